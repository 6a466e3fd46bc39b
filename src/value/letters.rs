//! Characters that nobody sees: they come along when text is copied from Word, PDF
//! files and web pages, and make searches, addresses and comparisons fail.

use std::borrow::Cow;

/// Characters that neither HTML nor XML can hold: controls other than tab and line
/// ends, and code points that are no characters.
pub fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Characters without width that do nothing in Chinese: zero-width spaces and joiners
/// of words, soft hyphens, marks of writing direction. Not the joiner of emoji
/// (U+200D) and not variation selectors, which change what is seen.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
        | '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A text without what [`is_control`] and [`is_invisible`] name.
pub fn visible(text: &str) -> Cow<'_, str> {
    let unseen = |c: char| is_control(c) || is_invisible(c);
    if text.contains(unseen) { text.replace(unseen, "").trim().to_owned().into() } else { text.into() }
}

/// How a code point is named: `U+200B`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
