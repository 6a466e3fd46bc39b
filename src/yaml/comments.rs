//! Comments right behind a value that has no quotes: `标题: 项目 #2 标段` ends with 项目.

use crate::diagnostic::Span;

/// A value and the comment behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The key of the line; empty for an item of a list.
    pub key: String,
    /// The value as far as YAML reads it.
    pub value: String,
    /// What follows the `#`.
    pub comment: String,
    /// The comment with its `#`; lines count from the text's first.
    pub span: Span,
}

/// All such comments of a text, line by line: values in quotes, lists in brackets that
/// are closed before the comment, and the lines of block texts (`|`) have none.
pub fn comments_behind_values(text: &str) -> Vec<Cut> {
    if !text.contains(" #") && !text.contains("\t#") {
        return Vec::new();
    }
    let mut found = Vec::new();
    // Lines set in further than this belong to a block text.
    let mut block: Option<usize> = None;
    for (index, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(outer) = block
            && (indent > outer || line.trim().is_empty())
        {
            continue;
        }
        block = opens_block(line).then_some(indent);
        found.extend(of_line(index + 1, line));
    }
    found
}

/// Does a block text begin below this line: `key: |`, `- >-`?
fn opens_block(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or_default();
    last.starts_with(['|', '>']) && last[1..].bytes().all(|byte| matches!(byte, b'+' | b'-' | b'1'..=b'9'))
}

fn of_line(number: usize, line: &str) -> Option<Cut> {
    let bare = line.trim_start_matches([' ', '-']);
    let (key, value) = match bare.split_once(": ") {
        Some((key, value)) => (key.trim(), value),
        None => ("", bare),
    };
    let value = value.trim_start();
    if value.starts_with(['"', '\'', '#', '|', '>', '[', '{']) || key.starts_with('#') {
        return None;
    }
    let at = value.find(" #").or_else(|| value.find("\t#"))?;
    let start = line.len() - value.len() + at + 1;
    let column = line[..start].chars().count() + 1;
    let comment = line[start + 1..].trim_end();
    Some(Cut {
        key: key.to_owned(),
        value: value[..at].trim().to_owned(),
        comment: comment.to_owned(),
        span: Span::on_line(number, column, comment.chars().count() + 1),
    })
}
