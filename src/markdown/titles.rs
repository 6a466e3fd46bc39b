//! The texts of a body that may be titles of its parts, with their places.

use super::source::Source;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A heading, or a paragraph that [`super::render`] would make one if a kind has a
/// section of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As plain text.
    pub text: String,
    /// Was it written as a heading?
    pub heading: bool,
    /// Where the whole line or lines stand in the text, without the last line's end.
    pub bytes: Range<usize>,
}

/// Without the line's end.
fn trimmed(text: &str, bytes: Range<usize>) -> Range<usize> {
    let written = text.get(bytes.clone()).unwrap_or_default();
    bytes.start..bytes.start + written.trim_end().len()
}

/// Characters that a title has at most.
const MOST: usize = 80;

/// The headings and short paragraphs outside lists, quotations and notes, in order.
pub fn titles(whole: &str) -> Vec<Title> {
    let source = Source::new(whole);
    let (mut titles, mut depth) = (Vec::new(), 0_usize);
    let mut open: Option<(bool, String)> = None;
    for (event, range) in source.parse() {
        match event {
            Event::Start(
                Tag::BlockQuote(_)
                | Tag::List(_)
                | Tag::FootnoteDefinition(_)
                | Tag::Table(_)
                | Tag::HtmlBlock,
            ) => depth += 1,
            Event::End(
                TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::FootnoteDefinition
                | TagEnd::Table
                | TagEnd::HtmlBlock,
            ) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Heading { .. }) if depth == 0 => open = Some((true, String::new())),
            Event::Start(Tag::Paragraph) if depth == 0 => open = Some((false, String::new())),
            Event::Text(words) | Event::Code(words) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some((_, text)) = &mut open {
                    text.push('\n');
                }
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => {
                let Some((heading, text)) = open.take() else { continue };
                let text = source.restore(text.trim());
                if heading || text.chars().count() <= MOST {
                    titles.push(Title { text, heading, bytes: trimmed(whole, source.original(range)) });
                }
            }
            _ => {}
        }
    }
    titles
}
