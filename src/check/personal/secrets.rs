//! The secrets themselves, for the one who prints: they are taken out of whatever a
//! message, a line of a source or a path would show.

use std::collections::BTreeSet;
use std::fmt;

/// Texts that must not be printed. Not even debugging shows them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    texts: BTreeSet<String>,
}

impl Secrets {
    /// Adds one; `false` if it was known.
    pub fn insert(&mut self, text: &str) -> bool {
        // A text of one character would take every such character out.
        text.chars().count() > 1 && self.texts.insert(text.to_owned())
    }

    /// Adds all of another.
    pub fn extend(&mut self, other: Secrets) {
        self.texts.extend(other.texts);
    }

    /// Is this text, or one with the same digits, known?
    pub fn has_digits_of(&self, text: &str) -> bool {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        self.texts.contains(text) || self.texts.iter().any(|known| plain(known) == plain(text))
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// A text with every secret in it as `*`, character by character, so that places stay.
    pub fn masked(&self, text: &str) -> String {
        let mut shown = text.to_owned();
        // The longer first: a shorter one may be a part of it.
        let mut secrets: Vec<&String> = self.texts.iter().collect();
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        for secret in secrets {
            if shown.contains(secret.as_str()) {
                let stars: String = secret.chars().map(|c| if c == '\n' { '\n' } else { '*' }).collect();
                shown = shown.replace(secret.as_str(), &stars);
            }
        }
        shown
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({})", self.texts.len())
    }
}
