//! `docProps/`: who made a document, and what it says of itself.

use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::attachment::xml::{self, Node};
use crate::say;

/// Counts and versions say nothing of people.
const COUNTS: [&str; 18] = [
    "Application",
    "AppVersion",
    "created",
    "modified",
    "language",
    "TotalTime",
    "DocSecurity",
    "Pages",
    "Words",
    "Characters",
    "CharactersWithSpaces",
    "Lines",
    "Paragraphs",
    "Slides",
    "Notes",
    "ScaleCrop",
    "LinksUpToDate",
    "SharedDoc",
];

/// Reads core, extended and custom properties.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let place = place.at(say!("文档属性": "document properties"));
    let mut text = String::new();
    let mut words = String::new();
    xml::walk(desk, &place, bytes, |desk, node| match node {
        Node::Open(tag) => {
            text.clear();
            // The name of a custom property.
            if let Some(name) = tag.attribute("name") {
                words.push_str(&name);
                words.push('：');
            }
        }
        Node::Text(more) => text.push_str(more),
        Node::Close(name) => {
            match kind_of(name) {
                Some(kind) => desk.trace(&place, kind, &text),
                None if COUNTS.contains(&name) => {}
                None if text.trim().is_empty() => {}
                None => {
                    words.push_str(text.trim());
                    words.push('\n');
                }
            }
            text.clear();
        }
        Node::Comment(_) => {}
    });
    desk.text(&place, words);
}

/// The traces among the properties of OOXML and ODF.
pub fn kind_of(name: &str) -> Option<TraceKind> {
    Some(match name {
        "creator" | "initial-creator" => TraceKind::Author,
        "lastModifiedBy" => TraceKind::LastModifiedBy,
        "Manager" => TraceKind::Manager,
        "Company" => TraceKind::Company,
        "Template" => TraceKind::Template,
        "revision" | "editing-cycles" => TraceKind::Revision,
        _ => return None,
    })
}
