//! The body of a document: its Markdown with the tables where they belong.

use serde::Serialize;

use super::table::{self, TableView};
use crate::kinds::Section;
use crate::markdown::{self, Target};
use crate::record::{Filled, Record};
use crate::site::{FileOf, Site, content_target, percent_decode};
use crate::theme::relative;
use crate::value::fold;

#[derive(Debug, Serialize)]
pub struct TocView {
    id: String,
    text: String,
    level: u8,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum BlockView {
    Html { html: String },
    Heading { level: u8, id: String, html: String },
    Table { table: Box<TableView> },
}

/// Where links of the document at `path` lead: other documents to their pages,
/// files to where they are published, addresses of pages as they are.
pub fn resolver<'a>(
    site: &'a Site,
    path: &'a str,
    files: &'a [FileOf],
) -> impl Fn(&str, bool) -> Target + 'a {
    move |destination, _image| {
        // Typed or copied from a browser: it is encoded once, where it is written.
        let fragment = destination.split_once('#').map_or("", |(_, fragment)| fragment);
        let fragment = percent_decode(fragment);
        let with = |url: String| {
            let url = if fragment.is_empty() { url } else { format!("{url}#{fragment}") };
            Target::Url(relative(&url))
        };
        let Some(target) = content_target(path, destination) else {
            // An address of the site itself, such as `/funds/`.
            return if destination.starts_with('/') && !destination.starts_with("//") {
                with(percent_decode(destination.split('#').next().unwrap_or_default()))
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
pub fn blocks(site: &Site, at: usize, record: &Record) -> (Vec<BlockView>, Vec<TocView>) {
    let document = &site.documents[at];
    let year = record.year();
    let sections: Vec<&Section> =
        record.kind.sections.iter().filter(|section| section.valid.holds(year)).collect();
    let section_of = |text: &str| {
        let folded = fold(text);
        sections.iter().position(|section| section.name.matches(&folded))
    };
    let resolve = resolver(site, &record.path, &document.files);
    let prefix = "";
    let rules = markdown::Rules {
        id_prefix: prefix,
        resolve: &resolve,
        title_of: &|text| section_of(text).is_some(),
    };
    let body = markdown::render(&markdown::without_comments(&record.body), &rules);

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
                None => {
                    page.blocks.push(BlockView::Html { html: format!("<p>[表:{}]</p>\n", escape(&word)) })
                }
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
    fn section<'t>(
        &mut self,
        section: &Section,
        placed: &[String],
        take: &mut impl FnMut(&str) -> Option<&'t Filled>,
    ) {
        let Some(key) = section.table.as_deref().filter(|key| !placed.iter().any(|placed| placed == key))
        else {
            return;
        };
        let Some(table) = take(key) else { return };
        let id = format!("section-{}", section.key);
        let name = section.name.name.clone();
        self.heading(2, id, escape(&name), name);
        self.table(table);
    }
}
