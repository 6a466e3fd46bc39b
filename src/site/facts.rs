//! Facts: figures by measure, period and dimensions. Overviews, series and checks
//! read facts and never a layout.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use crate::kinds::{Bind, CellSpec, Nature};
use crate::record::Record;
use crate::value::{Cell, Decimal, Period, Type, Unit};

/// One figure of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it measures.
    pub measure: Arc<str>,
    /// For what time.
    pub period: Period,
    /// Of what: dimension values.
    pub bind: Arc<Bind>,
    /// The figure, in the base of its unit: 元, not 万元.
    pub value: Decimal,
    /// Base unit.
    pub unit: Arc<str>,
    /// How it adds up.
    pub nature: Nature,
    /// Power of ten of the last place printed, in the base unit: -2 for 元 with 分.
    pub place: i8,
}

impl Fact {
    /// Half of the last place: by so much it may be off.
    pub fn slack(&self) -> Decimal {
        let place = match u32::try_from(-i32::from(self.place)) {
            Ok(scale) => Decimal::new(1, scale.min(28)),
            Err(_) => Decimal::from(10_i64.pow(u32::from(self.place.unsigned_abs()).min(18))),
        };
        place / Decimal::TWO
    }
}

/// Words and dimension values that facts share: ten years of notices have few different ones.
#[derive(Debug, Default)]
pub struct Shared {
    words: Mutex<HashMap<String, Arc<str>>>,
    binds: Mutex<HashMap<Bind, Arc<Bind>>>,
}

impl Shared {
    fn word(&self, word: &str) -> Arc<str> {
        let mut words = self.words.lock().unwrap_or_else(PoisonError::into_inner);
        match words.get(word) {
            Some(shared) => Arc::clone(shared),
            None => Arc::clone(words.entry(word.to_owned()).or_insert_with(|| Arc::from(word))),
        }
    }

    fn bind(&self, bind: Bind) -> Arc<Bind> {
        let mut binds = self.binds.lock().unwrap_or_else(PoisonError::into_inner);
        match binds.get(&bind) {
            Some(shared) => Arc::clone(shared),
            None => Arc::clone(binds.entry(bind.clone()).or_insert_with(|| Arc::new(bind))),
        }
    }
}

/// The facts of all published documents: by document, in the site's order.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    by_document: BTreeMap<usize, Vec<Fact>>,
}

impl Facts {
    /// Puts a document's facts in.
    pub fn insert(&mut self, document: usize, facts: Vec<Fact>) {
        if !facts.is_empty() {
            self.by_document.insert(document, facts);
        }
    }

    /// Every fact with its document.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Fact)> {
        self.by_document.iter().flat_map(|(document, facts)| facts.iter().map(move |fact| (*document, fact)))
    }

    /// The facts of a document.
    pub fn of(&self, document: usize) -> &[Fact] {
        self.by_document.get(&document).map_or(&[], Vec::as_slice)
    }
}

/// A cell that states a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated<'r> {
    /// Its table, row and column in the record.
    pub at: (usize, usize, usize),
    /// What it measures.
    pub measure: &'r str,
    /// For what time.
    pub period: Period,
    /// Of what.
    pub bind: Bind,
}

/// The cells that state facts: those with a figure and a measure. A total is the fact
/// without the dimension it sums.
pub fn stated(record: &Record) -> Vec<Stated<'_>> {
    let mut all = Vec::new();
    if record.withdrawn {
        return all;
    }
    for (table_at, table) in record.tables.iter().enumerate() {
        for (row_at, row) in table.rows.iter().enumerate().filter(|(_, row)| !row.is_uncertain) {
            let Some(block) = table.grid.blocks.get(row.block) else { continue };
            let line = block.rows.leaves.get(row.line);
            for (at, (cell, column)) in row.cells.iter().zip(&block.columns.leaves).enumerate() {
                let (Some(_), Some(spec)) = (cell.number(), table.spec(row, at)) else { continue };
                let Some(measure) = &spec.measure else { continue };
                if column.no_fact || line.is_some_and(|line| line.no_fact) {
                    continue;
                }
                let mut bind: Bind = table.bind.clone();
                bind.extend(row.bind.clone());
                bind.extend(column.bind.clone());
                let own = bind.remove("period");
                let period = match own.as_deref() {
                    None => record.period,
                    Some("previous") => record.period.and_then(Period::previous),
                    Some(id) => Period::parse(id),
                };
                let Some(period) = period else { continue };
                all.push(Stated { at: (table_at, row_at, at), measure, period, bind });
            }
        }
    }
    all
}

fn place(cell: &Cell, spec: &CellSpec, unit: &Unit) -> i8 {
    let is_count = spec.types.iter().any(|t| matches!(t, Type::Count | Type::Change)) && cell.unit.is_none();
    let scale = cell.number().map_or(0, |number| number.scale());
    let zeros = unit.factor.to_string().len().saturating_sub(1);
    // A plain count is exact.
    if is_count { -28 } else { i8::try_from(zeros as i64 - i64::from(scale)).unwrap_or(0) }
}

/// The facts that a record states.
pub fn facts_of(record: &Record, shared: &Shared) -> Vec<Fact> {
    let mut facts = Vec::new();
    for stated in stated(record) {
        let (table, row, column) = stated.at;
        let table = &record.tables[table];
        let row = &table.rows[row];
        let (Some(value), Some(spec)) = (row.cells[column].number(), table.spec(row, column)) else {
            continue;
        };
        let unit = spec.unit_of(&row.cells[column]);
        // More digits than a decimal holds can't be a figure of money; such a cell stays out.
        let Some(value) = value.checked_mul(unit.factor) else { continue };
        facts.push(Fact {
            measure: shared.word(stated.measure),
            period: stated.period,
            bind: shared.bind(stated.bind),
            value,
            unit: shared.word(&unit.base),
            nature: spec.nature,
            place: place(&row.cells[column], spec, &unit),
        });
    }
    facts
}

/// The figure for a measure where `at` holds, of one document: the fact with no
/// further dimension; else the sum over the fewest further dimensions, if it adds up.
pub fn whole(facts: &[Fact], measure: &str, period: Period, at: &Bind) -> Option<(Decimal, String)> {
    let mut by_dimensions: BTreeMap<(usize, Vec<&str>), Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| &*fact.measure == measure && fact.period == period) {
        if !at.iter().all(|(dimension, value)| fact.bind.get(dimension) == Some(value)) {
            continue;
        }
        let more: Vec<&str> =
            fact.bind.keys().map(String::as_str).filter(|key| !at.contains_key(*key)).collect();
        by_dimensions.entry((more.len(), more)).or_default().push(fact);
    }
    let ((further, _), facts) = by_dimensions.into_iter().next()?;
    let unit = facts.first()?.unit.to_string();
    if further > 0 && facts.iter().any(|fact| fact.nature == Nature::Rate) {
        return None;
    }
    let sum = facts.iter().try_fold(Decimal::ZERO, |sum, fact| sum.checked_add(fact.value))?;
    // One fact stated twice in a document is not two facts.
    if further == 0 { facts.first().map(|fact| (fact.value, unit)) } else { Some((sum, unit)) }
}
