//! What the overviews `/funds/` and `/reports/` are about. Which kinds they show
//! follows from what the kinds declare, not from which kinds they are.

use std::collections::{BTreeMap, BTreeSet};

use super::{Site, facts};
use crate::kinds::{Bind, Kind, Kinds, Values};
use crate::value::{Decimal, Period, PeriodType, Type};

/// A kind that states figures for each relief programme of the site.
#[derive(Debug, Clone)]
pub struct Programmes {
    /// The kind's id.
    pub kind: String,
    /// Its dimension whose values are the site's programmes.
    pub dimension: String,
    /// The measures shown first, by id.
    pub headline: Vec<String>,
    /// The measure of money among them.
    pub money: Option<String>,
}

/// The kind whose series has one document per programme, if the site has programmes.
pub fn fund_kind(kinds: &Kinds) -> Option<Programmes> {
    kinds.iter().find_map(|kind| {
        let dimension = kind.dimensions.iter().find(|dimension| {
            dimension.values == Values::Site("programmes".to_owned()) && kind.series.contains(&dimension.key)
        })?;
        let shown = kind.tables.iter().flat_map(|table| &table.form.headline);
        let headline: Vec<String> = shown.filter(|key| kind.measure(key).is_some()).cloned().collect();
        let is_money = |key: &&String| {
            let types = kind.measure(key).and_then(|measure| measure.words.types.clone()).unwrap_or_default();
            types.contains(&Type::Money)
        };
        let money = headline.iter().find(is_money).cloned();
        Some(Programmes { kind: kind.key.clone(), dimension: dimension.key.clone(), headline, money })
    })
}

/// Has this kind one document per agency and year?
pub fn is_report(kind: &Kind) -> bool {
    let yearly = kind.period.as_ref().is_some_and(|period| period.types == [PeriodType::Year]);
    yearly && kind.series == ["agency"]
}

/// A figure of an overview.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// In the base of its unit.
    pub value: Decimal,
    /// Base unit.
    pub unit: String,
    /// The documents that state it.
    pub documents: Vec<usize>,
}

/// Which documents speak of which programme and period.
#[derive(Debug, Default)]
pub struct FundOverview {
    /// By programme, then period; newest document first.
    pub stated: BTreeMap<String, BTreeMap<Period, Vec<usize>>>,
    /// All periods, in order.
    pub periods: BTreeSet<Period>,
}

impl FundOverview {
    /// Looks through the facts of a site.
    pub fn of(site: &Site, programmes: &Programmes) -> FundOverview {
        let mut overview = FundOverview::default();
        for (document, fact) in site.facts.iter() {
            if site.documents[document].kind.key != programmes.kind
                || !programmes.headline.iter().any(|key| **key == *fact.measure)
            {
                continue;
            }
            let Some(programme) = fact.bind.get(&programmes.dimension) else { continue };
            let documents =
                overview.stated.entry(programme.clone()).or_default().entry(fact.period).or_default();
            if documents.last() != Some(&document) {
                documents.push(document);
            }
            overview.periods.insert(fact.period);
        }
        overview
    }

    /// The figure of a programme for a period: of each agency, what its newest
    /// document states, summed over agencies.
    pub fn figure(
        &self,
        site: &Site,
        programmes: &Programmes,
        measure: &str,
        programme: &str,
        period: Period,
    ) -> Option<Figure> {
        let documents = self.stated.get(programme)?.get(&period)?;
        let at: Bind = [(programmes.dimension.clone(), programme.to_owned())].into();
        let mut agencies = BTreeSet::new();
        let mut figure: Option<Figure> = None;
        for document in documents {
            let Some((value, unit)) = facts::whole(site.facts.of(*document), measure, period, &at) else {
                continue;
            };
            if !agencies.insert(&site.documents[*document].agency) {
                continue;
            }
            match &mut figure {
                None => figure = Some(Figure { value, unit, documents: vec![*document] }),
                Some(sum) if sum.unit == unit => {
                    sum.value = sum.value.checked_add(value)?;
                    sum.documents.push(*document);
                }
                Some(_) => return None,
            }
        }
        figure
    }
}
