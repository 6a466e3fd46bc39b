//! What can be mended in a site's own files, and the writing of it.
//!
//! Settings come first, for documents are read by them: with what would be written, not
//! with what is on the disk. While settings have errors that stay, documents wait.

use std::collections::BTreeSet;
use std::path::PathBuf;

use rayon::prelude::*;

use super::{Failure, Options, kind_files};
use crate::check;
use crate::config;
use crate::diagnostic::{Lang, Severity};
use crate::fix::{self, Looked, Mended, Sheet};
use crate::kinds::{self, KindText, Kinds};
use crate::output::{self, Replaced};
use crate::privacy::Ground;
use crate::record::Desk;
use crate::source::{self, Entry, Role};

/// The mends of a site.
#[derive(Debug)]
pub struct Mending {
    /// The files that would change, by path.
    pub files: Vec<Mended>,
    /// What the site declares to be public, for what is shown of them.
    pub ground: Ground,
    /// Language of the site, as far as it is known.
    pub lang: Lang,
}

/// Looks for what has one safe answer; writes nothing.
pub fn mend(options: &Options) -> Result<Mending, Failure> {
    let root = &options.root;
    let path = root.join("site.yaml");
    if !path.is_file() {
        return Err(Failure::NoSite(root.clone()));
    }
    let mut files = Vec::new();
    let kinds = site_kinds(options, &mut files)?;
    let bytes = source::read_bytes(&path)?;
    let settings = fix::site("site.yaml", &bytes, &kinds.0);
    let text = settings.as_ref().map(|mended| mended.after.clone()).unwrap_or(bytes);
    files.extend(settings);
    let text = source::decode("site.yaml", &text).unwrap_or_default();
    let (config, found) = config::read("site.yaml", &text, &kinds.0);
    let is_sound = !kinds.1 && !found.iter().any(|found| found.severity == Severity::Error);
    let (tree, _) = source::discover(root)?;
    if is_sound {
        let desk = Desk { config: &config, kinds: &kinds.0, tree: &tree, root };
        files.extend(content(&desk, &tree.entries)?);
    }
    let ground = check::personal::ground(&config, options.today);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    once(root, &mut files);
    Ok(Mending { files, ground, lang: config.lang })
}

/// Writes a file that was mended, unless it is another one by now.
pub fn write(options: &Options, mended: &Mended) -> Result<Replaced, Failure> {
    Ok(output::replace(&options.root, &mended.path, &mended.before, &mended.after)?)
}

/// The kinds as they will be, and whether they have errors.
fn site_kinds(options: &Options, files: &mut Vec<Mended>) -> Result<(Kinds, bool), Failure> {
    let mut texts: Vec<(KindText, Vec<u8>)> = Vec::new();
    let mut is_lost = false;
    for (path, file) in kind_files(&options.root)? {
        let bytes = source::read_bytes(&file)?;
        let text = source::decode(&path, &bytes).unwrap_or_default();
        texts.push((KindText { path, text }, bytes));
    }
    for at in 0..texts.len() {
        let (KindText { path, .. }, bytes) = &texts[at];
        let others: Vec<KindText> = texts
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, (text, _))| text.clone())
            .collect();
        let mended = fix::kind(path, bytes, &others);
        let after = mended.as_ref().map_or(bytes, |mended| &mended.after);
        match source::decode(path, after) {
            Ok(text) => texts[at].0.text = text,
            Err(_) => is_lost = true,
        }
        files.extend(mended);
    }
    let texts: Vec<KindText> = texts.into_iter().map(|(text, _)| text).collect();
    let (kinds, found) = Kinds::read(&kinds::built_in(), &texts);
    Ok((kinds, is_lost || found.iter().any(|found| found.severity == Severity::Error)))
}

fn content(desk: &Desk<'_>, entries: &[Entry]) -> Result<Vec<Mended>, Failure> {
    let look = |entry: &&Entry| -> Result<Looked, Failure> {
        let bytes = source::read_bytes(&desk.root.join(&entry.path))?;
        Ok(match entry.role {
            Role::Document => fix::document(&entry.path, &bytes, desk),
            Role::Folder => Looked { mended: fix::introduction(&entry.path, &bytes), ..Looked::default() },
            Role::Other => Looked::default(),
        })
    };
    let texts: Vec<&Entry> = entries.iter().filter(|entry| entry.role != Role::Other).collect();
    let looked: Vec<Looked> = texts.par_iter().map(look).collect::<Result<_, _>>()?;
    // A number by which another document names this one is left for a person.
    let names: BTreeSet<String> = looked.iter().flat_map(|one| one.names.iter().cloned()).collect();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut files = Vec::new();
    for one in looked {
        files.extend(match one.renumbered {
            Some((number, mended)) if !names.contains(&number) => Some(mended),
            _ => one.mended,
        });
        sheets.extend(one.sheets);
    }
    // Two documents may name one file, which then is what neither alone can say.
    let doubled = |sheet: &Sheet| sheets.iter().filter(|other| other.path == sheet.path).count() > 1;
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for sheet in &sheets {
        if !seen.insert(&sheet.path) {
            continue;
        }
        let bytes = source::read_bytes(&desk.root.join(&sheet.path))?;
        let sheet = if doubled(sheet) { &sheet.encoding_only() } else { sheet };
        files.extend(fix::rows(sheet, &bytes));
    }
    Ok(files)
}

/// A file that links give two names is mended under the first.
fn once(root: &std::path::Path, files: &mut Vec<Mended>) {
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    files.retain(|mended| {
        let full = root.join(&mended.path);
        seen.insert(std::fs::canonicalize(&full).unwrap_or(full))
    });
}
