//! Names of rows, columns and cells. A name means the cell whose path ends so.

use super::{FieldScope, Found, Scope, Wanted, What, lacking};
use crate::check::arithmetic::judge::{Lack, Operand, Spot, Value};
use crate::check::arithmetic::range::Range;
use crate::check::arithmetic::sheets::{At, Sheets, State};
use crate::kinds::expression::{Count, Expr, Name};
use crate::kinds::{Leaf, Within};
use crate::say;
use crate::value::{Decimal, Unit, fold};

/// What of a table names are looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrow {
    /// The cells of a row; names are columns.
    Row(usize),
    /// The cells of a column of a block; names are rows.
    Column(usize, usize),
    /// All cells; names are rows and columns.
    Whole,
    /// All tables; names begin with the table.
    Document,
}

/// The cells of a table, or of a part of it; then the fields.
pub struct TableScope<'a> {
    /// The tables.
    pub sheets: &'a Sheets<'a>,
    /// The fields.
    pub fields: &'a FieldScope<'a>,
    /// Which table.
    pub table: usize,
    /// What of it.
    pub narrow: Narrow,
    /// How exactly, if the equation says so.
    pub within: Option<Within>,
}

/// A cell's key: the same in the document before, whatever the order of its rows.
pub fn cell_key(sheets: &Sheets<'_>, at: At) -> String {
    let row = sheets.row(at.0, at.1);
    let line = sheets.line(at.0, at.1);
    let labels: Vec<String> = row.labels.iter().map(|label| fold(label).into_owned()).collect();
    let of_line = if line.keys.is_empty() { line.words.join("/") } else { line.keys.join(".") };
    let column = sheets.column(at);
    let of_column = if column.keys.is_empty() { column.words.join("/") } else { column.keys.join(".") };
    format!("{}|{of_line}|{}|{of_column}", sheets.table(at.0).key, labels.join("/"))
}

fn leads(row: &Leaf, column: &Leaf, parts: &[String]) -> bool {
    (0..=parts.len()).any(|at| {
        let (of_row, of_column) = parts.split_at(at);
        row.keys.ends_with(of_row)
            && column.keys.ends_with(of_column)
            && of_column.is_empty() == column.keys.is_empty()
    })
}

impl TableScope<'_> {
    /// The table that a name of the whole document begins with, and the rest.
    fn table_and_rest<'n>(&self, parts: &'n [String]) -> Option<(usize, &'n [String])> {
        match self.narrow {
            Narrow::Document => {
                let (first, rest) = parts.split_first()?;
                let table = self.sheets.record.tables.iter().position(|table| table.key == *first)?;
                Some((table, rest))
            }
            _ => Some((self.table, parts)),
        }
    }

    /// The cells that a name leads to, the nearest only.
    pub fn cells(&self, parts: &[String]) -> Vec<At> {
        let Some((table, parts)) = self.table_and_rest(parts) else { return Vec::new() };
        if parts.is_empty() {
            return Vec::new();
        }
        let filled = self.sheets.table(table);
        let near: Vec<At> = match self.narrow {
            Narrow::Row(row) => {
                let columns = &filled.grid.blocks[filled.rows[row].block].columns.leaves;
                let ends = |leaf: &Leaf| leaf.keys.ends_with(parts);
                columns
                    .iter()
                    .enumerate()
                    .filter(|(_, leaf)| ends(leaf))
                    .map(|(at, _)| (table, row, at))
                    .collect()
            }
            Narrow::Column(block, column) => (0..filled.rows.len())
                .filter(|row| filled.rows[*row].block == block)
                .filter(|row| self.sheets.line(table, *row).keys.ends_with(parts))
                .map(|row| (table, row, column))
                .collect(),
            Narrow::Whole | Narrow::Document => Vec::new(),
        };
        let found = if near.is_empty() { self.anywhere(table, parts) } else { near };
        // Where a path is written in full, those that only end so are not meant.
        let exact: Vec<At> = found
            .iter()
            .copied()
            .filter(|at| {
                let line = self.sheets.line(at.0, at.1).keys.len();
                line + self.sheets.column(*at).keys.len() == parts.len()
            })
            .collect();
        if exact.is_empty() { found } else { exact }
    }

    fn anywhere(&self, table: usize, parts: &[String]) -> Vec<At> {
        let filled = self.sheets.table(table);
        let mut all = Vec::new();
        for (row_at, row) in filled.rows.iter().enumerate() {
            let line = self.sheets.line(table, row_at);
            for (column_at, column) in filled.grid.blocks[row.block].columns.leaves.iter().enumerate() {
                if leads(line, column, parts) {
                    all.push((table, row_at, column_at));
                }
            }
        }
        all
    }

    /// A cell as an operand.
    pub fn operand(&self, at: At) -> Operand {
        cell_operand(self.sheets, at, self.within, &self.title(at))
    }

    /// What tells the cell from the others of its row or column.
    fn title(&self, at: At) -> String {
        match self.narrow {
            Narrow::Row(row) if row == at.1 => self.sheets.column_name(at),
            Narrow::Column(..) => self.sheets.row_name(at.0, at.1),
            _ => self.sheets.words(at),
        }
    }
}

/// A cell as an operand, under a name for messages.
pub fn cell_operand(sheets: &Sheets<'_>, at: At, within: Option<Within>, title: &str) -> Operand {
    let own = sheets.spec(at).and_then(|spec| spec.within);
    // A figure that is set, such as a rate, is exact whatever the equation allows others.
    let exactness =
        if own == Some(Within::Exact) { Within::Exact } else { within.or(own).unwrap_or_default() };
    let value = match sheets.state(at) {
        State::Figure(figure) => figure.range(exactness).map(Value::Figure).ok_or(Lack::Undecided),
        State::Undecided => Err(Lack::Undecided),
        State::Blank | State::Lacking => Err(Lack::NotGiven),
    };
    let printed = sheets.printed(at);
    Operand {
        value,
        says: say!("{title} {printed}": "{title} {printed}"),
        unit: Some(sheets.unit(at)),
        spot: Some(sheets.spot(at)),
    }
}

impl Scope for TableScope<'_> {
    fn name(&self, name: &Name) -> Found {
        let cells = self.cells(&name.parts);
        match (cells.as_slice(), name.previous) {
            ([at], false) => Found::Is(self.operand(*at)),
            ([at], true) => {
                let title = self.title(*at);
                let says = say!("上期{title}": "{title} of the period before");
                Found::Outside(Wanted { what: What::Cell { key: cell_key(self.sheets, *at) }, says })
            }
            ([], false) => {
                let kind = &self.sheets.record.kind;
                let is_cell = self.narrow != Narrow::Document && is_of_form(kind, &name.parts);
                match self.fields.name(name) {
                    // A cell of another edition, or of a row that was not written, is no word.
                    Found::Word if is_cell => lacking(say!("": "")),
                    found => found,
                }
            }
            _ => {
                let word = name.parts.join(".");
                lacking(say!("{word}": "{word}"))
            }
        }
    }

    fn sum(&self, of: &Expr) -> Found {
        let Expr::Name(name) = of else { return lacking(say!("各项之和": "the sum")) };
        let cells: Vec<At> = self
            .cells(&name.parts)
            .into_iter()
            .filter(|at| self.sheets.line(at.0, at.1).total.is_none())
            .collect();
        let mut sum = Range::exact(Decimal::ZERO);
        let mut any = false;
        for at in &cells {
            match self.operand(*at).value {
                Ok(Value::Figure(range)) => {
                    any = true;
                    let Some(more) = sum.plus(range) else { return lacking(say!("各项之和": "the sum")) };
                    sum = more;
                }
                Err(Lack::Undecided) => return undecided(),
                _ => {}
            }
        }
        let Some(first) = cells.first().filter(|_| any) else {
            return lacking(say!("各项之和": "the sum"));
        };
        let (column, unit) = (self.sheets.column_name(*first), self.sheets.unit(*first));
        let shown = crate::check::arithmetic::sheets::shown(sum.mid, &unit);
        Found::Is(Operand {
            value: Ok(Value::Figure(sum)),
            says: say!("各行“{column}”之和 {shown}": "the sum of “{column}” {shown}"),
            unit: Some(unit),
            spot: None,
        })
    }

    fn count(&self, count: &Count) -> Found {
        if let Some(filter) = &count.filter {
            let (kind, filter) = (count.of.parts.join("."), filter.to_string());
            let says = say!("本站公布的件数": "documents on this site");
            return Found::Outside(Wanted { what: What::Count { kind, filter }, says });
        }
        let key = count.of.parts.join(".");
        let Some(table) = self.sheets.record.tables.iter().position(|table| table.key == key) else {
            // Not written: nothing to count.
            return lacking(say!("个数": "count"));
        };
        let filled = self.sheets.table(table);
        let rows = (0..filled.rows.len()).filter(|row| self.sheets.line(table, *row).total.is_none()).count();
        let name = filled.name.short();
        Found::Is(Operand {
            value: Ok(Value::Figure(Range::exact(Decimal::from(rows)))),
            says: say!("“{name}”列出 {rows} 行": "“{name}” lists {rows} rows"),
            unit: Some(Unit::new("")),
            spot: Some(Spot {
                path: self.sheets.record.path.clone(),
                span: None,
                data_path: Some(filled.pointer.clone()),
            }),
        })
    }
}

fn undecided() -> Found {
    Found::Is(Operand {
        value: Err(Lack::Undecided),
        says: say!("各项之和": "the sum"),
        unit: None,
        spot: None,
    })
}

/// Is the last part of a name a key of some row or column of the kind's forms?
fn is_of_form(kind: &crate::kinds::Kind, parts: &[String]) -> bool {
    let Some(last) = parts.last() else { return false };
    let forms = kind
        .tables
        .iter()
        .flat_map(|table| std::iter::once(&table.form).chain(table.layouts.iter().map(|(_, form)| form)));
    let mut open: Vec<&crate::kinds::Line> =
        forms.flat_map(|form| form.columns.iter().chain(&form.rows)).collect();
    while let Some(line) = open.pop() {
        if line.key.as_ref() == Some(last) {
            return true;
        }
        open.extend(line.lines.iter().chain(&line.columns));
    }
    false
}

/// Rows of the same name in several tables; names begin with the table.
pub struct RowsScope<'a> {
    /// The tables.
    pub sheets: &'a Sheets<'a>,
    /// The fields.
    pub fields: &'a FieldScope<'a>,
    /// Table and row.
    pub rows: Vec<(usize, usize)>,
    /// How exactly, if the equation says so.
    pub within: Option<Within>,
}

impl Scope for RowsScope<'_> {
    fn name(&self, name: &Name) -> Found {
        let row = name
            .parts
            .first()
            .and_then(|first| self.rows.iter().find(|(table, _)| self.sheets.table(*table).key == *first));
        let Some((table, row)) = row else { return self.fields.name(name) };
        let rest = Name { parts: name.parts[1..].to_vec(), ..name.clone() };
        let narrow = Narrow::Row(*row);
        TableScope { sheets: self.sheets, fields: self.fields, table: *table, narrow, within: self.within }
            .name(&rest)
    }

    fn sum(&self, _of: &Expr) -> Found {
        lacking(say!("各项之和": "the sum"))
    }

    fn count(&self, _count: &Count) -> Found {
        lacking(say!("个数": "count"))
    }
}
