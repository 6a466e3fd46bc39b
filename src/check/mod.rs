//! What is wrong with what was read: with a document's figures and dates, and with
//! the site as a whole.
//!
//! In: a record with its source ([`of_record`]), then the site and what its documents
//! left to be asked of it ([`of_site`]). Out: diagnostics, their places as JSON
//! Pointers where the text would have to be read again. Nothing is changed. Each rule
//! is one function of its family's file, its description stands in `rules`.

mod addresses;
mod allowances;
mod arithmetic;
mod columns;
mod deadlines;
mod files;
mod links;
pub mod markup;
mod metadata;
mod names;
mod pattern;
pub mod personal;
mod prose;
mod relations;
mod review;
mod series;

pub use allowances::Allowances;
pub use arithmetic::Counting;
pub use series::GAP;

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Text};
use crate::kinds::Kinds;
use crate::record::Record;
use crate::site::Site;
use crate::source::Split;
use crate::value::Date;

/// Reads a published document again, by its place in the site: for the place of a
/// finding that only the whole site shows.
pub type Reread<'a> = &'a dyn Fn(usize) -> Option<Record>;

/// What a check of one document may see besides it.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The kinds.
    pub kinds: &'a Kinds,
    /// What documents of other kinds count.
    pub counting: &'a Counting,
    /// The day of the run.
    pub today: Date,
}

/// What a document leaves to be asked of the site.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Prepared {
    /// Equations, cells for the next document, counts.
    figures: arithmetic::Left,
    /// Deadlines in years without a calendar.
    uncounted: deadlines::Uncounted,
    /// Numbers that must be unique, explanations that are wanted.
    catalogue: metadata::Left,
    /// By which a copied text is known.
    print: Option<prose::Print>,
    /// What must not be printed.
    pub secrets: personal::Secrets,
}

impl Prepared {
    /// Is nothing left to be asked?
    pub fn is_empty(&self) -> bool {
        *self == Prepared::default()
    }
}

/// The rules about one document, and what has to be asked of the site.
pub fn of_record(record: &Record, split: &Split, ground: Ground<'_>) -> (Vec<Diagnostic>, Prepared) {
    let _ = split;
    let (mut diagnostics, figures) = arithmetic::of_record(record, ground);
    let mut prepared = Prepared { figures, ..Prepared::default() };
    diagnostics.extend(series::of_record(record));
    diagnostics.extend(deadlines::of_record(record, ground, &mut prepared.uncounted));
    let (found, catalogue) = metadata::of_record(record, ground);
    let (written, print) = prose::of_record(record, ground);
    diagnostics.extend(review::of_record(record, ground));
    diagnostics.extend(found);
    diagnostics.extend(addresses::of_record(record, &ground.config.identity.domain));
    diagnostics.extend(written);
    (prepared.catalogue, prepared.print) = (catalogue, print);
    (diagnostics, prepared)
}

/// What has to be published before the site's day and is not, in words: for a site whose
/// day lies ahead, what falls due until then.
pub fn due(site: &Site) -> Vec<Text> {
    series::due(site)
}

/// The rules about the site; `prepared` by the documents' paths.
pub fn of_site(site: &Site, prepared: &BTreeMap<String, Prepared>, reread: Reread<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = files::unnamed(site);
    diagnostics.extend(links::broken(site));
    diagnostics.extend(names::unportable(site));
    diagnostics.extend(relations::unknown(site));
    diagnostics.extend(arithmetic::of_site(site, prepared, reread));
    let mut uncounted = deadlines::Uncounted::default();
    prepared.values().for_each(|left| uncounted.add(&left.uncounted));
    diagnostics.extend(series::of_site(site, &mut uncounted));
    diagnostics.extend(uncounted.told());
    diagnostics.extend(review::withheld_files(site));
    diagnostics.extend(metadata::of_site(site, &|path| prepared.get(path).map(|left| &left.catalogue)));
    diagnostics.extend(columns::of_site(site));
    diagnostics.extend(prose::of_site(site, &|path| prepared.get(path)?.print.as_ref()));
    diagnostics
}
