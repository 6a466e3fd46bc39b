//! ods, odt, odp: OpenDocument packages.

mod story;

use super::archive::{Package, inner};
use super::desk::Desk;
use super::place::Place;
use super::reading::TraceKind;
use super::trouble::What;
use super::{image, ooxml, xml};
use crate::say;

/// Reads an OpenDocument package.
pub fn read(desk: &mut Desk, place: &Place, package: &mut Package<'_>) {
    if is_locked(desk, place, package) {
        desk.trouble(place, What::Password);
        return;
    }
    for name in package.names() {
        let file = name.rsplit('/').next().unwrap_or_default();
        let inside = match file {
            "styles.xml" => place.at(say!("页眉页脚": "headers and footers")),
            "content.xml" if name == file => place.clone(),
            _ => place.entry(&name),
        };
        let skipped = ["mimetype", "settings.xml", "META-INF/", "Configurations2/", "manifest.rdf"];
        if skipped.iter().any(|start| name.starts_with(start) || file == *start) {
            continue;
        }
        if name.starts_with("Basic/") || name.starts_with("Scripts/") {
            desk.trouble(place, What::Macro);
        }
        if name.starts_with("Pictures/") || name.starts_with("Thumbnails/") {
            if let Some(bytes) = package.part(desk, &inside, &name) {
                image::properties(desk, &inside, &bytes);
            }
        } else if matches!(file, "content.xml" | "styles.xml") {
            if let Some(bytes) = package.part(desk, &inside, &name) {
                story::read(desk, &inside, &bytes);
            }
        } else if file == "meta.xml" {
            if let Some(bytes) = package.part(desk, &inside, &name) {
                properties(desk, place, &bytes);
            }
        } else if !name.starts_with("ObjectReplacements/") {
            inner(desk, place, package, &name);
        }
    }
}

fn is_locked(desk: &mut Desk, place: &Place, package: &mut Package<'_>) -> bool {
    let mut locked = false;
    if let Some(bytes) = package.part(desk, place, "META-INF/manifest.xml") {
        xml::walk(desk, place, &bytes, |_, node| {
            if let xml::Node::Open(tag) = node {
                locked |= tag.name.eq_ignore_ascii_case("encryption-data") || tag.name == "encrypted-key";
            }
        });
    }
    locked || package.has("encrypted-package")
}

/// `meta.xml`: who made the document, and what it says of itself.
fn properties(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let place = place.at(say!("文档属性": "document properties"));
    let (mut text, mut words) = (String::new(), String::new());
    xml::walk(desk, &place, bytes, |desk, node| match node {
        xml::Node::Open(tag) => {
            text.clear();
            if tag.name == "template" {
                desk.trace(&place, TraceKind::Template, &tag.attribute("href").unwrap_or_default());
            }
        }
        xml::Node::Text(more) => text.push_str(more),
        xml::Node::Close(name) => {
            match name {
                // OpenDocument says `creator` for whoever saved last.
                "creator" => desk.trace(&place, TraceKind::LastModifiedBy, &text),
                "generator" | "creation-date" | "date" | "editing-duration" | "print-date" => {}
                name => match ooxml::kind_of(name) {
                    Some(kind) => desk.trace(&place, kind, &text),
                    None if text.trim().is_empty() => {}
                    None => {
                        words.push_str(text.trim());
                        words.push('\n');
                    }
                },
            }
            text.clear();
        }
        xml::Node::Comment(_) => {}
    });
    desk.text(&place, words);
}
