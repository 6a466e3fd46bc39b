//! Typical slips of YAML, each found in one line.

use crate::diagnostic::{Span, Text};
use crate::say;

/// Where, what, and the mend.
pub type Slip = (Span, Text, Text);

/// The first typical slip of a line.
pub fn in_line(number: usize, line: &str) -> Option<Slip> {
    if let Some(span) = colon_place(number, line) {
        return Some((
            span,
            say!("键的后面是全角冒号“：”": "the key is followed by a full-width colon (：)"),
            say!("改成半角冒号加一个空格“: ”": "write a plain colon and a space: “: ”"),
        ));
    }
    if let Some(at) = line.chars().take_while(|c| c.is_whitespace()).position(|c| c == '\t') {
        return Some((
            Span::on_line(number, at + 1, 1),
            say!("用制表符（Tab）缩进": "a tab is used for indentation"),
            say!("改用空格": "use spaces"),
        ));
    }
    no_space(number, line)
        .or_else(|| value_start(number, line))
        .or_else(|| empty_item(number, line))
        .or_else(|| second_colon(number, line))
}

/// A full-width colon where a key ends.
pub fn colon_place(number: usize, line: &str) -> Option<Span> {
    let key: String = line.chars().take_while(|c| *c != '：' && *c != ':').collect();
    let bare = key.trim_start_matches(['-', ' ']);
    let found = line.chars().nth(key.chars().count()) == Some('：') && is_key(bare);
    found.then(|| Span::on_line(number, key.chars().count() + 1, 1))
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= 12
        && !text.starts_with(['#', '"', '\'', '[', '{'])
        && !text.contains(['，', '。', ',', '"', ' '])
}

/// `来源:财政局`: a colon without a space is a part of a text.
pub fn no_space(number: usize, line: &str) -> Option<Slip> {
    let (key, value) = line.split_once(':')?;
    let bare = key.trim_start_matches(['-', ' ']);
    let fits = is_key(bare) && !value.is_empty() && !value.starts_with([' ', '\t', '/', ':']);
    let is_time = bare.chars().all(|c| c.is_ascii_digit());
    (fits && !is_time).then(|| {
        let before = key.chars().count() - bare.chars().count();
        let (bare, value) = (bare.trim_end(), value.trim());
        (
            Span::on_line(number, before + 1, line.trim_end().chars().count() - before),
            say!("冒号后面要有一个空格": "a space is missing after the colon"),
            say!("冒号后面加一个空格：“{bare}: {value}”": "write “{bare}: {value}”, with a space after the colon"),
        )
    })
}

/// The value of a line and the column of its first character, from 0.
fn value(line: &str) -> Option<(usize, &str)> {
    let (key, rest) = line.split_once(": ").or_else(|| line.split_once("- "))?;
    let spaces = rest.chars().take_while(|c| *c == ' ').count();
    Some((key.chars().count() + 2 + spaces, rest.trim()))
}

/// A text that begins with a sign of YAML: a quote, a bracket, `@`.
fn value_start(number: usize, line: &str) -> Option<Slip> {
    let (at, value) = value(line)?;
    let first = value.chars().next()?;
    let span = Span::on_line(number, at + 1, 1);
    let quote = || {
        let inner = value.replace('\'', "’");
        say!("给整个值加上引号：'{inner}'": "put the whole value into quotes: '{inner}'")
    };
    match first {
        '"' | '\'' => {
            let after = value.chars().skip(1).collect::<String>();
            match after.split_once(first) {
                None => Some((
                    span,
                    say!("引号 {first} 没有配对": "the quote {first} is not closed"),
                    say!("在文字末尾补上引号": "close the quote at the end of the text"),
                )),
                Some((_, rest))
                    if !rest.trim().is_empty() && !rest.trim().starts_with(['#', ',', '}', ']', ':']) =>
                {
                    Some((
                        span,
                        say!("引号后面还有文字，YAML 认作引号到此为止": "text follows the closing quote; for YAML the value ends there"),
                        quote(),
                    ))
                }
                Some(_) => None,
            }
        }
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            let (_, rest) = value.rsplit_once(close)?;
            (!rest.trim().is_empty() && !rest.trim().starts_with('#')).then(|| {
                (
                    span,
                    say!("以 {first} 开头的值是列表，括号后面不能再有文字": "a value that begins with {first} is a list; no text may follow the bracket"),
                    quote(),
                )
            })
        }
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' if value.chars().count() > 1 => {
            Some((span, say!("值不能以 {first} 开头": "a value cannot begin with {first}"), quote()))
        }
        _ => None,
    }
}

/// `[甲, , 3]`
fn empty_item(number: usize, line: &str) -> Option<Slip> {
    let open = line.chars().position(|c| c == '[')?;
    let chars: Vec<char> = line.chars().collect();
    let mut before: Option<usize> = None;
    for (at, c) in chars.iter().enumerate().skip(open) {
        match c {
            ',' | '[' | ']' => {
                if let Some(comma) = before
                    && chars[comma + 1..at].iter().all(|c| *c == ' ')
                    && *c == ','
                {
                    return Some((
                        Span::on_line(number, comma + 1, 1),
                        say!("两个逗号之间没有值": "there is no value between two commas"),
                        say!("空白的单元格写作 ~": "write ~ for a blank cell"),
                    ));
                }
                before = (*c != ']').then_some(at);
            }
            _ => {}
        }
    }
    None
}

fn second_colon(number: usize, line: &str) -> Option<Slip> {
    let first = line.chars().position(|c| c == ':')?;
    let rest: String = line.chars().skip(first + 1).collect();
    let second = rest.find(": ").map(|at| rest[..at].chars().count())?;
    let quoted = rest.trim_start().starts_with(['"', '\'', '[', '{', '|', '>']);
    (!quoted).then(|| {
        (
            Span::on_line(number, first + second + 2, 1),
            say!("值里面又出现了“: ”": "the value contains another “: ”"),
            say!("给整个值加上引号，或者改用全角冒号“：”": "put the whole value into quotes"),
        )
    })
}

/// The last bracket that is not closed by the end of the text.
pub fn open_bracket(lines: &[&str]) -> Option<Slip> {
    let mut open: Vec<(usize, usize, char)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for (at, c) in line.chars().enumerate() {
            match c {
                '[' | '{' => open.push((index + 1, at + 1, c)),
                ']' | '}' => {
                    open.pop();
                }
                _ => {}
            }
        }
    }
    let (line, column, c) = open.pop()?;
    Some((
        Span::on_line(line, column, 1),
        say!("括号 {c} 没有配对": "the bracket {c} is not closed"),
        say!("在列表末尾补上括号": "close the bracket at the end of the list"),
    ))
}

/// A key that is set further in than the one above it.
pub fn indent(number: usize, lines: &[&str]) -> Option<Slip> {
    (number.saturating_sub(1)..=number).rev().find_map(|number| {
        let line = lines.get(number.checked_sub(1)?)?;
        let bare = line.trim_start();
        let spaces = line.chars().count() - bare.chars().count();
        let key = bare.split(':').next().unwrap_or_default();
        let fits = spaces > 0 && bare.contains(": ") && is_key(key.trim_start_matches("- "));
        fits.then(|| {
            (
                Span::on_line(number, spaces + 1, key.chars().count()),
                say!("这一行的缩进和上面对不上": "this line is not in line with those above"),
                say!("检查缩进：同一级的键左边对齐，去掉行首多余的空格": "check the indentation: keys of one level stand in line"),
            )
        })
    })
}
