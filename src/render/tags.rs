//! The page tags (网页标签) that government sites must have: 国办发〔2017〕47号, annex.
//! Names, letter case and the form of `PubDate` are prescribed there; a document
//! without a time of day is tagged 00:00.

use serde::Serialize;

use super::chrome::{absolute_url, entrance_url, title};
use super::items;
use crate::config::Category;
use crate::plan::{ListOf, Page};
use crate::site::Site;

/// A tag.
#[derive(Debug, Serialize)]
pub struct Meta {
    pub name: &'static str,
    pub content: String,
}

/// The government page tags of columns and articles (国办发〔2017〕47号).
pub fn tags(site: &Site, page: &Page) -> Vec<Meta> {
    // The words of the annex are Chinese; a site in another language has none by default.
    let is_chinese = site.config.lang == crate::diagnostic::Lang::Zh;
    let default_sort = if is_chinese { "信息公开目录".to_owned() } else { String::new() };
    let home_sort = if is_chinese { "首页".to_owned() } else { String::new() };
    let column = |name: String, about: String, words: Vec<String>, sort: String| {
        let about = if about.is_empty() { name.clone() } else { about };
        let words = if words.is_empty() { name.clone() } else { words.join(",") };
        let sort = if sort.is_empty() { default_sort.clone() } else { sort };
        vec![
            Meta { name: "ColumnName", content: name },
            Meta { name: "ColumnDescription", content: about },
            Meta { name: "ColumnKeywords", content: words },
            Meta { name: "ColumnType", content: sort },
        ]
    };
    match page {
        Page::Home => column(title(site, page), String::new(), Vec::new(), home_sort),
        Page::Document(at) => {
            let document = &site.documents[*at];
            let agency = items::agency(site, &document.agency).name;
            let mut tags = vec![Meta { name: "ArticleTitle", content: document.title.clone() }];
            if let Some(moment) = document.date {
                let (hour, minute) = moment.time.unwrap_or((0, 0));
                tags.push(Meta {
                    name: "PubDate",
                    content: format!("{} {hour:02}:{minute:02}", moment.date),
                });
            }
            tags.push(Meta {
                name: "ContentSource",
                content: document.source.clone().filter(|source| !source.is_empty()).unwrap_or(agency),
            });
            tags.push(Meta { name: "Keywords", content: document.keywords.join(",") });
            tags.push(Meta { name: "Description", content: document.summary.clone() });
            if site.config.base_url.contains("://") {
                tags.push(Meta { name: "Url", content: absolute_url(site, &document.url) });
            }
            if let Some(category) = site.config.category_at(&document.category) {
                tags.extend(category_tags(category, &column));
            }
            tags
        }
        Page::List(ListOf::Category(path), _) => match site.config.category_at(path) {
            Some(category) => category_tags(category, &column),
            None => Vec::new(),
        },
        Page::List(..) | Page::Index(_) | Page::Funds | Page::Fund(_) => {
            column(title(site, page), String::new(), Vec::new(), String::new())
        }
        Page::Reports => {
            let reports = |category: &&Category| entrance_url(site, category) == "/reports/";
            match site.config.categories.iter().find(reports) {
                Some(category) => category_tags(category, &column),
                None => column(title(site, page), String::new(), Vec::new(), String::new()),
            }
        }
        Page::Missing | Page::Sitemap | Page::Robots | Page::Moved(..) => Vec::new(),
    }
}

fn category_tags(
    category: &Category,
    column: &dyn Fn(String, String, Vec<String>, String) -> Vec<Meta>,
) -> Vec<Meta> {
    column(
        category.name.name.clone(),
        category.description.clone(),
        category.keywords.clone(),
        category.sort.clone(),
    )
}
