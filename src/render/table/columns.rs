//! The head of a table: a tree of columns as rows of cells.

use super::{CellView, Layout, Printed, kept_columns, printed};
use crate::kinds::Block;
use crate::value::Type;

impl Layout<'_> {
    /// The head rows of a block.
    pub(super) fn head(&self, block: usize, content: &Block, kept: &[usize]) -> Vec<Vec<CellView>> {
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

    pub(super) fn corner(&self, content: &Block, depth: usize) -> Vec<CellView> {
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
    pub(super) fn column_head(
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
    pub(super) fn stretch(&self, content: &Block, block: usize) -> usize {
        let open = content.rows.leaves.iter().any(|leaf| !leaf.each.is_empty());
        self.columns - kept_columns(self.filled, block, open).len() + 1
    }

    /// The unit of a column of money in a table of several units.
    pub(super) fn column_unit(&self, block: usize, column: usize) -> String {
        if !self.unit.is_empty() {
            return String::new();
        }
        let mut units = self.filled.specs[block].iter().map(|line| {
            line.get(column)
                .filter(|spec| spec.types.contains(&Type::Money))
                .and_then(|spec| spec.units.first())
        });
        let first = units.next().flatten();
        let name = &self.filled.grid.blocks[block].columns.leaves[column].name.name;
        match first {
            Some(unit) if units.all(|other| other == Some(unit)) && !name.contains(&unit.text) => {
                unit.text.clone()
            }
            _ => String::new(),
        }
    }
}
