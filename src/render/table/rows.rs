//! The rows of a table: heads of groups and lines, then cells.

use super::{CellView, Layout, Printed, printed};
use crate::kinds::{Axis, Block};
use crate::record::Row;
use crate::value::{Cell, Content};

impl Layout<'_> {
    /// The rows of a block.
    pub(super) fn rows(&self, block: usize, content: &Block, kept: &[usize]) -> Vec<Vec<CellView>> {
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
    pub(super) fn row_heads(&self, content: &Block, rows: &[&Row]) -> Vec<Vec<CellView>> {
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
                .map(|label| {
                    CellView::head(row.labels.get(*label).map_or("", String::as_str), "label", "row")
                })
                .collect();
        }
        heads
    }

    pub(super) fn row_head(
        &self,
        content: &Block,
        node: &Printed<'_>,
        depth: usize,
        rows: &[&Row],
        heads: &mut [Vec<CellView>],
    ) {
        let lines = lines_of(node);
        let Some(first) = rows.iter().position(|row| lines.contains(&row.line) && row.labels.is_empty())
        else {
            return;
        };
        let mut cell = CellView::head(&node.head.name.name, "label", "row");
        cell.level = depth + node.level;
        match node.leaf {
            Some(leaf) if node.below.is_empty() => {
                cell.colspan = self.labels - depth;
                cell.total = content.rows.leaves[leaf].total.is_some();
            }
            _ => {
                cell.part = "group";
                // Not `rowgroup`: a nested group would head every later row of the body.
                cell.scope = "row";
                cell.rowspan = rows.iter().filter(|row| lines.contains(&row.line)).count();
            }
        }
        heads[first].push(cell);
        for below in &node.below {
            self.row_head(content, below, depth + 1, rows, heads);
        }
    }

    pub(super) fn value(&self, row: &Row, column: usize, columns: &Axis, row_total: bool) -> CellView {
        static MISSING: Cell = Cell::MISSING;
        let cell = row.cells.get(column).unwrap_or(&MISSING);
        let leaf = &columns.leaves[column];
        let mut view = CellView::head(&cell.text, "value", "");
        view.tag = "td";
        view.state = match &cell.content {
            // Nobody wrote it, and the form does not ask for it: empty, but not a blank that somebody left.
            Content::Missing if leaf.optional => "none",
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
            self.filled
                .spec(row, column)
                .and_then(|spec| spec.units.first())
                .map(|unit| unit.text.clone())
                .unwrap_or_default()
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
