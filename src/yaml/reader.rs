//! Reading a [`Node`] tree key by key, collecting what is wrong on the way.
//!
//! A [`Findings`] holds mistakes by JSON Pointer; places are looked up at the end,
//! only for texts that have some. A [`Reader`] walks one mapping: it knows each
//! key by its names in both languages, tells unknown keys with the likely one, and
//! a thing that is written under two names.

use super::{Node, Places, YamlError, step};
use crate::diagnostic::{Diagnostic, Severity, Sides, Span, Text};
use crate::say;

/// A mistake at a pointer.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Kebab-case name of the defect.
    pub rule: String,
    /// How grave.
    pub severity: Severity,
    /// Where: a JSON Pointer.
    pub pointer: String,
    /// Is it the key that is wrong, rather than the value?
    pub on_key: bool,
    /// Characters of the value that are wrong, if not all of it.
    pub within: Option<std::ops::Range<usize>>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
    /// The law that asks for it.
    pub basis: Option<String>,
    /// The sides that should agree.
    pub sides: Option<Sides>,
    /// Another key of the same text that explains it.
    pub also: Option<(String, Text)>,
}

/// The mistakes of one YAML text.
#[derive(Debug, Clone, Default)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// Notes an error of a value; more can be said with the finding that is returned.
    pub fn error(&mut self, rule: &str, pointer: &str, message: Text) -> &mut Finding {
        let at = self.0.len();
        self.0.push(Finding {
            rule: rule.to_owned(),
            severity: Severity::Error,
            pointer: pointer.to_owned(),
            on_key: false,
            within: None,
            message,
            help: None,
            basis: None,
            sides: None,
            also: None,
        });
        &mut self.0[at]
    }

    /// The findings with their places: `text` is the YAML text, `first_line` the
    /// line of the file at `path` where it begins.
    pub fn into_diagnostics(self, path: &str, text: &str, first_line: usize) -> Vec<Diagnostic> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let places = Places::of(text);
        self.0.into_iter().map(|finding| diagnostic(finding, &places, path, first_line)).collect()
    }
}

impl Finding {
    /// Says how to mend it.
    pub fn help(&mut self, help: Text) -> &mut Finding {
        self.help = Some(help);
        self
    }

    /// It is the key that is wrong.
    pub fn on_key(&mut self) -> &mut Finding {
        self.on_key = true;
        self
    }
}

fn diagnostic(finding: Finding, places: &Places, path: &str, first_line: usize) -> Diagnostic {
    let place = |pointer: &str, on_key: bool| {
        if on_key { places.key(pointer) } else { places.value(pointer) }
    };
    // What is missing is told at the line that opens the text, not by underlining all of it.
    let is_whole = finding.pointer.is_empty();
    let mut span = if is_whole { None } else { place(&finding.pointer, finding.on_key) };
    if let (Some(span), Some(within)) = (&mut span, &finding.within)
        && span.line == span.end_line
    {
        let start = span.column + within.start;
        *span = Span::on_line(span.line, start, within.end.saturating_sub(within.start).max(1));
    }
    Diagnostic {
        rule: finding.rule,
        severity: finding.severity,
        path: Some(path.to_owned()),
        shown: None,
        span: span.map(|span| shift(span, first_line)).or(Some(Span::on_line(
            first_line.saturating_sub(1).max(1),
            1,
            1,
        ))),
        data_path: (!finding.pointer.is_empty()).then_some(finding.pointer),
        message: finding.message,
        help: finding.help,
        basis: finding.basis,
        sides: finding.sides,
        dated: false,
        related: finding
            .also
            .map(|(pointer, message)| crate::diagnostic::Related {
                path: path.to_owned(),
                span: places.key(&pointer).map(|span| shift(span, first_line)),
                data_path: Some(pointer),
                message,
            })
            .into_iter()
            .collect(),
    }
}

fn shift(span: Span, first_line: usize) -> Span {
    Span { line: span.line + first_line - 1, end_line: span.end_line + first_line - 1, ..span }
}

impl YamlError {
    /// The error as a finding in the file at `path`, whose line `first_line` is the
    /// text's first.
    pub fn into_diagnostic(self, path: &str, first_line: usize) -> Diagnostic {
        let mut found =
            Diagnostic::error(self.rule, self.message).at(path).span(shift(self.span, first_line));
        found.help = self.help;
        match self.first {
            Some(first) => {
                found.related(path, Some(shift(first, first_line)), say!("第一处在这里": "the first is here"))
            }
            None => found,
        }
    }
}

/// A value and its pointer.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The value.
    pub node: &'a Node,
    /// Where it stands.
    pub pointer: String,
    /// The key as written.
    pub key: &'a str,
}

/// Walks one mapping.
pub struct Reader<'a> {
    entries: &'a [(String, Node)],
    pointer: String,
    taken: Vec<bool>,
    known: Vec<String>,
}

impl<'a> Reader<'a> {
    /// A reader of `node`; anything but a mapping is an error and reads as empty.
    pub fn new(node: &'a Node, pointer: &str, findings: &mut Findings) -> Reader<'a> {
        let entries = match node {
            Node::Map(entries) => entries.as_slice(),
            _ => {
                findings
                    .error(
                        "wrong-shape",
                        pointer,
                        say!("这里应当是“键: 值”的形式": "keys and values are expected here"),
                    )
                    .help(say!("写成几行“键: 值”": "write lines of “key: value”"));
                &[]
            }
        };
        Reader { entries, pointer: pointer.to_owned(), taken: vec![false; entries.len()], known: Vec::new() }
    }

    /// The value under the first of `names`; under two of them is an error.
    pub fn take(&mut self, names: &[&str], findings: &mut Findings) -> Option<Item<'a>> {
        self.known.extend(names.iter().map(|name| (*name).to_owned()));
        let mut found: Option<usize> = None;
        for (index, (key, _)) in self.entries.iter().enumerate() {
            if self.taken[index] || !names.iter().any(|name| same_key(name, key)) {
                continue;
            }
            self.taken[index] = true;
            match found {
                None => found = Some(index),
                Some(first) => {
                    let other = self.entries[first].0.clone();
                    let pointer = step(&self.pointer, key);
                    let finding = findings
                        .error("duplicate-key", &pointer, say!("“{key}”和“{other}”是同一项，写了两次": "“{key}” and “{other}” are the same thing, written twice"))
                        .help(say!("只留一处": "keep one of the two"))
                        .on_key();
                    finding.also =
                        Some((step(&self.pointer, &other), say!("第一处在这里": "the first is here")));
                }
            }
        }
        let (key, node) = &self.entries[found?];
        Some(Item { node, pointer: step(&self.pointer, key), key })
    }

    /// A text; any other shape is an error, a blank is nothing.
    pub fn text(&mut self, names: &[&str], findings: &mut Findings) -> Option<String> {
        let item = self.take(names, findings)?;
        item.text(findings).map(str::to_owned)
    }

    /// Where the thing with these names is written, taken or not.
    pub fn pointer_of(&self, names: &[&str]) -> Option<String> {
        let found = self.entries.iter().find(|(key, _)| names.iter().any(|name| same_key(name, key)));
        found.map(|(key, _)| step(&self.pointer, key))
    }

    /// What nobody took, in order.
    pub fn rest(&self) -> impl Iterator<Item = Item<'a>> + '_ {
        let untaken = self.entries.iter().zip(&self.taken).filter(|(_, taken)| !**taken);
        untaken.map(|((key, node), _)| Item { node, pointer: step(&self.pointer, key), key })
    }

    /// Reports what nobody took as unknown keys, with the likely one.
    pub fn finish(self, findings: &mut Findings) {
        for item in self.rest() {
            unknown_key(&item, self.known.iter().map(String::as_str), findings);
        }
    }

    /// The names asked for so far.
    pub fn known(&self) -> &[String] {
        &self.known
    }
}

/// Reports an unknown key, with the likely one of `known`.
pub fn unknown_key<'k>(item: &Item<'_>, known: impl Iterator<Item = &'k str>, findings: &mut Findings) {
    let key = item.key;
    let likely = nearest(key, known);
    let finding = findings
        .error("unknown-key", &item.pointer, say!("不认识的键“{key}”": "unknown key “{key}”"))
        .on_key();
    if let Some(c) = key.chars().find(|c| crate::value::is_invisible(*c) || crate::value::is_control(*c)) {
        // The message shows what the eye does not.
        let (name, bare) = (crate::value::code_point(c), crate::value::visible(key));
        finding.message = say!("键“{bare}”里有看不见的字符 {name}": "the key “{bare}” has the invisible character {name} in it");
        finding.help = Some(say!("删去它，或者把“{bare}”重新输入一遍": "remove it, or type “{bare}” again"));
        return;
    }
    finding.help = Some(match likely {
        Some(name) => say!("是不是“{name}”？": "did you mean “{name}”?"),
        None => say!("改正或者删去这一行": "correct this line or remove it"),
    });
}

/// Are two keys the same? Full-width forms and white space are not minded.
fn same_key(name: &str, key: &str) -> bool {
    name == key || crate::value::fold(name) == crate::value::fold(key)
}

impl<'a> Item<'a> {
    /// The text of a scalar; any other shape is an error, a blank is `None`.
    pub fn text(&self, findings: &mut Findings) -> Option<&'a str> {
        match self.node {
            Node::Scalar(text) if crate::value::is_blank(text) => None,
            Node::Scalar(text) => Some(text.trim()),
            _ => {
                let key = self.key;
                findings.error("wrong-shape", &self.pointer, say!("“{key}”应当是一个值，不是列表或多行": "“{key}” takes one value, not a list or mapping"));
                None
            }
        }
    }

    /// The items of a list; a single value is a list of one.
    pub fn list(&self) -> Vec<Item<'a>> {
        match self.node {
            Node::List(items) => items
                .iter()
                .enumerate()
                .map(|(index, node)| Item {
                    node,
                    pointer: format!("{}/{index}", self.pointer),
                    key: self.key,
                })
                .collect(),
            Node::Scalar(text) if crate::value::is_blank(text) => Vec::new(),
            _ => vec![self.clone()],
        }
    }

    /// The entries of a mapping; `None` for other shapes.
    pub fn entries(&self) -> Option<Vec<Item<'a>>> {
        match self.node {
            Node::Map(entries) => Some(
                entries
                    .iter()
                    .map(|(key, node)| Item { node, pointer: step(&self.pointer, key), key })
                    .collect(),
            ),
            _ => None,
        }
    }

    /// The texts of a list, or one text as a list of one.
    pub fn texts(&self, findings: &mut Findings) -> Vec<String> {
        self.list().iter().filter_map(|item| item.text(findings).map(str::to_owned)).collect()
    }
}

/// The word of `known` nearest to `word`, if it is near enough to be meant.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // Two file names are alike by their stems: every document ends in `.md`.
    let bare = |name: &str| -> String {
        let stem =
            name.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && end.len() <= 4 && end.is_ascii());
        crate::value::fold(stem.map_or(name, |(stem, _)| stem)).into_owned()
    };
    let wanted = bare(word);
    known
        .map(|name| {
            let name_bare = bare(name);
            // A short form of a name leaves characters out: 文号 of 发文字号.
            let short = wanted.chars().count() > 1 && is_short_form(&wanted, &name_bare);
            (strsim::jaro_winkler(&name_bare, &wanted).max(if short { 0.79 } else { 0.0 }), name)
        })
        .filter(|(score, _)| *score > 0.78)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Do the characters of `short` stand in `long` in their order, with the same last one?
fn is_short_form(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c)) && short.chars().last() == long.chars().last()
}
