//! The register of rules is whole and true: it has every rule that the program tells, and
//! what it shows of each is what happens. docs/rules.md is made from it.

mod emitted;
mod page;

use std::collections::{BTreeMap, BTreeSet};

use gongkai::diagnostic::{Diagnostic, Severity};
use gongkai::pipeline::{self, Outcome};
use gongkai::rules::{self, Examples, Family, Rule, SITE};

use crate::support::TestSite;

/// Graded by kinds wherever they occur in an example.
const GRADED_BY_KINDS: &[&str] = &["pattern"];

#[test]
fn every_rule_that_is_told_is_registered_and_the_other_way_round() {
    let registered: BTreeSet<&str> = rules::all().map(|(_, rule)| rule.name).collect();
    let told = emitted::rules();
    let unregistered: BTreeMap<&String, &String> =
        told.iter().filter(|(name, _)| !registered.contains(name.as_str())).collect();
    assert_eq!(unregistered, BTreeMap::new(), "give them an entry in src/rules/family/");
    let idle: Vec<&&str> = registered.iter().filter(|name| !emitted::is_written(name)).collect();
    assert_eq!(idle, Vec::<&&str>::new(), "nothing in src tells these rules");
}

#[test]
fn families_are_sorted_and_no_rule_is_in_two() {
    let mut seen = BTreeSet::new();
    for family in Family::ALL {
        let names: Vec<&str> = family.rules().iter().map(|rule| rule.name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(names, sorted, "{family:?}");
        for name in names {
            assert!(seen.insert(name), "{name} is registered twice");
        }
    }
}

#[test]
fn every_rule_is_told_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for (_, Rule { name, says: (zh, en), .. }) in rules::all() {
        assert!(is_chinese(zh) && zh.ends_with('。'), "{name}: {zh}");
        let foreign = en.chars().filter(|c| is_chinese(&c.to_string())).count();
        assert!(en.ends_with('.') && foreign * 4 < en.chars().count(), "{name}: {en}");
        assert!(zh.chars().count() > 10 && en.split(' ').count() > 5, "{name}: too short to help anybody");
    }
    for family in Family::ALL {
        assert!(is_chinese(&family.name().zh) && !is_chinese(&family.name().en), "{family:?}");
    }
}

/// What came of checking an example.
struct Checked {
    site: TestSite,
    found: Vec<Diagnostic>,
    /// Of `check`.
    exit_code: u8,
    /// The rules that would stop a build.
    stopping: Vec<String>,
}

fn check(example: &str) -> Checked {
    let site = TestSite::new().file("site.yaml", SITE);
    let files = rules::files(example);
    for (path, text) in &files {
        site.write(path, text);
    }
    let options = site.options();
    let names = |found: &[&Diagnostic]| found.iter().map(|found| found.rule.clone()).collect();
    let (found, stopping) = match pipeline::load(&options).unwrap() {
        Outcome::Misconfigured { diagnostics, .. } => {
            let all: Vec<&Diagnostic> = diagnostics.iter().collect();
            let stopping = names(&all);
            (diagnostics, stopping)
        }
        Outcome::Loaded(loaded) => {
            let mut found = loaded.diagnostics;
            // Every sort of page is rendered, which only a theme of its own can make fail.
            if files.iter().any(|(path, _)| path.starts_with("themes/")) {
                found.extend(pipeline::try_theme(&options, &loaded.site).unwrap());
            }
            let stops = |found: &&Diagnostic| pipeline::stops(&loaded.site, found, false);
            let stopping = names(&found.iter().filter(stops).collect::<Vec<_>>());
            (found, stopping)
        }
    };
    let exit_code = pipeline::exit_code(&found, false);
    Checked { site, found, exit_code, stopping }
}

fn with_examples() -> impl Iterator<Item = (&'static Rule, Examples)> {
    rules::all().filter_map(|(_, rule)| Some((rule, rule.examples?)))
}

/// A finding on one line, for a test that fails.
fn told(found: &[Diagnostic]) -> Vec<String> {
    let line = |found: &Diagnostic| {
        let (path, line) = (found.path.as_deref().unwrap_or("-"), found.span.map_or(0, |span| span.line));
        format!("{} {} {path}:{line} {}", found.rule, found.severity, found.message.zh)
    };
    found.iter().map(line).collect()
}

#[test]
fn a_failing_example_has_the_fault() {
    let mut wrong = Vec::new();
    for (rule, examples) in with_examples() {
        let Checked { site, found, exit_code, stopping } = check(examples.failing);
        let name = rule.name;
        let Some(hit) = found.iter().find(|found| found.rule == name) else {
            wrong.push(format!("{name} is not found in its example: {:?}", told(&found)));
            continue;
        };
        if let Some(path) = hit.path.as_ref().filter(|path| !site.path(path).exists()) {
            wrong.push(format!("{name} is told at {path}, which is no file of its example"));
        }
        if hit.severity != rule.severity && !GRADED_BY_KINDS.contains(&name) {
            wrong.push(format!("{name} is registered with another severity: {:?}", told(&found)));
        }
        let is_error = found.iter().any(|found| found.severity == Severity::Error);
        if (exit_code > 0) != is_error {
            wrong.push(format!("{name}: exit code {exit_code} with {:?}", told(&found)));
        }
        let is_grave = hit.severity == Severity::Error && !hit.dated;
        if stopping.iter().any(|rule| rule == name) != is_grave {
            wrong.push(format!("{name}: a build is stopped by {stopping:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_passing_example_has_no_fault() {
    let mut wrong = Vec::new();
    for (rule, examples) in with_examples() {
        let Checked { found, exit_code, .. } = check(examples.passing);
        let name = rule.name;
        let is_error =
            |found: &Diagnostic| found.severity == Severity::Error && rule.severity == Severity::Error;
        if found.iter().any(|found| found.rule == name || is_error(found)) {
            wrong.push(format!("{name}: {:?}", told(&found)));
        } else if rule.severity == Severity::Error && exit_code > 0 {
            wrong.push(format!("{name}: exit code {exit_code}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn examples_differ_by_the_fault_only() {
    for (rule, Examples { failing, passing }) in with_examples() {
        assert_ne!(failing, passing, "{}", rule.name);
        let lines = |text: &'static str| text.lines().collect::<BTreeSet<_>>();
        let shared = lines(failing).intersection(&lines(passing)).count();
        assert!(shared * 3 >= lines(passing).len(), "{}: these are two stories", rule.name);
    }
}

#[test]
fn rules_without_an_example_are_few() {
    let without: Vec<&str> =
        rules::all().filter(|(_, rule)| rule.examples.is_none()).map(|(_, rule)| rule.name).collect();
    assert!(without.len() <= 12, "{without:?}");
}

#[test]
fn files_of_an_example_are_told_apart() {
    assert_eq!(rules::files("甲\n==> 不是\n"), [("content/example.md", "甲\n==> 不是\n")]);
    assert_eq!(
        rules::files("==> a/b.md\n甲\n乙 ==> 丙\n==> c.yaml\n丁: 1\n"),
        [("a/b.md", "甲\n乙 ==> 丙\n"), ("c.yaml", "丁: 1\n")]
    );
}

#[test]
fn the_page_about_rules_is_what_the_register_says() {
    page::is_up_to_date();
}
