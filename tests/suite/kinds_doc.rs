//! docs/kinds.md is true: its examples build, its figures stand in their cells, its
//! messages are what is said, and it has every word of the language.

use std::collections::{BTreeMap, BTreeSet};

use gongkai::diagnostic::{Lang, Sources, render_human};
use gongkai::kinds::expression::RESERVED;
use gongkai::value::{PeriodType, Type};
use regex::Regex;

use crate::html;
use crate::support::TestSite;

fn page() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/kinds.md")).unwrap()
}

/// A fenced block: the words after its fence, its text, and the line it begins at.
struct Block {
    info: Vec<String>,
    text: String,
    line: usize,
}

impl Block {
    /// The file that it is, or a part of.
    fn file(&self) -> Option<&str> {
        self.info.get(1).map(String::as_str).filter(|_| self.info[0] != "text")
    }

    fn is(&self, word: &str) -> bool {
        self.info.first().is_some_and(|first| first == word)
    }
}

/// The blocks of each section.
fn sections(page: &str) -> Vec<(String, Vec<Block>)> {
    let mut sections = vec![("before the first".to_owned(), Vec::new())];
    let mut open: Option<Block> = None;
    for (at, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (Some(_), Some("")) => sections.last_mut().unwrap().1.extend(open.take()),
            (Some(block), _) => block.text.extend([line, "\n"]),
            (None, Some(info)) => {
                let info = info.split_whitespace().map(str::to_owned).collect();
                open = Some(Block { info, text: String::new(), line: at + 1 });
            }
            (None, None) => {
                if let Some(title) = line.strip_prefix("## ") {
                    sections.push((title.to_owned(), Vec::new()));
                }
            }
        }
    }
    assert!(open.is_none(), "a fence stays open");
    sections
}

/// What a section shows: a site without mistakes, then files that have some.
struct Example {
    site: TestSite,
    cells: Vec<(String, Block)>,
    faulty: Vec<(Block, Block)>,
}

fn examples(page: &str) -> Vec<Example> {
    let mut settings = String::new();
    let mut examples = Vec::new();
    for (title, blocks) in sections(page) {
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let (mut cells, mut faulty) = (Vec::new(), Vec::new());
        let mut last = String::new();
        let mut blocks = blocks.into_iter().peekable();
        while let Some(block) = blocks.next() {
            if let Some(message) = blocks.next_if(|next| next.is("text")) {
                faulty.push((block, message));
            } else if block.is("html-cells") {
                cells.push((last.clone(), block));
            } else {
                last = block.file().unwrap_or_else(|| panic!("{title}: a block without a file")).to_owned();
                files.entry(last.clone()).or_default().push_str(&block.text);
            }
        }
        settings = files.remove("site.yaml").unwrap_or(settings);
        let site = TestSite::new().file("site.yaml", &settings).document("content/notice.md", "通知", "");
        for (path, text) in &files {
            site.write(path, text);
        }
        examples.push(Example { site, cells, faulty });
    }
    examples
}

#[test]
fn every_example_builds_and_its_figures_stand_in_their_cells() {
    let mut figures = 0;
    for example in examples(&page()) {
        example.site.build_clean();
        for (path, block) in &example.cells {
            let name = path.strip_prefix("content/").and_then(|path| path.strip_suffix(".md")).unwrap();
            let tables = html::tables(&example.site.output(&format!("{name}/index.html")));
            for line in block.text.lines() {
                let parts: Vec<&str> = line.split(" | ").collect();
                let [row, column, text] = parts[..] else {
                    panic!("not “row | column | figure”: {line}")
                };
                let ends =
                    |path: Vec<&str>, words: &str| path.ends_with(&words.split(" › ").collect::<Vec<_>>());
                let found: Vec<&str> = tables
                    .values()
                    .flat_map(|table| table.figures().map(move |(_, cell)| (table, cell)))
                    .filter(|(table, cell)| {
                        ends(table.row_path(cell), row) && ends(table.column_path(cell), column)
                    })
                    .map(|(_, cell)| cell.text.as_str())
                    .collect();
                assert_eq!(found, [text], "line {} and below, {path}: {row} | {column}", block.line);
                figures += 1;
            }
        }
    }
    assert!(figures >= 15, "{figures} figures are looked at");
}

#[test]
fn every_message_is_what_is_said() {
    let mut messages = 0;
    for example in examples(&page()) {
        for (block, message) in &example.faulty {
            let path = block.file().unwrap();
            let lang = if message.info.get(1).is_some_and(|word| word == "zh") { Lang::Zh } else { Lang::En };
            example.site.write(path, &block.text);
            let built = example.site.build();
            let sources = Sources::from([(path.to_owned(), block.text.clone())]);
            let said = plain(&render_human(&built.diagnostics, &sources, lang, false));
            std::fs::remove_file(example.site.path(path)).unwrap();
            assert_eq!(said, plain(&message.text), "line {}", message.line);
            messages += 1;
        }
    }
    assert!(messages >= 5, "{messages} messages are compared");
}

/// Without blanks at line ends and blank lines at the end.
fn plain(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The words that `src/kinds/read/` asks for and takes: every text of it that looks
/// like a word, and is no rule's name and no sentence.
fn words_of_the_reader() -> BTreeSet<String> {
    let word = Regex::new(r#""([a-z_]+)""#).unwrap();
    let mut words = BTreeSet::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/kinds/read")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            words.extend(word.captures_iter(line).map(|found| found[1].to_owned()));
        }
    }
    words.extend(Type::WORDS.iter().chain(PeriodType::WORDS).map(|word| (*word).to_owned()));
    words
}

#[test]
fn every_word_is_told() {
    let page = page();
    let code = Regex::new("`([^`\n]+)`").unwrap();
    let told: BTreeSet<&str> = code
        .captures_iter(&page)
        .flat_map(|found| {
            found.get(1).unwrap().as_str().split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        })
        .collect();
    let words = words_of_the_reader();
    for known in
        ["kind", "mentions", "headline", "parts", "rows", "keep", "to_date", "as_of", "equals", "starts"]
    {
        assert!(words.contains(known), "“{known}” is not found in the reader");
    }
    let missing: Vec<&str> =
        words.iter().map(String::as_str).chain(RESERVED).filter(|word| !told.contains(word)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "docs/kinds.md does not tell them");
}

#[test]
fn no_word_is_told_that_the_reader_does_not_know() {
    let words = words_of_the_reader();
    let told = Regex::new("`([a-z_]+)`").unwrap();
    for line in page().lines().filter(|line| line.starts_with("| `")) {
        let first = line.split(" | ").next().unwrap();
        for found in told.captures_iter(first) {
            assert!(words.contains(&found[1]), "“{}” is no word: {line}", &found[1]);
        }
    }
}
