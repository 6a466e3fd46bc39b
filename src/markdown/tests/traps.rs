//! Traps: for each rule what is told, with its place, and what must not be.

use super::super::{TRAPS, traps};

/// The rules and places that are told of a text, as `rule “what is underlined”`.
fn told(text: &str) -> Vec<String> {
    let traps = traps(text);
    for trap in &traps {
        assert!(TRAPS.contains(&trap.rule), "{} is not listed", trap.rule);
        assert!(trap.message.zh.contains(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')), "{}", trap.message.zh);
    }
    traps.iter().map(|trap| format!("{} “{}”", trap.rule, &text[trap.bytes.clone()])).collect()
}

fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(told(text), Vec::<String>::new(), "for {text:?}");
    }
}

/// Each text has exactly this trap.
fn each(rule: &str, pairs: &[(&str, &str)]) {
    for (text, place) in pairs {
        assert_eq!(told(text), [format!("{rule} “{place}”")], "for {text:?}");
    }
}

#[test]
fn the_rules_are_sorted_and_once() {
    assert!(TRAPS.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn marks_left_as_text() {
    // The pair in the middle encloses 请于.
    assert_eq!(told("** 注意**请于**5月 **前"), ["literal-marker “**”"; 2]);
    assert_eq!(told("这是__重点__内容"), ["literal-marker “__”"; 2]);
    each(
        "literal-marker",
        &[("**注意：请于5月前", "**"), ("这是**~~旧~~", "**"), ("| 甲** 乙 |\n|-|\n", "**")],
    );
    none(&[
        "**注意：**请",
        "第__号",
        "姓名：____，电话：________",
        r"\*\*注意\*\*",
        "`**甲` ~~乙~~",
        "张**、李**、欧阳**",
        "必填*",
        "| 张** |\n|-|\n| 李** |",
        "```\n** 甲\n```",
        "文件_2024_终稿",
    ]);
}

#[test]
fn stars_between_figures() {
    each(
        "star-between-figures",
        &[
            ("每户5*3*2=30元", "5*3*2"),
            ("每户5元*3户*2月=30元", "*3户*2"),
            ("a*b*c", "a*b*c"),
            ("户主张*三的丈夫李*四", "*三的丈夫李*"),
            ("> 面积10*20*2", "10*20*2"),
        ],
    );
    none(&[
        "5×3×2",
        "10*20",
        "*.xlsx和*.docx",
        "138****1234、139****1234",
        "张*三、李*四",
        "`5*3*2`",
        "注：*甲*。",
    ]);
}

#[test]
fn headings() {
    each(
        "heading-without-space",
        &[
            ("##总体要求", "##"),
            ("正文。\n\n  ##　工作目标", "##"),
            ("正文\n##要求", "##"),
            ("＃＃ 总体要求", "＃＃"),
            ("#＃总体", "#"),
            ("#######七级", "#######"),
            ("＃总体要求", "＃"),
            ("> ##总体要求", "##"),
            ("　　## 总体要求", "##"),
        ],
    );
    none(&[
        "## 总体要求",
        "## 总体要求##",
        "C# 和 #1 机组",
        "#1 机组",
        r"\##总体",
        "`##总体`",
        "```\n##总体\n```",
        "第＃号",
    ]);
    each("heading-by-underline", &[("第一部分。\n---\n\n第二", "---"), ("甲\n乙\n-----", "-----")]);
    none(&["第一部分。\n\n---\n\n第二", "标题\n===="]);
}

#[test]
fn tables() {
    let head = "| 项目 | 户数 |\n|---|---|\n";
    each(
        "table-cell-count",
        &[
            (&format!("{head}| 低保 | 1 | 2 |"), "| 低保 | 1 | 2 |"),
            (&format!("{head}| 低保 |"), "| 低保 |"),
            (&format!("{head}| 低保 | 1 |\n注：单位为户"), "注：单位为户"),
            ("项目|户数\n-|-\n低保|1|2", "低保|1|2"),
            ("> | 项目 | 户数 |\n> |-|-|\n> | 低保 | 1 | 2 |", "| 低保 | 1 | 2 |"),
            ("| 项目 | 户数 |\r\n|-|-|\r\n| 低保 | 1 | 2 |\r\n", "| 低保 | 1 | 2 |"),
        ],
    );
    none(&[
        &format!("{head}| 低保 | 1 |\n| 特困 | |\n\n注：单位为户"),
        "项目|户数\n-|-\n低保|1\n",
        "|a|b|\n|-|-|\n|1\\|2|3|\n",
        "||\n|-|\n|1|\n",
        "| | 户数 |\n|-|-|\n| 低保 | 1 |",
        "甲 | 乙",
        "```\n| a |\n|-|-|\n```",
    ]);
    each(
        "table-delimiter",
        &[
            ("| 项目 | 户数 | 金额 |\n|---|---|\n| 低保 | 1 | 2 |", "|---|---|"),
            ("| 项目 | 户数 |\n|——|——|\n| 低保 | 1 |", "|——|——|"),
            ("| 项目 | 户数 |\n| 低保 | 1 |", "| 项目 | 户数 |"),
            ("| 项目 | 户数 |\n\n|---|---|\n| 低保 | 1 |", "|---|---|"),
        ],
    );
    each(
        "full-width-pipe",
        &[
            ("｜ 项目 ｜ 金额 ｜\n｜---｜---｜\n｜ 低保 ｜ 1 ｜", "｜ 项目 ｜ 金额 ｜"),
            (&format!("{head}｜ 低保 ｜ 1 ｜"), "｜ 低保 ｜ 1 ｜"),
            ("| 项目 | 户数 |\n｜---｜---｜\n| 低保 | 1 |", "｜---｜---｜"),
        ],
    );
    none(&["首页｜政务公开｜年报", &format!("{head}| 低保｜特困 | 1 |")]);
    each("merged-table-head", &[("| 项目 | 城市 | |\n|-|-|-|\n| 低保 | 1 | 2 |", "| 项目 | 城市 | |")]);
}

#[test]
fn links() {
    each(
        "broken-link-syntax",
        &[
            ("详见[附件](附件 1.xlsx)。", "[附件](附件 1.xlsx)"),
            ("详见[附件]（a.xlsx），又见", "[附件]（a.xlsx）"),
            ("又见【附件】(a.xlsx)。", "【附件】(a.xlsx)"),
            ("又见［附件］（附件/1.docx）。", "［附件］（附件/1.docx）"),
            ("见[附件] (a.xlsx)。", "[附件] (a.xlsx)"),
            ("见[附件](a.xlsx）。", "[附件](a.xlsx）"),
            ("见[附件](a.xlsx。\n", "[附件](a.xlsx"),
            ("见[附件][a.xlsx]。", "[附件][a.xlsx]"),
            ("见[官网]（https://www.example.gov.cn/）。", "[官网]（https://www.example.gov.cn/）"),
            ("图：!【示意】(a b.png)", "!【示意】(a b.png)"),
            ("图：！[示意](a.png)", "！[示意](a.png)"),
            ("见[附件]()。", "[附件]()"),
            ("见[附件](C:\\公示\\a.docx)。", "[附件](C:\\公示\\a.docx)"),
            ("见[附件](file:///D:/a.docx)。", "[附件](file:///D:/a.docx)"),
        ],
    );
    none(&[
        "[甲](附件一.xlsx) [丙](<附件 二.xlsx>) [丁](附件%20二.xlsx) [戊](a.md#办理程序)",
        "示民〔2024〕6号[注]（见说明）",
        "【重点】（2024年第3期）",
        "【附件】（共3页）",
        "[表:payments]",
        "[x] 与 [1]、[2]",
        "`[附件](附件 1.xlsx)`",
        "[甲]: a.md\n\n见[甲]。",
        "<https://www.example.gov.cn/>",
        "[件数]（1.5万）",
    ]);
    each("missing-footnote", &[("共12户[^1]。", "[^1]")]);
    none(&["共12户[^1]。\n\n[^1]: 不含特困。"]);
}

#[test]
fn html_code_and_comments() {
    each(
        "raw-html",
        &[
            ("联系<b>人</b>：甲<br>乙", "<b>"),
            ("<table><tr><td>甲</td></tr></table>", "<table><tr><td>甲</td></tr></table>"),
            ("| 甲<br>乙 |\n|-|", "<br>"),
        ],
    );
    none(&["<!-- 待核 **甲 -->正文", "正文<!-- ##甲 -->。", "a < b，5<6", "`<b>`", "<a@b.cn>"]);
    each("unclosed-comment", &[("正文。\n\n<!-- 待核\n\n乙", "<!-- 待核")]);
    each("unclosed-code", &[("甲\n\n```\n乙\n\n丙", "```"), ("~~~ sh\n乙\n```", "~~~ sh")]);
    none(&["```\n乙\n```\n\n丙", "- ```\n  乙\n  ```\n", "> ```\n> 乙\n> ```"]);
    each("indented-text", &[("第一段。\n\n    为保障生活，\n    公示如下。", "为保障生活，")]);
    none(&["    make all\n", "- 甲\n\n    乙"]);
}

#[test]
fn lists_and_lines() {
    each(
        "list-number",
        &[
            ("1. 受理\n3. 审核\n4. 发放", "3"),
            ("3. 甲\n\n5. 乙", "5"),
            ("- 甲\n  1. 乙\n  2. 丙\n  4. 丁", "4"),
        ],
    );
    none(&["1. 受理\n2. 审核", "1. 受理\n1. 审核\n1. 发放", "3. 甲\n4. 乙", "0. 甲\n1. 乙", "- 甲\n- 乙"]);
    each(
        "joined-lines",
        &[
            ("一、受理\n二、审核\n三、发放", "二、"),
            ("（一）受理\n（二）审核", "（二）"),
            ("1、受理\n2、审核", "2、"),
            ("1.受理\n2.审核", "2."),
            ("①受理\n②审核", "②"),
            ("-受理\n-审核", "-"),
            ("第一条 为了\n第二条 依据", "第二条"),
        ],
    );
    none(&[
        "一、受理\n\n二、审核",
        "一、受理  \n二、审核",
        "一、受理\n办法如下",
        "1. 受理\n2. 审核",
        "合计\n1.5万元\n2.5万元",
    ]);
}

#[test]
fn characters() {
    each(
        "invisible-character",
        &[
            ("临时\u{200B}救\u{200B}助", "\u{200B}"),
            ("甲\u{202E}乙", "\u{202E}"),
            ("\u{FEFF}甲", "\u{FEFF}"),
            ("`甲\u{00AD}`", "\u{00AD}"),
        ],
    );
    each(
        "control-character",
        &[("甲\u{8}乙", "\u{8}"), ("甲\u{FFFE}乙", "\u{FFFE}"), ("甲\u{85}乙", "\u{85}")],
    );
    each("unprintable-character", &[("甲\u{E123}乙", "\u{E123}"), ("甲\u{FFFD}乙", "\u{FFFD}")]);
    assert_eq!(told("甲\u{200B}\n乙\u{200B}").len(), 2);
    none(&["甲\t乙\r\n丙", "👨\u{200D}👩\u{FE0F}", "𠮷㐀"]);
}

#[test]
fn places_are_those_of_the_text_as_typed() {
    let text = "<!-- 批注 -->\r\n##甲\r\n\r\n　　正文\u{7}\r\n　　5*3*2，**“甲”**乙，[附件]（a.xlsx）\r\n";
    assert_eq!(
        told(text),
        [
            "heading-without-space “##”",
            "control-character “\u{7}”",
            "star-between-figures “5*3*2”",
            "broken-link-syntax “[附件]（a.xlsx）”"
        ]
    );
}

#[test]
fn a_long_number_is_in_no_message() {
    let text = "见[421222190001010015](a 421222190001010015.docx)，###### 甲\n\n**421222190001010015";
    for trap in traps(text) {
        let said = [&trap.message.zh, &trap.message.en];
        assert!(said.iter().all(|said| !said.contains("421222190001010015")), "{said:?}");
    }
}
