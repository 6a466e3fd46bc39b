//! Characters seen through their disguises: what is a digit, what merely stands between
//! digits, what covers one, what can't be seen at all.

/// How a digit is written. Where the script changes a new number may begin:
/// 王五13812345678.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// 0–9, also full-width and mathematical ones.
    Arabic,
    /// 〇, 一 … 九 and 壹 … 玖.
    Han,
}

/// The value of a digit, and how it is written.
pub(super) fn digit(c: char) -> Option<(u8, Script)> {
    let at = u32::from(c);
    let arabic = match at {
        0x30..=0x39 => Some(at - 0x30),
        0xFF10..=0xFF19 => Some(at - 0xFF10),
        0x1D7CE..=0x1D7FF => Some((at - 0x1D7CE) % 10),
        _ => None,
    };
    if let Some(value) = arabic {
        return Some((u8::try_from(value).ok()?, Script::Arabic));
    }
    let han = match c {
        '〇' | '零' | '○' | 'Ｏ' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some((han, Script::Han))
}

/// Takes no room on the page: zero-width characters, soft hyphens, directions, variation
/// selectors, strokes and frames laid over the character before.
pub(super) fn invisible(c: char) -> bool {
    matches!(c,
        '\r' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{300}'..='\u{338}' | '\u{20E3}'
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// One character for all ways of writing it: digits are 0–9 (Han numerals stay), letters
/// and punctuation half-width, blanks ` `, dashes `-`, dots `.`.
pub(super) fn folded(c: char) -> char {
    if let Some((value, Script::Arabic)) = digit(c) {
        return char::from(b'0' + value);
    }
    match c {
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => ' ',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' | '─' | '~' | '～' => '-',
        '。' => c,
        '﹒' | '．' => '.',
        '・' | '•' | '‧' | '∙' | '･' => '·',
        '✕' | '✖' | '╳' => '×',
        'Х' | 'χ' | 'х' | 'Ⅹ' | 'ⅹ' => 'X',
        '\u{2028}' | '\u{2029}' | '\u{B}' | '\u{C}' | '\u{85}' => '\n',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Covers a digit: `*` and what is used in its place. `X` does as well, but is a letter.
pub(super) fn covers(c: char) -> bool {
    matches!(
        c,
        '*' | '×'
            | '·'
            | '●'
            | '○'
            | '■'
            | '□'
            | '█'
            | '▇'
            | '☆'
            | '★'
            | '﹡'
            | '✱'
            | '✻'
            | '#'
            | '?'
            | '_'
            | '…'
    )
}

/// May stand between the digits of one number.
pub(super) fn joins(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '·' | '/' | '_' | '|' | ',' | '，' | '、' | '\n' | '>')
}

/// A Chinese character.
pub(super) fn han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{20000}'..='\u{2ebef}')
}
