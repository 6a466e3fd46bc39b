//! Lists and mappings in brackets, `[甲, 1]`, with full-width signs in them.

use std::ops::Range;

use super::edit::Edit;
use super::figure;
use crate::say;

/// The outer brackets of a value, where at least one of them is full-width. `line` begins
/// at byte `start` of the text; `value` is its part behind the key.
pub fn brackets(line: &str, start: usize, value: Range<usize>) -> Vec<Edit> {
    let Some(text) = line.get(value.clone()) else { return Vec::new() };
    let ends = text.chars().next().zip(text.chars().next_back());
    let Some((first, last)) = ends.filter(|(first, last)| is_pair(*first, *last)) else { return Vec::new() };
    let end = start + value.end;
    let places = [(start + value.start, first), (end - last.len_utf8(), last)];
    places.into_iter().filter_map(|(at, c)| bracket(at, c)).collect()
}

fn is_pair(first: char, last: char) -> bool {
    matches!((first, last), ('[' | '［', ']' | '］') | ('{' | '｛', '}' | '｝'))
}

fn bracket(at: usize, c: char) -> Option<Edit> {
    let plain = match c {
        '［' => "[",
        '］' => "]",
        '｛' => "{",
        '｝' => "}",
        _ => return None,
    };
    Some(Edit::new(
        at..at + c.len_utf8(),
        plain,
        say!("全角括号改为半角": "full-width brackets become plain ones"),
    ))
}

/// Ways to mend a line that is a list or a mapping in brackets, those that change least
/// first.
pub fn ways(line: &str, start: usize, value: Range<usize>) -> Vec<Vec<Edit>> {
    let Some(text) = line.get(value.clone()) else { return Vec::new() };
    let ends = text.chars().next().zip(text.chars().next_back());
    if !ends.is_some_and(|(first, last)| is_pair(first, last)) {
        return Vec::new();
    }
    let from = start + value.start;
    let parts = [
        brackets(line, start, value.clone()),
        inner_brackets(text, from),
        commas(text, from),
        digits(text, from),
        quotes(text, from),
    ];
    let mut masks: Vec<usize> = (1..1 << parts.len()).collect();
    masks.sort_by_key(|mask| (mask.count_ones(), *mask));
    let chosen = |mask: usize| parts.iter().enumerate().filter(move |(at, _)| mask & (1 << at) != 0);
    let possible = |mask: &usize| chosen(*mask).all(|(_, edits)| !edits.is_empty());
    let together = |mask: usize| chosen(mask).flat_map(|(_, edits)| edits.iter().cloned()).collect();
    masks.into_iter().filter(possible).map(together).collect()
}

/// Characters that stand in no quotes, with their bytes in the text.
fn open(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut quote: Option<char> = None;
    text.char_indices().filter(move |(_, c)| match quote {
        Some(end) => {
            if *c == end {
                quote = None;
            }
            false
        }
        None => {
            quote = match c {
                '"' | '\'' => Some(*c),
                '“' => Some('”'),
                '‘' => Some('’'),
                _ => None,
            };
            quote.is_none()
        }
    })
}

fn inner_brackets(text: &str, from: usize) -> Vec<Edit> {
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    open(text).filter(|(at, _)| *at != 0 && *at != last).filter_map(|(at, c)| bracket(from + at, c)).collect()
}

fn commas(text: &str, from: usize) -> Vec<Edit> {
    let mark = |(at, c): (usize, char)| {
        let after = at + c.len_utf8();
        let plain = if text[after..].starts_with(char::is_whitespace) { "," } else { ", " };
        matches!(c, '，' | '、').then(|| {
            let what = say!("单元格之间的全角逗号、顿号改为半角逗号": "full-width commas between cells become plain ones");
            Edit::new(from + at..from + after, plain, what)
        })
    };
    open(text).filter_map(mark).collect()
}

/// Full-width signs of cells that are figures from end to end.
fn digits(text: &str, from: usize) -> Vec<Edit> {
    let ends =
        |c: char| matches!(c, ',' | '，' | '、' | '[' | ']' | '{' | '}' | '［' | '］' | '｛' | '｝' | ':');
    let mut edits = Vec::new();
    let mut at = 0;
    for cell in text.split_inclusive(ends) {
        let bare = cell.trim_end_matches(ends).trim().trim_matches(['“', '”']);
        if !bare.is_empty() && bare.chars().all(figure::is_sign) {
            for (own, c) in cell.trim_end_matches(ends).char_indices() {
                let plain = figure::plain(c);
                if plain != c && figure::is_sign(c) {
                    let place = from + at + own;
                    edits.push(Edit::new(place..place + c.len_utf8(), plain, figure_note()));
                }
            }
        }
        at += cell.len();
    }
    edits
}

fn figure_note() -> crate::diagnostic::Text {
    say!("全角数字改为半角": "full-width digits become plain ones")
}

/// Quotes of a printed text that were meant as YAML's.
fn quotes(text: &str, from: usize) -> Vec<Edit> {
    if text.contains('"') {
        return Vec::new();
    }
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '“' | '”'));
    marks
        .map(|(at, c)| {
            Edit::new(
                from + at..from + at + c.len_utf8(),
                "\"",
                say!("列表里的中文引号改为半角": "quotes in a list become plain ones"),
            )
        })
        .collect()
}
