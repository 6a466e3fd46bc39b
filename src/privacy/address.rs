//! Homes, down to the group, door or room.
//!
//! Offices, homes for the aged and companies publish their addresses, so an address alone
//! is none: a word such as 家庭住址 must speak of a home, or a person be named, and no
//! organisation be spoken of.

use std::ops::Range;

use super::finder::Finder;
use super::person;
use super::signs;
use super::sort::{Confidence, Sort};
use super::view::View;
use super::words::CONTEXT;

/// A number with its unit: 三组, 12号, 2单元.
#[derive(Debug, Clone)]
struct Part {
    range: Range<usize>,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Group,
    Door,
    Building,
    Room,
}

/// Finds them.
pub(super) fn find(finder: &mut Finder<'_>) {
    let parts = parts(&finder.view);
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        let mut long = 1;
        while rest
            .get(long)
            .is_some_and(|next| near(&finder.view, rest[long - 1].range.end..next.range.start))
        {
            long += 1;
        }
        judge(finder, &rest[..long], first.range.start);
        rest = &rest[long..];
    }
}

/// Parts of one address: no mark between them.
fn near(view: &View, between: Range<usize>) -> bool {
    between.len() <= 10
        && !view.chars[between].iter().any(|c| matches!(c, ',' | '、' | '。' | ';' | '|' | '\n'))
}

fn parts(view: &View) -> Vec<Part> {
    let mut found = Vec::new();
    for at in 1..view.chars.len() {
        let unit = match (view.get(at), view.get(at + 1)) {
            ('组' | '队' | '社', next) if next != '区' && next != '会' => Unit::Group,
            ('号', '楼') | ('栋' | '幢' | '座', _) | ('单', '元') => Unit::Building,
            ('号', next) if !matches!(next, '文' | '令' | '线' | '公' | '决' | '函') => Unit::Door,
            ('室' | '户', _) => Unit::Room,
            _ => continue,
        };
        let numeral = |c: &char| {
            signs::digit(*c).is_some()
                || matches!(c, '十' | '百' | '-' | '甲' | '乙' | '丙' | '附' | 'A'..='Z')
        };
        let long = view.chars[..at].iter().rev().take(8).take_while(|c| numeral(c)).count();
        // 第3组 is one of many things, 十几户 are many.
        if long > 0 && view.before(at - long) != '第' && view.before(at - long) != '〕' {
            let wide = if matches!((view.get(at), view.get(at + 1)), ('号', '楼') | ('单', '元')) {
                2
            } else {
                1
            };
            found.push(Part { range: at - long..at + wide, unit });
        }
    }
    found
}

fn judge(finder: &mut Finder<'_>, parts: &[Part], start: usize) {
    let view = &finder.view;
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let has = |unit: Unit| parts.iter().any(|part| part.unit == unit);
    let full = (has(Unit::Group) && (has(Unit::Door) || has(Unit::Room)))
        || (has(Unit::Building) && parts.len() > 1)
        || (has(Unit::Door) && has(Unit::Room));
    let before: Vec<char> = view.chars[view.sentence_before(start, 10, false)].to_vec();
    let place = match first.unit {
        Unit::Group => before
            .iter()
            .rev()
            .take(8)
            .any(|c| matches!(c, '村' | '区' | '屯' | '庄' | '湾' | '寨' | '坪' | '塘' | '居')),
        Unit::Door => before.last().is_some_and(|c| {
            matches!(
                c,
                '路' | '街'
                    | '巷'
                    | '弄'
                    | '道'
                    | '村'
                    | '庄'
                    | '湾'
                    | '区'
                    | '苑'
                    | '里'
                    | '园'
                    | '段'
                    | '城'
                    | '胡'
                    | '同'
            )
        }),
        Unit::Building => before
            .last()
            .is_some_and(|c| matches!(c, '区' | '苑' | '园' | '庭' | '府' | '城' | '湾' | '院' | '里')),
        Unit::Room => false,
    };
    if !full && !place {
        return;
    }
    let range = begin(view, start)..last.range.end;
    let sentence = view.sentence_before(start, 40, true);
    let resident = word_before(&view.chars[sentence.clone()], "resident").map(|at| sentence.start + at);
    let named = person::named_before(view, range.start + 1, 30);
    let spoken = named.as_ref().map(|named| named.name.end).max(resident);
    let person = person_word(view, range.start) || person_after(view, range.end);
    let from = spoken.unwrap_or(range.start).min(range.start);
    let around = from..(range.end + 8).min(view.chars.len());
    // A home has no office; a word that says 住址 outweighs the name of a place.
    let office = CONTEXT.within("organisation", &view.chars[around]) && resident.is_none();
    let confidence = match (resident, named) {
        (Some(_), _) => Confidence::Certain,
        (None, Some(_)) => Confidence::Likely,
        (None, None) if full && person => Confidence::Possible,
        _ => return,
    };
    let range = resident.filter(|at| *at > range.start && *at < start).unwrap_or(range.start)..range.end;
    if !office && !finder.ground.allows_text(&view.text(range.clone())) {
        finder.add(Sort::Address, range, confidence);
    }
}

/// Where the words of the address begin.
fn begin(view: &View, start: usize) -> usize {
    let back = view.chars[..start]
        .iter()
        .rev()
        .take(25)
        .take_while(|c| signs::han(**c) || c.is_ascii_digit())
        .count();
    start - back
}

/// The end of the last word of a group.
fn word_before(text: &[char], group: &str) -> Option<usize> {
    CONTEXT.places(group, text).into_iter().map(|place| place.end).max()
}

/// 承租人张三 and the like within a few characters behind.
fn person_after(view: &View, end: usize) -> bool {
    let after = view.sentence_after(end, 12);
    after
        .clone()
        .any(|at| person::after_word(view, at, "somebody") && person::named_at(view, at, after.end).is_some())
}

/// 村民, 贫困户 and the like right before.
fn person_word(view: &View, at: usize) -> bool {
    let before = view.sentence_before(at, 12, false);
    word_before(&view.chars[before], "somebody").is_some()
}
