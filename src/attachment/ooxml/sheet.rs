//! A sheet of an xlsx file, read as a stream: nothing is set aside for a size that
//! the sheet declares.

use super::number_text;
use super::workbook::Shared;
use crate::attachment::desk::Desk;
use crate::attachment::place::{Place, cell_reference};
use crate::attachment::reading::{Cell, Naming, Row};
use crate::attachment::xml::{self, Node, Tag};
use crate::say;

/// A sheet as its book lists it.
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether people don't see it.
    pub hidden: bool,
    /// The part that holds it.
    pub part: String,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    row: u32,
    column: u32,
    kind: String,
    style: usize,
    value: String,
    formula: String,
}

/// Reads a sheet.
pub fn read(desk: &mut Desk, place: &Place, sheet: &Sheet, shared: &Shared, bytes: &[u8]) {
    let mut rows: Vec<Row> = Vec::new();
    let mut hidden_columns: Vec<(u32, u32)> = Vec::new();
    let mut cell = Open::default();
    let mut path: Vec<&'static str> = Vec::new();
    let mut others = String::new();
    xml::walk(desk, place, bytes, |desk, node| match node {
        Node::Open(tag) => {
            match tag.name {
                "col" if unseen(&tag, "width") => {
                    let bound = |key| tag.attribute(key).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
                    if hidden_columns.len() < 20_000 {
                        hidden_columns.push((bound("min"), bound("max")));
                    }
                }
                "row" => {
                    let next = rows.last().map_or(1, |row| row.number.saturating_add(1));
                    let number = tag.attribute("r").and_then(|n| n.parse().ok()).unwrap_or(next);
                    rows.push(Row { number, hidden: unseen(&tag, "ht"), cells: Vec::new() });
                    cell.column = u32::MAX;
                }
                "c" => start(&mut cell, &tag, rows.last().map_or(1, |row| row.number)),
                _ => {
                    for (_, value) in tag.attributes().filter(|(_, value)| xml::is_wording(value)) {
                        others.push_str(&value);
                        others.push('\n');
                    }
                }
            }
            path.push(known(tag.name));
        }
        Node::Text(text) => match path.last() {
            Some(&"v") => cell.value.push_str(text),
            Some(&"t") if !path.contains(&"rPh") => cell.value.push_str(text),
            Some(&"f") => cell.formula.push_str(text),
            Some(&"other") => others.push_str(text),
            _ => {}
        },
        Node::Close(name) => {
            path.pop();
            match name {
                "c" => {
                    let hidden = hidden_columns
                        .iter()
                        .any(|(min, max)| (*min..=*max).contains(&cell.column.saturating_add(1)));
                    finish(desk, shared, &mut cell, hidden, &mut rows, &mut others);
                }
                _ if known(name) == "other" => others.push('\n'),
                _ => {}
            }
        }
        Node::Comment(_) => {}
    });
    desk.table(place, Naming::Sheet { name: sheet.name.clone(), hidden: sheet.hidden }, rows);
    let inside = place.named(
        &sheet.name,
        say!("（页眉页脚、链接、有效性、公式）": " (headers, links, validation, formulas)"),
    );
    desk.text(&inside, others);
}

/// Hidden, or of no size.
fn unseen(tag: &Tag<'_>, size: &str) -> bool {
    tag.says("hidden") || tag.attribute(size).is_some_and(|size| size.parse::<f64>() == Ok(0.0))
}

fn known(name: &str) -> &'static str {
    match name {
        "v" => "v",
        "t" => "t",
        "f" => "f",
        "rPh" => "rPh",
        "formula1" | "formula2" | "formula" | "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter"
        | "firstHeader" | "firstFooter" => "other",
        _ => "",
    }
}

fn start(cell: &mut Open, tag: &Tag<'_>, row: u32) {
    let next = cell.column.wrapping_add(1);
    let reference = tag.attribute("r").and_then(|reference| cell_reference(&reference));
    let (row, column) = reference.unwrap_or((row, next));
    *cell = Open {
        row,
        column,
        kind: tag.attribute("t").unwrap_or_default(),
        style: tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0),
        ..Open::default()
    };
}

fn finish(
    desk: &mut Desk,
    shared: &Shared,
    cell: &mut Open,
    hidden: bool,
    rows: &mut Vec<Row>,
    others: &mut String,
) {
    let value = std::mem::take(&mut cell.value);
    let text = match &*cell.kind {
        "s" => match value.trim().parse::<usize>().ok().and_then(|at| shared.strings.get(at)) {
            Some(text) => text.clone(),
            None => value,
        },
        "b" | "e" | "str" | "inlineStr" | "d" => value,
        _ => number_text(&value, shared.styles.is_date(cell.style)),
    };
    // A formula can hold words of its own: =IF(A1="…","…").
    if cell.formula.contains('"') && xml::is_wording(&cell.formula) {
        others.push_str(&cell.formula);
        others.push('\n');
    }
    if text.trim().is_empty() || !desk.take_cell(text.len()) {
        return;
    }
    if rows.last().is_none_or(|row| row.number != cell.row) {
        rows.push(Row { number: cell.row, ..Row::default() });
    }
    if let Some(row) = rows.last_mut() {
        row.cells.push(Cell { column: cell.column, hidden, text });
    }
}
