//! What stands against publishing: the disk, and files that are not the portal's.

use gongkai::pipeline::{self, Failure};

use super::{good, tree};
use crate::support::TestSite;

fn fails(site: &TestSite) -> Failure {
    match crate::support::build(&site.options()) {
        Ok(built) => panic!("published: {:?}", built.outcome),
        Err(failure) => failure,
    }
}

#[test]
fn a_file_in_the_place_of_the_output_folder_is_named_and_stays() {
    let site = good().file("public", "笔记");
    let failure = fails(&site);
    assert_eq!(failure.exit_code(), 3);
    assert!(failure.message().zh.ends_with("public”：不是文件夹"), "{}", failure.message().zh);
    assert!(failure.message().en.ends_with("public: not a folder"), "{}", failure.message().en);
    assert_eq!(std::fs::read(site.path("public")).unwrap(), "笔记".as_bytes());
}

#[test]
fn a_file_in_the_place_of_a_folder_above_is_named_and_stays() {
    let site = good().file("site", "笔记");
    let mut options = site.options();
    options.output_dir = Some(site.path("site/public"));
    let failure = crate::support::build(&options).unwrap_err();
    assert_eq!(failure.exit_code(), 3);
    assert!(failure.message().zh.contains("/site/public”"), "{}", failure.message().zh);
    assert!(failure.message().en.contains("/site/public:"), "{}", failure.message().en);
    assert_eq!(std::fs::read(site.path("site")).unwrap(), "笔记".as_bytes());
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let site = good();
    let folder = site.path("out");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o555)).unwrap();
    if std::fs::write(folder.join("x"), "").is_ok() {
        return; // Root writes everywhere.
    }
    let mut options = site.options();
    options.output_dir = Some(folder.join("public"));
    let failure = crate::support::build(&options).unwrap_err();
    assert_eq!(failure.exit_code(), 3);
    assert!(failure.message().zh.contains("没有权限"), "{}", failure.message().zh);
}

#[test]
fn foreign_files_are_named_and_stay() {
    let site = good();
    site.build_clean();
    site.write("public/verify_财政.txt", "ok");
    site.write("public/old/报表.xls", "ok");
    // Without a change nothing would be written; a foreign file is told all the same.
    for title in ["关于开展检查的通知", "改"] {
        site.write(
            "content/通知.md",
            format!("---\ntitle: {title}\nkind: document\ndate: 2026-01-02\n---\n"),
        );
        let before = tree(&site.path("public"));
        let failure = fails(&site);
        assert_eq!(failure.exit_code(), 2);
        for text in [failure.message().zh, failure.message().en] {
            assert!(text.contains("verify_财政.txt") && text.contains("old/报表.xls"), "{text}");
            assert!(text.contains("publish.keep"), "{text}");
        }
        assert_eq!(tree(&site.path("public")), before);
    }
}

#[test]
fn a_folder_that_was_not_made_here_is_never_emptied() {
    let site = good().file("public/index.html", "别人的主页");
    let failure = fails(&site);
    assert_eq!(failure.exit_code(), 2);
    assert!(failure.message().zh.contains("index.html"), "{}", failure.message().zh);
    assert_eq!(site.output("index.html"), "别人的主页");
    // Nor the site's own folders.
    for folder in ["content", "."] {
        let before = tree(site.root());
        let mut options = site.options();
        options.output_dir = Some(site.path(folder));
        assert_eq!(crate::support::build(&options).unwrap_err().exit_code(), 2);
        let files = |tree: std::collections::BTreeMap<String, _>| {
            tree.into_keys().filter(|name| !name.contains("gongkai-lock")).collect::<Vec<_>>()
        };
        assert_eq!(files(tree(site.root())), files(before));
    }
}

#[test]
fn no_site_is_told_with_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let failure =
        crate::support::build(&pipeline::Options::new(folder.path(), crate::support::today())).unwrap_err();
    assert_eq!(failure.exit_code(), 2);
    let name = folder.path().display().to_string();
    assert!(failure.message().zh.contains(&name) && failure.message().en.contains(&name));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_site_whose_content_is_gone_keeps_what_is_published() {
    let site = good();
    site.build_clean();
    let before = tree(&site.path("public"));
    std::fs::rename(site.path("content"), site.path("contents")).unwrap();
    let failure = fails(&site);
    assert_eq!(failure.exit_code(), 2);
    assert!(failure.message().zh.contains("没有 content 文件夹"), "{}", failure.message().zh);
    assert_eq!(tree(&site.path("public")), before);
}
