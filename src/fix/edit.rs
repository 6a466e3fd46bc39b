//! An edit of a text, and edits applied.

use std::ops::Range;

use super::front;
use crate::diagnostic::Text;

/// A stretch of a text and what is to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The replacement; it never has a line end.
    pub text: String,
    /// What is mended, for the author.
    pub what: Text,
}

impl Edit {
    pub(super) fn new(range: Range<usize>, text: impl Into<String>, what: Text) -> Edit {
        Edit { range, text: text.into(), what }
    }
}

/// The text with the edits made; `None` if two overlap or one does not fit the text.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        out.push_str(text.get(at..edit.range.start)?);
        text.get(edit.range.clone())?;
        out.push_str(&edit.text);
        at = edit.range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// What edits do, with their lines (from 1).
pub(super) fn notes(text: &str, edits: &[Edit]) -> Vec<(usize, Text)> {
    let lines = front::lines(text);
    let line = |at: usize| lines.iter().take_while(|line| line.start <= at).count();
    edits.iter().map(|edit| (line(edit.range.start), edit.what.clone())).collect()
}
