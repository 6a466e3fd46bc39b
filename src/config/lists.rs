//! The lists of `site.yaml`: agencies, categories, programmes, places.

use super::schedule;
use crate::kinds::{Choice, Name};
use crate::say;
use crate::value::{Period, PeriodType};
use crate::yaml::{Findings, Item, Node, Reader};

/// A publishing agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Id: a part of addresses.
    pub id: String,
    /// Its names.
    pub name: Name,
    /// Level of government, as the kinds' conditions call it.
    pub level: String,
    /// `department`, `government` …
    pub sort: String,
    /// Front part of its index numbers; empty: not said.
    pub code: String,
}

/// A column of the portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Id: a part of addresses.
    pub id: String,
    /// Its names.
    pub name: Name,
    /// `ColumnType` of the page tags.
    pub sort: String,
    /// One line for citizens.
    pub description: String,
    /// Words typical of it.
    pub keywords: Vec<String>,
    /// Kind of its documents, unless they say so.
    pub kind: Option<String>,
    /// Days after which it is out of date; `None`: never asked.
    pub stale: Option<u32>,
    /// Columns below.
    pub children: Vec<Category>,
}

/// A relief programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Id: a part of addresses.
    pub id: String,
    /// Its names.
    pub name: Name,
    /// Is the same sum paid to everybody?
    pub flat: bool,
    /// How often a notice is due: the word of a period.
    pub due: Option<String>,
    /// First period for which one is due.
    pub from: Option<Period>,
    /// Last period for which one is due.
    pub until: Option<Period>,
    /// Working days within which it is due.
    pub working_days: Option<u16>,
    /// Default layout of its notices.
    pub layout: Option<String>,
    /// Where it is written.
    pub pointer: String,
}

/// All categories with their paths of ids, parents first.
pub fn flatten(categories: &[Category]) -> Vec<(Vec<String>, &Category)> {
    let mut all = Vec::new();
    let mut open: Vec<(Vec<String>, &Category)> =
        categories.iter().rev().map(|category| (vec![category.id.clone()], category)).collect();
    while let Some((path, category)) = open.pop() {
        for child in category.children.iter().rev() {
            let mut below = path.clone();
            below.push(child.id.clone());
            open.push((below, child));
        }
        all.push((path, category));
    }
    all
}

/// The entries of a list of ids; any other shape is told.
fn named<'a>(item: &Item<'a>, findings: &mut Findings) -> Vec<Item<'a>> {
    let entries = item.entries();
    if entries.is_none() && !item.node.is_blank() {
        let key = item.key;
        findings
            .error(
                "wrong-shape",
                &item.pointer,
                say!("“{key}”应写成“标识: 名称”": "“{key}” is written as “id: name”"),
            )
            .help(say!("例如 {key}: {{mzj: 某县民政局}}": "such as {key}: {{id: name}}"));
    }
    entries.unwrap_or_default()
}

/// Yes or no; anything else is told.
pub(super) fn flag(reader: &mut Reader<'_>, names: &[&str], findings: &mut Findings) -> bool {
    let Some(item) = reader.take(names, findings) else { return false };
    match item.text(findings) {
        Some("true" | "yes" | "是") => true,
        None | Some("false" | "no" | "否") => false,
        Some(word) => {
            findings
                .error(
                    "site-value",
                    &item.pointer,
                    say!("“{word}”应写作“是”或“否”": "“{word}” should be yes or no"),
                )
                .help(say!("写 true 或 false": "write true or false"));
            false
        }
    }
}

/// An id must be fit for an address and must not look like one of ours.
fn check_id(item: &Item<'_>, findings: &mut Findings) {
    let id = item.key;
    let fits = !id.is_empty()
        && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        && !id.chars().any(char::is_uppercase)
        && id != "page";
    if !fits {
        findings
            .error("site-id", &item.pointer, say!("“{id}”不能作标识": "“{id}” cannot be an id"))
            .help(say!("标识用小写字母、汉字、数字、连字符和下划线，不能是 page": "an id has lower-case letters, digits, hyphens and underscores, and is not “page”"))
            .on_key();
    }
}

/// Reads `id: name` or `id: {name, aliases, …}`; `more` reads what else a mapping says.
fn entry<T>(
    item: &Item<'_>,
    findings: &mut Findings,
    more: impl FnOnce(&mut Reader<'_>, &mut Findings) -> T,
) -> (Name, T) {
    check_id(item, findings);
    let empty = Node::Map(Vec::new());
    let node = if matches!(item.node, Node::Map(_)) { item.node } else { &empty };
    let mut reader = Reader::new(node, &item.pointer, findings);
    let mut name = Name {
        name: reader.text(&["name", "名称"], findings).unwrap_or_default(),
        short: reader.text(&["short", "简称"], findings),
        aliases: reader.take(&["aliases", "别名"], findings).map(|i| i.texts(findings)).unwrap_or_default(),
    };
    let rest = more(&mut reader, findings);
    reader.finish(findings);
    if !matches!(item.node, Node::Map(_)) {
        name.name = item.text(findings).unwrap_or_default().to_owned();
    }
    if name.name.is_empty() {
        let id = item.key;
        findings.error("site-name", &item.pointer, say!("“{id}”没有名称": "“{id}” has no name"));
    }
    (name, rest)
}

/// `agencies`
pub(super) fn agencies(item: &Item<'_>, findings: &mut Findings) -> Vec<Agency> {
    let entries = named(item, findings);
    entries
        .iter()
        .map(|item| {
            if super::RESERVED.contains(&item.key) {
                let id = item.key;
                findings
                    .error("reserved-address", &item.pointer, say!("机构标识“{id}”是系统自己用的": "the agency id “{id}” is used by the portal itself"))
                    .help(say!("换一个标识": "choose another id"))
                    .on_key();
            }
            let (name, (level, sort, code)) = entry(item, findings, |reader, findings| {
                (
                    reader.text(&["level", "层级"], findings).unwrap_or_default(),
                    reader.text(&["type", "性质"], findings).unwrap_or_default(),
                    reader.text(&["code", "机构代码"], findings).unwrap_or_default(),
                )
            });
            Agency { id: item.key.to_owned(), name, level, sort, code }
        })
        .collect()
}

/// `categories`
pub(super) fn categories(item: &Item<'_>, findings: &mut Findings) -> Vec<Category> {
    let entries = named(item, findings);
    entries.iter().map(|item| category(item, findings)).collect()
}

fn category(item: &Item<'_>, findings: &mut Findings) -> Category {
    let mut category = Category {
        id: item.key.to_owned(),
        name: Name::default(),
        sort: String::new(),
        description: String::new(),
        keywords: Vec::new(),
        kind: None,
        stale: None,
        children: Vec::new(),
    };
    let (name, ()) = entry(item, findings, |reader, findings| {
        category.sort = reader.text(&["type", "栏目类型"], findings).unwrap_or_default();
        category.description = reader.text(&["description", "说明"], findings).unwrap_or_default();
        category.keywords =
            reader.take(&["keywords", "关键词"], findings).map(|i| i.texts(findings)).unwrap_or_default();
        category.kind = reader.text(&["kind", "类型"], findings);
        category.stale = reader.take(&["stale", "更新期限"], findings).and_then(|item| {
            let text = item.text(findings)?;
            match text {
                "never" | "不要求" => None,
                days => days
                    .parse()
                    .map_err(|_| {
                        findings
                            .error(
                                "site-value",
                                &item.pointer,
                                say!("“{text}”不是天数": "“{text}” is not a number of days"),
                            )
                            .help(say!("写天数，或者 never": "write a number of days, or never"));
                    })
                    .ok(),
            }
        });
        if let Some(item) = reader.take(&["children", "下级"], findings) {
            category.children = categories(&item, findings);
        }
    });
    category.name = name;
    category
}

/// `programmes`
pub(super) fn programmes(item: &Item<'_>, findings: &mut Findings) -> Vec<Programme> {
    let entries = named(item, findings);
    entries
        .iter()
        .map(|item| {
            let mut programme = Programme {
                id: item.key.to_owned(),
                name: Name::default(),
                flat: false,
                due: None,
                from: None,
                until: None,
                working_days: None,
                layout: None,
                pointer: item.pointer.clone(),
            };
            let (name, ()) = entry(item, findings, |reader, findings| {
                programme.flat = flag(reader, &["flat", "定额"], findings);
                programme.due = reader.take(&["due", "周期"], findings).and_then(|item| {
                    let word = item.text(findings)?;
                    if PeriodType::parse(word).is_none() {
                        findings
                            .error(
                                "site-value",
                                &item.pointer,
                                say!("“{word}”不是周期": "“{word}” is no sort of period"),
                            )
                            .help(
                                say!("写 month、quarter、half 或 year": "write month, quarter, half or year"),
                            );
                        return None;
                    }
                    Some(word.to_owned())
                });
                programme.from = schedule::period(reader, &["from", "起始"], findings);
                programme.until = schedule::period(reader, &["until", "截止"], findings);
                programme.working_days = number(reader, &["working_days", "工作日"], findings);
                programme.layout = reader.text(&["layout", "版式"], findings);
            });
            schedule::order(programme.from, programme.until, item, findings);
            Programme { name, ..programme }
        })
        .collect()
}

fn number(reader: &mut Reader<'_>, names: &[&str], findings: &mut Findings) -> Option<u16> {
    let item = reader.take(names, findings)?;
    let text = item.text(findings)?;
    let number = text.parse().ok();
    if number.is_none() {
        findings.error("site-value", &item.pointer, say!("“{text}”不是数": "“{text}” is not a number"));
    }
    number
}

/// `places`: names, nested like categories; a list where names alone are enough.
pub(super) fn places(item: &Item<'_>, findings: &mut Findings) -> Vec<Choice> {
    let mut places = Vec::new();
    match item.node {
        Node::Map(_) => {
            for entry in item.entries().unwrap_or_default() {
                places.push(Choice { key: entry.key.to_owned(), name: Name::new(entry.key) });
                places.extend(self::places(&entry, findings));
            }
        }
        _ => {
            for name in item.texts(findings) {
                places.push(Choice { key: name.clone(), name: Name::new(&name) });
            }
        }
    }
    places
}
