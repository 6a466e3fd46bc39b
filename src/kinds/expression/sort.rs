//! What an expression yields, as far as that is known without its names.

use std::ops::Range;

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
            Expr::Number(_) | Expr::Negate(_) | Expr::Arith { .. } | Expr::Sum(_) | Expr::Count(_) => Sort::Number,
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
            Expr::Number(_) | Expr::Name(_) | Expr::Given(_) | Expr::Blank(_) | Expr::Within { .. } => Vec::new(),
            Expr::Negate(of) => vec![(of, Sort::Number)],
            Expr::Arith { left, right, .. } => vec![(left, Sort::Number), (right, Sort::Number)],
            Expr::Sum(of) => of.iter().map(|part| (part, Sort::Number)).collect(),
            Expr::Count(count) => count.filter.iter().map(|filter| (&**filter, Sort::Condition)).collect(),
            Expr::Compare { first, rest } => {
                [&**first].into_iter().chain(rest.iter().map(|(_, part)| part)).map(|part| (part, Sort::Word)).collect()
            }
            Expr::OneOf { subject, values, .. } => {
                [&**subject].into_iter().chain(values).map(|part| (part, Sort::Word)).collect()
            }
            Expr::And(parts) | Expr::Or(parts) => parts.iter().map(|part| (part, Sort::Condition)).collect(),
        }
    }

    /// Errs, at `at`, if this can't be what is wanted.
    pub(super) fn fits(&self, wanted: Sort, at: &Range<usize>) -> Result<(), ParseError> {
        let error = match (wanted, self.kind_of()) {
            (Sort::Condition, Sort::Condition) | (Sort::Number | Sort::Word, Sort::Number | Sort::Word) => return Ok(()),
            (Sort::Condition, Sort::Word) => ParseError::new(
                at,
                say!("“{self}”单独不成条件": "“{self}” on its own is not a condition"),
            )
            .help(say!(
                "写明它应当怎样，例如“{self} = yes”“{self} > 0”“{self} is given”":
                "say what must be true of it, for example “{self} = yes”, “{self} > 0” or “{self} is given”"
            )),
            (Sort::Condition, Sort::Number) => ParseError::new(
                at,
                say!("这里应是条件，“{self}”却是数": "a condition is due here, but “{self}” is a number"),
            )
            .help(say!(
                "拿它与别的数比较，例如“{self} = 0”":
                "compare it with something, for example “{self} = 0”"
            )),
            (Sort::Number, Sort::Condition) => ParseError::new(
                at,
                say!("这里应是数，“{self}”却是条件": "a number is due here, but “{self}” is a condition"),
            )
            .help(say!("条件之间只能用 and、or 连接": "conditions can only be joined with “and” and “or”")),
            (Sort::Word, Sort::Condition) => ParseError::new(
                at,
                say!("条件“{self}”不能再作比较": "the condition “{self}” can't be compared"),
            )
            .help(say!(
                "分开写，用 and 或 or 连接：a = b and b = c":
                "write the comparisons one by one and join them with “and” or “or”: a = b and b = c"
            )),
        };
        Err(error)
    }

    /// From the first name to the last; nowhere, if there is none.
    fn place(&self) -> Range<usize> {
        let names = self.names();
        let start = names.iter().map(|name| name.at.start).min().unwrap_or(0);
        let end = names.iter().map(|name| name.at.end).max().unwrap_or(0);
        start..end
    }
}
