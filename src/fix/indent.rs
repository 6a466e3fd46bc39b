//! Tabs that indent. How wide one was meant to be is not known, so each width is tried:
//! there is one safe answer if all widths that can be read give the same.

use super::edit::Edit;
use crate::say;

/// Widths that editors show a tab with.
pub const WIDTHS: [usize; 3] = [2, 4, 8];

/// The edit for a line that begins at byte `start` of the text, if tabs indent it.
pub fn mend(line: &str, start: usize, width: usize) -> Option<Edit> {
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    if !indent.contains('\t') || indent.len() == line.len() {
        return None;
    }
    let columns = indent.chars().fold(0, |at, c| if c == '\t' { (at / width + 1) * width } else { at + 1 });
    Some(Edit::new(
        start..start + indent.len(),
        " ".repeat(columns),
        say!("行首的制表符（Tab）改为空格": "tabs at the beginning of the line become blanks"),
    ))
}
