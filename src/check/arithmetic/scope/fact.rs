//! Names of measures, for a fact: figures of the same dimension values and period.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::table::cell_operand;
use super::{FieldScope, Found, Scope, Wanted, What, gather, lacking};
use crate::check::arithmetic::judge::{Lack, Operand, Value};
use crate::check::arithmetic::range::Range;
use crate::check::arithmetic::sheets::{At, Sheets, shown};
use crate::kinds::expression::{Count, Expr, Name};
use crate::kinds::{Bind, Nature, Values, Within};
use crate::say;
use crate::site;
use crate::value::{Decimal, Period, Unit};

/// The facts of a document, by what they are about.
pub struct Facts<'a> {
    /// The first cell for each; a second one that says otherwise is told elsewhere.
    by_what: HashMap<(Period, Bind), BTreeMap<&'a str, At>>,
}

impl<'a> Facts<'a> {
    /// The facts of a record.
    pub fn of(sheets: &Sheets<'a>) -> Facts<'a> {
        let mut by_what: HashMap<(Period, Bind), BTreeMap<&'a str, At>> = HashMap::new();
        for fact in site::stated(sheets.record) {
            let cells = by_what.entry((fact.period, fact.bind.clone())).or_default();
            cells.entry(fact.measure).or_insert(fact.at);
        }
        Facts { by_what }
    }

    /// What the facts are about, in the order of their first cells.
    pub fn subjects(&self) -> Vec<(Period, Bind)> {
        let mut all: Vec<(At, (Period, Bind))> = self
            .by_what
            .iter()
            .filter_map(|(what, cells)| cells.values().min().map(|at| (*at, what.clone())))
            .collect();
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, what)| what).collect()
    }

    /// Is there a figure of this measure?
    pub fn has(&self, period: Period, bind: &Bind, measure: &str) -> bool {
        self.cell(period, bind, measure).is_some()
    }

    fn cell(&self, period: Period, bind: &Bind, measure: &str) -> Option<At> {
        self.by_what.get(&(period, bind.clone()))?.get(measure).copied()
    }
}

/// One fact's surroundings.
pub struct FactScope<'a> {
    /// The tables.
    pub sheets: &'a Sheets<'a>,
    /// The fields.
    pub fields: &'a FieldScope<'a>,
    /// The facts.
    pub facts: &'a Facts<'a>,
    /// Dimension values.
    pub bind: Bind,
    /// Period.
    pub period: Period,
    /// How exactly, if the equation says so.
    pub within: Option<Within>,
}

impl FactScope<'_> {
    /// Is this the first period of a year, as the kind counts years?
    fn begins(&self) -> bool {
        let starts = self.sheets.record.kind.period.as_ref().map_or(1, |period| period.starts.0);
        self.period.first_month().1 == starts
    }

    fn measure(&self, key: &str, previous: bool) -> Option<Found> {
        let measure = self.sheets.record.kind.measure(key)?;
        let title = measure.name.short();
        if previous {
            let says = say!("上期{title}": "{title} of the period before");
            let Some(period) = self.period.previous() else { return Some(lacking(says)) };
            // A column 上期 of this document is the fact, too; what it says is compared with the document before.
            let begins = measure.words.nature == Some(Nature::ToDate) && self.begins();
            let what = What::Fact { measure: key.to_owned(), bind: self.bind.clone(), period, begins };
            return Some(Found::Outside(Wanted { what, says }));
        }
        Some(match self.facts.cell(self.period, &self.bind, key) {
            Some(at) => Found::Is(cell_operand(self.sheets, at, self.within, title)),
            None => lacking(say!("{title}": "{title}")),
        })
    }

    /// `programme.flat`: what the site says of a value of a dimension.
    fn property(&self, dimension: &str, property: &str) -> Option<Found> {
        let Values::Site(list) = &self.sheets.record.kind.dimension(dimension)?.values else { return None };
        let config = self.fields.ground.config;
        let word = self.bind.get(dimension).and_then(|value| config.property(list, value, property));
        let says = say!("{dimension}.{property}": "{dimension}.{property}");
        Some(match word {
            Some(word) => {
                Found::Is(Operand { value: Ok(Value::Words(vec![word])), says, unit: None, spot: None })
            }
            None => lacking(says),
        })
    }
}

impl Scope for FactScope<'_> {
    fn name(&self, name: &Name) -> Found {
        let parts: Vec<&str> = name.parts.iter().map(String::as_str).collect();
        let found = match parts.as_slice() {
            [key] => self.measure(key, name.previous).or_else(|| {
                self.sheets.record.kind.dimension(key)?;
                let value = self.bind.get(*key).cloned();
                let says = say!("{key}": "{key}");
                Some(match value {
                    Some(value) => Found::Is(Operand {
                        value: Ok(Value::Words(vec![value])),
                        says,
                        unit: None,
                        spot: None,
                    }),
                    None => lacking(says),
                })
            }),
            ["period", "months"] => {
                let months = self.period.months();
                Some(Found::Is(Operand {
                    value: Ok(Value::Figure(Range::exact(months.into()))),
                    says: say!("{months} 个月": "{months} months"),
                    unit: None,
                    spot: None,
                }))
            }
            [dimension, property] => self.property(dimension, property),
            _ => None,
        };
        found.unwrap_or_else(|| self.fields.name(name))
    }

    /// Over the facts one division below, if these are all of it.
    fn sum(&self, of: &Expr) -> Found {
        let says = say!("各项之和": "the sum of the parts");
        let mut divisions: BTreeMap<BTreeSet<&String>, Vec<&Bind>> = BTreeMap::new();
        for (period, bind) in self.facts.by_what.keys() {
            let below = *period == self.period
                && bind.len() > self.bind.len()
                && self.bind.iter().all(|(key, value)| bind.get(key) == Some(value));
            if below {
                divisions.entry(bind.keys().collect()).or_default().push(bind);
            }
        }
        for mut binds in divisions.into_values() {
            binds.sort();
            let mut sum = Range::exact(Decimal::ZERO);
            let mut persons: BTreeMap<&str, Decimal> = BTreeMap::new();
            let mut complete = true;
            for bind in binds {
                let one = FactScope { bind: bind.clone(), ..*self };
                let (operands, outside) = gather(of, &one);
                let range = operands.figure_of(of).filter(|_| outside.is_empty());
                let Some(more) = range.and_then(|range| sum.plus(range)) else {
                    complete = false;
                    break;
                };
                sum = more;
                for name in of.names() {
                    let key = name.parts.first().map(String::as_str).unwrap_or_default();
                    if let Some(figure) = operands.figure_of(&Expr::Name(name.clone())) {
                        let sum = persons.entry(key).or_default();
                        *sum = sum.saturating_add(figure.mid);
                    }
                }
            }
            // The parts must be all of the whole, in every measure that adds up.
            let is_whole = persons.iter().all(|(key, of_parts)| {
                let adds = self
                    .sheets
                    .record
                    .kind
                    .measure(key)
                    .is_some_and(|m| m.words.nature != Some(Nature::Rate));
                let own = Expr::Name(Name { parts: vec![(*key).to_owned()], previous: false, at: 0..0 });
                let whole = gather(&own, self).0.figure_of(&own);
                !adds || whole.is_some_and(|whole| whole.mid == *of_parts)
            });
            if complete && is_whole {
                let figure = shown(sum.mid, &Unit::new(""));
                return Found::Is(Operand {
                    value: Ok(Value::Figure(sum)),
                    says: say!("各项之和 {figure}": "the sum of the parts {figure}"),
                    unit: None,
                    spot: None,
                });
            }
        }
        Found::Is(Operand { value: Err(Lack::NotGiven), says, unit: None, spot: None })
    }

    fn count(&self, _count: &Count) -> Found {
        lacking(say!("个数": "count"))
    }
}
