//! Illness and disability of a person who is named, and the names of minors and of
//! family members.

use super::finder::Finder;
use super::person;
use super::signs;
use super::sort::{Confidence, Sort};
use super::view::View;
use super::words::CONTEXT;

/// Finds them.
pub(super) fn find(finder: &mut Finder<'_>) {
    illnesses(finder);
    ages(finder);
    family(finder);
}

/// 张三，男，患尿毒症.
fn illnesses(finder: &mut Finder<'_>) {
    let mut found = Vec::new();
    let view = &finder.view;
    for word in CONTEXT.places("illness", &view.chars) {
        let Some(named) = person::named_before(view, word.start, 24) else { continue };
        let between = &view.chars[named.name.end..word.start];
        let office = CONTEXT.within("official", between) || CONTEXT.within("organisation", between);
        if !office && !between.contains(&'\n') {
            found.push(named.name.start..word.end);
        }
    }
    found.into_iter().for_each(|part| finder.add(Sort::Health, part, Confidence::Likely));
}

/// 张小明（8岁）.
fn ages(finder: &mut Finder<'_>) {
    let mut found = Vec::new();
    for at in (0..finder.view.chars.len()).filter(|at| finder.view.get(*at) == '岁') {
        let view = &finder.view;
        let end = if view.before(at) == '周' { at - 1 } else { at };
        if age(view, end).is_some_and(|age| age < 18)
            && let Some(named) = person::named_before(view, at, 14)
        {
            found.push(named.name);
        }
    }
    found.into_iter().for_each(|part| finder.add(Sort::Minor, part, Confidence::Likely));
}

/// The number that ends at a place.
fn age(view: &View, end: usize) -> Option<u32> {
    let text = &view.chars[end.saturating_sub(3)..end];
    let digits: Vec<u32> = text
        .iter()
        .rev()
        .map_while(
            |c| if *c == '十' { Some(10) } else { signs::digit(*c).map(|(value, _)| u32::from(value)) },
        )
        .collect();
    match digits.as_slice() {
        [one] => Some(*one),
        [one, 10] => Some(10 + one),
        [one, ten] if *one < 10 => Some(ten * 10 + one),
        _ => None,
    }
}

/// 女儿李小红, 孤儿王小明.
fn family(finder: &mut Finder<'_>) {
    let mut found = Vec::new();
    let view = &finder.view;
    for word in CONTEXT.places("kin", &view.chars) {
        // 妇女儿童 has no daughter.
        if view.before(word.start) == '妇' || view.get(word.end) == '童' {
            continue;
        }
        let start = word.end + usize::from(matches!(view.get(word.end), ':' | ' '));
        let Some(named) = person::named_at(view, start, (start + 4).min(view.chars.len())) else { continue };
        // 孤儿 and 学生 stand before many words that are no names.
        let many = matches!(view.chars[word], ['孤' | '患' | '幼', '儿'] | [.., '生']);
        if !many || person::is_name(&view.chars[named.name.clone()], true) {
            found.push(named.name);
        }
    }
    found.into_iter().for_each(|part| finder.add(Sort::Minor, part, Confidence::Likely));
}
