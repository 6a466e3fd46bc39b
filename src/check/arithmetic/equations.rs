//! The equations of a kind over a document: each row, column, fact, or once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::judge::{Lack, Operands, Spot, Verdict};
use super::scope::{FactScope, Facts, FieldScope, Narrow, RowsScope, Scope, TableScope, Wanted, gather};
use super::sheets::Sheets;
use super::tell::told;
use crate::check::Ground;
use crate::diagnostic::Diagnostic;
use crate::kinds::expression::Expr;
use crate::kinds::{Bind, Each, Equation, Kind, Within};
use crate::record::Record;

/// An equation whose other side stands in other documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending {
    /// The equation.
    pub equation: Arc<Equation>,
    /// The row, column or thing it is asked of, for messages.
    pub subject: String,
    /// What this document says.
    pub known: Operands,
    /// What others have to say.
    pub wanted: Vec<(Expr, Wanted)>,
    /// What this document says for the condition `when`.
    pub when: Operands,
    /// What others have to say for it.
    pub when_wanted: Vec<(Expr, Wanted)>,
    /// Place if no operand has one.
    pub home: Spot,
}

/// A finding and the places of its operands: those about the same cells are one.
pub struct Judged {
    /// The finding.
    pub found: Diagnostic,
    /// Its cells.
    pub cells: BTreeSet<Spot>,
}

/// What came of the equations of a document.
#[derive(Default)]
pub struct Outcome {
    /// Those that fail.
    pub judged: Vec<Judged>,
    /// Those that wait for the site.
    pub pending: Vec<Pending>,
}

/// All equations of a record's kind and of its own layout.
pub fn check(sheets: &Sheets<'_>, ground: Ground<'_>) -> Outcome {
    let record = sheets.record;
    let fields = FieldScope { record, ground };
    let mut outcome = Outcome::default();
    let needs_facts = record.tables.iter().any(|table| table.equations.iter().any(|e| e.each == Each::Fact));
    let facts = needs_facts.then(|| Facts::of(sheets));
    for (table_at, table) in record.tables.iter().enumerate() {
        for equation in &table.equations {
            let mut asked = Asked::new(equation, record, &mut outcome);
            let scope = |narrow| TableScope {
                sheets,
                fields: &fields,
                table: table_at,
                narrow,
                within: equation.within,
            };
            match equation.each {
                Each::Row => {
                    for row in 0..table.rows.len() {
                        asked.ask(&sheets.row_name(table_at, row), &scope(Narrow::Row(row)), &table.pointer);
                    }
                }
                Each::Column => {
                    for (block_at, block) in table.grid.blocks.iter().enumerate() {
                        for (column, leaf) in block.columns.leaves.iter().enumerate() {
                            let name = leaf.words.join(" › ");
                            asked.ask(&name, &scope(Narrow::Column(block_at, column)), &table.pointer);
                        }
                    }
                }
                Each::Once => asked.ask("", &scope(Narrow::Whole), &table.pointer),
                Each::Fact => {
                    let Some(facts) = &facts else { continue };
                    let needed = needed(&equation.holds.expr, record);
                    for (period, bind) in facts.subjects() {
                        // Most facts have few of the measures that an equation is about.
                        if !needed.iter().all(|measure| facts.has(period, &bind, measure)) {
                            continue;
                        }
                        let subject = subject(record, ground, &bind, period);
                        let scope = FactScope {
                            sheets,
                            fields: &fields,
                            facts,
                            bind,
                            period,
                            within: equation.within,
                        };
                        asked.ask(&subject, &scope, &table.pointer);
                    }
                }
            }
        }
    }
    for equation in &record.kind.equations {
        let mut asked = Asked::new(equation, record, &mut outcome);
        let scope = TableScope {
            sheets,
            fields: &fields,
            table: 0,
            narrow: Narrow::Document,
            within: equation.within,
        };
        match equation.each {
            Each::Row => rows_of_one_name(sheets, &fields, equation, &mut asked),
            _ => asked.ask("", &scope, ""),
        }
    }
    outcome
}

/// `each: row` over several tables pairs rows of the same name.
fn rows_of_one_name(
    sheets: &Sheets<'_>,
    fields: &FieldScope<'_>,
    equation: &Equation,
    asked: &mut Asked<'_>,
) {
    let names = equation.holds.expr.names();
    let tables: Vec<usize> = sheets
        .record
        .tables
        .iter()
        .enumerate()
        .filter(|(_, table)| names.iter().any(|name| name.parts.first() == Some(&table.key)))
        .map(|(at, _)| at)
        .collect();
    let Some(first) = tables.first() else { return };
    for row in 0..sheets.table(*first).rows.len() {
        let name = sheets.row_name(*first, row);
        let rows: Vec<(usize, usize)> = tables
            .iter()
            .filter_map(|table| {
                let rows = 0..sheets.table(*table).rows.len();
                rows.into_iter().find(|row| sheets.row_name(*table, *row) == name).map(|row| (*table, row))
            })
            .collect();
        if rows.len() == tables.len() {
            let scope = RowsScope { sheets, fields, rows, within: equation.within };
            asked.ask(&name, &scope, &sheets.table(*first).pointer);
        }
    }
}

/// The measures without whose figures an equation can't be asked; those of a sum are of
/// other facts.
fn needed<'e>(expr: &'e Expr, record: &Record) -> Vec<&'e str> {
    let mut names = Vec::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        match expr {
            Expr::Name(name) if !name.previous && name.parts.len() == 1 => {
                let measure = name.parts[0].as_str();
                names.extend(record.kind.measure(measure).map(|_| measure));
            }
            Expr::Negate(inner) => open.push(inner),
            Expr::Arith { left, right, .. } => open.extend([&**left, &**right]),
            Expr::Sum(parts) if parts.len() > 1 => open.extend(parts),
            Expr::Compare { first, rest } => {
                open.push(first);
                open.extend(rest.iter().map(|(_, one)| one));
            }
            // Of alternatives one may do without.
            _ => {}
        }
    }
    names
}

/// What a fact is about: 隽水镇 低保, and its period if it is not the document's.
fn subject(record: &Record, ground: Ground<'_>, bind: &Bind, period: crate::value::Period) -> String {
    let kind: &Kind = &record.kind;
    let mut words: Vec<String> =
        bind.iter().map(|(dimension, value)| ground.config.vocabulary.word(kind, dimension, value)).collect();
    if record.period != Some(period) {
        words.push(period.name().zh);
    }
    words.join(" ")
}

/// One equation and the instances it is asked of.
struct Asked<'a> {
    equation: &'a Equation,
    record: &'a Record,
    outcome: &'a mut Outcome,
    shared: Option<Arc<Equation>>,
}

impl<'a> Asked<'a> {
    fn new(equation: &'a Equation, record: &'a Record, outcome: &'a mut Outcome) -> Asked<'a> {
        Asked { equation, record, outcome, shared: None }
    }

    fn ask(&mut self, subject: &str, scope: &dyn Scope, pointer: &str) {
        let within = self.equation.within.unwrap_or_default();
        let (known, wanted) = gather(&self.equation.holds.expr, scope);
        let (mut asked, mut asked_outside) = (Operands::default(), Vec::new());
        if let Some(when) = &self.equation.when {
            (asked, asked_outside) = gather(&when.expr, scope);
            if asked_outside.is_empty() && asked.judge(&when.expr, Within::Exact) != Verdict::Holds {
                return;
            }
        }
        let home = Spot { path: self.record.path.clone(), span: None, data_path: Some(pointer.to_owned()) };
        if wanted.is_empty() && asked_outside.is_empty() {
            if let Verdict::Fails(broken) = known.judge(&self.equation.holds.expr, within) {
                let found = told(self.equation, subject, &known, broken, &home);
                let cells = known.spots().map(|(_, spot)| spot.clone()).collect();
                self.outcome.judged.push(Judged { found, cells });
            }
            return;
        }
        // What can't be decided here can't be decided with the others either.
        let is_open =
            known.0.iter().any(|(_, operand)| matches!(operand.value, Err(Lack::NotGiven | Lack::Undecided)));
        if !is_open {
            let equation = self.shared.get_or_insert_with(|| Arc::new(self.equation.clone()));
            self.outcome.pending.push(Pending {
                equation: Arc::clone(equation),
                subject: subject.to_owned(),
                known,
                wanted,
                when: asked,
                when_wanted: asked_outside,
                home,
            });
        }
    }
}

/// Leaves of several findings about the same cells the gravest, and of those the first.
pub fn gravest(judged: Vec<Judged>) -> Vec<Diagnostic> {
    let mut kept: Vec<Judged> = Vec::new();
    for one in judged {
        let same = kept.iter_mut().find(|known| {
            !one.cells.is_empty() && known.cells == one.cells && known.found.path == one.found.path
        });
        match same {
            Some(known) if one.found.severity < known.found.severity => *known = one,
            Some(_) => {}
            None => kept.push(one),
        }
    }
    kept.into_iter().map(|one| one.found).collect()
}
