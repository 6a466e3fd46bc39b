//! The command itself: exit codes, streams, languages, JSON.

use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{SETTINGS, TestSite};

const GOOD: &str = "---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n---\n正文。\n";

fn site() -> TestSite {
    TestSite::new().file("content/甲.md", GOOD)
}

fn run(site: &TestSite, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(site.root())
        .env_remove("NO_COLOR")
        .args(["--today", "2026-11-25"])
        .args(arguments)
        .output()
        .unwrap()
}

fn code(site: &TestSite, arguments: &[&str]) -> i32 {
    run(site, arguments).status.code().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn exit_codes_say_who_must_act() {
    let fine = site();
    assert_eq!(code(&fine, &["build"]), 0);
    assert_eq!(code(&fine, &["check"]), 0);
    // 1: the content.
    let faulty = site().file("content/乙.md", GOOD.replace("2026-01-02", "昨天"));
    assert_eq!(code(&faulty, &["build"]), 1);
    assert_eq!(code(&faulty, &["check"]), 1);
    let doubtful = site().file("content/乙.md", GOOD.replace("正文", "[无](无.md)"));
    for command in ["build", "check"] {
        assert_eq!(code(&doubtful, &[command]), 0, "{command}");
        assert_eq!(code(&doubtful, &[command, "--strict"]), 1, "{command}");
    }
    // 2: the call, the settings, what lies in the output folder.
    for wrong in [
        &["bild"][..],
        &["build", "--dratfs"],
        &["check", "--today", "昨天"],
        &["build", "--base-url", "甲"],
        &[],
    ] {
        assert_eq!(code(&fine, wrong), 2, "{wrong:?}");
    }
    assert_eq!(code(&fine, &["check", "--root", "nowhere"]), 2);
    assert_eq!(code(&site().file("site.yaml", format!("{SETTINGS}them: red\n")), &["build"]), 2);
    assert_eq!(code(&site().file("public/x", ""), &["build"]), 2);
    // 3: the machine.
    assert_eq!(code(&site().file("public", ""), &["build"]), 3);
}

#[test]
fn results_and_progress_have_their_streams() {
    let site = site().file("content/乙.md", GOOD.replace("正文", "[无](无.md)"));
    let build = run(&site, &["build"]);
    assert_eq!(out(&build), "");
    assert!(
        err(&build).contains("警告[broken-link]") && err(&build).contains("已发布 2 个文件"),
        "{}",
        err(&build)
    );
    assert!(!err(&run(&site, &["build", "--quiet"])).contains("已发布"));
    let check = run(&site, &["check"]);
    assert_eq!(err(&check), "");
    assert!(
        out(&check).contains("警告[broken-link]") && out(&check).contains("检查了 2 个文件"),
        "{}",
        out(&check)
    );
    // A pipe has no colours; they can be had.
    assert!(!out(&check).contains('\u{1B}'));
    assert!(out(&run(&site, &["check", "--color", "always"])).contains('\u{1B}'));
}

#[test]
fn check_writes_nothing() {
    let site = site();
    let before = crate::faults::tree(site.root());
    run(&site, &["check"]);
    assert_eq!(crate::faults::tree(site.root()), before);
}

#[test]
fn messages_are_in_the_language_asked_for_else_in_the_sites() {
    let faulty = |settings: &str| {
        let site = site().file("content/乙.md", GOOD.replace("2026-01-02", "昨天"));
        site.file("site.yaml", format!("{SETTINGS}{settings}"))
    };
    let (zh, en) = ("日期“昨天”看不懂", "the date “昨天” is not understood");
    for (settings, arguments, message) in [
        ("", &["check"][..], zh),
        ("", &["check", "--lang", "en"], en),
        ("language: en\n", &["check"], en),
        ("language: en\n", &["check", "--lang", "zh"], zh),
    ] {
        assert!(out(&run(&faulty(settings), arguments)).contains(message), "{settings} {arguments:?}");
    }
    let foreign = site().file("public/x", "");
    assert!(err(&run(&foreign, &["build"])).starts_with("错误: “"));
    assert!(err(&run(&foreign, &["build", "--lang", "en"])).starts_with("error: gongkai did not make"));
}

#[test]
fn a_failure_is_told_in_the_sites_language() {
    let foreign = site().file("public/x", "").file("site.yaml", format!("{SETTINGS}language: en\n"));
    assert!(err(&run(&foreign, &["build"])).starts_with("error: gongkai did not make"));
}

#[test]
fn findings_as_json_keep_to_the_contract() {
    let site = site()
        .file(
            "content/乙.md",
            GOOD.replace("类型", "来源: 丙\nsource: 丁\n类型").replace("正文", "[无](无.md)"),
        )
        .file("content/丙.txt", "");
    let check = run(&site, &["check", "--format", "json"]);
    assert_eq!(err(&check), "");
    let report: Value = serde_json::from_slice(&check.stdout).unwrap();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(
        report["summary"],
        serde_json::json!({"errors": 1, "warnings": 2, "infos": 0, "documents": 2})
    );
    let found = report["diagnostics"].as_array().unwrap();
    let names = "rule severity path line column end_line end_column data_path message help basis left right difference related";
    for diagnostic in found {
        let keys: Vec<&str> = diagnostic.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, names.split(' ').collect::<Vec<_>>());
    }
    let doubled = found.iter().find(|found| found["rule"] == "duplicate-key").unwrap();
    assert_eq!(doubled["severity"], "error");
    assert_eq!(doubled["path"], "content/乙.md");
    let place = ["line", "column", "end_line", "end_column"].map(|name| doubled[name].as_u64().unwrap());
    assert_eq!(place, [4, 1, 4, 7]);
    assert_eq!(doubled["data_path"], "/source");
    let related = &doubled["related"][0];
    assert_eq!(
        (&related["path"], &related["line"], &related["column"]),
        (&"content/乙.md".into(), &3.into(), &1.into())
    );
    let english: Value =
        serde_json::from_slice(&run(&site, &["check", "--format", "json", "--lang", "en"]).stdout).unwrap();
    assert_ne!(english["diagnostics"][0]["message"], report["diagnostics"][0]["message"]);
    assert_eq!(english["summary"], report["summary"]);
    // A build says the same, as its diagnostics.
    let build: Value = serde_json::from_slice(&run(&site, &["build", "--format", "json"]).stderr).unwrap();
    assert_eq!(build, report);
}

#[test]
fn nothing_found_is_json_too() {
    let report: Value = serde_json::from_slice(&run(&site(), &["check", "--format", "json"]).stdout).unwrap();
    assert_eq!(report["diagnostics"], serde_json::json!([]));
    assert_eq!(report["summary"]["documents"], 1);
}

#[test]
fn the_options_of_a_build_reach_it() {
    let site = site()
        .file("content/乙.md", GOOD.replace("甲", "草稿一").replace("类型", "草稿: 是\n类型"))
        .file("content/丙.md", GOOD.replace("甲", "明天的").replace("2026-01-02", "2026-11-26"));
    let home = |folder: &str| std::fs::read_to_string(site.path(folder).join("index.html")).unwrap();
    for (arguments, draft, future) in [
        (&["build"][..], false, false),
        (&["build", "--drafts"], true, false),
        (&["build", "--future"], false, true),
    ] {
        assert_eq!(code(&site, arguments), 0);
        assert_eq!((home("public").contains("草稿一"), home("public").contains("明天的")), (draft, future));
    }
    assert_eq!(code(&site, &["build", "-o", "out/a", "-u", "https://b.example.cn/c/"]), 0);
    assert!(home("out/a").contains("甲"));
    let map = std::fs::read_to_string(site.path("out/a/sitemap.xml")).unwrap();
    assert!(map.contains("https://b.example.cn/c/"));
    // From elsewhere, by `--root`: `public/` lies in the site, whatever the folder.
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::remove_dir_all(site.path("public")).unwrap();
    let root = site.root().to_str().unwrap();
    let built = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(elsewhere.path())
        .args(["-C", root, "build", "--quiet"])
        .output()
        .unwrap();
    assert_eq!((built.status.code(), err(&built)), (Some(0), ""));
    assert!(home("public").contains("甲"));
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut site = site();
    for number in 0..300 {
        site = site.file(&format!("content/{number}.md"), GOOD.replace("2026-01-02", "昨天"));
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["-C", site.root().to_str().unwrap(), "check"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), err(&output)), (Some(1), ""));
}
