//! Raw HTML is text; addresses are safe; attributes are escaped.

use super::super::{Rules, Target, render, without_comments};
use super::{html, line, lines};

#[test]
fn raw_html_is_shown_and_never_interpreted() {
    lines(&[
        ("段落<b onclick=\"alert(2)\">加粗</b>", "段落&lt;b onclick=\"alert(2)\"&gt;加粗&lt;/b&gt;"),
        ("<script>alert('甲')</script>", "&lt;script&gt;alert('甲')&lt;/script&gt;"),
        ("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;"),
        ("甲<!-- 批注 -->乙", "甲&lt;!-- 批注 --&gt;乙"),
        ("甲<![CDATA[x]]><?php x?><!X y>", "甲&lt;![CDATA[x]]&gt;&lt;?php x?&gt;&lt;!X y&gt;"),
        ("<div>\n**甲**\n</div>", "&lt;div&gt;<br>\n**甲**<br>\n&lt;/div&gt;"),
        ("<!--\n甲\n\n乙", "&lt;!--<br>\n甲<br>\n<br>\n乙"),
        ("&lt;script&gt;和&amp;", "&lt;script&gt;和&amp;"),
    ]);
    assert_eq!(html("- <style>x</style>\n"), "<ul>\n<li><p>&lt;style&gt;x&lt;/style&gt;</p>\n</li>\n</ul>\n");
    assert_eq!(html("`<script>`"), "<p><code>&lt;script&gt;</code></p>\n");
}

#[test]
fn comments_can_be_left_out() {
    for (text, expected) in [
        ("正文<!-- 批注乙 -->第一段。", "正文第一段。"),
        ("<!-- 甲 -->\n\n乙\n", "\n\n乙\n"),
        ("甲\n<!--\n批\n\n注\n-->乙\n", "甲\n乙\n"),
        ("<!-- 甲 --> 乙 <!-- 丙 --> 丁", " 乙  丁"),
        ("`<!-- 码 -->`\n\n    <!-- 码 -->\n", "`<!-- 码 -->`\n\n    <!-- 码 -->\n"),
        ("甲 <!-- 未完", "甲 <!-- 未完"),
        ("甲<!-->乙<!--->丙", "甲乙丙"),
        ("无", "无"),
    ] {
        assert_eq!(without_comments(text), expected, "{text:?}");
    }
}

#[test]
fn unsafe_addresses_leave_the_text() {
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "<java&Tab;script:alert(1)>",
        "<java&NewLine;script:alert(1)>",
        "<&#1;javascript:alert(1)>",
        "<  javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "C:/文件.docx",
        "缺.md",
    ] {
        let html = html(&format!("[甲]({address}) ![图]({address}) <{address}>"));
        assert!(!html.contains("<a ") && !html.contains("<img"), "{address:?}: {html}");
        assert!(html.contains("甲"), "{address:?}: {html}");
    }
    // a tab typed as such ends the destination, so this never was a link
    assert_eq!(line("[甲](java\tscript:x)"), "[甲](java\tscript:x)");
}

#[test]
fn safe_addresses() {
    lines(&[
        (
            "[甲](https://a.cn/b?c&d=\"e\")",
            "<a href=\"https://a.cn/b?c&amp;d=&quot;e&quot;\" rel=\"noopener\">甲</a>",
        ),
        ("[甲](HTTP://a.cn)", "<a href=\"HTTP://a.cn\" rel=\"noopener\">甲</a>"),
        ("[甲](//a.cn/b)", "<a href=\"//a.cn/b\" rel=\"noopener\">甲</a>"),
        (
            "[甲](mailto:a@b.cn) <a@b.cn>",
            "<a href=\"mailto:a@b.cn\">甲</a> <a href=\"mailto:a@b.cn\">a@b.cn</a>",
        ),
        ("[甲](tel:12345)", "<a href=\"tel:12345\">甲</a>"),
        ("[甲](<https://a.cn/b c>)", "<a href=\"https://a.cn/b%20c\" rel=\"noopener\">甲</a>"),
        ("[甲](甲:乙.md)", "<a href=\"甲:乙.md\">甲</a>"),
        ("[甲](a.md \"题\\\"<b>\")", "<a href=\"a.md\" title=\"题&quot;&lt;b&gt;\">甲</a>"),
    ]);
}

#[test]
fn pictures() {
    lines(&[
        ("![图**“一”**](a.png \"题\")", "<img src=\"a.png\" alt=\"图“一”\" title=\"题\" loading=\"lazy\">"),
        ("[![图](a.png)](b.md)", "<a href=\"b.md\"><img src=\"a.png\" alt=\"图\" loading=\"lazy\"></a>"),
        ("![图\"<](a.png)", "<img src=\"a.png\" alt=\"图&quot;&lt;\" loading=\"lazy\">"),
        ("![外![内](b.png)](a.png)", "<img src=\"a.png\" alt=\"外内\" loading=\"lazy\">"),
        ("![**图**<](缺.png)", "图&lt;"),
        ("![图](mailto:a@b.cn)", "图"),
    ]);
}

#[test]
fn what_the_site_returns_is_checked_too() {
    let resolve = |_: &str, _: bool| Target::Url("javascript:x".to_owned());
    let rules = Rules { id_prefix: "\"><script>", resolve: &resolve, title_of: &|_| false };
    let blocks = format!("{:?}", render("[甲](a.md)[^1]\n\n[^1]: 乙", &rules));
    assert!(!blocks.contains("javascript") && !blocks.contains("<script"), "{blocks}");
}
