//! H: amounts. A fund notice has its own fields here: programmes stand in 救助类别, and
//! a total is a row of the table.

use scraper::{Html, Selector};

use super::{FILE, SITE, told};
use crate::support::TestSite;

/// A notice of the catalogue with the fields of this product.
fn notice(id: &str) -> TestSite {
    let text = String::from_utf8(super::bytes(&format!("{id}.md"))).unwrap();
    let (front, body) = text.trim_start_matches("---\n").split_once("---\n").unwrap();
    let mut front = front
        .replace("项目:", "救助类别:")
        .replace("programme:", "救助类别:")
        .replace("funds:", "资金:")
        .replace("资金:", "版式: 清单\n资金:");
    if let Some(at) = front.find("\n合计: ") {
        let total = front[at..].trim().trim_start_matches("合计: ").to_owned();
        front.truncate(at + 1);
        front.push_str(&format!("  - 救助类别: 合计\n    金额: {total}\n"));
    }
    let settings = SITE.replace("relief: 救助资金", "relief: {name: 救助资金, kind: fund_notice}");
    TestSite::new().file("site.yaml", settings).file(FILE, format!("---\n{front}---\n{body}"))
}

/// Rows of the first table of figures, cells joined by `|`.
fn rows(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let (row, cell) = (Selector::parse("table.stat tr").unwrap(), Selector::parse("th, td").unwrap());
    page.select(&row)
        .map(|row| {
            let words = |cell: scraper::ElementRef<'_>| cell.text().collect::<String>().trim().to_owned();
            row.select(&cell).map(words).collect::<Vec<_>>().join("|")
        })
        .collect()
}

fn shown(site: &TestSite) -> String {
    rows(&site.output("minzheng/a/index.html")).join("\n")
}

#[test]
fn d042_thousands_separators() {
    let site = notice("D042");
    let built = site.build();
    assert_eq!(built.exit_code, 0, "{:?}", told(&built));
    let table = shown(&site);
    for figure in ["1,234,567.89", "2,000.00", "1,236,567.89"] {
        assert!(table.contains(figure), "{figure} in {table}");
    }
    // The total is exact: a cent more is told.
    let text = std::fs::read_to_string(site.path(FILE)).unwrap();
    site.write(FILE, text.replace("1,236,567.89", "1,236,567.90"));
    let built = site.build();
    assert!(!built.diagnostics.is_empty(), "a sum that is off by a cent");
    // A separator in the wrong place is a slip of the keyboard.
    site.write(FILE, text.replace("\"2,000.00\"", "20,00.00"));
    assert!(told(&site.build()).iter().any(|found| found.starts_with("bad-value")));
}

#[test]
fn d043_amounts_beyond_binary_floats() {
    let site = notice("D043");
    let built = site.build();
    assert_eq!(built.exit_code, 0, "{:?}", told(&built));
    let table = shown(&site);
    for figure in ["12345678901234567.89", "1.50", "0.1", "0.2", "0.00", "12345678901234569.69"] {
        let grouped = gongkai::value::group_thousands(figure);
        assert!(table.contains(figure) || table.contains(&grouped), "{figure} in {table}");
    }
    assert!(!table.contains('e') && !table.contains("0.30000"), "{table}");
    // The sum of such amounts is exact as well.
    let text = std::fs::read_to_string(site.path(FILE)).unwrap();
    site.write(FILE, text.replace("12345678901234569.69", "12345678901234569.70"));
    assert!(!site.build().diagnostics.is_empty());
}

#[test]
fn d044_rounding_to_two_places() {
    let site = notice("D044");
    let built = site.build();
    assert_eq!(built.exit_code, 0, "{:?}", told(&built));
    // The notice shows what was typed, the overview rounds as by hand.
    let table = shown(&site);
    let overview = site.output("funds/index.html");
    for (typed, rounded) in [("2.675", "2.68"), ("1.005", "1.01"), ("0.125", "0.13")] {
        assert!(table.contains(typed), "{typed} in {table}");
        assert!(overview.contains(&format!(">{rounded}<")), "{rounded} of {typed} on /funds/");
    }
}

#[test]
fn d064_columns_and_rows_in_their_order() {
    let site = notice("D064");
    let built = site.build();
    assert_eq!(built.exit_code, 0, "{:?}", told(&built));
    let rows = rows(&site.output("minzheng/a/index.html"));
    let find = |word: &str, text: &str| text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
    // Columns stand as the kind declares them, rows as they were written.
    let head = rows[0].as_str();
    assert!(find("户数", head) < find("人数", head) && find("人数", head) < find("金额", head), "{head}");
    let all = rows.join("\n");
    assert!(find("低保", &all) < find("特困", &all), "{all}");
    assert!(all.contains("6|12|4,800.00") || all.contains("6|12|4800.00"), "{all}");
}
