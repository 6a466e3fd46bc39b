//! Two figures for one fact.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::sheets::{At, Sheets, State, plain};
use crate::check::Reread;
use crate::diagnostic::{Diagnostic, Related};
use crate::kinds::{Bind, Within};
use crate::record::Record;
use crate::say;
use crate::site::{self, Fact, Site};
use crate::value::{Period, Unit, group_thousands};

/// A fact is stated twice, with different figures.
pub const CONFLICT: &str = "figure-conflict";

/// Within a document: each cell against the first that states the same.
pub fn within(sheets: &Sheets<'_>) -> Vec<Diagnostic> {
    let mut first: HashMap<(String, Period, Bind), At> = HashMap::new();
    let mut diagnostics = Vec::new();
    for fact in site::stated(sheets.record) {
        let key = (fact.measure.to_owned(), fact.period, fact.bind);
        let Some(known) = first.get(&key).copied() else {
            first.insert(key, fact.at);
            continue;
        };
        let (State::Figure(one), State::Figure(other)) = (sheets.state(known), sheets.state(fact.at)) else {
            continue;
        };
        let (Some(a), Some(b)) = (one.range(Within::Rounding), other.range(Within::Rounding)) else {
            continue;
        };
        if a.low <= b.high && b.low <= a.high {
            continue;
        }
        let unit = sheets.unit(fact.at);
        let (place, before) = (sheets.words(fact.at), sheets.words(known));
        let (left, right) = (sheets.printed(fact.at), sheets.printed(known));
        let mut found = sheets.place(
            Diagnostic::error(
                CONFLICT,
                say!("{place} 写 {left}，同一个数在“{before}”写 {right}": "{place} says {left}; “{before}” says {right} for the same"),
            ),
            fact.at,
        );
        found = found
            .sides(&plain(other.value, &unit), &plain(one.value, &unit), Some(&plain(other.value.saturating_sub(one.value), &unit)))
            .help(say!("核对两处；如果说的不是一回事，用分组等把它们分开": "compare the two; if they are about different things, tell them apart by a dimension such as a group"));
        found.related.push(sheets.related(known, say!("另一处 {right}": "the other: {right}")));
        diagnostics.push(found);
    }
    diagnostics
}

/// Findings whose places are looked up by reading the two documents again.
const PLACED: usize = 200;

/// Between documents of an agency: the first figure in which two documents differ, and how
/// many more there are. What two documents print of one fact is told at the later one.
pub fn across(site: &Site, reread: Reread<'_>) -> Vec<Diagnostic> {
    // Measures and dimension values are shared, so their addresses tell them apart.
    type Key<'s> = (&'s str, *const u8, Period, *const Bind);
    let mut first: HashMap<Key<'_>, (usize, &Fact)> = HashMap::new();
    let mut pairs: BTreeMap<(usize, usize), (&Fact, &Fact, usize)> = BTreeMap::new();
    // Newest first: the older statement is met later, and then the newer one is told.
    for (at, fact) in site.facts.iter() {
        let agency = site.documents[at].agency.as_str();
        let key = (agency, fact.measure.as_ptr(), fact.period, Arc::as_ptr(&fact.bind));
        match first.get(&key) {
            None => {
                first.insert(key, (at, fact));
            }
            Some((known, newer)) if *known != at && differ(newer, fact) && !is_double(site, *known, at) => {
                pairs.entry((*known, at)).or_insert((newer, fact, 0)).2 += 1;
            }
            Some(_) => {}
        }
    }
    let none: Reread<'_> = &|_| None;
    pairs
        .into_iter()
        .enumerate()
        .map(|(count, ((known, at), (newer, older, times)))| {
            let reread = if count < PLACED { reread } else { none };
            let mut found = told(site, reread, (known, newer), (at, older));
            if times > 1 {
                let (zh, en, more) = (found.message.zh, found.message.en, times - 1);
                found.message =
                    say!("{zh}；两个文件还有 {more} 处不一样": "{en}; {more} more figures differ");
            }
            found
        })
        .collect()
}

/// Two documents of one series for one period: that is the fault, and it is told as such.
fn is_double(site: &Site, one: usize, other: usize) -> bool {
    let (one, other) = (&site.documents[one], &site.documents[other]);
    one.kind.key == other.kind.key && one.period == other.period && !one.kind.series.is_empty()
}

fn differ(one: &Fact, other: &Fact) -> bool {
    let off = one.value.saturating_sub(other.value).abs();
    one.unit == other.unit && off > one.slack().saturating_add(other.slack())
}

fn told(
    site: &Site,
    reread: Reread<'_>,
    (at, fact): (usize, &Fact),
    (older, other): (usize, &Fact),
) -> Diagnostic {
    let (document, before) = (&site.documents[at], &site.documents[older]);
    let kind = &document.kind;
    let measure = kind.measure(&fact.measure).map_or(&*fact.measure, |measure| measure.name.short());
    let of: Vec<String> =
        fact.bind.iter().map(|(key, value)| site.config.vocabulary.word(kind, key, value)).collect();
    let (of, when) = (of.join(" "), fact.period.name());
    let (zh, en) = (when.zh, when.en);
    let unit = Unit::new(&fact.unit);
    let shown = |fact: &Fact| format!("{}{}", group_thousands(&plain(fact.value, &unit)), fact.unit);
    let (left, right, title) = (shown(fact), shown(other), &before.title);
    let mut found = Diagnostic::error(
        CONFLICT,
        say!("{of}{zh}的{measure}：这里是 {left}，《{title}》里是 {right}": "{measure} of {of} in {en}: {left} here, {right} in “{title}”"),
    )
    .at(&document.path)
    .sides(&plain(fact.value, &unit), &plain(other.value, &unit), Some(&plain(fact.value.saturating_sub(other.value), &unit)))
    .help(say!("核对两处；先公布的写错了就更正并在“更正说明”里写明": "compare the two; if the earlier was wrong, correct it and say so under “notes”"));
    let message = say!("另一处 {right}": "the other: {right}");
    // The site keeps facts and no cells: the two documents are read again for their places.
    if let Some((record, cell)) = stating(reread, at, fact) {
        found = Sheets::of(&record).place(found, cell);
    }
    let related = stating(reread, older, other)
        .map(|(record, cell)| Sheets::of(&record).related(cell, message.clone()))
        .unwrap_or(Related { path: before.path.clone(), span: None, data_path: None, message });
    found.related.push(related);
    found
}

/// The cell of a document that states a fact.
fn stating(reread: Reread<'_>, document: usize, fact: &Fact) -> Option<(Record, At)> {
    let record = reread(document)?;
    let at = site::stated(&record)
        .into_iter()
        .find(|one| one.measure == &*fact.measure && one.period == fact.period && one.bind == *fact.bind)
        .map(|one| one.at)?;
    Some((record, at))
}
