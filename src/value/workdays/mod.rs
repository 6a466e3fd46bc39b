//! Statutory working days of the People's Republic of China: which days count, and
//! how a period of working days is counted.
//!
//! A day counts if a notice made it a working day, or if it is Monday to Friday and
//! no notice made it a holiday. The days come from the yearly notices of the General
//! Office of the State Council (`notices.csv`), which are known a few weeks before the
//! year begins and were changed twice afterwards. So a year without a notice has no
//! answer here, never a guess, and a site can bring its own file.
//!
//! # Where the rows of `cn-workdays.csv` come from
//! - 2017 and 2018: the two notices themselves, as published, weekends that a holiday
//!   joins included; GitHub `NateScarlet/holiday-cn` agrees with each exchanged day.
//! - 2019 to 2026: the Python package `chinesecalendar` 1.11.0 (MIT), compared with
//!   `NateScarlet/holiday-cn`.
//!
//! The test suite compares every day of 2017 to 2026 with a third source, the Python
//! package `holidays` 0.109, which keeps its own list of the exchanged days.
//!
//! `read` reads a file, `count` counts, `told` puts a count into words.

mod count;
mod read;
mod told;

pub use count::{Counted, MakeUp, NoYear, Rest};
pub use read::Mistake;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

const DAYS: &str = include_str!("cn-workdays.csv");
const NOTICES: &str = include_str!("notices.csv");

/// What a notice makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A holiday, be it a weekday or a weekend.
    Off,
    /// A working day, usually a weekend given in exchange.
    Work,
}

/// A day that a notice names.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    kind: Kind,
    /// The holiday that it belongs to.
    name: String,
}

/// A notice that arranges the holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Notice {
    /// The year that it arranges.
    pub year: i16,
    /// Its title, in full.
    pub title: String,
    /// Its document number (发文字号).
    pub number: String,
    /// Where it is published.
    pub address: String,
}

/// Which days are working days, for the years that it has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    days: BTreeMap<Date, Named>,
    /// The years that have data, each with its notices as far as they are known.
    years: BTreeMap<i16, Vec<Notice>>,
}

impl Calendar {
    /// The calendar that comes with the program.
    pub fn built_in() -> &'static Calendar {
        static BUILT_IN: OnceLock<Calendar> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            // A test holds that both files are read to the last line.
            let mut calendar = Calendar::read(DAYS).unwrap_or_default();
            for notice in csv::Reader::from_reader(NOTICES.as_bytes()).deserialize::<Notice>().flatten() {
                if let Some(notices) = calendar.years.get_mut(&notice.year) {
                    notices.push(notice);
                }
            }
            calendar
        })
    }

    /// This calendar with each year that `site` has replaced as a whole, its notices
    /// too, and with the years that only `site` has. Days that `site` gives to the
    /// December before one of its years (see [`Calendar::read`]) change those days only.
    #[must_use]
    pub fn over(&self, site: Calendar) -> Calendar {
        let mut both = self.clone();
        both.days.retain(|day, _| !site.has(day.year()));
        both.days.extend(site.days);
        both.years.extend(site.years);
        both
    }

    /// Does it know the working days of this year?
    pub fn has(&self, year: i16) -> bool {
        self.years.contains_key(&year)
    }

    /// The years it knows, ascending.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.years.keys().copied()
    }

    /// The notices that arranged a year, in the order of their publication; none for a
    /// year that a site's own file gave.
    pub fn notices(&self, year: i16) -> &[Notice] {
        self.years.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Is it a working day? `None`: the year is not known.
    pub fn is_workday(&self, day: Date) -> Option<bool> {
        self.has(day.year()).then(|| match self.days.get(&day) {
            Some(named) => named.kind == Kind::Work,
            None => !is_weekend(day),
        })
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests;
