//! `site.yaml` and the site's kinds.

use super::Mended;
use super::document::{is_mapping, normal, of_text};
use super::judge::Verdict;
use crate::config;
use crate::kinds::{KindText, Kinds, built_in};

/// Looks at `site.yaml`.
pub fn site(path: &str, bytes: &[u8], kinds: &Kinds) -> Option<Mended> {
    let judge = |text: &str| {
        let text = normal(text);
        Verdict::new(is_mapping(&text), config::read(path, &text, kinds).1)
    };
    of_text(path, bytes, true, &judge)
}

/// Looks at a kind of the site; `others` are the rest of them.
pub fn kind(path: &str, bytes: &[u8], others: &[KindText]) -> Option<Mended> {
    let built_in = built_in();
    let judge = |text: &str| {
        let text = normal(text);
        let is_read = is_mapping(&text);
        let own = KindText { path: path.to_owned(), text };
        let mut texts: Vec<KindText> = others.to_vec();
        texts.push(own);
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        Verdict::new(is_read, Kinds::read(&built_in, &texts).1)
    };
    of_text(path, bytes, true, &judge)
}
