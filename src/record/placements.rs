//! Places of tables in the body that name no table.

use super::tables::Filled;
use crate::diagnostic::{Diagnostic, Span, Text};
use crate::markdown;
use crate::say;
use crate::source::Split;
use crate::value::fold;

/// A `[表:…]` whose name is no table of the document.
pub fn unknown(path: &str, split: &Split, tables: &[Filled]) -> Vec<Diagnostic> {
    let lines = split.body.lines().enumerate();
    let placed = lines.filter_map(|(at, line)| Some((at, line, markdown::placement(line)?)));
    placed
        .filter(|(_, _, word)| {
            let folded = fold(word);
            !tables.iter().any(|table| table.key == *word || table.name.matches(&folded))
        })
        .map(|(at, line, word)| {
            let names: Vec<&str> = tables.iter().map(|table| table.name.short()).collect();
            let Text { zh, en } = Text::list(names.iter().copied());
            let before = line.chars().take_while(|c| c.is_whitespace()).count();
            let help = if names.is_empty() {
                say!("这个文件没有表格；删去这一行": "this document has no table; remove the line")
            } else {
                say!("可用：{zh}": "there are: {en}")
            };
            Diagnostic::warning("unknown-table", say!("没有表格“{word}”": "there is no table “{word}”"))
                .at(path)
                .span(Span::on_line(split.body_line + at, before + 1, line.trim().chars().count()))
                .help(help)
        })
        .collect()
}
