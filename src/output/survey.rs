//! Looks at the output folder: what is ours, what is kept, what is foreign.
//! Changes nothing.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use super::keep::Keep;
use super::ledger::Ledger;
use super::manifest::{self, Files, Print};
use super::{OutputError, in_place, platform};
use crate::say;

/// What stands in the output folder when a build begins.
pub(super) struct Survey {
    pub(super) ledger: Ledger,
    /// A manifest or a journal says that we made it.
    pub(super) made: bool,
    /// The folder, or one in it, is on another file system than its parent. An
    /// exchange would fail, or carry the mounted one off into the spare.
    pub(super) mounted: bool,
}

/// What is kept, by path in the output folder.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) files: BTreeSet<PathBuf>,
    /// Parents first.
    pub(super) folders: Vec<PathBuf>,
}

/// Reads the manifest and holds the folder against it. With a journal, nothing
/// the manifest says counts: contents are read.
///
/// Errs when there are foreign files.
pub(super) fn survey(
    public: &Path,
    journal: Option<&BTreeSet<String>>,
    keep: &Keep,
) -> Result<Survey, OutputError> {
    let manifest = read_manifest(public)?;
    let made = manifest.is_some() || journal.is_some();
    let (mut files, written) = manifest.unwrap_or((Files::new(), SystemTime::UNIX_EPOCH));
    let mut found = Survey { ledger: Ledger::default(), made, mounted: false };
    let mut agrees = made && journal.is_none();
    let parent = public.parent().and_then(|p| fs::metadata(p).ok()).map(|meta| platform::device(&meta));
    let stands = visit(public, made, keep, |path, entry| {
        let meta = entry.metadata().map_err(io::Error::from)?;
        if !entry.file_type().is_file() {
            // Of folders only: on overlayfs a file may name the device of its layer.
            found.mounted |= entry.file_type().is_dir() && parent != Some(platform::device(&meta));
            return Ok(false);
        }
        let Some((path, said)) = files
            .remove_entry(path)
            .map(|(p, print)| (p, Some(print)))
            .or_else(|| journal.is_some_and(|owned| owned.contains(path)).then(|| (path.into(), None)))
        else {
            return Ok(false);
        };
        // The manifest is written last, so a file younger than it was edited by
        // hand, even if its size is the same (or copied without its times: then
        // reading it is a waste, and no harm).
        let print = match said {
            Some(said) if agrees_with(&meta, said, written) && journal.is_none() => said,
            _ => File::open(entry.path()).and_then(|mut f| Print::copy(&mut f, &mut io::sink()))?,
        };
        agrees &= said == Some(print);
        found.ledger.found(path, print, platform::inode(&meta));
        Ok(true)
    })?;
    // What is still listed is missing.
    found.ledger.agrees = agrees && files.is_empty() && stands.is_some();
    Ok(found)
}

/// Looks for what came since [`survey`]: by name only, without opening a file.
///
/// Errs when there are foreign files, and when a kept file stands where the
/// new site has one.
pub(super) fn look_again(public: &Path, ledger: &Ledger, keep: &Keep) -> Result<Kept, OutputError> {
    let kept = visit(public, true, keep, |path, entry| Ok(entry.file_type().is_file() && ledger.owns(path)))?;
    let kept = kept.unwrap_or_default();
    let replaced: Vec<String> = kept
        .files
        .iter()
        .filter_map(|path| path.to_str())
        .filter(|path| ledger.needs(path))
        .map(Into::into)
        .collect();
    if replaced.is_empty() {
        Ok(kept)
    } else {
        Err(OutputError::Kept { path: public.into(), files: replaced })
    }
}

fn agrees_with(meta: &fs::Metadata, said: Print, written: SystemTime) -> bool {
    meta.len() == said.size && meta.modified().is_ok_and(|modified| modified <= written)
}

/// The manifest and when it was written; none if there is none of ours.
fn read_manifest(public: &Path) -> Result<Option<(Files, SystemTime)>, OutputError> {
    let path = public.join(manifest::NAME);
    let read = || -> io::Result<Option<(Files, SystemTime)>> {
        if !fs::symlink_metadata(&path)?.is_file() {
            return Ok(None);
        }
        let file = File::open(&path)?;
        let written = file.metadata()?.modified()?;
        Ok(manifest::read(file)?.map(|files| (files, written)))
    };
    match read() {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map_err(|e| OutputError::io(say!("读取": "read"), &path, e)),
    }
}

/// Walks the folder in the order of names and sorts what `owned` does not take
/// into kept and foreign; none if there is no folder. `owned` sees folders too,
/// and its answer for them counts nothing.
fn visit(
    public: &Path,
    made: bool,
    keep: &Keep,
    mut owned: impl FnMut(&str, &DirEntry) -> io::Result<bool>,
) -> Result<Option<Kept>, OutputError> {
    if !public.exists() {
        return Ok(None);
    }
    let (mut kept, mut foreign) = (Kept::default(), BTreeSet::new());
    for entry in WalkDir::new(public).sort_by_file_name() {
        let entry = entry.map_err(|e| {
            let path = e.path().unwrap_or(public).to_owned();
            OutputError::io(say!("查看": "look at"), &path, e.into())
        })?;
        let path = relative(public, entry.path());
        // A name that isn't text can't be ours, and `owned` is asked about none.
        let text = path.to_str().map(|p| p.replace(std::path::MAIN_SEPARATOR, "/"));
        let ours = match &text {
            Some(text) => {
                owned(text, &entry).map_err(|e| OutputError::io(say!("读取": "read"), entry.path(), e))?
            }
            None => false,
        };
        let text = text.unwrap_or_else(|| path.to_string_lossy().into_owned());
        let is_own_name = text == in_place::TEMPORARY || (made && text == manifest::NAME);
        if entry.file_type().is_dir() {
            if !text.is_empty() && keep.covers_folder(&text) {
                kept.folders.push(path.to_owned());
            }
        } else if ours || (is_own_name && entry.file_type().is_file()) {
            continue;
        } else if keep.covers(&text) {
            kept.files.insert(path.to_owned());
        } else if made {
            foreign.insert(text);
        } else {
            // Whoever names a wrong folder shouldn't wait for all of it.
            return Err(OutputError::NotMade { path: public.to_owned(), file: text });
        }
    }
    match foreign.is_empty() {
        true => Ok(Some(kept)),
        false => Err(OutputError::NotOurs { path: public.to_owned(), files: foreign.into_iter().collect() }),
    }
}

/// A path in the folder `root`; empty for `root` itself.
pub(super) fn relative<'p>(root: &Path, path: &'p Path) -> &'p Path {
    path.strip_prefix(root).unwrap_or(path)
}
