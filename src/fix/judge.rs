//! What the real reader says of a text, and whether another text is better.

use crate::diagnostic::{Diagnostic, Severity};

/// The reader's word.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Could the text be read at all? Else all else is unknown.
    pub is_read: bool,
    /// What was found.
    pub found: Vec<Diagnostic>,
    /// Its errors, in order.
    errors: Vec<Fault>,
}

/// An error by its rule and place, whatever its message says of the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    rule: String,
    path: Option<String>,
    pointer: Option<String>,
    line: Option<usize>,
}

/// Reads a text and judges it.
pub type Judge<'a> = dyn Fn(&str) -> Verdict + 'a;

impl Verdict {
    pub fn new(is_read: bool, found: Vec<Diagnostic>) -> Verdict {
        let errors = found.iter().filter(|found| found.severity == Severity::Error).map(|found| Fault {
            rule: found.rule.clone(),
            path: found.path.clone(),
            // A place that has a pointer keeps it when characters before it change.
            line: found.span.filter(|_| found.data_path.is_none()).map(|span| span.line),
            pointer: found.data_path.clone(),
        });
        let mut errors: Vec<Fault> = errors.collect();
        errors.sort();
        Verdict { is_read, found, errors }
    }

    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Has this no error that `before` had not?
    pub fn adds_nothing_to(&self, before: &Verdict) -> bool {
        let mut old = before.errors.iter().peekable();
        self.errors.iter().all(|error| {
            while old.next_if(|old| *old < error).is_some() {}
            old.next_if(|old| *old == error).is_some()
        })
    }

    /// Is this better than `before`: read where that was not, or with fewer errors and none
    /// that is new?
    pub fn betters(&self, before: &Verdict) -> bool {
        match (self.is_read, before.is_read) {
            (false, _) => false,
            (true, false) => true,
            (true, true) => self.errors.len() < before.errors.len() && self.adds_nothing_to(before),
        }
    }
}
