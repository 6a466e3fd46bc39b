//! What earlier saves left in a file: a PDF that is saved again often only grows, and
//! what was deleted stays in front.

use std::collections::BTreeSet;

use super::{load, pages};
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::Piece;
use crate::say;

/// More earlier saves tell nothing new.
const MOST: usize = 4;

/// Larger files are read as they are now only.
const LARGEST: usize = 16 << 20;

/// Gives the texts of earlier saves that are no longer on the pages.
pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) {
    let mut ends: Vec<usize> = Vec::new();
    if bytes.len() <= LARGEST {
        let marks = bytes.windows(5).enumerate().filter(|(_, window)| *window == b"%%EOF");
        ends.extend(marks.map(|(at, _)| at + 5));
    }
    ends.pop();
    let known: BTreeSet<String> = lines(desk.so_far().pieces.iter());
    for (at, end) in ends.iter().rev().take(MOST).enumerate() {
        // On a desk of its own: a save that can't be read is nothing to worry about.
        let mut quiet = Desk::new(desk.limits());
        quiet.inflate(desk.limits().inflated_bytes.saturating_sub(desk.room()));
        if let Some(document) = load(&mut quiet, place, &bytes[..*end]) {
            pages(&mut quiet, place, &document);
        }
        desk.inflate(desk.room().saturating_sub(quiet.room()));
        let earlier = lines(quiet.finish().pieces.iter());
        let gone: Vec<&str> = earlier.difference(&known).map(|line| &**line).collect();
        let n = at + 1;
        desk.text(&place.at(say!("往前第{n}次保存的内容": "content {n} saves ago")), gone.join("\n"));
    }
}

fn lines<'a>(pieces: impl Iterator<Item = &'a Piece>) -> BTreeSet<String> {
    let texts = pieces.filter_map(|piece| match piece {
        Piece::Text(passage) => Some(passage.text.lines()),
        Piece::Table(_) => None,
    });
    texts.flatten().map(|line| line.trim().to_owned()).collect()
}
