//! K: tables of the body.

use scraper::{Html, Selector};

use super::{body, one, told, written};

#[test]
fn d057_rows_of_another_width() {
    let site = one("D057");
    let built = site.build();
    assert_eq!(told(&built), ["table-cell-count@a.md:11:1", "table-cell-count@a.md:12:1"]);
    assert_eq!((built.exit_code, built.outcome.is_none()), (1, true));
    // Where the site makes it a warning, no figure is lost all the same.
    let site = site.file("site.yaml", format!("{}rules: {{table-cell-count: warning}}\n", super::SITE));
    assert_eq!(site.build().exit_code, 0);
    let page = super::page(&site);
    assert!(page.contains("<tr><td>低保</td><td>1</td><td>2</td><td>3</td></tr>"), "{page}");
    // A line of text right below a table is a row to Markdown.
    let site = body("| 项目 | 户数 |\n|---|---|\n| 低保 | 1 |\n注：单位为户");
    let built = site.build();
    assert_eq!(told(&built), ["table-cell-count@a.md:11:1"]);
    assert!(built.diagnostics[0].help.as_ref().unwrap().zh.contains("空一行"));
}

#[test]
fn d058_heads_of_several_levels() {
    let built = one("D058").build();
    assert_eq!(told(&built), ["raw-html@a.md:9:1", "merged-table-head@a.md:11:1"]);
    for found in &built.diagnostics {
        assert!(found.help.as_ref().unwrap().zh.contains("把数据写在文件头"));
    }
    // The way that is told: a kind declares the heads, the document has the figures.
    let text = "---\n标题: 五月资金\n类型: fund_notice\n发布日期: 2024-06-05\n发布机构: minzheng\n栏目: relief\n\
        所属时间: 2024-05\n单位: 元\n版式: 分乡镇\n救助类别: [低保, 特困]\n资金:\n  - [甲乡, 1, 2, 3, 4, 5, 6]\n---\n";
    let site = written(text);
    let _ = site.build();
    let page = Html::parse_document(&site.output("minzheng/a/index.html"));
    let heads = |css: &str| -> Vec<String> {
        let selector = Selector::parse(css).unwrap();
        page.select(&selector).map(|head| head.text().collect::<String>().trim().to_owned()).collect()
    };
    assert_eq!(heads("table th[scope=colgroup][colspan='3']"), ["低保", "特困"]);
    assert_eq!(heads("table thead th[scope=col]").len(), 7, "the corner, and three figures for each of two");
    assert_eq!(heads("table tbody th[scope=row]"), ["甲乡"]);
}

#[test]
fn d059_a_line_of_dashes_of_another_width() {
    let built = one("D059").build();
    assert_eq!(told(&built), ["table-delimiter@a.md:10:1"]);
    assert_eq!(built.exit_code, 1);
    assert!(built.diagnostics[0].message.zh.contains("分隔行有 2 列，表头有 3 列"));
    // No such line at all, or one of other dashes.
    assert_eq!(told(&body("| 项目 | 户数 |\n| 低保 | 1 |").build()), ["table-delimiter@a.md:8:1"]);
    assert_eq!(told(&body("| 项目 | 户数 |\n|——|——|\n| 低保 | 1 |").build()), ["table-delimiter@a.md:9:1"]);
}

#[test]
fn d060_full_width_pipes() {
    let built = one("D060").build();
    assert_eq!(told(&built), ["full-width-pipe@a.md:9:1"]);
    assert_eq!(built.exit_code, 1);
    assert!(built.diagnostics[0].help.as_ref().unwrap().zh.contains("半角竖线"));
    let mixed = "| 项目 | 户数 |\n|---|---|\n｜ 低保 ｜ 1 ｜";
    assert_eq!(told(&body(mixed).build()), ["full-width-pipe@a.md:10:1"]);
}
