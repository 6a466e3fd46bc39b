//! The repository's own portal behind a real web server: every link at both mounts,
//! every page read strictly, and in a browser as narrow as a telephone.
//!
//! Without nginx or Chromium these tests are skipped aloud, and fail in CI.

mod browser;
mod crawl;
mod elements;
mod http;
mod markup;
mod server;

use std::path::Path;

use crawl::Walk;
use http::{decode, encode};
use server::Server;

/// Chromium, if it is there.
pub fn browser_path() -> Option<std::path::PathBuf> {
    server::has(browser::NAMES)
}

/// Encoded paths of the HTML files below a folder, as they are asked for.
fn html_files(public: &Path, mount: &str) -> Vec<String> {
    let entries = walkdir::WalkDir::new(public).sort_by_file_name().into_iter().map(Result::unwrap);
    let names = entries.filter_map(|entry| {
        let name = entry.path().strip_prefix(public).unwrap().to_str().unwrap().to_owned();
        name.ends_with(".html").then_some(name)
    });
    names
        .map(|name| encode(&format!("{mount}{}", name.strip_suffix("index.html").unwrap_or(&name))))
        .collect()
}

/// The addresses of the sitemap, moved to a mount.
fn sitemap(server: &Server, mount: &str) -> Vec<String> {
    let map = http::get(&server.origin, &format!("{mount}sitemap.xml"));
    assert_eq!(map.status, 200);
    let text = map.text();
    let home =
        text.split("<loc>").nth(1).and_then(|rest| rest.split("</loc>").next()).expect("a first address");
    let all = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    all.map(|loc| format!("{mount}{}", loc.strip_prefix(home).expect("below the home page"))).collect()
}

#[test]
fn every_link_answers_at_both_mounts() {
    let Some(server) = Server::start() else { return };
    let mut counts = Vec::new();
    for mount in ["/", "/zwgk/"] {
        let mut walk = Walk::from(&server.origin, mount, &[mount.to_owned()]);
        walk.go(&sitemap(&server, mount));
        walk.assert_right();
        // What no link leads to must be an old address or the 404 page.
        for path in html_files(&server.public, mount) {
            if walk.pages.contains_key(&path) || path == format!("{mount}404.html") {
                continue;
            }
            walk.go(std::slice::from_ref(&path));
            let moved = walk.pages.get(&path).is_some_and(|page| page.refresh.is_some());
            assert!(moved, "no link leads to {}", decode(&path));
        }
        walk.assert_right();
        assert!(walk.pages.len() > 30, "a walk over {} pages only", walk.pages.len());
        counts.push((walk.pages.len(), walk.answered.len()));
    }
    assert_eq!(counts[0], counts[1]);
}

#[test]
fn an_unknown_address_answers_with_a_page_whose_links_work() {
    let Some(server) = Server::start() else { return };
    for path in [
        "/zwgk/nirgends",
        "/zwgk/policy/nirgends/",
        &encode("/zwgk/政策/没有/这一页.html"),
        "/zwgk/assets/no.css",
    ] {
        let answer = http::get(&server.origin, path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("Content-Type"), "text/html; charset=utf-8");
        assert!(!answer.header("Content-Security-Policy").is_empty());
        let mut walk = Walk::from(&server.origin, "/zwgk/", &[]);
        walk.page(path, &answer.text());
        walk.go(&[]);
        walk.assert_right();
        assert!(walk.answered.contains("/zwgk/"), "the 404 page leads home");
    }
    // At the root the same file is served; it was made for the portal's own base.
    assert_eq!(http::get(&server.origin, "/nirgends/").status, 404);
}

#[test]
fn a_narrow_page_does_not_scroll_sideways_and_breaks_no_policy() {
    let Some(server) = Server::start() else { return };
    let Some(chromium) = server::has(browser::NAMES) else { return };
    let measured = browser::measure(&server, &chromium, 360, &browser::pages(&server));
    assert!(measured.len() >= 5, "{measured:?}");
    let wide: Vec<String> =
        measured.iter().filter(|page| page.width > 360).map(|page| page.to_string()).collect();
    assert!(wide.is_empty(), "wider than 360 px:\n{}", wide.join("\n"));
}
