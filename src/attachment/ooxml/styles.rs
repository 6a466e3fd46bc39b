//! Which cells of a workbook are dates, and numbers as people read them.

use std::collections::BTreeMap;

use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::xml::{self, Node};

/// For each style of cells whether it shows a date.
#[derive(Default)]
pub struct Styles {
    dates: Vec<bool>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(desk: &mut Desk, place: &Place, bytes: &[u8]) -> Styles {
        let mut formats: BTreeMap<u32, String> = BTreeMap::new();
        let mut styles = Styles::default();
        let mut in_cells = false;
        xml::walk(desk, place, bytes, |_, node| match node {
            Node::Open(tag) => match tag.name {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (
                        tag.attribute("numFmtId").and_then(|id| id.parse().ok()),
                        tag.attribute("formatCode"),
                    ) {
                        formats.insert(id, code);
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.dates.push(is_date(id, formats.get(&id).map(String::as_str)));
                }
                _ => {}
            },
            Node::Close("cellXfs") => in_cells = false,
            _ => {}
        });
        styles
    }

    /// Whether cells of this style show a date.
    pub fn is_date(&self, style: usize) -> bool {
        self.dates.get(style).copied().unwrap_or(false)
    }
}

/// Whether a format of numbers shows a date: by its number (ECMA-376 part 1,
/// 18.8.30, with those of Chinese editions) or by the letters of its code.
pub fn is_date(id: u32, code: Option<&str>) -> bool {
    let Some(code) = code else { return matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58) };
    let mut quoted = false;
    let mut bracket = false;
    let mut letters = code.chars().filter(|c| {
        quoted ^= *c == '"';
        bracket = (bracket || *c == '[') && *c != ']';
        !quoted && !bracket
    });
    letters.any(|c| matches!(c.to_ascii_lowercase(), 'y' | 'd' | 'e'))
        && !code.to_ascii_lowercase().contains("general")
        && !code.contains("E+")
}

/// A stored number as people read it: `1.101011990030775E+17` is the digits of an ID
/// number that was typed as a number; a date is `1990-03-07`.
pub fn number_text(stored: &str, is_date: bool) -> String {
    let Ok(number) = stored.trim().parse::<f64>() else { return stored.to_owned() };
    if is_date && let Some(date) = date(number) {
        return date;
    }
    let exponent = stored.contains(['e', 'E']);
    if exponent && number.abs() < 1e22 { format!("{number}") } else { stored.trim().to_owned() }
}

/// The date with this serial number, counted from 1899-12-30.
fn date(serial: f64) -> Option<String> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let start = jiff::civil::date(1899, 12, 30);
    let date = start.checked_add(jiff::Span::new().days(serial.floor() as i64)).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_read_them() {
        assert_eq!(number_text("1.10101199003077E+17", false), "110101199003077000");
        assert_eq!(number_text("1234.50", false), "1234.50");
        assert_eq!(number_text("32939", true), "1990-03-07");
        assert_eq!(number_text("32939", false), "32939");
        assert_eq!(number_text("男", true), "男");
    }

    #[test]
    fn formats_of_dates_are_known() {
        assert!(is_date(14, None) && is_date(31, None) && !is_date(2, None));
        for code in ["yyyy\"年\"m\"月\"d\"日\"", "[$-804]yyyy-mm-dd", "m/d/yy"] {
            assert!(is_date(176, Some(code)), "{code}");
        }
        for code in ["0.00_ ", "General", "0.00E+00", "\"day\"0", "[Red]0"] {
            assert!(!is_date(176, Some(code)), "{code}");
        }
    }
}
