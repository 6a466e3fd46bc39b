//! A page read strictly: every element closed where it was opened, every value
//! quoted, nothing that a browser would have to mend; and what it leads to.

use std::collections::BTreeSet;

use super::elements::{collect, misplaced, plain};

/// A reference in a page.
#[derive(Debug, Clone)]
pub struct Link {
    pub element: String,
    pub attribute: String,
    pub to: String,
    /// `rel` of a `link`.
    pub rel: String,
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    pub wrong: Vec<String>,
    pub ids: BTreeSet<String>,
    pub links: Vec<Link>,
    pub headings: usize,
    pub lang: Option<String>,
    /// Where `meta http-equiv="refresh"` leads.
    pub refresh: Option<String>,
}

/// Names and values, without entities.
pub type Attributes = Vec<(String, Option<String>)>;

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Reads a page.
pub fn read(html: &str) -> Page {
    let mut reader = Reader { rest: html, page: Page::default(), open: Vec::new() };
    if !html.starts_with("<!doctype html>") {
        reader.wrong("does not begin with <!doctype html>");
    }
    reader.rest = html.strip_prefix("<!doctype html>").unwrap_or(html);
    while !reader.rest.is_empty() {
        reader.step();
    }
    if !reader.open.is_empty() {
        let open = reader.open.join(" ");
        reader.wrong(&format!("ends inside {open}"));
    }
    reader.page
}

struct Reader<'h> {
    rest: &'h str,
    page: Page,
    open: Vec<String>,
}

impl<'h> Reader<'h> {
    fn wrong(&mut self, what: &str) {
        let near: String = self.rest.chars().take(60).collect();
        self.page.wrong.push(format!("{what}, before {near:?}"));
    }

    fn take(&mut self, length: usize) -> &'h str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn step(&mut self) {
        let text = self.take(self.rest.find('<').unwrap_or(self.rest.len()));
        self.entities(text);
        if matches!(
            self.open.last().map(String::as_str),
            Some("table" | "thead" | "tbody" | "tr" | "ul" | "ol" | "dl")
        ) && !text.trim().is_empty()
        {
            self.wrong(&format!("text in {:?}: {:?}", self.open.last(), text.trim()));
        }
        if self.rest.starts_with("<!--") {
            self.take(self.rest.find("-->").map_or(self.rest.len(), |end| end + 3));
        } else if let Some(rest) = self.rest.strip_prefix("</") {
            let name = rest.split('>').next().unwrap_or_default().to_owned();
            if self.open.last() != Some(&name) {
                let open = self.open.last().cloned();
                self.wrong(&format!("</{name}> where {open:?} is open"));
                self.open.retain(|open| *open != name);
                self.open.push(name.clone());
            }
            self.open.pop();
            self.take((name.len() + 3).min(self.rest.len()));
        } else if !self.rest.is_empty() {
            self.start();
        }
    }

    fn start(&mut self) {
        let length = self.rest[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(0);
        if length == 0 {
            self.wrong("a bare <");
            self.take(1);
            return;
        }
        let name = self.rest[1..=length].to_owned();
        self.take(length + 1);
        let (attributes, closed) = self.attributes();
        if misplaced(&name, &self.open) {
            let parent = self.open.last().cloned();
            self.wrong(&format!("<{name}> in {parent:?}"));
        }
        for what in collect(&name, &attributes, &mut self.page) {
            self.wrong(&what);
        }
        let foreign = name == "svg" || self.open.iter().any(|open| open == "svg");
        if closed && !foreign {
            self.wrong(&format!("<{name}/> is not closed by its slash"));
        }
        if !VOID.contains(&name.as_str()) && !closed {
            self.open.push(name.clone());
        }
        if matches!(name.as_str(), "script" | "style") {
            let text = self.take(self.rest.find(&format!("</{name}>")).unwrap_or(self.rest.len()));
            let data = attributes
                .iter()
                .any(|(key, value)| key == "type" && value.as_deref() == Some("application/ld+json"));
            if name == "style" || (!text.trim().is_empty() && !data) {
                self.wrong(&format!("<{name}> in the page"));
            }
        }
    }

    /// The attributes up to `>`, and whether a slash stands before it.
    fn attributes(&mut self) -> (Attributes, bool) {
        let mut attributes = Attributes::new();
        loop {
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix("/>") {
                self.rest = rest;
                return (attributes, true);
            }
            if self.rest.starts_with('>') || self.rest.is_empty() {
                self.take(1.min(self.rest.len()));
                return (attributes, false);
            }
            let key = self
                .take(self.rest.find([' ', '\n', '=', '>', '/']).unwrap_or(self.rest.len()).max(1))
                .to_owned();
            let value = self.rest.strip_prefix('=').map(|rest| {
                self.rest = rest;
                if !self.rest.starts_with(['"', '\'']) {
                    self.wrong(&format!("{key} has a value without quotes"));
                    return String::new();
                }
                let mark = self.take(1);
                let value = self.take(self.rest.find(mark).unwrap_or(self.rest.len()));
                self.take(1.min(self.rest.len()));
                self.entities(value);
                plain(value)
            });
            if attributes.iter().any(|(own, _)| *own == key) {
                self.wrong(&format!("{key} is given twice"));
            }
            attributes.push((key, value));
        }
    }

    /// Every `&` must begin an entity.
    fn entities(&mut self, text: &str) {
        for after in text.split('&').skip(1) {
            let entity = after.split(';').next().unwrap_or_default();
            let named = !entity.is_empty()
                && entity.trim_start_matches('#').chars().all(|c| c.is_ascii_alphanumeric());
            if !named || entity.len() == after.len() {
                self.wrong(&format!("a bare & in {text:?}"));
            }
        }
    }
}

#[test]
fn what_a_browser_would_mend_is_found() {
    let wrong = |body: &str| {
        read(&format!("<!doctype html><html lang=\"zh\"><body>{body}</body></html>")).wrong.len()
    };
    assert_eq!(
        wrong(
            "<p>甲 &amp; 乙<br><svg><path d=\"M0\"/></svg></p><ul><li>丙</li></ul><table><tbody><tr><td><p>丁</p></td></tr></tbody></table>"
        ),
        0
    );
    for bad in [
        "<p>甲",
        "<p><div>甲</div></p>",
        "<b><i>甲</b></i>",
        "甲 & 乙",
        "<a href=x>甲</a>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<p style=\"color:red\">甲</p>",
        "<a onclick=\"x()\">甲</a>",
        "<script>x()</script>",
        "<style>p{}</style>",
        "<div/>",
        "3 < 4",
        "<ul>甲</ul>",
        "<a href=\"x\"><a href=\"y\">甲</a></a>",
        "<table><tr><td>甲</td></tr></table>",
        "<img src=\"x\">",
        "<p class=\"a\" class=\"b\">甲</p>",
    ] {
        assert!(wrong(bad) > 0, "{bad}");
    }
    let page = read(
        "<!doctype html><a href=\"&#x2f;a?b=1&amp;c\">甲</a><img alt=\"\" src=\"x\" srcset=\"y 1x, z 2x\">",
    );
    assert_eq!(
        page.links.iter().map(|link| link.to.as_str()).collect::<Vec<_>>(),
        ["/a?b=1&c", "x", "y", "z"]
    );
}
