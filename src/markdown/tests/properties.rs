//! Random texts: nothing panics, nothing is lost, nothing is left open.

use super::super::{Rules, Target, links, plain, render, traps, without_comments};
use super::{Dice, html};
use std::cell::RefCell;

const PIECES: [&str; 45] = [
    "甲", "乙", "丙", "丁", "a", "b", "C", "한", "の", "𠮷", "*", "**", "***", "_", "__", "~", "~~", "[",
    "]", "(", ")", "](", "<", ">", "#", "##", "|", "|-|-|", "-", "`", "```", "\n", "\n\n", "\n|", " ",
    "    ", "　", "　　", "“", "”", "：", "（", "）", "5", "\\",
];
const MORE: [&str; 16] = [
    ":",
    "!",
    "[^a]",
    "[^a]: ",
    "]: ",
    "[ ] ",
    "<!--",
    "-->",
    "http://",
    "javascript:",
    "&#106;",
    "\r",
    "\r\n",
    "\0",
    "<script>",
    "[表:",
];

fn text(dice: &mut Dice, pieces: &[&str]) -> String {
    let length = 1 + dice.roll(40);
    (0..length).map(|_| pieces[dice.roll(pieces.len())]).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    let found = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    found.map_or("", |(value, _)| value)
}

/// What a reader sees, a link's title after its text. Checks on the way that
/// every element is closed in order.
fn seen(html: &str) -> String {
    let (mut seen, mut open) = (String::new(), Vec::<(String, String)>::new());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        seen.push_str(text);
        assert!(after.contains('>'), "a tag is open in {html}");
        let (tag, after) = after.split_once('>').unwrap_or_default();
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let (opened, title) = open.pop().unwrap_or_default();
            assert_eq!(opened, name, "in {html}");
            seen.push_str(&title);
            continue;
        }
        let name = tag.split(' ').next().unwrap_or_default();
        seen.push_str(attribute(tag, "alt"));
        let nested = name == "a" && open.iter().any(|(around, _)| around == "a");
        assert!(!nested, "a link in a link in {html}");
        match name {
            "br" | "hr" | "input" => {}
            "img" => seen.push_str(attribute(tag, "title")),
            _ => open.push((name.to_owned(), attribute(tag, "title").to_owned())),
        }
        seen.push_str(attribute(tag, "class").strip_prefix("language-").unwrap_or_default());
    }
    assert!(open.is_empty(), "{open:?} open in {html}");
    seen.push_str(rest);
    seen.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

#[test]
fn nothing_that_was_typed_is_lost() {
    let mut dice = Dice(1);
    let table = ["|", "\n|", "\n|-|-|\n", "甲", "乙", "a", "\\", "`", "**", "\n", "“", "> ", "- ", "　　"];
    for round in 0..rounds() {
        let text = text(&mut dice, if round % 2 == 0 { &PIECES } else { &table });
        let mut typed = text.clone();
        for link in links(&text).into_iter().rev() {
            typed.replace_range(link.bytes, "");
        }
        assert_eq!(letters(&seen(&html(&text))), letters(&typed), "for {text:?}");
    }
}

#[test]
fn every_text_gives_closed_and_harmless_html() {
    let mut dice = Dice(2);
    let pieces = [&PIECES[..], &MORE[..], &MORE[..]].concat();
    for _ in 0..rounds() {
        let text = text(&mut dice, &pieces);
        let html = html(&text);
        seen(&html);
        assert!(!html.contains("<script") && !html.contains("href=\"javascript:"), "{html}");
        assert!(!html.contains(['\u{10A50}', '\0', '\r']), "{html}");
        for limit in [0, 1, 2, 30] {
            let plain = plain(&text, limit);
            assert!(plain.chars().count() <= limit, "{plain}");
            assert!(!plain.starts_with(char::is_whitespace), "{plain}");
        }
        without_comments(&text);
        for trap in traps(&text) {
            assert!(text.get(trap.bytes.clone()).is_some(), "{trap:?} in {text:?}");
        }
    }
}

#[test]
fn the_links_listed_are_those_that_are_made() {
    let mut dice = Dice(3);
    let pieces =
        [&PIECES[..], &["[甲](乙", "](b)", "![", "[甲]", "[甲]: 丁\n", "\n[甲]: 丙", "<丙", "\r\n"]].concat();
    for _ in 0..rounds() {
        let text = text(&mut dice, &pieces);
        let made = RefCell::new(Vec::new());
        let resolve = |path: &str, image: bool| {
            made.borrow_mut().push((path.to_owned(), image));
            Target::Broken
        };
        render(&text, &Rules { id_prefix: "", resolve: &resolve, title_of: &|_| false });
        let mut made = made.into_inner();
        made.sort();
        made.dedup();
        let mut listed = Vec::new();
        for link in links(&text) {
            let typed = &text[link.bytes.clone()];
            assert!(
                typed.contains('\\') || typed.trim() == link.destination,
                "{typed:?} is {link:?} in {text:?}"
            );
            let path = link.destination;
            if !path.starts_with(['#', '\\']) {
                listed.push((path, link.image));
            }
        }
        made.retain(|(path, _)| !path.starts_with('\\'));
        listed.sort();
        listed.dedup();
        assert_eq!(listed, made, "in {text:?}");
    }
}

/// More of them on request: `GONGKAI_ROUNDS=1000000 cargo test --release`.
fn rounds() -> usize {
    std::env::var("GONGKAI_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(4_000)
}
