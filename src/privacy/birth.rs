//! Dates of birth: behind a word that asks for one, or before 出生 with a person named.
//!
//! Rules speak of birth too (2015年1月1日以后出生的儿童), and the lives of officials are
//! published: neither is found.

use super::finder::Finder;
use super::person;
use super::signs;
use super::sort::{Confidence, Sort};
use super::view::View;
use super::words::CONTEXT;

/// Finds them.
pub(super) fn find(finder: &mut Finder<'_>) {
    for at in 0..finder.view.chars.len() {
        if finder.view.get(at) == '生' {
            behind(finder, at);
            ahead(finder, at);
        }
    }
}

/// 出生日期：1985-03-12, 生于1985年3月12日.
fn behind(finder: &mut Finder<'_>, at: usize) {
    let view = &finder.view;
    let word = view.before(at) == '出' || matches!(view.get(at + 1), '于' | '日');
    if !word {
        return;
    }
    let mut from = at + 1;
    let mut colon = false;
    let mut asks = view.get(at + 1) == '日';
    while matches!(
        view.get(from),
        '日' | '期'
            | '年'
            | '月'
            | '时'
            | '间'
            | '于'
            | ':'
            | ' '
            | '|'
            | '为'
            | '是'
            | '"'
            | '('
            | ')'
            | '在'
    ) && from < at + 14
    {
        colon |= matches!(view.get(from), ':' | '|');
        asks |= matches!(view.get(from), '期' | '间' | '月');
        from += 1;
    }
    let Some(end) = date(view, from) else { return };
    let bound =
        matches!(view.get(end), '前' | '后' | '以' | '之' | '至' | '到' | '起' | '-' | '期' | '的' | '(');
    let person = person::named_before(view, at, 40).is_some();
    if !official(view, at) && ((colon && asks && !bound) || (person && !bound)) {
        let sure = if colon { Confidence::Certain } else { Confidence::Likely };
        finder.add(Sort::BirthDate, from..end, sure);
    }
}

/// 1985年3月12日出生, 1985年3月生.
fn ahead(finder: &mut Finder<'_>, at: usize) {
    let view = &finder.view;
    let end = if view.before(at) == '出' { at - 1 } else { at };
    let Some(start) = (end.saturating_sub(16)..end).find(|start| date(view, *start) == Some(end)) else {
        return;
    };
    let bound = matches!(view.before(start), '至' | '到' | '-' | '于');
    if !bound && !official(view, at) && person::named_before(view, start, 30).is_some() {
        finder.add(Sort::BirthDate, start..end, Confidence::Likely);
    }
}

/// Is the line the life of an official?
fn official(view: &View, at: usize) -> bool {
    let (before, after) = (view.sentence_before(at, 50, false), view.sentence_after(at, 60));
    CONTEXT.within("official", &view.chars[before.start..after.end])
}

/// The end of a date that begins at a place: year and month, or also the day; 1900–2099.
fn date(view: &View, from: usize) -> Option<usize> {
    let (year, mut at) = number(view, from)?;
    if signs::digit(view.before(from)).is_some() {
        return None;
    }
    if (19_000_101..=20_991_231).contains(&year) && at - from == 8 {
        return ((1..=12).contains(&(year / 100 % 100)) && (1..=31).contains(&(year % 100))).then_some(at);
    }
    let part = |c: char| matches!(c, '年' | '-' | '.' | '/' | '月');
    if !(1900..=2099).contains(&year) || at - from != 4 || !part(view.get(at)) {
        return None;
    }
    let (month, end) = number(view, at + 1)?;
    at = end;
    if !(1..=12).contains(&month) {
        return None;
    }
    let named = view.get(at) == '月';
    if !part(view.get(at)) {
        return Some(at);
    }
    let Some((day, end)) = number(view, at + 1).filter(|(day, _)| (1..=31).contains(day)) else {
        return named.then_some(at + 1);
    };
    let _ = day;
    Some(if view.get(end) == '日' { end + 1 } else { end })
}

/// A number in either script at a place, and its end.
fn number(view: &View, from: usize) -> Option<(u32, usize)> {
    let mut value = 0_u32;
    let mut at = from;
    while at < from + 8 {
        match (view.get(at), signs::digit(view.get(at))) {
            (_, Some((digit, _))) => value = value.checked_mul(10)?.checked_add(u32::from(digit))?,
            ('十', _) => {
                let ones = signs::digit(view.get(at + 1)).is_some();
                value = value.max(1) * if ones { 1 } else { 10 };
            }
            _ => break,
        }
        at += 1;
    }
    (at > from).then_some((value, at))
}
