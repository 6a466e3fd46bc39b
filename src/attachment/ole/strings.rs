//! Texts in records of old Excel, [MS-XLS] 2.5.293 and 2.5.294.

use crate::attachment::decode;

/// Reads over the continuations of a record.
pub struct Parts<'a> {
    parts: &'a [&'a [u8]],
    part: usize,
    at: usize,
}

impl<'a> Parts<'a> {
    /// From this byte of the first part.
    pub fn new(parts: &'a [&'a [u8]], at: usize) -> Parts<'a> {
        Parts { parts, part: 0, at }
    }

    fn byte(&mut self) -> Option<u8> {
        loop {
            let part = self.parts.get(self.part)?;
            if let Some(byte) = part.get(self.at) {
                self.at += 1;
                return Some(*byte);
            }
            self.part += 1;
            self.at = 0;
        }
    }

    /// A number of two bytes.
    pub fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<usize> {
        let (low, high) = (self.u16()?, self.u16()?);
        Some(usize::from(high) << 16 | usize::from(low))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let part = self.parts.get(self.part)?;
            let step = count.min(part.len().saturating_sub(self.at));
            self.at += step;
            count -= step;
            if self.at >= part.len() && count > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    /// A text after its count of characters. Where a continuation begins in the middle
    /// of the characters, it first says anew whether they are wide.
    pub fn text(&mut self, count: usize) -> Option<String> {
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let extra = if flags & 4 != 0 { self.u32()? } else { 0 };
        let mut units: Vec<u16> = Vec::new();
        let mut wide = flags & 1 != 0;
        while units.len() < count {
            if self.parts.get(self.part).is_some_and(|part| self.at >= part.len()) {
                self.part += 1;
                self.at = 0;
                wide = self.byte()? & 1 != 0;
            }
            units.push(if wide { self.u16()? } else { u16::from(self.byte()?) });
        }
        self.skip(runs * 4)?;
        self.skip(extra)?;
        Some(String::from_utf16_lossy(&units))
    }
}

/// A text in one record: its count (two bytes, or one) stands at `at`.
pub fn text_at(body: &[u8], at: usize, short_count: bool, old: bool) -> Option<String> {
    let count = match short_count {
        true => usize::from(*body.get(at)?),
        false => usize::from(super::records::u16_at(body, at)?),
    };
    let start = at + if short_count { 1 } else { 2 };
    if old {
        // Before Excel 97 a text is bytes in the writer's code page.
        return Some(decode::short(body.get(start..start + count)?));
    }
    Parts::new(&[body], start).text(count)
}

/// The shared texts of a book.
pub fn shared(parts: &[&[u8]]) -> Vec<String> {
    let mut all = Vec::new();
    // Two counts come first; neither is trusted.
    let mut reader = Parts::new(parts, 8);
    while let Some(count) = reader.u16() {
        match reader.text(usize::from(count)) {
            Some(text) => all.push(text),
            None => break,
        }
    }
    all
}
