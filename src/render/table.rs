//! A filled table as rows of cells with spans, as the form prints it.

use serde::Serialize;

use crate::kinds::{Axis, Block, Head};
use crate::record::{Filled, Row};
use crate::value::{Cell, Content, Type};

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
    let open = filled.grid.blocks.iter().any(|block| block.rows.leaves.iter().any(|leaf| !leaf.each.is_empty()));
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
    let kept: Vec<Vec<usize>> = (0..filled.grid.blocks.len()).map(|block| kept_columns(filled, block, open)).collect();
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
    if !open {
        return all.collect();
    }
    let rows: Vec<&Row> = filled.rows.iter().filter(|row| row.block == block).collect();
    let kept: Vec<usize> = all
        .clone()
        .filter(|at| rows.iter().any(|row| row.cells.get(*at).is_some_and(|cell| cell.content != Content::Missing)))
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

impl Layout<'_> {
    /// The head rows of a block.
    fn head(&self, block: usize, content: &Block, kept: &[usize]) -> Vec<Vec<CellView>> {
        let tops = printed(&content.columns.heads, &|leaf| kept.contains(&leaf), 0);
        let depth = tops.iter().map(Printed::depth).max().unwrap_or(1);
        let mut rows: Vec<Vec<CellView>> = vec![Vec::new(); depth];
        if self.labels > 0 {
            rows[0].extend(self.corner(content, depth));
        }
        let last = kept.last().copied();
        for top in &tops {
            self.column_head(block, content, top, 0, depth, last, &mut rows);
        }
        rows
    }

    fn corner(&self, content: &Block, depth: usize) -> Vec<CellView> {
        let texts: Vec<String> = match &content.corner {
            Some(corner) => vec![corner.clone()],
            None => self.filled.grid.corner.clone(),
        };
        let shown: Vec<&String> = if texts.len() > 1 {
            self.shown.iter().filter_map(|at| texts.get(*at)).collect()
        } else {
            texts.iter().collect()
        };
        let mut cells: Vec<CellView> = if shown.len() == self.labels {
            shown.into_iter().map(|text| CellView::head(text, "corner", "col")).collect()
        } else {
            let mut cell = CellView::head(shown.first().map_or("", |text| text.as_str()), "corner", "col");
            cell.colspan = self.labels;
            vec![cell]
        };
        for cell in &mut cells {
            cell.rowspan = depth;
        }
        cells
    }

    #[allow(clippy::too_many_arguments, reason = "one step down a tree")]
    fn column_head(
        &self,
        block: usize,
        content: &Block,
        node: &Printed<'_>,
        level: usize,
        depth: usize,
        last: Option<usize>,
        rows: &mut [Vec<CellView>],
    ) {
        let mut cell = CellView::head(&node.head.name.name, "head", "col");
        match node.leaf {
            Some(leaf) if node.below.is_empty() => {
                cell.rowspan = depth - level;
                cell.total = content.columns.leaves[leaf].total.is_some();
                cell.unit = self.column_unit(block, leaf);
                if last == Some(leaf) {
                    cell.colspan = self.stretch(content, block);
                }
            }
            _ => {
                cell.colspan = node.width();
                cell.scope = "colgroup";
            }
        }
        rows[level].push(cell);
        for below in &node.below {
            self.column_head(block, content, below, level + 1, depth, last, rows);
        }
    }

    /// The last column of a block takes the room that other blocks need.
    fn stretch(&self, content: &Block, block: usize) -> usize {
        let open = content.rows.leaves.iter().any(|leaf| !leaf.each.is_empty());
        self.columns - kept_columns(self.filled, block, open).len() + 1
    }

    /// The unit of a column of money in a table of several units.
    fn column_unit(&self, block: usize, column: usize) -> String {
        if !self.unit.is_empty() {
            return String::new();
        }
        let mut units = self.filled.specs[block].iter().map(|line| {
            line.get(column).filter(|spec| spec.types.contains(&Type::Money)).and_then(|spec| spec.units.first())
        });
        let first = units.next().flatten();
        let name = &self.filled.grid.blocks[block].columns.leaves[column].name.name;
        match first {
            Some(unit) if units.all(|other| other == Some(unit)) && !name.contains(&unit.text) => unit.text.clone(),
            _ => String::new(),
        }
    }

    /// The rows of a block.
    fn rows(&self, block: usize, content: &Block, kept: &[usize]) -> Vec<Vec<CellView>> {
        let rows: Vec<&Row> = self.filled.rows.iter().filter(|row| row.block == block).collect();
        let stretch = self.stretch(content, block);
        let heads = self.row_heads(content, &rows);
        rows.iter()
            .zip(heads)
            .map(|(row, mut cells)| {
                let total = content.rows.leaves.get(row.line).is_some_and(|leaf| leaf.total.is_some());
                for column in kept {
                    let mut cell = self.value(row, *column, &content.columns, total);
                    if Some(column) == kept.last() {
                        cell.colspan = stretch;
                    }
                    cells.push(cell);
                }
                cells
            })
            .collect()
    }

    /// The heads of each row: groups in the first row that they span.
    fn row_heads(&self, content: &Block, rows: &[&Row]) -> Vec<Vec<CellView>> {
        let mut heads: Vec<Vec<CellView>> = vec![Vec::new(); rows.len()];
        if self.labels == 0 {
            return heads;
        }
        let there: Vec<usize> = rows.iter().map(|row| row.line).collect();
        let tops = printed(&content.rows.heads, &|leaf| there.contains(&leaf), 0);
        for top in &tops {
            self.row_head(content, top, 0, rows, &mut heads);
        }
        // Rows that are written out bring their labels along.
        for (at, row) in rows.iter().enumerate() {
            if row.labels.is_empty() {
                continue;
            }
            heads[at] = self
                .shown
                .iter()
                .map(|label| CellView::head(row.labels.get(*label).map_or("", String::as_str), "label", "row"))
                .collect();
        }
        heads
    }

    fn row_head(
        &self,
        content: &Block,
        node: &Printed<'_>,
        depth: usize,
        rows: &[&Row],
        heads: &mut [Vec<CellView>],
    ) {
        let lines = lines_of(node);
        let Some(first) = rows.iter().position(|row| lines.contains(&row.line) && row.labels.is_empty()) else { return };
        let mut cell = CellView::head(&node.head.name.name, "label", "row");
        cell.level = depth + node.level;
        match node.leaf {
            Some(leaf) if node.below.is_empty() => {
                cell.colspan = self.labels - depth;
                cell.total = content.rows.leaves[leaf].total.is_some();
            }
            _ => {
                cell.part = "group";
                cell.scope = "rowgroup";
                cell.rowspan = rows.iter().filter(|row| lines.contains(&row.line)).count();
            }
        }
        heads[first].push(cell);
        for below in &node.below {
            self.row_head(content, below, depth + 1, rows, heads);
        }
    }

    fn value(&self, row: &Row, column: usize, columns: &Axis, row_total: bool) -> CellView {
        static MISSING: Cell = Cell::MISSING;
        let cell = row.cells.get(column).unwrap_or(&MISSING);
        let leaf = &columns.leaves[column];
        let mut view = CellView::head(&cell.text, "value", "");
        view.tag = "td";
        view.state = match &cell.content {
            Content::Missing => "missing",
            Content::Blank => "blank",
            Content::Mark => "mark",
            Content::Number(number) if number.is_zero() => "zero",
            Content::Number(_) => "value",
            Content::Text | Content::Date(_) | Content::Year(_) | Content::Flag(_) => "text",
        };
        view.total = row_total || leaf.total.is_some();
        view.label = leaf.words.join(" ");
        view.unit = if self.unit.is_empty() && !self.filled.grid.headed {
            self.filled.spec(row, column).and_then(|spec| spec.units.first()).map(|unit| unit.text.clone()).unwrap_or_default()
        } else {
            String::new()
        };
        view
    }
}

fn lines_of(node: &Printed<'_>) -> Vec<usize> {
    let mut lines: Vec<usize> = node.leaf.into_iter().collect();
    for below in &node.below {
        lines.extend(lines_of(below));
    }
    lines
}
