//! Link definitions that no link uses. CommonMark takes `[联系人]: 张三` for one and
//! shows nothing; here it is made text, unless it is the known way to write a
//! comment: `[//]: # (批注)`.

use super::signs::Signs;
use super::source::Edit;
use pulldown_cmark::RefDefs;
use std::collections::BTreeSet;

/// What to change; `used` holds the starts of definitions that links use.
pub(super) fn repairs(text: &str, all: &RefDefs<'_>, used: &BTreeSet<usize>, signs: Signs) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (label, definition) in all.iter() {
        let (start, end) = (definition.span.start, definition.span.end);
        let comment = matches!(label, "//" | "comment") || matches!(&*definition.dest, "" | "#");
        if comment || used.contains(&start) {
            continue;
        }
        edits.push(Edit::insert(start, signs.mark));
        let own_line = start == 0 || text[..start].ends_with('\n');
        if own_line && text[end..].starts_with('\n') {
            edits.push(Edit::insert(end, "\n")); // a paragraph of its own
        }
    }
    edits
}
