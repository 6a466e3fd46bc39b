//! Addresses that can't be: the portal's own, two documents at one, files in the
//! place of folders. Letter case is not minded, for some hosts do not tell it apart.

use std::collections::BTreeMap;

use super::{Document, Input, alias_url};
use crate::config::RESERVED;
use crate::diagnostic::{Diagnostic, Severity, Span, Text};
use crate::say;

/// What is wrong with the addresses of documents. A document that is held back does
/// no harm yet: what is wrong with its address is a warning.
pub fn addresses(inputs: &[Input]) -> Vec<Diagnostic> {
    let mut sorted: Vec<&Input> = inputs.iter().collect();
    // Those that are published come first, so that a draft never takes an address from one.
    sorted.sort_by(|a, b| (a.held.is_some(), &a.document.path).cmp(&(b.held.is_some(), &b.document.path)));
    let mut taken: BTreeMap<String, &Document> = BTreeMap::new();
    let mut all = Vec::new();
    for input in &sorted {
        let mut found = own(&input.document, &mut taken);
        found.extend(files(&input.document));
        grade(input, &mut found);
        all.append(&mut found);
    }
    for input in &sorted {
        let mut found = old(&input.document, &mut taken);
        found.extend(folders(&input.document, &taken));
        grade(input, &mut found);
        all.append(&mut found);
    }
    all
}

fn grade(input: &Input, found: &mut [Diagnostic]) {
    if input.held.is_some() {
        found.iter_mut().for_each(|found| found.severity = Severity::Warning);
    }
}

fn at_top(document: &Document, rule: &str, message: Text, help: Text) -> Diagnostic {
    Diagnostic::error(rule, message).at(&document.path).span(Span::on_line(1, 1, 1)).help(help)
}

fn is_reserved(url: &str) -> bool {
    let first = url.split('/').nth(1).unwrap_or_default().to_lowercase();
    first.is_empty() || RESERVED.contains(&first.as_str())
}

fn own<'d>(document: &'d Document, taken: &mut BTreeMap<String, &'d Document>) -> Vec<Diagnostic> {
    let url = &document.url;
    if url == "/" {
        return vec![at_top(
            document,
            "reserved-address",
            say!("content/index.md 的地址是首页，首页由系统生成": "content/index.md would be the home page, which the portal makes itself"),
            say!("给文件换个名字": "rename the file"),
        )];
    }
    if is_reserved(url) {
        let message = say!("地址 {url} 是系统自己用的": "the address {url} is used by the portal itself");
        return vec![at_top(document, "reserved-address", message, reserved_help(&document.path))];
    }
    match taken.insert(url.to_lowercase(), document) {
        Some(other) => {
            let message = say!("两个文件的地址都是 {url}": "two files have the address {url}");
            let help = say!("改一个文件名，或者给一个写上“地址: …”（slug）": "rename one of them, or give one a “slug: …”");
            taken.insert(url.to_lowercase(), other);
            let found = at_top(document, "same-address", message, help);
            vec![found.related(&other.path, None, say!("另一个文件": "the other file"))]
        }
        None => Vec::new(),
    }
}

fn files(document: &Document) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for file in &document.files {
        let name = &file.name;
        let rename = say!("改文件名": "rename the file");
        if let Some(other) = names.insert(name.to_lowercase(), &file.path)
            && other != file.path
        {
            let path = &file.path;
            let message =
                say!("两个附件同名：{other}、{path}": "two attachments have one name: {other}, {path}");
            all.push(at_top(document, "same-file-name", message, rename));
        } else if matches!(name.to_lowercase().as_str(), "index.html" | "index.json") {
            let message = say!("附件不能叫 {name}": "an attachment cannot be called {name}");
            all.push(at_top(document, "reserved-address", message, rename));
        }
    }
    all
}

/// Old addresses: of no other page, and on this site.
fn old<'d>(document: &'d Document, taken: &mut BTreeMap<String, &'d Document>) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for (alias, span) in &document.aliases {
        let at = |rule: &str, message: Text, help: Text| {
            at_top(document, rule, message, help).span(span.unwrap_or(Span::on_line(1, 1, 1)))
        };
        let Some(url) = alias_url(alias) else {
            all.push(at(
                "bad-address",
                say!("“{alias}”不能作旧地址": "“{alias}” cannot be an old address"),
                say!("写本网站内的地址，如 /old/notice/": "write an address of this site, such as /old/notice/"),
            ));
            continue;
        };
        let remove = say!("删去这个旧地址": "remove this old address");
        if is_reserved(&url) {
            all.push(at(
                "reserved-address",
                say!("地址 {url} 是系统自己用的": "the address {url} is used by the portal itself"),
                remove,
            ));
            continue;
        }
        if let Some(other) = taken.insert(url.to_lowercase(), document) {
            let found = at(
                "same-address",
                say!("地址 {url} 已经有别的网页": "the address {url} has another page"),
                remove,
            );
            taken.insert(url.to_lowercase(), other);
            all.push(found.related(&other.path, None, say!("另一个文件": "the other file")));
        }
    }
    all
}

/// Attachments that stand where another document has its folder.
fn folders(document: &Document, taken: &BTreeMap<String, &Document>) -> Vec<Diagnostic> {
    let in_the_way = document.files.iter().filter_map(|file| {
        let url = format!("{}{}/", document.url, file.name).to_lowercase();
        taken.get(&url).map(|other| (file, other))
    });
    in_the_way
        .map(|(file, other)| {
            let name = &file.name;
            let span = file.span.unwrap_or(Span::on_line(1, 1, 1));
            at_top(
                document,
                "same-address",
                say!("附件“{name}”和另一个文件的地址相同": "the attachment “{name}” has the address of another file"),
                say!("改一个文件名": "rename one of them"),
            )
            .span(span)
            .related(&other.path, None, say!("另一个文件": "the other file"))
        })
        .collect()
}

fn reserved_help(path: &str) -> Text {
    match path.split('/').nth(2) {
        Some(_) => {
            let folder = path.split('/').nth(1).unwrap_or_default();
            say!("给文件夹 content/{folder} 换个名字": "rename the folder content/{folder}")
        }
        None => say!("给文件换个名字，或者写上“地址: …”（slug）": "rename the file, or add “slug: …”"),
    }
}
