//! The plain beginning of a text.

use super::super::plain;

#[test]
fn a_summary_counts_characters_and_splits_none() {
    let text = format!("示例县𠮷祥乡{}。", "认真落实社会救助政策".repeat(30));
    for limit in 1..60 {
        let plain = plain(&text, limit);
        assert_eq!(plain.chars().count(), limit);
        assert!(plain.ends_with('…') && !plain.contains(' '), "{plain}");
    }
    assert_eq!(plain("甲乙丙", 3), "甲乙丙");
    assert_eq!(plain("甲乙丙", 2), "甲…");
    assert_eq!(plain("甲乙丙", 0), "");
    assert_eq!(plain("ab cd", 4), "ab…");
}

#[test]
fn a_summary_has_words_only() {
    for (text, expected) in [
        (
            "　　为保障困难群众，\n　　**现公示：**如下。\n\n　　公示期7天。",
            "为保障困难群众，现公示：如下。公示期7天。",
        ),
        ("# 标题\n\n##小标题\n\n正文", "正文"),
        ("甲<b>乙</b><!-- 批注 -->\n\n<div>\n丙\n</div>\n\n丁", "甲乙 丁"),
        ("|项目|金额|\n|-|-|\n|低保|5|\n", "项目 金额 低保 5"),
        ("[表:payments]\n\n正文[^1]见[附件](a.xlsx)![图](b.png)`码`\n\n[^1]: 注", "正文见附件码"),
        ("- 甲\n- 乙；\n- 丙", "甲 乙；丙"),
        ("open\ndata  \n3*4*5", "open data 3*4*5"),
        ("```\ncode\n```\n正文&amp;<", "正文&<"),
        ("", ""),
    ] {
        assert_eq!(plain(text, 100), expected, "{text:?}");
    }
}
