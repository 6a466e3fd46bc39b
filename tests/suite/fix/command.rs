//! The command: the diff, the question, what is written.

use std::process::{Command, Output, Stdio};

use gongkai::output::Replaced;
use gongkai::pipeline;

use super::{mends, one};
use crate::support::TestSite;

const FAULTY: &str = "---\n标题：甲\n类型: 文件\n发布日期: 2025/1/5\n---\n第一行。\n";

fn run(site: &TestSite, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.current_dir(site.root()).args(["--today", "2026-11-25", "check", "--fix"]).args(arguments);
    command.stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn without_a_yes_the_diff_is_shown_and_nothing_written() {
    let site = one(FAULTY);
    let before = crate::faults::tree(site.root());
    let shown = run(&site, &[]);
    assert_eq!(crate::faults::tree(site.root()), before);
    assert_eq!(shown.status.code(), Some(1), "the file is as it was");
    let diff = "--- content/甲.md\n+++ content/甲.md\n# 第 2 行：键后面的全角冒号改为半角\n# 第 4 行：日期改为 2025-01-05 的写法\n\
                @@ -1,6 +1,6 @@\n ---\n-标题：甲\n+标题: 甲\n 类型: 文件\n-发布日期: 2025/1/5\n+发布日期: 2025-01-05\n ---\n 第一行。\n";
    assert!(text(&shown.stdout).starts_with(diff), "{}", text(&shown.stdout));
    assert!(text(&shown.stderr).contains("没有写入"), "{}", text(&shown.stderr));
    assert!(text(&run(&site, &["--lang", "en"]).stderr).contains("add --yes"));
}

#[test]
fn with_a_yes_it_is_written_and_checked() {
    let site = one(FAULTY);
    let done = run(&site, &["--yes"]);
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), "改写了 1 个文件\n"));
    let again = run(&site, &["--yes"]);
    assert_eq!(text(&again.stderr), "没有可以自动改的\n");
    assert!(!text(&again.stdout).contains("@@"));
    // What can't be mended is still an error.
    let site = one(FAULTY.replace("类型: 文件", "类型: 不明"));
    assert_eq!(run(&site, &["--yes"]).status.code(), Some(1));
}

#[test]
fn wrong_usage_is_told() {
    let site = one(FAULTY);
    for wrong in [&["--allowed"][..], &["--format", "json"], &["--format", "github", "--yes"]] {
        assert_eq!(run(&site, wrong).status.code(), Some(2), "{wrong:?}");
    }
    let alone = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .current_dir(site.root())
        .args(["check", "--yes"])
        .output()
        .unwrap();
    assert_eq!(alone.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), FAULTY);
}

#[test]
fn no_secret_is_shown() {
    // Made up; the check digits hold.
    let (identity, mobile) = ("11010519491231002X", "13812345678");
    let text_of =
        FAULTY.replace("类型", &format!("内容概述: 申请人身份证号{identity}，联系电话{mobile}\n类型"));
    let site = one(text_of).file(&format!("content/{identity}.md"), FAULTY);
    for arguments in [&[][..], &["--yes"]] {
        let shown = run(&site, arguments);
        // What the check says after it is the check's own.
        let diff = text(&shown.stdout).split("\n错误[").next().unwrap();
        assert!(
            diff.contains("\n 内容概述: 申请人身份证号****") && diff.contains("+++ content/****"),
            "{diff}"
        );
        assert!(!diff.contains(identity) && !diff.contains(mobile), "{diff}");
        assert!(!text(&shown.stderr).contains(identity));
    }
}

#[test]
fn a_control_character_is_no_command_to_the_terminal() {
    let site = one(FAULTY.replace("第一行", "\u{1B}[2J第一行"));
    assert!(
        !text(&run(&site, &["--color", "never"]).stdout).split("\n错误").next().unwrap().contains('\u{1B}')
    );
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let site = one(FAULTY);
    let found = mends(&site);
    site.write("content/甲.md", "别人刚写的");
    assert_eq!(pipeline::write_mended(&site.options(), &found[0]).unwrap(), Replaced::Changed);
    assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), "别人刚写的");
    std::fs::remove_file(site.path("content/甲.md")).unwrap();
    assert_eq!(pipeline::write_mended(&site.options(), &found[0]).unwrap(), Replaced::Changed);
    assert_eq!(std::fs::read_dir(site.path("content")).unwrap().count(), 0, "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = one("").file("原件/乙.md", FAULTY);
    std::fs::remove_file(site.path("content/甲.md")).unwrap();
    symlink("../原件/乙.md", site.path("content/甲.md")).unwrap();
    symlink("../原件/乙.md", site.path("content/丙.md")).unwrap();
    std::fs::set_permissions(site.path("原件/乙.md"), std::fs::Permissions::from_mode(0o640)).unwrap();
    // A run that was killed left this.
    site.write("原件/.乙.md.gongkai.tmp", "半个文件");
    assert_eq!(super::mend(&site).len(), 1, "one file, whatever its names");
    assert!(site.path("content/甲.md").is_symlink());
    let mode = std::fs::metadata(site.path("原件/乙.md")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(site.path("原件")).unwrap().count(), 1);
    // Out of the site no link is followed.
    let other = tempfile::tempdir().unwrap();
    let outside = other.path().join("丁.md");
    std::fs::write(&outside, FAULTY).unwrap();
    symlink(&outside, site.path("content/丁.md")).unwrap();
    let done = run(&site, &["--yes"]);
    assert!(text(&done.stderr).contains("指向网站文件夹以外"), "{}", text(&done.stderr));
    assert_eq!(std::fs::read_to_string(&outside).unwrap(), FAULTY);
}
