//! Findings in files, told where the file is published from.

use std::collections::BTreeMap;

use super::file::FileFinding;
use super::rules::NAMES;
use crate::diagnostic::{Diagnostic, Severity};
use crate::kinds::Listed;
use crate::site::Site;

/// The findings of all files, as grave as their rules where a document publishes the file
/// or the site copies it as it is; what nobody names is not published, and a warning.
pub fn of_files(site: &Site, files: &BTreeMap<String, Vec<FileFinding>>) -> Vec<Diagnostic> {
    let mut owners: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for document in site.documents.iter().chain(site.held.iter().map(|held| &held.document)) {
        let masks = document.kind.listed == Some(Listed::Masked);
        let of_document = document.files.iter().map(|file| file.path.as_str());
        for path in of_document.chain(document.data.iter().map(String::as_str)) {
            owners.entry(path).or_default().push(masks);
        }
    }
    let mut all = Vec::new();
    for (path, findings) in files {
        let of = owners.get(path.as_str());
        let is_published = of.is_some() || !path.starts_with("content/");
        for finding in findings {
            if finding.rule == NAMES && !of.is_some_and(|masks| masks.contains(&true)) {
                continue;
            }
            let mut found = finding.diagnostic(path);
            if !is_published && found.severity == Severity::Error {
                found.severity = Severity::Warning;
            }
            all.push(found);
        }
    }
    all
}
