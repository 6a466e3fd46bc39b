//! What every page has around its content. It depends on the settings and on the
//! page itself, never on counts or on what is newest, so that one new document
//! changes few pages.

use serde::Serialize;

use super::items::{self, Named};
use super::tags::{Meta, tags};
use crate::config::Category;
use crate::plan::{IndexOf, ListOf, Page, has_funds};
use crate::say;
use crate::site::{Site, encode_path, is_report};

/// The frame of all pages of a site.
#[derive(Debug)]
pub struct Chrome {
    /// `site` of the templates.
    pub site: SiteView,
}

/// `site` of the templates.
#[derive(Debug, Serialize)]
pub struct SiteView {
    title: String,
    language: String,
    sponsor: String,
    identity: IdentityView,
    nav: Vec<NavView>,
    agencies: usize,
}

#[derive(Debug, Serialize)]
struct IdentityView {
    domain: String,
    id_code: String,
    icp: String,
    police: String,
    contact: String,
    correction: String,
}

#[derive(Debug, Serialize)]
struct NavView {
    id: String,
    name: String,
    url: String,
}

/// `page` of the templates.
#[derive(Debug, Serialize)]
pub struct PageView {
    template: String,
    url: String,
    title: String,
    canonical: String,
    section: String,
    crumbs: Vec<Named>,
    meta: Vec<Meta>,
    description: String,
    index: bool,
}

impl Chrome {
    /// The frame of a site's pages.
    pub fn of(site: &Site) -> Chrome {
        let config = &site.config;
        let home = say!("首页": "Home");
        let mut nav =
            vec![NavView { id: "home".into(), name: home.get(config.lang).into(), url: "/".into() }];
        nav.extend(config.categories.iter().map(|category| NavView {
            id: category.id.clone(),
            name: category.name.short().to_owned(),
            url: entrance_url(site, category),
        }));
        if has_funds(site) {
            nav.push(NavView { id: "funds".into(), name: funds_name(site), url: "/funds/".into() });
        }
        let identity = &config.identity;
        Chrome {
            site: SiteView {
                title: config.title.clone(),
                language: config.language.clone(),
                sponsor: config.publisher().to_owned(),
                identity: IdentityView {
                    domain: identity.domain.clone(),
                    id_code: identity.id_code.clone(),
                    icp: identity.icp.clone(),
                    police: identity.police.clone(),
                    contact: identity.contact.clone(),
                    correction: identity.correction.clone(),
                },
                nav,
                agencies: config.agencies.len(),
            },
        }
    }

    /// `page` of one page.
    pub fn page(&self, site: &Site, page: &Page, url: &str, template: &str) -> PageView {
        let config = &site.config;
        let mut meta = vec![
            Meta { name: "SiteName", content: config.title.clone() },
            Meta { name: "SiteDomain", content: config.identity.domain.clone() },
            Meta { name: "SiteIDCode", content: config.identity.id_code.clone() },
        ];
        meta.extend(tags(site, page));
        meta.retain(|tag| !tag.content.is_empty());
        let absolute = config.base_url.contains("://");
        PageView {
            template: template.to_owned(),
            url: url.to_owned(),
            title: title(site, page),
            canonical: if absolute && page.is_listed() { absolute_url(site, url) } else { String::new() },
            section: section(site, page),
            crumbs: crumbs(site, page),
            meta,
            description: description(site, page),
            index: page.is_listed(),
        }
    }
}

/// An address with the site's own before it, ASCII only.
pub fn absolute_url(site: &Site, url: &str) -> String {
    format!("{}{}", site.config.base_url, encode_path(url.trim_start_matches('/')))
}

/// A column of yearly reports is best entered by their overview.
pub fn entrance_url(site: &Site, category: &Category) -> String {
    let kind = category.kind.as_ref().and_then(|word| site.kinds.find(word));
    match kind {
        Some(kind) if is_report(kind) => "/reports/".to_owned(),
        _ => ListOf::Category(vec![category.id.clone()]).url(),
    }
}

/// What the overview of funds is called: a word of the portal, like its address, whatever kinds state them.
pub fn funds_name(site: &Site) -> String {
    say!("救助资金": "Relief funds").get(site.config.lang).to_owned()
}

/// The title of a page.
pub fn title(site: &Site, page: &Page) -> String {
    let lang = site.config.lang;
    let said = |text: crate::diagnostic::Text| text.get(lang).to_owned();
    match page {
        Page::Home => site.config.title.clone(),
        Page::Document(at) | Page::Moved(at, _) => site.documents[*at].title.clone(),
        Page::List(of, number) => {
            let name = list_name(site, of);
            match number {
                None => name,
                Some(number) => said(say!("{name}（第 {number} 页）": "{name} (page {number})")),
            }
        }
        Page::Index(of) => said(match of {
            IndexOf::Categories => say!("网站地图": "Site map"),
            IndexOf::Agencies => say!("发布机构": "Agencies"),
            IndexOf::Kinds => say!("按类型": "By kind"),
            IndexOf::Topics => say!("按主题": "By topic"),
            IndexOf::Years => say!("按年份": "By year"),
        }),
        Page::Funds => funds_name(site),
        Page::Fund(id) => programme_name(site, id),
        Page::Reports => {
            // The kinds that have a report; all, as long as there is none.
            let all: Vec<_> = site.kinds.iter().filter(|kind| is_report(kind)).collect();
            let used: Vec<_> =
                all.iter().filter(|kind| site.indexes.kinds.contains_key(&kind.key)).copied().collect();
            let shown = if used.is_empty() { all } else { used };
            let names = shown.iter().map(|kind| kind.name.short());
            names.collect::<Vec<_>>().join(said(say!("、": ", ")).as_str())
        }
        Page::Missing => said(say!("没有这个页面": "There is no such page")),
        Page::Sitemap | Page::Robots => String::new(),
    }
}

/// The name of a list.
pub fn list_name(site: &Site, of: &ListOf) -> String {
    match of {
        ListOf::Category(path) => items::category(site, path).map(|named| named.name).unwrap_or_default(),
        ListOf::Agency(id) => items::agency(site, id).name,
        ListOf::Kind(id) => site.kinds.get(id).map(|kind| kind.name.name.clone()).unwrap_or_default(),
        ListOf::Topic(slug) => {
            site.indexes.topics.get(slug).map(|(name, _)| name.clone()).unwrap_or_default()
        }
        ListOf::Year(year) => say!("{year}年": "{year}").get(site.config.lang).to_owned(),
    }
}

/// The name of a programme.
pub fn programme_name(site: &Site, id: &str) -> String {
    let found = site.config.programmes.iter().find(|programme| programme.id == id);
    found.map(|programme| programme.name.name.clone()).unwrap_or_default()
}

fn description(site: &Site, page: &Page) -> String {
    match page {
        Page::Document(at) => site.documents[*at].summary.clone(),
        Page::List(ListOf::Category(path), _) => {
            site.config.category_at(path).map(|category| category.description.clone()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The entry of the menu that a page belongs to.
fn section(site: &Site, page: &Page) -> String {
    match page {
        Page::Home => "home".to_owned(),
        Page::Document(at) => site.documents[*at].category.first().cloned().unwrap_or_default(),
        Page::List(ListOf::Category(path), _) => path.first().cloned().unwrap_or_default(),
        Page::Funds | Page::Fund(_) => "funds".to_owned(),
        Page::Reports => {
            let reports = |category: &&Category| entrance_url(site, category) == "/reports/";
            site.config
                .categories
                .iter()
                .find(reports)
                .map(|category| category.id.clone())
                .unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The way from the home page, without the page itself.
fn crumbs(site: &Site, page: &Page) -> Vec<Named> {
    let named = |name: String, url: String| Named { short: name.clone(), name, url };
    let home = say!("首页": "Home");
    let mut crumbs = vec![named(home.get(site.config.lang).to_owned(), "/".to_owned())];
    let path = |path: &[String]| {
        (1..=path.len()).filter_map(|depth| items::category(site, &path[..depth])).collect::<Vec<_>>()
    };
    match page {
        Page::Home | Page::Missing | Page::Sitemap | Page::Robots | Page::Moved(..) => crumbs.clear(),
        Page::Document(at) => {
            let category = &site.documents[*at].category;
            if category.is_empty() {
                crumbs.push(items::kind(&site.documents[*at].kind));
            }
            crumbs.extend(path(category));
        }
        Page::List(of, number) => {
            match of {
                ListOf::Category(ids) => crumbs.extend(path(&ids[..ids.len().saturating_sub(1)])),
                other => {
                    let index = Page::Index(other.index());
                    crumbs.push(named(title(site, &index), index.url(site)));
                }
            }
            if number.is_some() {
                crumbs.push(named(list_name(site, of), of.url()));
            }
        }
        Page::Fund(_) => crumbs.push(named(title(site, &Page::Funds), "/funds/".to_owned())),
        Page::Index(_) | Page::Funds | Page::Reports => {}
    }
    crumbs
}
