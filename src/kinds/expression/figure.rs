//! Figures: calculations, signs, brackets, `sum(…)`, `count(…)` and names.

use super::error::short;
use super::lexer::Token;
use super::parser::{Parsed, Parser, Place, across, build, leaf};
use super::{ArithOp, Count, Expr, Name, ParseError, RESERVED};
use crate::say;

impl Parser<'_> {
    pub(super) fn terms(&mut self) -> Parsed {
        self.calculation(&[ArithOp::Add, ArithOp::Subtract], Self::factors)
    }

    fn factors(&mut self) -> Parsed {
        self.calculation(&[ArithOp::Multiply, ArithOp::Divide], Self::sign)
    }

    fn calculation(&mut self, ops: &[ArithOp], level: fn(&mut Self) -> Parsed) -> Parsed {
        let (mut left, mut place) = level(self)?;
        while let Token::Arith(op) = *self.token()
            && ops.contains(&op)
        {
            self.skip();
            let (right, right_place) = level(self)?;
            let places = [place, right_place];
            let whole = Expr::Arith { op, left: Box::new(left), right: Box::new(right) };
            (left, place) = build(whole, across(&places), &places)?;
        }
        Ok((left, place))
    }

    fn sign(&mut self) -> Parsed {
        if *self.token() != Token::Arith(ArithOp::Subtract) {
            return self.operand();
        }
        let start = self.at().start;
        let (of, place) = self.inside(Self::sign)?;
        build(Expr::Negate(Box::new(of)), start..place.at.end, &[place])
    }

    fn operand(&mut self) -> Parsed {
        let at = self.at();
        match self.token().clone() {
            Token::Number(number) => {
                self.skip();
                leaf(Expr::Number(number), at)
            }
            Token::Open => {
                let (expr, place) = self.inside(Self::any)?;
                let end = self.close(&at)?;
                Ok((expr, Place { at: at.start..end, depth: place.depth }))
            }
            Token::Word(parts) if self.bracket_follows() => match parts.join(".").as_str() {
                "sum" => self.sum(),
                "count" => self.count(),
                word if RESERVED.contains(&word) => leaf(Expr::Name(self.name()?), at),
                word => {
                    let word = short(word);
                    let message = say!("没有函数“{word}”": "there is no function “{word}”");
                    let help = say!(
                        "只有 sum(…) 和 count(…)；相乘写“×”":
                        "there are sum(…) and count(…); to multiply write “×”"
                    );
                    Err(ParseError::new(&at, message).help(help))
                }
            },
            _ => leaf(Expr::Name(self.name()?), at),
        }
    }

    fn sum(&mut self) -> Parsed {
        let start = self.at().start;
        self.skip();
        let open = self.at();
        let mut parts = vec![self.inside(Self::any)?];
        while *self.token() == Token::Comma {
            parts.push(self.inside(Self::any)?);
        }
        let end = self.close(&open)?;
        let (exprs, places): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        build(Expr::Sum(exprs), start..end, &places)
    }

    fn count(&mut self) -> Parsed {
        let start = self.at().start;
        self.skip();
        let open = self.at();
        self.skip();
        let of = self.name()?;
        let filter = if self.keyword("where") { Some(self.inside(Self::any)?) } else { None };
        let end = self.close(&open)?;
        let (filter, places): (Option<_>, Vec<_>) =
            filter.map_or((None, Vec::new()), |(filter, place)| (Some(Box::new(filter)), vec![place]));
        build(Expr::Count(Count { of, filter }), start..end, &places)
    }

    pub(super) fn name(&mut self) -> Result<Name, ParseError> {
        let at = self.at();
        let Token::Word(mut parts) = self.token().clone() else { return Err(self.no_operand()) };
        let previous = parts[0] == "previous";
        if previous {
            parts.remove(0);
        }
        let (message, help) = match parts.first() {
            None => (
                say!("“previous”后面缺少名称": "a name is missing after “previous”"),
                say!("写 previous.x，即上一期的 x": "write previous.x for x in the document before"),
            ),
            Some(word) if previous && word == "previous" => (
                say!("只能取上一期的数": "only the document before can be reached"),
                say!("只写一个 previous": "write “previous” once"),
            ),
            Some(word) if !previous && RESERVED.contains(&word.as_str()) => return Err(self.no_operand()),
            Some(_) => {
                self.skip();
                return Ok(Name { parts, previous, at });
            }
        };
        Err(ParseError::new(&at, message).help(help))
    }
}
