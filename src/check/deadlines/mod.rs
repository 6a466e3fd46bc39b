//! Deadlines: was a document published, answered or withdrawn in time?
//!
//! A kind's `due` says when; `site.yaml` may name an earlier local date, or fewer
//! working days for a programme. `end` counts, `late` tells, `uncounted` tells the
//! years whose holidays are not known. Days are counted after the Civil Code, art. 200
//! to 204: see docs/deadlines.md.

mod end;
mod late;
mod uncounted;

pub use uncounted::Uncounted;

use std::collections::BTreeSet;

use crate::config::{Config, Programme, programme_dimension};
use crate::kinds::{Due, DueBy, Kind};
use crate::record::{Common, FieldFacts, Record};
use crate::site::{self, Site};
use crate::value::{Date, Period};

use super::Ground;
use crate::diagnostic::Diagnostic;
use end::{Deadline, after_period};

/// The deadlines of one document; those that can't be counted are noted in `uncounted`.
pub fn of_record(record: &Record, ground: Ground<'_>, uncounted: &mut Uncounted) -> Vec<Diagnostic> {
    let kind: &Kind = &record.kind;
    if kind.due.is_empty() {
        return Vec::new();
    }
    let facts = FieldFacts {
        config: ground.config,
        kind,
        common: &record.common,
        fields: &record.fields,
        tables: &record.tables,
        period: record.period,
    };
    let programmes = programmes_of(record, ground.config);
    let mut diagnostics = Vec::new();
    for due in &kind.due {
        if due.when.as_ref().is_some_and(|when| facts.holds(&when.expr) != Some(true)) {
            continue;
        }
        let start = match &due.by {
            DueBy::Count { after, .. } if after != PERIOD => late::date_of(&facts, after),
            _ => record.period.and_then(|period| end::of_period(kind, period)),
        };
        let Some(start) = start else { continue };
        let own = late::date_of(&facts, &due.date);
        // What is published at all and has no date is told by the rule about that.
        let waits = own.is_none() && due.date != DATE;
        let Some(reached) = own.or(waits.then_some(ground.today)) else { continue };
        let deadline = end::of(due, kind, start, reached, &programmes, ground.config);
        match deadline {
            Err(no_year) => uncounted.note(no_year),
            Ok(Some(deadline)) if reached > deadline.end => {
                let found = late::told(record, due, &deadline, own, ground);
                diagnostics.push(found);
            }
            Ok(_) => {}
        }
    }
    diagnostics
}

/// After which a period's deadline runs.
const PERIOD: &str = "period";

/// The key of the day of publication.
const DATE: &str = "date";

/// Has the deadline for a document about `period` passed, without one? `false` too
/// where none is set or it can't be counted.
pub fn has_passed(
    site: &Site,
    kind: &Kind,
    agency: &str,
    programme: Option<&str>,
    period: Period,
    uncounted: &mut Uncounted,
) -> bool {
    let config: &Config = &site.config;
    let common = Common { agency: agency.to_owned(), ..Common::default() };
    let facts = FieldFacts { config, kind, common: &common, fields: &[], tables: &[], period: Some(period) };
    let programmes: Vec<&Programme> =
        config.programmes.iter().filter(|one| Some(one.id.as_str()) == programme).collect();
    let Some(start) = end::of_period(kind, period) else { return false };
    let dues = kind.due.iter().filter(|due| due.date == DATE && after_period(due));
    let dues = dues.filter(|due| due.when.as_ref().is_none_or(|when| facts.holds(&when.expr) == Some(true)));
    let passed = |due: &Due, uncounted: &mut Uncounted| match end::of(
        due,
        kind,
        start,
        site.today,
        &programmes,
        config,
    ) {
        Ok(deadline) => deadline.is_some_and(|Deadline { end, .. }| end < site.today),
        Err(no_year) => {
            uncounted.note_missing(no_year);
            false
        }
    };
    // Each is asked, so that every one that can't be counted is noted.
    dues.filter(|due| passed(due, uncounted)).count() > 0
}

/// The programmes that a document has figures for.
fn programmes_of<'c>(record: &Record, config: &'c Config) -> Vec<&'c Programme> {
    let Some(dimension) = programme_dimension(&record.kind) else { return Vec::new() };
    if config.programmes.iter().all(|programme| programme.working_days.is_none()) {
        return Vec::new();
    }
    let stated = site::stated(record);
    let ids: BTreeSet<&str> =
        stated.iter().filter_map(|fact| fact.bind.get(dimension).map(String::as_str)).collect();
    config.programmes.iter().filter(|programme| ids.contains(programme.id.as_str())).collect()
}

/// Days from the deadline to a date.
pub(super) fn days_late(deadline: Date, reached: Date) -> i64 {
    (reached - deadline).get_days().into()
}
