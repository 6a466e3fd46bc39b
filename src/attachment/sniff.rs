//! What a file is: by its first bytes, whatever its name says.

use super::decode;

/// What a file is; texts come decoded.
pub enum Format {
    /// A zip archive: also xlsx, docx, pptx, ods, ofd.
    Zip,
    /// A compound file: xls, doc, ppt, wps, et, dps.
    Ole,
    Pdf,
    Rtf,
    Image,
    Html(String),
    Xml(String),
    Csv(String),
    Text(String),
    Unknown,
}

/// The format of a file.
pub fn format(name: &str, bytes: &[u8]) -> Format {
    let start = &bytes[..bytes.len().min(1024)];
    let has = |what: &[u8]| start.windows(what.len()).any(|window| window == what);
    match start {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Format::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Format::Ole,
        [b'{', b'\\', b'r', b't', b'f', ..] => Format::Rtf,
        [0xFF, 0xD8, 0xFF, ..]
        | [0x89, b'P', b'N', b'G', ..]
        | [b'I', b'I', b'*', 0, ..]
        | [b'M', b'M', 0, b'*', ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm' | b'a', ..] => Format::Image,
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Format::Image,
        _ if has(b"%PDF-") => Format::Pdf,
        _ => text_format(name, bytes),
    }
}

fn text_format(name: &str, bytes: &[u8]) -> Format {
    let Some(text) = decode::text(bytes) else { return Format::Unknown };
    let start: String = text.trim_start().chars().take(2000).collect::<String>().to_lowercase();
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_lowercase());
    let is_html =
        ["<!doctype html", "<html", "<table", "<body", "<head"].iter().any(|tag| start.contains(tag));
    if start.starts_with('<') && is_html || matches!(&*extension, "htm" | "html") {
        Format::Html(text)
    } else if start.starts_with("<?xml") || matches!(&*extension, "xml" | "svg" | "rels" | "vml") {
        Format::Xml(text)
    } else if matches!(&*extension, "csv" | "tsv") {
        Format::Csv(text)
    } else {
        Format::Text(text)
    }
}
