//! Figures far from those of the periods before: a slip of the decimal point, 万元 taken
//! for 元, a row of another place.
//!
//! A figure is compared with the median of up to twelve periods before it, at least
//! six. It is told if it is off by a factor of eight where the figures before lie close
//! together, by a factor of a thousand where they don't, and if the larger of the two is no
//! small number. A new level that the period before has already reached is no jump.

use std::collections::{BTreeMap, HashMap};

use crate::diagnostic::{Diagnostic, Text};
use crate::kinds::{Bind, Nature};
use crate::say;
use crate::site::{Fact, Site};
use crate::value::{Decimal, Period, display_number};

/// A figure far from those before.
pub const JUMP: &str = "jump";

/// Periods that are looked back on.
const MOST: usize = 12;
/// Without so many before it, nothing is said of a figure.
const LEAST: usize = 6;
/// Where the largest figure before is at most so many times the smallest, one outlier
/// aside, they lie close together.
const STEADY: Decimal = Decimal::TWO;
/// Away from figures that lie close together, a smaller factor is no jump.
const FACTOR: Decimal = Decimal::from_parts(8, 0, 0, false, 0);
/// Away from others, a smaller factor is none.
const FAR: Decimal = Decimal::from_parts(1_000, 0, 0, false, 0);
/// Below this, both figures are small: counts of a few people vary.
const LARGE: Decimal = Decimal::from_parts(100, 0, 0, false, 0);
/// Around ten thousand, units were mixed up.
const MIXED: (Decimal, Decimal) =
    (Decimal::from_parts(3_000, 0, 0, false, 0), Decimal::from_parts(30_000, 0, 0, false, 0));

type Key<'s> = (&'s str, &'s str, &'s str, u8, i32, &'s Bind);

/// A figure that jumps.
struct Jump<'s> {
    fact: &'s Fact,
    median: Decimal,
    periods: usize,
    factor: Decimal,
}

pub fn found(site: &Site) -> Vec<Diagnostic> {
    let mut lines: HashMap<Key<'_>, BTreeMap<Period, (usize, &Fact)>> = HashMap::new();
    for (at, fact) in site.facts.iter() {
        let document = &site.documents[at];
        if document.kind.series.is_empty() || !matches!(fact.nature, Nature::Flow | Nature::Stock) {
            continue;
        }
        let sort = fact.period.sort() as u8;
        let key =
            (&*document.kind.key, &*document.agency, &*fact.measure, sort, fact.period.months(), &*fact.bind);
        // Of two documents for one period the newer one, which comes first, counts.
        lines.entry(key).or_default().entry(fact.period).or_insert((at, fact));
    }
    let mut jumps: BTreeMap<(usize, &str), Vec<Jump<'_>>> = BTreeMap::new();
    for line in lines.values() {
        let figures: Vec<(usize, &Fact)> = line.values().copied().collect();
        for at in LEAST..figures.len() {
            let (document, fact) = figures[at];
            let before: Vec<Decimal> =
                figures[at.saturating_sub(MOST)..at].iter().map(|(_, fact)| fact.value).collect();
            if let Some((median, factor)) = jumps_from(&before, fact.value) {
                let jump = Jump { fact, median, periods: before.len(), factor };
                jumps.entry((document, &fact.measure)).or_default().push(jump);
            }
        }
    }
    jumps.into_iter().filter_map(|((document, _), jumps)| told(site, document, jumps)).collect()
}

/// The median before and the factor, if `value` is far from what came before.
fn jumps_from(before: &[Decimal], value: Decimal) -> Option<(Decimal, Decimal)> {
    let mut sorted: Vec<Decimal> = before.iter().copied().filter(|one| *one > Decimal::ZERO).collect();
    if sorted.len() < LEAST || value <= Decimal::ZERO {
        return None;
    }
    sorted.sort();
    let median = sorted[sorted.len() / 2];
    let off = |one: Decimal| factor(one, median);
    let own = off(value)?;
    if own < FACTOR || median.max(value) < LARGE {
        return None;
    }
    // One outlier among the figures before must not hide the next.
    let (mut low, mut high) = (sorted.first().copied()?, sorted.last().copied()?);
    match off(low)? > off(high)? {
        true => low = sorted.get(1).copied()?,
        false => high = sorted.get(sorted.len() - 2).copied()?,
    }
    let usual = factor(low, high)?;
    let last =
        before.last().copied().filter(|last| *last > Decimal::ZERO).and_then(|last| factor(value, last));
    let settled = last.is_some_and(|last| last < Decimal::TWO);
    let is_far = own >= if usual <= STEADY { FACTOR } else { FAR };
    (is_far && !settled).then_some((median, own))
}

fn factor(one: Decimal, other: Decimal) -> Option<Decimal> {
    one.max(other).checked_div(one.min(other))
}

/// One finding for all figures of a measure in a document: of them the widest, which is
/// about the whole.
fn told(site: &Site, document: usize, mut jumps: Vec<Jump<'_>>) -> Option<Diagnostic> {
    let document = &site.documents[document];
    jumps.sort_by(|a, b| {
        (a.fact.bind.len(), &a.fact.bind, a.fact.period).cmp(&(
            b.fact.bind.len(),
            &b.fact.bind,
            b.fact.period,
        ))
    });
    let more = jumps.len() - 1;
    let Jump { fact, median, periods, factor } = jumps.first()?;
    let measure = document.kind.measure(&fact.measure).map_or(&*fact.measure, |measure| measure.name.short());
    let of: Vec<String> = fact
        .bind
        .iter()
        .map(|(dimension, value)| site.config.vocabulary.word(&document.kind, dimension, value))
        .collect();
    let (of, value, usual) = (of.join(" "), display_number(fact.value), display_number(*median));
    let (unit, times) = (&fact.unit, factor.round());
    let place = if of.is_empty() { measure.to_owned() } else { format!("{of} {measure}") };
    let mut message = say!(
        "{place}：{value}{unit}，此前 {periods} 期的中位数是 {usual}{unit}，相差约 {times} 倍":
        "{place}: {value} {unit}, but the median of the {periods} periods before is {usual} {unit}, about {times} times off"
    );
    if more > 0 {
        message.zh.push_str(&format!("；另有 {more} 处“{measure}”也是这样"));
        message.en.push_str(&format!("; so are {more} more figures of “{measure}”"));
    }
    let mixed = *factor >= MIXED.0 && *factor <= MIXED.1;
    let help: Text = if mixed {
        say!("像是把元和万元弄混了：核对“单位”": "元 and 万元 seem to be mixed up: check the unit")
    } else {
        say!(
            "核对小数点、单位和行列；数字没有错的，在“容许”里写明原因":
            "check the decimal point, the unit and the row; if the figure is right, allow it with a reason"
        )
    };
    let difference = fact.value.checked_sub(*median).map(|difference| difference.normalize().to_string());
    let mut found = Diagnostic::warning(JUMP, message)
        .at(&document.path)
        .sides(&fact.value.normalize().to_string(), &median.normalize().to_string(), difference.as_deref())
        .help(help);
    found.data_path = Some(document.period_at.clone());
    Some(found)
}
