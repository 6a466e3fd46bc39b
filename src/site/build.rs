//! From read documents to a site: what is published, where, and what is held back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::relations;
use super::{Document, Fact, Facts, Indexes, Site};
use crate::config::{Config, Signature};
use crate::kinds::Kinds;
use crate::record::{Common, Disclosure, Signed};
use crate::source::Tree;
use crate::value::{Date, natural};

/// A document as read.
#[derive(Debug, Clone)]
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

/// Puts a site together. What [`super::addresses`] finds is told before.
pub fn build(
    config: Arc<Config>,
    kinds: Arc<Kinds>,
    tree: Tree,
    inputs: Vec<Input>,
    folders: BTreeMap<Vec<String>, Folder>,
    today: Date,
) -> Site {
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
        b_date.cmp(&a_date).then_with(|| natural(&a_url, &b_url))
    });
    let mut facts = Facts::default();
    let mut documents = Vec::with_capacity(published.len());
    for (at, input) in published.into_iter().enumerate() {
        facts.insert(at, input.facts);
        documents.push(input.document);
    }
    let indexes = Indexes::of(&documents);
    let relations = relations::resolve(&documents, &indexes);
    Site { config, kinds, tree, documents, held, folders, indexes, relations, facts, today }
}
