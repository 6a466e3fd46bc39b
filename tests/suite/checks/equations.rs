//! Equations of a kind: within a document, against the one before, against the site.

use super::found::{all, lines, of};
use crate::support::TestSite;

const DAY: &str = "2025-06-15";

/// A notice in the long form; `rows` are flow mappings.
fn notice(period: &str, date: &str, unit: &str, rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("  - {{{row}}}\n")).collect();
    format!(
        "---\n类型: 救助资金公示\n标题: 资金发放情况\n发布日期: {date}\n所属时间: {period}\n单位: {unit}\n版式: 清单\n资金:\n{rows}---\n正文。\n"
    )
}

fn relief(name: &str) -> String {
    format!("content/relief/{name}.md")
}

#[test]
fn a_running_total_is_the_one_before_and_this_months_amount() {
    let site = TestSite::new()
        .file(
            &relief("1"),
            notice("2025-01", "2025-02-10", "元", &["救助类别: 低保, 金额: 100.00, 累计: 100.00"]),
        )
        .file(
            &relief("2"),
            notice("2025-02", "2025-03-10", "元", &["救助类别: 低保, 金额: 50.00, 累计: 160.00"]),
        )
        .file(
            &relief("3"),
            notice("2025-03", "2025-04-10", "万元", &["救助类别: 低保, 金额: 0.0040, 累计: 0.0200"]),
        );
    assert_eq!(
        lines("running-total", &site, DAY),
        [
            "content/relief/2.md:9:31 低保：累计金额 160.00元，应等于 上期累计金额（2025年1月）100 + 金额 50.00元 = 150，差 10"
        ]
    );
    let found = &of("running-total", &site, DAY)[0];
    let sides = found.sides.as_ref().unwrap();
    assert_eq!((&*sides.left, &*sides.right, sides.difference.as_deref()), ("160", "150", Some("10")));
    assert!(found.related.iter().any(|related| related.path == relief("1")), "{found:?}");
    // January: the running total begins at 0.
    site.write(
        &relief("1"),
        notice("2025-01", "2025-02-10", "元", &["救助类别: 低保, 金额: 100.00, 累计: 90.00"]),
    );
    assert!(
        lines("running-total", &site, DAY)[0].starts_with("content/relief/1.md:9:32 低保：累计金额 90.00元")
    );
}

#[test]
fn figures_printed_in_wan_are_compared_as_far_as_they_were_rounded() {
    // 706 persons at 80 元: 5.648 万元, printed as 5.65.
    let settings = crate::support::SETTINGS.replace("tekun: 特困供养", "flat: {name: 两项补贴, flat: true}");
    let site = TestSite::new().file("site.yaml", settings).file(
        &relief("1"),
        notice(
            "2025-01",
            "2025-02-10",
            "万元",
            &["救助类别: 两项补贴, 标准: 80元/人/月, 人数: 706, 金额: 5.65"],
        ),
    );
    assert_eq!(lines("flat-rate", &site, DAY), Vec::<String>::new());
    site.write(
        &relief("1"),
        notice(
            "2025-01",
            "2025-02-10",
            "万元",
            &["救助类别: 两项补贴, 标准: 80元/人/月, 人数: 706, 金额: 5.66"],
        ),
    );
    assert_eq!(
        lines("flat-rate", &site, DAY),
        [
            "content/relief/1.md:9:44 两项补贴：金额 5.66万元，应等于 人数 706 × 标准 80元/人/月 × 1 个月 = 56,480，差 120"
        ]
    );
    // A rate per year is a twelfth a month; a quarter has three months.
    site.write(
        &relief("1"),
        notice(
            "2025Q1",
            "2025-04-10",
            "元",
            &["救助类别: 两项补贴, 标准: 960元/人/年, 人数: 10, 金额: 2400.00"],
        ),
    );
    assert_eq!(lines("flat-rate", &site, DAY), Vec::<String>::new());
}

#[test]
fn a_flat_sum_of_groups_is_the_sum_over_them_if_they_are_all() {
    let settings = crate::support::SETTINGS.replace("tekun: 特困供养", "flat: {name: 两项补贴, flat: true}");
    let rows = |amount: &str| {
        notice(
            "2025-01",
            "2025-02-10",
            "元",
            &[
                &format!("救助类别: 两项补贴, 人数: 30, 金额: {amount}"),
                "救助类别: 两项补贴, 分组: 一级, 标准: 100元/人·月, 人数: 10",
                "救助类别: 两项补贴, 分组: 二级, 标准: 50元/人·月, 人数: 20",
            ],
        )
    };
    let site = TestSite::new().file("site.yaml", settings).file(&relief("1"), rows("2000.00"));
    assert_eq!(lines("flat-rate-groups", &site, DAY), Vec::<String>::new());
    site.write(&relief("1"), rows("2001.00"));
    assert_eq!(
        lines("flat-rate-groups", &site, DAY),
        ["content/relief/1.md:9:30 两项补贴：金额 2001.00元，应等于 各项之和 2,000 × 1 个月 = 2,000，差 1"]
    );
}

#[test]
fn persons_are_those_before_and_those_who_joined_less_those_who_left() {
    let site = TestSite::new()
        .file(&relief("1"), notice("2025-01", "2025-02-10", "元", &["救助类别: 低保, 人数: 300"]))
        .file(
            &relief("2"),
            notice("2025-02", "2025-03-10", "元", &["救助类别: 低保, 人数: 305, 新增人数: 5, 退出人数: 1"]),
        );
    assert_eq!(
        lines("persons-moved", &site, DAY),
        [
            "content/relief/2.md:9:20 低保：人数 305，应等于 上期人数（2025年1月）300 + 新增人数 5 − 退出人数 1 = 304，差 1"
        ]
    );
}

#[test]
fn two_figures_for_one_fact_are_told_with_both_places() {
    let site = TestSite::new()
        .file(
            &relief("1"),
            notice("2025-01", "2025-02-10", "元", &["救助类别: 低保, 人数: 300, 金额: 100000.00"]),
        )
        .file(
            &relief("q"),
            notice(
                "2025Q1",
                "2025-04-10",
                "万元",
                &["救助类别: 低保, 人数: 310, 金额: 30.00", "救助类别: 低保, 所属时间: 2025-01, 金额: 10.01"],
            ),
        );
    let found = of("figure-conflict", &site, DAY);
    assert_eq!(
        found.iter().map(super::found::line).collect::<Vec<_>>(),
        ["content/relief/q.md:10:35 低保2025年1月的金额：这里是 100,100元，《资金发放情况》里是 100,000元"]
    );
    let related = &found[0].related[0];
    assert_eq!((&*related.path, related.span.unwrap().line), ("content/relief/1.md", 9));
    // In 万元 with two places 10.00 is what 100000.00 元 is.
    site.write(
        &relief("q"),
        notice("2025Q1", "2025-04-10", "万元", &["救助类别: 低保, 所属时间: 2025-01, 金额: 10.00"]),
    );
    assert_eq!(lines("figure-conflict", &site, DAY), Vec::<String>::new());
}

#[test]
fn a_cell_of_a_file_is_named_where_it_stands() {
    let front = "---\n类型: 救助资金公示\n标题: 资金发放情况\n发布日期: 2025-02-10\n所属时间: 2025-01\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金: 一月.csv\n---\n";
    let site = TestSite::new().file(&relief("1"), front).file(
        "content/relief/一月.csv",
        "乡镇,户数,人数,金额\n甲镇,12,20,6000.00\n乙镇,10,15,4500.00\n合计,22,36,10500.00\n",
    );
    assert_eq!(
        lines("total-sum", &site, DAY),
        [
            "content/relief/一月.csv:4:7 合计 × 低保 › 人数：合计写 36，各项相加是 35，差 1（甲镇 20 + 乙镇 15）"
        ]
    );
}

#[test]
fn one_wrong_cell_of_a_form_is_named_by_its_row_and_its_column() {
    let site = TestSite::new()
        .file(
            "kinds/k.yaml",
            "kind: k\nname: 表\ntables:\n  t:\n    name: 统计\n    cells: {type: count, unit: 件}\n    columns: [{key: a, name: 甲}, {key: b, name: 乙}, {key: all, name: 共计, total: all}]\n    rows: [{key: x, name: 一}, {key: y, name: 二}, {key: all, name: 总计, total: all}]\n",
        )
        .file("content/1.md", "---\n类型: 表\n标题: 表\n发布日期: 2025-01-01\n统计: [[1, 2, 3], [4, 6, 9], [5, 7, 12]]\n---\n");
    let found = of("total-sum", &site, DAY);
    assert_eq!(found.len(), 2, "{found:?}");
    for one in found {
        assert!(one.help.as_ref().unwrap().zh.contains("很可能是“二 × 乙”写错：改成 5 两处都平"), "{one:?}");
        assert_eq!((one.related[0].span.unwrap().line, one.related[0].span.unwrap().column), (5, 21));
    }
}

#[test]
fn a_count_asks_the_site_for_what_it_lists() {
    let kind = "kind: k\nname: 年表\nperiod: {type: year}\nfields: {made: {name: 制发, type: count}}\nequations:\n  - {rule: made-listed, holds: made = count(document where normative = yes and formed in period), severity: warning, help: 核对目录}\n";
    let document = |year: i32, more: &str| {
        format!(
            "---\ntitle: 文件{year}\nkind: document\ndate: {year}-03-02\nformed: {year}-03-01\n{more}---\n"
        )
    };
    let site = TestSite::new()
        .file("kinds/k.yaml", kind)
        .file("content/y.md", "---\n类型: 年表\n标题: 表\n发布日期: 2025-01-01\nperiod: 2024\n制发: 2\n---\n")
        .file("content/policy/a.md", document(2024, "normative: yes\nvalidity: valid\n"))
        .file("content/policy/b.md", document(2024, ""))
        .file("content/policy/c.md", document(2025, "normative: yes\nvalidity: valid\n"));
    let found = of("made-listed", &site, DAY);
    assert_eq!(
        found.iter().map(super::found::line).collect::<Vec<_>>(),
        ["content/y.md:6:5 制发 2，应等于 本站公布的2024年“文件” 1 件，差 1"]
    );
    assert_eq!(found[0].help.as_ref().unwrap().zh, "核对目录");
    // A site that began later says nothing about the year.
    std::fs::remove_file(site.path("content/policy/a.md")).unwrap();
    std::fs::remove_file(site.path("content/policy/b.md")).unwrap();
    assert_eq!(lines("made-listed", &site, DAY), Vec::<String>::new());
}

#[test]
fn what_is_blank_or_unreadable_leaves_a_sum_undecided() {
    let kind = "kind: k\nname: 表\ntables:\n  t:\n    name: 统计\n    cells: {type: count}\n    columns: [{key: n, name: 数}]\n    rows: [{key: x, name: 一}, {key: y, name: 二}, {key: all, name: 总计, total: all}]\n";
    for cells in ["[1, ~, 5]", "[1, 1O, 5]", "[~, ~, 5]"] {
        let site = TestSite::new().file("kinds/k.yaml", kind).file(
            "content/1.md",
            format!("---\n类型: 表\n标题: 表\n发布日期: 2025-01-01\n统计: {cells}\n---\n"),
        );
        let rules: Vec<String> = all(&site, DAY).into_iter().map(|found| found.rule).collect();
        assert!(!rules.contains(&"total-sum".to_owned()) && !rules.is_empty(), "{cells}: {rules:?}");
    }
}

#[test]
fn what_the_text_says_is_compared_with_the_cells() {
    let kind = "kind: k\nname: 表\ntables:\n  t:\n    name: 统计\n    cells: {type: count, unit: 件}\n    columns: [{key: n, name: 数}]\n    rows: [{key: x, name: 收到}]\n    text: [{find: [收到…申请N件, 没有收到申请], equals: x.n}]\n";
    let site = TestSite::new().file("kinds/k.yaml", kind);
    let says = |text: &str, figure: u32| {
        site.write(
            "content/1.md",
            format!("---\n类型: 表\n标题: 表\n发布日期: 2025-01-01\n统计: [{figure}]\n---\n\n{text}\n"),
        );
        lines("text-figure", &site, DAY)
    };
    assert_eq!(says("全年收到公开申请1,203件。", 1203), Vec::<String>::new());
    assert_eq!(says("全年收到**公开**\n申请３件。", 3), Vec::<String>::new());
    assert_eq!(says("去年收到申请5件，今年收到申请3件。", 3), Vec::<String>::new());
    assert_eq!(says("<!-- 收到申请9件 -->收到申请3件。", 3), Vec::<String>::new());
    assert_eq!(
        says("全年收到**公开**申请4件。", 3),
        ["content/1.md:8:13 正文写“收到公开申请4件”，表格里是：收到 × 数 3，差 1"]
    );
    assert_eq!(
        says("没有收到申请。", 3),
        ["content/1.md:8:1 正文写“没有收到申请”，表格里是：收到 × 数 3，差 3"]
    );
}

#[test]
fn of_two_equations_about_the_same_cells_the_graver_is_told() {
    let kind = "kind: k\nname: 表\nfields: {a: {name: 甲, type: count}, b: {name: 乙, type: count}}\nequations:\n  - {rule: a-mild, holds: a = b, severity: info}\n  - {rule: a-grave, holds: a = b}\n";
    let site = TestSite::new()
        .file("kinds/k.yaml", kind)
        .file("content/1.md", "---\n类型: 表\n标题: 表\n发布日期: 2025-01-01\n甲: 1\n乙: 2\n---\n");
    let rules: Vec<String> = all(&site, DAY).into_iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["a-grave"]);
}

#[test]
fn an_equation_that_names_today_never_stops_a_build() {
    let kind = "kind: k\nname: 表\nfields: {until: {name: 有效期至, type: date}}\nequations: [{rule: still-valid, holds: until >= today}]\n";
    let mut site = TestSite::new()
        .file("kinds/k.yaml", kind)
        .file("content/1.md", "---\n类型: 表\n标题: 表\n发布日期: 2025-01-01\n有效期至: 2025-03-01\n---\n");
    site.today = gongkai::value::parse_date(DAY).unwrap();
    assert_eq!(
        lines("still-valid", &site, DAY),
        [format!("content/1.md:5:7 有效期至 2025-03-01，应不早于今天（{DAY}），差 106 天")]
    );
    let built = site.build();
    assert!(built.outcome.is_some());
    assert_eq!(built.diagnostics[0].severity, gongkai::diagnostic::Severity::Warning);
    assert_eq!(built.exit_code, 0);
}

/// The largest figure that a decimal holds, in every place from which one is calculated with.
#[test]
fn figures_of_any_size_never_stumble() {
    const MOST: &str = "79228162514264337593543950335";
    let kind = format!(
        "kind: k\nname: 表\ntables:\n  t:\n    name: 统计\n    cells: {{type: change, unit: 件}}\n    columns: [{{key: a, name: 甲}}, {{key: b, name: 乙}}, {{key: all, name: 共计, total: all}}]\n    rows: [{{key: x, name: 一}}, {{key: y, name: 二}}, {{key: all, name: 总计, total: all}}]\n    equations:\n      - {{rule: a-b, each: row, holds: a = b - 1, within: {}}}\n      - {{rule: b-a, each: row, holds: b < a}}\n    text: [{{find: [共N件], equals: x.a}}]\n",
        &MOST[1..]
    );
    let body = format!(
        "公开信息{MOST}条，其中甲{MOST}条、乙{MOST}条。信息3条，其中甲{MOST}条、乙{MOST}条。共{MOST}件，共1件。"
    );
    let site = TestSite::new().file("kinds/k.yaml", kind).file(
        "content/1.md",
        format!("---\n类型: 表\n标题: 表\n发布日期: 2025-01-01\n统计: [[-{MOST}, {MOST}, 3], [{MOST}, {MOST}, 9], [-{MOST}, 7, {MOST}]]\n---\n\n{body}\n"),
    );
    for (name, date, figure) in
        [("1", "2025-02-10", MOST), ("2", "2025-03-10", "0.0000000000000000000000000001")]
    {
        let rows = [
            format!(
                "救助类别: 低保, 标准: {MOST}元/人/年, 人数: 1, 户数: 2, 占比: {MOST}%, 金额: {figure}, 累计: {MOST}"
            ),
            format!("救助类别: 低保, 金额: 1, 人数: {MOST}"),
            format!("救助类别: 低保, 区域: 城市, 人数: {MOST}, 标准: {MOST}元/人/月"),
            format!("救助类别: 低保, 区域: 农村, 人数: {MOST}, 标准: 1元/人/月"),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        site.write(&relief(name), notice(&format!("2025-0{name}"), date, "万元", &rows));
        site.write(&relief(&format!("{name}b")), notice(&format!("2025-0{name}"), date, "元", &rows));
    }
    let rules: std::collections::BTreeSet<String> =
        all(&site, DAY).into_iter().map(|found| found.rule).collect();
    for rule in ["total-sum", "b-a", "text-figure", "figure-conflict"] {
        assert!(rules.contains(rule), "{rule}: {rules:?}");
    }
}
