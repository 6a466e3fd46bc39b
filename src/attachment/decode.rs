//! Bytes of a text file to text, whatever its encoding.
//!
//! `source::decode` refuses what is not UTF-8, because pages are made of it; here
//! all that can be read is read.

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text; `None` for bytes that are no text.
pub fn text(bytes: &[u8]) -> Option<String> {
    let text = decode(bytes);
    // A few stray control characters happen; a file full of them is something else.
    let strange =
        |c: &char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || *c == '\u{fffd}';
    let (count, odd) = (text.chars().count(), text.chars().filter(strange).count());
    (odd * 50 <= count).then_some(text)
}

/// The text, with `\u{fffd}` for what does not fit.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return text.to_owned();
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    for encoding in [GB18030, BIG5] {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        if !failed {
            return text.into_owned();
        }
    }
    // Truncated in the middle of a character, or mixed: the reading with fewer holes.
    let holes = |text: &str| text.chars().filter(|c| *c == '\u{fffd}').count();
    let (utf8, _) = UTF_8.decode_without_bom_handling(bytes);
    let (gbk, _) = GB18030.decode_without_bom_handling(bytes);
    if holes(&gbk) < holes(&utf8) { gbk.into_owned() } else { utf8.into_owned() }
}

/// UTF-16 without a mark: the line ends and digits of any text have a zero byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low) = (zeros(1), zeros(0));
    match (high > sample.len() / 20, low > sample.len() / 20) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Bytes in GB18030 or, where they fit, UTF-8: names in archives, old office texts.
pub fn short(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Little-endian UTF-16.
pub fn utf16le(bytes: &[u8]) -> String {
    UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}
