//! Reads a calendar file: `date,kind,name`, a line for each day that a notice names.
//!
//! The kind is `off` (休) or `work` (班). As spreadsheets write it: with or without a
//! byte order mark, lines that end in LF or CRLF, `2027/1/1` for a date, quotes, empty rows and empty
//! cells at the end. A line that begins with `#` is a comment. Lines are read on their
//! own, so that one stray quote can't hide the rest of the file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::date::parse_date;
use super::{Calendar, Kind, Named};
use crate::diagnostic::{Span, Text};
use crate::say;

/// A fault of a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where in the file.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
}

impl Calendar {
    /// Reads a calendar file. A year is known if the file has a line for it: what is
    /// not listed is an ordinary weekday or weekend. Except that New Year's holiday may
    /// begin in December: a year with lines in December only, in a file that also has
    /// the year after it, is not known by them.
    ///
    /// # Errors
    /// Every mistake of the file, in the order of its lines.
    pub fn read(text: &str) -> Result<Calendar, Vec<Mistake>> {
        let mut days: BTreeMap<Date, Named> = BTreeMap::new();
        let mut lines: BTreeMap<Date, usize> = BTreeMap::new();
        let mut mistakes = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut first = true;
        for (at, line) in text.lines().enumerate() {
            let row = Row { line: at + 1, cells: cells(line) };
            if row.is_comment() || row.cells.iter().all(|cell| cell.text.is_empty()) {
                continue;
            }
            if std::mem::take(&mut first) && row.is_heading() {
                continue;
            }
            match row.day(&mut mistakes) {
                Some((day, cell, _)) if lines.contains_key(&day) => {
                    let earlier = lines.get(&day).copied().unwrap_or_default();
                    mistakes.push(row.mistake(
                        &cell,
                        say!("{day} 写了两次，第 {earlier} 行已经有了": "{day} is listed twice, line {earlier} has it already"),
                        say!("删掉一行": "delete one of the two lines"),
                    ));
                }
                Some((day, _, named)) => {
                    lines.insert(day, row.line);
                    days.insert(day, named);
                }
                None => {}
            }
        }
        if days.is_empty() && mistakes.is_empty() {
            mistakes.push(Row { line: 1, cells: Vec::new() }.mistake(
                &Cell::default(),
                say!("工作日历是空的": "the calendar of working days is empty"),
                say!("每天一行，如 2027-01-01,休,元旦": "write a line for each day, like 2027-01-01,off,元旦"),
            ));
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let years = known(&days).into_iter().map(|year| (year, Vec::new())).collect();
        Ok(Calendar { days, years })
    }
}

/// The years with lines of their own, not only those of the next New Year's holiday.
fn known(days: &BTreeMap<Date, Named>) -> BTreeSet<i16> {
    let all: BTreeSet<i16> = days.keys().map(|day| day.year()).collect();
    let whole: BTreeSet<i16> = days.keys().filter(|day| day.month() < 12).map(|day| day.year()).collect();
    all.iter().copied().filter(|year| whole.contains(year) || !all.contains(&(year + 1))).collect()
}

/// A cell without its quotes and outer spaces, and its first column in the file.
#[derive(Debug, Default, Clone)]
struct Cell {
    text: String,
    column: usize,
}

fn cells(line: &str) -> Vec<Cell> {
    let mut column = 1;
    let cell = |raw: &str| {
        let at = column + raw.chars().take_while(|c| c.is_whitespace()).count();
        column += raw.chars().count() + 1;
        let text = raw.trim();
        let bare = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        match bare {
            Some(bare) => Cell { text: bare.trim().to_owned(), column: at + 1 },
            None => Cell { text: text.to_owned(), column: at },
        }
    };
    line.split(',').map(cell).collect()
}

struct Row {
    line: usize,
    cells: Vec<Cell>,
}

impl Row {
    /// A heading has neither a date nor a kind, in whatever order.
    fn is_heading(&self) -> bool {
        let is_data = |cell: &Cell| cell.text.contains(char::is_numeric) || kind_of(&cell.text).is_some();
        !self.cells.iter().any(is_data)
    }

    fn is_comment(&self) -> bool {
        self.cells.first().is_some_and(|cell| cell.text.starts_with('#'))
    }

    fn mistake(&self, cell: &Cell, message: Text, help: Text) -> Mistake {
        let span = Span::on_line(self.line, cell.column.max(1), cell.text.chars().count());
        Mistake { span, message, help: Some(help) }
    }

    /// The day of this row, with the cell of its date; every cell that is wrong goes to
    /// `mistakes`.
    fn day(&self, mistakes: &mut Vec<Mistake>) -> Option<(Date, Cell, Named)> {
        let [date, kind, name, rest @ ..] = self.cells.as_slice() else {
            mistakes.push(self.mistake(
                &self.cells.first().cloned().unwrap_or_default(),
                say!("这一行不是三列": "this line has not three columns"),
                say!(
                    "写日期、休或班、节日名，用英文逗号隔开，如 2027-01-01,休,元旦":
                    "write date, off or work, and the holiday's name, with commas between, like 2027-01-01,off,元旦"
                ),
            ));
            return None;
        };
        let before = mistakes.len();
        if let Some(more) = rest.iter().find(|cell| !cell.text.is_empty()) {
            mistakes.push(self.mistake(
                more,
                say!("第三列以后还有内容": "there is something after the third column"),
                say!("每行只写三列，节日名之间用顿号": "write three columns only, and names with 、 between"),
            ));
        }
        if name.text.is_empty() {
            mistakes.push(self.mistake(
                name,
                say!("没有节日名": "the holiday's name is missing"),
                say!("在第三列写节日名，如 元旦": "write the holiday's name in the third column, like 元旦"),
            ));
        }
        let read = kind_of(&kind.text);
        if read.is_none() {
            let word = &kind.text;
            mistakes.push(self.mistake(
                kind,
                say!("“{word}”看不懂，这里只能是休或班": "“{word}” is not understood, only off or work can stand here"),
                say!(
                    "放假写 休 或 off，调休上班写 班 或 work":
                    "write off (休) for a holiday, work (班) for a weekend day that is worked"
                ),
            ));
        }
        let day = match parse_date(&with_hyphens(&date.text)) {
            Ok(day) => Some(day),
            Err(wrong) => {
                let span = Span::on_line(self.line, date.column, date.text.chars().count());
                mistakes.push(Mistake { span, message: wrong.message, help: wrong.help });
                None
            }
        };
        // A row with a fault elsewhere still stands for its day, so that the day's
        // second row is found on the first run.
        let named = Named { kind: read.unwrap_or(Kind::Off), name: name.text.clone() };
        mistakes[before..].sort_by_key(|mistake| mistake.span.column);
        day.map(|day| (day, date.clone(), named))
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    match word.to_ascii_lowercase().as_str() {
        "off" | "休" | "休息" | "放假" => Some(Kind::Off),
        "work" | "班" | "上班" | "补班" => Some(Kind::Work),
        _ => None,
    }
}

/// `2027/1/1`, which spreadsheets make of a date, as `2027-01-01`.
fn with_hyphens(date: &str) -> String {
    match date.split('/').collect::<Vec<_>>().as_slice() {
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => date.to_owned(),
    }
}
