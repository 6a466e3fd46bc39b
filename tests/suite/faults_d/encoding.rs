//! E: encodings, and where a front matter begins and ends.

use super::{FILE, SITE, one, page, site, told, written};
use crate::support::TestSite;

/// The page of `D0xx.md` and that of the same document in another writing.
fn same_page(id: &str, plain: impl Fn(&str) -> String) {
    let site = one(id);
    site.build_clean();
    let odd = site.output("minzheng/a/index.html");
    let text = String::from_utf8(super::bytes(&format!("{id}.md"))).unwrap();
    let plain = plain(&text);
    assert_ne!(plain, text, "{id} has its fault");
    let other = written(&plain);
    other.build_clean();
    assert_eq!(odd, other.output("minzheng/a/index.html"));
}

#[test]
fn d017_a_byte_order_mark() {
    same_page("D017", |text| text.trim_start_matches('\u{FEFF}').to_owned());
}

#[test]
fn d018_windows_line_ends() {
    same_page("D018", |text| text.replace("\r\n", "\n"));
    let site = one("D018");
    site.build_clean();
    for (path, text) in super::published(&site) {
        assert!(!text.contains('\r'), "{path}");
    }
    // An old Macintosh's too.
    let text = String::from_utf8(super::bytes("D018.md")).unwrap().replace("\r\n", "\r");
    written(&text).build_clean();
}

#[test]
fn d019_utf_16() {
    let site = one("D019").file("content/minzheng/b.md", super::bytes("D030.md"));
    let built = site.build();
    assert_eq!(
        told(&built),
        ["encoding@a.md:1:1", "unknown-key@b.md:7:1"],
        "other files are checked all the same"
    );
    let help = built.diagnostics[0].help.clone().unwrap();
    assert!(built.diagnostics[0].message.zh.contains("UTF-16") && help.zh.contains("UTF-8"), "{}", help.zh);
    assert_eq!(built.exit_code, 1);
    // The other byte order, and none told.
    for odd in [b"\xFE\xFF\0-\0-\0-\0\n".to_vec(), b"-\0-\0-\0\n\0".to_vec()] {
        let site = TestSite::new().file("site.yaml", SITE).file(FILE, odd);
        assert_eq!(told(&site.build()), ["encoding@a.md:1:1"]);
    }
}

#[test]
fn d020_rules_and_more_fences_in_the_body() {
    let site = one("D020");
    let built = site.build();
    assert_eq!(told(&built), ["heading-by-underline@a.md:14:1"], "what the second fence does is told");
    let page = page(&site);
    for part in ["第一部分。", "联系人: 救助股", "地点: 政务大厅", "第二部分。", "第三部分。", "第四部分。"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn d021_a_front_matter_that_does_not_end() {
    let site = one("D021");
    let built = site.build();
    assert_eq!(told(&built), ["missing-fence@a.md:1:1"]);
    assert!(built.diagnostics[0].message.zh.contains("第二行“---”"));
    assert!(built.outcome.is_none());
}

#[test]
fn d022_fences_of_a_chinese_input_method() {
    let built = site("D022").build();
    assert_eq!(told(&built), ["missing-fence@a.md:1:1", "missing-fence@b.md:1:1"]);
    for (found, fence) in built.diagnostics.iter().zip(["———", "－－－"]) {
        assert!(found.message.zh.contains(fence), "{}", found.message.zh);
        assert!(found.help.as_ref().unwrap().zh.contains("三个半角减号"));
    }
    // Only the second one: the front matter does not end.
    let text = "---\n标题: 甲\n类型: document\n发布日期: 2024-05-06\n———\n\n正文。\n";
    assert_eq!(told(&written(text).build()), ["missing-fence@a.md:1:1"]);
}

#[test]
fn d023_nothing_in_the_front_matter() {
    let built = site("D023").build();
    assert_eq!(
        told(&built),
        [
            "missing-date@comment.md:1:1",
            "missing-title@comment.md:1:1",
            "missing-date@empty.md:1:1",
            "missing-title@empty.md:1:1"
        ]
    );
    for found in &built.diagnostics {
        let help = &found.help.as_ref().unwrap().zh;
        assert!(help.contains("发布日期") || help.contains("标题"), "{help}");
    }
}

#[test]
fn d024_a_list_or_a_word() {
    let built = site("D024").build();
    assert_eq!(told(&built), ["wrong-shape@list.md:2:1", "wrong-shape@word.md:2:1"]);
    assert!(built.diagnostics.iter().all(|found| found.message.zh.contains("“键: 值”")));
}
