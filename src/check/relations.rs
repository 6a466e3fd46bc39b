//! Documents that are named and not published.

use crate::diagnostic::{Diagnostic, Span};
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
            diagnostics.push(
                Diagnostic::warning(
                    UNKNOWN,
                    say!("网站上没有“{word}”这个文件": "there is no document “{word}” on the site"),
                )
                .at(&document.path)
                .span(named.span.unwrap_or(Span::on_line(1, 1, 1)))
                .help(say!(
                    "写文件的路径（如 ../policy/x.md）或发文字号；对方没有发布时网页上不出链接": "write the file's path (such as ../policy/x.md) or its document number; what is not published gets no link"
                )),
            );
        }
    }
    diagnostics
}
