//! Headings, code, HTML and lists that are not what their author saw in them.

use super::reading::{Numbered, Reading};
use super::{Found, short};
use crate::say;
use std::ops::Range;

pub fn find(reading: &Reading, found: &mut Found<'_>) {
    for heading in &reading.headings {
        self::heading(heading, found);
    }
    for code in &reading.fenced {
        fence(code, found);
    }
    for code in &reading.indented {
        indented(code, found);
    }
    html(reading, found);
    for list in &reading.lists {
        numbers(list, found);
    }
}

/// `##标题`, which is shown as a heading all the same, and a paragraph that `---` right
/// below it makes a heading.
fn heading(range: &Range<usize>, found: &mut Found<'_>) {
    let typed = found.source.original(range.clone());
    let line_start = found.text[..typed.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = found.text[line_start..].lines().next().unwrap_or_default().trim_end_matches('\r');
    let parsed = &found.source.text()[range.clone()];
    if !parsed.starts_with('#') {
        let title = short(parsed.lines().next().unwrap_or_default());
        let under = parsed.trim_end().lines().next_back().unwrap_or_default();
        let line = range.start + parsed.trim_end().len() - under.len();
        if under.trim_start().starts_with('-') {
            found.add(
                "heading-by-underline",
                line..line + under.len(),
                say!("这条横线把上面的“{title}”变成了标题": "this line makes a heading of “{title}” above it"),
                say!("要分隔线，在它上面空一行；要标题，写 ## 标题": "for a rule, leave a blank line above it; for a heading, write ## before the title"),
            );
        }
        return;
    }
    let words = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let title = words.trim_start_matches('#');
    let hashes = words.len() - title.len();
    let blank = &line[..line.len() - words.len()];
    let odd = title.chars().next().is_some_and(|c| !matches!(c, ' ' | '\t'));
    if hashes > 0 && (odd || blank.contains('\u{3000}')) {
        let (start, marks) = (line_start + blank.len(), &words[..hashes]);
        let title = short(title);
        found.add_typed(
            "heading-without-space",
            start..start + hashes,
            say!("“{marks}”和标题之间没有半角空格": "there is no plain space between “{marks}” and the title"),
            say!("写成“{marks} {title}”；其他软件不认没有空格的标题": "write “{marks} {title}”; other programs take it for text"),
        );
    }
}

/// Code that nothing ends: the rest of the document is code.
fn fence(range: &Range<usize>, found: &mut Found<'_>) {
    let code = found.source.text()[range.clone()].trim_end();
    let mut lines = code.lines();
    let first = lines.next().unwrap_or_default();
    let mark = first.trim_start().chars().next().unwrap_or('`');
    let fence = first.trim_start().chars().take_while(|c| *c == mark).count();
    let last = lines.next_back().unwrap_or_default().trim_start_matches([' ', '>', '\t']).trim_end();
    let closed = last.chars().count() >= fence && last.chars().all(|c| c == mark);
    if !closed {
        found.add(
            "unclosed-code",
            range.start..range.start + first.len(),
            say!("代码块没有结束，后面的文字都当作代码显示": "this code does not end; all text after it is shown as code"),
            say!("在代码后面另起一行写 ```，或者删去这一行": "write ``` on a line of its own after the code, or remove this line"),
        );
    }
}

/// A paragraph whose first line was set in by four blanks or a tab.
fn indented(range: &Range<usize>, found: &mut Found<'_>) {
    let text = found.source.text();
    let first = text[range.clone()].lines().next().unwrap_or_default();
    let is_prose = text[range.clone()].contains(super::super::script::cjk);
    if is_prose {
        found.add(
            "indented-text",
            range.start..range.start + first.len(),
            say!("行首空了四格，这一段当作代码显示": "the line is set in by four blanks, so the paragraph is shown as code"),
            say!("去掉行首的空格；段首空两字由版式自动加上": "remove the blanks; the page indents paragraphs by itself"),
        );
    }
}

/// HTML is shown as it was typed. One finding for each line.
fn html(reading: &Reading, found: &mut Found<'_>) {
    let text = found.source.text();
    let mut done = 0;
    for range in &reading.html {
        let html = text[range.clone()].trim_end();
        if range.start < done || html.is_empty() {
            continue;
        }
        done = range.start + html.find('\n').unwrap_or(html.len());
        done = text[done..].find('\n').map_or(text.len(), |at| done + at).max(range.start + html.len());
        let stretch = range.start..range.start + html.lines().next().unwrap_or_default().len();
        if html.trim_start().starts_with("<!--") {
            found.add(
                "unclosed-comment",
                stretch,
                say!("批注没有结束，会显示在网页上": "this comment does not end; it is shown on the page"),
                say!("在批注末尾写 -->": "write --> at the end of the comment"),
            );
            continue;
        }
        let table = html.to_ascii_lowercase().contains("<table");
        let tag = short(html.lines().next().unwrap_or_default());
        let help = if table {
            say!("表格写成 Markdown 的 | 表格；多层表头的表，用有表格的类型，把数据写在文件头": "write the table with | in Markdown; for heads of several levels use a kind that has tables, with the data in the front matter")
        } else {
            say!("加粗写 **文字**，换行用空行；要显示 < 本身，可以不管": "write **text** for bold and a blank line for a new paragraph; leave it if the sign < is meant")
        };
        found.add(
            "raw-html",
            stretch,
            say!("HTML 标记“{tag}”不起作用，会原样显示": "the HTML “{tag}” has no effect and is shown as it stands"),
            help,
        );
    }
}

/// A list whose items are shown with other numbers than those typed. All alike is a way
/// to write a list that is counted.
fn numbers(list: &Numbered, found: &mut Found<'_>) {
    let text = found.source.text();
    let typed: Vec<Option<(u64, usize)>> = list
        .items
        .iter()
        .map(|start| {
            let digits = text[*start..].bytes().take_while(u8::is_ascii_digit).count();
            text[*start..*start + digits].parse().ok().map(|number| (number, digits))
        })
        .collect();
    if typed.windows(2).all(|pair| pair[0] == pair[1]) {
        return;
    }
    for ((shown, start), own) in (list.first..).zip(&list.items).zip(typed) {
        let Some((number, digits)) = own.filter(|(number, _)| *number != shown) else { continue };
        found.add(
            "list-number",
            *start..*start + digits,
            say!("序号写的是 {number}，网页上会显示 {shown}": "the number is {number}, but the page shows {shown}"),
            say!("列表按第一项的序号往下数：改成连续的序号，或者在序号的点前加 \\，如 {number}\\.": "a list is counted from its first number: number it without gaps, or put \\ before the dot, as in {number}\\."),
        );
        return;
    }
}
