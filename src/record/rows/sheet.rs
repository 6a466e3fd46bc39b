//! Lines of the first sheet of an Excel or OpenDocument file.
//!
//! A cell of a spreadsheet is a binary float, so its text is the shortest decimal
//! that reads back as it; a figure of more than 15 digits can't be told exactly and
//! is an error.

use std::io::Cursor;

use calamine::{Data, Reader, open_workbook_auto_from_rs};

use super::{Field, Line, Unreadable};
use crate::diagnostic::{Span, Text};
use crate::say;

/// More cells than a notice has; what is larger is not a table of figures.
const MOST_CELLS: usize = 2_000_000;

/// The lines that are not empty.
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, Unreadable> {
    let unreadable = |message: Text| Unreadable {
        rule: "unreadable-file",
        message,
        help: Some(
            say!("在 Excel 里另存为 .xlsx 或 CSV UTF-8，去掉密码": "save it as .xlsx or CSV UTF-8, without a password"),
        ),
        span: None,
    };
    let broken = |error: String| {
        unreadable(say!("表格文件打不开：{error}": "the spreadsheet cannot be read: {error}"))
    };
    let mut book =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| broken(error.to_string()))?;
    let name = book.sheet_names().first().cloned().unwrap_or_default();
    let range = match book.worksheet_range_at(0) {
        Some(Ok(range)) => range,
        Some(Err(error)) => return Err(broken(error.to_string())),
        None => return Err(unreadable(say!("表格文件里没有工作表": "the spreadsheet has no sheet"))),
    };
    let (height, width) = range.get_size();
    if height.saturating_mul(width) > MOST_CELLS {
        return Err(unreadable(
            say!("表格太大：{height} 行 {width} 列": "the sheet is too large: {height} rows, {width} columns"),
        ));
    }
    let formulas = book.worksheet_formula(&name).unwrap_or_default();
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut all = Vec::new();
    for (at, row) in range.rows().enumerate() {
        let line = top as usize + at + 1;
        let mut fields = Vec::new();
        // Columns before the first used one are empty.
        for column in 0..left as usize {
            fields.push(field(&name, line, column + 1, String::new()));
        }
        for (column, value) in row.iter().enumerate() {
            let column = left as usize + column + 1;
            let here = (line as u32 - 1, column as u32 - 1);
            let is_formula = formulas.get_value(here).is_some_and(|formula| !formula.is_empty());
            if is_formula && matches!(value, Data::Empty) {
                let cell = cell_name(&name, line, column);
                return Err(unreadable(
                    say!("{cell}：公式没有存下结果": "{cell}: the result of this formula was not saved"),
                ));
            }
            let text = text(value).ok_or_else(|| {
                let cell = cell_name(&name, line, column);
                unreadable(say!("{cell}：这个数超过 15 位，Excel 已经丢了尾数": "{cell}: this figure has more than 15 digits; the spreadsheet has lost its end"))
            })?;
            fields.push(field(&name, line, column, text));
        }
        if fields.iter().any(|field| !field.text.trim().is_empty()) {
            all.push(Line { line, fields });
        }
    }
    Ok(all)
}

fn field(sheet: &str, line: usize, column: usize, text: String) -> Field {
    Field { text, span: Span::on_line(line, column, 1), cell: Some(cell_name(sheet, line, column)) }
}

/// `发放表!C5`
fn cell_name(sheet: &str, line: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    format!("{sheet}!{letters}{line}")
}

/// The text of a cell; `None` for a figure that a float can't hold exactly.
fn text(value: &Data) -> Option<String> {
    Some(match value {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => {
            let shortest = number.to_string();
            let digits = shortest.chars().filter(char::is_ascii_digit).count();
            let whole = shortest.trim_start_matches('-').split('.').next().map_or(0, str::len);
            if whole > 15 || shortest.contains('e') {
                return None;
            }
            // A sum of cents such as 0.30000000000000004 is the figure that people see: 15 digits.
            if digits > 15 {
                format!("{number:.*}", 15_usize.saturating_sub(whole))
                    .trim_end_matches('0')
                    .trim_end_matches('.')
                    .to_owned()
            } else {
                shortest
            }
        }
        Data::Bool(flag) => (if *flag { "是" } else { "否" }).to_owned(),
        Data::DateTime(date) => date.as_f64().to_string(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(error) => error.to_string(),
    })
}
