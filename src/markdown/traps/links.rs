//! Text that was meant to be a link, a picture or a note, and links to nothing.

use super::super::address::{Nature, nature};
use super::reading::Reading;
use super::{Found, short};
use crate::diagnostic::Text;
use crate::say;
use std::ops::Range;

const RULE: &str = "broken-link-syntax";

pub fn find(reading: &Reading, found: &mut Found<'_>) {
    for block in &reading.blocks {
        for words in &block.words {
            written(words, found);
        }
    }
    for (range, destination, image) in &reading.links {
        made(range, destination, *image, found);
    }
}

/// A link that leads nowhere, or one that should be a picture.
fn made(range: &Range<usize>, destination: &str, image: bool, found: &mut Found<'_>) {
    let text = found.source.text();
    let typed = short(&found.source.restore(&text[range.clone()]));
    let stretch = range.clone();
    if destination.trim().is_empty() {
        found.add(
            RULE,
            stretch,
            say!("链接“{typed}”没有写地址": "the link “{typed}” has no address"),
            say!("在圆括号里写上文件名或网址": "write a file name or an address between the parentheses"),
        );
    } else if nature(destination.trim()) == Nature::Unsafe {
        found.add(
            RULE,
            stretch,
            say!("链接“{typed}”的地址不能用，网页上只留文字": "the address of the link “{typed}” cannot be used; the page keeps the text only"),
            say!("把文件放在旁边，只写文件名；网址以 https:// 开头": "put the file beside this one and write its name only; web addresses begin with https://"),
        );
    } else if !image && text[..range.start].ends_with('！') {
        found.add(
            RULE,
            range.start - '！'.len_utf8()..range.end,
            say!("“！”是全角的，这里成了链接，不是图片": "the mark “！” is full-width, so this is a link and no picture"),
            say!("改成半角的 !": "write a plain !"),
        );
    }
}

/// Brackets and parentheses that were left as text.
fn written(words: &Range<usize>, found: &mut Found<'_>) {
    let text = found.source.text();
    let (mut open, mut done) = (None, words.start);
    for (at, c) in text.get(words.clone()).unwrap_or_default().char_indices() {
        let at = words.start + at;
        match c {
            '[' | '【' | '［' => open = Some(at),
            '\n' => open = None,
            ']' | '】' | '］' if at >= done => {
                let Some(open) = open.take() else { continue };
                let end = at + c.len_utf8();
                let label = text[open..at].trim_start_matches(['[', '【', '［']);
                if c == ']' && label.starts_with('^') {
                    footnote(label, open..end, found);
                } else if let Some((range, message, help)) = target(text, open, end, label) {
                    done = range.end;
                    // the picture's mark, whichever it is
                    let mark = text[..range.start].chars().next_back().filter(|c| matches!(c, '!' | '！'));
                    let start = range.start - mark.map_or(0, char::len_utf8);
                    found.add(RULE, start..range.end, message, help);
                }
            }
            _ => {}
        }
    }
}

fn footnote(label: &str, range: Range<usize>, found: &mut Found<'_>) {
    let name = short(label.trim_start_matches('^'));
    found.add(
        "missing-footnote",
        range,
        say!("没有注释“{name}”，会原样显示": "there is no note “{name}”; the mark is shown as it stands"),
        say!("另起一段写 [^{name}]: 注释的内容": "write the note as a paragraph of its own: [^{name}]: text"),
    );
}

/// What stands behind a label, if it looks like an address.
fn target(text: &str, open: usize, close: usize, label: &str) -> Option<(Range<usize>, Text, Text)> {
    let rest = text[close..].lines().next().unwrap_or_default();
    let inner = rest.trim_start_matches(' ');
    let spaced = rest.len() - inner.len();
    let first = inner.chars().next().filter(|c| matches!(c, '(' | '（' | '[' | '［'))?;
    let inner = &inner[first.len_utf8()..];
    let end = inner.find([')', '）', ']', '］']);
    // One that nothing closes ends with the clause.
    let stop = || inner.find(['，', '。', '；', '、', ' ']).unwrap_or(inner.len());
    let address = &inner[..end.unwrap_or_else(stop)];
    let closing = end.and_then(|end| inner[end..].chars().next());
    let whole = open..close + spaced + first.len_utf8() + address.len() + closing.map_or(0, char::len_utf8);
    let (half, plain) = (text[open..].starts_with('['), first == '(' && spaced == 0 && closing == Some(')'));
    let is_address = looks_like_address(address);
    let label = label.trim();
    let shown = short(&format!("[{label}]({address})"));
    if half && plain && (is_address || address.contains(' ')) {
        let encoded = address.trim().replace(' ', "%20");
        let address = address.trim();
        return Some((
            whole,
            say!("像链接，但没有成为链接：地址里有空格": "this looks like a link, but is none: its address has a blank"),
            say!("写成 [{label}](<{address}>) 或 [{label}]({encoded})": "write [{label}](<{address}>) or [{label}]({encoded})"),
        ));
    }
    if !is_address {
        return None;
    }
    let message = if closing.is_none() {
        say!("“{shown}”像链接，但括号没有关上": "“{shown}” looks like a link, but its parenthesis is not closed")
    } else if matches!(first, '[' | '［') {
        say!("“{shown}”像链接，但地址要写在圆括号里": "“{shown}” looks like a link, but its address belongs into parentheses")
    } else if half && first == '(' && spaced > 0 {
        say!("“{shown}”像链接，但两个括号之间有空格": "“{shown}” looks like a link, but a blank stands between its brackets")
    } else {
        say!("“{shown}”像链接，但用了全角括号": "“{shown}” looks like a link, but has full-width brackets")
    };
    let address = address.trim();
    let address = if address.contains(' ') { format!("<{address}>") } else { address.to_owned() };
    let help = say!("用半角括号写成 [{label}]({address})": "write [{label}]({address}) with plain brackets");
    Some((whole, message, help))
}

/// A web address, a path, or a file name with an extension.
fn looks_like_address(text: &str) -> bool {
    let text = text.trim();
    let extension = text.split(['#', '?']).next().and_then(|path| path.rsplit_once('.'));
    let file = extension.is_some_and(|(name, end)| {
        !name.is_empty()
            && (1..=5).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_alphanumeric())
            && end.contains(|c: char| c.is_ascii_alphabetic())
    });
    let web = ["http:", "https:", "http：", "https：", "www.", "mailto:", "#", "./", "../"]
        .iter()
        .any(|start| text.starts_with(start));
    let path = text.contains('/') && text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic());
    !text.is_empty() && !text.contains(['，', '。', '；']) && (file || web || path)
}
