//! Rows from a file beside the document: CSV or a sheet of Excel.
//!
//! The first lines name the columns, in any order if their names are unique; two
//! columns of one name are told apart by what stands above them (`低保 人数`, or a
//! line of its own above), or by the printed order. The rest is put into the same
//! shape as rows in the front matter, and findings are taken back to the cell of
//! the file.

mod csv_text;
mod heads;
mod sheet;

use super::fill::{ABSENT, Fill, Filling};
use super::tables::{Origin, Row};
use crate::diagnostic::{Diagnostic, Span, Text};
use crate::say;
use crate::source;
use crate::yaml::{Findings, Item, Node};

/// A line of the file.
#[derive(Debug)]
pub struct Line {
    /// Its number, from 1.
    line: usize,
    fields: Vec<Field>,
}

/// A field and where it stands.
#[derive(Debug)]
pub struct Field {
    text: String,
    /// In a text: line, column and width in characters. In a sheet: row and column.
    span: Span,
    /// In a sheet: `发放表!C5`.
    cell: Option<String>,
}

impl Line {
    /// One text only, as a title above a table has.
    fn is_title(&self) -> bool {
        self.fields.len() > 1 && self.fields.iter().filter(|field| !field.text.trim().is_empty()).count() == 1
    }

    fn text(&self, at: usize) -> &str {
        self.fields.get(at).map_or("", |field| field.text.trim())
    }
}

/// Why a file gives no rows.
pub struct Unreadable {
    rule: &'static str,
    message: Text,
    help: Option<Text>,
    span: Option<Span>,
}

/// Is this the name of such a file?
pub fn is_file(name: &str) -> bool {
    let ends = |endings: &[&str]| {
        name.rsplit_once('.').is_some_and(|(_, own)| endings.iter().any(|end| own.eq_ignore_ascii_case(end)))
    };
    ends(&["csv", "xlsx", "xls", "ods"])
}

/// Reads the file that a table names.
pub fn read(
    filling: &Filling<'_>,
    item: &Item<'_>,
    name: &str,
    path: &str,
    findings: &mut Findings,
    extra: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let desk = filling.desk;
    let Some((file, _)) = desk.file(path, name) else {
        findings
            .error(
                "missing-attachment",
                &item.pointer,
                say!("找不到文件“{name}”": "the file “{name}” is not there"),
            )
            .help = Some(desk.file_hint(path, name));
        return filling.empty();
    };
    let bytes = match source::read_bytes(&desk.root.join(&file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            findings.error("unreadable-file", &item.pointer, error.message());
            return filling.empty();
        }
    };
    let lines = if file.to_ascii_lowercase().ends_with(".csv") {
        match source::decode(&file, &bytes) {
            Ok(text) => csv_text::lines(&text),
            Err(found) => {
                extra.push(found);
                return filling.empty();
            }
        }
    } else {
        sheet::lines(&bytes)
    };
    let read = lines.and_then(|lines| heads::find(filling, &lines).map(|heads| (lines, heads)));
    match read {
        Ok((lines, heads)) => {
            let rows = &lines[heads.depth..];
            extra.extend(beyond(rows, &heads).map(|found| found.at(&file)));
            fill(filling, item, &file, rows, &heads, extra)
        }
        Err(why) => {
            let mut found = Diagnostic::error(why.rule, why.message)
                .at(&file)
                .span(why.span.unwrap_or(Span::on_line(1, 1, 1)));
            found.help = why.help;
            extra.push(found);
            filling.empty()
        }
    }
}

/// Fields right of the last named column: a comma too many, or a figure that would be lost.
fn beyond<'l>(lines: &'l [Line], heads: &heads::Heads) -> impl Iterator<Item = Diagnostic> + 'l {
    let last = heads.order.iter().flatten().max().copied().unwrap_or(0);
    lines.iter().filter_map(move |line| {
        let field = line.fields.iter().skip(last + 1).find(|field| !field.text.trim().is_empty())?;
        let text = field.text.trim();
        Some(
            Diagnostic::error("cell-count", say!("这一行多出一格“{text}”": "this row has a cell too many: “{text}”"))
                .span(field.span)
                .help(say!("数一数逗号；带千分位的数要加引号，如 \"1,234.50\"": "count the commas; a figure with thousands separators needs quotes, such as \"1,234.50\"")),
        )
    })
}

fn fill(
    filling: &Filling<'_>,
    item: &Item<'_>,
    file: &str,
    lines: &[Line],
    heads: &heads::Heads,
    extra: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let cell =
        |line: &Line, at: &Option<usize>| Node::Scalar(at.map_or(ABSENT, |at| line.text(at)).to_owned());
    let fixed = filling.grid.headed && filling.open_line().is_none();
    let label = |line: &Line| {
        let mut texts = heads.order[..heads.labels].iter().filter_map(|at| at.map(|at| line.text(at)));
        texts.rfind(|text| !text.is_empty()).unwrap_or_default().to_owned()
    };
    // Fixed rows are found by their names, rows that are written out begin with their labels.
    let node = if fixed {
        let cells = |line: &Line| heads.order[heads.labels..].iter().map(|at| cell(line, at)).collect();
        Node::Map(lines.iter().map(|line| (label(line), Node::List(cells(line)))).collect())
    } else {
        let cells = |line: &Line| heads.order.iter().map(|at| cell(line, at)).collect();
        Node::List(lines.iter().map(|line| Node::List(cells(line))).collect())
    };
    let mut own = Findings::default();
    let inner = Item { node: &node, pointer: String::new(), key: item.key };
    let mut fill = Fill::new(filling);
    fill.table(&inner, &mut own);
    let mut filled = fill.finish("", &mut own);
    // A pointer into the node above leads back to a line and a field of the file.
    let place = |pointer: &str| {
        let mut steps = pointer.split('/').skip(1);
        let line = steps.next().and_then(|step| {
            if fixed {
                lines.iter().find(|line| crate::yaml::step("", &label(line)) == format!("/{step}"))
            } else {
                lines.get(step.parse::<usize>().ok()?)
            }
        });
        let column = steps.next().and_then(|step| step.parse::<usize>().ok());
        let skip = if fixed { heads.labels } else { 0 };
        let field = line.zip(column).and_then(|(line, at)| line.fields.get((*heads.order.get(at + skip)?)?));
        (line, field)
    };
    for origin in filled.iter_mut().flat_map(|row| &mut row.origins) {
        if let Origin::Front(pointer) = origin {
            *origin = place(pointer).1.map_or(Origin::Unwritten, |field| Origin::File {
                span: field.span,
                cell: field.cell.clone(),
            });
        }
    }
    for finding in own.0 {
        let (line, field) = place(&finding.pointer);
        let mut found = Diagnostic::error(&finding.rule, finding.message).at(file);
        found.severity = finding.severity;
        found.help = finding.help;
        found.span = Some(match (field, line) {
            (Some(field), _) => field.span,
            (None, Some(line)) => Span::on_line(line.line, 1, 1),
            (None, None) => Span::on_line(1, 1, 1),
        });
        if let Some(cell) = field.and_then(|field| field.cell.as_ref()) {
            let (zh, en) = (&found.message.zh, &found.message.en);
            found.message = say!("{cell}：{zh}": "{cell}: {en}");
        }
        extra.push(found);
    }
    filled
}
