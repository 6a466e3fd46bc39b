//! Publishes file by file, where the output folder can't be exchanged.
//!
//! In: a spare that has every fresh file, and the ledger. Each file is replaced by
//! a rename: assets, then pages from the deepest to the home page, then removals,
//! so that no page leads to what is not there yet. The manifest says nothing true
//! meanwhile. So a journal beside the folder lists all that is ours, before and
//! after; the build that finds one compares contents and finishes the work.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, ErrorKind, Write};
use std::path::Path;

use super::ledger::Ledger;
use super::place::Place;
use super::spare::Spare;
use super::{OutputError, manifest, platform};
use crate::say;

/// The one name in the output folder that is neither the site's nor foreign: a
/// file that is copied from another file system before it is renamed. Also the
/// journal's name while it is written, in the spare.
pub(super) const TEMPORARY: &str = ".gongkai-tmp";

/// The paths of an interrupted build; none if the last one ended well.
pub(super) fn read_journal(journal: &Path) -> Result<Option<BTreeSet<String>>, OutputError> {
    let read = File::open(journal).and_then(|file| Ok(serde_json::from_reader(BufReader::new(file))?));
    match read {
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some).map_err(|e| OutputError::io(say!("读取": "read"), journal, e)),
    }
}

/// Notes that all is done.
pub(super) fn remove_journal(journal: &Path) -> Result<(), OutputError> {
    remove(journal)
}

/// Brings the output folder up to date. If interrupted, the next build goes on.
pub(super) fn publish(
    place: &Place,
    spare: &Spare,
    ledger: &Ledger,
    durable: bool,
) -> Result<(), OutputError> {
    let public = &place.public;
    let settled = |done: io::Result<()>| {
        done.map_err(|e| OutputError::io(say!("落盘": "wait for the disk to have"), public, e))
    };
    fs::create_dir_all(public)
        .map_err(|e| OutputError::io(say!("新建文件夹": "make the folder"), public, e))?;
    spare.write_manifest(ledger)?;
    write_journal(place, spare, ledger, durable)?;
    if durable {
        settled(platform::settle(&place.spare).and_then(|()| platform::sync_folder(&place.parent)))?;
    }
    let stale = ledger.rows().filter(|(_, row)| row.is_stale()).map(|(path, _)| path);
    let (first, last): (Vec<_>, Vec<_>) = stale.partition(|path| ledger.is_in_the_way(path));
    first.iter().try_for_each(|path| remove_from(public, path))?;
    let mut fresh: Vec<&str> =
        ledger.rows().filter(|(_, row)| row.is_fresh()).map(|(path, _)| path).collect();
    fresh.sort_by_key(|path| turn(path));
    fresh.iter().try_for_each(|path| move_to(public, spare, path))?;
    last.iter().try_for_each(|path| remove_from(public, path))?;
    remove(&public.join(TEMPORARY))?;
    if durable {
        settled(platform::settle(public))?;
    }
    move_to(public, spare, manifest::NAME)?;
    if durable {
        settled(platform::sync_folder(public))?;
    }
    remove_journal(&place.journal)
}

/// When a file's turn comes: see the module's description.
pub(super) fn turn(path: &str) -> (bool, bool, Reverse<usize>) {
    (path.ends_with(".html"), path == "index.html", Reverse(path.matches('/').count()))
}

fn write_journal(place: &Place, spare: &Spare, ledger: &Ledger, durable: bool) -> Result<(), OutputError> {
    let ours: Vec<&str> = ledger.rows().map(|(path, _)| path).collect();
    let write = || -> io::Result<()> {
        let mut file = BufWriter::new(spare.create(TEMPORARY)?);
        serde_json::to_writer(&mut file, &ours)?;
        let file = file.into_inner()?;
        if durable {
            file.sync_all()?;
        }
        fs::rename(spare.path(TEMPORARY), &place.journal)
    };
    write().map_err(|e| OutputError::io(say!("写入": "write"), &place.journal, e))
}

/// Replaces one file, whole at every moment.
fn move_to(public: &Path, spare: &Spare, path: &str) -> Result<(), OutputError> {
    let (from, to) = (spare.path(path), public.join(path));
    let replace = |from: &Path| match fs::rename(from, &to) {
        // An empty folder is no file and nobody's; one with files stays, and this fails.
        Err(e) if e.kind() == ErrorKind::IsADirectory => {
            fs::remove_dir(&to).and_then(|()| fs::rename(from, &to))
        }
        renamed => renamed,
    };
    let moved = || match to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| replace(&from)) {
        Err(e) if e.kind() == ErrorKind::CrossesDevices => {
            let temporary = public.join(TEMPORARY);
            let mut copy = File::create(&temporary)?;
            io::copy(&mut File::open(&from)?, &mut copy)?;
            copy.flush()?;
            replace(&temporary)
        }
        moved => moved,
    };
    moved().map_err(|e| OutputError::io(say!("写入": "write"), &to, e))
}

/// Removes a file, and the folders it leaves empty.
fn remove_from(public: &Path, path: &str) -> Result<(), OutputError> {
    remove(&public.join(path))?;
    let above = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    let mut emptied = above.map(|folder| fs::remove_dir(public.join(folder)));
    while let Some(Ok(())) = emptied.next() {}
    Ok(())
}

fn remove(path: &Path) -> Result<(), OutputError> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(OutputError::io(say!("删除": "remove"), path, e)),
        _ => Ok(()),
    }
}
