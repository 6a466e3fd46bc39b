//! A filled table as rows of cells with spans, as the form prints it.

mod columns;
mod rows;

use serde::Serialize;

use crate::kinds::Head;
use crate::record::{Filled, Row};
use crate::value::{Cell, Content};

/// A table of the templates.
#[derive(Debug, Serialize)]
pub struct TableView {
    id: String,
    caption: String,
    unit: String,
    fit: &'static str,
    columns: usize,
    labels: usize,
    head: Vec<Vec<CellView>>,
    bodies: Vec<Vec<Vec<CellView>>>,
    note: String,
}

/// A cell of the templates.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    tag: &'static str,
    text: String,
    colspan: usize,
    rowspan: usize,
    scope: &'static str,
    part: &'static str,
    state: &'static str,
    total: bool,
    label: String,
    unit: String,
    level: usize,
}

impl CellView {
    fn head(text: &str, part: &'static str, scope: &'static str) -> CellView {
        CellView {
            tag: "th",
            text: text.to_owned(),
            colspan: 1,
            rowspan: 1,
            scope,
            part,
            state: "",
            total: false,
            label: String::new(),
            unit: String::new(),
            level: 0,
        }
    }
}

/// A node of a head as it is printed: a line with parts stands beside them.
struct Printed<'a> {
    head: &'a Head,
    leaf: Option<usize>,
    below: Vec<Printed<'a>>,
    /// Depth within parts of parts.
    level: usize,
}

fn printed<'a>(heads: &'a [Head], keep: &dyn Fn(usize) -> bool, level: usize) -> Vec<Printed<'a>> {
    let mut all = Vec::new();
    for head in heads {
        let leaf = head.leaf.filter(|leaf| keep(*leaf));
        if head.parts {
            if leaf.is_some() {
                all.push(Printed { head, leaf, below: Vec::new(), level });
            }
            all.extend(printed(&head.below, keep, level + 1));
            continue;
        }
        let below = printed(&head.below, keep, level);
        if leaf.is_some() || !below.is_empty() {
            all.push(Printed { head, leaf, below, level });
        }
    }
    all
}

impl Printed<'_> {
    fn depth(&self) -> usize {
        1 + self.below.iter().map(Printed::depth).max().unwrap_or(0)
    }

    fn width(&self) -> usize {
        if self.below.is_empty() { 1 } else { self.below.iter().map(Printed::width).sum() }
    }
}

/// Lays out the labels of one table.
struct Layout<'a> {
    filled: &'a Filled,
    /// Columns of row heads.
    labels: usize,
    /// Which labels of written-out rows are shown.
    shown: Vec<usize>,
    /// Columns of figures.
    columns: usize,
    /// Unit of the whole table.
    unit: String,
}

/// The table as it is printed.
pub fn view(filled: &Filled) -> TableView {
    let open =
        filled.grid.blocks.iter().any(|block| block.rows.leaves.iter().any(|leaf| !leaf.each.is_empty()));
    let shown = shown_labels(filled);
    let deep = filled
        .grid
        .blocks
        .iter()
        .map(|block| printed(&block.rows.heads, &|_| true, 0).iter().map(Printed::depth).max().unwrap_or(0))
        .max()
        .unwrap_or(0);
    let labels = match (filled.grid.headed, open) {
        (false, _) => 0,
        (true, true) => shown.len().max(1),
        (true, false) => deep.max(1),
    };
    let kept: Vec<Vec<usize>> =
        (0..filled.grid.blocks.len()).map(|block| kept_columns(filled, block, open)).collect();
    let columns = kept.iter().map(Vec::len).max().unwrap_or(0);
    let layout = Layout { filled, labels, shown, columns, unit: unit(filled) };
    let single = matches!(filled.grid.blocks.as_slice(), [block] if block.caption.is_none());
    let mut head = Vec::new();
    let mut bodies = Vec::new();
    for (at, block) in filled.grid.blocks.iter().enumerate() {
        let mut rows = Vec::new();
        if let Some(caption) = &block.caption {
            let mut cell = CellView::head(caption, "caption", "rowgroup");
            cell.colspan = labels + columns;
            rows.push(vec![cell]);
        }
        let own_head = layout.head(at, block, &kept[at]);
        if single {
            head = own_head;
        } else {
            rows.extend(own_head);
        }
        rows.extend(layout.rows(at, block, &kept[at]));
        bodies.push(rows);
    }
    let fit = if !filled.grid.headed && filled.rows.len() == 1 {
        "stack"
    } else if columns <= 7 && filled.rows.iter().all(|row| row.cells.iter().all(is_short)) {
        "fit"
    } else {
        "scroll"
    };
    TableView {
        id: format!("table-{}", filled.key),
        caption: filled.name.name.clone(),
        unit: layout.unit.clone(),
        fit,
        columns,
        labels,
        head,
        bodies,
        note: String::new(),
    }
}

fn is_short(cell: &Cell) -> bool {
    cell.text.chars().count() <= 3
}

/// Of a table whose rows are written out by name, only what some row names is printed.
fn kept_columns(filled: &Filled, block: usize, open: bool) -> Vec<usize> {
    let all = 0..filled.grid.blocks[block].columns.leaves.len();
    let leaves = &filled.grid.blocks[block].columns.leaves;
    if !open && !leaves.iter().any(|leaf| leaf.optional) {
        return all.collect();
    }
    let rows: Vec<&Row> = filled.rows.iter().filter(|row| row.block == block).collect();
    let kept: Vec<usize> = all
        .clone()
        .filter(|at| {
            (!open && !leaves[*at].optional)
                || rows
                    .iter()
                    .any(|row| row.cells.get(*at).is_some_and(|cell| cell.content != Content::Missing))
        })
        .collect();
    if kept.is_empty() { all.collect() } else { kept }
}

/// Labels that some written-out row has.
fn shown_labels(filled: &Filled) -> Vec<usize> {
    let count = filled.rows.iter().map(|row| row.labels.len()).max().unwrap_or(0);
    let used: Vec<usize> = (0..count)
        .filter(|at| filled.rows.iter().any(|row| row.labels.get(*at).is_some_and(|label| !label.is_empty())))
        .collect();
    if used.is_empty() { vec![0] } else { used }
}

/// The one unit of all figures, if they have one.
fn unit(filled: &Filled) -> String {
    let mut units = filled
        .specs
        .iter()
        .flatten()
        .flatten()
        .filter(|spec| spec.types.iter().any(|kind| kind.is_number()))
        .map(|spec| spec.units.first().map_or("", |unit| unit.text.as_str()));
    match units.next() {
        Some(first) if units.all(|unit| unit == first) => first.to_owned(),
        _ => String::new(),
    }
}
