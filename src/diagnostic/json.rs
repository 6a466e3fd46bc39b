//! Findings as JSON: the contract of `--format json`, schema version 1.

use serde_json::{Value, json};

use super::{Diagnostic, Lang, Summary};

/// One JSON document, with a new line at its end. Texts are in `lang`; lines and
/// columns count from 1 in Unicode scalars, ends are exclusive.
pub fn render_json(diagnostics: &[Diagnostic], documents: usize, lang: Lang) -> String {
    let summary = Summary::of(diagnostics);
    let list: Vec<Value> = diagnostics.iter().map(|found| diagnostic(found, lang)).collect();
    let report = json!({
        "schema_version": 1,
        "diagnostics": list,
        "summary": {
            "errors": summary.errors,
            "warnings": summary.warnings,
            "infos": summary.infos,
            "documents": documents,
        },
    });
    format!("{report:#}\n")
}

fn diagnostic(found: &Diagnostic, lang: Lang) -> Value {
    let related: Vec<Value> = found
        .related
        .iter()
        .map(|related| {
            json!({
                "path": related.path,
                "line": related.span.map(|span| span.line),
                "column": related.span.map(|span| span.column),
                "message": related.message.get(lang),
            })
        })
        .collect();
    let mut report = json!({
        "rule": found.rule,
        "severity": found.severity.as_str(),
        "path": found.shown_path(),
        "line": found.span.map(|span| span.line),
        "column": found.span.map(|span| span.column),
        "end_line": found.span.map(|span| span.end_line),
        "end_column": found.span.map(|span| span.end_column),
        "data_path": found.data_path,
        "message": found.message.get(lang),
        "help": found.help.as_ref().map(|help| help.get(lang)),
        "basis": found.basis,
        "left": found.sides.as_ref().map(|sides| &sides.left),
        "right": found.sides.as_ref().map(|sides| &sides.right),
        "difference": found.sides.as_ref().and_then(|sides| sides.difference.as_ref()),
        "related": related,
    });
    if let (Some(_), Some(fields)) = (&found.shown, report.as_object_mut()) {
        fields.insert("path_masked".to_owned(), Value::Bool(true));
    }
    report
}
