//! Tables of a Markdown text: a column's head says what its cells are.

use std::ops::Range;

use crate::privacy::{self, CellHit, Ground, Hit};

/// What is found in the tables of a text, with its bytes.
pub fn tables(body: &str, ground: &Ground) -> Vec<(Hit, Range<usize>)> {
    if !body.contains('|') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rows: Vec<Vec<(usize, &str)>> = Vec::new();
    let mut start = 0;
    for line in body.split_inclusive('\n').chain(["\n"]) {
        if line.contains('|') {
            rows.push(fields(line, start));
        } else if !rows.is_empty() {
            search(&rows, ground, &mut found);
            rows.clear();
        }
        start += line.len();
    }
    search(&rows, ground, &mut found);
    found
}

fn fields(line: &str, start: usize) -> Vec<(usize, &str)> {
    let text = line.trim_end();
    let mut at = start;
    let mut all = Vec::new();
    for field in text.split('|') {
        let blank = field.len() - field.trim_start().len();
        all.push((at + blank, field.trim()));
        at += field.len() + 1;
    }
    all
}

fn search(rows: &[Vec<(usize, &str)>], ground: &Ground, found: &mut Vec<(Hit, Range<usize>)>) {
    let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(|(_, text)| *text).collect()).collect();
    for CellHit { row, column, hit } in privacy::scan_table(&texts, ground) {
        let (start, text) = rows[row][column];
        let mut at = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let from = at.nth(hit.chars.start).unwrap_or(text.len());
        let to = at.nth(hit.chars.len().saturating_sub(1)).unwrap_or(text.len());
        found.push((hit, start + from..start + to));
    }
}
