//! Equations, rules about the prose, deadlines.

use super::words::{self, Wanted};
use crate::kinds::model::{Due, DueBy, DueUnit, Each, Equation, Prose};
use crate::say;
use crate::yaml::{Findings, Item, Reader};

/// A list of equations.
pub fn equations(item: &Item<'_>, findings: &mut Findings) -> Vec<Equation> {
    item.list().iter().filter_map(|item| equation(item, findings)).collect()
}

fn equation(item: &Item<'_>, findings: &mut Findings) -> Option<Equation> {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let rule = reader.take(&["rule"], findings).and_then(|item| rule_name(&item, findings));
    let each = reader.take(&["each"], findings).and_then(|item| {
        let parse = |word: &str| match word {
            "row" => Some(Each::Row),
            "column" => Some(Each::Column),
            "fact" => Some(Each::Fact),
            _ => None,
        };
        words::one_of(&item, &["row", "column", "fact"], parse, findings)
    });
    let holds =
        reader.take(&["holds"], findings).map(|item| words::condition(&item, Wanted::Condition, findings));
    let when = reader
        .take(&["when"], findings)
        .and_then(|item| words::condition(&item, Wanted::Condition, findings));
    let within = words::within(&mut reader, findings);
    let severity = words::severity(&mut reader, findings);
    let basis = reader.text(&["basis"], findings);
    let help = reader.text(&["help"], findings);
    reader.finish(findings);
    for (word, given) in [("rule", rule.is_some()), ("holds", holds.is_some())] {
        if !given {
            findings.error(
                "kind-word",
                &item.pointer,
                say!("等式缺少 {word}": "the equation has no “{word}”"),
            );
        }
    }
    Some(Equation {
        rule: rule?,
        each: each.unwrap_or(Each::Once),
        holds: holds??,
        when,
        within,
        severity,
        basis,
        help,
    })
}

fn rule_name(item: &Item<'_>, findings: &mut Findings) -> Option<String> {
    let name = item.text(findings)?;
    let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !fits {
        findings
            .error("kind-word", &item.pointer, say!("规则名“{name}”应为小写字母加连字符": "the rule name “{name}” should be lower-case words joined by hyphens"));
    }
    Some(name.to_owned())
}

/// How often `N` stands in a pattern as a figure, not as a letter of a word.
fn figures(pattern: &str) -> usize {
    let chars: Vec<char> = pattern.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic);
    (0..chars.len())
        .filter(|at| chars[*at] == 'N' && !letter(at.checked_sub(1)) && !letter(Some(at + 1)))
        .count()
}

/// Rules about figures in the prose.
pub fn prose(item: &Item<'_>, findings: &mut Findings) -> Vec<Prose> {
    item.list()
        .iter()
        .filter_map(|item| {
            let mut reader = Reader::new(item.node, &item.pointer, findings);
            let section = reader.text(&["in"], findings);
            let find = reader.take(&["find"], findings).map(|item| (item.texts(findings), item.pointer));
            let equals = reader.take(&["equals"], findings).and_then(|item| words::condition(&item, Wanted::Figure, findings));
            reader.finish(findings);
            let (find, pointer) = find.unwrap_or_default();
            if find.is_empty() || find.iter().any(|pattern| figures(pattern) > 1) {
                findings
                    .error("kind-word", if pointer.is_empty() { &item.pointer } else { &pointer }, say!("find 里每一句只能有一个 N，代表数字": "each phrase of “find” has at most one N, which stands for the figure"))
                    .help(say!("写成 收到…申请N件；没有 N 的一句表示“没有”，按 0 比较": "write it like: received N requests; a phrase without N says that there was none"));
            }
            Some(Prose { section, find, equals: equals? })
        })
        .collect()
}

/// Deadlines: one or a list.
pub fn due(item: &Item<'_>, findings: &mut Findings) -> Vec<Due> {
    item.list()
        .iter()
        .filter_map(|item| {
            let mut reader = Reader::new(item.node, &item.pointer, findings);
            let by = reader.take(&["by"], findings).and_then(|item| due_by(&item, findings));
            let date = reader.text(&["date"], findings).unwrap_or_else(|| "date".to_owned());
            let when = reader
                .take(&["when"], findings)
                .and_then(|item| words::condition(&item, Wanted::Condition, findings));
            let severity = words::severity(&mut reader, findings);
            let basis = reader.text(&["basis"], findings);
            reader.finish(findings);
            Some(Due { by: by?, date, when, severity, basis })
        })
        .collect()
}

fn due_by(item: &Item<'_>, findings: &mut Findings) -> Option<DueBy> {
    let text = item.text(findings)?;
    let parsed = text.split_once(" after ").and_then(|(what, after)| {
        let after = after.trim().to_owned();
        if let Some((month, day)) = what.split_once('-') {
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            crate::value::Date::new(2024, month, day).ok()?;
            return (after == "period").then_some(DueBy::DayAfter { month, day });
        }
        let (number, unit) = what.split_once(' ')?;
        let unit = match unit.trim() {
            "working days" | "working day" => DueUnit::WorkingDays,
            "days" | "day" => DueUnit::Days,
            "months" | "month" => DueUnit::Months,
            _ => return None,
        };
        Some(DueBy::Count { number: number.parse().ok()?, unit, after })
    });
    if parsed.is_none() {
        findings
            .error("kind-word", &item.pointer, say!("期限“{text}”看不懂": "the deadline “{text}” is not understood"))
            .help(say!("写成 01-31 after period、20 working days after formed": "write 01-31 after period, or 20 working days after formed"));
    }
    parsed
}
