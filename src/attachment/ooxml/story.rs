//! Paragraphs and tables of Word and of drawings: text as it is seen, as it was
//! before tracked changes, and with what is hidden.

use super::story_state::{Run, Story};
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::attachment::xml::{self, Node, Tag};
use crate::say;

/// Reads a part that consists of paragraphs.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut story = Story::new(place);
    let mut path: Vec<String> = Vec::new();
    // Depth inside a fallback: it says again what was said, for old programs.
    let mut fallback = 0;
    xml::walk(desk, place, bytes, |desk, node| match node {
        Node::Open(tag) => {
            fallback += i32::from(fallback > 0 || tag.name == "Fallback");
            if fallback == 0 {
                open(desk, &mut story, path.last().map_or("", |parent| parent), &tag);
            }
            path.push(tag.name.to_owned());
        }
        Node::Close(name) => {
            path.pop();
            if fallback == 0 {
                close(desk, &mut story, name);
            }
            fallback -= i32::from(fallback > 0);
        }
        Node::Text(text) if fallback == 0 => match path.last().map(String::as_str) {
            Some("t" | "delText") => story.write(text),
            Some("instrText" | "delInstrText" | "v" | "f" | "text") => story.aside(text),
            _ => {}
        },
        Node::Text(_) | Node::Comment(_) => {}
    });
    story.finish(desk);
}

fn open(desk: &mut Desk, story: &mut Story, parent: &str, tag: &Tag<'_>) {
    for (key, value) in tag.attributes() {
        match &*key {
            "author" | "userId" | "displayName" => {
                desk.trace(
                    &story.place().at(say!("修订或批注": "changes and comments")),
                    TraceKind::Reviewer,
                    &value,
                );
            }
            // Fonts and languages.
            "ascii" | "hAnsi" | "eastAsia" | "cs" | "typeface" | "initials" | "asciiTheme" => {}
            _ if xml::is_wording(&value) => story.aside_line(&value),
            _ => {}
        }
    }
    match tag.name {
        "p" => story.open_paragraph(),
        "r" => story.run = Run::default(),
        "vanish" | "webHidden" if parent == "rPr" => {
            let off = matches!(tag.attribute("val").as_deref(), Some("0" | "false" | "off"));
            story.run.hidden = !off && tag.name == "vanish";
        }
        "ins" | "moveTo" => story.inserted += 1,
        "del" | "moveFrom" => story.deleted += 1,
        "tab" if parent == "r" => story.write("\t"),
        "br" | "cr" if parent == "r" || parent == "p" => story.write("\n"),
        "noBreakHyphen" => story.write("-"),
        "tbl" => story.open_table(),
        "tr" => story.open_row(),
        "tc" => story.open_cell(),
        "gridSpan" => story.span(tag.attribute("val").and_then(|span| span.parse().ok()).unwrap_or(1)),
        "txbxContent" => story.boxes += 1,
        "comment" | "footnote" | "endnote" | "cm" => story.next_note(),
        _ => {}
    }
}

fn close(desk: &mut Desk, story: &mut Story, name: &str) {
    match name {
        "p" => story.close_paragraph(desk),
        "r" => story.run = Run::default(),
        "ins" | "moveTo" => story.inserted = story.inserted.saturating_sub(1),
        "del" | "moveFrom" => story.deleted = story.deleted.saturating_sub(1),
        "tc" => story.close_cell(desk),
        "tr" => story.close_row(),
        "tbl" => story.close_table(desk),
        "txbxContent" => story.boxes = story.boxes.saturating_sub(1),
        "instrText" | "v" | "f" | "text" => story.end_aside(),
        _ => {}
    }
}
