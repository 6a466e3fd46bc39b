//! Findings as workflow commands: GitHub shows them beside the lines of a change.
//!
//! `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`, one line each.

use std::fmt::Write;

use super::{Diagnostic, Lang, Severity};
use crate::say;

/// One command per finding. `prefix` leads from the folder of the repository to the
/// site's: empty, or ending in `/`.
pub fn render_github(diagnostics: &[Diagnostic], prefix: &str, lang: Lang) -> String {
    let mut out = String::new();
    for found in diagnostics {
        let mut properties = Vec::new();
        if let Some(path) = found.shown_path() {
            properties.push(("file", format!("{prefix}{path}")));
        }
        if let Some(span) = found.path.as_ref().and(found.span) {
            // Our end is exclusive: what ends before the first column ends on the line above.
            let last = if span.end_column == 1 && span.end_line > span.line {
                span.end_line - 1
            } else {
                span.end_line
            };
            properties.push(("line", span.line.to_string()));
            properties.push(("endLine", last.to_string()));
            // GitHub takes columns only of what stands on one line.
            if span.line == span.end_line {
                properties.push(("col", span.column.to_string()));
                properties.push(("endColumn", span.end_column.to_string()));
            }
        }
        properties.push(("title", found.rule.clone()));
        let properties: Vec<String> =
            properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
        let _ = writeln!(
            out,
            "::{} {}::{}",
            command(found.severity),
            properties.join(","),
            data(&text(found, lang))
        );
    }
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// What is wrong, by which law, and how to mend it: an annotation has one text.
fn text(found: &Diagnostic, lang: Lang) -> String {
    let mut text = found.message.get(lang).to_owned();
    if let Some(basis) = &found.basis {
        let _ = write!(text, "\n{}", say!("依据：{basis}": "Basis: {basis}").get(lang));
    }
    if let Some(help) = &found.help {
        let (zh, en) = (&help.zh, &help.en);
        let _ = write!(text, "\n{}", say!("怎么改：{zh}": "Help: {en}").get(lang));
    }
    text
}

/// A message: `%` and line ends would end or change the command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property: `:` and `,` too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
