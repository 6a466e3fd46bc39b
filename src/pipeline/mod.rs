//! The stages in order: read this first.
//!
//! [`load`] goes from files to a checked site; [`build`] renders every page of the
//! plan and publishes. A mistake of an author is a diagnostic and stops nothing
//! but publishing; a failure of the machine is a [`Failure`].

mod allowed;
mod attachments;
mod calendar;
mod documents;
mod failure;
mod live;
mod lost;
mod mend;
mod places;
mod publish;

pub use allowed::Allowed;
pub use documents::record_of;
pub use failure::Failure;
pub use live::{Change, Checked, Checkup, Live, View};
pub use mend::{Mending, mend, write as write_mended};
pub use publish::{Built, build, exit_code, manifest, try_theme};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::personal::{self, Masks, Secrets};
use crate::check::{self, Allowances, Prepared};
use crate::config::{self, Config, OnError, parse_base};
use crate::diagnostic::{self, Diagnostic, Lang, Severity, Span};
use crate::kinds::{self, KindText, Kinds};
use crate::rules;
use crate::say;
use crate::site::{self, HeldWhy, Show, Site};
use crate::source::{self, Tree};
use crate::value::Date;
use crate::yaml;
use documents::Documents;

/// What a run is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The day that checks and publishing see.
    pub today: Date,
    /// Replaces `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    /// Replaces `publish.output`.
    pub output_dir: Option<PathBuf>,
    /// What is published although it is held back otherwise.
    pub show: Show,
    /// Warnings stop a build too.
    pub strict: bool,
    /// Wait for the disk before the exchange.
    pub durable: bool,
}

impl Options {
    /// The defaults for a site on a day.
    pub fn new(root: &Path, today: Date) -> Options {
        Options {
            root: root.to_owned(),
            today,
            base_url: None,
            output_dir: None,
            show: Show::default(),
            strict: false,
            durable: false,
        }
    }
}

/// A site that was read and checked.
#[derive(Debug)]
pub struct Loaded {
    /// The site.
    pub site: Site,
    /// What was found, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// How many documents were read.
    pub documents: usize,
    /// What documents allow, and had to.
    pub allowed: Vec<Allowed>,
    /// What nobody may print.
    pub secrets: Secrets,
}

/// Settings, or the mistakes in them and in the kinds.
#[derive(Debug)]
pub enum Outcome {
    /// A site.
    Loaded(Box<Loaded>),
    /// `site.yaml` or a kind has errors; documents were not read, for all of them
    /// depend on these.
    Misconfigured {
        /// What was found.
        diagnostics: Vec<Diagnostic>,
        /// Language of the site as far as it is known.
        lang: Lang,
    },
}

/// Reads and checks a site.
pub fn load(options: &Options) -> Result<Outcome, Failure> {
    let (config, kinds, mut diagnostics) = settings(options)?;
    if diagnostics.iter().any(|found| found.severity == Severity::Error) {
        diagnostic::sort(&mut diagnostics);
        return Ok(Outcome::Misconfigured { diagnostics, lang: config.lang });
    }
    let (config, kinds) = (Arc::new(config), Arc::new(kinds));
    if !options.root.join("content").is_dir() {
        return Err(Failure::NoContent(options.root.clone()));
    }
    let (tree, found) = source::discover(&options.root)?;
    diagnostics.extend(found);
    let mut again = || documents::read(options, &config, &kinds, &tree);
    let settled = settle(options, (&config, &kinds, &tree), &mut again)?;
    let Settled { site, count, found, allowed, quiet } = settled;
    diagnostics.extend(found);
    diagnostics.extend(lost::addresses(options, &site));
    places::locate(&options.root, &mut diagnostics);
    quiet.hide(&mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    let secrets = quiet.secrets;
    Ok(Outcome::Loaded(Box::new(Loaded { site, diagnostics, documents: count, allowed, secrets })))
}

/// A site whose faulty documents are held back if its settings ask for that.
struct Settled {
    site: Site,
    count: usize,
    found: Vec<Diagnostic>,
    allowed: Vec<Allowed>,
    quiet: Quiet,
}

/// What may not be shown: secrets, and paths that are some.
#[derive(Debug, Default)]
struct Quiet {
    secrets: Secrets,
    masks: Masks,
}

impl Quiet {
    /// Takes it out of findings, once their places are known.
    fn hide(&self, diagnostics: &mut [Diagnostic]) {
        personal::hide(diagnostics, &self.secrets, &self.masks);
    }
}

/// From read documents to a checked site. With `on_error: hold` the documents are asked
/// for again as often as faulty ones come to light.
fn settle(
    options: &Options,
    (config, kinds, tree): (&Arc<Config>, &Arc<Kinds>, &Tree),
    again: &mut dyn FnMut() -> Result<Documents, Failure>,
) -> Result<Settled, Failure> {
    let mut faulty: BTreeSet<String> = BTreeSet::new();
    let mut told: Vec<Diagnostic> = Vec::new();
    let files = attachments::search(options, config, tree);
    let paths = tree.entries.iter().map(|entry| entry.path.as_str()).chain(files.keys().map(String::as_str));
    let paths: BTreeSet<&str> = paths.collect();
    let public = personal::ground(config, options.today);
    let (masks, in_names) = Masks::of(paths.into_iter(), &public);
    let mut quiet = Quiet { secrets: Secrets::default(), masks };
    loop {
        let put = put_together(options, (config, kinds, tree), again()?, &mut faulty);
        let Together { site, count, mut found, mut allowances, prepared, secrets } = put;
        let reread = |at: usize| documents::record_of(&site, &options.root, at).ok();
        let mut of_site = check::of_site(&site, &prepared, &reread);
        of_site.extend(personal::of_files(&site, &files));
        of_site.extend(in_names.iter().cloned());
        let all = || site.documents.iter().chain(site.held.iter().map(|held| &held.document));
        allowances.strike(all(), &mut of_site);
        of_site.extend(allowances.idle(all()));
        regrade(&site.config, &site.kinds, &mut of_site);
        // What only the whole site shows holds a document too; the site without it is another site.
        let more = faulty_paths(&site.config, &of_site);
        let is_new = more.iter().any(|path| !faulty.contains(path));
        faulty.extend(more);
        if is_new {
            // Only what the site without them does not show again: their own errors.
            told.extend(
                of_site.into_iter().filter(|found| found.severity == Severity::Error && is_own(found)),
            );
            continue;
        }
        found.extend(of_site);
        found.append(&mut told);
        let allowed = allowed::list(&site, &allowances);
        quiet.secrets.extend(secrets);
        prepared.into_values().for_each(|left| quiet.secrets.extend(left.secrets));
        return Ok(Settled { site, count, found, allowed, quiet });
    }
}

/// A site that was not looked at as a whole yet.
struct Together {
    site: Site,
    count: usize,
    found: Vec<Diagnostic>,
    allowances: Allowances,
    prepared: BTreeMap<String, Prepared>,
    secrets: Secrets,
}

/// From read documents to a site; with `on_error: hold` without those at fault.
fn put_together(
    options: &Options,
    (config, kinds, tree): (&Arc<Config>, &Arc<Kinds>, &Tree),
    mut read: Documents,
    faulty: &mut BTreeSet<String>,
) -> Together {
    let mut found = std::mem::take(&mut read.diagnostics);
    found.extend(site::addresses(&read.inputs));
    let mut allowances = Allowances::default();
    allowances.strike(read.inputs.iter().map(|input| &input.document), &mut found);
    regrade(config, kinds, &mut found);
    let count = read.inputs.len() + read.lost.len();
    faulty.extend(faulty_paths(config, &found));
    for input in &mut read.inputs {
        if input.held.is_none() && faulty.iter().any(|path| input.document.owns(path)) {
            input.held = Some(HeldWhy::Faulty);
        }
    }
    let (config, kinds) = (Arc::clone(config), Arc::clone(kinds));
    let site = site::build(config, kinds, tree.clone(), read.inputs, read.folders, options.today);
    Together { site, count, found, allowances, prepared: read.prepared, secrets: read.secrets }
}

/// The kinds of a site, or the built-in ones where there is no site, and the language
/// for messages.
pub fn all_kinds(options: &Options) -> Result<(Kinds, Lang), Failure> {
    if !options.root.join("site.yaml").is_file() {
        return Ok((Kinds::read(&kinds::built_in(), &[]).0, Lang::Zh));
    }
    let (config, kinds, _) = settings(options)?;
    Ok((kinds, config.lang))
}

/// `site.yaml` and the kinds.
fn settings(options: &Options) -> Result<(Config, Kinds, Vec<Diagnostic>), Failure> {
    let path = options.root.join("site.yaml");
    if !path.is_file() {
        return Err(Failure::NoSite(options.root.clone()));
    }
    let mut diagnostics = Vec::new();
    let texts = kind_texts(&options.root, &mut diagnostics)?;
    let (kinds, found) = Kinds::read(&kinds::built_in(), &texts);
    diagnostics.extend(found);
    let text = match source::decode("site.yaml", &source::read_bytes(&path)?) {
        Ok(text) => text,
        Err(found) => {
            diagnostics.push(found);
            let (config, _) = config::read("site.yaml", "", &kinds);
            return Ok((config, kinds, diagnostics));
        }
    };
    let (mut config, found) = config::read("site.yaml", &text, &kinds);
    diagnostics.extend(found);
    if !options.root.join("themes").join(&config.theme).is_dir() && config.theme != "default" {
        diagnostics.push(no_theme(&config.theme, &text));
    }
    diagnostics.extend(calendar::read(&options.root, &text, &mut config)?);
    if let Some(base) = &options.base_url {
        match parse_base(base) {
            Some((url, path)) => (config.base_url, config.base_path) = (url, path),
            None => {
                return Err(Failure::Usage(
                    say!("--base-url “{base}”不是网址": "--base-url “{base}” is not a web address"),
                ));
            }
        }
    }
    let known = |rule: &str| rules::can_allow(rule) || is_equation(&kinds, rule);
    for rule in config.rules.keys().filter(|rule| !known(rule)) {
        diagnostics.push(
            Diagnostic::warning(
                "unknown-rule",
                say!("没有可以改级别的规则“{rule}”": "there is no rule “{rule}” whose severity can be set"),
            )
            .at("site.yaml")
            .span(rule_place(&text, rule)),
        );
    }
    Ok((config, kinds, diagnostics))
}

fn no_theme(name: &str, text: &str) -> Diagnostic {
    let places = yaml::Places::of(text);
    let place = places.written("/theme").or_else(|| places.written("/主题"));
    Diagnostic::error(
        "missing-theme",
        say!("没有主题文件夹 themes/{name}": "there is no theme folder themes/{name}"),
    )
    .at("site.yaml")
    .span(place.unwrap_or(Span::on_line(1, 1, 1)))
    .help(say!("建这个文件夹，或者删去 theme": "make that folder, or remove “theme”"))
}

/// Where `site.yaml` names a rule.
fn rule_place(text: &str, rule: &str) -> Span {
    let places = yaml::Places::of(text);
    let pointers = ["rules", "规则"].map(|key| yaml::step(&yaml::step("", key), rule));
    pointers.iter().find_map(|pointer| places.key(pointer)).unwrap_or(Span::on_line(1, 1, 1))
}

fn kind_texts(root: &Path, diagnostics: &mut Vec<Diagnostic>) -> Result<Vec<KindText>, Failure> {
    let mut texts = Vec::new();
    for (shown, path) in kind_files(root)? {
        match source::decode(&shown, &source::read_bytes(&path)?) {
            Ok(text) => texts.push(KindText { path: shown, text }),
            Err(found) => diagnostics.push(found),
        }
    }
    Ok(texts)
}

/// The files of the site's own kinds: their path from the root, and where they are.
fn kind_files(root: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let folder = root.join("kinds");
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    let mut names: Vec<PathBuf> = std::fs::read_dir(&folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|source| source::SourceError { path: folder.clone(), source })?;
    names.sort();
    for path in names {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_yaml = [".yaml", ".yml"].iter().any(|end| name.ends_with(end)) && !name.starts_with('.');
        if !is_yaml || !path.is_file() {
            continue;
        }
        files.push((format!("kinds/{name}"), path));
    }
    Ok(files)
}

/// Gives rules the severity that `site.yaml` says.
fn regrade(config: &Config, kinds: &Kinds, diagnostics: &mut [Diagnostic]) {
    for found in diagnostics {
        let can = rules::can_allow(&found.rule) || is_equation(kinds, &found.rule);
        if let Some(severity) = config.rules.get(&found.rule).filter(|_| can) {
            found.severity = *severity;
        }
    }
}

/// Is it a rule that a kind states?
fn is_equation(kinds: &Kinds, rule: &str) -> bool {
    kinds.iter().any(|kind| kind.all_equations().any(|equation| equation.rule == rule))
}

/// With `on_error: hold`: the files that have errors, whatever the day.
fn faulty_paths(config: &Config, diagnostics: &[Diagnostic]) -> BTreeSet<String> {
    if config.publish.on_error != OnError::Hold {
        return BTreeSet::new();
    }
    let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error && is_own(found));
    errors.filter_map(|found| found.path.clone()).filter(|path| path.starts_with("content/")).collect()
}

/// Is it a fault of the file that it names? A missing document is not mended by leaving
/// out the one before it, and what depends on the day is no fault of a file.
fn is_own(found: &Diagnostic) -> bool {
    !found.dated && found.rule != check::GAP
}

/// Does this finding stop a build?
pub fn stops(site: &Site, found: &Diagnostic, strict: bool) -> bool {
    let grave = found.severity == Severity::Error || (strict && found.severity == Severity::Warning);
    if !grave || found.dated {
        return false;
    }
    let Some(path) = &found.path else { return true };
    let in_content = path.starts_with("content/");
    let held = site.held.iter().any(|held| held.document.owns(path));
    if site.config.publish.on_error == OnError::Hold && found.rule == check::GAP {
        return false;
    }
    if !in_content {
        return true;
    }
    match site.config.publish.on_error {
        OnError::Stop => !held,
        // What is faulty is held back; only what is published all the same still stops.
        OnError::Hold => site.documents.iter().any(|document| document.owns(path)),
    }
}
