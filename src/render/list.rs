//! Lists of documents and the indexes of lists.

use serde::Serialize;

use super::chrome::list_name;
use super::items::{self, Choice, Item};
use crate::config::Category;
use crate::diagnostic::Text;
use crate::markdown;
use crate::plan::{IndexOf, ListOf, Page, has_funds, has_reports, lists, numbered};
use crate::say;
use crate::site::Site;

#[derive(Debug, Serialize)]
pub struct ListPage {
    list: ListView,
}

#[derive(Debug, Serialize)]
struct ListView {
    intro: String,
    description: String,
    items: Vec<Item>,
    total: usize,
    pages: Vec<PageLink>,
    newer: Option<String>,
    older: Option<String>,
    children: Vec<Choice>,
    siblings: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct PageLink {
    n: usize,
    url: String,
    current: bool,
}

#[derive(Debug, Serialize)]
pub struct IndexPage {
    groups: Vec<Group>,
}

#[derive(Debug, Serialize)]
struct Group {
    name: String,
    choices: Vec<Choice>,
}

/// A list, or an older page of it.
pub fn view(site: &Site, of: &ListOf, number: Option<usize>) -> ListPage {
    let documents = of.documents(site);
    let cut = numbered(documents.len(), site.config.page_size);
    let url_of = |page: Option<usize>| Page::List(of.clone(), page).url(site);
    // From the newest, which is the list itself and counts as the highest page, to the oldest.
    let order: Vec<Option<usize>> = std::iter::once(None).chain((1..=cut.older).rev().map(Some)).collect();
    let here = order.iter().position(|page| *page == number).unwrap_or(0);
    let pages = order
        .iter()
        .map(|page| PageLink {
            n: page.unwrap_or(cut.older + 1),
            url: url_of(*page),
            current: *page == number,
        })
        .collect();
    let (intro, description, children) = match of {
        ListOf::Category(path) => {
            let category = site.config.category_at(path);
            let intro = if number.is_none() { intro(site, path) } else { String::new() };
            let children =
                category.map(|category| choices(site, &category.children, path)).unwrap_or_default();
            (intro, category.map(|category| category.description.clone()).unwrap_or_default(), children)
        }
        _ => (String::new(), String::new(), Vec::new()),
    };
    let siblings = match of {
        ListOf::Category(path) => match path.split_last() {
            Some((_, [])) | None => Vec::new(),
            Some((_, above)) => {
                let above_category = site.config.category_at(above);
                above_category.map(|category| choices(site, &category.children, above)).unwrap_or_default()
            }
        },
        other => all(site, other.index()),
    };
    let siblings = siblings
        .into_iter()
        .map(|choice| Choice { current: choice.url == of.url(), children: Vec::new(), ..choice })
        .collect();
    ListPage {
        list: ListView {
            intro,
            description,
            items: items::items(site, &documents[cut.range(number)]),
            total: documents.len(),
            pages,
            newer: here.checked_sub(1).map(|at| url_of(order[at])),
            older: order.get(here + 1).map(|page| url_of(*page)),
            children,
            siblings,
        },
    }
}

/// The index of one sort of list; that of categories is the map of the site.
pub fn index(site: &Site, of: IndexOf) -> IndexPage {
    let lang = site.config.lang;
    let group = |name: Text, choices: Vec<Choice>| Group { name: name.get(lang).to_owned(), choices };
    let name = |of: IndexOf| match of {
        IndexOf::Categories => say!("栏目": "Categories"),
        IndexOf::Agencies => say!("发布机构": "Agencies"),
        IndexOf::Kinds => say!("类型": "Kinds"),
        IndexOf::Topics => say!("主题": "Topics"),
        IndexOf::Years => say!("年份": "Years"),
    };
    let mut groups = vec![group(name(of), all(site, of))];
    if of == IndexOf::Categories {
        let mut overviews = Vec::new();
        let of_kind = |is: &dyn Fn(&crate::kinds::Kind) -> bool| {
            site.documents.iter().filter(|document| is(&document.kind)).count()
        };
        let funds = crate::site::fund_kind(&site.kinds).map(|programmes| programmes.kind);
        let pages = [
            (has_funds(site), Page::Funds, of_kind(&|kind| Some(&kind.key) == funds.as_ref())),
            (has_reports(site), Page::Reports, of_kind(&crate::site::is_report)),
        ];
        for (_, page, count) in pages.into_iter().filter(|(there, ..)| *there) {
            overviews.push(Choice {
                name: super::chrome::title(site, &page),
                url: page.url(site),
                count,
                current: false,
                children: Vec::new(),
            });
        }
        groups.push(group(say!("总览": "Overviews"), overviews));
        let others = IndexOf::ALL.into_iter().filter(|other| *other != IndexOf::Categories);
        groups.extend(others.map(|other| group(name(other), all(site, other))));
    }
    groups.retain(|group| !group.choices.is_empty());
    IndexPage { groups }
}

/// All lists of one sort; categories as a tree.
fn all(site: &Site, of: IndexOf) -> Vec<Choice> {
    if of == IndexOf::Categories {
        return choices(site, &site.config.categories, &[]);
    }
    lists(site)
        .into_iter()
        .filter(|list| list.index() == of)
        .map(|list| Choice {
            name: list_name(site, &list),
            url: list.url(),
            count: list.documents(site).len(),
            current: false,
            children: Vec::new(),
        })
        .collect()
}

fn choices(site: &Site, categories: &[Category], above: &[String]) -> Vec<Choice> {
    categories
        .iter()
        .map(|category| {
            let mut path = above.to_vec();
            path.push(category.id.clone());
            let of = ListOf::Category(path.clone());
            Choice {
                name: category.name.name.clone(),
                url: of.url(),
                count: of.documents(site).len(),
                current: false,
                children: choices(site, &category.children, &path),
            }
        })
        .collect()
}

/// The introduction that a folder gives its category.
fn intro(site: &Site, path: &[String]) -> String {
    let Some(folder) = site.folders.get(path) else { return String::new() };
    let resolve = super::body::resolver(site, &folder.path, &[]);
    let rules = markdown::Rules { id_prefix: "intro", resolve: &resolve, title_of: &|_| false };
    let blocks = markdown::render(&markdown::without_comments(&folder.body), &rules);
    let mut html = String::new();
    for block in blocks {
        match block {
            markdown::Block::Html(part) => html.push_str(&part),
            markdown::Block::Heading { level, id, html: inner, .. } => {
                html.push_str(&format!("<h{level} id=\"{id}\">{inner}</h{level}>\n"));
            }
            markdown::Block::Table(_) => {}
        }
    }
    html
}
