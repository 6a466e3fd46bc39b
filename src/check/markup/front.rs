//! The text of a front matter.

use crate::config::STATE_COUNCIL;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::say;
use crate::source::Split;
use crate::value::{code_point, is_control, is_invisible};
use crate::yaml::{self, Findings, Node, Shape, nearest};

/// Keys whose values are sentences: a comment behind one is more likely a part of it.
const SENTENCES: [&str; 6] = ["title", "标题", "summary", "内容概述", "source", "来源"];

pub fn find(path: &str, split: &Split) -> Vec<Diagnostic> {
    let (text, first) = (split.front.as_str(), split.front_line);
    let mut found = Vec::new();
    for (number, line) in (first..).zip(text.lines()) {
        found.extend(unseen(line, number).map(|found| found.at(path)));
    }
    for cut in yaml::comments_behind_values(text) {
        let sentence = SENTENCES.contains(&cut.key.as_str());
        if !sentence && cut.comment.starts_with(char::is_whitespace) {
            continue;
        }
        let (value, comment) = (&cut.value, &cut.comment);
        let span =
            Span { line: cut.span.line + first - 1, end_line: cut.span.end_line + first - 1, ..cut.span };
        found.push(
            Diagnostic::warning("yaml-comment", say!("“ #”以后是注释，这一项只读到“{value}”": "what follows “ #” is a comment; the value ends with “{value}”"))
                .at(path)
                .span(span)
                .help(say!("要保留，给整个值加上引号：'{value} #{comment}'；真是注释，另起一行写": "to keep it, put the whole value into quotes: '{value} #{comment}'; if it is a comment, give it a line of its own")),
        );
    }
    found.extend(of_values(path, split, found.is_empty()));
    found
}

/// The first character of a line that nobody sees.
fn unseen(line: &str, number: usize) -> Option<Diagnostic> {
    let (at, c) = line.chars().enumerate().find(|(_, c)| is_control(*c) || is_invisible(*c))?;
    let name = code_point(c);
    let column = at + 1;
    let found = if is_control(c) {
        Diagnostic::error(
            "control-character",
            say!("第 {number} 行第 {column} 个字是控制字符 {name}，文件头里不能有": "character {column} of line {number} is the control character {name}, which a front matter cannot have"),
        )
    } else {
        Diagnostic::warning(
            "invisible-character",
            say!("第 {number} 行第 {column} 个字是看不见的字符 {name}": "character {column} of line {number} is the invisible character {name}"),
        )
    };
    Some(
        found
            .span(Span::on_line(number, column, 1))
            .help(say!("删去它，或者把这一行重新输入一遍": "remove it, or type the line again")),
    )
}

/// Do topics have marks? They stand behind their key, or on lines below it.
fn has_marks_in_topics(front: &str) -> bool {
    let mut inside = false;
    front.lines().any(|line| {
        let is_key = ["topics", "主题", "\"topics", "\"主题", "'topics", "'主题"]
            .iter()
            .any(|key| line.starts_with(key));
        inside = is_key || inside && line.starts_with([' ', '-', '\t', ']']);
        inside && line.contains(['、', '，', '；'])
    })
}

/// What only the values show: topics that are several, and characters written as escapes.
fn of_values(path: &str, split: &Split, is_clean: bool) -> Vec<Diagnostic> {
    let has_escapes = is_clean && split.front.contains('\\');
    let has_topics = has_marks_in_topics(&split.front);
    if !has_escapes && !has_topics {
        return Vec::new();
    }
    let Ok(node) = yaml::read(&split.front, &Shape::Any) else { return Vec::new() };
    let mut findings = Findings::default();
    if has_escapes {
        escapes(&node, "", &mut findings);
    }
    for key in ["topics", "主题"] {
        let Some(node) = node.get(key) else { continue };
        let pointer = yaml::step("", key);
        match node {
            Node::Scalar(text) => topic(text, &pointer, &mut findings),
            Node::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    topic(item.text().unwrap_or_default(), &format!("{pointer}/{at}"), &mut findings);
                }
            }
            Node::Map(_) => {}
        }
    }
    findings.into_diagnostics(path, &split.front, split.front_line)
}

/// `[公开，年报、预算]` is one topic for YAML.
fn topic(text: &str, pointer: &str, findings: &mut Findings) {
    // Some classes of the State Council's list have such marks in their names.
    let is_class = || nearest(text, STATE_COUNCIL.lines()).is_some();
    let mark = text.chars().find(|c| matches!(c, '，' | '；')).or_else(|| text.chars().find(|c| *c == '、'));
    let Some(mark) = mark.filter(|mark| *mark != '、' || !is_class()) else { return };
    let marks = ['，', '、', '；'];
    let apart: Vec<&str> = text.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect();
    let apart = apart.join(", ");
    let finding = findings.error(
        "mark-in-topic",
        pointer,
        say!("“{text}”里有“{mark}”，会当作一个主题": "“{text}” has “{mark}” in it and is taken for one topic"),
    );
    finding.severity = Severity::Warning;
    finding.help(say!("几个主题用半角逗号分开：[{apart}]": "put plain commas between topics: [{apart}]"));
}

/// `"救助\x0B公示"`: unseen characters that were written as escapes.
fn escapes(node: &Node, pointer: &str, findings: &mut Findings) {
    match node {
        Node::Scalar(text) => {
            let Some(c) = text.chars().find(|c| is_control(*c) || is_invisible(*c)) else { return };
            let name = code_point(c);
            let rule = if is_control(c) { "control-character" } else { "invisible-character" };
            let finding = findings.error(
                rule,
                pointer,
                say!("这个值里有看不见的字符 {name}，不会发布": "this value has the unseen character {name} in it, which is not published"),
            );
            finding.severity = Severity::Warning;
            finding.help(say!("从值里删去它": "remove it from the value"));
        }
        Node::List(items) => {
            for (at, item) in items.iter().enumerate() {
                escapes(item, &format!("{pointer}/{at}"), findings);
            }
        }
        Node::Map(entries) => {
            for (key, value) in entries {
                escapes(value, &yaml::step(pointer, key), findings);
            }
        }
    }
}
