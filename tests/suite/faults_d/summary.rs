//! D: summaries. D014–D016 are about the search, which there is none of yet, and nothing
//! counts words (D013): what can be held of it is what a summary takes from a body.

use gongkai::markdown::{plain, without_comments};

use super::{body, one, page, site};

#[test]
fn d012_a_summary_counts_characters() {
    let site = one("D012");
    site.build_clean();
    let html = site.output("minzheng/a/index.html");
    let summary = html.split("name=\"Description\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(summary.chars().count(), 120, "{summary}");
    assert!(summary.starts_with("示例县𠮷祥乡认真落实") && summary.ends_with('…'), "{summary}");
    // No limit splits a character of four bytes.
    let text = std::fs::read_to_string(site.path(super::FILE)).unwrap();
    let text = text.split("---\n").nth(2).unwrap();
    for limit in 0..40 {
        assert!(plain(text, limit).chars().count() <= limit);
    }
}

#[test]
fn d013_a_summary_has_words_and_no_markup() {
    let site = one("D013");
    site.build_clean();
    let html = site.output("minzheng/a/index.html");
    assert!(html.contains("示例县已发布open data接口，共 12 类、345 项。"), "{html}");
    assert!(!html.contains("待核"), "a comment is nobody's to read");
    let text = without_comments("示例县<!-- 待核 -->**[详见](https://www.example.gov.cn/very/long/path)**");
    assert_eq!(plain(&text, 100), "示例县详见");
    assert!(page(&site).contains(">详见</a></strong>"));
}

#[test]
fn d014_a_title_stands_whole_in_lists() {
    // Without a search, what is sought must at least be there in one piece.
    let site = site("D014");
    site.build_clean();
    let html = site.output("agencies/minzheng/index.html");
    for title in ["农村最低生活保障资金公示", "部门预算公开"] {
        let shown = html.replace("<wbr>", "").replace("</span>", "").replace("<span>", "");
        assert!(shown.contains(title), "{title}");
    }
    let site = body("甲\u{200B}乙");
    assert_eq!(
        super::told(&site.build()),
        ["invisible-character@a.md:8:2"],
        "what a search would miss is told"
    );
}
