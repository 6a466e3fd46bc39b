//! doc and wps: the text of Word 97 to 2003 by its pieces, [MS-DOC] 2.4.1.

use encoding_rs::WINDOWS_1252;

use super::Streams;
use super::records::{place_at, u16_at, u32_at};
use super::runs;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::{Cell, Naming, Row};
use crate::attachment::trouble::What;
use crate::say;

/// Reads a document stream with its table stream.
pub fn read(desk: &mut Desk, place: &Place, streams: &mut Streams<'_>, path: &str) {
    let document = streams.bytes(desk, place, path);
    let flags = u16_at(&document, 10).unwrap_or(0);
    if flags & 0x0100 != 0 {
        desk.trouble(place, What::Password);
        return;
    }
    let name = if flags & 0x0200 != 0 { "/1Table" } else { "/0Table" };
    let table = match streams.find(&[name]) {
        Some(path) => streams.bytes(desk, place, &path),
        None => Vec::new(),
    };
    match pieces(&document, &table) {
        Some(units) => stories(desk, place, &document, &units),
        None => {
            desk.trouble(place, What::Broken);
            runs::read(desk, &place.at(say!("残存的文字": "remaining text")), &document);
        }
    }
}

/// The whole text in UTF-16: all its parts one after another.
fn pieces(document: &[u8], table: &[u8]) -> Option<Vec<u16>> {
    let (start, length) = (place_at(document, 418)?, place_at(document, 422)?);
    let mut clx = table.get(start..start.checked_add(length)?)?;
    // Properties come first; each says how long it is.
    while let [1, low, high, ..] = *clx {
        clx = clx.get(3 + usize::from(u16::from_le_bytes([low, high]))..)?;
    }
    let (2, plc) = clx.split_first().map(|(kind, rest)| (*kind, rest))? else { return None };
    let plc = plc.get(4..place_at(plc, 0)?.checked_add(4)?)?;
    let count = plc.len().checked_sub(4)? / 12;
    let mut units = Vec::new();
    for index in 0..count {
        let (from, to) = (place_at(plc, index * 4)?, place_at(plc, index * 4 + 4)?);
        let place = u32_at(plc, (count + 1) * 4 + index * 8 + 2)?;
        let length = to.checked_sub(from)?;
        let narrow = place & 0x4000_0000 != 0;
        let start = usize::try_from(place & 0x3FFF_FFFF).ok()?;
        if narrow {
            let bytes = document.get(start / 2..(start / 2).checked_add(length)?)?;
            units.extend(WINDOWS_1252.decode_without_bom_handling(bytes).0.encode_utf16());
        } else {
            let bytes = document.get(start..start.checked_add(length.checked_mul(2)?)?)?;
            units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
        }
        // Pieces may overlap, but a document is never larger than its file.
        if units.len() > document.len().saturating_mul(2) {
            return None;
        }
    }
    Some(units)
}

/// Cuts the text into its parts; the document says how long each is.
fn stories(desk: &mut Desk, place: &Place, document: &[u8], units: &[u16]) {
    let parts = [
        (76, None),
        (80, Some(say!("脚注": "footnotes"))),
        (84, Some(say!("页眉页脚": "headers and footers"))),
        (92, Some(say!("批注": "comments"))),
        (96, Some(say!("尾注": "endnotes"))),
        (100, Some(say!("文本框": "text boxes"))),
        (104, Some(say!("页眉里的文本框": "text boxes in headers"))),
    ];
    let mut rest = units;
    for (at, words) in parts {
        let count = place_at(document, at).unwrap_or(0).min(rest.len());
        let (own, after) = rest.split_at(count);
        rest = after;
        let inside = words.map_or_else(|| place.clone(), |words| place.at(words));
        story(desk, &inside, &String::from_utf16_lossy(own));
    }
    let inside = place.at(say!("其他文字": "other text"));
    story(desk, &inside, &String::from_utf16_lossy(rest));
}

/// Paragraphs and tables: a cell ends with a bell.
fn story(desk: &mut Desk, place: &Place, text: &str) {
    let mut cells: Vec<String> = Vec::new();
    let (mut paragraph, mut in_cell, mut paragraphs, mut tables) = (String::new(), String::new(), 0, 0);
    for c in text.chars() {
        match c {
            '\u{7}' => {
                in_cell.push_str(&std::mem::take(&mut paragraph));
                cells.push(std::mem::take(&mut in_cell));
            }
            '\r' | '\u{c}' => {
                paragraphs += 1;
                let done = std::mem::take(&mut paragraph);
                // Right after cells, paragraphs may be the first ones of the next cell.
                if cells.is_empty() {
                    let n = paragraphs;
                    desk.text(&place.at(say!("第{n}段": "paragraph {n}")), done);
                } else if cells.last().is_some_and(String::is_empty) {
                    table(desk, place, &mut cells, &mut tables);
                    let n = paragraphs;
                    desk.text(&place.at(say!("第{n}段": "paragraph {n}")), done);
                } else {
                    in_cell.push_str(&done);
                    in_cell.push('\n');
                }
            }
            '\u{1e}' => paragraph.push('-'),
            '\u{b}' => paragraph.push('\n'),
            '\t' => paragraph.push('\t'),
            // Marks of fields keep their code and their result apart.
            '\u{13}'..='\u{15}' => paragraph.push(' '),
            c if c.is_control() => {}
            c => paragraph.push(c),
        }
    }
    in_cell.push_str(&paragraph);
    cells.push(in_cell);
    table(desk, place, &mut cells, &mut tables);
}

/// Rows of as many cells as make every row end with an empty one, as rows do.
fn table(desk: &mut Desk, place: &Place, cells: &mut Vec<String>, tables: &mut usize) {
    let cells = std::mem::take(cells);
    let fits = |width: usize| cells.chunks(width).all(|row| row.len() < width || row[width - 1].is_empty());
    let width = (2..64).find(|width| fits(*width)).unwrap_or(64);
    *tables += 1;
    let t = *tables;
    let place = place.at(say!("第{t}个表": "table {t}"));
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(cells.chunks(width)) {
        let mut row = Row { number, ..Row::default() };
        for (column, text) in (0..).zip(line) {
            if !text.trim().is_empty() && desk.take_cell(text.len()) {
                row.cells.push(Cell { column, hidden: false, text: text.trim_end().to_owned() });
            }
        }
        rows.push(row);
    }
    desk.table(&place, Naming::Numbers, rows);
}
