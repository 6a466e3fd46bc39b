//! Figures and tables.

use super::{Fault, Row, at, good, hold};

/// A notice of one programme with these rows.
fn rows(rows: &str) -> String {
    format!(
        "---\n类型: 救助资金公示\n标题: 一月低保\n发布日期: 2026-02-03\n所属时间: 2026-01\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金:\n{rows}\n---\n"
    )
}

/// A notice with these lines in its front matter and one good row.
fn lines(lines: &str) -> String {
    format!(
        "---\n类型: 救助资金公示\n标题: 一月低保\n发布日期: 2026-02-03\n{lines}\n资金:\n  - [甲镇, 1, 2, 300]\n---\n"
    )
}

pub fn faults() -> Vec<Fault> {
    let cases: Vec<Row> = vec![
        ("full-width digits", rows("  - [甲镇, 12, ⟦２０⟧, 3000]"), &["bad-value"], "改成半角：20"),
        (
            "a separator in the wrong place",
            rows("  - [甲镇, 12, ⟦\"1,23\"⟧, 3000]"),
            &["bad-value"],
            "去掉逗号",
        ),
        ("a word for a figure", rows("  - [甲镇, ⟦十二⟧, 20, 3000]"), &["bad-value"], "阿拉伯数字"),
        ("half a person", rows("  - [甲镇, 12, ⟦20.5⟧, 3000]"), &["bad-value"], "不是整数"),
        ("a negative count", rows("  - [甲镇, ⟦-12⟧, 20, 3000]"), &["bad-value"], "小于 0"),
        ("an exponent", rows("  - [甲镇, 12, 20, ⟦3e3⟧]"), &["bad-value"], "3e3"),
        (
            "a code in a column of figures",
            rows("  - [甲镇, 12, 20, ⟦11111111111111111111111111111111⟧]"),
            &["bad-value"],
            "28",
        ),
        ("an unknown unit", rows("  - [甲镇, 12, 20, ⟦3000 美元⟧]"), &["bad-value"], "美元"),
        (
            "a separator splits a cell",
            rows("  - ⟦[甲镇, 12, 20, 1,234.50]⟧"),
            &["cell-count"],
            "1,234.50 会被拆成两格",
        ),
        ("a full-width comma joins two", rows("  - ⟦[甲镇, 12，20, 3000]⟧"), &["cell-count"], "全角逗号"),
        ("an unknown place", rows("  - [⟦丙镇⟧, 12, 20, 3000]"), &["unknown-value"], "甲镇"),
        ("a list in a cell", rows("  - [甲镇, ⟦[1, 2]⟧, 20, 3000]"), &["wrong-shape"], "一个值"),
        ("a row of no shape", rows("  - ⟦甲镇⟧"), &["wrong-shape"], "- [单元格"),
        ("no value between commas", rows("  - [甲镇, 12⟦,⟧ , 3000]"), &["yaml-syntax"], "写作 ~"),
        (
            "an unknown layout",
            lines("所属时间: 2026-01\n单位: 元\n版式: ⟦分村⟧\n救助类别: [低保]"),
            &["unknown-layout"],
            "分乡镇",
        ),
        (
            "no period",
            lines("单位: 元\n版式: 分乡镇\n救助类别: [低保]").replacen("---", "⟦⟧---", 1),
            &["missing-period"],
            "所属时间",
        ),
        (
            "a period of no sort",
            lines("所属时间: ⟦今年春天⟧\n单位: 元\n版式: 分乡镇\n救助类别: [低保]"),
            &["bad-period"],
            "今年春天",
        ),
        (
            "an unknown programme",
            lines("所属时间: 2026-01\n单位: 元\n版式: 分乡镇\n救助类别: [⟦低宝⟧]"),
            &["unknown-value"],
            "低保",
        ),
        (
            "several cells of a table",
            rows("  - [甲镇, ⟦1O⟧, ⟦２０⟧, 3000]\n  - [乙镇, 12, 20, ⟦三千⟧]"),
            &["bad-value", "bad-value", "bad-value"],
            "1O",
        ),
    ];
    at("content/社会救助/一月.md", cases).collect()
}

#[test]
fn each_mistake_of_a_table_has_its_message_and_place() {
    hold(&good(), &faults(), 1);
}

#[test]
fn a_mistake_in_a_csv_file_is_told_at_its_line_and_column() {
    let site = good();
    site.write("content/社会救助/一月.md", rows("").replace("资金:\n", "资金: 一月.csv"));
    site.write(
        "content/社会救助/一月.csv",
        "乡镇,户数,人数,金额\r\n甲镇,12,20,3000\r\n乙镇,十二,２０,\"1,234.50\"\r\n丙镇,1,2,3\r\n",
    );
    let built = site.build();
    let told: Vec<_> = built
        .diagnostics
        .iter()
        .map(|d| (d.rule.as_str(), d.path.as_deref().unwrap(), d.span.unwrap().line, d.span.unwrap().column))
        .collect();
    let file = "content/社会救助/一月.csv";
    assert_eq!(told, [("bad-value", file, 3, 4), ("bad-value", file, 3, 7), ("unknown-value", file, 4, 1)]);
    assert_eq!(built.exit_code, 1);
}

#[test]
fn a_cell_is_named_in_words() {
    let site = good();
    site.write(
        "content/社会救助/一月.md",
        rows("  - [甲镇, 12, 二十, 3000]")
            .replace("[低保]", "[低保, 特困供养]")
            .replace("3000]", "3000, 1, 1, 1]"),
    );
    let built = site.build();
    assert_eq!(built.diagnostics[0].message.zh, "甲镇 × 低保 › 人数：“二十”不是数");
}
