//! Files made by hand, for what no office program writes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// A zip archive.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An office package with these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>")];
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    zip(&all)
}

/// A text document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:a="a"><w:body>{body}</w:body></w:document>"#
    );
    package(&[("word/document.xml", &document)])
}

/// A workbook: parts beside the usual ones, and the sheet `名单`.
pub fn xlsx(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let book =
        r#"<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships>
        <Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let mut parts = vec![
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", &*sheet),
    ];
    parts.extend(more);
    package(&parts)
}

/// A zip archive whose one entry says of itself what it likes.
pub fn raw_zip(name: &str, packed: &[u8], claimed: u32, flags: u16) -> Vec<u8> {
    let mut all = Vec::new();
    let head = |all: &mut Vec<u8>| {
        all.extend(20u16.to_le_bytes());
        all.extend(flags.to_le_bytes());
        all.extend(8u16.to_le_bytes());
        all.extend([0; 8]);
        all.extend((packed.len() as u32).to_le_bytes());
        all.extend(claimed.to_le_bytes());
        all.extend((name.len() as u16).to_le_bytes());
        all.extend([0, 0]);
    };
    all.extend(b"PK\x03\x04");
    head(&mut all);
    all.extend(name.bytes());
    all.extend(packed);
    let directory = all.len() as u32;
    all.extend(b"PK\x01\x02\x14\x00");
    head(&mut all);
    all.extend([0; 14]);
    all.extend(name.bytes());
    let size = all.len() as u32 - directory;
    all.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    all.extend(size.to_le_bytes());
    all.extend(directory.to_le_bytes());
    all.extend([0, 0]);
    all
}

/// Deflated zeros: so many megabytes of them in about a thousandth of the room.
pub fn zeros(megabytes: usize) -> Vec<u8> {
    use flate2::{Compress, Compression, FlushCompress};
    let mut packed = Vec::with_capacity(64 << 10);
    let mut compress = Compress::new(Compression::best(), false);
    compress.compress_vec(&vec![0; 1 << 20], &mut packed, FlushCompress::Full).unwrap();
    let mut all = packed.repeat(megabytes);
    // An empty last block.
    all.extend([3, 0]);
    all
}

/// The same with the head that PDF wants.
pub fn zlib_zeros(megabytes: usize) -> Vec<u8> {
    [&[0x78, 0xDA], &*zeros(megabytes)].concat()
}

/// A PDF with these objects, numbered from 1; the first is the catalog.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut all = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(all.len());
        all.extend(format!("{} 0 obj\n", at + 1).bytes());
        all.extend(object);
        all.extend(b"\nendobj\n");
    }
    let start = all.len();
    all.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        all.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    all.extend(format!("trailer\n<</Root 1 0 R/Size {size}{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    all
}

/// A stream object.
pub fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", bytes.len());
    [head.as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF of one page with this content, these resources and more objects from 5 on.
pub fn page(content: &[u8], resources: &str, page: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<{resources}>>{page}>>").into_bytes(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    pdf(&objects, "")
}

/// A photo with EXIF: an owner, a comment, and maybe a place.
pub fn photo(owner: &str, with_place: bool) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    // Two entries: the owner in IFD 0's EXIF part is shortened to Artist; a pointer to GPS.
    let base = 8 + 2 + 2 * 12 + 4;
    let gps = base + owner.len() as u32 + 1;
    exif.extend(2u16.to_le_bytes());
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut all = tag.to_le_bytes().to_vec();
        all.extend(kind.to_le_bytes());
        all.extend(count.to_le_bytes());
        all.extend(value.to_le_bytes());
        all
    };
    exif.extend(entry(0x013B, 2, owner.len() as u32 + 1, base));
    exif.extend(entry(if with_place { 0x8825 } else { 0x0112 }, 4, 1, gps));
    exif.extend(0u32.to_le_bytes());
    exif.extend(owner.bytes());
    exif.push(0);
    exif.extend(1u16.to_le_bytes());
    exif.extend(entry(2, 5, 3, gps + 2 + 12 + 4));
    exif.extend(0u32.to_le_bytes());
    for part in [29u32, 1, 15, 1, 3, 1] {
        exif.extend(part.to_le_bytes());
    }
    let mut all = vec![0xFF, 0xD8, 0xFF, 0xE1];
    all.extend((exif.len() as u16 + 2).to_be_bytes());
    all.extend(exif);
    let comment = "摄于张三家".as_bytes();
    all.extend([0xFF, 0xFE]);
    all.extend((comment.len() as u16 + 2).to_be_bytes());
    all.extend(comment);
    all.extend([0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]);
    all
}

/// A compound file with these streams.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        if let Some((folder, _)) = name.rsplit_once('/') {
            let _ = file.create_storage_all(folder);
        }
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.into_inner().into_inner()
}

/// A record of an old presentation.
pub fn record(version: u16, kind: u16, body: &[u8]) -> Vec<u8> {
    let head = [version.to_le_bytes(), kind.to_le_bytes()].concat();
    [&head, &(body.len() as u32).to_le_bytes()[..], body].concat()
}

/// UTF-16 as old office files have it.
pub fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
