//! A: marks within a line, as Chinese is written.

use super::{body, one, page, told};

const NONE: [&str; 0] = [];

#[test]
fn d001_bold_beside_chinese_quotation_marks() {
    let site = one("D001");
    site.build_clean();
    let page = page(&site);
    for bold in ["“公开为常态”", "“应公开尽公开”", "“不公开为例外”"] {
        assert!(page.contains(&format!("<strong>{bold}</strong>")), "{bold} in {page}");
    }
    assert!(!page.contains('*'), "{page}");
    // What can't be mended is named.
    let site = body("强调** “公开”原则。\n\n又强调“常态**”。");
    assert_eq!(told(&site.build()), ["literal-marker@a.md:8:3", "literal-marker@a.md:10:7"]);
}

#[test]
fn d002_bold_label_with_a_full_width_colon() {
    let site = one("D002");
    site.build_clean();
    let page = page(&site);
    assert!(page.contains("<p><strong>注意：</strong>请于5月31日前提交材料。</p>"), "{page}");
    assert!(page.contains("<p><strong>联系方式：</strong>示例县民政局社会救助股。</p>"), "{page}");
}

#[test]
fn d003_arithmetic_and_dates_with_stars() {
    let site = one("D003");
    let built = site.build();
    assert_eq!(
        told(&built),
        ["star-between-figures@a.md:9:7", "star-between-figures@a.md:9:22", "star-between-figures@a.md:9:34"]
    );
    assert_eq!(built.exit_code, 0);
    let page = page(&site);
    assert!(page.contains("每户每月补助5*3*2=30元，复核日期为2024*5*6，面积按10*20*2计算。"), "{page}");
    assert!(!page.contains("<em>"), "{page}");
}

#[test]
fn d003_names_that_are_not_written_out() {
    let site = body("救助对象：张*三、李*四、王**、赵**，电话138****1234。");
    assert_eq!(told(&site.build()), NONE);
    assert!(page(&site).contains("张*三、李*四、王**、赵**，电话138****1234。"), "{}", page(&site));
    // Where a star may as well emphasise, the author is asked.
    // And as the page would show both names in full, that is told too.
    assert_eq!(
        told(&body("户主张*三的丈夫李*四。").build()),
        ["personal-health@a.md:8:1", "star-between-figures@a.md:8:4"]
    );
}

#[test]
fn d004_dollar_signs_in_prose() {
    let site = one("D004");
    site.build_clean();
    assert!(page(&site).contains("材料费在$5至$10之间"));
}

#[test]
fn d005_straight_quotes_and_hyphens_in_codes() {
    let site = one("D005");
    site.build_clean();
    let typed = "表格编号为\"MZ--2024\"，流水号MZ---0001，密级'无'，其余从略...不再列出。";
    assert!(page(&site).contains(typed), "{}", page(&site));
    // Nor are they rewritten in the summary, where only HTML's own signs are escaped.
    let html = site.output("minzheng/a/index.html");
    assert!(html.contains("MZ---0001，密级&#39;无&#39;，其余从略...不再列出。"), "{html}");
}

#[test]
fn d006_a_bare_web_address_before_chinese_punctuation() {
    let site = one("D006");
    site.build_clean();
    let page = page(&site);
    assert!(
        page.contains("https://www.example.gov.cn/gk/sq.html，填写申请表后提交；或见www.example.gov.cn。"),
        "{page}"
    );
    assert!(!page.contains("<a "), "an address is text: {page}");
}
