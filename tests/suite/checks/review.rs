//! Signatures, their order, and what is not to be published.

use gongkai::diagnostic::Severity;

use super::places::{document, found, places};
use crate::support::{SETTINGS, TestSite};

const REVIEWED: &str = "review: {required: [reviewed_by, approved_by], since: 2026-01-01}\n";

fn with(front: &str) -> TestSite {
    TestSite::new().file("content/a.md", document(front))
}

#[test]
fn what_lacks_a_signature_is_told_and_held_back() {
    let site = TestSite::new()
        .file("site.yaml", format!("{SETTINGS}{REVIEWED}"))
        .file("content/a.md", document("date: 2026-03-01\nreview: {reviewed_by: 张平}"))
        .file("content/old.md", document("date: 2025-03-01"))
        .file("content/draft.md", document("date: 2026-03-01\ndraft: true"));
    let found = found(&site, "unreviewed");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "content/a.md:5:9-26");
    assert_eq!(found[0].1.severity, Severity::Warning);
    assert_eq!(found[0].1.message.zh, "缺少签发，暂不发布");
    assert!(!site.path("public/a/index.html").exists());
    assert!(site.path("public/old/index.html").exists());
}

#[test]
fn nobody_reviews_his_own_text() {
    let one = "date: 2026-03-01\nreview: {provided_by: 王安, reviewed_by: 张平, approved_by: 王 安}";
    assert_eq!(places(&with(one), "self-review"), ["content/a.md:5:57-60"]);
    let three = "date: 2026-03-01\nreview: {provided_by: 王安, reviewed_by: 张平, approved_by: 李新}";
    assert_eq!(places(&with(three), "self-review"), [""; 0]);
}

#[test]
fn review_comes_before_publication() {
    let signed = "date: 2026-03-01\n审核:\n  审核: {姓名: 张平, 日期: 2026-03-03}\n  签发: {姓名: 李新, 日期: 2026-03-02}";
    assert_eq!(places(&with(signed), "review-order"), ["content/a.md:7:20-30"]);
    let late = found(&with(signed), "published-before-review");
    assert_eq!(late[0].0, "content/a.md:4:7-17");
    assert_eq!(late[0].1.severity, Severity::Error);
    let sides = late[0].1.sides.clone().unwrap();
    assert_eq!((sides.left.as_str(), sides.right.as_str()), ("2026-03-01", "2026-03-03"));
    // Changed afterwards, and reviewed again.
    let changed = format!("{signed}\nnotes: [{{date: 2026-03-03, text: 改正一处金额}}]");
    assert_eq!(places(&with(&changed), "published-before-review"), [""; 0]);
}

#[test]
fn a_day_that_has_not_come_never_stops_a_build() {
    let site = with("date: 2026-03-01\nformed: 2062-03-01");
    let found = found(&site, "future-date");
    assert_eq!(found[0].0, "content/a.md:5:9-19");
    assert!(found[0].1.dated);
    assert_eq!(places(&with("date: 2027-11-26"), "future-date"), [""; 0], "planned");
    assert_eq!(places(&with("date: 2062-03-01"), "future-date"), ["content/a.md:4:7-17"]);
}

#[test]
fn a_file_of_what_is_not_published_does_not_go_out_with_another() {
    let secret = "date: 2026-03-01\ndisclosure: on_request\nattachments: [名单.txt]";
    let site = TestSite::new()
        .file("content/a.md", document(secret))
        .file("content/名单.txt", "名单\n")
        .document("content/b.md", "公告", "见[名单](名单.txt)。\n");
    let found = found(&site, "withheld-attachment");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.path.as_deref(), Some("content/b.md"));
    assert_eq!(found[0].1.related[0].path, "content/a.md");
    assert!(!site.path("public").exists(), "an error stops the build");
    site.write("content/b.md", document("date: 2026-03-01"));
    assert_eq!(places(&site, "withheld-attachment"), [""; 0]);
}
