//! B: lines that are joined, and typed indents.

use super::{html, line, lines};

#[test]
fn b007_no_blank_where_chinese_lines_are_joined() {
    lines(&[
        (
            "为进一步规范资金\n的发放，\n现将有关事项通知如下。",
            "为进一步规范资金的发放，现将有关事项通知如下。",
        ),
        ("**甲**\n乙", "<strong>甲</strong>乙"),
        ("甲\n**乙**\n*丙*", "甲<strong>乙</strong><em>丙</em>"),
        ("见[甲](a.md)\n[乙](b.md)", "见<a href=\"a.md\">甲</a><a href=\"b.md\">乙</a>"),
        ("**甲\n乙**丙", "<strong>甲乙</strong>丙"),
        ("甲 \n 乙", "甲乙"),
        ("甲　\n　乙", "甲乙"),
        ("甲\r\n乙\r丙", "甲乙丙"),
        ("“甲”\n“乙”", "“甲”“乙”"),
        ("甲……\n——乙", "甲……——乙"),
        ("“甲”\n2024年", "“甲”2024年"),
        ("甲`码`\n乙", "甲<code>码</code>乙"),
        ("第①\n②项", "第①②项"),
        ("見る\nカナ", "見るカナ"),
        ("甲[^1]\n乙", "甲[^1]乙"),
        ("甲<br>\n乙", "甲&lt;br&gt;乙"),
        ("甲\nABC\n乙", "甲ABC乙"),
    ]);
    assert_eq!(html("> 甲\n> 乙\n"), "<blockquote>\n<p>甲乙</p>\n</blockquote>\n");
    assert_eq!(html("- 甲\n  乙\n"), "<ul>\n<li>甲乙</li>\n</ul>\n");
}

#[test]
fn b007_a_blank_between_latin_words_and_in_korean() {
    for text in ["open\ndata", "**open**\n*data*", "He said “x”\nthen", "5\n6", "한국\n정부", "한국\n中文"]
    {
        assert!(line(text).contains('\n'), "{text:?}");
    }
}

#[test]
fn b007_hard_breaks_stay() {
    lines(&[("甲  \n乙", "甲<br>\n乙"), ("甲\\\n乙", "甲<br>\n乙"), ("甲  \r\n　　乙", "甲<br>\n乙")]);
}

#[test]
fn b008_a_typed_indent_is_removed() {
    lines(&[
        ("　　为保障困难群众", "为保障困难群众"),
        (" 　 　为保障", "为保障"),
        ("　　 **甲**", "<strong>甲</strong>"),
        ("甲  \n　　乙", "甲<br>\n乙"),
        ("姓名：　　张三", "姓名：　　张三"),
        ("甲　　", "甲"),
        ("　　", "not one paragraph: "),
    ]);
    assert_eq!(html("- 　　甲\n"), "<ul>\n<li>甲</li>\n</ul>\n");
    assert_eq!(html("> 　　甲\n"), "<blockquote>\n<p>甲</p>\n</blockquote>\n");
    assert_eq!(html("## 　甲　\n"), "<h2 id=\"甲\">甲</h2>\n");
    assert_eq!(html("```\n　　甲\n```\n"), "<pre><code>　　甲\n</code></pre>\n");
}

#[test]
fn b008_an_indent_begins_a_paragraph() {
    assert_eq!(
        html("第一段。\n　　第二段。\n　　第三段。"),
        "<p>第一段。</p>\n<p>第二段。</p>\n<p>第三段。</p>\n"
    );
    // where a paragraph can't be split, a line break stands for it
    assert_eq!(html("> 甲\n> 　　乙"), "<blockquote>\n<p>甲<br>\n乙</p>\n</blockquote>\n");
    lines(&[("**甲\n　　乙**", "<strong>甲<br>\n乙</strong>")]);
}

#[test]
fn line_ends_of_all_systems_are_alike() {
    let text = "# 甲\n\n乙\n丙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n\ny\n```\n\n- 丁\n- 戊\n";
    assert_eq!(html(&text.replace('\n', "\r\n")), html(text));
    assert_eq!(html(&text.replace('\n', "\r")), html(text));
    assert_eq!(line("甲\0乙"), "甲\u{FFFD}乙");
}
