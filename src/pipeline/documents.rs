//! Every document of `content/` read, in parallel, in the order of their paths.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::{Failure, Options};
use crate::check::{self, Counting, Ground, Prepared, personal};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::kinds::Kinds;
use crate::record::{self, Desk, Record};
use crate::say;
use crate::site::{self, Folder, HeldWhy, Input, Shared, Site};
use crate::source::{self, Entry, Role, Split, Tree};
use crate::value::Date;
use crate::yaml::{self, Findings, Reader, Shape};

/// What was read.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    /// Documents with a record.
    pub inputs: Vec<Input>,
    /// Files of documents that could not be read.
    pub lost: Vec<String>,
    /// Introductions, by path of category ids.
    pub folders: BTreeMap<Vec<String>, Folder>,
    /// What is to be asked of the whole site, by the documents' paths.
    pub prepared: BTreeMap<String, Prepared>,
    /// Secrets of introductions; those of documents are in `prepared`.
    pub secrets: personal::Secrets,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all documents and introductions of a tree.
pub fn read(options: &Options, config: &Config, kinds: &Kinds, tree: &Tree) -> Result<Documents, Failure> {
    let desk = Desk { config, kinds, tree, root: &options.root };
    let shared = Shared::default();
    let counting = Counting::of(kinds);
    let entries: Vec<&Entry> = tree.entries.iter().filter(|entry| entry.role == Role::Document).collect();
    let read: Vec<Result<One, Failure>> =
        entries.par_iter().map(|entry| one(&entry.path, &desk, options, &shared, &counting)).collect();
    let mut all = Documents { inputs: Vec::with_capacity(read.len()), ..Documents::default() };
    for (entry, one) in entries.iter().zip(read) {
        all.add(&entry.path, one?);
    }
    for entry in tree.entries.iter().filter(|entry| entry.role == Role::Folder) {
        all.introduce(introduction(&entry.path, &desk, options.today)?);
    }
    Ok(all)
}

impl Documents {
    /// Adds a document, in the order of their paths.
    pub(super) fn add(&mut self, path: &str, one: One) {
        self.diagnostics.extend(one.diagnostics);
        self.prepared.extend(one.prepared.map(|prepared| (path.to_owned(), prepared)));
        match one.input {
            Some(input) => self.inputs.push(input),
            None => self.lost.push(path.to_owned()),
        }
    }

    /// Adds an introduction, after all documents.
    pub(super) fn introduce(&mut self, introduction: Introduction) {
        self.diagnostics.extend(introduction.diagnostics);
        self.secrets.extend(introduction.secrets);
        self.folders.extend(introduction.folder);
    }
}

/// Documents that were read before, as [`read`] gives them; in the order of their paths.
pub(super) fn documents_of<'a>(
    ones: impl Iterator<Item = (&'a str, One)>,
    introductions: impl Iterator<Item = Introduction>,
) -> Documents {
    let mut all = Documents::default();
    ones.for_each(|(path, one)| all.add(path, one));
    introductions.for_each(|introduction| all.introduce(introduction));
    all
}

/// What was read of one document.
#[derive(Debug, Clone)]
pub(super) struct One {
    /// The document; `None` where not even title and kind could be read.
    pub input: Option<Input>,
    /// What is to be asked of the whole site.
    pub prepared: Option<Prepared>,
    /// What was found, before it is allowed or graded.
    pub diagnostics: Vec<Diagnostic>,
}

/// What was read of one `_index.md`.
#[derive(Debug, Clone, Default)]
pub(super) struct Introduction {
    secrets: personal::Secrets,
    folder: Option<(Vec<String>, Folder)>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads one document.
pub(super) fn one(
    path: &str,
    desk: &Desk<'_>,
    options: &Options,
    shared: &Shared,
    counting: &Counting,
) -> Result<One, Failure> {
    let public = personal::ground(desk.config, options.today);
    let split = match split(desk.root, path)? {
        Ok(split) => split,
        Err(found) => {
            let mut diagnostics = vec![found];
            let bytes = source::read_bytes(&desk.root.join(path))?;
            diagnostics.extend(personal::of_unreadable(path, &bytes, &public));
            return Ok(One { input: None, prepared: None, diagnostics });
        }
    };
    let mut outcome = record::read(path, &split, desk);
    outcome.diagnostics.extend(check::markup::of_source(path, &split));
    let (found, secrets) = personal::of_source(path, &split, outcome.record.as_ref(), &public);
    outcome.diagnostics.extend(found);
    if outcome.held {
        // A draft never stops a build, even one whose kind is not known.
        outcome.diagnostics.iter_mut().for_each(|found| found.severity = Severity::Warning);
    }
    let size_of = |path: &str| desk.tree.get(path).map(|entry| entry.size);
    let ground = Ground { config: desk.config, kinds: desk.kinds, counting, today: options.today };
    let mut prepared = Prepared::default();
    if let Some(record) = &outcome.record {
        let (found, left) = check::of_record(record, &split, ground);
        outcome.diagnostics.extend(found);
        prepared = left;
    }
    prepared.secrets = secrets;
    let prepared = Some(prepared).filter(|left| !left.is_empty());
    let input = outcome.record.map(|record| Input {
        document: site::summarize(&record, &split, &size_of),
        facts: site::facts_of(&record, shared),
        held: HeldWhy::of(&record.common, desk.config, options.today, options.show),
    });
    Ok(One { input, prepared, diagnostics: outcome.diagnostics })
}

fn split(root: &Path, path: &str) -> Result<Result<Split, Diagnostic>, Failure> {
    let bytes = source::read_bytes(&root.join(path))?;
    Ok(source::decode(path, &bytes).and_then(|text| source::split(path, &text)))
}

/// The record of a published document, read again: the site holds no bodies. A file
/// that changed so that it can't be read any more is a diagnostic.
pub fn record_of(site: &Site, root: &Path, at: usize) -> Result<Record, Diagnostic> {
    let path = &site.documents[at].path;
    let desk = Desk { config: &site.config, kinds: &site.kinds, tree: &site.tree, root };
    let gone = |message: crate::diagnostic::Text| {
        Diagnostic::error("changed-file", message).at(path).span(Span::on_line(1, 1, 1))
    };
    let split = match split(root, path) {
        Ok(split) => split?,
        Err(failure) => return Err(gone(failure.message())),
    };
    record::read(path, &split, &desk).record.ok_or_else(|| {
        gone(say!("构建时文件被改动，读不出来": "the file was changed during the build and cannot be read"))
    })
}

/// `_index.md`: the introduction of the category that it names, or of the one that
/// its folder is named after.
pub(super) fn introduction(path: &str, desk: &Desk<'_>, today: Date) -> Result<Introduction, Failure> {
    let mut all = Introduction::default();
    let split = match split(desk.root, path)? {
        Ok(split) => split,
        Err(found) => {
            all.diagnostics.push(found);
            return Ok(all);
        }
    };
    all.diagnostics.extend(check::markup::of_source(path, &split));
    let (found, secrets) = personal::of_source(path, &split, None, &personal::ground(desk.config, today));
    all.diagnostics.extend(found);
    all.secrets = secrets;
    let node = match yaml::read(&split.front, &Shape::Any) {
        Ok(node) => node,
        Err(errors) => {
            all.diagnostics
                .extend(errors.into_iter().map(|error| error.into_diagnostic(path, split.front_line)));
            return Ok(all);
        }
    };
    let mut findings = Findings::default();
    let mut reader = Reader::new(&node, "", &mut findings);
    let named = reader.take(&["category", "栏目"], &mut findings);
    for names in [["title", "标题"], ["summary", "内容概述"], ["sample", "示例数据"]] {
        let _ = reader.take(&names, &mut findings);
    }
    reader.finish(&mut findings);
    let own = path.split('/').rev().nth(1).unwrap_or_default();
    let word = named.as_ref().and_then(|item| item.text(&mut findings)).unwrap_or(own);
    match desk.config.category(word) {
        Some(category) => {
            all.folder = Some((category, Folder { path: path.to_owned(), body: split.body }));
        }
        None => {
            let pointer = named.map(|item| item.pointer).unwrap_or_default();
            let finding = findings.error(
                "lone-introduction",
                &pointer,
                say!("没有栏目“{word}”，这段说明不会显示": "there is no category “{word}”; this introduction is not shown"),
            );
            finding.severity = Severity::Warning;
            finding.help(say!("写上“栏目: …”（category），用 site.yaml 里的标识或名称": "add “category: …” with an id or name of site.yaml"));
        }
    }
    all.diagnostics.extend(findings.into_diagnostics(path, &split.front, split.front_line));
    Ok(all)
}
