//! Beginnings of lines: headings typed without a space, and paragraphs that only
//! their indent shows.

use super::script::{cjk, indent, wide};
use super::source::Edit;
use std::ops::Range;

/// What to change where a line of text begins. `splits`: a new paragraph could
/// begin here.
pub(super) fn beginning(text: &str, at: usize, splits: bool) -> Vec<Edit> {
    let line = text[at..].lines().next().unwrap_or_default();
    let words = line.trim_start_matches(indent);
    let blank = line.len() - words.len();
    let title = words.trim_start_matches('#');
    let hashes = words.len() - title.len();
    if (1..=6).contains(&hashes) && is_title(title, hashes, blank) {
        let space = title.len() - title.trim_start().len();
        let mut edits = vec![Edit::replace(at, blank, ""), Edit::replace(at + blank + hashes, space, " ")];
        edits.extend(closing_hashes(text, at..at + line.len()));
        edits
    } else if splits && line[..blank].matches('\u{3000}').count() >= 2 {
        vec![Edit::insert(at, "\n")]
    } else {
        Vec::new()
    }
}

/// Are these hashes a heading's? A single one must stand before Chinese; more of
/// them before anything but a space, which CommonMark knows itself.
fn is_title(title: &str, hashes: usize, blank: usize) -> bool {
    match title.chars().next() {
        None => false,
        Some(' ' | '\t') => blank > 0,
        Some(c) if c.is_whitespace() => true,
        Some(c) => hashes > 1 || cjk(c),
    }
}

/// `## 标题##`: hashes that close a heading need a space before them.
pub(super) fn closing_hashes(text: &str, line: Range<usize>) -> Option<Edit> {
    let title = text[line.clone()].trim_end().trim_end_matches('#');
    let end = line.start + title.len();
    let closes = text[end..line.end].starts_with('#') && title.chars().next_back().is_some_and(wide);
    closes.then(|| Edit::insert(end, " "))
}
