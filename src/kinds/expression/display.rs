//! The canonical text of an expression: the signs of KINDS, single spaces and
//! only the brackets that are needed. It parses back to the same expression,
//! unless the spaces make it longer than an expression may be.

use std::fmt::{self, Display as _};

use super::{ArithOp, CompareOp, Count, Expr, Name};

/// How tightly an expression holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grip {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Sign,
    Whole,
}

impl Expr {
    fn grip(&self) -> Grip {
        match self {
            Expr::Or(_) => Grip::Or,
            Expr::And(_) => Grip::And,
            Expr::Compare { .. } | Expr::OneOf { .. } => Grip::Comparison,
            Expr::Given(_) | Expr::Blank(_) | Expr::Within { .. } => Grip::Comparison,
            Expr::Arith { op: ArithOp::Add | ArithOp::Subtract, .. } => Grip::Sum,
            Expr::Arith { op: ArithOp::Multiply | ArithOp::Divide, .. } => Grip::Product,
            Expr::Negate(_) => Grip::Sign,
            Expr::Number(_) | Expr::Name(_) | Expr::Sum(_) | Expr::Count(_) => Grip::Whole,
        }
    }

    /// This in a place that asks for a grip: in brackets, if it hasn't got it.
    fn held(&self, least: Grip) -> Held<'_> {
        Held(self, least)
    }
}

struct Held<'a>(&'a Expr, Grip);

impl fmt::Display for Held<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.grip() < self.1 { write!(f, "({})", self.0) } else { self.0.fmt(f) }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Number(number) => number.fmt(f),
            Expr::Name(name) => name.fmt(f),
            Expr::Negate(of) => write!(f, "−{}", of.held(Grip::Sign)),
            Expr::Arith { op: op @ (ArithOp::Add | ArithOp::Subtract), left, right } => {
                write!(f, "{} {op} {}", left.held(Grip::Sum), right.held(Grip::Product))
            }
            Expr::Arith { op, left, right } => {
                write!(f, "{} {op} {}", left.held(Grip::Product), right.held(Grip::Sign))
            }
            Expr::Sum(parts) => {
                f.write_str("sum(")?;
                list(f, parts, ", ", Grip::Or)?;
                f.write_str(")")
            }
            Expr::Count(Count { of, filter: None }) => write!(f, "count({of})"),
            Expr::Count(Count { of, filter: Some(filter) }) => write!(f, "count({of} where {filter})"),
            Expr::Compare { first, rest } => {
                first.held(Grip::Sum).fmt(f)?;
                rest.iter().try_for_each(|(op, operand)| write!(f, " {op} {}", operand.held(Grip::Sum)))
            }
            Expr::OneOf { subject, values, negated } => {
                write!(f, "{} {} ", subject.held(Grip::Sum), if *negated { "!=" } else { "=" })?;
                list(f, values, " | ", Grip::Sum)
            }
            Expr::And(parts) => list(f, parts, " and ", Grip::Comparison),
            Expr::Or(parts) => list(f, parts, " or ", Grip::And),
            Expr::Given(name) => write!(f, "{name} is given"),
            Expr::Blank(name) => write!(f, "{name} is blank"),
            Expr::Within { field, period } => write!(f, "{field} in {period}"),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, parts: &[Expr], between: &str, least: Grip) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        part.held(least).fmt(f)?;
    }
    Ok(())
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.previous {
            f.write_str("previous.")?;
        }
        f.write_str(&self.parts.join("."))
    }
}

impl fmt::Display for ArithOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ArithOp::Add => "+",
            ArithOp::Subtract => "−",
            ArithOp::Multiply => "×",
            ArithOp::Divide => "÷",
        })
    }
}

impl fmt::Display for CompareOp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CompareOp::Equal => "=",
            CompareOp::NotEqual => "!=",
            CompareOp::Less => "<",
            CompareOp::AtMost => "<=",
            CompareOp::Greater => ">",
            CompareOp::AtLeast => ">=",
        })
    }
}
