//! Properties of a compound file, [MS-OLEPS] 2.21.

use super::records::{place_at, u32_at};
use crate::attachment::decode;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::say;

/// Which set a number belongs to: the format id begins differently.
const SUMMARY: [u8; 4] = [0xE0, 0x85, 0x9F, 0xF2];
const DOCUMENT: [u8; 4] = [0x02, 0xD5, 0xCD, 0xD5];

/// Reads a stream of property sets.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let place = place.at(say!("文档属性": "document properties"));
    let mut words = Vec::new();
    let sets = place_at(bytes, 24).unwrap_or(0).min(8);
    for set in 0..sets {
        let at = 28 + set * 20;
        let (Some(format), Some(start)) = (bytes.get(at..at + 4), place_at(bytes, at + 16)) else { break };
        let Some(section) = bytes.get(start..) else { break };
        for index in 0..place_at(section, 4).unwrap_or(0).min(1000) {
            let entry = 8 + index * 8;
            let (Some(id), Some(offset)) = (u32_at(section, entry), place_at(section, entry + 4)) else {
                break;
            };
            let Some(text) = section.get(offset..).and_then(value) else { continue };
            match kind_of(format, id) {
                Some(kind) => desk.trace(&place, kind, &text),
                // The program's name says nothing of people.
                None if format == SUMMARY && id == 18 => {}
                None => words.push(text),
            }
        }
    }
    desk.text(&place, words.join("\n"));
}

fn kind_of(format: &[u8], id: u32) -> Option<TraceKind> {
    Some(match (format, id) {
        (f, 4) if f == SUMMARY => TraceKind::Author,
        (f, 7) if f == SUMMARY => TraceKind::Template,
        (f, 8) if f == SUMMARY => TraceKind::LastModifiedBy,
        (f, 9) if f == SUMMARY => TraceKind::Revision,
        (f, 14) if f == DOCUMENT => TraceKind::Manager,
        (f, 15) if f == DOCUMENT => TraceKind::Company,
        _ => return None,
    })
}

/// A property that is a text.
fn value(bytes: &[u8]) -> Option<String> {
    let count = place_at(bytes, 4)?;
    let text = match u32_at(bytes, 0)? {
        0x1E => {
            let body = bytes.get(8..count.checked_add(8)?)?;
            let wide = body.len() > 3 && body[1] == 0 && body[0] != 0;
            if wide { decode::utf16le(body) } else { decode::short(body) }
        }
        0x1F => decode::utf16le(bytes.get(8..count.checked_mul(2)?.checked_add(8)?)?),
        _ => return None,
    };
    let text = text.trim_matches(['\0', ' ']).to_owned();
    (!text.is_empty()).then_some(text)
}
