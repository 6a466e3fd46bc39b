//! A document read: common keys, period, fields, tables.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::common::{self, Common, Disclosure};
use super::condition::Facts;
use super::tables::{self, Layout};
use super::{Record, fields, placements, shape};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Text};
use crate::kinds::{Choice, Condition, Kind, Kinds, Required, find};
use crate::say;
use crate::source::{Split, Tree};
use crate::value::{Period, Unit};
use crate::yaml::{self, Findings, Item, Node, Reader, Shape, nearest};

/// What lies on the desk while documents are read.
pub struct Desk<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The kinds.
    pub kinds: &'a Kinds,
    /// The files of `content/`.
    pub tree: &'a Tree,
    /// The site's folder.
    pub root: &'a Path,
}

impl Desk<'_> {
    /// The path (from the root) and size of a file that the document at `path`
    /// names: beside it, or from `content/` if it begins with `/`.
    pub fn file(&self, path: &str, name: &str) -> Option<(String, u64)> {
        let full = below(path, name)?;
        self.tree.get(&full).map(|entry| (full, entry.size))
    }

    /// Where a missing file should be, or a file of nearly that name beside it.
    pub(super) fn file_hint(&self, path: &str, name: &str) -> Text {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = self.tree.entries.iter().filter_map(|entry| {
            let (place, name) = entry.path.rsplit_once('/')?;
            (place == folder).then_some(name)
        });
        match nearest(name, beside) {
            Some(likely) => {
                say!("旁边有“{likely}”，是不是它？": "there is “{likely}” beside it; did you mean that?")
            }
            None => {
                say!("把文件放在 {folder}/ 里，文件名要完全一致": "put the file into {folder}/ under exactly this name")
            }
        }
    }
}

/// A relative path seen from a document, without `..` above `content/`.
fn below(document: &str, name: &str) -> Option<String> {
    let mut parts: Vec<&str> = match name.strip_prefix('/') {
        Some(_) => vec!["content"],
        None => document.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content") && parts.len() > 1).then(|| parts.join("/"))
}

/// What came of reading.
pub struct Outcome {
    /// The record; `None` if the front matter could not be read at all.
    pub record: Option<Record>,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// Without a record: is it one that would be held back anyway?
    pub held: bool,
}

/// Reads a document.
pub fn read(path: &str, split: &Split, desk: &Desk<'_>) -> Outcome {
    let lost = |diagnostics| Outcome { record: None, diagnostics, held: false };
    // A first look finds the kind, which says how to read the rest.
    let guess = kind_line(&split.front).and_then(|word| desk.kinds.find(&word).cloned());
    let shape = guess.as_ref().map_or(Shape::Any, |kind| shape::of(kind));
    let node = match yaml::read(&split.front, &shape) {
        Ok(node) => node,
        Err(errors) => {
            return lost(errors.into_iter().map(|e| e.into_diagnostic(path, split.front_line)).collect());
        }
    };
    let mut findings = Findings::default();
    if !matches!(node, Node::Map(_)) {
        return lost(vec![not_a_mapping(path, split)]);
    }
    let written = match &node {
        Node::Map(entries) => entries.iter().map(|(key, _)| key.clone()).collect(),
        _ => Vec::new(),
    };
    let mut reader = Reader::new(&node, "", &mut findings);
    let kind_item = reader.take(&["kind", "类型"], &mut findings);
    let common = common::read(&mut reader, desk, path, &mut findings);
    let Some(kind) = kind(kind_item, desk, path, &common, &mut findings) else {
        let held = common.draft || common.disclosure != Disclosure::Proactive;
        let diagnostics = findings.into_diagnostics(path, &split.front, split.front_line);
        return Outcome { record: None, diagnostics, held };
    };
    let mut extra = Vec::new();
    let mut record = typed(path, split, desk, reader, kind, common, &mut findings, &mut extra);
    record.written = written;
    let mut diagnostics = findings.into_diagnostics(path, &split.front, split.front_line);
    diagnostics.append(&mut extra);
    diagnostics.extend(placements::unknown(path, split, &record.tables));
    Outcome { record: Some(record), diagnostics, held: false }
}

#[allow(clippy::too_many_arguments, reason = "one call, which takes the reading apart at its natural seam")]
fn typed(
    path: &str,
    split: &Split,
    desk: &Desk<'_>,
    mut reader: Reader<'_>,
    kind: Arc<Kind>,
    common: Common,
    findings: &mut Findings,
    extra: &mut Vec<Diagnostic>,
) -> Record {
    let period = period(&mut reader, &kind, findings);
    let year = period.map(Period::year).or_else(|| common.date.map(|moment| moment.date.year()));
    let fields = fields::read(&mut reader, &kind, desk, &common, year, findings);
    let layout = layout(&mut reader, &kind, desk, findings);
    let mut forbidden = Vec::new();
    for item in reader.rest() {
        if kind.forbidden.iter().any(|name| crate::value::fold(name) == crate::value::fold(item.key)) {
            forbidden.push((item.key.to_owned(), item.pointer.clone()));
        }
    }
    // Whether a row is asked for depends on fields; tables are not known yet.
    let known =
        Facts { config: desk.config, kind: &kind, common: &common, fields: &fields, tables: &[], period };
    let asks = |condition: &Condition| known.holds(&condition.expr) == Some(true);
    let tables = tables::read(&mut reader, &kind, desk, path, year, &layout, &asks, findings, extra);
    for (key, pointer) in forbidden {
        let names = kind.forbidden.iter().map(String::as_str).collect::<Vec<_>>();
        let _ = reader.take(&names, findings);
        findings
            .error("forbidden-field", &pointer, say!("“{key}”不能公开": "“{key}” must not be published"))
            .help(say!("从文件里删去这一行": "remove this line from the file"))
            .on_key();
    }
    let facts =
        Facts { config: desk.config, kind: &kind, common: &common, fields: &fields, tables: &tables, period };
    fields::missing(&reader, &kind, &facts, year, findings);
    for table in kind.tables.iter().filter(|table| table.valid.holds(year)) {
        let Required::When(condition) = &table.required else { continue };
        if facts.holds(&condition.expr) == Some(true) && !facts.is_given(&table.key) {
            tables::missing(table, findings);
        }
    }
    let withdrawn = kind.withdrawn.as_ref().is_some_and(|rule| facts.holds(&rule.when.expr) == Some(true));
    unknown_keys(reader, &kind, findings);
    Record {
        path: path.to_owned(),
        kind,
        common,
        period,
        fields,
        tables,
        withdrawn,
        written: Vec::new(),
        body: split.body.clone(),
        body_line: split.body_line,
    }
}

/// The kind's word, looked up before the YAML is parsed: it steers the parsing.
fn kind_line(front: &str) -> Option<String> {
    front.lines().find_map(|line| {
        let rest = line.strip_prefix("kind:").or_else(|| line.strip_prefix("类型:"))?;
        let rest = rest.split(" #").next()?.trim().trim_matches(['"', '\'']);
        (!rest.is_empty()).then(|| rest.to_owned())
    })
}

fn not_a_mapping(path: &str, split: &Split) -> Diagnostic {
    match yaml::full_width_colon(&split.front) {
        Some(span) => Diagnostic::error(
            "yaml-syntax",
            say!("键的后面是全角冒号“：”": "the key is followed by a full-width colon (：)"),
        )
        .at(path)
        .span(crate::diagnostic::Span::on_line(span.line + split.front_line - 1, span.column, 1))
        .help(say!("改成半角冒号加一个空格“: ”": "write a plain colon and a space: “: ”")),
        None => Diagnostic::error(
            "wrong-shape",
            say!("文件头应当是一行行“键: 值”": "the front matter should be lines of “key: value”"),
        )
        .at(path)
        .span(crate::diagnostic::Span::on_line(split.front_line, 1, 1))
        .help(say!("例如“标题: 关于……的通知”": "such as “title: Notice on …”")),
    }
}

fn kind(
    item: Option<Item<'_>>,
    desk: &Desk<'_>,
    path: &str,
    common: &Common,
    findings: &mut Findings,
) -> Option<Arc<Kind>> {
    if let Some(item) = item {
        let word = item.text(findings)?;
        if let Some(kind) = desk.kinds.find(word) {
            return Some(Arc::clone(kind));
        }
        let likely =
            nearest(word, desk.kinds.iter().flat_map(|kind| kind.name.forms().chain([kind.key.as_str()])));
        let all: Vec<&str> = desk.kinds.iter().map(|kind| kind.name.name.as_str()).collect();
        let Text { zh, en } = Text::list(all.into_iter());
        let finding = findings.error(
            "unknown-kind",
            &item.pointer,
            say!("没有类型“{word}”": "there is no kind “{word}”"),
        );
        finding.help = Some(match likely {
            Some(likely) => say!("是不是“{likely}”？": "did you mean “{likely}”?"),
            None => say!("可用：{zh}": "possible: {en}"),
        });
        return None;
    }
    // Not said: by the folder's or category's kind.
    let by_category = desk.config.category_at(&common.category).and_then(|category| category.kind.clone());
    let folder = path.split('/').rev().nth(1).unwrap_or_default();
    let by_folder = || desk.config.category(folder).and_then(|at| desk.config.category_at(&at)?.kind.clone());
    let word = by_category.or_else(by_folder).unwrap_or_else(|| "page".to_owned());
    let found = desk.kinds.find(&word).cloned();
    if found.is_none() {
        let all: Vec<&str> = desk.kinds.iter().map(|kind| kind.name.name.as_str()).collect();
        let Text { zh, en } = Text::list(all.into_iter());
        findings
            .error("missing-kind", "", say!("没有写类型": "the kind is not said"))
            .help(say!("写上“类型: …”（kind），可用：{zh}": "add “kind: …”; possible: {en}"));
    }
    found
}

fn period(reader: &mut Reader<'_>, kind: &Kind, findings: &mut Findings) -> Option<Period> {
    let spec = kind.period.as_ref()?;
    let mut names = vec![spec.key.as_str()];
    names.extend(spec.name.forms());
    let examples: Vec<&str> = spec.types.iter().map(|sort| sort.example()).collect();
    let Text { zh, en } = Text::list(examples.into_iter());
    let (name, key) = (spec.name.short(), &spec.key);
    let item = reader.take(&names, findings);
    let Some((item, text)) = item.as_ref().and_then(|item| item.text(findings).map(|text| (item, text)))
    else {
        if spec.required {
            findings
                .error("missing-period", "", say!("缺少“{name}”": "“{key}” is missing"))
                .help(say!("写上“{name}: …”，如 {zh}": "add “{key}: …”, such as {en}"));
        }
        return None;
    };
    let period = Period::parse(text).filter(|period| spec.types.contains(&period.sort()));
    if period.is_none() {
        findings
            .error(
                "bad-period",
                &item.pointer,
                say!("{name}“{text}”看不懂": "{key} “{text}” is not understood"),
            )
            .help(say!("写成 {zh}": "write it like {en}"));
    }
    period
}

/// What a document says about the layout of its tables: which, in what unit, for
/// which values.
fn layout<'a>(reader: &mut Reader<'a>, kind: &Kind, desk: &Desk<'_>, findings: &mut Findings) -> Layout<'a> {
    let mut layout = Layout::default();
    if kind.tables.is_empty() {
        return layout;
    }
    layout.unit = reader.text(&["unit", "单位"], findings).map(|text| Unit::new(&text));
    if kind.tables.iter().any(|table| !table.layouts.is_empty()) {
        layout.own = reader.take(&["layout", "版式"], findings);
    }
    for dimension in &kind.dimensions {
        let mut names = vec![dimension.key.as_str()];
        names.extend(dimension.name.forms());
        // A field of the same words has taken the key already; a table of the same words wants it.
        let is_table = |table: &crate::kinds::Table| {
            names.iter().any(|name| table.key == *name || table.name.matches(&crate::value::fold(name)))
        };
        if kind.tables.iter().any(is_table) {
            continue;
        }
        let Some(item) = reader.take(&names, findings) else { continue };
        let choices = desk.config.vocabulary.choices(kind, &dimension.values);
        let mut listed: Vec<Choice> = Vec::new();
        let before = findings.0.len();
        for item in item.list() {
            let Some(word) = item.text(findings) else { continue };
            match choices {
                None => listed.push(Choice { key: word.to_owned(), name: crate::kinds::Name::new(word) }),
                Some(choices) => match find(choices, word) {
                    Some(choice) => listed.push(choice.clone()),
                    None => fields::unknown_value(
                        item.key,
                        word,
                        choices,
                        &item.pointer,
                        crate::diagnostic::Severity::Error,
                        findings,
                    ),
                },
            }
        }
        // With a value that is not known the number of columns is not known either.
        layout.is_uncertain |= findings.0.len() > before;
        layout.listed.insert(dimension.key.clone(), listed);
    }
    layout
}

fn unknown_keys(reader: Reader<'_>, kind: &Kind, findings: &mut Findings) {
    let known: BTreeMap<String, ()> = reader.known().iter().map(|name| (name.clone(), ())).collect();
    for item in reader.rest() {
        yaml::unknown_key(&item, known.keys().map(String::as_str), findings);
        let name = &kind.name.name;
        if let Some(finding) = findings.0.last_mut()
            && finding.help.as_ref().is_some_and(|help| help.zh.starts_with("改正"))
        {
            finding.help(say!("类型“{name}”没有这一项；改正或者删去这一行": "the kind “{name}” has no such key; correct this line or remove it"));
        }
    }
}
