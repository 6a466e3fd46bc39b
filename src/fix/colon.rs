//! A full-width colon where a key ends: `标题：…`.

use std::ops::Range;

use super::edit::Edit;
use crate::say;

/// The edit for a line that begins at byte `start` of the text, if its key ends in `：`.
pub fn mend(line: &str, start: usize) -> Option<Edit> {
    let bare = line.trim_start_matches([' ', '\t', '-']);
    let before = line.len() - bare.len();
    let at = bare.find(['：', ':']).filter(|at| bare[*at..].starts_with('：'))?;
    if !is_word(bare[..at].trim_end()) {
        return None;
    }
    let colon = before + at;
    let rest = &line[colon + '：'.len_utf8()..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
    // A plain blank that is there stays.
    let (end, text) = match rest {
        "" => (colon + '：'.len_utf8(), ":"),
        _ if rest.starts_with(' ') && !rest[..blanks].contains('\u{3000}') => (colon + '：'.len_utf8(), ":"),
        _ => (colon + '：'.len_utf8() + blanks, ": "),
    };
    let range: Range<usize> = start + colon..start + end;
    Some(Edit::new(
        range,
        text,
        say!("键后面的全角冒号改为半角": "the full-width colon behind the key becomes a plain one"),
    ))
}

/// A word that can be a key: short, without marks of sentences, quotes or brackets.
fn is_word(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= 12
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '（' | '）' | '(' | ')' | '、' | '.'))
}
