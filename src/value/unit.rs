//! Units: what a figure counts, and the exact factors between 元 and 万元.

use rust_decimal::Decimal;

/// A unit as printed, with its base: 万元 is 10 000 of 元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// As printed.
    pub text: String,
    /// The unit without its multiplier.
    pub base: String,
    /// How many of the base one of it is.
    pub factor: Decimal,
}

impl Unit {
    /// Reads a unit; any text is one. `元/人/月` is `元/人·月`.
    pub fn new(text: &str) -> Unit {
        let text = text.trim();
        let same = text.replace('／', "/").replace(['•', '‧', '.', '．', '・'], "·");
        let same = match same.splitn(3, '/').collect::<Vec<_>>()[..] {
            [money, of, per] => format!("{money}/{of}·{per}"),
            _ => same,
        };
        let (base, zeros) = match (same.strip_prefix('万'), same.strip_prefix('亿'), same.strip_prefix('千'))
        {
            (Some(base), _, _) => (base, 4),
            (_, Some(base), _) => (base, 8),
            (_, _, Some("元")) => ("元", 3),
            _ => (same.as_str(), 0),
        };
        Unit { text: text.to_owned(), base: base.to_owned(), factor: Decimal::from(10_i64.pow(zeros)) }
    }

    /// Do figures of the two convert into each other exactly?
    pub fn converts_to(&self, other: &Unit) -> bool {
        self.base == other.base
    }

    /// Has it a multiplier of its own? Figures in such a unit count as rounded.
    pub fn is_multiple(&self) -> bool {
        self.factor != Decimal::ONE
    }
}
