//! Which documents explain, repeal and replace which: both ends know.

use std::collections::BTreeMap;

use super::document::{Document, content_target};
use super::indexes::Indexes;
use crate::diagnostic::Span;
use crate::value::fold;
use crate::yaml::{Node, Places, step};

/// How one document stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It explains the other.
    Explains,
    /// The other explains it.
    ExplainedBy,
    /// It repeals the other.
    Repeals,
    /// The other repeals it.
    RepealedBy,
    /// It replaces the other.
    Supersedes,
    /// The other replaces it.
    SupersededBy,
}

impl Relation {
    /// The same, seen from the other end.
    pub fn inverse(self) -> Relation {
        match self {
            Relation::Explains => Relation::ExplainedBy,
            Relation::ExplainedBy => Relation::Explains,
            Relation::Repeals => Relation::RepealedBy,
            Relation::RepealedBy => Relation::Repeals,
            Relation::Supersedes => Relation::SupersededBy,
            Relation::SupersededBy => Relation::Supersedes,
        }
    }

    /// The keys under which it is written.
    fn keys(self) -> [&'static str; 2] {
        match self {
            Relation::Explains | Relation::ExplainedBy => ["explains", "解读"],
            Relation::Repeals | Relation::RepealedBy => ["repeals", "废止文件"],
            Relation::Supersedes | Relation::SupersededBy => ["supersedes", "替代文件"],
        }
    }
}

/// A document that another one names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// How.
    pub relation: Relation,
    /// As written: a path or a document number.
    pub word: String,
    /// Where.
    pub span: Option<Span>,
}

/// What a document names, with the places in its front matter.
pub fn named(written: &[(Relation, &[String])], front: &str, front_line: usize) -> Vec<Named> {
    if written.iter().all(|(_, words)| words.is_empty()) {
        return Vec::new();
    }
    let places = Places::of(front);
    let node = crate::yaml::read(front, &crate::yaml::Shape::Any).unwrap_or(Node::Map(Vec::new()));
    let mut all = Vec::new();
    for (relation, words) in written {
        let key = relation.keys().into_iter().find(|key| node.get(key).is_some());
        for (at, word) in words.iter().enumerate() {
            let span = key.and_then(|key| {
                let pointer = step("", key);
                let item = matches!(node.get(key), Some(Node::List(_)));
                places.value(&if item { format!("{pointer}/{at}") } else { pointer })
            });
            let span = span.map(|span| Span {
                line: span.line + front_line - 1,
                end_line: span.end_line + front_line - 1,
                ..span
            });
            all.push(Named { relation: *relation, word: word.clone(), span });
        }
    }
    all
}

/// The relations of every document that has some, each once, in order.
pub fn resolve(documents: &[Document], indexes: &Indexes) -> BTreeMap<usize, Vec<(Relation, usize)>> {
    let mut all: BTreeMap<usize, Vec<(Relation, usize)>> = BTreeMap::new();
    for (from, document) in documents.iter().enumerate() {
        for named in &document.named {
            if let Some(to) = target(&document.path, &named.word, indexes).filter(|to| *to != from) {
                all.entry(from).or_default().push((named.relation, to));
                all.entry(to).or_default().push((named.relation.inverse(), from));
            }
        }
    }
    for list in all.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    all
}

/// The published document that `word`, written at `path`, names.
pub fn target(path: &str, word: &str, indexes: &Indexes) -> Option<usize> {
    let by_path =
        |word: &str| content_target(path, word).and_then(|file| indexes.by_path.get(&file).copied());
    let number = fold(word);
    by_path(word)
        .or_else(|| by_path(&format!("{word}.md")))
        .or_else(|| by_path(&format!("/{word}")))
        .or_else(|| indexes.by_number.get(number.as_ref()).copied())
}
