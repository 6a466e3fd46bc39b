//! `site.yaml`: what a site says about itself.
//!
//! In: the text of `site.yaml` and the kinds. Out: a [`Config`] in which every
//! reference was checked, or the mistakes with their places.

mod lists;
mod metadata;
mod read;
mod schedule;

pub use lists::{Agency, Category, Programme, flatten};
pub use metadata::{IndexNumbers, Inspection, STATE_COUNCIL, ValidityYears};
pub use read::{RESERVED, parse_base, read};
pub use schedule::{CalendarFile, Expected, LocalBy, LocalDue, programme_dimension};

use std::collections::BTreeMap;

use crate::diagnostic::{Lang, Severity};
use crate::kinds::{Choice, Name, Vocabulary};
use crate::value::{Calendar, Date};

/// A site's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the portal.
    pub title: String,
    /// Absolute address of the home page, with `/` at its end.
    pub base_url: String,
    /// Path part of `base_url`, with `/` at both ends.
    pub base_path: String,
    /// Language tag of pages, such as `zh-CN`.
    pub language: String,
    /// Language of pages and messages.
    pub lang: Lang,
    /// Who publishes.
    pub identity: Identity,
    /// Theme folder below `themes/`.
    pub theme: String,
    /// Entries of a list page.
    pub page_size: usize,
    /// Publishing agencies, in order.
    pub agencies: Vec<Agency>,
    /// Columns, nested, in the order of the menu.
    pub categories: Vec<Category>,
    /// Relief programmes, in order.
    pub programmes: Vec<Programme>,
    /// Places, those of a place right after it.
    pub places: Vec<Choice>,
    /// For which periods documents of a kind are due.
    pub series: Vec<Expected>,
    /// Dates earlier than the law's.
    pub due: Vec<LocalDue>,
    /// A calendar file of the site's own; whoever reads files puts it into `calendar`.
    pub calendar_file: Option<CalendarFile>,
    /// Working days.
    pub calendar: Calendar,
    /// What a document must have been reviewed by.
    pub review: Review,
    /// What the site publishes as its own, and no person's.
    pub privacy: Privacy,
    /// By which indicators it is inspected.
    pub inspection: Vec<Inspection>,
    /// Index numbers, if its catalogue has some.
    pub index_numbers: Option<IndexNumbers>,
    /// The only topics; empty: any.
    pub topics: Vec<String>,
    /// How long documents are in force that do not say so.
    pub validity_years: Option<ValidityYears>,
    /// How a site is published.
    pub publish: Publish,
    /// Severities that differ from the rules' own.
    pub rules: BTreeMap<String, Severity>,
    /// The closed lists for kinds.
    pub vocabulary: Vocabulary,
}

/// The identification elements of a government site; what is not given is empty.
#[derive(Debug, Clone, Default)]
pub struct Identity {
    /// English domain.
    pub domain: String,
    /// 政府网站标识码.
    pub id_code: String,
    /// ICP record.
    pub icp: String,
    /// Police record.
    pub police: String,
    /// Who runs the site.
    pub sponsor: String,
    /// Telephone or address.
    pub contact: String,
    /// Address of 我为政府网站找错.
    pub correction: String,
}

/// What looks like a person's and is the site's own.
#[derive(Debug, Clone, Default)]
pub struct Privacy {
    /// Telephones and accounts of offices.
    pub numbers: Vec<String>,
    /// Addresses and names of offices.
    pub words: Vec<String>,
}

/// The review that `site.yaml` demands.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// Which of the three signatures.
    pub required: Vec<Signature>,
    /// For documents dated from this day on.
    pub since: Option<Date>,
}

/// Who signs for a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// Who provided it.
    ProvidedBy,
    /// Who reviewed it.
    ReviewedBy,
    /// Who approved it.
    ApprovedBy,
}

impl Signature {
    /// All, in order.
    pub const ALL: [Signature; 3] = [Signature::ProvidedBy, Signature::ReviewedBy, Signature::ApprovedBy];

    /// Its keys in content and settings.
    pub fn names(self) -> [&'static str; 2] {
        match self {
            Signature::ProvidedBy => ["provided_by", "提供"],
            Signature::ReviewedBy => ["reviewed_by", "审核"],
            Signature::ApprovedBy => ["approved_by", "签发"],
        }
    }
}

/// What happens to a faulty document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnError {
    /// Nothing is published.
    #[default]
    Stop,
    /// The faulty document is left out, the rest is published; the exit code is 1.
    Hold,
}

/// How a site is published.
#[derive(Debug, Clone)]
pub struct Publish {
    /// What happens to a faulty document.
    pub on_error: OnError,
    /// Paths in the output that are not ours and stay.
    pub keep: Vec<String>,
    /// Wait for the disk before the exchange.
    pub durable: bool,
    /// Output folder, relative to the site's root.
    pub output: String,
}

impl Config {
    /// The agency that `word` names.
    pub fn agency(&self, word: &str) -> Option<&Agency> {
        let folded = crate::value::fold(word);
        self.agencies
            .iter()
            .find(|a| a.id == word)
            .or_else(|| self.agencies.iter().find(|a| a.name.matches(&folded)))
    }

    /// The path of ids of the category that `word` names: an id, a path of ids or a
    /// name; `None` if none or several do.
    pub fn category(&self, word: &str) -> Option<Vec<String>> {
        let all = flatten(&self.categories);
        let path: Vec<&str> = word.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
        let by = |matches: &dyn Fn(&[String], &Category) -> bool| {
            let mut found = all.iter().filter(|(path, category)| matches(path, category));
            match (found.next(), found.next()) {
                (Some((path, _)), None) => Some(path.clone()),
                _ => None,
            }
        };
        if path.len() > 1 {
            return by(&|own, _| own.iter().map(String::as_str).eq(path.iter().copied())).or_else(|| {
                by(&|own, _| own.ends_with(&path.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>()))
            });
        }
        let folded = crate::value::fold(word);
        by(&|_, category| category.id == word).or_else(|| by(&|_, category| category.name.matches(&folded)))
    }

    /// What the settings say of an entry of one of their lists, for the conditions of kinds:
    /// whether a programme pays the same sum to everybody.
    pub fn property(&self, list: &str, id: &str, property: &str) -> Option<String> {
        match (list, property) {
            ("programmes", "flat") => {
                let programme = self.programmes.iter().find(|programme| programme.id == id)?;
                Some((if programme.flat { "yes" } else { "no" }).to_owned())
            }
            _ => None,
        }
    }

    /// The category at a path of ids.
    pub fn category_at(&self, path: &[String]) -> Option<&Category> {
        let (first, rest) = path.split_first()?;
        let mut category = self.categories.iter().find(|category| category.id == *first)?;
        for id in rest {
            category = category.children.iter().find(|category| category.id == *id)?;
        }
        Some(category)
    }

    /// Is the address of the home page a full one, with a host?
    pub fn is_absolute(&self) -> bool {
        self.base_url.contains("://")
    }

    /// Is it inspected by these indicators?
    pub fn is_inspected(&self, by: Inspection) -> bool {
        self.inspection.contains(&by)
    }

    /// A name for the home page: the sponsor, or the only agency, or the title.
    pub fn publisher(&self) -> &str {
        match (&self.identity.sponsor, self.agencies.as_slice()) {
            (sponsor, _) if !sponsor.is_empty() => sponsor,
            (_, [only]) => &only.name.name,
            _ => &self.title,
        }
    }
}

fn choice(id: &str, name: &Name) -> Choice {
    Choice { key: id.to_owned(), name: name.clone() }
}
