//! What is wrong with an expression, and how to mend it. Here live the mistakes
//! that people bring along from other languages.

use std::ops::Range;

use super::lexer::Token;
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
            match c {
                _ if is_invisible(c) => {
                    let code = u32::from(c);
                    say!("有看不见的字符 U+{code:04X}": "there is an invisible character, U+{code:04X}")
                }
                _ if is_quote(c) => say!("这里不用引号": "quotes are not used here"),
                _ => say!("这里不用“{c}”": "“{c}” is not used here"),
            },
        );
        match mend(c) {
            Some(help) => error.help(help),
            None => error,
        }
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '「' | '」' | '《' | '》')
}

/// What to write instead of a character that begins nothing.
fn mend(c: char) -> Option<Text> {
    Some(match c {
        _ if is_invisible(c) => say!("删去它": "delete it"),
        '&' => say!("写“and”": "write “and”"),
        '!' | '~' | '¬' => not(),
        '[' | ']' | '【' | '】' | '〔' | '〕' => one_of(),
        _ if is_quote(c) => say!(
            "名称和值直接写，例如 a = x；名称里有符号的，用它的键或简称（short）":
            "write names and values as they are, as in a = x; for a name with signs in it use its key or its “short”"
        ),
        '%' => say!("46% 写作 0.46": "write 0.46 for 46%"),
        '.' => say!(
            "小数写作 0.5；名称的点前后没有空格，例如 a.b":
            "write 0.5 for a decimal; a dotted name has no spaces in it, as in a.b"
        ),
        '—' | '―' => say!("减号写“−”或“-”": "a minus is “−” or “-”"),
        '、' => say!(
            "几个值之一写作 a = x | y；名称里有“、”的，用它的键或简称（short）":
            "write a = x | y for one of several values; for a name with “、” in it use its key or its “short”"
        ),
        '^' => say!("没有乘方，用“×”": "there are no powers, use “×”"),
        '{' | '}' | '$' | '@' => {
            say!("名称直接写，例如 a.b": "write the name alone, as in a.b")
        }
        _ => return None,
    })
}

/// For those who look for `in [x, y]`.
pub(super) fn one_of() -> Text {
    say!("几个值之一写作 a = x | y": "write a = x | y for one of several values")
}

/// For those who look for `not`.
fn not() -> Text {
    say!(
        "用“!=”“is blank”，或者把比较反过来写":
        "use “!=” or “is blank”, or turn the comparison round"
    )
}

/// `found` stands where a figure or a name is due.
pub(super) fn no_operand(token: &Token, found: &str, at: &Range<usize>) -> ParseError {
    let word = short(found);
    let (message, help) = match token {
        Token::End => (
            say!("表达式没有写完": "the expression breaks off"),
            say!("最后补上数或名称": "end it with a number or a name"),
        ),
        Token::Word(_) if found == "not" => (say!("这里不用“not”": "“not” is not used here"), not()),
        Token::Word(_) => (
            say!("这里应是数或名称，不是“{word}”": "a number or a name is due here, not “{word}”"),
            say!(
                "“{word}”是语言自己的词；同名的行或列连上一级一起写，例如 a.{word}":
                "“{word}” is a word of the language; write a row or column of that name with what it belongs to, as in a.{word}"
            ),
        ),
        Token::Number(_) => (
            say!("这里应是名称，不是数": "a name is due here, not a number"),
            say!("写表、文种或时期的名称": "write the name of a table, a kind or a period"),
        ),
        Token::Compare(_) => (
            say!("“{word}”前面缺少数或名称": "a number or a name is missing before “{word}”"),
            say!("补上它；“>=”“<=”“!=”中间没有空格": "add it; “>=”, “<=” and “!=” have no space in them"),
        ),
        _ => (
            say!("“{word}”前面缺少数或名称": "a number or a name is missing before “{word}”"),
            say!("补上数或名称": "add a number or a name"),
        ),
    };
    ParseError::new(at, message).help(help)
}

/// `found` stands `after` another token where an operator or the end is due.
pub(super) fn no_operator(
    after: Option<&Token>,
    token: &Token,
    found: &str,
    at: &Range<usize>,
) -> ParseError {
    let word = short(found);
    let error = ParseError::new(at, say!("“{word}”不能接在这里": "“{word}” can't follow here"));
    error.help(match token {
        Token::Bar => say!(
            "“|”只接在 a = x 或 a != x 后面；“或者”写“or”":
            "“|” only goes on from a = x or a != x; between conditions write “or”"
        ),
        Token::Compare(_) => say!("条件之间用 and 或 or 连接": "join conditions with “and” or “or”"),
        Token::Comma => say!("逗号只用在 sum(a, b) 里": "commas only stand in sum(a, b)"),
        Token::Close => say!("没有与它配对的“(”": "there is no “(” that it closes"),
        Token::Open => say!("相乘写“×”": "to multiply write “×”"),
        Token::Word(_) => match (operator(found), after) {
            (Some(right), _) => say!("写“{right}”": "write “{right}”"),
            (None, _) if found == "not" => not(),
            (None, _) if found == "is" || found == "in" => say!(
                "“{word}”只接在一个名称后面；条件之间用 and 或 or 连接":
                "“{word}” only follows a name; join conditions with “and” or “or”"
            ),
            (None, _) if found == "where" => say!(
                "“where”只用在 count(… where …) 里": "“where” only stands in count(… where …)"
            ),
            (None, Some(Token::Word(of))) if *of == ["sum"] || *of == ["count"] => {
                let of = of.concat();
                say!("写 {of}({word})": "write {of}({word})")
            }
            _ => say!(
                "两个名称之间要有运算符、and 或 or；名称里有空格或符号的，用它的键或简称（short）":
                "put an operator, “and” or “or” between two names; for a name with spaces or signs in it use its key or its “short”"
            ),
        },
        _ => say!("前面缺少运算符": "an operator is missing before it"),
    })
}

/// What is meant by a word that stands where an operator is due.
fn operator(word: &str) -> Option<&'static str> {
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
