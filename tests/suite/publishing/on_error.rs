//! What a faulty document stops, and what it does not.

use super::{document, files};
use crate::support::{SETTINGS, TestSite};

const HOLD: &str = "publish: {on_error: hold}\n";

/// Three documents, one of them faulty, and `hold`.
fn with_faulty(path: &str, text: &str) -> TestSite {
    TestSite::new()
        .file("site.yaml", format!("{SETTINGS}{HOLD}"))
        .file("content/甲.md", document("甲", "政策文件", "2026-01-02", "正文。"))
        .file("content/乙.md", document("乙", "政策文件", "2026-01-03", "正文。"))
        .file(path, text)
}

fn holds(site: &TestSite, what: &str) {
    let built = site.build();
    assert_eq!(built.exit_code, 1, "{what}");
    assert!(built.outcome.is_some(), "{what}: nothing was published");
    assert_eq!(built.documents.1, 2, "{what}: published");
    for (name, bytes) in files(&site.path("public")) {
        assert!(!String::from_utf8_lossy(&bytes).contains("有错的文件"), "{what}: {name}");
    }
    assert!(
        site.output("甲/index.html").contains("甲") && site.output("index.html").contains("乙"),
        "{what}"
    );
}

#[test]
fn a_faulty_document_is_left_out_and_the_rest_published() {
    let cases = [
        ("a bad date", document("有错的文件", "政策文件", "昨天", "")),
        (
            "an unknown key",
            document("有错的文件", "政策文件", "2026-01-04", "").replace("类型", "密级: 无\n类型"),
        ),
        (
            "an unknown kind",
            document("有错的文件", "政策文件", "2026-01-04", "").replace("文件\n栏目", "文档\n栏目"),
        ),
        ("no fence", document("有错的文件", "政策文件", "2026-01-04", "").replacen("---", "", 1)),
        (
            "bad YAML",
            document("有错的文件", "政策文件", "2026-01-04", "").replace("类型", "来源: \"甲\n类型"),
        ),
        (
            "no attachment",
            document("有错的文件", "政策文件", "2026-01-04", "").replace("类型", "附件: [无.txt]\n类型"),
        ),
    ];
    for (what, text) in cases {
        holds(&with_faulty("content/错.md", &text), what);
    }
    // Without `hold` nothing is published.
    let site = with_faulty("content/错.md", "---\n标题: 有错的文件\n").file("site.yaml", SETTINGS);
    let built = site.build();
    assert_eq!((built.exit_code, built.outcome), (1, None));
    assert!(!site.path("public").exists());
}

#[test]
fn what_was_published_of_a_document_goes_when_it_becomes_faulty_under_hold() {
    let site = with_faulty("content/错.md", &document("有错的文件", "政策文件", "2026-01-04", ""));
    site.build_clean();
    assert!(site.output("index.html").contains("有错的文件"));
    site.write("content/错.md", document("有错的文件", "政策文件", "昨天", ""));
    holds(&site, "became faulty");
}

#[test]
fn a_mistake_in_its_csv_file_holds_the_document() {
    let text = "---\n类型: 救助资金公示\n标题: 有错的文件\n发布日期: 2026-02-03\n所属时间: 2026-01\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金: 表.csv\n---\n";
    let site =
        with_faulty("content/错.md", text).file("content/表.csv", "乡镇,户数,人数,金额\n甲镇,十二,2,3\n");
    holds(&site, "CSV");
}

#[test]
fn what_only_the_whole_site_shows_to_be_wrong_is_not_published_under_hold() {
    let link = document("有错的文件", "政策文件", "2026-01-04", "[无](无.md)");
    let graver = format!("{SETTINGS}{HOLD}rules: {{broken-link: error}}\n");
    let mut sites = vec![with_faulty("content/错.md", &link).file("site.yaml", graver)];
    for path in ["content/funds/x.md", "content/index.md", "content/甲/index.md"] {
        sites.push(with_faulty(path, &document("有错的文件", "政策文件", "2026-01-04", "")));
    }
    for site in sites {
        assert_eq!(site.build().exit_code, 1);
        let public = site.path("public");
        let files = if public.exists() { files(&public) } else { Default::default() };
        assert!(files.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("有错的文件")));
    }
}

#[test]
fn a_wrong_address_holds_the_document() {
    for path in ["content/funds/x.md", "content/index.md", "content/甲/index.md"] {
        holds(&with_faulty(path, &document("有错的文件", "政策文件", "2026-01-04", "")), path);
    }
}

#[test]
fn a_rule_that_was_made_an_error_holds_the_document() {
    let text = document("有错的文件", "政策文件", "2026-01-04", "[无](无.md)");
    let site = with_faulty("content/错.md", &text)
        .file("site.yaml", format!("{SETTINGS}{HOLD}rules: {{broken-link: error}}\n"));
    holds(&site, "broken-link");
}

#[test]
fn mistakes_of_the_set_up_stop_all_the_same() {
    let site = with_faulty("content/错.md", "").file("site.yaml", format!("{SETTINGS}{HOLD}them: red\n"));
    let built = site.build();
    assert_eq!((built.exit_code, built.outcome), (2, None));
}

#[test]
fn mistakes_of_what_is_held_back_anyway_do_not_stop() {
    let draft = document("有错的文件", "政策文件", "2026-01-04", "").replace("类型", "草稿: 是\n类型");
    let cases = [
        ("a bad value", draft.replace("类型", "有效性: 作废\n类型")),
        ("an unknown key", draft.replace("类型", "密级: 无\n类型")),
        ("no attachment", draft.replace("类型", "附件: [无.txt]\n类型")),
        ("an unknown category", draft.replace("政策文件", "新闻")),
        ("withheld", draft.replace("草稿: 是", "公开方式: 不予公开\n密级: 无")),
    ];
    for (what, text) in cases {
        let site = with_faulty("content/错.md", &text).file("site.yaml", SETTINGS);
        let built = site.build();
        assert_eq!((built.exit_code, built.documents), (0, (3, 2)), "{what}");
        assert!(!built.diagnostics.is_empty(), "{what}: it is told all the same");
    }
}

#[test]
fn an_unknown_kind_of_a_draft_does_not_stop() {
    let draft =
        document("有错的文件", "政策文件", "2026-01-04", "").replace("类型: 文件", "草稿: 是\n类型: 文档");
    let built = with_faulty("content/错.md", &draft).file("site.yaml", SETTINGS).build();
    assert_eq!((built.exit_code, built.documents.1), (0, 2));
}

#[test]
fn the_csv_file_of_a_draft_does_not_stop() {
    let text = "---\n类型: 救助资金公示\n草稿: 是\n标题: 有错的文件\n发布日期: 2026-02-03\n所属时间: 2026-01\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金: 表.csv\n---\n";
    let site = with_faulty("content/错.md", text).file("site.yaml", SETTINGS);
    site.write("content/表.csv", "乡镇,户数,人数,金额\n甲镇,十二,2,3\n");
    let built = site.build();
    assert_eq!((built.exit_code, built.documents.1), (0, 2));
}

#[test]
fn the_address_of_a_draft_does_not_stop() {
    let draft = document("有错的文件", "政策文件", "2026-01-04", "").replace("类型", "草稿: 是\n类型");
    for path in ["content/funds/x.md", "content/甲/index.md", "content/0.md"] {
        let text = if path == "content/0.md" {
            draft.replace("类型", "地址: 甲\n类型")
        } else {
            draft.clone()
        };
        let built = with_faulty(path, &text).file("site.yaml", SETTINGS).build();
        assert_eq!((built.exit_code, built.documents.1), (0, 2), "{path}");
    }
}

#[test]
fn warnings_stop_only_when_strict() {
    let site = TestSite::new().file("content/甲.md", document("甲", "政策文件", "2026-01-02", "[无](无.md)"));
    let mut options = site.options();
    options.strict = true;
    let built = gongkai::pipeline::build(&options).unwrap();
    assert_eq!((built.exit_code, built.outcome), (1, None));
    let built = site.build();
    assert_eq!((built.exit_code, built.diagnostics.len()), (0, 1));
}
