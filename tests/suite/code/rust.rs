//! Rust source with comments, strings and tests taken apart: as much of the language
//! as the tests about the code need.

use std::path::Path;
use std::sync::LazyLock;

/// A source file of the program.
pub struct Source {
    /// Path below `src/`, with `/`.
    pub path: String,
    /// The file as it is.
    pub text: String,
    /// Code without comments and `#[cfg(test)]` items; each literal is `«its number»`.
    pub code: String,
    /// String literals by number: line and value.
    pub literals: Vec<(usize, String)>,
}

/// All sources below `src/` but those of unit tests, in order.
pub static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let of_tests = path.split('/').any(|part| part == "tests" || part == "tests.rs");
        if path.ends_with(".rs") && !of_tests {
            sources.push(source(path, std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
    assert!(sources.len() > 30, "these are all sources?");
    sources
});

impl Source {
    /// The first folder or file: `record` of `record/fill.rs` and of `record.rs`.
    pub fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// The literals that stand in code, by line.
    pub fn texts(&self) -> impl Iterator<Item = &(usize, String)> {
        let numbers =
            self.code.split('«').skip(1).filter_map(|rest| rest.split('»').next()?.parse::<usize>().ok());
        numbers.map(|number| &self.literals[number])
    }
}

pub fn source(path: String, text: String) -> Source {
    let mut source = Source { path, code: String::new(), literals: Vec::new(), text };
    let chars: Vec<char> = source.text.chars().collect();
    let starts = |at: usize, what: &str| {
        what.chars().enumerate().all(|(offset, c)| chars.get(at + offset) == Some(&c))
    };
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let from = at;
        let in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
        if starts(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if starts(at, "/*") {
            let mut depth = 0;
            loop {
                depth += usize::from(starts(at, "/*"));
                depth -= usize::from(starts(at, "*/"));
                at += 1;
                if depth == 0 {
                    break at += 1;
                }
            }
        } else if let Some((begin, hashes)) = (!in_word).then(|| raw(&chars, at)).flatten() {
            let end = format!("\"{}", "#".repeat(hashes));
            at = begin;
            while !starts(at, &end) {
                at += 1;
            }
            literal(&mut source, line, chars[begin..at].iter().collect());
            at += end.len();
        } else if chars[at] == '"' {
            at += 1;
            while chars[at] != '"' {
                at += 1 + usize::from(chars[at] == '\\');
            }
            literal(&mut source, line, unescaped(&chars[from + 1..at]));
            at += 1;
        } else if chars[at] == '\'' && (starts(at + 1, "\\") || starts(at + 2, "'")) {
            at += 2 + usize::from(starts(at + 1, "\\"));
            while chars[at] != '\'' {
                at += 1;
            }
            at += 1;
        } else {
            source.code.push(chars[at]);
            at += 1;
        }
        line += chars[from..at].iter().filter(|c| **c == '\n').count();
    }
    without_tests(&mut source.code);
    source
}

fn literal(source: &mut Source, line: usize, value: String) {
    source.code.push_str(&format!("«{}»", source.literals.len()));
    source.literals.push((line, value));
}

/// Where the text of a raw string that begins at `at` begins, and its number of `#`.
fn raw(chars: &[char], at: usize) -> Option<(usize, usize)> {
    let prefix =
        ["br", "cr", "r"].into_iter().find(|p| p.chars().eq(chars[at..].iter().copied().take(p.len())))?;
    let hashes = chars[at + prefix.len()..].iter().take_while(|c| **c == '#').count();
    let quote = at + prefix.len() + hashes;
    (chars.get(quote) == Some(&'"')).then_some((quote + 1, hashes))
}

/// A literal's value. A line that goes on loses its break, as in Rust.
fn unescaped(chars: &[char]) -> String {
    let mut text = String::new();
    let mut rest = chars.iter().copied().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some('\n') => while rest.next_if(|c| c.is_whitespace()).is_some() {},
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

/// Takes out what follows `#[cfg(test)]`, up to its `;` or the end of its braces.
fn without_tests(code: &mut String) {
    while let Some(start) = code.find("#[cfg(test)]") {
        let mut depth = 0;
        let end = code[start + 1..].char_indices().find(|(_, c)| {
            depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
            depth == 0 && matches!(c, ';' | '}')
        });
        code.replace_range(start..end.map_or(code.len(), |(at, _)| start + at + 2), "");
    }
}
