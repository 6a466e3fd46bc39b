//! Relations between parts, addresses outside, caches of pivot tables.

use std::collections::BTreeMap;

use crate::attachment::archive::Package;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::attachment::xml::{self, Node};
use crate::say;

/// Addresses that lead out of the file: links, pictures on a disk, a template.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let place = place.at(say!("链接": "link"));
    xml::walk(desk, &place, bytes, |desk, node| {
        if let Node::Open(tag) = node
            && tag.attribute("TargetMode").is_some_and(|mode| mode == "External")
            && let Some(target) = tag.attribute("Target")
        {
            let kind = tag.attribute("Type").unwrap_or_default();
            if kind.ends_with("/attachedTemplate") {
                desk.trace(&place, TraceKind::Template, &target);
            } else {
                desk.text(&place, target);
            }
        }
    });
}

/// The relations of a part: what kind, and where to, by id.
#[derive(Default)]
pub struct Relations(BTreeMap<String, (String, String)>);

impl Relations {
    /// Those of `part` (`xl/worksheets/sheet1.xml`), with targets as names of parts.
    pub fn of(desk: &mut Desk, place: &Place, package: &mut Package<'_>, part: &str) -> Relations {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let mut all = BTreeMap::new();
        if let Some(bytes) = package.part(desk, place, &format!("{folder}/_rels/{file}.rels")) {
            xml::walk(desk, place, &bytes, |_, node| {
                if let Node::Open(tag) = node
                    && let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target"))
                {
                    let kind = tag.attribute("Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    all.insert(id, (kind, resolve(folder, &target)));
                }
            });
        }
        Relations(all)
    }

    /// The part with this id.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.0.get(id).map(|(_, target)| &**target)
    }

    /// The parts of a kind: `comments`.
    pub fn of_kind(&self, kind: &str) -> Vec<String> {
        let of_kind = self.0.values().filter(|(own, _)| own == kind);
        of_kind.map(|(_, target)| target.clone()).collect()
    }
}

/// `../comments1.xml` seen from `xl/worksheets`.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(parts.pop()),
            "." | "" => {}
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// The values of a pivot table's cache: a copy of the whole source table that stays
/// when the source is deleted.
pub fn pivot_cache(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut values = String::new();
    xml::walk(desk, place, bytes, |_, node| {
        if let Node::Open(tag) = node {
            let key = match tag.name {
                "s" | "n" | "d" | "e" => "v",
                "cacheField" => "name",
                _ => return,
            };
            if let Some(value) = tag.attribute(key) {
                values.push_str(&super::number_text(&value, false));
                values.push('\n');
            }
        }
    });
    desk.text(place, values);
}
