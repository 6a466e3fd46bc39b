//! Findings in files, told where the file is published from.

use std::collections::BTreeMap;

use super::file::FileFinding;
use super::rules::{NAMES, needs_approver};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kinds::Listed;
use crate::site::Site;

/// How a file reaches the public.
#[derive(Default)]
struct Way {
    /// A document publishes it.
    attached: bool,
    /// Rows of a document's table stand in it; the file itself is not published.
    rows: bool,
    /// Its lists must mask names.
    masks: bool,
}

/// The findings of all files, as grave as their rules where a document publishes the file
/// or the site copies it as it is; what nobody names is not published, and a warning.
pub fn of_files(site: &Site, files: &BTreeMap<String, Vec<FileFinding>>) -> Vec<Diagnostic> {
    let mut ways: BTreeMap<&str, Way> = BTreeMap::new();
    for document in site.documents.iter().chain(site.held.iter().map(|held| &held.document)) {
        let masks = document.kind.listed == Some(Listed::Masked);
        for file in &document.files {
            let way = ways.entry(&file.path).or_default();
            (way.attached, way.masks) = (true, way.masks | masks);
        }
        for path in &document.data {
            let way = ways.entry(path).or_default();
            (way.rows, way.masks) = (true, way.masks | masks);
        }
    }
    let nobody = Way::default();
    let mut all = Vec::new();
    for (path, findings) in files {
        let way = ways.get(path.as_str()).unwrap_or(&nobody);
        let is_static = !path.starts_with("content/");
        for finding in findings {
            // What can't be read, and who made a file, matters where the file itself goes out;
            // what a site copies as it is are its own pictures, fonts and programs.
            let is_personal = needs_approver(&finding.rule);
            if !is_personal && !way.attached || finding.rule == NAMES && !way.masks {
                continue;
            }
            let mut found = finding.diagnostic(path);
            if !way.attached && !way.rows && !is_static && found.severity == Severity::Error {
                found.severity = Severity::Warning;
            }
            all.push(found);
        }
    }
    all
}
