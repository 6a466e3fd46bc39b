//! Findings for programs: JSON by its schema, SARIF by the standard's, GitHub's commands;
//! and what is allowed and explained at the terminal.

mod allowed;
mod explain;
mod github;
mod sarif;

use std::process::{Command, Output};

use gongkai::diagnostic::{Diagnostic, Lang, Severity, Span, Text, render_json};
use serde_json::{Value, json};

use crate::support::TestSite;

fn run(site: &TestSite, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(site.root())
        .args(["--today", "2026-11-25"])
        .args(arguments)
        .output()
        .unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A site whose findings have all that a finding can: every severity, places in several
/// files, values, related places, the site's own settings.
fn faulty() -> TestSite {
    let document = |front: &str, body: &str| {
        format!("---\n标题: 关于救助的通知\n类型: 文件\n发布日期: 2026-01-02\n{front}---\n{body}\n")
    };
    TestSite::new()
        .file("content/100%, 低保：a.md", document("来源: 甲\nsource: 乙\n", "正文。"))
        .file("content/链接.md", document("", "见[甲](无.md)。\n\n再见[甲](无.md)。"))
        .file("content/日期.md", document("成文日期: 2026-03-02\n", "正文。"))
        .file("content/废止.md", document("废止文件: 测府发〔1999〕3号\n", "正文。"))
        .file("content/无人提到.txt", "")
}

/// Findings that no site need show, for what the renderers promise of all.
fn odd() -> Vec<Diagnostic> {
    let text = |zh: &str, en: &str| Text { zh: zh.to_owned(), en: en.to_owned() };
    let site_wide = Diagnostic::warning("unnamed-file", text("全站", "all of it")).help(text("改", "mend"));
    let places =
        Diagnostic::error("unknown-value", text("100%：甲,乙\r\n第二行", "100%: a,b\r\nsecond line"))
            .at("content/甲 乙/a:b,100%.md")
            .span(Span { line: 3, column: 2, end_line: 5, end_column: 1 })
            .basis(Some("条例第十五条"))
            .sides("1234.50", "1234.05", Some("0.45"))
            .related("content/丙.md", None, text("另一处", "the other"));
    let note =
        Diagnostic { severity: Severity::Info, ..Diagnostic::warning("no-such-rule", text("丁", "d")) };
    let note = note.at("content/丙.md").span(Span::on_line(1, 1, 3));
    let cell = Diagnostic { data_path: Some("/资金/1/0".to_owned()), ..note.clone() };
    vec![site_wide, places, note, cell]
}

fn schema() -> jsonschema::Validator {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/check.schema.json")).unwrap();
    jsonschema::draft202012::new(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn assert_valid(validator: &jsonschema::Validator, report: &Value) {
    let wrong: Vec<String> =
        validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(wrong, Vec::<String>::new(), "{report:#}");
}

#[test]
fn json_keeps_to_its_schema() {
    let schema = schema();
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let report = parse(out(&run(&faulty(), &["check", "--format", "json"])));
    assert!(report["diagnostics"].as_array().unwrap().len() >= 5, "{report:#}");
    assert_valid(&schema, &report);
    for lang in [Lang::Zh, Lang::En] {
        assert_valid(&schema, &parse(&render_json(&odd(), 3, lang)));
    }
    assert_valid(&schema, &parse(&render_json(&[], 0, Lang::Zh)));
    // Settings, and what the machine did not do.
    let settings = faulty().file("site.yaml", "title: 甲\n");
    assert_valid(&schema, &parse(out(&run(&settings, &["check", "--format", "json"]))));
    let failed = run(&faulty(), &["check", "--root", "nowhere", "--format", "json"]);
    assert_valid(&schema, &parse(out(&failed)));
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let schema = schema();
    let good: Value = serde_json::from_str(&render_json(&odd(), 3, Lang::Zh)).unwrap();
    for (pointer, value) in [
        ("/schema_version", json!(2)),
        ("/summary/errors", json!("1")),
        ("/diagnostics/1/severity", json!("fatal")),
        ("/diagnostics/1/line", json!(0)),
        ("/diagnostics/1/left", json!(1234.5)),
        ("/diagnostics/1/path", json!("/content/a.md")),
        ("/diagnostics/1/rule", json!("Some Rule")),
        ("/diagnostics/0/line", json!(1)),
        ("/diagnostics/3/data_path", json!("资金")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&bad), "{pointer}");
    }
    let mut more = good.clone();
    more["diagnostics"][1]["secret"] = json!("x");
    assert!(!schema.is_valid(&more));
    let mut masked = good;
    masked["diagnostics"][1]["path_masked"] = json!(true);
    assert!(schema.is_valid(&masked));
}
