//! `/reports/`: agencies by years.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::items::{self, Cell, NONE, Named};
use crate::site::{Site, is_report};

#[derive(Debug, Serialize)]
pub struct ReportsPage {
    kinds: Vec<ReportsOf>,
}

#[derive(Debug, Serialize)]
struct ReportsOf {
    name: String,
    years: Vec<String>,
    rows: Vec<ReportsRow>,
}

#[derive(Debug, Serialize)]
struct ReportsRow {
    agency: Named,
    cells: Vec<Cell>,
}

/// `/reports/`
pub fn reports(site: &Site) -> ReportsPage {
    let kinds = site
        .kinds
        .iter()
        .filter(|kind| is_report(kind))
        .filter_map(|kind| {
            let documents = site.indexes.kinds.get(&kind.key).map_or(&[][..], Vec::as_slice);
            let mut by: BTreeMap<(&str, i16), usize> = BTreeMap::new();
            let mut years = BTreeSet::new();
            for at in documents.iter().rev() {
                let document = &site.documents[*at];
                if let Some(period) = document.period {
                    by.insert((&document.agency, period.year()), *at);
                    years.insert(period.year());
                }
            }
            let (first, last) = (years.first().copied()?, years.last().copied()?);
            let years: Vec<i16> = (first..=last).rev().collect();
            let rows = site
                .config
                .agencies
                .iter()
                .filter(|agency| by.keys().any(|(id, _)| *id == agency.id))
                .map(|agency| {
                    let own: Vec<i16> =
                        by.keys().filter(|(id, _)| *id == agency.id).map(|(_, year)| *year).collect();
                    let first = own.iter().min().copied().unwrap_or(last);
                    let cells = years
                        .iter()
                        .map(|year| match by.get(&(agency.id.as_str(), *year)) {
                            Some(at) => {
                                let document = &site.documents[*at];
                                Cell {
                                    state: "value",
                                    text: document.title.clone(),
                                    url: document.url.clone(),
                                    note: items::published(document),
                                }
                            }
                            None if *year > first => Cell { state: "missing", ..NONE },
                            None => NONE,
                        })
                        .collect();
                    ReportsRow { agency: items::agency(site, &agency.id), cells }
                })
                .collect();
            Some(ReportsOf {
                name: kind.name.name.clone(),
                years: years.iter().map(ToString::to_string).collect(),
                rows,
            })
        })
        .collect();
    ReportsPage { kinds }
}
