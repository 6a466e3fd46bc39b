//! The beginning of a text without its markup, for summaries and previews.

use super::placements;
use super::script::{punctuation, wide};
use super::source::Source;
use pulldown_cmark::{Event, Tag, TagEnd};

/// The beginning as plain text on one line: at most `limit` characters, the last
/// of them `…` if something was cut. Headings, raw HTML, code blocks, pictures,
/// footnotes and places of tables are left out, and cells stand without pipes.
pub fn plain(text: &str, limit: usize) -> String {
    let source = Source::new(text);
    let mut plain = Plain::default();
    for event in source.tidied() {
        plain.event(event);
        if plain.count > limit && plain.paragraph.is_none() {
            break;
        }
    }
    plain.cut(limit)
}

#[derive(Default)]
struct Plain {
    text: String,
    /// Characters in `text`.
    count: usize,
    /// Open elements that are left out.
    hidden: usize,
    /// A blank or a line's end is due before the next word.
    blank: Option<char>,
    /// Another block has begun.
    apart: bool,
    /// Where the open paragraph starts in `text`, and the characters before it.
    paragraph: Option<(usize, usize)>,
}

impl Plain {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(
                Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) | Tag::Image { .. },
            ) => self.hidden += 1,
            Event::End(
                TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::FootnoteDefinition | TagEnd::Image,
            ) => self.hidden = self.hidden.saturating_sub(1),
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::HtmlBlock,
            ) => {}
            Event::Start(tag) => {
                self.apart = true;
                if tag == Tag::Paragraph {
                    self.paragraph = Some((self.text.len(), self.count));
                }
            }
            Event::End(TagEnd::Paragraph) => {
                if let Some((start, count)) = self.paragraph.take()
                    && placements(&self.text[start..]).is_some()
                {
                    self.text.truncate(start);
                    self.count = count;
                }
            }
            Event::Text(text) | Event::Code(text) if self.hidden == 0 => self.words(&text),
            Event::SoftBreak => self.blank = Some('\n'),
            Event::HardBreak => self.apart = true,
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_whitespace() || c.is_control() {
                self.blank = Some(' ');
                continue;
            }
            let ended = self.text.chars().next_back().is_some_and(|last| wide(last) && punctuation(last));
            let due = self.blank.take().or((self.apart && !ended).then_some(' '));
            if let Some(blank) = due
                && !self.text.is_empty()
            {
                self.text.push(blank);
                self.count += 1;
            }
            self.apart = false;
            self.text.push(c);
            self.count += 1;
        }
    }

    fn cut(self, limit: usize) -> String {
        let text = self.text.replace('\n', " ");
        if self.count <= limit {
            return text;
        }
        let Some(kept) = limit.checked_sub(1) else { return String::new() };
        let end = text.char_indices().nth(kept).map_or(text.len(), |(at, _)| at);
        format!("{}…", text[..end].trim_end())
    }
}
