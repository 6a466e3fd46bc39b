//! A report that says of how many parts it is, and which.

use super::in_body;
use super::parts::Parts;
use crate::check::pattern::Pattern;
use crate::diagnostic::{Diagnostic, Sides, Text};
use crate::kinds::Section;
use crate::say;
use crate::value::fold;

/// The number of parts that is announced is not that of those that are named or prescribed.
pub const ANNOUNCED: &str = "announced-parts";

static NUMBER: Pattern = Pattern::new(r"(?P<n>\d{1,2}|[一二三四五六七八九十])\s?(?:个)?(?:部分|方面)");

/// Parts that a sentence must name to be one that lists them.
const LEAST: usize = 3;

pub fn check(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let asked: Vec<&&Section> = parts.sections.iter().filter(|section| section.required).collect();
    let mut start = 0;
    for sentence in parts.text.split_inclusive(['。', '\n']) {
        let from = start;
        start += sentence.len();
        let folded = fold(sentence);
        let is_named =
            |section: &Section| section.name.forms().any(|form| folded.contains(&*fold(bare(form))));
        let missing: Vec<&str> = asked
            .iter()
            .filter(|section| !is_named(section))
            .map(|section| section.name.name.as_str())
            .collect();
        let named = asked.len() - missing.len();
        if named < LEAST {
            continue;
        }
        let Some(hit) = NUMBER.first(sentence) else { continue };
        let (Some(all), Some(n)) = (hit.get(0), hit.name("n").and_then(|n| number(n.as_str()))) else {
            continue;
        };
        if n == asked.len() && missing.is_empty() {
            continue;
        }
        let (text, count) = (all.as_str(), asked.len());
        let Text { zh, en } = Text::list(missing.iter().copied());
        let message = say!("这里说“{text}”，列出 {named} 个，规定是 {count} 个；没有列出：{zh}": "this says “{text}” and names {named}; {count} are prescribed; not named: {en}");
        let mut one = in_body(parts.record, ANNOUNCED, (from + all.start(), from + all.end()), message).help(
            say!("补上缺少的部分，或者改正这句话": "add the part that is missing, or correct the sentence"),
        );
        one.sides = Some(Sides {
            left: n.to_string(),
            right: named.to_string(),
            difference: Some((n as i64 - named as i64).to_string()),
        });
        found.push(one);
    }
    found
}

/// A heading without its number: 一、总体情况.
fn bare(heading: &str) -> &str {
    match heading.split_once('、') {
        Some((number, rest)) if number.chars().count() <= 2 => rest,
        _ => heading,
    }
}

fn number(text: &str) -> Option<usize> {
    let words = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    words.iter().position(|word| *word == text).map(|at| at + 1).or_else(|| text.parse().ok())
}
