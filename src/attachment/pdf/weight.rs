//! How much room a file would take once it is taken apart: asked before it is, since
//! `lopdf` takes apart the whole file at once, and a digit of it becomes a hundred bytes.

use std::io::{Read, Write};

use crate::attachment::trouble::What;

/// More words, numbers and brackets than the thickest yearbook has. Each takes some 110
/// bytes of memory, as measured with lists of numbers and with small dictionaries.
const MOST_TOKENS: usize = 1_200_000;

/// Errs with what is wrong if a file would take too much room: with its objects that
/// were packed together, which may unpack to `most` bytes in all.
pub fn weigh(bytes: &[u8], most: usize) -> Result<(), What> {
    // A name can be written with numbers for letters, which nobody does but to hide it.
    if find(bytes, 0, b"/Obj#").is_some() || find(bytes, 0, b"/#4").is_some() {
        return Err(What::Bomb);
    }
    let mut tokens = Tokens::default();
    tokens.count(bytes);
    let (mut total, mut at) = (0usize, 0usize);
    while let Some(found) = find(bytes, at, b"/ObjStm") {
        let Some(mut start) = find(bytes, found, b"stream").map(|start| start + 6) else { break };
        start += usize::from(bytes.get(start) == Some(&b'\r'));
        start += usize::from(bytes.get(start) == Some(&b'\n'));
        let packed = bytes.get(start..).unwrap_or_default();
        let limit = (most - total).saturating_add(1) as u64;
        // What is not packed was counted already.
        let unpacked = std::io::copy(&mut flate2::read::ZlibDecoder::new(packed).take(limit), &mut tokens);
        total =
            total.saturating_add(unpacked.map_or(0, |count| usize::try_from(count).unwrap_or(usize::MAX)));
        if total > most {
            return Err(What::Bomb);
        }
        at = start;
    }
    if tokens.total > MOST_TOKENS { Err(What::TooLarge) } else { Ok(()) }
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|found| from + found)
}

/// Counts tokens. Streams are not left out, because a table can point into one; but a
/// token is printable, so that packed bytes hold hardly any.
#[derive(Default)]
struct Tokens {
    total: usize,
    /// Printable bytes since the last space or bracket; `None` once another came.
    run: Option<usize>,
}

impl Tokens {
    fn count(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                0 | b'\t' | b'\n' | 12 | b'\r' | b' ' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'/' => {
                    let ended = self.run.is_some_and(|length| length > 0);
                    let opens = self.run.is_some() && matches!(byte, b'(' | b'<' | b'[');
                    self.total += usize::from(ended) + usize::from(opens);
                    self.run = Some(0);
                }
                b'!'..=b'~' => self.run = self.run.map(|length| length + 1),
                _ => self.run = None,
            }
        }
    }
}

impl Write for Tokens {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.count(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_counted_and_packed_bytes_are_not() {
        let count = |bytes: &[u8]| {
            let mut tokens = Tokens::default();
            tokens.count(bytes);
            tokens.total
        };
        assert_eq!(count(b"\n[1 2 3] <</A(b)>> "), 9);
        let noise: Vec<u8> = (0..1u32 << 18).map(|n| (n.wrapping_mul(2_654_435_761) >> 23) as u8).collect();
        assert!(count(&noise) < noise.len() / 50, "{}", count(&noise));
    }

    #[test]
    fn a_file_that_would_take_too_much_room_is_refused() {
        assert_eq!(weigh(b"%PDF-1.7 1 0 obj", 1000), Ok(()));
        // The first has nothing before it that would begin a token.
        assert_eq!(weigh(&b"1 ".repeat(MOST_TOKENS + 1), 1000), Ok(()));
        assert_eq!(weigh(&b"1 ".repeat(MOST_TOKENS + 2), 1000), Err(What::TooLarge));
        assert_eq!(weigh(b"<</Type/Obj#53tm>>", 1000), Err(What::Bomb));
    }
}
