//! Numbers that may be meant: whole groups of digits, one after the other, that are
//! joined in one way.

use std::ops::Range;

use super::signs;
use super::view::{self, Gap, Group, View};

/// Digits of the longest number that is looked for.
const LONGEST: usize = 22;

/// Several groups taken as one number.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Where it stands in the view, with what is between.
    pub part: Range<usize>,
    /// The digits; a check character X is 10.
    pub digits: Vec<u8>,
    /// Sizes of the groups.
    pub sizes: Vec<usize>,
    /// How the groups are joined; `None` for a single group.
    pub joint: Option<Gap>,
    /// What joins it to digits before it: those digits and the gap.
    pub left: Option<(Vec<u8>, Gap)>,
    /// What joins it to digits after it.
    pub right: Option<(Vec<u8>, Gap)>,
    /// The last character is no digit and stands for one.
    pub ends: End,
}

/// How a candidate ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With a digit.
    Digit,
    /// With X, also written x or ×.
    X,
    /// With `*`.
    Star,
}

impl Candidate {
    /// One group and nothing between its digits.
    pub fn solid(&self) -> bool {
        self.joint.is_none() || self.joint == Some(Gap::Script)
    }

    /// Nothing that looks like more of the same number stands beside it.
    pub fn alone(&self) -> bool {
        let apart = |side: &Option<(Vec<u8>, Gap)>| {
            side.as_ref().is_none_or(|(_, gap)| Some(*gap) != self.joint || *gap == Gap::Script)
        };
        apart(&self.left) && apart(&self.right)
    }

    /// Are the groups as people cut numbers: one digit each, all of one size, or in one
    /// of these sizes?
    pub fn cut_as(&self, usual: &[&[usize]]) -> bool {
        let Some((last, rest)) = self.sizes.split_last() else { return false };
        // Single digits in a longer row of single digits are a part of another number.
        if self.sizes.len() > 2 && self.sizes.first() == Some(&1) && !self.alone() {
            return false;
        }
        let even = rest.first().is_none_or(|first| rest.iter().all(|size| size == first) && last <= first);
        even || self.sizes.len() == 2 || usual.contains(&self.sizes.as_slice())
    }

    /// A group of several digits begins with 0, as no amount does.
    pub fn has_leading_zero(&self) -> bool {
        let mut at = 0;
        self.sizes.iter().any(|size| {
            let zero = *size > 1 && self.digits.get(at) == Some(&0);
            at += size;
            zero
        })
    }
}

/// Groups that may be one number: the first, the last, how they are joined.
type Span = (usize, usize, Option<Gap>);

/// All numbers of a view by how many digits they have.
pub(super) struct Spans(Vec<Vec<Span>>);

impl Spans {
    /// Takes groups together as far as they are joined in one way.
    pub fn of(groups: &[Group]) -> Spans {
        let mut spans = vec![Vec::new(); LONGEST + 1];
        for first in 0..groups.len() {
            let (mut long, mut joint) = (0, None);
            for (at, group) in groups.iter().enumerate().skip(first) {
                if at > first {
                    match group.gap {
                        None | Some(Gap::Mixed) => break,
                        gap if joint.is_some() && joint != gap => break,
                        gap => joint = gap,
                    }
                }
                long += group.digits.len();
                let Some(same) = spans.get_mut(long) else { break };
                // A row of single digits is one number as a whole or none.
                let single = at - first > 1 && groups[first].digits.len() == 1;
                let more =
                    || groups[first].gap == joint || groups.get(at + 1).is_some_and(|next| next.gap == joint);
                if single && more() {
                    continue;
                }
                // 王五13812345678: digits of two scripts are one number only if well mixed.
                if joint != Some(Gap::Script) || at - first > 2 {
                    same.push((first, at, joint));
                }
            }
        }
        Spans(spans)
    }

    /// Are there numbers of at least so many digits?
    pub fn any(&self, least: usize) -> bool {
        self.0.iter().skip(least).any(|spans| !spans.is_empty())
    }

    /// The candidates of `length` digits.
    pub fn of_length(&self, length: usize, groups: &[Group]) -> Vec<Candidate> {
        let spans = self.0.get(length).map_or(&[][..], Vec::as_slice);
        spans.iter().map(|span| candidate(*span, groups)).collect()
    }

    /// The candidates of `length` characters, the last of which is no digit.
    pub fn with_check_character(&self, length: usize, groups: &[Group], view: &View) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (first, last, joint) in self.0.get(length.wrapping_sub(1)).into_iter().flatten() {
            let Some((end, gap, ends)) = check_character(view, groups[*last].end) else { continue };
            if gap.is_some() && joint.is_some() && gap != *joint {
                continue;
            }
            let mut one = candidate((*first, *last, gap.or(*joint)), groups);
            one.digits.push(10);
            match gap {
                None => one.sizes.last_mut().into_iter().for_each(|size| *size += 1),
                Some(_) => one.sizes.push(1),
            }
            (one.part.end, one.right, one.ends) = (end, None, ends);
            found.push(one);
        }
        found
    }
}

fn candidate((first, last, joint): Span, groups: &[Group]) -> Candidate {
    let inner = &groups[first..=last];
    let beside = |at: Option<usize>, gap: Option<Gap>| Some((groups.get(at?)?.digits.clone(), gap?));
    Candidate {
        part: groups[first].start..groups[last].end,
        digits: inner.iter().flat_map(|group| group.digits.iter().copied()).collect(),
        sizes: inner.iter().map(|group| group.digits.len()).collect(),
        joint,
        left: beside(first.checked_sub(1), groups[first].gap),
        right: beside(Some(last + 1), groups.get(last + 1).and_then(|next| next.gap)),
        ends: End::Digit,
    }
}

/// An X, or what is written in its place, right after a digit or behind a gap.
fn check_character(view: &View, from: usize) -> Option<(usize, Option<Gap>, End)> {
    let rest = view.chars.get(from..)?;
    let between = rest.iter().take(4).take_while(|c| signs::joins(**c)).count();
    let ends = match rest.get(between)? {
        'X' | 'x' | '×' => End::X,
        '*' => End::Star,
        _ => return None,
    };
    let next = view.get(from + between + 1);
    if next.is_ascii_alphanumeric() || (ends == End::Star && next == '*') {
        return None;
    }
    let gap = if between == 0 { None } else { Some(view::gap(&rest[..between])?) };
    Some((from + between + 1, gap, ends))
}
