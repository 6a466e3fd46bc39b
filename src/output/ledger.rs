//! The ledger: for each path what the output folder has and what the new site
//! wants. Knows paths and prints, and opens no file.

use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::path::{Component, Path};

use super::manifest::{self, Print};
use super::{Outcome, OutputError, in_place};
use crate::say;

/// One path: before and after. A million documents make a few million rows, so
/// both generations share one.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// What the output folder has, if anything of ours.
    pub(super) public: Option<Print>,
    /// The file that holds it.
    pub(super) inode: u64,
    /// What the new site has.
    pub(super) wanted: Option<Print>,
    /// The spare holds the very file of the output folder.
    pub(super) shared: bool,
}

impl Row {
    /// To be written: new, or another content.
    pub(super) fn is_fresh(&self) -> bool {
        self.wanted.is_some() && self.wanted != self.public
    }

    /// To be removed.
    pub(super) fn is_stale(&self) -> bool {
        self.wanted.is_none() && self.public.is_some()
    }
}

/// All paths of the generation before and of the new one.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    rows: BTreeMap<Box<str>, Row>,
    /// Whether the output folder is just what its manifest says.
    pub(super) agrees: bool,
    /// A file that could not be written.
    failed: Option<String>,
}

impl Ledger {
    /// Notes a file of the output folder.
    pub(super) fn found(&mut self, path: Box<str>, print: Print, inode: u64) {
        self.rows.insert(path, Row { public: Some(print), inode, ..Row::default() });
    }

    /// Notes what the new site has at `path`; true if that must be written.
    pub(super) fn claim(&mut self, path: &str, print: Print) -> Result<bool, OutputError> {
        let normal = !path.is_empty()
            && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
            && Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
        if !normal || path.contains('\0') || path == manifest::NAME || path == in_place::TEMPORARY {
            return Err(OutputError::BadPath { path: path.to_owned() });
        }
        if let Some(before) = self.wanted(path) {
            // The first to come writes it.
            return if before == print {
                Ok(false)
            } else {
                Err(OutputError::Twice { path: path.to_owned() })
            };
        }
        if let Some(file) = self.wanted_above(path) {
            return Err(OutputError::FileAndFolder { file: file.to_owned(), below: path.to_owned() });
        }
        if let Some(below) = self.wanted_below(path) {
            return Err(OutputError::FileAndFolder { file: path.to_owned(), below: below.to_owned() });
        }
        let row = match self.rows.get_mut(path) {
            Some(row) => row,
            None => self.rows.entry(path.into()).or_default(),
        };
        row.wanted = Some(print);
        Ok(row.is_fresh())
    }

    /// Corrects a claim by what was really written.
    pub(super) fn amend(&mut self, path: &str, print: Print) {
        if let Some(row) = self.rows.get_mut(path) {
            row.wanted = Some(print);
        }
    }

    /// Notes that a file could not be written, so that nothing is published.
    pub(super) fn fail(&mut self, path: &str) {
        self.failed.get_or_insert_with(|| path.to_owned());
    }

    /// Whether the output folder has a file of ours at `path`.
    pub(super) fn owns(&self, path: &str) -> bool {
        self.rows.get(path).is_some_and(|row| row.public.is_some())
    }

    /// Whether a kept file at `path` stands where the new site has a file or a folder.
    pub(super) fn needs(&self, path: &str) -> bool {
        path == manifest::NAME || self.wanted(path).is_some() || self.is_in_the_way(path)
    }

    /// Whether the file at `path` must go before the new site's files can come.
    pub(super) fn is_in_the_way(&self, path: &str) -> bool {
        self.wanted_above(path).is_some() || self.wanted_below(path).is_some()
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = (&str, &Row)> {
        self.rows.iter().map(|(path, row)| (&**path, row))
    }

    pub(super) fn row_mut(&mut self, path: &str) -> Option<&mut Row> {
        self.rows.get_mut(path)
    }

    /// The new site, as its manifest lists it.
    pub(super) fn site(&self) -> impl Iterator<Item = (&str, Print)> {
        self.rows().filter_map(|(path, row)| Some((path, row.wanted?)))
    }

    /// Counts what there is to do. Errs when a file could not be written.
    pub(super) fn outcome(&self) -> Result<Outcome, OutputError> {
        if let Some(path) = &self.failed {
            let why = io::Error::other("a file of the new site could not be written");
            return Err(OutputError::io(say!("发布": "publish"), Path::new(path), why));
        }
        let mut outcome = Outcome::default();
        for (_, row) in self.rows() {
            outcome.files += usize::from(row.wanted.is_some());
            outcome.bytes += row.wanted.map_or(0, |print| print.size);
            outcome.written += usize::from(row.is_fresh());
            outcome.removed += usize::from(row.is_stale());
        }
        outcome.changed = !self.agrees || outcome.written + outcome.removed > 0;
        Ok(outcome)
    }

    fn wanted(&self, path: &str) -> Option<Print> {
        self.rows.get(path)?.wanted
    }

    fn wanted_above<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.match_indices('/').map(|(at, _)| &path[..at]).find(|folder| self.wanted(folder).is_some())
    }

    fn wanted_below(&self, path: &str) -> Option<&str> {
        let folder = format!("{path}/");
        self.rows
            .range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded))
            .take_while(|(below, _)| below.starts_with(&folder))
            .find(|(_, row)| row.wanted.is_some())
            .map(|(below, _)| &**below)
    }
}
