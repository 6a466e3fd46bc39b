//! What a sample says of the figures of a page, and whether the page agrees.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::{Columns, Place, Sample, WORDS};
use crate::html::{Cell, Table};

/// A figure that a page must have.
pub struct Wanted {
    row: Vec<String>,
    column: Column,
    value: Value,
}

pub enum Column {
    /// The cell below these heads, the `nth` of so many.
    Below { heads: Vec<String>, nth: usize, of: usize },
    /// One cell of the row, the others are blank: the sample does not say which.
    Any,
}

/// What stands at `a/b`.
pub fn at<'v>(tree: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').try_fold(tree, |value, key| match value {
        Value::Sequence(values) => values.get(key.parse::<usize>().ok()?),
        value => value.get(key),
    })
}

pub fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        other => panic!("no figure: {other:?}"),
    }
}

/// The phrases of a text of the samples.
pub fn pieces(text: &str) -> Vec<&str> {
    text.split([' ', ',', ';', '(', ')']).filter(|piece| !piece.is_empty()).collect()
}

fn heads(word: &str) -> Vec<String> {
    WORDS.names.get(word).cloned().unwrap_or_else(|| vec![word.to_owned()])
}

/// The figures of one part of a sample.
pub fn wanted(sample: &Sample, place: &Place) -> Vec<Wanted> {
    let Some(part) = at(&sample.tree, &place.at) else { return Vec::new() };
    if place.column.is_none() && place.columns.is_none() {
        let row: Vec<String> = place.under.iter().cloned().collect();
        return if part.is_null() { Vec::new() } else { by_words(sample, &place.at, &row, part) };
    }
    let mut columns: Vec<String> = match &place.columns {
        Some(Columns::Named(names)) => names.clone(),
        Some(Columns::At(path)) => match at(&sample.tree, path) {
            Some(names) => names.as_sequence().unwrap().iter().map(written).collect(),
            None => place.column.iter().cloned().collect(),
        },
        None => place.column.iter().cloned().collect(),
    };
    // What no cell can hold stands in the body, its cell is blank.
    let said = WORDS.body.get(&sample.name);
    let in_the_body = |row: &Value, nth: usize| {
        said.is_some_and(|said| said.contains_key(&format!("{}/{}/{nth}", place.at, written(row))))
    };
    let row = |name: Option<&str>| -> Vec<String> {
        place.under.iter().cloned().chain(name.into_iter().flat_map(heads)).collect()
    };
    // Rows with their figures.
    let rows: Vec<(Vec<String>, Vec<Value>)> = match part {
        Value::Mapping(rows) => {
            let figures = |value: &Value| match value.get("only_value").unwrap_or(value) {
                Value::Sequence(values) => values.clone(),
                value => vec![value.clone()],
            };
            let but_blank = |(name, value): (&Value, &Value)| {
                let figures = figures(value).into_iter().enumerate();
                let figures =
                    figures.map(|(nth, value)| if in_the_body(name, nth) { Value::Null } else { value });
                (row(name.as_str()), figures.collect())
            };
            rows.iter().map(but_blank).collect()
        }
        // A form without figures.
        Value::Sequence(rows) if rows.is_empty() => {
            columns.remove(0);
            vec![(row(None), vec![Value::String("not_seen".to_owned()); columns.len()])]
        }
        Value::Sequence(rows) if rows.iter().all(Value::is_sequence) => {
            columns.remove(0);
            let split = |line: &Value| {
                let (label, values) = line.as_sequence().unwrap().split_first().unwrap();
                (row(label.as_str()), values.to_vec())
            };
            rows.iter().map(split).collect()
        }
        Value::Sequence(values) => vec![(row(None), values.clone())],
        value => vec![(row(None), vec![value.clone()])],
    };
    let column = |at: usize| Column::Below {
        heads: place.below.iter().cloned().chain(heads(&columns[at])).collect(),
        nth: columns[..at].iter().filter(|name| **name == columns[at]).count(),
        of: columns.iter().filter(|name| **name == columns[at]).count(),
    };
    let figures = |(row, values): (Vec<String>, Vec<Value>)| -> Vec<Wanted> {
        if let ([value], true) = (values.as_slice(), columns.len() > 1) {
            return vec![Wanted { row, column: Column::Any, value: value.clone() }];
        }
        assert_eq!(values.len(), columns.len(), "{}: {row:?}", sample.name);
        let one = |(at, value)| Wanted { row: row.clone(), column: column(at), value };
        values.into_iter().enumerate().map(one).collect()
    };
    rows.into_iter().flat_map(figures).collect()
}

/// The figures of a part that has them by words of its own, in groups that are rows.
fn by_words(sample: &Sample, path: &str, row: &[String], part: &Value) -> Vec<Wanted> {
    let figure = |word: &str| {
        WORDS.figures.get(&format!("{}/{word}", sample.name)).or_else(|| WORDS.figures.get(word))
    };
    let said = WORDS.body.get(&sample.name);
    let entries: Vec<(String, &Value)> =
        part.as_mapping().unwrap().iter().map(|(word, value)| (written(word), value)).collect();
    let of_all = entries
        .iter()
        .filter(|(word, _)| figure(word).is_some_and(|figure| figure.head))
        .map(|(_, value)| written(value));
    let of_all: Vec<String> = of_all.collect();
    let mut all = Vec::new();
    for (word, value) in entries {
        let path = format!("{path}/{word}");
        if said.is_some_and(|said| said.contains_key(&path)) {
            continue;
        }
        let Some(figure) = figure(&word).filter(|_| !value.is_mapping()) else {
            assert!(value.is_mapping(), "{}: words.yaml does not say what {path} is", sample.name);
            let row = [row, &heads(&word)].concat();
            all.extend(by_words(sample, &path, &row, value));
            continue;
        };
        if figure.head {
            continue;
        }
        let lines = match (&figure.rows, value) {
            (Some(name), Value::Sequence(lines)) => lines
                .iter()
                .enumerate()
                .map(|(at, line)| {
                    (vec![name.replace("{}", &(at + 1).to_string())], line.as_sequence().unwrap().clone())
                })
                .collect(),
            _ => vec![(figure.row.clone(), vec![value.clone()])],
        };
        for (own, values) in lines {
            let row = if figure.rows.is_some() { own } else { [row, &own, &of_all].concat() };
            for (column, value) in figure.columns.iter().zip(values) {
                let value = match &figure.written {
                    Some(pattern) if !value.is_null() => {
                        Value::String(pattern.replace("{}", &written(&value)))
                    }
                    _ => value,
                };
                let heads = vec![column.clone()];
                all.push(Wanted { row: row.clone(), column: Column::Below { heads, nth: 0, of: 1 }, value });
            }
        }
    }
    all
}

fn ends_with(path: &[&str], heads: &[String]) -> bool {
    path.len() >= heads.len() && path[path.len() - heads.len()..].iter().eq(heads)
}

/// Is `cell` what the sample has?
fn agrees(cell: &Cell, value: &Value) -> bool {
    let state = cell.state.as_str();
    if value.is_null() {
        return matches!(state, "blank" | "") && cell.text.is_empty();
    }
    // Notes of whoever took it down stand in round brackets.
    let text = written(value);
    let text = text.split(" (").next().unwrap_or_default().to_owned();
    let is_zero = text.contains('0') && text.chars().all(|c| matches!(c, '0' | '.'));
    // In the author's own tables nothing but the text counts.
    if state.is_empty() {
        let not_seen = text == "not_seen" && !cell.text.is_empty() && !cell.text.contains(char::is_numeric);
        return not_seen || cell.text == text;
    }
    match text.as_str() {
        "not_seen" => state == "missing" && cell.text.is_empty(),
        "/" | "—" => state == "mark" && cell.text == text,
        _ if is_zero => state == "zero" && cell.text == text,
        _ => matches!(state, "value" | "text") && cell.text == text,
    }
}

/// The same words in any order, as the labels of a row may stand.
fn same(path: &[&str], heads: &[String]) -> bool {
    path.len() == heads.len() && heads.iter().all(|head| path.contains(&head.as_str()))
}

/// A label that a row leaves out says nothing.
fn said(path: Vec<&str>) -> Vec<&str> {
    path.into_iter().filter(|head| !head.is_empty()).collect()
}

/// Compares a figure with its cell; adds the cells that it accounts for.
pub fn compare(table: &Table, wanted: &Wanted, seen: &mut BTreeSet<usize>) -> Result<(), String> {
    let whole: Vec<(usize, &Cell)> =
        table.figures().filter(|(_, cell)| same(&said(table.row_path(cell)), &wanted.row)).collect();
    let end = || table.figures().filter(|(_, cell)| ends_with(&said(table.row_path(cell)), &wanted.row));
    let row = if whole.is_empty() { end().collect() } else { whole };
    let value = &wanted.value;
    match &wanted.column {
        Column::Below { heads, nth, of } => {
            let there: Vec<_> =
                row.into_iter().filter(|(_, cell)| ends_with(&table.column_path(cell), heads)).collect();
            if there.len() != *of {
                return Err(format!("{} cells instead of {of} at {:?} × {heads:?}", there.len(), wanted.row));
            }
            let (at, cell) = there[*nth];
            seen.insert(at);
            agrees(cell, value)
                .then_some(())
                .ok_or_else(|| format!("{:?} × {heads:?}: {value:?}, but {cell:?}", wanted.row))
        }
        Column::Any => {
            seen.extend(row.iter().map(|(at, _)| *at));
            let (blank, rest): (Vec<&Cell>, Vec<&Cell>) =
                row.iter().map(|(_, cell)| *cell).partition(|cell| agrees(cell, &Value::Null));
            let fine = !blank.is_empty() && matches!(rest.as_slice(), [only] if agrees(only, value));
            fine.then_some(()).ok_or_else(|| format!("{:?}: only {value:?}, but {row:?}", wanted.row))
        }
    }
}
