//! Periods as months: which months a document covers, and the periods that follow one
//! another.

use std::collections::BTreeSet;

use crate::value::{Period, PeriodType};

/// A month as a number that counts on over years.
pub type Month = i32;

fn number((year, month): (i16, i8)) -> Month {
    i32::from(year) * 12 + i32::from(month) - 1
}

/// First and last month of a period.
pub fn ends(period: Period) -> (Month, Month) {
    (number(period.first_month()), number(period.last_month()))
}

/// The months that a document about this period covers; a batch covers none for sure.
pub fn covered(period: Period) -> BTreeSet<Month> {
    if period.sort() == PeriodType::Batch {
        return BTreeSet::new();
    }
    let (first, last) = ends(period);
    (first..=last).collect()
}

/// The period of a sort that a month lies in; `None` for sorts that don't follow one another.
pub fn period_at(sort: PeriodType, month: Month) -> Option<Period> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let of_year = i8::try_from(month.rem_euclid(12)).ok()?;
    Some(match sort {
        PeriodType::Month => Period::Month(year, of_year + 1),
        PeriodType::Quarter => Period::Quarter(year, of_year / 3 + 1),
        PeriodType::Half => Period::Half(year, of_year / 6 + 1),
        PeriodType::Year => Period::Year(year),
        PeriodType::Range | PeriodType::AsOf | PeriodType::Batch => return None,
    })
}

/// The periods of a sort from the one of month `first` to the one of month `last`.
pub fn periods(sort: PeriodType, first: Month, last: Month) -> impl Iterator<Item = Period> {
    let mut at = period_at(sort, first);
    std::iter::from_fn(move || {
        let period = at.filter(|period| ends(*period).0 <= last)?;
        at = period_at(sort, ends(period).1 + 1);
        Some(period)
    })
}
