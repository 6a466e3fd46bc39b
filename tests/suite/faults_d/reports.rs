//! R: what a run tells.

use std::process::Command;

use rayon::prelude::*;

use super::{SITE, TestSite, folder, one, site, told};

#[test]
fn d096_one_run_tells_everything() {
    let built = site("D096").build();
    // A kind is not demanded here (it is `page` unless said otherwise), so d.md lacks its date only.
    assert_eq!(
        told(&built),
        [
            "yaml-syntax@a.md:2:10",
            "bad-date@b.md:4:7",
            "unknown-key@c.md:7:1",
            "missing-attachment@c.md:9:11",
            "missing-date@d.md:1:1"
        ]
    );
    for found in &built.diagnostics {
        let help = &found.help.as_ref().unwrap().zh;
        assert!(help.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')), "{help}");
    }
    let shown = run(&site("D096"), "check");
    for place in ["a.md:2:10", "b.md:4:7", "c.md:7:1", "c.md:9:11", "d.md:1:1"] {
        assert!(shown.contains(&format!("content/minzheng/{place}")), "{place} in {shown}");
    }
}

#[test]
fn d097_no_input_makes_the_program_panic() {
    inputs().par_iter().for_each(|name| {
        let site = match name.strip_suffix(".tree.json") {
            Some(id) => site(id),
            None => one(name.trim_end_matches(".md")),
        };
        // A build checks first.
        calm(&site, name, &["build"]);
    });
    // Each file of the hostile site alone, for one may hide what another does.
    let all = site("D097");
    calm(&all, "all hostile files", &["check", "build"]);
    for entry in std::fs::read_dir(all.path("content/minzheng")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        let alone = TestSite::new().file("site.yaml", SITE).file(&format!("content/minzheng/{name}"), bytes);
        calm(&alone, &name, &["check", "build"]);
    }
}

#[test]
fn d097_generated_sites_do_not_either() {
    // D015, D016, D084, D085 and D088 make many documents; a few dozen of each have their shape.
    let words = ["社会救助", "最低生活保障", "特困人员", "临时救助", "资金发放", "公示名单"];
    let document = |n: usize, body: &str| {
        format!(
            "---\ntitle: 第{n}号公示\nkind: document\ndate: {}-{:02}-{:02}\nagency: minzheng\ncategory: policy\n---\n\n{body}\n",
            2008 + n % 16,
            1 + n % 12,
            1 + n % 28
        )
    };
    let mut site = TestSite::new().file("site.yaml", SITE);
    for n in 0..46 {
        let body: String = (0..300)
            .map(|k| {
                format!("{}{}", words[(n * 7 + k) % words.len()], if k % 5 == 0 { "，" } else { "第3项。" })
            })
            .collect();
        site = site.file(&format!("content/minzheng/{}/d{n:05}.md", 2008 + n % 16), document(n, &body));
    }
    let line = |n: usize| format!("第{n}条 示例县社会救助年鉴收录历年文件与统计数据。\n\n");
    let yearbook: String = (0..4_000).map(line).collect();
    let site = site.file("content/minzheng/yearbook.md", document(50, &yearbook));
    calm(&site, "many documents and a long one", &["check", "build"]);
    site.build_clean();
}

/// The inputs of the catalogue.
fn inputs() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() > 75, "{} inputs", names.len());
    names
}

/// Runs commands: they print messages only.
fn calm(site: &TestSite, name: &str, commands: &[&str]) {
    for command in commands {
        let shown = run(site, command);
        for word in ["panicked", "RUST_BACKTRACE", "stack backtrace", "src/", "overflowed its stack"] {
            assert!(!shown.contains(word), "{command} of {name} says {word}: {shown}");
        }
    }
}

/// What a command prints; it ends by itself with one of its exit codes.
fn run(site: &TestSite, command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(site.root())
        .args(["--today", "2026-11-25", command])
        .output()
        .unwrap();
    assert!(matches!(output.status.code(), Some(0..=3)), "{command}: {:?}", output.status);
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
