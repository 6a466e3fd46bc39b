//! Years in the text that can't be those of the period: left over from another report.

use super::in_body;
use super::parts::Parts;
use crate::check::pattern::Pattern;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::value::{Date, Period};

/// It is not said from which day to which the figures are.
pub const UNSTATED: &str = "unstated-period";
/// It is said, and it is another period.
pub const STATED_OTHER: &str = "other-period-stated";
/// Plans for a year that is over.
pub const PLAN: &str = "plan-for-past-year";
/// A year that is neither the report's nor one beside it.
pub const YEAR: &str = "year-in-text";
/// The text begins with the same month of another year.
pub const MONTH: &str = "month-in-text";

pub fn check(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let record = parts.record;
    let Some(period) = record.period else { return Vec::new() };
    let mut found = Vec::new();
    if record.kind.period.as_ref().is_some_and(|spec| spec.stated) {
        found.extend(stated(parts, period));
    }
    match period {
        Period::Year(year) => {
            found.extend(plans(parts, year));
            if parts.sections.iter().any(|section| section.required) {
                found.extend(years(parts, year));
            }
        }
        Period::Month(year, month) => found.extend(first_month(parts, year, month)),
        _ => {}
    }
    found
}

static RANGE: Pattern = Pattern::new(
    r"((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起?\s*(?:至|到|—+|-+|－|–|~|～)\s*(?:((?:19|20)\d\d)\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日",
);

/// First and last day of a period that has both.
fn days(period: Period) -> Option<(Date, Date)> {
    if matches!(period, Period::AsOf(_) | Period::Batch(..)) {
        return None;
    }
    let ((year, month), (last_year, last_month)) = (period.first_month(), period.last_month());
    let first = Date::new(year, month, 1).ok()?;
    let last = Date::new(last_year, last_month, 1).ok()?.last_of_month();
    Some((first, last))
}

fn stated(parts: &Parts<'_>, period: Period) -> Option<Diagnostic> {
    let (first, last) = days(period)?;
    let mut other = None;
    for hit in RANGE.all(&parts.text) {
        let number = |at: usize| hit.get(at).and_then(|group| group.as_str().parse::<i16>().ok());
        let small = |at: usize| number(at).and_then(|number| i8::try_from(number).ok());
        let (Some(year), Some(whole)) = (number(1), hit.get(0)) else { continue };
        let from = small(2).zip(small(3)).and_then(|(month, day)| Date::new(year, month, day).ok());
        let to_year = number(4).unwrap_or(year);
        let to = small(5).zip(small(6)).and_then(|(month, day)| Date::new(to_year, month, day).ok());
        if (from, to) == (Some(first), Some(last)) {
            return None;
        }
        // The same days of another year: the statement of another report.
        let same = |day: Option<Date>, own: Date| {
            day.is_some_and(|day| (day.month(), day.day()) == (own.month(), own.day()))
        };
        if same(from, first) && same(to, last) {
            other = Some(whole);
        }
    }
    let name = |day: Date| format!("{}年{}月{}日", day.year(), day.month(), day.day());
    let wanted = format!("{}至{}", name(first), name(last));
    let help = say!("写明：所列数据的统计期限自{wanted}止": "say: 所列数据的统计期限自{wanted}止");
    Some(match other {
        Some(hit) => {
            let text = hit.as_str();
            let message =
                say!("统计期限“{text}”不是本期的": "the period stated, “{text}”, is not this document's");
            in_body(parts.record, STATED_OTHER, (hit.start(), hit.end()), message)
                .sides(text, &wanted, None)
                .help(help)
        }
        None => {
            let message =
                say!("没有写明数据的统计期限": "it is not said from which day to which the figures are");
            in_body(parts.record, UNSTATED, (0, 0), message).help(help)
        }
    })
}

static PLANS: Pattern = Pattern::new(
    r"((?:19|20)\d\d)年度?[，,]?[^。；;，,\n]{0,10}?(?:将|拟|计划|打算|继续|进一步|重点做好|着力)",
);

fn plans(parts: &Parts<'_>, year: i16) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for part in parts.parts.iter().filter(|part| part.section.looks_ahead) {
        let words = parts.words(part);
        for hit in PLANS.all(words) {
            let (Some(whole), Some(written)) = (hit.get(0), hit.get(1)) else { continue };
            // 针对2024年工作中的不足将…: what was, not what will be.
            let before = &words[..whole.start()];
            let looks_back = ["对", "对照", "总结", "回顾", "根据", "结合", "较", "比"]
                .iter()
                .any(|word| before.ends_with(word));
            if written.as_str().parse() != Ok(year) || looks_back {
                continue;
            }
            let (next, start) = (year + 1, part.bytes.start);
            let message = say!("今后的安排写成了{year}年，报告的这一年已经过去": "what is planned is dated {year}, the year of the report, which is over");
            found.push(
                in_body(parts.record, PLAN, (start + written.start(), start + written.end()), message)
                    .sides(&year.to_string(), &next.to_string(), None)
                    .help(say!("应为{next}年": "it should be {next}")),
            );
        }
    }
    found
}

static YEARS: Pattern = Pattern::new(
    r"(?m)(?:^|[。；;，,：:（(\s])((?:19|20)\d\d)年(?:度|[，,]|我[局县市区镇乡街办委]|全[局县市区年]|本[局机])",
);

fn years(parts: &Parts<'_>, year: i16) -> Vec<Diagnostic> {
    let written = YEARS.all(&parts.text);
    let other = written.iter().filter_map(|hit| hit.get(1)).filter_map(|hit| {
        let other: i16 = hit.as_str().parse().ok()?;
        ((other - year).abs() > 1).then_some((hit, other))
    });
    other
        .map(|(hit, other)| {
            let message = say!("{year}年度的文中写着{other}年": "a text about {year} speaks of {other}");
            in_body(parts.record, YEAR, (hit.start(), hit.end()), message)
                .sides(&other.to_string(), &year.to_string(), None)
                .help(say!("核对年份：像是从别的年度照搬的": "check the year: it looks copied from another year's text"))
        })
        .collect()
}

static FIRST_MONTH: Pattern = Pattern::new(r"^\s*((?:19|20)\d\d)年(\d{1,2})月份?[^\d日\-－—~～至到、]");

fn first_month(parts: &Parts<'_>, year: i16, month: i8) -> Option<Diagnostic> {
    let hit = FIRST_MONTH.first(&parts.text)?;
    let (written, other) = (hit.get(1)?, hit.get(2)?);
    let wrong: i16 = written.as_str().parse().ok()?;
    if wrong == year || other.as_str().parse() != Ok(month) {
        return None;
    }
    let message = say!("正文写的是{wrong}年{month}月，所属时间是{year}年{month}月": "the text says {wrong}-{month:02}, the period is {year}-{month:02}");
    Some(
        in_body(parts.record, MONTH, (written.start(), other.end()), message)
            .sides(&wrong.to_string(), &year.to_string(), None)
            .help(say!("核对年份": "check the year")),
    )
}
