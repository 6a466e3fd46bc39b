//! Footnotes: numbered as they are first referred to, collected at the end.
//!
//! A definition that nobody refers to, or the second one of a label, is not a
//! note: the writer leaves it in its place as text.

use super::escape::escape;
use pulldown_cmark::{Event, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// The notes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes {
    numbers: BTreeMap<String, usize>,
    notes: Vec<Note>,
    /// Escaped for an attribute.
    prefix: String,
}

#[derive(Debug, Default)]
struct Note {
    /// `None` until its definition was met.
    html: Option<String>,
    /// Its definition is being written.
    begun: bool,
    references: usize,
}

/// Labels match whatever their case.
fn key(label: &str) -> String {
    label.to_lowercase()
}

impl Notes {
    /// Numbers the notes of a document.
    pub fn new(events: &[Event<'_>], prefix: &str) -> Notes {
        let defined: BTreeSet<String> = events
            .iter()
            .filter_map(|event| match event {
                Event::Start(Tag::FootnoteDefinition(label)) => Some(key(label)),
                _ => None,
            })
            .collect();
        let mut notes = Notes { prefix: super::escape::escaped(prefix), ..Notes::default() };
        for event in events {
            if let Event::FootnoteReference(label) = event
                && defined.contains(&key(label))
            {
                let next = notes.numbers.len();
                notes.numbers.entry(key(label)).or_insert(next);
            }
        }
        notes.notes.resize_with(notes.numbers.len(), Note::default);
        notes
    }

    /// A definition begins: the note it belongs to, if it is one.
    pub fn begin(&mut self, label: &str) -> Option<usize> {
        let number = *self.numbers.get(&key(label))?;
        let note = self.notes.get_mut(number)?;
        (!std::mem::replace(&mut note.begun, true)).then_some(number)
    }

    /// The definition has been written.
    pub fn finish(&mut self, number: usize, html: String) {
        if let Some(note) = self.notes.get_mut(number) {
            note.html = Some(html);
        }
    }

    /// Writes a reference. Never within a link: Markdown makes none around it.
    pub fn refer(&mut self, out: &mut String, label: &str) {
        let found = self.numbers.get(&key(label)).copied();
        let Some((number, note)) = found.and_then(|n| Some((n + 1, self.notes.get_mut(n)?))) else {
            escape(out, &format!("[^{label}]"));
            return;
        };
        note.references += 1;
        let (prefix, place) = (&self.prefix, place(number, note.references));
        out.push_str(&format!(
            "<sup class=\"footnote-ref\"><a id=\"{prefix}fnref:{place}\" href=\"#{prefix}fn:{number}\" \
             role=\"doc-noteref\">[{number}]</a></sup>"
        ));
    }

    /// The section at the end; empty when there are no notes.
    pub fn section(self) -> String {
        if self.notes.is_empty() {
            return String::new();
        }
        let prefix = &self.prefix;
        let mut out = String::from("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        for (note, number) in self.notes.iter().zip(1..) {
            let html = note.html.as_deref().unwrap_or_default().trim_end();
            let (body, end) = html.strip_suffix("</p>").map_or((html, ""), |body| (body, "</p>"));
            out.push_str(&format!("<li id=\"{prefix}fn:{number}\">{body}"));
            for reference in 1..=note.references {
                let place = place(number, reference);
                out.push_str(&format!(
                    " <a class=\"footnote-back\" href=\"#{prefix}fnref:{place}\" role=\"doc-backlink\" \
                     aria-label=\"↩ {number}\">↩</a>"
                ));
            }
            out.push_str(end);
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
        out
    }
}

/// `3` for the first reference to note 3, `3:2` for the second.
fn place(number: usize, reference: usize) -> String {
    if reference == 1 { number.to_string() } else { format!("{number}:{reference}") }
}
