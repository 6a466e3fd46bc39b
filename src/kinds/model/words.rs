//! The words that mean the same everywhere: names, editions, values, what is said of cells.

use crate::kinds::expression::Expr;
use crate::value::{Type, Unit, fold};

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
    /// Does it hold in `year`? A document without a year is of the newest edition.
    pub fn holds(self, year: Option<i16>) -> bool {
        match year {
            Some(year) => self.from.is_none_or(|from| year >= from) && self.to.is_none_or(|to| year <= to),
            None => self.to.is_none(),
        }
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
