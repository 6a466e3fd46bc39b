//! Which lines of a form are the sum of which: totals beside their parts, wholes
//! above theirs. Sums are not written in a kind; they follow from the tree.

use std::collections::BTreeSet;

use crate::kinds::{Axis, Extent, Head, Leaf};

/// A line that other lines add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The line that states the sum.
    pub whole: usize,
    /// The lines that are added.
    pub parts: Vec<usize>,
    /// Are they all of it?
    pub extent: Extent,
    /// A total beside its parts, or a whole above them?
    pub is_total: bool,
}

/// The sums of an axis, in printed order.
pub fn sums(axis: &Axis) -> Vec<Sum> {
    let mut all = Vec::new();
    group(axis, &axis.heads, &mut all);
    all
}

fn group(axis: &Axis, heads: &[Head], all: &mut Vec<Sum>) {
    for (at, head) in heads.iter().enumerate() {
        if let Some(extent) = head.total {
            let beside =
                || heads.iter().enumerate().filter(|(other, head)| *other != at && head.total.is_none());
            match head.leaf {
                Some(whole) if head.below.is_empty() => {
                    let parts: Vec<usize> = beside().flat_map(|(_, head)| wholes(head)).collect();
                    push(all, whole, parts, extent, true);
                }
                // A group is the total of the groups beside it, line by line.
                _ => {
                    for whole in wholes(head) {
                        let own = &axis.leaves[whole];
                        let parts = beside()
                            .flat_map(|(_, other)| wholes(other))
                            .filter(|part| is_counterpart(own, &axis.leaves[*part]))
                            .collect();
                        push(all, whole, parts, extent, true);
                    }
                }
            }
        }
        if let (Some(extent), Some(whole)) = (head.whole, head.leaf) {
            for parts in divisions(axis, head, whole) {
                push(all, whole, parts, extent, false);
            }
        }
        group(axis, &head.below, all);
    }
}

fn push(all: &mut Vec<Sum>, whole: usize, parts: Vec<usize>, extent: Extent, is_total: bool) {
    if !parts.is_empty() {
        all.push(Sum { whole, parts, extent, is_total });
    }
}

/// The lines of a node that are not parts or totals of others in it.
fn wholes(head: &Head) -> Vec<usize> {
    match head.leaf {
        Some(leaf) => vec![leaf],
        None => head.below.iter().filter(|below| below.total.is_none()).flat_map(wholes).collect(),
    }
}

/// Lines of two groups that say the same of different things: the same measure, or
/// the same key or name at the end.
fn is_counterpart(own: &Leaf, other: &Leaf) -> bool {
    let measure = |leaf: &Leaf| leaf.given.measure.clone().flatten();
    match (measure(own), measure(other)) {
        (Some(own), Some(other)) => own == other,
        _ => match (own.keys.last(), other.keys.last()) {
            (Some(own), Some(other)) => own == other,
            _ => own.name == other.name,
        },
    }
}

/// The parts below a whole, by the dimensions that they name: one whole may be divided
/// by area and again by grade, and each division adds up by itself. Parts that have a
/// dimension in common are of one division; parts that name none join the others where
/// there is one division only.
fn divisions(axis: &Axis, head: &Head, whole: usize) -> Vec<Vec<usize>> {
    let above: BTreeSet<&String> = axis.leaves[whole].bind.keys().collect();
    let mut divisions: Vec<(BTreeSet<&String>, Vec<usize>)> = Vec::new();
    for part in head.below.iter().filter(|below| below.total.is_none()).flat_map(wholes) {
        let own: BTreeSet<&String> =
            axis.leaves[part].bind.keys().filter(|key| !above.contains(key)).collect();
        let shares = |dimensions: &BTreeSet<&String>| {
            if own.is_empty() { dimensions.is_empty() } else { !own.is_disjoint(dimensions) }
        };
        // A part may join divisions that were apart until now.
        let (joined, rest): (Vec<_>, Vec<_>) =
            divisions.into_iter().partition(|(dimensions, _)| shares(dimensions));
        let (mut dimensions, mut parts) = (own.clone(), Vec::new());
        for (more, lines) in joined {
            dimensions.extend(more);
            parts.extend(lines);
        }
        parts.push(part);
        divisions = rest;
        divisions.push((dimensions, parts));
    }
    if let [(one, _), (other, _)] = divisions.as_slice()
        && (one.is_empty() || other.is_empty())
    {
        let mut all: Vec<usize> = divisions.into_iter().flat_map(|(_, parts)| parts).collect();
        all.sort_unstable();
        return vec![all];
    }
    divisions.into_iter().map(|(_, parts)| parts).collect()
}
