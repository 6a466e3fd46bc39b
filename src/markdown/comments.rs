//! Comments of HTML, `<!-- … -->`: an office's notes to itself.

use super::options;
use pulldown_cmark::{Event, Parser, Tag};
use std::borrow::Cow;

/// The text without its comments. [`super::render`] shows comments, as it shows
/// all HTML; whoever does not want that asks for this first. Comments in code
/// are text and stay, and so does one that is never closed.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    let (mut kept, mut done) = (String::with_capacity(text.len()), 0);
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let mut from = range.start.max(done);
        while let Some((start, end)) = text.get(from..range.end).and_then(comment) {
            kept.push_str(&text[done..from + start]);
            from += end;
            done = from;
        }
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

/// Where the first comment stands. `<!-->` and `<!--->` are whole ones.
fn comment(html: &str) -> Option<(usize, usize)> {
    let start = html.find("<!--")?;
    let end = html[start + 2..].find("-->")?;
    Some((start, start + 2 + end + 3))
}
