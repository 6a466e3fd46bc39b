//! Secrets in the names of files and folders, and paths as they may be shown.

use std::collections::BTreeMap;

use super::{in_name, rules};
use crate::diagnostic::Diagnostic;
use crate::privacy::{self, Ground};
use crate::say;

/// Paths that may not be printed as they are.
#[derive(Debug, Clone, Default)]
pub struct Masks {
    shown: BTreeMap<String, String>,
}

impl Masks {
    /// Looks through the paths of a site; tells the names that hold a secret.
    pub fn of<'p>(paths: impl Iterator<Item = &'p str>, ground: &Ground) -> (Masks, Vec<Diagnostic>) {
        let (mut masks, mut found) = (Masks::default(), Vec::new());
        for path in paths {
            let mut shown: Vec<String> = Vec::new();
            for part in path.split('/') {
                let mut chars: Vec<char> = part.chars().collect();
                for hit in privacy::scan(part, ground) {
                    chars[hit.chars.clone()].fill('*');
                    let what = hit.sort.name();
                    let ((zh, en), name) = ((what.zh, what.en), in_name());
                    let (name_zh, name_en) = (name.zh, name.en);
                    found.push(
                        rules::of_rule(
                            rules::rule(hit.sort),
                            say!("{name_zh}里有{zh}": "personal information in {name_en}: {en}"),
                        )
                        .at(path)
                        .help(say!("改名，只写事项和日期": "rename it; the subject and a date are enough")),
                    );
                }
                shown.push(chars.into_iter().collect());
            }
            let shown = shown.join("/");
            if shown != path {
                masks.shown.insert(path.to_owned(), shown);
            }
        }
        (masks, found)
    }

    /// Is there nothing to mask?
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// A text without the paths that may not be shown.
    pub fn hidden(&self, text: &str) -> String {
        let mut shown = text.to_owned();
        for (path, mask) in &self.shown {
            // A message may have the whole path, or the name at its end.
            let (name, masked) = (path.rsplit('/').next(), mask.rsplit('/').next());
            shown = shown.replace(path, mask);
            if let (Some(name), Some(masked)) = (name, masked)
                && name != masked
            {
                shown = shown.replace(name, masked);
            }
        }
        shown
    }

    /// What may be shown of a path; `None`: all of it.
    pub fn shown(&self, path: &str) -> Option<&str> {
        self.shown.get(path).map(String::as_str)
    }
}
