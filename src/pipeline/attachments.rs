//! Files beside the documents, searched for personal information. What was found in one
//! is kept from run to run, so that a file that did not change is not read again.
//!
//! Kept in `.gongkai/files.json` below the site's root: findings without secrets, by the
//! hash of the path (a name may be a secret), with size, time of change and the version
//! of the program. What can't be kept is looked for again; that is no failure.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use super::Options;
use crate::check::personal::{self, FileFinding};
use crate::config::Config;
use crate::privacy;
use crate::source::{Role, Tree};

/// Findings by the path of the file, relative to the root.
pub type Files = BTreeMap<String, Vec<FileFinding>>;

/// What has to be the same for a finding to hold still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    size: u64,
    /// Nanoseconds since 1970.
    changed: u128,
    findings: Vec<FileFinding>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Store {
    /// The program, and what the site has declared to be public.
    made_by: String,
    files: BTreeMap<String, Kept>,
}

/// Searches all files of a site that are no documents: those of `content/`, and those
/// of `static/`, which are copied as they are.
pub fn search(options: &Options, config: &Config, tree: &Tree) -> Files {
    let ground = personal::ground(config, options.today);
    let others = tree.entries.iter().filter(|entry| entry.role == Role::Other);
    let mut paths: Vec<String> = others.map(|entry| entry.path.clone()).collect();
    paths.extend(statics(&options.root));
    let place = options.root.join(".gongkai").join("files.json");
    let made_by = made_by(config);
    let before = kept(&place).filter(|store| store.made_by == made_by).unwrap_or_default();
    let now: Vec<(String, Option<Kept>)> = paths
        .into_par_iter()
        .map(|path| {
            let found = one(&options.root, &path, before.files.get(&hash(&path)), &ground);
            (path, found)
        })
        .collect();
    let files = now.iter().filter_map(|(path, kept)| Some((hash(path), kept.clone()?))).collect();
    let store = Store { made_by, files };
    if store.files != before.files {
        keep(&place, &store);
    }
    now.into_iter()
        .filter_map(|(path, kept)| kept.map(|kept| (path, kept.findings)))
        .filter(|(_, findings)| !findings.is_empty())
        .collect()
}

/// The findings of one file; `None` if it went away.
fn one(root: &Path, path: &str, before: Option<&Kept>, ground: &privacy::Ground) -> Option<Kept> {
    let full = root.join(path);
    let about = std::fs::metadata(&full).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
    let size = about.len();
    if let Some(before) = before.filter(|before| before.size == size && before.changed == changed) {
        return Some(before.clone());
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    // A file that is too large to be read is told by its size, without reading it.
    let most = crate::attachment::Limits::default().file_bytes as u64;
    let findings = if size > most {
        personal::too_large()
    } else {
        personal::of_file(name, &crate::source::read_bytes(&full).ok()?, ground)
    };
    Some(Kept { size, changed, findings })
}

fn statics(root: &Path) -> Vec<String> {
    let folder = root.join("static");
    if !folder.is_dir() {
        return Vec::new();
    }
    let walk = WalkDir::new(&folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    walk.filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(root).ok()?;
            let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
            Some(parts?.join("/"))
        })
        .collect()
}

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn made_by(config: &Config) -> String {
    let public = format!("{:?}{:?}{}", config.privacy.numbers, config.privacy.words, config.identity.contact);
    format!("{} {}", env!("CARGO_PKG_VERSION"), hash(&public))
}

fn kept(place: &PathBuf) -> Option<Store> {
    serde_json::from_slice(&std::fs::read(place).ok()?).ok()
}

/// Written whole by rename: another run may be reading it.
fn keep(place: &Path, store: &Store) {
    let Some(folder) = place.parent() else { return };
    let Ok(bytes) = serde_json::to_vec(store) else { return };
    let written = std::fs::create_dir_all(folder).is_ok();
    let beside = folder.join(format!("files.{}.tmp", std::process::id()));
    if written && std::fs::write(&beside, bytes).is_ok() && std::fs::rename(&beside, place).is_err() {
        let _ = std::fs::remove_file(&beside);
    }
}
