//! What templates can call: `link`, `asset`, `t`.
//!
//! A link depends on the page that it stands on. Macros of imported templates do
//! not see the page's variables, so the page is set on the thread while it is
//! rendered; a render never leaves its thread.

use std::cell::RefCell;
use std::collections::BTreeMap;

use minijinja::value::Kwargs;
use minijinja::{Environment, Error, ErrorKind, Value};

use crate::site::{encode, encode_path};

/// From where links are seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// A page at an address: links are relative.
    Page(String),
    /// Anywhere (the 404 page): links begin with the base path.
    Anywhere(String),
}

thread_local! {
    static HERE: RefCell<At> = const { RefCell::new(At::Page(String::new())) };
}

/// Runs `render` with links seen from `at`.
pub fn at_page<T>(at: At, render: impl FnOnce() -> T) -> T {
    let before = HERE.with(|here| here.replace(at));
    let done = render();
    HERE.with(|here| here.replace(before));
    done
}

/// An address of the site as seen from here, encoded; other sites' addresses and
/// fragments stay as they are.
pub fn relative(url: &str) -> String {
    if !url.starts_with('/') || url.starts_with("//") {
        return url.to_owned();
    }
    let (path, fragment) = url.split_once('#').map_or((url, None), |(path, fragment)| (path, Some(fragment)));
    let mut out = HERE.with(|here| match &*here.borrow() {
        At::Anywhere(base) => format!("{}{}", base.trim_end_matches('/'), encode_path(path)),
        At::Page(from) => between(from, path),
    });
    if let Some(fragment) = fragment {
        out.push('#');
        out.push_str(&encode(fragment));
    }
    out
}

/// The way from the folder of one address to another.
fn between(from: &str, to: &str) -> String {
    let folder = from.rfind('/').map_or("", |at| &from[..at]);
    let here: Vec<&str> = folder.split('/').skip(1).collect();
    let (to_folder, name) = to.rsplit_once('/').unwrap_or(("", to));
    let there: Vec<&str> = to_folder.split('/').skip(1).collect();
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut out = "../".repeat(here.len() - common);
    for part in &there[common..] {
        // `a:b/` at the start of a relative address would be a scheme.
        if out.is_empty() && part.contains(':') {
            out.push_str("./");
        }
        out.push_str(&encode_path(part));
        out.push('/');
    }
    out.push_str(&encode_path(name));
    if out.is_empty() { "./".to_owned() } else { out }
}

/// Registers the functions.
pub fn register(
    env: &mut Environment<'static>,
    words: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
) {
    env.add_function("link", |url: &str| attribute(relative(url)));
    env.add_function("asset", move |name: &str| -> Result<Value, Error> {
        let file = names.get(name).map_or(name, String::as_str);
        Ok(attribute(relative(&format!("/assets/{file}"))))
    });
    env.add_function("t", move |key: &str, fill: Kwargs| -> Result<String, Error> {
        let Some(word) = words.get(key) else {
            return Err(Error::new(ErrorKind::UndefinedError, format!("the theme has no word “{key}”")));
        };
        let mut text = word.clone();
        for name in fill.args() {
            let value: Value = fill.get(name)?;
            text = text.replace(&format!("{{{name}}}"), &value.to_string());
        }
        fill.assert_all_used()?;
        Ok(text)
    });
}

/// An address fit for an attribute; the engine would also escape every `/`, a tenth of a page.
fn attribute(url: String) -> Value {
    Value::from_safe_string(
        url.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        for (from, to, link) in [
            ("/", "/funds/", "funds/"),
            ("/relief/2026-10/", "/funds/", "../../funds/"),
            ("/relief/2026-10/", "/relief/2026-09/", "../2026-09/"),
            ("/relief/2026-10/", "/relief/2026-10/", "./"),
            ("/relief/2026-10/", "/", "../../"),
            ("/relief/2026-10/", "/relief/2026-10/表 1.csv", "%E8%A1%A8%201.csv"),
            ("/a/", "/assets/site.css", "../assets/site.css"),
            ("/", "/a:b/", "./a:b/"),
            ("/a/", "https://www.gov.cn/", "https://www.gov.cn/"),
            ("/a/", "#x", "#x"),
            ("/a/", "/b/#一、x", "../b/#一、x"),
        ] {
            assert_eq!(at_page(At::Page(from.into()), || relative(to)), link, "{from} {to}");
        }
        assert_eq!(at_page(At::Anywhere("/zwgk/".into()), || relative("/funds/")), "/zwgk/funds/");
    }
}
