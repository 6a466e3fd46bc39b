//! Rows beside a document (CSV): their encoding, and figures and dates in their cells.

use super::edit::{self, Edit, apply};
use super::front::{byte_of, lines};
use super::{Mended, encoding, scalar};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::kinds::CellSpec;
use crate::record::{Origin, Record};
use crate::value::Cell;

/// A file of rows that something is wrong with.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Relative to the site's root.
    pub path: String,
    /// Cells that could not be read, and what they should hold.
    cells: Vec<(Span, CellSpec)>,
}

impl Sheet {
    /// The same file, of which only the encoding is to be mended.
    pub fn encoding_only(&self) -> Sheet {
        Sheet { path: self.path.clone(), cells: Vec::new() }
    }
}

/// The CSV files of a document that have errors.
pub(super) fn sheets(record: &Record, found: &[Diagnostic]) -> Vec<Sheet> {
    let errors: Vec<&Diagnostic> = found
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .filter(|found| found.path.as_deref().is_some_and(|path| path.to_ascii_lowercase().ends_with(".csv")))
        .collect();
    let mut sheets: Vec<Sheet> = Vec::new();
    for error in errors {
        let Some(path) = error.path.as_ref() else { continue };
        let at = sheets.iter().position(|sheet| sheet.path == *path).unwrap_or_else(|| {
            sheets.push(Sheet { path: path.clone(), cells: Vec::new() });
            sheets.len() - 1
        });
        if matches!(error.rule.as_str(), "bad-value" | "bad-date")
            && let Some(span) = error.span
        {
            sheets[at].cells.extend(spec_at(record, path, span).map(|spec| (span, spec.clone())));
        }
    }
    sheets
}

/// What the cell that stands in a file at a place should hold.
fn spec_at<'r>(record: &'r Record, file: &str, place: Span) -> Option<&'r CellSpec> {
    let tables = record.tables.iter().filter(|table| table.file.as_deref() == Some(file));
    tables.flat_map(|table| table.rows.iter().map(move |row| (table, row))).find_map(|(table, row)| {
        let column = row
            .origins
            .iter()
            .position(|origin| matches!(origin, Origin::File { span, cell: None } if *span == place))?;
        table.spec(row, column)
    })
}

/// Mends a file of rows.
pub fn rows(sheet: &Sheet, bytes: &[u8]) -> Option<Mended> {
    let decoded = encoding::decode_rows(bytes)?;
    let text = &decoded.text;
    let lines = lines(text);
    let most = lines.iter().map(|line| separators(&text[line.clone()])).max().unwrap_or(0);
    let mut edits: Vec<Edit> = Vec::new();
    for (span, spec) in &sheet.cells {
        let Some(line) = lines.get(span.line - 1) else { continue };
        let own = &text[line.clone()];
        let (from, to) = (byte_of(own, span.column), byte_of(own, span.end_column));
        let Some(written) = own.get(from..to) else { continue };
        // A comma in a row that lacks a cell may have been meant to part two.
        let is_whole = separators(own) == most || !written.contains('，');
        let is_quoted = own[..from].ends_with('"') && own[to..].starts_with('"');
        let reads = |meant: &str| {
            (is_quoted || !meant.contains(',')) && Cell::read(meant, &spec.types, &spec.units).is_ok()
        };
        let is_unread = Cell::read(written, &spec.types, &spec.units).is_err();
        let way = scalar::ways(written).into_iter().find(|(meant, _)| reads(meant));
        if let Some((meant, what)) = way.filter(|_| is_unread && is_whole) {
            edits.push(Edit::new(line.start + from..line.start + to, meant, what));
        }
    }
    let after = apply(text, &edits)?;
    let notes = edit::notes(text, &edits);
    Mended::of(&sheet.path, bytes, decoded, after, &notes)
}

/// How many commas of a line part cells.
fn separators(line: &str) -> usize {
    let mut quoted = false;
    let parts = |c: &char| {
        quoted ^= *c == '"';
        *c == ',' && !quoted
    };
    line.chars().filter(parts).count()
}
