//! ppt and dps: texts of PowerPoint 97 to 2003, [MS-PPT] 2.3. All records are looked
//! at, also those that a later save has replaced: they are still in the file.

use super::Streams;
use super::records::{place_at, u16_at, u32_at};
use crate::attachment::decode;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::attachment::trouble::What;
use crate::say;

/// What is in front of a locked file's user.
const LOCKED: u32 = 0xF3D1_C4DF;

/// Reads a presentation stream.
pub fn read(desk: &mut Desk, place: &Place, streams: &mut Streams<'_>, path: &str) {
    if let Some(user) = streams.find(&["/Current User"]) {
        let user = streams.bytes(desk, place, &user);
        if u32_at(&user, 12) == Some(LOCKED) {
            desk.trouble(place, What::Password);
            return;
        }
    }
    let bytes = streams.bytes(desk, place, path);
    let mut at = 0;
    let mut slides = 0;
    let mut inside = place.clone();
    let mut in_comment_until = 0;
    while let (Some(version), Some(kind), Some(length)) =
        (u16_at(&bytes, at), u16_at(&bytes, at + 2), place_at(&bytes, at + 4))
    {
        let start = at + 8;
        let Some(body) = start.checked_add(length).and_then(|end| bytes.get(start..end)) else {
            desk.trouble(place, What::Broken);
            return;
        };
        match kind {
            // A slide, or the start of its texts in the outline.
            1006 | 1011 => {
                slides += i32::from(kind == 1006);
                let n = slides;
                inside = match kind {
                    1006 => place.at(say!("第{n}张幻灯片": "slide {n}")),
                    _ => place.at(say!("幻灯片": "slides")),
                };
            }
            1008 => inside = place.at(say!("备注": "notes")),
            1016 => inside = place.at(say!("母版": "slide master")),
            12_000 => in_comment_until = start.saturating_add(length),
            4000 | 4026 => {
                let text = decode::utf16le(body).replace(['\r', '\u{b}'], "\n");
                match (at < in_comment_until, version >> 4) {
                    (true, 0) => desk.trace(&place.at(say!("批注": "comments")), TraceKind::Reviewer, &text),
                    (true, _) => desk.text(&place.at(say!("批注": "comments")), text),
                    (false, _) => desk.text(&inside, text),
                }
            }
            // The low bytes of UTF-16 whose high bytes are all zero.
            4008 => {
                let text: String = body.iter().map(|byte| char::from(*byte)).collect();
                desk.text(&inside, text.replace(['\r', '\u{b}'], "\n"));
            }
            _ => {}
        }
        at = if version & 0xF == 0xF { start } else { start + length };
    }
}
