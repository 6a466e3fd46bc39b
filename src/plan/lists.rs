//! Lists and their numbered pages.

use super::IndexOf;
use crate::site::{Site, url_of};

/// What a list is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ListOf {
    /// A category, by path of ids.
    Category(Vec<String>),
    /// An agency, by id.
    Agency(String),
    /// A kind, by id.
    Kind(String),
    /// A topic, by slug.
    Topic(String),
    /// A year of publication.
    Year(i16),
}

impl ListOf {
    /// Reads the parts of an address below the index's own.
    pub fn parse(of: IndexOf, parts: &[&str]) -> Option<ListOf> {
        match (of, parts) {
            (IndexOf::Categories, [_, ..]) => {
                Some(ListOf::Category(parts.iter().map(|part| (*part).to_owned()).collect()))
            }
            (IndexOf::Agencies, [id]) => Some(ListOf::Agency((*id).to_owned())),
            (IndexOf::Kinds, [id]) => Some(ListOf::Kind((*id).to_owned())),
            (IndexOf::Topics, [slug]) => Some(ListOf::Topic((*slug).to_owned())),
            (IndexOf::Years, [year]) => year.parse().ok().map(ListOf::Year),
            _ => None,
        }
    }

    /// The index it belongs to.
    pub fn index(&self) -> IndexOf {
        match self {
            ListOf::Category(_) => IndexOf::Categories,
            ListOf::Agency(_) => IndexOf::Agencies,
            ListOf::Kind(_) => IndexOf::Kinds,
            ListOf::Topic(_) => IndexOf::Topics,
            ListOf::Year(_) => IndexOf::Years,
        }
    }

    /// Its own address.
    pub fn url(&self) -> String {
        let year;
        let mut parts = vec![self.index().segment()];
        match self {
            ListOf::Category(path) => parts.extend(path.iter().map(String::as_str)),
            ListOf::Agency(id) | ListOf::Kind(id) | ListOf::Topic(id) => parts.push(id),
            ListOf::Year(number) => {
                year = number.to_string();
                parts.push(&year);
            }
        }
        url_of(&parts)
    }

    /// Its documents, newest first.
    pub fn documents<'a>(&self, site: &'a Site) -> &'a [usize] {
        let indexes = &site.indexes;
        let found = match self {
            ListOf::Category(path) => indexes.categories.get(path),
            ListOf::Agency(id) => indexes.agencies.get(id),
            ListOf::Kind(id) => indexes.kinds.get(id),
            ListOf::Topic(slug) => indexes.topics.get(slug).map(|(_, documents)| documents),
            ListOf::Year(year) => indexes.years.get(year),
        };
        found.map_or(&[], Vec::as_slice)
    }
}

/// How a list is cut into pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    /// How many older pages there are, numbered from 1, the oldest.
    pub older: usize,
    /// Entries of an older page.
    pub size: usize,
    /// Entries of the list.
    pub total: usize,
}

/// Cuts a list of `total` entries. Older pages are full and never change; the
/// list's own address shows the newest: at least one page full, at most two.
pub fn numbered(total: usize, size: usize) -> Numbered {
    Numbered { older: (total / size).saturating_sub(1), size, total }
}

impl Numbered {
    /// The entries (newest first) of an older page, or of the list's own address.
    pub fn range(self, page: Option<usize>) -> std::ops::Range<usize> {
        match page {
            None => 0..self.total - self.older * self.size,
            Some(number) => {
                let end = self.total - (number - 1) * self.size;
                end - self.size..end
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_partition_a_list_and_older_ones_never_change() {
        for total in 0..200 {
            let cut = numbered(total, 20);
            let mut seen: Vec<usize> = cut.range(None).collect();
            for number in (1..=cut.older).rev() {
                seen.extend(cut.range(Some(number)));
            }
            assert_eq!(seen, (0..total).collect::<Vec<_>>());
            // Counted from the oldest, page n is the same entries whatever came since.
            for number in 1..=cut.older {
                let from_oldest: Vec<usize> = cut.range(Some(number)).map(|at| total - 1 - at).collect();
                assert_eq!(from_oldest.iter().min(), Some(&((number - 1) * 20)));
            }
        }
    }
}
