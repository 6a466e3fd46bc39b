//! Addresses of the published site that the next one would no longer have.

use std::fs::File;
use std::path::PathBuf;

use super::Options;
use crate::config::RESERVED;
use crate::diagnostic::Diagnostic;
use crate::output::manifest;
use crate::say;
use crate::site::{Site, alias_url};

/// An address that was published leads nowhere any more.
const LOST: &str = "lost-address";

/// Compares with the list of what is published now; without one nothing is said. What is
/// held back is meant to be away.
pub fn addresses(options: &Options, site: &Site) -> Vec<Diagnostic> {
    let folder: PathBuf =
        options.output_dir.clone().unwrap_or_else(|| options.root.join(&site.config.publish.output));
    let manifest = File::open(folder.join(manifest::NAME)).ok();
    let Some(published) = manifest.and_then(|file| manifest::read(file).ok().flatten()) else {
        return Vec::new();
    };
    let held = |url: &str| site.held.iter().any(|held| held.document.url == url);
    let aliases: Vec<String> = site
        .documents
        .iter()
        .flat_map(|document| document.aliases.iter().filter_map(|(alias, _)| alias_url(alias)))
        .collect();
    published
        .keys()
        .filter_map(|path| path.strip_suffix("/index.html").map(|folder| format!("/{folder}/")))
        .filter(|url| !RESERVED.contains(&url.split('/').nth(1).unwrap_or_default()))
        .filter(|url| site.by_url(url).is_none() && !aliases.contains(url) && !held(url))
        .map(|url| {
            Diagnostic::warning(LOST, say!("{url} 已经公开过，这次没有了，外面的链接会打不开": "{url} was published and would be gone; links from outside would break"))
                .at("site.yaml")
                .help(say!("文件移走了，就在新文件里写“旧地址: [{url}]”（aliases）；确实要撤下，下次就不再提醒": "if the document moved, add “aliases: [{url}]” to it; if it is meant to go, the next build says nothing"))
        })
        .collect()
}
