//! Index numbers, document numbers, validity, topics, links to other sites.

use gongkai::diagnostic::Severity;

use super::places::{document, found, places};
use crate::support::{SETTINGS, TestSite};

fn with(front: &str) -> TestSite {
    TestSite::new().file("content/a.md", document(&format!("date: 2026-03-01\n{front}")))
}

fn set(settings: &str, front: &str) -> TestSite {
    with(front).file("site.yaml", format!("{SETTINGS}{settings}\n"))
}

const NONE: [&str; 0] = [];

#[test]
fn a_catalogue_with_index_numbers_misses_them() {
    let numbers = "index_number: {pattern: '\\d{9}/\\d{4}-\\d{5}', kinds: [工作动态], since: 2026-01-01}";
    let site = set(numbers, "").document("content/b.md", "文件", "正文。");
    site.write("content/old.md", document("date: 2025-12-31"));
    let entries = found(&site, "catalogue-entry");
    assert_eq!(entries.len(), 1, "{entries:?}");
    assert_eq!((entries[0].0.as_str(), entries[0].1.severity), ("content/a.md:2:8-17", Severity::Error));
    assert_eq!(places(&with(""), "catalogue-entry"), NONE, "nobody asked for them");
    assert_eq!(
        places(&set(numbers, "索引号: 011336909/2026-1"), "index-number-pattern"),
        ["content/a.md:5:6-22"]
    );
    assert_eq!(places(&set(numbers, "索引号: 011336909/2026-00001"), "index-number-pattern"), NONE);
}

#[test]
fn an_index_number_is_used_once() {
    let site = with("index_number: 011336909/2026-00001");
    site.write("content/b.md", document("date: 2026-03-02\n索引号: 011336909／2026-00001"));
    let same = found(&site, "same-index-number");
    assert_eq!(same.len(), 1);
    assert_eq!(same[0].0, "content/b.md:5:6-26");
    let other = &same[0].1.related[0];
    assert_eq!((other.path.as_str(), other.span.unwrap().line), ("content/a.md", 5));
}

#[test]
fn an_index_number_begins_with_the_agencys_code() {
    let settings = SETTINGS.replace("type: department}}", "type: department, code: 01133690-9}}");
    let site = with("index_number: 000014349/2026-00001").file("site.yaml", &settings);
    assert_eq!(places(&site, "index-number-code"), ["content/a.md:5:15-35"]);
    let own = with("index_number: 011336909/2026-00001").file("site.yaml", &settings);
    assert_eq!(places(&own, "index-number-code"), NONE);
    let dated = with("index_number: 20191202-189769").file("site.yaml", &settings);
    assert_eq!(places(&dated, "index-number-code"), NONE, "another form has no such part");
}

#[test]
fn a_document_number_is_written_as_it_should_be() {
    for (written, wanted) in [
        ("示民发[2026]3号", "示民发〔2026〕3号"),
        ("示民发（2026）第12号", "示民发〔2026〕12号"),
        ("示民发〔2026〕03号", "示民发〔2026〕3号"),
        ("示民发〔2026〕3", "示民发〔2026〕3号"),
    ] {
        let found = found(&with(&format!("doc_number: \"{written}\"")), "document-number-form");
        assert_eq!(found.len(), 1, "{written}");
        assert_eq!(found[0].1.sides.as_ref().unwrap().right, wanted);
    }
    for other in ["示民发〔2026〕3号", "国令第711号", "2026年第3号", "第12号", "示民许〔2026〕3号之一"]
    {
        assert_eq!(places(&with(&format!("doc_number: {other}")), "document-number-form"), NONE, "{other}");
    }
}

#[test]
fn a_kind_with_its_own_rule_is_not_told_twice() {
    let text = "---\ntitle: 通知\nkind: document\ndate: 2026-03-01\nformed: 2026-03-05\ndoc_number: 示民发[2025]3号\n---\n";
    let site = TestSite::new().file("content/a.md", text);
    for rule in ["document-number-form", "document-number-year", "formed-after-published"] {
        assert_eq!(places(&site, rule), NONE, "{rule}");
    }
    let site = with("formed: 2026-03-05\ndoc_number: 示民发〔2025〕3号");
    assert_eq!(places(&site, "formed-after-published"), ["content/a.md:5:9-19"]);
    assert_eq!(places(&site, "document-number-year"), ["content/a.md:6:13-24"]);
}

#[test]
fn what_has_ended_says_since_when() {
    assert_eq!(places(&with("有效性: 废止"), "validity-date"), ["content/a.md:5:6-8"]);
    assert_eq!(places(&with("有效性: {状态: 废止, 日期: 2026-06-01}"), "validity-date"), NONE);
    assert_eq!(places(&with("有效性: 有效"), "validity-date"), NONE);
    let ending = document("date: 2026-06-01\nrepeals: a.md");
    let site = with("validity: valid").file("content/b.md", &ending);
    assert_eq!(places(&site, "repealed-in-force"), ["content/a.md:5:11-16"]);
    let site = with("validity: {state: repealed, date: 2026-06-01}").file("content/b.md", &ending);
    assert_eq!(places(&site, "repealed-in-force"), NONE);
    // A later notice of the same matter is no repeal of one that has no validity at all.
    let site = with("").file("content/b.md", document("date: 2026-06-01\nsupersedes: a.md"));
    assert_eq!(places(&site, "repealed-in-force"), NONE);
}

#[test]
fn what_outlives_its_years_is_asked_only_where_years_are_set() {
    let old = "formed: 2020-11-25\nvalidity: valid";
    let years = "validity_years: {usual: 6}";
    assert_eq!(places(&set(years, old), "outlived-validity"), NONE, "the last day");
    let site = set(years, &old.replace("11-25", "11-24"));
    let found = found(&site, "outlived-validity");
    assert_eq!((found.len(), found[0].1.severity, found[0].1.dated), (1, Severity::Info, true));
    assert_eq!(places(&with(old), "outlived-validity"), NONE);
    let renewed = "formed: 2020-11-24\nvalidity: {state: valid, date: 2026-11-24}";
    assert_eq!(places(&set("validity_years: {usual: 5}", renewed), "outlived-validity"), NONE);
}

#[test]
fn topics_are_those_of_the_list() {
    let list = "topics: state_council";
    assert_eq!(places(&set(list, "topics: [民政扶贫救灾]"), "unknown-topic").len(), 1);
    let site = set(list, "主题: ['综合政务\\政务公开', 民政、扶贫、救灾, 民政 、扶贫、救灾/社会福利]");
    assert_eq!(places(&site, "unknown-topic"), NONE);
    assert_eq!(places(&set("topics: [养老, 救助]", "topics: [养 老]"), "unknown-topic"), NONE);
    assert_eq!(places(&set("topics: [养老, 救助]", "topics: [儿童]"), "unknown-topic").len(), 1);
    assert_eq!(places(&with("topics: [儿童]"), "unknown-topic"), NONE);
}

#[test]
fn a_summary_says_more_than_the_title() {
    let found = found(&with("summary: 关于救助工作的通知。"), "summary-is-title");
    assert_eq!((found[0].0.as_str(), found[0].1.severity), ("content/a.md:5:10-20", Severity::Info));
    assert_eq!(places(&with("summary: 春节期间救助站照常开放。"), "summary-is-title"), NONE);
}

#[test]
fn what_binds_the_public_is_explained() {
    let policy = |more: &str| {
        format!(
            "---\ntitle: 救助办法\nkind: document\ndate: 2026-03-01\n规范性文件: 是\n有效性: 有效\n{more}---\n正文。\n"
        )
    };
    let site = TestSite::new().file("content/a.md", policy(""));
    let found = found(&site, "unexplained-policy");
    assert_eq!((found[0].0.as_str(), found[0].1.severity), ("content/a.md:2:8-12", Severity::Info));
    site.write("content/b.md", document("date: 2026-03-01\nexplains: a.md"));
    assert_eq!(places(&site, "unexplained-policy"), NONE);
    site.write("content/b.md", document("date: 2026-03-01"));
    site.write("content/a.md", policy("").replace("规范性文件: 是", "规范性文件: 否"));
    assert_eq!(places(&site, "unexplained-policy"), NONE);
}

#[test]
fn links_to_other_sites_that_will_break() {
    let body = "---\ntitle: 通知\nkind: news\ndate: 2026-03-01\n---\n见[表](http://192.0.2.1:8080/a)和[站](http://a.gov.cn/b)。\n\n![图](//img.example.com/a.png)\n\n[本站](http://www.example.gov.cn/c)、[安全](https://a.gov.cn)、<mailto:a@b.cn>\n";
    let site = TestSite::new().file("content/a.md", body);
    assert_eq!(places(&site, "ip-address-link"), ["content/a.md:6:6-29"]);
    assert_eq!(places(&site, "plain-http-link"), ["content/a.md:6:35-52"]);
    assert_eq!(places(&site, "foreign-picture"), ["content/a.md:8:6-29"]);
}
