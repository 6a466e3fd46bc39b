//! Comma- and tab-separated text.

use super::desk::Desk;
use super::place::Place;
use super::reading::{Cell, Naming, Row};

/// Reads separated text; the sign is what the first line has most of.
pub fn csv(desk: &mut Desk, place: &Place, text: &str) {
    let first = text.lines().next().unwrap_or_default();
    let often = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = ::csv::StringRecord::new();
    while reader.read_record(&mut record).unwrap_or(false) {
        let number = record.position().map_or(0, ::csv::Position::line);
        let mut row = Row { number: u32::try_from(number).unwrap_or(u32::MAX), ..Row::default() };
        for (column, field) in record.iter().enumerate().filter(|(_, field)| !field.trim().is_empty()) {
            if !desk.take_cell(field.len()) {
                rows.push(row);
                desk.table(place, Naming::Numbers, rows);
                return;
            }
            let column = u32::try_from(column).unwrap_or(u32::MAX - 1);
            row.cells.push(Cell { column, hidden: false, text: field.to_owned() });
        }
        rows.push(row);
    }
    desk.table(place, Naming::Numbers, rows);
}
