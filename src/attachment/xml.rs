//! XML as a stream of tags and texts: no tree, no entities, no namespaces.
//!
//! `quick-xml` hands out entity references unresolved; only the five of XML and
//! numbers are resolved here, so neither a file outside nor a text of a billion
//! laughs can come in. A declaration of entities is a trouble of its own.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::decode;
use super::desk::Desk;
use super::place::Place;
use super::trouble::What;

/// A tag: its name without a prefix.
pub struct Tag<'a> {
    /// The local name.
    pub name: &'a str,
    raw: &'a BytesStart<'a>,
}

impl Tag<'_> {
    /// The value of the attribute with this local name.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Whether an attribute says yes.
    pub fn says(&self, name: &str) -> bool {
        matches!(self.attribute(name).as_deref(), Some("1" | "true" | "on"))
    }

    /// Local names and values.
    pub fn attributes(&self) -> impl Iterator<Item = (String, String)> {
        // Looking for doubles costs time by the square of their number.
        let mut all = self.raw.attributes();
        all.with_checks(false);
        let pairs = all.flatten().map(|attribute| {
            let key: &str = attribute.key.local_name().into_inner();
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
            (key.to_owned(), value)
        });
        pairs.collect::<Vec<_>>().into_iter()
    }
}

/// What a reader of XML hears.
pub enum Node<'a> {
    /// `<a>`; `<a/>` is opened and closed.
    Open(Tag<'a>),
    /// `</a>`, with its local name.
    Close(&'a str),
    /// A part of a text: a reference splits it.
    Text(&'a str),
    /// A comment.
    Comment(&'a str),
}

/// Tells `hear` all of an XML file. What is not well-formed ends it with a trouble.
pub fn walk(desk: &mut Desk, place: &Place, bytes: &[u8], mut hear: impl FnMut(&mut Desk, Node<'_>)) {
    let text = decode::decode(bytes);
    walk_text(desk, place, &text, &mut hear);
}

fn walk_text(desk: &mut Desk, place: &Place, text: &str, hear: &mut dyn FnMut(&mut Desk, Node<'_>)) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut depth: i64 = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                hear(desk, Node::Open(Tag { name: tag.local_name().into_inner(), raw: &tag }));
            }
            Ok(Event::Empty(tag)) => {
                let name = tag.local_name().into_inner();
                hear(desk, Node::Open(Tag { name, raw: &tag }));
                hear(desk, Node::Close(name));
            }
            Ok(Event::End(tag)) => {
                depth -= 1;
                hear(desk, Node::Close(tag.local_name().into_inner()));
            }
            Ok(Event::Text(text)) => hear(desk, Node::Text(&text.xml10_content())),
            Ok(Event::CData(text)) => hear(desk, Node::Text(&text.xml10_content())),
            Ok(Event::Comment(text)) => hear(desk, Node::Comment(&text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    Ok(None) => predefined(&reference.xml10_content()),
                    Err(_) => None,
                };
                if let Some(c) = resolved {
                    hear(desk, Node::Text(c.encode_utf8(&mut [0; 4])));
                }
            }
            Ok(Event::DocType(text)) => {
                if text.xml10_content().contains("<!ENTITY") {
                    desk.trouble(place, What::Entities);
                }
            }
            Ok(Event::Decl(_) | Event::PI(_)) => {}
            Ok(Event::Eof) => break,
            Err(_) => {
                desk.trouble(place, What::Broken);
                return;
            }
        }
    }
    if depth != 0 {
        desk.trouble(place, What::Broken);
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => return None,
    })
}

/// Any XML: its texts, a line each, and those attributes that look like words.
pub fn read(desk: &mut Desk, place: &Place, text: &str) {
    let (mut all, mut current) = (String::new(), String::new());
    let end = |current: &mut String, all: &mut String| {
        if !current.trim().is_empty() {
            all.push_str(current.trim());
            all.push('\n');
        }
        current.clear();
    };
    walk_text(desk, place, text, &mut |_, node| match node {
        Node::Open(tag) => {
            end(&mut current, &mut all);
            for (_, value) in tag.attributes().filter(|(_, value)| is_wording(value)) {
                all.push_str(value.trim());
                all.push('\n');
            }
        }
        Node::Close(_) => end(&mut current, &mut all),
        Node::Text(text) => current.push_str(text),
        Node::Comment(text) => {
            all.push_str(text.trim());
            all.push('\n');
        }
    });
    end(&mut current, &mut all);
    desk.text(place, all);
}

/// Whether an attribute's value may be something that a person wrote: not ASCII, an
/// address of mail, or a number as long as a telephone's.
pub fn is_wording(value: &str) -> bool {
    if value.contains('.') && value.parse::<f64>().is_ok() {
        return false;
    }
    let longest = value.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    !value.is_ascii() || longest >= 11 || (value.contains('@') && value.contains('.'))
}
