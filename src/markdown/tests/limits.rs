//! Huge and deep texts: no stack overflow, no quadratic time.

use super::super::{links, plain, traps, without_comments};
use super::{blocks, html};
use std::time::{Duration, Instant};

const MANY: usize = if cfg!(debug_assertions) { 1_500 } else { 50_000 };

/// Quadratic work on these would take minutes; the bound is wide for slow machines.
fn in_time(name: &str, text: &str) {
    let start = Instant::now();
    let html = html(text);
    links(text);
    plain(text, 100);
    without_comments(text);
    traps(text);
    let (spent, most) = (start.elapsed(), Duration::from_secs(20));
    assert!(spent < most, "{name:?}: {spent:?}");
    assert!(html.len() < 400 * (text.len() + 100), "{name:?} grows to {}", html.len());
}

#[test]
fn repeated_and_nested_markup() {
    for piece in [
        "> ",
        "[",
        "![",
        "*",
        "**“",
        "]",
        "[甲]（a.b",
        "<b>",
        "＃甲\n",
        "1、甲\n",
        "|\n",
        "“**甲",
        "~",
        "~~",
        "甲*5",
        "`",
        "`甲``",
        "<!--",
        "<a ",
        "(",
        "[甲](",
        "|",
        "#",
        "##甲\n",
        "- ",
        "1. ",
        "[^a]",
        "[^a]: x\n\n",
        "[a]: b\n\n",
        "甲\n",
        "　　甲\n",
        "“\n",
        "\\",
        "&",
        "*a_ ",
        "***a** ",
        "***甲**（",
        "# 甲\n\n",
        "甲**“乙”**",
        "\r",
        "\0",
        "a[^1]\n\n[^1]: b\n",
        "|甲|\n|-|\n|1|2|\n\n",
    ] {
        in_time(piece, &piece.repeat(MANY));
        let back: String = piece.chars().rev().collect();
        in_time(piece, &format!("{}甲{}", piece.repeat(MANY), back.repeat(MANY)));
    }
}

#[test]
fn rows_beyond_a_table_do_not_multiply() {
    let wide = format!("|甲|乙|\n|-|-|\n{}\n{}", "|1|2|\n".repeat(MANY), "|3".repeat(MANY));
    in_time("wide", &wide);
    assert_eq!(html(&wide).matches('3').count(), MANY, "every cell is shown");
    in_time("long title", &format!("## {}\n\n{}", "标题".repeat(MANY), "|甲|\n|-|\n\n".repeat(300)));
}

#[test]
fn many_equal_headings() {
    let blocks = blocks(&"## 标题\n\n".repeat(MANY));
    assert_eq!(blocks.len(), MANY);
}

#[test]
fn nesting_by_lines() {
    in_time("quotations", &format!("{}甲\n", ">".repeat(100)).repeat(100));
    let list: String = (0..150).map(|depth| format!("{}- 甲\n", "  ".repeat(depth))).collect();
    in_time("lists", &list);
}

#[test]
fn deep_nesting_on_a_small_stack() {
    let deep = || {
        for piece in ["> ", "- ", "[", "*a", "**“甲", "![", "1. "] {
            html(&piece.repeat(MANY));
            links(&piece.repeat(MANY));
        }
    };
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(deep);
    assert!(thread.is_ok_and(|thread| thread.join().is_ok()));
}
