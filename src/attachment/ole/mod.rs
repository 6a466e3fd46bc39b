//! Compound files, [MS-CFB]: xls, doc, ppt, their WPS twins et, wps, dps, and
//! office files that are locked by a password.

mod records;
mod runs;
mod sheet;
mod slides;
mod strings;
mod summary;
mod word;

use std::io::{Cursor, Read};

use super::desk::Desk;
use super::place::Place;
use super::trouble::What;
use crate::say;

pub use runs::read as runs;

/// An opened compound file.
struct Streams<'a> {
    file: cfb::CompoundFile<Cursor<&'a [u8]>>,
    /// Paths of the streams: `/WordDocument`.
    paths: Vec<String>,
}

impl Streams<'_> {
    /// The bytes of a stream; a mistake in it is a trouble.
    fn bytes(&mut self, desk: &mut Desk, place: &Place, path: &str) -> Vec<u8> {
        let mut all = Vec::new();
        let Ok(stream) = self.file.open_stream(path) else {
            desk.trouble(place, What::Broken);
            return all;
        };
        let room = desk.room();
        if stream.take(room as u64).read_to_end(&mut all).is_err() {
            desk.trouble(place, What::Broken);
        }
        desk.inflate(all.len());
        if all.len() >= room {
            desk.trouble(place, What::TooLarge);
        }
        all
    }

    fn find(&self, names: &[&str]) -> Option<String> {
        let is = |path: &&String| names.iter().any(|name| path.eq_ignore_ascii_case(name));
        self.paths.iter().find(is).cloned()
    }
}

/// Reads a compound file by the names of its streams.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        desk.trouble(place, What::Broken);
        // What is left of a broken file can still be said.
        runs::read(desk, &place.at(say!("残存的文字": "remaining text")), bytes);
        return;
    };
    let mut paths = Vec::new();
    for entry in file.walk() {
        if !desk.take_entry() {
            break;
        }
        if entry.is_stream() {
            paths.push(entry.path().to_string_lossy().replace('\\', "/"));
        }
    }
    let mut streams = Streams { file, paths };
    if streams.find(&["/EncryptedPackage", "/EncryptionInfo"]).is_some() {
        desk.trouble(place, What::Password);
        return;
    }
    let has_macro = |path: &String| path.contains("_VBA_PROJECT") || path.contains("/Macros/");
    if streams.paths.iter().any(has_macro) {
        desk.trouble(place, What::Macro);
    }
    if let Some(path) = streams.find(&["/Workbook", "/Book"]) {
        sheet::read(desk, place, &mut streams, &path);
    }
    if let Some(path) = streams.find(&["/WordDocument"]) {
        word::read(desk, place, &mut streams, &path);
    }
    if let Some(path) = streams.find(&["/PowerPoint Document"]) {
        slides::read(desk, place, &mut streams, &path);
    }
    for path in streams.paths.clone() {
        rest(desk, place, &mut streams, &path);
    }
}

/// Streams that no reader has taken.
fn rest(desk: &mut Desk, place: &Place, streams: &mut Streams<'_>, path: &str) {
    let name = path.rsplit('/').next().unwrap_or_default();
    let looks = ["Workbook", "Book", "WordDocument", "PowerPoint Document", "0Table", "1Table", "Pictures"];
    if path.matches('/').count() == 1 && looks.contains(&name) || path.contains("VBA") {
        return;
    }
    let is_summary = name.ends_with("SummaryInformation");
    if !is_summary && matches!(name, "Data" | "Current User" | "\u{1}CompObj" | "\u{1}Ole" | "\u{3}ObjInfo") {
        return;
    }
    let bytes = streams.bytes(desk, place, path);
    if is_summary {
        summary::read(desk, place, &bytes);
    } else if path.contains("_SX_DB_CUR") {
        sheet::pivot_cache(desk, &place.at(say!("数据透视表的缓存": "cache of a pivot table")), &bytes);
    } else {
        let inside = place.named(name, say!("（内嵌数据）": " (embedded data)"));
        runs::read(desk, &inside, &bytes);
    }
}
