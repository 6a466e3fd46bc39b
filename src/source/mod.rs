//! Files as they lie in `content/`: found, decoded, split.
//!
//! In: the site's root. Out: the list of files, and for a document the text of its
//! front matter and of its body with their first lines. It knows no kind and no
//! HTML, and writes nothing.

mod decode;
mod split;
mod tree;

pub use decode::{decode, repair_hint};
pub use split::{Split, split};
pub use tree::{Entry, Role, Tree, discover};

use std::fmt;
use std::path::{Path, PathBuf};

use crate::diagnostic::Text;
use crate::say;

/// A file or folder could not be read: the machine's failure.
#[derive(Debug)]
pub struct SourceError {
    /// Which.
    pub path: PathBuf,
    /// What the system said.
    pub source: std::io::Error,
}

impl SourceError {
    /// The failure in both languages.
    pub fn message(&self) -> Text {
        let (path, source) = (self.path.display(), &self.source);
        say!("读不了 {path}：{source}": "cannot read {path}: {source}")
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for SourceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Reads a file whole.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, SourceError> {
    std::fs::read(path).map_err(|source| SourceError { path: path.to_owned(), source })
}
