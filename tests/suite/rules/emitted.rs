//! The names of rules that stand in the sources.

use std::collections::BTreeMap;

use regex::Regex;

use crate::code::rust::{SOURCES, Source};

/// The rules that the program tells, each with a source that does: the literals that
/// stand where a rule is named, and the constants that do.
pub fn rules() -> BTreeMap<String, String> {
    let name = Regex::new("^[a-z]+(-[a-z0-9]+)*$").unwrap();
    let places = [
        // `error("bad-date", …)`, `Diagnostic::warning(…)`, `self.refuse(…)`, `YamlError { rule: "…" }`
        Regex::new(r"\b(?:error|warning|info|refuse)\(\s*«(\d+)»").unwrap(),
        Regex::new(r"\brule:\s*«(\d+)»").unwrap(),
        // `let rule = if … { "bad-date" } else { "bad-value" };`
        Regex::new(r"\brule\s*=\s*if\b[^;]*?«(\d+)»").unwrap(),
        Regex::new(r"\brule\s*=\s*if\b[^;]*?«\d+»[^;]*?«(\d+)»").unwrap(),
    ];
    // `at_top(document, "same-address", …)`, `at("bad-address", …)`: not of rules alone, so a
    // name is one that has a hyphen.
    let helper = Regex::new(r"\bat(?:_top)?\(\s*(?:\w+,\s*)?«(\d+)»,").unwrap();
    let constant = Regex::new(r"\bconst (\w+): &(?:'static )?str =\s*«(\d+)»").unwrap();
    let given = Regex::new(r"\b(?:error|warning|info|refuse)\(\s*(?:\w+::)*([A-Z][A-Z_]+)\b").unwrap();
    let constants: Vec<String> =
        outside().flat_map(|source| given.captures_iter(&source.code).map(|hit| hit[1].to_owned())).collect();
    let mut rules = BTreeMap::new();
    for source in outside() {
        let literal = |number: &str| source.literals[number.parse::<usize>().unwrap()].1.clone();
        let mut found: Vec<String> = Vec::new();
        for place in &places {
            found.extend(place.captures_iter(&source.code).map(|hit| literal(&hit[1])));
        }
        let helped = helper.captures_iter(&source.code).map(|hit| literal(&hit[1]));
        found.extend(helped.filter(|name| name.contains('-')));
        for hit in constant.captures_iter(&source.code) {
            if constants.contains(&hit[1].to_owned()) {
                found.push(literal(&hit[2]));
            }
        }
        for one in found.into_iter().filter(|one| name.is_match(one)) {
            rules.insert(one, source.path.clone());
        }
    }
    assert!(rules.len() > 50, "only {rules:?}");
    rules
}

/// Does a source name this rule?
pub fn is_written(name: &str) -> bool {
    outside().any(|source| source.texts().any(|(_, text)| text == name))
}

/// The sources that tell rules: all but the register.
fn outside() -> impl Iterator<Item = &'static Source> {
    SOURCES.iter().filter(|source| source.module() != "rules")
}
