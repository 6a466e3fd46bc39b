//! Front matter: fences, keys, the values of the common keys.

use super::{Fault, Row, at, good, hold};

/// A document with these lines after title, kind and date.
fn with(lines: &str) -> String {
    format!("---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n{lines}\n---\n正文。\n")
}

/// A document with this date.
fn dated(date: &str) -> String {
    format!("---\n标题: 甲\n类型: 文件\n发布日期: {date}\n---\n正文。\n")
}

pub fn faults() -> Vec<Fault> {
    let rows: Vec<Row> = vec![
        ("empty file", "⟦⟧".into(), &["missing-fence"], "文件是空的"),
        ("only white space", "⟦⟧\n\n  \n".into(), &["missing-fence"], "文件是空的"),
        ("no opening fence", "⟦标⟧题: 甲\n类型: 文件\n---\n正文。\n".into(), &["missing-fence"], "三个半角减号"),
        ("a dash as a fence", "⟦———⟧\n标题: 甲\n———\n正文。\n".into(), &["missing-fence"], "———"),
        ("four hyphens", "⟦----⟧\n标题: 甲\n----\n正文。\n".into(), &["missing-fence"], "----"),
        ("no closing fence", "⟦---⟧\n标题: 甲\n类型: 文件\n\n正文。\n".into(), &["missing-fence"], "第二行“---”"),
        ("a fence and nothing", "⟦---⟧\n".into(), &["missing-fence"], "第二行“---”"),
        ("nothing between the fences", "⟦⟧⟦⟧---\n---\n正文。\n".into(), &["missing-date", "missing-title"], "标题"),
        ("no title", "⟦⟧---\n类型: 文件\n发布日期: 2026-01-02\n---\n正文。\n".into(), &["missing-title"], "“标题: …”"),
        ("a title of nothing", "---\n⟦标题⟧:\n类型: 文件\n发布日期: 2026-01-02\n---\n正文。\n".into(), &["missing-title"], "标题"),
        ("unknown key, near one", with("⟦关健词⟧: [甲]"), &["unknown-key"], "“关键词”"),
        ("unknown key, near an English one", with("⟦keyword⟧: [甲]"), &["unknown-key"], "“keywords”"),
        ("unknown key, near none", with("⟦备忘录⟧: 乙"), &["unknown-key"], "没有这一项"),
        ("unknown key in a mapping", with("附件:\n  - {文件: 表.txt, ⟦大小⟧: 3}"), &["unknown-key"], "大小"),
        ("no such day", dated("⟦2026-02-30⟧"), &["bad-date"], "没有“2026-02-30”这一天"),
        ("slashes in a date", dated("⟦2026/1/2⟧"), &["bad-date"], "2026-01-02"),
        ("dots in a date", dated("⟦2026.1.2⟧"), &["bad-date"], "2026-01-02"),
        ("a date of two-digit year", dated("⟦26-01-02⟧"), &["bad-date"], "2025-01-24"),
        ("a date of full-width digits", dated("⟦２０２６-01-02⟧"), &["bad-date"], "２０２６"),
        ("a Chinese date in words", dated("⟦二〇二六年一月二日⟧"), &["bad-date"], "2025-01-24"),
        ("month thirteen", dated("⟦2026年13月1日⟧"), &["bad-date"], "没有"),
        ("a bad time of day", dated("⟦2026-01-02 25:00⟧"), &["bad-date"], "25:00"),
        ("two bad dates", with("成文日期: ⟦昨天⟧\n更正说明:\n  - {date: ⟦2026-1-2⟧, text: 改}"), &["bad-date", "bad-date"], "昨天"),
        ("unknown kind", "---\n标题: 甲\n类型: ⟦文档⟧\n发布日期: 2026-01-02\n---\n".into(), &["unknown-kind"], "可用："),
        ("unknown kind, near one", "---\n标题: 甲\nkind: ⟦fund_notce⟧\n发布日期: 2026-01-02\n---\n".into(), &["unknown-kind"], "fund_notice"),
        ("unknown agency", with("发布机构: ⟦财政局⟧"), &["unknown-agency"], "财政局"),
        ("unknown agency, near one", with("发布机构: ⟦测式局⟧"), &["unknown-agency"], "“测试局”"),
        ("unknown category", with("栏目: ⟦图片新闻⟧"), &["unknown-category"], "图片新闻"),
        ("unknown category, near one", with("栏目: ⟦政策文档⟧"), &["unknown-category"], "“政策文件”"),
        ("no way of disclosure", with("公开方式: ⟦半公开⟧"), &["bad-value"], "主动公开、依申请公开、不予公开"),
        ("no flag", with("草稿: ⟦也许⟧"), &["bad-value"], "“是”或“否”"),
        ("no state of validity", with("有效性: ⟦作废⟧"), &["bad-value"], "有效、"),
        ("a list for a text", with("索引号: ⟦[一, 二]⟧"), &["wrong-shape"], "索引号"),
        ("the same key twice", with("来源: 甲\n⟦来源⟧: 乙"), &["duplicate-key"], "“来源”写了两次"),
        ("one thing under two names", with("来源: 甲\n⟦source⟧: 乙"), &["duplicate-key"], "“source”和“来源”是同一项"),
        ("an attachment that is not there", with("附件: [⟦申请书.docx⟧]"), &["missing-attachment"], "content/"),
        ("an attachment of nearly that name", with("附件:\n  - 文件: ⟦表格.txt⟧\n    标题: 表"), &["missing-attachment"], "“表.txt”"),
        ("an attachment outside content/", with("附件: [⟦../site.yaml⟧]"), &["missing-attachment"], "site.yaml"),
        ("an allowance without reason", with("容许:\n  - ⟦{rule: blank-cell}⟧"), &["allow-reason"], "reason"),
        (
            "all at once",
            "---\n标题: 甲\n类型: 文件\n发布日期: ⟦去年⟧\n发布机构: ⟦财政局⟧\n栏目: ⟦新闻⟧\n⟦密级⟧: 无\n草稿: ⟦行⟧\n---\n".into(),
            &["bad-date", "unknown-agency", "unknown-category", "unknown-key", "bad-value"],
            "去年",
        ),
    ];
    at("content/甲.md", rows).collect()
}

#[test]
fn each_mistake_of_a_front_matter_has_its_message_and_place() {
    let site = good().file("content/表.txt", "表").document("content/有表.md", "有表", "[表](表.txt)\n");
    hold(&site, &faults(), 1);
}

#[test]
fn the_second_of_two_keys_names_the_line_of_the_first() {
    for second in ["来源", "source"] {
        let site = good();
        site.write(
            "content/甲.md",
            format!("---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n来源: 一\n{second}: 二\n---\n"),
        );
        let built = site.build();
        let [found] = built.diagnostics.as_slice() else { panic!("{:?}", built.diagnostics) };
        assert_eq!(found.span.unwrap().line, 6);
        assert_eq!(found.related[0].span.unwrap().line, 5);
        assert_eq!(found.related[0].path, "content/甲.md");
    }
}
