//! What kind of writing a character belongs to, as far as spacing and emphasis
//! depend on it. Ranges, not full Unicode properties: they cover what Chinese,
//! Japanese and Korean texts use.

/// A character that needs no space beside it: Han, kana, bopomofo, Yi and
/// full-width punctuation. Not Hangul, which is written with spaces, and not
/// the ideographic space.
pub(super) fn wide(c: char) -> bool {
    matches!(u32::from(c),
        0x2E80..=0x2FFF | 0x3001..=0x312F | 0x3190..=0x4DBF | 0x4E00..=0xA4CF
        | 0xF900..=0xFAFF | 0xFE10..=0xFE1F | 0xFE30..=0xFE6F | 0xFF01..=0xFF9F
        | 0xFFE0..=0xFFE6 | 0x1AFF0..=0x1B2FF | 0x1F200..=0x1F2FF | 0x20000..=0x3FFFF
        | 0x2460..=0x24FF)
}

/// Korean letters and syllables.
pub(super) fn hangul(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF | 0xFFA0..=0xFFDC)
}

/// Punctuation that Chinese and Western texts share under one code: quotation
/// marks, dash, ellipsis, middle dot. Its neighbours tell what it is.
pub(super) fn shared(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '·' | '×')
}

/// Any of the above: a sign that Chinese, Japanese or Korean is being written.
pub(super) fn cjk(c: char) -> bool {
    wide(c) || hangul(c) || shared(c)
}

/// Punctuation as pulldown-cmark's flanking rules see it: its table holds the
/// Unicode categories P and S, which is nearly all that is neither a letter, a
/// number nor a space. (Compared with the table for all code points in use.)
pub(super) fn punctuation(c: char) -> bool {
    let unseen = matches!(c,
        '\u{00AD}' | '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}'
        | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{10FFFF}');
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && !unseen
}

/// Brackets and quotation marks that open.
pub(super) fn opens(c: char) -> bool {
    "([{<（［｛〔【〖《〈「『“‘".contains(c)
}

/// Brackets and quotation marks that close.
pub(super) fn closes(c: char) -> bool {
    ")]}>）］｝〕】〗》〉」』”’".contains(c)
}

/// An Arabic digit, ASCII or full-width.
pub(super) fn digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Blanks that authors type to indent a paragraph.
pub(super) fn indent(c: char) -> bool {
    matches!(c, '\u{3000}' | ' ' | '\t')
}
