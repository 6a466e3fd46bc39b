//! Where the parts of a body begin and end.

use std::ops::Range;

use crate::kinds::Section;
use crate::markdown::{Title, comments, titles};
use crate::record::Record;
use crate::value::fold;

/// A part that the body has.
pub struct Part<'r> {
    /// What it is.
    pub section: &'r Section,
    /// Its place among the kind's sections.
    pub order: usize,
    /// Its heading.
    pub title: Title,
    /// What stands under it, up to the next part.
    pub bytes: Range<usize>,
}

/// A body and its parts.
pub struct Parts<'r> {
    /// The document.
    pub record: &'r Record,
    /// The sections of its kind that hold in its year.
    pub sections: Vec<&'r Section>,
    /// Those that the body has, as they stand.
    pub parts: Vec<Part<'r>>,
    /// The headings that begin no part.
    pub others: Vec<Title>,
    /// The body, with blanks in place of comments.
    pub text: String,
}

impl<'r> Parts<'r> {
    /// Finds the parts of a record's body.
    pub fn of(record: &'r Record) -> Parts<'r> {
        let year = record.year();
        let sections: Vec<&Section> =
            record.kind.sections.iter().filter(|section| section.valid.holds(year)).collect();
        let text = without_comments(&record.body);
        let (mut parts, mut others): (Vec<Part<'_>>, Vec<Title>) = (Vec::new(), Vec::new());
        let all = if sections.is_empty() { Vec::new() } else { titles(&text) };
        for title in all {
            let folded = fold(&title.text);
            match sections.iter().position(|section| section.name.matches(&folded)) {
                Some(order) => {
                    if let Some(before) = parts.last_mut() {
                        before.bytes.end = title.bytes.start;
                    }
                    let bytes = title.bytes.end..text.len();
                    parts.push(Part { section: sections[order], order, title, bytes });
                }
                None if title.heading => others.push(title),
                None => {}
            }
        }
        Parts { record, sections, parts, others, text }
    }

    /// What a part says.
    pub fn words(&self, part: &Part<'_>) -> &str {
        self.text.get(part.bytes.clone()).unwrap_or_default()
    }
}

/// Comments become blanks, so that all else keeps its place.
fn without_comments(body: &str) -> String {
    let (mut text, mut done) = (String::with_capacity(body.len()), 0);
    for comment in comments(body) {
        text.push_str(&body[done..comment.start]);
        text.extend(body[comment.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        done = comment.end;
    }
    text + &body[done..]
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn what_is_not_a_comment_keeps_its_place() {
        let body = "前<!-- 内\n部 -->后<!-- 没有结束";
        let text = without_comments(body);
        assert_eq!(text.len(), body.len());
        assert_eq!(text.find('后'), body.find('后'));
        assert_eq!(text.lines().count(), body.lines().count());
        assert!(!text.contains('部') && text.contains("<!-- 没有结束"));
    }
}
