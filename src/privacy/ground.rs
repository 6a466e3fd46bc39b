//! What a site itself has declared to be public.

use std::collections::BTreeSet;

use crate::value::Date;

use super::signs::digit;

/// What is no secret: numbers and words that offices publish as their own.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    numbers: BTreeSet<String>,
    words: Vec<String>,
    today: Option<Date>,
}

impl Ground {
    /// Nothing is allowed, the day is unknown.
    pub fn new() -> Ground {
        Ground::default()
    }

    /// Allows a telephone or account number of an office, in any way of writing. One
    /// text may hold several, between `、`, `,`, `;` or `，`. A number of fewer than five
    /// digits allows nothing.
    pub fn allow_number(&mut self, text: &str) -> &mut Ground {
        for one in text.split(['、', ',', ';', '，', '；']) {
            let digits: String =
                one.chars().filter_map(digit).map(|(value, _)| char::from(b'0' + value)).collect();
            if digits.len() >= 5 {
                self.numbers.insert(digits);
            }
        }
        self
    }

    /// Allows a text, such as the address of an office: no address, name or date of
    /// birth is found inside it.
    pub fn allow_word(&mut self, text: &str) -> &mut Ground {
        if text.chars().count() >= 2 {
            self.words.push(text.to_owned());
        }
        self
    }

    /// Says which day it is: nobody is born later.
    pub fn on(&mut self, today: Date) -> &mut Ground {
        self.today = Some(today);
        self
    }

    /// May this number be published?
    pub(super) fn allows(&self, digits: &[u8]) -> bool {
        if self.numbers.is_empty() {
            return false;
        }
        let number: String = digits.iter().map(|value| char::from(b'0' + value)).collect();
        self.numbers.contains(&number)
            || number
                .strip_prefix("86")
                .or_else(|| number.strip_prefix('0'))
                .is_some_and(|rest| self.numbers.contains(rest))
    }

    /// Is this text inside, or does it hold, a word that may be published?
    pub(super) fn allows_text(&self, text: &str) -> bool {
        self.words.iter().any(|word| word.contains(text) || text.contains(word.as_str()))
    }

    /// The last day on which a person can have been born.
    pub(super) fn last_birth(&self) -> Date {
        self.today.unwrap_or(Date::constant(2099, 12, 31))
    }

    /// Is `date` less than three years before today? Serial numbers hold such days.
    pub(super) fn recent(&self, date: Date) -> bool {
        let year = self.today.map_or(2024, |today| today.year());
        date.year() > year - 3
    }
}
