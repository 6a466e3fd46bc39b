//! xlsx and xlsm: the book around the sheets.

use std::collections::BTreeSet;

use super::links::Relations;
use super::sheet::{self, Sheet};
use super::styles::Styles;
use crate::attachment::archive::Package;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::attachment::xml::{self, Node};
use crate::say;

/// What all sheets of a book share.
#[derive(Default)]
pub struct Shared {
    /// Texts by number.
    pub strings: Vec<String>,
    /// Which styles show dates.
    pub styles: Styles,
}

/// Reads the book and its sheets.
pub fn read(desk: &mut Desk, place: &Place, package: &mut Package<'_>, done: &mut BTreeSet<String>) {
    let main = "xl/workbook.xml";
    done.insert(main.to_owned());
    let relations = Relations::of(desk, place, package, main);
    let mut shared = Shared::default();
    for part in relations.of_kind("sharedStrings") {
        if let Some(bytes) = package.part(desk, place, &part) {
            shared.strings = strings(desk, place, &bytes);
        }
        done.insert(part);
    }
    for part in relations.of_kind("styles") {
        if let Some(bytes) = package.part(desk, place, &part) {
            shared.styles = Styles::read(desk, place, &bytes);
        }
        done.insert(part);
    }
    let sheets = book(desk, place, package, main, &relations);
    for sheet in &sheets {
        let Some(bytes) = package.part(desk, place, &sheet.part) else { continue };
        done.insert(sheet.part.clone());
        sheet::read(desk, place, sheet, &shared, &bytes);
        drop(bytes);
        let relations = Relations::of(desk, place, package, &sheet.part);
        for part in relations.of_kind("comments").into_iter().chain(relations.of_kind("threadedComment")) {
            if let Some(bytes) = package.part(desk, place, &part) {
                comments(desk, place, &sheet.name, &bytes);
            }
            done.insert(part);
        }
    }
    // A sheet that the book does not list can still be in the file.
    for name in package.names() {
        if name.starts_with("xl/worksheets/sheet") && name.ends_with(".xml") && done.insert(name.clone()) {
            let sheet = Sheet { name: name.clone(), hidden: true, part: name.clone() };
            if let Some(bytes) = package.part(desk, place, &name) {
                sheet::read(desk, place, &sheet, &shared, &bytes);
            }
        }
    }
}

/// The sheets that the book lists; its defined names become texts.
fn book(
    desk: &mut Desk,
    place: &Place,
    package: &mut Package<'_>,
    main: &str,
    relations: &Relations,
) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    let Some(bytes) = package.part(desk, place, main) else { return sheets };
    let mut defined: Option<(String, String)> = None;
    xml::walk(desk, place, &bytes, |desk, node| match node {
        Node::Open(tag) if tag.name == "sheet" => {
            let Some(name) = tag.attribute("name") else { return };
            let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
            let ids = tag.attributes().filter(|(key, _)| key == "id").map(|(_, id)| id);
            let part = ids.filter_map(|id| relations.target(&id).map(str::to_owned)).next();
            desk.text(&place.at(say!("工作表的名称": "name of a sheet")), name.clone());
            sheets.push(Sheet { name, hidden, part: part.unwrap_or_default() });
        }
        Node::Open(tag) if tag.name == "definedName" => {
            defined = Some((tag.attribute("name").unwrap_or_default(), String::new()));
        }
        Node::Text(text) => {
            if let Some((_, refers)) = &mut defined {
                refers.push_str(text);
            }
        }
        Node::Close("definedName") => {
            if let Some((name, refers)) = defined.take() {
                let inside = place.at(say!("定义的名称": "defined name"));
                desk.text(&inside, format!("{name} = {refers}"));
            }
        }
        _ => {}
    });
    sheets
}

/// The shared texts; readings in small print (`rPh`) are left out.
fn strings(desk: &mut Desk, place: &Place, bytes: &[u8]) -> Vec<String> {
    let mut all = Vec::new();
    let (mut text, mut in_text, mut in_reading) = (String::new(), false, false);
    xml::walk(desk, place, bytes, |_, node| match node {
        Node::Open(tag) => match tag.name {
            "si" => text.clear(),
            "t" => in_text = !in_reading,
            "rPh" => in_reading = true,
            _ => {}
        },
        Node::Close("si") => all.push(std::mem::take(&mut text)),
        Node::Close("t") => in_text = false,
        Node::Close("rPh") => in_reading = false,
        Node::Text(more) if in_text => text.push_str(more),
        _ => {}
    });
    all
}

/// Comments of a sheet, old and threaded.
fn comments(desk: &mut Desk, place: &Place, sheet: &str, bytes: &[u8]) {
    let (mut cell, mut text, mut inside) = (String::new(), String::new(), false);
    xml::walk(desk, place, bytes, |desk, node| match node {
        Node::Open(tag) => match tag.name {
            "comment" | "threadedComment" => {
                cell = tag.attribute("ref").unwrap_or_default();
                text.clear();
            }
            "t" | "text" | "author" => {
                if tag.name == "author" {
                    text.clear();
                }
                inside = true;
            }
            _ => {}
        },
        Node::Text(more) if inside => text.push_str(more),
        Node::Close("author") => {
            inside = false;
            desk.trace(&place.at(say!("批注": "comments")), TraceKind::Reviewer, &text);
        }
        Node::Close("t") => inside = false,
        Node::Close("comment" | "threadedComment") => {
            inside = false;
            let at = place.named(sheet, say!("!{cell}（批注）": "!{cell} (comment)"));
            desk.text(&at, std::mem::take(&mut text));
        }
        _ => {}
    });
}
