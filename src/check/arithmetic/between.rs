//! Equations between documents: the period before, and what the site lists.

use std::collections::{BTreeMap, HashMap};

use super::equations::{Judged, Pending, gravest};
use super::judge::{Lack, Operand, Operands, Spot, Value, Verdict};
use super::range::Range;
use super::scope::{Wanted, What};
use super::sheets::{Figure, shown};
use super::tell::told;
use crate::check::Prepared;
use crate::diagnostic::Diagnostic;
use crate::kinds::expression::Expr;
use crate::kinds::{Bind, Within};
use crate::say;
use crate::site::{Document, Fact, Site};
use crate::value::{Date, Decimal, Period, Unit};

/// A cell that the next document of the series may be compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The figure.
    pub figure: Figure,
    /// As printed.
    pub printed: String,
    /// Its unit.
    pub unit: Unit,
    /// Where it is written.
    pub spot: Spot,
}

/// Why a document counts for others.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The condition that it meets, as text.
    pub filter: String,
    /// The date that must lie in the counting document's period.
    pub date: Option<Date>,
}

/// Judges what the documents left to be asked of the site.
pub fn check(site: &Site, prepared: &BTreeMap<String, Prepared>) -> Vec<Diagnostic> {
    let view = View::of(site, prepared);
    let mut diagnostics = Vec::new();
    for (at, document) in site.documents.iter().enumerate() {
        let Some(own) = prepared.get(&document.path) else { continue };
        let judged = own.figures.pending.iter().filter_map(|pending| view.judge(at, pending)).collect();
        diagnostics.extend(gravest(judged));
    }
    diagnostics
}

/// A fact as a key: whose, what, when, of what.
type FactKey<'s> = (&'s str, &'s str, Period, &'s Bind);

struct View<'s> {
    site: &'s Site,
    prepared: &'s BTreeMap<String, Prepared>,
    /// Only those that somebody asks for.
    facts: HashMap<FactKey<'s>, (usize, &'s Fact)>,
    /// Documents by agency, kind and period.
    by_period: HashMap<(&'s str, &'s str, Period), usize>,
}

impl<'s> View<'s> {
    fn of(site: &'s Site, prepared: &'s BTreeMap<String, Prepared>) -> View<'s> {
        let asks_facts =
            prepared.values().flat_map(|own| &own.figures.pending).flat_map(|pending| &pending.wanted);
        let asks_facts = asks_facts.into_iter().any(|(_, wanted)| matches!(wanted.what, What::Fact { .. }));
        let mut facts = HashMap::new();
        if asks_facts {
            for (at, fact) in site.facts.iter() {
                let document = &site.documents[at];
                // What a document says of its own period counts, not what a later one recalls.
                if document.period == Some(fact.period) {
                    let key = (document.agency.as_str(), &*fact.measure, fact.period, &*fact.bind);
                    facts.entry(key).or_insert((at, fact));
                }
            }
        }
        let mut by_period = HashMap::new();
        for (at, document) in site.documents.iter().enumerate() {
            if let Some(period) = document.period {
                by_period.entry((document.agency.as_str(), document.kind.key.as_str(), period)).or_insert(at);
            }
        }
        View { site, prepared, facts, by_period }
    }

    fn judge(&self, at: usize, pending: &Pending) -> Option<Judged> {
        let document = &self.site.documents[at];
        let complete = |known: &Operands, wanted: &[(Expr, Wanted)]| {
            let mut operands = known.clone();
            for (expr, wanted) in wanted {
                operands.0.push((expr.clone(), self.operand(document, wanted, pending.equation.within)?));
            }
            Some(operands)
        };
        if let Some(when) = &pending.equation.when
            && complete(&pending.when, &pending.when_wanted)?.judge(&when.expr, Within::Exact)
                != Verdict::Holds
        {
            return None;
        }
        let operands = complete(&pending.known, &pending.wanted)?;
        let within = pending.equation.within.unwrap_or_default();
        let Verdict::Fails(broken) = operands.judge(&pending.equation.holds.expr, within) else {
            return None;
        };
        let found = told(&pending.equation, &pending.subject, &operands, broken, &pending.home);
        let cells = operands.spots().map(|(_, spot)| spot.clone()).collect();
        Some(Judged { found, cells })
    }

    /// The figure that is wanted; `None` where no other document has it.
    fn operand(&self, document: &Document, wanted: &Wanted, within: Option<Within>) -> Option<Operand> {
        let (zh, en) = (&wanted.says.zh, &wanted.says.en);
        match &wanted.what {
            What::Fact { begins: true, .. } => Some(Operand {
                value: Ok(Value::Figure(Range::exact(Decimal::ZERO))),
                says: say!("{zh} 0（年初）": "{en} 0 (start of the year)"),
                unit: None,
                spot: None,
            }),
            What::Fact { measure, bind, period, .. } => {
                let (at, fact) =
                    self.facts.get(&(document.agency.as_str(), measure.as_str(), *period, bind))?;
                let figure = Figure { value: fact.value, slack: fact.slack(), is_rounded: false };
                let unit = Unit::new(&fact.unit);
                let printed = shown(fact.value, &unit);
                let of = &self.site.documents[*at];
                let name = period.name();
                let (period_zh, period_en) = (name.zh, name.en);
                Some(Operand {
                    value: figure.range(within.unwrap_or_default()).map(Value::Figure).ok_or(Lack::Undecided),
                    says: say!("{zh}（{period_zh}）{printed}": "{en} ({period_en}) {printed}"),
                    unit: Some(unit),
                    spot: Some(Spot { path: of.path.clone(), span: None, data_path: None }),
                })
            }
            What::Cell { key } => {
                let period = document.period?.previous()?;
                let before =
                    self.by_period.get(&(document.agency.as_str(), document.kind.key.as_str(), period))?;
                let before = &self.site.documents[*before];
                let carried = self.prepared.get(&before.path)?.figures.carried.get(key)?;
                let (name, printed) = (period.name(), &carried.printed);
                let (period_zh, period_en) = (name.zh, name.en);
                Some(Operand {
                    value: carried
                        .figure
                        .range(within.unwrap_or_default())
                        .map(Value::Figure)
                        .ok_or(Lack::Undecided),
                    says: say!("{zh}（{period_zh}）{printed}": "{en} ({period_en}) {printed}"),
                    unit: Some(carried.unit.clone()),
                    spot: Some(carried.spot.clone()),
                })
            }
            What::Count { kind, filter } => self.count(document, kind, filter),
        }
    }

    /// How many documents of the same agency fit. Lacking where the site holds none of
    /// the kind that old: then it began later, and says nothing about the period.
    fn count(&self, document: &Document, kind: &str, filter: &str) -> Option<Operand> {
        let kind = self.site.kinds.find(kind)?;
        let period = document.period?;
        let (mut fitting, mut any) = (0_u32, false);
        for other in &self.site.documents {
            if other.kind.key != kind.key || other.agency != document.agency {
                continue;
            }
            let Some(own) = self.prepared.get(&other.path) else { continue };
            let known = own.figures.dates.iter().min().copied().or(other.date.map(|moment| moment.date));
            any |= known.is_some_and(|date| (date.year(), date.month()) <= period.last_month());
            let fits = |counted: &Counted| {
                counted.filter == filter && counted.date.is_none_or(|date| period.contains(date))
            };
            fitting += u32::from(own.figures.counted.iter().any(fits));
        }
        let (name, when) = (kind.name.short(), period.name());
        let (zh, en) = (when.zh, when.en);
        any.then(|| Operand {
            value: Ok(Value::Figure(Range::exact(fitting.into()))),
            says: say!("本站公布的{zh}“{name}” {fitting} 件": "“{name}” of {en} on this site: {fitting}"),
            unit: Some(Unit::new("")),
            spot: None,
        })
    }
}
