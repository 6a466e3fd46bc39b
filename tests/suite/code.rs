//! Tests about the code: what ARCHITECTURE.md and KINDS.md promise of all of it.

mod names;
pub mod rust;

use std::collections::BTreeSet;
use std::path::Path;

use regex::Regex;
use rust::{SOURCES, Source, source};

fn file(path: &str) -> String {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path} should be there: {error}"))
}

/// The order of modules, as ARCHITECTURE.md draws it.
fn order() -> Vec<String> {
    let text = file("ARCHITECTURE.md");
    let blocks = text.split("```").skip(1).step_by(2);
    let line = blocks
        .flat_map(str::lines)
        .find(|line| line.trim_start().starts_with("diagnostic → "))
        .expect("a code block of ARCHITECTURE.md has the line “diagnostic → value → …”");
    line.split('→').map(|module| module.trim().to_owned()).collect()
}

/// The modules that a source names: after `crate::`, and after as many `super::` as lead
/// to the crate. The macro is at home everywhere.
fn used(source: &Source) -> BTreeSet<String> {
    let below = source.path.trim_end_matches(".rs").trim_end_matches("/mod").matches('/').count() + 1;
    let root = Regex::new(&format!(r"\b(?:crate::|(?:super::){{{below}}})\s*")).unwrap();
    let mut found = BTreeSet::new();
    for hit in root.find_iter(&source.code) {
        let rest = &source.code[hit.end()..];
        let mut depth = 0;
        // `a::{b, c}` is one name, `{a::b, c}` several.
        let names: String = rest
            .chars()
            .take_while(|c| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth > 0 || c.is_alphanumeric() || matches!(c, '_' | '{' | '}')
            })
            .collect();
        let inner = names.strip_prefix('{').map_or(names.clone(), |inner| {
            let mut depth = 0;
            let top = |c: &char| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth == 0
            };
            inner.chars().filter(top).collect()
        });
        let first = |name: &str| name.trim().split("::").next().unwrap().trim_end_matches('}').to_owned();
        found.extend(inner.split(',').map(first).filter(|name| !name.is_empty() && name != "say"));
    }
    found
}

/// What a source may not use: modules to the right of its own, and none that is in no order.
fn against_the_order(source: &Source, order: &[String]) -> Vec<String> {
    let place = |module: &str| order.iter().position(|one| one == module);
    let Some(own) = place(source.module()) else {
        return vec![format!("{} is in no order", source.module())];
    };
    used(source).into_iter().filter(|module| place(module).is_none_or(|at| at > own)).collect()
}

#[test]
fn modules_use_only_those_before_them() {
    let order = order();
    let mut wrong = Vec::new();
    for source in SOURCES.iter().filter(|source| !matches!(source.path.as_str(), "lib.rs" | "main.rs")) {
        wrong.extend(
            against_the_order(source, &order).into_iter().map(|module| format!("{}: {module}", source.path)),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
    let declared = SOURCES.iter().find(|source| source.path == "lib.rs").map(|lib| lib.code.clone()).unwrap();
    let declared: BTreeSet<&str> =
        declared.split("mod ").skip(1).filter_map(|rest| rest.split(';').next()).collect();
    assert_eq!(declared, order.iter().map(String::as_str).collect(), "every module has its place");
}

#[test]
fn the_order_of_modules_is_read_from_any_way_of_naming_them() {
    let text = r#"
        use crate::site::Site; // use crate::cli;
        use crate::{plan::{self, Page}, check};
        use super::super::render::Renderer;
        fn f() -> crate::yaml::Node { crate::say!("crate::pipeline": "") }
        #[cfg(test)]
        mod tests { use crate::output; }
    "#;
    let source = source("record/fill.rs".to_owned(), text.to_owned());
    assert_eq!(used(&source), ["check", "plan", "render", "site", "yaml"].map(str::to_owned).into());
    let order = ["yaml", "record", "site", "plan", "render"].map(str::to_owned);
    assert_eq!(against_the_order(&source, &order), ["check", "plan", "render", "site"]);
}

#[test]
fn rules_have_kebab_case_names() {
    let name = Regex::new("^[a-z]+(-[a-z0-9]+)*$").unwrap();
    // `error("bad-date", …)`, `warning(…)`; rules of equations are named by kinds.
    let given = Regex::new(r"\b(?:error|warning|info)\(\s*«(\d+)»").unwrap();
    let mut rules: BTreeSet<String> = BTreeSet::new();
    for source in SOURCES.iter() {
        let literals = given
            .captures_iter(&source.code)
            .map(|hit| source.literals[hit[1].parse::<usize>().unwrap()].1.clone());
        rules.extend(literals);
    }
    rules.extend(gongkai::rules::all().map(|(_, rule)| rule.name.to_owned()));
    let (kinds, _) = gongkai::kinds::Kinds::read(&gongkai::kinds::built_in(), &[]);
    for kind in kinds.iter() {
        let forms = kind
            .tables
            .iter()
            .flat_map(|table| table.layouts.iter().map(|(_, form)| form).chain([&table.form]));
        let equations = forms.flat_map(|form| &form.equations).chain(&kind.equations);
        rules.extend(equations.map(|equation| equation.rule.clone()));
    }
    assert!(rules.len() > 60, "only {rules:?}");
    let wrong: Vec<&String> = rules.iter().filter(|rule| !name.is_match(rule)).collect();
    assert_eq!(wrong, Vec::<&String>::new());
}

#[test]
fn no_source_is_longer_than_a_reader_holds() {
    let long = SOURCES.iter().map(|source| (source.text.lines().count(), &source.path));
    assert_eq!(long.filter(|(lines, _)| *lines > 500).collect::<Vec<_>>(), []);
}
