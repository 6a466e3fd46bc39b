//! `check --allowed`

use serde_json::{Value, json};

use super::{out, run};
use crate::support::TestSite;

fn site() -> TestSite {
    let document = |front: &str, body: &str| {
        format!("---\n标题: 关于救助的通知\n类型: 文件\n发布日期: 2026-01-02\n{front}---\n{body}\n")
    };
    let reasons = "容许:\n  - {规则: pattern, 理由: 原件用方括号}\n  - {规则: broken-link, 理由: 旧文件没有电子版}\n  - {规则: missing-date, 理由: 不需要}\n";
    TestSite::new()
        .file(
            "content/乙.md",
            document(&format!("发文字号: 测［2019］5号\n{reasons}"), "[甲](无.md)、[乙](也无.md)"),
        )
        .file(
            "content/丙.md",
            document("容许: [{规则: broken-link, 理由: 稍后补上}]\n草稿: 是\n", "[甲](无.md)"),
        )
        .file("content/甲.md", document("", "正文。"))
}

#[test]
fn what_is_allowed_is_listed_with_its_reason() {
    let site = site();
    let listed = run(&site, &["check", "--allowed"]);
    assert_eq!(listed.status.code(), Some(0));
    assert_eq!(
        out(&listed),
        "content/乙.md\n  pattern（1 处）：原件用方括号\ncontent/乙.md\n  broken-link（2 处）：旧文件没有电子版\n共容许 2 条\n"
    );
    assert!(out(&run(&site, &["check", "--allowed", "--lang", "en"])).ends_with("\n2 allowances\n"));
    // What was not needed is a finding, not an allowance in use.
    assert!(out(&run(&site, &["check"])).contains("unused-allowance"));
}

#[test]
fn the_list_is_json_too() {
    let listed = run(&site(), &["check", "--allowed", "--format", "json"]);
    let list: Value = serde_json::from_str(out(&listed)).unwrap();
    assert_eq!(
        list,
        json!({"schema_version": 1, "allowed": [
            {"path": "content/乙.md", "rule": "pattern", "reason": "原件用方括号", "uses": 1},
            {"path": "content/乙.md", "rule": "broken-link", "reason": "旧文件没有电子版", "uses": 2},
        ]})
    );
}

#[test]
fn a_faulty_setting_is_told_instead() {
    let site = site().file("site.yaml", "title: 甲\n");
    let listed = run(&site, &["check", "--allowed"]);
    assert_eq!((listed.status.code(), out(&listed)), (Some(2), ""));
}
