//! Some 330 broken and hostile files. Each must give a trouble or something to read.
//! That none takes long or much memory is measured by hand: tests hold no clock.

use super::build::*;
use super::{fixture, texts, troubles};
use gongkai::attachment::{Limits, What, read};

/// Numbers that look random and are always the same (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// A whole file of each format.
pub fn whole() -> Vec<(String, Vec<u8>)> {
    let names = [
        "sheet.xlsx",
        "sheet.xls",
        "sheet.ods",
        "text.docx",
        "text.doc",
        "text.odt",
        "text.pdf",
        "text.rtf",
        "slides.pptx",
    ];
    let mut all: Vec<(String, Vec<u8>)> =
        names.iter().map(|name| ((*name).to_owned(), fixture(name))).collect();
    let slide = record(0xF, 1006, &record(0, 4000, &wide("联系电话13800000007")));
    all.push(("slides.ppt".to_owned(), compound(&[("PowerPoint Document", &slide)])));
    all.push(("photo.jpg".to_owned(), photo("Zhang San", true)));
    all
}

/// Each whole file cut off at many points.
pub fn truncated() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for (name, bytes) in whole() {
        for part in 1..16 {
            all.push((format!("{name} cut at {part}/16"), bytes[..bytes.len() * part / 16].to_vec()));
        }
    }
    all
}

/// Each whole file with bytes changed here and there, and with stretches overwritten.
pub fn damaged() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for (name, bytes) in whole() {
        for round in 0..8 {
            let mut copy = bytes.clone();
            // The first bytes say what it is.
            for _ in 0..1 << round {
                let at = 16 + dice.below(copy.len() - 16);
                copy[at] = dice.below(256) as u8;
            }
            all.push((format!("{name} with {} bytes changed", 1 << round), copy));
        }
        for value in [0u8, 0xFF] {
            let mut copy = bytes.clone();
            let at = 16 + dice.below(copy.len() - 16);
            let end = (at + bytes.len() / 8).min(copy.len());
            copy[at..end].fill(value);
            all.push((format!("{name} with {value} written over a part"), copy));
        }
    }
    all
}

/// Files made to harm, with what must be said of them at least.
pub fn made() -> Vec<(&'static str, Vec<u8>, Option<What>)> {
    let many = |text: &str, count: usize| text.repeat(count);
    let cell = "<c><v>1</v></c>";
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"哈哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><d><p><r><t>&c;</t></r></p></d>";
    let outside = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d><p><r><t>&x;</t></r></p></d>";
    let long = "长".repeat(100_000);
    let shared = format!("<sst><si><t>{long}</t></si></sst>");
    let uses =
        format!("<sheetData><row r=\"1\">{}</row></sheetData>", many("<c t=\"s\"><v>0</v></c>", 2_000));
    let entries: Vec<(String, &[u8])> = (0..6_000).map(|n| (format!("{n}.txt"), &b"x"[..])).collect();
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (&**name, *bytes)).collect();
    let mut nested = b"x".to_vec();
    for _ in 0..12 {
        nested = zip(&[("a.zip", &nested)]);
    }
    let bomb = zip(&[
        ("a.zip", &raw_zip("a.txt", &zeros(100), 100 << 20, 0)),
        ("b.zip", &raw_zip("a.txt", &zeros(100), 100 << 20, 0)),
    ]);
    let two = zip(&[("word/document.xml", b"<d><p"), ("[Content_Types].xml", b"<Types/>")]);
    let tree = |kids: &str| {
        pdf(
            &[
                b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
                format!("<</Type/Pages/Parent 2 0 R/Kids[{kids}]/Count 9>>").into_bytes(),
            ],
            "",
        )
    };
    let form = |more: &str| {
        stream(
            &format!("/Type/XObject/Subtype/Form/Resources<</XObject<<{more}>>>>"),
            b"/A Do /B Do /A Do /B Do",
        )
    };
    let fan: Vec<Vec<u8>> = (5..17).map(|n| form(&format!("/A {} 0 R/B {} 0 R", n + 1, n + 1))).collect();
    let wide_table = b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange";
    let font = "/Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[<</W[0 2147483647 500]>>]>>>>";
    let packed = [
        b"<</Type/ObjStm/N 1000000/First 10/Filter/FlateDecode/Length 9>>\nstream\n".to_vec(),
        zlib_zeros(100),
        b"\nendstream".to_vec(),
    ]
    .concat();
    let flate =
        [b"<</Filter/FlateDecode/Length 9>>\nstream\n".to_vec(), zlib_zeros(100), b"\nendstream".to_vec()]
            .concat();
    let catalog =
        || vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec()];
    let with = |more: Vec<Vec<u8>>| pdf(&[catalog(), more].concat(), "");
    let book = |records: &[(u16, &[u8])]| {
        let bof = [0x09u8, 8, 4, 0, 0, 6, 5, 0];
        let rest = records.iter().flat_map(|(id, body)| {
            [&id.to_le_bytes()[..], &(body.len() as u16).to_le_bytes(), body].concat()
        });
        compound(&[("Workbook", &bof.into_iter().chain(rest).collect::<Vec<u8>>())])
    };
    let mut loops = compound(&[("WordDocument", &[1; 5000])]);
    // The table of sectors leads back to where it came from.
    let table = 512 + 512 * u32::from_le_bytes(loops[76..80].try_into().unwrap()) as usize;
    for at in 2..12 {
        let place = table + at * 4;
        if place + 4 <= loops.len() {
            loops[place..place + 4].copy_from_slice(&2u32.to_le_bytes());
        }
    }
    let mut word = vec![0; 600];
    word[0..2].copy_from_slice(&0xA5ECu16.to_le_bytes());
    word[418..422].copy_from_slice(&0xFFFF_FFF0u32.to_le_bytes());
    word[422..426].copy_from_slice(&0xFFFF_FFF0u32.to_le_bytes());
    let mut exif = photo("Zhang San", true);
    // The first table of properties leads to itself.
    let next = exif.windows(4).position(|window| window == b"II*\0").unwrap();
    exif[next + 34..next + 38].copy_from_slice(&8u32.to_le_bytes());
    vec![
        ("zip bomb", raw_zip("a.txt", &zeros(7), 7 << 20, 0), Some(What::Bomb)),
        ("large zip bomb", raw_zip("a.txt", &zeros(1000), 1000 << 20, 0), Some(What::TooLarge)),
        ("zip bomb that claims 10 bytes", raw_zip("a.txt", &zeros(1000), 10, 0), None),
        ("zip bomb that claims too much", raw_zip("a.txt", &zeros(1000), u32::MAX, 0), None),
        ("zip bombs in a zip", bomb, Some(What::TooLarge)),
        ("xlsx bomb", xlsx("", &[("xl/a.xml", &many(" ", 9 << 20))]), Some(What::Bomb)),
        ("6000 files", zip(&entries), Some(What::TooLarge)),
        ("zips 12 deep", nested, Some(What::TooDeep)),
        ("zip with a password", raw_zip("a.txt", &zeros(1), 1 << 20, 1), Some(What::Password)),
        ("zip with no directory", b"PK\x03\x04garbage".repeat(100), Some(What::Broken)),
        ("billion laughs", package(&[("word/document.xml", laughs)]), Some(What::Entities)),
        ("outer entity", package(&[("word/document.xml", outside)]), Some(What::Entities)),
        ("million columns", xlsx(&format!("<sheetData><row>{}</row></sheetData>", many(cell, 1_000_000)), &[]), Some(What::TooLarge)),
        ("cell beyond all columns", xlsx("<dimension ref=\"A1:ZZZZZZ4294967295\"/><sheetData><row r=\"4294967295\"><c r=\"ZZZZZZ4294967295\"><v>7</v></c><c><v>8</v></c></row></sheetData>", &[]), None),
        ("hidden columns without end", xlsx(&format!("<cols>{}</cols><sheetData><row><c><v>7</v></c></row></sheetData>", many("<col min=\"0\" max=\"4294967295\" hidden=\"1\"/>", 50_000)), &[]), None),
        ("one text used often", xlsx(&uses, &[("xl/sharedStrings.xml", &shared)]), Some(What::TooLarge)),
        ("tag with 10^5 attributes", xlsx(&format!("<row {}/>", many("a=\"1\" ", 100_000)), &[]), None),
        ("tags 10^5 deep", docx(&many("<w:p>", 100_000)), Some(What::Broken)),
        ("tables 10^5 deep", docx(&many("<w:tbl><w:tr><w:tc><w:p>", 50_000)), Some(What::Broken)),
        ("xml that ends", two, Some(What::Broken)),
        ("xml of one quote", package(&[("word/document.xml", "<d a=\"")]), Some(What::Broken)),
        ("relation to itself", xlsx("", &[("xl/worksheets/_rels/sheet1.xml.rels", r#"<R><Relationship Id="a" Type="x/comments" Target="sheet1.xml"/></R>"#)]), None),
        ("ods with 2^32 rows", zip(&[("mimetype", b"x"), ("content.xml", "<d><spreadsheet><table name=\"a\"><table-row number-rows-repeated=\"4294967295\"><table-cell number-columns-repeated=\"4294967295\"><p>一</p></table-cell><table-cell><p>二</p></table-cell></table-row><table-row><table-cell><p>三</p></table-cell></table-row></table></spreadsheet></d>".as_bytes())]), None),
        ("pages in a circle", tree("2 0 R"), Some(What::Broken)),
        ("pages twice", tree(&many("2 0 R ", 1000)), Some(What::Broken)),
        ("page that is its own parent", with(vec![b"<</Type/Page/Parent 3 0 R/Contents 3 0 R/Annots 3 0 R>>".to_vec()]), None),
        ("forms that multiply", page(b"/A Do /B Do", "/XObject<</A 5 0 R/B 5 0 R>>", "", &fan), None),
        ("form in itself", page(b"/A Do", "/XObject<</A 5 0 R>>", "", &[form("/A 5 0 R/B 5 0 R")]), None),
        ("characters without end", page(b"BT /F 9 Tf <0041004200430044> Tj ET", font, "", &[stream("", wide_table)]), None),
        ("packed objects", with(vec![b"<<>>".to_vec(), packed]), Some(What::Bomb)),
        ("packed page", with(vec![b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(), flate]), Some(What::TooLarge)),
        ("lists 10^5 deep", with(vec![b"[".repeat(100_000)]), None),
        ("page of brackets", page(&b"[<<".repeat(100_000), "", "", &[]), None),
        ("list of 2·10^6 numbers", with(vec![b"1 ".repeat(2_000_000)]), Some(What::TooLarge)),
        ("length that is itself", with(vec![b"<</Length 3 0 R>>\nstream\nx\nendstream".to_vec()]), None),
        ("references in a circle", with(vec![b"4 0 R".to_vec(), b"3 0 R".to_vec()]), None),
        ("earlier table that is this one", pdf(&catalog(), "/Prev 9/XRefStm 9"), None),
        ("2^31 objects", pdf(&catalog(), "/Size 2147483647"), None),
        ("pdf with a hidden name", with(vec![b"<</Type/Obj#53tm>>".to_vec()]), Some(What::Bomb)),
        ("pdf of nothing", b"%PDF-1.4\n".to_vec(), Some(What::Broken)),
        ("xls with a text of 2^32", book(&[(0xFC, &[0xFF; 12])]), Some(What::Broken)),
        ("xls with sheets everywhere", book(&[(0x85, &[0, 0, 0, 0, 0, 0, 3, 0, 65, 66, 67]), (0x204, &[0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 1])]), None),
        ("sectors in a circle", loops, None),
        ("doc with pieces far away", compound(&[("WordDocument", &word), ("0Table", &[2; 100])]), Some(What::Broken)),
        ("ppt 10^5 deep", compound(&[("PowerPoint Document", &[0x0F, 0, 0xEE, 3, 0xFF, 0xFF, 0xFF, 0x7F].repeat(10_000))]), Some(What::Broken)),
        ("rtf 10^6 deep", [b"{\\rtf1".to_vec(), b"{".repeat(1_000_000)].concat(), Some(What::Broken)),
        ("rtf with 2^31 bytes", b"{\\rtf1 \\bin2147483647 x}".to_vec(), Some(What::Broken)),
        ("html of open tags", [b"<html>".to_vec(), b"<a \"".repeat(200_000)].concat(), None),
        ("html of tables", [b"<html>".to_vec(), b"<table><tr><td>".repeat(100_000)].concat(), None),
        ("html of ampersands", [b"<html>x".to_vec(), b"&#".repeat(500_000)].concat(), None),
        ("csv with 10^6 columns", b"1,".repeat(1_000_000), None),
        ("csv with an open quote", [b"\"".to_vec(), b"1,\n".repeat(300_000)].concat(), None),
        ("exif in a circle", exif, None),
        ("png with a long part", [&b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFtEXt"[..], &[b'x'; 100]].concat(), Some(What::Broken)),
        ("png bomb", [&b"\x89PNG\r\n\x1a\n"[..], &(zlib_zeros(100).len() as u32 + 3).to_be_bytes(), b"zTXta\0\0", &zlib_zeros(100)].concat(), Some(What::Broken)),
        ("zeros", vec![0; 1 << 20], Some(What::Unread)),
        ("noise", (0..1u32 << 18).map(|n| (n.wrapping_mul(2_654_435_761) >> 23) as u8).collect(), Some(What::Unread)),
    ]
}

/// A build of the tests is not optimised: what is limited is made smaller, not left out.
fn limits() -> Limits {
    Limits { inflated_bytes: 8 << 20, cells: 50_000, text_bytes: 4 << 20, ..Limits::default() }
}

/// What is wrong with how files were taken, if anything.
fn wrongs<'a>(files: impl Iterator<Item = (&'a str, &'a [u8], Wanted)>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, bytes, wanted) in files {
        // The extension helps nothing: what a file is shows in its bytes, but for texts.
        let reading = read(&format!("a.{}", name.split(' ').next().unwrap()), bytes, &limits());
        let found = troubles(&reading);
        let good = match &wanted {
            Wanted::Anything => !found.is_empty() || !texts(&reading).is_empty(),
            Wanted::All(whole) => !found.is_empty() || texts(&reading) == *whole,
            Wanted::Trouble(what) => found.contains(what),
        };
        if !good {
            wrong.push(format!("{name}: {found:?}"));
        }
    }
    wrong
}

/// What must come of a file.
enum Wanted {
    /// Something to read, or a trouble.
    Anything,
    /// A trouble, unless nothing was lost.
    All(Vec<(String, String)>),
    /// This trouble.
    Trouble(What),
}

#[test]
fn truncated_files_are_told() {
    let whole: Vec<_> =
        whole().into_iter().map(|(name, bytes)| (name, texts(&super::reading("a", &bytes)))).collect();
    let all = truncated();
    assert!(all.len() >= 160, "{}", all.len());
    let wrong = wrongs(all.iter().map(|(name, bytes)| {
        let (_, texts) = whole.iter().find(|(own, _)| name.starts_with(own)).unwrap();
        (&**name, &**bytes, Wanted::All(texts.clone()))
    }));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn damaged_files_are_read_or_told() {
    let all = damaged();
    assert!(all.len() >= 100, "{}", all.len());
    let wrong = wrongs(all.iter().map(|(name, bytes)| (&**name, &**bytes, Wanted::Anything)));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_made_to_harm_are_told() {
    let all = made();
    assert!(all.len() >= 50, "{}", all.len());
    let wrong = wrongs(all.iter().map(|(name, bytes, wanted)| {
        (*name, &**bytes, wanted.clone().map_or(Wanted::Anything, Wanted::Trouble))
    }));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn entities_are_never_expanded() {
    for (name, bytes, _) in made().into_iter().filter(|(_, _, wanted)| *wanted == Some(What::Entities)) {
        let reading = read("a.docx", &bytes, &limits());
        let all: String = texts(&reading).into_iter().map(|(_, text)| text).collect();
        assert!(!all.contains("哈哈") && !all.contains("root:"), "{name}: {all}");
    }
}
