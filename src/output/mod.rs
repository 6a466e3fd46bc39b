//! Publishes a built site as one folder, whole or not at all.
//!
//! In: the bytes of each page ([`Publication::put`]) or a file to copy
//! ([`Publication::put_file`]), each under its path in the site. Out: the output
//! folder with exactly those files, its `manifest.json`, and what
//! `publish.keep` covers; an [`Outcome`] that counts them.
//!
//! Beside `public/` lie `.public.gongkai-spare/` (the spare: the generation
//! before), `.public.gongkai-lock`, and in a bad moment `.public.gongkai-journal`.
//! A build writes what differs into the spare, links the rest from `public/`,
//! and exchanges the two in one system call (`exchange.rs`). Where that can't be,
//! files are renamed into `public/` one by one (`in_place.rs`).
//!
//! What never happens here:
//! - a reader of `public/` sees half a site, or in place, half a file;
//! - a file is written where it stands. A file may be linked into both
//!   generations, so writing into one would change the other;
//! - a file that no manifest names is deleted or replaced, or a link followed
//!   while deleting;
//! - a build that changes nothing touches anything.

mod error;
mod exchange;
mod in_place;
mod keep;
mod ledger;
pub mod manifest;
mod place;
mod platform;
mod replace;
mod spare;
mod survey;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use self::error::OutputError;
use self::keep::Keep;
use self::ledger::Ledger;
use self::manifest::Print;
use self::place::Place;
pub use self::replace::{Replaced, replace};
use self::spare::Spare;
use crate::say;

/// Where and how to publish.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The output folder. A link is resolved first.
    pub dir: PathBuf,
    /// Files in the output folder that are not the site's and stay: an exact
    /// path (`CNAME`), a folder (`uploads/`), or the end of a name (`*.txt`).
    pub keep: Vec<String>,
    /// Waits until the disk has everything before the exchange.
    pub durable: bool,
    /// How the new generation takes its place.
    pub mode: Mode,
}

/// How the new generation takes the place of the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// By exchange; in place where that is impossible.
    #[default]
    Auto,
    /// File by file.
    InPlace,
}

/// What a build did to the output folder. `manifest.json` and kept files are
/// not counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Files of the site.
    pub files: usize,
    /// Their size together.
    pub bytes: u64,
    /// Files that are new or differ from the generation before.
    pub written: usize,
    /// Files of the generation before that are gone.
    pub removed: usize,
    /// Whether anything was touched.
    pub changed: bool,
    /// Whether files were renamed one by one.
    pub in_place: bool,
}

/// An open build. Dropped before [`Publication::finish`], it leaves the output
/// folder as it was.
#[derive(Debug)]
pub struct Publication {
    place: Place,
    keep: Keep,
    mode: Mode,
    durable: bool,
    /// False for a first build, whose exchange leaves no generation to reuse.
    made: bool,
    ledger: Mutex<Ledger>,
    spare: Spare,
}

impl Publication {
    /// Locks the output folder and looks at all that stands in it.
    ///
    /// Errs when another build runs, when the folder holds files that are not
    /// ours, and when it or its parent can't be read or written.
    pub fn begin(options: Options) -> Result<Publication, OutputError> {
        let place = Place::take(&options.dir)?;
        let keep = Keep::new(options.keep);
        let journal = in_place::read_journal(&place.journal)?;
        let found = survey::survey(&place.public, journal.as_ref(), &keep)?;
        let in_place = options.mode == Mode::InPlace || !platform::CAN_EXCHANGE || found.mounted;
        if in_place {
            place.check_writable()?;
        }
        Ok(Publication {
            spare: Spare::new(place.spare.clone()),
            mode: if in_place { Mode::InPlace } else { Mode::Auto },
            durable: options.durable,
            made: found.made,
            ledger: Mutex::new(found.ledger),
            place,
            keep,
        })
    }

    /// Publishes `bytes` at `path`: relative, with `/`, without `..`.
    ///
    /// May be called from many threads. Errs when `path` is no such path, when it
    /// was given other bytes before, and when it would be a file as well as a folder.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        if self.ledger().claim(path, Print::of(bytes))? {
            self.spare.write(path, bytes).inspect_err(|_| self.ledger().fail(path))?;
        }
        Ok(())
    }

    /// Publishes a copy of the file `from` at `path`, without holding it in memory.
    /// Errs as [`Publication::put`] does, and when `from` can't be read.
    pub fn put_file(&self, path: &str, from: &Path) -> Result<(), OutputError> {
        let err = |source| OutputError::io(say!("读取": "read"), from, source);
        let print = File::open(from).and_then(|mut f| Print::copy(&mut f, &mut io::sink())).map_err(err)?;
        if self.ledger().claim(path, print)? {
            let copied = self.spare.copy(path, from).inspect_err(|_| self.ledger().fail(path))?;
            // Read twice, so that an unchanged file costs no write. If it was
            // edited between, the manifest must name what was copied.
            self.ledger().amend(path, copied);
        }
        Ok(())
    }

    /// Makes what was put the published site.
    ///
    /// Errs when a [`Publication::put`] failed before, when a foreign file
    /// appeared since [`Publication::begin`], and when the machine fails; the
    /// output folder is then as it was, or in place: to be finished by the next build.
    pub fn finish(self) -> Result<Outcome, OutputError> {
        let mut ledger = self.ledger.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut outcome = ledger.outcome()?;
        if !outcome.changed {
            return Ok(outcome);
        }
        // A build takes a while, and whoever dropped a file into the folder
        // meanwhile would find it in the spare, to be swept with the next build.
        let kept = survey::look_again(&self.place.public, &ledger, &self.keep)?;
        let exchanged = match self.mode {
            Mode::InPlace => false,
            Mode::Auto => exchange::publish(&self.place, &self.spare, &mut ledger, &kept, self.durable)?,
        };
        if exchanged {
            in_place::remove_journal(&self.place.journal)?;
            if !self.made {
                exchange::seed(&self.place, &ledger);
            }
        } else {
            in_place::publish(&self.place, &self.spare, &ledger, self.durable)?;
            outcome.in_place = true;
            if self.mode == Mode::InPlace {
                self.spare.discard();
            }
        }
        Ok(outcome)
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
