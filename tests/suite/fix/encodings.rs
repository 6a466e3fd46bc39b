//! Encodings become UTF-8 where nothing is lost.

use encoding_rs::{BIG5, GB18030};

use super::{errors, mend, mended, mends, one};
use crate::support::TestSite;

const TEXT: &str = "---\n标题: 关于做好2025年春节期间困难群众慰问工作的通知\n类型: 文件\n发布日期: 2025-01-05\n---\n各乡镇人民政府，县直各单位：\n\n请认真贯彻执行。\n";

fn gb18030(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{FEFF}{text}").encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_gb18030_file_becomes_utf8_and_builds_clean() {
    let site = one(gb18030(TEXT));
    assert_ne!(errors(&site), 0);
    let files = mend(&site);
    assert_eq!((files.len(), files[0].notes.len()), (1, 1));
    assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), TEXT);
    site.build_clean();
}

#[test]
fn utf16_of_either_order_becomes_utf8() {
    for bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        for text in [TEXT.to_owned(), TEXT.replace('\n', "\r\n"), TEXT.replace('各', "𠮷")] {
            let site = one(utf16(&text, bytes));
            mend(&site);
            assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), text);
        }
    }
}

#[test]
fn a_mark_goes_and_all_else_stays() {
    assert_eq!(mended(&format!("\u{FEFF}{TEXT}")), TEXT);
    assert_eq!(mended(&format!("\u{FEFF}{}", TEXT.replace('\n', "\r\n"))), TEXT.replace('\n', "\r\n"));
}

#[test]
fn the_text_is_mended_in_the_same_run() {
    let faulty = TEXT.replace("标题: ", "标题：").replace("2025-01-05", "2025/1/5");
    let site = one(gb18030(&faulty));
    mend(&site);
    assert_eq!(std::fs::read_to_string(site.path("content/甲.md")).unwrap(), TEXT);
}

#[test]
fn what_is_not_clear_stays() {
    let mut cut = TEXT.as_bytes().to_vec();
    cut.remove(20);
    let mut odd = utf16(TEXT, u16::to_le_bytes);
    odd.pop();
    let mixed = [TEXT.as_bytes(), &gb18030("另行通知。")].concat();
    let with_nul = [TEXT.as_bytes(), b"\0"].concat();
    for (what, bytes) in [
        ("a broken UTF-8", cut),
        ("a broken UTF-16", odd),
        ("two encodings", mixed),
        (
            "Big5",
            BIG5.encode(&TEXT.replace('标', "標").replace('题', "題").replace("乡", "鄉")).0.into_owned(),
        ),
        ("a binary file", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\xFF\xFE".to_vec()),
        ("Windows-1252", b"---\ntitle: caf\xE9 cr\xE8me br\xFBl\xE9e\n---\n".to_vec()),
        ("a nul", with_nul),
        ("UTF-16 without its mark", utf16(TEXT, u16::to_le_bytes)[2..].to_vec()),
    ] {
        assert_eq!(mends(&one(&bytes)), [], "{what}");
    }
}

#[test]
fn settings_and_introductions_too() {
    let settings = crate::support::SETTINGS;
    let site = TestSite::new()
        .file("site.yaml", gb18030(settings))
        .file("content/policy/_index.md", gb18030("---\n栏目：政策文件\n---\n本局的文件：\n"));
    assert_eq!(mend(&site).len(), 2);
    assert_eq!(std::fs::read_to_string(site.path("site.yaml")).unwrap(), settings);
    let text = std::fs::read_to_string(site.path("content/policy/_index.md")).unwrap();
    assert_eq!(text, "---\n栏目: 政策文件\n---\n本局的文件：\n");
}
