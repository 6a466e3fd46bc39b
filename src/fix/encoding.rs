//! Encodings: a byte order mark, GB18030 (GBK) and UTF-16. Only where nothing is lost.

use encoding_rs::GB18030;

use crate::diagnostic::Text;
use crate::say;
use crate::source;

/// A text and how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a mark, with its own line ends.
    pub text: String,
    /// Does a byte order mark stand before it when it is written?
    pub keeps_mark: bool,
    /// What is to be mended, if it is not UTF-8 as it should be.
    pub what: Option<Text>,
}

/// Of every ten characters beyond ASCII this many must be of GB 2312, the common ones:
/// bytes of another encoding that happen to fit GB18030 give rare characters.
const COMMON_OF_TEN: usize = 9;

/// The text of a document or of settings. `None`: it is not clear what it says.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let plain = |text: &str, what| Decoded { text: text.to_owned(), keeps_mark: false, what };
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let text = std::str::from_utf8(rest).ok().filter(|text| !text.contains('\0'))?;
        // A second mark is a sign in the text.
        return Some(plain(text, Some(say!("去掉文件开头的 BOM 标记": "the byte order mark is left out"))));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (!text.contains('\0')).then(|| plain(text, None)),
        Err(_) => converted(bytes),
    }
}

/// The text of rows (CSV): Excel takes a file for UTF-8 only by its mark, so a mark
/// stays, and comes along with a conversion.
pub fn decode_rows(bytes: &[u8]) -> Option<Decoded> {
    let decoded = decode(bytes)?;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Some(Decoded { keeps_mark: true, what: None, ..decoded });
    }
    Some(Decoded { keeps_mark: decoded.what.is_some(), ..decoded })
}

fn converted(bytes: &[u8]) -> Option<Decoded> {
    let (name, text) = source::repair_hint(bytes)?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let fits = match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(text, u16::to_le_bytes) == rest,
        [0xFE, 0xFF, rest @ ..] => utf16(text, u16::to_be_bytes) == rest,
        _ => is_gb18030(text, bytes),
    };
    let seen = !text.contains(['\0', '\u{FFFD}']);
    (fits && seen).then(|| Decoded {
        text: text.to_owned(),
        keeps_mark: false,
        what: Some(say!("编码由 {name} 转为 UTF-8": "converted from {name} to UTF-8")),
    })
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// Written back it is the same, and its characters are common ones.
fn is_gb18030(text: &str, bytes: &[u8]) -> bool {
    let (back, _, failed) = GB18030.encode(text);
    if failed || back.as_ref() != bytes {
        return false;
    }
    let (mut all, mut common) = (0, 0);
    let mut rest = bytes;
    while let [first, more @ ..] = rest {
        let length = match (first, more.first()) {
            (0..=0x7F, _) => 1,
            (_, Some(0x30..=0x39)) => 4,
            _ => 2,
        };
        if length > 1 {
            all += 1;
            let second = more.first().copied().unwrap_or_default();
            common += usize::from(length == 2 && (0xA1..=0xF7).contains(first) && second >= 0xA1);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    common * 10 >= all * COMMON_OF_TEN
}
