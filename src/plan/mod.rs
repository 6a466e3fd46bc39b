//! The plan: addresses and what to render at each.
//!
//! `resolve` and `iter` are two ways of asking one thing, so a page rendered alone
//! for a preview is the page that a build writes. A [`Page`] says what, not how.

mod lists;

pub use lists::{ListOf, Numbered, numbered};

use crate::config::flatten;
use crate::site::{Site, alias_url, fund_kind, is_report, url_of};

/// What stands at an address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Page {
    /// `/`
    Home,
    /// A document, by its place in the site.
    Document(usize),
    /// A list, or an older page of it.
    List(ListOf, Option<usize>),
    /// All categories, agencies …: the index of the lists.
    Index(IndexOf),
    /// `/funds/`
    Funds,
    /// `/funds/<programme>/`
    Fund(String),
    /// `/reports/`
    Reports,
    /// An old address of a document.
    Moved(usize, String),
    /// `/404.html`
    Missing,
    /// `/sitemap.xml`
    Sitemap,
    /// `/robots.txt`
    Robots,
}

/// The index of one sort of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndexOf {
    /// `/categories/`, which is also the map of the site.
    Categories,
    /// `/agencies/`
    Agencies,
    /// `/kinds/`
    Kinds,
    /// `/topics/`
    Topics,
    /// `/years/`
    Years,
}

impl IndexOf {
    /// All, in order.
    pub const ALL: [IndexOf; 5] =
        [IndexOf::Categories, IndexOf::Agencies, IndexOf::Kinds, IndexOf::Topics, IndexOf::Years];

    /// First part of the address.
    pub fn segment(self) -> &'static str {
        match self {
            IndexOf::Categories => "categories",
            IndexOf::Agencies => "agencies",
            IndexOf::Kinds => "kinds",
            IndexOf::Topics => "topics",
            IndexOf::Years => "years",
        }
    }
}

impl Page {
    /// Its address: `/` at the end for pages, none for files.
    pub fn url(&self, site: &Site) -> String {
        match self {
            Page::Home => "/".to_owned(),
            Page::Document(at) => site.documents[*at].url.clone(),
            Page::List(of, number) => match number {
                None => of.url(),
                Some(number) => format!("{}page/{number}/", of.url()),
            },
            Page::Index(of) => url_of(&[of.segment()]),
            Page::Funds => "/funds/".to_owned(),
            Page::Fund(programme) => url_of(&["funds", programme]),
            Page::Reports => "/reports/".to_owned(),
            Page::Moved(_, old) => old.clone(),
            Page::Missing => "/404.html".to_owned(),
            Page::Sitemap => "/sitemap.xml".to_owned(),
            Page::Robots => "/robots.txt".to_owned(),
        }
    }

    /// Its file in the output.
    pub fn file(&self, site: &Site) -> String {
        file_of(&self.url(site))
    }

    /// Is it a page for readers and search engines?
    pub fn is_listed(&self) -> bool {
        !matches!(self, Page::Missing | Page::Sitemap | Page::Robots | Page::Moved(..))
    }
}

/// The file at an address.
pub fn file_of(url: &str) -> String {
    let path = url.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

/// Every page, in one order.
pub fn iter(site: &Site) -> Vec<Page> {
    let mut pages = vec![Page::Home];
    pages.extend((0..site.documents.len()).map(Page::Document));
    for of in lists(site) {
        let older = numbered(of.documents(site).len(), site.config.page_size).older;
        pages.push(Page::List(of.clone(), None));
        pages.extend((1..=older).map(|number| Page::List(of.clone(), Some(number))));
    }
    pages.extend(IndexOf::ALL.map(Page::Index));
    if has_funds(site) {
        pages.push(Page::Funds);
        pages.extend(site.config.programmes.iter().map(|programme| Page::Fund(programme.id.clone())));
    }
    if has_reports(site) {
        pages.push(Page::Reports);
    }
    pages.extend(moved(site).into_iter().map(|(old, at)| Page::Moved(at, old)));
    // A map for search engines needs the site's full address.
    pages.extend(site.config.is_absolute().then_some(Page::Sitemap));
    pages.extend([Page::Missing, Page::Robots]);
    pages
}

/// What stands at `url`, if anything: an address as a browser asks for it, decoded.
pub fn resolve(site: &Site, url: &str) -> Option<Page> {
    let url = url.strip_suffix("index.html").filter(|rest| rest.ends_with('/')).unwrap_or(url);
    match url {
        "/" => return Some(Page::Home),
        "/404.html" => return Some(Page::Missing),
        "/sitemap.xml" => return site.config.is_absolute().then_some(Page::Sitemap),
        "/robots.txt" => return Some(Page::Robots),
        _ => {}
    }
    if let Some(at) = site.by_url(url) {
        return Some(Page::Document(at));
    }
    let parts: Vec<&str> = url.trim_matches('/').split('/').collect();
    let (first, rest) = parts.split_first()?;
    if !url.ends_with('/') {
        return moved(site).into_iter().find(|(old, _)| old == url).map(|(old, at)| Page::Moved(at, old));
    }
    match (*first, rest) {
        ("funds", []) if has_funds(site) => return Some(Page::Funds),
        ("funds", [programme]) if has_funds(site) => {
            let known = site.config.programmes.iter().any(|one| one.id == *programme);
            return known.then(|| Page::Fund((*programme).to_owned()));
        }
        ("reports", []) if has_reports(site) => return Some(Page::Reports),
        _ => {}
    }
    if let Some(of) = IndexOf::ALL.into_iter().find(|of| of.segment() == *first) {
        return match rest {
            [] => Some(Page::Index(of)),
            [path @ .., "page", number] => {
                let of = ListOf::parse(of, path)?;
                let number = number.parse().ok()?;
                let older = numbered(of.documents(site).len(), site.config.page_size).older;
                (lists(site).contains(&of) && (1..=older).contains(&number))
                    .then_some(Page::List(of, Some(number)))
            }
            path => {
                ListOf::parse(of, path).filter(|of| lists(site).contains(of)).map(|of| Page::List(of, None))
            }
        };
    }
    moved(site).into_iter().find(|(old, _)| old == url).map(|(old, at)| Page::Moved(at, old))
}

/// Every list: those of `site.yaml` even if they are empty, for menus lead there.
pub fn lists(site: &Site) -> Vec<ListOf> {
    let mut lists = Vec::new();
    lists.extend(flatten(&site.config.categories).into_iter().map(|(path, _)| ListOf::Category(path)));
    lists.extend(site.config.agencies.iter().map(|agency| ListOf::Agency(agency.id.clone())));
    lists.extend(site.indexes.kinds.keys().cloned().map(ListOf::Kind));
    lists.extend(site.indexes.topics.keys().cloned().map(ListOf::Topic));
    lists.extend(site.indexes.years.keys().rev().copied().map(ListOf::Year));
    lists
}

/// Is there an overview of relief funds?
pub fn has_funds(site: &Site) -> bool {
    !site.config.programmes.is_empty() && fund_kind(&site.kinds).is_some()
}

/// Is there an overview of yearly reports?
pub fn has_reports(site: &Site) -> bool {
    site.kinds.iter().any(|kind| is_report(kind))
}

/// Old addresses that are not somebody's own now.
fn moved(site: &Site) -> Vec<(String, usize)> {
    let mut all: Vec<(String, usize)> = Vec::new();
    for (at, document) in site.documents.iter().enumerate() {
        for (alias, _) in &document.aliases {
            let Some(url) = alias_url(alias) else { continue };
            if site.by_url(&url).is_none() && !all.iter().any(|(old, _)| *old == url) {
                all.push((url, at));
            }
        }
    }
    all
}
