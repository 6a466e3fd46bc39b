//! Tables: trees of rows and columns, layouts, equations.

use std::collections::BTreeMap;

use super::words::{CellWords, Condition, Edition, Extent, Name, Required, Within};
use crate::diagnostic::Severity;

/// A node of a tree of rows or columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Its part of the path; a group without one is only a head.
    pub key: Option<String>,
    /// Its words.
    pub name: Name,
    /// What it measures.
    pub measure: Option<String>,
    /// Dimension values of its cells.
    pub bind: BTreeMap<String, String>,
    /// What is said of its cells.
    pub words: CellWords,
    /// One line for each value of these dimensions.
    pub each: Vec<String>,
    /// The sum of what stands beside it.
    pub total: Option<Extent>,
    /// The group is a cell itself, the sum of what stands below.
    pub parts: Option<Extent>,
    /// What stands below.
    pub lines: Vec<Line>,
    /// Of a row group: a head of its own, which makes it a block.
    pub columns: Vec<Line>,
    /// The block's top left.
    pub corner: Option<String>,
    /// The years it holds for.
    pub valid: Edition,
    /// Must it be written?
    pub required: Required,
    /// The law.
    pub basis: Option<String>,
}

impl Line {
    /// Is it printed as a line with cells?
    pub fn is_cell(&self) -> bool {
        self.lines.is_empty() || self.parts.is_some()
    }
}

/// Rows and columns: of a table, a layout, or a document's own layout.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form {
    /// Its words, of a layout.
    pub name: Name,
    /// Top left, one text per column of row heads.
    pub corner: Vec<String>,
    /// What is said of all cells.
    pub cells: CellWords,
    /// Dimension values of all cells.
    pub bind: BTreeMap<String, String>,
    /// The columns.
    pub columns: Vec<Line>,
    /// The rows; none: one row without a head.
    pub rows: Vec<Line>,
    /// Its own equations.
    pub equations: Vec<Equation>,
    /// Its own rules about the prose.
    pub prose: Vec<Prose>,
    /// What reports and charts show first.
    pub headline: Vec<String>,
}

/// A table of a kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its id.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// Must it be there?
    pub required: Required,
    /// The years it holds for.
    pub valid: Edition,
    /// Its rows and columns, or what all layouts share.
    pub form: Form,
    /// Layouts by key; empty: the form is the only one.
    pub layouts: Vec<(String, Form)>,
}

/// An equation.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// Kebab-case name.
    pub rule: String,
    /// Over what it is repeated.
    pub each: Each,
    /// Must be true.
    pub holds: Condition,
    /// Applied only then.
    pub when: Option<Condition>,
    /// How exactly; `None`: as its cells say.
    pub within: Option<Within>,
    /// How grave.
    pub severity: Severity,
    /// The law.
    pub basis: Option<String>,
    /// How to mend it, if there is more to say than to compare the cells.
    pub help: Option<String>,
}

impl Equation {
    /// Does it depend on the day of the run?
    pub fn names_today(&self) -> bool {
        let today = |condition: &Condition| condition.expr.names().iter().any(|name| name.parts == ["today"]);
        today(&self.holds) || self.when.as_ref().is_some_and(today)
    }
}

/// Over what an equation is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// Once.
    Once,
    /// For each row; names are columns.
    Row,
    /// For each column; names are rows.
    Column,
    /// For each fact; names are measures.
    Fact,
}

/// A figure that the prose states.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    /// In which section; none: the whole body.
    pub section: Option<String>,
    /// Patterns: N a figure, … a few characters.
    pub find: Vec<String>,
    /// What the figure must be.
    pub equals: Condition,
}
