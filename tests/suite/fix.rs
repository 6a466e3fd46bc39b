//! `check --fix`: what has one safe answer is mended, all else stays to the byte.

mod command;
mod encodings;
mod front;
mod left_alone;
mod properties;
mod rows;
mod settings;

use gongkai::fix::Mended;
use gongkai::output::Replaced;
use gongkai::pipeline;

use crate::support::TestSite;

/// What would be mended on a site.
fn mends(site: &TestSite) -> Vec<Mended> {
    pipeline::mend(&site.options()).unwrap().files
}

/// Mends a site, and checks that nothing is left to be mended.
fn mend(site: &TestSite) -> Vec<Mended> {
    let files = mends(site);
    for mended in &files {
        assert_eq!(pipeline::write_mended(&site.options(), mended).unwrap(), Replaced::Written);
        assert_eq!(std::fs::read(site.path(&mended.path)).unwrap(), mended.after);
        assert!(!mended.notes.is_empty(), "what is mended is said");
    }
    assert_eq!(mends(site), [], "a second run finds nothing");
    files
}

/// A site with one document.
fn one(text: impl AsRef<[u8]>) -> TestSite {
    TestSite::new().file("content/甲.md", text)
}

/// The document after mending.
fn mended(text: &str) -> String {
    let site = one(text);
    mend(&site);
    std::fs::read_to_string(site.path("content/甲.md")).unwrap()
}

/// How many errors a site has.
fn errors(site: &TestSite) -> usize {
    let built = site.build();
    built.diagnostics.iter().filter(|found| found.severity == gongkai::diagnostic::Severity::Error).count()
}
