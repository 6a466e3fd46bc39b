//! What has no safe answer, or is a text, stays.

use super::{mended, mends, one};
use crate::support::TestSite;

#[track_caller]
fn stays(front: &str) {
    let file = format!("---\n{front}\n---\n正文：１２，３。\n");
    assert_eq!(mended(&file), file, "{front}");
}

#[test]
fn what_may_mean_several_things_stays() {
    // Day and month can't be told apart; a year of two digits; no such day.
    for date in ["5/1/2025", "25-1-5", "2025/13/5", "2025/2/30", "2025年1月", "昨天", "202515", "2025/1-5"]
    {
        stays(&format!("标题: 甲\n类型: 文件\n发布日期: {date}"));
    }
    for number in [
        "测民发[25]3号",
        "测民发2025-3号",
        "测民发〔2025〕0号",
        "测民发[2025]3",
        "Nr[2025]3号",
        "测民发〔2025〕3-4号",
    ] {
        stays(&format!("标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n发文字号: {number}"));
    }
    // Two settings-in of one tab: children or siblings, by its width.
    stays("标题: 甲\n类型: 文件\n发布日期: 2025-01-05\n审核:\n    提供:\n\t姓名: 欧阳建国");
    // Something else is wrong besides.
    stays("标题：甲\n类型: \"文件\n发布日期: 2025-01-05");
    stays("标题: 甲\n标题: 乙\n类型: 文件\n发布日期: 2025/1/5");
}

#[test]
fn texts_stay() {
    for text in [
        "内容概述: 拨付１２，３４５．００元：其中农村５户",
        "内容概述: |\n  提供：张三\n  １２，３\n  ———",
        "内容概述: \"提供：张三，\n  审核：李四，２０２５／１／５\"",
        "内容概述: 一是\n  其中：保基本",
        "关键词: [低保，特困, ２０２５年]",
        "主题: [公开，年报]",
        "来源: ［测试局］",
        "来源: “测试局”（２０２５）",
        "更正说明:\n  - 更正：金额改为３元",
        "解读: [测民发[2025]3号]",
        "# 注释：提供：张三\t２０２５/1/5",
    ] {
        stays(&format!("标题: 甲：乙（２０２５）\n类型: 文件\n发布日期: 2025-01-05\n{text}"));
    }
}

#[test]
fn a_count_of_cells_that_is_not_right_either_way_stays() {
    let file = |row: &str| {
        super::front::notice(&format!("  - [甲镇, 12, 20, 9800.50]\n  - {row}\n  - [合计, 20, 33, 13900.50]"))
    };
    for row in ["[乙镇, 8，13]", "[乙镇，8，13，41，00]", "[乙镇, 8, 十三, 4100]", "[乙镇, 8, 13, 41OO]"]
    {
        assert_eq!(mended(&file(row)), file(row), "{row}");
    }
}

#[test]
fn a_text_without_front_matter_stays() {
    for text in [
        "———\n没有文件头。\n———\n",
        "———\n联系人：张三\n———\n",
        "---\n标题: 甲\n\n经研究：决定如下。\n———\n另：略。\n",
        "正文：甲\n",
        "",
        "———",
        "# 标题\n\n标题：甲\n",
        "---\n标题：甲\n",
    ] {
        assert_eq!(mended(text), text);
    }
}

#[test]
fn a_number_that_another_document_names_is_left_to_a_person() {
    let number = "---\n标题: 甲\n类型: 文件\n发布日期: 2025/1/5\n发文字号: 测民发[2025]3号\n---\n甲。\n";
    let site = one(number).file(
        "content/乙.md",
        "---\n标题: 乙\n类型: 政策解读\n发布日期: 2025-01-06\n解读: 测民发[2025]3号\n---\n乙。\n",
    );
    let after = String::from_utf8(mends(&site)[0].after.clone()).unwrap();
    assert_eq!(after, number.replace("2025/1/5", "2025-01-05"));
}

#[test]
fn attachments_and_files_that_nobody_reads_stay() {
    let site = TestSite::new()
        .document("content/甲.md", "甲", "[名单](名单.csv)")
        .file("content/名单.csv", b"\xB1\xEA\xCC\xE2,\xCA\xFD\n".as_slice())
        .file("content/README.md", b"\xB1\xEA\xCC\xE2".as_slice())
        .file("content/说明.txt", b"\xB1\xEA\xCC\xE2".as_slice());
    assert_eq!(mends(&site), []);
}

#[test]
fn the_repositorys_own_site_has_nothing_to_mend() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let options = gongkai::pipeline::Options::new(root, crate::support::today());
    assert_eq!(gongkai::pipeline::mend(&options).unwrap().files, []);
}
