//! The catalogue of faults of a preview, D073–D078: limits, ports, mistakes, bursts, and
//! what must never be published.

use std::net::TcpListener;
use std::process::{Command, Output};

use super::catalogue;
use super::preview::{Preview, wait_until};
use crate::support::TestSite;

const A: &str = "content/minzheng/a.md";

fn edited(site: &TestSite, words: &str) {
    let text = std::fs::read_to_string(site.path(A)).unwrap();
    site.write(A, format!("{text}\n{words}\n"));
}

fn said(preview: &Preview, words: &str) {
    wait_until(words, || {
        let lines = preview.lines();
        lines.iter().any(|line| line.contains(words)).then_some(()).ok_or(format!("{lines:?}"))
    });
}

fn serve(site: &TestSite, arguments: &[&str], path: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.current_dir(site.root()).arg("serve").args(arguments);
    path.map(|path| command.env("PATH", path));
    command.output().unwrap()
}

#[test]
fn d073_polling_sees_every_change_without_events() {
    let site = catalogue();
    let preview = Preview::start(&site, &["--watch", "--poll"]);
    said(&preview, "--poll");
    edited(&site, "轮询看到的");
    preview.until_says("/minzheng/a/", "轮询看到的");
    // Twice in the same second, with the same size.
    edited(&site, "甲甲");
    preview.until_says("/minzheng/a/", "甲甲");
    let text = std::fs::read_to_string(site.path(A)).unwrap();
    site.write(A, text.replace("甲甲", "乙乙"));
    preview.until_says("/minzheng/a/", "乙乙");
    site.write("content/minzheng/new/n.md", text.replace("公示甲", "新页面"));
    preview.until_status("/minzheng/new/n/", 200);
    std::fs::remove_dir_all(site.path("content/minzheng/new")).unwrap();
    preview.until_status("/minzheng/new/n/", 404);
    preview.until_as_built(&site);
}

#[test]
#[cfg(target_os = "linux")]
#[allow(clippy::print_stderr, reason = "a skipped test is said aloud")]
fn d074_the_limit_of_watches_is_named_and_polling_takes_over() {
    let site = catalogue();
    for n in 0..50 {
        std::fs::create_dir_all(site.path(&format!("content/minzheng/f{n}"))).unwrap();
    }
    // A name space of users has a limit of its own.
    let limit = "echo 8 > /proc/sys/user/max_inotify_watches";
    let able = Command::new("unshare").args(["-Ur", "sh", "-c", limit]).output();
    if !able.is_ok_and(|output| output.status.success()) {
        eprintln!("SKIPPED: this system gives no name space in which to set the limit of watches");
        return;
    }
    let mut command = Command::new("unshare");
    let own = env!("CARGO_BIN_EXE_gongkai");
    command.args([
        "-Ur",
        "sh",
        "-c",
        &format!("{limit}; exec {own} serve --watch --port 0 --today 2026-11-25"),
    ]);
    let preview = Preview::run(&site, command);
    said(&preview, "fs.inotify.max_user_watches");
    let lines = preview.lines().join("\n");
    assert!(lines.contains("不是磁盘满") && !lines.contains("No space left"), "{lines}");
    edited(&site, "改用轮询");
    preview.until_says("/minzheng/a/", "改用轮询");
}

#[test]
fn d075_a_port_in_use_is_said_and_no_browser_opens() {
    let site = catalogue();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    // Whatever would open a browser leaves a mark instead.
    let programs = tempfile::tempdir().unwrap();
    let mark = programs.path().join("opened");
    for name in ["xdg-open", "gio", "gnome-open", "kde-open", "wslview", "open"] {
        let script = format!("#!/bin/sh\necho \"$@\" >> {}\n", mark.display());
        let path = programs.path().join(name);
        std::fs::write(&path, script).unwrap();
        #[cfg(unix)]
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    }
    let path = format!("{}:{}", programs.path().display(), std::env::var("PATH").unwrap());
    let output = serve(&site, &["--port", &port, "--open"], Some(&path));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains(&port) && said.contains("占用") && said.contains("--port"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    assert!(!mark.exists(), "a browser was opened on another server");
    let english = serve(&site, &["--port", &port, "--lang", "en"], None);
    assert!(String::from_utf8_lossy(&english.stderr).contains("in use by another program"));
    // Without a port a free one is found, and that one is opened.
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(["serve", "--open"]).env("PATH", &path);
    let preview = Preview::run(&site, command);
    assert_eq!(preview.get("/").status, 200);
    #[cfg(target_os = "linux")]
    wait_until("the browser is opened", || {
        let opened = std::fs::read_to_string(&mark).unwrap_or_default();
        opened.contains(&preview.host).then_some(()).ok_or(format!("{opened:?}"))
    });
}

#[test]
fn d076_a_broken_template_leaves_the_last_good_site_up() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let own = "themes/default/pages/document.html";
    let template = include_str!("../../../themes/default/pages/document.html");
    for broken in ["{% if page.title %}", "<p>\n{{ page.title | }}", "<p>\n\n{{ nothing.such }}"] {
        site.write(own, broken);
        let line = broken.lines().count();
        preview.until_state("/minzheng/a/", broken, |state| {
            let own = state["own"].as_array().unwrap();
            let place = format!("themes/default/pages/document.html:{line}:");
            own.iter()
                .any(|one| one["rule"] == "template" && one["place"].as_str().unwrap().starts_with(&place))
        });
        let page = preview.get("/minzheng/a/");
        assert_eq!(page.status, 200);
        assert!(page.text().contains("公示甲正文"), "the last good page is up");
        assert!(preview.get("/_check/").text().contains(own), "the list names the template");
        // Content is followed all the same.
        edited(&site, &format!("坏了{line}行时改的"));
        preview.until_says("/minzheng/a/", &format!("坏了{line}行时改的"));
    }
    site.write(own, template.replace("{% block main %}", "{% block main %}<p>好了</p>"));
    preview.until_says("/minzheng/a/", "好了");
    preview.until_state("/minzheng/a/", "nothing is wrong", |state| state["errors"] == 0);
    preview.until_as_built(&site);
}

#[test]
fn d077_a_burst_of_files_is_one_or_two_updates() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    preview.until_state("/", "the first look is over", |_| true);
    let text = std::fs::read_to_string(site.path(A)).unwrap();
    for n in 0..200 {
        site.write(&format!("content/minzheng/n{n}.md"), &text);
    }
    preview.until_status("/minzheng/n199/", 200);
    preview.until_as_built(&site);
    assert!(preview.updates() <= 2, "{:?}", preview.lines());
    let before = preview.updates();
    for n in 0..200 {
        std::fs::remove_file(site.path(&format!("content/minzheng/n{n}.md"))).unwrap();
    }
    preview.until_status("/minzheng/n199/", 404);
    preview.until_as_built(&site);
    assert!(preview.updates() - before <= 2, "{:?}", preview.lines());
}

#[test]
fn d078_nothing_of_the_preview_is_published_and_the_preview_publishes_nothing() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    edited(&site, "预览时改的");
    preview.until_says("/minzheng/a/", "预览时改的");
    site.build_clean();
    let port = preview.host.rsplit(':').next().unwrap().to_owned();
    let mut files = 0;
    for entry in walkdir::WalkDir::new(site.path("public")).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
            for word in ["localhost", "127.0.0.1", &format!(":{port}"), "_preview", "live.js", "gk-"] {
                assert!(!text.contains(word), "{} holds {word}", entry.path().display());
            }
            files += 1;
        }
    }
    assert!(files > 20);
    let before = preview.updates();
    std::fs::remove_dir_all(site.path("public")).unwrap();
    edited(&site, "删去之后改的");
    preview.until_says("/minzheng/a/", "删去之后改的");
    preview.until_as_built(&site);
    assert!(!site.path("public").exists(), "the preview wrote into the output folder");
    assert_eq!(preview.updates() - before, 1, "building and deleting is no change: {:?}", preview.lines());
}
