//! Links of a body that lead to nothing that is published.

use crate::diagnostic::{Diagnostic, Text};
use crate::say;
use crate::site::Site;
use crate::yaml::nearest;

/// A link to a file that is not there or not published.
pub const BROKEN: &str = "broken-link";

pub fn broken(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for document in &site.documents {
        for link in &document.links {
            if site.by_path(&link.target).is_some()
                || document.files.iter().any(|file| file.path == link.target)
            {
                continue;
            }
            let destination = &link.destination;
            let is_held = site.held.iter().any(|held| held.document.path == link.target);
            let message = if is_held {
                say!("链接指向的“{destination}”没有发布": "the link leads to “{destination}”, which is not published")
            } else {
                say!("链接指向的“{destination}”不存在": "the link leads to “{destination}”, which does not exist")
            };
            let help = if is_held {
                say!("等它发布，或者去掉链接；网页上只留文字": "wait until it is published, or remove the link; the page keeps the text only")
            } else {
                hint(site, &link.target)
            };
            diagnostics
                .push(Diagnostic::warning(BROKEN, message).at(&document.path).span(link.span).help(help));
        }
    }
    diagnostics
}

/// A file of nearly that name, as the author would write it if it lies beside.
fn hint(site: &Site, target: &str) -> Text {
    let (folder, name) = target.rsplit_once('/').unwrap_or(("", target));
    // Names are compared, not paths: files of one folder are not alike for that.
    let names = site.tree.entries.iter().map(|entry| entry.path.rsplit('/').next().unwrap_or(&entry.path));
    let likely = nearest(name, names);
    let found = likely.and_then(|likely| {
        let mut places = site.tree.entries.iter().map(|entry| entry.path.as_str());
        let beside = format!("{folder}/{likely}");
        let end = format!("/{likely}");
        if site.tree.get(&beside).is_some() {
            Some(likely.to_owned())
        } else {
            places.find(|path| path.ends_with(&end)).map(str::to_owned)
        }
    });
    match found {
        Some(likely) => {
            say!("是不是 {likely}？网页上只留文字": "did you mean {likely}? The page keeps the text only")
        }
        None => {
            say!("改正或去掉链接；网页上只留文字": "correct or remove the link; the page keeps the text only")
        }
    }
}
