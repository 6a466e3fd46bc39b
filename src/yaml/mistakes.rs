//! What an error of YAML syntax most likely means to somebody who writes Chinese
//! in Word.

use saphyr_parser::ScanError;

use super::YamlError;
use crate::diagnostic::{Span, Text};
use crate::say;

/// Turns the parser's error into one that tells the cause; a typical slip on the
/// line or just above it is pointed at itself.
pub fn explain(text: &str, error: &ScanError) -> YamlError {
    let line = error.marker().line().max(1);
    let lines: Vec<&str> = text.lines().collect();
    let span = Span::on_line(line, error.marker().col() + 1, 1);
    let slip = (line.saturating_sub(2)..=line)
        .filter_map(|index| index.checked_sub(1))
        .filter_map(|index| lines.get(index).map(|content| (index + 1, *content)))
        .find_map(|(number, content)| slip(number, content));
    if let Some((span, message, help)) = slip {
        return YamlError { rule: "yaml-syntax", span, message, help: Some(help), first: None };
    }
    let info = error.info();
    YamlError {
        rule: "yaml-syntax",
        span,
        message: say!("YAML 写法有误：{info}": "this is not valid YAML: {info}"),
        help: Some(say!(
            "检查缩进、引号和括号是否成对；含有“: ”或“ #”的文字要加引号": "check the indentation and that quotes and brackets are paired; a text that contains “: ” or “ #” needs quotes"
        )),
        first: None,
    }
}

/// Both scanners take quadratic time on open brackets, long before their own limits of depth.
const DEEPEST_BRACKETS: usize = 200;

/// Refuses a text with more open brackets than any honest one has.
pub fn bounded(text: &str) -> Result<(), Vec<YamlError>> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST_BRACKETS {
            return Err(vec![YamlError {
                rule: "yaml-syntax",
                span: Span::of_bytes(text, at, at + 1, 1),
                message: say!("括号嵌套太深": "brackets are nested too deep"),
                help: Some(
                    say!("检查前面的括号是否都已关闭": "check that the brackets before it are closed"),
                ),
                first: None,
            }]);
        }
    }
    Ok(())
}

/// The line of a front matter that has a full-width colon where a key should end:
/// valid YAML, but not what was meant.
pub fn full_width_colon(text: &str) -> Option<Span> {
    text.lines().enumerate().find_map(|(index, line)| colon_place(index + 1, line))
}

fn colon_place(number: usize, line: &str) -> Option<Span> {
    let key: String = line.chars().take_while(|c| *c != '：' && *c != ':').collect();
    let bare = key.trim_start_matches(['-', ' ']);
    let found = line.chars().nth(key.chars().count()) == Some('：')
        && !bare.is_empty()
        && bare.chars().count() <= 12
        && !bare.starts_with(['#', '"', '\'', '[', '{'])
        && !bare.contains(['，', '。', ',', '"']);
    found.then(|| Span::on_line(number, key.chars().count() + 1, 1))
}

fn slip(number: usize, line: &str) -> Option<(Span, Text, Text)> {
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
    let quote = line.chars().position(|c| c == ':').and_then(|colon| {
        let value: String = line.chars().skip(colon + 1).collect();
        let start = value.chars().take_while(|c| *c == ' ').count();
        let first = value.trim_start().chars().next()?;
        let rest = value.trim();
        let lone = matches!(first, '"' | '\'') && rest.matches(first).count() == 1;
        lone.then_some((colon + 1 + start, first))
    });
    if let Some((at, mark)) = quote {
        return Some((
            Span::on_line(number, at + 1, 1),
            say!("引号 {mark} 没有配对": "the quote {mark} is not closed"),
            say!("在文字末尾补上引号": "close the quote at the end of the text"),
        ));
    }
    if let Some((comma, _)) =
        line.char_indices().zip(line.chars().skip(1)).enumerate().find_map(|(i, ((_, c), next))| {
            (matches!(c, ',' | '[')
                && line.contains('[')
                && line[line.find('[').unwrap_or(0)..].contains(", ,")
                && c == ','
                && next == ' ')
                .then_some((i, c))
        })
    {
        return Some((
            Span::on_line(number, comma + 1, 1),
            say!("两个逗号之间没有值": "there is no value between two commas"),
            say!("空白的单元格写作 ~": "write ~ for a blank cell"),
        ));
    }
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
