//! Personal information that must not be published: identity, certificate, card, account
//! and telephone numbers, homes, births, illness, minors, lists of names.
//!
//! In: a text, or the cells of a table, and what the site has declared to be public
//! ([`Ground`]). Out: [`Hit`]s with their places in the text as it was given, and a masked
//! form that a message may show. Here are no rules and no severities: which finding is a
//! mistake in which document is for `check` to say. docs/privacy.md tells what each
//! detector finds and what it leaves alone.
//!
//! A text is looked at twice. `survey` passes over it once and picks the parts that hold
//! a long number or a word such as 住址; only these are normalised (`view`) and given to
//! the detectors, the surest first.

mod account;
mod address;
mod birth;
mod candidate;
mod codes;
mod covered;
mod finder;
mod ground;
mod header;
mod identity;
mod labels;
mod life;
mod person;
mod phone;
mod signs;
mod sort;
mod survey;
mod table;
mod view;
mod words;

pub use ground::Ground;
pub use header::header;
pub use person::{NameForm, name_form};
pub use sort::{Confidence, Hit, Sort};
pub use table::{CellHit, scan_table};

use finder::Finder;

/// Finds personal information in a text: running text, a file name, a cell. Places are
/// characters of `text`, in order; no two findings overlap.
pub fn scan(text: &str, ground: &Ground) -> Vec<Hit> {
    let mut hits = Vec::new();
    let (mut bytes, mut chars) = (0, 0);
    for part in survey::windows(text) {
        chars += text[bytes..part.bytes.start].chars().count();
        bytes = part.bytes.start;
        let mut finder = Finder::new(&text[part.bytes], chars, ground);
        identity::find(&mut finder);
        covered::find(&mut finder);
        account::find(&mut finder);
        phone::find(&mut finder);
        if part.words {
            address::find(&mut finder);
            birth::find(&mut finder);
            life::find(&mut finder);
        }
        hits.append(&mut finder.into_hits());
    }
    hits.sort_by_key(|hit| (hit.chars.start, hit.chars.end));
    hits
}

#[cfg(test)]
mod tests;
