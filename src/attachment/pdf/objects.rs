//! Texts in the objects of a PDF: comments, form fields, bookmarks, links, properties,
//! files inside. All objects are looked at, also those that nothing leads to.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::text::decode_text;
use super::{dictionary, unpack, value};
use crate::attachment::archive::nested;
use crate::attachment::desk::Desk;
use crate::attachment::image;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::attachment::trouble::What;
use crate::attachment::xml;
use crate::diagnostic::Text;
use crate::say;

/// Dictionaries in dictionaries beyond this depth are not looked into.
const DEEPEST: usize = 16;

/// Reads all objects.
pub fn read(desk: &mut Desk, place: &Place, document: &Document, pages: &BTreeMap<ObjectId, usize>) {
    let info = document.trailer.get(b"Info").ok().and_then(|info| info.as_reference().ok());
    for (id, object) in &document.objects {
        let inside = match pages.get(id) {
            Some(n) => place.at(say!("第{n}页": "page {n}")),
            None => place.clone(),
        };
        if Some(*id) == info {
            properties(desk, place, object);
        } else {
            look(desk, &inside, document, object, 0);
        }
    }
    if let Ok(info @ Object::Dictionary(_)) = document.trailer.get(b"Info") {
        properties(desk, place, info);
    }
}

/// The table of properties.
fn properties(desk: &mut Desk, place: &Place, object: &Object) {
    let place = place.at(say!("文档属性": "document properties"));
    let Ok(dictionary) = object.as_dict() else { return };
    for (key, value) in dictionary.iter() {
        let Object::String(bytes, _) = value else { continue };
        let text = decode_text(bytes);
        match &**key {
            b"Author" => desk.trace(&place, TraceKind::Author, &text),
            b"Company" => desk.trace(&place, TraceKind::Company, &text),
            b"Manager" => desk.trace(&place, TraceKind::Manager, &text),
            b"Producer" | b"Creator" | b"CreationDate" | b"ModDate" => {}
            _ => desk.text(&place, text),
        }
    }
}

/// What the text behind a key is.
fn words_of(key: &[u8]) -> Option<Text> {
    Some(match key {
        b"Contents" | b"RC" | b"Subj" => say!("批注": "annotation"),
        b"T" | b"TU" | b"TM" | b"V" | b"DV" | b"Opt" => say!("表单域": "form field"),
        b"Title" => say!("书签": "bookmark"),
        b"URI" | b"F" | b"UF" => say!("链接": "link"),
        b"Alt" | b"ActualText" | b"E" | b"Desc" => say!("替代文字": "alternative text"),
        _ => return None,
    })
}

fn look(desk: &mut Desk, place: &Place, document: &Document, object: &Object, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::Array(items) => {
            for item in items.iter().filter(|item| matches!(item, Object::Dictionary(_) | Object::Array(_))) {
                look(desk, place, document, item, depth + 1);
            }
        }
        Object::Dictionary(dictionary) => look_inside(desk, place, document, dictionary, depth),
        Object::Stream(stream) => {
            let kind = stream.dict.get(b"Type").and_then(Object::as_name).unwrap_or_default();
            let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
            if kind == b"Metadata" || subtype == b"XML" {
                let packet = unpack(desk, place, stream);
                image::xmp(desk, place, &packet);
            } else if kind == b"EmbeddedFile" && !is_named(document, stream) {
                file(desk, &place.at(say!("附带的文件": "attached file")), "", stream);
            } else if stream
                .dict
                .get(b"Filter")
                .and_then(Object::as_name)
                .is_ok_and(|filter| filter == b"DCTDecode")
            {
                image::camera(desk, place, &stream.content);
            }
            look_inside(desk, place, document, &stream.dict, depth);
        }
        _ => {}
    }
}

/// Whether some object names the file: then it is read under its name.
fn is_named(document: &Document, stream: &Stream) -> bool {
    let leads_here = |object: &Object| {
        let files = object.as_dict().ok().and_then(|spec| value(document, spec, b"EF"));
        let files = files.and_then(|files| files.as_dict().ok());
        files.is_some_and(|files| {
            files.iter().any(|(_, file)| match document.dereference(file) {
                Ok((_, Object::Stream(other))) => std::ptr::eq(other, stream),
                _ => false,
            })
        })
    };
    // With very many objects the question costs more than reading a file twice.
    document.objects.len() < 5_000 && document.objects.values().any(leads_here)
}

fn look_inside(desk: &mut Desk, place: &Place, document: &Document, own: &Dictionary, depth: usize) {
    let subtype = own.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    let is_comment = own.has(b"Rect") && !matches!(subtype, b"Widget" | b"Link");
    for (key, object) in own.iter() {
        match (&**key, object) {
            (b"T", Object::String(bytes, _)) if is_comment => {
                let place = place.at(say!("批注": "annotation"));
                desk.trace(&place, TraceKind::Reviewer, &decode_text(bytes));
            }
            (b"Author", Object::String(bytes, _)) => {
                desk.trace(
                    &place.at(say!("文档属性": "document properties")),
                    TraceKind::Author,
                    &decode_text(bytes),
                );
            }
            (b"JS" | b"JavaScript", _) => desk.trouble(&Place::top(), What::Macro),
            (b"EF", _) => embedded(desk, place, document, own),
            (b"XFA", object) => form(desk, place, document, object),
            (key, Object::String(bytes, _)) => {
                if let Some(words) = words_of(key) {
                    desk.text(&place.at(words), decode_text(bytes));
                }
            }
            (b"V" | b"Opt", Object::Array(items)) => {
                let texts = items.iter().filter_map(|item| item.as_str().ok()).map(decode_text);
                desk.text(&place.at(say!("表单域": "form field")), texts.collect::<Vec<_>>().join("\n"));
            }
            (_, Object::Dictionary(_) | Object::Array(_)) => look(desk, place, document, object, depth + 1),
            _ => {}
        }
    }
}

/// A file inside, with its name.
fn embedded(desk: &mut Desk, place: &Place, document: &Document, own: &Dictionary) {
    let name = [&b"UF"[..], b"F"].iter().find_map(|key| value(document, own, key)?.as_str().ok());
    let name = name.map(decode_text).unwrap_or_default();
    let Some(files) = own.get(b"EF").ok().and_then(|files| dictionary(document, files)) else { return };
    if let Some(Object::Stream(stream)) =
        [&b"UF"[..], b"F"].iter().find_map(|key| value(document, files, key))
    {
        file(desk, &place.named(&name, say!("（附带的文件）": " (attached file)")), &name, stream);
    }
}

fn file(desk: &mut Desk, place: &Place, name: &str, stream: &Stream) {
    if desk.take_entry() {
        let bytes = unpack(desk, place, stream);
        nested(desk, place, name, &bytes);
    }
}

/// A form in XML.
fn form(desk: &mut Desk, place: &Place, document: &Document, object: &Object) {
    let items = match document.dereference(object) {
        Ok((_, Object::Array(items))) => items.iter().take(64).collect(),
        _ => vec![object],
    };
    for item in items {
        if let Ok((_, Object::Stream(stream))) = document.dereference(item) {
            let text = String::from_utf8_lossy(&unpack(desk, place, stream)).into_owned();
            // Its parts are pieces of one file, so each alone is not whole.
            let mut quiet = Desk::new(desk.limits());
            xml::read(&mut quiet, &place.at(say!("表单数据": "form data")), &text);
            for piece in quiet.finish().pieces {
                if let crate::attachment::Piece::Text(passage) = piece {
                    desk.text(&passage.place, passage.text);
                }
            }
        }
    }
}

/// The annotations of a page: their objects, and how they look.
pub fn annotations(document: &Document, page: ObjectId) -> Vec<(Option<ObjectId>, Option<&Stream>)> {
    let list = document.get_dictionary(page).ok().and_then(|page| value(document, page, b"Annots"));
    let list = list.and_then(|list| list.as_array().ok()).into_iter().flatten().take(10_000);
    let appearance = |annotation: &'_ Object| -> Option<ObjectId> {
        let own = dictionary(document, annotation)?;
        let looks = own.get(b"AP").ok().and_then(|looks| dictionary(document, looks))?;
        looks.get(b"N").ok()?.as_reference().ok()
    };
    list.map(|annotation| {
        let form = appearance(annotation).and_then(|id| document.get_object(id).ok()?.as_stream().ok());
        (annotation.as_reference().ok(), form)
    })
    .collect()
}
