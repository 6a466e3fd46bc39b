//! What stands at an address: the built file byte for byte, a document that is held back,
//! or what is wrong with it.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::files::{self, Found};
use super::hub::Hub;
use super::pages::{self, Held};
use super::{desk, media};
use crate::diagnostic::Diagnostic;
use crate::pipeline::{View, manifest, record_of};
use crate::plan::{self, Page};
use crate::render::Renderer;
use crate::site::Site;
use crate::theme::Theme;

/// An answer, before it is put into the words of HTTP.
#[derive(Debug)]
pub struct Answer {
    /// 200, 301, 404, 500.
    pub status: u16,
    /// Its content type.
    pub media: &'static str,
    /// Its content.
    pub content: Content,
    /// Where to look instead.
    pub location: Option<String>,
}

/// What is sent.
#[derive(Debug)]
pub enum Content {
    /// A page, with the marks by which an open page knows that it changed.
    Page { bytes: Vec<u8>, mark: Mark },
    /// Other bytes.
    Bytes(Vec<u8>),
    /// A file.
    File(Found),
}

/// By which an open page knows whether to load itself again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Of the page but for the name of its style sheet.
    pub content: String,
    /// The name of its style sheet.
    pub style: String,
}

impl Answer {
    fn bytes(media: &'static str, bytes: Vec<u8>) -> Answer {
        Answer { status: 200, media, content: Content::Bytes(bytes), location: None }
    }

    fn file(found: Found) -> Answer {
        let media = media::of(&found.path.to_string_lossy());
        Answer { status: 200, media, content: Content::File(found), location: None }
    }

    fn page(status: u16, html: String, style: &str) -> Answer {
        let plain = if style.is_empty() { html.clone() } else { html.replace(style, "") };
        let digest = Sha256::digest(plain.as_bytes());
        let content: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let mark = Mark { content, style: style.to_owned() };
        let bytes = pages::with_script(&html, &mark).into_bytes();
        Answer { status, media: media::HTML, content: Content::Page { bytes, mark }, location: None }
    }
}

/// Answers for a decoded address; `query` is what stands behind its `?`.
pub fn answer(hub: &Hub, address: &str, query: &str) -> Answer {
    let view = hub.view();
    match address {
        "/_preview/live.js" => return Answer::bytes(media::of("x.js"), pages::SCRIPT.into()),
        "/_preview/preview.css" => return Answer::bytes(media::of("x.css"), pages::STYLE.into()),
        "/_preview/page" => {
            return Answer::bytes("application/json", pages::state(&view, query).into_bytes());
        }
        "/_check/" => return Answer::page(200, pages::check(&view), ""),
        "/_edit/" => return Answer::page(200, desk::page(&view), ""),
        "/_check" | "/_edit" => return moved(address),
        _ => {}
    }
    let (Some(site), Some(theme)) = (&view.site, &view.theme) else {
        return Answer::page(500, pages::failed(&view, &[]), "");
    };
    let here = Here { hub, view: &view, site, theme };
    let base = site.config.base_path.as_str();
    let inner = (base.len() > 1).then(|| address.strip_prefix(base).map(|rest| format!("/{rest}"))).flatten();
    let found = here.find(address).or_else(|| inner.and_then(|inner| here.find(&inner)));
    found.unwrap_or_else(|| here.render(404, &Page::Missing))
}

fn moved(address: &str) -> Answer {
    let location = Some(format!("{}/", crate::site::encode_path(address)));
    Answer { status: 301, media: media::HTML, content: Content::Bytes(Vec::new()), location }
}

struct Here<'a> {
    hub: &'a Hub,
    view: &'a View,
    site: &'a Site,
    theme: &'a Theme,
}

impl Here<'_> {
    fn find(&self, address: &str) -> Option<Answer> {
        let site = self.site;
        let name = address.strip_prefix('/')?;
        let full = address.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(address);
        if let Some(page) = plan::resolve(site, full).filter(|page| page.url(site) == full) {
            return Some(self.render(200, &page));
        }
        if let Some(path) = self.view.lost.get(full) {
            let own: Vec<Diagnostic> = pages::of_file(self.view, path).cloned().collect();
            return Some(Answer::page(500, pages::failed(self.view, &own), ""));
        }
        if let Some(held) = site.held.iter().find(|held| held.document.url == full) {
            return Some(self.held(&held.document.path, Held::of(held.why, self.view.lang)));
        }
        if let Some(bytes) = name.strip_prefix("assets/").and_then(|name| self.theme.assets.get(name)) {
            return Some(Answer::bytes(media::of(name), bytes.clone()));
        }
        if name == "manifest.json" {
            let bytes = manifest(&self.hub.options, site, self.theme);
            return Some(match bytes {
                Ok(bytes) => Answer::bytes("application/json", bytes),
                Err(found) => Answer::page(500, pages::failed(self.view, &found), ""),
            });
        }
        self.attachment(address)
            .or_else(|| files::below(&self.hub.root().join("static"), name))
            .map(Answer::file)
            .or_else(|| self.folder(address))
    }

    /// A file beside a document, held back or not.
    fn attachment(&self, address: &str) -> Option<Found> {
        let (folder, name) = address.rsplit_once('/')?;
        let url = format!("{folder}/");
        let held = self.site.held.iter().map(|held| &held.document);
        let document = match self.site.by_url(&url) {
            Some(at) => &self.site.documents[at],
            None => held.into_iter().find(|document| document.url == url)?,
        };
        let file = document.files.iter().find(|file| file.name == name)?;
        files::found(&self.hub.root().join(Path::new(&file.path)))
    }

    /// The address of a page without the `/` at its end, as web servers mend it.
    fn folder(&self, address: &str) -> Option<Answer> {
        let full = format!("{address}/");
        let stands = !address.ends_with('/')
            && (plan::resolve(self.site, &full).is_some()
                || self.site.held.iter().any(|held| held.document.url == full));
        stands.then(|| moved(address))
    }

    fn render(&self, status: u16, page: &Page) -> Answer {
        match self.html(self.site, page) {
            Ok(bytes) => match String::from_utf8(bytes) {
                Ok(html) if is_html(page) => Answer::page(status, html, self.style()),
                Ok(other) => Answer::bytes(media::of(&page.file(self.site)), other.into_bytes()),
                Err(error) => Answer::bytes(media::of(&page.file(self.site)), error.into_bytes()),
            },
            Err(found) => Answer::page(500, pages::failed(self.view, &[found]), ""),
        }
    }

    fn held(&self, path: &str, why: Held) -> Answer {
        let Some((site, at)) = self.hub.held(self.view, path) else {
            return Answer::page(500, pages::failed(self.view, &[]), "");
        };
        match self.html(&site, &Page::Document(at)) {
            Ok(bytes) => {
                let html = String::from_utf8_lossy(&bytes).into_owned();
                Answer::page(200, pages::with_banner(&html, &why), self.style())
            }
            Err(found) => Answer::page(500, pages::failed(self.view, &[found]), ""),
        }
    }

    fn html(&self, site: &Site, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let record = |at: usize| record_of(site, self.hub.root(), at);
        Renderer::new(site, self.theme).render(page, &record)
    }

    /// The name of the theme's style sheet, which changes with what is in it.
    fn style(&self) -> &str {
        let names = self.theme.assets.keys().map(String::as_str);
        let mut styles = names.filter(|name| name.starts_with("site.") && name.ends_with(".css"));
        styles.next().unwrap_or_default()
    }
}

fn is_html(page: &Page) -> bool {
    !matches!(page, Page::Sitemap | Page::Robots)
}
