//! The catalogue of faults of a preview, D066–D072: following files.

use std::time::Duration;

use super::catalogue;
use super::preview::{Preview, wait_until};

const A: &str = "content/minzheng/a.md";

fn text_of_a(words: &str) -> String {
    format!(
        "---\ntitle: 公示甲\nkind: document\ndate: 2024-05-06\nagency: minzheng\ncategory: policy\ntopics: [低保]\n---\n\n{words}\n"
    )
}

/// Processor time of a process so far, in ticks.
#[cfg(target_os = "linux")]
fn ticks(id: u32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn d066_one_save_is_one_update_and_reading_is_none() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    preview.until_says("/minzheng/a/", "公示甲正文");
    preview.until_state("/", "the first look is over", |_| true);
    site.write(A, text_of_a("改过的正文"));
    preview.until_says("/minzheng/a/", "改过的正文");
    wait_until("one update is told", || {
        (preview.updates() == 1).then_some(()).ok_or(format!("{:?}", preview.lines()))
    });
    preview.until_state("/", "the second look is over", |_| true);
    let before = ticks(preview.id());
    for _ in 0..10 {
        for entry in std::fs::read_dir(site.path("content/minzheng")).unwrap() {
            let _ = std::fs::read(entry.unwrap().path());
        }
        preview.get("/minzheng/a/");
    }
    // A loop would fill this time with updates.
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(preview.updates(), 1, "{:?}", preview.lines());
    assert!(ticks(preview.id()) - before < 100, "the processor is busy with nothing to do");
}

#[test]
fn d067_saves_by_rename_are_all_noticed() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let rename = |path: &str, text: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        let temporary = format!("{folder}/.{name}.tmp");
        site.write(&temporary, text);
        std::fs::rename(site.path(&temporary), site.path(path)).unwrap();
    };
    for n in 0..10 {
        rename(A, &text_of_a(&format!("第{n}次正文")));
        preview.until_says("/minzheng/a/", &format!("第{n}次正文"));
    }
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    let template = include_str!("../../../themes/default/pages/missing.html");
    site.write("themes/default/pages/missing.html", template);
    for n in 0..10 {
        rename("site.yaml", &settings.replace("示例县政务公开", &format!("第{n}号门户")));
        preview.until_says("/", &format!("第{n}号门户"));
        let changed = template.replace("{% block main %}", &format!("{{% block main %}}<p>第{n}版</p>"));
        assert_ne!(changed, template);
        rename("themes/default/pages/missing.html", &changed);
        preview.until_says("/404.html", &format!("第{n}版"));
    }
    preview.until_as_built(&site);
}

#[test]
fn d067_saves_as_vim_vs_code_and_word_do_them_are_noticed() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let path = |name: &str| site.path(&format!("content/minzheng/{name}"));
    // vim: swap file, the old file becomes the backup, the new one is written, the backup goes.
    std::fs::write(path(".a.md.swp"), "swap").unwrap();
    std::fs::write(path("4913"), "").unwrap();
    std::fs::remove_file(path("4913")).unwrap();
    std::fs::rename(path("a.md"), path("a.md~")).unwrap();
    std::fs::write(path("a.md"), text_of_a("用 vim 存的")).unwrap();
    std::fs::remove_file(path("a.md~")).unwrap();
    std::fs::remove_file(path(".a.md.swp")).unwrap();
    preview.until_says("/minzheng/a/", "用 vim 存的");
    // VS Code: the file is emptied and written.
    std::fs::File::create(path("a.md")).unwrap();
    std::fs::write(path("a.md"), text_of_a("用 VS Code 存的")).unwrap();
    preview.until_says("/minzheng/a/", "用 VS Code 存的");
    // Word: an owner file, a temporary file, the old one aside, the new one in its place.
    std::fs::write(path("~$fj.txt"), "owner").unwrap();
    std::fs::write(path("~WRD0001.tmp"), "新的附件\n").unwrap();
    std::fs::rename(path("fj.txt"), path("~WRL0002.tmp")).unwrap();
    std::fs::rename(path("~WRD0001.tmp"), path("fj.txt")).unwrap();
    std::fs::remove_file(path("~WRL0002.tmp")).unwrap();
    std::fs::remove_file(path("~$fj.txt")).unwrap();
    preview.until_says("/minzheng/b/fj.txt", "新的附件");
    preview.until_as_built(&site);
}

#[test]
fn d068_a_file_made_together_with_its_folders_is_found() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    for n in 0..5 {
        site.write(&format!("content/minzheng/x{n}/y/z/new.md"), text_of_a("新").replace("公示甲", "新页面"));
        preview.until_says(&format!("/minzheng/x{n}/y/z/new/"), "新页面");
        preview.until_says("/categories/policy/", &format!("minzheng/x{n}/y/z/new/"));
    }
    let outside = tempfile::tempdir_in(site.root()).unwrap();
    std::fs::create_dir_all(outside.path().join("in/deep")).unwrap();
    std::fs::write(outside.path().join("in/deep/moved.md"), text_of_a("搬来").replace("公示甲", "搬来的"))
        .unwrap();
    std::fs::rename(outside.path().join("in"), site.path("content/minzheng/in")).unwrap();
    preview.until_says("/minzheng/in/deep/moved/", "搬来的");
    // What was moved in is watched too.
    site.write("content/minzheng/in/deep/moved.md", text_of_a("又改").replace("公示甲", "搬来又改"));
    preview.until_says("/categories/policy/", "搬来又改");
    preview.until_as_built(&site);
}

#[test]
fn d069_a_folder_that_is_renamed_or_moved_is_followed() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let moved = |from: &str, to: &str| std::fs::rename(site.path(from), site.path(to)).unwrap();
    moved("content/minzheng/sub", "content/minzheng/sub2");
    preview.until_status("/minzheng/sub2/c/", 200);
    for page in ["/minzheng/sub/c/", "/minzheng/sub/d/"] {
        preview.until_status(page, 404);
    }
    preview.until_silent("/categories/policy/", "minzheng/sub/");
    preview.until_says("/categories/policy/", "minzheng/sub2/c/");
    preview.until_as_built(&site);
    moved("content/minzheng/sub2", "elsewhere");
    preview.until_status("/minzheng/sub2/c/", 404);
    preview.until_silent("/categories/policy/", "公示丙");
    preview.until_as_built(&site);
    moved("elsewhere", "content/minzheng/sub2");
    preview.until_says("/categories/policy/", "公示丙");
    site.write("content/minzheng/sub2/d.md", text_of_a("搬回来又改").replace("公示甲", "长页面"));
    preview.until_says("/minzheng/sub2/d/", "搬回来又改");
    preview.until_as_built(&site);
}

#[test]
fn d069_content_itself_and_the_whole_root_may_be_replaced() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let moved = |from: &str, to: &str| std::fs::rename(site.path(from), site.path(to)).unwrap();
    site.write("next/minzheng/z.md", text_of_a("换了").replace("公示甲", "公示子"));
    moved("content", "before");
    moved("next", "content");
    preview.until_status("/minzheng/z/", 200);
    preview.until_status("/minzheng/a/", 404);
    site.write("content/minzheng/z.md", text_of_a("换了以后又改"));
    preview.until_says("/minzheng/z/", "换了以后又改");
    preview.until_as_built(&site);
}

#[test]
#[cfg(unix)]
fn d069_the_root_may_be_a_link_that_leads_elsewhere_and_may_be_replaced() {
    let outer = tempfile::tempdir().unwrap();
    let at = |name: &str| outer.path().join(name);
    let copy = |name: &str, words: &str| {
        let site = catalogue();
        site.write(A, text_of_a(words));
        let status = std::process::Command::new("cp").arg("-r").arg(site.root()).arg(at(name)).status();
        assert!(status.unwrap().success());
    };
    copy("one", "第一份");
    copy("two", "第二份");
    copy("three", "第三份");
    std::os::unix::fs::symlink("one", at("now")).unwrap();
    let site = catalogue();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(["serve", "--watch", "--port", "0", "--today", "2026-11-25", "-C"]).arg(at("now"));
    let preview = Preview::run(&site, command);
    // A body is read when its page is asked for; that open pages hear of it is told.
    let heard = |count: usize| {
        wait_until("it is told", || {
            (preview.updates() >= count).then_some(()).ok_or(format!("{:?}", preview.lines()))
        });
    };
    preview.until_says("/minzheng/a/", "第一份");
    std::os::unix::fs::symlink("two", at("next")).unwrap();
    std::fs::rename(at("next"), at("now")).unwrap();
    preview.until_says("/minzheng/a/", "第二份");
    heard(1);
    std::fs::write(at("two").join(A), text_of_a("换了以后改的")).unwrap();
    preview.until_says("/minzheng/a/", "换了以后改的");
    heard(2);
    // A folder in the place of the link.
    std::fs::remove_file(at("now")).unwrap();
    std::fs::rename(at("three"), at("now")).unwrap();
    preview.until_says("/minzheng/a/", "第三份");
    heard(3);
    std::fs::write(at("now").join("content/minzheng/new.md"), text_of_a("新的")).unwrap();
    preview.until_says("/minzheng/new/", "新的");
    heard(4);
}

#[test]
#[cfg(unix)]
fn d070_a_link_that_is_added_later_is_said_and_followed() {
    let site = catalogue();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("e.md"), text_of_a("外面的").replace("公示甲", "公示戊")).unwrap();
    let preview = Preview::watch(&site);
    std::os::unix::fs::symlink(outside.path(), site.path("content/minzheng/link")).unwrap();
    preview.until_says("/minzheng/link/e/", "公示戊");
    wait_until("the link is told", || {
        let told = preview.lines().iter().any(|line| line.contains("content/minzheng/link 是链接"));
        told.then_some(()).ok_or(format!("{:?}", preview.lines()))
    });
    std::fs::write(outside.path().join("e.md"), text_of_a("外面改了").replace("公示甲", "公示戊")).unwrap();
    preview.until_says("/minzheng/link/e/", "外面改了");
    // A link to one file.
    let lone = tempfile::tempdir().unwrap();
    std::fs::write(lone.path().join("f.md"), text_of_a("单个").replace("公示甲", "公示己")).unwrap();
    std::os::unix::fs::symlink(lone.path().join("f.md"), site.path("content/minzheng/f.md")).unwrap();
    preview.until_says("/minzheng/f/", "单个");
    std::fs::write(lone.path().join("f.md"), text_of_a("单个改了").replace("公示甲", "公示己")).unwrap();
    preview.until_says("/minzheng/f/", "单个改了");
    preview.until_as_built(&site);
}

#[test]
fn d071_what_is_deleted_or_renamed_leaves_every_list() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    preview.until_as_built(&site);
    std::fs::remove_file(site.path(A)).unwrap();
    preview.until_status("/minzheng/a/", 404);
    preview.until_state("/minzheng/b/", "the link to it is broken", |state| {
        let own = state["own"].as_array().unwrap();
        own.iter().any(|one| one["rule"] == "broken-link" && one["place"].as_str().unwrap().contains("b.md:"))
    });
    for list in ["/", "/topics/低保/", "/sitemap.xml", "/years/2024/"] {
        preview.until_silent(list, "minzheng/a/");
    }
    preview.until_as_built(&site);
    let b = std::fs::read_to_string(site.path("content/minzheng/b.md")).unwrap();
    std::fs::remove_file(site.path("content/minzheng/b.md")).unwrap();
    site.write("content/minzheng/b2.md", b.replace("[低保, 特困]", "[特困]"));
    preview.until_status("/minzheng/b2/", 200);
    preview.until_as_built(&site);
    let c = std::fs::read_to_string(site.path("content/minzheng/sub/c.md")).unwrap();
    site.write("content/minzheng/sub/c.md", c.replace("公示丙", "公示丙改"));
    preview.until_says("/categories/policy/", "公示丙改");
    preview.until_as_built(&site);
}

#[test]
fn d072_an_edited_template_shows_its_newest_version() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let template = include_str!("../../../themes/default/pages/document.html");
    let own = "themes/default/pages/document.html";
    for version in ["版本一", "版本二", "版本三"] {
        site.write(own, template.replace("{% block main %}", &format!("{{% block main %}}<p>{version}</p>")));
        preview.until_says("/minzheng/a/", version);
    }
    preview.until_silent("/minzheng/a/", "版本二");
    std::fs::remove_file(site.path(own)).unwrap();
    preview.until_silent("/minzheng/a/", "版本三");
    preview.until_as_built(&site);
}
