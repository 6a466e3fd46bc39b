//! Entries of lists, and the small things that many pages name.

use serde::Serialize;

use crate::diagnostic::Lang;
use crate::kinds::Kind;
use crate::plan::ListOf;
use crate::record::Validity;
use crate::site::{Document, Site};

/// A name that leads somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    pub name: String,
    pub short: String,
    pub url: String,
}

/// An entry of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    pub title: String,
    pub title_parts: Vec<String>,
    pub url: String,
    pub date: String,
    pub kind: Named,
    pub agency: Named,
    pub category: Option<Named>,
    pub summary: String,
    pub doc_number: String,
    pub state: String,
    pub state_name: String,
    pub sample: bool,
}

/// A link with a count, and what is below it.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub name: String,
    pub url: String,
    pub count: usize,
    pub current: bool,
    pub children: Vec<Choice>,
}

/// A cell of an overview.
#[derive(Debug, Serialize)]
pub struct Cell {
    pub state: &'static str,
    pub text: String,
    pub url: String,
    pub note: String,
}

/// A cell where nothing is to be expected.
pub const NONE: Cell = Cell { state: "none", text: String::new(), url: String::new(), note: String::new() };

/// The entry of a document.
pub fn item(site: &Site, at: usize) -> Item {
    let document = &site.documents[at];
    let agency = agency(site, &document.agency);
    Item {
        title: document.title.clone(),
        title_parts: title_parts(&document.title, &agency.name),
        url: document.url.clone(),
        date: document.date.map(|moment| moment.date.to_string()).unwrap_or_default(),
        kind: kind(&document.kind),
        agency,
        category: category(site, &document.category),
        summary: document.summary.clone(),
        doc_number: document.doc_number.clone().unwrap_or_default(),
        state: document.validity.as_ref().map(|validity| validity.state.clone()).unwrap_or_default(),
        state_name: document.validity.as_ref().map(|v| state_name(v, site.config.lang)).unwrap_or_default(),
        sample: document.sample,
    }
}

pub fn kind(kind: &Kind) -> Named {
    Named {
        name: kind.name.name.clone(),
        short: kind.name.short().to_owned(),
        url: ListOf::Kind(kind.key.clone()).url(),
    }
}

pub fn agency(site: &Site, id: &str) -> Named {
    let name = site.config.agencies.iter().find(|agency| agency.id == id).map(|agency| &agency.name);
    Named {
        name: name.map_or_else(|| id.to_owned(), |name| name.name.clone()),
        short: name.map_or_else(|| id.to_owned(), |name| name.short().to_owned()),
        url: ListOf::Agency(id.to_owned()).url(),
    }
}

pub fn category(site: &Site, path: &[String]) -> Option<Named> {
    let category = site.config.category_at(path)?;
    Some(Named {
        name: category.name.name.clone(),
        short: category.name.short().to_owned(),
        url: ListOf::Category(path.to_vec()).url(),
    })
}

pub fn state_name(validity: &Validity, lang: Lang) -> String {
    let known = crate::record::VALIDITY.iter().find(|(id, ..)| *id == validity.state);
    known.map_or_else(
        || validity.state.clone(),
        |(_, zh, en, _)| (if lang == Lang::Zh { *zh } else { *en }).to_owned(),
    )
}

/// Where a title may break: behind the agency, behind a year or month, and beside
/// the marks that set its parts off. The parts joined are the title.
pub fn title_parts(title: &str, agency: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = title;
    if !agency.is_empty()
        && let Some(after) = rest.strip_prefix(agency)
    {
        parts.push(agency.to_owned());
        rest = after;
    }
    let mut part = String::new();
    let chars: Vec<char> = rest.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let opens = matches!(c, '《' | '（' | '(' | '“' | '〔');
        if opens && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
        }
        part.push(*c);
        let dated = matches!(c, '年' | '月')
            && at > 0
            && chars[at - 1].is_ascii_digit()
            && chars.get(at + 1).is_some_and(|next| !next.is_ascii_digit() && *next != '度' && *next != '份');
        let closes = matches!(c, '》' | '）' | ')' | '”' | '、' | '，' | '：' | '〕');
        if dated || closes {
            parts.push(std::mem::take(&mut part));
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    // A lone mark would stand at the start of a line.
    let mut joined: Vec<String> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.chars().count() == 1 || last.chars().count() == 1 => last.push_str(&part),
            _ => joined.push(part),
        }
    }
    joined
}

/// The documents at these places.
pub fn items(site: &Site, places: &[usize]) -> Vec<Item> {
    places.iter().map(|at| item(site, *at)).collect()
}

/// A document's own words for where its figures are from.
pub fn published(document: &Document) -> String {
    document.date.map(|moment| moment.date.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::title_parts;

    #[test]
    fn a_title_breaks_between_its_parts_and_loses_nothing() {
        for (title, parts) in [
            (
                "通城县民政局2024年政府信息公开工作年度报告",
                vec!["通城县民政局", "2024年", "政府信息公开工作年度报告"],
            ),
            ("《关于调整标准的通知》政策解读", vec!["《关于调整标准的通知》", "政策解读"]),
            ("2025年3月低保、特困供养资金发放情况", vec!["2025年3月", "低保、", "特困供养资金发放情况"]),
            ("对“关于增加服务点的建议”的答复", vec!["对“关于增加服务点的建议”", "的答复"]),
            ("2023年度报告", vec!["2023年度报告"]),
        ] {
            assert_eq!(title_parts(title, "通城县民政局"), parts);
        }
    }
}
