//! From read documents to a site: what is published, where, and what is held back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::relations;
use super::{Document, Fact, Facts, Indexes, Site};
use crate::config::{Config, RESERVED, Signature};
use crate::diagnostic::{Diagnostic, Span};
use crate::kinds::Kinds;
use crate::record::{Common, Disclosure, Signed};
use crate::say;
use crate::source::Tree;
use crate::value::Date;

/// A document as read.
#[derive(Debug)]
pub struct Input {
    /// What is kept of it.
    pub document: Document,
    /// Its figures.
    pub facts: Vec<Fact>,
    /// Is it a draft, and so on: why it might be held back.
    pub held: Option<HeldWhy>,
}

/// Why a document is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldWhy {
    /// `draft: true`.
    Draft,
    /// 依申请公开 or 不予公开.
    NotProactive,
    /// Dated after today.
    Future,
    /// Not reviewed as `site.yaml` demands.
    Unreviewed,
    /// It has errors, and `publish.on_error` is `hold`.
    Faulty,
}

/// A document that is not published.
#[derive(Debug, Clone)]
pub struct Held {
    /// The document.
    pub document: Document,
    /// Why.
    pub why: HeldWhy,
}

/// The introduction of a folder.
#[derive(Debug, Clone)]
pub struct Folder {
    /// File.
    pub path: String,
    /// Markdown.
    pub body: String,
}

/// What may be published although it is held back otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub struct Show {
    /// Drafts.
    pub drafts: bool,
    /// Documents of the future.
    pub future: bool,
}

impl HeldWhy {
    /// Is a document held back?
    pub fn of(common: &Common, config: &Config, today: Date, show: Show) -> Option<HeldWhy> {
        if common.disclosure != Disclosure::Proactive {
            return Some(HeldWhy::NotProactive);
        }
        if common.draft && !show.drafts {
            return Some(HeldWhy::Draft);
        }
        if common.date.is_some_and(|moment| moment.date > today) && !show.future {
            return Some(HeldWhy::Future);
        }
        let asked =
            config.review.since.is_none_or(|since| common.date.is_some_and(|moment| moment.date >= since));
        let signed = |signature: &Signature| {
            let at = Signature::ALL.iter().position(|one| one == signature);
            at.and_then(|at| common.review[at].as_ref())
                .is_some_and(|signed: &Signed| !signed.name.trim().is_empty())
        };
        if asked && !config.review.required.iter().all(signed) {
            return Some(HeldWhy::Unreviewed);
        }
        None
    }
}

/// Puts a site together. Diagnostics: reserved and doubled addresses, files that
/// nobody names.
pub fn build(
    config: Arc<Config>,
    kinds: Arc<Kinds>,
    tree: Tree,
    inputs: Vec<Input>,
    folders: BTreeMap<Vec<String>, Folder>,
    today: Date,
) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = addresses(&inputs);
    let mut held = Vec::new();
    let mut published = Vec::new();
    for input in inputs {
        match input.held {
            Some(why) => held.push(Held { document: input.document, why }),
            None => published.push(input),
        }
    }
    published.sort_by(|a, b| {
        let key = |input: &Input| {
            (input.document.date.map(|moment| (moment.date, moment.time)), input.document.url.clone())
        };
        let ((a_date, a_url), (b_date, b_url)) = (key(a), key(b));
        b_date.cmp(&a_date).then_with(|| a_url.cmp(&b_url))
    });
    let mut facts = Facts::default();
    let mut documents = Vec::with_capacity(published.len());
    for (at, input) in published.into_iter().enumerate() {
        facts.insert(at, input.facts);
        documents.push(input.document);
    }
    let indexes = Indexes::of(&documents);
    let relations = relations::resolve(&documents, &indexes);
    diagnostics.extend(agency_addresses(&config));
    let site = Site { config, kinds, tree, documents, held, folders, indexes, relations, facts, today };
    (site, diagnostics)
}

/// Reserved addresses, and two documents at one: by any letter case, for some hosts
/// do not tell them apart.
fn addresses(inputs: &[Input]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut taken: BTreeMap<String, &Document> = BTreeMap::new();
    let mut sorted: Vec<&Document> = inputs.iter().map(|input| &input.document).collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    for document in sorted {
        let first = document.url.split('/').nth(1).unwrap_or_default();
        let url = &document.url;
        if first.is_empty() || RESERVED.contains(&first) {
            diagnostics.push(
                Diagnostic::error(
                    "reserved-address",
                    say!("地址 {url} 是系统自己用的": "the address {url} is used by the portal itself"),
                )
                .at(&document.path)
                .span(Span::on_line(1, 1, 1))
                .help(reserved_help(&document.path)),
            );
        }
        if document.url.split('/').any(|part| part == ".." || part == "." || part.contains('\\'))
            || document.url.matches('/').count() < 2
        {
            diagnostics.push(
                Diagnostic::error("bad-address", say!("“{url}”不能作地址": "“{url}” cannot be an address"))
                    .at(&document.path)
                    .span(Span::on_line(1, 1, 1)),
            );
        }
        let folded: String = document.url.to_lowercase();
        match taken.get(&folded) {
            None => {
                taken.insert(folded, document);
            }
            Some(other) => diagnostics.push(
                Diagnostic::error("same-address", say!("两个文件的地址都是 {url}": "two files have the address {url}"))
                    .at(&document.path)
                    .span(Span::on_line(1, 1, 1))
                    .related(&other.path, None, say!("另一个": "the other"))
                    .help(say!("改一个文件名，或者给一个写上“地址: …”（slug）": "rename one of them, or give one a “slug: …”")),
            ),
        }
        let mut names: BTreeMap<String, &str> = BTreeMap::new();
        for file in &document.files {
            let name = &file.name;
            if let Some(other) = names.insert(name.to_lowercase(), &file.path)
                && other != file.path
            {
                let path = &file.path;
                diagnostics.push(
                    Diagnostic::error("same-file-name", say!("两个附件同名：{other}、{path}": "two attachments have one name: {other}, {path}"))
                        .at(&document.path)
                        .span(Span::on_line(1, 1, 1))
                        .help(say!("改一个文件名": "rename one of them")),
                );
            }
            if matches!(name.as_str(), "index.html" | "index.json") {
                diagnostics.push(
                    Diagnostic::error(
                        "reserved-address",
                        say!("附件不能叫 {name}": "an attachment cannot be called {name}"),
                    )
                    .at(&document.path)
                    .span(Span::on_line(1, 1, 1))
                    .help(say!("改文件名": "rename the file")),
                );
            }
        }
    }
    diagnostics
}

fn reserved_help(path: &str) -> crate::diagnostic::Text {
    match path.split('/').nth(2) {
        Some(_) => {
            let folder = path.split('/').nth(1).unwrap_or_default();
            say!("给文件夹 content/{folder} 换个名字": "rename the folder content/{folder}")
        }
        None => say!("给文件换个名字，或者写上“地址: …”（slug）": "rename the file, or add “slug: …”"),
    }
}

fn agency_addresses(config: &Config) -> Vec<Diagnostic> {
    let taken = config.agencies.iter().filter(|agency| RESERVED.contains(&agency.id.as_str()));
    taken
        .map(|agency| {
            let id = &agency.id;
            Diagnostic::error(
                "reserved-address",
                say!("机构标识“{id}”是系统自己用的": "the agency id “{id}” is used by the portal itself"),
            )
            .at("site.yaml")
            .span(Span::on_line(1, 1, 1))
            .help(say!("换一个标识": "choose another id"))
        })
        .collect()
}
