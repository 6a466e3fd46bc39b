//! What is wrong with an expression, and how to mend it. Here live the mistakes
//! that people bring along from other languages.

use std::ops::Range;

use crate::diagnostic::Text;
use crate::say;

/// A mistake in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    /// Where, in characters of the expression; empty where something is missing.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
}

impl ParseError {
    pub(super) fn new(at: &Range<usize>, message: Text) -> ParseError {
        ParseError { at: at.clone(), message, help: None }
    }

    pub(super) fn help(self, help: Text) -> ParseError {
        ParseError { help: Some(help), ..self }
    }

    /// A sign of another language, and what is written here.
    pub(super) fn foreign(at: &Range<usize>, wrong: &str, right: &str) -> ParseError {
        ParseError::new(at, say!("这里不用“{wrong}”": "“{wrong}” is not used here"))
            .help(say!("写“{right}”": "write “{right}”"))
    }

    /// A character that begins nothing.
    pub(super) fn character(at: usize, c: char) -> ParseError {
        let error = ParseError::new(
            &(at..at + 1),
            if c.is_control() {
                let code = u32::from(c);
                say!("不能有控制字符 U+{code:04X}": "the control character U+{code:04X} can't be used")
            } else {
                say!("不能用“{c}”": "“{c}” can't be used")
            },
        );
        match mend(c) {
            Some(help) => error.help(help),
            None => error,
        }
    }
}

/// What to write instead of a character that begins nothing.
fn mend(c: char) -> Option<Text> {
    Some(match c {
        '&' => say!("写“and”": "write “and”"),
        '!' | '~' | '¬' => not(),
        '[' | ']' | '【' | '】' | '〔' | '〕' => one_of(),
        '"' | '\'' | '“' | '”' | '‘' | '’' | '「' | '」' | '`' | '《' | '》' => say!(
            "名称和值都不加引号，例如 status = revoked；名称里有符号的，用它的键或简称（short）":
            "write names and values without quotes, as in status = revoked; for a name with signs in it use its key or its “short”"
        ),
        '%' => say!("46% 写作 0.46": "write 0.46 for 46%"),
        '.' => say!(
            "小数写作 0.5；名称的点前后没有空格，例如 received.all":
            "write 0.5 for a decimal; a dotted name has no spaces in it, as in received.all"
        ),
        '—' | '―' => say!("减号写“−”或“-”": "a minus is “−” or “-”"),
        '、' => say!("几个值之一写作 a = x | y": "write a = x | y for one of several values"),
        '^' => say!("没有乘方，用“×”": "there are no powers, use “×”"),
        '{' | '}' | '$' | '@' => {
            say!("名称直接写，例如 received.all": "write the name alone, as in received.all")
        }
        _ => return None,
    })
}

/// For those who look for `in [x, y]`.
pub(super) fn one_of() -> Text {
    say!("几个值之一写作 a = x | y": "write a = x | y for one of several values")
}

/// For those who look for `not`.
pub(super) fn not() -> Text {
    say!(
        "没有“not”：用“!=”“is blank”，或者把比较反过来写":
        "there is no “not”: use “!=” or “is blank”, or turn the comparison round"
    )
}

/// What is meant by a word that stands where an operator is due.
pub(super) fn operator(word: &str) -> Option<&'static str> {
    Some(match word {
        "AND" | "And" | "且" | "并且" | "而且" | "和" | "与" => "and",
        "OR" | "Or" | "或" | "或者" => "or",
        "IS" | "Is" | "IN" | "In" | "是" | "为" | "equals" | "eq" => "=",
        "given" | "exists" => "is given",
        "blank" | "empty" | "为空" => "is blank",
        "plus" | "加" => "+",
        "minus" | "减" => "-",
        "times" | "x" | "X" | "乘" | "乘以" => "×",
        "div" | "除以" => "÷",
        "等于" => "=",
        "不等于" => "!=",
        "大于" => ">",
        "小于" => "<",
        "不小于" | "大于等于" => ">=",
        "不大于" | "小于等于" => "<=",
        _ => return None,
    })
}

/// A text short enough for a message.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
