//! Lines that YAML joins to the value before them, and that were meant as items or keys
//! of their own: `- 低保` and ` - 特困` below it are one text for YAML, 低保 - 特困.

use super::events::{self, Tree};
use super::{YamlError, slips};
use crate::diagnostic::Span;
use crate::say;

/// The first such line. The lines alone say where one might be; whether it was joined
/// is asked of the events, for few texts only.
pub fn find(text: &str) -> Option<YamlError> {
    let lines: Vec<&str> = text.lines().collect();
    let suspect = lines.windows(2).enumerate().find(|(_, pair)| suspicious(pair[0], pair[1]))?;
    let first = suspect.0 + 1;
    let tree = events::read(text).ok()?;
    (first..lines.len()).find_map(|index| {
        if !suspicious(lines[index - 1], lines[index]) || !inside(&tree, &lines, index + 1) {
            return None;
        }
        let (number, line) = (index + 1, lines[index]);
        let bare = line.trim_start();
        let column = line.chars().count() - bare.chars().count() + 1;
        Some(YamlError {
            rule: "yaml-syntax",
            span: Span::on_line(number, column, bare.trim_end().chars().count()),
            message: say!("这一行的缩进和上面对不上，YAML 把它接到了上一行的值后面": "this line is not in line with those above; YAML joins it to the value of the line before"),
            help: Some(if bare.contains('：') {
                say!("和上面的键左边对齐，冒号用半角加一个空格“: ”；真是上一行的后半句，给整个值加上引号": "bring it in line with the keys above and write “: ”; if it goes on with the line above, put the whole value into quotes")
            } else {
                say!("同一级的各项左边对齐；真是上一行的后半句，给整个值加上引号": "bring items of one level in line; if it goes on with the line above, put the whole value into quotes")
            }),
            first: None,
        })
    })
}

/// Is this line set in below one that has a value, and does it begin like an item or a key?
fn suspicious(before: &str, line: &str) -> bool {
    let bare = line.trim_start();
    if bare.len() == line.len() || before.trim().is_empty() || before.trim_start().starts_with('#') {
        return false;
    }
    let set_in = line.len() - bare.len() > before.len() - before.trim_start().len();
    let ends_open = before.trim_end().ends_with([':', '-', '|', '>', ',', '[', '{', '"', '\'']);
    let item = bare.starts_with("- ");
    let key = slips::colon_place(1, line).is_some() || slips::no_space(1, line).is_some();
    set_in && !ends_open && (item || key)
}

/// Does a text without quotes go on over this line?
fn inside(tree: &Tree, lines: &[&str], number: usize) -> bool {
    tree.values.values().any(|span| {
        let plain = || {
            let line = lines.get(span.line - 1).copied().unwrap_or_default();
            let first = line.chars().nth(span.column - 1);
            let block = span.line > 1
                && lines[span.line - 2].trim_end().trim_end_matches(['-', '+']).ends_with(['|', '>']);
            first.is_some_and(|c| !matches!(c, '"' | '\'' | '|' | '>' | '[' | '{' | '-')) && !block
        };
        span.line < number && number <= span.end_line && tree.is_text(span) && plain()
    })
}
