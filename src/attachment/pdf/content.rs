//! What a page does, one operation after another.
//!
//! Forgiving: a page whose middle is damaged is still read to its end, since what a
//! reader skips can't be checked.

/// An operand.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    Number(f64),
    Text(Vec<u8>),
    Name(Vec<u8>),
    /// Also a dictionary: its keys and values in turn.
    List(Vec<Operand>),
    Nothing,
}

/// An operator with what stands before it.
pub struct Operation {
    pub operator: Vec<u8>,
    pub operands: Vec<Operand>,
}

/// More operands than any operator takes.
const MOST_OPERANDS: usize = 64;

/// Lists in lists beyond this depth are no page.
const DEEPEST: usize = 12;

/// More items than any list of a page or a font has.
const LONGEST_LIST: usize = 70_000;

/// The operations of a page.
pub struct Operations<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Operations<'a> {
    /// Reads unpacked content.
    pub fn new(bytes: &'a [u8]) -> Operations<'a> {
        Operations { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    while self.peek().is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                        self.at += 1;
                    }
                }
                byte if is_space(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn operand(&mut self, depth: usize) -> Option<Operand> {
        Some(match self.peek()? {
            b'(' => Operand::Text(self.literal()),
            b'<' if self.bytes.get(self.at + 1) != Some(&b'<') => Operand::Text(self.hex()),
            b'[' | b'<' if depth < DEEPEST => {
                self.at += if self.peek() == Some(b'<') { 2 } else { 1 };
                Operand::List(self.list(depth))
            }
            b'/' => {
                self.at += 1;
                Operand::Name(self.word())
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                let word = self.word();
                let text = std::str::from_utf8(&word).unwrap_or_default();
                Operand::Number(text.parse().unwrap_or(0.0))
            }
            // A bracket where none belongs.
            b')' | b']' | b'>' | b'{' | b'}' | b'[' | b'<' => {
                self.at += 1;
                Operand::Nothing
            }
            _ => return None,
        })
    }

    fn list(&mut self, depth: usize) -> Vec<Operand> {
        let mut all = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b'>') => {
                    self.at += if self.bytes.get(self.at + 1) == Some(&b'>') { 2 } else { 1 };
                    break;
                }
                Some(_) => match self.operand(depth + 1) {
                    Some(operand) if all.len() < LONGEST_LIST => all.push(operand),
                    Some(_) => {}
                    // true, false, null
                    None => {
                        let start = self.at;
                        self.word();
                        self.at = self.at.max(start + 1);
                        all.push(Operand::Nothing);
                    }
                },
            }
        }
        all
    }

    fn word(&mut self) -> Vec<u8> {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        self.bytes[start..self.at].to_vec()
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at = (self.at + end + 1).min(self.bytes.len());
        hex_bytes(&rest[..end])
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    let Some(next) = self.peek() else { break };
                    self.at += 1;
                    match next {
                        b'n' => out.push(b'\n'),
                        b'r' => out.push(b'\r'),
                        b't' => out.push(b'\t'),
                        b'b' => out.push(8),
                        b'f' => out.push(12),
                        b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
                        b'\n' => {}
                        b'0'..=b'7' => {
                            let mut code = u32::from(next - b'0');
                            for _ in 0..2 {
                                let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                                code = code * 8 + u32::from(digit - b'0');
                                self.at += 1;
                            }
                            out.push((code & 0xFF) as u8);
                        }
                        other => out.push(other),
                    }
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    /// Leaves out the data of a picture that stands in the page itself.
    fn skip_picture(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = rest.windows(4).position(|window| {
            is_space(window[0]) && window[1] == b'E' && window[2] == b'I' && is_space(window[3])
        });
        self.at += end.map_or(rest.len(), |end| end + 3);
    }
}

impl Iterator for Operations<'_> {
    type Item = Operation;

    fn next(&mut self) -> Option<Operation> {
        let mut operands = Vec::new();
        loop {
            self.skip_space();
            self.peek()?;
            if let Some(operand) = self.operand(0) {
                if operands.len() < MOST_OPERANDS {
                    operands.push(operand);
                }
                continue;
            }
            let start = self.at;
            let operator = self.word();
            self.at = self.at.max(start + 1);
            if operator == b"ID" {
                self.skip_picture();
            }
            return Some(Operation { operator, operands });
        }
    }
}

/// The operands in some bytes, without regard to operators between them.
pub fn values(bytes: &[u8]) -> impl Iterator<Item = Operand> {
    let mut all = Operations::new(bytes);
    std::iter::from_fn(move || {
        loop {
            all.skip_space();
            all.peek()?;
            if let Some(operand) = all.operand(0) {
                return Some(operand);
            }
            let start = all.at;
            all.word();
            all.at = all.at.max(start + 1);
        }
    })
}

/// Bytes of hexadecimal digits; a missing last one is 0.
pub fn hex_bytes(digits: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> =
        digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_read_past_what_is_damaged() {
        let bytes = b"BT /F1 12 Tf (a\\(b\\)\\101) Tj ) ] >> [(c) -20 <6 4>] TJ % x\n/A <</B (d)>> BDC BI /W 1 ID \x00( EI Q";
        let names: Vec<String> = Operations::new(bytes)
            .map(|operation| String::from_utf8_lossy(&operation.operator).into_owned())
            .collect();
        // The end of a picture is left out with its data.
        assert_eq!(names, ["BT", "Tf", "Tj", "TJ", "BDC", "BI", "ID", "Q"]);
        let shown = Operations::new(bytes).nth(2).unwrap();
        assert_eq!(shown.operands, [Operand::Text(b"a(b)A".to_vec())]);
    }

    #[test]
    fn depth_and_operands_are_limited() {
        assert_eq!(Operations::new(&b"[".repeat(100_000)).count(), 0);
        let many = Operations::new(&b"1 ".repeat(100_000)).count();
        assert_eq!(many, 0);
    }
}
