//! What a kind asks for, for somebody who fills it in.

use std::fmt::Write;

use crate::diagnostic::Lang;
use crate::kinds::{Field, Form, Kind, Line, Required, Table, Values};
use crate::say;

/// Fields, tables and parts of the body.
pub fn text(kind: &Kind, lang: Lang) -> String {
    let mut out = format!("{}（{}）\n", kind.name.name, kind.key);
    if let Some(basis) = &kind.basis {
        heading(&mut out, say!("依据：{basis}": "Basis: {basis}").get(lang));
    }
    if let Some(period) = &kind.period {
        let examples: Vec<&str> = period.types.iter().map(|sort| sort.example()).collect();
        let (name, key, examples) = (&period.name.name, &period.key, examples.join("、"));
        heading(&mut out, say!("{name}（{key}）：{examples}": "{key} ({name}): {examples}").get(lang));
    }
    if !kind.fields.is_empty() {
        heading(&mut out, say!("字段": "Fields").get(lang));
        for one in &kind.fields {
            field(&mut out, kind, one, lang);
        }
    }
    for one in &kind.tables {
        table(&mut out, kind, one, lang);
    }
    if !kind.sections.is_empty() {
        heading(&mut out, say!("正文的章节": "Parts of the body").get(lang));
        for section in &kind.sections {
            let _ = writeln!(out, "  {}", section.name.name);
        }
    }
    out
}

fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n{text}");
}

fn field(out: &mut String, kind: &Kind, field: &Field, lang: Lang) {
    let mut notes = Vec::new();
    match &field.required {
        Required::Yes => notes.push(say!("必填": "required").get(lang).to_owned()),
        Required::When(condition) => {
            let source = &condition.source;
            notes.push(say!("{source} 时必填": "required when {source}").get(lang).to_owned());
        }
        Required::Default | Required::No => {}
    }
    if let Some(unit) = field.units.first() {
        notes.push(unit.text.clone());
    }
    let list = match &field.values {
        Some(Values::List(choices)) => Some(choices),
        Some(Values::Dimension(key)) => kind.dimension(key).and_then(|dimension| match &dimension.values {
            Values::List(choices) => Some(choices),
            _ => None,
        }),
        _ => None,
    };
    if let Some(choices) = list {
        notes.push(choices.iter().map(|choice| choice.name.name.as_str()).collect::<Vec<_>>().join(" | "));
    }
    let name = if field.name.name.is_empty() { &field.key } else { &field.name.name };
    let _ = writeln!(out, "  {name}（{}）{}", field.key, notes.join("；"));
}

fn table(out: &mut String, kind: &Kind, table: &Table, lang: Lang) {
    let (name, key, edition) = (&table.name.name, &table.key, table.valid.label());
    let when = if edition == ".." { String::new() } else { format!("  {edition}") };
    heading(out, say!("表格 {name}（{key}）{when}": "Table {name} ({key}){when}").get(lang));
    if table.layouts.is_empty() {
        form(out, kind, &table.form, lang);
    }
    for (key, layout) in &table.layouts {
        let name = &layout.name.name;
        let _ = writeln!(out, "  {}", say!("版式 {name}（{key}）": "layout {name} ({key})").get(lang));
        form(out, kind, layout, lang);
    }
}

fn form(out: &mut String, kind: &Kind, form: &Form, lang: Lang) {
    let _ = writeln!(out, "    {}", say!("列": "columns").get(lang));
    lines(out, kind, &form.columns, 3, lang);
    if !form.rows.is_empty() {
        let _ = writeln!(out, "    {}", say!("行": "rows").get(lang));
        lines(out, kind, &form.rows, 3, lang);
    }
}

fn lines(out: &mut String, kind: &Kind, tree: &[Line], depth: usize, lang: Lang) {
    for line in tree {
        let indent = "  ".repeat(depth);
        let key = line.key.as_ref().map(|key| format!("（{key}）")).unwrap_or_default();
        let dimension =
            |key: &String| kind.dimension(key).map_or(key.clone(), |dimension| dimension.name.name.clone());
        let each = line.each.iter().map(dimension).collect::<Vec<_>>().join("、");
        let name = match (line.name.name.as_str(), each.as_str()) {
            ("", "") => line.bind.values().cloned().collect::<Vec<_>>().join(" "),
            ("", _) => say!("每个{each}一行（列）": "one for each {each}").get(lang).to_owned(),
            (name, _) => name.to_owned(),
        };
        let edition = line.valid.label();
        let when = if edition == ".." { String::new() } else { format!("  {edition}") };
        let _ = writeln!(out, "{indent}{name}{key}{when}");
        lines(out, kind, &line.columns, depth + 1, lang);
        lines(out, kind, &line.lines, depth + 1, lang);
    }
}
