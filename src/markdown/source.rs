//! The text that is parsed, and the way back from it to the text as written.

use super::comments::comments;
use super::signs::Signs;
use super::survey::{self, Repairs};
use super::{options, tidy};
use crate::value::is_control;
use pulldown_cmark::{Event, OffsetIter, Parser};
use std::ops::Range;

/// A change to a text: at a byte, so many bytes are replaced by `insert`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub at: usize,
    pub remove: usize,
    pub insert: String,
}

impl Edit {
    pub fn insert(at: usize, insert: impl Into<String>) -> Edit {
        Edit { at, remove: 0, insert: insert.into() }
    }

    pub fn replace(at: usize, remove: usize, insert: impl Into<String>) -> Edit {
        Edit { at, remove, insert: insert.into() }
    }
}

/// A text after its edits.
struct Edited {
    text: String,
    /// Ends of edits, ascending: place in `text`, place in the text before.
    ends: Vec<(usize, usize)>,
}

impl Edited {
    /// Applies edits in order of place; one that overlaps its predecessor is left out.
    fn new(before: &str, mut edits: Vec<Edit>) -> Edited {
        edits.sort_by_key(|edit| edit.at);
        let (mut text, mut ends, mut done) = (String::with_capacity(before.len() + 16), Vec::new(), 0);
        for edit in edits {
            let Some(kept) = before.get(done..edit.at) else { continue };
            text.push_str(kept);
            text.push_str(&edit.insert);
            done = edit.at + edit.remove;
            ends.push((text.len(), done));
        }
        text.push_str(before.get(done..).unwrap_or_default());
        Edited { text, ends }
    }

    /// The place before the edits of a stretch after them.
    fn before(&self, stretch: Range<usize>) -> Range<usize> {
        let start = self.place(stretch.start, |after| after <= stretch.start);
        start..self.place(stretch.end, |after| after < stretch.end).max(start)
    }

    /// The place before the edits of a place that has these edits before it.
    fn place(&self, at: usize, passed: impl Fn(usize) -> bool) -> usize {
        let next = self.ends.partition_point(|(after, _)| passed(*after));
        let (after, before) = if next == 0 { (0, 0) } else { self.ends[next - 1] };
        let place = before + (at - after);
        self.ends.get(next).map_or(place, |(_, limit)| place.min(*limit))
    }
}

/// A body made ready for parsing.
pub(super) struct Source {
    /// Line ends and NUL as CommonMark wants them, then what Chinese needs.
    steps: Vec<Edited>,
    signs: Option<Signs>,
}

/// A change of structure can bring another to light (a paragraph that is split off
/// is the header of a table). What a text made for it still hides then stays as it is.
const MOST_READINGS: usize = 4;

impl Source {
    pub fn new(text: &str) -> Source {
        Source::after(Vec::new(), text)
    }

    /// The text without its comments; places are those of the text with them.
    pub fn uncommented(text: &str) -> Source {
        let comments = comments(text).into_iter().map(|range| Edit::replace(range.start, range.len(), ""));
        Source::after(vec![Edited::new(text, comments.collect())], text)
    }

    fn after(mut steps: Vec<Edited>, text: &str) -> Source {
        let before = steps.last().map_or(text, |step| &step.text);
        let normal = Edited::new(before, normalisations(before));
        let signs = Signs::choose(&normal.text);
        steps.push(normal);
        let mut source = Source { steps, signs };
        let mut reading = 1;
        while source.repair(reading == MOST_READINGS) {
            reading += 1;
        }
        source
    }

    /// Reads the text once and changes it. Is another reading needed?
    fn repair(&mut self, last: bool) -> bool {
        let Some(signs) = self.signs else { return false };
        let Repairs { structure, inline } = survey::repairs(self.text(), signs);
        let again = !structure.is_empty() && !last;
        let edits = if again { structure } else { inline };
        if !edits.is_empty() {
            self.steps.push(Edited::new(self.text(), edits));
        }
        again
    }

    /// The text that is parsed.
    pub fn text(&self) -> &str {
        self.steps.last().map_or("", |step| &step.text)
    }

    /// The signs in [`Source::text`], if it has any.
    pub fn signs(&self) -> Option<Signs> {
        self.signs
    }

    /// Events with their places in [`Source::text`], signs still in them.
    pub fn parse(&self) -> OffsetIter<'_> {
        Parser::new_ext(self.text(), options()).into_offset_iter()
    }

    /// Events ready to be written.
    pub fn tidied(&self) -> Vec<Event<'_>> {
        tidy::tidy(Parser::new_ext(self.text(), options()), self.signs)
    }

    /// What the author wrote for a piece of the parsed text.
    pub fn restore(&self, text: &str) -> String {
        self.signs.map_or_else(|| text.to_owned(), |signs| signs.restore(text.into()).into_string())
    }

    /// The place in the original text of a stretch of [`Source::text`].
    pub fn original(&self, stretch: Range<usize>) -> Range<usize> {
        self.steps.iter().rev().fold(stretch, |stretch, step| step.before(stretch))
    }
}

/// CR LF and CR become LF, NUL the replacement character; other control characters,
/// which neither HTML nor XML can hold, are taken out.
fn normalisations(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, found) in text.match_indices(|c| c == '\r' || is_control(c)) {
        edits.push(match found {
            "\0" => Edit::replace(at, 1, "\u{FFFD}"),
            "\r" if text[at + 1..].starts_with('\n') => Edit::replace(at, 1, ""),
            "\r" => Edit::replace(at, 1, "\n"),
            control => Edit::replace(at, control.len(), ""),
        });
    }
    edits
}
