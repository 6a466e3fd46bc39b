//! Parts that are missing, doubled, out of order or under another name, and parts that
//! do not speak of what they must.

use super::in_body;
use super::parts::{Part, Parts};
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::kinds::Section;
use crate::say;
use crate::value::fold;

/// A part that must be there is not.
pub const MISSING: &str = "missing-section";
/// A part stands twice.
pub const DOUBLED: &str = "doubled-section";
/// A part stands before one that should come first.
pub const ORDER: &str = "section-order";
/// A part under another name than its own.
pub const ALIAS: &str = "section-name";
/// A part does not speak of what it must.
pub const UNMENTIONED: &str = "unmentioned";

pub fn check(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let mut found = missing(parts);
    found.extend(doubled_and_order(parts));
    found.extend(parts.parts.iter().filter_map(|part| alias(parts, part)));
    found.extend(parts.parts.iter().flat_map(|part| unmentioned(parts, part)));
    let basis = parts.record.kind.basis.as_deref();
    found.into_iter().map(|diagnostic| diagnostic.basis(basis)).collect()
}

fn error(diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Error, ..diagnostic }
}

fn missing(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let has = |section: &Section| {
        // A table that is filled in gets its heading with it.
        let table = section.table.as_ref();
        let is_made = table.is_some_and(|key| parts.record.tables.iter().any(|table| table.key == *key));
        is_made || parts.parts.iter().any(|part| part.section.key == section.key)
    };
    let missing = parts.sections.iter().enumerate().filter(|(_, section)| section.required && !has(section));
    missing
        .map(|(order, section)| {
            let name = &section.name.name;
            let next = parts.parts.iter().find(|part| part.order > order).map(|part| &part.title.bytes);
            let near = near(parts, section);
            let place =
                near.map(|title| &title.bytes).or(next).map_or((0, 0), |bytes| (bytes.start, bytes.end));
            let help = match near {
                Some(title) => {
                    let text = &title.text;
                    say!("把“{text}”改成“{name}”": "change “{text}” to “{name}”")
                }
                None => {
                    say!("加上标题“## {name}”和内容": "add the heading “## {name}” and what belongs under it")
                }
            };
            let message = say!("缺少“{name}”这一部分": "the part “{name}” is missing");
            error(in_body(parts.record, MISSING, place, message)).help(help)
        })
        .collect()
}

/// A heading with the same number in front: likely meant for this part.
fn near<'p>(parts: &'p Parts<'_>, section: &Section) -> Option<&'p crate::markdown::Title> {
    let number = |text: &str| {
        let folded = fold(text).into_owned();
        folded
            .split_once('.')
            .map(|(number, _)| number.to_owned())
            .filter(|number| number.chars().count() <= 2)
    };
    let own = number(&section.name.name)?;
    parts.others.iter().find(|title| number(&title.text).as_ref() == Some(&own))
}

fn doubled_and_order(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut last: Option<&Part<'_>> = None;
    for (at, part) in parts.parts.iter().enumerate() {
        let name = &part.section.name.name;
        let bytes = (part.title.bytes.start, part.title.bytes.end);
        let span = |part: &Part<'_>| {
            let bytes = &part.title.bytes;
            let record = parts.record;
            crate::diagnostic::Span::of_bytes(&record.body, bytes.start, bytes.end, record.body_line)
        };
        if let Some(first) = parts.parts[..at].iter().find(|other| other.order == part.order) {
            let message = say!("“{name}”这一部分出现了两次": "the part “{name}” stands twice");
            found.push(
                error(in_body(parts.record, DOUBLED, bytes, message))
                    .help(
                        say!("合并成一处，或者改正其中一个标题": "join them, or correct one of the headings"),
                    )
                    .related(
                        &parts.record.path,
                        Some(span(first)),
                        say!("第一次在这里": "the first is here"),
                    ),
            );
            continue;
        }
        match last {
            Some(before) if before.order > part.order => {
                let other = &before.section.name.name;
                let message = say!("“{name}”应在“{other}”之前": "“{name}” should come before “{other}”");
                found.push(
                    error(in_body(parts.record, ORDER, bytes, message))
                        .help(say!("把这一部分移到前面": "move this part up"))
                        .related(&parts.record.path, Some(span(before)), say!("应在它之前": "before this")),
                );
            }
            _ => last = Some(part),
        }
    }
    found
}

fn alias(parts: &Parts<'_>, part: &Part<'_>) -> Option<Diagnostic> {
    let (name, text) = (&part.section.name.name, &part.title.text);
    if !part.section.required || fold(name) == fold(text) {
        return None;
    }
    let message =
        say!("标题“{text}”不是规定的“{name}”": "the heading “{text}” is not “{name}”, as the form has it");
    let bytes = (part.title.bytes.start, part.title.bytes.end);
    Some(
        in_body(parts.record, ALIAS, bytes, message)
            .sides(text, name, None)
            .help(say!("改成“{name}”": "write “{name}”")),
    )
}

fn unmentioned(parts: &Parts<'_>, part: &Part<'_>) -> Option<Diagnostic> {
    let words: String = parts.words(part).chars().filter(|c| !c.is_whitespace()).collect();
    let missing: Vec<&Vec<String>> = part
        .section
        .mentions
        .iter()
        .filter(|any| !any.is_empty() && !any.iter().any(|word| words.contains(word.as_str())))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let name = &part.section.name.name;
    let first: Vec<String> = missing.iter().map(|any| format!("“{}”", any[0])).collect();
    let Text { zh, en } = Text::list(first.iter().map(String::as_str));
    let message = say!("“{name}”里没有说到{zh}": "“{name}” does not speak of {en}");
    let ways: Vec<String> = missing.iter().map(|any| any.join("/")).collect();
    let Text { zh, en } = Text::list(ways.iter().map(String::as_str));
    let bytes = (part.title.bytes.start, part.title.bytes.end);
    Some(
        in_body(parts.record, UNMENTIONED, bytes, message)
            .help(say!("写上这些方面的情况；没有的，也要写明没有（文中应有：{zh}）": "say how it stands with these; if there is nothing, say so (the text should have: {en})")),
    )
}
