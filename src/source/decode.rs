//! Bytes to text: UTF-8 with or without a BOM. Other encodings are named, not
//! guessed into the page.

use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

use crate::diagnostic::{Diagnostic, Span};
use crate::say;

/// The text of a file, without a BOM and with `\n` line ends; or the finding that
/// names its encoding.
pub fn decode(path: &str, bytes: &[u8]) -> Result<String, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(refuse(path, bytes)),
        Ok(text) if text.contains('\r') => Ok(text.replace("\r\n", "\n").replace('\r', "\n")),
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(refuse(path, bytes)),
    }
}

/// The text of a file in the encoding that it seems to have, for a `--fix`.
pub fn repair_hint(bytes: &[u8]) -> Option<(&'static str, String)> {
    for (encoding, bom) in [(UTF_16LE, b"\xFF\xFE"), (UTF_16BE, b"\xFE\xFF")] {
        if bytes.starts_with(bom) {
            let (text, _, failed) = encoding.decode(bytes);
            return (!failed).then(|| (encoding.name(), text.into_owned()));
        }
    }
    for encoding in [GB18030, BIG5] {
        let (text, _, failed) = encoding.decode(bytes);
        if !failed && !text.contains('\0') {
            let name = if encoding == GB18030 { "GB18030（GBK）" } else { "Big5" };
            return Some((name, text.into_owned()));
        }
    }
    None
}

fn refuse(path: &str, bytes: &[u8]) -> Diagnostic {
    let from =
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") { "UTF-16" } else { "GB18030" };
    let message = match repair_hint(bytes) {
        Some((name, _)) => {
            say!("文件不是 UTF-8，看来是 {name}": "the file is not UTF-8; it seems to be {name}")
        }
        None => say!("文件不是 UTF-8 文字": "the file is not UTF-8 text"),
    };
    let good = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
    let line = bytes[..good].iter().filter(|byte| **byte == b'\n').count() + 1;
    Diagnostic::error("encoding", message)
        .at(path)
        .span(Span::on_line(line, 1, 1))
        .help(say!(
            "用记事本打开，“另存为”时把编码选成 UTF-8；或者运行 iconv -f {from} -t UTF-8": "save it as UTF-8 in your editor, or run iconv -f {from} -t UTF-8"
        ))
}
