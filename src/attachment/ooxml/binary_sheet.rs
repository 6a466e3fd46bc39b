//! xlsb: sheets as records, [MS-XLSB] 2.1.4. Values, hidden sheets, rows and columns,
//! comments and names; of other parts the runs of text are taken.

use std::collections::BTreeSet;

use super::links::Relations;
use super::number_text;
use crate::attachment::archive::Package;
use crate::attachment::decode;
use crate::attachment::desk::Desk;
use crate::attachment::place::{Place, column_letters};
use crate::attachment::reading::{Cell, Naming, Row, TraceKind};
use crate::say;

/// A record: its number and its bytes.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (&first, mut rest) = self.0.split_first()?;
        let mut id = u16::from(first);
        if first & 0x80 != 0 {
            let (&second, after) = rest.split_first()?;
            id = (id & 0x7F) | (u16::from(second & 0x7F) << 7);
            rest = after;
        }
        let mut size = 0usize;
        for shift in 0..4 {
            let (&byte, after) = rest.split_first()?;
            size |= usize::from(byte & 0x7F) << (7 * shift);
            rest = after;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (body, after) = rest.split_at_checked(size)?;
        self.0 = after;
        Some((id, body))
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// A text with its length before it, and where it ends.
fn wide(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    let count = u32_at(bytes, at)?;
    if count == u32::MAX {
        return Some((String::new(), at + 4));
    }
    let end = usize::try_from(count).ok()?.checked_mul(2)?.checked_add(at + 4)?;
    Some((decode::utf16le(bytes.get(at + 4..end)?), end))
}

/// Reads the book and its sheets.
pub fn read(desk: &mut Desk, place: &Place, package: &mut Package<'_>, done: &mut BTreeSet<String>) {
    let main = "xl/workbook.bin";
    done.insert(main.to_owned());
    let relations = Relations::of(desk, place, package, main);
    let mut strings = Vec::new();
    for part in relations.of_kind("sharedStrings") {
        let bytes = package.part(desk, place, &part).unwrap_or_default();
        let items = Records(&bytes).filter(|(id, _)| *id == 19);
        strings.extend(items.map(|(_, body)| wide(body, 1).unwrap_or_default().0));
        done.insert(part);
    }
    let book = package.part(desk, place, main).unwrap_or_default();
    for (id, body) in Records(&book) {
        match id {
            156 => {
                let Some((relation, end)) = wide(body, 8) else { continue };
                let name = wide(body, end).unwrap_or_default().0;
                desk.text(&place.at(say!("工作表的名称": "name of a sheet")), name.clone());
                let Some(part) = relations.target(&relation).map(str::to_owned) else { continue };
                let naming = Naming::Sheet { name: name.clone(), hidden: u32_at(body, 0) != Some(0) };
                let bytes = package.part(desk, place, &part).unwrap_or_default();
                sheet(desk, place, naming, &strings, &bytes);
                let relations = Relations::of(desk, place, package, &part);
                for part in relations.of_kind("comments") {
                    let bytes = package.part(desk, place, &part).unwrap_or_default();
                    comments(desk, place, &name, &bytes);
                    done.insert(part);
                }
                done.insert(part);
            }
            39 => {
                let name = wide(body, 9).unwrap_or_default().0;
                desk.text(&place.at(say!("定义的名称": "defined name")), name);
            }
            _ => {}
        }
    }
}

fn sheet(desk: &mut Desk, place: &Place, naming: Naming, strings: &[String], bytes: &[u8]) {
    let mut rows: Vec<Row> = Vec::new();
    let mut hidden_columns: Vec<(u32, u32)> = Vec::new();
    for (id, body) in Records(bytes) {
        let text = match id {
            0 => {
                let number = u32_at(body, 0).unwrap_or(0).saturating_add(1);
                let hidden = body.get(11).is_some_and(|flags| flags & 0x10 != 0);
                rows.push(Row { number, hidden, cells: Vec::new() });
                continue;
            }
            60 => {
                if body.get(16).is_some_and(|flags| flags & 1 != 0) && hidden_columns.len() < 20_000 {
                    hidden_columns.push((u32_at(body, 0).unwrap_or(0), u32_at(body, 4).unwrap_or(0)));
                }
                continue;
            }
            2 => u32_at(body, 8).map(|rk| number_text(&rk_number(rk).to_string(), false)),
            5 | 9 => body
                .get(8..)
                .and_then(<[u8]>::first_chunk)
                .map(|eight| number_text(&f64::from_le_bytes(*eight).to_string(), false)),
            6 | 8 => wide(body, 8).map(|(text, _)| text),
            7 => u32_at(body, 8).and_then(|at| strings.get(at as usize).cloned()),
            _ => continue,
        };
        let (Some(text), Some(column), Some(row)) = (text, u32_at(body, 0), rows.last_mut()) else {
            continue;
        };
        if !text.trim().is_empty() && desk.take_cell(text.len()) {
            let hidden = hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column));
            row.cells.push(Cell { column, hidden, text });
        }
    }
    desk.table(place, naming, rows);
}

/// A number in 30 bits, [MS-XLSB] 2.5.123: also in old xls.
pub fn rk_number(rk: u32) -> f64 {
    let number = match rk & 2 {
        0 => f64::from_bits(u64::from(rk & !3) << 32),
        _ => f64::from((rk as i32) >> 2),
    };
    if rk & 1 == 0 { number } else { number / 100.0 }
}

fn comments(desk: &mut Desk, place: &Place, sheet: &str, bytes: &[u8]) {
    let (mut row, mut column) = (0, String::new());
    for (id, body) in Records(bytes) {
        match id {
            632 => {
                let author = wide(body, 0).unwrap_or_default().0;
                desk.trace(&place.at(say!("批注": "comments")), TraceKind::Reviewer, &author);
            }
            635 => {
                row = u32_at(body, 4).unwrap_or(0).saturating_add(1);
                column = column_letters(u32_at(body, 12).unwrap_or(0));
            }
            637 => {
                let text = wide(body, 1).unwrap_or_default().0;
                let at = place.named(sheet, say!("!{column}{row}（批注）": "!{column}{row} (comment)"));
                desk.text(&at, text);
            }
            _ => {}
        }
    }
}
