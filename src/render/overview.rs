//! `/funds/`, `/funds/<programme>/`, `/reports/`: facts as tables, gaps shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::chrome::{funds_name, programme_name};
use super::items::{self, Choice, Item, Named};
use crate::config::Programme;
use crate::diagnostic::Lang;
use crate::site::{FundOverview, Programmes, Site, fund_kind, is_report};
use crate::value::{Decimal, Period, PeriodType, display_number, group_thousands};
use crate::plan::Page;

/// Of these units figures are shown in ten thousands, as notices print them.
const WAN: &str = "万";

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

#[derive(Debug, Serialize)]
pub struct FundsPage {
    figure: Figure,
    programmes: Vec<Named>,
    rows: Vec<FundsRow>,
    latest: Option<FundCard>,
    years: Vec<String>,
    agencies: Vec<Named>,
    sample: bool,
}

#[derive(Debug, Serialize)]
struct Figure {
    name: String,
    unit: String,
}

#[derive(Debug, Serialize)]
struct FundsRow {
    period: String,
    sort: String,
    published: String,
    cells: Vec<Cell>,
    total: String,
}

/// A cell of an overview.
#[derive(Debug, Serialize)]
struct Cell {
    state: &'static str,
    text: String,
    url: String,
    note: String,
}

#[derive(Debug, Serialize)]
pub struct FundPage {
    programme: Named,
    columns: Vec<Figure>,
    rows: Vec<FundRow>,
    siblings: Vec<Choice>,
    sample: bool,
}

#[derive(Debug, Serialize)]
struct FundRow {
    period: String,
    agency: Option<Named>,
    published: String,
    url: String,
    cells: Vec<Cell>,
}

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

const NONE: Cell = Cell { state: "none", text: String::new(), url: String::new(), note: String::new() };

/// A sum of money for reading: in ten thousands with two places where Chinese is
/// read, else as it is. The exact figure stands on the notice.
fn money(site: &Site, value: Decimal) -> String {
    if site.config.lang != Lang::Zh {
        return display_number(value);
    }
    group_thousands(&format!("{:.2}", (value / Decimal::from(10_000)).round_dp(2)))
}

fn money_unit(site: &Site, base: &str) -> String {
    if site.config.lang == Lang::Zh { format!("{WAN}{base}") } else { base.to_owned() }
}

/// The unit of a measure as the kind declares it, in its base.
fn base_unit(site: &Site, programmes: &Programmes, measure: &str) -> String {
    let kind = site.kinds.get(&programmes.kind);
    let units = kind.and_then(|kind| kind.measure(measure)).and_then(|measure| measure.words.units.clone());
    units.and_then(|units| units.first().map(|unit| unit.base.clone())).unwrap_or_default()
}

fn measure_name(site: &Site, programmes: &Programmes, measure: &str) -> String {
    let kind = site.kinds.get(&programmes.kind);
    kind.and_then(|kind| kind.measure(measure)).map(|measure| measure.name.name.clone()).unwrap_or_default()
}

/// The periods of a programme for which a notice is due and none stands between
/// its first and the last of all: from `from` if the settings say so.
fn gaps(programme: &Programme, stated: &BTreeSet<Period>, last: Option<Period>) -> BTreeSet<Period> {
    let mut missing = BTreeSet::new();
    let sort = programme.due.as_deref().and_then(PeriodType::parse);
    let (Some(sort), Some(last)) = (sort, last) else { return missing };
    let own = stated.iter().filter(|period| period.sort() == sort);
    let first = programme.from.filter(|from| from.sort() == sort).or_else(|| own.min().copied());
    let (Some(first), true) = (first, last.sort() == sort) else { return missing };
    let mut at = Some(last);
    while let Some(period) = at.filter(|period| *period >= first) {
        if !stated.contains(&period) {
            missing.insert(period);
        }
        at = period.previous();
    }
    missing
}

/// `/funds/`
pub fn funds(site: &Site) -> FundsPage {
    let Some(programmes) = fund_kind(&site.kinds) else { return FundsPage::empty() };
    let Some(measure) = programmes.money.clone().or_else(|| programmes.headline.first().cloned()) else {
        return FundsPage::empty();
    };
    let overview = FundOverview::of(site, &programmes);
    let is_money = programmes.money.is_some();
    let base = base_unit(site, &programmes, &measure);
    let mut periods = overview.periods.clone();
    let mut missing: BTreeMap<&str, BTreeSet<Period>> = BTreeMap::new();
    for programme in &site.config.programmes {
        let stated: BTreeSet<Period> =
            overview.stated.get(&programme.id).map(|by| by.keys().copied().collect()).unwrap_or_default();
        let sort = programme.due.as_deref().and_then(PeriodType::parse);
        let last = overview.periods.iter().filter(|period| Some(period.sort()) == sort).max().copied();
        let gaps = gaps(programme, &stated, last);
        periods.extend(&gaps);
        missing.insert(&programme.id, gaps);
    }
    let rows = periods
        .iter()
        .rev()
        .map(|period| {
            let mut total: Option<Decimal> = Some(Decimal::ZERO);
            let mut complete = true;
            let mut newest = None;
            let cells: Vec<Cell> = site
                .config
                .programmes
                .iter()
                .map(|programme| {
                    let documents = overview.stated.get(&programme.id).and_then(|by| by.get(period));
                    match overview.figure(site, &programmes, &measure, &programme.id, *period) {
                        Some(figure) => {
                            total = total.and_then(|sum| sum.checked_add(figure.value));
                            newest = newest.max(figure.documents.iter().filter_map(|at| site.documents[*at].date).max());
                            let text = if is_money { money(site, figure.value) } else { display_number(figure.value) };
                            let url = match figure.documents.as_slice() {
                                [only] => site.documents[*only].url.clone(),
                                _ => Page::Fund(programme.id.clone()).url(site),
                            };
                            Cell { state: "value", text, url, note: String::new() }
                        }
                        None if documents.is_some() => NONE,
                        None if missing.get(programme.id.as_str()).is_some_and(|gaps| gaps.contains(period)) => {
                            complete = false;
                            Cell { state: "missing", ..NONE }
                        }
                        None => NONE,
                    }
                })
                .collect();
            let any = cells.iter().any(|cell| cell.state == "value");
            // A sum over what is there would pass for the whole: with a gap there is none.
            let total = total.filter(|_| any && complete).map(|sum| if is_money { money(site, sum) } else { display_number(sum) });
            FundsRow {
                period: period.label(site.config.lang),
                sort: period.id(),
                published: newest.map(|moment| moment.date.to_string()).unwrap_or_default(),
                cells,
                total: total.unwrap_or_default(),
            }
        })
        .collect();
    let years: BTreeSet<i16> = periods.iter().map(|period| period.year()).collect();
    FundsPage {
        figure: Figure {
            name: measure_name(site, &programmes, &measure),
            unit: if is_money { money_unit(site, &base) } else { base },
        },
        programmes: site.config.programmes.iter().map(|p| named(&p.name.name, Page::Fund(p.id.clone()).url(site))).collect(),
        rows,
        latest: latest_funds(site),
        years: years.iter().rev().map(ToString::to_string).collect(),
        agencies: site.config.agencies.iter().map(|agency| items::agency(site, &agency.id)).collect(),
        sample: is_sample(site, overview.stated.values().flat_map(BTreeMap::values).flatten()),
    }
}

/// Do invented figures stand among these?
fn is_sample<'a>(site: &Site, mut documents: impl Iterator<Item = &'a usize>) -> bool {
    documents.any(|at| site.documents[*at].sample)
}

impl FundsPage {
    fn empty() -> FundsPage {
        FundsPage {
            figure: Figure { name: String::new(), unit: String::new() },
            programmes: Vec::new(),
            rows: Vec::new(),
            latest: None,
            years: Vec::new(),
            agencies: Vec::new(),
            sample: false,
        }
    }
}

fn named(name: &str, url: String) -> Named {
    Named { name: name.to_owned(), short: name.to_owned(), url }
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
        let Some(figure) = overview.figure(site, &programmes, &measure, &programme.id, period) else { continue };
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

/// `/funds/<programme>/`
pub fn fund(site: &Site, id: &str) -> FundPage {
    let programme = named(&programme_name(site, id), Page::Fund(id.to_owned()).url(site));
    let siblings = site
        .config
        .programmes
        .iter()
        .map(|one| Choice {
            name: one.name.name.clone(),
            url: Page::Fund(one.id.clone()).url(site),
            count: 0,
            current: one.id == id,
            children: Vec::new(),
        })
        .collect();
    let Some(programmes) = fund_kind(&site.kinds) else {
        return FundPage { programme, columns: Vec::new(), rows: Vec::new(), siblings, sample: false };
    };
    let overview = FundOverview::of(site, &programmes);
    let empty = BTreeMap::new();
    let stated = overview.stated.get(id).unwrap_or(&empty);
    let settings = site.config.programmes.iter().find(|one| one.id == id);
    let own: BTreeSet<Period> = stated.keys().copied().collect();
    let sort = settings.and_then(|programme| programme.due.as_deref()).and_then(PeriodType::parse);
    let last = overview.periods.iter().filter(|period| Some(period.sort()) == sort).max().copied();
    let missing = settings.map(|programme| gaps(programme, &own, last)).unwrap_or_default();
    let all: BTreeSet<Period> = own.union(&missing).copied().collect();
    let single = |measure: &String| Figure {
        name: measure_name(site, &programmes, measure),
        unit: base_unit(site, &programmes, measure),
    };
    let mut rows = Vec::new();
    for period in all.iter().rev() {
        let Some(documents) = stated.get(period) else {
            let cells = programmes.headline.iter().map(|_| Cell { state: "missing", ..NONE }).collect();
            rows.push(FundRow {
                period: period.label(site.config.lang),
                agency: None,
                published: String::new(),
                url: String::new(),
                cells,
            });
            continue;
        };
        for at in documents {
            let document = &site.documents[*at];
            let binding = [(programmes.dimension.clone(), id.to_owned())].into();
            let cells = programmes
                .headline
                .iter()
                .map(|measure| match crate::site::whole(site.facts.of(*at), measure, *period, &binding) {
                    Some((value, _)) => {
                        Cell { state: "value", text: display_number(value), url: document.url.clone(), note: String::new() }
                    }
                    None => NONE,
                })
                .collect();
            rows.push(FundRow {
                period: period.label(site.config.lang),
                agency: Some(items::agency(site, &document.agency)),
                published: items::published(document),
                url: document.url.clone(),
                cells,
            });
        }
    }
    let sample = is_sample(site, stated.values().flatten());
    FundPage { programme, columns: programmes.headline.iter().map(single).collect(), rows, siblings, sample }
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
                    let own: Vec<i16> = by.keys().filter(|(id, _)| *id == agency.id).map(|(_, year)| *year).collect();
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
            Some(ReportsOf { name: kind.name.name.clone(), years: years.iter().map(ToString::to_string).collect(), rows })
        })
        .collect();
    ReportsPage { kinds }
}
