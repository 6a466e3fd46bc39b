//! The text of a document against what its kind says of its parts.
//!
//! In: a record. Out: findings with their places in the body, and a small print of the
//! text by which the site sees what was copied. Figures in the text are not compared
//! with tables here.

mod agencies;
mod announced;
mod copied;
mod of_which;
mod parts;
mod sections;
mod vague;
mod years;

pub use copied::{Print, of_site};

use super::Ground;
use crate::diagnostic::{Diagnostic, Span, Text};
use crate::record::Record;
use parts::Parts;

/// The rules about the text of one document.
pub fn of_record(record: &Record, ground: Ground<'_>) -> (Vec<Diagnostic>, Option<Print>) {
    let year = record.year();
    if record.withdrawn || record.body.trim().is_empty() && record.kind.sections.is_empty() {
        return (Vec::new(), None);
    }
    let parts = Parts::of(record);
    let mut found = years::check(&parts);
    found.extend(of_which::check(&parts));
    if !record.kind.sections.iter().any(|section| section.valid.holds(year)) {
        return (found, None);
    }
    found.extend(sections::check(&parts));
    if !record.kind.tables.is_empty() {
        found.extend(vague::check(&parts));
    }
    // Where parts are prescribed, the text is the agency's own report of itself.
    let is_report = parts.sections.iter().any(|section| section.required);
    if !is_report {
        return (found, None);
    }
    found.extend(agencies::check(&parts, ground));
    found.extend(announced::check(&parts));
    (found, Print::of(&parts))
}

/// Where the text of a section stands in the body.
pub fn bytes_of(record: &Record, section: &str) -> Option<std::ops::Range<usize>> {
    let parts = Parts::of(record);
    parts.parts.iter().find(|part| part.section.key == section).map(|part| part.bytes.clone())
}

/// A warning about a stretch of the body.
fn in_body(record: &Record, rule: &str, bytes: (usize, usize), message: Text) -> Diagnostic {
    let span = Span::of_bytes(&record.body, bytes.0, bytes.1, record.body_line);
    Diagnostic::warning(rule, message).at(&record.path).span(span)
}
