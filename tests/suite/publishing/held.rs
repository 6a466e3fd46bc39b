//! What is held back is in no output at all.

use gongkai::pipeline;
use gongkai::site::Show;

use super::{document, files};
use crate::support::{SETTINGS, TestSite};

/// Words that stand in the held document only: title, summary, body, keyword, topic,
/// number, attachment's name and content, file name.
const WORDS: &[&str] =
    &["关于鲲鹏", "鹤望兰", "白鹭洲", "石楠花", "木芙蓉", "鄂凤凰", "紫云英", "青岚", "qilin"];

/// A site with one document that is held back by `lines`, and one that is not and
/// speaks of it wherever a document can.
fn site(lines: &str) -> TestSite {
    let held = format!(
        "---\n标题: 关于鲲鹏的通知\n类型: 文件\n栏目: 政策文件\n内容概述: 鹤望兰\n关键词: [石楠花]\n主题: [木芙蓉]\n发文字号: 鄂凤凰〔2026〕1号\n旧地址: [/qilin-old/]\n附件: [紫云英.txt]\n{lines}\n---\n白鹭洲。\n"
    );
    TestSite::new()
        .file("content/政策/qilin.md", held)
        .file("content/政策/紫云英.txt", "青岚")
        .file("content/政策/甲.md", document("甲", "政策文件", "2026-01-02", "见[通知](qilin.md)。"))
        .file("content/政策/乙.md", "---\n标题: 乙\n类型: 文件\n栏目: 政策文件\n发布日期: 2026-03-02\n解读: [content/政策/qilin.md]\n---\n")
}

/// The names and texts of the output that have one of the words.
fn leaks(site: &TestSite) -> Vec<String> {
    let mut leaks = Vec::new();
    for (name, bytes) in files(&site.path("public")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for word in WORDS {
            let encoded: String = word.bytes().map(|byte| format!("%{byte:02X}")).collect();
            if name.contains(word) || text.contains(word) || text.contains(&encoded) {
                leaks.push(format!("{word} in {name}"));
            }
        }
    }
    leaks
}

fn ways() -> Vec<(&'static str, &'static str)> {
    vec![
        ("a draft", "发布日期: 2026-02-02\n草稿: 是"),
        ("an English draft", "发布日期: 2026-02-02\ndraft: true"),
        ("of tomorrow", "发布日期: 2026-11-26"),
        ("of tomorrow morning", "发布日期: 2026-11-26 00:01"),
        ("on request", "发布日期: 2026-02-02\n公开方式: 依申请公开"),
        ("withheld", "发布日期: 2026-02-02\n公开方式: withheld"),
    ]
}

#[test]
fn what_is_published_is_found_so_the_search_is_no_sham() {
    let site = site("发布日期: 2026-11-25");
    site.build();
    let leaks = leaks(&site);
    for word in WORDS {
        assert!(leaks.iter().any(|leak| leak.starts_with(word)), "{word} is nowhere, published or not");
    }
}

#[test]
fn what_is_held_back_is_in_no_output() {
    for (what, lines) in ways() {
        let site = site(lines);
        let built = site.build();
        assert_eq!((built.exit_code, built.documents), (0, (3, 2)), "{what}: {:?}", built.diagnostics);
        assert_eq!(leaks(&site), Vec::<String>::new(), "{what}");
        assert!(site.output("政策/甲/index.html").contains("见通知"), "the words of a link stay");
    }
}

#[test]
fn what_was_published_before_goes_when_it_is_held_back() {
    let site = site("发布日期: 2026-02-02");
    site.build();
    assert!(!leaks(&site).is_empty());
    let text = std::fs::read_to_string(site.path("content/政策/qilin.md")).unwrap();
    site.write(
        "content/政策/qilin.md",
        text.replace("发布日期: 2026-02-02", "发布日期: 2026-02-02\n公开方式: 不予公开"),
    );
    site.build();
    assert_eq!(leaks(&site), Vec::<String>::new());
}

#[test]
fn what_is_not_reviewed_is_held_back_if_the_site_demands_it() {
    let settings = format!("{SETTINGS}review: {{required: [reviewed_by, 签发], since: 2026-02-01}}\n");
    let signed = "发布日期: 2026-02-02\n审核: {审核: 甲, 签发: {姓名: 乙, 日期: 2026-02-01}}";
    let cases = [
        ("发布日期: 2026-02-02", true),
        ("发布日期: 2026-02-02\n审核: {审核: 甲}", true),
        ("发布日期: 2026-02-02\n审核: {审核: 甲, 签发: \" \"}", true),
        ("发布日期: 2026-02-02\n审核: {审核: 甲, 签发: {日期: 2026-02-01}}", true),
        (signed, false),
        ("发布日期: 2026-01-31", false),
    ];
    for (lines, held) in cases {
        let site = site(lines).file("site.yaml", &settings);
        site.write("content/政策/乙.md", document("乙", "政策文件", "2026-01-02", ""));
        let built = site.build();
        assert_eq!(built.exit_code, 0, "{lines}: {:?}", built.diagnostics);
        assert_eq!(leaks(&site).is_empty(), held, "{lines}: {:?}", leaks(&site));
    }
}

#[test]
fn drafts_and_the_future_are_published_when_asked_for() {
    let shows = [(true, false), (false, true)];
    for (drafts, future) in shows {
        for (what, lines) in ways() {
            let site = site(lines);
            let mut options = site.options();
            options.show = Show { drafts, future };
            assert_eq!(pipeline::build(&options).unwrap().exit_code, 0);
            let asked = (drafts && what.contains("draft")) || (future && what.contains("tomorrow"));
            assert_eq!(!leaks(&site).is_empty(), asked, "{what}, drafts {drafts}, future {future}");
        }
    }
}

#[test]
fn an_empty_site_and_one_with_nothing_to_publish_are_sites() {
    let site = TestSite::new();
    std::fs::create_dir(site.path("content")).unwrap();
    site.build_clean();
    let empty = files(&site.path("public"));
    site.write(
        "content/甲.md",
        document("甲", "政策文件", "2026-12-31", "").replace("标题", "草稿: 是\n标题"),
    );
    site.build_clean();
    assert_eq!(files(&site.path("public")), empty);
}
