//! From a YAML text to a [`Kind`], with every mistake told at its place.

mod form;
mod rules;
mod words;

pub use form::{form, over};
pub use words::Context;

use crate::kinds::model::{
    Dimension, Edition, Field, Kind, Listed, Measure, Name, PeriodSpec, Section, Table, Values, Withdrawn,
};
use crate::say;
use crate::value::{PeriodType, Type};
use crate::yaml::{Findings, Item, Node, Reader};

/// Reads a kind. What can't be read is left out and told; the caller decides
/// whether a kind with findings is used (it is not).
pub fn kind(node: &Node, findings: &mut Findings) -> Kind {
    let mut reader = Reader::new(node, "", findings);
    let key = reader.take(&["kind"], findings).and_then(|item| words::key(&item, findings));
    let name = words::name(&mut reader, findings);
    let basis = reader.text(&["basis"], findings);
    let period = reader.take(&["period"], findings).map(|item| period(&item, findings));
    let series = reader.take(&["series"], findings).map(|item| (item.texts(findings), item.pointer));
    let due = reader.take(&["due"], findings).map(|item| rules::due(&item, findings)).unwrap_or_default();
    let fields = entries(reader.take(&["fields"], findings), findings, field);
    let measures = entries(reader.take(&["measures"], findings), findings, measure);
    let dimensions = entries(reader.take(&["dimensions"], findings), findings, dimension);
    let context = Context { measures: &measures, dimensions: &dimensions };
    let tables: Vec<Table> = entries(reader.take(&["tables"], findings), findings, |item, findings| {
        form::table(item, &context, findings)
    });
    let sections = match reader.take(&["sections"], findings) {
        Some(item) => item.list().iter().map(|item| section(item, &tables, findings)).collect(),
        None => Vec::new(),
    };
    let equations = reader.take(&["equations"], findings).map(|item| rules::equations(&item, findings));
    let forbidden = reader.take(&["forbidden"], findings).map(|item| item.texts(findings));
    let listed = reader.take(&["persons"], findings).and_then(|item| {
        words::one_of(&item, &["masked"], |word| (word == "masked").then_some(Listed::Masked), findings)
    });
    let withdrawn = reader.take(&["withdrawn"], findings).and_then(|item| withdrawn(&item, findings));
    let explained = reader
        .take(&["explained"], findings)
        .and_then(|item| words::condition(&item, words::Wanted::Condition, findings));
    reader.finish(findings);
    check_lists(&fields, &dimensions, findings);
    check_key_names(&fields, &tables, findings);

    if key.is_none() {
        findings.error(
            "kind-name",
            "",
            say!("缺少 kind（类型的标识）": "“kind” (the id of the kind) is missing"),
        );
    }
    if name.name.is_empty() {
        findings.error(
            "kind-name",
            "",
            say!("缺少 name（类型的名称）": "“name” (what the kind is called) is missing"),
        );
    }
    if let Some((series, pointer)) = &series {
        for word in series.iter().filter(|word| *word != "agency") {
            words::known_dimension(word, pointer, &context, findings);
        }
    }
    Kind {
        key: key.unwrap_or_default(),
        name,
        basis,
        period,
        series: series.map(|(series, _)| series).unwrap_or_default(),
        due,
        fields,
        sections,
        measures,
        dimensions,
        tables,
        equations: equations.unwrap_or_default(),
        forbidden: forbidden.unwrap_or_default(),
        listed,
        withdrawn,
        explained,
    }
}

/// Lists that fields and dimensions draw from must exist.
fn check_lists(fields: &[Field], dimensions: &[Dimension], findings: &mut Findings) {
    let fields = fields
        .iter()
        .filter_map(|field| Some((format!("/fields/{}/values", field.key), field.values.as_ref()?)));
    let own = dimensions
        .iter()
        .map(|dimension| (format!("/dimensions/{}/values", dimension.key), &dimension.values));
    for (pointer, values) in fields.chain(own) {
        let (known, word) = match values {
            Values::Site(word) => (SITE_LISTS.contains(&word.as_str()), format!("site.{word}")),
            Values::Dimension(key) => (dimensions.iter().any(|dimension| dimension.key == *key), key.clone()),
            Values::Text | Values::List(_) => continue,
        };
        if !known {
            let lists = SITE_LISTS.map(|list| format!("site.{list}")).join(", ");
            findings
                .error("kind-reference", &pointer, say!("没有“{word}”这个列表": "there is no list “{word}”"))
                .help(say!("可用：text、{lists}，或本类型的维度": "possible: text, {lists}, or a dimension of the kind"));
        }
    }
}

/// What a kind may draw from `site.yaml`.
const SITE_LISTS: [&str; 3] = ["programmes", "places", "agencies"];

/// Two things of one name in a document can't both be read.
fn check_key_names(fields: &[Field], tables: &[Table], findings: &mut Findings) {
    let mut taken: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let fields = fields.iter().map(|field| (format!("/fields/{}", field.key), &field.key, &field.name));
    let tables = tables.iter().map(|table| (format!("/tables/{}", table.key), &table.key, &table.name));
    for (pointer, key, name) in fields.chain(tables) {
        for form in std::iter::once(key.as_str()).chain(name.forms()) {
            let folded = crate::value::fold(form).into_owned();
            if let Some(other) = taken.insert(folded, pointer.clone())
                && other != pointer
            {
                findings
                    .error(
                        "kind-key",
                        &pointer,
                        say!("“{form}”已经是另一项的名称": "“{form}” is the name of another field or table"),
                    )
                    .help(say!("换一个 name 或 aliases": "choose another “name” or alias"))
                    .on_key()
                    .also = Some((other, say!("另一项在这里": "the other is here")));
            }
        }
    }
}

/// The entries of a mapping, each read by `read`.
fn entries<T>(
    item: Option<Item<'_>>,
    findings: &mut Findings,
    mut read: impl FnMut(&Item<'_>, &mut Findings) -> T,
) -> Vec<T> {
    let Some(item) = item else { return Vec::new() };
    match item.entries() {
        Some(entries) => entries.iter().map(|entry| read(entry, findings)).collect(),
        None => {
            let key = item.key;
            findings.error(
                "wrong-shape",
                &item.pointer,
                say!("“{key}”应写成 {{键: 内容}}": "“{key}” is written as {{key: content}}"),
            );
            Vec::new()
        }
    }
}

fn period(item: &Item<'_>, findings: &mut Findings) -> PeriodSpec {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let key = reader.take(&["key"], findings).and_then(|item| words::key(&item, findings));
    let mut name = words::name(&mut reader, findings);
    let types = reader.take(&["type"], findings).map(|item| {
        let read = |item: &Item<'_>, findings: &mut Findings| {
            words::one_of(item, PeriodType::WORDS, PeriodType::parse, findings)
        };
        item.list().iter().filter_map(|item| read(item, findings)).collect::<Vec<_>>()
    });
    let starts = reader.take(&["starts"], findings).and_then(|item| {
        let text = item.text(findings)?;
        let day = text.split_once('-').and_then(|(month, day)| {
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            crate::value::Date::new(2024, month, day).ok().map(|_| (month, day))
        });
        if day.is_none() {
            findings.error("kind-word", &item.pointer, say!("“{text}”不是月-日": "“{text}” is not MM-DD"));
        }
        day
    });
    let required = words::flag(&mut reader, "required", true, findings);
    let stated = words::flag(&mut reader, "stated", false, findings);
    reader.finish(findings);
    if types.as_ref().is_none_or(Vec::is_empty) {
        findings
            .error("kind-word", &item.pointer, say!("period 缺少 type": "“period” has no “type”"))
            .help(say!("写上 type: month 等": "write “type: month” or another sort"));
    }
    if name.name.is_empty() {
        name.name = "所属时间".to_owned();
    }
    PeriodSpec {
        key: key.unwrap_or_else(|| "period".to_owned()),
        name,
        types: types.unwrap_or_default(),
        starts: starts.unwrap_or((1, 1)),
        required,
        stated,
    }
}

fn field(item: &Item<'_>, findings: &mut Findings) -> Field {
    words::check_key(item.key, &item.pointer, findings);
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let name = words::name(&mut reader, findings);
    let types = words::types(&mut reader, findings);
    let units = words::units(&mut reader, findings).unwrap_or_default();
    let values = reader.take(&["values"], findings).map(|item| words::values(&item, findings));
    let required = words::required(&mut reader, findings);
    let many = words::flag(&mut reader, "many", false, findings);
    let pattern = reader.take(&["pattern"], findings).and_then(|item| {
        let text = item.text(findings)?;
        if let Err(error) = regex::Regex::new(&format!("^(?:{text})$")) {
            findings.error(
                "kind-word",
                &item.pointer,
                say!("正则表达式有误：{error}": "not a regular expression: {error}"),
            );
        }
        Some(text.to_owned())
    });
    let severity = words::severity(&mut reader, findings);
    let basis = reader.text(&["basis"], findings);
    let valid = words::edition(&mut reader, findings);
    reader.finish(findings);
    Field {
        key: item.key.to_owned(),
        name,
        types: types.unwrap_or_else(|| vec![Type::Text]),
        units,
        values,
        required,
        many,
        pattern,
        severity,
        basis,
        valid,
    }
}

fn measure(item: &Item<'_>, findings: &mut Findings) -> Measure {
    words::check_key(item.key, &item.pointer, findings);
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let name = words::name(&mut reader, findings);
    let words = words::cell_words(&mut reader, findings);
    reader.finish(findings);
    if name.name.is_empty() {
        findings.error("kind-name", &item.pointer, say!("指标缺少 name": "the measure has no name"));
    }
    Measure { key: item.key.to_owned(), name, words }
}

fn dimension(item: &Item<'_>, findings: &mut Findings) -> Dimension {
    words::check_key(item.key, &item.pointer, findings);
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let name = words::name(&mut reader, findings);
    let values = reader.take(&["values"], findings).map(|item| words::values(&item, findings));
    reader.finish(findings);
    for (word, given) in [("name", !name.name.is_empty()), ("values", values.is_some())] {
        if !given {
            findings.error(
                "kind-name",
                &item.pointer,
                say!("维度缺少 {word}": "the dimension has no “{word}”"),
            );
        }
    }
    Dimension { key: item.key.to_owned(), name, values: values.unwrap_or(Values::Text) }
}

fn section(item: &Item<'_>, tables: &[Table], findings: &mut Findings) -> Section {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let key = reader.take(&["key"], findings).and_then(|item| words::key(&item, findings));
    let name: Name = words::name(&mut reader, findings);
    let valid: Edition = words::edition(&mut reader, findings);
    let table = reader.take(&["table"], findings).and_then(|item| {
        let key = item.text(findings)?;
        if !tables.iter().any(|table| table.key == key) {
            findings.error(
                "kind-reference",
                &item.pointer,
                say!("没有“{key}”这张表": "there is no table “{key}”"),
            );
        }
        Some(key.to_owned())
    });
    let mentions = reader
        .take(&["mentions"], findings)
        .map(|item| item.list().iter().map(|item| item.texts(findings)).collect::<Vec<_>>());
    let required = words::flag(&mut reader, "required", false, findings);
    let looks_ahead = words::flag(&mut reader, "looks_ahead", false, findings);
    reader.finish(findings);
    if name.name.is_empty() || key.is_none() {
        findings.error(
            "kind-name",
            &item.pointer,
            say!("章节缺少 key 或 name": "the section has no “key” or no “name”"),
        );
    }
    Section {
        key: key.unwrap_or_default(),
        name,
        table,
        required,
        looks_ahead,
        mentions: mentions.unwrap_or_default(),
        valid,
    }
}

fn withdrawn(item: &Item<'_>, findings: &mut Findings) -> Option<Withdrawn> {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let when = reader
        .take(&["when"], findings)
        .and_then(|item| words::condition(&item, words::Wanted::Condition, findings));
    let keep = reader.take(&["keep"], findings).map(|item| item.texts(findings)).unwrap_or_default();
    reader.finish(findings);
    Some(Withdrawn { when: when?, keep })
}
