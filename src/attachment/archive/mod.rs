//! Zip archives, and the office formats that are zip archives.

mod package;

use std::io::Read;

pub use package::Package;

use super::desk::Desk;
use super::place::Place;
use super::trouble::What;
use super::{odf, ooxml, read_into};
use crate::say;

/// Reads an archive by what is in it.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let Some(mut package) = Package::open(desk, place, bytes) else { return };
    if package.has("[Content_Types].xml") && ooxml::read(desk, place, &mut package) {
        return;
    }
    if package.has("mimetype") && package.has("content.xml") {
        odf::read(desk, place, &mut package);
        return;
    }
    desk.text(&place.at(say!("压缩包的注释": "comment of the archive")), package.comment());
    for name in package.names() {
        desk.text(&place.at(say!("压缩包里的文件名": "name of a file in the archive")), name.clone());
        inner(desk, place, &mut package, &name);
    }
}

/// Reads a file that is inside a package as a file of its own.
pub fn inner(desk: &mut Desk, place: &Place, package: &mut Package<'_>, name: &str) {
    let place = place.entry(name);
    if let Some(bytes) = package.part(desk, &place, name) {
        nested(desk, &place, name, &bytes);
    }
}

/// Reads a file that was inside another, unless that goes too deep.
pub fn nested(desk: &mut Desk, place: &Place, name: &str, bytes: &[u8]) {
    if desk.depth >= desk.limits().depth {
        desk.trouble(place, What::TooDeep);
        return;
    }
    desk.depth += 1;
    read_into(desk, place, name, bytes);
    desk.depth -= 1;
}

/// Unpacks bytes that were packed with zlib.
pub fn inflate(desk: &mut Desk, place: &Place, packed: &[u8]) -> Option<Vec<u8>> {
    let mut stream = flate2::read::ZlibDecoder::new(packed);
    drain(desk, place, &mut stream, packed.len())
}

/// More than this many times the packed size is no document: rows of equal cells reach
/// some 400, nothing but zeros 1 000.
const MOST_RATIO: usize = 700;

/// Below this size no ratio is suspicious.
const SMALL: usize = 4 << 20;

/// Reads a stream to its end, within what is left to unpack. What came before a
/// mistake in the stream is given too.
fn drain(desk: &mut Desk, place: &Place, stream: &mut dyn Read, packed: usize) -> Option<Vec<u8>> {
    let mut all = Vec::new();
    let mut buffer = [0; 16 << 10];
    let room = desk.room();
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => all.extend_from_slice(&buffer[..count]),
            Err(_) => {
                desk.trouble(place, What::Broken);
                break;
            }
        }
        let bomb = all.len() > SMALL && all.len() / MOST_RATIO > packed;
        if bomb || all.len() > room {
            desk.inflate(all.len());
            desk.trouble(place, if bomb { What::Bomb } else { What::TooLarge });
            return None;
        }
    }
    desk.inflate(all.len());
    Some(all)
}
