//! Document numbers: `民发[2025]第03号` is written `民发〔2025〕3号` (GB/T 9704—2012).

use super::figure::half_width;

/// The number as it should be written, if it says what it is; `None` if it is right
/// already or not plain to see.
pub fn prescribed(written: &str) -> Option<String> {
    let text = written.trim();
    let open = text.find(['[', '［', '(', '（', '【', '〔', '﹝', '{', '｛'])?;
    let close =
        text.find([']', '］', ')', '）', '】', '〕', '﹞', '}', '｝']).filter(|close| *close > open)?;
    let inner = |from: usize| text[from..].char_indices().nth(1).map_or(text.len(), |(at, _)| from + at);
    let code = text[..open].trim_end();
    let year = half_width(&text[inner(open)..close]);
    let year = year.trim();
    let year = year.strip_suffix('年').unwrap_or(year).trim();
    let rest = half_width(&text[inner(close)..]);
    let rest = rest.trim();
    let rest = rest.strip_prefix('第').unwrap_or(rest).trim_start();
    let figures = rest.strip_suffix('号')?.trim_end();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = figures.trim_start_matches('0');
    let fits = !code.is_empty()
        && code.chars().all(|c| matches!(c, '\u{3400}'..='\u{9FFF}'))
        && is_digits(year)
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && is_digits(figures)
        && !bare.is_empty();
    let wanted = format!("{code}〔{year}〕{bare}号");
    (fits && wanted != text).then_some(wanted)
}
