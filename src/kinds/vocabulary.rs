//! The closed lists that dimensions and fields draw from: those of a kind, and
//! those that `site.yaml` declares.

use std::collections::BTreeMap;

use super::model::{Choice, Form, Kind, Line, Values};
use crate::value::fold;

/// The lists of a site by their word: `site.programmes` is `programmes`.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    lists: BTreeMap<String, Vec<Choice>>,
}

impl Vocabulary {
    /// Declares a list.
    pub fn insert(&mut self, word: &str, choices: Vec<Choice>) {
        self.lists.insert(word.to_owned(), choices);
    }

    /// The choices of `values`; `None` if any text will do. A list that the site
    /// does not declare is empty.
    pub fn choices<'a>(&'a self, kind: &'a Kind, values: &'a Values) -> Option<&'a [Choice]> {
        match values {
            Values::Text => None,
            Values::List(choices) => Some(choices),
            Values::Site(word) => Some(self.lists.get(word).map_or(&[], Vec::as_slice)),
            Values::Dimension(key) => match kind.dimension(key) {
                // A dimension that draws from a dimension would be a circle; it is read as open.
                Some(dimension) if !matches!(dimension.values, Values::Dimension(_)) => {
                    self.choices(kind, &dimension.values)
                }
                _ => None,
            },
        }
    }

    /// The choices of a dimension.
    pub fn dimension<'a>(&'a self, kind: &'a Kind, key: &str) -> Option<&'a [Choice]> {
        kind.dimension(key).and_then(|dimension| self.choices(kind, &dimension.values))
    }

    /// The printed word of a dimension's value: its name, or the value itself.
    pub fn word(&self, kind: &Kind, dimension: &str, value: &str) -> String {
        self.dimension(kind, dimension)
            .and_then(|choices| choices.iter().find(|choice| choice.key == value))
            .map_or_else(|| value.to_owned(), |choice| choice.name.name.clone())
    }
}

impl Form {
    /// Turns every value of `for` into its id; what no list has stays, and is returned
    /// with its dimension.
    pub fn settle(&mut self, kind: &Kind, vocabulary: &Vocabulary) -> Vec<(String, String)> {
        let mut unknown = Vec::new();
        let mut settle = |bind: &mut BTreeMap<String, String>| {
            for (dimension, value) in bind {
                let Some(choices) = vocabulary.dimension(kind, dimension) else { continue };
                match find(choices, value) {
                    Some(choice) => value.clone_from(&choice.key),
                    None => unknown.push((dimension.clone(), value.clone())),
                }
            }
        };
        settle(&mut self.bind);
        let mut open: Vec<&mut Line> = self.columns.iter_mut().chain(&mut self.rows).collect();
        while let Some(line) = open.pop() {
            settle(&mut line.bind);
            open.extend(line.lines.iter_mut().chain(&mut line.columns));
        }
        unknown
    }
}

/// The choice that `word` names, by key or any of its names.
pub fn find<'a>(choices: &'a [Choice], word: &str) -> Option<&'a Choice> {
    let folded = fold(word);
    choices
        .iter()
        .find(|choice| choice.key == word)
        .or_else(|| choices.iter().find(|choice| choice.name.matches(&folded)))
}
