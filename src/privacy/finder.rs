//! One part of a text under examination, and what was found in it so far.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::candidate::{Candidate, Spans};
use super::ground::Ground;
use super::labels::{Label, Labels};
use super::sort::{Confidence, Hit, Sort, masked};
use super::view::{Group, View, groups};

/// The desk on which the detectors work, one after the other; what one has taken, the
/// next ones leave alone.
pub(super) struct Finder<'a> {
    /// The part of the text.
    pub view: View,
    /// Its digits.
    pub groups: Vec<Group>,
    /// What is public.
    pub ground: &'a Ground,
    spans: Spans,
    labels: OnceCell<Labels>,
    /// What is taken: first and last place of each finding, which never overlap.
    taken: BTreeMap<usize, usize>,
    hits: Vec<Hit>,
}

impl<'a> Finder<'a> {
    /// Lays `text` out, whose first character is the `offset`th of the original.
    pub fn new(text: &str, offset: usize, ground: &'a Ground) -> Finder<'a> {
        let view = View::new(text, offset);
        let groups = groups(&view);
        let spans = Spans::of(&groups);
        Finder {
            view,
            groups,
            ground,
            spans,
            labels: OnceCell::new(),
            taken: BTreeMap::new(),
            hits: Vec::new(),
        }
    }

    /// Candidates of a length that no earlier detector took; with `x`, also those that end
    /// with a check character in place of a digit.
    pub fn candidates(&self, length: usize, x: bool) -> Vec<Candidate> {
        let mut all = self.spans.of_length(length, &self.groups);
        if x {
            all.extend(self.spans.with_check_character(length, &self.groups, &self.view));
        }
        all.retain(|one| self.free(&one.part));
        all
    }

    fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| Labels::of(&self.view))
    }

    /// The last label before a place, and how far away it is.
    pub fn label(&self, at: usize) -> Option<(Label, usize)> {
        self.labels().before(&self.view, at)
    }

    /// Are there numbers of at least so many digits?
    pub fn has_numbers(&self, least: usize) -> bool {
        self.spans.any(least)
    }

    /// Is one of these labels anywhere?
    pub fn says(&self, labels: &[Label]) -> bool {
        self.labels().any(labels)
    }

    /// Is a number called so in brackets behind it?
    pub fn called_after(&self, at: usize, label: Label) -> bool {
        self.labels().after(&self.view, at, label)
    }

    /// Has nothing been found in this part?
    pub fn free(&self, part: &Range<usize>) -> bool {
        self.taken.range(..part.end).next_back().is_none_or(|(_, end)| *end <= part.start)
    }

    /// Notes a finding, unless the part is taken.
    pub fn add(&mut self, sort: Sort, part: Range<usize>, confidence: Confidence) {
        if !self.free(&part) {
            return;
        }
        let Some(chars) = self.view.original(part.clone()) else { return };
        let masked = masked(sort, &self.view.chars[part.clone()]);
        self.taken.insert(part.start, part.end);
        self.hits.push(Hit { sort, chars, masked, confidence });
    }

    /// What was found, in no order.
    pub fn into_hits(self) -> Vec<Hit> {
        self.hits
    }
}
