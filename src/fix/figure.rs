//! Full-width digits and marks of figures.

/// A character of a figure or a date in its plain form; any other as it is.
pub fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '－' => '-',
        '／' => '/',
        '：' => ':',
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Is it a character of a figure, in either width?
pub fn is_sign(c: char) -> bool {
    matches!(plain(c), '0'..='9' | '.' | '-' | '%' | '％')
}

/// A text in its plain form.
pub fn half_width(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// A plain figure without its thousands separators, if it has some and each stands where
/// it should: `8,13` is two figures.
pub fn without_separators(half: &str) -> Option<String> {
    let (whole, rest) = half.split_at(half.find('.').unwrap_or(half.len()));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().filter(|first| is_digits(first) && first.len() <= 3)?;
    let groups: Vec<&str> = groups.collect();
    let fits = !groups.is_empty() && !first.starts_with('0') && !rest.contains(',');
    let (last, middle) = groups.split_last()?;
    // A unit may stand behind the last group.
    let last = last.trim_end_matches(|c: char| !c.is_ascii_digit());
    let three = |group: &str| group.len() == 3 && is_digits(group);
    (fits && three(last) && middle.iter().all(|group| three(group))).then(|| half.replace(',', ""))
}
