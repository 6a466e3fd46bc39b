//! Fixed rows: in the printed order, or by their names.

use super::{Fill, Target, Written};
use crate::diagnostic::Text;
use crate::kinds::{Head, Line};
use crate::record::find::{self, Found};
use crate::record::labels::Labels;
use crate::record::tables::row_names;
use crate::say;
use crate::value::fold;
use crate::yaml::{Findings, Item, Node, nearest};

impl<'f> Fill<'f> {
    /// Rows in the printed order.
    pub(super) fn in_order(&mut self, rows: &[usize], item: &Item<'_>, findings: &mut Findings) {
        let items = item.list();
        if let Some(named) = self.begin_with_names(rows, &items) {
            for (row, cells, item) in named {
                self.list_of_cells(Target::Fixed(row), &cells, &item, 1, findings);
            }
            return;
        }
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

    /// Lists that begin with the name of their row, as a copied table has them: the
    /// row, its cells and the whole list.
    fn begin_with_names<'a>(
        &self,
        rows: &[usize],
        items: &[Item<'a>],
    ) -> Option<Vec<(usize, Vec<Item<'a>>, Item<'a>)>> {
        let named = |item: &Item<'a>| {
            let mut cells = item.entries().is_none().then(|| item.list())?;
            let first = cells.first()?.node.text()?;
            let folded = fold(first);
            let row = *rows.iter().find(|row| {
                let row = &self.fixed[**row];
                let leaf = &self.filling.grid.blocks[row.block].rows.leaves[row.line];
                leaf.keys.last().is_some_and(|key| key == first) || leaf.name.matches(&folded)
            })?;
            cells.remove(0);
            (cells.len() == self.fixed[row].cells.len()).then(|| (row, cells, item.clone()))
        };
        items.iter().map(named).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
    }

    /// Rows by their names.
    pub(super) fn by_name(&mut self, heads: &[(usize, &Head)], item: &Item<'_>, findings: &mut Findings) {
        for entry in item.entries().unwrap_or_default() {
            match self.find_row(heads, entry.key) {
                Ok(Some((block, head))) => self.named(block, head, &entry, findings),
                Ok(None) => self.unknown_row(&entry, findings),
                Err(ways) => {
                    let (key, Text { zh, en }) = (entry.key, Text::list(ways.iter().map(String::as_str)));
                    findings
                        .error(
                            "ambiguous-row",
                            &entry.pointer,
                            say!("“{key}”可以指好几行": "“{key}” may be any of several rows"),
                        )
                        .help(say!("写在上级的下面：{zh}": "write it below its group: {en}"))
                        .on_key();
                }
            }
        }
    }

    pub(super) fn find_row<'h>(
        &self,
        heads: &[(usize, &'h Head)],
        word: &str,
    ) -> Result<Option<(usize, &'h Head)>, Vec<String>> {
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
                let mut top = several.iter().filter(|(_, head)| {
                    find::names(head, word, &folded) && heads.iter().any(|(_, h)| std::ptr::eq(*h, *head))
                });
                match (top.next(), top.next()) {
                    (Some(only), None) => Ok(Some(*only)),
                    _ => Err(several.iter().map(|(_, head)| head.name.short().to_owned()).collect()),
                }
            }
        }
    }

    pub(super) fn named(&mut self, block: usize, head: &Head, item: &Item<'_>, findings: &mut Findings) {
        let rows: Vec<usize> =
            find::leaves(head).iter().filter_map(|line| self.index(block, *line)).collect();
        match (item.node, head.leaf) {
            (Node::Map(_), None) => {
                let below: Vec<(usize, &Head)> = head.below.iter().map(|head| (block, head)).collect();
                self.by_name(&below, item, findings);
            }
            (Node::List(items), _)
                if rows.len() > 1 && items.iter().all(|item| !matches!(item, Node::Scalar(_))) =>
            {
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

    /// A key that is no fixed row: the label of a written one, if one label is enough.
    pub(super) fn unknown_row(&mut self, item: &Item<'_>, findings: &mut Findings) {
        if let Some((block, line, each)) = self.filling.open_line()
            && (self.filling.label_count() == 1 || each.len() == 1)
        {
            let labels = vec![(item.key.to_owned(), item.pointer.clone())];
            let mut row = self.filling.row(block, line);
            let asked = Labels { kind: self.filling.kind, desk: self.filling.desk, each };
            let before = findings.0.len();
            row.bind.extend(asked.bind(&labels, findings));
            row.is_uncertain = findings.0.len() > before;
            row.labels = vec![item.key.to_owned()];
            self.order.push(Written::Open(row));
            let at = self.order.len() - 1;
            return self.cells_of(Target::Open(at), item, findings);
        }
        let key = item.key;
        let likely = nearest(key, row_names(self.filling.grid).into_iter()).map(str::to_owned);
        let edition = self.other_edition(key);
        let finding = findings
            .error(
                "unknown-row",
                &item.pointer,
                say!("表里没有“{key}”这一行": "the table has no row “{key}”"),
            )
            .on_key();
        finding.help = match (edition, likely) {
            (Some(edition), _) => {
                Some(say!("它属于 {edition} 年的格式": "it belongs to the form of {edition}"))
            }
            (None, Some(likely)) => Some(say!("是不是“{likely}”？": "did you mean “{likely}”?")),
            (None, None) => None,
        };
    }

    pub(super) fn other_edition(&self, word: &str) -> Option<String> {
        let folded = fold(word);
        let mut open: Vec<&Line> = self.filling.table.form.rows.iter().collect();
        while let Some(line) = open.pop() {
            if line.key.as_deref() == Some(word) || line.name.matches(&folded) {
                return Some(line.valid.label()).filter(|label| label != "..");
            }
            // What a group says of its edition holds below it.
            for below in &line.lines {
                if below.key.as_deref() == Some(word) || below.name.matches(&folded) {
                    let own = below.valid.label();
                    return Some(if own == ".." { line.valid.label() } else { own })
                        .filter(|label| label != "..");
                }
                open.push(below);
            }
        }
        None
    }
}
