//! The words that mean the same everywhere in a kind.

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::kinds::expression;
use crate::kinds::model::{
    CellWords, Choice, Condition, Dimension, Edition, Extent, Measure, Name, Nature, Required, Values, Within,
};
use crate::say;
use crate::value::{Decimal, Type, Unit};
use crate::yaml::{Findings, Item, Node, Reader, nearest};

/// What is known while a form is read.
pub struct Context<'a> {
    /// The kind's measures.
    pub measures: &'a [Measure],
    /// The kind's dimensions.
    pub dimensions: &'a [Dimension],
}

/// The word of a closed list, or an error that names them all.
pub fn one_of<T>(
    item: &Item<'_>,
    words: &[&str],
    parse: impl Fn(&str) -> Option<T>,
    findings: &mut Findings,
) -> Option<T> {
    let word = item.text(findings)?;
    let parsed = parse(word);
    if parsed.is_none() {
        let all = words.join(", ");
        let finding = findings.error(
            "kind-word",
            &item.pointer,
            say!("“{word}”不是这里可用的词": "“{word}” is not a word for this place"),
        );
        finding.help = Some(match nearest(word, words.iter().copied()) {
            Some(likely) => say!("是不是 {likely}？可用：{all}": "did you mean {likely}? Possible: {all}"),
            None => say!("可用：{all}": "possible: {all}"),
        });
    }
    parsed
}

/// `name`, `short`, `aliases`.
pub fn name(reader: &mut Reader<'_>, findings: &mut Findings) -> Name {
    Name {
        name: reader.text(&["name"], findings).unwrap_or_default(),
        short: reader.text(&["short"], findings),
        aliases: reader.take(&["aliases"], findings).map(|item| item.texts(findings)).unwrap_or_default(),
    }
}

/// A key: ASCII letters, digits and `_`, or a name in another script; never with
/// a character that an expression would take for something else.
pub fn key(item: &Item<'_>, findings: &mut Findings) -> Option<String> {
    let text = item.text(findings)?;
    check_key(text, &item.pointer, findings).then(|| text.to_owned())
}

/// Is `text` fit to be a key? If not, that is an error.
pub fn check_key(text: &str, pointer: &str, findings: &mut Findings) -> bool {
    let fits = !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !text.chars().next().is_some_and(|c| c.is_ascii_digit())
        && !expression::RESERVED.contains(&text);
    if !fits {
        findings
            .error("kind-key", pointer, say!("“{text}”不能作键": "“{text}” cannot be a key"))
            .help(say!("键只用字母、汉字、数字和下划线，不以数字开头": "a key has letters, digits and underscores, and does not begin with a digit"));
    }
    fits
}

/// `valid: 2019..2020`
pub fn edition(reader: &mut Reader<'_>, findings: &mut Findings) -> Edition {
    let Some(item) = reader.take(&["valid"], findings) else { return Edition::default() };
    let Some(text) = item.text(findings) else { return Edition::default() };
    let year = |part: &str| -> Option<Option<i16>> {
        match part.trim() {
            "" => Some(None),
            digits => digits.parse().ok().filter(|year| (1900..2200).contains(year)).map(Some),
        }
    };
    let parsed = match text.split_once("..") {
        Some((from, to)) => year(from).zip(year(to)).map(|(from, to)| Edition { from, to }),
        None => year(text).map(|only| Edition { from: only, to: only }),
    };
    match parsed {
        Some(Edition { from: Some(from), to: Some(to) }) if from > to => {
            findings.error(
                "kind-word",
                &item.pointer,
                say!("起始年份晚于结束年份": "the first year is after the last"),
            );
            Edition::default()
        }
        Some(edition) => edition,
        None => {
            findings
                .error(
                    "kind-word",
                    &item.pointer,
                    say!("“{text}”不是年份范围": "“{text}” is not a range of years"),
                )
                .help(say!("写成 2019..2020、2021.. 或 ..2018": "write 2019..2020, 2021.. or ..2018"));
            Edition::default()
        }
    }
}

/// `severity`, with its default.
pub fn severity(reader: &mut Reader<'_>, findings: &mut Findings) -> Severity {
    reader
        .take(&["severity"], findings)
        .and_then(|item| one_of(&item, &["error", "warning", "info"], Severity::parse, findings))
        .unwrap_or(Severity::Error)
}

/// `type`: a word or a list of words.
pub fn types(reader: &mut Reader<'_>, findings: &mut Findings) -> Option<Vec<Type>> {
    let item = reader.take(&["type"], findings)?;
    Some(item.list().iter().filter_map(|item| one_of(item, Type::WORDS, Type::parse, findings)).collect())
}

/// `unit`: a text or a list of texts.
pub fn units(reader: &mut Reader<'_>, findings: &mut Findings) -> Option<Vec<Unit>> {
    let item = reader.take(&["unit"], findings)?;
    Some(item.texts(findings).iter().map(|text| Unit::new(text)).collect())
}

/// `type`, `unit`, `nature`, `within`, `blank`.
pub fn cell_words(reader: &mut Reader<'_>, findings: &mut Findings) -> CellWords {
    CellWords {
        types: types(reader, findings),
        units: units(reader, findings),
        nature: reader.take(&["nature"], findings).and_then(|item| {
            let parse = |word: &str| match word {
                "flow" => Some(Nature::Flow),
                "stock" => Some(Nature::Stock),
                "to_date" => Some(Nature::ToDate),
                "rate" => Some(Nature::Rate),
                _ => None,
            };
            one_of(&item, &["flow", "stock", "to_date", "rate"], parse, findings)
        }),
        within: within(reader, findings),
        blank_allowed: reader.take(&["blank"], findings).and_then(|item| {
            let parse = |word: &str| match word {
                "allowed" => Some(true),
                "error" => Some(false),
                _ => None,
            };
            one_of(&item, &["error", "allowed"], parse, findings)
        }),
    }
}

/// `within: exact | rounding | a number`
pub fn within(reader: &mut Reader<'_>, findings: &mut Findings) -> Option<Within> {
    let item = reader.take(&["within"], findings)?;
    let parse = |word: &str| match word {
        "exact" => Some(Within::Exact),
        "rounding" => Some(Within::Rounding),
        number => Decimal::from_str_exact(number).ok().map(Within::By),
    };
    one_of(&item, &["exact", "rounding"], parse, findings)
}

/// `all` or `some`.
pub fn extent(reader: &mut Reader<'_>, word: &str, findings: &mut Findings) -> Option<Extent> {
    let item = reader.take(&[word], findings)?;
    let parse = |word: &str| match word {
        "all" => Some(Extent::All),
        "some" => Some(Extent::Some),
        _ => None,
    };
    one_of(&item, &["all", "some"], parse, findings)
}

/// What an expression must come to.
#[derive(Clone, Copy)]
pub enum Wanted {
    /// True or false.
    Condition,
    /// A figure.
    Figure,
}

/// An expression.
pub fn condition(item: &Item<'_>, wanted: Wanted, findings: &mut Findings) -> Option<Condition> {
    let source = item.text(findings)?.to_owned();
    let parsed = match wanted {
        Wanted::Condition => expression::parse_condition(&source),
        Wanted::Figure => expression::parse_figure(&source),
    };
    match parsed {
        Ok(expr) => Some(Condition { source, expr }),
        Err(error) => {
            let finding = findings.error("kind-expression", &item.pointer, error.message);
            finding.help = error.help;
            finding.within = Some(error.at);
            None
        }
    }
}

/// `required: true | false | a condition`
pub fn required(reader: &mut Reader<'_>, findings: &mut Findings) -> Required {
    let Some(item) = reader.take(&["required"], findings) else { return Required::Default };
    match item.node.text() {
        Some("true" | "yes") => Required::Yes,
        Some("false" | "no") => Required::No,
        _ => condition(&item, Wanted::Condition, findings).map_or(Required::Default, Required::When),
    }
}

/// `for: {dimension: value}`; the dimension must be one of the kind's.
pub fn bind(
    reader: &mut Reader<'_>,
    context: &Context<'_>,
    findings: &mut Findings,
) -> BTreeMap<String, String> {
    let Some(item) = reader.take(&["for"], findings) else { return BTreeMap::new() };
    let Some(entries) = item.entries() else {
        findings.error(
            "wrong-shape",
            &item.pointer,
            say!("for 应写成 {{维度: 值}}": "“for” is written as {{dimension: value}}"),
        );
        return BTreeMap::new();
    };
    let mut bound = BTreeMap::new();
    for entry in entries {
        if entry.key != "period" {
            known_dimension(entry.key, &entry.pointer, context, findings);
        }
        if let Some(value) = entry.text(findings) {
            bound.insert(entry.key.to_owned(), known_value(&entry, value, context, findings));
        }
    }
    bound
}

/// The id of a dimension's value, by any of its names; one that a closed list of the
/// kind does not have is told. The lists of a site are known only where a document is read.
fn known_value(entry: &Item<'_>, value: &str, context: &Context<'_>, findings: &mut Findings) -> String {
    let dimension = context.dimensions.iter().find(|dimension| dimension.key == entry.key);
    let Some(Values::List(choices)) = dimension.map(|dimension| &dimension.values) else {
        return value.to_owned();
    };
    match crate::kinds::find(choices, value) {
        Some(choice) => choice.key.clone(),
        None => {
            let likely = nearest(
                value,
                choices.iter().flat_map(|choice| choice.name.forms().chain([choice.key.as_str()])),
            );
            let help = likely.map(|likely| say!("是不是“{likely}”？": "did you mean “{likely}”?"));
            let key = entry.key;
            findings
                .error(
                    "kind-reference",
                    &entry.pointer,
                    say!("“{key}”没有“{value}”这个值": "“{value}” is no value of “{key}”"),
                )
                .help = help;
            value.to_owned()
        }
    }
}

/// Yes or no; anything else is told.
pub fn flag(reader: &mut Reader<'_>, key: &str, default: bool, findings: &mut Findings) -> bool {
    let Some(item) = reader.take(&[key], findings) else { return default };
    let parse = |word: &str| match word {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    };
    one_of(&item, &["true", "false"], parse, findings).unwrap_or(default)
}

/// Reports a dimension that the kind does not have.
pub fn known_dimension(key: &str, pointer: &str, context: &Context<'_>, findings: &mut Findings) {
    if context.dimensions.iter().any(|dimension| dimension.key == key) {
        return;
    }
    let all: Vec<&str> = context.dimensions.iter().map(|dimension| dimension.key.as_str()).collect();
    let all = all.join(", ");
    findings
        .error("kind-reference", pointer, say!("没有“{key}”这个维度": "there is no dimension “{key}”"))
        .help(say!("在 dimensions 里写上它；已有：{all}": "declare it under “dimensions”; there are: {all}"));
}

/// `values`: a word, or a closed list of `key: name` or `key: {name, aliases}`.
pub fn values(item: &Item<'_>, findings: &mut Findings) -> Values {
    match item.node {
        Node::Scalar(word) if word == "text" => Values::Text,
        Node::Scalar(word) => match word.strip_prefix("site.") {
            Some(list) => Values::Site(list.to_owned()),
            None => Values::Dimension(word.clone()),
        },
        _ => Values::List(choices(item, findings)),
    }
}

/// A closed list.
pub fn choices(item: &Item<'_>, findings: &mut Findings) -> Vec<Choice> {
    let Some(entries) = item.entries() else {
        findings.error(
            "wrong-shape",
            &item.pointer,
            say!("取值应写成 {{键: 名称}}": "values are written as {{key: name}}"),
        );
        return Vec::new();
    };
    entries
        .into_iter()
        .map(|entry| {
            let name = match entry.node {
                Node::Map(_) => {
                    let mut reader = Reader::new(entry.node, &entry.pointer, findings);
                    let name = name(&mut reader, findings);
                    reader.finish(findings);
                    name
                }
                _ => Name::new(entry.text(findings).unwrap_or_default()),
            };
            if name.name.is_empty() {
                findings.error("kind-name", &entry.pointer, say!("缺少名称": "a name is missing"));
            }
            Choice { key: entry.key.to_owned(), name }
        })
        .collect()
}
