//! Places of findings that are told by a JSON Pointer: looked up at the end, in the
//! few files that have some.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Span};
use crate::source;
use crate::yaml::{Places, step};

/// The places of one front matter.
struct Front {
    places: Places,
    first_line: usize,
}

impl Front {
    fn read(root: &Path, path: &str) -> Option<Front> {
        let bytes = source::read_bytes(&root.join(path)).ok()?;
        let text = source::decode(path, &bytes).ok()?;
        if path == SETTINGS {
            return Some(Front { places: Places::of(&text), first_line: 1 });
        }
        let split = source::split(path, &text).ok()?;
        Some(Front { places: Places::of(&split.front), first_line: split.front_line })
    }

    /// What is not written itself is told at what holds it, at last at the opening fence.
    fn span(&self, pointer: &str) -> Span {
        let shift = self.first_line - 1;
        match self.places.value(pointer) {
            Some(span) if !pointer.is_empty() => {
                Span { line: span.line + shift, end_line: span.end_line + shift, ..span }
            }
            _ => Span::on_line(shift.max(1), 1, 1),
        }
    }
}

/// The settings: YAML from the first line on.
const SETTINGS: &str = "site.yaml";

/// Words of pointers into the settings that may be written in Chinese.
const WORDS: [(&str, &str); 4] =
    [("title", "标题"), ("identity", "标识"), ("categories", "栏目"), ("children", "下级")];

/// The key at a pointer into the settings, under whichever name it was written, or the
/// nearest key above it.
fn in_settings(places: &Places, pointer: &str) -> Option<Span> {
    let (mut at, mut found) = (String::new(), None);
    for word in pointer.split('/').skip(1) {
        let chinese = WORDS.iter().find(|(own, _)| *own == word).map(|(_, name)| *name);
        let Some((next, span)) = [Some(word), chinese].into_iter().flatten().find_map(|word| {
            let next = step(&at, word);
            places.key(&next).map(|span| (next, span))
        }) else {
            break;
        };
        (at, found) = (next, Some(span));
    }
    found
}

/// Fills in the places of findings that have a pointer, or only a path of a document.
pub fn locate(root: &Path, diagnostics: &mut [Diagnostic]) {
    let is_document = |path: &str| {
        path == SETTINGS || path.starts_with("content/") && path.to_ascii_lowercase().ends_with(".md")
    };
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    for found in diagnostics.iter() {
        wanted.extend(found.path.iter().filter(|path| found.span.is_none() && is_document(path)).cloned());
        let related = found.related.iter().filter(|related| related.span.is_none());
        wanted.extend(related.map(|related| related.path.clone()).filter(|path| is_document(path)));
    }
    let fronts: BTreeMap<String, Front> = wanted
        .into_par_iter()
        .filter_map(|path| Front::read(root, &path).map(|front| (path, front)))
        .collect();
    for found in diagnostics {
        if found.span.is_none() {
            let front = found.path.as_ref().and_then(|path| fronts.get(path));
            let pointer = found.data_path.as_deref().unwrap_or_default();
            found.span = match &found.path {
                Some(path) if path == SETTINGS => {
                    front.map(|front| in_settings(&front.places, pointer).unwrap_or(Span::on_line(1, 1, 1)))
                }
                _ => front.map(|front| front.span(pointer)),
            };
        }
        for related in found.related.iter_mut().filter(|related| related.span.is_none()) {
            let front = fronts.get(&related.path);
            related.span = front.map(|front| front.span(related.data_path.as_deref().unwrap_or_default()));
        }
    }
}
