//! What `site.yaml` says about time: for which periods documents are due, local dates
//! earlier than the law's, and a calendar of working days of its own.

use super::Programme;
use crate::kinds::{Due, DueBy, DueUnit, Kind, Kinds, Values};
use crate::say;
use crate::value::{Date, Period};
use crate::yaml::{Findings, Item, Reader, nearest};

/// For which periods documents of a kind are due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Id of the kind.
    pub kind: String,
    /// First period.
    pub from: Option<Period>,
    /// Last period.
    pub until: Option<Period>,
    /// Where it is written.
    pub pointer: String,
}

/// An earlier date than the law's, for documents of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalDue {
    /// Id of the kind.
    pub kind: String,
    /// When.
    pub by: LocalBy,
}

/// How an earlier date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalBy {
    /// Month and day.
    Day(i8, i8),
    /// So many working days.
    WorkingDays(u16),
}

/// The file of a site's own calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// Relative to the site's root.
    pub path: String,
    /// Where it is named.
    pub pointer: String,
}

/// A period; anything else is told.
pub(super) fn period(reader: &mut Reader<'_>, names: &[&str], findings: &mut Findings) -> Option<Period> {
    let item = reader.take(names, findings)?;
    let text = item.text(findings)?;
    // Only periods that follow one another can begin or end a series.
    let read = Period::parse(text).filter(|period| period.previous().is_some());
    if read.is_none() {
        findings
            .error("site-value", &item.pointer, say!("“{text}”不是时间": "“{text}” is not a period"))
            .help(say!("写成 2024-01，按年的写成 2024": "write it as 2024-01, or 2024 for years"));
    }
    read
}

/// Is the last period before the first?
pub(super) fn order(from: Option<Period>, until: Option<Period>, item: &Item<'_>, findings: &mut Findings) {
    if let (Some(from), Some(until)) = (from, until)
        && until.last_month() < from.first_month()
    {
        let (from, until) = (from.id(), until.id());
        findings
            .error(
                "site-value",
                &item.pointer,
                say!("截止 {until} 早于起始 {from}": "it ends with {until}, before it begins with {from}"),
            )
            .help(say!("改正其中一个": "correct one of the two"));
    }
}

fn kind_of<'k>(item: &Item<'_>, kinds: &'k Kinds, findings: &mut Findings) -> Option<&'k Kind> {
    let word = item.key;
    if let Some(kind) = kinds.find(word) {
        return Some(kind.as_ref());
    }
    let likely = nearest(word, kinds.iter().map(|kind| kind.key.as_str())).map(str::to_owned);
    findings
        .error("unknown-kind", &item.pointer, say!("没有类型“{word}”": "there is no kind “{word}”"))
        .on_key()
        .help = likely.map(|likely| say!("是不是“{likely}”？": "did you mean “{likely}”?"));
    None
}

/// `series`
pub(super) fn series(item: &Item<'_>, kinds: &Kinds, findings: &mut Findings) -> Vec<Expected> {
    let entries = item.entries().unwrap_or_default();
    let read = entries.iter().filter_map(|item| {
        let kind = kind_of(item, kinds, findings)?;
        if kind.series.is_empty() || kind.period.is_none() {
            let name = kind.name.short();
            findings
                .error(
                    "site-value",
                    &item.pointer,
                    say!("“{name}”不按期公开": "documents of “{name}” are not due by period"),
                )
                .help(say!("删去这一行": "remove this line"))
                .on_key();
            return None;
        }
        let mut reader = Reader::new(item.node, &item.pointer, findings);
        let from = period(&mut reader, &["from", "起始"], findings);
        let until = period(&mut reader, &["until", "截止"], findings);
        reader.finish(findings);
        order(from, until, item, findings);
        Some(Expected { kind: kind.key.clone(), from, until, pointer: item.pointer.clone() })
    });
    read.collect()
}

/// `due`
pub(super) fn due(item: &Item<'_>, kinds: &Kinds, findings: &mut Findings) -> Vec<LocalDue> {
    let entries = item.entries().unwrap_or_default();
    let read = entries.iter().filter_map(|item| {
        let kind = kind_of(item, kinds, findings)?;
        let text = item.text(findings)?;
        let Some(by) = local_by(text) else {
            findings
                .error("site-value", &item.pointer, say!("期限“{text}”看不懂": "the deadline “{text}” is not understood"))
                .help(say!("写月-日，如 01-28，或者“10个工作日”": "write MM-DD, such as 01-28, or “10 working days”"));
            return None;
        };
        if !kind.due.iter().any(|due| is_earlier(by, due)) {
            let name = kind.name.short();
            let theirs: Vec<String> = kind.due.iter().map(|due| written(&due.by)).collect();
            let theirs = theirs.join("、");
            findings
                .error("site-value", &item.pointer, say!("“{name}”的法定期限是 {theirs}，{text} 并不更早": "“{name}” is due by {theirs}; {text} is not earlier"))
                .help(say!("本地期限只能早于法定期限；删去这一行，或者写早一些": "a local date may only be earlier; remove this line or write an earlier one"));
            return None;
        }
        Some(LocalDue { kind: kind.key.clone(), by })
    });
    read.collect()
}

fn local_by(text: &str) -> Option<LocalBy> {
    if let Some((month, day)) = text.split_once('-') {
        let (month, day) = (month.trim().parse().ok()?, day.trim().parse().ok()?);
        return Date::new(2024, month, day).ok().map(|_| LocalBy::Day(month, day));
    }
    let number = ["个工作日", "工作日", " working days", " working day"]
        .iter()
        .find_map(|end| text.strip_suffix(end))?;
    number.trim().parse().ok().map(LocalBy::WorkingDays)
}

fn is_earlier(by: LocalBy, due: &Due) -> bool {
    match (by, &due.by) {
        (LocalBy::Day(month, day), DueBy::DayAfter { month: own_month, day: own_day }) => {
            (month, day) < (*own_month, *own_day)
        }
        (LocalBy::WorkingDays(number), DueBy::Count { number: own, unit: DueUnit::WorkingDays, .. }) => {
            number < *own
        }
        _ => false,
    }
}

fn written(by: &DueBy) -> String {
    match by {
        DueBy::DayAfter { month, day } => format!("{month:02}-{day:02}"),
        DueBy::Count { number, unit: DueUnit::WorkingDays, .. } => format!("{number} working days"),
        DueBy::Count { number, unit: DueUnit::Days, .. } => format!("{number} days"),
        DueBy::Count { number, unit: DueUnit::Months, .. } => format!("{number} months"),
    }
}

/// A programme can't give more time than the law.
pub(super) fn working_days(programmes: &[Programme], kinds: &Kinds, findings: &mut Findings) {
    let of_programmes = kinds.iter().filter(|kind| programme_dimension(kind).is_some());
    let most = of_programmes.flat_map(|kind| &kind.due).filter_map(|due| match &due.by {
        DueBy::Count { number, unit: DueUnit::WorkingDays, after } if after == "period" => Some(*number),
        _ => None,
    });
    let Some(most) = most.max() else { return };
    for programme in programmes.iter() {
        let Some(days) = programme.working_days.filter(|days| *days > most) else { continue };
        let name = programme.name.short();
        findings
            .error("site-value", &programme.pointer, say!("“{name}”的期限写了 {days} 个工作日，比法定的 {most} 个工作日长": "“{name}” is due within {days} working days, later than the {most} of the law"))
            .help(say!("写 {most} 或更少": "write {most} or less"));
    }
}

/// The dimension of a kind's series whose values are the site's programmes.
pub fn programme_dimension(kind: &Kind) -> Option<&str> {
    let of_site = |values: &Values| matches!(values, Values::Site(word) if word == "programmes");
    let dimension =
        kind.dimensions.iter().find(|one| of_site(&one.values) && kind.series.contains(&one.key))?;
    Some(&dimension.key)
}
