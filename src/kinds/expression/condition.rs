//! Conditions: `or`, `and`, comparisons and their chains, `a = x | y`, `is`, `in`.

use std::ops::Range;

use super::error::one_of;
use super::lexer::Token;
use super::parser::{Parsed, Parser, Part, Place, across, build, leaf};
use super::{CompareOp, Expr, Name, ParseError};
use crate::say;

impl Parser<'_> {
    pub(super) fn any(&mut self) -> Parsed {
        self.joined("or", Self::all, Expr::Or)
    }

    fn all(&mut self) -> Parsed {
        self.joined("and", Self::comparison, Expr::And)
    }

    fn joined(&mut self, word: &str, level: fn(&mut Self) -> Parsed, make: fn(Vec<Expr>) -> Expr) -> Parsed {
        let first = level(self)?;
        if !self.keyword(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.keyword(word) {
            self.skip();
            parts.push(level(self)?);
        }
        let (exprs, places): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        build(make(exprs), across(&places), &places)
    }

    fn comparison(&mut self) -> Parsed {
        let first = self.terms()?;
        if self.keyword("is") {
            return self.state(first);
        }
        if self.keyword("in") {
            return self.within(first);
        }
        let Some(op) = self.compare() else { return Ok(first) };
        let second = self.terms()?;
        if *self.token() == Token::Bar && matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
            return self.one_of(first, op == CompareOp::NotEqual, second);
        }
        let (mut rest, mut places) = (vec![(op, second.0)], vec![first.1, second.1]);
        let mut sign = self.at();
        while let Some(op) = self.compare() {
            one_way(&rest, op, &sign)?;
            let (operand, place) = self.terms()?;
            rest.push((op, operand));
            places.push(place);
            sign = self.at();
        }
        build(Expr::Compare { first: Box::new(first.0), rest }, across(&places), &places)
    }

    /// The comparison that stands here, if one does; goes past it.
    fn compare(&mut self) -> Option<CompareOp> {
        let Token::Compare(op) = *self.token() else { return None };
        self.skip();
        Some(op)
    }

    /// `| y | z` after `a = x`.
    fn one_of(&mut self, subject: Part, negated: bool, value: Part) -> Parsed {
        let (mut values, mut places) = (Vec::new(), vec![subject.1]);
        let mut next = value;
        loop {
            let simple = match &next.0 {
                Expr::Negate(of) => matches!(**of, Expr::Number(_)),
                value => matches!(value, Expr::Number(_) | Expr::Name(_)),
            };
            if !simple {
                let message = say!("“|”两边只能是词或数": "only words and numbers can stand beside “|”");
                let help = say!("分开写：a = x or a = y + 1": "write the comparisons one by one: a = x or a = y + 1");
                return Err(ParseError::new(&next.1.at, message).help(help));
            }
            values.push(next.0);
            places.push(next.1);
            if *self.token() != Token::Bar {
                break;
            }
            self.skip();
            next = self.terms()?;
        }
        build(Expr::OneOf { subject: Box::new(subject.0), values, negated }, across(&places), &places)
    }

    /// `is given` and `is blank`.
    fn state(&mut self, (expr, place): Part) -> Parsed {
        let name = self.sole_name(expr, &place)?;
        self.skip();
        let at = place.at.start..self.at().end;
        let given = self.keyword("given");
        if !given && !self.keyword("blank") {
            let message = say!("“is”后面只能是 given 或 blank": "only “given” or “blank” can follow “is”");
            let help = say!(
                "填了写“is given”，没填写“is blank”，等于某值写“{name} = …”":
                "write “is given” or “is blank”, or “{name} = …” to compare"
            );
            return Err(ParseError::new(&self.at(), message).help(help));
        }
        self.skip();
        leaf(if given { Expr::Given(name) } else { Expr::Blank(name) }, at)
    }

    /// `in period`.
    fn within(&mut self, (expr, place): Part) -> Parsed {
        let field = self.sole_name(expr, &place)?;
        self.skip();
        if *self.token() == Token::Open {
            let message = say!("“in”后面是时期的名称": "the name of a period is due after “in”");
            return Err(ParseError::new(&self.at(), message).help(one_of()));
        }
        let period = self.name()?;
        let at = place.at.start..period.at.end;
        leaf(Expr::Within { field, period }, at)
    }

    /// The name that must stand before `is` or `in`.
    fn sole_name(&self, expr: Expr, place: &Place) -> Result<Name, ParseError> {
        let word = self.found();
        match expr {
            Expr::Name(name) => Ok(name),
            _ => Err(ParseError::new(
                &place.at,
                say!("“{word}”前面只能是一个名称": "only a name can stand before “{word}”"),
            )
            .help(say!("计算结果用 =、<、> 等比较": "compare a calculation with =, <, > and the like"))),
        }
    }
}

/// Errs if `op`, at `sign`, lets a chain turn round or stand still.
fn one_way(chain: &[(CompareOp, Expr)], op: CompareOp, sign: &Range<usize>) -> Result<(), ParseError> {
    let ops = || chain.iter().map(|link| link.0).chain([op]);
    let up = ops().any(|op| matches!(op, CompareOp::Less | CompareOp::AtMost));
    let down = ops().any(|op| matches!(op, CompareOp::Greater | CompareOp::AtLeast));
    if up && down || ops().any(|op| op == CompareOp::NotEqual) {
        return Err(ParseError::new(
            sign,
            say!("连续比较要朝一个方向，也不用“!=”": "a chain of comparisons goes one way, and without “!=”"),
        )
        .help(
            say!("分开写，用 and 连接：a < b and b > c": "join two comparisons with “and”: a < b and b > c"),
        ));
    }
    Ok(())
}
