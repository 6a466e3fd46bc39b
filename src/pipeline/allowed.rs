//! What documents allow, as `check --allowed` lists it.

use crate::check::Allowances;
use crate::site::Site;

/// A rule that a document allows, and what it is needed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The document, relative to the site's root.
    pub path: String,
    /// The rule.
    pub rule: String,
    /// Why, as written.
    pub reason: String,
    /// How many findings it struck out, of the document and its files.
    pub uses: usize,
}

/// The allowances that are in use, in the order of the documents' paths; those that
/// are not are told as findings.
pub(super) fn list(site: &Site, allowances: &Allowances) -> Vec<Allowed> {
    let documents = site.documents.iter().chain(site.held.iter().map(|held| &held.document));
    let mut all: Vec<Allowed> = documents
        .flat_map(|document| {
            document.allow.iter().enumerate().map(|(at, allowance)| Allowed {
                path: document.path.clone(),
                rule: allowance.rule.clone(),
                reason: allowance.reason.clone(),
                uses: allowances.uses(&document.path, at),
            })
        })
        .filter(|allowed| allowed.uses > 0)
        .collect();
    // Stable: those of one document stay as written.
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}
