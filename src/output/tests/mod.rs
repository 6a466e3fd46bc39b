//! Builds, edits, builds, compares. One small builder for all of them.
#![allow(clippy::unwrap_used, clippy::panic)]

mod building;
mod in_place;
mod keeping;
mod recovering;
mod refusing;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::manifest::{self, Print};
use super::{Mode, Options, Outcome, OutputError, Publication};

/// A temporary parent with an output folder in it.
struct Place {
    temp: TempDir,
    options: Options,
}

impl Place {
    fn new() -> Place {
        let temp = tempfile::tempdir().unwrap();
        let options = Options { dir: temp.path().join("public"), ..Options::default() };
        Place { temp, options }
    }

    fn keep(mut self, patterns: &[&str]) -> Place {
        self.options.keep = patterns.iter().map(ToString::to_string).collect();
        self
    }

    fn in_place(mut self) -> Place {
        self.options.mode = Mode::InPlace;
        self
    }

    fn public(&self) -> PathBuf {
        self.temp.path().join("public")
    }

    fn beside(&self, what: &str) -> PathBuf {
        self.temp.path().join(format!(".public.gongkai-{what}"))
    }

    /// Writes a file by hand.
    fn edit(&self, path: &str, text: &str) -> &Place {
        let path = self.public().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Makes a file look older than the manifest.
    fn age(&self, path: &str) -> &Place {
        let file = fs::File::options().write(true).open(self.public().join(path)).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        self
    }

    fn begin(&self) -> Result<Publication, OutputError> {
        Publication::begin(self.options.clone())
    }

    fn try_build(&self, site: &[(&str, &str)]) -> Result<Outcome, OutputError> {
        let publication = self.begin()?;
        for (path, text) in site {
            publication.put(path, text.as_bytes())?;
        }
        publication.finish()
    }

    /// Builds, and checks that the folder is the site, the manifest says so, and
    /// nothing is left of the work.
    fn build(&self, site: &[(&str, &str)]) -> Outcome {
        let outcome = self.try_build(site).unwrap_or_else(|e| panic!("{e}"));
        let mut tree = tree(&self.public());
        let said = tree.remove(manifest::NAME).unwrap();
        let keep = super::keep::Keep::new(self.options.keep.clone());
        let wanted: BTreeMap<_, _> = site.iter().map(|(p, t)| (p.to_string(), t.to_string())).collect();
        tree.retain(|path, _| wanted.contains_key(path) || !keep.covers(path));
        assert_eq!(tree, wanted);
        let mut text = Vec::new();
        let prints = wanted.iter().map(|(path, text)| (path.as_str(), Print::of(text.as_bytes())));
        manifest::write(&mut text, prints).unwrap();
        assert_eq!(said.as_bytes(), text);
        assert!(!self.beside("journal").exists());
        assert_eq!(outcome.files, site.len());
        outcome
    }
}

/// All files below a folder; a link as `-> target`, an empty folder as `path/`.
fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    for entry in WalkDir::new(root).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_symlink() {
            tree.insert(path, format!("-> {}", fs::read_link(entry.path()).unwrap().display()));
        } else if entry.file_type().is_file() {
            tree.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            tree.insert(format!("{path}/"), String::new());
        }
    }
    tree
}

/// Everything that shows that something was touched: inode and time of each file and folder.
fn traces(root: &Path) -> BTreeMap<PathBuf, (u64, i64, i64)> {
    let entries = WalkDir::new(root).into_iter().map(Result::unwrap);
    entries
        .map(|entry| {
            let meta = entry.metadata().unwrap();
            (entry.path().to_owned(), (meta.ino(), meta.mtime(), meta.mtime_nsec()))
        })
        .collect()
}

fn inode(path: PathBuf) -> u64 {
    fs::metadata(path).unwrap().ino()
}
