//! Chromium without a head. A page of the test holds a frame for each page of the
//! portal, 360 px wide (a window is never that narrow), and writes down their widths.

use std::fmt;
use std::path::Path;
use std::process::Command;

use super::http;
use super::server::Server;

/// What Chromium is called.
pub const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// A page and how wide it became.
#[derive(Debug)]
pub struct Measured {
    pub page: String,
    pub width: u32,
    /// The elements that reach furthest, for whoever mends it.
    pub widest: String,
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {} px wide: {}", http::decode(&self.page), self.width, self.widest)
    }
}

const SCRIPT: &str = include_str!("../../web/measure.js");

/// The home page, a report, a notice, the overview of funds, lists, all from the links
/// that are there; and every page, if there are not too many.
pub fn pages(server: &Server) -> Vec<String> {
    super::html_files(&server.public, "/zwgk/").into_iter().take(400).collect()
}

/// Loads pages `width` pixels wide. Fails on a line of the console: broken policy,
/// script error, file that is not there.
pub fn measure(server: &Server, chromium: &Path, width: u32, pages: &[String]) -> Vec<Measured> {
    std::fs::write(server.pages.join("measure.js"), SCRIPT).unwrap();
    let mut all = Vec::new();
    for (number, some) in pages.chunks(60).enumerate() {
        let frames: String = some
            .iter()
            .map(|page| format!("<iframe width=\"{width}\" height=\"800\" src=\"{page}\"></iframe>\n"))
            .collect();
        let html = format!(
            "<!doctype html><title>frames</title><style>iframe{{border:0}}</style><body>\n{frames}<script src=\"measure.js\"></script></body>"
        );
        let name = format!("frames-{number}.html");
        std::fs::write(server.pages.join(&name), html).unwrap();
        let (dom, console) = load(chromium, &format!("{}/-free/{name}", server.origin));
        assert!(console.is_empty(), "the console says:\n{}", console.join("\n"));
        let lines = dom
            .split("data-widths=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("widths in the page");
        for line in lines.split('\n') {
            let parts: Vec<&str> = line.split('|').collect();
            all.push(Measured {
                page: parts[0].to_owned(),
                width: parts[1].parse().unwrap(),
                widest: parts[2].to_owned(),
            });
        }
    }
    assert_eq!(all.len(), pages.len());
    all
}

/// The DOM of a page after it was loaded, and what the console said.
pub fn load(chromium: &Path, address: &str) -> (String, Vec<String>) {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--disable-dev-shm-usage", "--enable-logging=stderr", "--v=0", "--virtual-time-budget=20000"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(["--dump-dom", address])
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    let console = errors.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect();
    assert!(output.status.success(), "{errors}");
    (String::from_utf8_lossy(&output.stdout).into_owned(), console)
}

#[test]
fn what_must_not_be_is_seen() {
    let Some(server) = Server::start() else { return };
    let Some(chromium) = super::server::has(NAMES) else { return };
    // Wide content shows as a width.
    std::fs::write(server.pages.join("wide.html"), "<!doctype html><title>t</title><pre id=\"x\" class=\"y\">0123456789012345678901234567890123456789012345678901234567890123456789</pre>").unwrap();
    let measured = measure(&server, &chromium, 360, &["/-free/wide.html".to_owned()]);
    assert!(measured[0].width > 360 && measured[0].widest.contains("pre#x.y"), "{measured:?}");
    // A broken policy and a missing file show in the console.
    std::fs::write(
        server.pages.join("bad.html"),
        "<!doctype html><title>t</title><p style=\"color:red\">x</p><script>1</script>",
    )
    .unwrap();
    assert_eq!(load(&chromium, &format!("{}/-free/bad.html", server.origin)).1, Vec::<String>::new());
    let console = load(&chromium, &format!("{}/-strict/bad.html", server.origin)).1;
    assert_eq!(
        console.iter().filter(|line| line.contains("Content Security Policy")).count(),
        2,
        "{console:?}"
    );
}
