//! Events of the system: what is watched, and what an event means.
//!
//! Watched are the parent of the root, the root itself, both without what lies deeper,
//! and the four folders of a site whole: so a root or a folder that is exchanged is seen,
//! and the output, caches and other folders are never watched. A folder that came or
//! moved is watched anew, for the system goes on telling of it by its old name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::snapshot::{FOLDERS, Snapshot, is_output, relative, single_files};
use super::wait::Burst;
use crate::diagnostic::Text;
use crate::say;
use crate::serve::hub::Hub;

/// What keeps events from coming.
#[derive(Debug)]
pub enum Trouble {
    /// The system watches no more folders.
    Limit,
    /// Events were lost; the next will come.
    Fleeting,
    /// Anything else.
    Other(String),
}

impl Trouble {
    fn of(error: &notify::Error) -> Trouble {
        match &error.kind {
            ErrorKind::MaxFilesWatch => Trouble::Limit,
            // Too many watchers (EMFILE) is a limit as well.
            ErrorKind::Io(io) if io.raw_os_error() == Some(24) => Trouble::Limit,
            ErrorKind::PathNotFound | ErrorKind::WatchNotFound => Trouble::Fleeting,
            ErrorKind::Io(io) if io.kind() == std::io::ErrorKind::NotFound => Trouble::Fleeting,
            _ => Trouble::Other(error.to_string()),
        }
    }

    /// What it means for whoever edits.
    pub fn told(&self) -> Text {
        match self {
            Trouble::Limit => say!(
                "系统能同时监视的文件夹数已到上限（不是磁盘满）：改为每秒看一遍文件。要提高上限，请管理员运行 sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024": "the system's limit of watched folders is reached (the disk is not full): files are looked at every second instead. To raise it, an administrator runs sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=1024"
            ),
            Trouble::Fleeting => {
                say!("有改动没有收到通知，重新看一遍文件": "changes were not told; all files are looked at")
            }
            Trouble::Other(why) => say!(
                "收不到文件改动的通知（{why}）：改为每秒看一遍文件": "changes of files are not told ({why}): files are looked at every second instead"
            ),
        }
    }
}

/// The watches.
pub struct Watching {
    watcher: RecommendedWatcher,
    root: PathBuf,
    extra: BTreeSet<PathBuf>,
    has_links: bool,
}

impl Watching {
    /// Watches a site; events go to `sender`.
    pub fn start(
        hub: &Hub,
        seen: &Snapshot,
        sender: Sender<notify::Result<Event>>,
    ) -> Result<Watching, Trouble> {
        let told = move |event| {
            // Nobody listens any more: the preview has ended.
            let _ = sender.send(event);
        };
        let watcher = notify::recommended_watcher(told).map_err(|error| Trouble::of(&error))?;
        let mut own =
            Watching { watcher, root: hub.root().to_owned(), extra: BTreeSet::new(), has_links: false };
        own.watch_again(hub, seen)?;
        Ok(own)
    }

    /// Watches everything anew.
    pub fn watch_again(&mut self, hub: &Hub, seen: &Snapshot) -> Result<(), Trouble> {
        let root = self.root.clone();
        for old in std::mem::take(&mut self.extra) {
            let _ = self.watcher.unwatch(&old);
        }
        self.has_links = !seen.links.is_empty();
        let mut extra = seen.outside.clone();
        extra.extend(single_files(hub).iter().filter_map(|file| Some(root.join(file).parent()?.to_owned())));
        extra.extend(root.parent().map(Path::to_owned));
        extra.insert(root.clone());
        for folder in &extra {
            self.watch(folder, RecursiveMode::NonRecursive)?;
        }
        for folder in FOLDERS {
            self.watch_folder(&root.join(folder))?;
        }
        self.extra = extra;
        Ok(())
    }

    fn watch_folder(&mut self, folder: &Path) -> Result<(), Trouble> {
        let _ = self.watcher.unwatch(folder);
        self.watch(folder, RecursiveMode::Recursive)
    }

    /// What is not there, or goes while it is looked at, is watched when it comes.
    fn watch(&mut self, folder: &Path, mode: RecursiveMode) -> Result<(), Trouble> {
        if !folder.is_dir() {
            return Ok(());
        }
        match self.watcher.watch(folder, mode).map_err(|error| Trouble::of(&error)) {
            Err(Trouble::Fleeting) | Ok(()) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    /// Sorts a burst: the files that it names go to `changed`. Did folders come or go, so
    /// that all files must be looked at?
    pub fn sort(
        &mut self,
        hub: &Hub,
        burst: Burst,
        seen: &Snapshot,
        changed: &mut BTreeSet<String>,
    ) -> Result<bool, Trouble> {
        let mut whole = burst.lost;
        let mut anew: BTreeSet<&str> = BTreeSet::new();
        let mut all = burst.lost;
        for error in &burst.errors {
            match Trouble::of(error) {
                Trouble::Fleeting => whole = true,
                trouble => return Err(trouble),
            }
        }
        let output = hub.output();
        let single = single_files(hub);
        for path in burst.paths.iter().filter(|path| !is_output(&output, path)) {
            if *path == self.root {
                all = true;
                continue;
            }
            let Some(below) = relative(&self.root, path) else {
                // Beside the root, or where a link leads.
                let folder = path.parent().unwrap_or(path);
                whole |= self.has_links && Some(folder) != self.root.parent();
                continue;
            };
            if single.contains(&below) {
                changed.insert(below);
                continue;
            }
            let Some(folder) = FOLDERS.into_iter().find(|folder| {
                below == *folder || below.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
            }) else {
                continue;
            };
            let now = std::fs::symlink_metadata(path).ok();
            let is_folder = now.as_ref().is_some_and(|it| it.is_dir() || it.is_symlink());
            if is_folder || below == folder || (now.is_none() && seen.had_folder(&below)) {
                anew.insert(folder);
            } else {
                changed.insert(below);
            }
            whole |= self.has_links;
        }
        if all {
            self.watch_again(hub, seen)?;
        }
        for folder in &anew {
            self.watch_folder(&self.root.join(folder))?;
        }
        Ok(whole || all || !anew.is_empty())
    }
}
