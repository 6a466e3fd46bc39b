//! One of the author's own files, written anew where the author asked for it: by rename
//! beside it, so that it is the old file or the new one, whole.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{OutputError, platform};
use crate::say;

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replaced {
    /// The new text stands there.
    Written,
    /// Somebody else wrote the file since it was read; it was left alone.
    Changed,
    /// A link leads out of the site; the file was left alone.
    Outside,
}

/// Replaces the file at `path` below `root` if it still holds `before`. A link stays a
/// link: the file that it leads to is replaced. Permissions are kept.
pub fn replace(root: &Path, path: &str, before: &[u8], after: &[u8]) -> Result<Replaced, OutputError> {
    let full = root.join(path);
    let err = |source| OutputError::io(say!("改写": "rewrite"), &full, source);
    let (root, file) = match (fs::canonicalize(root), fs::canonicalize(&full)) {
        (Ok(root), Ok(file)) => (root, file),
        (Ok(_), Err(e)) if e.kind() == ErrorKind::NotFound => return Ok(Replaced::Changed),
        (Err(e), _) | (_, Err(e)) => return Err(err(e)),
    };
    if !file.starts_with(&root) {
        return Ok(Replaced::Outside);
    }
    let is_same = || fs::read(&file).map(|now| now == before);
    if !is_same().map_err(err)? {
        return Ok(Replaced::Changed);
    }
    let permissions = fs::metadata(&file).map_err(err)?.permissions();
    if permissions.readonly() {
        return Err(err(ErrorKind::PermissionDenied.into()));
    }
    let beside = beside(&file).ok_or_else(|| err(ErrorKind::InvalidInput.into()))?;
    let written = write(&beside, after, permissions);
    // Whoever saved the file meanwhile keeps what they saved.
    let done = written.and_then(|()| is_same()).and_then(|same| match same {
        true => fs::rename(&beside, &file).map(|()| Replaced::Written),
        false => Ok(Replaced::Changed),
    });
    if !matches!(done, Ok(Replaced::Written)) {
        let _ = fs::remove_file(&beside);
    }
    if let Some(folder) = file.parent() {
        platform::sync_folder(folder).map_err(err)?;
    }
    done.map_err(err)
}

/// Where the new file is made: hidden, and by its ending nobody's document.
fn beside(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy().into_owned();
    Some(file.with_file_name(format!(".{name}.gongkai.tmp")))
}

fn write(path: &Path, bytes: &[u8], permissions: fs::Permissions) -> io::Result<()> {
    let make = || File::options().write(true).create_new(true).open(path);
    let mut file = match make() {
        // A run that was killed left it.
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            make()?
        }
        made => made?,
    };
    file.write_all(bytes)?;
    fs::set_permissions(path, permissions)?;
    file.sync_all()
}
