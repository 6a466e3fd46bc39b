//! Characters that nobody sees, and those that nobody can read.

use super::Found;
use crate::say;
use crate::value::{code_point, is_control, is_invisible};

/// Looks at the text as it was typed; one finding for each line and rule.
pub fn find(found: &mut Found<'_>) {
    let text = found.text;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        of_line(line, start, found);
        start += line.len();
    }
}

fn of_line(line: &str, start: usize, found: &mut Found<'_>) {
    let place = |test: fn(char) -> bool| {
        let (at, first) = line.char_indices().find(|(_, c)| test(*c))?;
        let count = line.chars().filter(|c| test(*c)).count();
        Some((start + at..start + at + first.len_utf8(), code_point(first), count))
    };
    if let Some((bytes, name, count)) = place(is_control) {
        found.add_typed(
            "control-character",
            bytes,
            say!("这里有控制字符 {name}（这一行共 {count} 个），不会发布": "there is a control character {name} here ({count} on this line); it is not published"),
            say!("删去它；多半是从别处复制来的": "remove it; it was probably copied along with the text"),
        );
    }
    if let Some((bytes, name, count)) = place(is_invisible) {
        found.add_typed(
            "invisible-character",
            bytes,
            say!("这里有看不见的字符 {name}（这一行共 {count} 个），会让人查不到这段文字": "there is an invisible character {name} here ({count} on this line); searches for the text fail"),
            say!("删去它，或者把这几个字重新输入一遍": "remove it, or type the words again"),
        );
    }
    if let Some((bytes, name, count)) = place(unprintable) {
        found.add_typed(
            "unprintable-character",
            bytes,
            say!("这里的字符 {name} 别人的设备显示不出来（这一行共 {count} 个）": "the character {name} cannot be shown on other devices ({count} on this line)"),
            say!("换成通用的字或符号；转换编码时丢的字照原文补上": "use a common character; where a conversion lost it, restore it from the original"),
        );
    }
}

/// Private use, where each font has its own signs, and what a conversion puts where it
/// lost a character.
fn unprintable(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFC}' | '\u{FFFD}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}
