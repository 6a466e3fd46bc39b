//! Dates as they are published: civil, without a time zone.

use jiff::civil::Date;

use super::cell::Misread;
use crate::say;

/// A date with or without a time of day, as a publication is stamped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Hour and minute.
    pub time: Option<(u8, u8)>,
}

impl Moment {
    /// Reads `2025-01-24`, `2025-01-24 09:30` (also with `T`; seconds are dropped),
    /// `2025年1月24日`. A time zone behind the time is not used: what is shown is what was
    /// written, whatever the machine's zone.
    pub fn parse(text: &str) -> Result<Moment, Misread> {
        let text = text.trim();
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let date = parse_date(day)?;
        let time = match time {
            None => None,
            Some(written) => Some(clock(written.trim()).ok_or_else(|| {
                Misread::new(
                    say!("时间“{written}”看不懂": "the time “{written}” is not understood"),
                    Some(say!("写成 2025-01-24 09:30，不带时区": "write 2025-01-24 09:30, without a time zone")),
                )
            })?),
        };
        Ok(Moment { date, time })
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            Some((hour, minute)) => write!(f, " {hour:02}:{minute:02}"),
            None => Ok(()),
        }
    }
}

fn clock(text: &str) -> Option<(u8, u8)> {
    let mut parts = without_zone(text).split(':');
    let hour = two_digits(parts.next()?)?;
    let minute = two_digits(parts.next()?)?;
    let second = parts.next().map_or(Some(0), two_digits)?;
    (parts.next().is_none() && hour < 24 && minute < 60 && second < 60).then_some((hour, minute))
}

/// The time of `09:30+08:00`, `09:30 +0800` or `09:30:00Z`.
fn without_zone(text: &str) -> &str {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return time.trim_end();
    }
    let Some(at) = text.rfind(['+', '-']) else { return text };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    let zone = matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if zone { text[..at].trim_end() } else { text }
}

fn two_digits(text: &str) -> Option<u8> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// What is likely meant: year, month and day with other marks between them.
fn likely(text: &str) -> Option<Date> {
    let compact = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = if compact {
        vec![&text[..4], &text[4..6], &text[6..]]
    } else {
        text.split(['/', '.', '-', '年', '月', '日', ' ']).filter(|part| !part.is_empty()).collect()
    };
    let [year, month, day] = parts.as_slice() else { return None };
    let year = (year.len() == 4).then(|| year.parse().ok())??;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads `2025-01-24` or `2025年1月24日`; other ways of writing are refused with
/// the right one named.
pub fn parse_date(text: &str) -> Result<Date, Misread> {
    let text = text.trim();
    let chinese = text.strip_suffix('日').and_then(|rest| {
        let (year, rest) = rest.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        Some((year, month, day))
    });
    let parts = match chinese {
        Some(parts) => Some(parts),
        None => {
            let mut parts = text.split('-');
            match (parts.next(), parts.next(), parts.next(), parts.next()) {
                (Some(year), Some(month), Some(day), None) if month.len() == 2 && day.len() == 2 => {
                    Some((year, month, day))
                }
                _ => None,
            }
        }
    };
    let numbers = parts.and_then(|(year, month, day)| {
        let year = (year.len() == 4).then(|| year.parse::<i16>().ok())??;
        Some((year, two_digits(month)?, two_digits(day)?))
    });
    match numbers {
        Some((year, month, day)) => Date::new(year, month.cast_signed(), day.cast_signed()).map_err(|_| {
            Misread::new(
                say!("没有“{text}”这一天": "there is no day “{text}”"),
                Some(say!("核对年月日": "check year, month and day")),
            )
        }),
        None => Err(Misread::new(
            say!("日期“{text}”看不懂": "the date “{text}” is not understood"),
            Some(match likely(text) {
                Some(likely) => say!("写成 {likely}": "write it as {likely}"),
                None => say!("写成 2025-01-24": "write it as 2025-01-24"),
            }),
        )),
    }
}
