//! What would change, for the author's eyes: a unified diff in which nobody's secret is shown.

use std::collections::BTreeSet;

use super::Mended;
use super::document::normal;
use crate::diagnostic::Lang;
use crate::privacy::{self, Ground};
use crate::say;
use crate::value::is_control;

/// Unchanged lines shown before and after a change.
const CONTEXT: usize = 3;

/// Hides what is personal, given what the site declares to be public.
pub struct Veil<'g>(pub &'g Ground);

impl Veil<'_> {
    /// The text with every secret in it covered, line for line.
    pub fn over(&self, text: &str) -> String {
        let hidden: BTreeSet<usize> =
            privacy::scan(text, self.0).into_iter().flat_map(|hit| hit.chars).collect();
        if hidden.is_empty() {
            return text.to_owned();
        }
        let cover = |(at, c): (usize, char)| if hidden.contains(&at) && !c.is_whitespace() { '*' } else { c };
        text.chars().enumerate().map(cover).collect()
    }

    /// Rows with every secret in them covered. What stands beside a secret could tell whose
    /// it is, so all cells of its row are.
    fn over_rows(&self, text: &str) -> String {
        let covered = self.over(text);
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split([',', '，']).collect()).collect();
        let hidden: BTreeSet<usize> =
            privacy::scan_table(&rows, self.0).into_iter().map(|found| found.row).collect();
        let cover =
            |line: &str| line.chars().map(|c| if matches!(c, ',' | '\r' | '\n') { c } else { '*' }).collect();
        let lines = covered.split_inclusive('\n').enumerate();
        lines.map(|(at, line)| if hidden.contains(&at) { cover(line) } else { line.to_owned() }).collect()
    }
}

/// The diff of a file, with what is mended above it.
pub fn diff(mended: &Mended, veil: &Veil<'_>, lang: Lang) -> String {
    let is_rows = mended.path.to_ascii_lowercase().ends_with(".csv");
    let covered = |text: &str| if is_rows { veil.over_rows(text) } else { veil.over(text) };
    let path = veil.over(&mended.path);
    let mut out = format!("--- {path}\n+++ {path}\n");
    for (line, what) in &mended.notes {
        let what = what.get(lang);
        let note = match line {
            0 => say!("# {what}\n": "# {what}\n"),
            line => say!("# 第 {line} 行：{what}\n": "# line {line}: {what}\n"),
        };
        out.push_str(note.get(lang));
    }
    // No mend makes or takes a line, so lines stand against each other.
    let (was, is) = (normal(&mended.text_before), normal(&mended.text_after));
    let (before, after) = (covered(&was), covered(&is));
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let (was, is): (Vec<&str>, Vec<&str>) = (was.lines().collect(), is.lines().collect());
    let changed: Vec<usize> = (0..was.len()).filter(|at| was.get(*at) != is.get(*at)).collect();
    let mut at = 0;
    while at < changed.len() {
        let mut last = at;
        while last + 1 < changed.len() && changed[last + 1] - changed[last] <= 2 * CONTEXT {
            last += 1;
        }
        let from = changed[at].saturating_sub(CONTEXT);
        let to = (changed[last] + CONTEXT + 1).min(was.len());
        out.push_str(&format!("@@ -{0},{1} +{0},{1} @@\n", from + 1, to - from));
        hunk(&before[from..to], &after[from..to], |line| changed.contains(&(from + line)), &mut out);
        at = last + 1;
    }
    out
}

/// Lines that changed stand together, the old ones first.
fn hunk(before: &[&str], after: &[&str], is_changed: impl Fn(usize) -> bool, out: &mut String) {
    let mut at = 0;
    while at < before.len() {
        let run = (at..before.len()).take_while(|at| is_changed(*at)).count();
        if run == 0 {
            out.push_str(&format!(" {}\n", shown(before[at])));
            at += 1;
            continue;
        }
        before[at..at + run].iter().for_each(|line| out.push_str(&format!("-{}\n", shown(line))));
        after[at..at + run].iter().for_each(|line| out.push_str(&format!("+{}\n", shown(line))));
        at += run;
    }
}

/// A terminal takes control characters for commands.
fn shown(line: &str) -> String {
    line.chars().map(|c| if c != '\t' && is_control(c) { '\u{FFFD}' } else { c }).collect()
}
