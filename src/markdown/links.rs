//! Every address in a text, with its place, for the checks and for attachments.

use super::address::destination;
use super::source::Source;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// A link or picture that [`super::render`] would make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Entities and escapes resolved, percent signs untouched.
    pub destination: String,
    /// A picture's address.
    pub image: bool,
    /// Where the destination stands in the original text, as typed and without
    /// the `<>` around it. For a link by reference: in its definition.
    pub bytes: Range<usize>,
}

/// All links in order of place; several by one reference are listed once.
pub fn links(text: &str) -> Vec<Link> {
    let source = Source::new(text);
    let (mut links, mut open) = (Vec::new(), Vec::<Open>::new());
    let mut parser = source.parse();
    while let Some((event, range)) = parser.next() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, id, .. }) => {
                let definition = parser.reference_definitions().get(&id).map(|found| found.span.start);
                let destination = destination(link_type, &dest_url).into_owned();
                let (inner, image) = (range.start + 1, false);
                open.push(Open {
                    kind: link_type,
                    destination,
                    image,
                    inner,
                    definition,
                    hidden: hidden(&open, image),
                });
            }
            Event::Start(Tag::Image { link_type, dest_url, id, .. }) => {
                let definition = parser.reference_definitions().get(&id).map(|found| found.span.start);
                let (destination, inner, image) = (dest_url.into_string(), range.start + 2, true);
                open.push(Open {
                    kind: link_type,
                    destination,
                    image,
                    inner,
                    definition,
                    hidden: hidden(&open, image),
                });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                // in the text of another it is only text
                if let Some(link) = open.pop()
                    && !link.hidden
                {
                    let bytes = source.original(link.place(source.text(), &range));
                    let destination = source.restore(link.destination.trim());
                    links.push(Link { destination, image: link.image, bytes });
                }
                inside(&mut open, range.end);
            }
            _ => inside(&mut open, range.end),
        }
    }
    links.sort_by_key(|link| (link.bytes.start, link.image));
    links.dedup();
    links
}

/// Something in the text of the innermost open link ends here.
fn inside(open: &mut [Open], end: usize) {
    if let Some(link) = open.last_mut() {
        link.inner = link.inner.max(end);
    }
}

struct Open {
    kind: LinkType,
    destination: String,
    image: bool,
    /// Where its text ends, as far as is known.
    inner: usize,
    definition: Option<usize>,
    /// It stands in a picture's text, or is an address in a link's text.
    hidden: bool,
}

fn hidden(open: &[Open], image: bool) -> bool {
    open.last().is_some_and(|around| around.image || around.hidden || !image)
}

impl Open {
    /// Where the destination stands in the parsed text.
    fn place(&self, text: &str, range: &Range<usize>) -> Range<usize> {
        match (self.kind, self.definition) {
            (LinkType::Autolink | LinkType::Email, _) => range.start + 1..range.end.saturating_sub(1),
            (LinkType::Inline, _) => {
                let rest = text.get(self.inner..range.end).unwrap_or_default();
                let skip = rest.find("](").map_or(rest.len(), |found| found + 2);
                written(text, self.inner + skip, true)
            }
            (_, Some(start)) => written(text, start + label(text.get(start..).unwrap_or_default()), false),
            _ => range.clone(),
        }
    }
}

/// The length of `[label]:`.
fn label(definition: &str) -> usize {
    let mut backslash = false;
    let end = definition.find(|c: char| {
        let end = c == ']' && !backslash;
        backslash = c == '\\' && !backslash;
        end
    });
    end.map_or(0, |end| end + 2)
}

/// The destination that begins here, after blanks; within parentheses or not.
fn written(text: &str, from: usize, enclosed: bool) -> Range<usize> {
    let rest = text.get(from..).unwrap_or_default();
    let blank = rest.len() - rest.trim_ascii_start().len();
    let (start, rest) = (from + blank, &rest[blank..]);
    let (start, rest, pointed) = match rest.strip_prefix('<') {
        Some(rest) => (start + 1, rest, true),
        None => (start, rest, false),
    };
    let (mut backslash, mut depth) = (false, 0usize);
    let end = rest.find(|c: char| {
        let escaped = backslash;
        backslash = c == '\\' && !escaped;
        if escaped {
            return false;
        }
        match c {
            '>' => pointed,
            _ if pointed => false,
            '(' => {
                depth += 1;
                false
            }
            ')' if enclosed && depth == 0 => true,
            ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            c => c.is_ascii_whitespace() || c.is_ascii_control(),
        }
    });
    start..start + end.unwrap_or(rest.len())
}
