//! What a body holds that Markdown would lose or change, or that is not shown as its
//! author meant it.
//!
//! In: a body, without its front matter. Out: [`Trap`]s with their places in it. The
//! text is read as [`super::render`] reads it, so that what was mended on the way
//! (`##标题`) is told as well as what could not be. A rule that looks at events stands
//! in `marks`, `blocks`, `links`; one that looks at lines in `tables`; one that looks at
//! characters in `letters`.

mod blocks;
mod letters;
mod lines;
mod links;
mod marks;
mod reading;
mod tables;

use super::source::Source;
use crate::diagnostic::Text;
use reading::Reading;
use std::ops::Range;

/// A place that is not published as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trap {
    /// Kebab-case name of the defect; one of [`TRAPS`].
    pub rule: &'static str,
    /// Where, in the body as it was typed.
    pub bytes: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Text,
}

/// The names of all traps.
pub const TRAPS: &[&str] = &[
    "broken-link-syntax",
    "control-character",
    "full-width-pipe",
    "heading-by-underline",
    "heading-without-space",
    "indented-text",
    "invisible-character",
    "joined-lines",
    "list-number",
    "literal-marker",
    "merged-table-head",
    "missing-footnote",
    "raw-html",
    "star-between-figures",
    "table-cell-count",
    "table-delimiter",
    "unclosed-code",
    "unclosed-comment",
    "unprintable-character",
];

/// All traps of a body, in order of place.
pub fn traps(text: &str) -> Vec<Trap> {
    let source = Source::uncommented(text);
    let reading = Reading::of(&source);
    let mut found = Found { text, source: &source, traps: Vec::new() };
    marks::find(&reading, &mut found);
    blocks::find(&reading, &mut found);
    links::find(&reading, &mut found);
    lines::find(&reading, &mut found);
    tables::find(&reading, &mut found);
    letters::find(&mut found);
    let mut traps = found.traps;
    traps.sort_by_key(|trap| (trap.bytes.start, trap.rule));
    traps
}

/// What was found so far.
struct Found<'t> {
    /// As it was typed.
    text: &'t str,
    /// As it is parsed.
    source: &'t Source,
    traps: Vec<Trap>,
}

impl Found<'_> {
    /// Notes a trap at a stretch of the parsed text.
    fn add(&mut self, rule: &'static str, stretch: Range<usize>, message: Text, help: Text) {
        let bytes = self.source.original(stretch);
        self.add_typed(rule, bytes, message, help);
    }

    /// Notes a trap at a stretch of the text as it was typed.
    fn add_typed(&mut self, rule: &'static str, bytes: Range<usize>, message: Text, help: Text) {
        self.traps.push(Trap { rule, bytes, message, help });
    }
}

/// A text for a message: its first characters. Long numbers are left out, for they may
/// be somebody's.
fn short(text: &str) -> String {
    const MOST: usize = 20;
    const LONGEST_NUMBER: usize = 6;
    let (mut out, mut digits) = (String::new(), 0);
    let text = text.trim();
    for c in text.chars().take(MOST) {
        digits = if c.is_numeric() || c == '*' { digits + 1 } else { 0 };
        if digits <= LONGEST_NUMBER {
            out.push(c);
        } else if digits == LONGEST_NUMBER + 1 {
            out.push('…');
        }
    }
    if text.chars().count() > MOST && !out.ends_with('…') {
        out.push('…');
    }
    out
}
