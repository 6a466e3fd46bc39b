//! What an error of YAML syntax most likely means to somebody who writes Chinese
//! in Word.

use saphyr_parser::ScanError;

use super::{YamlError, slips};
use crate::diagnostic::Span;
use crate::say;

/// Turns the parser's error into one that tells the cause; a typical slip on the
/// line or just above it is pointed at itself.
pub fn explain(text: &str, error: &ScanError) -> YamlError {
    let line = error.marker().line().max(1);
    let lines: Vec<&str> = text.lines().collect();
    let span = Span::on_line(line, error.marker().col() + 1, 1);
    let near = line.saturating_sub(2)..=line;
    let by_line = |number: usize| {
        let content = number.checked_sub(1).and_then(|index| lines.get(index))?;
        slips::in_line(number, content)
    };
    // A slip near the error is the cause; else a typical one anywhere above it, or a bracket that stays open.
    let slip = near
        .clone()
        .find_map(by_line)
        .or_else(|| slips::open_bracket(&lines))
        .or_else(|| (1..=line).find_map(|number| slips::no_space(number, lines.get(number - 1)?)))
        .or_else(|| slips::indent(line, &lines));
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
    text.lines().enumerate().find_map(|(index, line)| slips::colon_place(index + 1, line))
}
