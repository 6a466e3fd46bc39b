//! Random edits of real files under a real watcher: after each burst, what is served
//! equals a clean build; and many edits leave no memory and no open file behind.

use std::path::PathBuf;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::catalogue;
use super::preview::Preview;
use crate::support::TestSite;

/// How many edits are made, in bursts.
const EDITS: usize = 500;

/// One edit; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Edit {
    Body(usize, String),
    Title(usize, String),
    Topics(usize, usize),
    Draft(usize, bool),
    Add(usize, usize, String),
    Copy(usize, usize, usize),
    Delete(usize),
    Move(usize, usize, usize),
    MoveFolder(usize, usize),
    Attach(usize, String),
    Settings(usize),
    Style(usize),
    Template(usize),
    Static(usize, String),
    Rename(usize, String),
    Break(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = || 0..1000_usize;
    let words = || "[甲乙丙丁戊己庚辛0-9a-z ]{1,12}";
    prop_oneof![
        6 => (n(), words()).prop_map(|(a, b)| Edit::Body(a, b)),
        4 => (n(), "[甲乙丙丁戊]{1,6}").prop_map(|(a, b)| Edit::Title(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| Edit::Topics(a, b)),
        2 => (n(), any::<bool>()).prop_map(|(a, b)| Edit::Draft(a, b)),
        4 => (n(), n(), words()).prop_map(|(a, b, c)| Edit::Add(a, b, c)),
        2 => (n(), n(), n()).prop_map(|(a, b, c)| Edit::Copy(a, b, c)),
        4 => n().prop_map(Edit::Delete),
        3 => (n(), n(), n()).prop_map(|(a, b, c)| Edit::Move(a, b, c)),
        2 => (n(), n()).prop_map(|(a, b)| Edit::MoveFolder(a, b)),
        2 => (n(), words()).prop_map(|(a, b)| Edit::Attach(a, b)),
        1 => n().prop_map(Edit::Settings),
        1 => n().prop_map(Edit::Style),
        1 => n().prop_map(Edit::Template),
        1 => (n(), words()).prop_map(|(a, b)| Edit::Static(a, b)),
        3 => (n(), words()).prop_map(|(a, b)| Edit::Rename(a, b)),
        1 => n().prop_map(Edit::Break),
    ]
}

/// The documents that are there, sorted.
fn documents(site: &TestSite) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(site.path("content")).sort_by_file_name().into_iter();
    let files = walk.filter_map(Result::ok).map(|entry| entry.into_path());
    files.filter(|path| path.extension().is_some_and(|end| end == "md")).collect()
}

fn folder(n: usize) -> String {
    let parts = [
        "content/minzheng",
        "content/minzheng/sub",
        "content/minzheng/甲/乙",
        "content/minzheng/x",
        "content/other/y/z",
    ];
    parts[n % parts.len()].to_owned()
}

fn document(title: &str, words: &str) -> String {
    format!(
        "---\ntitle: {title}\nkind: document\ndate: 2024-05-06\nagency: minzheng\ncategory: policy\ntopics: [低保]\n---\n\n正文{words}\n"
    )
}

impl Edit {
    /// Makes the edit. Errors are left to be: a folder may be in the way.
    fn make(&self, site: &TestSite) {
        let all = documents(site);
        let some = |n: &usize| all.get(n % all.len().max(1)).cloned();
        let change = |n: &usize, with: &dyn Fn(&str) -> String| {
            let Some(path) = some(n) else { return };
            if let Ok(text) = std::fs::read_to_string(&path) {
                std::fs::write(path, with(&text)).unwrap();
            }
        };
        let line = |text: &str, key: &str, value: &str| -> String {
            let mut lines: Vec<String> =
                text.lines().filter(|line| !line.starts_with(key)).map(str::to_owned).collect();
            lines.insert(1.min(lines.len()), format!("{key} {value}"));
            lines.join("\n") + "\n"
        };
        match self {
            Edit::Body(n, words) => change(n, &|text| format!("{text}\n{words}\n")),
            Edit::Title(n, words) => {
                change(n, &|text| line(&text.replace("标题:", "title:"), "title:", &format!("公示{words}")))
            }
            Edit::Topics(n, which) => {
                let topics = ["[低保]", "[特困]", "[低保, 特困]", "[医保]"][which % 4];
                change(n, &|text| line(text, "topics:", topics));
            }
            Edit::Draft(n, is) => change(n, &|text| line(text, "draft:", if *is { "true" } else { "false" })),
            Edit::Add(n, which, words) => {
                site.write(
                    &format!("{}/n{}.md", folder(*n), which % 40),
                    document(&format!("新{which}"), words),
                );
            }
            Edit::Copy(n, to, which) => {
                let Some(from) = some(n) else { return };
                let to = site.path(&format!("{}/c{}.md", folder(*to), which % 40));
                std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                let _ = std::fs::copy(from, to);
            }
            Edit::Delete(n) => {
                if all.len() > 3 {
                    some(n).map(std::fs::remove_file);
                }
            }
            Edit::Move(n, to, which) => {
                let Some(from) = some(n) else { return };
                let to = site.path(&format!("{}/m{}.md", folder(*to), which % 40));
                std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                let _ = std::fs::rename(from, to);
            }
            Edit::MoveFolder(n, to) => {
                let from = site.path(
                    ["content/minzheng/sub", "content/minzheng/甲", "content/minzheng/x", "content/other"]
                        [n % 4],
                );
                let to = site.path(&format!("content/minzheng/f{}", to % 5));
                let _ = std::fs::rename(from, to);
            }
            Edit::Attach(n, words) => {
                let name = format!("附件{}.txt", n % 3);
                let Some(path) = some(n) else { return };
                std::fs::write(path.with_file_name(&name), words).unwrap();
                change(n, &|text| format!("{text}\n见[附件]({name})。\n"));
            }
            Edit::Settings(n) => {
                let text = std::fs::read_to_string(site.path("site.yaml")).unwrap();
                site.write("site.yaml", line(&text, "title:", &format!("门户{n}")));
            }
            Edit::Style(n) => {
                site.write("themes/default/components/tag/tag.css", format!(".tag {{ order: {n} }}\n"))
            }
            Edit::Template(n) => {
                let template = include_str!("../../../themes/default/pages/missing.html");
                site.write("themes/default/pages/missing.html", format!("{template}{{# {n} #}}\n"));
            }
            Edit::Static(n, words) => site.write(&format!("static/s{}/a.txt", n % 4), words),
            Edit::Rename(n, words) => {
                let Some(path) = some(n) else { return };
                let temporary = path.with_extension("md.tmp");
                std::fs::write(&temporary, document("原子", words)).unwrap();
                std::fs::rename(temporary, path).unwrap();
            }
            // Broken for a moment; what follows in the burst or the mending after it counts.
            Edit::Break(n) => {
                let Some(path) = some(n) else { return };
                let text = std::fs::read_to_string(&path).unwrap();
                std::fs::write(&path, "---\ntitle：坏\n").unwrap();
                std::thread::sleep(std::time::Duration::from_millis(60));
                std::fs::write(&path, text).unwrap();
            }
        }
    }
}

/// Documents that errors would keep from being built are made whole, so that there is
/// always a clean build to compare with.
fn mend(site: &TestSite) {
    for path in documents(site) {
        let text = std::fs::read_to_string(&path).unwrap();
        // A copy takes no attachments along.
        let folder = path.parent().unwrap();
        if text.contains("fj.txt") && !folder.join("fj.txt").exists() {
            std::fs::write(folder.join("fj.txt"), "附件\n").unwrap();
        }
    }
}

#[test]
fn after_each_burst_of_random_edits_what_is_served_equals_a_clean_build() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let bursts = proptest::collection::vec(edit(), 1..40);
    let mut made = 0;
    while made < EDITS {
        let burst = bursts.new_tree(&mut runner).unwrap().current();
        made += burst.len();
        for edit in &burst {
            edit.make(&site);
        }
        mend(&site);
        preview.until_as_built(&site);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn many_edits_leave_memory_and_open_files_as_they_were() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let round = |n: usize| {
        for edit in 0..60 {
            let words = format!("第{n}轮第{edit}次");
            site.write("content/minzheng/a.md", document("公示甲", &words));
            if edit % 10 == 0 {
                site.write(&format!("content/minzheng/t{n}/e{edit}.md"), document("新", &words));
            }
        }
        preview.until_says("/minzheng/a/", &format!("第{n}轮第59次"));
        std::fs::remove_dir_all(site.path(&format!("content/minzheng/t{n}"))).unwrap();
        preview.until_status(&format!("/minzheng/t{n}/e50/"), 404);
    };
    let measure = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", preview.id())).unwrap();
        let kb = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        let kb: u64 = kb.trim().trim_end_matches(" kB").parse().unwrap();
        let files = std::fs::read_dir(format!("/proc/{}/fd", preview.id())).unwrap().count();
        (kb, files)
    };
    // The first rounds fill what is kept for good.
    (0..4).for_each(round);
    let (kb, files) = measure();
    (4..24).for_each(round);
    let (kb_after, files_after) = measure();
    assert!(files_after <= files + 4, "{files} open files became {files_after}");
    assert!(kb_after < kb + kb / 3 + 8_000, "{kb} kB became {kb_after} kB");
}
