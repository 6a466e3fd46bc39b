//! What the names of an expression stand for, in a row, a column, a table, a fact or
//! the whole document.

mod fact;
mod fields;
mod table;

pub use fact::{FactScope, Facts};
pub use fields::FieldScope;
pub use table::{Narrow, RowsScope, TableScope, cell_key};

use super::judge::{Lack, Operand, Operands};
use crate::diagnostic::Text;
use crate::kinds::Bind;
use crate::kinds::expression::{Count, Expr, Name};
use crate::value::Period;

/// What a name leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A value of this document, or its lack.
    Is(Operand),
    /// Nothing: it is a word.
    Word,
    /// Something that only the site knows.
    Outside(Wanted),
}

/// What has to be looked up in other documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// What.
    pub what: What,
    /// For messages, without the figure: 上期 结转下年度.
    pub says: Text,
}

/// What is looked up.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A fact of the period before.
    Fact {
        /// Its measure.
        measure: String,
        /// Its dimension values.
        bind: Bind,
        /// Its period.
        period: Period,
        /// A running total begins at 0 in the first period of a year.
        begins: bool,
    },
    /// A cell of the document before in the series, by its key.
    Cell {
        /// See [`cell_key`].
        key: String,
    },
    /// How many documents of a kind fit.
    Count {
        /// The kind's id or name.
        kind: String,
        /// The condition, as text.
        filter: String,
    },
}

/// Where names are looked up.
pub trait Scope {
    /// What a name stands for.
    fn name(&self, name: &Name) -> Found;
    /// The sum of an expression over everything below.
    fn sum(&self, of: &Expr) -> Found;
    /// A count.
    fn count(&self, count: &Count) -> Found;
}

/// Looks up whatever `expr` names: its operands, and what only the site knows.
pub fn gather(expr: &Expr, scope: &dyn Scope) -> (Operands, Vec<(Expr, Wanted)>) {
    let (mut operands, mut outside) = (Operands::default(), Vec::new());
    collect(expr, scope, &mut operands, &mut outside);
    (operands, outside)
}

fn collect(expr: &Expr, scope: &dyn Scope, operands: &mut Operands, outside: &mut Vec<(Expr, Wanted)>) {
    let mut put = |expr: Expr, found: Found| match found {
        Found::Is(operand) => operands.0.push((expr, operand)),
        Found::Outside(wanted) => outside.push((expr, wanted)),
        Found::Word => {}
    };
    match expr {
        Expr::Name(name) => put(expr.clone(), scope.name(name)),
        Expr::Given(name) | Expr::Blank(name) => put(Expr::Name(name.clone()), scope.name(name)),
        Expr::Sum(parts) => match parts.as_slice() {
            [one] => put(expr.clone(), scope.sum(one)),
            several => several.iter().for_each(|one| collect(one, scope, operands, outside)),
        },
        Expr::Count(count) => put(expr.clone(), scope.count(count)),
        Expr::Negate(inner) => collect(inner, scope, operands, outside),
        Expr::Arith { left, right, .. } => {
            collect(left, scope, operands, outside);
            collect(right, scope, operands, outside);
        }
        Expr::Compare { first, rest } => {
            collect(first, scope, operands, outside);
            rest.iter().for_each(|(_, one)| collect(one, scope, operands, outside));
        }
        Expr::OneOf { subject, .. } => collect(subject, scope, operands, outside),
        Expr::And(all) | Expr::Or(all) => all.iter().for_each(|one| collect(one, scope, operands, outside)),
        Expr::Number(_) | Expr::Within { .. } => {}
    }
}

/// An operand that is not given.
pub fn lacking(says: Text) -> Found {
    Found::Is(Operand { value: Err(Lack::NotGiven), says, unit: None, spot: None })
}
