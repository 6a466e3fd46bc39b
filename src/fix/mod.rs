//! Mends that have one safe answer, as edits of the text.
//!
//! In: a file's bytes and what it is read with. Out: a [`Mended`] file, or nothing. Only
//! what is machine-readable is touched: the encoding, the front matter's own signs, and
//! values that a kind says are figures, dates or periods. Never a body, a code block, a
//! block text or a text in quotes. Every mend is tried with the real reader: it stays if
//! the finding that it is for goes away and no new error comes. Nothing is read from or
//! written to the disk here but what the reader itself reads.

mod colon;
mod date;
mod diff;
mod document;
mod edit;
mod encoding;
mod fence;
mod figure;
mod flow;
mod front;
mod indent;
mod judge;
mod number;
mod rows;
mod scalar;
mod settings;
mod structure;

pub use diff::{Veil, diff};
pub use document::{Looked, document, introduction};
pub use edit::{Edit, apply};
pub use encoding::{Decoded, decode, decode_rows};
pub use rows::{Sheet, rows};
pub use settings::{kind, site};

use crate::diagnostic::Text;

/// A file that can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Relative to the site's root, with `/`.
    pub path: String,
    /// What was read, to know it again before it is written.
    pub before: Vec<u8>,
    /// What is to be written.
    pub after: Vec<u8>,
    /// The text before, for the diff: decoded.
    pub text_before: String,
    /// The text after. It has as many lines.
    pub text_after: String,
    /// What is mended, with the line; 0: the whole file.
    pub notes: Vec<(usize, Text)>,
}

impl Mended {
    /// Puts a file together; `None` if nothing changed.
    fn of(
        path: &str,
        before: &[u8],
        decoded: Decoded,
        after: String,
        edits: &[(usize, Text)],
    ) -> Option<Mended> {
        let mut notes: Vec<(usize, Text)> = decoded.what.into_iter().map(|what| (0, what)).collect();
        notes.extend(edits.iter().cloned());
        notes.sort();
        notes.dedup();
        let bytes = if decoded.keeps_mark { format!("\u{FEFF}{after}") } else { after.clone() }.into_bytes();
        (bytes != before).then(|| Mended {
            path: path.to_owned(),
            before: before.to_vec(),
            after: bytes,
            text_before: decoded.text,
            text_after: after,
            notes,
        })
    }
}
