//! Cells put where the content says: by order, or by the names of rows and columns.

mod cells;
mod open;
mod rows;

use super::reader::Desk;
use super::tables::{Origin, Row, is_written};
use crate::diagnostic::Text;
use crate::kinds::{CellSpec, Grid, Head, Kind, Required, Table};
use crate::say;
use crate::value::Cell;
use crate::yaml::{Findings, Item, Node};

/// Stands where a file has no such column: the cell stays unwritten.
pub const ABSENT: &str = "\u{0}";

/// A laid out table that waits for its cells.
pub struct Filling<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// The desk.
    pub desk: &'a Desk<'a>,
    /// The table.
    pub table: &'a Table,
    /// The laid out form.
    pub grid: &'a Grid,
    /// What holds for each cell.
    pub specs: &'a [Vec<Vec<CellSpec>>],
}

impl Filling<'_> {
    /// The fixed rows, with nothing written.
    pub fn empty(&self) -> Vec<Row> {
        let fixed = self.grid.rows().filter(|(_, _, leaf)| leaf.each.is_empty());
        fixed.map(|(block, line, _)| self.row(block, line)).collect()
    }

    /// A row with nothing written.
    pub fn row(&self, block: usize, line: usize) -> Row {
        let content = &self.grid.blocks[block];
        Row {
            block,
            line,
            labels: Vec::new(),
            bind: content.rows.leaves[line].bind.clone(),
            cells: vec![Cell::MISSING; content.columns.leaves.len()],
            origins: vec![Origin::Unwritten; content.columns.leaves.len()],
            is_uncertain: false,
        }
    }

    /// The line that is written out, with its block.
    pub fn open_line(&self) -> Option<(usize, usize, &[String])> {
        let mut rows = self.grid.rows();
        rows.find(|(_, _, leaf)| !leaf.each.is_empty())
            .map(|(block, line, leaf)| (block, line, leaf.each.as_slice()))
    }

    /// How many labels a written row begins with.
    pub fn label_count(&self) -> usize {
        self.grid.corner.len().max(1)
    }

    fn row_heads(&self) -> impl Iterator<Item = (usize, &Head)> {
        self.grid
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(block, content)| content.rows.heads.iter().map(move |head| (block, head)))
    }
}

/// The rows that are being filled.
pub struct Fill<'f> {
    filling: &'f Filling<'f>,
    /// Fixed rows by block and line.
    fixed: Vec<Row>,
    /// Fixed rows that something was written for, readable or not.
    tried: Vec<bool>,
    /// Rows in the order written, where some are written out; fixed ones by index.
    order: Vec<Written>,
}

enum Written {
    Fixed(usize),
    Open(Row),
}

impl<'f> Fill<'f> {
    /// Nothing written yet.
    pub fn new(filling: &'f Filling<'f>) -> Fill<'f> {
        let fixed = filling.empty();
        Fill { filling, tried: vec![false; fixed.len()], fixed, order: Vec::new() }
    }

    /// The whole table.
    pub fn table(&mut self, item: &Item<'_>, findings: &mut Findings) {
        let open = self.filling.open_line().is_some();
        if !self.filling.grid.headed {
            return self.headless(item, findings);
        }
        match item.node {
            Node::List(_) if open => {
                for row in item.list() {
                    self.open_row(&row, findings);
                }
            }
            Node::List(_) => {
                let all: Vec<usize> = (0..self.fixed.len()).collect();
                self.in_order(&all, item, findings);
            }
            Node::Map(_) => {
                let whole: Vec<(usize, &Head)> = self.filling.row_heads().collect();
                self.by_name(&whole, item, findings);
            }
            Node::Scalar(_) if self.fixed.len() == 1 => self.cells_of(Target::Fixed(0), item, findings),
            Node::Scalar(_) => self.wrong_shape(item, findings),
        }
    }

    fn wrong_shape(&self, item: &Item<'_>, findings: &mut Findings) {
        let name = self.filling.table.name.short();
        findings
            .error("wrong-shape", &item.pointer, say!("“{name}”要写成若干行": "“{name}” is written as rows"))
            .help(say!("每行写成“- [单元格, 单元格]”，或“行名: [单元格, 单元格]”；也可以写 CSV 文件名": "write rows as “- [cell, cell]” or “row name: [cell, cell]”; the name of a CSV file will do as well"));
    }

    /// One row without a head: its cells, or columns by name.
    fn headless(&mut self, item: &Item<'_>, findings: &mut Findings) {
        let inner = match item.node {
            Node::List(items) if items.len() == 1 && !matches!(items[0], Node::Scalar(_)) => {
                item.list().remove(0)
            }
            _ => item.clone(),
        };
        self.cells_of(Target::Fixed(0), &inner, findings);
    }

    fn index(&self, block: usize, line: usize) -> Option<usize> {
        self.fixed.iter().position(|row| row.block == block && row.line == line)
    }

    /// The cell in words: `三、本年度办理结果 › （一）予以公开 × 自然人`.
    fn place(&mut self, target: Target, column: usize) -> String {
        let row = self.row_mut(target);
        let (block, line) = (row.block, row.line);
        let labels =
            row.labels.iter().filter(|label| !label.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let content = &self.filling.grid.blocks[block];
        let row_words =
            if labels.is_empty() { content.rows.leaves[line].words.join(" › ") } else { labels };
        let column_words = content.columns.leaves[column].words.join(" › ");
        if row_words.is_empty() { column_words } else { format!("{row_words} × {column_words}") }
    }

    /// Notes that something is written for a row; a fixed row is written once.
    fn begin(&mut self, target: Target, item: &Item<'_>, findings: &mut Findings) {
        let at = match target {
            Target::Fixed(at) => at,
            Target::Open(at) => match self.order[at] {
                Written::Fixed(at) => at,
                Written::Open(_) => return,
            },
        };
        if std::mem::replace(&mut self.tried[at], true) && is_written(&self.fixed[at]) {
            let row = &self.fixed[at];
            let name = self.filling.grid.blocks[row.block].rows.leaves[row.line].name.short().to_owned();
            findings
                .error(
                    "duplicate-row",
                    &item.pointer,
                    say!("“{name}”这一行写了两次": "the row “{name}” is written twice"),
                )
                .help(say!("只留一处": "keep one of the two"));
        }
    }

    fn row_mut(&mut self, target: Target) -> &mut Row {
        match target {
            Target::Fixed(at) => &mut self.fixed[at],
            Target::Open(at) => match &mut self.order[at] {
                Written::Open(row) => row,
                Written::Fixed(fixed) => &mut self.fixed[*fixed],
            },
        }
    }

    /// The rows in printed order; tells fixed rows that are not there.
    pub fn finish(self, pointer: &str, findings: &mut Findings) -> Vec<Row> {
        let open = self.filling.open_line().is_some();
        let mut missing = Vec::new();
        let untried = self.fixed.iter().zip(&self.tried).filter(|(row, tried)| !**tried && !is_written(row));
        for (row, _) in untried {
            let leaf = &self.filling.grid.blocks[row.block].rows.leaves[row.line];
            // A total beside rows that are written out need not be there.
            let optional = leaf.optional || (open && leaf.total.is_some());
            if !optional {
                missing.push(leaf.name.short().to_owned());
            }
        }
        let required = self.filling.table.required != Required::No || is_any_written(&self.fixed);
        if !missing.is_empty() && required && !open {
            let count = missing.len();
            let Text { zh, en } = Text::list(missing.iter().take(5).map(String::as_str));
            let more = if count > 5 { "……" } else { "" };
            let name = self.filling.table.name.short();
            findings
                .error("missing-row", pointer, say!("“{name}”缺少 {count} 行：{zh}{more}": "“{name}” lacks {count} rows: {en}{more}"))
                .help(say!("法定表格每一行都要填，没有就写 0": "every row of a statutory table is filled in; write 0 if there was none"))
                .on_key();
        }
        if !open {
            let fixed = self.fixed.into_iter();
            let leaves = self.filling.grid;
            return fixed
                .filter(|row| is_written(row) || !leaves.blocks[row.block].rows.leaves[row.line].optional)
                .collect();
        }
        let mut fixed: Vec<Option<Row>> = self.fixed.into_iter().map(Some).collect();
        let mut rows: Vec<Row> = Vec::new();
        for written in self.order {
            match written {
                Written::Open(row) => rows.push(row),
                Written::Fixed(at) => rows.extend(fixed[at].take()),
            }
        }
        // Those written by name stand after the others, in printed order.
        rows.extend(fixed.into_iter().flatten().filter(is_written));
        rows
    }
}

fn is_any_written(rows: &[Row]) -> bool {
    rows.iter().any(is_written)
}

#[derive(Clone, Copy)]
enum Target {
    Fixed(usize),
    Open(usize),
}
