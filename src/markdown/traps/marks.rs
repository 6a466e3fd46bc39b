//! Marks of emphasis that stayed, and stars that multiply.

use super::super::script::{cjk, digit, punctuation};
use super::reading::{Block, Reading};
use super::{Found, short};
use crate::say;
use std::ops::Range;

pub fn find(reading: &Reading, found: &mut Found<'_>) {
    let text = found.source.text();
    for block in &reading.blocks {
        literal(text, block, found);
        figures(text, block, found);
    }
    for emphasis in &reading.emphasis {
        between_letters(text, emphasis, found);
    }
}

/// Runs of two marks and more that stand in the text: `** 注意**`, `这是__重点__`. A single
/// `*` or `_` is more often a reference mark or a part of a file name.
fn literal(text: &str, block: &Block, found: &mut Found<'_>) {
    let runs: Vec<Range<usize>> = block.words.iter().flat_map(|words| runs(text, words.clone())).collect();
    let underlines = runs.iter().filter(|run| text[run.start..].starts_with('_')).count();
    for run in runs {
        let mark = &text[run.clone()];
        // `____` is to be filled in, and so is a lone `__`.
        let blank = mark.starts_with('_') && (mark.len() > 3 || underlines < 2);
        if blank || mark.len() > 6 || is_name(text, &run) {
            continue;
        }
        let message =
            say!("“{mark}”没有起作用，会原样显示": "“{mark}” has no effect and is shown as it stands");
        let help = if mark.starts_with('_') {
            say!("加粗写 **文字**；要显示下划线，写 \\_\\_": "write **text** for bold, or \\_\\_ for the sign itself")
        } else {
            say!("标记要成对，里侧不能有空格：**文字**；要显示符号本身，前面加 \\": "marks come in pairs without blanks on their inner sides: **text**; put \\ before a mark to show it")
        };
        found.add("literal-marker", run, message, help);
    }
}

/// Runs of one mark, two and more, without a backslash before them.
fn runs(text: &str, words: Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut all, mut at) = (Vec::new(), words.start);
    while at < words.end {
        let mark = bytes[at];
        if !matches!(mark, b'*' | b'_' | b'~') {
            at += 1;
            continue;
        }
        let end = (at..words.end).find(|place| bytes[*place] != mark).unwrap_or(words.end);
        let escaped = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1;
        if end - at > 1 && !escaped {
            all.push(at..end);
        }
        at = end;
    }
    all
}

/// A name that is not written out: `张**、`.
fn is_name(text: &str, run: &Range<usize>) -> bool {
    let after = &text[run.end..];
    let ends_cell = after.trim_start_matches(' ').starts_with(['|', '\n']);
    let ends = after.chars().next().is_none_or(|c| "、，,；;。（(）)/".contains(c)) || ends_cell;
    let before: Vec<char> = text[..run.start]
        .chars()
        .rev()
        .take(4)
        .take_while(|c| !c.is_whitespace() && !punctuation(*c))
        .collect();
    text[run.clone()].starts_with('*')
        && ends
        && (1..=3).contains(&before.len())
        && before.iter().all(|c| cjk(*c))
}

/// Stars that were taken for signs of multiplication: they are shown, and other programs
/// would make emphasis of them. Those of one expression are told together.
fn figures(text: &str, block: &Block, found: &mut Found<'_>) {
    let Some(signs) = found.source.signs() else { return };
    let stars = block.words.iter().flat_map(|words| {
        text[words.clone()]
            .match_indices(signs.star)
            .map(|(at, star)| words.start + at..words.start + at + star.len())
    });
    let mut expressions: Vec<(Range<usize>, usize)> = Vec::new();
    for star in stars {
        match expressions.last_mut() {
            Some((range, count)) if !text[range.end..star.start].contains(clause) => {
                range.end = star.end;
                *count += 1;
            }
            _ => expressions.push((star, 1)),
        }
    }
    for (range, count) in expressions {
        let start = range.start - tail(text[..range.start].chars().rev());
        let end = range.end + tail(text[range.end..].chars());
        let expression = found.source.restore(&text[start..end]);
        let figures = expression.contains(|c| digit(c) || matches!(c, '=' | '＝') || c.is_ascii_alphabetic());
        if count < 2 || !figures || expression.contains("**") || expression.contains("*.") {
            continue;
        }
        let expression = short(&expression);
        found.add(
            "star-between-figures",
            start..end,
            say!("“{expression}”里的星号按乘号显示": "the stars of “{expression}” are shown as signs of multiplication"),
            say!("写成 ×，如 5×3×2；日期写 2024-05-06": "write ×, as in 5×3×2, and dates as 2024-05-06"),
        );
    }
}

/// Bytes of the digits, letters and characters beside a star.
fn tail(chars: impl Iterator<Item = char>) -> usize {
    chars
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '％' | '０'..='９'))
        .map(char::len_utf8)
        .sum()
}

fn clause(c: char) -> bool {
    c.is_whitespace() || "，。；、！？,;!?|".contains(c)
}

/// `户主张*三的丈夫李*四`: emphasis that begins and ends within words may be none.
fn between_letters(text: &str, emphasis: &Range<usize>, found: &mut Found<'_>) {
    let inner = &text[emphasis.clone()];
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let single = inner.starts_with('*') && !inner.starts_with("**") && !text[..emphasis.start].ends_with('*');
    if !single
        || !letter(text[..emphasis.start].chars().next_back())
        || !letter(text[emphasis.end..].chars().next())
    {
        return;
    }
    let words = short(&found.source.restore(inner));
    found.add(
        "star-between-figures",
        emphasis.clone(),
        say!("“{words}”的星号不显示，文字变成斜体": "the stars of “{words}” are not shown; the text between them is slanted"),
        say!("隐去的字写成“某”或 \\*，乘号写成 ×；要强调，写 **文字**": "write \\* for a hidden character and × for a sign of multiplication; for emphasis write **text**"),
    );
}
