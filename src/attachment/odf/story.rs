//! Paragraphs, tables and sheets of OpenDocument.

use std::collections::BTreeSet;

use crate::attachment::desk::Desk;
use crate::attachment::ooxml::number_text;
use crate::attachment::place::{Place, column_letters};
use crate::attachment::reading::{Cell, Naming, Row, TraceKind};
use crate::attachment::xml::{self, Node, Tag};
use crate::say;

#[derive(Default)]
struct Table {
    name: String,
    hidden: bool,
    rows: Vec<Row>,
    row: Row,
    /// Rows so far, repeated ones too.
    height: u32,
    repeated: u32,
    column: u32,
    columns: u32,
    hidden_columns: Vec<(u32, u32)>,
    cell: String,
    value: String,
    span: u32,
}

#[derive(Default)]
struct Story {
    is_sheet: bool,
    hidden_styles: BTreeSet<String>,
    style: String,
    tables: Vec<Table>,
    paragraphs: Vec<String>,
    count: usize,
    table_count: usize,
    /// Depth inside comments, and inside deleted text.
    comment: u32,
    /// Slides so far, and depth inside their notes.
    slides: usize,
    notes: u32,
    deleted: u32,
    note: String,
    creator: Option<String>,
    asides: BTreeSet<String>,
}

/// Tables in tables beyond this depth are read as text.
const DEEPEST: usize = 64;

/// Reads `content.xml` or `styles.xml`.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut story = Story::default();
    xml::walk(desk, place, bytes, |desk, node| match node {
        Node::Open(tag) => story.open(&tag),
        Node::Close(name) => story.close(desk, place, name),
        Node::Text(text) => story.write(text),
        Node::Comment(_) => {}
    });
    while !story.paragraphs.is_empty() {
        story.close(desk, place, "p");
    }
    while !story.tables.is_empty() {
        for name in ["table-cell", "table-row", "table"] {
            story.close(desk, place, name);
        }
    }
    let asides = story.asides.into_iter().collect::<Vec<_>>().join("\n");
    desk.text(&place.at(say!("名称、链接和替代文字": "names, links and alternative texts")), asides);
}

impl Story {
    fn open(&mut self, tag: &Tag<'_>) {
        let number = |key| tag.attribute(key).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1);
        let unseen = || tag.attribute("visibility").is_some_and(|how| how != "visible");
        for (key, value) in tag.attributes() {
            let of_looks = key.contains("font") || key.contains("style") || key.contains("format");
            if !of_looks
                && key != "value"
                && key != "string-value"
                && xml::is_wording(&value)
                && self.asides.len() < 100_000
            {
                self.asides.insert(value);
            }
        }
        match tag.name {
            "spreadsheet" => self.is_sheet = true,
            "style" => self.style = tag.attribute("name").unwrap_or_default(),
            "table-properties" if tag.attribute("display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" if self.tables.len() < DEEPEST => {
                self.table_count += 1;
                let style = tag.attribute("style-name").unwrap_or_default();
                let hidden = self.hidden_styles.contains(&style);
                let name = tag.attribute("name").unwrap_or_default();
                self.tables.push(Table { name, hidden, ..Table::default() });
            }
            "p" | "h" if self.paragraphs.len() < DEEPEST => {
                self.count += 1;
                self.paragraphs.push(String::new());
            }
            "s" => {
                let spaces = number("c").min(100) as usize;
                self.write(&" ".repeat(spaces));
            }
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            "annotation" => self.comment += 1,
            "deletion" => self.deleted += 1,
            "creator" | "date" => self.creator = Some(String::new()),
            "page" => self.slides += 1,
            "notes" => self.notes += 1,
            _ => {}
        }
        let Some(table) = self.tables.last_mut() else { return };
        match tag.name {
            "table-column" => {
                let last = table.columns.saturating_add(number("number-columns-repeated"));
                if unseen() && table.hidden_columns.len() < 20_000 {
                    table.hidden_columns.push((table.columns, last));
                }
                table.columns = last;
            }
            "table-row" => {
                table.row =
                    Row { number: table.height.saturating_add(1), hidden: unseen(), cells: Vec::new() };
                table.repeated = number("number-rows-repeated");
                table.column = 0;
            }
            "table-cell" | "covered-table-cell" => {
                table.cell.clear();
                table.value = tag.attribute("value").unwrap_or_default();
                table.span = number("number-columns-repeated");
            }
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(creator) = &mut self.creator {
            creator.push_str(text);
        } else if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn slide(&self, place: &Place) -> Place {
        let n = self.slides;
        match (n, self.notes) {
            (0, _) => place.clone(),
            (_, 0) => place.at(say!("第{n}张幻灯片": "slide {n}")),
            _ => place.at(say!("第{n}张幻灯片": "slide {n}")).at(say!("备注": "notes")),
        }
    }

    fn cell_place(&self, place: &Place) -> Place {
        let Some(table) = self.tables.last() else { return place.clone() };
        let (row, column) = (table.row.number, column_letters(table.column));
        match self.is_sheet {
            true => place.named(&table.name, say!("!{column}{row}": "!{column}{row}")),
            false => {
                let (t, column) = (self.table_count, table.column + 1);
                place.at(say!("第{t}个表第{row}行第{column}列": "table {t}, row {row}, column {column}"))
            }
        }
    }

    fn close(&mut self, desk: &mut Desk, place: &Place, name: &str) {
        match name {
            "p" | "h" => {
                let Some(text) = self.paragraphs.pop() else { return };
                let n = self.count;
                if self.comment > 0 {
                    self.note.push_str(&text);
                    self.note.push('\n');
                } else if self.deleted > 0 {
                    desk.text(&place.at(say!("修订中删除的文字": "text deleted in a tracked change")), text);
                } else if let Some(table) = self.tables.last_mut() {
                    if !table.cell.is_empty() {
                        table.cell.push('\n');
                    }
                    table.cell.push_str(&text);
                } else {
                    desk.text(&self.slide(place).at(say!("第{n}段": "paragraph {n}")), text);
                }
            }
            "annotation" => {
                self.comment = self.comment.saturating_sub(1);
                let at = self.cell_place(place).at(say!("批注": "comment"));
                desk.text(&at, std::mem::take(&mut self.note));
            }
            "deletion" => self.deleted = self.deleted.saturating_sub(1),
            // When a comment was written.
            "date" => self.creator = None,
            "notes" => self.notes = self.notes.saturating_sub(1),
            "creator" => {
                let name = self.creator.take().unwrap_or_default();
                desk.trace(&place.at(say!("修订或批注": "changes and comments")), TraceKind::Reviewer, &name);
            }
            "table-cell" | "covered-table-cell" => self.close_cell(desk),
            "table-row" => {
                let Some(table) = self.tables.last_mut() else { return };
                table.rows.push(std::mem::take(&mut table.row));
                table.height = table.height.saturating_add(table.repeated);
            }
            "table" => {
                let Some(table) = self.tables.pop() else { return };
                let t = self.table_count;
                match self.is_sheet {
                    true => {
                        let naming = Naming::Sheet { name: table.name, hidden: table.hidden };
                        desk.table(place, naming, table.rows);
                    }
                    false => {
                        desk.table(&place.at(say!("第{t}个表": "table {t}")), Naming::Numbers, table.rows)
                    }
                }
            }
            _ => {}
        }
    }

    fn close_cell(&mut self, desk: &mut Desk) {
        let Some(table) = self.tables.last_mut() else { return };
        let shown = std::mem::take(&mut table.cell);
        // 1.10E+17 is what is shown of a long number; the value has its digits.
        let longer = table.value.len() > shown.len() || shown.contains("E+") || shown.contains("###");
        let text = match longer && !table.value.is_empty() && !shown.contains(['-', '年', '/']) {
            true => number_text(&table.value, false),
            false => shown,
        };
        if !text.trim().is_empty() && desk.take_cell(text.len()) {
            let column = table.column;
            let hidden = table.hidden_columns.iter().any(|(first, end)| (*first..*end).contains(&column));
            table.row.cells.push(Cell { column, hidden, text });
        }
        table.column = table.column.saturating_add(table.span.max(1));
    }
}
