//! Everything that can carry a secret, and where a finding should point.

use crate::attachments::build::{docx, package, page, xlsx, zip};
use crate::privacy::generate::Leak;
use crate::support::TestSite;

/// Where a secret was planted.
pub struct Planted {
    /// The file that the finding is about.
    pub path: String,
    /// Its line there; `None` where a place has no line.
    pub line: Option<usize>,
    /// Words of the message that say where in the file.
    pub words: String,
}

/// A way of publishing something.
pub struct Carrier {
    pub name: &'static str,
    /// Plants a leak under a number; `None` where it can't be carried so.
    pub plant: fn(&TestSite, usize, &Leak) -> Option<Planted>,
}

pub const CARRIERS: &[Carrier] = &[
    Carrier { name: "body", plant: body },
    Carrier { name: "front matter", plant: front },
    Carrier { name: "table of the body", plant: body_table },
    Carrier { name: "table of the front matter", plant: front_table },
    Carrier { name: "link target", plant: link },
    Carrier { name: "image text", plant: image },
    Carrier { name: "comment of the body", plant: comment },
    Carrier { name: "emphasis", plant: emphasis },
    Carrier { name: "introduction", plant: introduction },
    Carrier { name: "file name", plant: file_name },
    Carrier { name: "folder name", plant: folder_name },
    Carrier { name: "rows in csv", plant: rows },
    Carrier { name: "csv", plant: csv },
    Carrier { name: "txt", plant: txt },
    Carrier { name: "txt in GB18030", plant: gb18030 },
    Carrier { name: "txt in UTF-16", plant: utf16 },
    Carrier { name: "html", plant: html },
    Carrier { name: "html comment", plant: html_comment },
    Carrier { name: "docx paragraph", plant: docx_paragraph },
    Carrier { name: "docx in pieces", plant: docx_pieces },
    Carrier { name: "docx hidden text", plant: docx_hidden },
    Carrier { name: "docx deleted text", plant: docx_deleted },
    Carrier { name: "docx comment", plant: docx_comment },
    Carrier { name: "docx header", plant: docx_header },
    Carrier { name: "docx table", plant: docx_table },
    Carrier { name: "xlsx cell", plant: xlsx_cell },
    Carrier { name: "xlsx hidden row", plant: xlsx_hidden_row },
    Carrier { name: "xlsx comment", plant: xlsx_comment },
    Carrier { name: "xlsx defined name", plant: xlsx_name },
    Carrier { name: "xlsx formula's value", plant: xlsx_formula },
    Carrier { name: "pptx slide", plant: pptx },
    Carrier { name: "pdf text", plant: pdf },
    Carrier { name: "zip", plant: zipped },
    Carrier { name: "zip in zip", plant: zipped_twice },
    Carrier { name: "name in a zip", plant: name_in_zip },
    Carrier { name: "static file", plant: static_file },
];

const HEAD: &str = "title: 公示\nkind: document\ndate: 2026-01-02\nformed: 2026-01-02\n";

fn document(at: usize) -> String {
    format!("content/policy/{at}.md")
}

fn in_document(site: &TestSite, at: usize, more: &str, body: &str, line: Option<usize>) -> Option<Planted> {
    site.write(&document(at), format!("---\n{HEAD}{more}---\n\n{body}\n"));
    Some(Planted { path: document(at), line, words: String::new() })
}

/// One line, and nothing that Markdown takes for its own.
fn simple(leak: &Leak) -> Option<&str> {
    let odd = |c: char| matches!(c, '\n' | '|' | '[' | ']' | '(' | ')' | '*' | '\\' | '"' | '<' | '>' | '&');
    (!leak.text.contains(odd)).then_some(leak.text.as_str())
}

fn body(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let first = leak.text.find(leak.secret.as_str())?;
    let line = 8 + leak.text[..first].matches('\n').count();
    in_document(site, at, "", &leak.text, Some(line))
}

fn front(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let first = leak.text.find(leak.secret.as_str())?;
    let line = 7 + leak.text[..first].matches('\n').count();
    let text = leak.text.replace('\n', "\n  ");
    in_document(site, at, &format!("summary: |-\n  {text}\n"), "正文。", Some(line))
}

fn body_table(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak)?;
    in_document(site, at, "", &format!("| 事项 | 说明 |\n| --- | --- |\n| 发放 | {text} |"), Some(10))
}

fn front_table(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak)?;
    let head = "标题: 概况\n类型: 机构概况\n发布日期: 2026-01-02\n负责人: 王某某\n办公地址: 某路\n办公时间: 工作日\n联系方式: 0715-4321234\n";
    site.write(&document(at), format!("---\n{head}内设机构:\n  - [办公室, \"{text}\", ~]\n---\n\n正文。\n"));
    Some(Planted { path: document(at), line: Some(10), words: String::new() })
}

fn link(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let plain = digits(leak)?;
    // A bare number of eleven digits in an address may be anything; one to be called may not.
    let target = if plain.len() == 11 { "tel:" } else { "https://www.example.gov.cn/list?id=" };
    in_document(site, at, "", &format!("见[名单]({target}{plain})。"), Some(8))
}

fn image(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak)?;
    in_document(site, at, "", &format!("![{text}](https://www.example.gov.cn/a.png)"), Some(8))
}

fn comment(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak).filter(|text| !text.contains("--"))?;
    in_document(site, at, "", &format!("<!-- {text} -->\n\n正文。"), Some(8))
}

/// Marks inside the number, which a page doesn't show.
fn emphasis(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let plain = digits(leak)?;
    let (start, end) = plain.split_at(8);
    in_document(site, at, "", &format!("号码{start}<!-- -->{end}。"), Some(8))
}

fn introduction(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let path = format!("content/f{at}/_index.md");
    let first = leak.text.find(leak.secret.as_str())?;
    let line = 5 + leak.text[..first].matches('\n').count();
    site.write(&path, format!("---\ncategory: policy\n---\n\n{}\n", leak.text));
    Some(Planted { path, line: Some(line), words: String::new() })
}

/// Numbers with a check digit or a form of their own need no words beside them.
fn digits(leak: &Leak) -> Option<&str> {
    let is_sure = (leak.plain.len() == 18 && leak.plain.bytes().take(17).all(|b| b.is_ascii_digit()))
        || (leak.plain.len() == 11 && leak.plain.starts_with('1'));
    (is_sure && leak.plain == leak.secret).then_some(leak.plain.as_str())
}

fn file_name(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let path = format!("content/policy/{at}张{}.md", digits(leak)?);
    site.write(&path, format!("---\n{HEAD}---\n\n正文。\n"));
    Some(Planted { path, line: None, words: "名字里有".to_owned() })
}

fn folder_name(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let path = format!("content/{at}李{}/a.md", digits(leak)?);
    site.write(&path, format!("---\n{HEAD}---\n\n正文。\n"));
    Some(Planted { path, line: None, words: "名字里有".to_owned() })
}

/// A file that a document publishes.
fn attached(site: &TestSite, at: usize, ending: &str, bytes: &[u8], words: &str) -> Option<Planted> {
    let name = format!("附件{at}.{ending}");
    site.write(&document(at), format!("---\n{HEAD}attachments: [{name}]\n---\n\n正文。\n"));
    let path = format!("content/policy/{name}");
    site.write(&path, bytes);
    Some(Planted { path, line: None, words: words.to_owned() })
}

fn rows(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak)?;
    let head = "标题: 概况\n类型: 机构概况\n发布日期: 2026-01-02\n负责人: 王某某\n办公地址: 某路\n办公时间: 工作日\n联系方式: 0715-4321234\n";
    site.write(&document(at), format!("---\n{head}内设机构: 机构{at}.csv\n---\n\n正文。\n"));
    let path = format!("content/policy/机构{at}.csv");
    site.write(&path, format!("名称,职责,电话\n办公室,\"{text}\",\n"));
    Some(Planted { path, line: None, words: "第2行".to_owned() })
}

fn csv(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak)?;
    attached(site, at, "csv", format!("事项,说明\n发放,\"{text}\"\n").as_bytes(), "第2行")
}

fn txt(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let line = line_of(leak)? + 1;
    attached(site, at, "txt", format!("说明\n{}\n", leak.text).as_bytes(), &format!("第{line}行"))
}

fn gb18030(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let (bytes, _, bad) = encoding_rs::GB18030.encode(&leak.text);
    if bad || leak.text.is_ascii() {
        return None;
    }
    attached(site, at, "txt", &bytes, &format!("第{}行", line_of(leak)?))
}

fn utf16(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(leak.text.encode_utf16().flat_map(u16::to_le_bytes));
    attached(site, at, "txt", &bytes, &format!("第{}行", line_of(leak)?))
}

/// The line of a text in which its secret begins.
fn line_of(leak: &Leak) -> Option<usize> {
    let first = leak.text.find(leak.secret.as_str())?;
    Some(1 + leak.text[..first].matches('\n').count())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn html(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = escaped(&leak.text);
    attached(site, at, "html", format!("<html><body><p>说明</p>\n<p>{text}</p></body></html>").as_bytes(), "")
}

fn html_comment(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak).filter(|text| !text.contains("--"))?;
    attached(site, at, "html", format!("<html><body><!-- {text} --></body></html>").as_bytes(), "")
}

fn paragraph(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:p><w:r>{}</w:r></w:p>", lines.join("<w:br/>"))
}

fn docx_paragraph(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    attached(site, at, "docx", &docx(&format!("{}{}", paragraph("说明"), paragraph(&leak.text))), "第2段")
}

/// Each character in a run of its own, as Word leaves them after proofing.
fn docx_pieces(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = simple(leak)?;
    let runs: String = text
        .chars()
        .map(|c| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(&c.to_string())))
        .collect();
    attached(site, at, "docx", &docx(&format!("<w:p>{runs}</w:p>")), "第1段")
}

fn docx_hidden(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = escaped(simple(leak)?);
    let body =
        format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    attached(site, at, "docx", &docx(&body), "隐藏")
}

fn docx_deleted(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = escaped(simple(leak)?);
    let body = format!(
        "<w:p><w:del w:author=\"\"><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del></w:p>"
    );
    attached(site, at, "docx", &docx(&body), "")
}

const WORD: &str = "xmlns:w=\"w\"";

fn docx_with(part: &str, root: &str, text: &str) -> Vec<u8> {
    let document = format!("<w:document {WORD}><w:body>{}</w:body></w:document>", paragraph("正文"));
    let other = format!("<w:{root} {WORD}>{text}</w:{root}>");
    package(&[("word/document.xml", &document), (part, &other)])
}

fn docx_comment(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = format!("<w:comment w:id=\"1\">{}</w:comment>", paragraph(&leak.text));
    attached(site, at, "docx", &docx_with("word/comments.xml", "comments", &text), "批注")
}

fn docx_header(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    attached(site, at, "docx", &docx_with("word/header1.xml", "hdr", &paragraph(&leak.text)), "页眉")
}

fn docx_table(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("事项"),
        cell("说明"),
        cell("发放"),
        cell(simple(leak)?)
    );
    attached(site, at, "docx", &docx(&body), "第2行")
}

fn inline(reference: &str, text: &str) -> String {
    format!(
        "<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
        escaped(text)
    )
}

fn xlsx_cell(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let rows = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"5\">{}</row></sheetData>",
        inline("A1", "说明"),
        inline("C5", &leak.text)
    );
    attached(site, at, "xlsx", &xlsx(&rows, &[]), "名单!C5")
}

fn xlsx_hidden_row(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let rows = format!("<sheetData><row r=\"5\" hidden=\"1\">{}</row></sheetData>", inline("C5", &leak.text));
    attached(site, at, "xlsx", &xlsx(&rows, &[]), "隐藏的行")
}

const COMMENTED: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"x/comments\" Target=\"../comments1.xml\"/></Relationships>";

fn xlsx_comment(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = escaped(&leak.text);
    let comments = format!(
        "<comments><commentList><comment ref=\"B2\"><text><t xml:space=\"preserve\">{text}</t></text></comment></commentList></comments>"
    );
    let rows = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    attached(
        site,
        at,
        "xlsx",
        &xlsx(rows, &[("xl/comments1.xml", &comments), ("xl/worksheets/_rels/sheet1.xml.rels", COMMENTED)]),
        "名单!B2",
    )
}

fn xlsx_name(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = escaped(simple(leak)?);
    let book = format!(
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"x\">\"{text}\"</definedName></definedNames></workbook>"
    );
    let relations = "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    let bytes = package(&[
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    attached(site, at, "xlsx", &bytes, "")
}

fn xlsx_formula(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let text = escaped(simple(leak)?);
    let rows =
        format!("<sheetData><row r=\"3\"><c r=\"B3\" t=\"str\"><f>A1</f><v>{text}</v></c></row></sheetData>");
    attached(site, at, "xlsx", &xlsx(&rows, &[]), "名单!B3")
}

fn pptx(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let lines: Vec<String> = leak.text.lines().map(|line| format!("<a:t>{}</a:t>", escaped(line))).collect();
    let slide = format!(
        "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><p:sp><p:txBody><a:p><a:r>{}</a:r></a:p></p:txBody></p:sp></p:sld>",
        lines.join("<a:br/>")
    );
    let show = "<p:presentation xmlns:p=\"p\"/>";
    let bytes = package(&[("ppt/presentation.xml", show), ("ppt/slides/slide1.xml", &slide)]);
    attached(site, at, "pptx", &bytes, "")
}

fn pdf(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let content = format!("BT /F1 12 Tf 72 700 Td (No. {} .) Tj ET", digits(leak)?);
    attached(
        site,
        at,
        "pdf",
        &page(
            content.as_bytes(),
            "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
            "",
            &[],
        ),
        "第1页",
    )
}

fn zipped(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    attached(site, at, "zip", &zip(&[("说明.txt", leak.text.as_bytes())]), "说明.txt")
}

fn zipped_twice(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let inner = zip(&[("里面.txt", leak.text.as_bytes())]);
    attached(site, at, "zip", &zip(&[("外层.zip", &inner)]), "外层.zip › 里面.txt")
}

fn name_in_zip(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let name = format!("张{}.txt", digits(leak)?);
    attached(site, at, "zip", &zip(&[(&name, "没有".as_bytes())]), "")
}

fn static_file(site: &TestSite, at: usize, leak: &Leak) -> Option<Planted> {
    let path = format!("static/files/{at}.txt");
    site.write(&path, &leak.text);
    Some(Planted { path, line: None, words: format!("第{}行", line_of(leak)?) })
}
