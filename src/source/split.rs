//! A document's text: front matter between two `---` lines, then the body.

use crate::diagnostic::{Diagnostic, Span};
use crate::say;

/// A document's two parts. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The text between the fences.
    pub front: String,
    /// Line of its first character.
    pub front_line: usize,
    /// What follows the second fence.
    pub body: String,
    /// Line of its first character.
    pub body_line: usize,
}

/// Splits a document. Blank lines may stand before the first fence.
pub fn split(path: &str, text: &str) -> Result<Split, Diagnostic> {
    let mut at = 0;
    let mut number = 0;
    let mut open: Option<(usize, usize)> = None;
    for line in text.split_inclusive('\n') {
        number += 1;
        let start = at;
        at += line.len();
        let content = line.trim_end();
        match open {
            None if content.is_empty() => {}
            None if content == "---" => open = Some((at, number + 1)),
            None => return Err(no_fence(path, number, content)),
            Some((from, first)) if content == "---" => {
                return Ok(Split {
                    front: text[from..start].to_owned(),
                    front_line: first,
                    body: text[at..].to_owned(),
                    body_line: number + 1,
                });
            }
            Some(_) => {}
        }
    }
    Err(match open {
        Some((_, first)) => Diagnostic::error(
            "missing-fence",
            say!("文件头没有结束：缺少第二行“---”": "the front matter does not end: the second “---” line is missing"),
        )
        .at(path)
        .span(Span::on_line(first - 1, 1, 3))
        .help(say!("在文件头和正文之间加一行“---”": "add a line “---” between the front matter and the body")),
        None => Diagnostic::error("missing-fence", say!("文件是空的": "the file is empty"))
            .at(path)
            .span(Span::on_line(1, 1, 1))
            .help(say!("写上文件头和正文，或者删去这个文件": "write a front matter and a body, or remove the file")),
    })
}

fn no_fence(path: &str, line: usize, content: &str) -> Diagnostic {
    let near = content.chars().count() >= 2
        && content.chars().all(|c| matches!(c, '-' | '—' | '－' | '–' | '─' | '_'));
    let message = if near {
        say!("“{content}”不是文件头的起始行": "“{content}” does not open a front matter")
    } else {
        say!("文件开头没有文件头": "the file does not begin with a front matter")
    };
    let length = if near { content.chars().count() } else { 1 };
    Diagnostic::error("missing-fence", message)
        .at(path)
        .span(Span::on_line(line, 1, length))
        .help(say!(
            "第一行写三个半角减号“---”，接着写标题等各项，再写一行“---”": "write “---” (three plain hyphens) as the first line, then title and the rest, then “---” again"
        ))
}
