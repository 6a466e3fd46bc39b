//! Counting in working days.
//!
//! The day from which a period runs is not counted (Civil Code, art. 201); the periods
//! of the Regulation on Open Government Information are in working days, so their first
//! day is the next working day and their last is one too. A period in other days whose
//! last day is a day of rest ends on the day after the rest (art. 203).

use jiff::civil::Date;

use super::{Calendar, Kind, Named, Notice, is_weekend};

/// A year that the calendar does not know, so that nothing can be counted in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoYear {
    /// The first such year that the count came to.
    pub year: i16,
}

/// A stretch of holidays, weekends among them included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// Its first day within the count.
    pub first: Date,
    /// Its last day within the count.
    pub last: Date,
    /// The holidays' names, joined by `、`.
    pub name: String,
}

/// A weekend day that counted, because a notice made it a working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeUp {
    /// The day.
    pub day: Date,
    /// The holiday for which it was given.
    pub name: String,
}

/// A count, with what a reader needs to count it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day from which it ran, itself not counted.
    pub start: Date,
    /// How many working days were counted.
    pub days: u32,
    /// The last day.
    pub end: Date,
    /// What was skipped, plain weekends aside.
    pub rests: Vec<Rest>,
    /// The weekend days that counted.
    pub make_ups: Vec<MakeUp>,
    /// The notices behind the days counted and skipped.
    pub notices: Vec<Notice>,
}

impl Calendar {
    /// The `days`th working day after `start`, which is not counted; `start` itself for 0.
    pub fn nth_after(&self, start: Date, days: u32) -> Result<Date, NoYear> {
        let mut day = start;
        for _ in 0..days {
            day = self.next_workday_on_or_after(tomorrow(day)?)?;
        }
        Ok(day)
    }

    /// [`Calendar::nth_after`], with the days skipped and the notices.
    pub fn after(&self, start: Date, days: u32) -> Result<Counted, NoYear> {
        let end = self.nth_after(start, days)?;
        let mut counted =
            Counted { start, days, end, rests: Vec::new(), make_ups: Vec::new(), notices: Vec::new() };
        if end == start {
            return Ok(counted);
        }
        let first = tomorrow(start)?;
        let mut last_year = end.year();
        for (day, named) in self.days.range(first..=end) {
            match named.kind {
                Kind::Off => rest(&mut counted.rests, *day, &named.name),
                // A notice may also say that an ordinary weekday is worked.
                Kind::Work if !is_weekend(*day) => {}
                Kind::Work => counted.make_ups.push(MakeUp { day: *day, name: named.name.clone() }),
            }
            if self.is_of_next_year(*day, named) {
                last_year = last_year.max(day.year() + 1);
            }
        }
        let years = first.year()..=last_year;
        counted.notices = years.flat_map(|year| self.notices(year)).cloned().collect();
        Ok(counted)
    }

    /// How many working days lie after `from`, up to and with `to`: the working days
    /// late of what was due on `from` and came on `to`. 0 if `to` is not after `from`.
    pub fn days_between(&self, from: Date, to: Date) -> Result<u32, NoYear> {
        let (mut day, mut count) = (from, 0);
        while day < to {
            day = tomorrow(day)?;
            count += u32::from(self.workday(day)?);
        }
        Ok(count)
    }

    /// `day` if it is a working day, else the next one that is.
    pub fn next_workday_on_or_after(&self, mut day: Date) -> Result<Date, NoYear> {
        while !self.workday(day)? {
            day = tomorrow(day)?;
        }
        Ok(day)
    }

    fn workday(&self, day: Date) -> Result<bool, NoYear> {
        self.is_workday(day).ok_or(NoYear { year: day.year() })
    }

    /// New Year's holiday may begin in December; then the next year's notice gave it.
    fn is_of_next_year(&self, day: Date, named: &Named) -> bool {
        let new_year = (day.month() == 12).then(|| Date::new(day.year() + 1, 1, 1).ok()).flatten();
        new_year.and_then(|new_year| self.days.get(&new_year)).is_some_and(|first| first.name == named.name)
    }
}

/// The calendar ends with the last year that can be written, which has no data.
fn tomorrow(day: Date) -> Result<Date, NoYear> {
    day.tomorrow().map_err(|_| NoYear { year: day.year() })
}

/// Adds a holiday to the stretch that it continues, or begins a stretch with it.
fn rest(rests: &mut Vec<Rest>, day: Date, name: &str) {
    match rests.last_mut().filter(|rest| rest.last.tomorrow().is_ok_and(|next| next == day)) {
        Some(rest) => {
            rest.last = day;
            for part in name.split('、') {
                if !rest.name.split('、').any(|known| known == part) {
                    rest.name = format!("{}、{part}", rest.name);
                }
            }
        }
        None => rests.push(Rest { first: day, last: day, name: name.to_owned() }),
    }
}
