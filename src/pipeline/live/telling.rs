//! Findings between two looks at the whole site: what a document itself shows is told at
//! once, what only the site shows stays until the next look.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Live;
use crate::diagnostic::{self, Diagnostic};
use crate::pipeline::places;

/// How what is told changes.
#[derive(Debug, Default)]
pub(super) struct Retold {
    /// Files that are gone, with all that was found in them.
    pub gone: Vec<String>,
    /// What was told of the files that were read again.
    pub before: Vec<Diagnostic>,
    /// What is to be told of them now.
    pub now: Vec<Diagnostic>,
}

impl Live {
    /// Brings the findings up to date, as far as that takes no look at the whole site.
    pub(super) fn tell(&mut self, mut retold: Retold) {
        let setup = self.settings_found.iter().chain(&self.tree_found).chain(&self.theme_found);
        let mut setup: Vec<Diagnostic> = setup.cloned().collect();
        places::locate(&self.options.root, &mut setup);
        retold.before.append(&mut self.told);
        let mut before: BTreeMap<Option<&str>, Vec<&Diagnostic>> = BTreeMap::new();
        for found in &retold.before {
            before.entry(found.path.as_deref()).or_default().push(found);
        }
        let stays = |found: &&Diagnostic| {
            let path = found.path.as_deref();
            !before.get(&path).is_some_and(|told| told.contains(found))
                && !path.is_some_and(|path| retold.gone.iter().any(|gone| gone == path))
        };
        let mut all: Vec<Diagnostic> = self.found.iter().filter(stays).cloned().collect();
        all.append(&mut retold.now);
        all.extend(setup.iter().cloned());
        self.told = setup;
        diagnostic::sort(&mut all);
        self.found = Arc::new(all);
    }
}
