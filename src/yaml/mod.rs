//! YAML as this program reads it: every scalar as the text that was written.
//!
//! In: the text of a front matter, of `site.yaml` or of a kind. Out: a [`Node`]
//! tree of texts, lists and mappings in the order written, or the errors of
//! syntax with their places. What a text means (a number, a date, a blank) is
//! not decided here, so `1234.50` keeps its zero and a code of 20 digits stays a
//! code. This is the one module that names the YAML crates.
//!
//! `serde_yaml` reads. Where it would have to guess a scalar's type (a figure
//! in a place whose [`Shape`] isn't known) or meets an error, the text is read
//! again over the events of `saphyr-parser`, which have all texts and places.

mod comments;
mod events;
mod fast;
mod joined;
mod mistakes;
mod places;
mod reader;
mod slips;

pub use comments::{Cut, comments_behind_values};
pub use mistakes::full_width_colon;
pub use places::Places;
pub use reader::{Finding, Findings, Item, Reader, nearest, unknown_key};

use crate::diagnostic::{Span, Text};
use crate::value::is_blank;

/// A value of a YAML text. Scalars are texts; a blank (`~`, `null`, nothing) is
/// the text that was written for it, see [`crate::value::is_blank`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A scalar's text.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping; keys occur once.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The value at `key` of a mapping.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Node::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The scalar's text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Node::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Is this a scalar that stands for a blank?
    pub fn is_blank(&self) -> bool {
        self.text().is_some_and(is_blank)
    }
}

/// What is expected where; steers the fast reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A scalar.
    Text,
    /// Anything.
    Any,
    /// A list of one shape.
    List(Box<Shape>),
    /// A list of items of one shape, or a mapping whose values have another.
    Either(Box<Shape>, Box<Shape>),
    /// A mapping: shapes of named keys, and of all others.
    Map(Vec<(String, Shape)>, Box<Shape>),
}

/// A mistake in the syntax of a YAML text. The span counts from the text's first
/// line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// Kebab-case name of the defect.
    pub rule: &'static str,
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
    /// A second place: the first of two equal keys.
    pub first: Option<Span>,
}

/// Reads a YAML text. An empty text is an empty mapping.
pub fn read(text: &str, shape: &Shape) -> Result<Node, Vec<YamlError>> {
    mistakes::bounded(text)?;
    let node = match fast::read(text, shape) {
        Some(node) => node,
        None => events::read(text)?.node,
    };
    if let Some(error) = joined::find(text) {
        return Err(vec![error]);
    }
    Ok(if node.is_blank() { Node::Map(Vec::new()) } else { node })
}

/// A JSON Pointer's next step: `~` and `/` are escaped.
pub fn step(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests;
