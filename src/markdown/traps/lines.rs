//! Lines of a paragraph: those that begin like a heading or an item of a list, and are
//! joined to the line before.

use super::super::script::cjk;
use super::reading::{Block, Reading};
use super::{Found, short};
use crate::say;

pub fn find(reading: &Reading, found: &mut Found<'_>) {
    for block in &reading.blocks {
        hashes(block, found);
        if block.paragraph {
            joined(block, found);
        }
    }
}

/// Lines of a block: where each begins, and its words.
fn lines<'t>(block: &Block, text: &'t str) -> Vec<(usize, &'t str)> {
    let mut at = block.range.start;
    text.get(block.range.clone())
        .unwrap_or_default()
        .split_inclusive('\n')
        .map(|line| {
            let words = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
            let start = at + line.len() - words.len();
            at += line.len();
            (start, words.trim_end())
        })
        .collect()
}

fn is_text(block: &Block, at: usize) -> bool {
    let next = block.words.partition_point(|words| words.end <= at);
    block.words.get(next).is_some_and(|words| words.contains(&at))
}

/// Hashes that begin a line of text: full-width ones, or more than six.
fn hashes(block: &Block, found: &mut Found<'_>) {
    let text = found.source.text();
    for (start, line) in lines(block, text) {
        let title = line.trim_start_matches(['#', '＃']);
        let marks = &line[..line.len() - title.len()];
        let count = marks.chars().count();
        let title = title.trim_start();
        let meant = (marks.contains('＃') || count > 6) && (title.starts_with(cjk) || count > 1);
        if !meant || !is_text(block, start) {
            continue;
        }
        let (plain, title) = ("#".repeat(count.min(6)), short(title));
        found.add(
            "heading-without-space",
            start..start + marks.len(),
            say!("“{marks}”不是标题的标记，会原样显示": "“{marks}” makes no heading and is shown as it stands"),
            say!("写成“{plain} {title}”：半角的 #，后面一个空格": "write “{plain} {title}”: plain # and a space"),
        );
    }
}

/// Lines that begin like items of a list but make none: `1.`, `（一）`, `-甲`.
fn joined(block: &Block, found: &mut Found<'_>) {
    let text = found.source.text();
    let lines = lines(block, text);
    let breaks = |line: &str, start: usize| {
        // two blanks or a backslash at its end keep a line apart
        let end = start + line.len();
        line.ends_with('\\') || text[end..].starts_with("  ")
    };
    for pair in lines.windows(2) {
        let ((before_at, before), (start, line)) = (pair[0], pair[1]);
        let (Some(one), Some(two)) = (enumerator(before), enumerator(line)) else { continue };
        if one.1 != two.1 || breaks(before, before_at) || !is_text(block, start) {
            continue;
        }
        let mark = &line[..two.0];
        found.add(
            "joined-lines",
            start..start + two.0,
            say!("“{mark}”这一行和上一行连成一段": "the line of “{mark}” is joined to the line before"),
            say!("在两行之间空一行": "leave a blank line between the two"),
        );
        return;
    }
}

/// The mark with which an item begins: its length and its sort.
fn enumerator(line: &str) -> Option<(usize, u8)> {
    let (first, rest) = (line.chars().next()?, &line[line.chars().next()?.len_utf8()..]);
    let count =
        |text: &str, fits: fn(char) -> bool| text.chars().take_while(|c| fits(*c)).map(char::len_utf8).sum();
    let numeral: fn(char) -> bool = |c| "一二三四五六七八九十百零〇".contains(c);
    match first {
        '-' | '+' | '•' | '●' | '·' | '－' if rest.starts_with(cjk) => Some((first.len_utf8(), 1)),
        '①'..='⑳' => Some((first.len_utf8(), 2)),
        '（' | '(' => {
            let inner: usize = count(rest, |c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
            let close = rest[inner..].starts_with(['）', ')']);
            (inner > 0 && close).then(|| {
                (first.len_utf8() + inner + rest[inner..].chars().next().map_or(0, char::len_utf8), 3)
            })
        }
        c if c.is_ascii_digit() => {
            let digits: usize = count(line, |c| c.is_ascii_digit());
            let mut after = line[digits..].chars();
            let mark = after.next().filter(|c| matches!(c, '.' | '．' | '、' | '）' | ')'))?;
            let figure = after.next().is_none_or(|c| c.is_ascii_digit());
            (!figure && digits < 4).then_some((digits + mark.len_utf8(), 4))
        }
        '第' => {
            let inner: usize = count(rest, numeral);
            let unit = rest[inner..].chars().next().filter(|c| "条章节款项".contains(*c))?;
            (inner > 0).then_some((first.len_utf8() + inner + unit.len_utf8(), 5))
        }
        c if numeral(c) => {
            let inner: usize = count(line, numeral);
            line[inner..].starts_with('、').then_some((inner + '、'.len_utf8(), 6))
        }
        _ => None,
    }
}
