//! Check digits and the parts of numbers: pure arithmetic on digits 0–9 (10 is X).

use crate::value::Date;

/// Provinces by the first two digits of an identity number (GB/T 2260; 81–83 are the
/// residence permits of people from Hong Kong, Macau and Taiwan).
pub(super) fn province(digits: &[u8]) -> bool {
    let [a, b, ..] = digits else { return false };
    matches!(a * 10 + b, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// The check character of 17 digits (GB 11643: weights 2^(18−i) mod 11).
pub(super) fn identity_check(digits: &[u8]) -> u8 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u8; 11] = [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    CHECKS[(sum % 11) as usize]
}

/// The date of birth in an identity number of 18 characters.
pub(super) fn birth_18(digits: &[u8]) -> Option<Date> {
    let year = number(digits.get(6..10)?);
    let date = date(year, digits.get(10..12)?, digits.get(12..14)?)?;
    (date.year() >= 1900).then_some(date)
}

/// The date of birth in an identity number of 15 digits, which were issued until 1999.
pub(super) fn birth_15(digits: &[u8]) -> Option<Date> {
    date(1900 + number(digits.get(6..8)?), digits.get(8..10)?, digits.get(10..12)?)
}

fn date(year: i16, month: &[u8], day: &[u8]) -> Option<Date> {
    Date::new(year, i8::try_from(number(month)).ok()?, i8::try_from(number(day)).ok()?).ok()
}

fn number(digits: &[u8]) -> i16 {
    digits.iter().fold(0, |sum, digit| sum * 10 + i16::from(*digit))
}

/// Province, date and check character hold.
pub(super) fn is_identity(digits: &[u8], last: Date) -> bool {
    digits.len() == 18
        && province(digits)
        && digits[..17].iter().all(|digit| *digit < 10)
        && birth_18(digits).is_some_and(|born| born <= last)
        && identity_check(&digits[..17]) == digits[17]
}

/// The check digit of bank cards (ISO/IEC 7812).
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) => digit * 2 % 10 + digit / 5,
        })
        .sum();
    digits.iter().all(|digit| *digit < 10) && sum.is_multiple_of(10)
}

/// How a card number begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Issuer {
    /// 62: UnionPay; or a number that a bank in China is known to issue.
    Known,
    /// Of another network: 4, 5, 35, 37, 60, 9.
    Network,
    /// None.
    Unknown,
}

/// Numbers of six digits with which cards of banks in China begin, beside 62.
const ISSUERS: [u32; 36] = [
    436742, 436745, 427020, 427030, 451461, 458123, 521899, 404117, 404118, 404119, 404120, 404121, 463758,
    519412, 519413, 520082, 520083, 552599, 535910, 535918, 409665, 438088, 456351, 512315, 514957, 518377,
    524864, 525745, 547766, 558868, 356827, 356828, 356829, 356830, 955990, 955880,
];

/// Whose card number of this length it can be.
pub(super) fn issuer(digits: &[u8]) -> Issuer {
    let [a, b, ..] = digits else { return Issuer::Unknown };
    let six = digits.iter().take(6).fold(0, |sum, digit| sum * 10 + u32::from(*digit));
    let long = digits.len();
    match (a, b) {
        (6, 2) if (16..=19).contains(&long) => Issuer::Known,
        _ if ISSUERS.contains(&six) && matches!(long, 16 | 19) => Issuer::Known,
        (4, _) | (5, 1..=5) | (6, 0) | (3, 5) if long == 16 => Issuer::Network,
        (9, 5) | (6, 0) | (4, _) if long == 19 => Issuer::Network,
        _ => Issuer::Unknown,
    }
}

/// A 统一社会信用代码 of 18 characters with its check character (GB 32100: base 31, weights
/// 3^(i−1) mod 31).
pub(super) fn is_credit_code(chars: &[char]) -> bool {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let values: Option<Vec<u32>> = chars
        .iter()
        .map(|c| SIGNS.find(c.to_ascii_uppercase()).and_then(|at| u32::try_from(at).ok()))
        .collect();
    let Some(values) = values.filter(|values| values.len() == 18) else { return false };
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    (31 - sum % 31) % 31 == values[17]
}
