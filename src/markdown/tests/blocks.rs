//! Tables, lists, footnotes, places of tables, and text that other generators drop.

use super::super::Block;
use super::{blocks, html, line};

fn table(text: &str) -> String {
    html(text).replace('\n', "")
}

#[test]
fn a_table_is_a_named_region_without_inline_styles() {
    let expected = "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"项目、金额\"><table>\
        <thead><tr><th scope=\"col\" class=\"left\">项目</th><th scope=\"col\" class=\"right\">金额</th></tr></thead>\
        <tbody><tr><td class=\"left\"><strong>“低保”</strong>户</td><td class=\"right\">4800.00</td></tr></tbody>\
        </table></div>";
    assert_eq!(table("| 项目 | 金额 |\n|:---|---:|\n| **“低保”**户 | 4800.00 |\n"), expected);
    assert!(!table("|a|b|c|\n|:-:|-:|-|\n").contains("style"));
    assert!(table("|a|\n|:-:|\n|b|\n").contains("<td class=\"center\">b</td>"));
}

#[test]
fn a_table_is_named_by_the_heading_above() {
    assert!(table("## 5月“资金”<b>\n\n|a|\n|-|\n").contains("aria-label=\"5月“资金”&lt;b&gt;\""));
    assert!(table("||\n|-|\n|1|\n").contains("aria-label=\"表\""));
}

#[test]
fn cells_beyond_the_header_are_shown() {
    for text in [
        "| 项目 | 户数 |\n|---|---|\n| 低保 | 1 | 2 | **三** |\n| 特困 |\n",
        "项目|户数\n-|-\n低保|1|2|**三**\n特困\n",
        "> | 项目 | 户数 |\n> |---|---|\n> | 低保 | 1 | 2 | **三** |\n> | 特困 |\n",
    ] {
        let table = table(text);
        assert!(table.contains("<td>低保</td><td>1</td><td>2</td><td><strong>三</strong></td>"), "{table}");
        assert!(
            table.contains("<th scope=\"col\">户数</th><th scope=\"col\"></th><th scope=\"col\"></th>"),
            "{table}"
        );
    }
    assert!(!table("|a|b|\n|-|-|\n|1\\|2|3|\n").contains("<th scope=\"col\"></th>"));
}

#[test]
fn what_is_no_table_stays_as_text() {
    assert_eq!(line("| 项目 | 户数 | 金额 |\n|---|---|\n| 低保 | 1 | 100 |").matches("低保").count(), 1);
    assert_eq!(line("｜ 项目 ｜\n｜---｜"), "｜ 项目 ｜｜---｜");
}

#[test]
fn a_body_that_looks_like_front_matter_is_shown() {
    let html =
        html("---\n联系人: 救助股\n地点: 大厅\n---\n\n+++\na = 1\n+++\n\n第二部分。\n\n---\n\n第三部分。");
    for part in
        ["联系人: 救助股", "地点: 大厅", "+++\na = 1\n+++", "<p>第二部分。</p>\n<hr>\n<p>第三部分。</p>"]
    {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn a_label_in_brackets_with_a_colon_is_shown() {
    assert_eq!(
        html("[联系人]: 张三\n[电话]: 12345\n正文\n"),
        "<p>[联系人]: 张三</p>\n<p>[电话]: 12345</p>\n<p>正文</p>\n"
    );
    assert_eq!(html("- [联系人]: 张三\n"), "<ul>\n<li>[联系人]: 张三</li>\n</ul>\n");
    // used by a link it is a definition, and this is how comments are written
    assert_eq!(html("[甲]: a.md\n[//]: # (批注)\n\n[甲]\n"), "<p><a href=\"a.md\">甲</a></p>\n");
}

#[test]
fn lists_and_tasks() {
    assert_eq!(
        html("3. 甲\n4. 乙\n\n- [ ] 待办\n- [x] 已办\n  - 丙\n"),
        "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n<ul>\n\
         <li><input type=\"checkbox\" disabled> 待办</li>\n\
         <li><input type=\"checkbox\" disabled checked> 已办<ul>\n<li>丙</li>\n</ul>\n</li>\n</ul>\n"
    );
    assert_eq!(html("- 甲\n\n- 乙\n"), "<ul>\n<li><p>甲</p>\n</li>\n<li><p>乙</p>\n</li>\n</ul>\n");
}

#[test]
fn code_shows_its_words() {
    assert_eq!(
        html("```rust\n<a> & \"b\"\n```\n"),
        "<pre><code class=\"language-rust\">&lt;a&gt; &amp; \"b\"\n</code></pre>\n"
    );
    assert_eq!(html("~~~（一）~~~\n甲\n"), "<p>（一）~~~</p>\n<pre><code>甲\n</code></pre>\n");
}

#[test]
fn footnotes_are_collected_with_ids_of_the_document() {
    assert_eq!(
        html("甲[^注]乙[^a]丙[^注]\n\n[^a]: A\n[^注]: 注释\n\n    续\n\n末。\n"),
        "<p>甲<sup class=\"footnote-ref\"><a id=\"d1-fnref:1\" href=\"#d1-fn:1\" role=\"doc-noteref\">[1]</a></sup>\
         乙<sup class=\"footnote-ref\"><a id=\"d1-fnref:2\" href=\"#d1-fn:2\" role=\"doc-noteref\">[2]</a></sup>\
         丙<sup class=\"footnote-ref\"><a id=\"d1-fnref:1:2\" href=\"#d1-fn:1\" role=\"doc-noteref\">[1]</a></sup></p>\n\
         <p>末。</p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n\
         <li id=\"d1-fn:1\"><p>注释</p>\n<p>续 \
         <a class=\"footnote-back\" href=\"#d1-fnref:1\" role=\"doc-backlink\" aria-label=\"↩ 1\">↩</a> \
         <a class=\"footnote-back\" href=\"#d1-fnref:1:2\" role=\"doc-backlink\" aria-label=\"↩ 1\">↩</a></p></li>\n\
         <li id=\"d1-fn:2\"><p>A \
         <a class=\"footnote-back\" href=\"#d1-fnref:2\" role=\"doc-backlink\" aria-label=\"↩ 2\">↩</a></p></li>\n\
         </ol>\n</section>\n"
    );
}

#[test]
fn footnotes_that_fit_nowhere_stay_as_text() {
    assert_eq!(line("甲[^1]乙"), "甲[^1]乙");
    assert_eq!(html("[^1]: 无人引用\n"), "<div><p>[^1]:</p>\n<p>无人引用</p>\n</div>\n");
    let twice = html("甲[^1]\n\n[^1]: 一\n\n[^1]: 二\n");
    assert!(twice.contains("<div><p>[^1]:</p>\n<p>二</p>\n</div>") && twice.contains("<p>一 <a"), "{twice}");
    assert!(html("[甲[^1]](a.md)\n\n[^1]: 乙").starts_with("<p>[甲<sup"), "no link around a note's");
}

#[test]
fn places_of_tables() {
    let place = |name: &str| Block::Table(name.to_owned());
    for text in [
        "[表:payments]",
        "[table:payments]",
        "[ 表 ： payments ]",
        "　　[Table：payments]",
        "【表：payments】",
    ] {
        assert_eq!(blocks(text), [place("payments")], "{text:?}");
    }
    assert_eq!(blocks("甲\n\n[表:a_b_c]\n\n乙").len(), 3);
    assert_eq!(blocks("[表:发放明细]\n[表:b]\n"), [place("发放明细"), place("b")]);
    for text in
        ["见[表:a]", "[表:a]。", "[表a]", "[表:]", "[图:a]", "**[表:a]**", "> [表:a]", "- [表:a]", "`[表:a]`"]
    {
        assert!(matches!(blocks(text)[..], [Block::Html(_)]), "{text:?}");
    }
}

#[test]
fn headings_split_the_text_and_notes_come_last() {
    let kinds: Vec<&str> = blocks("甲[^1]\n\n## 一\n\n乙\n\n丙\n\n[表:a]\n\n## 二\n\n[^1]: 注")
        .iter()
        .map(|block| match block {
            Block::Html(html) if html.contains("<section") => "notes",
            Block::Html(_) => "html",
            Block::Heading { .. } => "heading",
            Block::Table(_) => "table",
        })
        .collect();
    assert_eq!(kinds, ["html", "heading", "html", "table", "heading", "notes"]);
    assert_eq!(blocks(""), []);
    assert_eq!(blocks("\n　　\n \n"), []);
}
