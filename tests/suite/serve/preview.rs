//! A running preview, and a clean build to compare it with.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::client::{Answer, ask, encode};
use crate::support::TestSite;

/// How long a state is waited for: far longer than it may take, for a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until something holds; what is asked says why it did not.
pub fn wait_until(what: &str, mut holds: impl FnMut() -> Result<(), String>) {
    let end = Instant::now() + PATIENCE;
    loop {
        match holds() {
            Ok(()) => return,
            Err(why) if Instant::now() > end => panic!("{what}: {why}"),
            Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// `gongkai serve` at work. It ends with this value.
pub struct Preview {
    child: Child,
    lines: Arc<Mutex<Vec<String>>>,
    pub host: String,
}

impl Preview {
    /// Starts `serve --watch` on a free port.
    pub fn watch(site: &TestSite) -> Preview {
        Preview::start(site, &["--watch"])
    }

    /// Starts `serve` on a free port.
    pub fn start(site: &TestSite, arguments: &[&str]) -> Preview {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        command.args(["serve", "--today", "2026-11-25", "--port", "0"]).args(arguments);
        Preview::run(site, command)
    }

    /// Runs a command that serves a site.
    pub fn run(site: &TestSite, mut command: Command) -> Preview {
        command.current_dir(site.root()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (own, stderr) = (Arc::clone(&lines), child.stderr.take().unwrap());
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                own.lock().unwrap().push(line);
            }
        });
        let mut preview = Preview { child, lines, host: String::new() };
        let mut host = None;
        wait_until("the preview tells its address", || {
            let lines = preview.lines();
            host = lines.iter().find_map(|line| {
                line.split_once("http://").and_then(|(_, rest)| rest.split('/').next()).map(str::to_owned)
            });
            host.is_some().then_some(()).ok_or(format!("{lines:?}"))
        });
        preview.host = host.unwrap();
        preview
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has said so far.
    pub fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }

    /// How many updates it has told.
    pub fn updates(&self) -> usize {
        self.lines().iter().filter(|line| line.starts_with("已更新")).count()
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        ask(&self.host, method, &encode(path), headers).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What the bar of a page would show.
    pub fn state(&self, path: &str) -> Value {
        let address = format!("/_preview/page?at={}", encode(path));
        let answer = ask(&self.host, "GET", &address, &[]).unwrap();
        serde_json::from_slice(&answer.body).unwrap()
    }

    /// Waits until an address answers so.
    pub fn until_status(&self, path: &str, status: u16) {
        wait_until(path, || {
            let answer = self.get(path);
            (answer.status == status).then_some(()).ok_or(format!("{} {}", answer.status, answer.text()))
        });
    }

    /// Waits until a page says something.
    pub fn until_says(&self, path: &str, text: &str) {
        wait_until(path, || {
            let page = self.get(path).text();
            page.contains(text).then_some(()).ok_or(format!("does not say {text}: {page}"))
        });
    }

    /// Waits until a page says something no more.
    pub fn until_silent(&self, path: &str, text: &str) {
        wait_until(path, || {
            let page = self.get(path).text();
            (!page.contains(text)).then_some(()).ok_or(format!("still says {text}"))
        });
    }

    /// Waits until the findings that a page shows are so.
    pub fn until_state(&self, path: &str, what: &str, wanted: impl Fn(&Value) -> bool) {
        wait_until(what, || {
            let state = self.state(path);
            (state["checked"] == true && wanted(&state)).then_some(()).ok_or(format!("{state:#}"))
        });
    }

    /// Waits until every file of a clean build is served byte for byte, the script aside,
    /// and nothing else is in the list of them.
    pub fn until_as_built(&self, site: &TestSite) {
        let built = tempfile::tempdir().unwrap();
        let mut options = site.options();
        options.output_dir = Some(built.path().join("public"));
        let done = gongkai::pipeline::build(&options).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(done.outcome.is_some(), "a clean build finds {:#?}", done.diagnostics);
        let public = built.path().join("public");
        let manifest = std::fs::read_to_string(public.join("manifest.json")).unwrap();
        wait_until("served as built", || {
            let served = self.get("/manifest.json").text();
            if served == manifest {
                return Ok(());
            }
            let [a, b] = [&manifest, &served].map(|text| text.lines().collect::<BTreeSet<&str>>());
            Err(format!("{:#?}", a.symmetric_difference(&b).collect::<Vec<_>>()))
        });
        self.assert_files(&public);
    }

    fn assert_files(&self, public: &Path) {
        for entry in walkdir::WalkDir::new(public).into_iter().map(Result::unwrap) {
            if !entry.file_type().is_file() {
                continue;
            }
            let name = entry.path().strip_prefix(public).unwrap().to_str().unwrap().to_owned();
            let address = format!("/{}", name.strip_suffix("index.html").unwrap_or(&name));
            let answer = self.get(&address);
            assert_eq!(answer.status, 200, "{address}");
            let built = std::fs::read(entry.path()).unwrap();
            assert!(without_script(&answer.body) == built, "{address} is not served as built");
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page without what the preview adds.
pub fn without_script(body: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(body) else { return body.to_vec() };
    match text.split_once("<script src=\"/_preview/live.js\"") {
        Some((before, rest)) => {
            let after = rest.split_once("</script>").expect("a script ends").1;
            format!("{before}{after}").into_bytes()
        }
        None => body.to_vec(),
    }
}

/// Waits for a preview to end by itself.
pub fn ended(mut preview: Preview) -> std::process::ExitStatus {
    let mut status = None;
    wait_until("it ends", || {
        status = preview.child.try_wait().unwrap();
        status.map(|_| ()).ok_or("it still runs".to_owned())
    });
    status.unwrap()
}
