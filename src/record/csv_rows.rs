//! Rows from a CSV file beside the document.
//!
//! The first line names the columns, in any order if their names are unique; two
//! columns of one name are told apart by what stands above them (`低保 人数`), or by
//! the printed order if the whole line is in it. The rest is put into the same
//! shape as rows in the front matter, and findings are taken back to line and
//! column of the file.

use super::fill::{Fill, Filling};
use super::tables::Row;
use crate::diagnostic::{Diagnostic, Span};
use crate::say;
use crate::source;
use crate::value::fold;
use crate::yaml::{Findings, Item, Node};

/// Is this the name of such a file?
pub fn is_file(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("csv"))
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
    let text = match source::decode(&file, &bytes) {
        Ok(text) => text,
        Err(found) => {
            extra.push(found);
            return filling.empty();
        }
    };
    let lines = match lines(&text) {
        Ok(lines) => lines,
        Err(at) => {
            extra.push(
                Diagnostic::error(
                    "csv-syntax",
                    say!("CSV 的引号没有配对": "a quote of the CSV file is not closed"),
                )
                .at(&file)
                .span(Span::on_line(at, 1, 1)),
            );
            return filling.empty();
        }
    };
    let Some((head, rows)) = lines.split_first() else {
        extra
            .push(Diagnostic::error("csv-syntax", say!("CSV 文件是空的": "the CSV file is empty")).at(&file));
        return filling.empty();
    };
    let order = match order(filling, head) {
        Ok(order) => order,
        Err((field, message)) => {
            let names = wanted(filling).join(",");
            extra.push(
                Diagnostic::error("csv-columns", message)
                    .at(&file)
                    .span(field.map_or(Span::on_line(head.line, 1, 1), |field| field.span()))
                    .help(say!("第一行照表格的样子写列名：{names}": "name the columns in the first line as the table prints them: {names}")),
            );
            return filling.empty();
        }
    };
    let node = Node::List(
        rows.iter()
            .map(|row| Node::List(order.iter().map(|at| Node::Scalar(row.text(*at).to_owned())).collect()))
            .collect(),
    );
    let mut own = Findings::default();
    let inner = Item { node: &node, pointer: String::new(), key: item.key };
    let mut fill = Fill::new(filling);
    fill.table(&inner, &mut own);
    let filled = fill.finish("", &mut own);
    for finding in own.0 {
        let mut steps = finding.pointer.split('/').skip(1).map(|step| step.parse::<usize>().unwrap_or(0));
        let row = steps.next().and_then(|at| rows.get(at));
        let field = row.and_then(|row| row.fields.get(*order.get(steps.next()?)?));
        let mut found = Diagnostic::error(&finding.rule, finding.message).at(&file);
        found.severity = finding.severity;
        found.help = finding.help;
        let span = match (field, row) {
            (Some(field), _) => field.span(),
            (None, Some(row)) => Span::on_line(row.line, 1, 1),
            (None, None) => Span::on_line(head.line, 1, 1),
        };
        extra.push(found.span(span));
    }
    filled
}

/// A line of the file.
struct Line {
    line: usize,
    fields: Vec<Field>,
}

/// A field and where it stands, in characters.
struct Field {
    text: String,
    line: usize,
    column: usize,
    width: usize,
}

impl Field {
    fn span(&self) -> Span {
        Span::on_line(self.line, self.column, self.width.max(1))
    }
}

impl Line {
    fn text(&self, at: usize) -> &str {
        self.fields.get(at).map_or("", |field| field.text.trim())
    }
}

/// The lines that are not empty; errs with the line of a quote that stays open.
fn lines(text: &str) -> Result<Vec<Line>, usize> {
    let mut all = Vec::new();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    if text.matches('"').count() % 2 == 1 {
        let at = text.rfind('"').map_or(0, |at| text[..at].matches('\n').count());
        return Err(at + 1);
    }
    for record in reader.records().flatten() {
        let line = record.position().map_or(1, |position| position.line() as usize);
        let source = text.lines().nth(line - 1).unwrap_or_default();
        let mut from = 0;
        let fields: Vec<Field> = record
            .iter()
            .map(|value| {
                let at = source.get(from..).and_then(|rest| rest.find(value)).map_or(from, |at| from + at);
                let column = source.get(..at).map_or(1, |before| before.chars().count() + 1);
                from = source
                    .get(at + value.len()..)
                    .and_then(|rest| rest.find(','))
                    .map_or(at + value.len(), |next| at + value.len() + next + 1);
                Field { text: value.to_owned(), line, column, width: value.chars().count() }
            })
            .collect();
        if fields.iter().any(|field| !field.text.trim().is_empty()) {
            all.push(Line { line, fields });
        }
    }
    Ok(all)
}

/// The names that the first line should have, in printed order.
fn wanted(filling: &Filling<'_>) -> Vec<String> {
    let mut names: Vec<String> = if filling.grid.headed {
        (0..filling.label_count())
            .map(|at| filling.grid.corner.get(at).cloned().unwrap_or_default())
            .collect()
    } else {
        Vec::new()
    };
    if let Some(block) = filling.grid.blocks.first() {
        names.extend(block.columns.leaves.iter().map(|leaf| leaf.name.name.clone()));
    }
    names
}

/// For each label and column in printed order, the field that holds it.
fn order<'l>(
    filling: &Filling<'_>,
    head: &'l Line,
) -> Result<Vec<usize>, (Option<&'l Field>, crate::diagnostic::Text)> {
    let wanted = wanted(filling);
    let labels = wanted.len() - filling.grid.blocks.first().map_or(0, |block| block.columns.leaves.len());
    let written: Vec<String> = head.fields.iter().map(|field| fold(&field.text).into_owned()).collect();
    let trimmed = written.iter().rposition(|name| !name.is_empty()).map_or(0, |at| at + 1);
    let ways: Vec<Vec<String>> = wanted
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let mut ways = vec![fold(name).into_owned()];
            if let Some(leaf) =
                at.checked_sub(labels).and_then(|at| filling.grid.blocks.first()?.columns.leaves.get(at))
            {
                ways.extend(leaf.name.forms().map(|form| fold(form).into_owned()));
                ways.push(fold(&leaf.words.concat()).into_owned());
                ways.push(leaf.keys.join("."));
                ways.extend(leaf.keys.last().cloned());
            }
            ways
        })
        .collect();
    let in_order =
        trimmed == wanted.len() && written.iter().zip(&ways).all(|(name, ways)| ways.contains(name));
    if in_order {
        return Ok((0..wanted.len()).collect());
    }
    let mut order = Vec::new();
    for (at, ways) in ways.iter().enumerate() {
        let hits: Vec<usize> = (0..trimmed).filter(|field| ways.contains(&written[*field])).collect();
        match hits.as_slice() {
            [only] => order.push(*only),
            [] if at < labels && at == 0 => order.push(0),
            [] => {
                let name = &wanted[at];
                return Err((
                    None,
                    say!("第一行没有“{name}”这一列": "the first line has no column “{name}”"),
                ));
            }
            [first, ..] => {
                let name = &wanted[at];
                return Err((
                    head.fields.get(*first),
                    say!("“{name}”有好几列，分不清": "there are several columns “{name}”"),
                ));
            }
        }
    }
    if let Some(extra) = (0..trimmed).find(|at| !order.contains(at)) {
        let name = &head.fields[extra].text;
        return Err((
            head.fields.get(extra),
            say!("表里没有“{name}”这一列": "the table has no column “{name}”"),
        ));
    }
    Ok(order)
}
