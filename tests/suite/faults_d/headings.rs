//! C: headings and their anchors.

use std::collections::BTreeSet;

use super::{body, one, page, site, told};

/// Values of an attribute on a page.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let mark = format!(" {attribute}=\"");
    html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn d009_ids_of_chinese_headings() {
    let site = one("D009");
    site.build_clean();
    let ids = values(&page(&site), "id");
    assert_eq!(ids, ["总体要求", "办理程序", "受理"]);
    // The contents list leads to them, and so does it where headings are alike or have no letter.
    let site = body("## 受理\n\n甲\n\n## 受理\n\n乙\n\n## ！\n\n丙\n\n## 受理-2\n\n丁");
    site.build_clean();
    let html = site.output("minzheng/a/index.html");
    let ids = values(&page(&site), "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 4, "{ids:?}");
    let links = values(&html, "href");
    for id in ids {
        assert!(!id.is_empty() && links.contains(&format!("#{id}")), "#{id} in {links:?}");
    }
    let before = html;
    site.build_clean();
    assert_eq!(site.output("minzheng/a/index.html"), before, "ids are stable");
}

#[test]
fn d010_a_heading_without_its_space() {
    let site = one("D010");
    let built = site.build();
    assert_eq!(told(&built), ["heading-without-space@a.md:9:1", "heading-without-space@a.md:13:1"]);
    let page = page(&site);
    assert!(page.contains("<h2 id=\"总体要求\">总体要求</h2>") && page.contains(">工作目标</h2>"), "{page}");
    assert!(!page.contains("##"), "{page}");
    // Full-width signs stay, but not silently.
    assert_eq!(told(&body("＃＃ 总体要求").build()), ["heading-without-space@a.md:8:1"]);
}

#[test]
fn d011_a_link_to_a_heading_of_another_page() {
    let site = site("D011");
    site.build_clean();
    let html = site.output("minzheng/notice/index.html");
    let links: Vec<String> =
        values(&html, "href").into_iter().filter(|link| link.contains("guide/#")).collect();
    assert_eq!(links.len(), 2, "{links:?}");
    for link in links {
        let fragment = link.split_once('#').unwrap().1;
        assert_eq!(super::percent_decoded(fragment), "办理程序");
    }
    assert!(site.output("minzheng/guide/index.html").contains("<h2 id=\"办理程序\""));
}
