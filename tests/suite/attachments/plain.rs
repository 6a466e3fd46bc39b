//! Texts, tables in text, web pages, archives, photos.

use super::build::{photo, zip};
use super::{never_says, reading, says, texts, traces, troubles};
use gongkai::attachment::{Limits, Piece, TraceKind, What, read};

#[test]
fn texts_are_read_in_any_encoding_and_told_by_line() {
    let text = "公示\n联系人张三，电话13800000001\n";
    let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
    let marked: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [text.as_bytes().to_vec(), gbk, marked, unmarked] {
        let reading = reading("a.txt", &bytes);
        let [Piece::Text(passage)] = &*reading.pieces else { panic!("{:?}", reading.pieces) };
        let at = passage.text.find("138").unwrap();
        assert_eq!(passage.place_of(at).text().zh, "第2行");
        assert_eq!(troubles(&reading), []);
    }
}

#[test]
fn tables_in_text_are_tables() {
    let table = "姓名\t身份证号\n张三\t110101199003070011\n";
    for bytes in
        [table.as_bytes().to_vec(), encoding_rs::GB18030.encode(&table.replace('\t', ",")).0.into_owned()]
    {
        let reading = reading("a.csv", &bytes);
        says(&reading, "第2行第2列", "110101199003070011");
    }
}

#[test]
fn pages_give_what_is_shown_and_what_is_not() {
    let page = "<!DOCTYPE html><meta name=author content=作者甲><!-- 13800000001 -->\n<p title='13800000002'>号码1<b>10101</b>1990\
        <span>03070011</span>&#20154;</p>\n<script>var a='13800000003'</script>\
        <table><tr><th>姓名<th>电话<tr><td>张三<td>13800000004</table><input value=\"13800000005\"><p>";
    let reading = reading("a.bin", page.as_bytes());
    let all: String = texts(&reading).into_iter().map(|(_, text)| text + "\n").collect();
    assert!(all.contains("号码110101199003070011人"), "{all}");
    says(&reading, "第1个表 › 第2行第2列", "13800000004");
    for n in [1, 2, 3, 5] {
        says(&reading, "看不见的部分（属性、注释、脚本）", &format!("1380000000{n}"));
    }
    assert_eq!(traces(&reading), [(TraceKind::Author, "作者甲")]);
}

#[test]
fn archives_in_archives_are_read_as_deep_as_allowed() {
    let mut bytes = "电话13800000001".as_bytes().to_vec();
    let mut name = "a.txt".to_owned();
    for depth in 0..4 {
        bytes = zip(&[(&name, &bytes)]);
        name = format!("{depth}.zip");
    }
    says(&reading("a.zip", &bytes), "2.zip › 1.zip › 0.zip › a.txt", "13800000001");
    let deeper = reading("a.zip", &zip(&[(&name, &bytes)]));
    assert_eq!(troubles(&deeper), [What::TooDeep]);
    never_says(&deeper, "13800000001");
    // The name of a file can be what must not be said.
    says(
        &reading("a.zip", &zip(&[("张三110101199003070011.txt", b"x")])),
        "压缩包里的文件名",
        "110101199003070011",
    );
}

#[test]
fn names_in_archives_may_be_gbk() {
    let mut bytes = zip(&[("AAAA.txt", b"13800000001")]);
    let gbk = encoding_rs::GB18030.encode("张三").0.into_owned();
    while let Some(at) = bytes.windows(4).position(|window| window == b"AAAA") {
        bytes[at..at + 4].copy_from_slice(&gbk);
    }
    says(&reading("a.zip", &bytes), "张三.txt", "13800000001");
}

#[test]
fn photos_tell_where_and_whose() {
    let with = reading("a.png", &photo("Zhang San", true));
    let kinds: Vec<TraceKind> = traces(&with).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [TraceKind::Author, TraceKind::PhotoPlace]);
    says(&with, "图片里的注释", "摄于张三家");
    assert_eq!(troubles(&with), [What::Picture(String::new())]);
    let without = reading("a.jpg", &photo("Zhang San", false));
    assert_eq!(traces(&without), [(TraceKind::Author, "Zhang San")]);
    // Also inside a document.
    let inside = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<d><p><t>x</t></p></d>"),
        ("word/media/a.jpeg", &photo("Li Si", true)),
    ]);
    let kinds: Vec<TraceKind> =
        traces(&reading("a.docx", &inside)).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [TraceKind::Author, TraceKind::PhotoPlace]);
}

#[test]
fn what_nobody_reads_is_told() {
    for bytes in [
        &b"7z\xBC\xAF\x27\x1C\0\x04\x99\x88\x77"[..],
        b"\x1F\x8B\x08\0\0\0\0\0\0\x03",
        b"Rar!\x1A\x07\x01\0\xF3\xE1",
    ] {
        assert_eq!(troubles(&reading("a.xlsx", bytes)), [What::Unread]);
    }
    assert_eq!(troubles(&reading("a.docx", b"")), [What::Broken]);
    // Nothing found is not the same as nothing there.
    assert_eq!(troubles(&reading("a.docx", &super::build::docx(""))), [What::NoText]);
}

#[test]
fn limits_are_kept_and_told() {
    let limits = Limits { cells: 10, ..Limits::default() };
    let reading = read("a.csv", "a,b,c\n".repeat(100).as_bytes(), &limits);
    assert_eq!(texts(&reading).len(), 10);
    assert_eq!(troubles(&reading), [What::TooLarge]);
    let limits = Limits { file_bytes: 10, ..Limits::default() };
    assert_eq!(troubles(&read("a.txt", b"12345678901", &limits)), [What::TooLarge]);
}
