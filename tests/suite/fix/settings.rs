//! `site.yaml` and kinds are mended first, and documents by what they then say.

use super::{errors, mend, mends};
use crate::support::{SETTINGS, TestSite};

#[test]
fn documents_are_read_by_the_settings_as_they_will_be() {
    let site = TestSite::new()
        .file("site.yaml", SETTINGS.replace("title: ", "title：").replace("places: {", "places：{"))
        .file("content/甲.md", "---\n标题：甲\n类型: 文件\n发布日期: 2025/1/5\n---\n甲。\n");
    let files = mend(&site);
    assert_eq!(
        files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(),
        ["content/甲.md", "site.yaml"]
    );
    assert_eq!(std::fs::read_to_string(site.path("site.yaml")).unwrap(), SETTINGS);
    assert_eq!(errors(&site), 0);
}

#[test]
fn while_settings_have_errors_documents_wait() {
    let site = TestSite::new()
        .file("site.yaml", format!("{SETTINGS}them: red\n"))
        .file("content/甲.md", "---\n标题：甲\n类型: 文件\n发布日期: 2025/1/5\n---\n甲。\n");
    assert_eq!(mends(&site), []);
}

#[test]
fn a_kind_of_the_site() {
    let kind = "kind: visit\nname: 走访记录\nfields:\n  visited: {name: 走访户数, type: count}\n";
    let site =
        TestSite::new().file("kinds/visit.yaml", kind.replace("name: 走访记录", "name：走访记录")).file(
            "content/甲.md",
            "---\n标题: 甲\n类型: 走访记录\n发布日期: 2025-01-05\n走访户数: １２\n---\n甲。\n",
        );
    assert_eq!(mend(&site).len(), 2);
    assert_eq!(std::fs::read_to_string(site.path("kinds/visit.yaml")).unwrap(), kind);
    assert!(std::fs::read_to_string(site.path("content/甲.md")).unwrap().contains("走访户数: 12\n"));
    assert_eq!(errors(&site), 0);
}
