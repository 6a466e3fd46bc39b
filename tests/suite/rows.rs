//! Rows from files beside the document: CSV and Excel.

use gongkai::diagnostic::Diagnostic;

use crate::support::TestSite;

fn notice(rows: &str) -> String {
    format!(
        "---\n类型: 救助资金公示\n标题: 2026年3月资金发放情况\n发布日期: 2026-04-10\n所属时间: 2026-03\n单位: 元\n\
         版式: 分乡镇\n救助类别: [低保, 特困供养]\n资金: {rows}\n---\n"
    )
}

fn site(file: &str, bytes: &[u8]) -> TestSite {
    TestSite::new().file("content/n.md", notice(file)).file(&format!("content/{file}"), bytes)
}

/// The text of each `td` in order, blanks as `_`.
fn cells(html: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(html);
    let cell = scraper::Selector::parse("table.stat td").unwrap();
    let text = |td: scraper::ElementRef<'_>| match td.value().attr("data-state") {
        Some("blank") => "_".to_owned(),
        _ => td.text().collect::<String>().trim().to_owned(),
    };
    page.select(&cell).map(text).collect()
}

/// Builds; the figures are made up to be read, so only that they are unlikely may be found.
fn build_readable(site: &TestSite) -> Vec<Diagnostic> {
    let built = site.build();
    built.diagnostics.into_iter().filter(|found| found.rule != "unit-plausible").collect()
}

const FIGURES: &str = "12 20 9800.5 3 3 2880 8 13 0.3 _ _ / 20 33 9800.8 3 3 2880";

#[test]
fn a_sheet_with_a_head_of_two_lines_gives_its_figures() {
    let site = site("表.xlsx", include_bytes!("fixtures/relief.xlsx"));
    assert_eq!(build_readable(&site), Vec::<Diagnostic>::new());
    assert_eq!(cells(&site.output("n/index.html")).join(" "), FIGURES);
    assert!(!site.path("public/n/表.xlsx").exists(), "rows are data, not an attachment");
}

#[test]
fn a_wrong_cell_of_a_sheet_is_named_as_excel_names_it() {
    let site = site("表.xlsx", include_bytes!("fixtures/relief-faulty.xlsx"));
    let built = site.build();
    let found: Vec<&Diagnostic> =
        built.diagnostics.iter().filter(|found| found.rule == "bad-value").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.zh.contains("发放表!C4"), "{}", found[0].message.zh);
    assert_eq!((found[0].path.as_deref(), built.exit_code), (Some("content/表.xlsx"), 1));
}

#[test]
fn a_csv_names_its_columns_in_any_order_that_is_clear() {
    let printed = "乡镇,户数,人数,金额,户数,人数,金额\n甲镇,12,20,9800.5,3,3,2880\n乙镇,8,13,0.3,,,/\n合计,20,33,9800.8,3,3,2880\n";
    let named = "\u{feff}低保人数,乡镇,低保 户数,低保金额,特困供养户数,特困供养人数,特困供养金额\r\n\
                 20,甲镇,12,9800.5,3,3,2880\r\n13,乙镇,8,0.3,,,/\r\n33,合计,20,9800.8,3,3,2880\r\n";
    for text in [printed, named] {
        let site = site("表.csv", text.as_bytes());
        assert_eq!(build_readable(&site), Vec::<Diagnostic>::new());
        assert_eq!(cells(&site.output("n/index.html")).join(" "), FIGURES);
    }
}

#[test]
fn a_title_above_the_head_is_no_row() {
    let text = "2026年3月发放表,,,,,,\n单位：元,,,,,,\n乡镇,户数,人数,金额,户数,人数,金额\n甲镇,12,20,9800.5,3,3,2880\n";
    let site = site("表.csv", text.as_bytes());
    site.build_clean();
    assert_eq!(cells(&site.output("n/index.html")).join(" "), "12 20 9800.5 3 3 2880");
}

#[test]
fn mistakes_of_a_csv_are_told_at_its_line_and_column() {
    let head = "乡镇,户数,人数,金额,户数,人数,金额\n";
    for (text, rule, line, column) in [
        (format!("{head}甲镇,12,二十,9800.5,3,3,2880\n"), "bad-value", 2, 7),
        (format!("{head}丙镇,12,20,9800.5,3,3,2880\n"), "unknown-value", 2, 1),
        ("乡镇,户数,人数,金额\n甲镇,1,2,3\n".to_owned(), "columns", 1, 4),
        (String::new(), "columns", 1, 1),
        (format!("{head}甲镇,12,20,9,800.50,3,3,2880\n"), "cell-count", 2, 23),
        ("乡镇,户数,金额,户数,人数,金额\n甲镇,1,2,3,4,5\n".to_owned(), "columns", 1, 4),
        ("乡镇\n甲镇\n".to_owned(), "columns", 1, 1),
        (format!("{head}甲镇,\"12,20\n"), "csv-syntax", 2, 1),
    ] {
        let site = site("表.csv", text.as_bytes());
        let built = site.build();
        let found: Vec<(&str, usize, usize)> = built
            .diagnostics
            .iter()
            .map(|found| (found.rule.as_str(), found.span.unwrap().line, found.span.unwrap().column))
            .collect();
        assert!(found.contains(&(rule, line, column)), "{text}: {found:?}");
        assert!(built.diagnostics.iter().all(|found| found.path.as_deref() == Some("content/表.csv")));
        assert_eq!(built.exit_code, 1);
    }
}

#[test]
fn a_file_that_is_no_spreadsheet_is_a_finding() {
    let site = site("表.xlsx", b"PK\x03\x04 not really");
    let built = site.build();
    assert_eq!(built.diagnostics[0].rule, "unreadable-file");
    assert_eq!(built.exit_code, 1);
}
