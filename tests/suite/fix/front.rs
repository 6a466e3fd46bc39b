//! Each mend of a front matter, on files as clerks write them.

use super::{errors, mend, mended, one};

/// A body that has all that is mended in a front matter, and must stay.
const BODY: &str = "\n标题：正文里的冒号，２０２５年１月５日，民发[2025]3号，———\n\n```yaml\n标题：代码\n数：１２，３\n\t制表符\n```\n\n> 引自民发(2024)第03号：“一，二、三”。\n\n———\n";

/// In what, before and after: what stands between the fences.
const CASES: &[(&str, &str, &str)] = &[
    (
        "colons of keys",
        "标题：关于做好城乡低保工作的通知\n类型: 文件\n发布日期：　2025-01-05\n来源： 测试局",
        "标题: 关于做好城乡低保工作的通知\n类型: 文件\n发布日期: 2025-01-05\n来源: 测试局",
    ),
    (
        "all colons; those in values stay",
        "标题：关于加强“三公”经费管理的通知：节约\n类型：文件\n发布日期：2025-01-05\n内容概述：一是：保基本；二是：兜底线",
        "标题: 关于加强“三公”经费管理的通知：节约\n类型: 文件\n发布日期: 2025-01-05\n内容概述: 一是：保基本；二是：兜底线",
    ),
    (
        "colons that are set in",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n审核:\n  提供：欧阳建国\n  审核：司马丽\n  签发：王芳",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n审核:\n  提供: 欧阳建国\n  审核: 司马丽\n  签发: 王芳",
    ),
    (
        "one colon of several that are set in, and one at the border",
        "标题: 某通知\n类型：文件\n发布日期: 2025-01-05\n审核:\n  提供: 欧阳建国\n  审核：司马丽",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n审核:\n  提供: 欧阳建国\n  审核: 司马丽",
    ),
    (
        "a block text below a full-width colon keeps its own",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n内容概述：|\n  其中：低保１２户，\n  合计：３４人",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n内容概述: |\n  其中：低保１２户，\n  合计：３４人",
    ),
    (
        "tabs",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n审核:\n\t提供: 欧阳建国\n\t签发: 王芳",
        "标题: 某通知\n类型: 文件\n发布日期: 2025-01-05\n审核:\n  提供: 欧阳建国\n  签发: 王芳",
    ),
    (
        "a date with slashes",
        "标题: 甲\n类型: 文件\n发布日期: 2025/1/5",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05",
    ),
    (
        "a date with dots",
        "标题: 甲\n类型: 文件\n发布日期: 2025.1.5",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05",
    ),
    (
        "a date without marks",
        "标题: 甲\n类型: 文件\n发布日期: 20250105",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05",
    ),
    (
        "dates with a short month, in quotes, with a time and a comment",
        "标题: 甲\n类型: 文件\n发布日期: 2025-1-5 09:30   # 上网\n成文日期: \"2025/1/4\"",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05 09:30   # 上网\n成文日期: \"2025-01-04\"",
    ),
    (
        "full-width digits of a date that is read otherwise",
        "标题: 甲\n类型: 文件\n发布日期: ２０２５年１月５日\n成文日期: ２０２５－０１－０４",
        "标题: 甲\n类型: 文件\n发布日期: 2025年1月5日\n成文日期: 2025-01-04",
    ),
    (
        "a date within a mapping",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n有效性: {状态: 失效, 日期: 2025/2/1}",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n有效性: {状态: 失效, 日期: 2025-02-01}",
    ),
    (
        "a document number",
        "标题: 民发[2025]3号文件的标题\n类型: 文件\n发布日期: 2025-01-05\n发文字号: 测民发[2025]3号",
        "标题: 民发[2025]3号文件的标题\n类型: 文件\n发布日期: 2025-01-05\n发文字号: 测民发〔2025〕3号",
    ),
    (
        "a document number in small brackets, with 第 and a zero",
        "title: 甲\nkind: document\ndate: 2025-01-05\ndoc_number: '测民发（２０２５）第03号'",
        "title: 甲\nkind: document\ndate: 2025-01-05\ndoc_number: '测民发〔2025〕3号'",
    ),
    (
        "a document number in small vertical brackets",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n发文字号: 测民发﹝2025﹞13号",
        "标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n发文字号: 测民发〔2025〕13号",
    ),
];

#[test]
fn each_mend_changes_what_it_names_and_nothing_else() {
    for (what, before, after) in CASES {
        for end in ["\n", "\r\n", "\r"] {
            let file = |front: &str| format!("---\n{front}\n---\n{BODY}").replace('\n', end);
            assert_eq!(mended(&file(before)), file(after), "{what} {end:?}");
        }
    }
}

#[test]
fn what_was_mended_is_read_without_errors() {
    for (what, before, after) in CASES {
        let site = one(format!("---\n{before}\n---\n正文。\n"));
        assert_eq!(mend(&site).len(), 1, "{what}");
        assert_eq!(errors(&site), 0, "{what}: {after}");
    }
}

#[test]
fn fences_that_a_word_processor_made() {
    let file = |open: &str, close: &str| {
        format!("\n{open}\n标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n{close}\n{BODY}")
    };
    for (open, close) in
        [("———", "———"), ("－－－", "－－－"), ("---", "——"), ("——-", "---"), ("———", "--- ")]
    {
        let close_after = if close == "--- " { close } else { "---" };
        assert_eq!(mended(&file(open, close)), file("---", close_after), "{open} {close}");
    }
    // The fence that closes is the first, though the body has plain ones.
    let body = "\n第一段。\n\n---\n\n第二段。\n";
    let file = |fence: &str| format!("---\n标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n{fence}\n{body}");
    assert_eq!(mended(&file("———")), file("---"));
    // With colons and tabs at once.
    let all = "———\n标题：甲\n类型：文件\n发布日期：2025/1/5\n审核：\n\t提供：欧阳建国\n———\n正文：。\n";
    let want = "---\n标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n审核:\n  提供: 欧阳建国\n---\n正文：。\n";
    assert_eq!(mended(all), want);
}

/// A notice of relief funds by town, with these rows.
pub fn notice(rows: &str) -> String {
    format!(
        "---\n标题: 2026年3月低保资金发放情况\n类型: 救助资金公示\n发布日期: 2026-04-10\n所属时间: 2026-03\n单位: 元\n\
         版式: 分乡镇\n救助类别: [低保]\n资金:\n{rows}\n---\n发放１２户，共３，４５６．００元。\n"
    )
}

#[test]
fn rows_in_brackets() {
    let rows = "  - [甲镇, 12, 20, 9800.50]\n  - [乙镇, 8, 13, 4100]\n  - [合计, 20, 33, 13900.50]";
    for (what, faulty) in [
        ("commas", rows.replace("12, 20, ", "12，20，")),
        ("enumeration commas", rows.replace("8, 13", "8、13")),
        ("digits", rows.replace("20, 33", "２０, ３３").replace("9800.50", "９８００．５０")),
        ("brackets", rows.replace("[甲镇", "［甲镇").replace("9800.50]", "9800.50］")),
        ("one bracket", rows.replace("4100]", "4100］")),
        ("all at once", rows.replace("[乙镇, 8, 13, 4100]", "［乙镇，８，１３，４１００］")),
        ("quotes", rows.replace("13900.50", "“１３９００．５０”")),
    ] {
        let wanted =
            if what == "quotes" { rows.replace("13900.50", "\"13900.50\"") } else { rows.to_owned() };
        assert_eq!(mended(&notice(&faulty)), notice(&wanted), "{what}");
    }
    // A separator within a full-width figure would part two cells.
    let faulty = rows.replace("13900.50", "１３，９００．５０");
    assert_eq!(mended(&notice(&faulty)), notice(rows));
    assert_eq!(mended(&notice(rows)), notice(rows));
}

#[test]
fn periods_have_their_digits_mended() {
    let rows = "  - [甲镇, 12, 20, 9800.50]\n  - [乙镇, 8, 13, 4100]\n  - [合计, 20, 33, 13900.50]";
    let faulty = notice(rows).replace("所属时间: 2026-03", "所属时间: ２０２６年３月");
    assert_eq!(mended(&faulty), notice(rows).replace("所属时间: 2026-03", "所属时间: 2026年3月"));
}

#[test]
fn colons_in_a_list_of_attachments() {
    let file = |colon: &str| {
        format!(
            "---\n标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n附件:\n  - 文件{colon}申请表.txt\n    标题{colon}低保申请表：空白\n---\n"
        )
    };
    let site = one(file("：")).file("content/申请表.txt", "表");
    mend(&site);
    assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), file(": "));
    assert_eq!(errors(&site), 0);
}

#[test]
fn a_long_table_is_mended_in_one_run() {
    let rows = |comma: &str| {
        let row = |at: usize| format!("  - [乡镇{at}{comma}1{comma}2, 300]");
        notice(&(0..150).map(row).collect::<Vec<_>>().join("\n"))
    };
    let site = one(rows("，"));
    let places: Vec<String> = (0..150).map(|at| format!("乡镇{at}")).collect();
    let settings = crate::support::SETTINGS.replace("甲镇, 乙镇", &places.join(", "));
    site.write("site.yaml", settings);
    mend(&site);
    assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), rows(", "));
}
