//! I: addresses and names of files.

use std::collections::BTreeSet;

use super::{percent_decoded, published, site, told};
use crate::support::TestSite;

/// Every `href` and `src` of a text.
fn links(html: &str) -> Vec<String> {
    let of = |mark: &'static str| html.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    of("href=\"").chain(of("src=\"")).map(|link| link.replace("&amp;", "&")).collect()
}

/// Where a relative link of a published file leads, as a path in the output.
fn target(from: &str, link: &str) -> Option<String> {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || link.contains("://") || link.starts_with("mailto:") || path.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => assert!(parts.pop().is_some(), "{link} of {from} leads out of the site"),
            part => parts.push(part),
        }
    }
    let path = percent_decoded(&parts.join("/"));
    let is_page =
        link.split('#').next().unwrap_or_default().ends_with('/') || link.ends_with("..") || path.is_empty();
    Some(if is_page { format!("{path}/index.html").trim_start_matches('/').to_owned() } else { path })
}

/// Relative links of all pages must lead to published files.
fn walk(site: &TestSite) -> usize {
    let mut count = 0;
    for (path, text) in
        published(site).iter().filter(|(path, _)| path.ends_with(".html") && path != "404.html")
    {
        for link in links(text) {
            let Some(target) = target(path, &link) else { continue };
            assert!(site.path("public").join(&target).exists(), "{link} of {path} leads to {target}");
            count += 1;
        }
    }
    count
}

#[test]
fn d045_chinese_file_names_are_encoded_once() {
    let site = site("D045");
    site.build_clean();
    assert!(site.path("public/minzheng/社会救助/五月公示/index.html").exists(), "the disk keeps characters");
    let encoded = "%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9/%E4%BA%94%E6%9C%88%E5%85%AC%E7%A4%BA/";
    let from = site.output("minzheng/index-page/index.html");
    assert!(links(&from).iter().any(|link| link.ends_with(encoded)), "{:?}", links(&from));
    assert!(site.output("sitemap.xml").contains(encoded));
    for (path, text) in published(&site) {
        assert!(!text.contains("%25E7"), "{path}");
        for link in links(&text) {
            let address = link.split('#').next().unwrap_or_default();
            assert!(address.is_ascii(), "{link} of {path} is not encoded");
        }
    }
    assert!(walk(&site) > 20);
    // A link that was copied from a browser is encoded already.
    let body =
        "见[甲](/minzheng/%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9/%E4%BA%94%E6%9C%88%E5%85%AC%E7%A4%BA/)。\n";
    let site = site.document("content/minzheng/c.md", "丙", body);
    site.build_clean();
    assert!(!site.output("minzheng/c/index.html").contains("%25"));
    walk(&site);
}

#[test]
fn d046_addresses_that_differ_in_case() {
    let built = site("D046").build();
    assert_eq!(told(&built), ["same-address@notice.md:1:1"]);
    assert_eq!(built.diagnostics[0].related[0].path, "content/minzheng/Notice.md");
    assert!(built.outcome.is_none());
}

#[test]
fn d047_long_chinese_titles() {
    let site = site("D047");
    let built = site.build();
    assert!(built.failure.is_none(), "{:?}", built.failure);
    assert_eq!(built.exit_code, 0, "{:?}", told(&built));
    let pages = published(&site);
    assert_eq!(pages.iter().filter(|(path, _)| path.starts_with("minzheng/")).count(), 2);
    for (path, _) in pages {
        assert!(path.split('/').all(|part| part.len() <= 255), "{path}");
    }
    walk(&site);
}

#[test]
fn d048_names_that_windows_cannot_hold() {
    let site = site("D048");
    let built = site.build();
    let told: BTreeSet<String> = told(&built).into_iter().collect();
    let names = ["con", "aux/说明", "nul", "com1", "附件./说明", "时间12:30", "甲|乙", "甲*乙", "空格 "];
    let expected = names.map(|name| format!("unportable-name@{name}.md:1:1"));
    assert_eq!(told, expected.into_iter().collect());
    // The same of attachments, old addresses and extensions; but not of names that only look so.
    let text = "---\ntitle: 甲\nkind: document\ndate: 2024-05-06\nagency: minzheng\nattachments: ['表:1.txt', 'Con.v2.txt']\n\
        aliases: [/old/LPT1/, /console/]\n---\n";
    let site =
        super::written(text).file("content/minzheng/表:1.txt", "1").file("content/minzheng/Con.v2.txt", "2");
    let told = super::told(&site.build());
    assert_eq!(told.iter().filter(|found| found.starts_with("unportable-name@a.md")).count(), 3, "{told:?}");
    for fine in ["content/minzheng/console.md", "content/minzheng/com10.md", "content/minzheng/aux说明.md"]
    {
        assert_eq!(
            super::told(&super::written(text).document(fine, "乙", "正文。\n").build())
                .iter()
                .filter(|found| found.contains(fine))
                .count(),
            0
        );
    }
}

#[test]
fn d049_two_pages_at_one_address() {
    let site = site("D049");
    let built = site.build();
    let same: Vec<_> = built.diagnostics.iter().filter(|found| found.rule == "same-address").collect();
    assert_eq!(same.len(), 1, "{:?}", told(&built));
    assert_eq!(same[0].path.as_deref(), Some("content/minzheng/notice/index.md"));
    assert_eq!(same[0].related[0].path, "content/minzheng/notice.md");
    assert!(built.outcome.is_none(), "nothing is written over");
    // `_index.md` is an introduction here and comes to no address; what it can't have is told.
    assert!(told(&built).iter().any(|found| found.starts_with("unknown-key@notice/_index.md:3")));
}

#[test]
fn d050_topics_of_signs_only() {
    let site = site("D050");
    site.build_clean();
    let folders: BTreeSet<String> = std::fs::read_dir(site.path("public/topics"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders.len(), 5, "{folders:?}");
    let list = site.output("topics/index.html");
    for topic in ["低保", "特困", "！？", "C++", "C#"] {
        assert!(list.contains(topic), "{topic}");
    }
    walk(&site);
}

#[test]
fn d051_a_site_below_a_path() {
    let site = site("D051");
    site.build_clean();
    assert!(walk(&site) > 20);
    for (path, text) in published(&site) {
        for link in links(&text).iter().filter(|link| link.starts_with('/')) {
            assert!(link.starts_with("/gk/"), "{link} of {path}");
        }
        for link in links(&text).iter().filter(|link| link.contains("www.example.gov.cn")) {
            assert!(link.starts_with("https://www.example.gov.cn/gk/"), "{link} of {path}");
        }
    }
    for place in site.output("sitemap.xml").split("<loc>").skip(1) {
        assert!(place.starts_with("https://www.example.gov.cn/gk/"), "{place}");
    }
    // The page at the old address leads to the new one, wherever the site stands.
    let old = site.output("old/a/index.html");
    assert!(
        links(&old)
            .iter()
            .any(|link| target("old/a/index.html", link).as_deref() == Some("minzheng/a/index.html")),
        "{old}"
    );
    for file in ["minzheng/a/fj.txt", "minzheng/b/tu.png"] {
        assert!(site.path("public").join(file).exists(), "{file}");
    }
    assert_eq!(
        std::fs::read(site.path("public/minzheng/b/tu.png")).unwrap(),
        std::fs::read(site.path("content/minzheng/tu.png")).unwrap()
    );
}
