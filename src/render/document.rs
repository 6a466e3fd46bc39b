//! The page of a document.

use serde::Serialize;

use super::items::{self, Item, Named, title_parts};
use super::table::{self, TableView};
use crate::diagnostic::Lang;
use crate::kinds::Section;
use crate::markdown::{self, Target};
use crate::plan::ListOf;
use crate::record::{Filled, Record};
use crate::say;
use crate::site::{FileOf, Site, content_target};
use crate::theme::relative;
use crate::value::{Content, fold, slug};

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
    unit: String,
}

#[derive(Debug, Serialize)]
struct TocView {
    id: String,
    text: String,
    level: u8,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum BlockView {
    Html { html: String },
    Heading { level: u8, id: String, html: String },
    Table { table: Box<TableView> },
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
    let (blocks, toc) = blocks(site, at, record);
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
        .map(|topic| Named { name: topic.clone(), short: topic.clone(), url: ListOf::Topic(slug(topic)).url() })
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
            source: common.source.clone().unwrap_or_default(),
            doc_number: common.doc_number.clone().unwrap_or_default(),
            index_number: common.index_number.clone().unwrap_or_default(),
            formed: common.formed.map(|date| date.to_string()).unwrap_or_default(),
            period: document.period.map(|period| period.label(lang)).unwrap_or_default(),
            banner: banner(validity.as_ref(), lang),
            validity,
            topics,
            keywords: common.keywords.clone(),
            summary: common.summary.clone().unwrap_or_default(),
            notes: common
                .notes
                .iter()
                .map(|note| NoteView {
                    date: note.date.map(|date| date.to_string()).unwrap_or_default(),
                    text: note.text.clone(),
                })
                .collect(),
            sample: common.sample,
            record: fields(record, lang),
            toc,
            blocks,
            attachments: document.files.iter().filter(|file| !file.title.is_empty()).map(|f| attachment(&document.url, f)).collect(),
            previous: line.get(here + 1).map(|other| items::item(site, *other)),
            next: here.checked_sub(1).map(|newer| items::item(site, line[newer])),
        },
    }
}

fn banner(validity: Option<&ValidityView>, lang: Lang) -> Vec<Banner> {
    let Some(validity) = validity.filter(|validity| matches!(validity.state.as_str(), "repealed" | "lapsed" | "amended" | "not_yet")) else {
        return Vec::new();
    };
    let (name, date) = (&validity.name, &validity.date);
    let text = if date.is_empty() {
        say!("本文件{name}": "This document: {name}")
    } else {
        say!("本文件{name}（{date}）": "This document: {name} ({date})")
    };
    vec![Banner { state: validity.state.clone(), text: text.get(lang).to_owned(), url: String::new() }]
}

/// The kind's own fields that have a value.
fn fields(record: &Record, lang: Lang) -> Vec<FieldView> {
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    record
        .fields
        .iter()
        .filter_map(|value| {
            let field = record.kind.fields.iter().find(|field| field.key == value.key)?;
            let cell = value.cells.first()?;
            let own = cell.unit.is_some();
            let unit = match cell.content {
                Content::Number(_) if !own => field.units.first().map(|unit| unit.text.clone()).unwrap_or_default(),
                _ => String::new(),
            };
            let value = match cell.content {
                Content::Flag(flag) => {
                    let word = if flag { say!("是": "yes") } else { say!("否": "no") };
                    word.get(lang).to_owned()
                }
                _ => value.words.join(separator),
            };
            Some(FieldView { name: field.name.name.clone(), value, unit })
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

/// Where links of the document at `path` lead: other documents to their pages,
/// files to where they are published, addresses of pages as they are.
pub fn resolver<'a>(
    site: &'a Site,
    path: &'a str,
    files: &'a [FileOf],
) -> impl Fn(&str, bool) -> Target + 'a {
    move |destination, _image| {
        let fragment = destination.split_once('#').map_or("", |(_, fragment)| fragment);
        let with = |url: String| {
            let url = if fragment.is_empty() { url } else { format!("{url}#{fragment}") };
            Target::Url(relative(&url))
        };
        let Some(target) = content_target(path, destination) else {
            // An address of the site itself, such as `/funds/`.
            return if destination.starts_with('/') && !destination.starts_with("//") {
                Target::Url(relative(destination))
            } else {
                Target::Url(destination.to_owned())
            };
        };
        if let Some(at) = site.by_path(&target) {
            return with(site.documents[at].url.clone());
        }
        let own = site.by_path(path).map(|at| site.documents[at].url.clone());
        match (files.iter().find(|file| file.path == target), own) {
            (Some(file), Some(url)) => with(format!("{url}{}", file.name)),
            _ => Target::Broken,
        }
    }
}

/// The body with the tables where they belong, and its contents.
fn blocks(site: &Site, at: usize, record: &Record) -> (Vec<BlockView>, Vec<TocView>) {
    let document = &site.documents[at];
    let year = record.year();
    let sections: Vec<&Section> = record.kind.sections.iter().filter(|section| section.valid.holds(year)).collect();
    let section_of = |text: &str| {
        let folded = fold(text);
        sections.iter().position(|section| section.name.matches(&folded))
    };
    let resolve = resolver(site, &record.path, &document.files);
    let prefix = "";
    let rules = markdown::Rules { id_prefix: prefix, resolve: &resolve, title_of: &|text| section_of(text).is_some() };
    let body = markdown::render(&record.body, &rules);

    let mut tables: Vec<Option<&Filled>> = record.tables.iter().map(Some).collect();
    let placed = placed_by_hand(&body, record);
    let mut take = |key: &str| {
        let slot = tables.iter_mut().find(|slot| slot.is_some_and(|table| table.key == key));
        slot.and_then(Option::take)
    };
    let mut page = Page { blocks: Vec::new(), toc: Vec::new() };
    let mut next_section = 0;
    for block in body {
        match block {
            markdown::Block::Html(html) => page.blocks.push(BlockView::Html { html }),
            markdown::Block::Heading { level, id, html, text } => {
                let section = section_of(&text);
                if let Some(found) = section
                    && found >= next_section
                {
                    // Tables of parts that were left out come before this one.
                    for left_out in &sections[next_section..found] {
                        page.section(left_out, &placed, &mut take);
                    }
                    next_section = found + 1;
                }
                page.heading(level, id, html, text);
                if let Some(key) = section.and_then(|found| sections[found].table.as_deref())
                    && !placed.iter().any(|placed| placed == key)
                    && let Some(table) = take(key)
                {
                    page.table(table);
                }
            }
            markdown::Block::Table(word) => match find_table(&word, record).and_then(&mut take) {
                Some(table) => page.table(table),
                None => page.blocks.push(BlockView::Html { html: format!("<p>[{}]</p>\n", escape(&word)) }),
            },
        }
    }
    for left_out in &sections[next_section.min(sections.len())..] {
        page.section(left_out, &placed, &mut take);
    }
    for table in tables.into_iter().flatten() {
        page.table(table);
    }
    (page.blocks, page.toc)
}

/// The tables that the body places itself.
fn placed_by_hand(body: &[markdown::Block], record: &Record) -> Vec<String> {
    let words = body.iter().filter_map(|block| match block {
        markdown::Block::Table(word) => find_table(word, record),
        _ => None,
    });
    words.map(str::to_owned).collect()
}

fn find_table<'a>(word: &str, record: &'a Record) -> Option<&'a str> {
    let folded = fold(word);
    let found = record.tables.iter().find(|table| table.key == word || table.name.matches(&folded));
    found.map(|table| table.key.as_str())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

struct Page {
    blocks: Vec<BlockView>,
    toc: Vec<TocView>,
}

impl Page {
    fn heading(&mut self, level: u8, id: String, html: String, text: String) {
        if level <= 3 {
            self.toc.push(TocView { id: id.clone(), text, level });
        }
        self.blocks.push(BlockView::Heading { level, id, html });
    }

    fn table(&mut self, table: &Filled) {
        self.blocks.push(BlockView::Table { table: Box::new(table::view(table)) });
    }

    /// A part that the body leaves out: its table under a heading made for it.
    fn section<'t>(&mut self, section: &Section, placed: &[String], take: &mut impl FnMut(&str) -> Option<&'t Filled>) {
        let Some(key) = section.table.as_deref().filter(|key| !placed.iter().any(|placed| placed == key)) else { return };
        let Some(table) = take(key) else { return };
        let id = format!("section-{}", section.key);
        let name = section.name.name.clone();
        self.heading(2, id, escape(&name), name);
        self.table(table);
    }
}
