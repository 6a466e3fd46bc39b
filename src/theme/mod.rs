//! Themes: templates, style, script and words, the built-in one overridden file by
//! file by the site's.
//!
//! In: the site's `themes/<name>/`. Out: a [`Theme`] whose templates all compile,
//! or the mistakes with file and line.

mod files;
mod functions;

pub use functions::{At, at_page, relative};

use std::collections::BTreeMap;
use std::path::Path;

use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Lang, Span};
use crate::say;
use crate::source::SourceError;
use crate::yaml::{self, Node, Shape};
use files::Files;

/// Steps that one page may take in templates; an endless loop ends here.
const FUEL: u64 = 50_000_000;

/// A theme, ready to render.
pub struct Theme {
    env: Environment<'static>,
    files: Files,
    /// Files that are published below `assets/`, by name.
    pub assets: BTreeMap<String, Vec<u8>>,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme").field("assets", &self.assets.keys()).finish()
    }
}

impl Theme {
    /// Loads `themes/<name>` of the site over the built-in theme.
    pub fn load(root: &Path, name: &str, lang: Lang) -> Result<(Theme, Vec<Diagnostic>), SourceError> {
        let mut diagnostics = Vec::new();
        let files = Files::load(root, name, &mut diagnostics)?;
        let style = files.style();
        let script = files.text("script.js").unwrap_or_default().to_owned();
        let names = BTreeMap::from([
            ("site.css".to_owned(), hashed("site", &style, "css")),
            ("site.js".to_owned(), hashed("site", &script, "js")),
        ]);
        let mut assets: BTreeMap<String, Vec<u8>> = files.plain_assets();
        assets.insert(names["site.css"].clone(), style.into_bytes());
        assets.insert(names["site.js"].clone(), script.into_bytes());

        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_auto_escape_callback(|name| {
            if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None }
        });
        env.set_formatter(formatter);
        env.set_fuel(Some(FUEL));
        env.set_debug(true);
        functions::register(&mut env, words(&files, lang, &mut diagnostics), names);
        for (name, path, text) in files.templates() {
            if let Err(error) = env.add_template_owned(name.to_owned(), text.to_owned()) {
                diagnostics.push(mistake(&error, |_| Some(path.to_owned())));
            }
        }
        Ok((Theme { env, files, assets }, diagnostics))
    }

    /// Renders a page; the thread must stand [`at_page`]. A mistake in a template is
    /// a diagnostic.
    pub fn render(&self, template: &str, context: &Value) -> Result<String, Diagnostic> {
        let name = format!("pages/{template}.html");
        self.env
            .get_template(&name)
            .and_then(|template| template.render(context))
            .map_err(|error| mistake(&error, |name| self.files.path(name).map(str::to_owned)))
    }
}

/// Prints a value: as the engine does, but `/` stays `/`, which needs no escape and
/// makes addresses in attributes readable for simple tools.
pub fn formatter(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = value.as_str().filter(|_| !value.is_safe() && *state.auto_escape() == AutoEscape::Html);
    let Some(text) = text else { return minijinja::escape_formatter(out, state, value) };
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)?;
    Ok(())
}

fn hashed(stem: &str, content: &str, extension: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    let short: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}.{short}.{extension}")
}

/// The theme's words in the site's language.
fn words(files: &Files, lang: Lang, diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let name = if lang == Lang::Zh { "words/zh.yaml" } else { "words/en.yaml" };
    let mut words = BTreeMap::new();
    for (path, text) in files.layers(name) {
        match yaml::read(text, &Shape::Map(Vec::new(), Box::new(Shape::Text))) {
            Ok(Node::Map(entries)) => {
                words.extend(
                    entries.into_iter().filter_map(|(key, node)| Some((key, node.text()?.to_owned()))),
                );
            }
            Ok(_) => {
                let found = match yaml::full_width_colon(text) {
                    Some(span) => Diagnostic::error(
                        "yaml-syntax",
                        say!("键的后面是全角冒号“：”": "the key is followed by a full-width colon (：)"),
                    )
                    .span(span),
                    None => Diagnostic::error(
                        "wrong-shape",
                        say!("应当是一行行“键: 文字”": "lines of “key: text” are expected here"),
                    )
                    .span(Span::on_line(1, 1, 1)),
                };
                diagnostics.push(found.at(path).help(say!("写成“键: 文字”": "write “key: text”")));
            }
            Err(errors) => diagnostics.extend(errors.into_iter().map(|error| error.into_diagnostic(path, 1))),
        }
    }
    words
}

/// An error of a template at its line; the innermost cause is what is wrong.
fn mistake(error: &Error, path: impl Fn(&str) -> Option<String>) -> Diagnostic {
    let mut cause = error;
    while let Some(inner) = std::error::Error::source(cause).and_then(|inner| inner.downcast_ref::<Error>()) {
        cause = inner;
    }
    let name = cause.name().or(error.name()).unwrap_or_default();
    let line = cause.line().or(error.line()).unwrap_or(1);
    if cause.kind() == ErrorKind::OutOfFuel {
        return Diagnostic::error(
            "template",
            say!("模板运行太久，可能是死循环": "the template runs too long; it may loop without end"),
        )
        .at(&path(name).unwrap_or_else(|| name.to_owned()))
        .span(Span::on_line(line, 1, 1));
    }
    let what = match cause.detail() {
        Some(detail) => format!("{}: {detail}", cause.kind()),
        None => cause.kind().to_string(),
    };
    Diagnostic::error("template", say!("模板有误：{what}": "a mistake in a template: {what}"))
        .at(&path(name).unwrap_or_else(|| name.to_owned()))
        .span(Span::on_line(line, 1, 1))
        .help(say!("改正这一行；有哪些变量见 docs/themes.md": "correct this line; docs/themes.md lists what a template has"))
}
