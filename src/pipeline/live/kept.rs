//! What is kept of one document.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use super::compare::is_shown_alike;
use super::{Ground, Live};
use crate::check::Allowances;
use crate::check::personal::{self, Masks};
use crate::diagnostic::Diagnostic;
use crate::pipeline::documents::{self, One};
use crate::pipeline::{places, regrade};
use crate::record::Desk;

/// A document as it was last read.
#[derive(Debug)]
pub(super) struct Kept {
    /// What was read.
    pub one: One,
    /// Its own findings as they are told: placed, graded, without what it allows.
    pub finished: Vec<Diagnostic>,
    /// Tells one content of the file from another.
    print: Option<u64>,
}

impl Live {
    /// Reads a document. What the machine can't read is a finding: it may be back with
    /// the next change.
    pub(super) fn read_document(&self, path: &str, ground: &Ground) -> Kept {
        // Before it is read: a change between the two is seen with the next event.
        let print = print(&self.options.root.join(path));
        let desk =
            Desk { config: &ground.config, kinds: &ground.kinds, tree: &self.tree, root: &self.options.root };
        let one = documents::one(path, &desk, &self.options, &self.shared, &ground.counting);
        let one = one.unwrap_or_else(|failure| One {
            input: None,
            prepared: None,
            diagnostics: vec![Diagnostic::error("unreadable-file", failure.message()).at(path)],
        });
        let mut finished = one.diagnostics.clone();
        Allowances::default().strike(one.input.iter().map(|input| &input.document), &mut finished);
        regrade(&ground.config, &ground.kinds, &mut finished);
        places::locate(&self.options.root, &mut finished);
        let paths: BTreeSet<&str> = finished
            .iter()
            .flat_map(|found| found.related.iter().map(|related| &related.path).chain(&found.path))
            .map(String::as_str)
            .collect();
        let public = personal::ground(&ground.config, self.options.today);
        let (masks, _) = Masks::of(paths.into_iter(), &public);
        let secrets = one.prepared.as_ref().map(|left| left.secrets.clone()).unwrap_or_default();
        personal::hide(&mut finished, &secrets, &masks);
        Kept { one, finished, print }
    }
}

impl Kept {
    /// Is it the same file with the same findings?
    pub fn is_same(&self, other: &Kept) -> bool {
        self.print.is_some()
            && self.print == other.print
            && self.is_seen_alike(other)
            && self.finished == other.finished
    }

    /// Do other pages see no difference? Where an error decides whether a document is
    /// published, `by_faults`, its findings count.
    pub fn is_alike(&self, other: &Kept, by_faults: bool) -> bool {
        self.is_seen_alike(other) && (!by_faults || self.finished == other.finished)
    }

    fn is_seen_alike(&self, other: &Kept) -> bool {
        match (&self.one.input, &other.one.input) {
            (Some(a), Some(b)) => {
                a.held == b.held && a.facts == b.facts && is_shown_alike(&a.document, &b.document)
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Does it name or link a file?
    pub fn uses(&self, file: &str) -> bool {
        self.one.input.as_ref().is_some_and(|input| {
            let document = &input.document;
            document.files.iter().any(|own| own.path == file)
                || document.data.iter().any(|own| own == file)
                || document.links.iter().any(|link| link.target == file)
        })
    }
}

fn print(path: &Path) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    std::fs::read(path).ok()?.hash(&mut hasher);
    Some(hasher.finish())
}
