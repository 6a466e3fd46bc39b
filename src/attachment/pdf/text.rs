//! Texts outside of pages: properties, comments, names of fields.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

use crate::attachment::decode;

/// A text string: UTF-16 or UTF-8 by its mark; else mostly ASCII, but Chinese programs
/// write GBK there too.
pub fn decode_text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => UTF_8.decode_without_bom_handling(rest).0,
        bytes => decode::short(bytes).into(),
    };
    text.replace('\r', "\n").replace('\0', "")
}
