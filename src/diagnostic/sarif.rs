//! Findings as SARIF 2.1.0, which code scanning services and editors read.
//!
//! Lines and columns count as in our JSON: from 1, columns in Unicode scalars, ends
//! exclusive, which is what SARIF calls `unicodeCodePoints`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{Diagnostic, Lang, Severity, Span, Text};
use crate::say;

/// The base of all addresses: the folder in which the program was run.
const BASE: &str = "%SRCROOT%";

/// What there is to say about a rule.
#[derive(Debug, Clone)]
pub struct SarifRule {
    /// Its name.
    pub name: String,
    /// How grave it is unless something says otherwise.
    pub severity: Severity,
    /// What it is about.
    pub group: Text,
    /// What it finds; the first sentence is its heading.
    pub says: Text,
    /// More of it, as plain text and as Markdown.
    pub help: (Text, Text),
    /// The law.
    pub basis: Option<String>,
}

/// A whole SARIF log with one run. `rules` describe the rules, those of the findings at
/// least; `prefix` leads from the folder of the repository to the site's: empty, or
/// ending in `/`.
pub fn render_sarif(diagnostics: &[Diagnostic], rules: &[SarifRule], prefix: &str, lang: Lang) -> String {
    let index: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(at, rule)| (rule.name.as_str(), at)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|found| result(found, index.get(found.rule.as_str()).copied(), &mut seen, prefix, lang))
        .collect();
    log(rules, results, json!({ "executionSuccessful": true }), lang)
}

/// A log that says only that the run did not end, and why.
pub fn render_sarif_failure(message: &Text, exit_code: u8, lang: Lang) -> String {
    let invocation = json!({
        "executionSuccessful": false,
        "exitCode": exit_code,
        "toolExecutionNotifications": [{ "level": "error", "message": { "text": message.get(lang) } }],
    });
    log(&[], Vec::new(), invocation, lang)
}

fn log(rules: &[SarifRule], results: Vec<Value>, invocation: Value, lang: Lang) -> String {
    let language = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": rules.iter().map(|rule| descriptor(rule, lang)).collect::<Vec<_>>(),
            } },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation],
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn descriptor(rule: &SarifRule, lang: Lang) -> Value {
    let mut properties = Map::new();
    properties.insert("tags".to_owned(), json!([rule.group.get(lang)]));
    properties.extend(rule.basis.as_ref().map(|basis| ("basis".to_owned(), json!(basis))));
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.says.first_sentence(lang) },
        "fullDescription": { "text": rule.says.get(lang) },
        "help": { "text": rule.help.0.get(lang), "markdown": rule.help.1.get(lang) },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": properties,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(
    found: &Diagnostic,
    rule: Option<usize>,
    seen: &mut BTreeMap<String, usize>,
    prefix: &str,
    lang: Lang,
) -> Value {
    let mut text = found.message.get(lang).to_owned();
    if let Some(help) = &found.help {
        let (zh, en) = (&help.zh, &help.en);
        text = format!("{text}\n{}", say!("怎么改：{zh}": "Help: {en}").get(lang));
    }
    // Services refuse a result without a place: a finding about the site stands at its settings.
    let path = found.shown_path().unwrap_or("site.yaml");
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(found.rule));
    result.extend(rule.map(|at| ("ruleIndex".to_owned(), json!(at))));
    result.insert("level".to_owned(), json!(level(found.severity)));
    result.insert("message".to_owned(), json!({ "text": text }));
    let place = physical(prefix, path, found.path.as_ref().and(found.span));
    result.insert("locations".to_owned(), json!([{ "physicalLocation": place }]));
    if !found.related.is_empty() {
        let related = found.related.iter().enumerate().map(|(at, related)| {
            json!({
                "id": at + 1,
                "physicalLocation": physical(prefix, &related.path, related.span),
                "message": { "text": related.message.get(lang) },
            })
        });
        result.insert("relatedLocations".to_owned(), related.collect());
    }
    result.insert("partialFingerprints".to_owned(), json!({ "gongkai/v1": fingerprint(found, seen) }));
    let sides = found.sides.as_ref();
    let given = [
        ("left", sides.map(|sides| &sides.left)),
        ("right", sides.map(|sides| &sides.right)),
        ("difference", sides.and_then(|sides| sides.difference.as_ref())),
        ("basis", found.basis.as_ref()),
        ("data_path", found.data_path.as_ref()),
    ];
    let properties: Map<String, Value> =
        given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value?)))).collect();
    if !properties.is_empty() {
        result.insert("properties".to_owned(), Value::Object(properties));
    }
    Value::Object(result)
}

fn physical(prefix: &str, path: &str, span: Option<Span>) -> Value {
    let span = span.unwrap_or(Span::on_line(1, 1, 0));
    json!({
        "artifactLocation": { "uri": uri(&format!("{prefix}{path}")), "uriBaseId": BASE },
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    })
}

/// A relative reference: all but unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

/// Names a finding from run to run, although lines above it come and go: by rule, file,
/// place in the front matter without numbers of rows, and message; equal ones by order.
fn fingerprint(found: &Diagnostic, seen: &mut BTreeMap<String, usize>) -> String {
    let place = found.data_path.as_deref().unwrap_or_default();
    let place: Vec<&str> = place
        .split('/')
        .map(|step| if !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit()) { "*" } else { step })
        .collect();
    let path = found.shown_path().unwrap_or_default();
    let whole = [&found.rule, path, &place.join("/"), &found.message.zh].join("\n");
    let count = seen.entry(whole.clone()).or_default();
    *count += 1;
    let digest = Sha256::digest(format!("{whole}\n{count}"));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
