//! A look at the site as a whole, apart from the kept state: the same as a build's.

use std::sync::Arc;

use super::{Ground, Live};
use crate::check;
use crate::config::OnError;
use crate::diagnostic::{self, Diagnostic, Text};
use crate::pipeline::documents::Documents;
use crate::pipeline::{Failure, Options, Settled, places, publish, settle};
use crate::site::Site;
use crate::source::Tree;

/// All that a look needs, taken out of the kept state.
pub struct Checkup {
    options: Options,
    ground: Option<Ground>,
    tree: Tree,
    documents: Documents,
    setup: Vec<Diagnostic>,
    generation: u64,
}

/// What a look showed.
pub struct Checked {
    /// The site; `None` where its settings can't be read.
    pub(super) site: Option<Site>,
    found: Vec<Diagnostic>,
    due: Vec<Text>,
    generation: u64,
}

impl Live {
    /// Takes out what a look at the whole site needs.
    pub fn checkup(&self) -> Checkup {
        let setup = self.settings_found.iter().chain(&self.tree_found).chain(&self.theme_found);
        Checkup {
            options: self.options.clone(),
            ground: self.ground.clone(),
            tree: self.tree.clone(),
            documents: self.documents(),
            setup: setup.cloned().collect(),
            generation: self.generation,
        }
    }

    /// Takes over what a look showed, unless something changed meanwhile.
    pub fn accept(&mut self, checked: Checked) -> bool {
        if checked.generation != self.generation {
            return false;
        }
        // Elsewhere every change that pages show has made a new site already, and what is
        // only about places is no reason for another.
        let by_faults =
            self.ground.as_ref().is_some_and(|ground| ground.config.publish.on_error == OnError::Hold);
        if by_faults && let Some(site) = checked.site {
            self.site = Some(Arc::new(site));
        }
        self.found = Arc::new(checked.found);
        self.due = Arc::new(checked.due);
        self.checked = true;
        true
    }
}

impl Checkup {
    /// Looks.
    pub fn run(self) -> Result<Checked, Failure> {
        let Checkup { options, ground, tree, documents, mut setup, generation } = self;
        let Some(ground) = ground else {
            places::locate(&options.root, &mut setup);
            diagnostic::sort(&mut setup);
            return Ok(Checked { site: None, found: setup, due: Vec::new(), generation });
        };
        let of = (&ground.config, &ground.kinds, &tree);
        let Settled { mut site, mut found, quiet, .. } = settle(&options, of, &mut || Ok(documents.clone()))?;
        found.append(&mut setup);
        found.extend(publish::taken(&site, &publish::statics(&options.root).unwrap_or_default()));
        places::locate(&options.root, &mut found);
        quiet.hide(&mut found);
        diagnostic::sort(&mut found);
        let due = due_this_month(&mut site);
        Ok(Checked { site: Some(site), found, due, generation })
    }
}

/// What has to be published by the end of the month and is not.
fn due_this_month(site: &mut Site) -> Vec<Text> {
    let today = site.today;
    let Ok(after) = today.last_of_month().tomorrow() else { return Vec::new() };
    site.today = after;
    let due = check::due(site);
    site.today = today;
    due
}
