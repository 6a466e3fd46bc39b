//! Where in a file something stands, in words.
//!
//! Names that come out of the file (of sheets, of files in an archive) are kept
//! apart from our words, because such a name may itself be a person's secret: who
//! prints a place decides what is shown of them.

use crate::diagnostic::Text;
use crate::say;

/// A place in a file: from the outermost container to the cell or line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    steps: Vec<Step>,
}

/// One step inwards: a name as the file has it, words of ours behind it, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    name: String,
    words: Text,
}

impl Place {
    /// The file itself.
    pub fn top() -> Place {
        Place::default()
    }

    /// A place inside this one, said in our words.
    pub fn at(&self, words: Text) -> Place {
        self.named("", words)
    }

    /// A place inside this one that has a name, with our words right behind it.
    pub fn named(&self, name: &str, words: Text) -> Place {
        let mut steps = self.steps.clone();
        steps.push(Step { name: name.to_owned(), words });
        Place { steps }
    }

    /// A file inside this one.
    pub fn entry(&self, name: &str) -> Place {
        self.named(name, say!("": ""))
    }

    /// The place in words, with all names as the file has them.
    pub fn text(&self) -> Text {
        self.text_with(&|name| name.to_owned())
    }

    /// The place in words; `show` gives what may be printed of a name.
    pub fn text_with(&self, show: &dyn Fn(&str) -> String) -> Text {
        let join = |words: &dyn Fn(&Step) -> String| {
            self.steps.iter().map(words).collect::<Vec<String>>().join(" › ")
        };
        let name = |step: &Step| if step.name.is_empty() { String::new() } else { show(&step.name) };
        Text { zh: join(&|step| name(step) + &step.words.zh), en: join(&|step| name(step) + &step.words.en) }
    }
}

/// `C` for column 2: columns count from 0.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// Row (from 1) and column (from 0) of `C5`, `$C$5`; `None` for anything else.
pub fn cell_reference(reference: &str) -> Option<(u32, u32)> {
    let mut column: u32 = 0;
    let mut row: u32 = 0;
    for letter in reference.bytes().filter(|byte| *byte != b'$') {
        match letter.to_ascii_uppercase() {
            letter @ b'A'..=b'Z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
            }
            digit @ b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(digit - b'0'))?,
            _ => return None,
        }
    }
    (row > 0 && column > 0).then(|| (row, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters_and_back() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")] {
            assert_eq!(column_letters(column), letters);
            assert_eq!(cell_reference(&format!("{letters}7")), Some((7, column)));
        }
        assert_eq!(cell_reference("$C$5"), Some((5, 2)));
        for wrong in ["", "A", "5", "5A", "A-1", "A99999999999", "ZZZZZZZZZ1"] {
            assert_eq!(cell_reference(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_name_can_be_left_out_of_a_place() {
        let place = Place::top().entry("张三.xlsx").named("发放表", say!("!C5": "!C5"));
        assert_eq!(place.text().zh, "张三.xlsx › 发放表!C5");
        assert_eq!(place.text_with(&|_| "×".to_owned()).en, "× › ×!C5");
    }
}
