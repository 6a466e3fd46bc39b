//! Files of `content/` that no document names: they are not published.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::say;
use crate::site::Site;
use crate::source::Role;

/// A file that nobody names.
pub const UNNAMED: &str = "unnamed-file";

pub fn unnamed(site: &Site) -> Vec<Diagnostic> {
    // What a document names that is held back is named all the same.
    let documents = site.documents.iter().chain(site.held.iter().map(|held| &held.document));
    let named: BTreeSet<&str> = documents
        .flat_map(|document| {
            let files = document.files.iter().map(|file| file.path.as_str());
            files.chain(document.data.iter().map(String::as_str))
        })
        .collect();
    let others = site.tree.entries.iter().filter(|entry| entry.role == Role::Other);
    others
        .filter(|entry| !named.contains(entry.path.as_str()))
        .map(|entry| {
            Diagnostic::warning(UNNAMED, say!("没有文件提到它，不会发布": "no document names this file; it is not published"))
                .at(&entry.path)
                .help(say!("在文件头的“附件”里写上它，或者删去": "name it under “attachments” of a document, or remove it"))
        })
        .collect()
}
