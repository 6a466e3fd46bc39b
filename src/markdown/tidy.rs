//! White space between events: where lines are joined, and typed indents.
//!
//! Events come in as parsed, with signs; they go out with the author's own
//! characters and without line breaks that would show as a blank in Chinese.

use super::script::{hangul, indent, shared, wide};
use super::signs::Signs;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

/// Events ready to be written.
pub(super) fn tidy<'a>(events: impl Iterator<Item = Event<'a>>, signs: Option<Signs>) -> Vec<Event<'a>> {
    let mut lines = Lines::default();
    for event in events {
        lines.take(match signs {
            Some(signs) => restored(event, signs),
            None => event,
        });
    }
    lines.events
}

fn restored(event: Event<'_>, signs: Signs) -> Event<'_> {
    let plain = |text| signs.restore(text);
    match event {
        Event::Text(text) => Event::Text(plain(text)),
        Event::Code(text) => Event::Code(plain(text)),
        Event::Html(text) => Event::Html(plain(text)),
        Event::InlineHtml(text) => Event::InlineHtml(plain(text)),
        Event::FootnoteReference(label) => Event::FootnoteReference(plain(label)),
        Event::Start(Tag::FootnoteDefinition(label)) => Event::Start(Tag::FootnoteDefinition(plain(label))),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(plain(info))))
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: plain(dest_url), title: plain(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: plain(dest_url), title: plain(title), id })
        }
        event => event,
    }
}

#[derive(Default)]
struct Lines<'a> {
    events: Vec<Event<'a>>,
    code: bool,
    /// Nothing but blanks since the line began.
    fresh: bool,
    /// The last character of the block so far, and the last that isn't shared
    /// between scripts.
    before: Option<char>,
    sure: Option<char>,
    /// A soft break that waits for what follows.
    gap: Option<usize>,
}

impl<'a> Lines<'a> {
    fn take(&mut self, event: Event<'a>) {
        match event {
            Event::Text(text) if !self.code => self.words(text),
            Event::Code(text) => self.solid(&text.clone(), Event::Code(text)),
            Event::InlineHtml(text) => self.solid(&text.clone(), Event::InlineHtml(text)),
            Event::FootnoteReference(_) => {
                self.fresh = false;
                self.events.push(event);
            }
            Event::SoftBreak => {
                self.trim();
                self.gap = Some(self.events.len());
                self.fresh = true;
                self.events.push(event);
            }
            Event::HardBreak => {
                self.trim();
                self.begin();
                self.events.push(event);
            }
            Event::Start(ref tag) => {
                if !inline(&tag.to_end()) {
                    self.code = matches!(tag, Tag::CodeBlock(_));
                    self.begin();
                }
                self.events.push(event);
            }
            Event::End(ref tag) => {
                if !inline(tag) {
                    if !self.code {
                        self.trim();
                    }
                    self.code = false;
                    self.begin();
                }
                self.events.push(event);
            }
            event => self.events.push(event),
        }
    }

    /// A line begins that isn't joined to another.
    fn begin(&mut self) {
        (self.fresh, self.before, self.sure, self.gap) = (true, None, None, None);
    }

    fn words(&mut self, text: CowStr<'a>) {
        if !self.fresh {
            return self.solid(&text.clone(), Event::Text(text));
        }
        let words = text.trim_start_matches(indent);
        let blank = &text[..text.len() - words.len()];
        if blank.matches('\u{3000}').count() >= 2
            && let Some(gap) = self.gap
        {
            // a paragraph begun on a new line, where it could not be split
            self.events[gap] = Event::HardBreak;
            self.begin();
        }
        if !words.is_empty() {
            let words = if blank.is_empty() { text } else { CowStr::from(words.to_owned()) };
            self.solid(&words.clone(), Event::Text(words));
        }
    }

    fn solid(&mut self, text: &str, event: Event<'a>) {
        let mut ends = text.chars();
        if let Some(first) = ends.next() {
            if let Some(gap) = self.gap.take()
                && self.joins(first)
            {
                self.events[gap] = Event::Text(CowStr::Borrowed(""));
            }
            let last = ends.next_back().unwrap_or(first);
            self.before = Some(last);
            self.sure = text.chars().rev().find(|c| !shared(*c)).or(self.sure);
            self.fresh = false;
        }
        self.events.push(event);
    }

    /// No blank between the last line and one that starts so? Only between two
    /// characters that aren't Chinese is one kept, and beside Korean.
    fn joins(&self, after: char) -> bool {
        let Some(before) = self.before else { return false };
        let before = if shared(before) { self.sure.unwrap_or(before) } else { before };
        !hangul(before) && !hangul(after) && (wide(before) || wide(after))
    }

    /// Blanks at the end of a line.
    fn trim(&mut self) {
        if let Some(Event::Text(text)) = self.events.last_mut()
            && text.ends_with(indent)
        {
            *text = CowStr::from(text.trim_end_matches(indent).to_owned());
        }
    }
}

fn inline(tag: &TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
