//! A document's own text: what Markdown and YAML would lose or change without a word.
//!
//! The rules of the body are those of [`markdown::traps`]; those of the front matter
//! look at the text between the fences, since a value that was read has already lost
//! what these are about.

mod front;

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::markdown;
use crate::rules;
use crate::source::Split;

/// What is found in the text of a document.
pub fn of_source(path: &str, split: &Split) -> Vec<Diagnostic> {
    let mut found = front::find(path, split);
    found.extend(traps(path, &split.body, split.body_line));
    found
}

/// What is found in a body that begins on line `body_line` of the file at `path`.
pub fn traps(path: &str, body: &str, body_line: usize) -> Vec<Diagnostic> {
    let found = markdown::traps(body).into_iter().map(|trap| {
        let span = Span::of_bytes(body, trap.bytes.start, trap.bytes.end, body_line);
        // What was written is lost, or a figure or a table changes: an error.
        let severity = rules::find(trap.rule).map_or(Severity::Warning, |rule| rule.severity);
        let found = Diagnostic::warning(trap.rule, trap.message).at(path).span(span).help(trap.help);
        Diagnostic { severity, ..found }
    });
    found.collect()
}
