//! PDF: text of pages, also under black boxes; annotations, form fields, properties,
//! files inside, and what earlier saves left in the file.
//!
//! `lopdf` takes the file apart into objects. What objects mean is read here: its own
//! tables of characters know no GBK and let a hostile one grow without end.

mod characters;
mod content;
mod font;
mod objects;
mod page;
mod revisions;
mod text;
mod weight;

use std::collections::BTreeMap;

use lopdf::{Document, LoadOptions, Object, Stream};

use super::desk::Desk;
use super::place::Place;
use super::trouble::What;
use crate::say;
use page::{Fonts, Page};

/// Objects that were packed together may unpack to this many bytes, all in all.
const PACKED_OBJECTS: usize = 12 << 20;

/// Reads a PDF file.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let Some(document) = load(desk, place, bytes) else { return };
    let pages = pages(desk, place, &document);
    objects::read(desk, place, &document, &pages);
    drop(document);
    revisions::read(desk, place, bytes);
}

/// Takes a file apart; `None` after a trouble.
fn load(desk: &mut Desk, place: &Place, bytes: &[u8]) -> Option<Document> {
    if let Err(what) = weight::weigh(bytes, PACKED_OBJECTS) {
        desk.trouble(place, what);
        return None;
    }
    let options = LoadOptions::with_max_decompressed_size(PACKED_OBJECTS);
    let locked = bytes.windows(8).any(|window| window == b"/Encrypt");
    match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => {
            desk.trouble(place, What::Password);
            None
        }
        Ok(document) => {
            if document.page_iter().next().is_none() {
                desk.trouble(place, What::Broken);
            }
            Some(document)
        }
        Err(_) => {
            desk.trouble(place, if locked { What::Password } else { What::Broken });
            None
        }
    }
}

/// The unpacked bytes of a stream, within what is left to unpack.
fn unpack(desk: &mut Desk, place: &Place, stream: &Stream) -> Vec<u8> {
    match stream.get_plain_content_with_limit(desk.room().min(PACKED_OBJECTS * 2)) {
        Ok(bytes) => {
            desk.inflate(bytes.len());
            bytes
        }
        Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { limit })) => {
            desk.inflate(limit);
            desk.trouble(place, What::TooLarge);
            Vec::new()
        }
        Err(_) => {
            desk.trouble(place, What::Broken);
            Vec::new()
        }
    }
}

/// Reads all pages; gives the numbers of pages by the objects of their annotations.
fn pages(desk: &mut Desk, place: &Place, document: &Document) -> BTreeMap<lopdf::ObjectId, usize> {
    let mut fonts = Fonts::default();
    let mut annotations = BTreeMap::new();
    let (mut pictures, mut unknown, mut total) = (Vec::new(), Vec::new(), 0);
    let mut seen = std::collections::BTreeSet::new();
    for (at, id) in document.page_iter().enumerate() {
        let n = at + 1;
        if n > desk.limits().pages || desk.room() == 0 {
            desk.trouble(place, What::TooLarge);
            break;
        }
        // A tree of pages that leads back to itself.
        if !seen.insert(id) {
            desk.trouble(place, What::Broken);
            break;
        }
        total = n;
        let inside = place.at(say!("第{n}页": "page {n}"));
        let mut page = Page::new(document, &mut fonts);
        page.read(desk, &inside, id);
        for (annotation, appearance) in objects::annotations(document, id) {
            if let Some(annotation) = annotation {
                annotations.insert(annotation, n);
            }
            if let Some(form) = appearance {
                page.appearance(desk, &inside, form);
            }
        }
        let done = page.finish();
        if done.is_picture {
            pictures.push(n);
        }
        if done.unknown_letters {
            unknown.push(n);
        }
        desk.lines(&inside, done.text);
        desk.text(&inside.at(say!("替代文字": "alternative text")), done.aside);
    }
    if !pictures.is_empty() {
        let pages = if pictures.len() == total { String::new() } else { ranges(&pictures) };
        desk.trouble(place, What::Picture(pages));
    }
    if !unknown.is_empty() {
        desk.trouble(place, What::NoLetters(ranges(&unknown)));
    }
    annotations
}

/// `2、5-9`
fn ranges(pages: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match parts.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => parts.push((*page, *page)),
        }
    }
    let words = parts.iter().map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}-{last}"),
    });
    words.collect::<Vec<_>>().join("、")
}

/// The dictionary that an object is, leads to, or has in front of its stream.
fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a lopdf::Dictionary> {
    match document.dereference(object).ok()?.1 {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The object behind a key, followed to where it leads.
fn value<'a>(document: &'a Document, dictionary: &'a lopdf::Dictionary, key: &[u8]) -> Option<&'a Object> {
    dictionary.get(key).ok().and_then(|object| document.dereference(object).ok()).map(|(_, object)| object)
}
