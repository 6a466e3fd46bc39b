//! What an expression yields, as far as that is known without its names.

use std::ops::Range;

use super::error::short;
use super::{Expr, ParseError};
use crate::say;

/// What an expression yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A figure.
    Number,
    /// Something that holds or doesn't.
    Condition,
    /// A name by itself: a figure, a date or a word, but no condition.
    Word,
}

impl Expr {
    /// What this yields; looks at no operand.
    pub fn kind_of(&self) -> Sort {
        match self {
            Expr::Name(_) => Sort::Word,
            Expr::Number(_) | Expr::Negate(_) | Expr::Arith { .. } | Expr::Sum(_) | Expr::Count(_) => {
                Sort::Number
            }
            Expr::Compare { .. } | Expr::OneOf { .. } | Expr::And(_) | Expr::Or(_) => Sort::Condition,
            Expr::Given(_) | Expr::Blank(_) | Expr::Within { .. } => Sort::Condition,
        }
    }

    /// What this yields, after a look at every operand. What
    /// [`parse`](super::parse) returns always passes; code that puts
    /// expressions together may ask. The place is that of the names in the
    /// operand that doesn't fit.
    pub fn check(&self) -> Result<Sort, ParseError> {
        for (operand, wanted) in self.operands() {
            operand.check()?;
            operand.fits(wanted, &operand.place())?;
        }
        Ok(self.kind_of())
    }

    /// The operands in reading order, and what each has to be; `Word` stands
    /// for whatever can be compared.
    pub(super) fn operands(&self) -> Vec<(&Expr, Sort)> {
        match self {
            Expr::Number(_) | Expr::Name(_) | Expr::Given(_) | Expr::Blank(_) | Expr::Within { .. } => {
                Vec::new()
            }
            Expr::Negate(of) => vec![(of, Sort::Number)],
            Expr::Arith { left, right, .. } => vec![(left, Sort::Number), (right, Sort::Number)],
            Expr::Sum(of) => of.iter().map(|part| (part, Sort::Number)).collect(),
            Expr::Count(count) => count.filter.iter().map(|filter| (&**filter, Sort::Condition)).collect(),
            Expr::Compare { first, rest } => [&**first]
                .into_iter()
                .chain(rest.iter().map(|(_, part)| part))
                .map(|part| (part, Sort::Word))
                .collect(),
            Expr::OneOf { subject, values, .. } => {
                [&**subject].into_iter().chain(values).map(|part| (part, Sort::Word)).collect()
            }
            Expr::And(parts) | Expr::Or(parts) => parts.iter().map(|part| (part, Sort::Condition)).collect(),
        }
    }

    /// Errs, at `at`, if this can't be what is wanted.
    pub(super) fn fits(&self, wanted: Sort, at: &Range<usize>) -> Result<(), ParseError> {
        let sort = self.kind_of();
        if (wanted == Sort::Condition) == (sort == Sort::Condition) {
            return Ok(());
        }
        let it = short(&self.to_string());
        let (message, help) = match (wanted, sort) {
            (Sort::Condition, Sort::Word) => (
                say!("“{it}”单独不成条件": "“{it}” on its own is not a condition"),
                say!(
                    "写明它应当怎样，例如“{it} = yes”“{it} > 0”“{it} is given”；几个值之一写作 a = x | y":
                    "say what must be true of it: “{it} = yes”, “{it} > 0”, “{it} is given”; one of several values is a = x | y"
                ),
            ),
            (Sort::Condition, _) => (
                say!("这里应是条件，“{it}”却是数": "a condition is due here, but “{it}” is a number"),
                say!("拿它作比较，例如“{it} = 0”": "compare it with something, for example “{it} = 0”"),
            ),
            (Sort::Number, _) => (
                say!("这里应是数，“{it}”却是条件": "a number is due here, but “{it}” is a condition"),
                say!("条件之间只能用 and、or 连接": "conditions can only be joined with “and” and “or”"),
            ),
            (Sort::Word, _) => (
                say!("条件“{it}”不能再作比较": "the condition “{it}” can't be compared"),
                say!(
                    "分开写，用 and 或 or 连接：a = b and b = c":
                    "write the comparisons one by one and join them with “and” or “or”: a = b and b = c"
                ),
            ),
        };
        Err(ParseError::new(at, message).help(help))
    }

    /// From the first name to the last; nowhere, if there is none.
    fn place(&self) -> Range<usize> {
        let names = self.names();
        let start = names.iter().map(|name| name.at.start).min().unwrap_or(0);
        let end = names.iter().map(|name| name.at.end).max().unwrap_or(0);
        start..end
    }
}
