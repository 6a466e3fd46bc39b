//! xls and et: workbooks of Excel 95 to 2003 as records, [MS-XLS] 2.4.

use std::collections::BTreeMap;

use super::Streams;
use super::records::{Record, Records, place_at, u16_at, u32_at};
use super::runs;
use super::strings::{Parts, shared, text_at};
use crate::attachment::desk::Desk;
use crate::attachment::ooxml::{is_date, number_text, rk_number};
use crate::attachment::place::{Place, column_letters};
use crate::attachment::reading::{Cell, Naming, Row, TraceKind};
use crate::attachment::trouble::What;
use crate::say;

/// What all sheets share.
#[derive(Default)]
struct Book {
    /// Before Excel 97: texts are bytes.
    old: bool,
    strings: Vec<String>,
    formats: BTreeMap<u16, String>,
    /// For each style whether it shows a date.
    dates: Vec<bool>,
    /// Name and whether hidden, by where the sheet starts in the stream.
    sheets: BTreeMap<usize, (String, bool)>,
}

/// A sheet while it is read.
#[derive(Default)]
struct Open {
    name: String,
    hidden: bool,
    rows: BTreeMap<u32, Row>,
    hidden_rows: std::collections::BTreeSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
    /// The formula whose text comes in the next record.
    waiting: Option<(u32, u32)>,
    /// Number of the object that is read, for its text.
    object: u16,
    notes: BTreeMap<u16, (u32, u32)>,
    texts: Vec<(u16, String)>,
    others: Vec<String>,
}

/// Reads a workbook stream.
pub fn read(desk: &mut Desk, place: &Place, streams: &mut Streams<'_>, path: &str) {
    let bytes = streams.bytes(desk, place, path);
    let mut records = Records { bytes: &bytes, at: 0 };
    let mut book = Book::default();
    let mut open: Option<Open> = None;
    for record in records.by_ref() {
        match record.id {
            0x2F => {
                desk.trouble(place, What::Password);
                return;
            }
            0x0809 | 0x0409 | 0x0209 => {
                book.old |= u16_at(record.body(), 0).is_some_and(|version| version < 0x0600);
                if let Some((name, hidden)) = book.sheets.get(&record.start) {
                    close(desk, place, open.take());
                    open = Some(Open { name: name.clone(), hidden: *hidden, ..Open::default() });
                }
            }
            _ => match &mut open {
                Some(sheet) => in_sheet(desk, place, &book, sheet, &record),
                None => in_book(desk, place, &mut book, &record),
            },
        }
    }
    close(desk, place, open.take());
    // A whole stream ends with the end of its last sheet, maybe padded with zeros.
    if bytes.get(records.at..).is_some_and(|rest| rest.iter().any(|byte| *byte != 0))
        || book.sheets.is_empty()
    {
        desk.trouble(place, What::Broken);
    }
}

fn in_book(desk: &mut Desk, place: &Place, book: &mut Book, record: &Record<'_>) {
    let body = record.body();
    match record.id {
        0x85 => {
            let (start, state) = (place_at(body, 0), body.get(4).copied().unwrap_or(0));
            let name = text_at(body, 6, true, book.old).unwrap_or_default();
            desk.text(&place.at(say!("工作表的名称": "name of a sheet")), name.clone());
            if let Some(start) = start {
                book.sheets.insert(start, (name, state & 3 != 0));
            }
        }
        0xFC => book.strings = shared(&record.parts),
        0x41E => {
            if let (Some(id), Some(code)) = (u16_at(body, 0), text_at(body, 2, book.old, book.old)) {
                book.formats.insert(id, code);
            }
        }
        0xE0 => {
            let id = u16_at(body, 2).unwrap_or(0);
            book.dates.push(is_date(u32::from(id), book.formats.get(&id).map(String::as_str)));
        }
        0x18 => {
            let count = usize::from(body.get(3).copied().unwrap_or(0));
            let name = match book.old {
                true => runs::find(body.get(14..14 + count).unwrap_or_default()).join(" "),
                false => Parts::new(&[body], 14).text(count).unwrap_or_default(),
            };
            desk.text(&place.at(say!("定义的名称": "defined name")), name);
        }
        // Other books, and values of theirs.
        0x1AE | 0x5A | 0x23 => {
            let inside = place.at(say!("外部链接的缓存": "cached values of linked files"));
            desk.text(
                &inside,
                record.parts.iter().flat_map(|part| runs::find(part)).collect::<Vec<_>>().join("\n"),
            );
        }
        _ => {}
    }
}

fn in_sheet(desk: &mut Desk, place: &Place, book: &Book, sheet: &mut Open, record: &Record<'_>) {
    let body = record.body();
    let position = || Some((u32::from(u16_at(body, 0)?) + 1, u32::from(u16_at(body, 2)?)));
    let is_date =
        |at: usize| u16_at(body, at).and_then(|style| book.dates.get(usize::from(style))) == Some(&true);
    let float =
        |at: usize| body.get(at..).and_then(<[u8]>::first_chunk).map(|eight| f64::from_le_bytes(*eight));
    let mut cell = |position: Option<(u32, u32)>, text: Option<String>| {
        if let (Some((row, column)), Some(text)) = (position, text)
            && !text.trim().is_empty()
            && desk.take_cell(text.len())
        {
            let row = sheet.rows.entry(row).or_insert_with(|| Row { number: row, ..Row::default() });
            row.cells.push(Cell { column, hidden: false, text });
        }
    };
    match record.id {
        0xFD => cell(position(), place_at(body, 6).and_then(|at| book.strings.get(at).cloned())),
        0x204 | 0xD6 => cell(position(), text_at(body, 6, false, book.old)),
        0x203 => cell(position(), float(6).map(|number| number_text(&number.to_string(), is_date(4)))),
        0x27E => {
            let number = u32_at(body, 6).map(rk_number);
            cell(position(), number.map(|number| number_text(&number.to_string(), is_date(4))));
        }
        0xBD => {
            let Some((row, first)) = position() else { return };
            let many = body.get(4..body.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
            for (column, pair) in (first..).zip(many) {
                let number = u32_at(pair, 2).map(rk_number).unwrap_or_default();
                cell(Some((row, column)), Some(number_text(&number.to_string(), false)));
            }
        }
        0x06 | 0x206 | 0x406 => match body.get(6..14) {
            // Not a number: 0 says that a text follows.
            Some([kind, .., 0xFF, 0xFF]) => sheet.waiting = (*kind == 0).then(position).flatten(),
            _ => cell(position(), float(6).map(|number| number_text(&number.to_string(), is_date(4)))),
        },
        0x207 => {
            let text = Parts::new(&record.parts, 0);
            let text = if book.old { text_at(body, 0, false, true) } else { long(text) };
            let waiting = sheet.waiting.take();
            cell(waiting, text);
        }
        0x208 => {
            let no_height = u16_at(body, 6) == Some(0);
            if (no_height || u16_at(body, 12).is_some_and(|flags| flags & 0x20 != 0))
                && let Some(row) = u16_at(body, 0)
            {
                sheet.hidden_rows.insert(u32::from(row) + 1);
            }
        }
        0x7D => {
            let unseen = u16_at(body, 8).is_some_and(|flags| flags & 1 != 0) || u16_at(body, 4) == Some(0);
            if let (true, Some(first), Some(last)) = (unseen, u16_at(body, 0), u16_at(body, 2)) {
                sheet.hidden_columns.push((u32::from(first), u32::from(last)));
            }
        }
        0x5D => sheet.object = u16_at(body, 6).unwrap_or(0),
        0x1B6 => {
            let count = usize::from(u16_at(body, 10).unwrap_or(0));
            let text = Parts::new(&record.parts[1..], 0).text(count);
            sheet.texts.push((sheet.object, text.unwrap_or_default()));
        }
        0x1C => {
            if let (Some(at), Some(object)) = (position(), u16_at(body, 6)) {
                sheet.notes.insert(object, at);
            }
            let author = text_at(body, 8, false, book.old).unwrap_or_default();
            desk.trace(&place.at(say!("批注": "comments")), TraceKind::Reviewer, &author);
        }
        0x14 | 0x15 => sheet.others.extend(text_at(body, 0, book.old, book.old)),
        // Links, and what may be typed into cells.
        0x1B8 | 0x800 | 0x1BE => sheet.others.extend(runs::find(body)),
        _ => {}
    }
}

fn long(mut parts: Parts<'_>) -> Option<String> {
    let count = usize::from(parts.u16()?);
    parts.text(count)
}

/// Gives a sheet's table, comments and other texts.
fn close(desk: &mut Desk, place: &Place, open: Option<Open>) {
    let Some(mut sheet) = open else { return };
    let hidden =
        |column: u32| sheet.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
    for row in sheet.rows.values_mut() {
        row.hidden = sheet.hidden_rows.contains(&row.number);
        row.cells.sort_by_key(|cell| cell.column);
        for cell in &mut row.cells {
            cell.hidden = hidden(cell.column);
        }
    }
    let name = sheet.name;
    for (object, text) in sheet.texts {
        let at = match sheet.notes.get(&object) {
            Some((row, column)) => {
                let column = column_letters(*column);
                place.named(&name, say!("!{column}{row}（批注）": "!{column}{row} (comment)"))
            }
            None => place.named(&name, say!("（文本框）": " (text box)")),
        };
        desk.text(&at, text);
    }
    let inside = place.named(&name, say!("（页眉页脚、链接、有效性）": " (headers, links, validation)"));
    desk.text(&inside, sheet.others.join("\n"));
    let naming = Naming::Sheet { name, hidden: sheet.hidden };
    desk.table(place, naming, sheet.rows.into_values().collect());
}

/// The texts that a pivot table keeps of its source.
pub fn pivot_cache(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let texts = Records { bytes, at: 0 }.filter(|record| record.id == 0xCD);
    let texts: Vec<String> = texts.filter_map(|record| text_at(record.body(), 0, false, false)).collect();
    desk.text(place, texts.join("\n"));
}
