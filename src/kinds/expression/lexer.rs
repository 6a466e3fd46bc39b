//! From characters to figures, names and signs.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{ArithOp, CompareOp, ParseError};
use crate::say;

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Number(Decimal),
    /// What stands between the dots of a name; a keyword is one word.
    Word(Vec<String>),
    Arith(ArithOp),
    Compare(CompareOp),
    Bar,
    Open,
    Close,
    Comma,
    End,
}

/// The tokens with their places, in characters; the last is the only `End`.
pub(super) fn lex(source: &str) -> Result<Vec<(Token, Range<usize>)>, ParseError> {
    let lexer = Lexer(source.chars().map(plain).collect());
    let (mut tokens, mut at) = (Vec::new(), 0);
    loop {
        at = lexer.run(at, char::is_whitespace);
        if at >= lexer.0.len() {
            tokens.push((Token::End, at..at));
            return Ok(tokens);
        }
        let (token, end) = lexer.token(at)?;
        tokens.push((token, at..end));
        at = end;
    }
}

/// The plain counterpart of a sign. Letters and digits stay: they may belong to
/// a name.
fn plain(c: char) -> char {
    match c {
        '−' | '–' => '-',
        '×' => '*',
        '÷' => '/',
        '≦' => '≤',
        '≧' => '≥',
        '\u{FF01}'..='\u{FF5E}' if !c.is_alphanumeric() => ascii(c),
        _ => c,
    }
}

/// A full-width character as ASCII.
pub(super) fn ascii(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

pub(super) fn is_digit(c: char) -> bool {
    ascii(c).is_ascii_digit()
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The characters of an expression, signs in their plain form.
pub(super) struct Lexer(pub(super) Vec<char>);

impl Lexer {
    pub(super) fn is(&self, at: usize, what: impl Fn(char) -> bool) -> bool {
        self.0.get(at).is_some_and(|c| what(*c))
    }

    /// The end of the run of such characters that begins at `at`.
    pub(super) fn run(&self, at: usize, what: impl Fn(char) -> bool) -> usize {
        self.0[at.min(self.0.len())..]
            .iter()
            .position(|c| !what(*c))
            .map_or(self.0.len(), |length| at + length)
    }

    fn text(&self, at: Range<usize>) -> String {
        self.0[at].iter().collect()
    }

    fn token(&self, at: usize) -> Result<(Token, usize), ParseError> {
        let first = self.0[at];
        if is_digit(first) {
            return self.number(at);
        }
        if is_word(first) {
            return self.word(at);
        }
        let pair = self.text(at..self.0.len().min(at + 2));
        let two = at..at + 2;
        let token = match pair.as_str() {
            "!=" if self.is(at + 2, |c| c == '=') => {
                return Err(ParseError::foreign(&(at..at + 3), "!==", "!="));
            }
            "!=" => return Ok((Token::Compare(CompareOp::NotEqual), at + 2)),
            "<=" => return Ok((Token::Compare(CompareOp::AtMost), at + 2)),
            ">=" => return Ok((Token::Compare(CompareOp::AtLeast), at + 2)),
            "==" => {
                let end = self.run(at, |c| c == '=');
                return Err(ParseError::foreign(&(at..end), &self.text(at..end), "="));
            }
            "=<" => return Err(ParseError::foreign(&two, "=<", "<=")),
            "=>" => return Err(ParseError::foreign(&two, "=>", ">=")),
            "<>" => return Err(ParseError::foreign(&two, "<>", "!=")),
            "&&" => return Err(ParseError::foreign(&two, "&&", "and")),
            "||" => return Err(ParseError::foreign(&two, "||", "or")),
            "**" => return Err(ParseError::foreign(&two, "**", "×")),
            _ => match first {
                '+' => Token::Arith(ArithOp::Add),
                '-' => Token::Arith(ArithOp::Subtract),
                '*' => Token::Arith(ArithOp::Multiply),
                '/' => Token::Arith(ArithOp::Divide),
                '=' => Token::Compare(CompareOp::Equal),
                '≠' => Token::Compare(CompareOp::NotEqual),
                '<' => Token::Compare(CompareOp::Less),
                '≤' => Token::Compare(CompareOp::AtMost),
                '>' => Token::Compare(CompareOp::Greater),
                '≥' => Token::Compare(CompareOp::AtLeast),
                '|' => Token::Bar,
                '(' => Token::Open,
                ')' => Token::Close,
                ',' => Token::Comma,
                _ => return Err(ParseError::character(at, first)),
            },
        };
        Ok((token, at + 1))
    }

    fn word(&self, start: usize) -> Result<(Token, usize), ParseError> {
        let (mut parts, mut at) = (Vec::new(), start);
        loop {
            let end = self.run(at, is_word);
            parts.push(self.text(at..end));
            if !self.is(end, |c| c == '.') {
                return Ok((Token::Word(parts), end));
            }
            at = end + 1;
            if !self.is(at, is_word) || self.is(at, is_digit) {
                return Err(ParseError::new(
                    &(end..at),
                    say!("点后面缺少名称": "a name is missing after the dot"),
                )
                .help(say!(
                    "名称不以数字开头，点前后没有空格，例如 a.b":
                    "a name doesn't begin with a digit and has no spaces around its dots, as in a.b"
                )));
            }
        }
    }
}
