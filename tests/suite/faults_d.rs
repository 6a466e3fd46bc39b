//! The catalogue of faulty inputs, D001–D065 and D096–D097: each has a test that is
//! named after it and asserts what is expected of it, on the page and in the findings.
//!
//! The inputs lie in `fixtures/faults/` as editors saved them; no tool may touch their
//! bytes. Where the product spells a thing in its own way (`publish.output`, the fields
//! of a fund notice, the folders of a theme), [`site`] and the tests say what they
//! change. D014–D016 (search) are not here: there is no search yet.

mod addresses;
mod breaks;
mod dates;
mod encoding;
mod figures;
mod headings;
mod inline;
mod links;
mod reports;
mod safety;
mod summary;
mod tables;
mod templates;
mod yaml;

use std::path::{Path, PathBuf};

use gongkai::diagnostic::Diagnostic;
use gongkai::pipeline::Built;
use serde_json::Value;

use crate::support::TestSite;

/// Where the catalogue's files lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fixtures/faults")
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The settings of the catalogue's sites, as this product spells them.
const SITE: &str = "\
title: 示例县政务公开
base_url: https://www.example.gov.cn/
agencies:
  minzheng: 示例县民政局
categories:
  policy: 政策文件
  relief: 救助资金
  report: 年度报告
  notice: 通知公告
programmes: {dibao: 低保, tekun: 特困, linshi: 临时救助, guer: 孤儿保障, butie: 价格补贴}
places: {示例县: [甲乡]}
";

/// The path of a lone document in a site made by [`one`].
const FILE: &str = "content/minzheng/a.md";

/// A site with one document of the catalogue.
fn one(id: &str) -> TestSite {
    TestSite::new().file("site.yaml", SITE).file(FILE, bytes(&format!("{id}.md")))
}

/// A site with one document of this text.
fn written(text: &str) -> TestSite {
    TestSite::new().file("site.yaml", SITE).file(FILE, text)
}

/// A site with one sound document that has this body; it begins on line 8.
fn body(body: &str) -> TestSite {
    written(&format!(
        "---\ntitle: 关于做好临时救助工作的通知\nkind: document\ndate: 2024-05-06\nagency: minzheng\ncategory: policy\n---\n{body}\n"
    ))
}

/// A site of the catalogue.
fn site(id: &str) -> TestSite {
    let tree: Value = serde_json::from_slice(&bytes(&format!("{id}.tree.json"))).unwrap();
    let mut site = TestSite::new();
    for (path, text) in tree["files"].as_object().unwrap() {
        // The folder of the output is `publish.output` here, and `public` unless said otherwise.
        let text = text.as_str().unwrap().replace("output_dir: public\n", "");
        site = site.file(path, text);
    }
    for (path, text) in tree["base64"].as_object().into_iter().flatten() {
        site = site.file(path, decoded(text.as_str().unwrap()));
    }
    for (path, target) in tree["links"].as_object().into_iter().flatten() {
        #[cfg(unix)]
        std::os::unix::fs::symlink(target.as_str().unwrap(), site.path(path)).unwrap();
    }
    site
}

/// Bytes from Base64.
fn decoded(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let six = ALPHABET.iter().position(|own| *own == letter).expect("a letter of Base64");
        bits = (bits << 6 | u32::try_from(six).unwrap()) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).unwrap());
        }
    }
    bytes
}

/// What was found, as `rule@file:line:column`, the file without `content/minzheng/`.
fn told(built: &Built) -> Vec<String> {
    built.diagnostics.iter().map(place).collect()
}

fn place(found: &Diagnostic) -> String {
    let path = found.path.as_deref().unwrap_or_default().trim_start_matches("content/minzheng/");
    let span = found.span.map_or(String::new(), |span| format!(":{}:{}", span.line, span.column));
    format!("{}@{path}{span}", found.rule)
}

/// The content of the page of a site made by [`one`], from the heading of its title on.
fn page(site: &TestSite) -> String {
    content(&site.output("minzheng/a/index.html"))
}

/// The part of a page that its body fills.
fn content(html: &str) -> String {
    let from = html.find("<div class=\"body\">").expect("a page has a body");
    let to = html[from..].find("<p class=\"signed").expect("a body ends") + from;
    html[from..to].to_owned()
}

/// An address after one decoding.
fn percent_decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Every published file that is text, with its path.
fn published(site: &TestSite) -> Vec<(String, String)> {
    let files =
        walkdir::WalkDir::new(site.path("public")).sort_by_file_name().into_iter().map(Result::unwrap);
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(site.path("public")).unwrap().to_str()?.to_owned();
        Some((path, std::fs::read_to_string(entry.path()).ok()?))
    };
    files.filter(|entry| entry.file_type().is_file()).filter_map(read).collect()
}
