//! Characters that stand in for something while a text is parsed.
//!
//! They must be punctuation to pulldown-cmark and absent from the text, so that
//! taking them out again can't touch anything an author wrote. If a text uses up
//! all candidates (it would have to try), it is parsed as plain CommonMark.

use pulldown_cmark::CowStr;

/// Kharoshthi and cuneiform punctuation: never met in an office document.
const CANDIDATES: [char; 14] = [
    '\u{10A50}',
    '\u{10A51}',
    '\u{10A52}',
    '\u{10A53}',
    '\u{10A54}',
    '\u{10A55}',
    '\u{10A56}',
    '\u{10A57}',
    '\u{10A58}',
    '\u{12470}',
    '\u{12471}',
    '\u{12472}',
    '\u{12473}',
    '\u{12474}',
];

/// Three characters that do not occur in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    /// Nothing: punctuation that lets a marker beside it open and close, or
    /// that keeps a line from being read as something else.
    pub mark: char,
    /// A `*` that is no marker.
    pub star: char,
    /// A `~` that is no marker.
    pub tilde: char,
}

impl Signs {
    /// Signs for a text.
    pub fn choose(text: &str) -> Option<Signs> {
        let mut free = CANDIDATES.into_iter().filter(|sign| !text.contains(*sign));
        Some(Signs { mark: free.next()?, star: free.next()?, tilde: free.next()? })
    }

    /// What the author wrote.
    pub fn restore<'a>(&self, text: CowStr<'a>) -> CowStr<'a> {
        if !text.contains([self.mark, self.star, self.tilde]) {
            return text;
        }
        let mut plain = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                c if c == self.mark => {}
                c if c == self.star => plain.push('*'),
                c if c == self.tilde => plain.push('~'),
                c => plain.push(c),
            }
        }
        plain.into()
    }
}
