//! A document: made readable first, then value by value.

use super::edit::{self, Edit, apply};
use super::encoding;
use super::fence;
use super::front::{Region, Scan, Sort, value};
use super::judge::{Judge, Verdict};
use super::rows::Sheet;
use super::{Mended, flow, number, rows, scalar, structure};
use crate::check;
use crate::diagnostic::{Severity, Text};
use crate::record::{self, Desk, Record};
use crate::say;
use crate::source;
use crate::value::fold;
use crate::yaml::{self, Node, Places, Shape};

/// How often a text is read again at most, to find what can be mended in it.
const MOST_TRIES: usize = 1000;

/// What a look at a document gives.
#[derive(Debug, Default)]
pub struct Looked {
    /// The document mended, if it can be.
    pub mended: Option<Mended>,
    /// The same with its document number as it should be, and the number that was
    /// written, folded: only where no other document names it.
    pub renumbered: Option<(String, Mended)>,
    /// What it names, folded: document numbers among them.
    pub names: Vec<String>,
    /// Files of rows that it names and that may be mended.
    pub sheets: Vec<Sheet>,
}

/// Looks at a document.
pub fn document(path: &str, bytes: &[u8], desk: &Desk<'_>) -> Looked {
    let Some(decoded) = encoding::decode(bytes) else { return Looked::default() };
    let (before, record) = read(path, &decoded.text, desk);
    let judge = |text: &str| read(path, text, desk).0;
    let mut work = Work::new(path, &decoded.text, false, &judge, before);
    work.mend();
    let record = if work.text == decoded.text { record } else { read(path, &work.text, desk).1 };
    let mended = Mended::of(path, bytes, decoded.clone(), work.text.clone(), &work.notes);
    let mut looked = Looked { mended, ..Looked::default() };
    let Some(record) = record else { return looked };
    let common = &record.common;
    let words = [&common.explains, &common.repeals, &common.supersedes].into_iter().flatten();
    looked.names = words.map(|word| fold(word).into_owned()).collect();
    looked.sheets = rows::sheets(&record, &work.verdict.found);
    if let Some(number) = record.common.doc_number
        && work.renumber()
    {
        let mended = Mended::of(path, bytes, decoded, work.text, &work.notes);
        looked.renumbered = mended.map(|mended| (fold(&number).into_owned(), mended));
    }
    looked
}

/// Looks at the introduction of a folder, of which no kind says what its values are.
pub fn introduction(path: &str, bytes: &[u8]) -> Option<Mended> {
    let judge = |text: &str| {
        let front = source::split(path, &normal(text)).ok().map(|split| split.front);
        Verdict::new(front.is_some_and(|front| is_mapping(&front)), Vec::new())
    };
    of_text(path, bytes, false, &judge)
}

/// Mends a text by what a judge says of it.
pub fn of_text(path: &str, bytes: &[u8], is_whole: bool, judge: &Judge<'_>) -> Option<Mended> {
    let decoded = encoding::decode(bytes)?;
    let before = judge(&decoded.text);
    let mut work = Work::new(path, &decoded.text, is_whole, judge, before);
    work.mend();
    Mended::of(path, bytes, decoded, work.text, &work.notes)
}

/// Is a YAML text one that can be read as keys and values?
pub fn is_mapping(yaml: &str) -> bool {
    matches!(yaml::read(yaml, &Shape::Any), Ok(Node::Map(_)))
}

/// The text with the line ends that the reader sees.
pub fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn read(path: &str, text: &str, desk: &Desk<'_>) -> (Verdict, Option<Record>) {
    let split = match source::split(path, &normal(text)) {
        Ok(split) => split,
        Err(found) => return (Verdict::new(false, vec![found]), None),
    };
    let outcome = record::read(path, &split, desk);
    let is_read = outcome.record.is_some() || is_mapping(&split.front);
    let mut found = outcome.diagnostics;
    found.extend(check::markup::of_source(path, &split));
    (Verdict::new(is_read, found), outcome.record)
}

/// A text that is being mended.
struct Work<'a> {
    path: &'a str,
    text: String,
    is_whole: bool,
    judge: &'a Judge<'a>,
    verdict: Verdict,
    notes: Vec<(usize, Text)>,
    tries: usize,
}

impl<'a> Work<'a> {
    fn new(path: &'a str, text: &str, is_whole: bool, judge: &'a Judge<'a>, verdict: Verdict) -> Work<'a> {
        Work { path, text: text.to_owned(), is_whole, judge, verdict, notes: Vec::new(), tries: 0 }
    }

    fn mend(&mut self) {
        if !self.verdict.is_read {
            let edits = structure::mends(&self.text, self.is_whole, self.judge);
            if edits.is_empty() || !self.attempt(&edits, &|_| true) {
                return;
            }
        }
        if self.verdict.has_errors() {
            self.nested_colons();
            self.brackets();
            self.scalars();
        }
    }

    fn region(&self) -> Option<Region> {
        if self.is_whole {
            Some(Region::whole(&self.text))
        } else {
            Region::fenced(&self.text, fence::is_exact)
        }
    }

    /// Makes edits if the text is better for it and `suits`.
    fn attempt(&mut self, edits: &[Edit], suits: &dyn Fn(&Verdict) -> bool) -> bool {
        self.tries += 1;
        if edits.is_empty() || self.tries > MOST_TRIES {
            return false;
        }
        let Some(text) = apply(&self.text, edits) else { return false };
        let verdict = (self.judge)(&text);
        let better = verdict.betters(&self.verdict) && suits(&verdict);
        if better {
            self.notes.extend(edit::notes(&self.text, edits));
            (self.text, self.verdict) = (text, verdict);
        }
        better
    }

    /// Colons below a key: `审核:` and then `提供：张三`.
    fn nested_colons(&mut self) {
        let mut at = 0;
        while let Some(region) = self.region() {
            let groups = structure::nested(&self.text, &region);
            let Some(edits) = groups.get(at) else { return };
            // A group that was mended is none any more.
            if !self.attempt(edits, &|_| true) {
                at += 1;
            }
        }
    }

    /// Lists in brackets, on lines that something is wrong with.
    fn brackets(&mut self) {
        let Some(region) = self.region() else { return };
        let mut scan = Scan::default();
        let sorts: Vec<Sort> = region.lines[region.yaml.clone()]
            .iter()
            .map(|line| scan.line(&self.text[line.clone()]))
            .collect();
        let path = self.path;
        let is_faulty = |verdict: &Verdict, at: usize| {
            let errors = verdict.found.iter().filter(|found| found.severity == Severity::Error);
            let spans =
                errors.filter(|found| found.path.as_deref() == Some(path)).filter_map(|found| found.span);
            spans.into_iter().any(|span| (span.line, span.end_line) == (at + 1, at + 1))
        };
        let faulty: Vec<usize> = region
            .yaml
            .clone()
            .filter(|at| sorts[at - region.yaml.start] == Sort::Structure && is_faulty(&self.verdict, *at))
            .collect();
        let ways = |at: usize| {
            let range = region.lines[at].clone();
            let line = &self.text[range.clone()];
            (at, flow::ways(line, range.start, value(line)))
        };
        let all: Vec<(usize, Vec<Vec<Edit>>)> =
            faulty.into_iter().map(ways).filter(|(_, ways)| !ways.is_empty()).collect();
        // Most often the same is wrong with all lines.
        let first: Vec<Edit> = all.iter().flat_map(|(_, ways)| ways[0].clone()).collect();
        if self.attempt(&first, &|verdict| all.iter().all(|(at, _)| !is_faulty(verdict, *at))) {
            return;
        }
        // From the last line on, so that the places of those before it stay.
        for (at, ways) in all.into_iter().rev() {
            for way in ways {
                // A line that is only less wrong may be wrong in another way.
                if self.attempt(&way, &|verdict| !is_faulty(verdict, at)) {
                    break;
                }
            }
        }
    }

    /// Figures, dates and periods that can't be read.
    fn scalars(&mut self) {
        let Some(region) = self.region() else { return };
        let doubts = scalar::doubts(&self.text, self.path, &region, &self.verdict);
        let mut all: Vec<Edit> = doubts.iter().filter_map(|doubt| doubt.ways.first().cloned()).collect();
        all.sort_by_key(|edit| edit.range.start);
        all.dedup();
        let is_gone = |verdict: &Verdict, pointer: &str| {
            !verdict.found.iter().any(|found| found.data_path.as_deref() == Some(pointer))
        };
        // Most often the first way is right for all of them.
        if self.attempt(&all, &|verdict| doubts.iter().all(|doubt| is_gone(verdict, &doubt.pointer))) {
            return;
        }
        let mut doubts = doubts;
        doubts.sort_by_key(|doubt| std::cmp::Reverse(doubt.ways[0].range.start));
        for doubt in doubts {
            for way in &doubt.ways {
                if self.attempt(std::slice::from_ref(way), &|verdict| is_gone(verdict, &doubt.pointer)) {
                    break;
                }
            }
        }
    }

    /// The document number as it should be; the rest of the text is read as before.
    fn renumber(&mut self) -> bool {
        let Some(region) = self.region() else { return false };
        let places = Places::of(&region.yaml_text(&self.text));
        let pointers = ["doc_number", "发文字号"].map(|key| yaml::step("", key));
        let Some(range) = pointers.iter().find_map(|at| scalar::scalar(&self.text, &region, &places, at))
        else {
            return false;
        };
        let Some(wanted) = number::prescribed(&self.text[range.clone()]) else { return false };
        let what = say!("发文字号改为规定的写法": "the document number is written as prescribed");
        let edits = [Edit::new(range, wanted, what)];
        let Some(text) = apply(&self.text, &edits) else { return false };
        let verdict = (self.judge)(&text);
        let fits = verdict.is_read && verdict.adds_nothing_to(&self.verdict);
        if fits {
            self.notes.extend(edit::notes(&self.text, &edits));
            (self.text, self.verdict) = (text, verdict);
        }
        fits
    }
}
