//! Reading again what changed, and no more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::kept::Kept;
use super::telling::Retold;
use super::{Ground, Live};
use crate::config::OnError;
use crate::pipeline::documents::{self, Introduction};
use crate::record::Desk;
use crate::site::document_url;
use crate::source::{Entry, Role};

/// What reading again showed.
pub(super) struct Reread {
    /// Is anything different?
    pub changed: bool,
    /// Is anything different to other pages than the documents' own?
    pub visible: bool,
    /// What is to be told.
    pub retold: Retold,
}

impl Live {
    /// Reads every document and introduction.
    pub(super) fn read_all(&mut self) {
        let Some(ground) = self.ground.clone() else { return };
        let paths: Vec<&str> = of_role(&self.tree.entries, Role::Document).collect();
        let read: Vec<(String, Arc<Kept>)> = paths
            .par_iter()
            .map(|path| ((*path).to_owned(), Arc::new(self.read_document(path, &ground))))
            .collect();
        self.documents = read.into_iter().collect();
        self.read_introductions(&ground);
    }

    /// Reads what the changed files of `content/` touch.
    pub(super) fn reread(&mut self, changed: &BTreeSet<&str>) -> Reread {
        let mut reread = Reread { changed: false, visible: false, retold: Retold::default() };
        let Some(ground) = self.ground.clone() else { return reread };
        let by_faults = ground.config.publish.on_error == OnError::Hold;
        let moved = self.rediscover(changed);
        reread.visible |= !moved.is_empty();
        reread.changed |= !moved.is_empty();
        let moved_names = moved.clone();
        let touched: BTreeSet<&str> =
            changed.iter().copied().chain(moved_names.iter().map(String::as_str)).collect();
        let files: Vec<&str> = touched.iter().copied().filter(|path| !is_markdown(path)).collect();
        let mut again: BTreeSet<String> = touched
            .iter()
            .filter(|path| self.tree.get(path).is_some_and(|entry| entry.role == Role::Document))
            .map(|path| (*path).to_owned())
            .collect();
        // Where no file came or went and none that documents name was edited, nobody else
        // is touched, and nobody else is asked.
        if !moved.is_empty() || !files.is_empty() {
            for (path, kept) in &self.documents {
                // What is told of a document may be that a file is missing.
                let waits = !moved.is_empty() && !kept.one.diagnostics.is_empty();
                if waits || touched.iter().any(|file| file != path && kept.uses(file)) {
                    again.insert(path.clone());
                }
            }
        }
        // The bytes of a file that a document names are a page's as well.
        reread.changed |= files.iter().any(|file| self.documents.values().any(|kept| kept.uses(file)));
        let read: Vec<(String, Kept)> = again
            .into_par_iter()
            .filter(|path| self.tree.get(path).is_some())
            .map(|path| (path.clone(), self.read_document(&path, &ground)))
            .collect();
        for (path, kept) in read {
            let old = self.documents.get(&path);
            reread.visible |= !old.is_some_and(|old| old.is_alike(&kept, by_faults));
            if old.is_some_and(|old| old.is_same(&kept)) {
                continue;
            }
            reread.changed = true;
            reread.retold.before.extend(old.iter().flat_map(|old| old.finished.iter().cloned()));
            reread.retold.now.extend(kept.finished.iter().cloned());
            self.documents.insert(path, Arc::new(kept));
        }
        for path in moved.into_iter().filter(|path| self.tree.get(path).is_none()) {
            self.documents.remove(&path);
            reread.retold.gone.push(path);
        }
        if touched.iter().any(|path| path.ends_with("_index.md")) {
            self.read_introductions(&ground);
            reread.visible = true;
            reread.changed = true;
        }
        reread
    }

    /// Looks for files again if some came, went or changed their size; these are given.
    fn rediscover(&mut self, changed: &BTreeSet<&str>) -> Vec<String> {
        let is_known = |path: &&str| {
            let size = std::fs::metadata(self.options.root.join(path)).ok().filter(|it| it.is_file());
            let size = size.map(|metadata| metadata.len());
            self.tree.get(path).map(|entry| entry.size) == size
        };
        let is_text = |path: &&str| {
            let entry = self.tree.get(path);
            entry.is_some_and(|entry| entry.role != Role::Other) && self.options.root.join(path).is_file()
        };
        if changed.iter().all(|path| is_known(path) || is_text(path)) {
            // The size of a document is nobody's business.
            return Vec::new();
        }
        let before: BTreeMap<String, u64> = sizes(&self.tree.entries);
        self.discover();
        let now = sizes(&self.tree.entries);
        let differs = |path: &&String| {
            let (old, new) = (before.get(*path), now.get(*path));
            old.is_none() || new.is_none() || (old != new && !is_markdown(path))
        };
        let all: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        all.into_iter().filter(differs).cloned().collect()
    }

    fn read_introductions(&mut self, ground: &Ground) {
        let root = &self.options.root;
        let desk = Desk { config: &ground.config, kinds: &ground.kinds, tree: &self.tree, root };
        let read = of_role(&self.tree.entries, Role::Folder).filter_map(|path| {
            let introduction: Introduction = documents::introduction(path, &desk, self.options.today).ok()?;
            Some((path.to_owned(), introduction))
        });
        self.introductions = read.collect();
    }

    /// Remembers where documents stand, and where those that can't be read stood.
    pub(super) fn note_addresses(&mut self) {
        let mut lost = BTreeMap::new();
        for (path, kept) in &self.documents {
            match &kept.one.input {
                Some(input) => {
                    self.addresses.insert(path.clone(), input.document.url.clone());
                }
                None => {
                    let url = self.addresses.get(path).cloned().unwrap_or_else(|| document_url(path, None));
                    lost.insert(url, path.clone());
                }
            }
        }
        self.addresses.retain(|path, _| self.documents.contains_key(path));
        self.lost = Arc::new(lost);
    }
}

fn is_markdown(path: &str) -> bool {
    path.to_ascii_lowercase().ends_with(".md")
}

fn of_role(entries: &[Entry], role: Role) -> impl Iterator<Item = &str> {
    entries.iter().filter(move |entry| entry.role == role).map(|entry| entry.path.as_str())
}

fn sizes(entries: &[Entry]) -> BTreeMap<String, u64> {
    entries.iter().map(|entry| (entry.path.clone(), entry.size)).collect()
}
