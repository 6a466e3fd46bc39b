//! Working days: ten years day by day against an independent source, and what any
//! count must hold to.

use gongkai::value::{Calendar, Date};
use proptest::prelude::*;

const ORACLE: &str = include_str!("fixtures/workdays-oracle.txt");

#[test]
fn ten_years_agree_with_an_independent_source_on_every_day() {
    let calendar = Calendar::built_in();
    let (mut compared, mut years) = (0, Vec::new());
    for line in ORACLE.lines().filter(|line| !line.starts_with('#')) {
        let (year, days) = line.split_once(' ').unwrap();
        let mut day = Date::new(year.parse().unwrap(), 1, 1).unwrap();
        years.push(day.year());
        assert_eq!(days.len(), usize::from(day.days_in_year().unsigned_abs()), "{year}");
        for digit in days.chars() {
            assert_eq!(calendar.is_workday(day), Some(digit == '1'), "{day}");
            day = day.tomorrow().unwrap();
            compared += 1;
        }
    }
    assert_eq!(years, (2017..=2026).collect::<Vec<i16>>());
    assert_eq!(years, calendar.years().collect::<Vec<_>>(), "no year of the calendar goes unchecked");
    assert_eq!(compared, 3652);
}

/// Any day from which a few hundred working days can be counted.
fn start() -> impl Strategy<Value = Date> {
    (0..2900_i32).prop_map(|offset| Date::constant(2017, 1, 1) + jiff::Span::new().days(offset))
}

proptest! {
    #[test]
    fn a_count_ends_on_a_working_day_and_is_as_long_as_asked(start in start(), days in 1_u32..200) {
        let calendar = Calendar::built_in();
        let counted = calendar.after(start, days).unwrap();
        prop_assert_eq!(calendar.is_workday(counted.end), Some(true));
        prop_assert_eq!(calendar.days_between(start, counted.end), Ok(days));
        prop_assert_eq!(calendar.nth_after(start, days), Ok(counted.end));
    }

    #[test]
    fn a_later_start_or_a_longer_count_never_ends_earlier(start in start(), wait in 0_i32..30, days in 0_u32..100) {
        let calendar = Calendar::built_in();
        let end = calendar.nth_after(start, days).unwrap();
        let later = start + jiff::Span::new().days(wait);
        prop_assert!(calendar.nth_after(later, days).unwrap() >= end);
        prop_assert!(calendar.nth_after(start, days + 1).unwrap() > end);
    }

    #[test]
    fn two_counts_in_a_row_are_one(start in start(), first in 0_u32..60, then in 0_u32..60) {
        let calendar = Calendar::built_in();
        let between = calendar.nth_after(start, first).unwrap();
        prop_assert_eq!(calendar.nth_after(between, then), calendar.nth_after(start, first + then));
    }

    /// What a count lists explains it: weekdays between, less the weekdays of rest, and
    /// the weekend days worked.
    #[test]
    fn what_a_count_lists_adds_up(start in start(), days in 1_u32..200) {
        let counted = Calendar::built_in().after(start, days).unwrap();
        let weekday = |day: &Date| day.weekday().to_monday_zero_offset() < 5;
        let rested = |day: &Date| counted.rests.iter().any(|rest| (rest.first..=rest.last).contains(day));
        let worked = |day: &Date| counted.make_ups.iter().any(|one| one.day == *day);
        let all = start.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= counted.end);
        let explained = all.filter(|day| worked(day) || (weekday(day) && !rested(day))).count();
        prop_assert_eq!(explained, usize::try_from(days).unwrap());
    }

    #[test]
    fn no_text_stops_the_reader(text in "\\PC*", line in "[0-9/年月日\\-]{0,10},[休班offwrk]{0,4},[元旦\"]{0,3}[\r\n,]{0,2}") {
        let _ = Calendar::read(&text);
        if let Err(mistakes) = Calendar::read(&format!("2027-01-01,off,元旦\n{line}{text}")) {
            prop_assert!(mistakes.iter().all(|one| one.span.line > 1 && one.span.column > 0));
        }
    }
}
