//! C: headings, their ids and levels.

use super::super::Block;
use super::{blocks, html, line};

/// Level, id and text of each heading block.
fn headings(text: &str) -> Vec<(u8, String, String)> {
    let heading = |block| match block {
        Block::Heading { level, id, text, .. } => Some((level, id, text)),
        _ => None,
    };
    blocks(text).into_iter().filter_map(heading).collect()
}

fn ids(text: &str) -> Vec<String> {
    headings(text).into_iter().map(|(_, id, _)| id).collect()
}

#[test]
fn c009_chinese_headings_have_ids() {
    assert_eq!(ids("## 总体要求\n\n## 办理程序\n\n### 受理\n"), ["总体要求", "办理程序", "受理"]);
    assert_eq!(
        ids("## 一、总体情况（2024年）\n## Open  Data 接口 - a_b\n"),
        ["一总体情况2024年", "Open-Data-接口-a_b"]
    );
    assert_eq!(ids("## ……\n## 。\n"), ["section", "section-2"]);
    assert_eq!(ids("## cafe\u{301}\n## 한국\n## 𠮷祥\n"), ["café", "한국", "𠮷祥"]);
}

#[test]
fn c009_ids_are_unique() {
    assert_eq!(ids("## 甲\n## 甲\n## 甲-2\n## 甲\n"), ["甲", "甲-2", "甲-2-2", "甲-3"]);
    assert_eq!(
        html("## 甲\n> ## 甲\n"),
        "<h2 id=\"甲\">甲</h2>\n<blockquote>\n<h2 id=\"甲-2\">甲</h2>\n</blockquote>\n"
    );
    // ids of footnotes hold a colon, those of headings never
    assert_eq!(ids("## d1-fn:1\n"), ["d1-fn1"]);
}

#[test]
fn c009_html_and_text_of_a_heading() {
    let found = blocks("## **甲**`x<`<b>[乙](a.md)&y\n");
    let expected = Block::Heading {
        level: 2,
        id: "甲xb乙y".into(),
        html: "<strong>甲</strong><code>x&lt;</code>&lt;b&gt;<a href=\"a.md\">乙</a>&amp;y".into(),
        text: "甲x<<b>乙&y".into(),
    };
    assert_eq!(found, [expected]);
}

#[test]
fn c010_headings_typed_without_a_space() {
    for text in [
        "##总体要求\n",
        "##　总体要求\n",
        "## 　总体要求\n",
        "##\u{a0}总体要求\n",
        "##总体要求##\n",
        "## 总体要求##\n",
    ] {
        assert_eq!(html(text), "<h2 id=\"总体要求\">总体要求</h2>\n", "{text:?}");
    }
    assert_eq!(html("　　##总体要求\n"), "<h2 id=\"总体要求\">总体要求</h2>\n");
    assert_eq!(headings("#一\n##（一）二\n###“三”\n##1.四\n##**五**\n###### 六").len(), 6);
    assert_eq!(html("正文\n##标题\n正文"), "<p>正文</p>\n<h2 id=\"标题\">标题</h2>\n<p>正文</p>\n");
    assert_eq!(html("##标题\n---\n"), "<h2 id=\"标题\">标题</h2>\n<hr>\n");
    assert_eq!(html("> ##标题\n"), "<blockquote>\n<h2 id=\"标题\">标题</h2>\n</blockquote>\n");
    assert_eq!(html("##**“甲”**乙"), "<h2 id=\"甲乙\"><strong>“甲”</strong>乙</h2>\n");
}

#[test]
fn c010_what_is_no_heading() {
    for text in ["见#号", "#tag", "#1楼", "####### 七", "甲 ##乙"] {
        assert_eq!(line(text), text);
    }
    assert_eq!(line(r"\##标题"), "##标题");
    assert_eq!(html("```\n##标题\n```\n"), "<pre><code>##标题\n</code></pre>\n");
    assert_eq!(html("## #1楼\n"), "<h2 id=\"1楼\">#1楼</h2>\n");
    assert_eq!(html("## C#\n"), "<h2 id=\"C\">C#</h2>\n");
}

#[test]
fn c010_attributes_of_other_dialects_are_text() {
    assert_eq!(headings("## 标题 {#id .c}\n")[0].2, "标题 {#id .c}");
}

#[test]
fn c011_a_fragment_is_written_as_it_was() {
    assert_eq!(line("[甲](#办理程序)"), "<a href=\"#办理程序\">甲</a>");
    assert_eq!(line("[甲](#%E5%8A%9E)"), "<a href=\"#%E5%8A%9E\">甲</a>");
}

#[test]
fn levels_leave_the_first_to_the_page() {
    let levels = |text| headings(text).into_iter().map(|(level, ..)| level).collect::<Vec<_>>();
    assert_eq!(levels("# 一\n## 二\n##### 五\n###### 六\n"), [2, 3, 6, 6]);
    assert_eq!(levels("## 二\n###### 六\n"), [2, 6]);
    assert_eq!(levels("### 三\n"), [3]);
    assert_eq!(levels("标题\n===\n\n小标题\n---\n"), [2, 3]);
    assert_eq!(
        html("> # 引\n\n## 二\n"),
        "<blockquote>\n<h2 id=\"引\">引</h2>\n</blockquote>\n<h3 id=\"二\">二</h3>\n"
    );
}

#[test]
fn the_name_of_a_section_is_a_heading() {
    assert_eq!(headings("总体情况\n\n# 一\n\n　　**总体情况**\n").len(), 3);
    assert_eq!(headings("总体情况\n\n# 一\n")[0], (2, "总体情况".into(), "总体情况".into()));
    assert_eq!(headings("总体情况如下\n\n> 总体情况\n\n- 总体情况\n"), []);
}

#[test]
fn the_text_of_a_heading_is_one_line() {
    assert_eq!(headings("open\ndata\n甲\n===\n")[0], (2, "open-data甲".into(), "open data甲".into()));
}

#[test]
fn an_empty_heading_is_no_heading() {
    assert_eq!(html("##\n\n##　\n\n甲"), "<p>甲</p>\n");
}
