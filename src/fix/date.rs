//! Dates with other marks: `2025/1/5`, `2025.1.5`, `20250105`, `2025-1-5`.

use super::figure::half_width;
use crate::value::Date;

/// The date as it should be written, if year, month and day are plain to see; a time of
/// day behind it stays.
pub fn prescribed(text: &str) -> Option<String> {
    let text = half_width(text);
    let text = text.trim();
    let (day, time) = match text.find([' ', 'T']) {
        Some(at) => (&text[..at], &text[at..]),
        None => (text, ""),
    };
    let parts: Vec<&str> = if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        vec![&day[..4], &day[4..6], &day[6..]]
    } else {
        marked(day)?
    };
    let [year, month, date] = parts.as_slice() else { return None };
    let digits = |part: &str, most: usize| {
        ((1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
    };
    (year.len() == 4).then_some(())?;
    digits(year, 4)?;
    digits(month, 2)?;
    digits(date, 2)?;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?).ok()?;
    (1900..2200).contains(&date.year()).then(|| format!("{date}{time}"))
}

/// Three parts with the same mark between them, or 年, 月 and 日.
fn marked(day: &str) -> Option<Vec<&str>> {
    if let Some((year, rest)) = day.split_once('年') {
        let (month, date) = rest.split_once('月')?;
        let date = date.strip_suffix(['日', '号']).unwrap_or(date);
        return Some(vec![year.trim(), month.trim(), date.trim()]);
    }
    let mark = ['/', '.', '-'].into_iter().find(|mark| day.contains(*mark))?;
    Some(day.split(mark).collect())
}
