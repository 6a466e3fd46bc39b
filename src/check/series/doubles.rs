//! Two documents for one period of a series.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Series;
use crate::diagnostic::{Diagnostic, Text};
use crate::say;
use crate::site::{Relation, Site};
use crate::value::Period;

/// A second document for a period.
pub const DOUBLE: &str = "series-double";

pub fn found(site: &Site, all: &[Series<'_>]) -> Vec<Diagnostic> {
    // Two programmes of one notice are one finding: by the later and the earlier document.
    let mut doubles: BTreeMap<(usize, usize), (Period, Vec<String>)> = BTreeMap::new();
    for series in all {
        for (at, (period, later)) in series.entries.iter().enumerate() {
            let earlier = series.entries[..at].iter().rev().take_while(|(own, _)| own == period);
            let same = earlier.map(|(_, earlier)| *earlier).filter(|earlier| {
                !replaces(site, *later, *earlier) && !divide(site, series, *later, *earlier)
            });
            if let Some(earlier) = same.last() {
                let double = doubles.entry((*later, earlier)).or_insert_with(|| (*period, Vec::new()));
                double.1.push(series.name(site));
            }
        }
    }
    doubles
        .into_iter()
        .map(|((later, earlier), (period, names))| told(site, later, earlier, period, &names))
        .collect()
}

fn told(site: &Site, later: usize, earlier: usize, period: Period, names: &[String]) -> Diagnostic {
    let (later, earlier) = (&site.documents[later], &site.documents[earlier]);
    let (names, period) = (Text::list(names.iter().map(String::as_str)), period.name());
    let (zh, en) = (&names.zh, &names.en);
    let (period_zh, period_en) = (&period.zh, &period.en);
    let message = Text {
        zh: format!("{zh}：{period_zh}已经公开过一次"),
        en: format!("{en}: {period_en} has been published already"),
    };
    let mut found = Diagnostic::error(DOUBLE, message).at(&later.path).help(say!(
        "所属时间写错的，改正；是更正后重发的，在“替代文件”里写上原来的文件；重复的，删去一份":
        "correct the period if it is wrong; if this is a corrected version, name the old one under “supersedes”; if it is a copy, remove one"
    ));
    found.data_path = Some(later.period_at.clone());
    found.basis.clone_from(&later.kind.basis);
    let mut found =
        found.related(&earlier.path, None, say!("同一期的另一份": "the other one for this period"));
    found.related.iter_mut().for_each(|related| related.data_path = Some(earlier.period_at.clone()));
    found
}

/// Does the one say that it replaces the other?
fn replaces(site: &Site, one: usize, other: usize) -> bool {
    site.relations.get(&one).into_iter().flatten().any(|(relation, target)| {
        *target == other && matches!(relation, Relation::Supersedes | Relation::SupersededBy)
    })
}

/// Do they share the period between them: one about the towns, one about the country?
/// So it is where every figure of both names a dimension in which they never meet.
fn divide(site: &Site, series: &Series<'_>, one: usize, other: usize) -> bool {
    let binds = |document: usize| {
        let facts = site.facts.of(document).iter();
        facts.map(|fact| &*fact.bind).filter(|bind| {
            series
                .values
                .iter()
                .all(|(dimension, value)| bind.get(*dimension).is_some_and(|own| own == value))
        })
    };
    if series.values.is_empty() {
        return false;
    }
    let dimensions: BTreeSet<&str> = binds(one).flat_map(|bind| bind.keys().map(String::as_str)).collect();
    dimensions.into_iter().filter(|dimension| !series.values.iter().any(|(own, _)| own == dimension)).any(
        |dimension| {
            let values = |document: usize| -> Option<BTreeSet<&str>> {
                binds(document).map(|bind| bind.get(dimension).map(String::as_str)).collect()
            };
            values(one).zip(values(other)).is_some_and(|(one, other)| one.is_disjoint(&other))
        },
    )
}
