//! Paragraphs that are more than paragraphs, headings, notes, links, pictures.

use super::super::address::address;
use super::super::escape::{escape, escaped};
use super::super::{Block, placements};
use super::Writer;
use pulldown_cmark::CodeBlockKind;

impl Writer<'_> {
    /// A paragraph or heading begins.
    pub(super) fn begin(&mut self) {
        self.text.clear();
        self.start = self.out.len();
    }

    pub(super) fn container(&mut self, open: &str) {
        self.depth += 1;
        self.out.push_str(open);
    }

    pub(super) fn end_container(&mut self, close: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.out.push_str(close);
    }

    /// The end of a paragraph, which may have been the place of a table or the
    /// name of a section.
    pub(super) fn end_paragraph(&mut self) {
        let html = self.out.split_off(self.start);
        let html = html.strip_prefix("<p>").unwrap_or(&html).trim();
        let text = self.text.trim();
        if html.is_empty() {
            return;
        }
        if self.depth == 0 {
            if self.simple
                && let Some(names) = placements(text)
            {
                let places: Vec<Block> =
                    names.into_iter().map(|name| Block::Table(name.to_owned())).collect();
                self.flush();
                return self.blocks.extend(places);
            }
            if (self.rules.title_of)(text) {
                let html = html.to_owned();
                return self.heading(2, html);
            }
        }
        self.out.push_str("<p>");
        self.out.push_str(html);
        self.out.push_str("</p>\n");
    }

    pub(super) fn heading(&mut self, level: u8, html: String) {
        let (html, text) = (html.trim().to_owned(), self.text.trim().replace('\n', " "));
        if html.is_empty() {
            return;
        }
        let id = self.ids.give(&text);
        self.title.clone_from(&text);
        if self.depth == 0 {
            self.flush();
            self.blocks.push(Block::Heading { level, id, html, text });
        } else {
            self.out.push_str(&format!("<h{level} id=\"{}\">{html}</h{level}>\n", escaped(&id)));
        }
    }

    pub(super) fn code(&mut self, kind: &CodeBlockKind<'_>) {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.trim(),
            CodeBlockKind::Indented => "",
        };
        // what isn't the name of a language was meant to be read
        let language = info.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-#._".contains(&b));
        match (info, language) {
            ("", _) => self.out.push_str("<pre><code>"),
            (_, true) => self.out.push_str(&format!("<pre><code class=\"language-{info}\">")),
            _ => self.out.push_str(&format!("<p>{}</p>\n<pre><code>", escaped(info))),
        }
    }

    /// The end of a block of HTML: its lines as they were typed.
    pub(super) fn end_raw(&mut self) {
        let raw = self.raw.take().unwrap_or_default();
        if !raw.trim().is_empty() {
            self.out.push_str("<p>");
            let start = self.out.len();
            escape(&mut self.out, raw.trim());
            let lines = self.out.split_off(start).replace('\n', "<br>\n");
            self.out.push_str(&lines);
            self.out.push_str("</p>\n");
        }
    }

    pub(super) fn definition(&mut self, label: &str) {
        self.depth += 1;
        let Some(number) = self.notes.begin(label) else {
            // not a note: it stays where it stands, label and all
            self.outer.push(None);
            self.out.push_str("<div><p>");
            escape(&mut self.out, &format!("[^{label}]:"));
            self.out.push_str("</p>\n");
            return;
        };
        self.outer.push(Some((number, std::mem::take(&mut self.out))));
    }

    pub(super) fn end_definition(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        match self.outer.pop().flatten() {
            Some((number, outer)) => {
                let html = std::mem::replace(&mut self.out, outer);
                self.notes.finish(number, html);
            }
            None => self.out.push_str("</div>\n"),
        }
    }

    pub(super) fn link(&mut self, destination: &str, title: &str) {
        // in a picture's text, or as an address in a link's, it is only text
        let free = self.images.is_empty() && self.links.is_empty();
        let found = if free { address(destination, false, self.rules) } else { None };
        self.links.push(found.is_some());
        let Some(address) = found else { return };
        self.out.push_str("<a href=\"");
        self.out.push_str(&escaped(&address.url));
        self.title_attribute(title);
        self.out.push_str(if address.external { "\" rel=\"noopener\">" } else { "\">" });
    }

    pub(super) fn end_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.out.push_str("</a>");
        }
    }

    pub(super) fn image(&mut self, destination: &str, title: &str) {
        // one in another's text is text
        let found = if self.images.is_empty() { address(destination, true, self.rules) } else { None };
        self.images.push(found.map(|address| (address.url, title.to_owned())));
    }

    /// The end of a picture; one that can't be shown leaves its text.
    pub(super) fn end_image(&mut self) {
        let image = self.images.pop().flatten();
        if !self.images.is_empty() {
            return;
        }
        let alt = std::mem::take(&mut self.alt);
        let Some((url, title)) = image else { return escape(&mut self.out, &alt) };
        let (url, alt) = (escaped(&url), escaped(&alt));
        self.out.push_str(&format!("<img src=\"{url}\" alt=\"{alt}"));
        self.title_attribute(&title);
        self.out.push_str("\" loading=\"lazy\">");
    }

    /// Goes on after an open quotation mark, and leaves one open.
    fn title_attribute(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            self.out.push_str(&escaped(title));
        }
    }

    /// What was written so far becomes a block.
    fn flush(&mut self) {
        let html = std::mem::take(&mut self.out);
        if !html.trim().is_empty() {
            self.blocks.push(Block::Html(html));
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        let section = std::mem::take(&mut self.notes).section();
        self.out.push_str(&section);
        self.flush();
        self.blocks
    }
}
