//! Names: when two ways of writing are the same, and safe parts of addresses.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The form in which names are compared: NFKC (so full-width letters, digits and
/// brackets are half-width), no white space, straight quotes. `1、` is `1.`.
pub fn fold(name: &str) -> Cow<'_, str> {
    // Most names are letters, digits and ideographs only, which stay as they are.
    if name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '\u{4e00}'..='\u{9fff}'))
    {
        return Cow::Borrowed(name);
    }
    let folded: String = name
        .nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '“' | '”' | '„' | '‟' | '＂' => '"',
            '‘' | '’' => '\'',
            '、' => '.',
            '．' => '.',
            '〔' | '【' | '[' => '(',
            '〕' | '】' | ']' => ')',
            other => other,
        })
        .collect();
    Cow::Owned(folded)
}

/// A part of an address from any text: letters and digits of every script stay
/// (lower-case), all else becomes one hyphen; never empty.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "-".to_owned() } else { out.to_owned() }
}
