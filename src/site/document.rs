//! What the site keeps of a document: enough for lists, menus and checks.

use std::sync::Arc;

use super::address::document_url;
use super::relations::{self, Named, Relation};
use crate::diagnostic::Span;
use crate::kinds::Kind;
use crate::markdown;
use crate::record::{Allowance, Common, Record, Validity};
use crate::source::Split;
use crate::value::{Moment, Period};
use crate::yaml::Places;

/// A published document, without its body and tables.
#[derive(Debug, Clone)]
pub struct Document {
    /// File, relative to the site's root.
    pub path: String,
    /// Address.
    pub url: String,
    /// Kind.
    pub kind: Arc<Kind>,
    /// Title.
    pub title: String,
    /// When it was published.
    pub date: Option<Moment>,
    /// Id of the agency.
    pub agency: String,
    /// Path of ids of its category.
    pub category: Vec<String>,
    /// Topics as written.
    pub topics: Vec<String>,
    /// 发文字号.
    pub doc_number: Option<String>,
    /// Summary, written or from the body.
    pub summary: String,
    /// Is it in force?
    pub validity: Option<Validity>,
    /// Where it comes from, as written.
    pub source: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// What time it is about.
    pub period: Option<Period>,
    /// JSON Pointer to where its front matter says so; empty if it does not.
    pub period_at: String,
    /// Are its figures invented?
    pub sample: bool,
    /// Files published beside it.
    pub files: Vec<FileOf>,
    /// Files that its tables' rows come from; they are not published.
    pub data: Vec<String>,
    /// Links of the body to other files of the site.
    pub links: Vec<Link>,
    /// What it explains, repeals, replaces.
    pub named: Vec<Named>,
    /// Is it withdrawn: only some fields are shown?
    pub withdrawn: bool,
    /// Rules that it allows, with a reason.
    pub allow: Vec<Allowance>,
    /// Old addresses, and where they are written.
    pub aliases: Vec<(String, Option<Span>)>,
}

/// A file published beside a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileOf {
    /// File, relative to the site's root.
    pub path: String,
    /// Its name in the document's folder.
    pub name: String,
    /// What it is called; empty for what only the body links to.
    pub title: String,
    /// Size in bytes.
    pub size: u64,
    /// Where it is named.
    pub span: Option<Span>,
}

/// A link of a body to a file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As written.
    pub destination: String,
    /// The file that is meant, relative to the root, without a fragment.
    pub target: String,
    /// Where it is written.
    pub span: Span,
}

/// Characters of a summary taken from the body.
const SUMMARY: usize = 120;

/// The document without body and tables. `size_of` gives the size of a file of
/// `content/`, if there is one.
pub fn summarize(record: &Record, split: &Split, size_of: &dyn Fn(&str) -> Option<u64>) -> Document {
    let common: &Common = &record.common;
    let url = document_url(&record.path, common.slug.as_deref());
    let mut files: Vec<FileOf> = common
        .attachments
        .iter()
        .map(|attachment| FileOf {
            path: attachment.path.clone(),
            name: last(&attachment.path).to_owned(),
            title: attachment.title.clone(),
            size: attachment.size,
            span: None,
        })
        .collect();
    let mut links = Vec::new();
    for link in markdown::links(&split.body) {
        let Some(target) = content_target(&record.path, &link.destination) else { continue };
        let is_document = target.to_ascii_lowercase().ends_with(".md");
        if let Some(size) = size_of(&target)
            && !is_document
            && !files.iter().any(|file| file.path == target)
        {
            files.push(FileOf {
                name: last(&target).to_owned(),
                path: target.clone(),
                title: String::new(),
                size,
                span: None,
            });
        }
        let span = Span::of_bytes(&split.body, link.bytes.start, link.bytes.end, split.body_line);
        links.push(Link { destination: link.destination, target, span });
    }
    if record.withdrawn {
        // What is withdrawn leaves with its files and its text.
        files.clear();
        links.clear();
    }
    let summary = match &common.summary {
        _ if record.withdrawn => String::new(),
        Some(summary) => summary.clone(),
        None => markdown::plain(&markdown::without_comments(&split.body), SUMMARY),
    };
    let spots = placed("attachments", "附件", &vec![String::new(); common.attachments.len()], split);
    for (file, (_, span)) in files.iter_mut().zip(spots) {
        file.span = span;
    }
    Document {
        path: record.path.clone(),
        url,
        kind: Arc::clone(&record.kind),
        title: common.title.clone(),
        date: common.date,
        agency: common.agency.clone(),
        category: common.category.clone(),
        topics: common.topics.clone(),
        doc_number: common.doc_number.clone(),
        summary,
        validity: common.validity.clone(),
        source: common.source.clone(),
        keywords: if record.withdrawn { Vec::new() } else { common.keywords.clone() },
        period: record.period,
        period_at: record.kind.period.as_ref().map(|period| record.pointer(&period.key)).unwrap_or_default(),
        sample: common.sample,
        files,
        data: record.tables.iter().filter_map(|table| table.file.clone()).collect(),
        links,
        named: relations::named(
            &[
                (Relation::Explains, &common.explains),
                (Relation::Repeals, &common.repeals),
                (Relation::Supersedes, &common.supersedes),
            ],
            &split.front,
            split.front_line,
        ),
        withdrawn: record.withdrawn,
        allow: common.allow.clone(),
        aliases: placed("aliases", "旧地址", &common.aliases, split),
    }
}

/// Words of a list in the front matter with their places.
fn placed(key: &str, chinese: &str, words: &[String], split: &Split) -> Vec<(String, Option<Span>)> {
    if words.is_empty() {
        return Vec::new();
    }
    let places = Places::of(&split.front);
    let span = |at: usize| {
        let span = [key, chinese].iter().find_map(|key| places.written(&format!("/{key}/{at}")))?;
        let shift = split.front_line - 1;
        Some(Span { line: span.line + shift, end_line: span.end_line + shift, ..span })
    };
    words.iter().enumerate().map(|(at, word)| (word.clone(), span(at))).collect()
}

impl Document {
    /// Is this its own file, one that its rows come from, or one that is published with it?
    pub fn owns(&self, path: &str) -> bool {
        self.path == path
            || self.data.iter().any(|file| file == path)
            || self.files.iter().any(|file| file.path == path)
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file of `content/` that a destination in the document at `path` means:
/// relative ones, and those from `/content/`. Addresses of other sites, anchors and
/// addresses of pages (ending in `/`) are not files.
pub fn content_target(path: &str, destination: &str) -> Option<String> {
    let bare = destination.split(['#', '?']).next().unwrap_or_default();
    let scheme = bare.find(':').is_some_and(|at| !bare[..at].contains('/'));
    if bare.is_empty() || bare.ends_with('/') || scheme || bare.starts_with("//") {
        return None;
    }
    let decoded = percent_decode(bare);
    let mut parts: Vec<&str> = match decoded.strip_prefix('/') {
        Some(_) => vec!["content"],
        None => {
            let mut folders: Vec<&str> = path.split('/').collect();
            folders.pop();
            folders
        }
    };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

/// A piece of an address with its percent signs resolved once.
pub fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
