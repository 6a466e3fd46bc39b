//! What is wrong with what was read: with a document's figures and dates, and with
//! the site as a whole.
//!
//! In: a record with its source ([`of_record`]), then the site and what its documents
//! left to be asked of it ([`of_site`]). Out: diagnostics, their places as JSON
//! Pointers where the text would have to be read again. Nothing is changed. Each rule
//! is one function of its family's file, its description stands in `rules`.

mod allowances;
mod arithmetic;
mod files;
mod links;
mod relations;

pub use allowances::Allowances;
pub use arithmetic::Prepared;

use std::collections::BTreeMap;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::kinds::Kinds;
use crate::record::Record;
use crate::site::Site;
use crate::source::Split;
use crate::value::Date;

/// What a check of one document may see besides it.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The kinds.
    pub kinds: &'a Kinds,
    /// The day of the run.
    pub today: Date,
}

/// The rules about one document, and what has to be asked of the site.
pub fn of_record(record: &Record, split: &Split, ground: Ground<'_>) -> (Vec<Diagnostic>, Prepared) {
    let _ = split;
    arithmetic::of_record(record, ground)
}

/// The rules about the site; `prepared` by the documents' paths.
pub fn of_site(site: &Site, prepared: &BTreeMap<String, Prepared>) -> Vec<Diagnostic> {
    let mut diagnostics = files::unnamed(site);
    diagnostics.extend(links::broken(site));
    diagnostics.extend(relations::unknown(site));
    diagnostics.extend(arithmetic::of_site(site, prepared));
    diagnostics
}
