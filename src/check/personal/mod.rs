//! Personal information in what is published: front matter, text, tables, names of
//! files, and whatever stands in attachments.
//!
//! In: a source while it is read ([`of_source`]); a file beside the documents
//! ([`of_file`]), which gives findings without secrets, fit to be kept from one run to
//! the next. Out: diagnostics that show a masked form only, and for the one who prints
//! the secrets themselves ([`Secrets`]), so that no line of a source shows them.

mod body;
mod file;
mod path;
mod rules;
mod secrets;
mod table;
mod told;

pub use file::{FileFinding, of_file, too_large};
pub use path::Masks;
pub use rules::{is_personal, needs_approver};
pub use secrets::Secrets;
pub use told::of_files;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Span, Text};
use crate::kinds::Listed;
use crate::privacy::{self, CellHit, Hit, Sort};
use crate::record::Record;
use crate::say;
use crate::source::Split;
use crate::value::Date;

/// Findings of one rule in one document that are told one by one.
const SINGLE: usize = 20;

/// What a site has declared to be public: its own numbers and addresses.
pub fn ground(config: &Config, today: Date) -> privacy::Ground {
    let mut ground = privacy::Ground::new();
    ground.on(today);
    ground.allow_number(&config.identity.contact);
    for number in &config.privacy.numbers {
        ground.allow_number(number);
    }
    for word in &config.privacy.words {
        ground.allow_word(word);
    }
    ground
}

/// What stands in a source as it was written: the front matter, the text and its tables.
/// `record` says which fields and cells are whose; a source that could not be read as a
/// document is searched all the same.
pub fn of_source(
    path: &str,
    split: &Split,
    record: Option<&Record>,
    ground: &privacy::Ground,
) -> (Vec<Diagnostic>, Secrets) {
    let names = record.is_some_and(|record| record.kind.listed == Some(Listed::Masked));
    let mut finder = Finder::new(path, names);
    for (text, line) in [(&split.front, split.front_line), (&split.body, split.body_line)] {
        for (hit, bytes) in with_bytes(text, privacy::scan(text, ground)) {
            finder.tell(&hit, &text[bytes.clone()], || Place::Span(span(text, &bytes, line)));
        }
    }
    // What the heads of a table say of its cells; what the text alone has told is known.
    for (hit, bytes) in body::tables(&split.body, ground) {
        let secret = &split.body[bytes.clone()];
        if !finder.secrets.has_digits_of(secret) {
            finder.tell(&hit, secret, || Place::Span(span(&split.body, &bytes, split.body_line)));
        }
    }
    // Emphasis, entities and escapes inside a number hide it from the text as written.
    let shown = crate::markdown::plain(&split.body, usize::MAX);
    for (hit, bytes) in with_bytes(&shown, privacy::scan(&shown, ground)) {
        let secret = &shown[bytes];
        if !finder.secrets.has_digits_of(secret) {
            finder.tell(&hit, secret, || Place::Span(first_piece(split, secret)));
        }
    }
    for table in record.map(|record| record.tables.as_slice()).unwrap_or_default() {
        let (rows, places) = table::texts(table);
        for CellHit { row, column, hit } in privacy::scan_table(&rows, ground) {
            let cell = rows[row][column].chars();
            let secret: String = cell.skip(hit.chars.start).take(hit.chars.len()).collect();
            // What stands in a file beside the document is found in that file.
            if let Some(Some(pointer)) = places.get(row).and_then(|places| places.get(column))
                && !finder.secrets.has_digits_of(&secret)
            {
                finder.tell(&hit, &secret, || Place::Pointer(pointer.clone()));
            }
        }
    }
    finder.finish()
}

/// A source that is no text that can be taken apart: searched as a file.
pub fn of_unreadable(path: &str, bytes: &[u8], ground: &privacy::Ground) -> Vec<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let found = of_file(&format!("{name}.txt"), bytes, ground).into_iter();
    found
        .filter(|finding| rules::needs_approver(&finding.rule))
        .map(|finding| finding.diagnostic(path))
        .collect()
}

/// A text without anything that looks like a person's: for lines of sources that a
/// message shows, where taking out too much does no harm.
pub fn quieted(text: &str) -> String {
    let ground = privacy::Ground::new();
    let mut bytes: Vec<Range<usize>> =
        with_bytes(text, privacy::scan(text, &ground)).map(|(_, bytes)| bytes).collect();
    bytes.extend(body::tables(text, &ground).into_iter().map(|(_, bytes)| bytes));
    starred(text, &bytes)
}

/// A text without the numbers that are certainly a person's.
pub fn certain_taken_out(text: &str) -> String {
    let mut hits = privacy::scan(text, &privacy::Ground::new());
    hits.retain(|hit| hit.confidence == privacy::Confidence::Certain);
    starred(text, &with_bytes(text, hits).map(|(_, bytes)| bytes).collect::<Vec<_>>())
}

/// Letters and digits become `*`; what stands between them stays, so that a report keeps
/// its form.
fn starred(text: &str, bytes: &[Range<usize>]) -> String {
    if bytes.is_empty() {
        return text.to_owned();
    }
    let mut ranges = bytes.to_vec();
    ranges.sort_by_key(|range| (range.start, range.end));
    let (mut next, mut until) = (ranges.into_iter().peekable(), 0);
    let star = |(at, c): (usize, char)| {
        while let Some(range) = next.next_if(|range| range.start <= at) {
            until = until.max(range.end);
        }
        if at < until && c.is_alphanumeric() { '*' } else { c }
    };
    text.char_indices().map(star).collect()
}

/// Where the first characters of a secret stand that the text has in pieces.
fn first_piece(split: &Split, secret: &str) -> Span {
    let piece: String = secret.chars().take_while(|c| c.is_alphanumeric()).take(4).collect();
    match split.body.find(&piece).filter(|_| !piece.is_empty()) {
        Some(at) => Span::of_bytes(&split.body, at, at + piece.len(), split.body_line),
        None => Span::on_line(split.body_line, 1, 1),
    }
}

enum Place {
    Span(Span),
    Pointer(String),
}

fn span(text: &str, bytes: &Range<usize>, first_line: usize) -> Span {
    Span::of_bytes(text, bytes.start, bytes.end, first_line)
}

/// What is found in one source: of each rule the first ones, and how many there are. A
/// list of a hundred thousand persons costs no more for its places than one of twenty.
struct Finder<'a> {
    path: &'a str,
    names: bool,
    secrets: Secrets,
    found: Vec<Diagnostic>,
    counts: BTreeMap<&'static str, usize>,
}

impl<'a> Finder<'a> {
    fn new(path: &'a str, names: bool) -> Finder<'a> {
        Finder { path, names, secrets: Secrets::default(), found: Vec::new(), counts: BTreeMap::new() }
    }

    fn tell(&mut self, hit: &Hit, secret: &str, place: impl FnOnce() -> Place) {
        // Whether full names may be listed is for the kind to say; of the family what is
        // masked is no name.
        let is_masked = secret.contains(['*', '＊', '×', '某', '○']);
        if hit.sort == Sort::Name && !self.names || hit.sort == Sort::Minor && is_masked {
            return;
        }
        self.secrets.insert(secret);
        let count = self.counts.entry(rules::rule(hit.sort)).or_default();
        *count += 1;
        if *count > SINGLE {
            return;
        }
        let mut one = rules::diagnostic(hit).at(self.path);
        match place() {
            Place::Span(span) => one.span = Some(span),
            Place::Pointer(pointer) => one.data_path = Some(pointer),
        }
        self.found.push(one);
    }

    /// The last one told of a rule says how many there are.
    fn finish(mut self) -> (Vec<Diagnostic>, Secrets) {
        for (rule, count) in self.counts.into_iter().filter(|(_, count)| *count > SINGLE) {
            if let Some(last) = self.found.iter_mut().rfind(|found| found.rule == rule) {
                let Text { zh, en } = &last.message;
                last.message =
                    say!("{zh}；这一类在本文件共有 {count} 处": "{en}; {count} of this sort in this file");
            }
        }
        (self.found, self.secrets)
    }
}

/// Takes the secrets out of everything that findings would show. `masks` are the paths
/// that are secrets themselves.
pub fn hide(diagnostics: &mut [Diagnostic], secrets: &Secrets, masks: &Masks) {
    if secrets.is_empty() && masks.is_empty() {
        return;
    }
    let out = secrets.mask();
    let quiet = |text: &mut String| {
        let masked = masks.hidden(&out.masked(text));
        if masked != *text {
            *text = masked;
        }
    };
    for found in diagnostics {
        for text in [Some(&mut found.message), found.help.as_mut()].into_iter().flatten() {
            quiet(&mut text.zh);
            quiet(&mut text.en);
        }
        if let Some(pointer) = &mut found.data_path {
            quiet(pointer);
        }
        if let Some(sides) = &mut found.sides {
            quiet(&mut sides.left);
            quiet(&mut sides.right);
        }
        found.shown = found.path.as_deref().and_then(|path| masks.shown(path)).map(str::to_owned);
        for related in &mut found.related {
            quiet(&mut related.message.zh);
            quiet(&mut related.message.en);
            if let Some(shown) = masks.shown(&related.path) {
                related.path = shown.to_owned();
                related.span = None;
            }
        }
    }
}

/// Hits, which stand in order and apart, with their bytes: one pass over the text.
fn with_bytes(text: &str, hits: Vec<Hit>) -> impl Iterator<Item = (Hit, Range<usize>)> {
    let mut at = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate();
    let mut byte_of = move |char: usize| at.by_ref().find(|(own, _)| *own >= char).map(|(_, byte)| byte);
    let mut last = None;
    hits.into_iter().filter_map(move |hit| {
        // One may begin where the one before ends, which the pass has gone by.
        let start = match last {
            Some((char, byte)) if char == hit.chars.start => byte,
            _ => byte_of(hit.chars.start)?,
        };
        let end = byte_of(hit.chars.end)?;
        last = Some((hit.chars.end, end));
        Some((hit, start..end))
    })
}

/// What a finding about a file's own name says.
fn in_name() -> Text {
    say!("文件或文件夹的名字": "the name of the file or folder")
}
