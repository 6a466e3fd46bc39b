//! A: emphasis and other inline marks as Chinese is written.

use super::{line, lines};

#[test]
fn a001_bold_beside_chinese_quotation_marks() {
    lines(&[
        ("会议强调**“公开为常态”**是基本原则。", "会议强调<strong>“公开为常态”</strong>是基本原则。"),
        (
            "对**“甲”**的要求，对照**“乙”**的情形",
            "对<strong>“甲”</strong>的要求，对照<strong>“乙”</strong>的情形",
        ),
        (
            "**‘甲’**和**《办法》**及**【通知】**中",
            "<strong>‘甲’</strong>和<strong>《办法》</strong>及<strong>【通知】</strong>中",
        ),
        ("依据**《示例县办法》（试行）**第三条", "依据<strong>《示例县办法》（试行）</strong>第三条"),
        ("甲*“重点”*乙、*“x”*y", "甲<em>“重点”</em>乙、<em>“x”</em>y"),
        ("这是***“重点”***内容", "这是<em><strong>“重点”</strong></em>内容"),
        ("**甲“乙”**丙**“丁”**", "<strong>甲“乙”</strong>丙<strong>“丁”</strong>"),
        ("**甲**“乙”**丙**", "<strong>甲</strong>“乙”<strong>丙</strong>"),
        ("**注意*“重点”*一词**的", "<strong>注意<em>“重点”</em>一词</strong>的"),
        (
            "甲**[通知](a.md)**乙**`码`**丙",
            "甲<strong><a href=\"a.md\">通知</a></strong>乙<strong><code>码</code></strong>丙",
        ),
        ("甲**？**乙", "甲<strong>？</strong>乙"),
    ]);
}

#[test]
fn a001_strikethrough_beside_chinese_punctuation() {
    lines(&[
        ("~~（一）~~后", "<del>（一）</del>后"),
        ("见~~第“三”条~~“四”", "见<del>第“三”条</del>“四”"),
        ("废止~~《办法》~~及~~**“甲”**~~乙", "废止<del>《办法》</del>及<del><strong>“甲”</strong></del>乙"),
    ]);
}

#[test]
fn a002_bold_label_that_ends_with_punctuation() {
    lines(&[
        ("**注意：**请于5月31日前提交材料。", "<strong>注意：</strong>请于5月31日前提交材料。"),
        ("**注意：**请于**5月**前办理", "<strong>注意：</strong>请于<strong>5月</strong>前办理"),
        ("**注意:**2024年起", "<strong>注意:</strong>2024年起"),
        ("**一、总体情况。**本年度", "<strong>一、总体情况。</strong>本年度"),
        ("*注：*本表", "<em>注：</em>本表"),
        ("共2024**(一)**号", "共2024<strong>(一)</strong>号"),
        ("**注意！**A级", "<strong>注意！</strong>A级"),
    ]);
}

#[test]
fn a003_arithmetic_keeps_its_stars() {
    for text in [
        "每户每月补助5*3*2=30元，复核日期为2024*5*6，面积按10*20*2计算。",
        "3*4*5=60",
        "2*3 * 4*5",
        "2**3**2",
        "a*b*c",
        "每户5元*3户*2月=30元",
        "(3+2)*4*(5)、（3+2）*4元*5",
        "合计=人数*5%*12",
        "单价*（数量+损耗）*税率",
        "长*宽*高=体积，补助总额＝人数*标准*月数",
        "5人*３天*２",
    ] {
        assert_eq!(line(text), text);
    }
    // a date is no arithmetic
    lines(&[
        ("请*务必*于前办理", "请<em>务必</em>于前办理"),
        ("请于*5月*前，**5**户", "请于<em>5月</em>前，<strong>5</strong>户"),
        ("**合计3*4*5元**", "<strong>合计3*4*5元</strong>"),
        ("**5元*3户*2月：**共", "<strong>5元*3户*2月：</strong>共"),
    ]);
}

#[test]
fn a003_reference_marks_and_ranges_stay() {
    for text in [
        "每月20~30元，5~10户，约30%~50%，或~40%~。",
        "工期5~~10天或20~~30天",
        "（*为必填）（*为选填）",
        "必填*，选填*，其他",
        "** 注意**请",
        "**注意 **请",
        "甲*",
        "**",
        "格式为*.xlsx、*.docx或*.*文件",
        "*.xlsx和*.docx",
        "文件_2024_终稿，a_b_c",
    ] {
        assert_eq!(line(text), text);
    }
}

#[test]
fn a004_dollars_stay() {
    for text in ["材料费在$5至$10之间", "$$x$$ 和 $a$"] {
        assert_eq!(line(text), text);
    }
}

#[test]
fn a005_typed_characters_are_not_made_smart() {
    for text in [r#"编号"MZ--2024"，流水号MZ---0001，密级'无'，从略...不列"#, "(c) (r) 1/2 -- ---x"]
    {
        assert_eq!(line(text), text);
    }
}

#[test]
fn a006_bare_addresses_are_text() {
    for text in [
        "请登录https://www.example.gov.cn/gk/sq.html，填写申请表后提交；或见www.example.gov.cn。谢谢。",
        "邮箱mz@example.gov.cn。",
    ] {
        assert_eq!(line(text), text);
    }
}

#[test]
fn markers_in_code_and_escapes_are_left_alone() {
    lines(&[
        ("甲`**“乙”**`丙", "甲<code>**“乙”**</code>丙"),
        (r"\*\*注意：\*\*请", "**注意：**请"),
        (r"甲\*“乙”*丙", "甲*“乙”*丙"),
        (r"\\**“甲”**乙", r"\<strong>“甲”</strong>乙"),
        ("`3*4*5`和`~`", "<code>3*4*5</code>和<code>~</code>"),
        (
            "<https://a.cn/~x/*y*z>",
            "<a href=\"https://a.cn/~x/*y*z\" rel=\"noopener\">https://a.cn/~x/*y*z</a>",
        ),
    ]);
    assert_eq!(super::html("```\n**“甲”**乙 3*4*5\n```"), "<pre><code>**“甲”**乙 3*4*5\n</code></pre>\n");
}

#[test]
fn signs_used_in_parsing_never_show_and_typed_comments_do() {
    lines(&[
        ("甲<!---->**“乙”**丙<!---->", "甲&lt;!----&gt;<strong>“乙”</strong>丙&lt;!----&gt;"),
        ("𐩐**注意：**请𐩑3*4*5", "𐩐<strong>注意：</strong>请𐩑3*4*5"),
        ("甲<!X **“乙”**丙", "甲&lt;!X <strong>“乙”</strong>丙"),
    ]);
    // a text that uses up all signs is plain CommonMark
    let all = "𐩐𐩑𐩒𐩓𐩔𐩕𐩖𐩗𐩘𒑰𒑱𒑲𒑳𒑴";
    assert_eq!(line(&format!("{all}**注：**甲")), format!("{all}**注：**甲"));
}

#[test]
fn korean_and_japanese() {
    lines(&[
        ("이것은 **“중요”**는 말", "이것은 <strong>“중요”</strong>는 말"),
        ("**스크립트(script)**라고", "<strong>스크립트(script)</strong>라고"),
        (
            "これは**「重要」**です。**注意：**読む",
            "これは<strong>「重要」</strong>です。<strong>注意：</strong>読む",
        ),
    ]);
}

#[test]
fn a_label_of_a_link_by_reference_is_not_changed() {
    lines(&[("见[甲**“乙”**丙]。\n\n[甲**“乙”**丙]: a.md", "见<a href=\"a.md\">甲**“乙”**丙</a>。")]);
}

#[test]
fn a003_stars_for_characters_of_a_name_or_number_stay() {
    for text in [
        "张*三、李*四、王*五",
        "张*、李*，王*。",
        "张**、李**、欧阳**",
        "救助对象：张*三，李*（甲镇）",
        "138****1234、4212**********0015",
        "户主张*三（甲村）、李*四（乙村）",
    ] {
        assert_eq!(line(text), text);
    }
    lines(&[
        ("请*务必*于前办理、及时报送", "请<em>务必</em>于前办理、及时报送"),
        ("**甲**、**乙**，丙", "<strong>甲</strong>、<strong>乙</strong>，丙"),
        ("**注意，**请", "<strong>注意，</strong>请"),
    ]);
}
