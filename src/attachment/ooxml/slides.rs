//! pptx: slides in their order, hidden ones, notes, comments.

use std::collections::BTreeSet;

use super::links::Relations;
use super::story;
use crate::attachment::archive::Package;
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::xml::{self, Node};
use crate::say;

/// Reads the slides, and what belongs to each.
pub fn read(desk: &mut Desk, place: &Place, package: &mut Package<'_>, done: &mut BTreeSet<String>) {
    let main = "ppt/presentation.xml";
    let relations = Relations::of(desk, place, package, main);
    let mut slides = Vec::new();
    if let Some(bytes) = package.part(desk, place, main) {
        xml::walk(desk, place, &bytes, |_, node| {
            if let Node::Open(tag) = node
                && tag.name == "sldId"
            {
                // `id` and `r:id` have one local name: the relation is the one that leads somewhere.
                let ids = tag.attributes().filter(|(key, _)| key == "id").map(|(_, id)| id);
                slides.extend(ids.filter_map(|id| relations.target(&id).map(str::to_owned)));
            }
        });
    }
    // Slides that stand in no list are still in the file.
    for name in package.names() {
        let is_slide = name.starts_with("ppt/slides/") && name.ends_with(".xml");
        if is_slide && !slides.contains(&name) {
            slides.push(name);
        }
    }
    for (at, slide) in slides.iter().enumerate() {
        let n = at + 1;
        let Some(bytes) = package.part(desk, place, slide) else { continue };
        let mut inside = place.at(say!("第{n}张幻灯片": "slide {n}"));
        if is_hidden(desk, &inside, &bytes) {
            inside = place.at(say!("第{n}张幻灯片（隐藏）": "slide {n} (hidden)"));
        }
        story::read(desk, &inside, &bytes);
        done.insert(slide.clone());
        let relations = Relations::of(desk, &inside, package, slide);
        let parts = [
            ("notesSlide", say!("备注": "notes")),
            ("comments", say!("批注": "comments")),
            ("comment", say!("批注": "comments")),
        ];
        for (kind, words) in parts {
            for part in relations.of_kind(kind) {
                let inside = inside.at(words.clone());
                if done.insert(part.clone())
                    && let Some(bytes) = package.part(desk, &inside, &part)
                {
                    story::read(desk, &inside, &bytes);
                }
            }
        }
    }
}

fn is_hidden(desk: &mut Desk, place: &Place, bytes: &[u8]) -> bool {
    let mut hidden = false;
    // The first tag says it; a mistake further on is told when the slide is read.
    let head = &bytes[..bytes.len().min(8192)];
    let troubles = desk.so_far().troubles.len();
    let mut quiet = Desk::new(desk.limits());
    xml::walk(&mut quiet, place, head, |_, node| {
        if let Node::Open(tag) = node
            && tag.name == "sld"
        {
            hidden = matches!(tag.attribute("show").as_deref(), Some("0" | "false"));
        }
    });
    debug_assert_eq!(troubles, desk.so_far().troubles.len());
    hidden
}
