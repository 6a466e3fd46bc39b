//! Every rule by name: what it finds, how grave it is, by which law, with an example
//! that fails and one that passes. `explain`, docs/rules.md and the SARIF report come
//! from here; the rules themselves are functions of the stages that see their matter.
//!
//! A kind's equations are rules too; they are data of the kind and not listed here.

/// The example files of a rule: `examples/NAME/failing.md` and `passing.md`.
macro_rules! examples {
    ($name:literal) => {
        Some($crate::rules::Examples {
            failing: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/src/rules/examples/",
                $name,
                "/failing.md"
            )),
            passing: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/src/rules/examples/",
                $name,
                "/passing.md"
            )),
        })
    };
}

mod family;

pub use family::Family;

use crate::diagnostic::{Severity, Text};

/// What there is to say about a rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The defect in kebab-case.
    pub name: &'static str,
    /// How grave it is unless `site.yaml` or a kind says otherwise.
    pub severity: Severity,
    /// Can `site.yaml` change that, and a document allow it with a reason? What breaks
    /// the reading itself (a bad figure, an unknown key) can't be allowed.
    pub can_allow: bool,
    /// What it finds and why that matters, in Chinese and English.
    pub says: (&'static str, &'static str),
    /// The law, notice or practice behind it.
    pub basis: Option<&'static str>,
    /// Files of a site in which it is found, and of the same site without the fault.
    pub examples: Option<Examples>,
}

/// A fault, and the same without it. A text holds one file, `content/example.md`, or
/// several, each after a line `==> path`; a `site.yaml` that is not given is the
/// examples' own ([`SITE`]).
#[derive(Debug, Clone, Copy)]
pub struct Examples {
    /// With the fault.
    pub failing: &'static str,
    /// Without it.
    pub passing: &'static str,
}

/// The settings of the examples' site.
pub const SITE: &str = include_str!("site.yaml");

/// The files of an example's text: path and content, in the order written.
pub fn files(example: &str) -> Vec<(&str, &str)> {
    if !example.starts_with(MARK) {
        return vec![("content/example.md", example)];
    }
    let starts = example.match_indices(MARK).map(|(at, _)| at);
    let starts: Vec<usize> = starts.filter(|at| *at == 0 || example[..*at].ends_with('\n')).collect();
    let ends = starts.iter().skip(1).copied().chain([example.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(start, end)| example.get(start + MARK.len()..end));
    parts.filter_map(|part| part.split_once('\n')).map(|(path, text)| (path.trim(), text)).collect()
}

/// Opens a line that names the file which follows.
const MARK: &str = "==> ";

impl Rule {
    /// What it finds, in both languages.
    pub fn text(&self) -> Text {
        Text { zh: self.says.0.to_owned(), en: self.says.1.to_owned() }
    }
}

/// Every rule with its family, in the families' order.
pub fn all() -> impl Iterator<Item = (Family, &'static Rule)> {
    Family::ALL.iter().flat_map(|family| family.rules().iter().map(|rule| (*family, rule)))
}

/// The rule with this name.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().map(|(_, rule)| rule).find(|rule| rule.name == name)
}

/// The family of the rule with this name; `None` for a kind's own.
pub fn family(name: &str) -> Option<Family> {
    all().find(|(_, rule)| rule.name == name).map(|(family, _)| family)
}

/// Can a document allow it, and `site.yaml` regrade it?
pub fn can_allow(name: &str) -> bool {
    find(name).is_some_and(|rule| rule.can_allow)
}

/// Names of the rules that can be allowed and regraded.
pub fn allowable() -> impl Iterator<Item = &'static str> {
    all().map(|(_, rule)| rule).filter(|rule| rule.can_allow).map(|rule| rule.name)
}
