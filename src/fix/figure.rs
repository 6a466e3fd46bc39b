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
