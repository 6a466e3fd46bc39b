//! `manifest.json`: every file of a published site with its SHA-256 and size.
//!
//! It serves readers who verify a copy, and it is the list of what we own: a file
//! it does not name is never touched. It names everything but itself, sorted, one
//! file a line, and depends on nothing but the files.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The manifest's own path in the site.
pub const NAME: &str = "manifest.json";
const GENERATOR: &str = "gongkai";
const SCHEMA_VERSION: u32 = 1;

/// Files by path, in the order of their names.
pub type Files = BTreeMap<Box<str>, Print>;

/// What tells one content from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// The hash of the content.
    #[serde(with = "hex")]
    pub sha256: [u8; 32],
    /// In bytes.
    pub size: u64,
}

impl Print {
    /// The print of a content in memory.
    pub fn of(bytes: &[u8]) -> Print {
        Print { sha256: Sha256::digest(bytes).into(), size: bytes.len() as u64 }
    }

    /// Copies everything from one place to another and takes its print on the way.
    pub fn copy(from: &mut impl Read, to: &mut impl Write) -> io::Result<Print> {
        let (mut hash, mut size) = (Sha256::new(), 0);
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = match from.read(&mut buffer) {
                Ok(0) => return Ok(Print { sha256: hash.finalize().into(), size }),
                Ok(read) => read,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            };
            hash.update(&buffer[..read]);
            to.write_all(&buffer[..read])?;
            size += read as u64;
        }
    }
}

#[derive(Deserialize)]
struct Manifest {
    schema_version: u32,
    generator: String,
    files: Files,
}

/// Reads a manifest; none when the text is not one of ours, or of a version we
/// don't know. Errs when it can't be read.
pub fn read(from: impl Read) -> io::Result<Option<Files>> {
    match serde_json::from_reader::<_, Manifest>(BufReader::new(from)) {
        Ok(m) if m.generator == GENERATOR && m.schema_version == SCHEMA_VERSION => Ok(Some(m.files)),
        Err(e) if e.is_io() => Err(e.into()),
        _ => Ok(None),
    }
}

/// Writes the manifest of `files`, which come sorted.
pub fn write<'a>(mut to: impl Write, files: impl Iterator<Item = (&'a str, Print)>) -> io::Result<()> {
    write!(to, r#"{{"schema_version":{SCHEMA_VERSION},"generator":"{GENERATOR}","files":{{"#)?;
    let mut comma = "";
    for (path, print) in files {
        writeln!(to, "{comma}")?;
        serde_json::to_writer(&mut to, path)?;
        write!(to, ":")?;
        serde_json::to_writer(&mut to, &print)?;
        comma = ",";
    }
    writeln!(to, "\n}}}}")?;
    to.flush()
}

mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8; 32], to: S) -> Result<S::Ok, S::Error> {
        let digit = |d: u8| char::from_digit(d.into(), 16).unwrap_or_default();
        let text: String = bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]).collect();
        to.serialize_str(&text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<[u8; 32], D::Error> {
        let text = String::deserialize(from)?;
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(D::Error::custom("not a SHA-256"));
        }
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(D::Error::custom)?;
        }
        Ok(bytes)
    }
}
