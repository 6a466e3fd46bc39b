//! Numbers at places in bytes, and records of old Excel.

/// A little-endian number, if the bytes reach so far.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|two| u16::from_le_bytes(*two))
}

/// A little-endian number, if the bytes reach so far.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_le_bytes(*four))
}

/// A little-endian number used as a place or a length.
pub fn place_at(bytes: &[u8], at: usize) -> Option<usize> {
    u32_at(bytes, at).and_then(|number| usize::try_from(number).ok())
}

/// The record that goes on with the one before it.
pub const CONTINUE: u16 = 0x3C;

/// A record of a workbook stream, with those that continue it.
pub struct Record<'a> {
    /// What it is.
    pub id: u16,
    /// Where it starts in the stream.
    pub start: usize,
    /// Its bytes, and those of each continuation.
    pub parts: Vec<&'a [u8]>,
}

impl<'a> Record<'a> {
    /// The bytes before any continuation.
    pub fn body(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }
}

/// The records of a stream; ends where one is cut off.
pub struct Records<'a> {
    /// The stream.
    pub bytes: &'a [u8],
    /// Where the next record starts.
    pub at: usize,
}

impl<'a> Records<'a> {
    fn one(&self, at: usize) -> Option<(u16, &'a [u8], usize)> {
        let (id, length) = (u16_at(self.bytes, at)?, usize::from(u16_at(self.bytes, at + 2)?));
        Some((id, self.bytes.get(at + 4..at + 4 + length)?, at + 4 + length))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let start = self.at;
        let (id, body, mut next) = self.one(start)?;
        let mut parts = vec![body];
        while let Some((CONTINUE, body, after)) = self.one(next) {
            parts.push(body);
            next = after;
        }
        self.at = next;
        Some(Record { id, start, parts })
    }
}
