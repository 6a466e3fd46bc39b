#![allow(clippy::unwrap_used)]
use super::*;

#[test]
fn the_built_in_kinds_have_no_fault() {
    let (kinds, diagnostics) = Kinds::read(&built_in(), &[]);
    assert_eq!(diagnostics, []);
    assert!(kinds.iter().count() >= 3);
}

/// A kind without fault; each case changes one line of it.
const GOOD: &str = "\
kind: 测试
name: 测试表
period: {type: year}
series: [agency]
dimensions:
  地点: {name: 地区, values: text}
measures:
  人数: {name: 人数, type: count, unit: 人}
tables:
  甲:
    name: 甲表
    cells: {type: count}
    columns: [{key: a, name: 甲}, {key: b, name: 乙}, {key: all, name: 计, total: all}]
    rows: [{key: x, name: 某}, {key: y, name: 另}]
    equations:
      - {rule: some-rule, each: row, holds: a <= all}
    headline: [x.all]
sections:
  - {key: s, name: 一、总体, table: 甲}
";

#[test]
fn each_mistake_in_a_kind_is_told_at_its_place() {
    // What is changed, into what, the rule, and the text at which the finding must point.
    let cases: &[(&str, &str, &str, &str)] = &[
        ("name: 测试表", "nmae: 测试表", "unknown-key", "nmae"),
        ("type: year", "type: yearly", "kind-word", "yearly"),
        ("series: [agency]", "series: [agency, 处]", "kind-reference", "[agency"),
        ("values: text}", "values: text, x: 1}", "unknown-key", "x: 1"),
        ("type: count, unit: 人", "type: cuont, unit: 人", "kind-word", "cuont"),
        ("cells: {type: count}", "cells: {type: count, blank: perhaps}", "kind-word", "perhaps"),
        ("{key: b, name: 乙}", "{key: a, name: 乙}", "kind-key", "{key: a"),
        ("{key: b, name: 乙}", "{key: b}", "kind-name", "{key: b}"),
        ("{key: b, name: 乙}", "{key: 2b, name: 乙}", "kind-key", "2b"),
        ("{key: b, name: 乙}", "{measure: 钱数}", "kind-reference", "钱数"),
        ("{key: b, name: 乙}", "{for: {处: 某}}", "kind-reference", "某"),
        ("total: all", "total: every", "kind-word", "every"),
        ("holds: a <= all", "holds: a == all", "kind-expression", "== all"),
        ("holds: a <= all", "holds: a <= c", "kind-expression", "c"),
        ("holds: a <= all", "holds: a + all", "kind-expression", "a + all"),
        ("rule: some-rule", "rule: Some Rule", "kind-word", "Some Rule"),
        ("headline: [x.all]", "headline: [z.all]", "kind-reference", "[z.all]"),
        ("table: 甲}", "table: 丙}", "kind-reference", "丙"),
        ("kind: 测试", "kind: a-b", "kind-key", "a-b"),
    ];
    let (_, diagnostics) = one(GOOD);
    assert_eq!(diagnostics, [], "the kind that the cases change");
    for (from, to, rule, at) in cases {
        let start = GOOD.find(from).unwrap();
        let text = GOOD.replacen(from, to, 1);
        let token = start + to.rfind(at).unwrap();
        let wanted = Span::of_bytes(&text, token, token, 1);
        let (kinds, diagnostics) = one(&text);
        let found: Vec<(&str, usize, usize)> = diagnostics
            .iter()
            .map(|found| (found.rule.as_str(), found.span.unwrap().line, found.span.unwrap().column))
            .collect();
        assert!(found.contains(&(rule, wanted.line, wanted.column)), "{to}: {wanted:?} {found:?}");
        assert!(kinds.get("测试").is_none(), "{to}: a faulty kind is not used");
    }
}

fn one(text: &str) -> (Kinds, Vec<Diagnostic>) {
    Kinds::read(&[], &[KindText { path: "kinds/x.yaml".into(), text: text.into() }])
}

#[test]
fn a_kind_of_a_site_replaces_a_built_in_one() {
    let mut built_in = built_in();
    built_in.truncate(1);
    let (kinds, _) = Kinds::read(&built_in, &[]);
    let key = kinds.iter().next().unwrap().key.clone();
    let own = KindText {
        path: "kinds/own.yaml".into(),
        text: GOOD.replace("kind: 测试", &format!("kind: {key}")),
    };
    let (kinds, diagnostics) = Kinds::read(&built_in, &[own]);
    assert_eq!(diagnostics, []);
    assert_eq!(kinds.get(&key).unwrap().name.name, "测试表");
}

#[test]
fn an_edition_holds_in_its_years() {
    let edition = Edition { from: Some(2019), to: Some(2020) };
    assert_eq!([2018, 2019, 2020, 2021].map(|year| edition.holds(Some(year))), [false, true, true, false]);
    assert!(!edition.holds(None) && Edition::default().holds(None) && Edition::default().holds(Some(1990)));
    assert!(!edition.overlaps(Edition { from: Some(2021), to: None }));
    assert!(edition.overlaps(Edition { from: Some(2020), to: None }));
}
