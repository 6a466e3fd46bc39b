//! YAML as people write it who come from Word, and encodings.

use super::{Fault, Row, at, good, hold};

fn with(lines: &str) -> String {
    format!("---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n{lines}\n---\n正文。\n")
}

pub fn faults() -> Vec<Fault> {
    let rows: Vec<Row> = vec![
        ("a full-width colon", with("来源⟦：⟧财政局"), &["yaml-syntax"], "全角冒号"),
        (
            "a full-width colon in the first line",
            "---\n标题⟦：⟧甲\n类型: 文件\n---\n".into(),
            &["yaml-syntax"],
            "半角冒号",
        ),
        ("full-width colons only", "---\n标题⟦：⟧甲\n类型：文件\n---\n".into(), &["yaml-syntax"], "半角冒号"),
        ("no space after the colon", with("⟦来源:财政局⟧"), &["yaml-syntax"], "空格"),
        ("a tab", with("附件:\n⟦\t⟧- 表.txt"), &["yaml-syntax"], "改用空格"),
        ("a quote that stays open", with("来源: ⟦\"⟧财政局"), &["yaml-syntax"], "没有配对"),
        ("a colon in a value", with("来源: 财政局⟦⟧: 预算科"), &["yaml-syntax"], "引号"),
        ("a quote inside a value", with("来源: ⟦\"⟧十四五\"规划办"), &["yaml-syntax"], "引号"),
        ("a document number in brackets", with("发文字号: ⟦[⟧2026]1号"), &["yaml-syntax"], "引号"),
        ("a value that begins with @", with("来源: ⟦@⟧财政局"), &["yaml-syntax"], "引号"),
        ("a list that is not in line", with("附件:\n  - 表.txt\n ⟦-⟧ 表.txt"), &["yaml-syntax"], "缩进"),
        ("a key that is set in", with("  ⟦来源⟧: 乙"), &["yaml-syntax"], "缩进"),
        ("a bracket that stays open", with("关键词: ⟦[⟧甲, 乙"), &["yaml-syntax"], "括号"),
        (
            "a second document",
            "---\n标题: 甲\n类型: 文件\n发布日期: 2026-01-02\n...\n⟦⟧来源: 乙\n---\n".into(),
            &["yaml-syntax"],
            "第二个",
        ),
        ("a merge key", with("审核: {⟦<<⟧: 甲}"), &["yaml-merge"], "写全"),
        ("an alias of nothing", with("来源: ⟦⟧*甲"), &["yaml-syntax"], "引号"),
        ("a bomb of aliases", with(&bomb()), &["yaml-syntax"], "太大"),
        (
            "brackets without end",
            with(&format!("关键词: {}⟦[⟧{}", "[".repeat(200), "[".repeat(50_000))),
            &["yaml-syntax"],
            "嵌套太深",
        ),
        ("a text and no keys", "---\n⟦⟧关于开展检查的通知\n---\n正文。\n".into(), &["wrong-shape"], "键: 值"),
        ("a list and no keys", "---\n⟦⟧- 标题\n- 甲\n---\n正文。\n".into(), &["wrong-shape"], "键: 值"),
    ];
    at("content/甲.md", rows).collect()
}

/// Nine to the power of nine values.
fn bomb() -> String {
    let mut lines = vec!["a0: &a0 [丁, 丁, 丁, 丁, 丁, 丁, 丁, 丁, 丁]".to_owned()];
    for n in 1..9 {
        let before = format!("*a{}", n - 1);
        let mut items = [before.as_str(); 9].map(str::to_owned);
        if n == 6 {
            items[1] = format!("⟦{before}⟧");
        }
        lines.push(format!("a{n}: &a{n} [{}]", items.join(", ")));
    }
    lines.join("\n")
}

#[test]
fn each_slip_of_yaml_is_told_at_itself() {
    let started = std::time::Instant::now();
    hold(&good(), &faults(), 1);
    assert!(started.elapsed().as_secs() < 30, "a hostile text took too long");
}

#[test]
fn other_encodings_are_named() {
    let text = "---\n标题: 关于低保的通知\n类型: 文件\n发布日期: 2026-01-02\n---\n正文。\n";
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let gbk = encoding_rs::GBK.encode(text).0.into_owned();
    for (bytes, name, place) in [
        (gbk, "GB18030", (2, 1)),
        (utf16, "UTF-16LE", (1, 1)),
        (b"---\n\xFF\xFF\xFF\0".to_vec(), "不是 UTF-8", (2, 1)),
    ] {
        let site = good();
        site.build_clean();
        let before = super::tree(&site.path("public"));
        site.write("content/甲.md", bytes);
        let built = site.build();
        let [found] = built.diagnostics.as_slice() else { panic!("{:?}", built.diagnostics) };
        assert_eq!((found.rule.as_str(), found.path.as_deref()), ("encoding", Some("content/甲.md")));
        assert!(found.message.zh.contains(name), "{}", found.message.zh);
        assert_eq!(found.span.map(|span| (span.line, span.column)), Some(place));
        assert_eq!(built.exit_code, 1);
        assert_eq!(super::tree(&site.path("public")), before);
    }
}

#[test]
fn a_mark_at_the_beginning_and_windows_line_ends_are_fine() {
    let text = "\u{FEFF}---\r\n标题: 关于低保的通知\r\n类型: 文件\r\n发布日期: 2026-01-02\r\n---\r\n第一段。\r\n\r\n第二段。\r\n";
    let site = good().file("content/甲.md", text);
    site.build_clean();
    assert!(site.output("甲/index.html").contains("<p>第二段。</p>"));
    // And a mistake in such a file is told at its place.
    site.write("content/甲.md", text.replace("2026-01-02", "昨天"));
    let span = site.build().diagnostics[0].span.unwrap();
    assert_eq!((span.line, span.column, span.end_column), (4, 7, 9));
}

#[test]
fn spaces_and_cases_that_do_no_harm_are_not_minded() {
    let text = "\n---  \n\u{3000}标题: 甲\nkind: document\n发布日期: 2026年1月2日\n--- \n正文。";
    good().file("content/甲.md", text).build_clean();
}
