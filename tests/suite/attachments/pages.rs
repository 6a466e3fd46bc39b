//! PDF.

use super::build::{page, pdf, stream};
use super::{fixture, never_says, reading, says, traces, troubles};
use gongkai::attachment::{TraceKind, What};

/// A font whose bytes are GBK.
const GBK: &str = "/Font<</F<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H\
    /DescendantFonts[<</Type/Font/Subtype/CIDFontType2>>]>>>>";

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn text_that_an_office_program_wrote_is_read_by_page() {
    let reading = reading("a.pdf", &fixture("text.pdf"));
    for words in ["张三一的号码是110101199003070011。", "页眉联系13800000003", "李四二\t110101199003070022"]
    {
        says(&reading, "第1页", words);
    }
    assert!(traces(&reading).contains(&(TraceKind::Author, "测试作者甲")));
    assert_eq!(troubles(&reading), []);
}

#[test]
fn text_in_gbk_and_under_a_black_box_is_text() {
    let content = format!(
        "BT /F 12 Tf 100 700 Td <{}> Tj ET 0 g 90 690 300 30 re f",
        hex(&gbk("户主张三，身份证号110101199003070011"))
    );
    says(
        &reading("a.pdf", &page(content.as_bytes(), GBK, "", &[])),
        "第1页",
        "户主张三，身份证号110101199003070011",
    );
    let unicode = GBK.replace("GBK-EUC-H", "UniGB-UCS2-H");
    let wide: Vec<u8> = "户主李四".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let content = format!("BT /F 12 Tf <{}> Tj ET", hex(&wide));
    says(&reading("a.pdf", &page(content.as_bytes(), &unicode, "", &[])), "第1页", "户主李四");
}

#[test]
fn digits_placed_one_by_one_are_one_number_and_columns_are_not() {
    let mut content = "BT /F 10 Tf ".to_owned();
    for (at, digit) in "110101199003070011".chars().enumerate() {
        content += &format!("1 0 0 1 {} 700 Tm ({digit}) Tj ", 100.0 + 5.2 * at as f64);
    }
    content +=
        "1 0 0 1 210 700 Tm (13800000001) Tj 1 0 0 1 100 680 Tm [(1380) -20 (0000002) -2000 (5)] TJ ET";
    let resources = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>";
    let reading = reading("a.pdf", &page(content.as_bytes(), resources, "", &[]));
    says(&reading, "第1页", "110101199003070011\t13800000001\n13800000002\t5");
}

#[test]
fn annotations_fields_properties_and_files_inside_are_read() {
    let xmp = "<x:xmpmeta><rdf:Description><dc:creator><rdf:Seq><rdf:li>作者戊</rdf:li></rdf:Seq></dc:creator></rdf:Description></x:xmpmeta>";
    let more = [
        format!(
            "<</Type/Annot/Subtype/Text/Rect[0 0 1 1]/T<{}>/Contents<FEFF{}>>>",
            hex("审核人己".as_bytes()),
            hex(&"电话13800000003".encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>())
        )
        .into_bytes(),
        b"<</FT/Tx/T(phone)/V(13800000004)>>".to_vec(),
        stream("/Type/Metadata/Subtype/XML", xmp.as_bytes()),
        stream("/Type/EmbeddedFile", "姓名,电话\n张三,13800000005\n".as_bytes()),
        b"<</Type/Filespec/F(list.csv)/EF<</F 8 0 R>>>>".to_vec(),
        b"<</S/URI/URI(mailto:zhangsan@example.com)>>".to_vec(),
        [b"<</Title".as_slice(), format!("<{}>", hex(&gbk("第一章"))).as_bytes(), b">>"].concat(),
        b"<</S/JavaScript/JS(app.alert\\(1\\))>>".to_vec(),
    ];
    let reading = reading("a.pdf", &page(b"", "", "/Annots[5 0 R]", &more));
    says(&reading, "第1页 › 批注", "电话13800000003");
    says(&reading, "表单域", "13800000004");
    says(&reading, "list.csv（附带的文件） › 第2行第2列", "13800000005");
    says(&reading, "链接", "zhangsan@example.com");
    says(&reading, "书签", "第一章");
    let traces = traces(&reading);
    assert_eq!(traces, [(TraceKind::Author, "作者戊"), (TraceKind::Reviewer, "审核人己")]);
    assert!(troubles(&reading).contains(&What::Macro));
}

#[test]
fn pages_that_cannot_be_read_are_told_by_number() {
    let kids = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 5 0 R 6 0 R 8 0 R]/Count 4>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</I 9 0 R>>>>>>".to_vec(),
        stream("", b"/I Do"),
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</I 9 0 R>>>>>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/Contents 7 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H>>>>>>>>"
            .to_vec(),
        stream("", b"BT /F 12 Tf <00010002000300040005> Tj ET"),
        b"<</Type/Page/Parent 2 0 R>>".to_vec(),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1", b"\x00"),
    ];
    let reading = reading("a.pdf", &pdf(&kids, ""));
    assert_eq!(troubles(&reading), [What::Picture("1-2".to_owned()), What::NoLetters("3".to_owned())]);
}

#[test]
fn what_a_later_save_deleted_is_still_in_the_file() {
    let font = "/Font<</F<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding>>>>";
    let mut bytes = page(b"BT /F 12 Tf (13800000006) Tj ET", font, "", &[]);
    let previous = bytes.windows(5).rposition(|window| window == b"xref\n").unwrap();
    let previous = bytes[..previous].windows(5).rposition(|window| window == b"xref\n").unwrap_or(previous);
    let place = bytes.len();
    bytes.extend(b"4 0 obj\n");
    bytes.extend(stream("", b"BT /F 12 Tf (gone) Tj ET"));
    let start = bytes.len() + 8;
    bytes.extend(b"\nendobj\n");
    bytes.extend(
        format!(
            "xref\n4 1\n{place:010} 00000 n \ntrailer\n<</Root 1 0 R/Size 5/Prev {previous}>>\nstartxref\n{start}\n%%EOF\n"
        )
        .bytes(),
    );
    let reading = reading("a.pdf", &bytes);
    says(&reading, "第1页", "gone");
    says(&reading, "往前第1次保存的内容", "13800000006");
}

#[test]
fn a_locked_file_is_told() {
    let mut bytes = page(b"", "", "", &[b"<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>".to_vec()]);
    let at = bytes.windows(7).rposition(|window| window == b"/Root 1").unwrap();
    bytes.splice(at..at, b"/Encrypt 5 0 R".iter().copied());
    let reading = reading("a.pdf", &bytes);
    assert_eq!(troubles(&reading), [What::Password]);
    never_says(&reading, "x");
}
