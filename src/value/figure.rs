//! Figures: exact decimals from the text as written.

use rust_decimal::{Decimal, RoundingStrategy};

use super::cell::Misread;
use crate::say;

/// The leading figure of a text and what follows it. Thousands separators are
/// taken where they stand right: every three digits.
pub(super) fn leading(text: &str) -> Result<(Decimal, &str), Misread> {
    let end = text
        .char_indices()
        .find(|(at, c)| {
            !(c.is_ascii_digit() || matches!(c, '.' | ',') || (*at == 0 && matches!(c, '-' | '+')))
        })
        .map_or(text.len(), |(at, _)| at);
    let (figure, rest) = text.split_at(end);
    if let Some(reason) = foreign(text) {
        return Err(reason);
    }
    let (sign, digits) = match figure.strip_prefix(['-', '+']) {
        Some(digits) => (&figure[..1], digits),
        None => ("", figure),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    if whole.is_empty() || fraction.is_some_and(|f| f.is_empty() || !f.bytes().all(|b| b.is_ascii_digit())) {
        return Err(Misread::new(
            say!("“{text}”不是数": "“{text}” is not a figure"),
            Some(say!("只写阿拉伯数字，如 1234.50": "write digits only, such as 1234.50")),
        ));
    }
    let plain = ungroup(whole).ok_or_else(|| {
        Misread::new(
            say!("“{text}”的千分位逗号位置不对": "the thousands separators of “{text}” stand in the wrong places"),
            Some(say!("去掉逗号": "leave the commas out")),
        )
    })?;
    let written = match fraction {
        Some(fraction) => format!("{sign}{plain}.{fraction}"),
        None => format!("{sign}{plain}"),
    };
    match Decimal::from_str_exact(written.trim_start_matches('+')) {
        Ok(number) => Ok((number, rest)),
        Err(_) => Err(Misread::new(
            say!("“{text}”位数太多，超过 28 位": "“{text}” has more than 28 digits"),
            Some(say!("编号类的内容不要写在数字栏": "a code does not belong into a column of figures")),
        )),
    }
}

fn ungroup(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let fits = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    fits.then(|| whole.replace(',', ""))
}

/// Writing that looks like a figure to a person only.
fn foreign(text: &str) -> Option<Misread> {
    let full: String = text.chars().map(half_width).collect();
    if full != text
        && full.chars().any(|c| c.is_ascii_digit())
        && text.chars().any(|c| matches!(c, '０'..='９' | '．' | '，'))
    {
        return Some(Misread::new(
            say!("“{text}”里有全角数字或全角标点": "“{text}” has full-width digits or marks"),
            Some(say!("改成半角：{full}": "write it half-width: {full}")),
        ));
    }
    None
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '－' => '-',
        other => other,
    }
}

/// A decimal with two places, rounded as by hand: half goes away from zero (2.675 is
/// 2.68). Figures of documents are never rounded, only sums of overviews.
pub fn two_places(number: Decimal) -> String {
    format!("{:.2}", number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

/// A decimal for reading, without needless zeros and with thousands separators.
pub fn display_number(number: Decimal) -> String {
    group_thousands(&number.normalize().to_string())
}

/// Puts thousands separators into a plain figure of more than four digits; other
/// texts stay as they are.
pub fn group_thousands(figure: &str) -> String {
    let (sign, digits) = match figure.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", figure),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if whole.len() <= 3 || !whole.bytes().all(|b| b.is_ascii_digit()) {
        return figure.to_owned();
    }
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}
