//! Names that Windows cannot hold: a site that is published there, or copied over such a
//! computer, would lose these pages and files without a word.

use crate::diagnostic::{Diagnostic, Span};
use crate::say;
use crate::site::{Document, Site, alias_url};

/// An address or a file name that Windows cannot hold.
pub const RULE: &str = "unportable-name";

pub fn unportable(site: &Site) -> Vec<Diagnostic> {
    let documents = site.documents.iter().chain(site.held.iter().map(|held| &held.document));
    documents.flat_map(of_document).collect()
}

fn of_document(document: &Document) -> Vec<Diagnostic> {
    let at = |name: &str, span: Option<Span>| {
        let why = fault(name)?;
        let (zh, en) = why;
        Some(
            Diagnostic::warning(
                RULE,
                say!("“{name}”{zh}，Windows 上存不下这个名字": "“{name}” {en}; Windows cannot hold this name"),
            )
            .at(&document.path)
            .span(span.unwrap_or(Span::on_line(1, 1, 1)))
            .help(say!("给文件或文件夹换个名字，或者写上“地址: …”（slug）": "rename the file or folder, or add “slug: …”")),
        )
    };
    let mut found: Vec<Diagnostic> =
        document.url.split('/').filter(|part| !part.is_empty()).filter_map(|part| at(part, None)).collect();
    found.extend(document.files.iter().filter_map(|file| at(&file.name, file.span)));
    // What can't be an old address at all is told by the site's own rule.
    let old = document.aliases.iter().filter(|(alias, _)| alias_url(alias).is_some());
    found.extend(old.flat_map(|(alias, span)| {
        alias
            .split('/')
            .filter(|part| !part.is_empty())
            .filter_map(|part| at(part, *span))
            .collect::<Vec<_>>()
    }));
    found
}

/// Why a part of a path can't be one there; in Chinese and English.
fn fault(name: &str) -> Option<(&'static str, &'static str)> {
    // The names of devices, with any extension.
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().filter_map(|device| stem.strip_prefix(device)).any(|number| {
        matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
    });
    if DEVICES.contains(&stem.as_str()) || numbered {
        return Some(("是系统保留的名字", "is a reserved name"));
    }
    if name.ends_with(['.', ' ']) {
        return Some(("以点或空格结尾", "ends with a dot or a blank"));
    }
    let forbidden = |c: char| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\') || c.is_control();
    name.contains(forbidden).then_some(("含有 < > : \" | ? * \\ 之一", "has one of < > : \" | ? * \\ in it"))
}
