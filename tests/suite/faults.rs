//! Mistakes: each has its own message, in both languages, at its own place, and
//! leaves the site that is published as it was.
//!
//! A case is a file with `⟦` and `⟧` around what each message underlines, in the
//! order of the file, and the rules that are told there. An empty pair says where
//! a message begins and not how long it is. Line and column follow from the
//! marks, counted in characters.
//!
//! `cargo test --test suite -- --ignored --nocapture review` prints all messages,
//! to be read as a clerk reads them.

mod figures;
mod files;
mod front;
mod open;
mod output;
mod setup;
mod yaml;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use gongkai::diagnostic::{Diagnostic, Lang, Sources, Text, render_human};
use gongkai::pipeline::{self, Built};

use crate::support::TestSite;

/// A file with one mistake or several.
pub struct Fault {
    /// The mistake in words.
    what: &'static str,
    /// The file.
    path: &'static str,
    /// Its text, with marks.
    text: String,
    /// The rules that must be told, in order, and no others.
    rules: &'static [&'static str],
    /// What the Chinese message or its mend must say.
    says: &'static str,
}

/// What is wrong, the text, the rules, and what the Chinese message says.
type Row = (&'static str, String, &'static [&'static str], &'static str);

/// Faults of the file at one path.
fn at(path: &'static str, rows: Vec<Row>) -> impl Iterator<Item = Fault> {
    rows.into_iter().map(move |(what, text, rules, says)| Fault { what, path, text, rules, says })
}

/// A place of a file: line and column, and the end where the marks give one.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
struct Place {
    start: (usize, usize),
    end: Option<(usize, usize)>,
}

/// Takes the marks out of a text.
fn unmark(marked: &str) -> (String, Vec<Place>) {
    let (mut text, mut places, mut open) = (String::new(), Vec::new(), None);
    let (mut line, mut column) = (1, 1);
    for c in marked.chars() {
        match c {
            '⟦' => open = Some((line, column)),
            '⟧' => {
                let start = open.take().expect("a mark that opens");
                places.push(Place { start, end: (start != (line, column)).then_some((line, column)) });
            }
            '\n' => {
                (line, column) = (line + 1, 1);
                text.push(c);
            }
            _ => {
                column += 1;
                text.push(c);
            }
        }
    }
    assert!(open.is_none(), "a mark stays open: {marked}");
    (text, places)
}

/// Builds a good site, then once with each faulty file.
fn hold(site: &TestSite, faults: &[Fault], exit_code: u8) {
    site.build_clean();
    let mut wrong = Vec::new();
    for fault in faults {
        let before = tree(&site.path("public"));
        let old = std::fs::read(site.path(fault.path)).ok();
        site.write(fault.path, unmark(&fault.text).0);
        let mut of_this = Vec::new();
        let built = pipeline::build(&site.options());
        match &built {
            Ok(built) => {
                of_this.extend(amiss(fault, built));
                if (built.exit_code, built.outcome.is_none()) != (exit_code, true) {
                    of_this.push(format!(
                        "exit code {}, published: {}",
                        built.exit_code,
                        built.outcome.is_some()
                    ));
                }
            }
            Err(failure) => of_this.push(format!("failed: {failure}")),
        }
        if of_this.is_empty() && tree(&site.path("public")) != before {
            of_this.push("the published site was touched".to_owned());
        }
        match (of_this.is_empty(), open::OPEN.contains(&fault.what)) {
            (false, false) => {
                let shown = built.map_or_else(|_| String::new(), |built| review_of(site, &built, Lang::Zh));
                wrong.push(format!("“{}”: {}\n{shown}", fault.what, of_this.join("; ")));
            }
            (true, true) => wrong.push(format!("“{}” is mended: take it off OPEN", fault.what)),
            _ => {}
        }
        match old {
            Some(old) => site.write(fault.path, old),
            None => std::fs::remove_file(site.path(fault.path)).unwrap(),
        }
    }
    assert!(wrong.is_empty(), "{} of {} faults:\n{}", wrong.len(), faults.len(), wrong.join("\n"));
}

/// What is wrong with what is told of a fault.
fn amiss(fault: &Fault, built: &Built) -> Vec<String> {
    let (_, places) = unmark(&fault.text);
    let mut wrong: Vec<String> = built.diagnostics.iter().flat_map(languages).collect();
    let rules: Vec<&str> = built.diagnostics.iter().map(|found| found.rule.as_str()).collect();
    if rules != fault.rules || rules.len() != places.len() {
        wrong.push(format!("told {rules:?}, not {:?}", fault.rules));
    }
    for (place, found) in places.iter().zip(&built.diagnostics) {
        let span = found.span.filter(|_| found.path.as_deref() == Some(fault.path));
        let span = span.map(|span| ((span.line, span.column), (span.end_line, span.end_column)));
        if !span.is_some_and(|(start, end)| start == place.start && place.end.is_none_or(|own| own == end)) {
            wrong.push(format!("told at {:?} {span:?}, not {place:?}", found.path));
        }
    }
    let text = |found: &Diagnostic| {
        format!("{} {}", found.message.zh, found.help.as_ref().map_or("", |help| &help.zh))
    };
    if !built.diagnostics.iter().any(|found| text(found).contains(fault.says)) {
        wrong.push(format!("no message says “{}”", fault.says));
    }
    wrong
}

/// A Chinese text for the clerk, an English one for everybody else.
fn languages(found: &Diagnostic) -> Vec<String> {
    let mut texts: Vec<&Text> = vec![&found.message];
    texts.extend(&found.help);
    texts.extend(found.related.iter().map(|related| &related.message));
    let mut wrong = Vec::new();
    for text in texts {
        if !text.zh.chars().any(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')) {
            wrong.push(format!("not Chinese: {}", text.zh));
        }
        // Words of the file may stand in it; the sentence is English.
        let ascii = |word: &&str| word.len() > 1 && word.starts_with(|c: char| c.is_ascii_lowercase());
        if text.zh == text.en
            || text.en.split(' ').filter(ascii).count() == 0
            || text.en.contains(['。', '；'])
        {
            wrong.push(format!("not English: {}", text.en));
        }
    }
    wrong
}

/// Files below a folder with their bytes and times.
pub fn tree(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            let bytes =
                if entry.file_type().is_file() { std::fs::read(entry.path()).unwrap() } else { Vec::new() };
            (name, (bytes, entry.metadata().unwrap().modified().unwrap()))
        })
        .collect()
}

fn review_of(site: &TestSite, built: &Built, lang: Lang) -> String {
    let paths = built.diagnostics.iter().flat_map(|found| found.path.iter());
    let sources: Sources = paths
        .filter_map(|path| Some((path.clone(), std::fs::read_to_string(site.path(path)).ok()?)))
        .collect();
    render_human(&built.diagnostics, &sources, lang, false)
}

#[test]
#[ignore = "prints every message for a person to read"]
#[allow(clippy::print_stdout, reason = "it is for reading")]
fn review() {
    let tables = [front::faults(), figures::faults(), yaml::faults(), files::faults(), setup::faults()];
    for fault in tables.iter().flatten() {
        let site = good();
        site.write(fault.path, unmark(&fault.text).0);
        let Ok(built) = pipeline::build(&site.options()) else { continue };
        println!("=== {} (exit {})\n", fault.what, built.exit_code);
        println!("{}{}", review_of(&site, &built, Lang::Zh), review_of(&site, &built, Lang::En));
    }
}

/// A small site without a mistake.
fn good() -> TestSite {
    TestSite::new().document("content/通知.md", "关于开展检查的通知", "正文。\n").document(
        "content/政策/办法.md",
        "救助办法",
        "正文。\n",
    )
}
