//! The last day of a deadline.

use jiff::ToSpan;

use super::PERIOD;
use crate::config::{Config, LocalBy, Programme};
use crate::kinds::{Due, DueBy, DueUnit, Kind};
use crate::value::{Calendar, Counted, Date, NoYear, Period, PeriodType};

/// A deadline, and how it was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The last day.
    pub end: Date,
    /// The day after which it runs.
    pub start: Date,
    /// How much is counted.
    pub by: By,
    /// Is it the site's own, earlier than the law's?
    pub local: bool,
}

/// How a deadline runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// To a day of the calendar.
    Day,
    /// In working days.
    WorkingDays(Counted),
    /// In days; moved from a day of rest or not.
    Days(u16, bool),
    /// In months; moved from a day of rest or not.
    Months(u16, bool),
}

/// Does it run from the end of the period?
pub fn after_period(due: &Due) -> bool {
    match &due.by {
        DueBy::DayAfter { .. } => true,
        DueBy::Count { after, .. } => after == PERIOD,
    }
}

/// The last day of a period; a batch has none.
pub fn of_period(kind: &Kind, period: Period) -> Option<Date> {
    if let Period::AsOf(day) = period {
        return Some(day);
    }
    if period.sort() == PeriodType::Batch {
        return None;
    }
    if let (Period::Year(year), Some((month, day))) = (period, kind.period.as_ref().map(|own| own.starts))
        && (month, day) != (1, 1)
    {
        // A year of account that begins late in a year is called after the year it ends in.
        let begins = if month >= 7 { year } else { year + 1 };
        return Date::new(begins, month, day).ok()?.yesterday().ok();
    }
    let (year, month) = period.last_month();
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

/// The deadline that runs after `start`, as the law, the programmes and `site.yaml` have
/// it. `None`: surely not before `reached`, so that nothing has to be counted.
///
/// # Errors
/// If a year's holidays are not known and `reached` might be too late.
pub fn of(
    due: &Due,
    kind: &Kind,
    start: Date,
    reached: Date,
    programmes: &[&Programme],
    config: &Config,
) -> Result<Option<Deadline>, NoYear> {
    let local = config.due.iter().filter(|local| local.kind == kind.key).map(|local| local.by);
    let calendar = &config.calendar;
    let (number, unit) = match &due.by {
        DueBy::DayAfter { month, day } => {
            let law = next_day(start, *month, *day);
            let own = local.filter_map(|by| match by {
                LocalBy::Day(month, day) => next_day(start, month, day),
                LocalBy::WorkingDays(_) => None,
            });
            let own = own.min().filter(|own| law.is_none_or(|law| *own < law));
            return Ok(own.or(law).map(|end| Deadline { end, start, by: By::Day, local: own.is_some() }));
        }
        DueBy::Count { number, unit, .. } => (*number, *unit),
    };
    match unit {
        DueUnit::WorkingDays => {
            let own = local.filter_map(|by| match by {
                LocalBy::WorkingDays(number) => Some(number),
                LocalBy::Day(..) => None,
            });
            let of_programmes = programmes.iter().filter_map(|programme| programme.working_days);
            let of_programmes = of_programmes.filter(|_| after_period(due));
            let least = own.chain(of_programmes).min().filter(|own| *own < number);
            let days = least.unwrap_or(number);
            // So many working days are never fewer days.
            if in_days(start, days).is_some_and(|soonest| reached <= soonest) {
                return Ok(None);
            }
            let counted = calendar.after(start, days.into())?;
            let (end, by) = (counted.end, By::WorkingDays(counted));
            Ok(Some(Deadline { end, start, by, local: least.is_some() }))
        }
        DueUnit::Days => {
            moved(calendar, in_days(start, number), start, reached, |moved| By::Days(number, moved))
        }
        DueUnit::Months => {
            let end = start.checked_add(i32::from(number).months()).ok();
            moved(calendar, end, start, reached, |moved| By::Months(number, moved))
        }
    }
}

/// A period in days or months whose last day is a day of rest ends with the next
/// working day (Civil Code, art. 203).
fn moved(
    calendar: &Calendar,
    end: Option<Date>,
    start: Date,
    reached: Date,
    by: impl Fn(bool) -> By,
) -> Result<Option<Deadline>, NoYear> {
    let Some(last) = end.filter(|last| reached > *last) else { return Ok(None) };
    let end = calendar.next_workday_on_or_after(last)?;
    Ok(Some(Deadline { end, start, by: by(end != last), local: false }))
}

fn in_days(start: Date, days: u16) -> Option<Date> {
    start.checked_add(i32::from(days).days()).ok()
}

/// The first such day of a year after `start`; 02-29 is the last of February.
fn next_day(start: Date, month: i8, day: i8) -> Option<Date> {
    let of_year = |year: i16| {
        let first = Date::new(year, month, 1).ok()?;
        Date::new(year, month, day.min(first.days_in_month())).ok()
    };
    of_year(start.year()).filter(|own| *own > start).or_else(|| of_year(start.year() + 1))
}
