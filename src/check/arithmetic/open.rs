//! Rows that are written out: which of them is the whole of which. A row that leaves
//! a dimension out is the whole of those that name it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::kinds::{Bind, Extent};

/// Rows compared one by one for being apart; more than that is left undecided.
const COMPARED: usize = 2_000;

/// A row that others add up to.
#[derive(Debug, PartialEq, Eq)]
pub struct Whole {
    /// The row that states the sum.
    pub whole: usize,
    /// The rows that are added.
    pub parts: Vec<usize>,
    /// Are they all of it: every value of a closed list?
    pub extent: Extent,
}

/// Rows by their dimension values.
type ByValues<'b> = HashMap<Vec<(&'b str, &'b str)>, usize>;

/// A whole, and the dimensions by which it is divided.
type Division<'b> = (usize, Vec<&'b str>);

/// What stands in which row among `rows` (number and dimension values): the wholes
/// with their parts, and the rows that are part of no other; `None` for these where
/// two of them may overlap, so that a total of them can't be judged.
///
/// `size` gives how many values a dimension's closed list has.
pub fn nested(
    rows: &[(usize, &Bind)],
    size: &dyn Fn(&str) -> Option<usize>,
) -> (Vec<Whole>, Option<Vec<usize>>) {
    let mut by_keys: BTreeMap<BTreeSet<&str>, ByValues<'_>> = BTreeMap::new();
    for (row, bind) in rows {
        let keys: BTreeSet<&str> = bind.keys().map(String::as_str).collect();
        let values = bind.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        by_keys.entry(keys).or_default().entry(values).or_insert(*row);
    }
    let mut below: BTreeMap<Division<'_>, Vec<(usize, &Bind)>> = BTreeMap::new();
    let mut tops: Vec<(usize, &Bind)> = Vec::new();
    for (row, bind) in rows {
        let keys: BTreeSet<&str> = bind.keys().map(String::as_str).collect();
        let above = |known: &BTreeSet<&str>| known.len() < keys.len() && known.is_subset(&keys);
        let parents: Vec<(usize, BTreeSet<&str>)> = by_keys
            .iter()
            .filter(|(known, _)| above(known))
            .filter_map(|(known, members)| {
                let projected: Vec<(&str, &str)> = bind
                    .iter()
                    .map(|(key, value)| (key.as_str(), value.as_str()))
                    .filter(|(key, _)| known.contains(key))
                    .collect();
                members.get(&projected).map(|parent| (*parent, known.clone()))
            })
            .collect();
        // Only the nearest are its wholes: those that no other parent stands below.
        for (parent, known) in &parents {
            let nearer = parents.iter().any(|(_, other)| other.len() > known.len() && known.is_subset(other));
            if !nearer {
                let more: Vec<&str> = keys.difference(known).copied().collect();
                below.entry((*parent, more)).or_default().push((*row, bind));
            }
        }
        if parents.is_empty() {
            tops.push((*row, bind));
        }
    }
    let wholes = below
        .into_iter()
        .map(|((whole, more), parts)| {
            let values: BTreeSet<Vec<Option<&String>>> =
                parts.iter().map(|(_, bind)| more.iter().map(|key| bind.get(*key)).collect()).collect();
            let all =
                more.iter().try_fold(1_usize, |all, key| size(key).and_then(|size| all.checked_mul(size)));
            let extent = if all == Some(values.len()) { Extent::All } else { Extent::Some };
            Whole { whole, parts: parts.into_iter().map(|(row, _)| row).collect(), extent }
        })
        .collect();
    let apart = are_apart(&tops);
    (wholes, apart.then(|| tops.into_iter().map(|(row, _)| row).collect()))
}

/// Does every pair name different values of some dimension?
fn are_apart(rows: &[(usize, &Bind)]) -> bool {
    let keys: BTreeSet<Vec<&String>> = rows.iter().map(|(_, bind)| bind.keys().collect()).collect();
    if keys.len() <= 1 {
        let values: BTreeSet<&Bind> = rows.iter().map(|(_, bind)| *bind).collect();
        return values.len() == rows.len() || rows.iter().all(|(_, bind)| bind.is_empty());
    }
    if rows.len() > COMPARED {
        return false;
    }
    rows.iter().enumerate().all(|(at, (_, one))| {
        rows[at + 1..].iter().all(|(_, other)| {
            one.iter().any(|(key, value)| other.get(key).is_some_and(|others| others != value))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bind(pairs: &[(&str, &str)]) -> Bind {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn two(key: &str) -> Option<usize> {
        (key == "area").then_some(2)
    }

    #[test]
    fn a_row_without_a_dimension_is_the_whole_of_those_that_name_it() {
        let all = bind(&[("p", "d")]);
        let urban = bind(&[("p", "d"), ("area", "urban")]);
        let rural = bind(&[("p", "d"), ("area", "rural")]);
        let old = bind(&[("p", "d"), ("group", "old")]);
        let (wholes, tops) = nested(&[(0, &all), (1, &urban), (2, &rural), (3, &old)], &two);
        assert_eq!(
            wholes,
            [
                Whole { whole: 0, parts: vec![1, 2], extent: Extent::All },
                Whole { whole: 0, parts: vec![3], extent: Extent::Some },
            ]
        );
        assert_eq!(tops, Some(vec![0]));
    }

    #[test]
    fn rows_that_may_overlap_have_no_total() {
        let urban = bind(&[("p", "d"), ("area", "urban")]);
        let old = bind(&[("p", "d"), ("group", "old")]);
        assert_eq!(nested(&[(0, &urban), (1, &old)], &two).1, None);
        let other = bind(&[("p", "t"), ("group", "old")]);
        assert_eq!(nested(&[(0, &urban), (1, &other)], &two).1, Some(vec![0, 1]));
    }
}
