//! Values that a kind says are figures, dates or periods and that can't be read so.

use std::ops::Range;

use super::edit::Edit;
use super::front::{Region, byte_of};
use super::judge::Verdict;
use super::{date, figure};
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::say;
use crate::yaml::Places;

/// A value that can't be read, and what may be meant.
pub struct Doubt {
    /// Where it is told: a JSON Pointer.
    pub pointer: String,
    /// Ways to write it, those that change least first.
    pub ways: Vec<Edit>,
}

/// The values of a text that were not read as what they should be, with ways to mend them.
pub fn doubts(text: &str, path: &str, region: &Region, verdict: &Verdict) -> Vec<Doubt> {
    let misread = |found: &&Diagnostic| {
        found.severity == Severity::Error
            && found.path.as_deref() == Some(path)
            && matches!(found.rule.as_str(), "bad-value" | "bad-date" | "bad-period")
    };
    let pointers: Vec<&String> =
        verdict.found.iter().filter(misread).filter_map(|found| found.data_path.as_ref()).collect();
    if pointers.is_empty() {
        return Vec::new();
    }
    let places = Places::of(&region.yaml_text(text));
    let mut all = Vec::new();
    for pointer in pointers {
        let Some(range) = scalar(text, region, &places, pointer) else { continue };
        let ways: Vec<Edit> = ways(&text[range.clone()])
            .into_iter()
            .map(|(meant, what)| Edit::new(range.clone(), meant, what))
            .collect();
        if !ways.is_empty() {
            all.push(Doubt { pointer: pointer.clone(), ways });
        }
    }
    all
}

/// Where the scalar at a pointer stands, without quotes around it; `None` if it is not
/// written on one line.
pub fn scalar(text: &str, region: &Region, places: &Places, pointer: &str) -> Option<Range<usize>> {
    let span = places.written(pointer).filter(|span| span.line == span.end_line)?;
    let line = region.lines.get(region.yaml.start + span.line - 1)?;
    let own = &text[line.clone()];
    let (from, to) = (byte_of(own, span.column), byte_of(own, span.end_column));
    let written = own.get(from..to)?;
    let inner = ['"', '\''].iter().find_map(|quote| {
        written.strip_prefix(*quote)?.strip_suffix(*quote).filter(|inner| !inner.contains(['\\', *quote]))
    });
    let (from, written) = match inner {
        Some(inner) => (from + 1, inner),
        None => (from, written),
    };
    // An alias has its anchor's text; a block text and a list have no place on one line.
    let is_plain =
        !written.is_empty() && !written.starts_with(['*', '&', '!', '[', '{', '|', '>', '"', '\'']);
    is_plain.then(|| line.start + from..line.start + from + written.len())
}

/// What a value may be meant as.
pub fn ways(written: &str) -> Vec<(String, Text)> {
    let half = figure::half_width(written);
    let mut ways = Vec::new();
    if half.chars().any(|c| c.is_ascii_digit()) {
        let what = || say!("全角数字、标点改为半角": "full-width digits and marks become plain ones");
        ways.extend((half != written).then(|| (half.clone(), what())));
        let bare = figure::without_separators(&half).filter(|_| half != written);
        ways.extend(bare.map(|bare| {
            (bare, say!("全角数字改为半角，去掉千分位逗号": "full-width digits become plain ones, without thousands separators"))
        }));
    }
    ways.extend(
        date::prescribed(written)
            .filter(|date| date != written)
            .map(|date| (date, say!("日期改为 2025-01-05 的写法": "the date is written like 2025-01-05"))),
    );
    ways
}
