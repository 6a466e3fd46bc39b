//! Where readers put what they find, and where limits are kept.
//!
//! Everything is limited by counts, never by clocks, so that the same file always
//! gives the same findings. A limit that is met is a trouble, told once.

use super::Limits;
use super::place::Place;
use super::reading::{Kept, Naming, Passage, Piece, Reading, Row, Table, Trace, TraceKind};
use super::trouble::{Trouble, What};

/// Collects a [`Reading`] within [`Limits`].
pub struct Desk {
    limits: Limits,
    reading: Reading,
    /// Bytes unpacked so far.
    inflated: usize,
    /// Entries of archives so far.
    entries: usize,
    cells: usize,
    /// Bytes of text so far.
    text: usize,
    /// Archives in archives, from 0.
    pub depth: usize,
}

/// Troubles and traces beyond this many tell nothing new.
const MOST_TOLD: usize = 500;

impl Desk {
    /// An empty desk.
    pub fn new(limits: &Limits) -> Desk {
        Desk {
            limits: limits.clone(),
            reading: Reading::default(),
            inflated: 0,
            entries: 0,
            cells: 0,
            text: 0,
            depth: 0,
        }
    }

    /// What was collected.
    pub fn finish(self) -> Reading {
        self.reading
    }

    /// What was collected so far.
    pub fn so_far(&self) -> &Reading {
        &self.reading
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// A trouble, unless it was told already.
    pub fn trouble(&mut self, place: &Place, what: What) {
        let trouble = Trouble { place: place.clone(), what };
        if self.reading.troubles.len() < MOST_TOLD && !self.reading.troubles.contains(&trouble) {
            self.reading.troubles.push(trouble);
        }
    }

    /// A text; blank ones are left out.
    pub fn text(&mut self, place: &Place, text: impl Into<String>) {
        self.passage(place, text.into(), false);
    }

    /// A text of many lines, whose places are told by line.
    pub fn lines(&mut self, place: &Place, text: impl Into<String>) {
        self.passage(place, text.into(), true);
    }

    fn passage(&mut self, place: &Place, text: String, by_line: bool) {
        // A place costs something too.
        if text.trim().is_empty() || !self.take_text(text.len() + 64) {
            return;
        }
        self.reading.pieces.push(Piece::Text(Passage { place: place.clone(), text, by_line }));
    }

    /// Room for a text of this many bytes.
    fn take_text(&mut self, bytes: usize) -> bool {
        self.text = self.text.saturating_add(bytes);
        if self.text > self.limits.text_bytes {
            self.trouble(&Place::top(), What::TooLarge);
            return false;
        }
        true
    }

    /// Room for one more cell.
    pub fn take_cell(&mut self, bytes: usize) -> bool {
        self.cells += 1;
        if self.cells > self.limits.cells {
            self.trouble(&Place::top(), What::TooLarge);
            return false;
        }
        self.take_text(bytes)
    }

    /// A table; one without cells is left out.
    pub fn table(&mut self, place: &Place, naming: Naming, rows: Vec<Row>) {
        let rows: Vec<Row> = rows.into_iter().filter(|row| !row.cells.is_empty()).collect();
        if !rows.is_empty() {
            self.reading.pieces.push(Piece::Table(Table { place: place.clone(), naming, rows }));
        }
    }

    /// A trace of who made the file; blank values and repetitions are left out.
    pub fn trace(&mut self, place: &Place, kind: TraceKind, value: &str) {
        let value = value.trim();
        // Not saved again: nothing to tell.
        if kind == TraceKind::Revision && matches!(value, "0" | "1") {
            return;
        }
        let known = |trace: &Trace| trace.kind == kind && trace.value.0 == value && trace.place == *place;
        if !value.is_empty()
            && self.reading.traces.len() < MOST_TOLD
            && !self.reading.traces.iter().any(known)
        {
            self.reading.traces.push(Trace { place: place.clone(), kind, value: Kept(value.to_owned()) });
        }
    }

    /// Room for one more entry of an archive.
    pub fn take_entry(&mut self) -> bool {
        self.entries += 1;
        if self.entries > self.limits.entries {
            self.trouble(&Place::top(), What::TooLarge);
            return false;
        }
        true
    }

    /// How many bytes may still be unpacked.
    pub fn room(&self) -> usize {
        self.limits.inflated_bytes.saturating_sub(self.inflated)
    }

    /// Counts unpacked bytes.
    pub fn inflate(&mut self, bytes: usize) {
        self.inflated = self.inflated.saturating_add(bytes);
    }
}
