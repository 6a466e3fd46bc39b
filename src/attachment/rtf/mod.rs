//! RTF: text without its control words; comments, hidden and deleted text, and
//! properties kept apart.

mod state;

use state::{Group, Target, Writer};

use super::desk::Desk;
use super::place::Place;
use super::trouble::What;

/// Groups in groups beyond this depth are no document.
const DEEPEST: usize = 1000;

/// Reads an RTF file.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut writer = Writer::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut group = Group::default();
    let mut at = 0;
    // Characters to leave out: they repeat a `\u` for old readers.
    let mut skip = 0usize;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => {
                if groups.len() >= DEEPEST {
                    desk.trouble(place, What::Broken);
                    break;
                }
                groups.push(group);
            }
            b'}' => {
                let ended = group;
                group = groups.pop().unwrap_or_default();
                if ended.target != group.target {
                    writer.end(desk, place, ended.target);
                }
                skip = 0;
            }
            b'\\' => {
                let (word, number, next) = control(bytes, at);
                at = next;
                obey(word, number, bytes, &mut at, &mut group, &mut writer, &mut skip);
            }
            b'\r' | b'\n' => {}
            _ if skip > 0 => skip -= 1,
            byte => writer.byte(*byte, group),
        }
    }
    if !groups.is_empty() {
        desk.trouble(place, What::Broken);
    }
    writer.finish(desk, place);
}

/// A control word, its number, and where it ends.
fn control(bytes: &[u8], start: usize) -> (&[u8], Option<i64>, usize) {
    let rest = bytes.get(start..).unwrap_or_default();
    let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters == 0 {
        return (rest.get(..1).unwrap_or_default(), None, start + 1);
    }
    let (word, rest) = rest.split_at(letters);
    let signed = usize::from(rest.first() == Some(&b'-'));
    let digits = rest[signed..].iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let text = std::str::from_utf8(&rest[..signed + digits]).unwrap_or_default();
    let mut end = start + letters + if digits > 0 { signed + digits } else { 0 };
    if bytes.get(end) == Some(&b' ') {
        end += 1;
    }
    (word, text.parse().ok(), end)
}

fn obey(
    word: &[u8],
    number: Option<i64>,
    bytes: &[u8],
    at: &mut usize,
    group: &mut Group,
    writer: &mut Writer,
    skip: &mut usize,
) {
    match word {
        b"'" => {
            let hex = bytes.get(*at..*at + 2).and_then(|two| std::str::from_utf8(two).ok());
            *at += 2;
            if *skip > 0 {
                *skip -= 1;
            } else if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                writer.byte(byte, *group);
            }
        }
        b"u" => {
            let unit = number.unwrap_or(0).rem_euclid(65_536);
            writer.unit(u16::try_from(unit).unwrap_or(0xFFFD), *group);
            *skip = group.replacements;
        }
        b"uc" => group.replacements = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
        b"\\" | b"{" | b"}" => writer.byte(word[0], *group),
        b"~" => writer.byte(b' ', *group),
        b"_" => writer.byte(b'-', *group),
        b"par" | b"line" | b"row" | b"sect" | b"page" => writer.byte(b'\n', *group),
        b"cell" | b"tab" | b"nestcell" => writer.byte(b'\t', *group),
        b"v" => group.hidden = number != Some(0),
        b"deleted" => group.deleted = number != Some(0),
        b"plain" => (group.hidden, group.deleted) = (false, false),
        b"ansicpg" => writer.code_page(number.unwrap_or(936)),
        b"bin" => {
            let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            *at = at.saturating_add(length).min(bytes.len());
        }
        // A destination that is not known: its text is read all the same.
        b"*" => group.target = Target::Other,
        word => {
            if let Some(target) = Target::of(word) {
                group.target = target;
            }
        }
    }
}
