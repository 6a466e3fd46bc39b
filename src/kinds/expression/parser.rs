//! From tokens to an [`Expr`], by recursive descent: conditions in `condition`,
//! figures in `figure`. Here live the way through the tokens and [`build`], by
//! which every operand is held against the sort that its place asks for and no
//! expression grows deeper than [`MAX_DEPTH`].

use std::ops::Range;

use super::error::{no_operand, no_operator};
use super::lexer::{Token, lex};
use super::{Expr, MAX_DEPTH, MAX_LENGTH, MAX_NESTING, ParseError, Sort};
use crate::say;

pub(super) fn parse(source: &str, wanted: Option<Sort>) -> Result<Expr, ParseError> {
    let length = source.chars().count();
    if length > MAX_LENGTH {
        let message = say!("表达式有 {length} 个字符": "the expression has {length} characters");
        let help =
            say!("最多 {MAX_LENGTH} 个字符，请分成几条": "split it up; it may have {MAX_LENGTH} characters");
        return Err(ParseError::new(&(MAX_LENGTH..length), message).help(help));
    }
    let mut parser = Parser { source, tokens: lex(source)?, next: 0, nested: 0 };
    let (expr, place) = parser.any()?;
    if *parser.token() != Token::End {
        return Err(parser.no_operator());
    }
    if let Some(wanted) = wanted {
        expr.fits(wanted, &place.at)?;
    }
    Ok(expr)
}

/// An expression, where it stands and how deep it is.
pub(super) type Part = (Expr, Place);
pub(super) type Parsed = Result<Part, ParseError>;

pub(super) struct Place {
    pub at: Range<usize>,
    pub depth: usize,
}

pub(super) fn leaf(expr: Expr, at: Range<usize>) -> Parsed {
    Ok((expr, Place { at, depth: 1 }))
}

/// An expression at `at` with operands at `places`, if they fit.
pub(super) fn build(expr: Expr, at: Range<usize>, places: &[Place]) -> Parsed {
    let depth = 1 + places.iter().map(|place| place.depth).max().unwrap_or(0);
    if depth > MAX_DEPTH {
        return Err(too_deep(&at));
    }
    for ((operand, wanted), place) in expr.operands().into_iter().zip(places) {
        operand.fits(wanted, &place.at)?;
    }
    Ok((expr, Place { at, depth }))
}

/// From the first of the places to the last.
pub(super) fn across(places: &[Place]) -> Range<usize> {
    places.first().map_or(0, |place| place.at.start)..places.last().map_or(0, |place| place.at.end)
}

fn too_deep(at: &Range<usize>) -> ParseError {
    ParseError::new(at, say!("步骤或括号层数太多": "there are too many steps or brackets"))
        .help(say!("分成几条，或用 sum(a, b, …)": "split it up, or use sum(a, b, …)"))
}

pub(super) struct Parser<'s> {
    source: &'s str,
    tokens: Vec<(Token, Range<usize>)>,
    /// The index of the token that is looked at; never past the `End`.
    next: usize,
    nested: usize,
}

impl Parser<'_> {
    pub(super) fn token(&self) -> &Token {
        &self.tokens[self.next].0
    }

    pub(super) fn at(&self) -> Range<usize> {
        self.tokens[self.next].1.clone()
    }

    /// The token as it was written.
    pub(super) fn found(&self) -> String {
        let at = self.at();
        self.source.chars().skip(at.start).take(at.len()).collect()
    }

    /// Goes on to the next token.
    pub(super) fn skip(&mut self) {
        self.next = (self.next + 1).min(self.tokens.len() - 1);
    }

    /// Whether this is that word.
    pub(super) fn keyword(&self, keyword: &str) -> bool {
        matches!(self.token(), Token::Word(parts) if matches!(parts.as_slice(), [word] if word == keyword))
    }

    /// Whether an opening bracket comes next.
    pub(super) fn bracket_follows(&self) -> bool {
        self.tokens.get(self.next + 1).is_some_and(|next| next.0 == Token::Open)
    }

    /// Goes past a token that something hangs on, and one level deeper.
    pub(super) fn inside(&mut self, level: fn(&mut Self) -> Parsed) -> Parsed {
        if self.nested == MAX_NESTING {
            return Err(too_deep(&self.at()));
        }
        self.skip();
        self.nested += 1;
        let part = level(self)?;
        self.nested -= 1;
        Ok(part)
    }

    /// The end of the bracket that was opened at `open`.
    pub(super) fn close(&mut self, open: &Range<usize>) -> Result<usize, ParseError> {
        let end = self.at().end;
        match self.token() {
            Token::Close => {
                self.skip();
                Ok(end)
            }
            Token::End => {
                Err(ParseError::new(open, say!("括号没有关闭": "the bracket is not closed")).help(say!(
                    "补上“)”；在 YAML 的 {{}} 里逗号会截断表达式，要给整个表达式加引号":
                    "add “)”; inside YAML's {{}} a comma ends the expression, so put all of it into quotes"
                )))
            }
            _ => Err(self.no_operator()),
        }
    }

    /// The error where a figure or a name is due.
    pub(super) fn no_operand(&self) -> ParseError {
        if self.tokens.len() == 1 {
            return ParseError::new(&self.at(), say!("表达式是空的": "the expression is empty"));
        }
        no_operand(self.token(), &self.found(), &self.at())
    }

    /// The error where an operator or the end is due.
    pub(super) fn no_operator(&self) -> ParseError {
        let after = self.next.checked_sub(1).map(|before| &self.tokens[before].0);
        no_operator(after, self.token(), &self.found(), &self.at())
    }
}
