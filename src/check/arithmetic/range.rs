//! Figures as ranges: what a rounded figure may have been before it was rounded.

use crate::value::Decimal;

/// A figure between two ends, in the base of its unit. An exact one has no width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The least it may be.
    pub low: Decimal,
    /// As printed.
    pub mid: Decimal,
    /// The most it may be.
    pub high: Decimal,
}

impl Range {
    /// A figure that is what it says.
    pub fn exact(figure: Decimal) -> Range {
        Range { low: figure, mid: figure, high: figure }
    }

    /// A figure that may be off by `slack`.
    pub fn around(figure: Decimal, slack: Decimal) -> Option<Range> {
        Some(Range { low: figure.checked_sub(slack)?, mid: figure, high: figure.checked_add(slack)? })
    }

    /// The sum; `None` where a decimal can't hold it.
    pub fn plus(self, other: Range) -> Option<Range> {
        Some(Range {
            low: self.low.checked_add(other.low)?,
            mid: self.mid.checked_add(other.mid)?,
            high: self.high.checked_add(other.high)?,
        })
    }

    /// Minus it.
    pub fn negated(self) -> Range {
        Range { low: -self.high, mid: -self.mid, high: -self.low }
    }

    /// The product.
    pub fn times(self, other: Range) -> Option<Range> {
        Range::of_ends(self.ends(other, Decimal::checked_mul)?, self.mid.checked_mul(other.mid)?)
    }

    /// The quotient; `None` too where the divisor may be 0.
    pub fn over(self, other: Range) -> Option<Range> {
        if other.low <= Decimal::ZERO && other.high >= Decimal::ZERO {
            return None;
        }
        Range::of_ends(self.ends(other, Decimal::checked_div)?, self.mid.checked_div(other.mid)?)
    }

    fn ends(self, other: Range, operation: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<[Decimal; 4]> {
        Some([
            operation(self.low, other.low)?,
            operation(self.low, other.high)?,
            operation(self.high, other.low)?,
            operation(self.high, other.high)?,
        ])
    }

    fn of_ends(ends: [Decimal; 4], mid: Decimal) -> Option<Range> {
        Some(Range { low: ends.into_iter().min()?, mid, high: ends.into_iter().max()? })
    }
}
