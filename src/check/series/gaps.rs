//! Periods for which no document was published: between two that have one, before the
//! first that should, and after the last once the deadline has passed.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::{AGENCY, Series};
use super::months::{self, Month, periods};
use crate::check::deadlines::{self, Uncounted};
use crate::config::{Expected, Programme, programme_dimension};
use crate::diagnostic::{Diagnostic, Related, Text};
use crate::kinds::Kind;
use crate::say;
use crate::site::{Document, Held, HeldWhy, Site};
use crate::value::{Period, PeriodType};

/// Periods without a document, whatever the day.
pub const GAP: &str = "series-gap";

/// Periods without a document for which one is due by now.
pub const OVERDUE: &str = "series-overdue";

/// For which periods a series is due.
struct Rhythm<'s> {
    sort: PeriodType,
    from: Option<Period>,
    until: Option<Period>,
    /// Where `site.yaml` says so.
    pointer: &'s str,
}

/// Missing periods that follow one another, and where that is told.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run<'s> {
    kind: &'s str,
    agency: &'s str,
    first: Period,
    last: Period,
    count: usize,
    overdue: bool,
    /// The documents before and after the gap.
    between: (Option<usize>, Option<usize>),
    /// The place in `site.yaml` where there is no document before.
    pointer: &'s str,
}

pub fn found(site: &Site, all: &[Series<'_>], uncounted: &mut Uncounted) -> Vec<Diagnostic> {
    let absent = absent(site, all);
    // Programmes of one notice that is missing are one finding.
    let mut runs: BTreeMap<Run<'_>, Vec<String>> = BTreeMap::new();
    for series in all.iter().chain(&absent) {
        let Some(rhythm) = rhythm(site, series) else { continue };
        for run in missing(site, series, &rhythm, uncounted) {
            runs.entry(run).or_default().push(series.name(site));
        }
    }
    runs.iter().map(|(run, names)| told(site, run, names)).collect()
}

/// What is to be published by a day, in words, as far as it is not yet; `site.today` is
/// that day.
pub fn due(site: &Site, all: &[Series<'_>]) -> Vec<Text> {
    let absent = absent(site, all);
    let mut runs: BTreeMap<Run<'_>, Vec<String>> = BTreeMap::new();
    for series in all.iter().chain(&absent) {
        let Some(rhythm) = rhythm(site, series) else { continue };
        let missing = missing(site, series, &rhythm, &mut Uncounted::default());
        for run in missing.into_iter().filter(|run| run.overdue) {
            runs.entry(run).or_default().push(series.name(site));
        }
    }
    let words = |(run, names): (&Run<'_>, &Vec<String>)| {
        let (who, when) = (whose(site, run, names), run.periods());
        Text { zh: format!("{}：{}", who.zh, when.zh), en: format!("{}: {}", who.en, when.en) }
    };
    runs.iter().map(words).collect()
}

/// The series that `site.yaml` speaks of and no document belongs to.
fn absent<'s>(site: &'s Site, all: &[Series<'s>]) -> Vec<Series<'s>> {
    let config = &site.config;
    let none = |kind: &'s Kind, agency: &'s str, values| Series { kind, agency, values, entries: Vec::new() };
    let mut absent = Vec::new();
    for kind in site.kinds.iter() {
        let Some(dimension) = programme_dimension(kind) else { continue };
        let due = config.programmes.iter().filter(|programme| programme.from.is_some());
        let due = due.filter(|one| !all.iter().any(|series| series.programme() == Some(&one.id)));
        // Which of several agencies owes it is not known.
        let agency = if let [only] = config.agencies.as_slice() { only.id.as_str() } else { "" };
        absent.extend(due.map(|programme| none(kind, agency, vec![(dimension, programme.id.as_str())])));
    }
    for expected in config.series.iter().filter(|expected| expected.from.is_some()) {
        let Some(kind) = site.kinds.get(&expected.kind) else { continue };
        let only_agency = kind.series.iter().all(|word| word == AGENCY);
        let lacking = config.agencies.iter().filter(|agency| {
            !all.iter().any(|series| series.kind.key == kind.key && series.agency == agency.id)
        });
        absent.extend(lacking.filter(|_| only_agency).map(|agency| none(kind, &agency.id, Vec::new())));
    }
    absent
}

fn rhythm<'s>(site: &'s Site, series: &Series<'s>) -> Option<Rhythm<'s>> {
    if let Some(id) = series.programme() {
        let Programme { due, from, until, pointer, .. } =
            site.config.programmes.iter().find(|programme| programme.id == id)?;
        let sort = PeriodType::parse(due.as_deref()?)?;
        return Some(Rhythm { sort, from: *from, until: *until, pointer });
    }
    let expected = site.config.series.iter().find(|expected| expected.kind == series.kind.key);
    let (from, until, pointer) = match expected {
        Some(Expected { from, until, pointer, .. }) => (*from, *until, pointer.as_str()),
        None => (None, None, ""),
    };
    let sort = match series.kind.period.as_ref()?.types.as_slice() {
        [only] => *only,
        _ => from?.sort(),
    };
    Some(Rhythm { sort, from, until, pointer })
}

/// The runs of missing periods of a series.
fn missing<'s>(
    site: &'s Site,
    series: &Series<'s>,
    rhythm: &Rhythm<'s>,
    uncounted: &mut Uncounted,
) -> Vec<Run<'s>> {
    let published: BTreeSet<Month> =
        series.entries.iter().flat_map(|(period, _)| months::covered(*period)).collect();
    let until = rhythm.until.map(|until| months::ends(until).1);
    let first = rhythm.from.map(|from| months::ends(from).0).or(published.first().copied());
    let (Some(first), sort) = (first, rhythm.sort) else { return Vec::new() };
    let last = published.last().copied().unwrap_or(first - 1);
    let within = until.map_or(last, |until| until.min(last));
    // The errors of a document that is left out for them are told anyway.
    let lacks = |period: &Period| {
        let (first, last) = months::ends(*period);
        (first..=last).any(|month| !published.contains(&month))
            && !is_held(site, series, *period, HeldWhy::Faulty)
    };
    let between: Vec<Period> = periods(sort, first, within).collect();
    let after = periods(sort, first.max(last + 1), until.unwrap_or(Month::MAX))
        .filter(|period| months::ends(*period).0 > last)
        .take_while(|period| {
            deadlines::has_passed(site, series.kind, series.agency, series.programme(), *period, uncounted)
        });
    let mut runs: Vec<Run<'s>> = Vec::new();
    let mut open = false;
    for (period, overdue) in
        between.into_iter().map(|period| (period, false)).chain(after.map(|period| (period, true)))
    {
        if !lacks(&period) {
            open = false;
            continue;
        }
        // Whether it was published by a later day is a question of the day.
        let overdue = overdue || is_held(site, series, period, HeldWhy::Future);
        match runs.last_mut().filter(|run| open && run.overdue == overdue) {
            Some(run) => (run.last, run.count) = (period, run.count + 1),
            None => {
                let start = months::ends(period).0;
                let before = series.entries.iter().rev().find(|(own, _)| months::ends(*own).1 < start);
                let after = series.entries.iter().find(|(own, _)| months::ends(*own).0 > start);
                runs.push(Run {
                    kind: &series.kind.key,
                    agency: series.agency,
                    first: period,
                    last: period,
                    count: 1,
                    overdue,
                    between: (before.map(|(_, at)| *at), after.map(|(_, at)| *at)),
                    pointer: if before.is_some() { "" } else { rhythm.pointer },
                });
            }
        }
        open = true;
    }
    runs
}

/// The documents of a kind and agency about periods, first to last, that are not published.
fn held<'s>(
    site: &'s Site,
    kind: &'s str,
    agency: &'s str,
    (first, last): (Period, Period),
) -> impl Iterator<Item = &'s Held> {
    let (first, last) = (months::ends(first).0, months::ends(last).1);
    site.held.iter().filter(move |held| {
        let document = &held.document;
        let covers = |own: Period| months::covered(own).range(first..=last).next().is_some();
        document.kind.key == kind
            && (agency.is_empty() || document.agency == agency)
            && document.period.is_some_and(covers)
    })
}

/// Is a document for this period there, and held back for this reason?
fn is_held(site: &Site, series: &Series<'_>, period: Period, why: HeldWhy) -> bool {
    held(site, &series.kind.key, series.agency, (period, period)).any(|held| held.why == why)
}

fn told(site: &Site, run: &Run<'_>, names: &[String]) -> Diagnostic {
    let periods = run.periods();
    let Text { zh, en } = whose(site, run, names);
    let (when, when_en) = (&periods.zh, &periods.en);
    let (message, help) = if run.overdue {
        (
            Text {
                zh: format!("{zh}：{when}没有公开，期限已过"),
                en: format!("{en}: nothing was published for {when_en}, and it was due by now"),
            },
            say!(
                "尽快公开；这项工作已经结束的，在 site.yaml 写 until（截止）":
                "publish it; if it has come to an end, say “until” in site.yaml"
            ),
        )
    } else {
        (
            Text {
                zh: format!("{zh}：{when}没有公开"),
                en: format!("{en}: nothing was published for {when_en}"),
            },
            say!(
                "补上这几期；从某一期才开始的，在 site.yaml 写 from（起始）；确实没有的，在前一期文件里写“容许”和理由":
                "publish what is missing; if it began later, say “from” in site.yaml; if there was nothing to publish, allow it with a reason in the document before"
            ),
        )
    };
    let kind = site.kinds.get(run.kind);
    let mut found = Diagnostic::error(if run.overdue { OVERDUE } else { GAP }, message).help(help);
    found.dated = run.overdue;
    found.basis = kind.and_then(|kind| kind.basis.clone());
    let (before, after) = run.between;
    match before.map(|at| &site.documents[at]) {
        Some(document) => {
            found.path = Some(document.path.clone());
            found.data_path = Some(document.period_at.clone());
        }
        None => {
            found.path = Some("site.yaml".to_owned());
            found.data_path = Some(run.pointer.to_owned());
        }
    }
    if let Some(document) = after.map(|at| &site.documents[at]) {
        let said = say!("缺口之后的一期": "the one after the gap");
        found.related.push(place(document, said));
    }
    for held in held(site, run.kind, run.agency, (run.first, run.last)) {
        let said = say!("这一期的文件还没有发布": "a document for this time that is not published");
        found.related.push(place(&held.document, said));
    }
    found
}

/// Whose series a run is of, and what it is called.
fn whose(site: &Site, run: &Run<'_>, names: &[String]) -> Text {
    let names = Text::list(names.iter().map(String::as_str));
    let agency = (site.config.agencies.len() > 1)
        .then(|| site.config.agencies.iter().find(|agency| agency.id == run.agency))
        .flatten()
        .map(|agency| agency.name.short());
    match agency {
        Some(agency) => Text { zh: format!("{agency} {}", names.zh), en: format!("{agency}, {}", names.en) },
        None => names,
    }
}

/// Where a document says what time it is about.
fn place(document: &Document, message: Text) -> Related {
    Related { path: document.path.clone(), span: None, data_path: Some(document.period_at.clone()), message }
}

impl Run<'_> {
    /// `2026年2月、3月`; of more than two, the first and the last.
    fn periods(&self) -> Text {
        let (first, last) = (self.first.name(), self.last.name());
        let year = format!("{}年", self.last.year());
        let is_month = self.first.sort() != PeriodType::Year && self.first.year() == self.last.year();
        let short = last.zh.strip_prefix(&year).filter(|_| is_month).unwrap_or(&last.zh);
        let count = self.count;
        let (first_zh, first_en, last_en) = (&first.zh, &first.en, &last.en);
        match count {
            1 => first,
            2 => Text { zh: format!("{first_zh}、{short}"), en: format!("{first_en} and {last_en}") },
            _ => Text {
                zh: format!("{first_zh}至{short}（共{count}期）"),
                en: format!("{first_en} to {last_en} ({count} periods)"),
            },
        }
    }
}
