//! A title that speaks of another time than the document's period.

use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::months;
use crate::diagnostic::{Diagnostic, Text};
use crate::record::Record;
use crate::say;
use crate::value::{Period, PeriodType};

/// The title names another month or year.
pub const CONTRADICTED: &str = "title-period";

/// A time as titles write it: 2025年3月, 2025年1—3月, 2025年1月至3月, 2025年第一季度,
/// 2025年上半年, 2025年度; a day of the month ends it.
const TIME: &str = "([0-9]{4})年度?(?:第?([一二三四1-4])季度|([上下])半年|([0-9]{1,2})月?份?[-—–~～至到]([0-9]{1,2})月|([0-9]{1,2})月份?([0-9]{1,2}日)?)?";

/// A month without its year.
const MONTH: &str = "(?:^|[^0-9年])([0-9]{1,2})月份?([0-9]{1,2}日)?";

/// A year without 年, where a title of a yearly document has one.
const YEAR: &str = "(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)";

/// The rule about one document.
pub fn contradicted(record: &Record) -> Option<Diagnostic> {
    let (own, spec) = (record.period?, record.kind.period.as_ref()?);
    let title = plain(&record.common.title);
    let said = other(&title, own)?;
    let (own_name, key) = (own.name(), spec.name.short());
    let (zh, en) = (&own_name.zh, &own_name.en);
    let message = Text {
        zh: format!("标题说的是“{said}”，“{key}”写的是{zh}"),
        en: format!("the title speaks of “{said}”, but “{key}” is {en}"),
    };
    let mut found = Diagnostic::warning(CONTRADICTED, message)
        .at(&record.path)
        .sides(&said, &own.id(), None)
        .help(say!("核对是哪一期，改正其中一处": "find out which it is about and correct the other"));
    found.data_path = Some(record.pointer("title"));
    let mut found = found.related(&record.path, None, say!("“{key}”写在这里": "“{key}” is here"));
    found.related.iter_mut().for_each(|related| related.data_path = Some(record.pointer(&spec.key)));
    Some(found)
}

/// What the title says, if it speaks of times and of none that the period lies in.
fn other(title: &str, own: Period) -> Option<String> {
    let (first, last) = months::ends(own);
    let mut said = None;
    let mut hull: Option<(i32, i32)> = None;
    for captures in pattern(TIME).into_iter().flat_map(|pattern| pattern.captures_iter(title)) {
        let Some((from, to)) = time(&captures, own) else { continue };
        hull = Some(hull.map_or((from, to), |(own_from, own_to)| (own_from.min(from), own_to.max(to))));
        said.get_or_insert_with(|| captures[0].to_owned());
    }
    if let Some((from, to)) = hull {
        // A batch has no months, only its year.
        let fits = if own.sort() == PeriodType::Batch {
            from <= last && to >= first
        } else {
            from <= first && to >= last
        };
        return said.filter(|_| !fits);
    }
    let one_month = (first == last && own.sort() != PeriodType::AsOf).then(|| own.last_month().1);
    if let Some(own_month) = one_month {
        let captures = pattern(MONTH).and_then(|pattern| pattern.captures(title))?;
        let month: i8 = captures[1].parse().ok()?;
        let differs = captures.get(2).is_none() && (1..=12).contains(&month) && month != own_month;
        return differs.then(|| format!("{month}月"));
    }
    let years: Vec<i16> = pattern(YEAR)
        .into_iter()
        .flat_map(|pattern| pattern.captures_iter(title))
        .filter_map(|captures| captures[1].parse().ok())
        .collect();
    match (own, years.as_slice()) {
        (Period::Year(own), [year]) if *year != own => Some(year.to_string()),
        _ => None,
    }
}

/// First and last month of a time; none for a day, unless the period is a day.
fn time(captures: &Captures<'_>, own: Period) -> Option<(i32, i32)> {
    let year: i32 = captures[1].parse().ok()?;
    let month = |at: usize| -> Option<i32> {
        let month = captures.get(at)?.as_str().parse::<i32>().ok()?;
        (1..=12).contains(&month).then_some(year * 12 + month - 1)
    };
    if captures.get(7).is_some() && own.sort() != PeriodType::AsOf {
        return None;
    }
    if let Some(quarter) = captures.get(2) {
        let at = ["一1", "二2", "三3", "四4"].iter().position(|ways| ways.contains(quarter.as_str()))?;
        let first = year * 12 + i32::try_from(at).ok()? * 3;
        return Some((first, first + 2));
    }
    if let Some(half) = captures.get(3) {
        let first = year * 12 + if half.as_str() == "上" { 0 } else { 6 };
        return Some((first, first + 5));
    }
    if let (Some(from), Some(to)) = (month(4), month(5)) {
        return Some((from, to));
    }
    Some(month(6).map_or((year * 12, year * 12 + 11), |month| (month, month)))
}

fn pattern(source: &str) -> Option<&'static Regex> {
    static ALL: OnceLock<Vec<(&str, Regex)>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        [TIME, MONTH, YEAR]
            .into_iter()
            .filter_map(|one| Regex::new(one).ok().map(|regex| (one, regex)))
            .collect()
    });
    all.iter().find(|(own, _)| *own == source).map(|(_, regex)| regex)
}

/// The title with ASCII digits: ２０２５年 and 二〇二五年三月 as 2025年3月.
fn plain(title: &str) -> String {
    let chars: Vec<char> = title.chars().filter(|c| !c.is_whitespace() || c.is_ascii()).collect();
    let mut out = String::with_capacity(title.len());
    let mut at = 0;
    while at < chars.len() {
        if let Some((number, length)) = chinese(&chars[at..]) {
            out.push_str(&number);
            at += length;
            continue;
        }
        match chars[at] {
            wide @ '０'..='９' => out.extend(char::from_digit(u32::from(wide) - u32::from('０'), 10)),
            other => out.push(other),
        }
        at += 1;
    }
    out.replace(" 年", "年").replace("年 ", "年").replace(" 月", "月")
}

/// A year or month in Chinese numerals at the start, before its 年 or 月.
fn chinese(chars: &[char]) -> Option<(String, usize)> {
    let digit = |c: &char| {
        "〇一二三四五六七八九".chars().position(|own| own == *c).or_else(|| "零○".contains(*c).then_some(0))
    };
    let year: Vec<usize> = chars.iter().take(4).map_while(digit).collect();
    if year.len() == 4 && chars.get(4) == Some(&'年') {
        return Some((year.iter().map(usize::to_string).collect(), 4));
    }
    let length = chars.iter().take(3).position(|c| *c == '月')?;
    let month = match &chars[..length] {
        ['十'] => 10,
        ['十', ones] => 10 + digit(ones)?,
        [ones] => digit(ones)?,
        _ => return None,
    };
    (1..=12).contains(&month).then(|| (month.to_string(), length))
}
