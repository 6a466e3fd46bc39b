//! The newest month's money, for the home page and the overview.

use std::collections::BTreeSet;

use serde::Serialize;

use super::chrome::funds_name;
use super::funds::{base_unit, measure_name, money, money_unit};
use super::items::{self, Item};
use crate::plan::Page;
use crate::site::{FundOverview, Site, fund_kind};
use crate::value::{Decimal, PeriodType};

#[derive(Debug, Serialize)]
pub struct FundCard {
    title: String,
    url: String,
    period: String,
    published: String,
    figures: Vec<Shown>,
    notices: Vec<Item>,
    sample: bool,
}

#[derive(Debug, Serialize)]
struct Shown {
    name: String,
    value: String,
    unit: String,
}

/// The newest month, and what was paid in it.
pub fn latest_funds(site: &Site) -> Option<FundCard> {
    let programmes = fund_kind(&site.kinds)?;
    let measure = programmes.money.clone()?;
    let overview = FundOverview::of(site, &programmes);
    let period = overview.periods.iter().rev().find(|period| period.sort() == PeriodType::Month).copied()?;
    let unit = money_unit(site, &base_unit(site, &programmes, &measure));
    let mut sum = Decimal::ZERO;
    let mut parts = Vec::new();
    let mut documents = BTreeSet::new();
    for programme in &site.config.programmes {
        let Some(figure) = overview.figure(site, &programmes, &measure, &programme.id, period) else {
            continue;
        };
        sum = sum.checked_add(figure.value)?;
        documents.extend(figure.documents.iter().copied());
        parts.push(Shown {
            name: programme.name.name.clone(),
            value: money(site, figure.value),
            unit: unit.clone(),
        });
    }
    let published = documents.iter().filter_map(|at| site.documents[*at].date).max();
    let mut figures =
        vec![Shown { name: measure_name(site, &programmes, &measure), value: money(site, sum), unit }];
    if parts.len() > 1 {
        figures.append(&mut parts);
    } else if let Some(only) = parts.pop() {
        figures[0].name = only.name;
    }
    let documents: Vec<usize> = documents.into_iter().collect();
    Some(FundCard {
        title: funds_name(site),
        url: Page::Funds.url(site),
        period: period.label(site.config.lang),
        published: published.map(|moment| moment.date.to_string()).unwrap_or_default(),
        figures,
        sample: documents.iter().any(|at| site.documents[*at].sample),
        notices: items::items(site, &documents),
    })
}
