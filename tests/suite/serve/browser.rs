//! Open pages in a real Chromium: they follow every edit, stay where they were, and the
//! bar says what it should.

use std::fs;

use super::catalogue;
use super::devtools::Browser;
use super::preview::Preview;
use crate::support::TestSite;
use crate::web::browser_path;

const A: &str = "content/minzheng/a.md";

fn replaced(site: &TestSite, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(site.path(path)).unwrap();
    assert!(text.contains(from), "{path} has {from}");
    site.write(path, text.replace(from, to));
}

struct Open {
    site: TestSite,
    preview: Preview,
    browser: Browser,
}

impl Open {
    fn at(site: TestSite, path: &str) -> Option<Open> {
        let chromium = browser_path()?;
        let preview = Preview::watch(&site);
        let browser = Browser::open(&chromium, &format!("http://{}{path}", preview.host));
        Some(Open { site, preview, browser })
    }

    fn go(&mut self, path: &str) {
        self.browser.go(&format!("http://{}{path}", self.preview.host));
    }
}

#[test]
fn an_open_page_follows_edits_of_its_text_and_everything_it_shows() {
    let Some(mut open) = Open::at(catalogue(), "/minzheng/a/") else { return };
    replaced(&open.site, A, "公示甲正文", "改过的正文");
    open.browser.until_says("改过的正文");
    replaced(&open.site, A, "title: 公示甲", "title: 公示新甲");
    open.browser.until_says("公示新甲");
    replaced(&open.site, A, "category: policy", "category: notice");
    open.browser.until_says("通知公告");
    replaced(&open.site, "site.yaml", "示例县政务公开", "新的门户名");
    open.browser
        .until("document.title.includes('新的门户名') || document.body.innerText.includes('新的门户名')");
    let template = include_str!("../../../themes/default/pages/document.html");
    open.site.write(
        "themes/default/pages/document.html",
        template.replace("{% block main %}", "{% block main %}<p>模板改了</p>"),
    );
    open.browser.until_says("模板改了");
    fs::remove_file(open.site.path("themes/default/pages/document.html")).unwrap();
    open.browser.until("!document.body.innerText.includes('模板改了')");
    // Deleted, and back again.
    let text = fs::read_to_string(open.site.path(A)).unwrap();
    fs::remove_file(open.site.path(A)).unwrap();
    open.browser.until("!document.body.innerText.includes('改过的正文')");
    open.site.write(A, text);
    open.browser.until_says("改过的正文");
}

#[test]
fn open_lists_follow_what_is_added_moved_and_deleted() {
    let Some(mut open) = Open::at(catalogue(), "/categories/policy/") else { return };
    let text = fs::read_to_string(open.site.path(A)).unwrap();
    open.site.write("content/minzheng/新/n.md", text.replace("公示甲", "公示辛"));
    open.browser.until_says("公示辛");
    fs::rename(open.site.path("content/minzheng/新"), open.site.path("content/minzheng/旧")).unwrap();
    open.browser
        .until("[...document.links].some((link) => decodeURI(link.href).includes('/minzheng/旧/n/'))");
    replaced(&open.site, "content/minzheng/旧/n.md", "title: 公示辛", "title: 公示壬");
    open.browser.until_says("公示壬");
    fs::remove_dir_all(open.site.path("content/minzheng/旧")).unwrap();
    open.browser.until("!document.body.innerText.includes('公示壬')");
    open.go("/topics/低保/");
    replaced(&open.site, A, "topics: [低保]", "topics: [医保]");
    open.browser.until("!document.body.innerText.includes('公示甲')");
}

#[test]
fn figures_on_a_page_and_on_the_overview_follow() {
    let Some(mut open) = Open::at(figures(), "/csj/低保/") else { return };
    let shows = |figure: &str| format!("document.body.innerText.replaceAll(',', '').includes('{figure}')");
    open.browser.until(&shows("7777"));
    replaced(&open.site, NOTICE, "7777", "8888");
    open.browser.until(&shows("8888"));
    open.go("/funds/");
    // In 万元 there.
    open.browser.until(&shows("0.89"));
    replaced(&open.site, NOTICE, "8888", "9999");
    open.browser.until(&shows("1.00"));
    // Broken and mended.
    open.go("/csj/低保/");
    replaced(&open.site, NOTICE, "9999", "九九元");
    open.browser.until_bar_says(NOTICE);
    replaced(&open.site, NOTICE, "九九元", "6666");
    open.browser.until(&shows("6666"));
    open.browser.until(&format!("!({}).includes('九九元')", super::devtools::BAR));
}

const NOTICE: &str = "content/csj/低保.md";

fn figures() -> TestSite {
    TestSite::new().file(
        NOTICE,
        "---\n标题: 2026年1月低保资金发放情况\n类型: 救助资金公示\n发布日期: 2026-01-20\n栏目: relief\n所属时间: 2026-01\n\
         单位: 元\n版式: 分乡镇\n救助类别: [低保]\n资金:\n  - [甲镇, 10, 20, 7777]\n  - [合计, 10, 20, 7777]\n---\n\n正文。\n",
    )
}

#[test]
fn the_bar_says_what_is_wrong_with_the_page_until_it_is_mended() {
    let Some(mut open) = Open::at(catalogue(), "/minzheng/a/") else { return };
    open.browser.until_bar_says("本页 0 处");
    open.browser.until_bar_says("错误 0");
    // A front matter that can't be read: the error stands where the page was.
    replaced(&open.site, A, "title: 公示甲", "title：公示甲");
    open.browser.until_says("content/minzheng/a.md:2:");
    open.browser.until_bar_says("错误 1");
    replaced(&open.site, A, "title：公示甲", "title: 公示甲");
    open.browser.until_says("公示甲正文");
    open.browser.until_bar_says("本页 0 处");
    // A value that is wrong: the page is up, the bar names line, and how to mend it.
    replaced(&open.site, A, "date: 2024-05-06", "date: 昨天");
    open.browser.until_bar_says("content/minzheng/a.md:4:");
    open.browser.until_bar_says("→");
    replaced(&open.site, A, "date: 昨天", "date: 2024-05-06");
    open.browser.until_bar_says("本页 0 处");
    // A template: the last good page stays, its line is named.
    open.site.write("themes/default/pages/document.html", "\n\n{% if %}");
    open.browser.until_bar_says("themes/default/pages/document.html:3:");
    open.browser.until_says("公示甲正文");
    fs::remove_dir_all(open.site.path("themes")).unwrap();
    open.browser.until_bar_says("本页 0 处");
    // A link to nothing is seen by the look at the whole site.
    replaced(&open.site, A, "公示甲正文", "见[无](无.md)");
    open.browser.until_bar_says("本页 1 处");
    open.go("/_check/");
    open.browser.until_says("content/minzheng/a.md:10:");
    replaced(&open.site, A, "见[无](无.md)", "好了");
    open.browser.until("!document.querySelector('main').innerText.includes('a.md:10')");
    open.go("/_edit/");
    replaced(&open.site, A, "topics: [低保]", "draft: true");
    open.browser.until_says("公示甲");
    open.browser.until_says("草稿");
}

#[test]
fn scroll_focus_and_open_parts_stay_and_a_style_comes_without_a_reload() {
    let site = catalogue();
    let template = include_str!("../../../themes/default/pages/document.html");
    let parts = "<details><summary>更多</summary>内容</details><input id=\"query\">";
    site.write(
        "themes/default/pages/document.html",
        template.replace("<footer class=\"doc-foot\">", &format!("{parts}<footer class=\"doc-foot\">")),
    );
    let Some(mut open) = Open::at(site, "/minzheng/sub/d/") else { return };
    open.browser.ask(
        "document.querySelector('details').open = true; document.querySelector('#query').focus();
         document.querySelector('#query').value = '写了一半'; scrollTo(0, 700); window.mark = 1",
    );
    open.browser.until("scrollY === 700");
    replaced(&open.site, "content/minzheng/sub/d.md", "第100段。", "第一百段。");
    open.browser.until_says("第一百段");
    open.browser.until("window.mark === undefined && scrollY === 700");
    open.browser.until(
        "document.activeElement.id === 'query' && document.querySelector('#query').value === '写了一半'",
    );
    open.browser.until("document.querySelector('details').open");
    // A style: the same page, the same document, another look.
    open.browser.ask("window.mark = 2");
    open.site.write("themes/default/components/tag/tag.css", "h1 { letter-spacing: 7px !important }");
    open.browser.until("getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'");
    open.browser.until("document.querySelectorAll('link[rel=stylesheet]').length === 1");
    open.browser.until("window.mark === 2 && scrollY === 700");
    open.site.write("themes/default/components/tag/tag.css", "h1 { letter-spacing: 9px !important }");
    open.browser
        .until("getComputedStyle(document.querySelector('h1')).letterSpacing === '9px' && window.mark === 2");
    // An edit elsewhere leaves the page alone.
    replaced(&open.site, A, "公示甲正文", "别的文件");
    open.preview.until_says("/minzheng/a/", "别的文件");
    open.browser.until("window.mark === 2");
}

#[test]
fn a_kind_of_the_site_is_followed() {
    let site = catalogue();
    let kind =
        |name: &str| format!("kind: circular\nname: 通报\nfields:\n  points: {{name: {name}, type: text}}\n");
    site.write("kinds/circular.yaml", kind("要点"));
    let text = fs::read_to_string(site.path(A)).unwrap();
    site.write(A, text.replace("kind: document", "kind: circular\npoints: 三条"));
    let Some(mut open) = Open::at(site, "/minzheng/a/") else { return };
    open.browser.until_says("要点");
    open.site.write("kinds/circular.yaml", kind("要义"));
    open.browser.until_says("要义");
    open.site.write("kinds/circular.yaml", "kind: circular\nname: [\n");
    open.browser.until_bar_says("kinds/circular.yaml:");
    open.browser.until_says("要义");
    open.site.write("kinds/circular.yaml", kind("要旨"));
    open.browser.until_says("要旨");
}
