//! What stands in a file beside the documents, wherever in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{rules, with_bytes};
use crate::attachment::{self, Limits, Piece, Table, TraceKind, What};
use crate::diagnostic::{Diagnostic, Text};
use crate::privacy::{self, CellHit, Ground, Hit};
use crate::say;

/// Places that a message names; the rest is counted.
const NAMED: usize = 3;

/// Cells of a table that is widened to be read by its heads: a sparse sheet may have
/// few cells in a million columns.
const WIDEST: usize = 2_000_000;

/// One finding in a file: fit to be kept, it holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFinding {
    /// The rule.
    pub rule: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// How to mend it, in Chinese.
    pub help_zh: String,
    /// How to mend it, in English.
    pub help_en: String,
}

impl FileFinding {
    fn new(rule: &str, message: Text, help: Text) -> FileFinding {
        FileFinding {
            rule: rule.to_owned(),
            zh: message.zh,
            en: message.en,
            help_zh: help.zh,
            help_en: help.en,
        }
    }
}

impl FileFinding {
    /// As a finding at a path.
    pub fn diagnostic(&self, path: &str) -> Diagnostic {
        let message = Text { zh: self.zh.clone(), en: self.en.clone() };
        let mut found = rules::of_rule(&self.rule, message).at(path);
        found.help = Some(Text { zh: self.help_zh.clone(), en: self.help_en.clone() });
        found
    }
}

/// Looks through a file: `name` as it is called, `bytes` what is in it.
pub fn of_file(name: &str, bytes: &[u8], ground: &Ground) -> Vec<FileFinding> {
    let reading = attachment::read(name, bytes, &Limits::default());
    let mut hits = Hits::default();
    // A name out of the file (of a sheet, of a file in an archive) may be a secret itself.
    let shown = |name: &str| masked_name(name, ground);
    for piece in &reading.pieces {
        match piece {
            Piece::Text(passage) => {
                for (hit, bytes) in with_bytes(&passage.text, privacy::scan(&passage.text, ground)) {
                    hits.add(&hit, || passage.place_of(bytes.start).text_with(&shown));
                }
            }
            Piece::Table(table) => {
                for (row, column, hit) in in_table(table, ground) {
                    hits.add(&hit, || cell_place(table, row, column, &shown));
                }
            }
        }
    }
    let mut found: Vec<FileFinding> = hits.0.iter().map(|(sort, of_sort)| told(*sort, of_sort)).collect();
    for trouble in &reading.troubles {
        let rule = match &trouble.what {
            What::Macro => MACRO,
            What::Picture(pages) if pages.is_empty() => PICTURE,
            _ => UNREAD,
        };
        let (place, message) = (trouble.place.text_with(&shown), trouble.message());
        found.push(FileFinding::new(rule, at(place, message), trouble.help()));
    }
    found.extend(traces(&reading.traces));
    found
}

/// A file that is too large to be looked into.
pub fn too_large() -> Vec<FileFinding> {
    let trouble = attachment::Trouble { place: attachment::Place::top(), what: What::TooLarge };
    vec![FileFinding::new(UNREAD, trouble.message(), trouble.help())]
}

/// A picture by itself.
pub const PICTURE: &str = "picture-unread";
/// A file, or a part of it, could not be read.
pub const UNREAD: &str = "unread-file";
/// A file with programs inside.
pub const MACRO: &str = "file-with-macro";
/// Who made a file, and with what.
pub const TRACES: &str = "file-traces";

fn at(place: Text, message: Text) -> Text {
    if place.zh.is_empty() {
        return message;
    }
    let ((zh, en), (place_zh, place_en)) = ((message.zh, message.en), (place.zh, place.en));
    say!("{place_zh}：{zh}": "{place_en}: {en}")
}

fn masked_name(name: &str, ground: &Ground) -> String {
    let mut chars: Vec<char> = name.chars().collect();
    for hit in privacy::scan(name, ground) {
        chars[hit.chars].fill('*');
    }
    chars.into_iter().collect()
}

/// The hits of each sort.
#[derive(Default)]
struct Hits(BTreeMap<privacy::Sort, OfSort>);

/// The hits of one sort: where the first are, how many there are, and what may be shown.
#[derive(Default)]
struct OfSort {
    places: Vec<Text>,
    count: usize,
    masked: String,
}

impl Hits {
    /// Adds one; its place is asked for only if it will be named.
    fn add(&mut self, hit: &Hit, place: impl FnOnce() -> Text) {
        let own = self.0.entry(hit.sort).or_default();
        own.count += 1;
        if own.places.len() < NAMED {
            own.places.push(place());
        }
        if own.masked.is_empty() {
            own.masked.clone_from(&hit.masked);
        }
    }
}

fn told(sort: privacy::Sort, hits: &OfSort) -> FileFinding {
    let rule = rules::rule(sort);
    let what = sort.name();
    let (zh, en, count, masked) = (what.zh, what.en, hits.count, &hits.masked);
    let join = |pick: fn(&Text) -> &str| hits.places.iter().map(pick).collect::<Vec<_>>().join("、");
    let (places_zh, places_en) = (join(|place| &place.zh), join(|place| &place.en));
    let message = if count > NAMED {
        say!("{places_zh} 等 {count} 处有{zh}（{masked}）": "{places_en} and others, {count} places in all: {en} ({masked})")
    } else if places_zh.is_empty() {
        say!("里面有{zh}（{masked}）": "personal information in it: {en} ({masked})")
    } else {
        say!("{places_zh} 有{zh}（{masked}）": "{places_en}: {en} ({masked})")
    };
    FileFinding::new(rule, message, rules::help(rule))
}

fn cell_place(table: &Table, row: usize, column: u32, shown: &dyn Fn(&str) -> String) -> Text {
    let row = &table.rows[row];
    let cell = row.cells.iter().find(|cell| cell.column == column);
    cell.map_or_else(|| table.place.text_with(shown), |cell| table.place_of(row, cell).text_with(shown))
}

/// What a table holds, by row and column, read by its heads if it isn't too sparse for that.
fn in_table(table: &Table, ground: &Ground) -> Vec<(usize, u32, Hit)> {
    let all =
        || table.rows.iter().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)));
    let mut columns: Vec<u32> = all().map(|(_, cell)| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    if table.rows.len().saturating_mul(columns.len()) > WIDEST {
        let scan = |(at, cell): (usize, &attachment::Cell)| {
            let column = cell.column;
            privacy::scan(&cell.text, ground).into_iter().map(move |hit| (at, column, hit))
        };
        return all().flat_map(scan).collect();
    }
    let mut rows = vec![vec![""; columns.len()]; table.rows.len()];
    for (at, cell) in all() {
        if let Ok(column) = columns.binary_search(&cell.column) {
            rows[at][column] = &cell.text;
        }
    }
    privacy::scan_table(&rows, ground)
        .into_iter()
        .map(|CellHit { row, column, hit }| (row, columns[column], hit))
        .collect()
}

fn traces(traces: &[attachment::Trace]) -> Option<FileFinding> {
    // How often a file was saved names nobody.
    let mut kinds: Vec<TraceKind> =
        traces.iter().map(|trace| trace.kind).filter(|kind| *kind != TraceKind::Revision).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let first = kinds.first()?;
    let names: Vec<Text> = kinds.iter().map(|kind| kind.name()).collect();
    let zh = names.iter().map(|name| name.zh.as_str()).collect::<Vec<_>>().join("、");
    let en = names.iter().map(|name| name.en.as_str()).collect::<Vec<_>>().join(", ");
    Some(FileFinding::new(
        TRACES,
        say!("文件属性里留有：{zh}": "the file's properties still hold: {en}"),
        first.help(),
    ))
}
