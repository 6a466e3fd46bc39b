//! The table that says which character a code stands for (`ToUnicode`).

use std::collections::BTreeMap;

use super::content::{Operand, values};

/// Codes to texts, and how many bytes codes have.
#[derive(Debug, Default, Clone)]
pub struct Characters {
    /// Ranges by length and first code: last code, and the text of the first.
    ranges: BTreeMap<(usize, u32), (u32, Vec<u16>)>,
    /// Bytes, first and last code.
    spaces: Vec<(usize, u32, u32)>,
}

/// More ranges than a font has characters.
const MOST_RANGES: usize = 70_000;

impl Characters {
    /// Reads a table; it is written like a page.
    pub fn read(bytes: &[u8]) -> Characters {
        let mut all = Characters::default();
        all.fill(bytes);
        all
    }

    fn fill(&mut self, bytes: &[u8]) {
        for (start, end) in [
            ("begincodespacerange", "endcodespacerange"),
            ("beginbfchar", "endbfchar"),
            ("beginbfrange", "endbfrange"),
        ] {
            for section in sections(bytes, start.as_bytes(), end.as_bytes()) {
                let mut values = values(section);
                match start {
                    "begincodespacerange" => {
                        while let (Some(Operand::Text(low)), Some(Operand::Text(high))) =
                            (values.next(), values.next())
                        {
                            if self.spaces.len() < 100 {
                                self.spaces.push((low.len(), number(&low), number(&high)));
                            }
                        }
                    }
                    "beginbfchar" => {
                        while let (Some(Operand::Text(code)), Some(text)) = (values.next(), values.next()) {
                            if let Operand::Text(text) = text {
                                self.put(code.len(), number(&code), number(&code), units(&text));
                            }
                        }
                    }
                    _ => {
                        while let (Some(Operand::Text(low)), Some(Operand::Text(high)), Some(target)) =
                            (values.next(), values.next(), values.next())
                        {
                            self.put_range(&low, &high, target);
                        }
                    }
                }
            }
        }
    }

    fn put_range(&mut self, low: &[u8], high: &[u8], target: Operand) {
        let (first, last) = (number(low), number(high));
        match target {
            Operand::Text(text) => self.put(low.len(), first, last, units(&text)),
            Operand::List(texts) => {
                for (code, text) in (first..=last).zip(texts) {
                    if let Operand::Text(text) = text {
                        self.put(low.len(), code, code, units(&text));
                    }
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, length: usize, first: u32, last: u32, text: Vec<u16>) {
        if self.ranges.len() < MOST_RANGES && (1..=4).contains(&length) && first <= last {
            self.ranges.insert((length, first), (last, text));
        }
    }

    /// The text of a code of so many bytes.
    pub fn get(&self, length: usize, code: u32) -> Option<String> {
        let ((own, first), (last, text)) = self.ranges.range(..=(length, code)).next_back()?;
        if *own != length || code > *last {
            return None;
        }
        let mut units = text.clone();
        let step = u16::try_from(code - first).ok()?;
        let end = units.last_mut()?;
        *end = end.wrapping_add(step);
        Some(String::from_utf16_lossy(&units))
    }

    /// How many bytes the code at the start of these has, if the table says so.
    pub fn length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, low, high): &&(usize, u32, u32)| {
            bytes.len() >= *length && {
                let code = number(&bytes[..*length]);
                (0..*length).all(|place| {
                    let byte = |n: u32| (n >> (8 * place)) & 0xFF;
                    (byte(*low)..=byte(*high)).contains(&byte(code))
                })
            }
        };
        self.spaces.iter().find(fits).map(|(length, _, _)| *length)
    }

    /// Whether it knows any character.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

/// What stands between a start and its end.
fn sections<'a>(bytes: &'a [u8], start: &'static [u8], end: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let from = find(rest, start)? + start.len();
        let section = &rest[from..];
        let to = find(section, end).unwrap_or(section.len());
        rest = &section[to..];
        Some(&section[..to])
    })
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// A code of up to four bytes.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        bytes => bytes.chunks_exact(2).take(16).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_texts_however_large_a_range_claims_to_be() {
        let table = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
            2 beginbfchar <0003> <5F20> <0004> <4E094E00> endbfchar\n\
            3 beginbfrange <0010> <0012> <0041> <0020> <0021> [<4E00> <4E8C>] <00000000> <FFFFFFFF> <0041> endbfrange";
        let all = Characters::read(table);
        let get = |code| all.get(2, code).unwrap_or_default();
        assert_eq!((&*get(3), &*get(4), &*get(0x11), &*get(0x21)), ("张", "三一", "B", "二"));
        assert_eq!(all.get(2, 0x13), None);
        assert_eq!(all.length(&[0, 3, 0, 4]), Some(2));
    }
}
