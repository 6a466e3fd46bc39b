//! What was recorded as wrong in published documents is found, and nothing else is:
//! docs/checks.md by sample, made from what the rules find.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use gongkai::diagnostic::Diagnostic;
use gongkai::kinds::{self, Kinds};
use gongkai::pipeline::{self, Outcome};
use gongkai::rules::Family;
use gongkai::value::Decimal;
use serde::Deserialize;

use crate::samples::site;

#[derive(Deserialize)]
struct Recorded {
    #[serde(default)]
    checks: Vec<Check>,
    #[serde(default)]
    issues: Vec<String>,
}

#[derive(Deserialize)]
struct Check {
    rule: String,
    left: String,
    right: String,
    diff: String,
    holds: bool,
}

fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The samples' site with nothing allowed: what is found in each document.
fn found() -> BTreeMap<String, Vec<Diagnostic>> {
    let site = site();
    let allow = regex::Regex::new(r"(?m)^(容许|allow):.*\n(?:  - .*\n)*").unwrap();
    for entry in walkdir::WalkDir::new(site.path("content")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|ending| ending == "md") {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            std::fs::write(entry.path(), allow.replace(&text, "").as_bytes()).unwrap();
        }
    }
    let Outcome::Loaded(loaded) = pipeline::load(&site.options()).unwrap() else { panic!() };
    let mut by_name: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for found in loaded.diagnostics {
        let path = found.path.clone().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".md").to_owned();
        by_name.entry(name).or_default().push(found);
    }
    by_name
}

/// Rules that compare figures.
fn comparing() -> BTreeSet<String> {
    let (all, _) = Kinds::read(&kinds::built_in(), &[]);
    let equations =
        all.iter().flat_map(|kind| kind.all_equations().map(|e| e.rule.clone()).collect::<Vec<_>>());
    let built_in = Family::Arithmetic.rules().iter().map(|rule| rule.name.to_owned());
    let prose = ["announced-parts", "text-figure", "text-parts"].map(str::to_owned);
    equations.chain(built_in).chain(prose).collect()
}

fn decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(&text.replace(',', "")).ok()
}

/// The same sides, either way round, and the same difference, as exactly as recorded.
fn is_it(found: &Diagnostic, check: &Check) -> bool {
    let Some(sides) = &found.sides else { return false };
    let same = |own: &str, recorded: &str| match (decimal(own), decimal(recorded)) {
        (Some(own), Some(recorded)) => own.round_dp(recorded.scale()).abs() == recorded.abs(),
        _ => false,
    };
    let one_way = same(&sides.left, &check.left) && same(&sides.right, &check.right);
    let other_way = same(&sides.left, &check.right) && same(&sides.right, &check.left);
    (one_way || other_way) && sides.difference.as_ref().is_some_and(|off| same(off, &check.diff))
}

#[test]
fn what_samples_record_is_found_and_nothing_else_is() {
    let found = found();
    let comparing = comparing();
    let rules: BTreeMap<String, BTreeMap<String, Option<String>>> =
        serde_yaml::from_str(&std::fs::read_to_string(file("tests/samples/issues.yaml")).unwrap()).unwrap();
    let mut table = String::new();
    let (mut held, mut silent, mut wanted, mut caught, mut alarms) = (0, 0, 0, 0, 0);
    let (mut issues, mut seen) = (0, 0);
    let mut misses = Vec::new();
    let mut folder: Vec<PathBuf> =
        std::fs::read_dir(file("tests/samples/expected")).unwrap().map(|e| e.unwrap().path()).collect();
    folder.sort();
    for path in folder {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let recorded: Recorded = serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let own = found.get(&name).map(Vec::as_slice).unwrap_or_default();
        let known = rules.get(&name);
        let mut explained = vec![false; own.len()];
        let (mut of_true, mut of_false, mut got) = (0, 0, 0);
        for check in &recorded.checks {
            if check.holds {
                of_true += 1;
                continue;
            }
            of_false += 1;
            // What stands in another sample's cells is found there.
            let hit = own.iter().position(|found| comparing.contains(&found.rule) && is_it(found, check));
            let elsewhere = || {
                let twin = found.get("pr-tongcheng-2024");
                name == "ar-tongcheng-2024"
                    && twin.is_some_and(|all| all.iter().any(|found| is_it(found, check)))
            };
            match hit {
                Some(at) => {
                    explained[at] = true;
                    got += 1;
                }
                None if elsewhere() => got += 1,
                None => misses.push(format!("{name}: {}", check.rule)),
            }
        }
        let mut told = Vec::new();
        for issue in &recorded.issues {
            let Some((_, rule)) =
                known.and_then(|known| known.iter().find(|(key, _)| issue.starts_with(*key)))
            else {
                continue;
            };
            issues += 1;
            let Some(rule) = rule else {
                told.push("—".to_owned());
                continue;
            };
            let mut any = false;
            for (at, found) in own.iter().enumerate().filter(|(_, found)| found.rule == *rule) {
                let _ = found;
                explained[at] = true;
                any = true;
            }
            if any {
                seen += 1;
                told.push(format!("`{rule}`"));
            } else {
                misses.push(format!("{name}: {issue}: no {rule}"));
            }
        }
        let extra = "pp-shandong-2023-9"; // three names of nine are in the extract
        let false_ones: Vec<String> = own
            .iter()
            .zip(&explained)
            .filter(|(found, explained)| !**explained && comparing.contains(&found.rule))
            .filter(|(found, _)| !(name == extra && found.rule == "parties-stated"))
            .map(|(found, _)| format!("{}: {}", found.rule, found.message.zh))
            .collect();
        alarms += false_ones.len();
        misses.extend(false_ones.iter().map(|alarm| format!("{name}: false: {alarm}")));
        held += of_true;
        silent += if false_ones.is_empty() { of_true } else { 0 };
        wanted += of_false;
        caught += got;
        let _ = writeln!(
            table,
            "| {name} | {of_true} | {of_false} | {got} | {} | {} |",
            false_ones.len(),
            told.join(", ")
        );
    }
    assert_eq!(misses, Vec::<String>::new());
    let text = format!(
        "# What the checks find in published documents\n\n\
         Made by a test (`tests/suite/checks/samples.rs`) from the {} samples in `tests/samples/`, with everything that they allow taken out. \
         A check was recorded with a sample by a script of its own, before this program could check; an issue is what a person saw. \
         “Found” is a finding with the same two sides and the same difference. “False” is a finding of a rule that compares figures which neither a recorded check nor an issue explains.\n\n\
         - checks that hold: {held}, silent: {silent}\n- checks that do not hold: {wanted}, found: {caught}\n- false findings: {alarms}\n- issues that a rule may see: {issues}, found: {seen}; a dash stands for those that no rule sees (`tests/samples/issues.yaml` says why)\n\n\
         | sample | hold | do not hold | found | false | issues found by |\n| --- | --: | --: | --: | --: | --- |\n{table}",
        table.lines().count(),
    );
    let path = file("docs/checks.md");
    if std::env::var_os("GONGKAI_WRITE_DOCS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&path).unwrap_or_default(),
        text,
        "set GONGKAI_WRITE_DOCS=1 to write it"
    );
}
