//! Findings for a person at a terminal, over annotate-snippets.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Lang, Severity, Span, Text};

/// The texts of the files that findings point into, by path. A path that is not
/// in it is shown without its line.
pub type Sources = BTreeMap<String, String>;

/// All findings, one after the other, each with its line of the file.
pub fn render_human(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for found in diagnostics {
        out.push_str(&renderer.render(&report(found, sources, lang)));
        out.push_str("\n\n");
    }
    out
}

fn level(severity: Severity, lang: Lang) -> Level<'static> {
    match (severity, lang) {
        (Severity::Error, Lang::Zh) => Level::ERROR.with_name("错误"),
        (Severity::Warning, Lang::Zh) => Level::WARNING.with_name("警告"),
        (Severity::Info, Lang::Zh) => Level::INFO.with_name("提示"),
        (Severity::Error, Lang::En) => Level::ERROR,
        (Severity::Warning, Lang::En) => Level::WARNING,
        (Severity::Info, Lang::En) => Level::INFO,
    }
}

fn report<'a>(found: &'a Diagnostic, sources: &'a Sources, lang: Lang) -> Vec<Group<'a>> {
    let title = level(found.severity, lang).primary_title(found.message.get(lang)).id(found.rule.as_str());
    let mut group = Group::with_title(title);
    if let Some(path) = &found.path {
        group = match (found.span, sources.get(path)) {
            (Some(span), Some(text)) => {
                let mut snippet = Snippet::source(text.as_str())
                    .path(found.shown_path().unwrap_or_default())
                    .annotation(AnnotationKind::Primary.span(bytes(text, span)));
                for related in found.related.iter().filter(|related| related.path == *path) {
                    if let Some(span) = related.span {
                        snippet = snippet.annotation(
                            AnnotationKind::Context.span(bytes(text, span)).label(related.message.get(lang)),
                        );
                    }
                }
                group.element(snippet)
            }
            _ => group.element(annotate_snippets::Origin::path(found.shown_path().unwrap_or_default())),
        };
    }
    for related in found.related.iter().filter(|related| found.path.as_ref() != Some(&related.path)) {
        let place = related.span.map_or(String::new(), |span| format!(":{}:{}", span.line, span.column));
        group = group.element(note(lang).message(format!(
            "{}{place} {}",
            related.path,
            related.message.get(lang)
        )));
    }
    if let Some(basis) = &found.basis {
        group = group.element(basis_level(lang).message(basis.as_str()));
    }
    if let Some(help) = &found.help {
        group = group.element(help_level(lang).message(Text::get(help, lang)));
    }
    vec![group]
}

fn note(lang: Lang) -> Level<'static> {
    if lang == Lang::Zh { Level::NOTE.with_name("参见") } else { Level::NOTE.with_name("see") }
}

fn basis_level(lang: Lang) -> Level<'static> {
    if lang == Lang::Zh { Level::NOTE.with_name("依据") } else { Level::NOTE.with_name("basis") }
}

fn help_level(lang: Lang) -> Level<'static> {
    if lang == Lang::Zh { Level::HELP.with_name("怎么改") } else { Level::HELP }
}

/// The byte range of a span; clamped, so that a file changed meanwhile does no harm.
fn bytes(text: &str, span: Span) -> std::ops::Range<usize> {
    let start = offset(text, span.line, span.column);
    let end = offset(text, span.end_line, span.end_column).max(start);
    start..end
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let rest = &text[start..];
    let end = rest.find('\n').unwrap_or(rest.len());
    rest[..end].char_indices().nth(column.saturating_sub(1)).map_or(start + end, |(at, _)| start + at)
}
