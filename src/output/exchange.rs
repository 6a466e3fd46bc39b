//! Makes the spare a whole new generation and exchanges it with the output folder.
//!
//! Nothing the spare holds is believed. A file in it counts if this build wrote it,
//! or if it is the very file (inode) that stands in the output folder; all else
//! goes. So a spare that was left half-made needs no care, and its manifest is
//! never read.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use walkdir::WalkDir;

use super::ledger::Ledger;
use super::place::Place;
use super::spare::Spare;
use super::survey::{Kept, relative};
use super::{OutputError, platform};
use crate::say;

/// Publishes by exchange. False if that can't be done here; the output folder is
/// then as it was, and the spare has every fresh file.
pub(super) fn publish(
    place: &Place,
    spare: &Spare,
    ledger: &mut Ledger,
    kept: &Kept,
    durable: bool,
) -> Result<bool, OutputError> {
    match complete(place, spare, ledger, kept) {
        // A folder mounted from the same file system: seen only now.
        Err(e) if e.is_crossing() => return Ok(false),
        done => done?,
    }
    let settled = |done: io::Result<()>| {
        done.map_err(|e| OutputError::io(say!("落盘": "wait for the disk to have"), &place.public, e))
    };
    if durable {
        settled(platform::settle(&place.spare))?;
    }
    let exchanged = match place.public.exists() {
        true => platform::exchange(&place.spare, &place.public),
        false => fs::rename(&place.spare, &place.public),
    };
    match exchanged {
        Err(e) if platform::is_no_exchange(&e) => return Ok(false),
        done => done.map_err(|e| OutputError::io(say!("替换": "exchange"), &place.public, e))?,
    }
    if durable {
        settled(platform::sync_folder(&place.parent))?;
    }
    // What was withdrawn stands in the spare until the next change: below a web root nobody may read it there.
    platform::hide(&place.spare);
    Ok(true)
}

/// After a first build: links the site into a spare, so that the next build finds
/// one. The site is published already, so a failure only costs the next build time.
pub(super) fn seed(place: &Place, ledger: &Ledger) {
    let spare = Spare::new(place.spare.clone());
    let mut paths = ledger.site().map(|(path, _)| Path::new(path));
    let _ = paths.try_for_each(|path| {
        spare.make_parents(path)?;
        fs::hard_link(place.public.join(path), spare.path(path))
    });
    platform::hide(&place.spare);
}

fn complete(place: &Place, spare: &Spare, ledger: &mut Ledger, kept: &Kept) -> Result<(), OutputError> {
    sweep(place, spare, ledger, kept)?;
    let put = |path: &Path| {
        let shared =
            spare.make_parents(path).and_then(|()| share(&place.public.join(path), &spare.path(path)));
        shared.map_err(|e| spare.err(say!("写入": "write"), path, e))
    };
    for (path, row) in ledger.rows() {
        if row.wanted.is_some() && !row.is_fresh() && !row.shared {
            put(Path::new(path))?;
        }
    }
    kept.files.iter().try_for_each(|path| put(path))?;
    spare.write_manifest(ledger)?;
    // Modes last: a folder may be one that can't be written.
    for path in kept.folders.iter().rev() {
        spare
            .make_folder(path)
            .and_then(|()| copy_mode(&place.public.join(path), &spare.path(path)))
            .map_err(|e| spare.err(say!("新建文件夹": "make the folder"), path, e))?;
    }
    match copy_mode(&place.public, &spare.path("")) {
        Err(e) if e.kind() != ErrorKind::NotFound => {
            Err(spare.err(say!("新建文件夹": "make the folder"), "", e))
        }
        _ => Ok(()),
    }
}

/// Removes everything that is neither fresh, nor kept, nor in the output folder.
fn sweep(place: &Place, spare: &Spare, ledger: &mut Ledger, kept: &Kept) -> Result<(), OutputError> {
    spare.make_folder(Path::new("")).map_err(|e| spare.err(say!("新建文件夹": "make the folder"), "", e))?;
    // How many entries stay in the folder that is walked at each depth.
    let mut staying = vec![0_usize];
    let walk = WalkDir::new(&place.spare).min_depth(1).contents_first(true).same_file_system(true);
    for entry in walk.sort_by_file_name() {
        let entry = entry.map_err(|e| {
            let path = relative(&place.spare, e.path().unwrap_or(&place.spare)).to_owned();
            spare.err(say!("查看": "look at"), path, e.into())
        })?;
        let (depth, path) = (entry.depth(), relative(&place.spare, entry.path()));
        staying.resize(staying.len().max(depth + 2), 0);
        let stays = if entry.file_type().is_dir() {
            std::mem::take(&mut staying[depth + 1]) > 0
        } else if let Some(row) = path.to_str().and_then(|p| ledger.row_mut(p)).filter(|r| r.wanted.is_some())
        {
            let meta = entry.metadata().map_err(|e| spare.err(say!("查看": "look at"), path, e.into()))?;
            row.shared = platform::inode(&meta) == row.inode;
            true
        } else {
            kept.files.contains(path)
        };
        if stays {
            staying[depth] += 1;
            continue;
        }
        let removed = match entry.file_type().is_dir() {
            true => fs::remove_dir(entry.path()),
            false => fs::remove_file(entry.path()),
        };
        removed.map_err(|e| spare.err(say!("删除": "remove"), path, e))?;
    }
    Ok(())
}

/// Gives the file a second name. Copies it where that is impossible, but not
/// across a mount, which must not be exchanged at all.
fn share(from: &Path, to: &Path) -> io::Result<()> {
    let linked = match fs::hard_link(from, to) {
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            let (one, other) = (fs::symlink_metadata(from)?, fs::symlink_metadata(to)?);
            if platform::inode(&one) == platform::inode(&other) {
                return Ok(());
            }
            fs::remove_file(to)?;
            fs::hard_link(from, to)
        }
        linked => linked,
    };
    match linked {
        Err(e) if matches!(e.kind(), ErrorKind::CrossesDevices | ErrorKind::NotFound) => Err(e),
        Err(_) if fs::symlink_metadata(from)?.is_symlink() => platform::copy_link(from, to),
        Err(_) => io::copy(&mut File::open(from)?, &mut File::create_new(to)?).map(drop),
        linked => linked,
    }
}

fn copy_mode(from: &Path, to: &Path) -> io::Result<()> {
    fs::set_permissions(to, fs::metadata(from)?.permissions())
}
