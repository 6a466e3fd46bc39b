//! A document's front matter as typed values, by its kind.
//!
//! In: the split text of a document, the kinds and the settings. Out: a
//! [`Record`], or nothing where even title and kind are lost, and every mistake
//! that was met on the way. The body stays Markdown: what it links to is known
//! only to the whole site.

mod allow;
mod common;
mod condition;
mod fields;
mod fill;
mod find;
mod labels;
mod placements;
mod reader;
mod rows;
mod shape;
mod tables;

pub use allow::Allowance;
pub use common::{Attachment, Common, Disclosure, Note, Signed, VALIDITY, Validity, common_key};
pub use condition::{Facts as FieldFacts, Value as FieldAnswer};
pub use fields::FieldValue;
pub use reader::{Desk, Outcome, read};
pub use tables::{Filled, Origin, Row};

use std::sync::Arc;

use crate::kinds::Kind;
use crate::value::Period;

/// A document, typed.
#[derive(Debug, Clone)]
pub struct Record {
    /// File, relative to the site's root.
    pub path: String,
    /// Its kind.
    pub kind: Arc<Kind>,
    /// The keys that every kind has.
    pub common: Common,
    /// What time it is about.
    pub period: Option<Period>,
    /// The kind's own fields that were written, in the kind's order.
    pub fields: Vec<FieldValue>,
    /// Its tables, in the kind's order.
    pub tables: Vec<Filled>,
    /// Is it withdrawn: only some fields are shown?
    pub withdrawn: bool,
    /// The keys of its front matter as written, in order.
    pub written: Vec<String>,
    /// Markdown.
    pub body: String,
    /// Line of the body's first character.
    pub body_line: usize,
}

impl Record {
    /// The year whose edition of the kind holds.
    pub fn year(&self) -> Option<i16> {
        self.period.map(Period::year).or_else(|| self.common.date.map(|moment| moment.date.year()))
    }

    /// The JSON Pointer of a key of the front matter, under whichever name it was written;
    /// empty if it was not.
    pub fn pointer(&self, key: &str) -> String {
        let chinese = common::KEYS.iter().find(|(own, _)| *own == key).map(|(_, name)| *name);
        let field = self.kind.fields.iter().find(|field| field.key == key);
        let period = self.kind.period.as_ref().filter(|period| period.key == key);
        let names: Vec<&str> = std::iter::once(key)
            .chain(chinese)
            .chain(field.into_iter().flat_map(|field| field.name.forms()))
            .chain(period.into_iter().flat_map(|period| period.name.forms()))
            .collect();
        let written = self.written.iter().find(|written| names.contains(&written.as_str()));
        written.map(|written| crate::yaml::step("", written)).unwrap_or_default()
    }
}
