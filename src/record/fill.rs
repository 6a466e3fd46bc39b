//! Cells put where the content says: by order, or by the names of rows and columns.

use super::find::{self, Found};
use super::labels::Labels;
use super::reader::Desk;
use super::tables::{Row, is_written, row_names};
use crate::kinds::{CellSpec, Grid, Head, Kind, Required, Table};
use crate::say;
use crate::value::{Cell, Content, fold, is_blank};
use crate::yaml::{Findings, Item, Node, nearest};

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
        }
    }

    /// The line that is written out, with its block.
    pub fn open_line(&self) -> Option<(usize, usize, &[String])> {
        let mut rows = self.grid.rows();
        rows.find(|(_, _, leaf)| !leaf.each.is_empty()).map(|(block, line, leaf)| (block, line, leaf.each.as_slice()))
    }

    /// How many labels a written row begins with.
    pub fn label_count(&self) -> usize {
        self.grid.corner.len().max(1)
    }

    fn row_heads(&self) -> impl Iterator<Item = (usize, &Head)> {
        self.grid.blocks.iter().enumerate().flat_map(|(block, content)| {
            content.rows.heads.iter().map(move |head| (block, head))
        })
    }
}

/// The rows that are being filled.
pub struct Fill<'f> {
    filling: &'f Filling<'f>,
    /// Fixed rows by block and line.
    fixed: Vec<Row>,
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
        Fill { filling, fixed: filling.empty(), order: Vec::new() }
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
            Node::List(items) if items.len() == 1 && !matches!(items[0], Node::Scalar(_)) => item.list().remove(0),
            _ => item.clone(),
        };
        self.cells_of(Target::Fixed(0), &inner, findings);
    }

    /// Rows in the printed order.
    fn in_order(&mut self, rows: &[usize], item: &Item<'_>, findings: &mut Findings) {
        let items = item.list();
        if items.len() != rows.len() {
            let (want, have, key) = (rows.len(), items.len(), item.key);
            findings
                .error("row-count", &item.pointer, say!("“{key}”应有 {want} 行，这里有 {have} 行": "“{key}” has {want} rows; {have} are written"))
                .help(say!("按表格的顺序每行写一个列表；或者写成“行名: [...]”": "write one list per row in the order of the form, or “row name: [...]”"));
        }
        for (row, item) in rows.iter().zip(&items) {
            self.cells_of(Target::Fixed(*row), item, findings);
        }
    }

    /// Rows by their names.
    fn by_name(&mut self, heads: &[(usize, &Head)], item: &Item<'_>, findings: &mut Findings) {
        for entry in item.entries().unwrap_or_default() {
            match self.find_row(heads, entry.key) {
                Ok(Some((block, head))) => self.named(block, head, &entry, findings),
                Ok(None) => self.unknown_row(&entry, findings),
                Err(ways) => {
                    let (key, ways) = (entry.key, ways.join("、"));
                    findings
                        .error("ambiguous-row", &entry.pointer, say!("“{key}”可以指好几行": "“{key}” may be any of several rows"))
                        .help(say!("写在上级的下面：{ways}": "write it below its group: {ways}"))
                        .on_key();
                }
            }
        }
    }

    fn find_row<'h>(&self, heads: &[(usize, &'h Head)], word: &str) -> Result<Option<(usize, &'h Head)>, Vec<String>> {
        let mut hits = Vec::new();
        for (block, head) in heads {
            match find::find(std::iter::once(*head), word) {
                Found::One(head) => hits.push((*block, head)),
                Found::Many(ways) => return Err(ways),
                Found::None => {}
            }
        }
        match hits.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            several => {
                // A group or line whose own name fits wins over one that only has it below.
                let folded = fold(word);
                let mut top = several.iter().filter(|(_, head)| find::names(head, word, &folded) && heads.iter().any(|(_, h)| std::ptr::eq(*h, *head)));
                match (top.next(), top.next()) {
                    (Some(only), None) => Ok(Some(*only)),
                    _ => Err(several.iter().map(|(_, head)| head.name.short().to_owned()).collect()),
                }
            }
        }
    }

    fn named(&mut self, block: usize, head: &Head, item: &Item<'_>, findings: &mut Findings) {
        let rows: Vec<usize> = find::leaves(head).iter().filter_map(|line| self.index(block, *line)).collect();
        match (item.node, head.leaf) {
            (Node::Map(_), None) => {
                let below: Vec<(usize, &Head)> = head.below.iter().map(|head| (block, head)).collect();
                self.by_name(&below, item, findings);
            }
            (Node::List(items), _) if rows.len() > 1 && items.iter().all(|item| !matches!(item, Node::Scalar(_))) => {
                self.in_order(&rows, item, findings);
            }
            (_, Some(line)) => {
                if let Some(row) = self.index(block, line) {
                    self.cells_of(Target::Fixed(row), item, findings);
                }
            }
            _ => self.in_order(&rows, item, findings),
        }
    }

    fn index(&self, block: usize, line: usize) -> Option<usize> {
        self.fixed.iter().position(|row| row.block == block && row.line == line)
    }

    /// A key that is no fixed row: the label of a written one, if one label is enough.
    fn unknown_row(&mut self, item: &Item<'_>, findings: &mut Findings) {
        if let Some((block, line, each)) = self.filling.open_line()
            && (self.filling.label_count() == 1 || each.len() == 1)
        {
            let labels = vec![(item.key.to_owned(), item.pointer.clone())];
            let mut row = self.filling.row(block, line);
            let asked = Labels { kind: self.filling.kind, desk: self.filling.desk, each };
            row.bind.extend(asked.bind(&labels, findings));
            row.labels = vec![item.key.to_owned()];
            self.order.push(Written::Open(row));
            let at = self.order.len() - 1;
            return self.cells_of(Target::Open(at), item, findings);
        }
        let key = item.key;
        let likely = nearest(key, row_names(self.filling.grid).into_iter()).map(str::to_owned);
        let edition = self.other_edition(key);
        let finding =
            findings.error("unknown-row", &item.pointer, say!("表里没有“{key}”这一行": "the table has no row “{key}”")).on_key();
        finding.help = match (edition, likely) {
            (Some(edition), _) => Some(say!("它属于 {edition} 年的格式": "it belongs to the form of {edition}")),
            (None, Some(likely)) => Some(say!("是不是“{likely}”？": "did you mean “{likely}”?")),
            (None, None) => None,
        };
    }

    fn other_edition(&self, word: &str) -> Option<String> {
        let folded = fold(word);
        let mut open: Vec<&crate::kinds::Line> = self.filling.table.form.rows.iter().collect();
        while let Some(line) = open.pop() {
            if line.key.as_deref() == Some(word) || line.name.matches(&folded) {
                return Some(line.valid.label()).filter(|label| label != "..");
            }
            // What a group says of its edition holds below it.
            for below in &line.lines {
                if below.key.as_deref() == Some(word) || below.name.matches(&folded) {
                    let own = below.valid.label();
                    return Some(if own == ".." { line.valid.label() } else { own }).filter(|label| label != "..");
                }
                open.push(below);
            }
        }
        None
    }

    /// A row of a table whose rows are written out: labels, then cells; or by name.
    fn open_row(&mut self, item: &Item<'_>, findings: &mut Findings) {
        let Some((block, line, each)) = self.filling.open_line() else { return };
        match item.node {
            Node::List(_) => {
                let items = item.list();
                let count = self.filling.label_count().min(items.len());
                let labels: Vec<(String, String)> = items[..count]
                    .iter()
                    .map(|item| (item.text(findings).unwrap_or_default().to_owned(), item.pointer.clone()))
                    .collect();
                let target = self.labelled(block, line, each, labels, findings);
                self.list_of_cells(target, &items[count..], item, count, findings);
            }
            Node::Map(_) => self.mapped_row(block, line, each, item, findings),
            Node::Scalar(_) => self.wrong_shape(item, findings),
        }
    }

    fn labelled(
        &mut self,
        block: usize,
        line: usize,
        each: &[String],
        labels: Vec<(String, String)>,
        findings: &mut Findings,
    ) -> Target {
        let first = labels.iter().map(|(text, _)| text.as_str()).find(|text| !is_blank(text)).unwrap_or_default();
        let heads: Vec<(usize, &Head)> = self.filling.row_heads().filter(|(_, head)| !self.is_open(head)).collect();
        if let Ok(Some((fixed_block, head))) = self.find_row(&heads, first)
            && let Some(row) = head.leaf.and_then(|line| self.index(fixed_block, line))
        {
            self.order.push(Written::Fixed(row));
            return Target::Fixed(row);
        }
        let mut row = self.filling.row(block, line);
        if first.is_empty() {
            let pointer = labels.first().map(|(_, pointer)| pointer.clone()).unwrap_or_default();
            findings.error("missing-label", &pointer, say!("这一行没有名称": "this row has no label"));
        }
        let asked = Labels { kind: self.filling.kind, desk: self.filling.desk, each };
        row.bind.extend(asked.bind(&labels, findings));
        row.labels = labels.into_iter().map(|(text, _)| text).collect();
        self.order.push(Written::Open(row));
        Target::Open(self.order.len() - 1)
    }

    fn is_open(&self, head: &Head) -> bool {
        head.name.name.is_empty()
    }

    /// `{救助类别: 低保, 区域: 城市, 户数: 12}`
    fn mapped_row(&mut self, block: usize, line: usize, each: &[String], item: &Item<'_>, findings: &mut Findings) {
        let mut row = self.filling.row(block, line);
        row.labels = vec![String::new(); each.len()];
        let asked = Labels { kind: self.filling.kind, desk: self.filling.desk, each };
        let mut rest = Vec::new();
        for entry in item.entries().unwrap_or_default() {
            let folded = fold(entry.key);
            let dimension = each.iter().position(|key| {
                *key == entry.key
                    || self.filling.kind.dimension(key).is_some_and(|d| d.name.matches(&folded))
                    || (key == "period"
                        && self.filling.kind.period.as_ref().is_some_and(|p| p.key == entry.key || p.name.matches(&folded)))
            });
            match dimension {
                Some(at) => {
                    let Some(text) = entry.text(findings) else { continue };
                    if let Some(value) = asked.value(&each[at], text, &entry.pointer, findings) {
                        row.bind.insert(each[at].clone(), value);
                    }
                    row.labels[at] = text.to_owned();
                }
                None => rest.push(entry),
            }
        }
        self.order.push(Written::Open(row));
        let target = Target::Open(self.order.len() - 1);
        for entry in rest {
            self.column(target, &entry, findings);
        }
    }

    /// The cells of a row: a list, columns by name, or the only cell.
    fn cells_of(&mut self, target: Target, item: &Item<'_>, findings: &mut Findings) {
        match item.node {
            Node::List(_) => {
                let items = item.list();
                self.list_of_cells(target, &items, item, 0, findings);
            }
            Node::Map(_) => {
                for entry in item.entries().unwrap_or_default() {
                    self.column(target, &entry, findings);
                }
            }
            Node::Scalar(_) => {
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

    fn list_of_cells(&mut self, target: Target, items: &[Item<'_>], row: &Item<'_>, labels: usize, findings: &mut Findings) {
        let want = self.row_mut(target).cells.len();
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
        }
        for (column, item) in items.iter().enumerate().take(want) {
            self.cell(target, column, item, findings);
        }
    }

    /// A column by name, or the columns of a group.
    fn column(&mut self, target: Target, item: &Item<'_>, findings: &mut Findings) {
        let block = self.row_mut(target).block;
        let grid = self.filling.grid;
        self.column_among(target, &grid.blocks[block].columns.heads, item, findings);
    }

    fn column_among(&mut self, target: Target, heads: &[Head], item: &Item<'_>, findings: &mut Findings) {
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
                        findings.error("cell-count", &item.pointer, say!("“{key}”应有 {want} 格": "“{key}” has {want} cells"));
                    }
                }
            }
            Found::Many(ways) => {
                let (key, ways) = (item.key, ways.join("、"));
                findings
                    .error("ambiguous-column", &item.pointer, say!("“{key}”可以指好几列": "“{key}” may be any of several columns"))
                    .help(say!("写在上级的下面：{ways}": "write it below its group: {ways}"))
                    .on_key();
            }
            Found::None => {
                let key = item.key;
                let grid = self.filling.grid;
                let likely = nearest(key, grid.blocks.iter().flat_map(|b| find::all_names(&b.columns))).map(str::to_owned);
                let finding = findings
                    .error("unknown-column", &item.pointer, say!("表里没有“{key}”这一列": "the table has no column “{key}”"))
                    .on_key();
                finding.help = likely.map(|likely| say!("是不是“{likely}”？": "did you mean “{likely}”?"));
            }
        }
    }

    fn cell(&mut self, target: Target, column: usize, item: &Item<'_>, findings: &mut Findings) {
        let Node::Scalar(text) = item.node else {
            findings.error("wrong-shape", &item.pointer, say!("一个单元格只能有一个值": "a cell takes one value"));
            return;
        };
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
                self.row_mut(target).cells[column] = cell;
            }
            Err(reason) => {
                let place = self.place(target, column);
                let (zh, en) = (&reason.message.zh, &reason.message.en);
                findings.error("bad-value", &item.pointer, say!("{place}：{zh}": "{place}: {en}")).help = reason.help;
            }
        }
    }

    /// The cell in words: `三、本年度办理结果 › （一）予以公开 × 自然人`.
    fn place(&mut self, target: Target, column: usize) -> String {
        let row = self.row_mut(target);
        let (block, line) = (row.block, row.line);
        let labels = row.labels.iter().filter(|label| !label.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        let content = &self.filling.grid.blocks[block];
        let row_words = if labels.is_empty() { content.rows.leaves[line].words.join(" › ") } else { labels };
        let column_words = content.columns.leaves[column].words.join(" › ");
        if row_words.is_empty() { column_words } else { format!("{row_words} × {column_words}") }
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
        for row in self.fixed.iter().filter(|row| !is_written(row)) {
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
            let some = missing.iter().take(5).cloned().collect::<Vec<_>>().join("、");
            let more = if count > 5 { "……" } else { "" };
            let name = self.filling.table.name.short();
            findings
                .error("missing-row", pointer, say!("“{name}”缺少 {count} 行：{some}{more}": "“{name}” lacks {count} rows: {some}{more}"))
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
