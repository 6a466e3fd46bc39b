//! The whole site, immutable: documents in date order, indexes, facts.
//!
//! In: what was read of every document. Out: a [`Site`], which knows what lists and
//! overviews need and no body or table: those are read again when their page is
//! rendered.

mod address;
mod addresses;
mod build;
mod document;
mod facts;
mod indexes;
mod overview;
mod relations;

pub use address::{alias_url, document_url, encode, encode_path, url_of};
pub use addresses::addresses;
pub use build::{Folder, Held, HeldWhy, Input, Show, build};
pub use document::{Document, FileOf, Link, content_target, percent_decode, summarize};
pub use facts::{Fact, Facts, Shared, Stated, facts_of, stated, whole};
pub use indexes::Indexes;
pub use overview::{FundOverview, Programmes, fund_kind, is_report};
pub use relations::{Relation, target as related};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::kinds::Kinds;
use crate::source::Tree;
use crate::value::Date;

/// A site.
#[derive(Debug)]
pub struct Site {
    /// Its settings.
    pub config: Arc<Config>,
    /// Its kinds.
    pub kinds: Arc<Kinds>,
    /// Its files.
    pub tree: Tree,
    /// What is published, newest first; those of one day by address.
    pub documents: Vec<Document>,
    /// What is not, and why.
    pub held: Vec<Held>,
    /// Introductions of folders, by path of category ids.
    pub folders: BTreeMap<Vec<String>, Folder>,
    /// Which documents stand in which list.
    pub indexes: Indexes,
    /// Which documents explain, repeal and replace which.
    pub relations: BTreeMap<usize, Vec<(Relation, usize)>>,
    /// The figures.
    pub facts: Facts,
    /// The day for which it is built.
    pub today: Date,
}

impl Site {
    /// The published document from a file, by path from the root.
    pub fn by_path(&self, path: &str) -> Option<usize> {
        self.indexes.by_path.get(path).copied()
    }

    /// The published document at an address.
    pub fn by_url(&self, url: &str) -> Option<usize> {
        self.indexes.by_url.get(url).copied()
    }
}
