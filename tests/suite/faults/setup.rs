//! `site.yaml`, `kinds/` and `themes/`: what all documents depend on. Exit code 2.

use super::{Fault, Row, at, good, hold};
use crate::support::SETTINGS;

fn kind(lines: &str) -> String {
    format!("kind: notice\nname: 告示\n{lines}\n")
}

fn table(lines: &str) -> String {
    kind(&format!(
        "tables:\n  figures:\n    name: 数字\n    cells: {{type: count}}\n    columns: [{{key: men, name: 男}}, {{key: women, name: 女}}, {{key: all, name: 合计, total: all}}]\n    rows: [{{key: town, name: 城}}, {{key: country, name: 乡}}]\n{lines}"
    ))
}

pub fn faults() -> Vec<Fault> {
    let kinds: Vec<Row> = vec![
        ("kind: unknown word", kind("⟦feilds⟧: {}"), &["unknown-key"], "“fields”"),
        ("kind: wrong type", kind("fields:\n  n: {name: 件数, type: ⟦cuont⟧}"), &["kind-word"], "count"),
        (
            "kind: key twice",
            kind("fields: {a: {name: 甲}}\n⟦fields⟧: {b: {name: 乙}}"),
            &["duplicate-key"],
            "写了两次",
        ),
        ("kind: no name", "⟦⟧kind: notice\n".into(), &["kind-name"], "name"),
        ("kind: no id", "⟦⟧name: 告示\n".into(), &["kind-name"], "kind"),
        (
            "kind: bad expression",
            table("    equations: [{rule: sums, each: row, holds: all = men +⟦+⟧ women}]"),
            &["kind-expression"],
            "",
        ),
        (
            "kind: unknown cell",
            table("    equations: [{rule: sums, each: row, holds: all = men + ⟦womne⟧}]"),
            &["kind-expression"],
            "women",
        ),
        (
            "kind: unknown measure",
            table("").replace("{key: men, name: 男}", "{measure: ⟦persons⟧}"),
            &["kind-reference"],
            "persons",
        ),
        (
            "kind: unknown table of a section",
            kind("sections: [{key: a, name: 一, table: ⟦figures⟧}]"),
            &["kind-reference"],
            "figures",
        ),
        (
            "kind: a row key twice",
            table("").replace("{key: country, name: 乡}", "⟦{key: town, name: 乡}⟧"),
            &["kind-key"],
            "town",
        ),
        (
            "kind: bad pattern",
            kind("fields:\n  n: {name: 编号, pattern: ⟦\"[0-9\"⟧}"),
            &["kind-word"],
            "正则",
        ),
        (
            "kind: bad edition",
            kind("fields:\n  n: {name: 编号, valid: ⟦2020..2019⟧}"),
            &["kind-word"],
            "晚于",
        ),
        ("kind: syntax", kind("fields⟦：⟧ {}"), &["yaml-syntax"], "全角冒号"),
    ];
    let site: Vec<Row> = vec![
        ("site: unknown key", format!("{SETTINGS}⟦them⟧: red\n"), &["unknown-key"], "“theme”"),
        ("site: empty", "⟦⟧⟦⟧".into(), &["site-value", "site-value"], "title"),
        (
            "site: no title",
            SETTINGS.replacen("title: 测试局政府信息公开\n", "⟦⟧", 1),
            &["site-value"],
            "title",
        ),
        (
            "site: no address",
            SETTINGS.replace("https://www.example.gov.cn/zwgk/", "⟦www.example.gov.cn⟧"),
            &["site-value"],
            "https://",
        ),
        ("site: key twice", format!("{SETTINGS}⟦title⟧: 乙\n"), &["duplicate-key"], "写了两次"),
        (
            "site: unknown kind of a category",
            SETTINGS.replace("kind: fund_notice", "kind: ⟦fund_notices⟧"),
            &["unknown-kind"],
            "fund_notice",
        ),
        ("site: page size", format!("{SETTINGS}page_size: ⟦二十⟧\n"), &["site-value"], "5 到 500"),
        (
            "site: step of review",
            format!("{SETTINGS}review: {{required: [⟦审批⟧]}}\n"),
            &["site-value"],
            "reviewed_by",
        ),
        ("site: an id of capitals", SETTINGS.replace("csj:", "⟦CSJ⟧:"), &["site-id"], "小写"),
        ("site: reserved agency id", SETTINGS.replace("csj:", "⟦funds⟧:"), &["reserved-address"], "funds"),
        (
            "site: what happens on an error",
            format!("{SETTINGS}publish: {{on_error: ⟦ignore⟧}}\n"),
            &["site-value"],
            "stop 或 hold",
        ),
        (
            "site: unknown severity",
            format!("{SETTINGS}rules: {{broken-link: ⟦fatal⟧}}\n"),
            &["site-value"],
            "warning",
        ),
        (
            "site: theme that is not there",
            format!("{SETTINGS}theme: ⟦red⟧\n"),
            &["missing-theme"],
            "themes/red",
        ),
    ];
    let pages: Vec<Row> = vec![
        ("theme: syntax", "<p>\n⟦⟧{% if site %}\n".into(), &["template"], "模板"),
        ("theme: unknown tag", "<p>好</p>\n⟦⟧{% wenn site %}\n".into(), &["template"], "wenn"),
        ("theme: undefined variable", "<p>好</p>\n\n⟦⟧{{ titel }}\n".into(), &["template"], "titel"),
        ("theme: unknown filter", "\n⟦⟧{{ site.title | grossly }}\n".into(), &["template"], "grossly"),
        (
            "theme: missing part",
            "\n⟦⟧{% include \"components/nav/nov.html\" %}\n".into(),
            &["template"],
            "nov.html",
        ),
        (
            "theme: endless loop",
            "⟦⟧{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}".into(),
            &["template"],
            "",
        ),
    ];
    let mut all: Vec<Fault> = at("kinds/notice.yaml", kinds).collect();
    all.extend(at("site.yaml", site));
    all.extend(at("themes/default/pages/home.html", pages));
    let words = ("theme: words", "home⟦：⟧首页\n".into(), &["yaml-syntax"] as &[&str], "全角冒号");
    all.extend(at("themes/default/words/zh.yaml", vec![words]));
    all
}

#[test]
fn each_mistake_of_the_set_up_has_its_message_and_place() {
    hold(&good(), &faults(), 2);
}
