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
fn ascii(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

fn is_digit(c: char) -> bool {
    ascii(c).is_ascii_digit()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

struct Lexer(Vec<char>);

impl Lexer {
    fn is(&self, at: usize, what: impl Fn(char) -> bool) -> bool {
        self.0.get(at).is_some_and(|c| what(*c))
    }

    /// The end of the run of such characters that begins at `at`.
    fn run(&self, at: usize, what: impl Fn(char) -> bool) -> usize {
        self.0[at.min(self.0.len())..].iter().position(|c| !what(*c)).map_or(self.0.len(), |length| at + length)
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
            "!=" if self.is(at + 2, |c| c == '=') => return Err(ParseError::foreign(&(at..at + 3), "!==", "!=")),
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
                return Err(ParseError::new(&(end..at), say!("点后面缺少名称": "a name is missing after the dot"))
                    .help(say!(
                        "名称不以数字开头，点前后没有空格，例如 received.all":
                        "a name doesn't begin with a digit and has no spaces around its dots, as in received.all"
                    )));
            }
        }
    }

    fn number(&self, start: usize) -> Result<(Token, usize), ParseError> {
        let whole = self.run(start, is_digit);
        let mut end = whole;
        if self.is(end, |c| c == '.') {
            end = self.run(end + 1, is_digit);
            if end == whole + 1 || self.is(end, |c| c == '.') {
                let end = self.run(end, |c| is_digit(c) || c == '.');
                return Err(ParseError::new(&(start..end), say!("数没有写完整": "this is not a whole number or decimal"))
                    .help(say!("小数写作 2.5": "write a decimal as 2.5")));
            }
        }
        let digits: String = self.0[start..end].iter().copied().map(ascii).collect();
        if let Some(end) = self.date(start, whole) {
            return Err(ParseError::new(&(start..end), say!("这里不能写日期": "a date can't be written here")).help(say!(
                "用日期字段、today 或 period 比较；减法在减号两边加空格":
                "compare with a date field, “today” or “period”; for a subtraction put spaces around the minus"
            )));
        }
        if let Some(end) = self.grouped(start, whole) {
            let right: String = self.0[start..end].iter().copied().map(ascii).filter(|c| *c != ',').collect();
            return Err(ParseError::new(&(start..end), say!("数里不分节": "figures are written without separators"))
                .help(say!("写“{right}”": "write “{right}”")));
        }
        if self.is(end, is_word) {
            let end = self.run(end, is_word);
            return Err(ParseError::new(&(start..end), say!("数与文字连在一起": "a number runs into a word")).help(say!(
                "数不带单位，写足位数（100万写作 1000000），运算符不省略；名称不以数字开头":
                "write the number in full, without a unit (1000000, not 1e6), and the operator too; a name doesn't begin with a digit"
            )));
        }
        if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
            let right = digits.trim_start_matches('0');
            let right = if right.is_empty() || right.starts_with('.') { format!("0{right}") } else { right.to_owned() };
            return Err(ParseError::foreign(&(start..end), &digits, &right));
        }
        match Decimal::from_str_exact(&digits) {
            Ok(number) => Ok((Token::Number(number), end)),
            Err(_) => Err(ParseError::new(&(start..end), say!("数太长": "the number is too long"))
                .help(say!("最多 28 位": "write at most 28 digits"))),
        }
    }

    /// The end of `2024-01` or `2024-01-31`, four digits of which end at `whole`.
    fn date(&self, start: usize, whole: usize) -> Option<usize> {
        let two = |at: usize| self.is(at, |c| c == '-') && self.run(at + 1, is_digit) == at + 3;
        if whole != start + 4 || !two(whole) {
            return None;
        }
        Some(if two(whole + 3) { whole + 6 } else { whole + 3 })
    }

    /// The end of `1,000` or `12,345,678`.
    fn grouped(&self, start: usize, whole: usize) -> Option<usize> {
        let three = |at: usize| self.is(at, |c| c == ',') && self.run(at + 1, is_digit) == at + 4;
        let end = (0..).map(|group| whole + 4 * group).find(|at| !three(*at))?;
        (whole - start <= 3 && end > whole).then_some(end)
    }
}
