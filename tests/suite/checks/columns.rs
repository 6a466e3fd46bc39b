//! Columns and the site's own elements.

use gongkai::diagnostic::Severity;

use super::places::{found, places};
use crate::support::TestSite;

const NONE: [&str; 0] = [];

fn site(categories: &str, more: &str) -> TestSite {
    let settings = format!("title: 测试局\nagencies: {{csj: 测试局}}\ncategories:\n{categories}{more}");
    TestSite::new().file("site.yaml", settings)
}

fn dated(site: TestSite, path: &str, date: &str) -> TestSite {
    site.file(path, format!("---\ntitle: 动态\nkind: news\ndate: {date}\n---\n正文。\n"))
}

const COLUMNS: &str = "  news: {name: 动态, stale: 14}\n  law:\n    name: 法定内容\n    children:\n      plans: {name: 规划}\n      posts: {name: 岗位}\n";

#[test]
fn empty_columns_are_told_where_columns_are_inspected() {
    let with = |more: &str| dated(site(COLUMNS, more), "content/news/a.md", "2026-11-20");
    let inspected = with("inspection: [columns]\n");
    assert_eq!(places(&inspected, "empty-column"), ["site.yaml:8:7-12", "site.yaml:9:7-12"]);
    assert_eq!(places(&with(""), "empty-column"), NONE);
    // An introduction is something.
    let told = inspected.file("content/plans/_index.md", "---\ntitle: 规划\n---\n规划编制中。\n");
    assert_eq!(places(&told, "empty-column"), ["site.yaml:9:7-12"]);
}

#[test]
fn a_column_grows_stale_on_the_day_after_its_last() {
    let fresh = dated(site(COLUMNS, ""), "content/news/a.md", "2026-11-11");
    assert_eq!(places(&fresh, "stale-column"), NONE);
    let stale = dated(site(COLUMNS, ""), "content/news/a.md", "2026-11-10");
    let found = found(&stale, "stale-column");
    assert_eq!(found[0].0, "site.yaml:4:3-7");
    assert!(found[0].1.dated && found[0].1.severity == Severity::Warning);
    let sides = found[0].1.sides.clone().unwrap();
    assert_eq!((sides.left.as_str(), sides.difference.as_deref()), ("15", Some("1")));
}

#[test]
fn five_columns_fail_an_inspection_and_stop_no_build() {
    let columns = |number: usize| (0..number).map(|at| format!("  c{at}: 栏目{at}\n")).collect::<String>();
    let with = |number: usize| dated(site(&columns(number), "检查: [栏目]\n"), "content/a.md", "2026-11-20");
    assert_eq!(places(&with(4), "columns-veto"), NONE);
    let site = with(5);
    let veto = found(&site, "columns-veto");
    assert_eq!(veto[0].0, "site.yaml:3:1-11");
    assert!(site.path("public/index.html").exists());
    // Graded by `check`: it depends on what is published until the day.
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["check", "--today", "2026-11-25", "--root"])
        .arg(site.root())
        .output()
        .unwrap();
    assert_ne!(output.status.code(), Some(0));
}

#[test]
fn a_home_page_without_news() {
    let with = |date: &str, more: &str| dated(site(COLUMNS, more), "content/a.md", date);
    assert_eq!(places(&with("2026-11-10", "inspection: home\n"), "stale-home"), ["site.yaml:1:1-6"]);
    assert_eq!(places(&with("2026-11-11", "inspection: home\n"), "stale-home"), NONE);
    assert_eq!(places(&with("2020-11-10", ""), "stale-home"), NONE);
}

#[test]
fn the_four_parts_of_the_platform() {
    let three = "  a: {name: 公开指南}\n  b: {name: 公开制度}\n  c: {name: 法定主动公开内容}\n";
    let with = |more: &str| dated(site(three, more), "content/a.md", "2026-11-20");
    let found = found(&with("inspection: [platform]\n"), "missing-part");
    assert_eq!((found.len(), found[0].1.severity), (1, Severity::Error));
    assert!(found[0].1.message.zh.contains("政府信息公开年报"));
    assert_eq!(
        places(&with("  d: {name: 信息公开, type: 信息公开年报}\ninspection: [platform]\n"), "missing-part"),
        NONE
    );
    assert_eq!(places(&with(""), "missing-part"), NONE);
}

#[test]
fn elements_of_identity() {
    let with = |identity: &str| dated(site(COLUMNS, identity), "content/a.md", "2026-11-20");
    let missing = found(&with("identity: {domain: a.gov.cn}\ninspection: [identity]\n"), "missing-identity");
    assert_eq!(missing.len(), 6);
    assert_eq!(missing[0].0, "site.yaml:10:1-9");
    let wrong = with("标识: {标识码: \"421222\", 备案号: 鄂ICP备123号, 公安备案: 公网安备 123}\n");
    assert_eq!(places(&wrong, "malformed-identity").len(), 3);
    let right =
        "identity: {id_code: bm01000001, icp: 闽ICP备06036078号-2, police: 豫公网安备 41061102000166号}\n";
    assert_eq!(places(&with(right), "malformed-identity"), NONE);
}

#[test]
fn tags_of_columns() {
    let with = |more: &str| {
        dated(site("  news: {name: 动态, description: 动态。}\n", more), "content/news/a.md", "2026-11-20")
    };
    let found = found(&with("inspection: [columns]\n"), "column-tags");
    assert_eq!(found[0].0, "site.yaml:4:3-7");
    assert_eq!(found[0].1.message.zh, "栏目“动态”缺少栏目类型、关键词");
    assert_eq!(places(&with(""), "column-tags"), NONE);
}
