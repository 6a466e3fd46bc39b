//! Reads a figure, and knows what else people write with digits: dates,
//! `1,000`, `100万`, `1e6`.

use rust_decimal::Decimal;

use super::ParseError;
use super::lexer::{Lexer, Token, ascii, is_digit, is_word};
use crate::say;

impl Lexer {
    /// The figure at `start` and where it ends.
    pub(super) fn number(&self, start: usize) -> Result<(Token, usize), ParseError> {
        let whole = self.run(start, is_digit);
        let mut end = whole;
        if self.is(end, |c| c == '.') {
            end = self.run(end + 1, is_digit);
            if end == whole + 1 || self.is(end, |c| c == '.') {
                let end = self.run(end, |c| is_digit(c) || c == '.');
                return Err(ParseError::new(
                    &(start..end),
                    say!("数没有写完整": "this is not a whole number or decimal"),
                )
                .help(say!(
                    "小数写作 2.5；带编号的名称用它的键或简称（short）":
                    "write a decimal as 2.5; for a name that begins with a number use its key or its “short”"
                )));
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
            return Err(ParseError::new(
                &(start..end),
                say!("数里不用分隔逗号": "numbers are written without commas"),
            )
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
            let right = if right.is_empty() || right.starts_with('.') {
                format!("0{right}")
            } else {
                right.to_owned()
            };
            return Err(ParseError::new(
                &(start..end),
                say!("数前面有多余的 0": "the number begins with a 0 too many"),
            )
            .help(say!("写“{right}”": "write “{right}”")));
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

    /// The end of `1,000` or `12,345,678.90`, the first group of which ends at `whole`.
    fn grouped(&self, start: usize, whole: usize) -> Option<usize> {
        let three = |at: usize| self.is(at, |c| c == ',') && self.run(at + 1, is_digit) == at + 4;
        let groups = (0..).map(|group| whole + 4 * group).find(|at| !three(*at))?;
        let end = if self.is(groups, |c| c == '.') { self.run(groups + 1, is_digit) } else { groups };
        (whole - start <= 3 && groups > whole).then_some(end)
    }
}
