//! Which files `content/` has, in one order on every machine.

use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::SourceError;
use crate::diagnostic::Diagnostic;
use crate::say;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A document.
    Document,
    /// The introduction of a folder: `_index.md`.
    Folder,
    /// Anything else: an attachment or rows, if a document names it.
    Other,
}

/// A file of `content/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Path relative to the site's root, with `/`, as the file system has it.
    pub path: String,
    /// What it is.
    pub role: Role,
    /// Size in bytes.
    pub size: u64,
}

/// The files of `content/`, by path.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Sorted by path.
    pub entries: Vec<Entry>,
}

impl Tree {
    /// The entry at a path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().map(|at| &self.entries[at])
    }
}

/// Finds the files below `root/content`. Hidden files, editors' leftovers and
/// `README.md` are nobody's. A missing folder is an empty site.
pub fn discover(root: &Path) -> Result<(Tree, Vec<Diagnostic>), SourceError> {
    let content = root.join("content");
    let mut diagnostics = Vec::new();
    let mut entries = Vec::new();
    if !content.exists() {
        return Ok((Tree::default(), diagnostics));
    }
    let walk = WalkDir::new(&content).follow_links(true).sort_by_file_name();
    for found in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !ignored(entry)) {
        let found = match found {
            Ok(found) => found,
            Err(error) if error.loop_ancestor().is_some() => {
                let path = relative(root, error.path().unwrap_or(&content));
                diagnostics.push(
                    Diagnostic::error(
                        "link-loop",
                        say!("文件夹的链接绕成了圈": "this link leads back to a folder above it"),
                    )
                    .at(&path)
                    .help(say!("删去这个链接": "remove the link")),
                );
                continue;
            }
            Err(error) => {
                let path = error.path().unwrap_or(&content).to_owned();
                let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("walk"));
                return Err(SourceError { path, source });
            }
        };
        if !found.file_type().is_file() {
            continue;
        }
        if found.path().to_str().is_none() {
            let shown = found.path().display().to_string();
            diagnostics.push(
                Diagnostic::error(
                    "file-name",
                    say!("文件名不是 UTF-8：{shown}": "the file name is not UTF-8: {shown}"),
                )
                .help(say!("改文件名": "rename the file")),
            );
            continue;
        }
        let size = found.metadata().map_or(0, |metadata| metadata.len());
        let path = relative(root, found.path());
        entries.push(Entry { role: role(&path), path, size });
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((Tree { entries }, diagnostics))
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> =
        below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

fn role(path: &str) -> Role {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if extension.eq_ignore_ascii_case("md") => {
            if stem == "_index" {
                Role::Folder
            } else {
                Role::Document
            }
        }
        _ => Role::Other,
    }
}

/// Hidden files, and what Word, vim, Emacs and the systems leave behind.
fn ignored(entry: &DirEntry) -> bool {
    let name: String = entry.file_name().to_string_lossy().nfc().collect();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name.eq_ignore_ascii_case("readme.md")
        || [".tmp", ".swp", ".swx", ".bak"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
}
