//! What is published and what is not; what a build touches and what it leaves.

mod copied;
mod held;
mod on_error;

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use gongkai::pipeline::{self, Built};

use crate::support::TestSite;

/// Time and inode of every file and folder.
type Stamps = BTreeMap<String, (i64, i64, u64)>;

fn stamps(folder: &Path) -> Stamps {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let meta = entry.metadata().unwrap();
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            (name, (meta.mtime(), meta.mtime_nsec(), meta.ino()))
        })
        .collect()
}

/// Files of the output with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            (name, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Names of files that came, went or differ.
fn differing(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort();
    names.dedup();
    names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned().collect()
}

fn counts(built: &Built) -> (usize, usize, bool) {
    built.outcome.as_ref().map(|done| (done.written, done.removed, done.changed)).unwrap()
}

/// A document of the kind `document` in a category.
fn document(title: &str, category: &str, date: &str, body: &str) -> String {
    format!("---\n标题: {title}\n类型: 文件\n栏目: {category}\n发布日期: {date}\n---\n{body}\n")
}

/// Six documents in two categories.
fn six() -> TestSite {
    let mut site = TestSite::new();
    for (number, category) in
        ["政策文件", "政策文件", "政策文件", "reports", "reports", "reports"].iter().enumerate()
    {
        let text =
            document(&format!("第{number}号文件"), category, &format!("2026-0{}-01", number + 1), "正文。");
        site = site.file(&format!("content/{number}.md"), text);
    }
    site
}

#[test]
fn a_build_without_a_change_touches_nothing() {
    let site = six().file("static/图.svg", "<svg/>").file("content/表.txt", "表");
    site.write("content/6.md", document("有附件", "政策文件", "2026-08-01", "[表](表.txt)"));
    site.build_clean();
    // The second build still brings the spare up to date, if it likes; not the site.
    for _ in 0..3 {
        let before = stamps(&site.path("public"));
        let built = site.build_clean();
        assert_eq!(stamps(&site.path("public")), before);
        assert_eq!(counts(&built), (0, 0, false));
    }
    // Nor is anything touched where it is the sources' times that differ.
    site.write("content/0.md", std::fs::read(site.path("content/0.md")).unwrap());
    let before = stamps(site.root());
    site.build_clean();
    assert_eq!(stamps(site.root()), before);
}

#[test]
fn what_is_no_longer_there_goes() {
    let site = six().file("content/表.txt", "表").file("static/旧/图.svg", "<svg/>");
    site.write("content/6.md", document("要撤下的文件", "政策文件", "2026-08-01", "[表](表.txt)"));
    site.build_clean();
    let full = files(&site.path("public"));
    assert!(
        full.contains_key("6/index.html") && full.contains_key("6/表.txt") && full.contains_key("旧/图.svg")
    );
    for path in ["content/6.md", "content/表.txt", "static/旧/图.svg"] {
        std::fs::remove_file(site.path(path)).unwrap();
    }
    let built = site.build();
    let told: Vec<&str> = built.diagnostics.iter().map(|found| found.rule.as_str()).collect();
    assert_eq!(told, ["lost-address"], "whoever links to it is told of");
    assert!(counts(&built).1 >= 3);
    let after = files(&site.path("public"));
    for (name, bytes) in &after {
        assert!(!String::from_utf8_lossy(bytes).contains("要撤下的文件"), "{name}");
    }
    assert!(!site.path("public/6").exists() && !site.path("public/旧").exists(), "empty folders stay");
    let fresh = six();
    fresh.build_clean();
    assert_eq!(differing(&files(&fresh.path("public")), &after), Vec::<String>::new());
}

#[test]
fn a_changed_body_rewrites_one_page() {
    let long = format!("{}\n\n旧的结尾。", "文字，".repeat(100));
    let site = six();
    site.write("content/2.md", document("第2号文件", "政策文件", "2026-03-01", &long));
    site.build_clean();
    let (old, before) = (files(&site.path("public")), stamps(&site.path("public")));
    site.write("content/2.md", document("第2号文件", "政策文件", "2026-03-01", &long.replace("旧", "新")));
    let built = site.build_clean();
    assert_eq!(differing(&old, &files(&site.path("public"))), ["2/index.html", "manifest.json"]);
    assert_eq!(counts(&built), (1, 0, true));
    let after = stamps(&site.path("public"));
    let untouched = |name: &str| before[name] == after[name];
    assert!(untouched("index.html") && untouched("1/index.html") && untouched("sitemap.xml"));
}

#[test]
fn two_changed_titles_rewrite_their_pages_and_their_lists_only() {
    let site = six();
    site.build_clean();
    let old = files(&site.path("public"));
    for number in [1, 4] {
        let category = if number == 1 { "政策文件" } else { "reports" };
        let text = document("改了的标题", category, &format!("2026-0{}-01", number + 1), "正文。");
        site.write(&format!("content/{number}.md"), text);
    }
    let built = site.build_clean();
    let changed = differing(&old, &files(&site.path("public")));
    // Their own pages; 0, 2, 3 and 5, which lead to them as neighbours; lists that name them.
    let may = [
        "0/",
        "1/",
        "2/",
        "3/",
        "4/",
        "5/",
        "agencies/csj/",
        "categories/",
        "kinds/document/",
        "years/2026/",
    ];
    let may_not = ["categories/relief/", "funds/", "404.html", "assets/"];
    for name in &changed {
        let known = may.iter().any(|start| name.starts_with(start))
            || ["index.html", "manifest.json"].contains(&name.as_str());
        assert!(known && !may_not.iter().any(|start| name.starts_with(start)), "{name} was rewritten");
    }
    for name in [
        "1/index.html",
        "4/index.html",
        "index.html",
        "categories/policy/index.html",
        "categories/reports/index.html",
    ] {
        assert!(changed.iter().any(|other| other == name), "{name} was not rewritten: {changed:?}");
    }
    assert_eq!(counts(&built).0, changed.len() - 1);
}

#[test]
fn a_changed_document_far_from_others_leaves_their_pages() {
    let site = six();
    site.build_clean();
    let old = files(&site.path("public"));
    site.write("content/0.md", document("改了的标题", "政策文件", "2026-01-01", "正文。"));
    site.build_clean();
    let changed = differing(&old, &files(&site.path("public")));
    for name in ["2/index.html", "3/index.html", "categories/reports/index.html"] {
        assert!(!changed.iter().any(|other| other == name), "{name} was rewritten");
    }
}

#[test]
fn output_and_address_can_be_given() {
    let site = six();
    let mut options = site.options();
    options.output_dir = Some(site.path("别处/网站"));
    options.base_url = Some("https://new.example.cn/a/b".to_owned());
    let built = pipeline::build(&options).unwrap();
    assert_eq!(built.exit_code, 0);
    assert!(!site.path("public").exists());
    let page = std::fs::read_to_string(site.path("别处/网站/0/index.html")).unwrap();
    let page = scraper::Html::parse_document(&page);
    let canonical = scraper::Selector::parse("link[rel=canonical]").unwrap();
    assert_eq!(page.select(&canonical).next().unwrap().attr("href"), Some("https://new.example.cn/a/b/0/"));
    let map = std::fs::read_to_string(site.path("别处/网站/sitemap.xml")).unwrap();
    assert!(map.contains("<loc>https://new.example.cn/a/b/0/</loc>") && !map.contains("www.example.gov.cn"));
    options.base_url = Some("new.example.cn".to_owned());
    assert_eq!(pipeline::build(&options).unwrap_err().exit_code(), 2);
}
