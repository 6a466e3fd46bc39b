//! What differs between systems: the exchange, the identity of a file, and
//! waiting for the disk.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Whether two folders can be exchanged in one call.
pub(super) const CAN_EXCHANGE: bool = cfg!(any(target_os = "linux", target_os = "macos"));

/// Gives each of two folders the name of the other, in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Gives each of two folders the name of the other, in one step.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether an exchange failed because of where the folder is: a mount point
/// (EBUSY), another layer (EXDEV), a file system or a kernel without it (EINVAL,
/// ENOSYS), a parent that isn't ours (EPERM).
pub(super) fn is_no_exchange(e: &io::Error) -> bool {
    use ErrorKind::*;
    matches!(e.kind(), ResourceBusy | CrossesDevices | InvalidInput | Unsupported | PermissionDenied)
}

/// What two names of one file share, within one file system.
#[cfg(unix)]
pub(super) fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

/// Only asked where [`CAN_EXCHANGE`].
#[cfg(not(unix))]
pub(super) fn inode(_: &Metadata) -> u64 {
    0
}

/// The file system a file is on.
#[cfg(unix)]
pub(super) fn device(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::dev(meta)
}

/// Only asked where [`CAN_EXCHANGE`].
#[cfg(not(unix))]
pub(super) fn device(_: &Metadata) -> u64 {
    0
}

/// Makes a link with the same target.
#[cfg(unix)]
pub(super) fn copy_link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(std::fs::read_link(from)?, to)
}

/// Only asked where [`CAN_EXCHANGE`].
#[cfg(not(unix))]
pub(super) fn copy_link(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether files can be made in a folder, by what the system says.
#[cfg(unix)]
pub(super) fn check_writable(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)?)
}

/// Seen only when writing.
#[cfg(not(unix))]
pub(super) fn check_writable(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns once the disk has the names in a folder.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// A folder can't be opened here.
#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns once the disk has all that was written below `root`. One call for the
/// whole file system: it costs less than one for each of a thousand files.
#[cfg(target_os = "linux")]
pub(super) fn settle(root: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(root)?)?)
}

/// Returns once the disk has all that was written below `root`.
#[cfg(not(target_os = "linux"))]
pub(super) fn settle(root: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(root).contents_first(true).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() || (cfg!(unix) && entry.file_type().is_dir()) {
            File::open(entry.path())?.sync_all()?;
        }
    }
    Ok(())
}

/// Lets nobody but the owner into a folder, as far as the system can; a failure
/// changes nothing for the site.
#[cfg(unix)]
pub(super) fn hide(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700));
}

#[cfg(not(unix))]
pub(super) fn hide(_folder: &Path) {}
