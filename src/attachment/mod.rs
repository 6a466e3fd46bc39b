//! Attachments, read for what they say: a file's bytes in, texts and tables with
//! their places out, wherever in the file they stand: comments, hidden sheets,
//! tracked changes, earlier wordings, properties, files inside.
//!
//! Nothing here judges what was found, knows a rule, or opens a file of the disk.
//! A file that can't be read, or not in full, is a [`Trouble`], never a failure:
//! readers have limits by counts and never trust a size that a file declares.
//! What a file is shows in its first bytes; its name is only asked where they say
//! nothing.

mod archive;
mod decode;
mod desk;
mod guard;
mod html;
mod image;
mod odf;
mod ole;
mod ooxml;
mod pdf;
mod place;
mod plain;
mod reading;
mod rtf;
mod sniff;
mod trouble;
mod xml;

pub use place::{Place, column_letters};
pub use reading::{Cell, Kept, Naming, Passage, Piece, Reading, Row, Table, Trace, TraceKind};
pub use trouble::{Trouble, What};

use desk::Desk;
use sniff::Format;

/// What is read at most. The defaults read a table of 500 000 cells and keep the
/// whole below 300 MB of memory.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: usize,
    /// Bytes unpacked from it, all archives together.
    pub inflated_bytes: usize,
    /// Files in archives, all together.
    pub entries: usize,
    /// Archives in archives.
    pub depth: usize,
    /// Cells of tables.
    pub cells: usize,
    /// Bytes of text given.
    pub text_bytes: usize,
    /// Pages of a PDF.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 64 << 20,
            inflated_bytes: 64 << 20,
            entries: 5_000,
            depth: 4,
            cells: 500_000,
            text_bytes: 24 << 20,
            pages: 3_000,
        }
    }
}

/// Reads a file: `name` with its extension, and its bytes.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Reading {
    let mut desk = Desk::new(limits);
    if bytes.is_empty() || bytes.len() > limits.file_bytes {
        let what = if bytes.is_empty() { What::Broken } else { What::TooLarge };
        desk.trouble(&Place::top(), what);
        return desk.finish();
    }
    // Deep formats recurse a little, and how large a caller's stack is nobody knows.
    guard::roomy(&mut desk, |desk| read_into(desk, &Place::top(), name, bytes));
    desk.finish()
}

/// Reads a file that stands at `place`; also used for files inside files.
fn read_into(desk: &mut Desk, place: &Place, name: &str, bytes: &[u8]) {
    let before = (desk.so_far().pieces.len(), desk.so_far().troubles.len());
    match sniff::format(name, bytes) {
        Format::Zip => archive::read(desk, place, bytes),
        Format::Ole => ole::read(desk, place, bytes),
        Format::Pdf => pdf::read(desk, place, bytes),
        Format::Rtf => rtf::read(desk, place, bytes),
        Format::Image => image::read(desk, place, bytes),
        Format::Html(text) => html::read(desk, place, &text),
        Format::Xml(text) => xml::read(desk, place, &text),
        Format::Csv(text) => plain::csv(desk, place, &text),
        Format::Text(text) => desk.lines(place, text),
        Format::Unknown => desk.trouble(place, What::Unread),
    }
    let after = (desk.so_far().pieces.len(), desk.so_far().troubles.len());
    // Beyond a limit nothing is read, and that is told already.
    let limited = desk.so_far().troubles.iter().any(|trouble| trouble.what == What::TooLarge);
    if before == after && !bytes.is_empty() && !limited {
        desk.trouble(place, What::NoText);
    }
}
