//! F: values of YAML.

use super::{content, one, page, place, site, told, written};

/// A front matter with these lines after title, kind and date.
fn with(lines: &str) -> String {
    format!("---\ntitle: 甲\nkind: document\ndate: 2024-05-06\nagency: minzheng\n{lines}\n---\n正文。\n")
}

fn says(found: &gongkai::diagnostic::Diagnostic, words: &str) -> bool {
    let help = found.help.as_ref().map_or("", |help| help.zh.as_str());
    found.message.zh.contains(words) || help.contains(words)
}

#[test]
fn d025_a_full_width_colon_after_a_key() {
    let built = site("D025").build();
    assert_eq!(told(&built), ["yaml-syntax@alone.md:2:3", "yaml-syntax@inside.md:5:7"]);
    assert!(built.diagnostics.iter().all(|found| says(found, "全角冒号")));
    // Set in, the line would be a part of the value above it.
    let built = written(&with("source: 财政局\n  摘要：乙")).build();
    assert_eq!(told(&built), ["yaml-syntax@a.md:7:3"]);
    assert!(says(&built.diagnostics[0], "缩进"));
    let built = written(&with("review:\n  provided_by: 甲\n    审核：乙")).build();
    assert_eq!(told(&built), ["yaml-syntax@a.md:8:5"]);
}

#[test]
fn d026_a_colon_in_a_title() {
    let built = one("D026").build();
    assert_eq!(told(&built), ["yaml-syntax@a.md:2:14"]);
    assert!(says(&built.diagnostics[0], "给整个值加上引号"));
}

#[test]
fn d027_a_title_that_begins_with_a_bracket() {
    let built = one("D027").build();
    assert_eq!(told(&built), ["yaml-syntax@a.md:2:8"]);
    assert!(says(&built.diagnostics[0], "给整个值加上引号：'[试行]示例县临时救助办法'"));
}

#[test]
fn d028_a_number_sign_in_a_title() {
    let built = one("D028").build();
    assert_eq!(told(&built), ["yaml-comment@a.md:2:18"]);
    assert!(says(&built.diagnostics[0], "'福利院改造一期项目 #2 标段中标结果公示'"));
    assert_eq!(built.exit_code, 0);
    // Any value that is cut in the middle of a word, and titles whatever follows.
    for (lines, place) in [
        ("source: 第 #1 号公告", "a.md:6:11"),
        ("topics:\n  - 标段 #2", "a.md:7:8"),
        ("内容概述: 乙 # 丙", "a.md:6:9"),
        ("index_number: A #1", "a.md:6:17"),
    ] {
        assert_eq!(told(&written(&with(lines)).build()), [format!("yaml-comment@{place}")], "{lines}");
    }
    // Notes that stand apart, and values in quotes, are what they seem.
    for lines in [
        "# 待核\nindex_number: A   # 已核",
        "title_: x",
        "source: '第 #1 号'",
        "source: \"第 #1 号\" #注",
        "summary: |\n  第 #1 号\n  第 #2 号",
        "topics: [甲, 乙] #两个",
        "source: 甲#1",
    ] {
        let told = told(&written(&with(lines)).build());
        assert!(!told.iter().any(|found| found.starts_with("yaml-comment")), "{lines}: {told:?}");
    }
}

#[test]
fn d029_the_same_key_twice() {
    let built = one("D029").build();
    assert_eq!(told(&built), ["duplicate-key@a.md:7:1"]);
    assert!(says(&built.diagnostics[0], "“title”"));
    assert_eq!(built.diagnostics[0].related[0].span.unwrap().line, 2);
}

#[test]
fn d030_a_misspelt_draft() {
    let site = one("D030");
    let built = site.build();
    assert_eq!(told(&built), ["unknown-key@a.md:7:1"]);
    assert!(says(&built.diagnostics[0], "“draft”"));
    assert!(built.outcome.is_none(), "it does not go live");
}

#[test]
fn d031_codes_that_look_like_numbers() {
    let site = one("D031");
    // 0o17 is no document number; that is told and hides nothing.
    assert_eq!(told(&site.build()), ["pattern@a.md:8:13"]);
    let html = site.output("minzheng/a/index.html");
    for code in ["123E4", "0o17", "0x1F", "010", "1_000", "12e03"] {
        assert!(html.contains(&format!(">{code}<")), "{code}");
    }
}

#[test]
fn d032_a_tab_as_an_indent() {
    let built = one("D032").build();
    assert_eq!(told(&built), ["yaml-syntax@a.md:8:1"]);
    assert!(says(&built.diagnostics[0], "制表符") && says(&built.diagnostics[0], "改用空格"));
}

#[test]
fn d033_blank_values() {
    let site = site("D033");
    let built = site.build();
    // A date is not demanded of every kind; without one the document is told all the same.
    assert_eq!(told(&built), ["missing-date@required-empty.md:1:1", "missing-title@required.md:2:8"]);
    std::fs::remove_file(site.path("content/minzheng/required.md")).unwrap();
    assert_eq!(told(&site.build()), ["missing-date@required-empty.md:1:1"]);
    let html = site.output("minzheng/optional/index.html");
    for word in ["None", "null", ">~<", "none<"] {
        assert!(!html.contains(word), "{word}");
    }
    // Nor of the one without a date, in any list.
    for (path, text) in super::published(&site).iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!text.contains(">None<") && !text.contains(">null<") && !text.contains(">~<"), "{path}");
    }
}

#[test]
fn d034_marks_in_a_list_of_topics() {
    let site = site("D034");
    let built = site.build();
    assert_eq!(told(&built), ["mark-in-topic@comma.md:7:10"]);
    assert!(says(&built.diagnostics[0], "[公开, 年报, 预算]"));
    // A bare text is one topic.
    assert!(site.path("public/topics/公开/index.html").exists());
    let told = |lines: &str| told(&written(&with(lines)).build());
    assert_eq!(told("主题: 公开、年报"), ["mark-in-topic@a.md:6:5"]);
    assert_eq!(told("主题: [低保, 公开；年报]"), ["mark-in-topic@a.md:6:10"]);
    // The national list of topics has such names; keywords are told apart at such marks.
    assert_eq!(told("主题: [民政、扶贫、救灾, 民政、扶贫、减灾]\n关键词: 公开、年报"), [""; 0]);
}

#[test]
fn d035_an_uneven_list() {
    let built = one("D035").build();
    assert_eq!(told(&built), ["yaml-syntax@a.md:9:2"]);
    assert!(says(&built.diagnostics[0], "缩进"));
    let told = |lines: &str| told(&written(&with(lines)).build());
    assert_eq!(told("topics:\n- 低保\n- 特困\n   - 孤儿"), ["yaml-syntax@a.md:9:4"]);
    assert_eq!(told("topics: 低保\n  - 特困"), ["yaml-syntax@a.md:7:3"]);
    // What was meant to go on goes on.
    let none: [&str; 0] = [];
    assert_eq!(told("summary: 第一句，\n  第二句。"), none);
    assert_eq!(told("summary: |\n  甲\n    - 乙\n    丙：丁"), none);
    assert_eq!(told("summary: >-\n  甲\n   - 乙"), none);
    assert_eq!(told("summary: '甲\n  - 乙'"), none);
    assert_eq!(told("notes:\n  - date: 2024-05-07\n    text: 改"), none);
}

#[test]
fn d036_invisible_characters_in_titles_and_keys() {
    let site = site("D036");
    let built = site.build();
    assert_eq!(
        told(&built),
        [
            "missing-title@key.md:1:1",
            "unknown-key@key.md:2:1",
            "invisible-character@key.md:2:3",
            "invisible-character@title.md:2:10"
        ]
    );
    assert!(says(&built.diagnostics[1], "U+200B") && says(&built.diagnostics[1], "“title”"));
    std::fs::remove_file(site.path("content/minzheng/key.md")).unwrap();
    assert_eq!(site.build().exit_code, 0);
    for (path, text) in super::published(&site) {
        assert!(!text.contains(['\u{200B}', '\u{FEFF}']) && !path.contains('\u{200B}'), "{path}");
    }
    assert!(site.output("minzheng/title/index.html").contains("临时救助公示"));
}

#[test]
fn d037_a_control_character_in_the_front_matter() {
    let built = one("D037").build();
    assert_eq!(told(&built), ["control-character@a.md:2:9"]);
    assert!(says(&built.diagnostics[0], "第 2 行第 9 个字") && says(&built.diagnostics[0], "U+0008"));
    assert_eq!(built.exit_code, 1);
    // In a body it is told and taken out; so it is where it was written as an escape (D086).
    let site = one("D086");
    let built = site.build();
    assert_eq!(
        told(&built),
        ["control-character@a.md:2:8", "control-character@a.md:7:10", "control-character@a.md:10:4"]
    );
    for (path, text) in super::published(&site) {
        assert!(!text.contains(gongkai::value::is_control), "{path}");
    }
    assert!(
        page(&site).contains("正文含控制字符和非字符。"),
        "{}",
        content(&site.output("minzheng/a/index.html"))
    );
    assert!(built.diagnostics.iter().all(|found| place(found).contains("control-character")));
}
