//! A record's tables as cells with a place: their figures in the base of their unit,
//! their names, where they are written.

use super::judge::Spot;
use super::range::Range;
use crate::diagnostic::{Diagnostic, Related, Text};
use crate::kinds::{CellSpec, Leaf, Within};
use crate::record::{Filled, Origin, Record, Row};
use crate::say;
use crate::value::{Cell, Content, Decimal, Type, Unit, group_thousands};

/// Table, row and column of a record.
pub type At = (usize, usize, usize);

/// What a cell has to say to a calculation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State {
    /// A figure.
    Figure(Figure),
    /// Nothing is written where nothing need be: it adds nothing.
    Blank,
    /// A figure should be here: what touches the cell can't be decided.
    Undecided,
    /// A mark, a text, a cell that was not written: there is no figure.
    Lacking,
}

/// A figure in the base of its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// 元, not 万元.
    pub value: Decimal,
    /// Half of its last place, as far as its column shows places; 0 for a plain count.
    pub slack: Decimal,
    /// It carries a multiplier of its own, as 9.37万 does, and so counts as rounded.
    pub is_rounded: bool,
}

impl Figure {
    /// What it may have been, as exactly as `within` asks.
    pub fn range(self, within: Within) -> Option<Range> {
        match within {
            Within::Rounding => Range::around(self.value, self.slack),
            _ if self.is_rounded => Range::around(self.value, self.slack),
            _ => Some(Range::exact(self.value)),
        }
    }
}

/// The tables of a record.
pub struct Sheets<'a> {
    /// The record.
    pub record: &'a Record,
    /// The last place printed anywhere in a column, by table, block and column.
    places: Vec<Vec<Vec<Option<Decimal>>>>,
}

impl<'a> Sheets<'a> {
    /// Looks through the tables once.
    pub fn of(record: &'a Record) -> Sheets<'a> {
        Sheets { record, places: record.tables.iter().map(last_places).collect() }
    }

    /// A table.
    pub fn table(&self, table: usize) -> &'a Filled {
        &self.record.tables[table]
    }

    /// A row.
    pub fn row(&self, table: usize, row: usize) -> &'a Row {
        &self.record.tables[table].rows[row]
    }

    /// A cell.
    pub fn cell(&self, (table, row, column): At) -> &'a Cell {
        &self.record.tables[table].rows[row].cells[column]
    }

    /// What holds for a cell.
    pub fn spec(&self, (table, row, column): At) -> Option<&'a CellSpec> {
        let table = &self.record.tables[table];
        table.spec(&table.rows[row], column)
    }

    /// The row's line in the form.
    pub fn line(&self, table: usize, row: usize) -> &'a Leaf {
        let table = &self.record.tables[table];
        let row = &table.rows[row];
        &table.grid.blocks[row.block].rows.leaves[row.line]
    }

    /// The cell's column in the form.
    pub fn column(&self, (table, row, column): At) -> &'a Leaf {
        let table = &self.record.tables[table];
        &table.grid.blocks[table.rows[row].block].columns.leaves[column]
    }

    /// What the cell says to a calculation.
    pub fn state(&self, at: At) -> State {
        let (cell, spec) = (self.cell(at), self.spec(at));
        match (&cell.content, spec) {
            (Content::Number(number), Some(spec)) => self.figure(at, *number, cell, spec),
            (Content::Blank, Some(spec)) if !spec.blank_allowed => State::Undecided,
            (Content::Blank, _) => State::Blank,
            // A figure that was written and could not be read is told already.
            (Content::Missing, _) if self.origin(at) != &Origin::Unwritten => State::Undecided,
            _ => State::Lacking,
        }
    }

    fn figure(&self, at: At, number: Decimal, cell: &Cell, spec: &CellSpec) -> State {
        let unit = spec.unit_of(cell);
        let is_percent =
            spec.types.contains(&Type::Percent) && unit.base == "%" || spec.types == [Type::Percent];
        // A rate per year is compared per month, as one a month is.
        let per_year = unit.base.ends_with("·年") || unit.base.ends_with("/年");
        let divisor = if is_percent {
            Decimal::ONE_HUNDRED
        } else if per_year {
            Decimal::from(12)
        } else {
            Decimal::ONE
        };
        let is_rounded = cell.unit.as_ref().is_some_and(Unit::is_multiple);
        let is_count = spec.types.iter().any(|t| matches!(t, Type::Count | Type::Change)) && !is_rounded;
        let row = self.row(at.0, at.1);
        let place =
            if is_rounded { Some(last_place(number, &unit)) } else { self.places[at.0][row.block][at.2] };
        let slack = if is_count { Decimal::ZERO } else { place.unwrap_or_default() / Decimal::TWO / divisor };
        match number.checked_mul(unit.factor) {
            Some(value) => State::Figure(Figure { value: value / divisor, slack, is_rounded }),
            None => State::Undecided,
        }
    }

    /// Where the cell is written.
    pub fn origin(&self, (table, row, column): At) -> &'a Origin {
        &self.record.tables[table].rows[row].origins[column]
    }

    /// The unit in which the cell's column is printed.
    pub fn unit(&self, at: At) -> Unit {
        self.spec(at).map_or_else(|| Unit::new(""), |spec| spec.unit_of(&Cell::MISSING))
    }

    /// A row's name for messages: its labels, or the words of its line.
    pub fn row_name(&self, table: usize, row: usize) -> String {
        let labels: Vec<&str> = self
            .row(table, row)
            .labels
            .iter()
            .map(String::as_str)
            .filter(|label| !label.is_empty())
            .collect();
        if labels.is_empty() { self.line(table, row).name.short().to_owned() } else { labels.join(" ") }
    }

    /// A column's name for messages, under the group that tells it from others.
    pub fn column_name(&self, at: At) -> String {
        let leaf = self.column(at);
        let own = leaf.name.short();
        match leaf.words.len() {
            0 | 1 => own.to_owned(),
            count => {
                let all = &self.table(at.0).grid.blocks[self.row(at.0, at.1).block].columns.leaves;
                let is_sole = all.iter().filter(|other| other.name.short() == own).count() == 1;
                if is_sole {
                    own.to_owned()
                } else {
                    format!("{} › {own}", leaf.words[..count - 1].join(" › "))
                }
            }
        }
    }

    /// The cell in words: `三、（三）不予公开 4. × 商业企业`.
    pub fn words(&self, at: At) -> String {
        let labels = self.row(at.0, at.1).labels.iter().any(|label| !label.is_empty());
        let row = if labels { self.row_name(at.0, at.1) } else { self.line(at.0, at.1).words.join(" › ") };
        let column = self.column(at).words.join(" › ");
        match (row.is_empty(), column.is_empty()) {
            (true, _) => column,
            (_, true) => row,
            _ => format!("{row} × {column}"),
        }
    }

    /// The figure as printed, with the unit that its column has.
    pub fn printed(&self, at: At) -> String {
        let cell = self.cell(at);
        let unit = self.unit(at);
        let is_money = self.spec(at).is_some_and(|spec| spec.types.contains(&Type::Money));
        if cell.unit.is_none() && is_money {
            format!("{}{}", cell.text, unit.text)
        } else {
            cell.text.clone()
        }
    }

    /// Puts a finding at a cell; a cell that is written nowhere is told at its table.
    pub fn place(&self, found: Diagnostic, at: At) -> Diagnostic {
        let Spot { path, span, data_path } = self.spot(at);
        Diagnostic { path: Some(path), span, data_path, ..found }
    }

    /// Another cell that explains a finding.
    pub fn related(&self, at: At, message: Text) -> Related {
        let Spot { path, span, data_path } = self.spot(at);
        Related { path, span, data_path, message }
    }

    /// Where a cell is written; one that is written nowhere is told at its table.
    pub fn spot(&self, at: At) -> Spot {
        let table = self.table(at.0);
        let (path, span, data_path) = match (self.origin(at), &table.file) {
            (Origin::File { span, .. }, Some(file)) => (file.clone(), Some(*span), None),
            (Origin::Front(pointer), _) => (self.record.path.clone(), None, Some(pointer.clone())),
            _ => (self.record.path.clone(), None, Some(table.pointer.clone())),
        };
        Spot { path, span, data_path }
    }

    /// The cell of a sheet that a finding is about, for its message: `发放表!C5：`.
    pub fn sheet_cell(&self, at: At) -> Text {
        match self.origin(at) {
            Origin::File { cell: Some(cell), .. } => say!("{cell}：": "{cell}: "),
            _ => say!("": ""),
        }
    }
}

/// A figure in the unit of its column.
fn in_unit(value: Decimal, unit: &Unit) -> Decimal {
    let value = if unit.base == "%" { value.saturating_mul(Decimal::ONE_HUNDRED) } else { value };
    let value = if unit.base.ends_with("·年") || unit.base.ends_with("/年") {
        value.saturating_mul(Decimal::from(12))
    } else {
        value
    };
    (value / unit.factor).normalize()
}

/// The same as text with all its digits; a quotient has more than anybody reads.
pub fn plain(value: Decimal, unit: &Unit) -> String {
    let figure = in_unit(value, unit);
    let figure = if figure.scale() > 6 {
        figure.round_dp_with_strategy(4, rust_decimal::RoundingStrategy::MidpointAwayFromZero).normalize()
    } else {
        figure
    };
    figure.to_string()
}

/// The same, for reading.
pub fn shown(value: Decimal, unit: &Unit) -> String {
    group_thousands(&plain(value, unit))
}

fn last_place(number: Decimal, unit: &Unit) -> Decimal {
    Decimal::new(1, number.scale()).checked_mul(unit.factor).unwrap_or_default()
}

fn last_places(table: &Filled) -> Vec<Vec<Option<Decimal>>> {
    let mut all: Vec<Vec<Option<Decimal>>> =
        table.grid.blocks.iter().map(|block| vec![None; block.columns.leaves.len()]).collect();
    for row in &table.rows {
        for (column, cell) in row.cells.iter().enumerate() {
            let (Some(number), Some(spec)) = (cell.number(), table.spec(row, column)) else { continue };
            if cell.unit.as_ref().is_some_and(Unit::is_multiple) {
                continue;
            }
            let place = last_place(number, &spec.unit_of(cell));
            let known = &mut all[row.block][column];
            *known = Some(known.map_or(place, |least: Decimal| least.min(place)));
        }
    }
    all
}
