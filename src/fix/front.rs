//! A text line by line: which lines are YAML, and which of them are its structure
//! rather than a text or a comment. It works on texts that YAML can't read, too.

use std::ops::Range;

/// The lines of a text, without their ends (`\n`, `\r\n`, `\r`).
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut all, mut start, mut at) = (Vec::new(), 0, 0);
    while at < bytes.len() {
        let width = match (bytes[at], bytes.get(at + 1)) {
            (b'\r', Some(b'\n')) => 2,
            (b'\r' | b'\n', _) => 1,
            _ => 0,
        };
        if width > 0 {
            all.push(start..at);
            start = at + width;
        }
        at += width.max(1);
    }
    if start < bytes.len() {
        all.push(start..bytes.len());
    }
    all
}

/// The lines between the fences, or all lines of a text that is YAML alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The lines of the text.
    pub lines: Vec<Range<usize>>,
    /// Which of them are YAML.
    pub yaml: Range<usize>,
}

impl Region {
    /// A text that is YAML from end to end.
    pub fn whole(text: &str) -> Region {
        let lines = lines(text);
        Region { yaml: 0..lines.len(), lines }
    }

    /// The front matter between lines that `opens` and `closes` know.
    pub fn fenced(text: &str, is_fence: impl Fn(&str) -> bool) -> Option<Region> {
        let lines = lines(text);
        let line = |at: usize| text[lines[at].clone()].trim_end();
        let open = (0..lines.len()).find(|at| !line(*at).is_empty()).filter(|at| is_fence(line(*at)))?;
        let close = (open + 1..lines.len()).find(|at| is_fence(line(*at)))?;
        Some(Region { lines, yaml: open + 1..close })
    }

    /// The YAML with `\n` line ends, as the reader sees it.
    pub fn yaml_text(&self, text: &str) -> String {
        let mut out = String::new();
        for line in &self.lines[self.yaml.clone()] {
            out.push_str(&text[line.clone()]);
            out.push('\n');
        }
        out
    }
}

/// What a line of YAML is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Keys, items, values.
    Structure,
    /// Within a bracket that an earlier line opened.
    Flow,
    /// A block text (`|`, `>`) or a text in quotes that goes on, a comment, nothing.
    Text,
}

/// Goes through the lines of a YAML text; each is given as it is or as it will be.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    /// Lines set in further than this belong to a block text.
    block: Option<usize>,
    quote: Option<char>,
    depth: usize,
}

impl Scan {
    /// What the next line is.
    pub fn line(&mut self, line: &str) -> Sort {
        let indent = line.chars().take_while(|c| matches!(c, ' ' | '\t')).count();
        if let Some(outer) = self.block {
            if indent > outer || line.trim().is_empty() {
                return Sort::Text;
            }
            self.block = None;
        }
        let sort = match (self.quote, self.depth) {
            (Some(_), _) => Sort::Text,
            (None, 1..) => Sort::Flow,
            (None, 0) if line.trim().is_empty() || line.trim_start().starts_with('#') => return Sort::Text,
            (None, 0) => Sort::Structure,
        };
        let behind = self.signs(line);
        if sort == Sort::Structure && self.quote.is_none() && self.depth == 0 && opens_block(&line[..behind])
        {
            // `- 说明: |`: the text is set in further than the key, `- |`: than the dash.
            let bare = line.trim_start_matches([' ', '\t', '-']);
            let is_key = bare.contains(':');
            self.block = Some(if is_key { line.chars().count() - bare.chars().count() } else { indent });
        }
        sort
    }

    /// Follows quotes and brackets; gives the byte where a comment begins, or the end.
    fn signs(&mut self, line: &str) -> usize {
        let mut starts = true;
        let mut before = ' ';
        let mut skip = false;
        for (at, c) in line.char_indices() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let next = line[at + c.len_utf8()..].chars().next();
            if let Some(quote) = self.quote {
                match c {
                    '\\' if quote == '"' => skip = true,
                    '\'' if quote == '\'' && next == Some('\'') => skip = true,
                    _ if c == quote => self.quote = None,
                    _ => {}
                }
                (before, starts) = (c, false);
                continue;
            }
            let blank_next = next.is_none_or(char::is_whitespace);
            match c {
                '#' if before.is_whitespace() => return at,
                '"' | '\'' if starts => (self.quote, starts) = (Some(c), false),
                '[' | '{' if starts || self.depth > 0 => (self.depth, starts) = (self.depth + 1, true),
                ']' | '}' if self.depth > 0 => (self.depth, starts) = (self.depth - 1, false),
                // A full-width bracket at the end of a line was meant to close.
                '］' | '｝' if self.depth > 0 && blank_next => self.depth -= 1,
                ',' if self.depth > 0 => starts = true,
                ':' if blank_next || before == '"' => starts = true,
                '-' if starts && blank_next => {}
                ' ' | '\t' => {}
                _ => starts = false,
            }
            before = c;
        }
        line.len()
    }
}

/// Does a block text begin below this line: `key: |`, `- >-`?
fn opens_block(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    last.starts_with(['|', '>']) && last[1..].bytes().all(|byte| matches!(byte, b'+' | b'-' | b'1'..=b'9'))
}

/// The value of a line: what stands behind its dashes and its key, without a comment.
/// Bytes of the line.
pub fn value(line: &str) -> Range<usize> {
    let mut at = line.len() - line.trim_start_matches([' ', '\t']).len();
    while line[at..].starts_with("- ") {
        at += 2;
        at += line[at..].len() - line[at..].trim_start_matches(' ').len();
    }
    let rest = &line[at..];
    if !rest.starts_with(['[', '{', '［', '｛', '"', '\''])
        && let Some(colon) = rest.find(": ")
    {
        at += colon + 2;
        at += line[at..].len() - line[at..].trim_start_matches(' ').len();
    }
    let value = &line[at..];
    let end = value.find(" #").unwrap_or(value.len());
    at..at + value[..end].trim_end().len()
}

/// The byte of a line's `column`th character, from 1; its end if there are fewer.
pub fn byte_of(line: &str, column: usize) -> usize {
    line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at)
}
