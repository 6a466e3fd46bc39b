//! What is read out of attachments: everything, with its place, and nothing that a
//! hostile file could make of it.

pub mod build;
mod hostile;
mod office;
mod pages;
mod plain;

use gongkai::attachment::{Limits, Piece, Reading, TraceKind, What, read};

/// A file that LibreOffice wrote; `tests/suite/fixtures/attachments/README.md` says how.
fn fixture(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fixtures/attachments");
    std::fs::read(folder.join(name)).unwrap()
}

fn reading(name: &str, bytes: &[u8]) -> Reading {
    read(name, bytes, &Limits::default())
}

/// All texts and cells with their places in Chinese.
fn texts(reading: &Reading) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for piece in &reading.pieces {
        match piece {
            Piece::Text(passage) => all.push((passage.place.text().zh, passage.text.clone())),
            Piece::Table(table) => all.extend(table.rows.iter().flat_map(|row| {
                row.cells.iter().map(|cell| (table.place_of(row, cell).text().zh, cell.text.clone()))
            })),
        }
    }
    all
}

/// Whether a text with these words stands at a place with this ending.
#[track_caller]
fn says(reading: &Reading, place: &str, words: &str) {
    let all = texts(reading);
    let found = all.iter().any(|(at, text)| at.ends_with(place) && text.contains(words));
    assert!(found, "{words} at {place}, but there is {all:#?}");
}

#[track_caller]
fn never_says(reading: &Reading, words: &str) {
    let all = texts(reading);
    assert!(!all.iter().any(|(_, text)| text.contains(words)), "{words} in {all:#?}");
}

fn traces(reading: &Reading) -> Vec<(TraceKind, &str)> {
    let mut all: Vec<_> = reading.traces.iter().map(|trace| (trace.kind, &*trace.value.0)).collect();
    all.sort();
    all.dedup();
    all
}

fn troubles(reading: &Reading) -> Vec<What> {
    reading.troubles.iter().map(|trouble| trouble.what.clone()).collect()
}

#[test]
fn every_trouble_says_what_and_how_in_both_languages() {
    let all = [
        What::Unread,
        What::Broken,
        What::Password,
        What::Macro,
        What::TooLarge,
        What::Bomb,
        What::TooDeep,
        What::Entities,
        What::NoText,
        What::Picture(String::new()),
        What::Picture("2-4".to_owned()),
        What::NoLetters("1".to_owned()),
    ];
    let mut said = std::collections::BTreeSet::new();
    for what in all {
        let trouble = gongkai::attachment::Trouble { place: gongkai::attachment::Place::top(), what };
        for text in [trouble.message(), trouble.help()] {
            assert!(text.zh.chars().any(|c| c > '\u{4e00}') && text.en.is_ascii(), "{text:?}");
        }
        assert!(said.insert(trouble.message()), "{:?} says what another says", trouble.what);
    }
}

#[test]
fn a_kept_value_is_not_printed_while_debugging() {
    let reading = reading("a.docx", &fixture("text.docx"));
    assert!(traces(&reading).contains(&(TraceKind::Author, "测试作者甲")));
    assert!(!format!("{:?}", reading.traces).contains("测试作者甲"));
}
