//! J: links and attachments.

use super::{one, page, published, site, told};

#[test]
fn d052_a_blank_in_an_address() {
    let site = site("D052");
    let built = site.build();
    assert_eq!(told(&built), ["broken-link-syntax@a.md:9:3", "unnamed-file@附件 1.xlsx"]);
    let help = &built.diagnostics[0].help.as_ref().unwrap().zh;
    assert!(help.contains("(<附件 1.xlsx>)") && help.contains("(附件%201.xlsx)"), "{help}");
    // Written as it says, both forms lead to the file.
    for target in ["<附件 1.xlsx>", "附件%201.xlsx"] {
        let text = String::from_utf8(std::fs::read(site.path("content/minzheng/a.md")).unwrap()).unwrap();
        site.write("content/minzheng/a.md", text.replace("(附件 1.xlsx)", &format!("({target})")));
        site.build_clean();
        assert!(page(&site).contains("href=\"%E9%99%84%E4%BB%B6%201.xlsx\""), "{}", page(&site));
        site.write("content/minzheng/a.md", text);
    }
}

#[test]
fn d053_valid_links_of_all_forms() {
    let site = site("D053");
    site.build_clean();
    let page = page(&site);
    assert_eq!(page.matches("<a href=").count(), 6, "{page}");
    for file in ["minzheng/a/附件一.xlsx", "minzheng/a/附件 二.xlsx", "minzheng/社会救助/公示/index.html"]
    {
        assert!(site.path("public").join(file).exists(), "{file}");
    }
    let hrefs: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .map(|rest| super::percent_decoded(rest.split('"').next().unwrap()))
        .collect();
    assert_eq!(
        hrefs,
        [
            "附件一.xlsx",
            "附件一.xlsx",
            "附件 二.xlsx",
            "附件 二.xlsx",
            "../社会救助/公示/",
            "../社会救助/公示/"
        ]
    );
}

#[test]
fn d054_full_width_brackets_in_a_link() {
    let site = one("D054");
    let built = site.build();
    assert_eq!(told(&built), ["broken-link-syntax@a.md:9:3", "broken-link-syntax@a.md:9:18"]);
    assert!(built.diagnostics.iter().all(|found| found.help.as_ref().unwrap().zh.contains("[附件](a.xlsx)")));
}

#[test]
fn d055_attachments() {
    let site = site("D055");
    let built = site.build();
    assert_eq!(told(&built), ["missing-attachment@a.md:8:11"]);
    assert!(built.outcome.is_none());
    site.write("content/minzheng/申请表.xlsx", b"PK\x03\x04 table");
    site.build_clean();
    for (file, source) in
        [("a/申请表.xlsx", "申请表.xlsx"), ("a/说明.txt", "说明.txt"), ("b/名单.xlsx", "名单.xlsx")]
    {
        let built = std::fs::read(site.path("public/minzheng").join(file)).unwrap();
        assert_eq!(built, std::fs::read(site.path("content/minzheng").join(source)).unwrap(), "{file}");
    }
}

#[test]
fn d056_an_old_address_leads_to_the_new_one() {
    let site = site("D056");
    site.build_clean();
    let old = site.output("minzheng/a/index.html");
    assert!(old.contains("../zhengce/a/") || old.contains("/minzheng/zhengce/a/"), "{old}");
    assert!(old.contains("http-equiv=\"refresh\""), "{old}");
    // What the list of old addresses has and no page does is not at an address by chance.
    assert!(!site.path("public/minzheng/b/index.html").exists());
    assert!(published(&site).iter().all(|(path, _)| !path.contains("old-addresses")));
    // A document that moves without a word about its old address.
    let text = std::fs::read_to_string(site.path("content/minzheng/zhengce/a.md")).unwrap();
    std::fs::remove_file(site.path("content/minzheng/zhengce/a.md")).unwrap();
    let plain = text.replace("aliases:\n  - /minzheng/a/\n", "");
    site.write("content/minzheng/xin/a.md", &plain);
    let lost: Vec<String> = site
        .build()
        .diagnostics
        .iter()
        .filter(|found| found.rule == "lost-address")
        .map(|found| found.message.en.clone())
        .collect();
    assert_eq!(
        lost,
        ["/minzheng/a/", "/minzheng/zhengce/a/"]
            .map(|url| format!("{url} was published and would be gone; links from outside would break"))
    );
    // It was told once; what is published now is the measure.
    assert!(site.build().diagnostics.iter().all(|found| found.rule != "lost-address"));
}
