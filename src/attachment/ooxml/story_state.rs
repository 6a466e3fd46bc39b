//! Where a reader of paragraphs stands: in which paragraph, cell, note, change.

use std::collections::BTreeSet;

use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::{Cell, Naming, Row};
use crate::say;

/// The looks of the run that is read.
#[derive(Default, Clone, Copy)]
pub struct Run {
    /// Not shown, not printed.
    pub hidden: bool,
}

/// Three readings of one paragraph.
#[derive(Default)]
struct Paragraph {
    /// As it is seen, with changes accepted.
    seen: String,
    /// As it was before the changes.
    before: String,
    /// As it is seen, with what is hidden.
    whole: String,
    changed: bool,
    hides: bool,
    in_box: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    row: Row,
    column: u32,
    span: u32,
    cell: String,
}

/// The state of a reader of paragraphs.
pub struct Story {
    place: Place,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    paragraph_count: usize,
    table_count: usize,
    notes: usize,
    aside: String,
    asides: BTreeSet<String>,
    /// The run.
    pub run: Run,
    /// Depth in insertions.
    pub inserted: u32,
    /// Depth in deletions.
    pub deleted: u32,
    /// Depth in text boxes.
    pub boxes: u32,
}

/// Tables in tables beyond this depth are read as text.
const DEEPEST: usize = 64;

impl Story {
    /// At the start of a part.
    pub fn new(place: &Place) -> Story {
        Story {
            place: place.clone(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            paragraph_count: 0,
            table_count: 0,
            notes: 0,
            aside: String::new(),
            asides: BTreeSet::new(),
            run: Run::default(),
            inserted: 0,
            deleted: 0,
            boxes: 0,
        }
    }

    /// The place of the part, or of the note in it.
    pub fn place(&self) -> Place {
        match self.notes {
            0 => self.place.clone(),
            n => self.place.at(say!("第{n}条": "number {n}")),
        }
    }

    /// A comment or a note begins.
    pub fn next_note(&mut self) {
        self.notes += 1;
        self.paragraph_count = 0;
    }

    /// A paragraph begins; in a text box it stands inside another.
    pub fn open_paragraph(&mut self) {
        if self.paragraphs.len() < DEEPEST {
            self.paragraph_count += 1;
            self.paragraphs.push(Paragraph { in_box: self.boxes > 0, ..Paragraph::default() });
        }
    }

    /// Text of the run.
    pub fn write(&mut self, text: &str) {
        let (inserted, deleted, hidden) = (self.inserted > 0, self.deleted > 0, self.run.hidden);
        let Some(paragraph) = self.paragraphs.last_mut() else {
            self.aside.push_str(text);
            return;
        };
        paragraph.changed |= inserted || deleted;
        paragraph.hides |= hidden;
        if !deleted && !hidden {
            paragraph.seen.push_str(text);
        }
        if !deleted {
            paragraph.whole.push_str(text);
        }
        if !inserted || deleted {
            paragraph.before.push_str(text);
        }
    }

    /// Gives the paragraph to the cell that it stands in, or to the desk.
    pub fn close_paragraph(&mut self, desk: &mut Desk) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let n = self.paragraph_count;
        let mut place = self.place();
        match self.tables.last() {
            Some(table) => {
                let (t, row, column) = (self.table_count, table.rows.len() + 1, table.column + 1);
                place =
                    place.at(say!("第{t}个表第{row}行第{column}列": "table {t}, row {row}, column {column}"));
            }
            None if self.paragraphs.is_empty() || paragraph.in_box => {
                place = place.at(say!("第{n}段": "paragraph {n}"));
            }
            None => {}
        }
        if paragraph.in_box {
            place = place.at(say!("文本框": "text box"));
        }
        if paragraph.changed {
            desk.text(&place.at(say!("修订前的文字": "wording before tracked changes")), paragraph.before);
        }
        if paragraph.hides {
            desk.text(&place.at(say!("连同隐藏的文字": "with hidden text")), paragraph.whole);
        }
        match self.tables.last_mut() {
            Some(table) if !paragraph.in_box => {
                if !table.cell.is_empty() && !paragraph.seen.is_empty() {
                    table.cell.push('\n');
                }
                table.cell.push_str(&paragraph.seen);
            }
            _ => desk.text(&place, paragraph.seen),
        }
    }

    /// A table begins.
    pub fn open_table(&mut self) {
        if self.tables.len() < DEEPEST {
            self.table_count += 1;
            self.tables.push(Table::default());
        }
    }

    /// A row begins.
    pub fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.column = 0;
            table.row = Row::default();
        }
    }

    /// A cell begins.
    pub fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cell.clear();
            table.span = 1;
        }
    }

    /// The cell is this many columns wide.
    pub fn span(&mut self, columns: u32) {
        if let Some(table) = self.tables.last_mut() {
            table.span = columns.clamp(1, 1000);
        }
    }

    /// A cell ends.
    pub fn close_cell(&mut self, desk: &mut Desk) {
        let Some(table) = self.tables.last_mut() else { return };
        let text = std::mem::take(&mut table.cell);
        if !text.trim().is_empty() && desk.take_cell(text.len()) {
            table.row.cells.push(Cell { column: table.column, hidden: false, text });
        }
        table.column = table.column.saturating_add(table.span.max(1));
    }

    /// A row ends.
    pub fn close_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let mut row = std::mem::take(&mut table.row);
            row.number = u32::try_from(table.rows.len() + 1).unwrap_or(u32::MAX);
            table.rows.push(row);
        }
    }

    /// A table ends.
    pub fn close_table(&mut self, desk: &mut Desk) {
        let Some(table) = self.tables.pop() else { return };
        let t = self.table_count;
        desk.table(&self.place().at(say!("第{t}个表": "table {t}")), Naming::Numbers, table.rows);
    }

    /// Text that is not seen: field codes, names of pictures, numbers of charts.
    pub fn aside(&mut self, text: &str) {
        self.aside.push_str(text);
    }

    /// The text that is not seen ends.
    pub fn end_aside(&mut self) {
        let aside = std::mem::take(&mut self.aside);
        self.aside_line(&aside);
    }

    /// A whole text that is not seen; the same is kept once.
    pub fn aside_line(&mut self, text: &str) {
        if !text.trim().is_empty() && self.asides.len() < 100_000 {
            self.asides.insert(text.trim().to_owned());
        }
    }

    /// The part ends, maybe in the middle.
    pub fn finish(mut self, desk: &mut Desk) {
        while !self.paragraphs.is_empty() {
            self.close_paragraph(desk);
        }
        while !self.tables.is_empty() {
            self.close_cell(desk);
            self.close_row();
            self.close_table(desk);
        }
        self.end_aside();
        let asides = self.asides.into_iter().collect::<Vec<_>>().join("\n");
        desk.text(&self.place.at(say!("域代码和替代文字": "field codes and alternative texts")), asides);
    }
}
