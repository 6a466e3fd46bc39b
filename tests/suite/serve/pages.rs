//! What the preview adds: documents that are held back, findings, a start for editors, and
//! what stands where a page can't.

use super::catalogue;
use super::preview::{Preview, without_script};
use crate::support::TestSite;

const A: &str = "content/minzheng/a.md";

fn text(front: &str, words: &str) -> String {
    format!(
        "---\ntitle: 公示甲\nkind: document\ndate: 2024-05-06\nagency: minzheng\ncategory: policy\n{front}---\n\n{words}\n"
    )
}

#[test]
fn without_watching_the_same_is_served_and_nothing_is_followed() {
    let site = catalogue();
    let preview = Preview::start(&site, &[]);
    preview.until_as_built(&site);
    site.write("content/minzheng/new.md", text("", "新"));
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(preview.get("/minzheng/new/").status, 404);
    assert_eq!(preview.updates(), 0);
}

#[test]
fn a_portal_below_a_path_is_served_at_both_and_its_404_page_leads_home() {
    let site = TestSite::new().document("content/policy/a.md", "甲", "正文");
    let preview = Preview::start(&site, &[]);
    preview.until_as_built(&site);
    assert!(preview.get("/zwgk/policy/a/").text().contains("正文"));
    let missing = preview.get("/x/y/z/").text();
    assert!(missing.contains("/zwgk/"), "{missing}");
    assert_eq!(preview.get("/zwgk/").status, 200);
}

#[test]
fn a_held_back_document_is_seen_at_its_own_address_alone_with_the_reason() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    for (front, reason) in
        [("draft: true\n", "草稿"), ("disclosure: on_request\n", "不是主动公开"), ("", "在今天之后")]
    {
        let text = text(front, "还没有发布");
        site.write(A, if front.is_empty() { text.replace("2024-05-06", "2027-05-06") } else { text });
        preview.until_says("/minzheng/a/", reason);
        let page = preview.get("/minzheng/a/").text();
        assert!(page.contains("未发布") && page.contains("还没有发布"), "{page}");
        for list in ["/", "/categories/policy/", "/agencies/minzheng/", "/years/2024/", "/sitemap.xml"] {
            assert!(!preview.get(list).text().contains("minzheng/a/"), "{list} lists it");
        }
        let edit = preview.get("/_edit/").text();
        assert!(edit.contains("/minzheng/a/") && edit.contains(reason), "{edit}");
        // Its body is followed as well.
        let now = std::fs::read_to_string(site.path(A)).unwrap();
        site.write(A, format!("{now}\n又一段{reason}\n"));
        preview.until_says("/minzheng/a/", &format!("又一段{reason}"));
    }
    site.write(A, text("", "发布了"));
    preview.until_silent("/minzheng/a/", "未发布");
    preview.until_says("/categories/policy/", "minzheng/a/");
    preview.until_as_built(&site);
}

#[test]
fn drafts_are_listed_when_asked_for() {
    let site = catalogue();
    site.write(A, text("draft: true\n", "草稿"));
    let preview = Preview::start(&site, &["--drafts"]);
    assert!(preview.get("/categories/policy/").text().contains("minzheng/a/"));
    assert!(!preview.get("/minzheng/a/").text().contains("未发布"));
}

#[test]
fn what_waits_for_review_is_listed_for_editors() {
    let site = catalogue();
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", format!("{settings}review: {{required: [reviewed_by]}}\n"));
    let preview = Preview::start(&site, &["--lang", "en"]);
    let edit = preview.get("/_edit/").text();
    let review = edit.split("id=\"review\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned();
    assert!(review.contains("公示甲") && review.contains("lacks a review"), "{review}");
    assert!(preview.get("/minzheng/a/").text().contains("Not published"));
}

#[test]
fn a_document_that_cannot_be_read_shows_what_is_wrong_where_it_would_be() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    site.write(A, "---\ntitle：公示甲\nkind: document\n---\n正文\n");
    preview.until_says("/minzheng/a/", "content/minzheng/a.md:2:");
    assert_eq!(preview.get("/minzheng/a/").status, 500);
    let page = preview.get("/minzheng/a/").text();
    assert!(page.contains("全角冒号"), "{page}");
    assert!(page.contains("_preview/live.js"), "the page follows when it is mended");
    // Everything else is up, without it.
    assert_eq!(preview.get("/minzheng/b/").status, 200);
    assert!(!preview.get("/categories/policy/").text().contains("minzheng/a/"));
    preview.until_state("/minzheng/b/", "one error, not on this page", |state| {
        state["errors"].as_u64() >= Some(1) && !state["own"].to_string().contains("yaml-syntax")
    });
    preview.until_says("/_check/", "content/minzheng/a.md:2:");
    site.write(A, text("", "改好了"));
    preview.until_says("/minzheng/a/", "改好了");
    preview.until_as_built(&site);
}

#[test]
fn broken_settings_leave_the_last_good_site_up() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings.replace("categories:", "categories：\n"));
    preview.until_state("/", "the settings are wrong", |state| {
        state["own"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["place"].as_str().unwrap().starts_with("site.yaml:"))
    });
    assert!(preview.get("/minzheng/a/").text().contains("公示甲正文"));
    site.write("kinds/x.yaml", "kind: [\n");
    preview.until_says("/_check/", "kinds/x.yaml");
    std::fs::remove_file(site.path("kinds/x.yaml")).unwrap();
    site.write("site.yaml", settings.replace("示例县政务公开", "改好的门户"));
    preview.until_says("/", "改好的门户");
    preview.until_state("/", "nothing is wrong", |state| state["errors"] == 0);
    preview.until_as_built(&site);
}

#[test]
fn a_site_that_begins_broken_is_served_once_it_is_mended() {
    let site = catalogue();
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", settings.replace("categories:", "categories：\n"));
    let preview = Preview::watch(&site);
    let page = preview.get("/minzheng/a/");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("site.yaml:"), "{}", page.text());
    site.write("site.yaml", settings);
    preview.until_status("/minzheng/a/", 200);
    preview.until_as_built(&site);
}

#[test]
fn findings_are_those_of_check_in_both_languages() {
    let site = catalogue();
    site.write(A, text("", "见[没有的](没有.md)。"));
    for (lang, word) in [("zh", "警告"), ("en", "warning")] {
        let preview = Preview::start(&site, &["--lang", lang]);
        preview.until_state("/minzheng/a/", "the link is told", |state| {
            let own = state["own"].as_array().unwrap();
            own.len() == 1 && own[0]["rule"] == "broken-link" && own[0]["level"] == word
        });
        let list = preview.get("/_check/").text();
        let gongkai::pipeline::Outcome::Loaded(loaded) = gongkai::pipeline::load(&site.options()).unwrap()
        else {
            panic!("a site")
        };
        assert!(!loaded.diagnostics.is_empty());
        for found in &loaded.diagnostics {
            assert!(list.contains(&found.rule), "{} is not in the list", found.rule);
        }
        assert_eq!(list.matches("<li class").count(), loaded.diagnostics.len());
    }
}

#[test]
fn a_page_differs_from_the_built_one_by_one_script_element() {
    let site = catalogue();
    let preview = Preview::start(&site, &[]);
    let page = preview.get("/minzheng/a/").body;
    assert!(page.len() - without_script(&page).len() < 200);
    assert_eq!(String::from_utf8_lossy(&page).matches("_preview").count(), 1);
}

#[test]
fn editors_see_what_is_due_by_the_end_of_the_month_and_what_is_late() {
    let settings = crate::support::SETTINGS
        .replace("due: month, until: 2026-01", "due: month, from: 2026-09, working_days: 20");
    let notice = |month: &str, date: &str| {
        format!(
            "---\n标题: 2026年{month}月低保资金发放情况\n类型: 救助资金公示\n发布日期: {date}\n栏目: relief\n所属时间: 2026-0{month}\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金:\n  - [甲镇, 10, 20, 7777]\n  - [合计, 10, 20, 7777]\n---\n正文。\n"
        )
    };
    let site =
        TestSite::new().file("site.yaml", settings).file("content/csj/09.md", notice("9", "2026-10-15"));
    let preview = Preview::watch(&site);
    // Twenty working days after October end in November.
    let part = |id: &str| {
        let page = preview.get("/_edit/").text();
        let part = page.split(&format!("id=\"{id}\"")).nth(1).unwrap().to_owned();
        part.split("</section>").next().unwrap().to_owned()
    };
    preview.until_state("/", "it is checked", |_| true);
    assert!(part("due").contains("低保：2026年10月"), "{}", part("due"));
    assert!(part("late").contains("<small>0</small>"), "{}", part("late"));
    site.write(
        "content/csj/10.md",
        notice("9", "2026-11-15").replace("2026-09", "2026-10").replace("9月", "10月"),
    );
    preview.until_state("/", "the notice is there", |state| state["generation"].as_u64() >= Some(1));
    preview.until_silent("/_edit/", "低保：2026年10月");
}

#[test]
fn a_secret_that_was_just_typed_is_in_no_finding() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let secret = "11010519491231002X";
    site.write(A, text("", &format!("身份证号{secret}。")));
    preview.until_state("/minzheng/a/", "it is found", |state| state["errors"].as_u64() >= Some(1));
    site.write(A, text(&format!("doc_number: {secret}\n"), &format!("身份证号{secret}，再写一遍。")));
    preview.until_says("/minzheng/a/", "再写一遍");
    for _ in 0..40 {
        for path in ["/_check/", "/_edit/"] {
            let page = preview.get(path).text();
            assert!(!page.contains(secret), "{path} shows it: {page}");
        }
        assert!(!preview.state("/minzheng/a/").to_string().contains(secret));
    }
    preview.until_state("/minzheng/a/", "it is found again", |state| state["generation"].as_u64() >= Some(2));
    assert!(!preview.lines().join("\n").contains(secret));
}

#[test]
fn rows_of_a_file_and_the_calendar_are_followed() {
    let settings = format!("{}calendar: days/own.csv\n", crate::support::SETTINGS);
    let front = "---\n标题: 2026年1月低保资金发放情况\n类型: 救助资金公示\n发布日期: 2026-01-20\n栏目: relief\n所属时间: 2026-01\n单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金: 一月.csv\n---\n正文。\n";
    let site = TestSite::new()
        .file("site.yaml", settings)
        .file("days/own.csv", "date,kind,name\n2027-01-01,off,元旦\n")
        .file("content/csj/一月.csv", "乡镇,户数,人数,金额\n甲镇,1000,2000,7770000\n合计,1000,2000,7770000\n")
        .file("content/csj/一月.md", front);
    let preview = Preview::watch(&site);
    preview.until_says("/funds/", "777.00");
    site.write(
        "content/csj/一月.csv",
        "乡镇,户数,人数,金额\n甲镇,1000,2000,8880000\n合计,1000,2000,8880000\n",
    );
    preview.until_says("/funds/", "888.00");
    preview.until_says("/csj/一月/", "8880000");
    // A file that is gone is told, and one that is back is read.
    std::fs::rename(site.path("content/csj/一月.csv"), site.path("content/csj/二月.csv")).unwrap();
    preview.until_state("/csj/一月/", "the rows are gone", |state| state["errors"].as_u64() >= Some(1));
    std::fs::rename(site.path("content/csj/二月.csv"), site.path("content/csj/一月.csv")).unwrap();
    preview.until_state("/csj/一月/", "the rows are back", |state| state["errors"] == 0);
    preview.until_says("/funds/", "888.00");
    site.write("days/own.csv", "date,kind,name\n元旦,off\n");
    preview.until_says("/_check/", "days/own.csv:");
    site.write("days/own.csv", "date,kind,name\n2027-01-01,off,元旦\n");
    preview.until_silent("/_check/", "days/own.csv:");
    preview.until_as_built(&site);
}

#[test]
fn where_faulty_documents_are_held_the_preview_holds_them_as_well() {
    let site = catalogue();
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", format!("{settings}publish: {{on_error: hold}}\n"));
    let preview = Preview::watch(&site);
    preview.until_as_built(&site);
    site.write(A, text("formed: 昨天\n", "有错误"));
    preview.until_says("/minzheng/a/", "有错误");
    preview.until_says("/minzheng/a/", "未发布");
    preview.until_silent("/categories/policy/", "minzheng/a/");
    preview.until_as_built(&site);
    site.write(A, text("", "没有错误"));
    preview.until_silent("/minzheng/a/", "未发布");
    preview.until_as_built(&site);
}
