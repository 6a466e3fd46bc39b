//! The lists of words in `words/`, read once, and a search for many words in one pass.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words of a few groups.
pub(super) struct Words {
    groups: Vec<(String, Vec<Vec<char>>)>,
    /// Each word with the number of its group, by its first character.
    first: BTreeMap<char, Vec<(usize, Vec<char>)>>,
    /// One bit for each first character below U+10000.
    bits: Box<[u64]>,
}

impl Words {
    /// Reads lines `group: word word …`; `#` begins a comment.
    fn read(text: &str) -> Words {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let words = |list: &str| list.split_whitespace().map(|word| word.chars().collect()).collect();
        let groups: Vec<(String, Vec<Vec<char>>)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, list)| (name.to_owned(), words(list)))
            .collect();
        let mut first: BTreeMap<char, Vec<(usize, Vec<char>)>> = BTreeMap::new();
        let mut bits = vec![0_u64; 1024].into_boxed_slice();
        for (group, (_, words)) in groups.iter().enumerate() {
            for word in words {
                let Some(c) = word.first() else { continue };
                first.entry(*c).or_default().push((group, word.clone()));
                if let Some(bit) = bits.get_mut(*c as usize / 64) {
                    *bit |= 1 << (*c as usize % 64);
                }
            }
        }
        Words { groups, first, bits }
    }

    /// The groups, in the order of the file.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &[Vec<char>])> {
        self.groups.iter().map(|(name, words)| (name.as_str(), words.as_slice()))
    }

    /// Does a word begin with this character?
    pub fn begins(&self, c: char) -> bool {
        self.bits.get(c as usize / 64).is_some_and(|bits| bits >> (c as usize % 64) & 1 == 1)
    }

    /// The words that begin at a place: the group's name, and where the word ends.
    pub fn at<'a>(&'a self, text: &'a [char], at: usize) -> impl Iterator<Item = (&'a str, usize)> {
        let begun = text.get(at).filter(|c| self.begins(**c)).and_then(|c| self.first.get(c));
        let fits = move |word: &&(usize, Vec<char>)| text[at..].starts_with(&word.1);
        begun
            .into_iter()
            .flatten()
            .filter(fits)
            .map(move |(group, word)| (self.groups[*group].0.as_str(), at + word.len()))
    }

    /// The places of the words of one group, in order.
    pub fn places(&self, group: &str, text: &[char]) -> Vec<std::ops::Range<usize>> {
        let mut found = Vec::new();
        for at in 0..text.len() {
            if self.begins(text[at]) {
                found.extend(self.at(text, at).filter(|(name, _)| *name == group).map(|(_, end)| at..end));
            }
        }
        found
    }

    /// Does `text` hold a word of the group?
    pub fn within(&self, group: &str, text: &[char]) -> bool {
        (0..text.len()).any(|at| self.at(text, at).any(|(name, _)| name == group))
    }

    /// Does a word of the group end where `text` ends?
    pub fn closes(&self, group: &str, text: &[char]) -> bool {
        (text.len().saturating_sub(8)..text.len())
            .any(|at| self.at(text, at).any(|(name, end)| name == group && end == text.len()))
    }
}

/// Where a word stands first.
pub(super) fn find(text: &[char], word: &[char]) -> Option<usize> {
    text.windows(word.len()).position(|part| part == word)
}

/// Words before a number.
pub(super) static LABELS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("words/labels.txt")));
/// Heads of columns.
pub(super) static HEADERS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("words/headers.txt")));
/// Words around names, addresses and illnesses.
pub(super) static CONTEXT: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("words/context.txt")));
/// Family names: `plain` ones seldom begin another word.
pub(super) static SURNAMES: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("words/surnames.txt")));
