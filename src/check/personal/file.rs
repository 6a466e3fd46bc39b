//! What stands in a file beside the documents, wherever in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rules;
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
    let mut hits: BTreeMap<privacy::Sort, Vec<(Text, Hit)>> = BTreeMap::new();
    // A name out of the file (of a sheet, of a file in an archive) may be a secret itself.
    let shown = |name: &str| masked_name(name, ground);
    for piece in &reading.pieces {
        match piece {
            Piece::Text(passage) => {
                for hit in privacy::scan(&passage.text, ground) {
                    let at = passage.text.char_indices().nth(hit.chars.start).map_or(0, |(at, _)| at);
                    let place = passage.place_of(at).text_with(&shown);
                    hits.entry(hit.sort).or_default().push((place, hit));
                }
            }
            Piece::Table(table) => {
                for (place, hit) in in_table(table, ground, &shown) {
                    hits.entry(hit.sort).or_default().push((place, hit));
                }
            }
        }
    }
    let mut found: Vec<FileFinding> = hits.into_iter().map(|(sort, hits)| told(sort, &hits)).collect();
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

fn told(sort: privacy::Sort, hits: &[(Text, Hit)]) -> FileFinding {
    let rule = rules::rule(sort);
    let what = sort.name();
    let (zh, en, count) = (what.zh, what.en, hits.len());
    let join = |pick: fn(&Text) -> &str| {
        hits.iter().take(NAMED).map(|(place, _)| pick(place)).collect::<Vec<_>>().join("、")
    };
    let (places_zh, places_en) = (join(|place| &place.zh), join(|place| &place.en));
    let masked = hits.first().map(|(_, hit)| hit.masked.as_str()).unwrap_or_default();
    let message = if count > NAMED {
        say!("{places_zh} 等 {count} 处有{zh}（{masked}）": "{places_en} and others, {count} places in all: {en} ({masked})")
    } else if places_zh.is_empty() {
        say!("里面有{zh}（{masked}）": "personal information in it: {en} ({masked})")
    } else {
        say!("{places_zh} 有{zh}（{masked}）": "{places_en}: {en} ({masked})")
    };
    FileFinding::new(rule, message, rules::help(rule))
}

/// What a table holds, read by its heads if it isn't too sparse for that.
fn in_table(table: &Table, ground: &Ground, shown: &dyn Fn(&str) -> String) -> Vec<(Text, Hit)> {
    let mut columns: Vec<u32> =
        table.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    let place = |row: usize, column: u32| {
        let row = &table.rows[row];
        let cell = row.cells.iter().find(|cell| cell.column == column);
        cell.map_or_else(|| table.place.text_with(shown), |cell| table.place_of(row, cell).text_with(shown))
    };
    if table.rows.len().saturating_mul(columns.len()) > WIDEST {
        let cells =
            table.rows.iter().enumerate().flat_map(|(at, row)| row.cells.iter().map(move |cell| (at, cell)));
        return cells
            .flat_map(|(at, cell)| {
                privacy::scan(&cell.text, ground).into_iter().map(move |hit| (at, cell.column, hit))
            })
            .map(|(at, column, hit)| (place(at, column), hit))
            .collect();
    }
    let rows: Vec<Vec<&str>> = table
        .rows
        .iter()
        .map(|row| {
            let mut texts = vec![""; columns.len()];
            for cell in &row.cells {
                if let Ok(at) = columns.binary_search(&cell.column) {
                    texts[at] = &cell.text;
                }
            }
            texts
        })
        .collect();
    privacy::scan_table(&rows, ground)
        .into_iter()
        .map(|CellHit { row, column, hit }| (place(row, columns[column]), hit))
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
