//! Documents that are named and not published.

use crate::diagnostic::{Diagnostic, Severity, Span, Text};
use crate::say;
use crate::site::{Site, related};

/// What a document explains, repeals or replaces is not on the site.
pub const UNKNOWN: &str = "unknown-document";

pub fn unknown(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for document in &site.documents {
        for named in &document.named {
            if related(&document.path, &named.word, &site.indexes).is_some() {
                continue;
            }
            let word = &named.word;
            // A file that isn't there is a slip; a document number may be older than the site.
            let is_path = word.contains('/') || word.to_ascii_lowercase().ends_with(".md");
            let severity = if is_path { Severity::Warning } else { Severity::Info };
            let found = Diagnostic { severity, ..Diagnostic::warning(UNKNOWN, said(word)) };
            diagnostics.push(
                found
                .at(&document.path)
                .span(named.span.unwrap_or(Span::on_line(1, 1, 1)))
                .help(say!(
                    "写文件的路径（如 ../policy/x.md）或发文字号；网站上没有的，网页上只印名称，不出链接": "write the file's path (such as ../policy/x.md) or its document number; what is not on the site is printed without a link"
                )),
            );
        }
    }
    diagnostics
}

fn said(word: &str) -> Text {
    say!("网站上没有“{word}”这个文件": "there is no document “{word}” on the site")
}
