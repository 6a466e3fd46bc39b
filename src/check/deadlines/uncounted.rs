//! Deadlines in years whose holidays are not known: told once a year, never guessed.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Text};
use crate::value::NoYear;

/// A year without a calendar.
pub const UNKNOWN: &str = "calendar-unknown";

/// How many deadlines each unknown year kept from being counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uncounted {
    /// Of documents, and of documents that are not there.
    years: BTreeMap<i16, (usize, usize)>,
}

impl Uncounted {
    /// A document's deadline.
    pub fn note(&mut self, no_year: NoYear) {
        self.years.entry(no_year.year).or_default().0 += 1;
    }

    /// The deadline of a document that might be missing.
    pub fn note_missing(&mut self, no_year: NoYear) {
        self.years.entry(no_year.year).or_default().1 += 1;
    }

    /// Takes in what another document left.
    pub fn add(&mut self, other: &Uncounted) {
        for (year, (there, missing)) in &other.years {
            let own = self.years.entry(*year).or_default();
            *own = (own.0 + there, own.1 + missing);
        }
    }

    /// One finding a year.
    pub fn told(&self) -> Vec<Diagnostic> {
        let told = self.years.iter().map(|(year, (there, missing))| {
            let no_year = NoYear { year: *year };
            let (why, count) = (no_year.message(), there + missing);
            let (zh, en) = (&why.zh, &why.en);
            let message = Text {
                zh: format!("{zh}；{count} 个期限没有检查"),
                en: format!("{en}; {count} deadlines were not checked"),
            };
            let mut found = Diagnostic::warning(UNKNOWN, message).help(no_year.help());
            // Without a document that it concerns, it is the day that asks.
            found.dated = *there == 0;
            found
        });
        told.collect()
    }
}
