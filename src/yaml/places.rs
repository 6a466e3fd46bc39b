//! Where each key and value of a YAML text stands. Made only when something is
//! to be reported: it costs as much as the reading.

use std::collections::HashMap;

use super::{events, mistakes};
use crate::diagnostic::Span;

/// The places of a text by JSON Pointer; lines count from the text's first.
#[derive(Debug, Default)]
pub struct Places {
    keys: HashMap<String, Span>,
    values: HashMap<String, Span>,
}

impl Places {
    /// The places of `text`; none if it can't be read.
    pub fn of(text: &str) -> Places {
        mistakes::bounded(text)
            .and_then(|()| events::read(text))
            .map_or_else(|_| Places::default(), |tree| Places { keys: tree.keys, values: tree.values })
    }

    /// Where the key at `pointer` stands; where its nearest parent does, if it is
    /// an item of a list or not written.
    pub fn key(&self, pointer: &str) -> Option<Span> {
        self.climb(pointer, |at| self.keys.get(at).or_else(|| self.values.get(at)))
    }

    /// Where the value at `pointer` stands; where its nearest parent's key does, if
    /// it is not written. A value that is written as nothing is told by its key.
    pub fn value(&self, pointer: &str) -> Option<Span> {
        if let Some(span) = self.values.get(pointer)
            && (span.line, span.column) != (span.end_line, span.end_column)
        {
            return Some(*span);
        }
        self.key(pointer)
    }

    /// Where the value at `pointer` stands, if it is written.
    pub fn written(&self, pointer: &str) -> Option<Span> {
        self.values.get(pointer).copied()
    }

    fn climb<'a>(&'a self, pointer: &str, find: impl Fn(&str) -> Option<&'a Span>) -> Option<Span> {
        let mut at = pointer;
        loop {
            if let Some(span) = find(at)
                && !at.is_empty()
            {
                return Some(*span);
            }
            at = &at[..at.rfind('/')?];
        }
    }
}
