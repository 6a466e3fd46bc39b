//! Addresses, and files that stand in each other's way.

use super::{Fault, good, hold};

fn document(slug: &str) -> String {
    format!("⟦⟧---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n{slug}---\n正文。\n")
}

/// A document with this slug.
fn slug(slug: &str) -> String {
    document(&format!("地址: {slug}\n")).replacen("⟦⟧", "", 1)
}

/// A document with this old address.
fn old(address: &str) -> String {
    document(&format!("旧地址: [{address}]\n")).replacen("⟦⟧", "", 1)
}

/// A document whose attachment would stand where `content/x/说明.md` has its folder.
fn attached() -> String {
    document("附件: [⟦说明⟧]\n").replacen("⟦⟧", "", 1)
}

pub fn faults() -> Vec<Fault> {
    let cases: [(_, _, _, &[&str], _); 14] = [
        ("a reserved folder", "content/funds/x.md", document(""), &["reserved-address"], "/funds/x/"),
        ("the home page", "content/index.md", document(""), &["reserved-address"], "首页"),
        ("a reserved slug", "content/x.md", document("地址: search\n"), &["reserved-address"], "/search/"),
        ("a reserved file name", "content/search.md", document(""), &["reserved-address"], "/search/"),
        (
            "a reserved folder, other case",
            "content/Funds/x.md",
            document(""),
            &["reserved-address"],
            "/Funds/x/",
        ),
        ("a slug with a way up", "content/a/x.md", slug("⟦../y⟧"), &["bad-address"], "../y"),
        ("a slug of two parts", "content/x.md", slug("⟦a/b⟧"), &["bad-address"], "a/b"),
        ("a slug with marks of addresses", "content/x.md", slug("⟦A?b#c⟧"), &["bad-address"], "A?b#c"),
        (
            "an old address of the portal itself",
            "content/x.md",
            old("⟦/funds/⟧"),
            &["reserved-address"],
            "/funds/",
        ),
        ("an old address above the portal", "content/x.md", old("⟦/../etc/⟧"), &["bad-address"], "/../etc/"),
        (
            "an old address elsewhere",
            "content/x.md",
            old("⟦https://x.cn/y⟧"),
            &["bad-address"],
            "https://x.cn/y",
        ),
        ("an old address that is somebody's", "content/x.md", old("⟦/通知/⟧"), &["same-address"], "/通知/"),
        ("an attachment in the place of a folder", "content/x.md", attached(), &["same-address"], "说明"),
        ("x.md and x/index.md", "content/通知/index.md", document(""), &["same-address"], "/通知/"),
    ];
    cases.into_iter().map(|(what, path, text, rules, says)| Fault { what, path, text, rules, says }).collect()
}

#[test]
fn each_wrong_address_is_told() {
    let site = good().file("content/说明", "说明文字\n").document("content/x/说明.md", "说明", "").document(
        "content/y.md",
        "乙",
        "[说](说明)",
    );
    hold(&site, &faults(), 1);
}

#[test]
fn addresses_that_differ_by_letter_case_only_are_one() {
    let site = good().document("content/Notice.md", "甲", "").document("content/notice.md", "乙", "");
    let built = site.build();
    let [found] = built.diagnostics.as_slice() else { panic!("{:?}", built.diagnostics) };
    assert_eq!((found.rule.as_str(), found.path.as_deref()), ("same-address", Some("content/notice.md")));
    assert_eq!(found.related[0].path, "content/Notice.md");
    assert_eq!(built.exit_code, 1);
}

#[test]
fn an_address_taken_by_slug_names_both_files() {
    let site = good();
    site.write("content/x.md", document("地址: 通知\n").replace("⟦⟧", ""));
    let built = site.build();
    let [found] = built.diagnostics.as_slice() else { panic!("{:?}", built.diagnostics) };
    let mut named = vec![found.path.as_deref().unwrap(), &found.related[0].path];
    named.sort_unstable();
    assert_eq!((found.rule.as_str(), named), ("same-address", vec!["content/x.md", "content/通知.md"]));
}
