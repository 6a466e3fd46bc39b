//! A part of a text, normalised once: each character that is left knows where it came from.

use super::signs::{self, Script};

/// A normalised part of a text.
pub(super) struct View {
    /// Characters, folded; invisible ones are gone.
    pub chars: Vec<char>,
    /// For each, its place in the original text, in characters.
    at: Vec<usize>,
}

impl View {
    /// Normalises `text`, whose first character is the `offset`th of the original.
    pub fn new(text: &str, offset: usize) -> View {
        let likely = text.len() / 2;
        let mut view = View { chars: Vec::with_capacity(likely), at: Vec::with_capacity(likely) };
        for (at, c) in text.chars().enumerate() {
            if matches!(c, '\u{4e00}'..='\u{9fff}' | '0'..='9') {
                view.chars.push(c);
                view.at.push(offset + at);
            } else if !signs::invisible(c) {
                view.chars.push(signs::folded(c));
                view.at.push(offset + at);
            }
        }
        view
    }

    /// The place in the original of a part of the view; an empty part has none.
    pub fn original(&self, part: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let first = *self.at.get(part.start)?;
        let last = *self.at.get(part.end.checked_sub(1)?)?;
        Some(first..last + 1)
    }

    /// The character at a place, or a line end beyond both ends.
    pub fn get(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\n')
    }

    /// The character before a place.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\n', |at| self.get(at))
    }

    /// A part as a text.
    pub fn text(&self, part: std::ops::Range<usize>) -> String {
        self.chars.get(part).unwrap_or_default().iter().collect()
    }

    /// Up to `most` characters before a place, of the same sentence: not beyond `。`, `；` or
    /// an empty line; one line end is let through if `lines`.
    pub fn sentence_before(&self, at: usize, most: usize, lines: bool) -> std::ops::Range<usize> {
        let mut from = at;
        let mut ends = 0;
        while from > at.saturating_sub(most) {
            match self.chars[from - 1] {
                '。' | ';' | '!' => break,
                '\n' if !lines || ends == 1 => break,
                '\n' => ends += 1,
                _ => {}
            }
            from -= 1;
        }
        from..at
    }

    /// Up to `most` characters after a place, of the same sentence and line.
    pub fn sentence_after(&self, at: usize, most: usize) -> std::ops::Range<usize> {
        let rest = self.chars.get(at..).unwrap_or_default();
        at..at + rest.iter().take(most).take_while(|c| !matches!(c, '。' | ';' | '!' | '\n')).count()
    }
}

/// What stands between two groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing; the script changes.
    Script,
    /// Blanks.
    Blank,
    /// A dash, with or without blanks.
    Dash,
    /// A dot.
    Dot,
    /// `/` or `_`.
    Slash,
    /// A line end.
    Line,
    /// The border of a cell, or a comma.
    Cell,
    /// Several of these.
    Mixed,
}

/// Digits of one script without anything between them.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Where the first digit stands in the view.
    pub start: usize,
    /// Behind the last digit.
    pub end: usize,
    /// Their values.
    pub digits: Vec<u8>,
    /// How they are written.
    pub script: Script,
    /// What stands before it, if a group of the same chain does.
    pub gap: Option<Gap>,
}

/// All groups of digits, in order; `gap` tells which hang together.
pub(super) fn groups(view: &View) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, c) in view.chars.iter().enumerate() {
        let Some((value, script)) = signs::digit(*c) else { continue };
        match groups.last_mut() {
            Some(last) if last.end == at && last.script == script => {
                last.end = at + 1;
                last.digits.push(value);
            }
            last => {
                // 张三 138…: the numeral of a name is no part of a number in other digits.
                let gap = last.and_then(|last| {
                    gap(&view.chars[last.end..at]).filter(|gap| last.script == script || *gap == Gap::Script)
                });
                groups.push(Group { start: at, end: at + 1, digits: vec![value], script, gap });
            }
        }
    }
    groups
}

/// What a stretch between digits is; `None` if it parts them.
pub(super) fn gap(between: &[char]) -> Option<Gap> {
    if between.is_empty() {
        return Some(Gap::Script);
    }
    if between.len() > 8 || !between.iter().all(|c| signs::joins(*c)) {
        return None;
    }
    let count = |wanted: &[char]| between.iter().filter(|c| wanted.contains(c)).count();
    let (dashes, dots, slashes) = (count(&['-']), count(&['.', '·']), count(&['/', '_']));
    let (lines, cells) = (count(&['\n']), count(&['|', ',', '、']));
    Some(match (dashes, dots, slashes, lines, cells) {
        (0, 0, 0, 0, 0) => Gap::Blank,
        (1..=2, 0, 0, 0, 0) => Gap::Dash,
        (0, 1, 0, 0, 0) => Gap::Dot,
        (0, 0, 1, 0, 0) => Gap::Slash,
        (_, 0, 0, 1, 0) => Gap::Line,
        (0, 0, 0, 0, 1) => Gap::Cell,
        (0, 0, 0, 1, 1..=2) => Gap::Cell,
        _ if lines > 1 || cells > 2 => return None,
        _ => Gap::Mixed,
    })
}
