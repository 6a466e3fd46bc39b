//! The home page.

use serde::Serialize;

use super::chrome::entrance_url;
use super::fund_card::{FundCard, latest_funds};
use super::items::{self, Item};
use crate::plan::{IndexOf, ListOf, Page};
use crate::site::Site;

/// Entries under "latest".
const LATEST: usize = 8;

#[derive(Debug, Serialize)]
pub struct HomePage {
    entrances: Vec<Entrance>,
    latest: Vec<Item>,
    total: usize,
    all_url: String,
    funds: Option<FundCard>,
}

#[derive(Debug, Serialize)]
struct Entrance {
    name: String,
    url: String,
    description: String,
    count: usize,
}

/// The home page's own content.
pub fn view(site: &Site) -> HomePage {
    let entrances = site
        .config
        .categories
        .iter()
        .map(|category| Entrance {
            name: category.name.short().to_owned(),
            url: entrance_url(site, category),
            description: category.description.clone(),
            count: ListOf::Category(vec![category.id.clone()]).documents(site).len(),
        })
        .collect();
    let latest: Vec<usize> = (0..site.documents.len().min(LATEST)).collect();
    HomePage {
        entrances,
        latest: items::items(site, &latest),
        total: site.documents.len(),
        all_url: Page::Index(IndexOf::Years).url(site),
        funds: latest_funds(site),
    }
}
