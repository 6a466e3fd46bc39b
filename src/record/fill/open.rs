//! Rows that are written out: labels, then cells; or by name.

use super::{ABSENT, Fill, Target, Written};
use crate::kinds::Head;
use crate::record::labels::Labels;
use crate::say;
use crate::value::{fold, is_blank};
use crate::yaml::{Findings, Item, Node};

impl<'f> Fill<'f> {
    /// A row of a table whose rows are written out: labels, then cells; or by name.
    pub(super) fn open_row(&mut self, item: &Item<'_>, findings: &mut Findings) {
        let Some((block, line, each)) = self.filling.open_line() else { return };
        match item.node {
            Node::List(_) => {
                let items = item.list();
                let count = self.filling.label_count().min(items.len());
                let labels: Vec<(String, String)> = items[..count]
                    .iter()
                    .map(|item| {
                        (
                            item.text(findings).filter(|text| *text != ABSENT).unwrap_or_default().to_owned(),
                            item.pointer.clone(),
                        )
                    })
                    .collect();
                let target = self.labelled(block, line, each, labels, findings);
                self.list_of_cells(target, &items[count..], item, count, findings);
            }
            Node::Map(_) => self.mapped_row(block, line, each, item, findings),
            Node::Scalar(_) => self.wrong_shape(item, findings),
        }
    }

    pub(super) fn labelled(
        &mut self,
        block: usize,
        line: usize,
        each: &[String],
        labels: Vec<(String, String)>,
        findings: &mut Findings,
    ) -> Target {
        let first =
            labels.iter().map(|(text, _)| text.as_str()).find(|text| !is_blank(text)).unwrap_or_default();
        let heads: Vec<(usize, &Head)> =
            self.filling.row_heads().filter(|(_, head)| !self.is_open(head)).collect();
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
        let before = findings.0.len();
        row.bind.extend(asked.bind(&labels, findings));
        row.is_uncertain = first.is_empty() || findings.0.len() > before;
        row.labels = labels.into_iter().map(|(text, _)| text).collect();
        self.order.push(Written::Open(row));
        Target::Open(self.order.len() - 1)
    }

    pub(super) fn is_open(&self, head: &Head) -> bool {
        head.name.name.is_empty()
    }

    /// `{救助类别: 低保, 区域: 城市, 户数: 12}`
    pub(super) fn mapped_row(
        &mut self,
        block: usize,
        line: usize,
        each: &[String],
        item: &Item<'_>,
        findings: &mut Findings,
    ) {
        if let Some((row, rest)) = self.mapped_total(each, item) {
            self.order.push(Written::Fixed(row));
            let target = Target::Fixed(row);
            self.begin(target, item, findings);
            self.columns(target, item, rest, findings);
            return;
        }
        let mut row = self.filling.row(block, line);
        row.labels = vec![String::new(); each.len()];
        let asked = Labels { kind: self.filling.kind, desk: self.filling.desk, each };
        let mut rest = Vec::new();
        let before = findings.0.len();
        for entry in item.entries().unwrap_or_default() {
            let folded = fold(entry.key);
            let dimension = each.iter().position(|key| {
                *key == entry.key
                    || self.filling.kind.dimension(key).is_some_and(|d| d.name.matches(&folded))
                    || (key == "period"
                        && self
                            .filling
                            .kind
                            .period
                            .as_ref()
                            .is_some_and(|p| p.key == entry.key || p.name.matches(&folded)))
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
        row.is_uncertain = findings.0.len() > before;
        self.order.push(Written::Open(row));
        let target = Target::Open(self.order.len() - 1);
        self.columns(target, item, rest, findings);
    }

    /// `{救助类别: 合计, 金额: 12}`: a fixed row named in the place of a dimension, and the
    /// other entries.
    fn mapped_total<'a>(&self, each: &[String], item: &Item<'a>) -> Option<(usize, Vec<Item<'a>>)> {
        let entries = item.entries()?;
        let heads: Vec<(usize, &Head)> =
            self.filling.row_heads().filter(|(_, head)| !self.is_open(head)).collect();
        let at = entries.iter().position(|entry| {
            let folded = fold(entry.key);
            each.iter().any(|key| {
                *key == entry.key || self.filling.kind.dimension(key).is_some_and(|d| d.name.matches(&folded))
            })
        })?;
        let (block, head) = self.find_row(&heads, entries[at].node.text()?).ok()??;
        let row = self.index(block, head.leaf?)?;
        let rest = entries.into_iter().enumerate().filter(|(index, _)| *index != at).map(|(_, entry)| entry);
        Some((row, rest.collect()))
    }
}
