//! How all files that matter stand at one moment, and what differs at another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

use crate::pipeline::Options;
use crate::serve::hub::Hub;

/// The folders of a site from which pages come.
pub const FOLDERS: [&str; 4] = ["content", "kinds", "themes", "static"];

/// By what a file is known to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

/// The files at one moment.
#[derive(Debug, Default)]
pub struct Snapshot {
    files: BTreeMap<String, Stamp>,
    /// The links among them.
    pub links: BTreeSet<String>,
    /// The folders, outside of the site, of files that are links.
    pub outside: BTreeSet<PathBuf>,
}

impl Snapshot {
    /// Looks at all files.
    pub fn take(hub: &Hub) -> Snapshot {
        Snapshot::of(hub.root(), &hub.output(), single_files(hub))
    }

    /// Looks at all files of a site that was not read yet. What its settings name besides
    /// the folders is new at the next look.
    pub fn first(options: &Options) -> Snapshot {
        let output = options.output_dir.clone().unwrap_or_else(|| options.root.join("public"));
        Snapshot::of(&options.root, &output, vec!["site.yaml".to_owned()])
    }

    fn of(root: &Path, output: &Path, single: Vec<String>) -> Snapshot {
        let mut all = Snapshot::default();
        for folder in FOLDERS {
            let walk = WalkDir::new(root.join(folder)).follow_links(true).into_iter();
            for entry in walk.filter_entry(|entry| !is_output(output, entry.path())).filter_map(Result::ok) {
                let Some(path) = relative(root, entry.path()) else { continue };
                if entry.path_is_symlink() {
                    let target = std::fs::canonicalize(entry.path()).ok();
                    let folder = target.filter(|target| target.is_file());
                    all.outside.extend(folder.and_then(|target| Some(target.parent()?.to_owned())));
                    all.links.insert(path.clone());
                }
                if let Ok(metadata) = entry.metadata()
                    && metadata.is_file()
                {
                    all.files.insert(path, Stamp::of(&metadata));
                }
            }
        }
        for file in single {
            all.files.extend(Stamp::at(&root.join(&file)).map(|stamp| (file, stamp)));
        }
        all
    }

    /// The paths that are new, gone or otherwise than before.
    pub fn differences(&self, before: &Snapshot) -> Vec<String> {
        let all: BTreeSet<&String> = self.files.keys().chain(before.files.keys()).collect();
        all.into_iter().filter(|path| self.files.get(*path) != before.files.get(*path)).cloned().collect()
    }

    /// Looks at some files again.
    pub fn refresh(&mut self, root: &Path, paths: &BTreeSet<String>) {
        for path in paths {
            match Stamp::at(&root.join(path)) {
                Some(stamp) => self.files.insert(path.clone(), stamp),
                None => self.files.remove(path),
            };
        }
    }

    /// Is it a folder in which files were?
    pub fn had_folder(&self, path: &str) -> bool {
        let below = format!("{path}/");
        self.files.range(below.clone()..).next().is_some_and(|(first, _)| first.starts_with(&below))
    }
}

impl Stamp {
    fn at(path: &Path) -> Option<Stamp> {
        std::fs::metadata(path)
            .ok()
            .filter(|metadata| metadata.is_file())
            .map(|metadata| Stamp::of(&metadata))
    }

    fn of(metadata: &std::fs::Metadata) -> Stamp {
        Stamp { size: metadata.len(), modified: metadata.modified().ok(), inode: inode(metadata) }
    }
}

#[cfg(unix)]
fn inode(metadata: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &std::fs::Metadata) -> u64 {
    0
}

/// The files beside the folders: the settings, and the calendar that they name.
pub fn single_files(hub: &Hub) -> Vec<String> {
    let mut files = vec!["site.yaml".to_owned()];
    let view = hub.view();
    let calendar = view.site.as_ref().and_then(|site| site.config.calendar_file.as_ref());
    files.extend(calendar.map(|file| file.path.replace('\\', "/")));
    files
}

/// Does a path lie in the output folder, or is it one of its neighbours, the spare, the
/// lock, the journal?
pub fn is_output(output: &Path, path: &Path) -> bool {
    if path.starts_with(output) {
        return true;
    }
    let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else { return false };
    let Ok(below) = path.strip_prefix(parent) else { return false };
    let first = below.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    first.is_some_and(|first| first.starts_with(&format!(".{}.gongkai-", name.to_string_lossy())))
}

/// A path below the root, with `/`.
pub fn relative(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Vec<_> =
        below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

/// Is it on a drive from which no events come?
#[cfg(target_os = "linux")]
pub fn is_remote(path: &Path) -> bool {
    // NFS, SMB, CIFS, SMB2, FUSE, 9p (WSL), vboxsf: linux/magic.h and the modules' own.
    const REMOTE: [u64; 7] =
        [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x6573_5546, 0x0102_1997, 0x786F_4256];
    rustix::fs::statfs(path).is_ok_and(|it| u64::try_from(it.f_type).is_ok_and(|sort| REMOTE.contains(&sort)))
}

/// Is it on a drive from which no events come? Not known here.
#[cfg(not(target_os = "linux"))]
pub fn is_remote(_: &Path) -> bool {
    false
}
