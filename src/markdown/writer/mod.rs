//! Events to blocks of HTML.
//!
//! What each event writes stands here; what needs more than a line, in `parts`.

mod parts;

use super::address::destination;
use super::escape::escape;
use super::ids::Ids;
use super::notes::Notes;
use super::tables::Table;
use super::{Block, Rules};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

/// Writes a document.
pub(super) fn write(events: &[Event<'_>], rules: &Rules<'_>) -> Vec<Block> {
    let titled =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let mut writer = Writer {
        rules,
        blocks: Vec::new(),
        out: String::new(),
        text: String::new(),
        start: 0,
        simple: false,
        depth: 0,
        shift: u8::from(events.iter().any(titled)),
        title: String::new(),
        ids: Ids::default(),
        notes: Notes::new(events, rules.id_prefix),
        outer: Vec::new(),
        table: Table::default(),
        links: Vec::new(),
        images: Vec::new(),
        alt: String::new(),
        raw: None,
    };
    for event in events {
        writer.event(event);
    }
    writer.finish()
}

/// A picture: address and title, or nothing if it can't be shown.
type Image = Option<(String, String)>;

struct Writer<'r> {
    rules: &'r Rules<'r>,
    blocks: Vec<Block>,
    /// What will be the next block.
    out: String,
    /// The plain text of the paragraph, heading or table header being written,
    /// where it starts in `out`, and whether it is text alone.
    text: String,
    start: usize,
    simple: bool,
    /// Open lists, quotations and notes.
    depth: usize,
    /// What is added to every heading's level.
    shift: u8,
    /// The last heading, which names the tables below it.
    title: String,
    ids: Ids,
    notes: Notes,
    /// For each open note its number, and what was being written around it.
    outer: Vec<Option<(usize, String)>>,
    table: Table,
    /// For each open link, whether it is written.
    links: Vec<bool>,
    /// Open pictures (one may stand in another's text), and their text.
    images: Vec<Image>,
    alt: String,
    /// A block of HTML, to be shown as it was typed.
    raw: Option<String>,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.words(text),
            Event::Code(text) => self.wrapped("<code>", text, "</code>"),
            Event::Html(text) | Event::InlineHtml(text) => self.wrapped("", text, ""),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(text),
            Event::SoftBreak => self.words("\n"),
            Event::HardBreak => {
                self.tag("<br>");
                self.words("\n");
            }
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let checked = if *done { " checked" } else { "" };
                self.out.push_str(&format!("<input type=\"checkbox\" disabled{checked}> "));
            }
            Event::FootnoteReference(label) => {
                self.simple = false;
                if self.images.is_empty() {
                    self.notes.refer(&mut self.out, label);
                }
            }
        }
    }

    fn words(&mut self, text: &str) {
        if let Some(raw) = &mut self.raw {
            return raw.push_str(text);
        }
        self.text.push_str(text);
        if self.images.is_empty() { escape(&mut self.out, text) } else { self.alt.push_str(text) }
    }

    fn wrapped(&mut self, open: &str, text: &str, close: &str) {
        self.simple = false;
        self.tag(open);
        self.words(text);
        self.tag(close);
    }

    /// Writes a tag, unless in a picture's text, which has none.
    fn tag(&mut self, html: &str) {
        if self.images.is_empty() {
            self.out.push_str(html);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.simple = matches!(tag, Tag::Paragraph);
        match tag {
            Tag::Paragraph => {
                self.begin();
                self.out.push_str("<p>");
            }
            Tag::Heading { .. } => self.begin(),
            Tag::BlockQuote(_) => self.container("<blockquote>\n"),
            Tag::List(None) => self.container("<ul>\n"),
            Tag::List(Some(1)) => self.container("<ol>\n"),
            Tag::List(Some(first)) => self.container(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.out.push_str("<li>"),
            Tag::CodeBlock(kind) => self.code(kind),
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::FootnoteDefinition(label) => self.definition(label),
            Tag::Table(alignments) => {
                self.text.clear();
                self.table = Table::start(&mut self.out, alignments.clone());
            }
            Tag::TableHead => self.table.start_head(&mut self.out),
            Tag::TableRow => self.table.start_row(&mut self.out),
            Tag::TableCell => self.table.start_cell(&mut self.out),
            Tag::Emphasis => self.tag("<em>"),
            Tag::Strong => self.tag("<strong>"),
            Tag::Strikethrough => self.tag("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link(&destination(*link_type, dest_url), title);
            }
            Tag::Image { dest_url, title, .. } => self.image(dest_url, title),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(level) => {
                let html = self.out.split_off(self.start);
                self.heading((level as u8 + self.shift).min(6), html);
            }
            TagEnd::BlockQuote(_) => self.end_container("</blockquote>\n"),
            TagEnd::List(true) => self.end_container("</ol>\n"),
            TagEnd::List(false) => self.end_container("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::HtmlBlock => self.end_raw(),
            TagEnd::FootnoteDefinition => self.end_definition(),
            TagEnd::Table => self.table.end(&mut self.out),
            TagEnd::TableHead => {
                let columns = self.text.trim_matches('、');
                let name = [&*self.title, columns].into_iter().find(|name| !name.is_empty());
                self.table.end_head(&mut self.out, name.unwrap_or("表"));
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.table.end_cell(&mut self.out);
                self.text.push('、');
            }
            TagEnd::Emphasis => self.tag("</em>"),
            TagEnd::Strong => self.tag("</strong>"),
            TagEnd::Strikethrough => self.tag("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }
}
