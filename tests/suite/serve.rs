//! The preview: what is served equals what a build writes, after every edit, whatever
//! editors do to files; and open pages follow, in a real Chromium.
//!
//! Nothing here waits for a time and hopes: a state is waited for, and generously.

mod browser;
mod client;
mod devtools;
mod edits;
mod faults;
mod faults_watch;
mod pages;
mod preview;
mod transport;

use serde_json::Value;

use crate::support::TestSite;

/// The catalogue's site for faults of a preview.
pub fn catalogue() -> TestSite {
    let tree: Value = serde_json::from_str(include_str!("fixtures/preview.tree.json")).unwrap();
    let mut site = TestSite::new();
    for (path, text) in tree["files"].as_object().unwrap() {
        // The folder of the output is `publish.output` here, and `public` unless said otherwise.
        site = site.file(path, text.as_str().unwrap().replace("output_dir: public\n", ""));
    }
    site
}
