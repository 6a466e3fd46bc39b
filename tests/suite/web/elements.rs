//! What single elements may and may not do, and what a page is told by them.

use super::markup::{Attributes, Link, Page};

/// What ends an open `p` in a browser.
const BLOCKS: &str = "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 \
    header hr main nav ol p pre section table ul";

/// Is an element not allowed inside those that are open?
pub fn misplaced(name: &str, open: &[String]) -> bool {
    let parent = open.last().map_or("", String::as_str);
    let within = |what: &str, up_to: &[&str]| {
        open.iter().rev().take_while(|own| !up_to.contains(&own.as_str())).any(|own| own.as_str() == what)
    };
    let ends_p = BLOCKS.split(' ').any(|block| block == name) && within("p", &["td", "th", "button", "svg"]);
    ends_p
        || (matches!(name, "a" | "button" | "input" | "select" | "summary") && within("a", &[]))
        || (name == "li" && !matches!(parent, "ul" | "ol"))
        || (matches!(name, "td" | "th") && parent != "tr")
        || (parent == "tr" && !matches!(name, "td" | "th"))
        || (matches!(parent, "ul" | "ol") && name != "li")
        || (parent == "table" && !matches!(name, "caption" | "colgroup" | "thead" | "tbody" | "tfoot"))
        || (matches!(parent, "thead" | "tbody" | "tfoot") && name != "tr")
}

/// Takes in what an element says, and gives what is wrong with it.
pub fn collect(name: &str, attributes: &Attributes, page: &mut Page) -> Vec<String> {
    let mut wrong = Vec::new();
    let get = |key: &str| attributes.iter().find(|(own, _)| own == key).and_then(|(_, value)| value.clone());
    for (key, value) in attributes {
        if key == "style" || key.starts_with("on") {
            wrong.push(format!("<{name} {key}={value:?}>, which the policy forbids"));
        }
    }
    if let Some(id) = get("id")
        && (id.is_empty() || !page.ids.insert(id.clone()))
    {
        wrong.push(format!("the id {id:?} is empty or not the only one"));
    }
    match name {
        "h1" => page.headings += 1,
        "html" => page.lang = get("lang"),
        "base" => wrong.push("<base>".to_owned()),
        "meta" if get("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("refresh")) => {
            page.refresh = get("content").and_then(|text| Some(text.split_once("url=")?.1.to_owned()));
        }
        "img" if get("alt").is_none() => wrong.push("<img> without alt".to_owned()),
        _ => {}
    }
    let rel = get("rel").unwrap_or_default();
    for attribute in ["href", "src", "action", "poster", "data", "xlink:href"] {
        if let Some(to) = get(attribute) {
            page.links.push(Link {
                element: name.to_owned(),
                attribute: attribute.to_owned(),
                to,
                rel: rel.clone(),
            });
        }
    }
    for candidate in get("srcset").unwrap_or_default().split(',') {
        if let Some(to) = candidate.split_whitespace().next() {
            let link = Link {
                element: name.to_owned(),
                attribute: "srcset".to_owned(),
                to: to.to_owned(),
                rel: rel.clone(),
            };
            page.links.push(link);
        }
    }
    wrong
}

/// A value without entities.
pub fn plain(value: &str) -> String {
    let mut out = String::new();
    let mut parts = value.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (entity, rest) = part.split_once(';').unwrap_or(("amp", part));
        let number = entity
            .strip_prefix("#x")
            .map(|hex| u32::from_str_radix(hex, 16))
            .or_else(|| entity.strip_prefix('#').map(str::parse));
        match (number, entity) {
            (Some(Ok(code)), _) => out.extend(char::from_u32(code)),
            (_, "lt") => out.push('<'),
            (_, "gt") => out.push('>'),
            (_, "quot") => out.push('"'),
            (_, "apos") => out.push('\''),
            _ => out.push('&'),
        }
        out.push_str(rest);
    }
    out
}
