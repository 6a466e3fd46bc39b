//! What the preview says itself: the list of findings, a page that can't be shown, the
//! banner of a document that is held back, and what the bar of a page needs to know.

use minijinja::{AutoEscape, Environment, Value, context};
use serde::Serialize;
use serde_json::json;

use super::answer::Mark;
use crate::diagnostic::{Diagnostic, Lang, Severity, Summary, Text};
use crate::pipeline::View;
use crate::say;
use crate::site::{HeldWhy, percent_decode};
use crate::theme::formatter;

/// The script of every page.
pub const SCRIPT: &str = include_str!("assets/live.js");

/// The style of the bar and of the preview's own pages.
pub const STYLE: &str = include_str!("assets/preview.css");

/// A finding as it is shown.
#[derive(Debug, Serialize)]
pub struct Shown {
    severity: &'static str,
    level: String,
    place: String,
    message: String,
    help: String,
    basis: String,
    rule: String,
}

impl Shown {
    /// A finding in a language.
    pub fn of(found: &Diagnostic, lang: Lang) -> Shown {
        let line = found.span.map_or(String::new(), |span| format!(":{}:{}", span.line, span.column));
        let path = found.shown.as_ref().or(found.path.as_ref());
        let path = path.cloned().unwrap_or_else(|| said(lang, say!("整个网站": "the whole site")));
        Shown {
            severity: found.severity.as_str(),
            level: said(
                lang,
                match found.severity {
                    Severity::Error => say!("错误": "error"),
                    Severity::Warning => say!("警告": "warning"),
                    Severity::Info => say!("提示": "info"),
                },
            ),
            place: format!("{path}{line}"),
            message: found.message.get(lang).to_owned(),
            help: found.help.as_ref().map_or(String::new(), |help| help.get(lang).to_owned()),
            basis: found.basis.clone().unwrap_or_default(),
            rule: found.rule.clone(),
        }
    }
}

/// A text in a language.
pub fn said(lang: Lang, text: Text) -> String {
    match lang {
        Lang::Zh => text.zh,
        Lang::En => text.en,
    }
}

/// Why a document is held back, in words.
#[derive(Debug)]
pub struct Held {
    /// 未发布
    pub word: String,
    /// The reason.
    pub reason: String,
}

impl Held {
    /// The words for a reason.
    pub fn of(why: HeldWhy, lang: Lang) -> Held {
        let reason = match why {
            HeldWhy::Draft => say!("草稿（draft）": "it is a draft"),
            HeldWhy::NotProactive => say!("公开方式不是主动公开": "it is not for proactive disclosure"),
            HeldWhy::Future => say!("发布日期在今天之后": "it is dated after today"),
            HeldWhy::Unreviewed => say!("审核还不齐": "it lacks a review that site.yaml demands"),
            HeldWhy::Faulty => say!("有错误": "it has errors"),
        };
        Held { word: said(lang, say!("未发布": "Not published")), reason: said(lang, reason) }
    }
}

/// The findings of a document with its tables' and attached files, or of another file.
pub fn of_file<'v>(view: &'v View, path: &'v str) -> impl Iterator<Item = &'v Diagnostic> {
    let site = view.site.as_ref();
    let published = site.and_then(|site| site.by_path(path).map(|at| &site.documents[at]));
    let held = || site?.held.iter().map(|held| &held.document).find(|document| document.path == path);
    let document = published.or_else(held);
    view.found.iter().filter(move |found| {
        found.path.as_deref().is_some_and(|own| {
            own == path
                || document.is_some_and(|document| {
                    document.owns(own) || document.files.iter().any(|file| file.path == own)
                })
        })
    })
}

/// Findings that concern every page: settings, kinds, theme.
pub fn of_setup(view: &View) -> impl Iterator<Item = &Diagnostic> {
    let is_setup = |found: &&Diagnostic| {
        let path = found.path.as_deref().unwrap_or("content/");
        !path.starts_with("content/") && found.severity == Severity::Error
    };
    view.found.iter().filter(is_setup)
}

/// What the bar of a page shows, as JSON; `query` names its address.
pub fn state(view: &View, query: &str) -> String {
    let lang = view.lang;
    let named = query.split('&').find_map(|pair| pair.strip_prefix("at="));
    let url = percent_decode(named.unwrap_or_default());
    let url = url.strip_suffix("index.html").unwrap_or(&url);
    let path = view.site.as_ref().and_then(|site| {
        let held = || site.held.iter().find(|held| held.document.url == url).map(|held| &held.document);
        site.by_url(url).map(|at| &site.documents[at]).or_else(held).map(|document| document.path.clone())
    });
    let path = path.or_else(|| view.lost.get(url).cloned());
    let mut own: Vec<Shown> = of_setup(view).map(|found| Shown::of(found, lang)).collect();
    own.extend(path.iter().flat_map(|path| of_file(view, path)).map(|found| Shown::of(found, lang)));
    let Summary { errors, warnings, infos } = Summary::of(&view.found);
    let here = own.len();
    let all = say!("全站：错误 {errors}，警告 {warnings}，提示 {infos}": "site: {errors} errors, {warnings} warnings, {infos} infos");
    let page = say!("本页 {here} 处": "{here} on this page");
    json!({
        "generation": view.generation,
        "checked": view.checked,
        "errors": errors,
        "warnings": warnings,
        "infos": infos,
        "own": own,
        "words": {
            "all": said(lang, all),
            "page": said(lang, page),
            "list": said(lang, say!("全部问题": "all findings")),
            "edit": said(lang, say!("编辑首页": "for editors")),
            "checking": said(lang, say!("正在检查…": "checking …")),
            "lost": said(lang, say!("预览已停止": "the preview has stopped")),
        },
    })
    .to_string()
}

/// A page with the preview's script in it; nothing else is added.
pub fn with_script(html: &str, mark: &Mark) -> String {
    let script = format!(
        "<script src=\"/_preview/live.js\" data-content=\"{}\" data-style=\"{}\" defer></script>",
        mark.content, mark.style
    );
    let at = html.rfind("</body>").unwrap_or(html.len());
    format!("{}{script}{}", &html[..at], &html[at..])
}

/// A page with a banner over it that says why nobody else sees it.
pub fn with_banner(html: &str, held: &Held) -> String {
    let banner = render("banner.html", context! { word => &held.word, reason => &held.reason });
    let body = html.find("<body").and_then(|at| html[at..].find('>').map(|end| at + end + 1));
    let at = body.unwrap_or(0);
    format!("{}{banner}{}", &html[..at], &html[at..])
}

/// The page in place of one that can't be shown, with what is wrong.
pub fn failed(view: &View, own: &[Diagnostic]) -> String {
    let lang = view.lang;
    let own: Vec<&Diagnostic> = if own.is_empty() { of_setup(view).collect() } else { own.iter().collect() };
    let found: Vec<Shown> = own.into_iter().map(|found| Shown::of(found, lang)).collect();
    let title = said(lang, say!("这一页现在显示不了": "this page cannot be shown now"));
    let lead = said(
        lang,
        say!("改好并保存以后，这里会自动显示。": "Once it is mended and saved, it shows here by itself."),
    );
    render(
        "failed.html",
        context! { lang => tag(lang), title, lead, found => value(&found), menu => menu(lang) },
    )
}

/// `/_check/`: everything that was found.
pub fn check(view: &View) -> String {
    let lang = view.lang;
    let found: Vec<Shown> = view.found.iter().map(|found| Shown::of(found, lang)).collect();
    let Summary { errors, warnings, infos } = Summary::of(&view.found);
    let documents = view.documents;
    let title = said(lang, say!("全部问题": "All findings"));
    let lead = match found.len() {
        0 => say!("{documents} 个文件，没有发现问题。": "{documents} documents, nothing was found."),
        _ => {
            say!("{documents} 个文件：错误 {errors}，警告 {warnings}，提示 {infos}。": "{documents} documents: {errors} errors, {warnings} warnings, {infos} infos.")
        }
    };
    let checking = said(lang, say!("正在检查整个网站…": "the whole site is being checked …"));
    let checking = if view.checked { String::new() } else { checking };
    let lead = said(lang, lead);
    render(
        "check.html",
        context! { lang => tag(lang), title, lead, checking, found => value(&found), menu => menu(lang) },
    )
}

/// The links of the preview's own pages.
pub fn menu(lang: Lang) -> Value {
    let entries = [
        ("/", say!("网站首页": "Home page")),
        ("/_edit/", say!("编辑首页": "For editors")),
        ("/_check/", say!("全部问题": "All findings")),
    ];
    let entries = entries.map(|(url, name)| context! { url, name => said(lang, name) });
    Value::from(entries.to_vec())
}

/// A language tag.
pub fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// A value for a template.
pub fn value<T: Serialize>(of: &T) -> Value {
    Value::from(minijinja::value::Serde(of))
}

/// Renders one of the preview's own templates; they are part of the program, and a test
/// renders each.
pub fn render(name: &str, context: Value) -> String {
    let mut env = Environment::new();
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_formatter(formatter);
    let templates = [
        ("frame.html", include_str!("assets/frame.html")),
        ("banner.html", include_str!("assets/banner.html")),
        ("failed.html", include_str!("assets/failed.html")),
        ("check.html", include_str!("assets/check.html")),
        ("edit.html", include_str!("assets/edit.html")),
        ("findings.html", include_str!("assets/findings.html")),
    ];
    for (name, text) in templates {
        let _ = env.add_template(name, text);
    }
    let rendered = env.get_template(name).and_then(|template| template.render(context));
    rendered.unwrap_or_else(|error| format!("<!doctype html><title>{name}</title><body>{error}</body>"))
}
