//! What a site asks of its catalogue, and by which indicators it is inspected.

use crate::kinds::Kinds;
use crate::say;
use crate::value::{Date, parse_date};
use crate::yaml::{Findings, Item, Reader, nearest};

/// What inspectors look at; each is a list of indicators that `site.yaml` opts into, for
/// they hold for government sites of one country only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inspection {
    /// Empty and stale columns, tags of columns (国办秘函〔2019〕19号).
    Columns,
    /// A home page without news (the same); not of a bureau's part of a portal.
    Home,
    /// Who runs the site: the elements of the footer and of the page tags (国办发〔2017〕47号).
    Identity,
    /// The four parts of the disclosure platform (国办公开办函〔2019〕61号).
    Platform,
}

impl Inspection {
    /// All, with their words.
    pub const ALL: [(Inspection, [&'static str; 2]); 4] = [
        (Inspection::Columns, ["columns", "栏目"]),
        (Inspection::Home, ["home", "首页"]),
        (Inspection::Identity, ["identity", "标识"]),
        (Inspection::Platform, ["platform", "平台"]),
    ];
}

/// The index numbers of the catalogue.
#[derive(Debug, Clone, Default)]
pub struct IndexNumbers {
    /// What the whole number must be like.
    pub pattern: Option<regex::Regex>,
    /// Kinds whose documents are entries of the catalogue; empty: all.
    pub kinds: Vec<String>,
    /// For documents dated from this day on.
    pub since: Option<Date>,
}

/// For how many years a document that says nothing else is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValidityYears {
    /// As a rule.
    pub usual: i16,
    /// 暂行 and 试行.
    pub trial: i16,
}

/// The 22 classes of the State Council's list (主题分类), in its order.
pub const STATE_COUNCIL: &str = include_str!("topics.txt");

/// `inspection`
pub(super) fn inspection(item: &Item<'_>, findings: &mut Findings) -> Vec<Inspection> {
    let mut all = Vec::new();
    for item in item.list() {
        let Some(word) = item.text(findings) else { continue };
        match Inspection::ALL.iter().find(|(_, names)| names.contains(&word)) {
            Some((inspection, _)) => all.push(*inspection),
            None => {
                findings
                    .error("site-value", &item.pointer, say!("没有“{word}”这组检查指标": "there is no set of indicators “{word}”"))
                    .help(say!("可用：columns（栏目）、home（首页）、identity（标识）、platform（平台）": "possible: columns, home, identity, platform"));
            }
        }
    }
    all
}

/// `index_number`
pub(super) fn index_numbers(item: &Item<'_>, findings: &mut Findings) -> IndexNumbers {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let pattern = reader.take(&["pattern", "格式"], findings).and_then(|item| {
        let text = item.text(findings)?;
        let pattern = regex::Regex::new(&format!("^(?:{text})$"));
        if pattern.is_err() {
            findings
                .error("site-value", &item.pointer, say!("“{text}”不是正则表达式": "“{text}” is not a regular expression"))
                .help(say!("例如 '[0-9A-Z]{{9}}/[0-9]{{4}}-[0-9]{{5}}'": "such as '[0-9A-Z]{{9}}/[0-9]{{4}}-[0-9]{{5}}'"));
        }
        pattern.ok()
    });
    let kinds = reader.take(&["kinds", "文件类型"], findings).map(|item| item.texts(findings));
    let since = reader.take(&["since", "起始"], findings).and_then(|item| {
        parse_date(item.text(findings)?)
            .map_err(|reason| findings.error("bad-date", &item.pointer, reason.message).help = reason.help)
            .ok()
    });
    reader.finish(findings);
    IndexNumbers { pattern, kinds: kinds.unwrap_or_default(), since }
}

/// The kinds that `index_number` names must exist.
pub(super) fn kinds_of_numbers(
    item: &Item<'_>,
    numbers: &IndexNumbers,
    kinds: &Kinds,
    findings: &mut Findings,
) {
    for kind in numbers.kinds.iter().filter(|kind| kinds.find(kind).is_none()) {
        let likely = nearest(kind, kinds.iter().map(|kind| kind.key.as_str())).map(str::to_owned);
        findings
            .error("unknown-kind", &item.pointer, say!("没有类型“{kind}”": "there is no kind “{kind}”"))
            .help = likely.map(|likely| say!("是不是“{likely}”？": "did you mean “{likely}”?"));
    }
}

/// `topics`: the word for the State Council's list, or a list.
pub(super) fn topics(item: &Item<'_>, findings: &mut Findings) -> Vec<String> {
    let texts = item.texts(findings);
    match texts.as_slice() {
        [one] if matches!(one.as_str(), "state_council" | "国务院") => {
            STATE_COUNCIL.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
        }
        _ => texts,
    }
}

/// `validity_years`
pub(super) fn validity_years(item: &Item<'_>, findings: &mut Findings) -> Option<ValidityYears> {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let mut years = |names: &[&str], findings: &mut Findings| {
        let item = reader.take(names, findings)?;
        let text = item.text(findings)?;
        let years = text.parse().ok().filter(|years| (1..=50).contains(years));
        if years.is_none() {
            findings
                .error(
                    "site-value",
                    &item.pointer,
                    say!("“{text}”不是年数": "“{text}” is not a number of years"),
                )
                .help(say!("写 1 到 50 的整数": "write a whole number from 1 to 50"));
        }
        years
    };
    let (usual, trial) = (years(&["usual", "一般"], findings), years(&["trial", "试行"], findings));
    reader.finish(findings);
    let usual = usual?;
    Some(ValidityYears { usual, trial: trial.unwrap_or(usual) })
}
