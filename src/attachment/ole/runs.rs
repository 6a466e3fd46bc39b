//! Runs of text in bytes of no known structure: UTF-16 and GBK.
//!
//! Any bytes are some Chinese characters, so a run counts only where most of its
//! characters are common ones: those of the first level of GB 2312, which are three
//! quarters of nothing but the whole of nearly every name, address and number.

use encoding_rs::GB18030;

use crate::attachment::decode;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;

/// Fewer characters are chance.
const SHORTEST: usize = 4;

/// Gives the runs of text, one a line.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    desk.text(place, find(bytes).join("\n"));
}

/// The runs of text.
pub fn find(bytes: &[u8]) -> Vec<String> {
    let mut all = Vec::new();
    for start in [0, 1] {
        let mut run = String::new();
        for pair in bytes.get(start..).unwrap_or_default().chunks_exact(2) {
            match char::from_u32(u32::from(u16::from_le_bytes([pair[0], pair[1]]))) {
                Some(c) if is_letter(c) => run.push(c),
                _ => end(&mut run, &mut all),
            }
        }
        end(&mut run, &mut all);
    }
    narrow(bytes, &mut all);
    all
}

fn end(run: &mut String, all: &mut Vec<String>) {
    let count = run.chars().count();
    if count >= SHORTEST {
        let good = run.chars().filter(|c| c.is_ascii() || is_common(*c)).count();
        if good * 5 >= count * 4 {
            all.push(std::mem::take(run));
        }
    }
    run.clear();
}

/// Bytes of ASCII and GBK.
fn narrow(bytes: &[u8], all: &mut Vec<String>) {
    let mut start = 0;
    let mut at = 0;
    let close = |from: usize, to: usize, all: &mut Vec<String>| {
        if to - from >= 6 {
            let mut run = decode::short(&bytes[from..to]);
            end(&mut run, all);
        }
    };
    while at < bytes.len() {
        let two = bytes.get(at + 1).is_some_and(|low| *low >= 0xA1);
        match bytes[at] {
            0x20..=0x7E => at += 1,
            0xA1..=0xF7 if two => at += 2,
            _ => {
                close(start, at, all);
                at += 1;
                start = at;
            }
        }
    }
    close(start, at.min(bytes.len()), all);
}

fn is_letter(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3000}'..='\u{303F}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}' | '·')
}

/// A character of the first level of GB 2312, or Chinese punctuation.
fn is_common(c: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, _) = GB18030.encode(c.encode_utf8(&mut buffer));
    matches!(*bytes, [0xB0..=0xD7 | 0xA1 | 0xA3, low] if low >= 0xA1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_found_among_bytes_and_noise_is_not() {
        let wide: Vec<u8> = "身份证号110101199003070011".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (gbk, _, _) = GB18030.encode("户主张三，联系电话");
        let mut bytes: Vec<u8> = (0..2000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        bytes.extend([0, 0, 0]);
        bytes.extend(wide);
        bytes.extend([0, 0, 0]);
        bytes.extend(&*gbk);
        let found = find(&bytes);
        assert!(found.iter().any(|run| run == "身份证号110101199003070011"), "{found:?}");
        assert!(found.iter().any(|run| run == "户主张三，联系电话"), "{found:?}");
    }
}
