//! What time a document's figures are about.

use std::cmp::Ordering;

use jiff::civil::Date;

use crate::diagnostic::{Lang, Text};
use crate::say;

/// The sorts of period that a kind may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodType {
    /// `2024`
    Year,
    /// `2024H1`
    Half,
    /// `2024Q1`
    Quarter,
    /// `2024-06`
    Month,
    /// `2024-01/2024-11`
    Range,
    /// `2024-06-30`: a state on that day
    AsOf,
    /// `2024年第3批`
    Batch,
}

impl PeriodType {
    /// The word in the language of kinds.
    pub fn parse(word: &str) -> Option<PeriodType> {
        Some(match word {
            "year" => PeriodType::Year,
            "half" => PeriodType::Half,
            "quarter" => PeriodType::Quarter,
            "month" => PeriodType::Month,
            "range" => PeriodType::Range,
            "as_of" => PeriodType::AsOf,
            "batch" => PeriodType::Batch,
            _ => return None,
        })
    }

    /// All words.
    pub const WORDS: &'static [&'static str] =
        &["year", "half", "quarter", "month", "range", "as_of", "batch"];

    /// How such a period is written.
    pub fn example(self) -> &'static str {
        match self {
            PeriodType::Year => "2024",
            PeriodType::Half => "2024H1",
            PeriodType::Quarter => "2024Q1",
            PeriodType::Month => "2024-06",
            PeriodType::Range => "2024-01/2024-11",
            PeriodType::AsOf => "2024-06-30",
            PeriodType::Batch => "2024年第3批",
        }
    }
}

/// A period. Months count from 1; a half or quarter from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A year.
    Year(i16),
    /// A half-year.
    Half(i16, i8),
    /// A quarter.
    Quarter(i16, i8),
    /// A month.
    Month(i16, i8),
    /// Whole months, both ends within.
    Range((i16, i8), (i16, i8)),
    /// A state on a day.
    AsOf(Date),
    /// A batch of a year.
    Batch(i16, u16),
}

impl Period {
    /// Reads a period in any of its ways of writing: `2024-06`, `2024年6月`,
    /// `2024Q1`, `2024年第一季度`, `2024H1`, `2024年上半年`, `2024-01/2024-06`,
    /// `2024年1-6月`, `2024`, `2024年`, `2024-06-30`, `2024年第3批`.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim();
        if let Some(day) = text.strip_prefix("截至") {
            return super::parse_date(day).ok().map(Period::AsOf);
        }
        if let Some((from, to)) = text.split_once(['/', '至', '~']) {
            let from = month(from.trim())?;
            let to = month(to.trim())?;
            return (from <= to).then_some(Period::Range(from, to));
        }
        if let Ok(day) = super::parse_date(text) {
            return Some(Period::AsOf(day));
        }
        let year = four_digits(text.get(..4)?)?;
        let rest = text[4..].strip_prefix('年').unwrap_or(&text[4..]).trim();
        match rest {
            "" | "度" => return Some(Period::Year(year)),
            "H1" | "上半年" => return Some(Period::Half(year, 1)),
            "H2" | "下半年" => return Some(Period::Half(year, 2)),
            _ => {}
        }
        let quarter = rest
            .strip_prefix('Q')
            .or_else(|| rest.strip_suffix("季度").map(|name| name.strip_prefix('第').unwrap_or(name)));
        if let Some(name) = quarter {
            return ["1一", "2二", "3三", "4四"]
                .iter()
                .position(|ways| name.chars().count() == 1 && ways.contains(name))
                .map(|at| Period::Quarter(year, at as i8 + 1));
        }
        if let Some(number) = rest.strip_prefix('第').and_then(|rest| rest.strip_suffix('批')) {
            return number.parse().ok().map(|number| Period::Batch(year, number));
        }
        if let Some((from, to)) = rest.strip_suffix('月').unwrap_or("").split_once(['-', '—', '–']) {
            let (from, to) = (number_of_month(from.trim_end_matches('月'))?, number_of_month(to)?);
            return (from <= to).then_some(Period::Range((year, from), (year, to)));
        }
        month(text).map(|(year, month)| Period::Month(year, month))
    }

    /// Its sort.
    pub fn sort(self) -> PeriodType {
        match self {
            Period::Year(_) => PeriodType::Year,
            Period::Half(..) => PeriodType::Half,
            Period::Quarter(..) => PeriodType::Quarter,
            Period::Month(..) => PeriodType::Month,
            Period::Range(..) => PeriodType::Range,
            Period::AsOf(_) => PeriodType::AsOf,
            Period::Batch(..) => PeriodType::Batch,
        }
    }

    /// The year it ends in.
    pub fn year(self) -> i16 {
        self.last_month().0
    }

    /// First month.
    pub fn first_month(self) -> (i16, i8) {
        match self {
            Period::Year(year) | Period::Batch(year, _) => (year, 1),
            Period::Half(year, half) => (year, half * 6 - 5),
            Period::Quarter(year, quarter) => (year, quarter * 3 - 2),
            Period::Month(year, month) => (year, month),
            Period::Range(from, _) => from,
            Period::AsOf(day) => (day.year(), day.month()),
        }
    }

    /// Last month.
    pub fn last_month(self) -> (i16, i8) {
        match self {
            Period::Year(year) | Period::Batch(year, _) => (year, 12),
            Period::Half(year, half) => (year, half * 6),
            Period::Quarter(year, quarter) => (year, quarter * 3),
            Period::Month(year, month) => (year, month),
            Period::Range(_, to) => to,
            Period::AsOf(day) => (day.year(), day.month()),
        }
    }

    /// Does a day lie in it? A state on a day has that day only.
    pub fn contains(self, day: Date) -> bool {
        match self {
            Period::AsOf(own) => own == day,
            _ => (self.first_month()..=self.last_month()).contains(&(day.year(), day.month())),
        }
    }

    /// How many months it covers.
    pub fn months(self) -> i32 {
        let (first, last) = (self.first_month(), self.last_month());
        (i32::from(last.0) - i32::from(first.0)) * 12 + i32::from(last.1) - i32::from(first.1) + 1
    }

    /// The period of the same sort just before; none for ranges, states and batches.
    pub fn previous(self) -> Option<Period> {
        Some(match self {
            Period::Year(year) => Period::Year(year - 1),
            Period::Half(year, 1) => Period::Half(year - 1, 2),
            Period::Half(year, half) => Period::Half(year, half - 1),
            Period::Quarter(year, 1) => Period::Quarter(year - 1, 4),
            Period::Quarter(year, quarter) => Period::Quarter(year, quarter - 1),
            Period::Month(year, 1) => Period::Month(year - 1, 12),
            Period::Month(year, month) => Period::Month(year, month - 1),
            Period::Range(..) | Period::AsOf(_) | Period::Batch(..) => return None,
        })
    }

    /// The canonical text, which reads back as the same period.
    pub fn id(self) -> String {
        match self {
            Period::Year(year) => format!("{year}"),
            Period::Half(year, half) => format!("{year}H{half}"),
            Period::Quarter(year, quarter) => format!("{year}Q{quarter}"),
            Period::Month(year, month) => format!("{year}-{month:02}"),
            Period::Range((y1, m1), (y2, m2)) => format!("{y1}-{m1:02}/{y2}-{m2:02}"),
            Period::AsOf(day) => format!("{day}"),
            Period::Batch(year, number) => format!("{year}年第{number}批"),
        }
    }

    /// The period for reading.
    pub fn name(self) -> Text {
        match self {
            Period::Year(year) => say!("{year}年": "{year}"),
            Period::Half(year, half) => {
                let word = if half == 1 { "上" } else { "下" };
                say!("{year}年{word}半年": "half {half} of {year}")
            }
            Period::Quarter(year, quarter) => {
                let word = ["一", "二", "三", "四"].get(quarter as usize - 1).copied().unwrap_or_default();
                say!("{year}年第{word}季度": "quarter {quarter} of {year}")
            }
            Period::Month(year, month) => say!("{year}年{month}月": "{year}-{month:02}"),
            Period::Range((y1, m1), (y2, m2)) if y1 == y2 => {
                say!("{y1}年{m1}—{m2}月": "{y1}-{m1:02} to {y2}-{m2:02}")
            }
            Period::Range((y1, m1), (y2, m2)) => {
                say!("{y1}年{m1}月—{y2}年{m2}月": "{y1}-{m1:02} to {y2}-{m2:02}")
            }
            Period::AsOf(day) => {
                let (year, month, date) = (day.year(), day.month(), day.day());
                say!("截至{year}年{month}月{date}日": "as of {day}")
            }
            Period::Batch(year, number) => say!("{year}年第{number}批": "batch {number} of {year}"),
        }
    }

    /// The period for reading, in one language.
    pub fn label(self, lang: Lang) -> String {
        self.name().get(lang).to_owned()
    }
}

/// By the last month, then the first: of two periods that end together the shorter is the later.
impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        let key = |period: &Period| {
            let (day, number) = match *period {
                Period::AsOf(day) => (day.day(), 0),
                Period::Batch(_, number) => (0, number),
                _ => (32, 0),
            };
            (period.last_month(), period.first_month(), number, day, period.sort() as u8)
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn four_digits(text: &str) -> Option<i16> {
    let year =
        (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<i16>().ok())??;
    (1900..2200).contains(&year).then_some(year)
}

fn number_of_month(text: &str) -> Option<i8> {
    let number = text.trim().parse::<i8>().ok()?;
    ((1..=2).contains(&text.trim().len()) && (1..=12).contains(&number)).then_some(number)
}

fn month(text: &str) -> Option<(i16, i8)> {
    let year = four_digits(text.get(..4)?)?;
    let rest = &text[4..];
    let number = rest
        .strip_prefix('年')
        .and_then(|rest| rest.strip_suffix('月').or_else(|| rest.strip_suffix("月份")))
        .or_else(|| rest.strip_prefix('-').filter(|rest| rest.len() == 2))?;
    Some((year, number_of_month(number)?))
}
