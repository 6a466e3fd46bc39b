//! Values with meaning: figures, units, dates, periods. Parsed once, from the
//! text as written; money is decimal, dates have no time zone, a blank is not 0.

mod cell;
mod date;
mod figure;
mod letters;
mod name;
mod period;
mod unit;
mod workdays;

pub use cell::{Cell, Content, Misread, Type, is_blank};
pub use date::{Moment, parse_date};
pub use figure::{display_number, group_thousands, two_places};
pub use letters::{code_point, is_control, is_invisible, visible};
pub use name::{fold, natural, slug};
pub use period::{Period, PeriodType};
pub use unit::Unit;
pub use workdays::{Calendar, Counted, MakeUp, Mistake, NoYear, Notice, Rest};

pub use jiff::civil::Date;
pub use rust_decimal::Decimal;

#[cfg(test)]
mod tests;
