//! Files for machines: the map for search engines, robots, forwarding pages.

use std::fmt::Write;

use super::chrome::absolute_url;
use crate::plan::{self, Page};
use crate::site::Site;
use crate::theme::relative;

/// `/sitemap.xml`: every page for readers; documents with their date.
pub fn sitemap(site: &Site) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in plan::iter(site).iter().filter(|page| page.is_listed()) {
        let url = escape(&absolute_url(site, &page.url(site)));
        let date = match page {
            Page::Document(at) => site.documents[*at].date.map(|moment| moment.date),
            _ => None,
        };
        let _ = match date {
            Some(date) => writeln!(out, "<url><loc>{url}</loc><lastmod>{date}</lastmod></url>"),
            None => writeln!(out, "<url><loc>{url}</loc></url>"),
        };
    }
    out.push_str("</urlset>\n");
    out.into_bytes()
}

/// `/robots.txt`
pub fn robots(site: &Site) -> Vec<u8> {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if site.config.base_url.contains("://") {
        let _ = writeln!(out, "Sitemap: {}", absolute_url(site, "/sitemap.xml"));
    }
    out.into_bytes()
}

/// A page at an old address that leads to the document.
pub fn moved(language: &str, url: &str, title: &str) -> Vec<u8> {
    let (language, to, title) = (escape(language), escape(&relative(url)), escape(title));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n<title>{title}</title>\n</head>\n\
         <body>\n<p><a href=\"{to}\">{title}</a></p>\n</body>\n</html>\n"
    )
    .into_bytes()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
