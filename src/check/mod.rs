//! What only the whole site shows to be wrong.
//!
//! In: the site and what its documents name. Out: diagnostics. Nothing is changed.
//! Each rule is one file; the rules that read a single document are the record
//! stage's.

mod files;
mod links;
mod relations;

use crate::diagnostic::Diagnostic;
use crate::site::Site;

/// The rules of this stage; `site.yaml` can regrade them.
pub const RULES: &[&str] = &[files::UNNAMED, links::BROKEN, relations::UNKNOWN];

/// Runs every rule.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics = files::unnamed(site);
    diagnostics.extend(links::broken(site));
    diagnostics.extend(relations::unknown(site));
    diagnostics
}
