//! Comments of HTML, `<!-- … -->`: an office's notes to itself.

use super::options;
use pulldown_cmark::{Event, Parser, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// The text without its comments. [`super::render`] shows comments, as it shows
/// all HTML; whoever does not want that asks for this first. Comments in code
/// are text and stay, and so does one that is never closed.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    let comments = comments(text);
    if comments.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut kept, mut done) = (String::with_capacity(text.len()), 0);
    for comment in comments {
        kept.push_str(&text[done..comment.start]);
        done = comment.end;
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

/// Where the comments stand, in order.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    if !text.contains("<!--") {
        return Vec::new();
    }
    let (mut found, mut done) = (Vec::new(), 0);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let mut from = range.start.max(done);
        while let Some((start, end)) = text.get(from..range.end).and_then(comment) {
            found.push(from + start..from + end);
            from += end;
            done = from;
        }
    }
    found
}

/// Where the first comment stands. `<!-->` and `<!--->` are whole ones.
fn comment(html: &str) -> Option<(usize, usize)> {
    let start = html.find("<!--")?;
    let end = html[start + 2..].find("-->")?;
    Some((start, start + 2 + end + 3))
}
