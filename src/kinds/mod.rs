//! Kinds: statutory forms declared once, as data.
//!
//! In: the YAML texts of the built-in kinds and of a site's `kinds/`. Out: a
//! [`Kinds`] in which every word was checked. From a kind follow reading, checks,
//! page and overviews; no kind has Rust of its own, and no Rust knows a kind.

pub mod expression;
mod grid;
mod model;
mod names;
mod read;
mod vocabulary;

pub use grid::{Axis, Bind, Block, CellSpec, Grid, Ground, Head, Leaf};
pub use model::*;
pub use names::check_form;
pub use read::{Context, form, over};
pub use vocabulary::{Vocabulary, find};

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::say;
use crate::value::fold;
use crate::yaml::{self, Findings, Shape};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/kinds/builtin");

/// The kinds of a site, by id.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    kinds: BTreeMap<String, Arc<Kind>>,
}

/// A kind's text and where it stands.
#[derive(Debug, Clone)]
pub struct KindText {
    /// File, relative to the site's root.
    pub path: String,
    /// YAML.
    pub text: String,
}

/// The texts of the built-in kinds.
pub fn built_in() -> Vec<KindText> {
    let mut texts: Vec<KindText> = BUILT_IN
        .files()
        .filter_map(|file| {
            let path = format!("builtin/{}", file.path().display());
            file.contents_utf8().map(|text| KindText { path, text: text.to_owned() })
        })
        .collect();
    texts.sort_by(|a, b| a.path.cmp(&b.path));
    texts
}

impl Kinds {
    /// Reads texts in order; a later kind replaces an earlier one of the same id, but
    /// two of one site may not share an id. A kind with an error is not taken.
    pub fn read(built_in: &[KindText], site: &[KindText]) -> (Kinds, Vec<Diagnostic>) {
        let mut kinds = Kinds::default();
        let mut diagnostics = Vec::new();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut paths: BTreeMap<String, String> = BTreeMap::new();
        for text in built_in.iter().chain(site) {
            let Some(kind) = read_one(text, &mut diagnostics) else { continue };
            let own = site.iter().any(|own| own.path == text.path);
            if own && let Some(first) = seen.insert(kind.key.clone(), text.path.clone()) {
                let key = &kind.key;
                diagnostics.push(
                    Diagnostic::error(
                        "duplicate-kind",
                        say!("类型“{key}”写了两次": "the kind “{key}” is declared twice"),
                    )
                    .at(&text.path)
                    .span(Span::on_line(1, 1, 1))
                    .related(&first, None, say!("第一处": "the first")),
                );
            }
            paths.insert(kind.key.clone(), text.path.clone());
            kinds.kinds.insert(kind.key.clone(), Arc::new(kind));
        }
        for (key, path) in &paths {
            if let Some(kind) = kinds.kinds.get(key) {
                diagnostics.extend(names::counted_kinds(kind, path, &kinds));
                diagnostics.extend(kinds.same_name(kind, path, &paths));
            }
        }
        (kinds, diagnostics)
    }

    /// Two kinds of one name can't be told apart where content names its kind.
    fn same_name(&self, kind: &Kind, path: &str, paths: &BTreeMap<String, String>) -> Option<Diagnostic> {
        let is_own = |path: &str| !path.starts_with("builtin/");
        if !is_own(path) {
            return None;
        }
        let other = self.kinds.values().find(|other| {
            let counts = if paths.get(&other.key).is_some_and(|path| is_own(path)) {
                other.key < kind.key
            } else {
                other.key != kind.key
            };
            counts && kind.name.forms().any(|form| other.name.matches(&fold(form)))
        })?;
        let (key, other) = (&kind.key, &other.key);
        Some(
            Diagnostic::error(
                "duplicate-kind",
                say!("类型“{key}”和“{other}”有同样的名称": "the kinds “{key}” and “{other}” share a name"),
            )
            .at(path)
            .span(Span::on_line(1, 1, 1))
            .help(say!("要替换那一个，写 kind: {other}；否则改 name、short 或 aliases": "to replace that one write “kind: {other}”; else change “name”, “short” or “aliases”")),
        )
    }

    /// The kind with this id.
    pub fn get(&self, key: &str) -> Option<&Arc<Kind>> {
        self.kinds.get(key)
    }

    /// The kind that `word` names: by id, or by any of its names.
    pub fn find(&self, word: &str) -> Option<&Arc<Kind>> {
        let folded = fold(word);
        self.kinds.get(word).or_else(|| self.kinds.values().find(|kind| kind.name.matches(&folded)))
    }

    /// All kinds, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Kind>> {
        self.kinds.values()
    }
}

fn read_one(text: &KindText, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
    let node = match yaml::read(&text.text, &Shape::Any) {
        Ok(node) => node,
        Err(errors) => {
            diagnostics.extend(errors.into_iter().map(|error| error.into_diagnostic(&text.path, 1)));
            return None;
        }
    };
    let mut findings = Findings::default();
    let kind = read::kind(&node, &mut findings);
    if findings.0.is_empty() {
        names::check(&kind, &mut findings);
    }
    let faulty = findings.0.iter().any(|finding| finding.severity == Severity::Error);
    diagnostics.extend(findings.into_diagnostics(&text.path, &text.text, 1));
    (!faulty).then_some(kind)
}

#[cfg(test)]
mod tests;
