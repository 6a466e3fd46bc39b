//! What a rule finds: one of the register, or an equation of kinds.

use super::parts::{self, Part};
use crate::diagnostic::{Lang, SarifRule, Severity, Text};
use crate::kinds::{Each, Equation, Kind, Kinds, Within};
use crate::rules::{self, Rule};
use crate::say;

/// The rule with this name, told whole.
pub fn text(name: &str, kinds: &Kinds, lang: Lang) -> Option<String> {
    let told = match rules::all().find(|(_, rule)| rule.name == name) {
        Some((family, rule)) => {
            (family.name(), rule.severity, about(rule).into_iter().chain(examples(rule)).collect())
        }
        None => {
            let equations = equations(name, kinds);
            let (_, first) = equations.first()?;
            (group(), first.severity, of_kinds(name, &equations))
        }
    };
    let (group, severity, parts) = told;
    let (zh, en) = (&group.zh, &group.en);
    let Text { zh: grade_zh, en: grade_en } = parts::severity(severity);
    let head = say!("{name}（{zh}，{grade_zh}）": "{name} ({en}, {grade_en})");
    Some(format!("{}\n{}", head.get(lang), parts::plain(&parts, lang)))
}

/// The whole register, and the rules of kinds among `named`, for a SARIF log.
pub fn sarif_rules<'n>(named: impl Iterator<Item = &'n str>, kinds: &Kinds) -> Vec<SarifRule> {
    let of = |parts: &[Part], make: fn(&[Part], Lang) -> String| Text {
        zh: make(parts, Lang::Zh).trim().to_owned(),
        en: make(parts, Lang::En).trim().to_owned(),
    };
    let mut all: Vec<SarifRule> = rules::all()
        .map(|(family, rule)| SarifRule {
            name: rule.name.to_owned(),
            severity: rule.severity,
            group: family.name(),
            says: rule.text(),
            // Examples need Markdown to be read at all.
            help: (
                of(&about(rule), parts::plain),
                of(&about(rule).into_iter().chain(examples(rule)).collect::<Vec<_>>(), parts::markdown),
            ),
            basis: rule.basis.map(str::to_owned),
        })
        .collect();
    for name in named {
        if all.iter().any(|known| known.name == name) {
            continue;
        }
        let equations = equations(name, kinds);
        let Some((kind, first)) = equations.first() else { continue };
        all.push(SarifRule {
            name: name.to_owned(),
            severity: first.severity,
            group: group(),
            says: {
                let (Text { zh, en }, holds) = (stated(kind), &first.holds.source);
                say!("{zh}{holds}": "{en} {holds}")
            },
            help: (
                of(&of_kinds(name, &equations), parts::plain),
                of(&of_kinds(name, &equations), parts::markdown),
            ),
            basis: first.basis.clone().or_else(|| kind.basis.clone()),
        });
    }
    all
}

fn group() -> Text {
    say!("类型的规则": "rules of kinds")
}

/// Without examples: what it finds, basis, how to change it.
fn about(rule: &Rule) -> Vec<Part> {
    let mut all = vec![Part::Text(rule.text())];
    if let Some(basis) = rule.basis {
        all.push(Part::Text(say!("依据：{basis}": "Basis: {basis}")));
    }
    all.extend(parts::changing(rule.name, rule.severity, rule.can_allow));
    all
}

fn examples(rule: &Rule) -> Vec<Part> {
    let Some(examples) = rule.examples else { return Vec::new() };
    let (failing, passing) = (rules::files(examples.failing), rules::files(examples.passing));
    let (both, failing): (Vec<_>, Vec<_>) = failing.into_iter().partition(|file| passing.contains(file));
    let mended: Vec<_> = passing.into_iter().filter(|file| !both.contains(file)).collect();
    let files = both.iter().map(|(path, text)| (say!("例子里的 {path}：": "In the example, {path}:"), text));
    let files = files.chain(
        failing.iter().map(|(path, text)| (say!("有这个问题的 {path}：": "With the fault, {path}:"), text)),
    );
    let files =
        files.chain(mended.iter().map(|(path, text)| (say!("改好的 {path}：": "Mended, {path}:"), text)));
    files.map(|(heading, text)| Part::code(heading, text)).collect()
}

/// The equations of this name, with their kinds.
fn equations<'k>(name: &str, kinds: &'k Kinds) -> Vec<(&'k Kind, &'k Equation)> {
    let of = |kind: &'k Kind| {
        kind.all_equations().filter(|equation| equation.rule == name).map(move |equation| (kind, equation))
    };
    kinds.iter().flat_map(|kind| of(kind)).collect()
}

fn of_kinds(name: &str, equations: &[(&Kind, &Equation)]) -> Vec<Part> {
    let mut all = Vec::new();
    for (kind, equation) in equations {
        all.push(Part::code(stated(kind), &equation.holds.source));
        if let Some(when) = &equation.when {
            all.push(Part::code(say!("只在这时候查：": "Only when:"), &when.source));
        }
        let Text { zh, en } = parts::severity(equation.severity);
        let grade = say!("级别：{zh}": "severity: {en}");
        let mut notes = vec![each(equation.each), within(equation.within), Some(grade)];
        if let Some(basis) = equation.basis.as_ref().or(kind.basis.as_ref()) {
            notes.push(Some(say!("依据：{basis}": "Basis: {basis}")));
        }
        let notes: Vec<Text> = notes.into_iter().flatten().collect();
        let (zh, en): (Vec<String>, Vec<String>) = notes.into_iter().map(|note| (note.zh, note.en)).unzip();
        all.push(Part::Text(Text { zh: zh.join("；"), en: en.join("; ") }));
    }
    let severity = equations.first().map_or(Severity::Error, |(_, first)| first.severity);
    all.extend(parts::changing(name, severity, true));
    all
}

fn stated(kind: &Kind) -> Text {
    let (name, key) = (&kind.name.name, &kind.key);
    say!("类型“{name}”（{key}）的文件里，这个关系必须成立：": "In documents of the kind “{name}” ({key}) this must hold:")
}

fn each(each: Each) -> Option<Text> {
    match each {
        Each::Once => None,
        Each::Row => Some(say!("对每一行，名称是列": "for each row; names are columns")),
        Each::Column => Some(say!("对每一列，名称是行": "for each column; names are rows")),
        Each::Fact => Some(say!("对每组数据，名称是指标": "for each set of figures; names are measures")),
    }
}

fn within(within: Option<Within>) -> Option<Text> {
    match within? {
        Within::Exact => Some(say!("一分不差": "to the last digit")),
        Within::Rounding => Some(say!("允许四舍五入的出入": "up to rounding")),
        Within::By(most) => Some(say!("允许相差 {most}": "up to {most}")),
    }
}
