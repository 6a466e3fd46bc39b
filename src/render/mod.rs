//! Pages: from what the plan says to bytes.
//!
//! In: a [`Page`], the site, the theme, and for a document its record, which the
//! caller reads. Out: bytes that depend on nothing else, or the mistake of a
//! template. It opens no file.

mod body;
mod chrome;
mod document;
mod fund_card;
mod funds;
mod home;
mod items;
mod list;
mod machine;
mod reports;
mod table;
mod tags;

pub use chrome::Chrome;

use minijinja::Value;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::plan::Page;
use crate::record::Record;
use crate::site::Site;
use crate::theme::{At, Theme, at_page};

/// Renders pages of one site.
#[derive(Debug)]
pub struct Renderer<'a> {
    /// The site.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    chrome: Chrome,
    site_value: Value,
}

impl<'a> Renderer<'a> {
    /// A renderer; what every page shares is made once.
    pub fn new(site: &'a Site, theme: &'a Theme) -> Renderer<'a> {
        let chrome = Chrome::of(site);
        let site_value = value(&chrome.site);
        Renderer { site, theme, chrome, site_value }
    }

    /// The bytes of a page. `record` is asked for the document of a document's page.
    pub fn render(
        &self,
        page: &Page,
        record: &dyn Fn(usize) -> Result<Record, Diagnostic>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let url = page.url(self.site);
        let at = match page {
            Page::Missing => At::Anywhere(self.site.config.base_path.clone()),
            _ => At::Page(url.clone()),
        };
        at_page(at, || self.page(page, &url, record))
    }

    fn page(
        &self,
        page: &Page,
        url: &str,
        record: &dyn Fn(usize) -> Result<Record, Diagnostic>,
    ) -> Result<Vec<u8>, Diagnostic> {
        let (template, content) = match page {
            Page::Sitemap => return Ok(machine::sitemap(self.site)),
            Page::Robots => return Ok(machine::robots(self.site)),
            Page::Moved(at, _) => {
                let document = &self.site.documents[*at];
                return Ok(machine::moved(&self.site.config.language, &document.url, &document.title));
            }
            Page::Home => ("home", value(&home::view(self.site))),
            Page::Document(at) => ("document", value(&document::view(self.site, *at, &record(*at)?))),
            Page::List(of, number) => ("list", value(&list::view(self.site, of, *number))),
            Page::Index(of) => ("index", value(&list::index(self.site, *of))),
            Page::Funds => ("funds", value(&funds::funds(self.site))),
            Page::Fund(programme) => ("fund", value(&funds::fund(self.site, programme))),
            Page::Reports => ("reports", value(&reports::reports(self.site))),
            Page::Missing => ("missing", Value::from(())),
        };
        let about = value(&self.chrome.page(self.site, page, url, template));
        let context = minijinja::context! { site => self.site_value.clone(), page => about, ..content };
        let html = self.theme.render(template, &context)?;
        let mut bytes = html.into_bytes();
        if !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        Ok(bytes)
    }
}

fn value<T: Serialize>(view: &T) -> Value {
    Value::from(minijinja::value::Serde(view))
}
