//! What `publish.keep` covers: files in the output folder that the site did not
//! make and that stay.

/// The patterns of `publish.keep`.
#[derive(Debug)]
pub(super) struct Keep(Vec<String>);

impl Keep {
    pub(super) fn new(patterns: Vec<String>) -> Keep {
        Keep(patterns)
    }

    /// Whether a file stays: named exactly, below a folder (`uploads/`), or with
    /// the end of its name (`*.txt`, in any folder).
    pub(super) fn covers(&self, file: &str) -> bool {
        self.0.iter().any(|pattern| match pattern.strip_prefix('*') {
            Some(end) => file.rsplit('/').next().is_some_and(|name| name.ends_with(end)),
            None if pattern.ends_with('/') => file.starts_with(pattern.as_str()),
            None => file == pattern,
        })
    }

    /// Whether a folder stays even when it is empty.
    pub(super) fn covers_folder(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        self.0.iter().any(|pattern| pattern.ends_with('/') && folder.starts_with(pattern.as_str()))
    }
}
