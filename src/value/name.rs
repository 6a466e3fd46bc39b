//! Names: when two ways of writing are the same, and safe parts of addresses.

use std::borrow::Cow;
use std::cmp::Ordering;

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
/// (lower-case), signs that tell names apart (`C++`, `C#`) become their code points, all
/// else becomes one hyphen. A text of nothing else is written in code points, so that
/// two of them do not meet; never empty.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let apart = |out: &mut String| {
        if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    };
    for c in text.nfc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '_' {
            out.push(c);
            continue;
        }
        apart(&mut out);
        if matches!(c, '+' | '#' | '=' | '%' | '@' | '$' | '^' | '~' | '*') {
            out.push_str(&format!("{:x}", u32::from(c)));
            apart(&mut out);
        }
    }
    let out = out.trim_end_matches('-');
    if !out.is_empty() {
        return out.to_owned();
    }
    let signs = text.chars().filter(|c| *c != '-' && !c.is_whitespace());
    let codes: Vec<String> = signs.map(|c| format!("{:x}", u32::from(c))).collect();
    if codes.is_empty() { "-".to_owned() } else { codes.join("-") }
}

/// Compares two texts as people count: `附件9` stands before `附件10`. All else by code
/// point, so that the order is the same on every machine.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (one, other) = (piece(left), piece(right));
        let order = match (number(one), number(other)) {
            (Some(x), Some(y)) => x.len().cmp(&y.len()).then_with(|| x.cmp(y)),
            _ => one.cmp(other),
        };
        if order.is_ne() || one.is_empty() {
            return order.then_with(|| a.cmp(b));
        }
        (left, right) = (&left[one.len()..], &right[other.len()..]);
    }
}

/// The digits that a text begins with, or one other character.
fn piece(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = if digits > 0 { digits } else { text.chars().next().map_or(0, char::len_utf8) };
    &text[..end]
}

/// Digits without zeros before them.
fn number(piece: &str) -> Option<&str> {
    piece.starts_with(|c: char| c.is_ascii_digit()).then(|| piece.trim_start_matches('0'))
}
