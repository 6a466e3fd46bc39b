//! Files that are not pages: kept, static, attached.

use super::{document, files, six};
use crate::support::{SETTINGS, TestSite};

#[test]
fn what_is_to_be_kept_stays() {
    let site =
        six().file("site.yaml", format!("{SETTINGS}publish: {{keep: [CNAME, uploads/, \"*.txt\"]}}\n"));
    site.build_clean();
    for path in ["CNAME", "uploads/表.xls", "verify/baidu.txt"] {
        site.write(&format!("public/{path}"), path);
    }
    site.write("content/0.md", document("改了的标题", "政策文件", "2026-01-01", "正文。"));
    site.build_clean();
    site.build_clean();
    for path in ["CNAME", "uploads/表.xls", "verify/baidu.txt"] {
        assert_eq!(site.output(path), path);
    }
    assert!(site.output("0/index.html").contains("改了的标题"));
    assert!(!site.output("manifest.json").contains("CNAME"));
}

#[test]
fn static_files_are_copied_as_they_are_and_cannot_hide_a_page() {
    let bytes: Vec<u8> = (0..=255).collect();
    let site =
        six().file("static/a/b.bin", &bytes).file("static/favicon.ico", "").file("static/说明 1.txt", "字");
    site.build_clean();
    assert_eq!(std::fs::read(site.path("public/a/b.bin")).unwrap(), bytes);
    assert_eq!(site.output("说明 1.txt"), "字");
    assert_eq!(site.output("favicon.ico"), "");
    for name in ["index.html", "0/index.html", "manifest.json"] {
        let site = six().file(&format!("static/{name}"), "假");
        let built = site.build();
        assert_eq!((built.exit_code, built.outcome), (2, None), "{name}");
        assert_eq!(built.diagnostics[0].path.as_deref(), Some(format!("static/{name}").as_str()));
        assert!(!site.path("public").exists());
    }
}

#[test]
fn attachments_are_copied_and_linked() {
    let site =
        TestSite::new().file("content/政策/申请 表.docx", b"PK\x03\x04").file("content/共用.pdf", "%PDF");
    let text = "---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n附件:\n  - {文件: 申请 表.docx, 标题: 低保申请表}\n  - /共用.pdf\n---\n见[表](申请%20表.docx)。\n";
    site.write("content/政策/甲.md", text);
    site.build_clean();
    assert_eq!(site.output("政策/甲/申请 表.docx").as_bytes(), b"PK\x03\x04");
    assert_eq!(site.output("政策/甲/共用.pdf"), "%PDF");
    let page = scraper::Html::parse_document(&site.output("政策/甲/index.html"));
    let links = scraper::Selector::parse(".attachments a").unwrap();
    let links: Vec<_> =
        page.select(&links).map(|a| (a.attr("href").unwrap(), a.text().collect::<String>())).collect();
    assert_eq!(
        links.iter().map(|(href, _)| *href).collect::<Vec<_>>(),
        ["%E7%94%B3%E8%AF%B7%20%E8%A1%A8.docx", "%E5%85%B1%E7%94%A8.pdf"]
    );
    assert!(links[0].1.contains("低保申请表") && links[1].1.contains("共用"), "{links:?}");
    assert!(
        site.output("政策/甲/index.html").contains("<a href=\"%E7%94%B3%E8%AF%B7%20%E8%A1%A8.docx\">表</a>")
    );
    // A file that nobody names is told and not published.
    site.write("content/政策/内部.docx", "机密");
    let built = site.build();
    assert_eq!(built.exit_code, 0);
    let unnamed: Vec<_> = built.diagnostics.iter().filter(|found| found.rule == "unnamed-file").collect();
    assert_eq!(unnamed.len(), 1);
    assert_eq!(unnamed[0].path.as_deref(), Some("content/政策/内部.docx"));
    assert!(files(&site.path("public")).keys().all(|name| !name.contains("内部")));
}
