//! The output folder, what lies beside it, and the lock that makes it ours for
//! one build.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{OutputError, platform};
use crate::say;

/// The paths of one output folder, locked until dropped.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder that is served. May not exist yet.
    pub(super) public: PathBuf,
    /// Its parent, which exists.
    pub(super) parent: PathBuf,
    /// The generation before, or one that is being made.
    pub(super) spare: PathBuf,
    /// Stands while files are renamed in place.
    pub(super) journal: PathBuf,
    /// Released by the system when the process ends, however it ends.
    _lock: File,
}

impl Place {
    /// Resolves links, makes the parent, and takes the lock.
    pub(super) fn take(dir: &Path) -> Result<Place, OutputError> {
        let public = resolve(dir)?;
        let (Some(parent), Some(name)) = (public.parent(), public.file_name()) else {
            return Err(OutputError::io(say!("发布到": "publish to"), dir, ErrorKind::InvalidInput.into()));
        };
        let beside = |what: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(what);
            parent.join(hidden)
        };
        let spare = beside(".gongkai-spare");
        check_writable(parent)?;
        check_writable(&spare)?;
        Ok(Place {
            _lock: lock(&beside(".gongkai-lock"), &public)?,
            spare,
            journal: beside(".gongkai-journal"),
            parent: parent.to_owned(),
            public,
        })
    }

    /// Errs when the folder itself can't be written, which only in-place needs.
    pub(super) fn check_writable(&self) -> Result<(), OutputError> {
        check_writable(&self.public)
    }
}

/// A folder that isn't there will be made. Better told now than after an hour of
/// rendering.
fn check_writable(folder: &Path) -> Result<(), OutputError> {
    match platform::check_writable(folder) {
        Err(e) if e.kind() != ErrorKind::NotFound => {
            Err(OutputError::io(say!("写入文件夹": "write to the folder"), folder, e))
        }
        _ => Ok(()),
    }
}

/// The folder itself where a link to it is given: the exchange would replace the link.
fn resolve(dir: &Path) -> Result<PathBuf, OutputError> {
    let err = |source| OutputError::io(say!("打开": "open"), dir, source);
    match fs::symlink_metadata(dir) {
        Ok(_) => {
            let real = fs::canonicalize(dir).map_err(err)?;
            if !real.is_dir() {
                return Err(OutputError::io(
                    say!("发布到": "publish to"),
                    dir,
                    ErrorKind::NotADirectory.into(),
                ));
            }
            Ok(real)
        }
        Err(e) if e.kind() == ErrorKind::NotFound => {
            let name = dir.file_name().ok_or(e).map_err(err)?;
            let parent = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            fs::create_dir_all(parent)
                .and_then(|()| fs::canonicalize(parent))
                .map(|real| real.join(name))
                .map_err(|e| OutputError::io(say!("新建文件夹": "make the folder"), parent, e))
        }
        Err(e) => Err(err(e)),
    }
}

/// A lock file stays where it is: removing it could hand two builds a lock each.
fn lock(path: &Path, public: &Path) -> Result<File, OutputError> {
    let err = |source| OutputError::io(say!("锁定": "lock"), path, source);
    // Reading is enough to lock, and works when someone else made the file.
    let file = match File::open(path) {
        Err(e) if e.kind() == ErrorKind::NotFound => {
            File::options().create(true).truncate(false).write(true).open(path).map_err(err)?
        }
        opened => opened.map_err(err)?,
    };
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OutputError::Busy { path: public.to_owned() }),
        Err(TryLockError::Error(e)) => Err(err(e)),
    }
}
