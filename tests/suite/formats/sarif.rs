//! `--format sarif`

use gongkai::diagnostic::{Diagnostic, Lang, Severity, render_sarif};
use gongkai::rules;
use serde_json::{Value, json};

use super::{assert_valid, err, faulty, odd, out, run};
use crate::support::TestSite;

/// The schema of the standard, as published.
fn schema() -> jsonschema::Validator {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/fixtures/sarif-2.1.0.schema.json");
    let mut schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    // As published, the pattern of a language is no regular expression: a bracket is left open.
    schema["definitions"]["run"]["properties"]["language"]["pattern"] = json!("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    schema["definitions"]["toolComponent"]["properties"]["language"]["pattern"] =
        json!("^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn log(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

#[test]
fn a_log_keeps_to_the_standards_schema() {
    let schema = schema();
    let site = faulty();
    for lang in ["zh", "en"] {
        let check = run(&site, &["check", "--format", "sarif", "--lang", lang]);
        assert_eq!((check.status.code(), err(&check)), (Some(1), ""));
        let log = log(out(&check));
        assert!(results(&log).len() >= 5, "{log:#}");
        assert_valid(&schema, &log);
    }
    assert_valid(&schema, &log(&render_sarif(&odd(), &[], "县/", Lang::Zh)));
    let failed = run(&site, &["check", "--root", "nowhere", "--format", "sarif"]);
    assert_eq!(failed.status.code(), Some(2));
    let failed = log(out(&failed));
    assert_valid(&schema, &failed);
    assert_eq!(failed["runs"][0]["invocations"][0]["executionSuccessful"], false);
    // The schema would tell.
    let mut bad = log(&render_sarif(&odd(), &[], "", Lang::Zh));
    bad["runs"][0]["results"][0]["level"] = json!("info");
    assert!(!schema.is_valid(&bad));
}

#[test]
fn a_build_says_the_same_where_diagnostics_go() {
    let site = faulty();
    let (check, build) =
        (run(&site, &["check", "--format", "sarif"]), run(&site, &["build", "--format", "sarif"]));
    assert_eq!(out(&build), "");
    assert_eq!(log(err(&build)), log(out(&check)));
}

#[test]
fn results_are_the_findings() {
    let site = faulty();
    let log = log(out(&run(&site, &["check", "--format", "sarif"])));
    let report: Value = serde_json::from_slice(&run(&site, &["check", "--format", "json"]).stdout).unwrap();
    let found = report["diagnostics"].as_array().unwrap();
    let described = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(results(&log).len(), found.len());
    for (result, found) in results(&log).iter().zip(found) {
        assert_eq!(result["ruleId"], found["rule"]);
        let rule = &described[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], found["rule"]);
        let level = found["severity"].as_str().unwrap().replace("info", "note");
        assert_eq!(result["level"], level);
        let text = result["message"]["text"].as_str().unwrap();
        assert!(text.starts_with(found["message"].as_str().unwrap()), "{text}");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
        if !found["line"].is_null() {
            let region =
                ["startLine", "startColumn", "endLine", "endColumn"].map(|key| &place["region"][key]);
            assert_eq!(region, ["line", "column", "end_line", "end_column"].map(|key| &found[key]));
        }
        assert_eq!(result["properties"]["data_path"], found["data_path"]);
    }
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn every_rule_is_described_and_those_of_kinds_that_are_found() {
    let log = log(out(&run(&faulty(), &["check", "--format", "sarif"])));
    let described = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = described.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    for (_, rule) in rules::all() {
        let at = ids.iter().position(|id| *id == rule.name).unwrap();
        assert_eq!(described[at]["fullDescription"]["text"], rule.says.0);
        assert_eq!(described[at]["defaultConfiguration"]["level"], level(rule.severity));
        let short = described[at]["shortDescription"]["text"].as_str().unwrap();
        assert!(rule.says.0.starts_with(short) && short.ends_with('。'), "{short}");
        assert!(described[at]["help"]["markdown"].as_str().unwrap().contains(rule.says.0));
    }
    for result in results(&log) {
        assert!(ids.contains(&result["ruleId"].as_str().unwrap()));
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[test]
fn addresses_are_encoded_and_relative() {
    let log = log(&render_sarif(&odd(), &[], "县/", Lang::Zh));
    let uri = |at: usize| {
        results(&log)[at]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap()
    };
    // What is about the site stands at its settings, for services refuse what stands nowhere.
    assert_eq!(uri(0), "%E5%8E%BF/site.yaml");
    assert_eq!(uri(1), "%E5%8E%BF/content/%E7%94%B2%20%E4%B9%99/a%3Ab%2C100%25.md");
    let related = &results(&log)[1]["relatedLocations"][0];
    assert_eq!(related["message"]["text"], "另一处");
    assert_eq!(related["physicalLocation"]["artifactLocation"]["uri"], "%E5%8E%BF/content/%E4%B8%99.md");
    let properties = &results(&log)[1]["properties"];
    assert_eq!(
        *properties,
        json!({"left": "1234.50", "right": "1234.05", "difference": "0.45", "basis": "条例第十五条"})
    );
}

#[test]
fn the_sites_folder_is_told_from_where_the_program_runs() {
    let site = TestSite::new()
        .file("县/site.yaml", "title: 甲\nagencies: {mzj: 乙}\n")
        .file("县/content/a.md", "正文\n");
    let log = log(out(&run(&site, &["check", "--root", "./县", "--format", "sarif"])));
    let place = &results(&log)[0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "%E5%8E%BF/content/a.md");
}

fn fingerprints(found: &[Diagnostic]) -> Vec<String> {
    let log = log(&render_sarif(found, &[], "", Lang::Zh));
    let print = |result: &Value| result["partialFingerprints"]["gongkai/v1"].as_str().unwrap().to_owned();
    results(&log).iter().map(print).collect()
}

#[test]
fn fingerprints_outlive_lines_and_tell_findings_apart() {
    let mut found = odd();
    // The same twice in one file: told apart by their order.
    found.push(found[2].clone());
    let before = fingerprints(&found);
    let mut unique = before.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), found.len(), "{before:?}");
    for one in &mut found {
        if let Some(span) = &mut one.span {
            span.line += 10;
            span.end_line += 10;
        }
        one.data_path = one.data_path.as_ref().map(|path| path.replace("/1/", "/7/"));
    }
    assert_eq!(fingerprints(&found), before);
    found[1].message.zh.push('！');
    assert_ne!(fingerprints(&found)[1], before[1]);
}
