//! The secrets themselves, for the one who prints: they are taken out of whatever a
//! message, a line of a source or a path would show.

use std::collections::BTreeSet;
use std::fmt;

use aho_corasick::{AhoCorasick, MatchKind};

/// Texts that must not be printed. Not even debugging shows them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    texts: BTreeSet<String>,
    /// The letters and digits of them.
    bare: BTreeSet<String>,
}

impl Secrets {
    /// Adds one.
    pub fn insert(&mut self, text: &str) {
        // A text of one character would take every such character out.
        if text.chars().count() > 1 && self.texts.insert(text.to_owned()) {
            self.bare.insert(bare(text));
        }
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: Secrets) {
        self.texts.extend(other.texts);
        self.bare.extend(other.bare);
    }

    /// Is this text, or one with the same letters and digits, known?
    pub fn has_digits_of(&self, text: &str) -> bool {
        self.texts.contains(text) || self.bare.contains(&bare(text))
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// What takes them out of any number of texts.
    pub fn mask(&self) -> Mask {
        // Of two that begin at one place the longer is meant. Where they are too many for
        // one automaton, nothing at all is shown.
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&self.texts);
        Mask { finder: finder.ok(), is_empty: self.texts.is_empty() }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.texts.len())
    }
}

/// Takes secrets out of texts.
pub struct Mask {
    finder: Option<AhoCorasick>,
    is_empty: bool,
}

impl Mask {
    /// A text with every secret in it as `*`, character by character, so that places stay.
    pub fn masked(&self, text: &str) -> String {
        if self.is_empty {
            return text.to_owned();
        }
        let star = |c: char| if c == '\n' { '\n' } else { '*' };
        let Some(finder) = &self.finder else { return text.chars().map(star).collect() };
        let (mut shown, mut done) = (String::with_capacity(text.len()), 0);
        for hit in finder.find_iter(text) {
            shown.push_str(&text[done..hit.start()]);
            shown.extend(text[hit.range()].chars().map(star));
            done = hit.end();
        }
        shown + &text[done..]
    }
}
