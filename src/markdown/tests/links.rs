//! Where addresses stand in the original text.

use super::super::links;

/// Destination, whether a picture's, and what stands at its place.
fn found(text: &str) -> Vec<(String, bool, &str)> {
    links(text).into_iter().map(|link| (link.destination, link.image, &text[link.bytes])).collect()
}

fn one(text: &str, destination: &str, typed: &str) {
    let image = text.starts_with('!');
    assert_eq!(found(text), [(destination.to_owned(), image, typed)], "{text:?}");
}

#[test]
fn all_ways_to_write_an_address() {
    one("[甲](附件一.xlsx)", "附件一.xlsx", "附件一.xlsx");
    one("[乙](%E9%99%84.xlsx)", "%E9%99%84.xlsx", "%E9%99%84.xlsx");
    one("[丙](<附件 二.xlsx>)", "附件 二.xlsx", "附件 二.xlsx");
    one("[丁]( a.md 'a](b' )", "a.md", "a.md");
    one("[`](x)` **“戊”**](a(b)c.md)", "a(b)c.md", "a(b)c.md");
    one("[己](a\\)&amp;b.md)", "a)&b.md", "a\\)&amp;b.md");
    one("![图](a.png)", "a.png", "a.png");
    one("[](a.md)", "a.md", "a.md");
    one("![](a.png)", "a.png", "a.png");
    one("<https://a.cn/b>", "https://a.cn/b", "https://a.cn/b");
    one("<a@b.cn>", "mailto:a@b.cn", "a@b.cn");
    one("[甲]()", "", "");
    one("[甲\n乙](\na.md)", "a.md", "a.md");
    one("`[甲](b.md)` [甲](a.md) \\[甲](c.md)", "a.md", "a.md");
}

#[test]
fn links_by_reference_point_to_the_definition() {
    let text = "[甲] [乙][甲] ![丙][甲]\n\n[甲]: <附 件.md> \"题\"\n[丁]: b.md\n";
    let expected = [("附 件.md".to_owned(), false, "附 件.md"), ("附 件.md".to_owned(), true, "附 件.md")];
    assert_eq!(found(text), expected);
}

#[test]
fn places_are_those_of_the_text_before_any_repair() {
    let text = "##标题\r\n\r\n**注意：**请看3*4*5\0，[甲](a.md)\r　　第二段[乙](<b.md>)\r\n|x|\r\n|-|\r\n|1|[丙](c.md)|\r\n";
    let found: Vec<&str> = found(text).into_iter().map(|(_, _, typed)| typed).collect();
    assert_eq!(found, ["a.md", "b.md", "c.md"]);
    assert_eq!(links(text)[0].bytes.start, text.find("a.md").unwrap_or_default());
}

#[test]
fn a_picture_in_a_link_is_listed_and_one_in_a_picture_is_not() {
    let found: Vec<_> = found("[![图](a.png)](b.md) ![外![内](c.png)[甲](d.md)](e.png)")
        .into_iter()
        .map(|link| link.0)
        .collect();
    assert_eq!(found, ["a.png", "b.md", "e.png"]);
}
