//! Which documents stand in which list, newest first.

use std::collections::BTreeMap;

use super::document::Document;
use crate::value::slug;

/// Documents by what they are listed under; numbers are places in
/// [`super::Site::documents`], newest first.
#[derive(Debug, Default)]
pub struct Indexes {
    /// By id of the agency.
    pub agencies: BTreeMap<String, Vec<usize>>,
    /// By path of ids; a document stands in its category and in all above it.
    pub categories: BTreeMap<Vec<String>, Vec<usize>>,
    /// By kind.
    pub kinds: BTreeMap<String, Vec<usize>>,
    /// By slug: the topic as first written, and its documents.
    pub topics: BTreeMap<String, (String, Vec<usize>)>,
    /// By year of publication.
    pub years: BTreeMap<i16, Vec<usize>>,
    /// By agency and kind, for "previous" and "next".
    pub neighbours: BTreeMap<(String, String), Vec<usize>>,
    /// By file.
    pub by_path: BTreeMap<String, usize>,
    /// By address.
    pub by_url: BTreeMap<String, usize>,
    /// By document number.
    pub by_number: BTreeMap<String, usize>,
}

impl Indexes {
    /// Indexes documents that are in the site's order.
    pub fn of(documents: &[Document]) -> Indexes {
        let mut indexes = Indexes::default();
        for (at, document) in documents.iter().enumerate() {
            indexes.agencies.entry(document.agency.clone()).or_default().push(at);
            for depth in 1..=document.category.len() {
                indexes.categories.entry(document.category[..depth].to_vec()).or_default().push(at);
            }
            indexes.kinds.entry(document.kind.key.clone()).or_default().push(at);
            for topic in &document.topics {
                let listed =
                    &mut indexes.topics.entry(slug(topic)).or_insert_with(|| (topic.clone(), Vec::new())).1;
                if listed.last() != Some(&at) {
                    listed.push(at);
                }
            }
            if let Some(date) = document.date {
                indexes.years.entry(date.date.year()).or_default().push(at);
            }
            let pair = (document.agency.clone(), document.kind.key.clone());
            indexes.neighbours.entry(pair).or_default().push(at);
            indexes.by_path.insert(document.path.clone(), at);
            indexes.by_url.insert(document.url.clone(), at);
            if let Some(number) = &document.doc_number {
                indexes.by_number.entry(crate::value::fold(number).into_owned()).or_insert(at);
            }
        }
        indexes
    }
}
