//! A site that is kept while its files are edited: what was read of each file, so that
//! a change reads again only what it touches.
//!
//! In: the paths that changed, relative to the site's root ([`Live::update`]). Out: a
//! [`View`], which is whole and never changes; whoever shows it swaps it for the next.
//! Where only a body was edited the site stays the one it was. Rules about the site as
//! a whole run apart ([`Live::checkup`]), for they cost more than a page may wait.

mod checkup;
mod compare;
mod kept;
mod reading;
mod telling;
mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::documents::{Introduction, documents_of};
use super::{Failure, Options, put_together, settings};
use crate::check::Counting;
use crate::check::personal::{self, Masks};
use crate::config::{Config, OnError};
use crate::diagnostic::{Diagnostic, Lang, Severity, Text};
use crate::kinds::Kinds;
use crate::site::{HeldWhy, Shared, Site};
use crate::source::{self, Tree};
use crate::theme::Theme;

pub use checkup::{Checked, Checkup};
use kept::Kept;
use telling::Retold;

/// What an update changed for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// Pages or findings.
    Pages,
}

/// One state of the site: whole, and never changed.
#[derive(Debug, Clone)]
pub struct View {
    /// The site; `None` as long as its settings could never be read.
    pub site: Option<Arc<Site>>,
    /// The theme: the last one without mistakes.
    pub theme: Option<Arc<Theme>>,
    /// All findings, in order.
    pub found: Arc<Vec<Diagnostic>>,
    /// The documents that could not be read: their addresses and files.
    pub lost: Arc<BTreeMap<String, String>>,
    /// What has to be published by the end of the month and is not, as of the last look.
    pub due: Arc<Vec<Text>>,
    /// How many documents were read.
    pub documents: usize,
    /// Counts the updates.
    pub generation: u64,
    /// Was the site looked at as a whole since the last update?
    pub checked: bool,
    /// Language of the site.
    pub lang: Lang,
}

impl View {
    /// A path as it may be shown: a name that is somebody's secret is masked.
    pub fn shown(&self, path: &str) -> String {
        let Some(site) = &self.site else { return path.to_owned() };
        let (masks, _) = Masks::of(std::iter::once(path), &personal::ground(&site.config, site.today));
        masks.shown(path).unwrap_or(path).to_owned()
    }
}

/// Settings and kinds that could be read.
#[derive(Clone)]
struct Ground {
    config: Arc<Config>,
    kinds: Arc<Kinds>,
    counting: Arc<Counting>,
}

/// A site that is kept.
pub struct Live {
    options: Options,
    ground: Option<Ground>,
    /// What is wrong with the settings and kinds as they stand now.
    settings_found: Vec<Diagnostic>,
    lang: Lang,
    tree: Tree,
    tree_found: Vec<Diagnostic>,
    documents: BTreeMap<String, Arc<Kept>>,
    introductions: BTreeMap<String, Introduction>,
    /// The address that a file had when it could last be read.
    addresses: BTreeMap<String, String>,
    shared: Shared,
    site: Option<Arc<Site>>,
    theme: Option<Arc<Theme>>,
    theme_found: Vec<Diagnostic>,
    /// What was told of settings, files and theme.
    told: Vec<Diagnostic>,
    found: Arc<Vec<Diagnostic>>,
    lost: Arc<BTreeMap<String, String>>,
    due: Arc<Vec<Text>>,
    generation: u64,
    checked: bool,
}

impl Live {
    /// Reads a site. Settings with mistakes are no failure: the view has no site then.
    ///
    /// Errs where there is no site, and where the machine fails.
    pub fn open(options: &Options) -> Result<Live, Failure> {
        let mut live = Live {
            options: options.clone(),
            ground: None,
            settings_found: Vec::new(),
            lang: Lang::default(),
            tree: Tree::default(),
            tree_found: Vec::new(),
            documents: BTreeMap::new(),
            introductions: BTreeMap::new(),
            addresses: BTreeMap::new(),
            shared: Shared::default(),
            site: None,
            theme: None,
            theme_found: Vec::new(),
            told: Vec::new(),
            found: Arc::default(),
            lost: Arc::default(),
            due: Arc::default(),
            generation: 0,
            checked: false,
        };
        let (config, kinds, found) = settings(options)?;
        if !options.root.join("content").is_dir() {
            return Err(Failure::NoContent(options.root.clone()));
        }
        live.settle_ground(config, kinds, found);
        live.read_everything();
        Ok(live)
    }

    /// The state as it is now.
    pub fn view(&self) -> View {
        View {
            site: self.site.clone(),
            theme: self.theme.clone(),
            found: Arc::clone(&self.found),
            lost: Arc::clone(&self.lost),
            due: Arc::clone(&self.due),
            documents: self.documents.len(),
            generation: self.generation,
            checked: self.checked,
            lang: self.lang,
        }
    }

    /// Reads what changed again. Paths are relative to the root, with `/`; whether a file
    /// was made, edited or removed is seen from the disk.
    pub fn update(&mut self, changed: &BTreeSet<String>) -> Change {
        let below = |folder: &str| changed.iter().any(|path| path.starts_with(folder));
        let calendar = self.ground.as_ref().and_then(|ground| ground.config.calendar_file.clone());
        let mut on_settings = changed.contains("site.yaml")
            || below("kinds/")
            || calendar.is_some_and(|file| changed.contains(&file.path.replace('\\', "/")));
        // A theme that is named may come or go.
        on_settings |= below("themes/") && self.names_a_theme();
        if on_settings && self.read_settings() {
            self.read_everything();
            return self.next();
        }
        let mut change = if on_settings { Change::Pages } else { Change::Nothing };
        if below("static/") {
            change = Change::Pages;
        }
        if below("themes/") {
            self.read_theme();
            change = Change::Pages;
        }
        let content: BTreeSet<&str> =
            changed.iter().map(String::as_str).filter(|path| path.starts_with("content/")).collect();
        let mut retold = Retold::default();
        if !content.is_empty() && self.ground.is_some() {
            let reread = self.reread(&content);
            if reread.visible {
                self.put_together();
            }
            if reread.changed {
                change = Change::Pages;
            }
            retold = reread.retold;
        }
        if change == Change::Nothing {
            return change;
        }
        self.tell(retold);
        self.next()
    }

    /// The site with one held-back document in it, for the page of that document alone.
    pub fn preview(&self, path: &str) -> Option<(Site, usize)> {
        let (ground, now) = (self.ground.as_ref()?, self.site.as_ref()?);
        let mut read = self.documents();
        for input in &mut read.inputs {
            let document = &input.document.path;
            input.held = (document != path && now.by_path(document).is_none()).then_some(HeldWhy::Draft);
        }
        let (config, kinds) = (Arc::clone(&ground.config), Arc::clone(&ground.kinds));
        let site = crate::site::build(
            config,
            kinds,
            self.tree.clone(),
            read.inputs,
            read.folders,
            self.options.today,
        );
        let at = site.by_path(path)?;
        Some((site, at))
    }

    fn next(&mut self) -> Change {
        self.generation += 1;
        self.checked = false;
        Change::Pages
    }

    fn names_a_theme(&self) -> bool {
        self.ground.as_ref().is_none_or(|ground| ground.config.theme != "default") || self.is_misconfigured()
    }

    fn is_misconfigured(&self) -> bool {
        self.settings_found.iter().any(|found| found.severity == Severity::Error)
    }

    /// Reads settings and kinds; are there new ones to go by?
    fn read_settings(&mut self) -> bool {
        match settings(&self.options) {
            Ok((config, kinds, found)) => self.settle_ground(config, kinds, found),
            Err(failure) => {
                // Between two steps of an editor the file may be away.
                self.settings_found = vec![Diagnostic::error("failure", failure.message()).at("site.yaml")];
                false
            }
        }
    }

    /// Settings with mistakes leave the last good ones in force.
    fn settle_ground(&mut self, config: Config, kinds: Kinds, found: Vec<Diagnostic>) -> bool {
        self.settings_found = found;
        if self.is_misconfigured() {
            if self.ground.is_none() {
                self.lang = config.lang;
            }
            return false;
        }
        self.lang = config.lang;
        let counting = Arc::new(Counting::of(&kinds));
        self.ground = Some(Ground { config: Arc::new(config), kinds: Arc::new(kinds), counting });
        true
    }

    /// Everything depends on settings and kinds.
    fn read_everything(&mut self) {
        if self.ground.is_some() {
            self.discover();
            self.shared = Shared::default();
            self.read_all();
            self.put_together();
            self.read_theme();
        }
        self.found = Arc::default();
        let now = self.documents.values().flat_map(|kept| kept.finished.iter().cloned()).collect();
        self.tell(Retold { now, ..Retold::default() });
    }

    /// Finds the files of `content/` again. A folder that vanishes meanwhile is told.
    fn discover(&mut self) {
        match source::discover(&self.options.root) {
            Ok((tree, found)) => (self.tree, self.tree_found) = (tree, found),
            Err(error) => self.tree_found = vec![Diagnostic::error("unreadable-file", error.message())],
        }
    }

    /// The kept documents as a build would read them.
    fn documents(&self) -> super::documents::Documents {
        documents_of(
            self.documents.iter().map(|(path, kept)| (path.as_str(), kept.one.clone())),
            self.introductions.values().cloned(),
        )
    }

    /// Makes the site anew from what is kept.
    fn put_together(&mut self) {
        let Some(ground) = self.ground.clone() else { return };
        let held_by_faults = ground.config.publish.on_error == OnError::Hold;
        if held_by_faults && let Ok(checked) = self.checkup().run() {
            // What is published depends on what the rules find.
            self.site = checked.site.map(Arc::new);
        } else {
            let of = (&ground.config, &ground.kinds, &self.tree);
            let put = put_together(&self.options, of, self.documents(), &mut BTreeSet::new());
            self.site = Some(Arc::new(put.site));
        }
        self.note_addresses();
    }
}
