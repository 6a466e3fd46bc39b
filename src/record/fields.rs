//! The kind's own fields.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

use super::common::{self, Common};
use super::condition::Facts;
use super::reader::Desk;
use crate::diagnostic::{Severity, Text};
use crate::kinds::{Field, Kind, Required, find};
use crate::say;
use crate::value::{Cell, Content};
use crate::yaml::{Findings, Item, Reader, nearest};

/// A field that was written.
#[derive(Debug, Clone)]
pub struct FieldValue {
    /// The field's key.
    pub key: String,
    /// Its values; one unless the field takes many.
    pub cells: Vec<Cell>,
    /// Printed words of the values, those of the closed list if there is one.
    pub words: Vec<String>,
    /// Ids of values of a closed list.
    pub ids: Vec<String>,
}

/// Reads the kind's fields; common keys that it sharpens are checked only.
pub(super) fn read(
    reader: &mut Reader<'_>,
    kind: &Kind,
    desk: &Desk<'_>,
    common: &Common,
    year: Option<i16>,
    findings: &mut Findings,
) -> Vec<FieldValue> {
    let mut values = Vec::new();
    for field in kind.fields.iter().filter(|field| field.valid.holds(year)) {
        if common::KEYS.iter().any(|(key, _)| *key == field.key) {
            sharpen(field, common, reader, findings);
            continue;
        }
        let mut names = vec![field.key.as_str()];
        names.extend(field.name.forms());
        let item = reader.take(&names, findings);
        if let Some(item) = item {
            let value = value(&item, field, kind, desk, findings);
            values.extend(
                Some(value).filter(|value| !value.cells.iter().all(|cell| cell.content == Content::Blank)),
            );
        }
    }
    values
}

/// Tells the fields that must be there and are not: always, or if their condition
/// holds. What was written but could not be read is told already.
pub(super) fn missing(
    reader: &Reader<'_>,
    kind: &Kind,
    facts: &Facts<'_>,
    year: Option<i16>,
    findings: &mut Findings,
) {
    for field in kind.fields.iter().filter(|field| field.valid.holds(year)) {
        let asked = match &field.required {
            Required::Yes => true,
            Required::When(condition) => facts.holds(&condition.expr) == Some(true),
            Required::Default | Required::No => false,
        };
        if !asked || facts.is_given(&field.key) {
            continue;
        }
        let (mut names, mut name): (Vec<&str>, &str) = (vec![&field.key], field.name.short());
        names.extend(field.name.forms());
        if let Some((_, chinese)) = common::KEYS.iter().find(|(key, _)| *key == field.key) {
            names.push(chinese);
            name = chinese;
        }
        let pointer = reader.pointer_of(&names).unwrap_or_default();
        // A common key that was written is there, whatever it holds.
        if !pointer.is_empty() && common::KEYS.iter().any(|(key, _)| *key == field.key) {
            continue;
        }
        if findings.0.iter().any(|finding| !pointer.is_empty() && finding.pointer.starts_with(&pointer)) {
            continue;
        }
        let key = &field.key;
        let finding =
            findings.error("missing-field", &pointer, say!("缺少“{name}”": "“{key}” ({name}) is missing"));
        finding.severity = field.severity;
        finding.basis.clone_from(&field.basis);
        finding.help(say!("在文件头写上“{name}: …”（{key}）": "add “{key}: …” to the front matter"));
    }
}

fn value(
    item: &Item<'_>,
    field: &Field,
    kind: &Kind,
    desk: &Desk<'_>,
    findings: &mut Findings,
) -> FieldValue {
    let mut read =
        FieldValue { key: field.key.clone(), cells: Vec::new(), words: Vec::new(), ids: Vec::new() };
    let items = item.list();
    if items.len() > 1 && !field.many {
        let key = item.key;
        findings.error("wrong-shape", &item.pointer, say!("“{key}”只能有一个值": "“{key}” takes one value"));
    }
    for item in items {
        let Some(text) = item.text(findings) else { continue };
        if let Some(values) = &field.values
            && let Some(choices) = desk.config.vocabulary.choices(kind, values)
        {
            match find(choices, text) {
                Some(choice) => {
                    read.words.push(choice.name.name.clone());
                    read.ids.push(choice.key.clone());
                    read.cells.push(Cell { text: text.to_owned(), content: Content::Text, unit: None });
                }
                None => {
                    let key = item.key;
                    unknown_value(key, text, choices, &item.pointer, field.severity, findings);
                }
            }
            continue;
        }
        match Cell::read(text, &field.types, &field.units) {
            Ok(cell) => {
                pattern(field, &cell.text, &item.pointer, findings);
                read.words.push(cell.text.clone());
                read.cells.push(cell);
            }
            Err(reason) => {
                let name = field.name.short();
                let (zh, en) = (&reason.message.zh, &reason.message.en);
                let rule =
                    if field.types.contains(&crate::value::Type::Date) { "bad-date" } else { "bad-value" };
                findings.error(rule, &item.pointer, say!("{name}：{zh}": "{name}: {en}")).help = reason.help;
            }
        }
    }
    read
}

/// Reports a value that a closed list does not have.
pub(super) fn unknown_value(
    key: &str,
    text: &str,
    choices: &[crate::kinds::Choice],
    pointer: &str,
    severity: Severity,
    findings: &mut Findings,
) {
    let names: Vec<&str> = choices.iter().map(|choice| choice.name.name.as_str()).collect();
    let likely = nearest(text, choices.iter().flat_map(|choice| choice.name.forms()));
    let finding = findings.error(
        "unknown-value",
        pointer,
        say!("“{key}”没有“{text}”这个值": "“{text}” is no value of “{key}”"),
    );
    finding.severity = severity;
    let Text { zh, en } = Text::list(names.iter().take(8).copied());
    let more = if names.len() > 8 { "……" } else { "" };
    finding.help = Some(match likely {
        Some(likely) => {
            say!("是不是“{likely}”？可用：{zh}{more}": "did you mean “{likely}”? Possible: {en}{more}")
        }
        None => say!("可用：{zh}{more}": "possible: {en}{more}"),
    });
}

/// The regular expression of a whole text; made once for all documents.
fn whole(pattern: &str) -> Option<Regex> {
    static MADE: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let read = || Regex::new(&format!("^(?:{pattern})$")).ok();
    made.entry(pattern.to_owned()).or_insert_with(read).clone()
}

fn pattern(field: &Field, text: &str, pointer: &str, findings: &mut Findings) {
    let Some(pattern) = &field.pattern else { return };
    // The kind was read with this pattern tried, so it compiles.
    let fits = whole(pattern).is_some_and(|regex| regex.is_match(text));
    if !fits {
        let finding = findings.error(
            "pattern",
            pointer,
            say!("“{text}”不合规定的写法": "“{text}” is not written as prescribed"),
        );
        finding.severity = field.severity;
        finding.basis.clone_from(&field.basis);
        finding.help(say!("规定的写法：{pattern}": "prescribed: {pattern}"));
    }
}

fn sharpen(field: &Field, common: &Common, reader: &Reader<'_>, findings: &mut Findings) {
    let written = match field.key.as_str() {
        "doc_number" => common.doc_number.as_deref(),
        "index_number" => common.index_number.as_deref(),
        "source" => common.source.as_deref(),
        "summary" => common.summary.as_deref(),
        "title" => Some(common.title.as_str()),
        _ => None,
    };
    let names: Vec<&str> =
        common::KEYS.iter().filter(|(id, _)| *id == field.key).flat_map(|(id, zh)| [*id, *zh]).collect();
    if let Some(text) = written {
        let pointer = reader.pointer_of(&names).unwrap_or_default();
        pattern(field, text, &pointer, findings);
    }
}
