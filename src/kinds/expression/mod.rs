//! The small grammar of kinds: `holds`, `when`, `equals` and a `required` that
//! is a condition.
//!
//! In goes the text of one expression, out comes an [`Expr`] or a
//! [`ParseError`] with its place. Names are not looked up here: whether
//! `a.b` is a cell, a field or a word is for those who know the kind.
//!
//! ```text
//! condition  = all { "or" all } ;       all = comparison { "and" comparison }
//! comparison = sum { compare sum }                       10 <= x <= 20000
//!            | sum ("=" | "!=") value { "|" value }      a = x | y
//!            | name "is" ("given" | "blank") | name "in" name
//! sum        = product { ("+" | "-") product } ;  product = sign { ("*" | "/") sign }
//! sign       = "-" sign | number | name | "(" condition ")"
//!            | "sum" "(" sum { "," sum } ")" | "count" "(" name [ "where" condition ] ")"
//! value      = [ "-" ] number | name
//! name       = word { "." word }        letters of any script, digits, "_"; no spaces
//! compare    = "=" | "!=" | "<" | "<=" | ">" | ">="
//! ```
//!
//! `−` and `–` are `-`, `×` is `*`, `÷` is `/`, `≤ ≥ ≠` are `<= >= !=`, and
//! full-width signs and digits are their plain counterparts. Inside YAML's `{}`
//! a comma ends a plain value: `sum(a, b)` needs quotes there. A hyphen is always
//! a minus, so names have none. `sum` and `count` are names unless a bracket
//! follows; only [`RESERVED`] words can't begin a name.

mod condition;
mod display;
mod error;
mod figure;
mod lexer;
mod number;
mod parser;
mod sort;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::ops::Range;

use rust_decimal::Decimal;

pub use error::ParseError;
pub use sort::Sort;

/// Words that can't begin a name; a key or a name of a kind that is one of them
/// can be reached only behind a dot.
pub const RESERVED: [&str; 7] = ["and", "or", "not", "is", "in", "where", "previous"];

/// The longest expression, in characters.
pub const MAX_LENGTH: usize = 4000;

/// How deep an [`Expr`] can be, so that every walk over one may recurse.
pub const MAX_DEPTH: usize = 64;

/// How many brackets and signs can stand inside each other. The parser needs up
/// to 25 kB of stack for each of them when it is not optimised.
pub const MAX_NESTING: usize = 24;

/// An expression. What [`parse`] returns has operands of the right [`Sort`],
/// is no deeper than [`MAX_DEPTH`] and has no empty list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A figure, exactly as written; never negative, see `Negate`.
    Number(Decimal),
    /// A figure, a field, or a word such as `yes`.
    Name(Name),
    /// `-x`.
    Negate(Box<Expr>),
    /// `a + b` and its like.
    Arith {
        /// What is done.
        op: ArithOp,
        /// The first operand.
        left: Box<Expr>,
        /// The second operand.
        right: Box<Expr>,
    },
    /// `sum(x)`: x over everything below; `sum(a, b, …)`: a + b + ….
    Sum(Vec<Expr>),
    /// `count(…)`.
    Count(Count),
    /// `a = b`, or a chain that goes one way: `10 <= x <= 20000`.
    Compare {
        /// What stands first.
        first: Box<Expr>,
        /// Each further operand and how it compares with the one before it.
        rest: Vec<(CompareOp, Expr)>,
    },
    /// `a = x | y`: one of them; `a != x | y`: none of them.
    OneOf {
        /// What is compared.
        subject: Box<Expr>,
        /// Two or more words and numbers.
        values: Vec<Expr>,
        /// Whether it is none of them.
        negated: bool,
    },
    /// All hold.
    And(Vec<Expr>),
    /// At least one holds.
    Or(Vec<Expr>),
    /// `x is given`.
    Given(Name),
    /// `x is blank`.
    Blank(Name),
    /// `d in period`.
    Within {
        /// The date.
        field: Name,
        /// The period; its name is `period` in all kinds so far.
        period: Name,
    },
}

/// `count(table)`, `count(kind where d in period)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// A table, whose rows are counted; before `where` a kind, whose documents are.
    pub of: Name,
    /// Which documents. Its names are those of the kind counted, but for `period`.
    pub filter: Option<Box<Expr>>,
}

/// `a.b`, `previous.a`, `甲.乙`. Two names are equal if
/// they say the same, wherever they stand.
#[derive(Debug, Clone, Eq)]
pub struct Name {
    /// What stands between the dots, without a leading `previous`; never empty.
    pub parts: Vec<String>,
    /// Whether the document before is meant.
    pub previous: bool,
    /// Where it stands, in characters of the expression.
    pub at: Range<usize>,
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.previous == other.previous && self.parts == other.parts
    }
}

/// What is done with two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArithOp {
    /// `+`
    Add,
    /// `−`
    Subtract,
    /// `×`
    Multiply,
    /// `÷`
    Divide,
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompareOp {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

impl CompareOp {
    /// Does it hold for a left side that is so ordered to the right one?
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            CompareOp::Equal => order == Ordering::Equal,
            CompareOp::NotEqual => order != Ordering::Equal,
            CompareOp::Less => order == Ordering::Less,
            CompareOp::AtMost => order != Ordering::Greater,
            CompareOp::Greater => order == Ordering::Greater,
            CompareOp::AtLeast => order != Ordering::Less,
        }
    }
}

/// Reads an expression of any sort.
pub fn parse(source: &str) -> Result<Expr, ParseError> {
    parser::parse(source, None)
}

/// Reads what must be a condition: `holds`, `when`, `required`.
pub fn parse_condition(source: &str) -> Result<Expr, ParseError> {
    parser::parse(source, Some(Sort::Condition))
}

/// Reads what must be a figure, or a name that may be one: `equals`.
pub fn parse_figure(source: &str) -> Result<Expr, ParseError> {
    parser::parse(source, Some(Sort::Number))
}

impl Expr {
    /// Every name, in reading order. Among them are words that are values
    /// (`yes`), the table or kind that is counted, and the fields of that kind.
    pub fn names(&self) -> Vec<&Name> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    /// Sees every count in it.
    pub fn counts(&self, see: &mut dyn FnMut(&Count)) {
        if let Expr::Count(count) = self {
            see(count);
        }
        for (operand, _) in self.operands() {
            operand.counts(see);
        }
    }

    fn collect<'a>(&'a self, names: &mut Vec<&'a Name>) {
        match self {
            Expr::Name(name) | Expr::Given(name) | Expr::Blank(name) => names.push(name),
            Expr::Count(count) => names.push(&count.of),
            Expr::Within { field, period } => names.extend([field, period]),
            _ => {}
        }
        for (operand, _) in self.operands() {
            operand.collect(names);
        }
    }
}
