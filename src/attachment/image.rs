//! Pictures: what their properties tell. The picture itself is not read.

use std::io::Cursor;

use exif::{In, Tag, Value};

use super::decode;
use super::desk::Desk;
use super::place::Place;
use super::reading::TraceKind;
use super::trouble::What;
use super::xml;
use crate::say;

/// Reads a picture that stands for itself: its content can't be read.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    desk.trouble(place, What::Picture(String::new()));
    properties(desk, place, bytes);
}

/// Reads the properties of a picture.
pub fn properties(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    camera(desk, place, bytes);
    match bytes {
        [0xFF, 0xD8, ..] => jpeg(desk, place, bytes),
        [0x89, b'P', ..] => png(desk, place, bytes),
        _ => {}
    }
}

/// What the camera wrote.
pub fn camera(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let found = reader.read_from_container(&mut Cursor::new(bytes));
    let found = match found {
        Err(exif::Error::PartialResult(part)) => Ok(part.into_inner().0),
        other => other,
    };
    if let Ok(found) = found {
        for field in found.fields() {
            let text = match &field.value {
                Value::Ascii(parts) => {
                    parts.iter().map(|part| decode::short(part)).collect::<Vec<_>>().join(" ")
                }
                Value::Undefined(bytes, _) => comment(bytes),
                // XPAuthor and its like are UTF-16 in a list of bytes.
                Value::Byte(bytes) => decode::utf16le(bytes),
                _ => String::new(),
            };
            let text = text.trim_matches(['\0', ' ']);
            let tag = field.tag;
            if tag == Tag::GPSLatitude && field.ifd_num == In::PRIMARY {
                desk.trace(place, TraceKind::PhotoPlace, &field.display_value().to_string());
            } else if tag == Tag::CameraOwnerName {
                desk.trace(place, TraceKind::CameraOwner, text);
            } else if tag == Tag::BodySerialNumber {
                desk.trace(place, TraceKind::CameraNumber, text);
            } else if tag == Tag::Artist || tag.number() == 0x9c9d {
                desk.trace(place, TraceKind::Author, text);
            } else if [Tag::ImageDescription, Tag::UserComment, Tag::Copyright].contains(&tag)
                || (0x9c9b..=0x9c9f).contains(&tag.number())
            {
                desk.text(&place.at(say!("照片属性": "photo properties")), text);
            }
        }
    }
}

/// A comment of EXIF: eight bytes name its encoding.
fn comment(bytes: &[u8]) -> String {
    match bytes.split_at_checked(8) {
        Some((b"UNICODE\0", rest)) => decode::decode(rest),
        Some((_, rest)) => decode::text(rest).unwrap_or_default(),
        None => String::new(),
    }
}

/// Comments and XMP of a JPEG.
fn jpeg(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut rest = &bytes[2..];
    while let [0xFF, marker, high, low, ..] = *rest {
        let length = usize::from(u16::from_be_bytes([high, low]));
        let Some(body) = rest.get(4..2 + length) else {
            desk.trouble(place, What::Broken);
            return;
        };
        match (marker, body) {
            (0xDA | 0xD9, _) => break,
            (0xFE, text) => comment_text(desk, place, text),
            (0xE1, body) => {
                if let Some(packet) = body.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
                    xmp(desk, place, packet);
                }
            }
            _ => {}
        }
        rest = &rest[2 + length..];
    }
    if !bytes.windows(2).rev().take(64).any(|end| end == [0xFF, 0xD9]) {
        desk.trouble(place, What::Broken);
    }
}

/// Texts of a PNG.
fn png(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut rest = bytes.get(8..).unwrap_or_default();
    let mut ended = false;
    while let Some(([a, b, c, d], after)) = rest.split_first_chunk::<4>().map(|(n, rest)| (*n, rest)) {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let (Some(name), Some(body)) = (after.get(..4), after.get(4..4usize.saturating_add(length))) else {
            break;
        };
        match name {
            b"tEXt" => comment_text(desk, place, body),
            b"iTXt" => {
                // Keyword, two flags, language, translated keyword, text; unpacked if flag 0.
                let parts: Vec<&[u8]> = body.splitn(5, |byte| *byte == 0).collect();
                if body.windows(5).any(|window| window == b"<?xpa" || window == b"<x:xm") {
                    let start = body.iter().position(|byte| *byte == b'<').unwrap_or(0);
                    xmp(desk, place, &body[start..]);
                } else if let Some(text) = parts.last() {
                    comment_text(desk, place, text);
                }
            }
            b"zTXt" => {
                let packed = body.splitn(2, |byte| *byte == 0).nth(1).and_then(|rest| rest.get(1..));
                let text = packed.and_then(|packed| super::archive::inflate(desk, place, packed));
                comment_text(desk, place, &text.unwrap_or_default());
            }
            b"IEND" => ended = true,
            _ => {}
        }
        rest = after.get(length.saturating_add(8)..).unwrap_or_default();
    }
    if !ended {
        desk.trouble(place, What::Broken);
    }
}

fn comment_text(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let text = decode::short(bytes).replace('\0', " ");
    desk.text(&place.at(say!("图片里的注释": "comment in the picture")), text);
}

/// The XMP packet of a picture or a PDF.
pub fn xmp(desk: &mut Desk, place: &Place, packet: &[u8]) {
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut words = Vec::new();
    let inside = place.at(say!("XMP 属性": "XMP properties"));
    let take = |desk: &mut Desk, key: &str, value: &str, words: &mut Vec<String>| match key {
        "creator" | "artist" | "Author" => desk.trace(&inside, TraceKind::Author, value),
        "OwnerName" => desk.trace(&inside, TraceKind::CameraOwner, value),
        "SerialNumber" => desk.trace(&inside, TraceKind::CameraNumber, value),
        "GPSLatitude" => desk.trace(&inside, TraceKind::PhotoPlace, value),
        _ if xml::is_wording(value) => words.push(value.trim().to_owned()),
        _ => {}
    };
    xml::walk(desk, place, packet, |desk, node| match node {
        xml::Node::Open(tag) => {
            path.push(tag.name.to_owned());
            text.clear();
            for (key, value) in tag.attributes() {
                take(desk, &key, &value, &mut words);
            }
        }
        xml::Node::Text(more) => text.push_str(more),
        xml::Node::Close(_) => {
            // `dc:creator` holds a list: the name that says what it is stands further out.
            let key = path.iter().rev().find(|name| !matches!(&***name, "li" | "Seq" | "Alt" | "Bag"));
            if let Some(key) = key.cloned()
                && !text.trim().is_empty()
            {
                take(desk, &key, &text, &mut words);
            }
            text.clear();
            path.pop();
        }
        xml::Node::Comment(_) => {}
    });
    desk.text(&inside, words.join("\n"));
}
