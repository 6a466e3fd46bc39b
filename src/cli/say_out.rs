//! How findings, failures and progress reach the reader.

use std::io::{IsTerminal, Write};
use std::path::{Component, Path};

use jiff::Timestamp;

use super::arguments::{Color, Format, Global, Language};
use super::explain;
use crate::check::personal::{self, Secrets};
use crate::diagnostic::{
    Diagnostic, Lang, Sources, Summary, Text, render_github, render_human, render_json, render_sarif,
    render_sarif_failure,
};
use crate::kinds::{Kinds, built_in};
use crate::pipeline::{self, Failure, Options};
use crate::say;
use crate::source;
use crate::value::{Date, parse_date};

/// Which stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Results.
    Out,
    /// Progress and diagnostics.
    Err,
}

/// Writes a text; a reader that went away is no error. Whatever it is about, no number
/// that is certainly a person's goes out.
#[allow(clippy::print_stderr, clippy::print_stdout, reason = "the one place that prints")]
pub fn write(stream: Stream, text: &str) {
    let text = personal::certain_taken_out(text);
    let _ = match stream {
        Stream::Out => std::io::stdout().write_all(text.as_bytes()),
        Stream::Err => std::io::stderr().write_all(text.as_bytes()),
    };
}

impl Global {
    /// The language of messages, given the site's.
    pub fn lang(&self, site: Lang) -> Lang {
        match self.lang {
            Some(Language::Zh) => Lang::Zh,
            Some(Language::En) => Lang::En,
            None => site,
        }
    }

    /// The language that was asked for.
    pub fn lang_given(&self) -> Option<Lang> {
        self.lang.as_ref().map(|_| self.lang(Lang::Zh))
    }

    /// The language of messages, as far as the settings can be read.
    pub fn lang_here(&self) -> Lang {
        self.lang(site_lang(&self.root))
    }

    /// Reads the options that all commands share.
    pub fn options(&self) -> Result<Options, Failure> {
        let today = match &self.today {
            None => today(),
            Some(text) => parse_date(text).map_err(|reason| {
                let (zh, en) = (reason.message.zh, reason.message.en);
                Failure::Usage(
                    say!("--today：{zh}；写成 2025-01-31": "--today: {en}; write it as 2025-01-31"),
                )
            })?,
        };
        Ok(Options::new(&self.root, today))
    }

    /// Says a failure and gives its exit code.
    pub fn failed(&self, failure: &Failure) -> u8 {
        let lang = self.lang(site_lang(&self.root));
        let found = || [Diagnostic::error("failure", failure.message())];
        let text = match self.format {
            Format::Json => render_json(&found(), 0, lang),
            Format::Sarif => render_sarif_failure(&failure.message(), failure.exit_code(), lang),
            Format::Github => render_github(&found(), "", lang),
            Format::Human | Format::Csv => {
                let word = say!("错误": "error");
                write(Stream::Err, &format!("{}: {}\n", word.get(lang), failure.message().get(lang)));
                return failure.exit_code();
            }
        };
        write(Stream::Out, &text);
        failure.exit_code()
    }

    /// Says findings in the form that was asked for.
    pub fn findings(
        &self,
        stream: Stream,
        diagnostics: &[Diagnostic],
        documents: usize,
        lang: Lang,
        secrets: &Secrets,
    ) {
        let text = match self.format {
            Format::Json => render_json(diagnostics, documents, lang),
            Format::Sarif => {
                let named = diagnostics.iter().map(|found| found.rule.as_str());
                let rules = explain::sarif_rules(named, &self.kinds());
                render_sarif(diagnostics, &rules, &self.prefix(), lang)
            }
            Format::Github => render_github(diagnostics, &self.prefix(), lang),
            Format::Human | Format::Csv => render_human(
                diagnostics,
                &sources(&self.root, diagnostics, secrets),
                lang,
                self.colours(stream),
            ),
        };
        write(stream, &text);
    }

    /// Is what is said one document for a program, to which nothing may be added?
    pub fn is_one_document(&self) -> bool {
        matches!(self.format, Format::Json | Format::Sarif)
    }

    /// The kinds that findings may name: the site's if they can be read.
    fn kinds(&self) -> Kinds {
        let read = self.options().and_then(|options| pipeline::all_kinds(&options));
        read.map_or_else(|_| Kinds::read(&built_in(), &[]).0, |(kinds, _)| kinds)
    }

    /// From the folder in which the program runs, which should be the repository's, to
    /// the site's, if `--root` tells it from there: services look for files that way.
    /// Empty, or ending in `/`.
    fn prefix(&self) -> String {
        let mut prefix = String::new();
        for part in self.root.components() {
            match part {
                Component::CurDir => {}
                Component::Normal(name) => {
                    prefix.push_str(&name.to_string_lossy());
                    prefix.push('/');
                }
                _ => return String::new(),
            }
        }
        prefix
    }

    fn colours(&self, stream: Stream) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let terminal = match stream {
                    Stream::Out => std::io::stdout().is_terminal(),
                    Stream::Err => std::io::stderr().is_terminal(),
                };
                terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

/// The language of the site, as far as its settings can be read; Chinese else.
fn site_lang(root: &Path) -> Lang {
    let text =
        source::read_bytes(&root.join("site.yaml")).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let line = |text: String| {
        let tag = text
            .lines()
            .find_map(|line| line.strip_prefix("language:").or_else(|| line.strip_prefix("语言:")))?;
        Lang::parse(tag.split('#').next()?.trim().trim_matches(['"', '\'']))
    };
    text.and_then(line).unwrap_or_default()
}

/// Today where the sites are: eight hours east of UTC, which has no summer time.
fn today() -> Date {
    jiff::tz::offset(8).to_datetime(Timestamp::now()).date()
}

/// The texts of the files that findings point into, without what nobody may see: what
/// was found, and what a look at the text alone shows.
fn sources(root: &Path, diagnostics: &[Diagnostic], secrets: &Secrets) -> Sources {
    let (mut sources, mask) = (Sources::new(), secrets.mask());
    for found in diagnostics {
        let paths = found.path.iter().chain(found.related.iter().map(|related| &related.path));
        for path in paths {
            if !sources.contains_key(path)
                && let Ok(bytes) = source::read_bytes(&root.join(path))
                && let Ok(text) = source::decode(path, &bytes)
            {
                sources.insert(path.clone(), personal::quieted(&mask.masked(&text)));
            }
        }
    }
    sources
}

/// "2 errors, 1 warning"
pub fn counts(diagnostics: &[Diagnostic]) -> Text {
    let Summary { errors, warnings, infos } = Summary::of(diagnostics);
    say!("错误 {errors}，警告 {warnings}，提示 {infos}": "{errors} errors, {warnings} warnings, {infos} infos")
}
