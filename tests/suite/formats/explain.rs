//! `gongkai explain`

use gongkai::kinds::{Kinds, built_in};
use gongkai::rules;

use super::{err, out, run};
use crate::support::TestSite;

fn explain(site: &TestSite, arguments: &[&str]) -> String {
    let output = run(site, &[&["explain"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", err(&output));
    out(&output).to_owned()
}

#[test]
fn every_kind_and_rule_is_listed_and_can_be_asked_for() {
    let site = TestSite::new();
    let list = explain(&site, &[]);
    let first = |line: &str| line.split_whitespace().next().unwrap_or_default().to_owned();
    let listed: Vec<String> = list.lines().filter(|line| line.starts_with("  ")).map(first).collect();
    let (kinds, _) = Kinds::read(&built_in(), &[]);
    for kind in kinds.iter() {
        assert!(listed.contains(&kind.key));
        for equation in kind.all_equations() {
            assert!(listed.contains(&equation.rule), "{}", equation.rule);
        }
    }
    for (family, rule) in rules::all() {
        assert!(listed.iter().any(|name| name == rule.name), "{}", rule.name);
        assert!(list.contains(&family.name().zh));
    }
}

#[test]
fn a_rule_is_told_with_all_that_is_needed_to_live_with_it() {
    let site = TestSite::new();
    let text = explain(&site, &["blank-cell"]);
    let rule = rules::find("blank-cell").unwrap();
    let examples = rule.examples.unwrap();
    let written = |example: &str| {
        let files = rules::files(example);
        files.last().unwrap().1.lines().last().unwrap().to_owned()
    };
    for part in [
        rule.says.0,
        "错误",
        "rules: {blank-cell: warning}",
        "容许: [{规则: blank-cell, 理由: 原件如此}]",
        written(examples.failing).as_str(),
        written(examples.passing).as_str(),
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let english = explain(&site, &["missing-date", "--lang", "en"]);
    for part in
        ["warning", "Basis: ", "rules: {missing-date: error}", "allow: [{rule: missing-date, reason: "]
    {
        assert!(english.contains(part), "{part}\n{english}");
    }
    // What breaks the reading is neither allowed nor regraded.
    let firm = explain(&site, &["unknown-key"]);
    assert!(firm.contains("不能容许") && !firm.contains("容许: ["), "{firm}");
}

#[test]
fn the_rules_of_kinds_are_told_with_what_must_hold() {
    let site = TestSite::new();
    let (kinds, _) = Kinds::read(&built_in(), &[]);
    for kind in kinds.iter() {
        for equation in kind.all_equations() {
            let text = explain(&site, &[&equation.rule]);
            assert!(text.contains(&equation.holds.source), "{text}");
            assert!(text.contains(&kind.name.name), "{text}");
            for part in equation.when.iter().map(|when| &when.source).chain(&equation.basis) {
                assert!(text.contains(part), "{part}\n{text}");
            }
        }
    }
    let own = site.file(
        "kinds/own.yaml",
        "kind: own\nname: 自定\nfields: {a: {name: 甲, type: count}, b: {name: 乙, type: count}}\nequations: [{rule: a-before-b, holds: a <= b, severity: info}]\n",
    );
    let text = explain(&own, &["a-before-b"]);
    assert!(text.contains("a <= b") && text.contains("自定") && text.contains("提示"), "{text}");
}

#[test]
fn a_misspelt_name_is_told_with_the_likely_one() {
    let site = TestSite::new();
    for (word, likely) in
        [("blank-cel", "blank-cell"), ("running-totals", "running-total"), ("行政处法", "行政处罚")]
    {
        let output = run(&site, &["explain", word]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(&format!("“{likely}”")), "{}", err(&output));
    }
    assert!(err(&run(&site, &["explain", "xyzzy"])).contains("gongkai explain"));
}

#[test]
fn a_kind_is_still_explained() {
    let text = explain(&TestSite::new(), &["行政处罚"]);
    assert!(text.contains("行政处罚（penalty）") && text.contains("罚款金额"), "{text}");
}
