//! What a kind says, as data. The words are those of the language of kinds; this
//! module knows the words and no kind.

mod table;
mod words;

pub use table::{Each, Equation, Form, Line, Prose, Table};
pub use words::{
    CellWords, Choice, Condition, Dimension, Edition, Extent, Measure, Name, Nature, Required, Values, Within,
};

use crate::diagnostic::Severity;
use crate::value::{PeriodType, Type, Unit};

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
    /// Must the text say from which day to which?
    pub stated: bool,
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
    /// Must it be there, once, in its place, under its own name?
    pub required: bool,
    /// Does it say what will be done after the period?
    pub looks_ahead: bool,
    /// Each must be spoken of; of an inner list, any.
    pub mentions: Vec<Vec<String>>,
    /// The years it holds for.
    pub valid: Edition,
}

/// A withdrawn document shows only some fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawn {
    /// When it is.
    pub when: Condition,
    /// What is still shown.
    pub keep: Vec<String>,
}

/// How persons may be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Not by their full names: 张某某, 张*三.
    Masked,
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
    /// How persons may be listed; `None`: nothing is said about it.
    pub listed: Option<Listed>,
    /// When it is withdrawn.
    pub withdrawn: Option<Withdrawn>,
    /// When another document should explain it.
    pub explained: Option<Condition>,
}

impl Kind {
    /// The equations of all its tables and layouts, and its own.
    pub fn all_equations(&self) -> impl Iterator<Item = &Equation> {
        let forms = self.tables.iter().flat_map(|table| {
            std::iter::once(&table.form).chain(table.layouts.iter().map(|(_, layout)| layout))
        });
        forms.flat_map(|form| &form.equations).chain(&self.equations)
    }

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
