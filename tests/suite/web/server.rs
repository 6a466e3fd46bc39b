//! The portal of this repository behind a real nginx, at two mounts.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use gongkai::pipeline::{self, Options};

use crate::support::today;

/// A running nginx. It ends when its input does: with this value, or with the test.
pub struct Server {
    pub origin: String,
    /// Files of it stand at `/-strict/` and `/-free/`.
    pub pages: PathBuf,
    /// The folder that is served.
    pub public: PathBuf,
    script: Child,
    _built: Option<tempfile::TempDir>,
}

/// Is a program there? If not, that is said aloud, and is a failure in CI.
#[allow(clippy::print_stderr, reason = "a skipped test is said aloud")]
pub fn has(programs: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> =
        std::env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]).collect();
    let all = programs.iter().flat_map(|program| folders.iter().map(move |folder| folder.join(program)));
    let found = all.into_iter().find(|path| path.is_file());
    if found.is_none() {
        let names = programs.join(" or ");
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "{names} is not installed, and CI may not skip a test"
        );
        eprintln!("SKIPPED: {names} is not installed; tests/run.sh installs it as root on Debian");
    }
    found
}

impl Server {
    /// Serves `$GONGKAI_PUBLIC`, a built portal, or else builds one; `None` if there
    /// is no nginx.
    pub fn start() -> Option<Server> {
        has(&["nginx"])?;
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let (public, built) = match std::env::var_os("GONGKAI_PUBLIC") {
            Some(public) => (PathBuf::from(public), None),
            None => {
                let folder = tempfile::tempdir().unwrap();
                let mut options = Options::new(repository, today());
                options.output_dir = Some(folder.path().join("public"));
                let done = pipeline::build(&options).unwrap_or_else(|failure| panic!("{failure}"));
                assert!(
                    done.outcome.is_some(),
                    "the repository's own portal has errors: {:?}",
                    done.diagnostics
                );
                (folder.path().join("public"), Some(folder))
            }
        };
        let mut script = Command::new("bash")
            .arg(repository.join("tests/web/serve.sh"))
            .arg(&public)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("bash");
        let mut line = String::new();
        BufReader::new(script.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (origin, pages) = line.trim_end().split_once(' ').expect("nginx started");
        let (origin, pages) = (origin.to_owned(), PathBuf::from(pages));
        Some(Server { origin, pages, public, script, _built: built })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        let _ = self.script.wait();
    }
}
