//! The files of a theme: the site's over the built-in ones.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};
use walkdir::WalkDir;

use crate::diagnostic::Diagnostic;
use crate::source::{self, SourceError};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A file of a theme.
struct File {
    /// Where it is, for messages.
    path: String,
    bytes: Vec<u8>,
}

/// The files by name below the theme's folder. Words have both layers.
pub struct Files {
    files: BTreeMap<String, File>,
    below: BTreeMap<String, File>,
}

impl Files {
    /// The built-in theme with the site's `themes/<name>/` over it.
    pub fn load(root: &Path, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Result<Files, SourceError> {
        let mut files = BTreeMap::new();
        built_in(&BUILT_IN, &mut files);
        let mut below = BTreeMap::new();
        let folder = root.join("themes").join(name);
        if !folder.is_dir() {
            return Ok(Files { files, below });
        }
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.map_err(|error| SourceError {
                path: folder.clone(),
                source: error.into_io_error().unwrap_or_else(|| std::io::Error::other("walk")),
            })?;
            if !entry.file_type().is_file() || entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let parts: Vec<String> = entry
                .path()
                .strip_prefix(&folder)
                .unwrap_or(entry.path())
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            let own = parts.join("/");
            let path = format!("themes/{name}/{own}");
            let mut bytes = source::read_bytes(entry.path())?;
            if [".html", ".css", ".js", ".yaml"].iter().any(|end| own.ends_with(end)) {
                match source::decode(&path, &bytes) {
                    Ok(text) => bytes = text.into_bytes(),
                    Err(found) => {
                        diagnostics.push(found);
                        continue;
                    }
                }
            }
            let file = File { path, bytes };
            if let Some(old) = files.insert(own.clone(), file) {
                below.insert(own, old);
            }
        }
        Ok(Files { files, below })
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).and_then(|file| std::str::from_utf8(&file.bytes).ok())
    }

    /// The layers of a file, the built-in one first, with their paths.
    pub fn layers(&self, name: &str) -> Vec<(&str, &str)> {
        [self.below.get(name), self.files.get(name)]
            .into_iter()
            .flatten()
            .filter_map(|file| Some((file.path.as_str(), std::str::from_utf8(&file.bytes).ok()?)))
            .collect()
    }

    /// Where a file is.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(|file| file.path.as_str())
    }

    /// Name, path and text of every template.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.files.iter().filter(|(name, _)| name.ends_with(".html")).filter_map(|(name, file)| {
            Some((name.as_str(), file.path.as_str(), std::str::from_utf8(&file.bytes).ok()?))
        })
    }

    /// The style sheet: `base.css`, the components' by name, `print.css`.
    pub fn style(&self) -> String {
        let components =
            self.files.keys().filter(|name| name.starts_with("components/") && name.ends_with(".css"));
        let order = std::iter::once("base.css").chain(components.map(String::as_str)).chain(["print.css"]);
        order.filter_map(|name| self.text(name)).collect::<Vec<_>>().join("\n")
    }

    /// What lies below `assets/`, by name.
    pub fn plain_assets(&self) -> BTreeMap<String, Vec<u8>> {
        let below = self.files.iter().filter_map(|(name, file)| Some((name.strip_prefix("assets/")?, file)));
        below.map(|(name, file)| (name.to_owned(), file.bytes.clone())).collect()
    }
}

fn built_in(dir: &Dir<'static>, files: &mut BTreeMap<String, File>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => built_in(dir, files),
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().replace('\\', "/");
                let path = format!("themes/default/{name}");
                files.insert(name, File { path, bytes: file.contents().to_vec() });
            }
        }
    }
}
