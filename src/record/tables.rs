//! A document's tables: which layout, in which edition, filled by what was written.

use std::collections::BTreeMap;

use super::fields::unknown_value;
use super::fill::{Fill, Filling};
use super::reader::Desk;
use super::{find as search, rows};
use crate::diagnostic::{Diagnostic, Severity, Span, Text};
use crate::kinds::{
    self, Bind, CellSpec, Choice, Condition, Context, Equation, Form, Grid, Ground, Kind, Name, Prose,
    Required, Table, Values,
};
use crate::say;
use crate::value::{Cell, Content, Unit};
use crate::yaml::{Findings, Item, Node, Reader};

/// A table and its cells.
#[derive(Debug, Clone)]
pub struct Filled {
    /// The table's key.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// The laid out form.
    pub grid: Grid,
    /// The form's dimension values, of all cells.
    pub bind: Bind,
    /// What holds for the cell where a row line and a column meet: `[block][row line][column]`.
    pub specs: Vec<Vec<Vec<CellSpec>>>,
    /// The rows, in printed order.
    pub rows: Vec<Row>,
    /// What overviews show first.
    pub headline: Vec<String>,
    /// The equations of its layout.
    pub equations: Vec<Equation>,
    /// What the prose says of its figures.
    pub prose: Vec<Prose>,
    /// The file that the rows come from, relative to the site's root.
    pub file: Option<String>,
    /// Where the table is written in the front matter.
    pub pointer: String,
}

/// A row of cells.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its block.
    pub block: usize,
    /// Its line in the block's rows.
    pub line: usize,
    /// Its labels as written, for a line that is written out.
    pub labels: Vec<String>,
    /// Its dimension values: those of the line and of its labels.
    pub bind: Bind,
    /// Its cells, one per column of the block.
    pub cells: Vec<Cell>,
    /// Where each cell is written.
    pub origins: Vec<Origin>,
    /// A label was not understood, so what the row is about is not known.
    pub is_uncertain: bool,
}

/// Where a cell is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// Nowhere.
    #[default]
    Unwritten,
    /// In the front matter, at a JSON Pointer.
    Front(String),
    /// In a file beside the document.
    File {
        /// Line and column; of a sheet, row and column.
        span: Span,
        /// The cell of a sheet: `发放表!C5`.
        cell: Option<String>,
    },
}

impl Filled {
    /// What holds for a cell.
    pub fn spec(&self, row: &Row, column: usize) -> Option<&CellSpec> {
        self.specs.get(row.block)?.get(row.line)?.get(column)
    }
}

/// What a document says about the layout of its tables.
#[derive(Default)]
pub struct Layout<'a> {
    /// The unit of money.
    pub unit: Option<Unit>,
    /// Which layout, or its own.
    pub own: Option<Item<'a>>,
    /// Was a listed value not known?
    pub is_uncertain: bool,
    /// The values it lists, by dimension.
    pub listed: BTreeMap<String, Vec<Choice>>,
}

/// Reads the tables of a document; `extra` takes findings of other files (rows in CSV).
#[allow(clippy::too_many_arguments, reason = "the seam between a document's parts and its tables")]
pub fn read(
    reader: &mut Reader<'_>,
    kind: &Kind,
    desk: &Desk<'_>,
    path: &str,
    year: Option<i16>,
    layout: &Layout<'_>,
    asks: &dyn Fn(&Condition) -> bool,
    findings: &mut Findings,
    extra: &mut Vec<Diagnostic>,
) -> Vec<Filled> {
    let mut filled = Vec::new();
    for table in kind.tables.iter().filter(|table| table.valid.holds(year)) {
        let mut names = vec![table.key.as_str()];
        names.extend(table.name.forms());
        let item = reader.take(&names, findings);
        let item = item.filter(|item| !item.node.is_blank());
        // Whether a table is needed under a condition is asked when the fields are known.
        if item.is_none() && matches!(table.required, Required::No | Required::When(_)) {
            continue;
        }
        let Some(form) = form(table, kind, layout, item.as_ref(), desk, findings) else { continue };
        let spread = column_dimensions(&form);
        let mut form = form;
        let unknown = form.settle(kind, &desk.config.vocabulary);
        if let Some(own) =
            layout.own.as_ref().filter(|own| matches!(own.node, Node::Map(_)) && !table.layouts.is_empty())
        {
            for (dimension, value) in unknown {
                let name = kind.dimension(&dimension).map_or(dimension.as_str(), |d| d.name.short());
                let choices = desk.config.vocabulary.dimension(kind, &dimension).unwrap_or_default();
                unknown_value(name, &value, choices, &own.pointer, Severity::Error, findings);
            }
        }
        // A dimension that no column is spread over holds for the whole table, if one value is listed.
        for (dimension, choices) in &layout.listed {
            if let [only] = choices.as_slice()
                && !spread.contains(dimension)
            {
                form.bind.entry(dimension.clone()).or_insert_with(|| only.key.clone());
            }
        }
        for dimension in &spread {
            if !layout.listed.contains_key(dimension) {
                let (name, key) = kind
                    .dimension(dimension)
                    .map_or((dimension.as_str(), dimension.as_str()), |d| (d.name.short(), d.key.as_str()));
                findings
                    .error("missing-field", "", say!("这个版式按“{name}”分列，要写明有哪些": "this layout has columns for each “{key}”; list them"))
                    .help(say!("写上“{name}: [..., ...]”": "add “{key}: [..., ...]”"));
            }
        }
        let ground = Ground { kind, vocabulary: &desk.config.vocabulary, year, listed: &layout.listed, asks };
        let grid = Grid::lay_out(&form, &ground);
        let specs = specs(&grid, &form, layout.unit.as_ref());
        let filling = Filling { kind, desk, table, grid: &grid, specs: &specs };
        let rows = match &item {
            None => {
                missing(table, findings);
                filling.empty()
            }
            Some(_) if layout.is_uncertain && !spread.is_empty() => filling.empty(),
            Some(item) => rows(&filling, item, path, findings, extra),
        };
        let headline = form.headline.clone();
        filled.push(Filled {
            key: table.key.clone(),
            name: table.name.clone(),
            grid,
            bind: form.bind.clone(),
            specs,
            rows,
            headline,
            equations: with_shared(table, &form, |form| &form.equations),
            prose: with_shared(table, &form, |form| &form.prose),
            file: item.as_ref().and_then(|item| rows_file(item, desk, path)),
            pointer: item.as_ref().map(|item| item.pointer.clone()).unwrap_or_default(),
        });
    }
    for table in kind.tables.iter().filter(|table| !table.valid.holds(year)) {
        let mut names = vec![table.key.as_str()];
        names.extend(table.name.forms());
        if let Some(item) = reader.take(&names, findings) {
            let (name, edition) = (table.name.short(), table.valid.label());
            findings
                .error(
                    "other-edition",
                    &item.pointer,
                    say!("“{name}”属于 {edition} 年的格式": "“{name}” belongs to the form of {edition}"),
                )
                .help(say!("核对年度，或者按当年的格式填写": "check the year, or use the form of that year"))
                .on_key();
        }
    }
    filled
}

/// What a layout says, and what its table says for all layouts.
fn with_shared<T: Clone>(table: &Table, form: &Form, pick: fn(&Form) -> &Vec<T>) -> Vec<T> {
    let shared: &[T] = if table.layouts.is_empty() { &[] } else { pick(&table.form) };
    shared.iter().chain(pick(form)).cloned().collect()
}

/// Tells a table that must be there and is not.
pub fn missing(table: &Table, findings: &mut Findings) {
    let name = table.name.short();
    findings
        .error("missing-table", "", say!("缺少表格“{name}”": "the table “{name}” is missing"))
        .help(say!("在文件头写上“{name}:”和各行": "add “{name}:” and its rows to the front matter"));
}

fn rows_file(item: &Item<'_>, desk: &Desk<'_>, path: &str) -> Option<String> {
    let name = item.node.text().filter(|name| rows::is_file(name))?;
    desk.file(path, name).map(|(file, _)| file)
}

fn rows(
    filling: &Filling<'_>,
    item: &Item<'_>,
    path: &str,
    findings: &mut Findings,
    extra: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    if let Node::Scalar(name) = item.node
        && rows::is_file(name)
    {
        return rows::read(filling, item, name, path, findings, extra);
    }
    let mut fill = Fill::new(filling);
    fill.table(item, findings);
    fill.finish(&item.pointer, findings)
}

/// The form that holds: the table's own, the layout that is named, or the document's own.
fn form(
    table: &Table,
    kind: &Kind,
    layout: &Layout<'_>,
    item: Option<&Item<'_>>,
    desk: &Desk<'_>,
    findings: &mut Findings,
) -> Option<Form> {
    if table.layouts.is_empty() {
        return Some(table.form.clone());
    }
    let all = || Text::list(table.layouts.iter().map(|(_, form)| form.name.name.as_str()));
    let Some(own) = &layout.own else {
        if let [(_, only)] = table.layouts.as_slice() {
            return Some(only.clone());
        }
        if let Some(default) =
            item.and_then(|item| by_shape(table, item)).or_else(|| by_programme(table, kind, layout, desk))
        {
            return Some(default);
        }
        let Text { zh, en } = all();
        let pointer = item.map(|item| item.pointer.clone()).unwrap_or_default();
        findings
            .error("missing-layout", &pointer, say!("没有说明版式": "the layout is not said"))
            .help(say!("写上“版式: …”（layout），可用：{zh}": "add “layout: …”; possible: {en}"));
        return None;
    };
    match own.node {
        Node::Map(_) => {
            let context = Context { measures: &kind.measures, dimensions: &kind.dimensions };
            let before = findings.0.len();
            let form = kinds::over(&table.form, kinds::form(own.node, &own.pointer, &context, findings));
            if findings.0.len() == before {
                kinds::check_form(kind, table, &form, &own.pointer, findings);
            }
            (!form.columns.is_empty()).then_some(form)
        }
        _ => {
            let word = own.text(findings)?;
            let folded = crate::value::fold(word);
            let found = table.layouts.iter().find(|(key, form)| key == word || form.name.matches(&folded));
            if found.is_none() {
                let Text { zh, en } = all();
                findings
                    .error(
                        "unknown-layout",
                        &own.pointer,
                        say!("没有版式“{word}”": "there is no layout “{word}”"),
                    )
                    .help(say!("可用：{zh}": "possible: {en}"));
            }
            found.map(|(_, form)| form.clone())
        }
    }
}

/// Rows that name what they are about need no word for their layout: the long form
/// is the one in which every row names its dimensions.
fn by_shape(table: &Table, item: &Item<'_>) -> Option<Form> {
    let Node::List(items) = item.node else { return None };
    if items.is_empty() || !items.iter().all(|item| matches!(item, Node::Map(_))) {
        return None;
    }
    let longest =
        table.layouts.iter().max_by_key(|(_, form)| form.rows.iter().map(|row| row.each.len()).max());
    longest.map(|(_, form)| form.clone())
}

/// The layout that `site.yaml` gives the programmes which the document lists, if they agree.
fn by_programme(table: &Table, kind: &Kind, layout: &Layout<'_>, desk: &Desk<'_>) -> Option<Form> {
    let programmes = kind.dimensions.iter().filter(|d| d.values == Values::Site("programmes".to_owned()));
    let listed = programmes.filter_map(|dimension| layout.listed.get(&dimension.key)).flatten();
    let mut words = listed.map(|choice| {
        desk.config.programmes.iter().find(|programme| programme.id == choice.key)?.layout.as_deref()
    });
    let word = words.next().flatten()?;
    if !words.all(|other| other == Some(word)) {
        return None;
    }
    let folded = crate::value::fold(word);
    table
        .layouts
        .iter()
        .find(|(key, form)| key == word || form.name.matches(&folded))
        .map(|(_, form)| form.clone())
}

/// The dimensions over which columns are spread.
fn column_dimensions(form: &Form) -> Vec<String> {
    let mut dimensions = Vec::new();
    let mut open: Vec<&kinds::Line> = form.columns.iter().collect();
    while let Some(line) = open.pop() {
        dimensions.extend(line.each.iter().cloned());
        open.extend(&line.lines);
    }
    dimensions
}

fn specs(grid: &Grid, form: &Form, unit: Option<&Unit>) -> Vec<Vec<Vec<CellSpec>>> {
    grid.blocks
        .iter()
        .map(|block| {
            let row = |row: &kinds::Leaf| {
                block
                    .columns
                    .leaves
                    .iter()
                    .map(|column| row.given.meet(&column.given, &form.cells, unit))
                    .collect()
            };
            block.rows.leaves.iter().map(row).collect()
        })
        .collect()
}

/// Is anything written in this row?
pub(super) fn is_written(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.content != Content::Missing)
}

/// The names of all rows, for suggestions.
pub(super) fn row_names(grid: &Grid) -> Vec<&str> {
    grid.blocks.iter().flat_map(|block| search::all_names(&block.rows)).collect()
}
