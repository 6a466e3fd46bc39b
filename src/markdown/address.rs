//! Which addresses may be written, and who decides where they lead.

use super::{Rules, Target};
use pulldown_cmark::LinkType;
use std::borrow::Cow;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// `http:`, `https:` or `//host`: another site.
    External,
    /// `mailto:` or `tel:`.
    Contact,
    /// `#part`.
    Fragment,
    /// A path: the site knows where it leads.
    Local,
    /// A scheme that could run something or that a browser might misread.
    Unsafe,
}

/// An address that may be written into `href` or `src`.
pub(super) struct Address {
    /// Not yet escaped for HTML.
    pub url: String,
    pub external: bool,
}

/// What a link of Markdown leads to: an address in `<a@b.cn>` is a mailbox.
pub(super) fn destination(kind: LinkType, url: &str) -> Cow<'_, str> {
    if kind == LinkType::Email { format!("mailto:{url}").into() } else { url.into() }
}

/// Where a destination leads; `None` if no link is to be made of it.
pub(super) fn address(destination: &str, image: bool, rules: &Rules<'_>) -> Option<Address> {
    let destination = destination.trim();
    let written = match nature(destination) {
        Nature::Unsafe => return None,
        Nature::Local => match (rules.resolve)(destination, image) {
            Target::Url(url) => url,
            Target::Broken => return None,
        },
        _ => destination.replace(' ', "%20"),
    };
    match nature(&written) {
        Nature::Unsafe => None,
        Nature::Contact | Nature::Fragment if image => None,
        nature => Some(Address { url: written, external: nature == Nature::External }),
    }
}

/// What sort of address this is.
pub(super) fn nature(url: &str) -> Nature {
    // browsers drop tabs and line ends inside an address, and read `\` as `/`
    if url.contains(char::is_control) {
        return Nature::Unsafe;
    }
    let end = url.find([':', '/', '\\', '?', '#']).unwrap_or(url.len());
    let (before, rest) = url.split_at(end);
    if before.is_empty() && rest.starts_with('#') {
        return Nature::Fragment;
    }
    if before.is_empty() && rest.starts_with(['/', '\\']) && rest[1..].starts_with(['/', '\\']) {
        return Nature::External;
    }
    let scheme = before.starts_with(|c: char| c.is_ascii_alphabetic())
        && before.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    if !rest.starts_with(':') || !scheme {
        return Nature::Local;
    }
    match before.to_ascii_lowercase().as_str() {
        "http" | "https" => Nature::External,
        "mailto" | "tel" => Nature::Contact,
        _ => Nature::Unsafe,
    }
}
