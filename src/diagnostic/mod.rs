//! What an author did wrong, said so that a clerk can act.
//!
//! A [`Diagnostic`] is an author's mistake: rule, severity, place, message and
//! mend, each text in Chinese and English. The machine's failures are typed
//! errors of the stage that met them and do not live here. Nothing here prints.

mod github;
mod human;
mod json;
mod sarif;
mod text;

pub use github::render_github;
pub use human::{Sources, render_human};
pub use json::render_json;
pub use sarif::{SarifRule, render_sarif, render_sarif_failure};
pub use text::{Lang, Text};

use std::fmt;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops a build before anything is published.
    Error,
    /// Never stops a build, unless `--strict`.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word used in JSON and in `site.yaml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }

    /// Reads the word used in `site.yaml` and in kinds.
    pub fn parse(word: &str) -> Option<Severity> {
        match word {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "info" => Some(Severity::Info),
            _ => None,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A stretch of a file. Lines and columns count from 1, columns in Unicode
/// scalars; the end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
}

impl Span {
    /// The span of `length` characters on one line.
    pub fn on_line(line: usize, column: usize, length: usize) -> Span {
        Span { line, column, end_line: line, end_column: column + length }
    }

    /// The span of the byte range `start..end` of `text`, whose first line is
    /// line `first_line` of its file.
    pub fn of_bytes(text: &str, start: usize, end: usize, first_line: usize) -> Span {
        let (line, column) = position(text, start);
        let (end_line, end_column) = position(text, end.max(start));
        Span { line: line + first_line - 1, column, end_line: end_line + first_line - 1, end_column }
    }
}

/// Line and column (from 1, in characters) of a byte offset; an offset inside a
/// character or past the end is taken back to the nearest boundary.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// Another place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// File, relative to the site's root, with `/`.
    pub path: String,
    /// Where in it, if known.
    pub span: Option<Span>,
    /// JSON Pointer into its front matter, by which the place is found.
    pub data_path: Option<String>,
    /// What is there.
    pub message: Text,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Kebab-case name of the defect.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// File, relative to the site's root, with `/`; `None`: the site as a whole.
    pub path: Option<String>,
    /// What may be shown of the path, where the name itself is a secret.
    pub shown: Option<String>,
    /// Where in the file.
    pub span: Option<Span>,
    /// JSON Pointer into the front matter, where the finding is about a value.
    pub data_path: Option<String>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
    /// The law or notice that asks for it.
    pub basis: Option<String>,
    /// The sides that should agree, where the finding is about figures or dates.
    pub sides: Option<Sides>,
    /// Does it depend on the day of the run? Such a finding never stops a build.
    pub dated: bool,
    /// Other places.
    pub related: Vec<Related>,
}

/// Two sides that should agree, as texts that keep their digits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sides {
    /// What is written.
    pub left: String,
    /// What it should be, or be compared with.
    pub right: String,
    /// Left less right, in the unit of both; `None` where there is no such thing.
    pub difference: Option<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    pub fn error(rule: &str, message: Text) -> Diagnostic {
        Diagnostic {
            rule: rule.to_owned(),
            severity: Severity::Error,
            path: None,
            shown: None,
            span: None,
            data_path: None,
            message,
            help: None,
            basis: None,
            sides: None,
            dated: false,
            related: Vec::new(),
        }
    }

    /// A warning without a place yet.
    pub fn warning(rule: &str, message: Text) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(rule, message) }
    }

    /// Says in which file.
    pub fn at(mut self, path: &str) -> Diagnostic {
        self.path = Some(path.to_owned());
        self
    }

    /// Says where in the file.
    pub fn span(mut self, span: Span) -> Diagnostic {
        self.span = Some(span);
        self
    }

    /// Says how to mend it.
    pub fn help(mut self, help: Text) -> Diagnostic {
        self.help = Some(help);
        self
    }

    /// The path as it may be shown.
    pub fn shown_path(&self) -> Option<&str> {
        self.shown.as_deref().or(self.path.as_deref())
    }

    /// Says by which law.
    pub fn basis(mut self, basis: Option<&str>) -> Diagnostic {
        self.basis = basis.map(str::to_owned);
        self
    }

    /// Says which sides differ.
    pub fn sides(mut self, left: &str, right: &str, difference: Option<&str>) -> Diagnostic {
        self.sides = Some(Sides {
            left: left.to_owned(),
            right: right.to_owned(),
            difference: difference.map(str::to_owned),
        });
        self
    }

    /// It depends on the day of the run.
    pub fn dated(mut self) -> Diagnostic {
        self.dated = true;
        self
    }

    /// Adds another place.
    pub fn related(mut self, path: &str, span: Option<Span>, message: Text) -> Diagnostic {
        self.related.push(Related { path: path.to_owned(), span, data_path: None, message });
        self
    }
}

/// Puts findings into their one order: by file, place, rule, then message; the
/// same finding twice is one.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.path, a.span, &a.rule, &a.data_path, &a.message.zh).cmp(&(
            &b.path,
            b.span,
            &b.rule,
            &b.data_path,
            &b.message.zh,
        ))
    });
    diagnostics.dedup();
}

/// How many findings of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Infos.
    pub infos: usize,
}

impl Summary {
    /// Counts `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Summary {
        diagnostics.iter().fold(Summary::default(), |mut sum, found| {
            match found.severity {
                Severity::Error => sum.errors += 1,
                Severity::Warning => sum.warnings += 1,
                Severity::Info => sum.infos += 1,
            }
            sum
        })
    }
}
