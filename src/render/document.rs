//! The page of a document.

use std::collections::BTreeMap;

use serde::Serialize;

use super::body::{BlockView, TocView, blocks};
use super::items::{self, Item, Named, title_parts};
use crate::diagnostic::{Lang, Text};
use crate::plan::ListOf;
use crate::record::Record;
use crate::say;
use crate::site::{FileOf, Relation, Site, related};
use crate::value::{Content, slug};

#[derive(Debug, Serialize)]
pub struct DocumentPage {
    doc: DocView,
}

#[derive(Debug, Serialize)]
struct DocView {
    title: String,
    title_parts: Vec<String>,
    date: String,
    datetime: String,
    agency: Named,
    kind: Named,
    category: Option<Named>,
    source: String,
    doc_number: String,
    index_number: String,
    formed: String,
    period: String,
    validity: Option<ValidityView>,
    topics: Vec<Named>,
    keywords: Vec<String>,
    summary: String,
    notes: Vec<NoteView>,
    sample: bool,
    record: Vec<FieldView>,
    toc: Vec<TocView>,
    blocks: Vec<BlockView>,
    attachments: Vec<AttachmentView>,
    previous: Option<Item>,
    next: Option<Item>,
    banner: Vec<Banner>,
    relations: Vec<RelationView>,
    withdrawn: bool,
}

#[derive(Debug, Serialize)]
struct ValidityView {
    state: String,
    name: String,
    date: String,
}

#[derive(Debug, Serialize)]
struct NoteView {
    date: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct FieldView {
    name: String,
    value: String,
    values: Vec<String>,
    unit: String,
}

#[derive(Debug, Serialize)]
struct AttachmentView {
    title: String,
    url: String,
    #[serde(rename = "type")]
    sort: String,
    size: String,
}

#[derive(Debug, Serialize)]
struct RelationView {
    name: String,
    items: Vec<Item>,
    texts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Banner {
    state: String,
    text: String,
    url: String,
}

/// The page of the document at a place of the site.
pub fn view(site: &Site, at: usize, record: &Record) -> DocumentPage {
    let document = &site.documents[at];
    let common = &record.common;
    let lang = site.config.lang;
    let agency = items::agency(site, &document.agency);
    let keeps = Keeps::of(record);
    let (blocks, toc) = if record.withdrawn { (Vec::new(), Vec::new()) } else { blocks(site, at, record) };
    let pair = (document.agency.clone(), document.kind.key.clone());
    let line = site.indexes.neighbours.get(&pair).map_or(&[][..], Vec::as_slice);
    let here = line.iter().position(|other| *other == at).unwrap_or(0);
    let validity = document.validity.as_ref().map(|validity| ValidityView {
        state: validity.state.clone(),
        name: items::state_name(validity, lang),
        date: validity.date.map(|date| date.to_string()).unwrap_or_default(),
    });
    let topics = document
        .topics
        .iter()
        .map(|topic| Named {
            name: topic.clone(),
            short: topic.clone(),
            url: ListOf::Topic(slug(topic)).url(),
        })
        .collect();
    DocumentPage {
        doc: DocView {
            title: document.title.clone(),
            title_parts: title_parts(&document.title, &agency.name),
            date: document.date.map(|moment| moment.date.to_string()).unwrap_or_default(),
            datetime: document.date.map(|moment| moment.to_string()).unwrap_or_default(),
            agency,
            kind: items::kind(&document.kind),
            category: items::category(site, &document.category),
            source: keeps.text("source", common.source.as_ref()),
            doc_number: keeps.text("doc_number", common.doc_number.as_ref()),
            index_number: keeps.text("index_number", common.index_number.as_ref()),
            formed: common.formed.map(|date| date.to_string()).unwrap_or_default(),
            period: document.period.map(|period| period.label(lang)).unwrap_or_default(),
            banner: banners(site, at, validity.as_ref()),
            relations: relations(site, at),
            withdrawn: record.withdrawn,
            validity,
            topics,
            keywords: document.keywords.clone(),
            summary: keeps.text("summary", common.summary.as_ref()),
            notes: common
                .notes
                .iter()
                .map(|note| NoteView {
                    date: note.date.map(|date| date.to_string()).unwrap_or_default(),
                    text: note.text.clone(),
                })
                .collect(),
            sample: common.sample,
            record: fields(record, &keeps, lang),
            toc,
            blocks,
            attachments: document
                .files
                .iter()
                .filter(|file| !file.title.is_empty())
                .map(|f| attachment(&document.url, f))
                .collect(),
            previous: line.get(here + 1).map(|other| items::item(site, *other)),
            next: here.checked_sub(1).map(|newer| items::item(site, line[newer])),
        },
    }
}

/// What a withdrawn document still shows: the fields that its kind names.
struct Keeps<'a> {
    only: Option<&'a [String]>,
}

impl<'a> Keeps<'a> {
    fn of(record: &'a Record) -> Keeps<'a> {
        let rule = record.kind.withdrawn.as_ref().filter(|_| record.withdrawn);
        Keeps { only: rule.map(|rule| rule.keep.as_slice()) }
    }

    fn shows(&self, key: &str) -> bool {
        self.only.is_none_or(|only| only.iter().any(|kept| kept == key))
    }

    fn text(&self, key: &str, text: Option<&String>) -> String {
        text.filter(|_| self.shows(key)).cloned().unwrap_or_default()
    }
}

/// What stands above the title: withdrawn, out of force, repealed or replaced by another.
fn banners(site: &Site, at: usize, validity: Option<&ValidityView>) -> Vec<Banner> {
    let lang = site.config.lang;
    let said = |text: Text| text.get(lang).to_owned();
    let mut banners = Vec::new();
    if site.documents[at].withdrawn {
        banners.push(Banner {
            state: "withdrawn".to_owned(),
            text: said(say!("本信息已撤回": "This has been withdrawn")),
            url: String::new(),
        });
    }
    let related = site.relations.get(&at).map_or(&[][..], Vec::as_slice);
    for (relation, other) in related {
        let title = &site.documents[*other].title;
        let since = validity.map(|validity| validity.date.as_str()).filter(|date| !date.is_empty());
        let when = since.map(|date| format!("（{date}）")).unwrap_or_default();
        let text = match relation {
            Relation::RepealedBy => say!("本文件已被《{title}》废止{when}": "Repealed by: {title}{when}"),
            Relation::SupersededBy => say!("本文件已被《{title}》替代{when}": "Replaced by: {title}{when}"),
            _ => continue,
        };
        banners.push(Banner {
            state: "repealed".to_owned(),
            text: said(text),
            url: site.documents[*other].url.clone(),
        });
    }
    let out_of_force = |validity: &&ValidityView| {
        matches!(validity.state.as_str(), "repealed" | "lapsed" | "amended" | "not_yet")
    };
    if let Some(validity) = validity.filter(out_of_force)
        && banners.is_empty()
    {
        let (name, date) = (&validity.name, &validity.date);
        let text = if date.is_empty() {
            say!("本文件{name}": "This document: {name}")
        } else {
            say!("本文件{name}（{date}）": "This document: {name} ({date})")
        };
        banners.push(Banner { state: validity.state.clone(), text: said(text), url: String::new() });
    }
    banners
}

/// The documents that this one stands in a relation to.
fn relations(site: &Site, at: usize) -> Vec<RelationView> {
    let mut views: BTreeMap<Relation, RelationView> = BTreeMap::new();
    let mut of = |relation: Relation, add: &dyn Fn(&mut RelationView)| {
        let view = views.entry(relation).or_insert_with(|| RelationView {
            name: relation_name(relation).get(site.config.lang).to_owned(),
            items: Vec::new(),
            texts: Vec::new(),
        });
        add(view);
    };
    for (relation, other) in site.relations.get(&at).map_or(&[][..], Vec::as_slice) {
        of(*relation, &|view| view.items.push(items::item(site, *other)));
    }
    let document = &site.documents[at];
    for named in &document.named {
        let is_path = named.word.contains('/') || named.word.ends_with(".md");
        if !is_path && related(&document.path, &named.word, &site.indexes).is_none() {
            of(named.relation, &|view| view.texts.push(named.word.clone()));
        }
    }
    views.into_values().collect()
}

fn relation_name(relation: Relation) -> Text {
    match relation {
        Relation::Explains => say!("解读的文件": "Explains"),
        Relation::ExplainedBy => say!("本文件的解读": "Explained in"),
        Relation::Repeals => say!("废止的文件": "Repeals"),
        Relation::RepealedBy => say!("废止本文件的文件": "Repealed by"),
        Relation::Supersedes => say!("替代的文件": "Replaces"),
        Relation::SupersededBy => say!("替代本文件的文件": "Replaced by"),
    }
}

/// The kind's own fields that have a value.
fn fields(record: &Record, keeps: &Keeps<'_>, lang: Lang) -> Vec<FieldView> {
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    record
        .fields
        .iter()
        .filter_map(|value| {
            let field = record.kind.fields.iter().find(|field| field.key == value.key)?;
            if !keeps.shows(&value.key) {
                return None;
            }
            let cell = value.cells.first()?;
            let own = cell.unit.is_some();
            let unit = match cell.content {
                Content::Number(_) if !own => {
                    field.units.first().map(|unit| unit.text.clone()).unwrap_or_default()
                }
                _ => String::new(),
            };
            let values = if field.many { value.words.clone() } else { Vec::new() };
            let value = match cell.content {
                Content::Flag(flag) => {
                    let word = if flag { say!("是": "yes") } else { say!("否": "no") };
                    word.get(lang).to_owned()
                }
                _ => value.words.join(separator),
            };
            Some(FieldView { name: field.name.name.clone(), value, values, unit })
        })
        .collect()
}

fn attachment(url: &str, file: &FileOf) -> AttachmentView {
    let extension = file.name.rsplit_once('.').map_or("", |(_, extension)| extension);
    AttachmentView {
        title: file.title.clone(),
        url: format!("{url}{}", file.name),
        sort: extension.to_uppercase(),
        size: size(file.size),
    }
}

/// A size as people read it.
fn size(bytes: u64) -> String {
    match bytes {
        0..=1023 => format!("{bytes} B"),
        1024..=1_048_575 => format!("{} KB", bytes.div_ceil(1024)),
        _ => {
            let tenths = bytes * 10 / 1_048_576;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}
