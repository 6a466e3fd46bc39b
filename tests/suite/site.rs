//! A site from one document to its pages.

use crate::support::TestSite;

#[test]
fn one_document_becomes_a_portal() {
    let site = TestSite::new().document("content/通知.md", "关于开展检查的通知", "正文。\n");
    site.build_clean();
    assert!(site.output("通知/index.html").contains("关于开展检查的通知"));
    assert!(site.output("index.html").contains("关于开展检查的通知"));
}
