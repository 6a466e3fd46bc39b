//! What is told of a rule, piece by piece, as plain text and as Markdown.

use crate::diagnostic::{Lang, Severity, Text};
use crate::say;

/// A piece.
pub enum Part {
    /// A paragraph.
    Text(Text),
    /// What is to be written, or is written, under its heading.
    Code(Text, Text),
}

impl Part {
    /// Lines that are the same in both languages.
    pub fn code(heading: Text, code: &str) -> Part {
        Part::Code(heading, Text { zh: code.to_owned(), en: code.to_owned() })
    }
}

/// For a terminal: code is indented.
pub fn plain(parts: &[Part], lang: Lang) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(&format!("\n{}\n", text.get(lang))),
            Part::Code(heading, code) => {
                out.push_str(&format!("\n{}\n", heading.get(lang)));
                for line in code.get(lang).lines() {
                    out.push_str(format!("    {line}").trim_end());
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// For services that show it on a page.
pub fn markdown(parts: &[Part], lang: Lang) -> String {
    let pieces: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => format!("{}\n", text.get(lang)),
            // Four, for the code may be Markdown with fences of its own.
            Part::Code(heading, code) => {
                format!("{}\n\n````text\n{}\n````\n", heading.get(lang), code.get(lang).trim_end())
            }
        })
        .collect();
    pieces.join("\n")
}

/// The severity in words.
pub fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => say!("错误": "error"),
        Severity::Warning => say!("警告": "warning"),
        Severity::Info => say!("提示": "info"),
    }
}

/// How it is graded and allowed, if it can be.
pub fn changing(name: &str, severity: Severity, can_allow: bool) -> Vec<Part> {
    if !can_allow {
        return vec![Part::Text(
            say!("它说的是读不出或者用不了的内容，所以不能容许，也不能改级别。": "It is about what cannot be read or used, so it can be neither allowed nor regraded."),
        )];
    }
    let other = if severity == Severity::Warning { Severity::Error } else { Severity::Warning };
    vec![
        Part::code(
            say!("全站改级别（error、warning、info），写在 site.yaml 里：": "To regrade it (error, warning, info) for the whole site, write in site.yaml:"),
            &format!("rules: {{{name}: {other}}}"),
        ),
        Part::Code(
            say!("只在一个文件里容许它，在文件头写明理由：": "To allow it in one document, give the reason in its front matter:"),
            Text {
                zh: format!("容许: [{{规则: {name}, 理由: 原件如此}}]"),
                en: format!("allow: [{{rule: {name}, reason: as in the original}}]"),
            },
        ),
    ]
}
