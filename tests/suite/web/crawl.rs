//! A walk over a portal, as a visitor and a search engine go.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::http::{self, Target, decode, resolve};
use super::markup::{self, Page};

/// What a walk found.
pub struct Walk<'s> {
    origin: &'s str,
    mount: &'s str,
    /// Pages by encoded path.
    pub pages: BTreeMap<String, Page>,
    /// Everything that answered, by encoded path.
    pub answered: BTreeSet<String>,
    /// What is wrong.
    pub wrong: Vec<String>,
    asked: BTreeSet<String>,
    queue: VecDeque<(String, String)>,
    fragments: Vec<(String, String, String)>,
}

impl<'s> Walk<'s> {
    /// Goes everywhere from some addresses.
    pub fn from(origin: &'s str, mount: &'s str, starts: &[String]) -> Walk<'s> {
        let mut walk = Walk {
            origin,
            mount,
            pages: BTreeMap::new(),
            answered: BTreeSet::new(),
            wrong: Vec::new(),
            asked: BTreeSet::new(),
            queue: VecDeque::new(),
            fragments: Vec::new(),
        };
        walk.go(starts);
        walk
    }

    /// Goes on from more addresses.
    pub fn go(&mut self, starts: &[String]) {
        for start in starts {
            self.ask("the test", start.clone());
        }
        while let Some((from, path)) = self.queue.pop_front() {
            self.visit(&from, &path);
        }
        for (from, path, fragment) in std::mem::take(&mut self.fragments) {
            if let Some(page) = self.pages.get(&path)
                && !page.ids.contains(&fragment)
            {
                self.wrong.push(format!("{from}: no #{fragment} on {path}"));
            }
        }
    }

    fn ask(&mut self, from: &str, path: String) {
        if self.asked.insert(path.clone()) {
            self.queue.push_back((from.to_owned(), path));
        }
    }

    fn visit(&mut self, from: &str, path: &str) {
        let answer = http::get(self.origin, path);
        if answer.status != 200 {
            let to = answer.header("Location");
            self.wrong.push(format!("{from}: {} answers {} {to}", decode(path), answer.status));
            return;
        }
        self.answered.insert(path.to_owned());
        let sort = answer.header("Content-Type").to_owned();
        if sort.starts_with("text/") && !sort.ends_with("; charset=utf-8") {
            self.wrong.push(format!("{path}: {sort}"));
        }
        if answer.header("Content-Security-Policy").is_empty() {
            self.wrong.push(format!("{path}: no policy"));
        }
        if sort.starts_with("text/html") {
            self.page(path, &answer.text());
        } else if sort.starts_with("text/css") {
            for part in answer.text().split("url(").skip(1) {
                let to = part.split(')').next().unwrap_or_default().trim_matches(['"', '\'']);
                self.follow(path, to, "url()", true);
            }
        }
    }

    /// Takes in a page, wherever it came from, as the page at `path`.
    pub fn page(&mut self, path: &str, html: &str) {
        self.asked.insert(path.to_owned());
        let mut page = markup::read(html);
        let mut wrong = std::mem::take(&mut page.wrong);
        if page.headings != 1 {
            wrong.push(format!("{} h1", page.headings));
        }
        if page.lang.as_deref().unwrap_or_default().is_empty() {
            wrong.push("no language".to_owned());
        }
        self.wrong.extend(wrong.into_iter().map(|what| format!("{}: {what}", decode(path))));
        let links = std::mem::take(&mut page.links);
        let refresh = page.refresh.clone();
        self.pages.insert(path.to_owned(), page);
        for link in links {
            let what = format!("<{} {}>", link.element, link.attribute);
            let request = !matches!(link.element.as_str(), "a" | "area")
                && !matches!(link.rel.as_str(), "canonical" | "alternate");
            self.follow(path, &link.to, &what, request);
        }
        if let Some(to) = refresh {
            self.follow(path, &to, "refresh", true);
        }
    }

    fn follow(&mut self, page: &str, to: &str, what: &str, request: bool) {
        let shown = decode(page);
        match resolve(page, to) {
            Target::Here(path, fragment) => {
                // Without the other mount's: the site is at both.
                let outside =
                    !path.starts_with(self.mount) || (self.mount == "/" && path.starts_with("/zwgk/"));
                if outside {
                    self.wrong.push(format!("{shown}: {what} leaves {} for {to}", self.mount));
                    return;
                }
                if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                    self.fragments.push((shown.clone(), path.clone(), fragment));
                }
                self.ask(&shown, path);
            }
            Target::Away(to) if to.starts_with("data:") && what.starts_with("<img") => {}
            Target::Away(to) => {
                let known =
                    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
                if request || !known {
                    self.wrong.push(format!("{shown}: {what} asks elsewhere: {to}"));
                }
            }
        }
    }

    /// Fails with what is wrong.
    pub fn assert_right(&self) {
        let shown: Vec<&str> = self.wrong.iter().take(40).map(String::as_str).collect();
        assert!(self.wrong.is_empty(), "{} at {}:\n{}", self.wrong.len(), self.mount, shown.join("\n"));
    }
}
