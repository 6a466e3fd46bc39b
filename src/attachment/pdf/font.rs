//! Fonts: which characters the bytes of a text are, and how wide they run.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_16BE};
use lopdf::{Dictionary, Document, Object};

use super::characters::Characters;
use super::{dictionary, unpack, value};
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;

/// A font.
pub struct Font<'a> {
    characters: Characters,
    codes: Codes<'a>,
    /// Widths in thousandths of the font's size, by code.
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// Written from top to bottom.
    pub vertical: bool,
}

/// What codes are, apart from a table of characters.
enum Codes<'a> {
    /// One byte each.
    Bytes(Option<lopdf::Encoding<'a>>),
    /// One byte or two, in an encoding that the world knows.
    Known(&'static Encoding),
    /// Two bytes whose meaning is in the font file only.
    Glyphs,
}

/// A character of a text with its width.
pub struct Glyph {
    /// The text; `None` if nobody can tell.
    pub text: Option<String>,
    /// In thousandths of the font's size.
    pub width: f64,
    /// Whether it is a space of one byte, which `Tw` widens.
    pub is_space: bool,
}

impl<'a> Font<'a> {
    /// Reads a font.
    pub fn read(desk: &mut Desk, place: &Place, document: &'a Document, font: &'a Dictionary) -> Font<'a> {
        let mut characters = Characters::default();
        if let Some(Object::Stream(stream)) = value(document, font, b"ToUnicode") {
            characters = Characters::read(&unpack(desk, place, stream));
        }
        let encoding = value(document, font, b"Encoding");
        let name = encoding.and_then(|encoding| encoding.as_name().ok()).unwrap_or_default();
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Type0");
        let codes = match (is_composite, characters.is_empty()) {
            (true, _) => composite(name),
            // lopdf would read the table of characters too, without end.
            (false, true) if font.has(b"ToUnicode") => Codes::Bytes(None),
            (false, _) if font.has(b"Encoding") => {
                Codes::Bytes(font.get_font_encoding_with_limit(document, 1 << 20).ok())
            }
            (false, _) => Codes::Bytes(None),
        };
        let (widths, default_width) = match is_composite {
            true => composite_widths(document, font),
            false => simple_widths(document, font),
        };
        Font { characters, codes, widths, default_width, vertical: name.ends_with(b"-V") }
    }

    /// The characters of a text.
    pub fn glyphs(&self, bytes: &[u8]) -> Vec<Glyph> {
        let mut all = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let length = self.length(rest).clamp(1, rest.len());
            let (own, after) = rest.split_at(length);
            rest = after;
            let code = own.iter().fold(0u32, |code, byte| code << 8 | u32::from(*byte));
            let text = self.characters.get(length, code).or_else(|| self.plain(own));
            let usual = match (&self.codes, length) {
                (Codes::Known(_), 1) => 500.0,
                _ => self.default_width,
            };
            let width = self.widths.get(&code).copied().unwrap_or(usual);
            all.push(Glyph { text, width, is_space: own == b" " });
        }
        all
    }

    fn length(&self, bytes: &[u8]) -> usize {
        match &self.codes {
            Codes::Bytes(_) => 1,
            Codes::Glyphs => self.characters.length(bytes).unwrap_or(2),
            Codes::Known(encoding) if *encoding == UTF_16BE => 2,
            Codes::Known(_) if bytes[0] < 0x81 => 1,
            Codes::Known(_) => 2,
        }
    }

    /// The text of a code that is in no table of characters.
    fn plain(&self, code: &[u8]) -> Option<String> {
        match &self.codes {
            Codes::Bytes(Some(encoding)) => {
                encoding.bytes_to_string(code).ok().filter(|text| !text.is_empty())
            }
            Codes::Bytes(None) => {
                let byte = *code.first()?;
                (byte.is_ascii_graphic() || byte == b' ').then(|| char::from(byte).to_string())
            }
            Codes::Known(encoding) => {
                let (text, failed) = encoding.decode_without_bom_handling(code);
                (!failed).then(|| text.into_owned())
            }
            Codes::Glyphs => None,
        }
    }
}

/// The predefined tables of ISO 32000-1, 9.7.5.2, as encodings of the world.
fn composite<'a>(name: &[u8]) -> Codes<'a> {
    let name = String::from_utf8_lossy(name);
    let is = |part: &str| name.contains(part);
    if is("UCS2") || is("UTF16") {
        Codes::Known(UTF_16BE)
    } else if is("GBK") || is("GB-EUC") || is("GBpc") || is("GBT-EUC") {
        Codes::Known(GB18030)
    } else if is("B5") || is("ETen") || is("HKscs") {
        Codes::Known(BIG5)
    } else if is("RKSJ") {
        Codes::Known(SHIFT_JIS)
    } else if is("KSC") {
        Codes::Known(EUC_KR)
    } else {
        Codes::Glyphs
    }
}

fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}

/// A code of a font; none has as many as 2²⁴.
fn code(object: &Object) -> Option<u32> {
    let number = object.as_i64().ok().and_then(|number| u32::try_from(number).ok());
    number.filter(|number| *number < 1 << 24)
}

fn simple_widths(document: &Document, font: &Dictionary) -> (BTreeMap<u32, f64>, f64) {
    let first = value(document, font, b"FirstChar").and_then(code).unwrap_or(0);
    let list = value(document, font, b"Widths").and_then(|list| list.as_array().ok());
    let widths = list.into_iter().flatten().take(256).filter_map(number);
    ((first..).zip(widths).collect(), 500.0)
}

fn composite_widths(document: &Document, font: &Dictionary) -> (BTreeMap<u32, f64>, f64) {
    let mut widths = BTreeMap::new();
    let inner = value(document, font, b"DescendantFonts")
        .and_then(|list| list.as_array().ok()?.first())
        .and_then(|inner| dictionary(document, inner));
    let Some(inner) = inner else { return (widths, 1000.0) };
    let default = value(document, inner, b"DW").and_then(number).unwrap_or(1000.0);
    let list = value(document, inner, b"W").and_then(|list| list.as_array().ok());
    let mut items =
        list.into_iter().flatten().map(|item| document.dereference(item).map_or(item, |(_, item)| item));
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Some(first) = code(first) else { break };
        if let Ok(list) = second.as_array() {
            widths.extend((first..).zip(list.iter().filter_map(number)).take(70_000));
        } else if let (Some(last), Some(width)) = (code(second), items.next().and_then(number)) {
            // A range may claim all codes there are; a table has 65 536 at most.
            widths.extend((first..=last.min(first.saturating_add(65_535))).map(|code| (code, width)));
        }
        if widths.len() > 70_000 {
            break;
        }
    }
    (widths, default)
}
