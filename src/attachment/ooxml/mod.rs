//! xlsx, xlsm, xlsb, docx, docm, pptx and their like: what each part says.
//!
//! No part is left out but those that only hold looks. Parts that a reader here
//! knows are read with exact places; of all others the texts are taken.

mod binary_sheet;
mod links;
mod properties;
mod sheet;
mod slides;
mod story;
mod story_state;
mod styles;
mod workbook;

use std::collections::BTreeSet;

use super::archive::{Package, inner};
use super::desk::Desk;
use super::place::Place;
use super::trouble::What;
use super::{image, ole, xml};
use crate::say;

pub use binary_sheet::rk_number;
pub use properties::kind_of;
pub use styles::{is_date, number_text};

/// Reads an office package; whether it was one.
pub fn read(desk: &mut Desk, place: &Place, package: &mut Package<'_>) -> bool {
    let names = package.names();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let mut done = BTreeSet::new();
    if has("word/") {
        document(desk, place, package, &mut done);
    } else if package.has("xl/workbook.bin") {
        binary_sheet::read(desk, place, package, &mut done);
    } else if has("xl/") {
        workbook::read(desk, place, package, &mut done);
    } else if has("ppt/") {
        slides::read(desk, place, package, &mut done);
    } else {
        return false;
    }
    for name in names.iter().filter(|name| !done.contains(*name)) {
        part(desk, place, package, name);
    }
    only_pictures(desk, place, &names);
    true
}

/// The parts of a text document that hold its story, and what their paragraphs are.
fn document(desk: &mut Desk, place: &Place, package: &mut Package<'_>, done: &mut BTreeSet<String>) {
    for name in package.names() {
        let Some(file) = name.strip_prefix("word/").and_then(|rest| rest.strip_suffix(".xml")) else {
            continue;
        };
        let inside = match file.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "document" => place.clone(),
            "header" => place.at(say!("页眉": "header")),
            "footer" => place.at(say!("页脚": "footer")),
            "footnotes" => place.at(say!("脚注": "footnotes")),
            "endnotes" => place.at(say!("尾注": "endnotes")),
            "comments" => place.at(say!("批注": "comments")),
            _ if file.starts_with("glossary/document") => place.at(say!("自动图文集": "building blocks")),
            _ => continue,
        };
        if let Some(bytes) = package.part(desk, &inside, &name) {
            story::read(desk, &inside, &bytes);
        }
        done.insert(name);
    }
}

/// Parts that hold looks only. Names in them are of fonts and styles.
const LOOKS: [&str; 12] = [
    "[Content_Types].xml",
    "/theme/",
    "/styles",
    "/fontTable.xml",
    "/webSettings.xml",
    "/numbering.xml",
    "/calcChain.xml",
    "/printerSettings/",
    "/tableStyles.xml",
    "/presProps.xml",
    "/viewProps.xml",
    "/fonts/",
];

/// A part that no reader has taken.
fn part(desk: &mut Desk, place: &Place, package: &mut Package<'_>, name: &str) {
    if LOOKS.iter().any(|look| name.contains(look)) {
        return;
    }
    if name.ends_with("vbaProject.bin") {
        desk.trouble(place, What::Macro);
    }
    let inside = match words_of(name) {
        Some(words) => place.at(words),
        None => place.entry(name),
    };
    if name.contains("/embeddings/") || name.contains("/media/") && !is_picture(name) {
        inner(desk, place, package, name);
        return;
    }
    let Some(bytes) = package.part(desk, &inside, name) else { return };
    if name.ends_with(".rels") {
        links::read(desk, place, &bytes);
    } else if name.starts_with("docProps/") && name.ends_with(".xml") {
        properties::read(desk, place, &bytes);
    } else if name.contains("pivotCache") {
        links::pivot_cache(desk, &inside, &bytes);
    } else if name.ends_with(".xml") || name.ends_with(".vml") {
        match name.contains("/drawings/") || name.contains("/charts/") || name.contains("/diagrams/") {
            true => story::read(desk, &inside, &bytes),
            false => xml::read(desk, &inside, &super::decode::decode(&bytes)),
        }
    } else if is_picture(name) {
        image::properties(desk, &place.entry(name), &bytes);
    } else {
        ole::runs(desk, &inside, &bytes);
    }
}

/// What a part is, for those that people may have heard of.
fn words_of(name: &str) -> Option<crate::diagnostic::Text> {
    let known = [
        ("externalLinks/", say!("外部链接的缓存": "cached values of linked files")),
        ("pivotCache/", say!("数据透视表的缓存": "cache of a pivot table")),
        ("drawings/", say!("图形和文本框": "shapes and text boxes")),
        ("charts/", say!("图表": "chart")),
        ("diagrams/", say!("SmartArt 图形": "SmartArt")),
        ("customXml/", say!("自定义数据": "custom data")),
        ("docProps/", say!("文档属性": "document properties")),
        ("slideMasters/", say!("母版": "slide master")),
        ("slideLayouts/", say!("版式": "slide layout")),
        ("persons/", say!("批注的作者": "authors of comments")),
    ];
    known.into_iter().find(|(part, _)| name.contains(part)).map(|(_, words)| words)
}

fn is_picture(name: &str) -> bool {
    let end = name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_lowercase());
    ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "webp", "svg"].contains(&&*end)
}

/// A document of nothing but pictures is a scan.
fn only_pictures(desk: &mut Desk, place: &Place, names: &[String]) {
    let pictures = names.iter().any(|name| name.contains("/media/") && is_picture(name));
    let any_text = desk.so_far().pieces.iter().any(|piece| match piece {
        super::Piece::Table(_) => true,
        super::Piece::Text(passage) => passage.text.chars().any(char::is_alphanumeric),
    });
    if pictures && !any_text {
        desk.trouble(place, What::Picture(String::new()));
    }
}
