//! A cell: a value, a blank, a mark, or nothing that anybody wrote.

use rust_decimal::Decimal;

use super::figure;
use super::{Date, Unit, parse_date};
use crate::diagnostic::Text;
use crate::say;

/// What a field or a cell may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// An integer of at least 0.
    Count,
    /// A signed integer; also 增98, 减8.
    Change,
    /// A decimal.
    Decimal,
    /// A decimal in a unit of money.
    Money,
    /// A decimal with or without `%`.
    Percent,
    /// Any text.
    Text,
    /// A date.
    Date,
    /// A year of four digits.
    Year,
    /// Yes or no.
    Flag,
}

impl Type {
    /// The word in the language of kinds.
    pub fn parse(word: &str) -> Option<Type> {
        Some(match word {
            "count" => Type::Count,
            "change" => Type::Change,
            "decimal" => Type::Decimal,
            "money" => Type::Money,
            "percent" => Type::Percent,
            "text" => Type::Text,
            "date" => Type::Date,
            "year" => Type::Year,
            "flag" => Type::Flag,
            _ => return None,
        })
    }

    /// All words, for messages.
    pub const WORDS: &'static [&'static str] =
        &["count", "change", "decimal", "money", "percent", "text", "date", "year", "flag"];

    /// Does a figure come of it?
    pub fn is_number(self) -> bool {
        matches!(self, Type::Count | Type::Change | Type::Decimal | Type::Money | Type::Percent)
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nobody wrote this cell.
    Missing,
    /// Written as blank. Not 0.
    Blank,
    /// A mark that stands for "does not apply": `/`, `—`.
    Mark,
    /// A figure, in the cell's unit.
    Number(Decimal),
    /// A text.
    Text,
    /// A date.
    Date(Date),
    /// A year.
    Year(i16),
    /// Yes or no.
    Flag(bool),
}

/// A cell and its text as written, which is what is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// As written, without white space around it.
    pub text: String,
    /// What it holds.
    pub content: Content,
    /// The unit that the figure itself carries, as in `9.37万` or `46%`.
    pub unit: Option<Unit>,
}

/// Why a text can't be read as what is expected, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
}

impl Misread {
    /// A reason and its mend.
    pub fn new(message: Text, help: Option<Text>) -> Misread {
        Misread { message, help }
    }
}

impl Cell {
    /// A cell that nobody wrote.
    pub const MISSING: Cell = Cell { text: String::new(), content: Content::Missing, unit: None };

    /// Reads a text as the first of `types` that fits; `units` are those that a
    /// figure may carry. Errs with the reason of the first type.
    pub fn read(text: &str, types: &[Type], units: &[Unit]) -> Result<Cell, Misread> {
        let text = text.trim();
        if is_blank(text) {
            return Ok(Cell { text: String::new(), content: Content::Blank, unit: None });
        }
        if is_mark(text) && !types.is_empty() && types != [Type::Text] {
            return Ok(Cell { text: text.to_owned(), content: Content::Mark, unit: None });
        }
        let mut first = None;
        for kind in types {
            match read_as(text, *kind, units) {
                Ok((content, unit)) => return Ok(Cell { text: text.to_owned(), content, unit }),
                Err(reason) => first = first.or(Some(reason)),
            }
        }
        match first {
            Some(reason) => Err(reason),
            None => Ok(Cell { text: text.to_owned(), content: Content::Text, unit: None }),
        }
    }

    /// The figure, in the unit it was written in.
    pub fn number(&self) -> Option<Decimal> {
        match self.content {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }
}

/// Does this text stand for a blank? Empty, `~`, `null` and `""` do.
pub fn is_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "~" | "null" | "Null" | "NULL")
}

fn is_mark(text: &str) -> bool {
    matches!(text, "/" | "／" | "—" | "——" | "－" | "-" | "–" | "―" | "\\" | "＼" | "×" | "N/A" | "n/a")
}

fn read_as(text: &str, kind: Type, units: &[Unit]) -> Result<(Content, Option<Unit>), Misread> {
    let plain = |content| Ok((content, None));
    match kind {
        Type::Text => plain(Content::Text),
        Type::Date => parse_date(text).map(|date| (Content::Date(date), None)),
        Type::Year => year(text),
        Type::Flag => flag(text),
        Type::Change => {
            let more = ["增加", "增", "加"].iter().find_map(|word| text.strip_prefix(word));
            let less = ["减少", "减"].iter().find_map(|word| text.strip_prefix(word));
            let (sign, digits) = match (more, less) {
                (Some(digits), _) => (Decimal::ONE, digits),
                (None, Some(digits)) => (Decimal::NEGATIVE_ONE, digits),
                (None, None) => (Decimal::ONE, text),
            };
            if digits.is_empty() {
                return Err(Misread::new(
                    say!("“{text}”后面没有数": "there is no figure after “{text}”"),
                    Some(say!("写成 增98 或 98": "write 98, or -98")),
                ));
            }
            let (content, unit) = number(digits, kind, units)?;
            match content {
                Content::Number(number) => Ok((Content::Number(number * sign), unit)),
                other => Ok((other, unit)),
            }
        }
        Type::Count | Type::Decimal | Type::Money | Type::Percent => number(text, kind, units),
    }
}

fn number(text: &str, kind: Type, units: &[Unit]) -> Result<(Content, Option<Unit>), Misread> {
    let (number, rest) = figure::leading(text)?;
    if kind == Type::Count && (number.is_sign_negative() && !number.is_zero()) {
        return Err(Misread::new(say!("“{text}”小于 0": "“{text}” is less than 0"), None));
    }
    if text.starts_with('+') && kind != Type::Change {
        return Err(Misread::new(
            say!("“{text}”带加号": "“{text}” has a plus sign"),
            Some(say!("去掉加号": "leave the plus out")),
        ));
    }
    if matches!(kind, Type::Count | Type::Change) && number.scale() > 0 && rest.is_empty() {
        return Err(Misread::new(
            say!("“{text}”不是整数": "“{text}” is not a whole number"),
            Some(say!("这一栏只能写整数": "this column takes whole numbers only")),
        ));
    }
    let unit = carried(text, rest.trim(), kind, units)?;
    Ok((Content::Number(number), unit))
}

fn carried(text: &str, rest: &str, kind: Type, units: &[Unit]) -> Result<Option<Unit>, Misread> {
    if rest.is_empty() {
        return Ok(None);
    }
    if matches!(rest, "%" | "％") && kind == Type::Percent {
        return Ok(Some(Unit::new("%")));
    }
    let mut given = Unit::new(rest);
    if given.base.is_empty()
        && let Some(own) = units.first()
    {
        given.base.clone_from(&own.base);
        given.text = format!("{rest}{}", own.base);
    }
    if units.iter().any(|unit| unit.converts_to(&given)) {
        return Ok(Some(given));
    }
    let known: Vec<&str> = units.iter().map(|unit| unit.text.as_str()).collect();
    let Text { zh, en } = Text::list(known.into_iter());
    let help = if rest.starts_with(['O', 'o', 'l', 'I', '〇', '零']) {
        say!("是不是把数字 0 或 1 写成了字母？": "is a letter written for the digit 0 or 1?")
    } else if units.is_empty() {
        say!("只写数字": "write the figure only")
    } else {
        say!("只写数字，或者带上单位 {zh}": "write the figure only, or with one of the units {en}")
    };
    Err(Misread::new(
        say!("“{text}”里的“{rest}”看不懂": "“{rest}” in “{text}” is not understood"),
        Some(help),
    ))
}

fn year(text: &str) -> Result<(Content, Option<Unit>), Misread> {
    let digits = text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text);
    match digits.parse::<i16>() {
        Ok(year) if digits.len() == 4 && (1900..2200).contains(&year) => Ok((Content::Year(year), None)),
        _ => Err(Misread::new(
            say!("“{text}”不是年份": "“{text}” is not a year"),
            Some(say!("写四位数字，如 2024": "write four digits, such as 2024")),
        )),
    }
}

fn flag(text: &str) -> Result<(Content, Option<Unit>), Misread> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "是" => Ok((Content::Flag(true), None)),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "否" => Ok((Content::Flag(false), None)),
        _ => Err(Misread::new(
            say!("“{text}”应写作“是”或“否”": "“{text}” should be yes or no"),
            Some(say!("写“是”或“否”": "write yes or no")),
        )),
    }
}
