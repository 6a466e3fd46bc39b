//! Addresses: from files to where they are published.

use unicode_normalization::UnicodeNormalization;

/// The address of a document from its path below the root and its `slug`: the path
/// below `content/` without extension, NFC, with `/` at both ends. `x/index.md` is
/// `x`'s. `content/index.md` would be `/`.
pub fn document_url(path: &str, slug: Option<&str>) -> String {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
    let mut parts: Vec<&str> = stem.split('/').collect();
    if parts.last() == Some(&"index") {
        parts.pop();
    }
    if let Some(slug) = slug {
        parts.pop();
        parts.push(slug);
    }
    url_of(&parts)
}

/// The address that an old address means: a page (with `/` at its end) or a file of
/// another system (`/old/notice.html`). `None`: not an address of this site.
pub fn alias_url(alias: &str) -> Option<String> {
    let alias = alias.trim();
    let parts: Vec<&str> = alias.trim_start_matches('/').split('/').collect();
    let fits = |part: &&str| !matches!(*part, "." | "..") && !part.contains(['?', '#', ':', '\\', '%']);
    if alias.starts_with("//") || !parts.iter().all(fits) {
        return None;
    }
    let url = url_of(&alias.trim_end_matches("index.html").split('/').collect::<Vec<_>>());
    let is_file =
        [".html", ".htm", ".shtml"].iter().any(|end| alias.ends_with(end)) && !alias.ends_with("index.html");
    let url = if is_file { url.trim_end_matches('/').to_owned() } else { url };
    (url != "/").then_some(url)
}

/// The address of parts, NFC.
pub fn url_of(parts: &[&str]) -> String {
    let mut url = String::from("/");
    for part in parts.iter().filter(|part| !part.is_empty()) {
        url.extend(part.nfc());
        url.push('/');
    }
    url
}

/// A fragment as it stands in a link: what would end or break it is percent-encoded,
/// letters of every script stay readable.
pub fn encode(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            'A'..='Z'
            | 'a'..='z'
            | '0'..='9'
            | '-'
            | '.'
            | '_'
            | '~'
            | '/'
            | '!'
            | '$'
            | '('
            | ')'
            | '*'
            | '+'
            | ','
            | ';'
            | ':'
            | '@'
            | '=' => {
                out.push(c);
            }
            c if c.is_ascii() || c.is_whitespace() || c.is_control() => percent(c, &mut out),
            c => out.push(c),
        }
    }
    out
}

/// An address in ASCII only, as it stands in links, feeds and sitemaps: every character
/// is encoded once, so that no program in between has to guess.
pub fn encode_path(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in encode(url).chars() {
        if c.is_ascii() { out.push(c) } else { percent(c, &mut out) }
    }
    out
}

fn percent(c: char, out: &mut String) {
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_below_content_is_the_address() {
        assert_eq!(document_url("content/relief/2026-05.md", None), "/relief/2026-05/");
        assert_eq!(document_url("content/policy/index.md", None), "/policy/");
        assert_eq!(document_url("content/政策/a.b.md", Some("新")), "/政策/新/");
        assert_eq!(document_url("content/e\u{301}.md", None), "/é/");
        assert_eq!(document_url("content/index.md", None), "/");
    }

    #[test]
    fn what_would_break_a_link_is_encoded() {
        assert_eq!(
            encode("/a b/50%?#\"<>\\[x]'&/公开　/"),
            "/a%20b/50%25%3F%23%22%3C%3E%5C%5Bx%5D%27%26/公开%E3%80%80/"
        );
        assert_eq!(encode_path("/公/"), "/%E5%85%AC/");
    }
}
