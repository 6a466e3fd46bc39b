//! Tables whose rows have more cells than their header: GFM drops the cells, and
//! figures vanish from a public table. The header is widened by empty cells.

use super::signs::Signs;
use super::source::Edit;
use std::ops::Range;

/// More cells than this in excess, or a larger table, is shown as text instead.
const MOST_IN_EXCESS: usize = 64;
const LARGEST: usize = 100_000;

/// A table while its events go by.
#[derive(Debug, Default)]
pub(super) struct Shape {
    columns: usize,
    /// The header row, with its line end.
    head: Range<usize>,
    rows: usize,
    /// Where the last cell so far ends.
    cell: usize,
    excess: usize,
}

impl Shape {
    pub fn new(columns: usize) -> Shape {
        Shape { columns, ..Shape::default() }
    }

    pub fn head(&mut self, range: Range<usize>) {
        self.head = range;
    }

    pub fn cell(&mut self, range: &Range<usize>) {
        self.cell = range.end;
    }

    /// A row has ended.
    pub fn row(&mut self, text: &str, range: Range<usize>) {
        let rest = text.get(self.cell..range.end).unwrap_or_default().trim();
        let rest = rest.strip_prefix('|').unwrap_or(rest).trim_start();
        self.rows += 1;
        if !rest.is_empty() {
            self.excess = self.excess.max(pipes(rest) + usize::from(!ends_with_pipe(rest)));
        }
    }

    /// The edits that make room for every cell.
    pub fn repairs(&self, text: &str, signs: Signs) -> Vec<Edit> {
        if self.excess == 0 {
            return Vec::new();
        }
        let head = text.get(self.head.clone()).unwrap_or_default().trim_end();
        let next = text.get(self.head.end..).unwrap_or_default();
        let delimiters = next.lines().next().unwrap_or_default().trim_end();
        let (head_end, line_end) = (self.head.start + head.len(), self.head.end + delimiters.len());
        if self.excess > MOST_IN_EXCESS || (self.columns + self.excess) * self.rows > LARGEST {
            return vec![Edit::insert(line_end, signs.mark)];
        }
        let close = |line: &str| if ends_with_pipe(line) { "" } else { "|" };
        vec![
            Edit::insert(head_end, close(head).to_owned() + &" |".repeat(self.excess)),
            Edit::insert(line_end, close(delimiters).to_owned() + &"-|".repeat(self.excess)),
        ]
    }
}

/// Pipes that separate cells: those without a backslash before them.
fn pipes(row: &str) -> usize {
    let mut backslash = false;
    row.bytes()
        .filter(|byte| {
            let separates = *byte == b'|' && !backslash;
            backslash = *byte == b'\\' && !backslash;
            separates
        })
        .count()
}

fn ends_with_pipe(row: &str) -> bool {
    row.strip_suffix('|').is_some_and(|rest| pipes(row) > pipes(rest))
}
