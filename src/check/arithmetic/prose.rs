//! Figures that the prose states, against the cells: `text` of a kind.
//!
//! A pattern is the author's words: `N` stands for a figure, `…` for a few characters;
//! one without `N` says that there was none: 未收到…申请.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

use super::judge::Operands;
use super::scope::{FieldScope, Narrow, TableScope, gather};
use super::sheets::Sheets;
use crate::check::Ground;
use crate::check::prose::bytes_of;
use crate::diagnostic::{Diagnostic, Related, Sides, Span};
use crate::kinds::Prose;
use crate::kinds::expression::Expr;
use crate::markdown;
use crate::record::Record;
use crate::say;
use crate::value::{Decimal, Unit, group_thousands};

/// The text says another figure than the table.
pub const DIFFERS: &str = "text-figure";

/// Characters that `…` may stand for: what a clause has between two words.
const GAP: &str = r"[^0-9、，。；;,\n]{0,20}?";

/// What the prose of a record says against its tables.
pub fn check(sheets: &Sheets<'_>, ground: Ground<'_>) -> Vec<Diagnostic> {
    let record = sheets.record;
    if record.tables.iter().all(|table| table.prose.is_empty()) {
        return Vec::new();
    }
    let fields = FieldScope { record, ground };
    let body = Plain::of(&record.body);
    let mut diagnostics = Vec::new();
    for (table, filled) in record.tables.iter().enumerate() {
        let scope = TableScope { sheets, fields: &fields, table, narrow: Narrow::Whole, within: None };
        for prose in &filled.prose {
            let part = match &prose.section {
                Some(section) => bytes_of(record, section),
                None => Some(0..record.body.len()),
            };
            let Some(part) = part else { continue };
            let (operands, outside) = gather(&prose.equals.expr, &scope);
            if !outside.is_empty() {
                continue;
            }
            for said in body.stated(prose, part) {
                diagnostics.extend(compare(record, &operands, &prose.equals.expr, said));
            }
        }
    }
    diagnostics
}

/// A figure in the prose.
struct Said {
    figure: Decimal,
    /// As written.
    text: String,
    /// Bytes of the body.
    bytes: Range<usize>,
}

fn compare(record: &Record, operands: &Operands, expr: &Expr, said: Said) -> Option<Diagnostic> {
    let figure = operands.figure_of(expr)?;
    // Money in the text is said in its own unit; the pattern names it, so the column's unit is meant.
    let unit =
        operands.spots().find_map(|(operand, _)| operand.unit.clone()).unwrap_or_else(|| Unit::new(""));
    let in_base = said.figure.checked_mul(unit.factor)?;
    if figure.low <= in_base && in_base <= figure.high {
        return None;
    }
    let cell = operands.says(expr);
    let (zh, en, text) = (cell.zh, cell.en, &said.text);
    let difference = in_base.saturating_sub(figure.mid) / unit.factor;
    let off = group_thousands(&difference.abs().normalize().to_string());
    let span = Span::of_bytes(&record.body, said.bytes.start, said.bytes.end, record.body_line);
    let mut found = Diagnostic::warning(
        DIFFERS,
        say!("正文写“{text}”，表格里是：{zh}，差 {off}": "the text says “{text}”, the table {en}; the difference is {off}"),
    )
    .at(&record.path)
    .span(span)
    .help(say!("核对正文和表格，改正写错的一处": "compare the text with the table and correct the wrong one"));
    found.sides = Some(Sides {
        left: said.figure.normalize().to_string(),
        right: (figure.mid / unit.factor).normalize().to_string(),
        difference: Some(difference.normalize().to_string()),
    });
    found.related = operands
        .spots()
        .map(|(operand, spot)| Related {
            path: spot.path.clone(),
            span: spot.span,
            data_path: spot.data_path.clone(),
            message: operand.says.clone(),
        })
        .collect();
    Some(found)
}

/// A body without marks and white space, and where each character stood.
struct Plain {
    text: String,
    /// The byte of the body at which each byte of `text` stood.
    from: Vec<usize>,
}

impl Plain {
    fn of(body: &str) -> Plain {
        let comments = markdown::comments(body);
        let (mut text, mut from) = (String::with_capacity(body.len()), Vec::with_capacity(body.len()));
        let mut blank_lines = 0;
        for (at, c) in body.char_indices() {
            if comments.iter().any(|comment| comment.contains(&at)) {
                continue;
            }
            match c {
                '\n' => {
                    blank_lines += 1;
                    if blank_lines == 2 {
                        text.push('\n');
                        from.push(at);
                    }
                }
                '*' | '_' | '`' | '\\' | ' ' | '\t' | '\r' | '\u{3000}' | '\u{a0}' | '\u{200b}'
                | '\u{feff}' => {}
                other => {
                    blank_lines = 0;
                    from.extend(std::iter::repeat_n(at, other.len_utf8()));
                    text.push(other);
                }
            }
        }
        Plain { text, from }
    }

    /// The figures that the patterns find in a part of the body.
    fn stated(&self, prose: &Prose, part: Range<usize>) -> Vec<Said> {
        let start = self.from.partition_point(|at| *at < part.start);
        let end = self.from.partition_point(|at| *at < part.end);
        let text = &self.text[start..end];
        let mut all: Vec<Said> = Vec::new();
        for pattern in &prose.find {
            let Some(regex) = regex_of(pattern) else { continue };
            for hit in regex.captures_iter(text) {
                let Some(whole) = hit.get(0) else { continue };
                if is_of_another_year(&text[..whole.start()]) {
                    continue;
                }
                let (figure, shown) = match hit.name("N") {
                    None => (Some(Decimal::ZERO), whole),
                    Some(figure) => (number(figure.as_str()), figure),
                };
                let Some(figure) = figure else { continue };
                let first = start + shown.start();
                let last = start + shown.end() - 1;
                let bytes = self.from[first]..self.from[last] + last_width(&self.text, last);
                if !all.iter().any(|known| known.bytes == bytes) {
                    all.push(Said { figure, text: whole.as_str().to_owned(), bytes });
                }
            }
        }
        all
    }
}

/// Does the clause before a figure speak of the year before?
fn is_of_another_year(before: &str) -> bool {
    let clause = before.rsplit(['。', '；', ';', '，', ',', '\n']).next().unwrap_or_default();
    ["去年", "上年", "上一年", "同期", "往年"].iter().any(|word| clause.contains(word))
}

/// The width of the character that the byte `at` belongs to.
fn last_width(text: &str, at: usize) -> usize {
    let mut start = at;
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    text[start..].chars().next().map_or(1, char::len_utf8)
}

fn number(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，')).map(half_width).collect();
    Decimal::from_str_exact(&plain).ok()
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32('0' as u32 + (c as u32 - '０' as u32)).unwrap_or(c),
        '．' => '.',
        other => other,
    }
}

static PATTERNS: LazyLock<Mutex<BTreeMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);

/// The regular expression of a pattern; made once for all documents.
fn regex_of(pattern: &str) -> Option<Regex> {
    let mut known = PATTERNS.lock().unwrap_or_else(PoisonError::into_inner);
    known
        .entry(pattern.to_owned())
        .or_insert_with(|| {
            let mut source = String::new();
            let chars: Vec<char> = pattern.chars().collect();
            let letter =
                |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic);
            for (at, c) in chars.iter().enumerate() {
                match c {
                    'N' if !letter(at.checked_sub(1)) && !letter(Some(at + 1)) => {
                        source.push_str("(?P<N>[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?)");
                    }
                    '…' => source.push_str(GAP),
                    c if c.is_whitespace() => {}
                    c => source.push_str(&regex::escape(&c.to_string())),
                }
            }
            Regex::new(&source).ok()
        })
        .clone()
}
