//! A zip archive with its entries by name.

use std::collections::HashMap;
use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::drain;
use crate::attachment::decode;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::trouble::What;

/// An opened archive.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Names in the archive's order; folders are left out.
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens an archive; `None` after a trouble.
    pub fn open(desk: &mut Desk, place: &Place, bytes: &'a [u8]) -> Option<Package<'a>> {
        // The directory is read in full before its entries can be counted.
        if bytes.len() > (1 << 20) {
            let entries = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
            if entries > desk.limits().entries.saturating_mul(4) {
                desk.trouble(place, What::TooLarge);
                return None;
            }
        }
        let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
            desk.trouble(place, What::Broken);
            return None;
        };
        let mut names = Vec::new();
        let mut places = HashMap::new();
        for index in 0..zip.len() {
            if !desk.take_entry() {
                break;
            }
            match zip.by_index_raw(index) {
                Ok(entry) if entry.is_dir() => {}
                Ok(entry) => {
                    let name = decode::short(entry.name_raw()).replace('\\', "/");
                    names.push(name.clone());
                    places.insert(name, index);
                }
                Err(_) => desk.trouble(place, What::Broken),
            }
        }
        if names.is_empty() && zip.is_empty() && bytes.len() > 64 {
            desk.trouble(place, What::Broken);
        }
        Some(Package { zip, names, places })
    }

    /// The comment of the archive.
    pub fn comment(&self) -> String {
        decode::short(self.zip.comment())
    }

    /// All names.
    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Whether there is such an entry.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// The bytes of an entry; `None` if there is none, or after a trouble.
    pub fn part(&mut self, desk: &mut Desk, place: &Place, name: &str) -> Option<Vec<u8>> {
        let index = *self.places.get(name)?;
        if self.zip.by_index_raw(index).is_ok_and(|entry| entry.encrypted()) {
            desk.trouble(place, What::Password);
            return None;
        }
        let mut entry = match self.zip.by_index(index) {
            Ok(entry) => entry,
            Err(error) => {
                let what = match error {
                    ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                        What::Unread
                    }
                    _ => What::Broken,
                };
                desk.trouble(place, what);
                return None;
            }
        };
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        drain(desk, place, &mut entry, packed)
    }
}
