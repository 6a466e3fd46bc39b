//! HTML and what pretends to be a spreadsheet but is HTML: what is shown, tables,
//! and what is not shown: attributes, comments, scripts.

mod tokens;

use tokens::{Token, tokens};

use super::desk::Desk;
use super::place::Place;
use super::reading::{Cell, Naming, Row, TraceKind};
use super::xml::is_wording;
use crate::say;

/// Elements that don't end a line.
const INLINE: [&str; 20] = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "mark", "code",
    "label", "ins", "del", "abbr", "o:p",
];

/// Reads a page.
pub fn read(desk: &mut Desk, place: &Place, text: &str) {
    let mut page = Page::default();
    for token in tokens(text) {
        match token {
            Token::Text(text) => page.write(&text),
            Token::Comment(text) => page.unseen(&text),
            Token::Open { name, attributes } => {
                let meta =
                    attributes.iter().find(|(key, _)| key == "name").map(|(_, value)| value.to_lowercase());
                for (key, value) in &attributes {
                    if meta.as_deref() == Some("author") && key == "content" {
                        desk.trace(place, TraceKind::Author, value);
                    } else if is_wording(value) || matches!(&**key, "alt" | "title" | "value" | "content") {
                        page.unseen(value);
                    }
                }
                page.open(desk, &name);
            }
            Token::Close(name) => page.close(desk, place, &name),
        }
    }
    while !page.tables.is_empty() {
        page.close(desk, place, "table");
    }
    desk.lines(place, page.shown);
    desk.lines(
        &place.at(
            say!("看不见的部分（属性、注释、脚本）": "what is not shown (attributes, comments, scripts)"),
        ),
        page.rest,
    );
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    column: u32,
    /// The text of the cell that is open.
    cell: Option<String>,
}

#[derive(Default)]
struct Page {
    shown: String,
    rest: String,
    tables: Vec<Table>,
    /// In a script or a style.
    silent: bool,
    count: usize,
}

impl Page {
    fn write(&mut self, text: &str) {
        if self.silent {
            self.unseen(text);
            return;
        }
        let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
        let target = cell.unwrap_or(&mut self.shown);
        // Line breaks of the source are spaces.
        let mut space = target.ends_with(|c: char| c.is_whitespace()) || target.is_empty();
        for c in text.chars() {
            if !c.is_whitespace() {
                target.push(c);
            } else if !space {
                target.push(' ');
            }
            space = c.is_whitespace();
        }
    }

    fn unseen(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.rest.push_str(text.trim());
            self.rest.push('\n');
        }
    }

    fn open(&mut self, desk: &mut Desk, name: &str) {
        // A cell or a row that begins ends the cell before it, closed or not.
        if matches!(name, "td" | "th" | "tr") {
            self.close_cell(desk);
        }
        self.silent |= matches!(name, "script" | "style");
        if !INLINE.contains(&name) {
            let cell = self.tables.last_mut().and_then(|table| table.cell.as_mut());
            cell.unwrap_or(&mut self.shown).push('\n');
        }
        match name {
            "table" if self.tables.len() < 64 => {
                self.count += 1;
                self.tables.push(Table::default());
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let number = u32::try_from(table.rows.len() + 1).unwrap_or(u32::MAX);
                    table.rows.push(Row { number, ..Row::default() });
                    table.column = 0;
                }
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.cell = Some(String::new());
                }
            }
            _ => {}
        }
    }

    fn close_cell(&mut self, desk: &mut Desk) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(text) = table.cell.take() else { return };
        if !text.trim().is_empty()
            && desk.take_cell(text.len())
            && let Some(row) = table.rows.last_mut()
        {
            row.cells.push(Cell { column: table.column, hidden: false, text: text.trim().to_owned() });
        }
        table.column += 1;
    }

    fn close(&mut self, desk: &mut Desk, place: &Place, name: &str) {
        match name {
            "script" | "style" => self.silent = false,
            "td" | "th" | "tr" | "table" => {
                self.close_cell(desk);
                if name == "table"
                    && let Some(table) = self.tables.pop()
                {
                    let t = self.count;
                    desk.table(&place.at(say!("第{t}个表": "table {t}")), Naming::Numbers, table.rows);
                }
            }
            _ => {}
        }
    }
}
