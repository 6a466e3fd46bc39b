//! The cells of one row: a list, columns by name, or the only cell.

use super::{ABSENT, Fill, Target};
use crate::diagnostic::Text;
use crate::kinds::Head;
use crate::record::find::{self, Found};
use crate::record::tables::Origin;
use crate::say;
use crate::value::{Cell, Content};
use crate::yaml::{Findings, Item, Node, nearest};

impl<'f> Fill<'f> {
    /// The cells of a row: a list, columns by name, or the only cell.
    pub(super) fn cells_of(&mut self, target: Target, item: &Item<'_>, findings: &mut Findings) {
        match item.node {
            Node::List(_) => {
                let items = item.list();
                self.list_of_cells(target, &items, item, 0, findings);
            }
            Node::Map(_) => {
                self.begin(target, item, findings);
                self.columns(target, item, item.entries().unwrap_or_default(), findings);
            }
            Node::Scalar(_) => {
                self.begin(target, item, findings);
                let columns = self.row_mut(target).cells.len();
                if columns == 1 {
                    self.cell(target, 0, item, findings);
                } else {
                    let key = item.key;
                    findings
                        .error("cell-count", &item.pointer, say!("“{key}”应有 {columns} 格，这里只有一个值": "“{key}” has {columns} cells; one value is written"))
                        .help(say!("写成 [值, 值, …]，空白写 ~": "write [value, value, …], and ~ for a blank"));
                }
            }
        }
    }

    pub(super) fn list_of_cells(
        &mut self,
        target: Target,
        items: &[Item<'_>],
        row: &Item<'_>,
        labels: usize,
        findings: &mut Findings,
    ) {
        self.begin(target, row, findings);
        let want = self.row_mut(target).cells.len();
        // Two cells that a full-width comma joined: one finding, at that cell.
        let joined = |item: &&Item<'_>| {
            item.node.text().is_some_and(|text| {
                let digits = |part: &str| {
                    !part.is_empty() && part.trim().chars().all(|c| c.is_ascii_digit() || c == '.')
                };
                text.contains('，') && text.split('，').all(digits)
            })
        };
        if items.len() < want
            && let Some(item) = items.iter().find(joined)
        {
            let text = item.node.text().unwrap_or_default();
            let mended = text.replace('，', ", ");
            findings
                .error("cell-count", &row.pointer, say!("“{text}”里的逗号是全角逗号，两格并成了一格": "the comma in “{text}” is full-width, so two cells became one"))
                .help(say!("改成“{mended}”": "write “{mended}”"));
            self.unread(target, row);
            return;
        }
        if items.len() != want {
            let (have, all) = (items.len(), want + labels);
            let finding = findings.error(
                "cell-count",
                &row.pointer,
                say!("这一行应有 {all} 项（名称 {labels}，数据 {want}），这里数据有 {have}": "this row takes {all} items ({labels} labels, {want} cells); it has {have} cells"),
            );
            finding.help(say!(
                "数一数逗号：1,234.50 会被拆成两格（去掉千分位逗号，或加引号）；全角逗号“，”会把两格并成一格；空白写 ~": "count the commas: 1,234.50 becomes two cells (leave the separator out, or use quotes); a full-width comma joins two cells; write ~ for a blank"
            ));
            // Which cell is which is not known, so what stands in them is not judged.
            self.unread(target, row);
            return;
        }
        for (column, item) in items.iter().enumerate() {
            self.cell(target, column, item, findings);
        }
    }

    /// Columns by name. After one that is not known, a cell that nobody else wrote may be
    /// the one that was meant.
    pub(super) fn columns(
        &mut self,
        target: Target,
        row: &Item<'_>,
        entries: Vec<Item<'_>>,
        findings: &mut Findings,
    ) {
        let before = findings.0.len();
        for entry in entries {
            self.column(target, &entry, findings);
        }
        if findings.0.len() > before {
            for origin in &mut self.row_mut(target).origins {
                if *origin == Origin::Unwritten {
                    *origin = Origin::Front(row.pointer.clone());
                }
            }
        }
    }

    /// Something is written for every cell of the row, but not to be read: no sum is judged over it.
    fn unread(&mut self, target: Target, row: &Item<'_>) {
        self.row_mut(target).origins.fill(Origin::Front(row.pointer.clone()));
    }

    /// A column by name, or the columns of a group.
    pub(super) fn column(&mut self, target: Target, item: &Item<'_>, findings: &mut Findings) {
        let block = self.row_mut(target).block;
        let grid = self.filling.grid;
        self.column_among(target, &grid.blocks[block].columns.heads, item, findings);
    }

    pub(super) fn column_among(
        &mut self,
        target: Target,
        heads: &[Head],
        item: &Item<'_>,
        findings: &mut Findings,
    ) {
        match find::find(heads.iter(), item.key) {
            Found::One(head) => {
                let leaves = find::leaves(head);
                match (item.node, head.leaf) {
                    (Node::Map(_), _) => {
                        for entry in item.entries().unwrap_or_default() {
                            self.column_among(target, &head.below, &entry, findings);
                        }
                    }
                    (Node::List(items), _) if items.len() == leaves.len() => {
                        for (column, item) in leaves.iter().zip(item.list()) {
                            self.cell(target, *column, &item, findings);
                        }
                    }
                    (Node::Scalar(_), Some(column)) => self.cell(target, column, item, findings),
                    _ => {
                        let (key, want) = (item.key, leaves.len());
                        findings.error(
                            "cell-count",
                            &item.pointer,
                            say!("“{key}”应有 {want} 格": "“{key}” has {want} cells"),
                        );
                    }
                }
            }
            Found::Many(ways) => {
                let (key, Text { zh, en }) = (item.key, Text::list(ways.iter().map(String::as_str)));
                findings
                    .error(
                        "ambiguous-column",
                        &item.pointer,
                        say!("“{key}”可以指好几列": "“{key}” may be any of several columns"),
                    )
                    .help(say!("写在上级的下面：{zh}": "write it below its group: {en}"))
                    .on_key();
            }
            Found::None => {
                let key = item.key;
                let grid = self.filling.grid;
                let likely = nearest(key, grid.blocks.iter().flat_map(|b| find::all_names(&b.columns)))
                    .map(str::to_owned);
                let finding = findings
                    .error(
                        "unknown-column",
                        &item.pointer,
                        say!("表里没有“{key}”这一列": "the table has no column “{key}”"),
                    )
                    .on_key();
                finding.help = likely.map(|likely| say!("是不是“{likely}”？": "did you mean “{likely}”?"));
            }
        }
    }

    pub(super) fn cell(&mut self, target: Target, column: usize, item: &Item<'_>, findings: &mut Findings) {
        let Node::Scalar(text) = item.node else {
            findings.error(
                "wrong-shape",
                &item.pointer,
                say!("一个单元格只能有一个值": "a cell takes one value"),
            );
            return;
        };
        if text == ABSENT {
            return;
        }
        let (block, line) = {
            let row = self.row_mut(target);
            (row.block, row.line)
        };
        let spec = &self.filling.specs[block][line][column];
        match Cell::read(text, &spec.types, &spec.units) {
            Ok(cell) => {
                if cell.content == Content::Blank && !spec.blank_allowed {
                    let place = self.place(target, column);
                    findings
                        .error("blank-cell", &item.pointer, say!("{place}：空白；没有就写 0": "{place}: blank; write 0 if there was none"))
                        .help(say!("空白不等于 0：确实没有写 0，不适用写 /": "a blank is not 0: write 0 if there was none, / if it does not apply"));
                }
                let row = self.row_mut(target);
                row.cells[column] = cell;
                row.origins[column] = Origin::Front(item.pointer.clone());
            }
            Err(reason) => {
                let place = self.place(target, column);
                let (zh, en) = (&reason.message.zh, &reason.message.en);
                findings.error("bad-value", &item.pointer, say!("{place}：{zh}": "{place}: {en}")).help =
                    reason.help;
                self.row_mut(target).origins[column] = Origin::Front(item.pointer.clone());
            }
        }
    }
}
