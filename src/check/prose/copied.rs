//! Texts that are those of the period before again.
//!
//! Of each text a print of 64 numbers is kept: the least hashes of its passages of
//! eight characters (MinHash). The share of equal numbers estimates the share of
//! common passages, with a standard error of about 6 %.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::Parts;
use crate::diagnostic::Diagnostic;
use crate::say;
use crate::site::{Document, Site};
use crate::value::Period;

/// Most of the text is that of the period before.
pub const COPIED: &str = "copied-text";

const NUMBERS: usize = 64;
/// Characters of a passage.
const PASSAGE: usize = 8;
/// Passages that a text must have to be compared: short ones are alike by nature.
const LEAST: usize = 300;
/// Per cent of passages in common, of both texts together.
const ALIKE: usize = 80;

/// What is kept of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Print(Box<[u32; NUMBERS]>);

impl Print {
    /// The print of a document's own words; none if there are few.
    pub fn of(parts: &Parts<'_>) -> Option<Print> {
        // Figures change every year, words should too.
        let words: Vec<char> = parts.text.chars().filter(|c| c.is_alphabetic()).collect();
        let passages: BTreeSet<u64> = words.windows(PASSAGE).map(hash).collect();
        if passages.len() < LEAST {
            return None;
        }
        let mut least = Box::new([u32::MAX; NUMBERS]);
        for passage in passages {
            let mut mixed = passage;
            for number in least.iter_mut() {
                // SplitMix64 gives as many hashes as are wanted.
                mixed = mixed.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mut z = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                *number = (*number).min((z >> 32) as u32);
            }
        }
        Some(Print(least))
    }

    /// Per cent of passages in common, of both texts together (Dice).
    fn alike(&self, other: &Print) -> usize {
        let equal = self.0.iter().zip(other.0.iter()).filter(|(a, b)| a == b).count();
        200 * equal / (NUMBERS + equal)
    }
}

/// FNV-1a.
fn hash(passage: &[char]) -> u64 {
    passage
        .iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, c| (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01B3))
}

/// The texts of each agency and kind, compared with those of the period before.
pub fn of_site<'p>(site: &Site, print: &dyn Fn(&str) -> Option<&'p Print>) -> Vec<Diagnostic> {
    let mut prints: BTreeMap<(&str, &str, Period), (&Document, &Print)> = BTreeMap::new();
    for document in &site.documents {
        if let Some((period, print)) = document.period.zip(print(&document.path)) {
            prints.insert((&document.kind.key, &document.agency, period), (document, print));
        }
    }
    let mut found = Vec::new();
    for ((kind, agency, period), (document, print)) in &prints {
        let before = period.previous().and_then(|before| prints.get(&(*kind, *agency, before)));
        let Some((other, theirs)) = before else { continue };
        let share = print.alike(theirs);
        if share >= ALIKE {
            found.push(
                Diagnostic::warning(
                    COPIED,
                    say!("正文约{share}%和上一期相同": "about {share} % of the text is that of the period before"),
                )
                .at(&document.path)
                .sides(&share.to_string(), &ALIKE.to_string(), None)
                .help(say!("写本期的实际情况：内容雷同是通报点名的问题": "write what happened in this period: copied reports are a fault that notices name"))
                .basis(document.kind.basis.as_deref())
                .related(&other.path, None, say!("上一期": "the period before")),
            );
        }
    }
    found
}
