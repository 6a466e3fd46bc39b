//! The series of a site: its documents by kind, agency and the dimensions of the
//! kind's `series`.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::programme_dimension;
use crate::kinds::Kind;
use crate::site::Site;
use crate::value::Period;

/// The word of a series that stands for the publishing agency.
pub const AGENCY: &str = "agency";

/// What documents of a kind appear for, once per period.
#[derive(Debug)]
pub struct Series<'s> {
    /// The kind.
    pub kind: &'s Kind,
    /// Id of the agency; empty where a series goes over all of them.
    pub agency: &'s str,
    /// A value for each dimension.
    pub values: Vec<(&'s str, &'s str)>,
    /// Period and document, in the order of time.
    pub entries: Vec<(Period, usize)>,
}

type Key<'s> = (&'s str, &'s str, Vec<(&'s str, &'s str)>);

impl<'s> Series<'s> {
    /// All of a site, by kind, agency and values.
    pub fn of(site: &'s Site) -> Vec<Series<'s>> {
        let mut all: BTreeMap<Key<'s>, Series<'s>> = BTreeMap::new();
        for (at, document) in site.documents.iter().enumerate() {
            let kind: &Kind = &document.kind;
            let Some(period) = document.period.filter(|_| !kind.series.is_empty()) else { continue };
            let agency = if kind.series.iter().any(|word| word == AGENCY) { &document.agency } else { "" };
            for values in values(site, at, kind) {
                let series = all.entry((&kind.key, agency, values.clone()));
                let series = series.or_insert_with(|| Series { kind, agency, values, entries: Vec::new() });
                series.entries.push((period, at));
            }
        }
        let mut all: Vec<Series<'s>> = all.into_values().collect();
        // Of one period, the document that was published first comes first.
        all.iter_mut()
            .for_each(|series| series.entries.sort_by_key(|(period, at)| (*period, std::cmp::Reverse(*at))));
        all
    }

    /// The programme it is about.
    pub fn programme(&self) -> Option<&'s str> {
        let dimension = programme_dimension(self.kind)?;
        self.values.iter().find(|(own, _)| *own == dimension).map(|(_, value)| *value)
    }

    /// What it is called: its values, or the kind.
    pub fn name(&self, site: &Site) -> String {
        let words = self.values.iter().map(|(dimension, value)| {
            let choices = site.config.vocabulary.dimension(self.kind, dimension).unwrap_or_default();
            let choice = choices.iter().find(|choice| choice.key == *value);
            choice.map_or_else(|| (*value).to_owned(), |choice| choice.name.short().to_owned())
        });
        let words: Vec<String> = words.collect();
        if words.is_empty() { self.kind.name.short().to_owned() } else { words.join(" ") }
    }
}

/// The combinations of values that a document has figures for; one empty one where the
/// series has no dimension.
fn values<'s>(site: &'s Site, at: usize, kind: &'s Kind) -> BTreeSet<Vec<(&'s str, &'s str)>> {
    let dimensions = || kind.series.iter().map(String::as_str).filter(|word| *word != AGENCY);
    if dimensions().next().is_none() {
        return BTreeSet::from([Vec::new()]);
    }
    let of_fact = |bind: &'s BTreeMap<String, String>| -> Option<Vec<(&'s str, &'s str)>> {
        dimensions().map(|dimension| bind.get(dimension).map(|value| (dimension, value.as_str()))).collect()
    };
    site.facts.of(at).iter().filter_map(|fact| of_fact(&fact.bind)).collect()
}
