//! Lines of a CSV text.

use super::{Field, Line, Unreadable};
use crate::diagnostic::Span;
use crate::say;

/// The lines that are not empty.
pub fn lines(text: &str) -> Result<Vec<Line>, Unreadable> {
    if text.matches('"').count() % 2 == 1 {
        let at = text.rfind('"').map_or(0, |at| text[..at].matches('\n').count());
        return Err(Unreadable {
            rule: "csv-syntax",
            message: say!("CSV 的引号没有配对": "a quote of the CSV file is not closed"),
            help: Some(say!("补上引号，或者删去多余的引号": "close the quote, or remove the one too many")),
            span: Some(Span::on_line(at + 1, 1, 1)),
        });
    }
    let mut all = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let source: Vec<&str> = text.lines().collect();
    for record in reader.records().flatten() {
        let line = record.position().map_or(1, |position| position.line() as usize);
        let source = source.get(line - 1).copied().unwrap_or_default();
        let mut from = 0;
        let fields: Vec<Field> = record
            .iter()
            .map(|value| {
                let at = source.get(from..).and_then(|rest| rest.find(value)).map_or(from, |at| from + at);
                let column = source.get(..at).map_or(1, |before| before.chars().count() + 1);
                let end = at + value.len();
                from = source.get(end..).and_then(|rest| rest.find(',')).map_or(end, |next| end + next + 1);
                let span = Span::on_line(line, column, value.chars().count().max(1));
                Field { text: value.to_owned(), span, cell: None }
            })
            .collect();
        if fields.iter().any(|field| !field.text.trim().is_empty()) {
            all.push(Line { line, fields });
        }
    }
    Ok(all)
}
