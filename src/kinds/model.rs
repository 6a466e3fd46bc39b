//! What a kind says, as data. The words are those of docs/kinds.md; this module
//! knows the words and no kind.

use std::collections::BTreeMap;

use super::expression::Expr;
use crate::diagnostic::Severity;
use crate::value::{PeriodType, Type, Unit, fold};

/// Printed words of a thing, and the others that content may use for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// As printed.
    pub name: String,
    /// For content, messages and charts.
    pub short: Option<String>,
    /// Also accepted.
    pub aliases: Vec<String>,
}

impl Name {
    /// A name without other forms.
    pub fn new(name: &str) -> Name {
        Name { name: name.to_owned(), ..Name::default() }
    }

    /// The short form, or the name.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }

    /// All forms.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.short.as_deref())
            .chain(self.aliases.iter().map(String::as_str))
            .filter(|form| !form.is_empty())
    }

    /// Does `word`, already folded, name this thing? The key is asked by the caller.
    pub fn matches(&self, folded: &str) -> bool {
        self.forms().any(|form| fold(form) == folded)
    }
}

/// The years for which a word of a kind holds; open ends are `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Edition {
    /// First year.
    pub from: Option<i16>,
    /// Last year.
    pub to: Option<i16>,
}

impl Edition {
    /// Does it hold in `year`? A document without a year is of every edition.
    pub fn holds(self, year: Option<i16>) -> bool {
        year.is_none_or(|year| {
            self.from.is_none_or(|from| year >= from) && self.to.is_none_or(|to| year <= to)
        })
    }

    /// Have two editions a year in common?
    pub fn overlaps(self, other: Edition) -> bool {
        let starts = |a: Edition, b: Edition| a.from.zip(b.to).is_none_or(|(from, to)| from <= to);
        starts(self, other) && starts(other, self)
    }

    /// `2019..2020`
    pub fn label(self) -> String {
        let year = |year: Option<i16>| year.map_or(String::new(), |year| year.to_string());
        format!("{}..{}", year(self.from), year(self.to))
    }
}

/// How measures add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Over time and place.
    Flow,
    /// Over place.
    Stock,
    /// A running total: over place.
    ToDate,
    /// Never.
    Rate,
}

/// How exactly an equation must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// To the last digit.
    #[default]
    Exact,
    /// Up to what rounding explains.
    Rounding,
    /// Up to this difference.
    By(rust_decimal::Decimal),
}

/// Must it be there?
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Required {
    /// The place's own default.
    #[default]
    Default,
    /// Always.
    Yes,
    /// Never.
    No,
    /// If the condition holds.
    When(Condition),
}

/// An expression and the text it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// As written.
    pub source: String,
    /// As read.
    pub expr: Expr,
}

/// Values that a field or dimension may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Any text.
    Text,
    /// A closed list.
    List(Vec<Choice>),
    /// What `site.yaml` lists under this word.
    Site(String),
    /// Those of a dimension of the kind.
    Dimension(String),
}

/// One value of a closed list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub key: String,
    /// Its words.
    pub name: Name,
}

/// A field of the front matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its key.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// Tried in order.
    pub types: Vec<Type>,
    /// First is the default.
    pub units: Vec<Unit>,
    /// A closed list.
    pub values: Option<Values>,
    /// Must it be there?
    pub required: Required,
    /// A list of values.
    pub many: bool,
    /// Regular expression of the whole text, as written.
    pub pattern: Option<String>,
    /// How grave a fault in it is.
    pub severity: Severity,
    /// The law that asks for it.
    pub basis: Option<String>,
    /// The years it holds for.
    pub valid: Edition,
}

/// The period of a kind's documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodSpec {
    /// Its key in the front matter.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// The sorts it may have.
    pub types: Vec<PeriodType>,
    /// Month and day on which a year starts.
    pub starts: (i8, i8),
    /// Must it be there?
    pub required: bool,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// When.
    pub by: DueBy,
    /// The date field that must not be later; `date` unless it says so.
    pub date: String,
    /// Only then.
    pub when: Option<Condition>,
    /// How grave.
    pub severity: Severity,
    /// The law.
    pub basis: Option<String>,
}

/// The end of a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueBy {
    /// A day of the year after the period.
    DayAfter {
        /// Month.
        month: i8,
        /// Day.
        day: i8,
    },
    /// So many units after the period or a date field.
    Count {
        /// How many.
        number: u16,
        /// Of what.
        unit: DueUnit,
        /// After which: `period` or a date field's key.
        after: String,
    },
}

/// What a deadline counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueUnit {
    /// Statutory working days.
    WorkingDays,
    /// Calendar days.
    Days,
    /// Months.
    Months,
}

/// A part of the body that stands under its own heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id.
    pub key: String,
    /// Its heading.
    pub name: Name,
    /// The table under the heading.
    pub table: Option<String>,
    /// Each must be spoken of; of an inner list, any.
    pub mentions: Vec<Vec<String>>,
    /// The years it holds for.
    pub valid: Edition,
}

/// A measure: what figures of one sort are.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its id.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// How a cell of it is read.
    pub words: CellWords,
}

/// A dimension along which figures are divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its id.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// What it may be.
    pub values: Values,
}

/// What is said of cells; what is not said is inherited.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CellWords {
    /// Tried in order.
    pub types: Option<Vec<Type>>,
    /// First is the default; an empty list: without a unit.
    pub units: Option<Vec<Unit>>,
    /// How they add up.
    pub nature: Option<Nature>,
    /// How exactly they must.
    pub within: Option<Within>,
    /// May a cell be blank?
    pub blank_allowed: Option<bool>,
}

/// How much of the whole the summed cells are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All: equal.
    All,
    /// Some: at most.
    Some,
}

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

/// A withdrawn document shows only some fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawn {
    /// When it is.
    pub when: Condition,
    /// What is still shown.
    pub keep: Vec<String>,
}

/// A kind: everything a form says.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    /// Its id.
    pub key: String,
    /// Its words.
    pub name: Name,
    /// The law.
    pub basis: Option<String>,
    /// Its period.
    pub period: Option<PeriodSpec>,
    /// One document per period and these.
    pub series: Vec<String>,
    /// Deadlines.
    pub due: Vec<Due>,
    /// Its fields, own and sharpened common ones.
    pub fields: Vec<Field>,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Equations over tables and fields.
    pub equations: Vec<Equation>,
    /// Names that may not occur.
    pub forbidden: Vec<String>,
    /// When it is withdrawn.
    pub withdrawn: Option<Withdrawn>,
}

impl Kind {
    /// The measure with this id.
    pub fn measure(&self, key: &str) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.key == key)
    }

    /// The dimension with this id.
    pub fn dimension(&self, key: &str) -> Option<&Dimension> {
        self.dimensions.iter().find(|dimension| dimension.key == key)
    }

    /// The table with this id.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.key == key)
    }
}
