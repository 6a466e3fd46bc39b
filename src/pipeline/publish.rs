//! From a loaded site to a published one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::Path;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Failure, Loaded, Options, Outcome, documents, load, stops};
use crate::check::personal::Secrets;
use crate::diagnostic::{self, Diagnostic, Lang, Severity};
use crate::output::manifest::{self, Print};
use crate::output::{self, Publication};
use crate::plan::{self, Page};
use crate::render::Renderer;
use crate::rules;
use crate::say;
use crate::site::Site;
use crate::source::SourceError;
use crate::theme::Theme;

/// What a build did.
#[derive(Debug)]
pub struct Built {
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
    /// How many documents were read and how many are published.
    pub documents: (usize, usize),
    /// What was published; `None`: nothing, for something stood against it.
    pub outcome: Option<output::Outcome>,
    /// Language of the site.
    pub lang: Lang,
    /// What the machine did not do; the findings stand all the same.
    pub failure: Option<Failure>,
    /// 0, 1, 2 or 3.
    pub exit_code: u8,
    /// What nobody may print.
    pub secrets: Secrets,
}

/// Builds and publishes a site, or says what stands against it.
pub fn build(options: &Options) -> Result<Built, Failure> {
    let mut loaded = match load(options)? {
        Outcome::Loaded(loaded) => loaded,
        Outcome::Misconfigured { diagnostics, lang } => {
            return Ok(Built {
                diagnostics,
                documents: (0, 0),
                outcome: None,
                lang,
                failure: None,
                exit_code: 2,
                secrets: Secrets::default(),
            });
        }
    };
    let lang = loaded.site.config.lang;
    for found in
        loaded.diagnostics.iter_mut().filter(|found| found.dated && found.severity == Severity::Error)
    {
        // What depends on the day is no reason to publish nothing; `check` grades it.
        found.severity = Severity::Warning;
    }
    let (theme, found) = Theme::load(&options.root, &loaded.site.config.theme, lang)?;
    loaded.diagnostics.extend(found);
    let secrets = loaded.secrets.clone();
    let documents = (loaded.documents, loaded.site.documents.len());
    let refused = |mut diagnostics: Vec<Diagnostic>| {
        diagnostic::sort(&mut diagnostics);
        let exit_code = exit_code(&diagnostics, options.strict);
        Built {
            diagnostics,
            documents,
            outcome: None,
            lang,
            failure: None,
            exit_code,
            secrets: secrets.clone(),
        }
    };
    if loaded.diagnostics.iter().any(|found| stops(&loaded.site, found, options.strict)) {
        return Ok(refused(loaded.diagnostics));
    }
    let Loaded { site, mut diagnostics, .. } = *loaded;
    let statics = statics(&options.root)?;
    diagnostics.extend(taken(&site, &statics));
    if diagnostics.iter().any(|found| stops(&site, found, options.strict)) {
        return Ok(refused(diagnostics));
    }
    let published = publish(options, &site, &theme, &statics);
    let outcome = match published {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(found)) => {
            diagnostics.extend(found);
            return Ok(refused(diagnostics));
        }
        Err(failure) => {
            let exit_code = failure.exit_code();
            return Ok(Built { failure: Some(failure), exit_code, ..refused(diagnostics) });
        }
    };
    // Errors of documents that are held back are told, and with `hold` they are the exit code.
    let exit_code = u8::from(diagnostics.iter().any(|found| {
        let held_anyway = site.held.iter().any(|held| {
            found.path.as_ref().is_some_and(|path| held.document.owns(path))
                && held.why != crate::site::HeldWhy::Faulty
        });
        found.severity == Severity::Error && !held_anyway
    }));
    diagnostic::sort(&mut diagnostics);
    Ok(Built { diagnostics, documents, outcome: Some(outcome), lang, failure: None, exit_code, secrets })
}

/// Renders everything and publishes it, or returns the mistakes of templates.
fn publish(
    options: &Options,
    site: &Site,
    theme: &Theme,
    statics: &[String],
) -> Result<Result<output::Outcome, Vec<Diagnostic>>, Failure> {
    let publication = Publication::begin(output_options(options, site))?;
    let found = pages(options, site, theme, &publication)?;
    if !found.is_empty() {
        return Ok(Err(found));
    }
    for (name, bytes) in &theme.assets {
        publication.put(&format!("assets/{name}"), bytes)?;
    }
    for document in &site.documents {
        for file in &document.files {
            let to = format!("{}{}", document.url.trim_start_matches('/'), file.name);
            publication.put_file(&to, &options.root.join(&file.path))?;
        }
    }
    for name in statics {
        publication.put_file(name, &options.root.join("static").join(name))?;
    }
    Ok(Ok(publication.finish()?))
}

/// 2 if the site's own set-up is at fault, 1 if a document is.
pub fn exit_code(diagnostics: &[Diagnostic], strict: bool) -> u8 {
    let grave = |found: &&Diagnostic| {
        found.severity == Severity::Error || (strict && found.severity == Severity::Warning)
    };
    // What is published, and what is not although it is due, is content, wherever it is told.
    let in_content = |found: &Diagnostic| {
        found.path.as_ref().is_some_and(|path| path.starts_with("content/"))
            || rules::family(&found.rule).is_some_and(|family| family.is_about_content())
    };
    let grave: Vec<&Diagnostic> = diagnostics.iter().filter(grave).collect();
    match grave.as_slice() {
        [] => 0,
        all if all.iter().all(|found| in_content(found)) => 1,
        _ => 2,
    }
}

fn output_options(options: &Options, site: &Site) -> output::Options {
    let dir = match &options.output_dir {
        Some(dir) => dir.clone(),
        None => options.root.join(&site.config.publish.output),
    };
    output::Options {
        dir,
        keep: site.config.publish.keep.clone(),
        durable: options.durable || site.config.publish.durable,
        ..output::Options::default()
    }
}

/// Renders every page of the plan, in parallel. Mistakes of templates are returned,
/// each once.
fn pages(
    options: &Options,
    site: &Site,
    theme: &Theme,
    publication: &Publication,
) -> Result<Vec<Diagnostic>, Failure> {
    let renderer = Renderer::new(site, theme);
    let record = |at: usize| documents::record_of(site, &options.root, at);
    let plan = plan::iter(site);
    let rendered: Result<Vec<Option<Diagnostic>>, Failure> = plan
        .par_iter()
        .map(|page: &Page| match renderer.render(page, &record) {
            Ok(bytes) => {
                publication.put(&page.file(site), &bytes)?;
                Ok(None)
            }
            Err(found) => Ok(Some(found)),
        })
        .collect();
    let mut found: Vec<Diagnostic> = rendered?.into_iter().flatten().collect();
    diagnostic::sort(&mut found);
    Ok(found)
}

/// Mistakes of the theme: its files, and every sort of page rendered once.
pub fn try_theme(options: &Options, site: &Site) -> Result<Vec<Diagnostic>, Failure> {
    let (theme, mut found) = Theme::load(&options.root, &site.config.theme, site.config.lang)?;
    if !found.is_empty() {
        return Ok(found);
    }
    found = try_pages(options, site, &theme);
    found.dedup();
    Ok(found)
}

/// Mistakes of templates: every sort of page rendered once.
pub(super) fn try_pages(options: &Options, site: &Site, theme: &Theme) -> Vec<Diagnostic> {
    let renderer = Renderer::new(site, theme);
    let record = |at: usize| documents::record_of(site, &options.root, at);
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for page in plan::iter(site) {
        let sort = match &page {
            Page::Document(at) => format!("document {}", site.documents[*at].kind.key),
            Page::List(of, number) => format!("list {:?} {}", of.index(), number.is_some()),
            other => format!("{:?}", std::mem::discriminant(other)),
        };
        if seen.insert(sort) {
            found.extend(renderer.render(&page, &record).err());
        }
    }
    found
}

/// `manifest.json` as a build would write it, or the mistakes of templates. What can't be
/// read is left out.
pub fn manifest(options: &Options, site: &Site, theme: &Theme) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let renderer = Renderer::new(site, theme);
    let record = |at: usize| documents::record_of(site, &options.root, at);
    let pages = plan::iter(site);
    let rendered = pages.par_iter().map(|page| {
        let bytes = renderer.render(page, &record).map_err(|found| vec![found])?;
        Ok((page.file(site).into_boxed_str(), Print::of(&bytes)))
    });
    let mut files: BTreeMap<Box<str>, Print> = rendered.collect::<Result<_, Vec<Diagnostic>>>()?;
    files.extend(
        theme
            .assets
            .iter()
            .map(|(name, bytes)| (format!("assets/{name}").into_boxed_str(), Print::of(bytes))),
    );
    let mut add = |to: String, from: &Path| {
        let copied = File::open(from).and_then(|mut file| Print::copy(&mut file, &mut std::io::sink()));
        files.extend(copied.ok().map(|print| (to.into_boxed_str(), print)));
    };
    for document in &site.documents {
        for file in &document.files {
            let to = format!("{}{}", document.url.trim_start_matches('/'), file.name);
            add(to, &options.root.join(&file.path));
        }
    }
    for name in statics(&options.root).unwrap_or_default() {
        add(name.clone(), &options.root.join("static").join(&name));
    }
    let mut bytes = Vec::new();
    // Writing into memory can't fail.
    let _ = manifest::write(&mut bytes, files.iter().map(|(path, print)| (&**path, *print)));
    Ok(bytes)
}

/// The files of `static/`, by their address.
pub(super) fn statics(root: &Path) -> Result<Vec<String>, SourceError> {
    let folder = root.join("static");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in WalkDir::new(&folder).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| SourceError {
            path: folder.clone(),
            source: error.into_io_error().unwrap_or_else(|| std::io::Error::other("walk")),
        })?;
        if entry.file_type().is_file()
            && let Ok(below) = entry.path().strip_prefix(&folder)
        {
            let parts: Vec<String> =
                below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            names.push(parts.join("/"));
        }
    }
    names.sort();
    Ok(names)
}

/// Files of `static/` that would take the place of a page.
pub(super) fn taken(site: &Site, statics: &[String]) -> Vec<Diagnostic> {
    let pages: BTreeSet<String> = plan::iter(site).iter().map(|page| page.file(site)).collect();
    statics
        .iter()
        .filter(|name| pages.contains(*name) || *name == "manifest.json")
        .map(|name| {
            Diagnostic::error(
                "same-address",
                say!("这个文件会盖住同名的网页": "this file would take the place of a page"),
            )
            .at(&format!("static/{name}"))
            .help(say!("改文件名": "rename the file"))
        })
        .collect()
}
