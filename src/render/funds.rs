//! `/funds/` and `/funds/<programme>/`: facts as tables, gaps shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::chrome::programme_name;
use super::fund_card::{FundCard, latest_funds};
use super::items::{self, Cell, Choice, NONE, Named};
use crate::config::Programme;
use crate::diagnostic::Lang;
use crate::plan::Page;
use crate::site::{FundOverview, Programmes, Site, fund_kind};
use crate::value::{Decimal, Period, PeriodType, display_number, group_thousands, two_places};

/// Of these units figures are shown in ten thousands, as notices print them.
const WAN: &str = "万";

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

/// A sum of money for reading: in ten thousands with two places where Chinese is
/// read, else as it is. The exact figure stands on the notice.
pub fn money(site: &Site, value: Decimal) -> String {
    if site.config.lang != Lang::Zh {
        return display_number(value);
    }
    group_thousands(&two_places(value / Decimal::from(10_000)))
}

pub fn money_unit(site: &Site, base: &str) -> String {
    if site.config.lang == Lang::Zh { format!("{WAN}{base}") } else { base.to_owned() }
}

/// The unit of a measure as the kind declares it, in its base.
pub fn base_unit(site: &Site, programmes: &Programmes, measure: &str) -> String {
    let kind = site.kinds.get(&programmes.kind);
    let units = kind.and_then(|kind| kind.measure(measure)).and_then(|measure| measure.words.units.clone());
    units.and_then(|units| units.first().map(|unit| unit.base.clone())).unwrap_or_default()
}

pub fn measure_name(site: &Site, programmes: &Programmes, measure: &str) -> String {
    let kind = site.kinds.get(&programmes.kind);
    kind.and_then(|kind| kind.measure(measure)).map(|measure| measure.name.name.clone()).unwrap_or_default()
}

/// The periods of a programme for which a notice is due and none stands between
/// its first and the last of all: from `from` if the settings say so.
fn gaps(programme: &Programme, stated: &BTreeSet<Period>, last: Option<Period>) -> BTreeSet<Period> {
    let mut missing = BTreeSet::new();
    let sort = programme.due.as_deref().and_then(PeriodType::parse);
    let (Some(sort), Some(last)) = (sort, last) else { return missing };
    let last = programme.until.filter(|until| until.sort() == sort).map_or(last, |until| until.min(last));
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
                            newest = newest
                                .max(figure.documents.iter().filter_map(|at| site.documents[*at].date).max());
                            let text = if is_money {
                                money(site, figure.value)
                            } else {
                                display_number(figure.value)
                            };
                            let url = match figure.documents.as_slice() {
                                [only] => site.documents[*only].url.clone(),
                                _ => Page::Fund(programme.id.clone()).url(site),
                            };
                            Cell { state: "value", text, url, note: String::new() }
                        }
                        None if documents.is_some() => NONE,
                        None if missing
                            .get(programme.id.as_str())
                            .is_some_and(|gaps| gaps.contains(period)) =>
                        {
                            complete = false;
                            Cell { state: "missing", ..NONE }
                        }
                        None => NONE,
                    }
                })
                .collect();
            let any = cells.iter().any(|cell| cell.state == "value");
            // A sum over what is there would pass for the whole: with a gap there is none.
            let total = total
                .filter(|_| any && complete)
                .map(|sum| if is_money { money(site, sum) } else { display_number(sum) });
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
        programmes: site
            .config
            .programmes
            .iter()
            .map(|p| named(&p.name.name, Page::Fund(p.id.clone()).url(site)))
            .collect(),
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
                    Some((value, _)) => Cell {
                        state: "value",
                        text: display_number(value),
                        url: document.url.clone(),
                        note: String::new(),
                    },
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
