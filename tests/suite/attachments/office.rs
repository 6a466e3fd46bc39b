//! Spreadsheets, text documents, slides.

use super::build::{compound, docx, package, record, wide, xlsx, zip};
use super::{fixture, never_says, reading, says, texts, traces, troubles};
use gongkai::attachment::{Naming, Piece, TraceKind, What};

#[test]
fn sheets_give_what_is_hidden_in_every_format() {
    for name in ["sheet.xlsx", "sheet.xls", "sheet.ods"] {
        // The name says nothing: what a file is shows in its bytes.
        let reading = reading("名单.dat", &fixture(name));
        says(&reading, "发放表!B2", "110101199003070011");
        says(&reading, "发放表!D2（隐藏的列）", "13800000002");
        says(&reading, "发放表!B3（隐藏的行）", "110101199003070022");
        says(&reading, "底表!A1（隐藏的工作表）", "110101199003070033");
        says(&reading, "发放表!E2", "1990-03-07");
        says(&reading, "发放表!C3（隐藏的行）", "2469");
        says(&reading, "", "户主名单");
        says(&reading, "", "救助发放名单");
        let note = texts(&reading).into_iter().find(|(_, text)| text.contains("13800000001"));
        let place = note.unwrap_or_else(|| panic!("{name} has lost its comment")).0;
        assert!(place.starts_with("发放表!B2") && place.contains("批注"), "{name}: {place}");
        let traces = traces(&reading);
        for trace in [
            (TraceKind::Author, "测试作者甲"),
            (TraceKind::LastModifiedBy, "测试作者乙"),
            (TraceKind::Reviewer, "批注人丙"),
        ] {
            assert!(traces.contains(&trace), "{name}: {traces:?}");
        }
        assert_eq!(troubles(&reading), [], "{name}");
    }
}

#[test]
fn a_sheet_is_a_table_whose_columns_can_be_known_by_their_heading() {
    let reading = reading("a.xlsx", &fixture("sheet.xlsx"));
    let table = reading.pieces.iter().find_map(|piece| match piece {
        Piece::Table(table) => Some(table),
        Piece::Text(_) => None,
    });
    let table = table.unwrap();
    assert_eq!(table.naming, Naming::Sheet { name: "发放表".to_owned(), hidden: false });
    let column = table.rows[0].cells.iter().find(|cell| cell.text == "身份证号").unwrap().column;
    let below: Vec<&str> = table.rows[1..]
        .iter()
        .flat_map(|row| row.cells.iter().filter(|cell| cell.column == column))
        .map(|cell| &*cell.text)
        .collect();
    assert_eq!(below, ["110101199003070011", "110101199003070022"]);
}

#[test]
fn documents_give_changes_comments_and_hidden_text_in_every_format() {
    for name in ["text.docx", "text.doc", "text.odt", "text.rtf"] {
        let reading = reading("公示.docx", &fixture(name));
        let all: String = texts(&reading).into_iter().map(|(_, text)| text + "\n").collect();
        // Runs of one number are one number.
        for number in ["110101199003070011", "110101199003070022", "110101199003070044", "110101199003070055"]
        {
            assert!(all.contains(number), "{name} has lost {number}");
        }
        for phone in 3..=6 {
            assert!(all.contains(&format!("1380000000{phone}")), "{name} has lost telephone {phone}");
        }
        assert!(traces(&reading).contains(&(TraceKind::Author, "测试作者甲")), "{name}");
        assert_eq!(troubles(&reading), [], "{name}");
    }
}

#[test]
fn a_document_says_where_its_text_stands() {
    let reading = reading("a.docx", &fixture("text.docx"));
    says(&reading, "第2段 › 修订前的文字", "原来是110101199003070044，已改。");
    says(&reading, "第2段", "原来是，已改。");
    says(&reading, "第3段 › 连同隐藏的文字", "可见隐藏110101199003070055文字。");
    says(&reading, "第1个表 › 第2行第2列", "110101199003070022");
    says(&reading, "文本框", "13800000006");
    says(&reading, "页眉 › 第1段", "13800000003");
    says(&reading, "批注 › 第1条 › 第1段", "13800000004");
    let doc = super::reading("a.doc", &fixture("text.doc"));
    says(&doc, "第1个表 › 第2行第2列", "110101199003070022");
    says(&doc, "脚注 › 第1段", "13800000005");
    says(&doc, "页眉页脚 › 第1段", "13800000003");
}

#[test]
fn slides_give_notes_and_hidden_slides() {
    let reading = reading("a.pptx", &fixture("slides.pptx"));
    says(&reading, "第1张幻灯片 › 第1段", "联系电话13800000007");
    says(&reading, "第1张幻灯片 › 备注 › 第1段", "13800000008");
    says(&reading, "第2张幻灯片（隐藏） › 第1段", "13800000009");
}

#[test]
fn old_slides_are_read_with_what_a_later_save_replaced() {
    let slide = [record(0, 4000, &wide("联系电话13800000007")), record(0, 4008, b"13800000008")].concat();
    let comment = [record(0, 4026, &wide("批注人丙")), record(0x10, 4026, &wide("再核13800000009"))].concat();
    let all = [record(0xF, 1006, &slide), record(0xF, 12_000, &comment)].concat();
    let reading = reading("a.ppt", &compound(&[("PowerPoint Document", &all)]));
    says(&reading, "第1张幻灯片", "联系电话13800000007");
    says(&reading, "第1张幻灯片", "13800000008");
    says(&reading, "批注", "13800000009");
    assert_eq!(traces(&reading), [(TraceKind::Reviewer, "批注人丙")]);
}

#[test]
fn numbers_typed_as_numbers_keep_their_digits() {
    let sheet = r#"<sheetData><row r="1"><c r="A1"><v>1.10101199003077E+17</v></c><c r="B1" t="inlineStr"><is><t>张三</t></is></c></row></sheetData>"#;
    let reading = reading("a.xlsx", &xlsx(sheet, &[]));
    says(&reading, "名单!A1", "110101199003077000");
    says(&reading, "名单!B1", "张三");
}

#[test]
fn copies_of_a_source_that_was_deleted_are_found() {
    let more = [
        ("xl/pivotCache/pivotCacheRecords1.xml", r#"<p><r><s v="李四"/><n v="110101199003070066"/></r></p>"#),
        ("xl/externalLinks/externalLink1.xml", "<e><cell r=\"A1\"><v>110101199003070077</v></cell></e>"),
        (
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            r#"<R><Relationship Id="a" TargetMode="External" Target="file:///C:/Users/wangwu/名单.xlsx"/></R>"#,
        ),
        (
            "xl/worksheets/sheet7.xml",
            r#"<worksheet><sheetData><row r="2"><c r="C2"><v>13800000010</v></c></row></sheetData></worksheet>"#,
        ),
        (
            "xl/drawings/drawing1.xml",
            "<d><a:p><a:r><a:t>138</a:t></a:r><a:r><a:t>00000011</a:t></a:r></a:p></d>",
        ),
        (
            "docProps/app.xml",
            "<P><Company>某某镇人民政府</Company><Manager>王主管</Manager><Template>C:\\a.dotx</Template></P>",
        ),
    ];
    let formula = r#"<sheetData><row r="1"><c r="A1"><f>IF(B1="张三","13800000012","")</f><v>0</v></c></row></sheetData>
        <dataValidations><dataValidation><formula1>"赵六,13800000013"</formula1></dataValidation></dataValidations>"#;
    let reading = reading("a.xlsx", &xlsx(formula, &more));
    says(&reading, "数据透视表的缓存", "110101199003070066");
    says(&reading, "外部链接的缓存", "110101199003070077");
    says(&reading, "链接", "wangwu");
    says(&reading, "!C2（隐藏的工作表）", "13800000010");
    says(&reading, "图形和文本框 › 第1段", "13800000011");
    says(&reading, "（页眉页脚、链接、有效性、公式）", "13800000012");
    says(&reading, "（页眉页脚、链接、有效性、公式）", "13800000013");
    let traces = traces(&reading);
    for kind in [TraceKind::Company, TraceKind::Manager, TraceKind::Template] {
        assert!(traces.iter().any(|(own, _)| *own == kind), "{kind:?} in {traces:?}");
    }
}

#[test]
fn fallbacks_for_old_programs_are_not_read_twice() {
    let body = "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>一次</w:t></w:r></w:p></mc:Choice>\
        <mc:Fallback><w:p><w:r><w:t>两次</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    let reading = reading("a.docx", &docx(body));
    says(&reading, "第1段", "一次");
    never_says(&reading, "两次");
}

#[test]
fn files_inside_documents_are_read_with_the_way_to_them() {
    let inner = xlsx("<sheetData><row r=\"1\"><c r=\"A1\"><v>13800000014</v></c></row></sheetData>", &[]);
    let outer = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<d/>"),
        ("word/embeddings/Microsoft_Excel1.xlsx", &inner),
    ]);
    let reading = reading("全部.zip", &zip(&[("内/公示.docx", &outer)]));
    says(&reading, "内/公示.docx › word/embeddings/Microsoft_Excel1.xlsx › 名单!A1", "13800000014");
}

#[test]
fn passwords_and_macros_are_told() {
    let locked = compound(&[("EncryptedPackage", b"x"), ("EncryptionInfo", b"x")]);
    assert_eq!(troubles(&reading("a.xlsx", &locked)), [What::Password]);
    let user = [&[0u8; 12][..], &0xF3D1_C4DFu32.to_le_bytes()].concat();
    let slides = compound(&[("Current User", &user), ("PowerPoint Document", b"")]);
    assert!(troubles(&reading("a.ppt", &slides)).contains(&What::Password));
    let book = compound(&[("Workbook", &[0x09, 8, 4, 0, 0, 6, 5, 0, 0x2F, 0, 2, 0, 0, 0])]);
    assert!(troubles(&reading("a.xls", &book)).contains(&What::Password));
    let mut word = vec![0; 1000];
    word[11] = 1;
    assert!(troubles(&reading("a.doc", &compound(&[("WordDocument", &word)]))).contains(&What::Password));
    let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    assert_eq!(troubles(&reading("a.odt", &odt)), [What::Password]);
    let macros = package(&[("word/document.xml", "<d/>"), ("word/vbaProject.bin", "x")]);
    assert!(troubles(&reading("a.docx", &macros)).contains(&What::Macro));
    let old = compound(&[("Workbook", b""), ("_VBA_PROJECT_CUR/VBA/dir", b"x")]);
    assert!(troubles(&reading("a.xls", &old)).contains(&What::Macro));
}

#[test]
fn a_document_of_pictures_only_is_a_scan() {
    let scan = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<d><w:p/></d>"),
        ("word/media/image1.emf", b"\x01"),
    ]);
    assert_eq!(troubles(&reading("a.docx", &scan)), [What::Picture(String::new())]);
}

#[test]
fn binary_workbooks_are_read() {
    let text = |text: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        [&(units.len() as u32).to_le_bytes()[..], &wide(text)].concat()
    };
    let record = |id: u16, body: &[u8]| {
        let id = if id < 128 { vec![id as u8] } else { vec![(id & 0x7F) as u8 | 0x80, (id >> 7) as u8] };
        [&*id, &[body.len() as u8], body].concat()
    };
    let book = record(156, &[&1u32.to_le_bytes()[..], &[0; 4], &text("rId1"), &text("底表")].concat());
    let mut row = vec![0; 17];
    row[11] = 0x10;
    let sheet = [
        record(0, &row),
        record(6, &[&1u32.to_le_bytes()[..], &[0; 4], &text("110101199003070088")].concat()),
    ];
    let relations = r#"<R><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/></R>"#;
    let all = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &sheet.concat()),
    ]);
    says(&reading("a.xlsb", &all), "底表!B1（隐藏的工作表）（隐藏的行）", "110101199003070088");
}
