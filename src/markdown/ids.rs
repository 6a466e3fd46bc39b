//! Ids of headings: readable in an address, the same at every build.

use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// The ids given so far in a document. They hold no `:`, which those of
/// footnotes do, so the two never meet.
#[derive(Debug, Default)]
pub(super) struct Ids {
    given: BTreeSet<String>,
    /// The last number tried for a text.
    numbers: BTreeMap<String, usize>,
}

impl Ids {
    /// An id for a heading's text: `办理程序`, the second time `办理程序-2`.
    pub fn give(&mut self, text: &str) -> String {
        let slug = slug(text);
        let mut id = slug.clone();
        let number = self.numbers.entry(slug.clone()).or_insert(1);
        while !self.given.insert(id.clone()) {
            *number += 1;
            id = format!("{slug}-{number}");
        }
        id
    }
}

/// Letters, digits, `-` and `_` of a text in NFC, blanks as `-`; never empty.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfc() {
        if c.is_alphanumeric() || c == '_' {
            slug.push(c);
        } else if (c.is_whitespace() || c == '-') && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}
