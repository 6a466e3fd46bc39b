//! The figures of a document's tables, by the sums and equations of its kind.

use std::collections::BTreeMap;

use super::Ground;
use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::site::Site;

/// What a document leaves to be asked of the site.
#[derive(Debug, Default)]
pub struct Prepared {}

impl Prepared {
    /// Is nothing left to be asked?
    pub fn is_empty(&self) -> bool {
        true
    }
}

/// Sums and equations within a document.
pub fn of_record(_record: &Record, _ground: Ground<'_>) -> (Vec<Diagnostic>, Prepared) {
    (Vec::new(), Prepared::default())
}

/// Equations between documents.
pub fn of_site(_site: &Site, _prepared: &BTreeMap<String, Prepared>) -> Vec<Diagnostic> {
    Vec::new()
}
