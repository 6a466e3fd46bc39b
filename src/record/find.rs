//! Which row or column a word of the content names.

use crate::kinds::{Axis, Head};
use crate::value::fold;

/// What a word leads to.
pub enum Found<'a> {
    /// One node.
    One(&'a Head),
    /// Several, whose full names are given.
    Many(Vec<String>),
    /// None.
    None,
}

/// Finds `word` among the nodes of a tree at any depth: by key, name, short name
/// or alias. A node nearer to the top wins over one of the same name below it.
pub fn find<'a>(heads: impl Iterator<Item = &'a Head>, word: &str) -> Found<'a> {
    let folded = fold(word);
    let mut level: Vec<(&Head, Vec<&str>)> = heads.map(|head| (head, Vec::new())).collect();
    while !level.is_empty() {
        let hits: Vec<&(&Head, Vec<&str>)> =
            level.iter().filter(|(head, _)| names(head, word, &folded)).collect();
        match hits.as_slice() {
            [] => {}
            [(only, _)] => return Found::One(only),
            several => {
                let full = |(head, above): &&(&Head, Vec<&str>)| {
                    above.iter().copied().chain([head.name.short()]).collect::<Vec<_>>().join(" › ")
                };
                return Found::Many(several.iter().map(full).collect());
            }
        }
        level = level
            .into_iter()
            .flat_map(|(head, above)| {
                let mut path = above;
                path.push(head.name.short());
                head.below.iter().map(move |below| (below, path.clone()))
            })
            .collect();
    }
    Found::None
}

/// Does `word` name this node?
pub fn names(head: &Head, word: &str, folded: &str) -> bool {
    head.key.as_deref() == Some(word) || head.name.matches(folded) || numbered(head, folded)
}

/// The word without the form's own numbering, `（一）` or `1.`, also names the line.
fn numbered(head: &Head, folded: &str) -> bool {
    let name = fold(&head.name.name);
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = match bare.strip_prefix('.') {
        Some(bare) => Some(bare),
        None => name.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, bare)| bare),
    };
    bare.is_some_and(|bare| !bare.is_empty() && bare == folded)
}

/// The leaves at and below a node, in printed order.
pub fn leaves(head: &Head) -> Vec<usize> {
    let mut all: Vec<usize> = head.leaf.into_iter().collect();
    for below in &head.below {
        all.extend(leaves(below));
    }
    all
}

/// All names of an axis, for suggestions.
pub fn all_names(axis: &Axis) -> impl Iterator<Item = &str> {
    axis.leaves.iter().flat_map(|leaf| leaf.name.forms())
}
