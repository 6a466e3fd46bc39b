//! Runs of `*` and `~`: which may open and close, and which are no markers.
//!
//! CommonMark decides by the characters on both sides, and its rules were made
//! for languages with spaces: in `**注意：**请` the second run can't close, since
//! punctuation precedes it and a letter follows. Adding punctuation (a sign that
//! is taken out again) on the outer side gives the run the missing direction.
//! Every run is looked at, not only those that stayed unmatched, for a run that
//! can't close may have opened something else.

use super::script::{cjk, closes, digit, opens, punctuation};
use super::signs::Signs;
use super::source::Edit;

/// A place of `*` or `~` outside code, HTML and addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed {
    pub at: usize,
    /// Counts paragraphs, headings, cells …: runs of two blocks never pair.
    pub block: usize,
}

struct Run {
    start: usize,
    len: usize,
    block: usize,
    star: bool,
    before: Option<char>,
    after: Option<char>,
    /// A single star that begins a file name's pattern: `*.docx`.
    pattern: bool,
}

/// The edits that make runs mean what a Chinese reader sees in them.
pub(super) fn repairs(text: &str, seeds: Vec<Seed>, signs: Signs) -> Vec<Edit> {
    let runs = runs(text, seeds);
    let literal = literal(text, &runs);
    let mut edits = Vec::new();
    for (run, literal) in runs.iter().zip(literal) {
        let end = run.start + run.len;
        if literal {
            let sign = if run.star { signs.star } else { signs.tilde };
            edits.extend((run.start..end).map(|at| Edit::replace(at, 1, sign)));
        } else if lacks_opening(text, run) {
            edits.push(Edit::insert(run.start, signs.mark));
        } else if lacks_closing(text, run) {
            edits.push(Edit::insert(end, signs.mark));
        }
    }
    edits
}

fn runs(text: &str, mut seeds: Vec<Seed>) -> Vec<Run> {
    seeds.sort_unstable();
    let bytes = text.as_bytes();
    let mut runs: Vec<Run> = Vec::new();
    let mut done = 0;
    for Seed { at, block } in seeds {
        if at < done || escaped(bytes, at) {
            continue;
        }
        let same = |place: &usize| bytes[*place] == bytes[at];
        let start = (done..at).rev().take_while(|place| same(place) && !escaped(bytes, *place)).last();
        let start = start.unwrap_or(at);
        done = (at..bytes.len()).take_while(same).last().map_or(at + 1, |last| last + 1);
        let (before, after) = (text[..start].chars().next_back(), text[done..].chars().next());
        let (len, star) = (done - start, bytes[at] == b'*');
        let name = text[done..].strip_prefix('.').and_then(|name| name.chars().next());
        let pattern = star && len == 1 && name.is_some_and(|c| c.is_ascii_alphanumeric() || c == '*');
        runs.push(Run { start, len, block, star, before, after, pattern });
    }
    runs
}

/// Does an odd number of backslashes precede?
fn escaped(bytes: &[u8], at: usize) -> bool {
    bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// Which runs are no markers: stars of multiplication (`3*4*5`, `5元*3户*2月`), of
/// patterns and of names that are not written out (`张*三、李*四`), and tildes that mean
/// a range (`20~30元`; strikethrough takes two).
fn literal(text: &str, runs: &[Run]) -> Vec<bool> {
    let mut literal: Vec<bool> = runs.iter().map(plainly_literal).collect();
    let stars: Vec<usize> = (0..runs.len()).filter(|i| runs[*i].star).collect();
    for pair in stars.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let factor = |i: usize| literal[i] || is_factor(text, &runs[i]);
        let masks = || masks(text, &runs[a]) && masks(text, &runs[b]);
        if runs[a].block == runs[b].block && (factor(a) && factor(b) || masks()) {
            literal[a] = true;
            literal[b] = true;
        }
    }
    literal
}

fn plainly_literal(run: &Run) -> bool {
    let sides = |test: fn(char) -> bool| run.before.is_some_and(test) && run.after.is_some_and(test);
    match (run.star, run.len) {
        (true, _) => run.pattern || sides(|c| c.is_ascii_alphanumeric()),
        (false, 1) => true,
        (false, _) => sides(digit),
    }
}

/// Could this single star multiply: operands on both sides, and a digit beside it
/// or an equation around it? Two neighbours that could are taken to do so: a stray
/// star is better than a figure that reads differently.
fn is_factor(text: &str, run: &Run) -> bool {
    let (Some(before), Some(after)) = (run.before, run.after) else { return false };
    let ends = before.is_alphanumeric() || ")）]］%％‰".contains(before);
    let begins = after.is_alphanumeric() || "(（[［".contains(after);
    let figures = || {
        let clause = |c: &char| !"，。；！？,;!?\n|".contains(*c);
        let mut left = text[..run.start].chars().rev().take(40).take_while(clause);
        let mut right = text[run.start + 1..].chars().take(40).take_while(clause);
        digit(before) || digit(after) || left.any(equals) || right.any(equals)
    };
    run.len == 1 && ends && begins && figures()
}

/// Does this single star stand for a character of a name, `张*三、` or `李*，`? What
/// follows it up to the next mark of a list is what a name has left.
fn masks(text: &str, run: &Run) -> bool {
    let name = |c: char| cjk(c) && !punctuation(c);
    let rest = text[run.start + run.len..].chars();
    let rest = rest.take_while(|c| !separates(*c)).take(3);
    let (letters, length) = rest.fold((true, 0), |(letters, n), c| (letters && name(c), n + 1));
    run.len == 1 && run.before.is_some_and(name) && letters && length < 3
}

/// Marks between the names of a list.
fn separates(c: char) -> bool {
    c.is_whitespace() || "、，,；;。（(）)/|".contains(c)
}

fn equals(c: char) -> bool {
    matches!(c, '=' | '＝')
}

/// A letter before and punctuation after: CommonMark lets the run close only.
fn lacks_opening(text: &str, run: &Run) -> bool {
    let (Some(before), Some(after)) = (run.before, run.after) else { return false };
    // nothing begins with a mark of a list: `张**、李**` are names that are not written out
    let begins = punctuation(after) && !"、，,；;。".contains(after);
    let lacking = run.star && !before.is_whitespace() && !punctuation(before) && begins;
    let single = run.len == 1 && "(（.:：?？!！".contains(after);
    lacking && !closes(after) && !single && chinese(run, text[run.start + run.len..].chars())
}

/// Punctuation before and a letter after: CommonMark lets the run open only.
fn lacks_closing(text: &str, run: &Run) -> bool {
    let (Some(before), Some(after)) = (run.before, run.after) else { return false };
    let lacking = punctuation(before) && !after.is_whitespace() && !punctuation(after);
    // a single star after these is more often a reference mark: `，*号为必填`
    let single = run.star && run.len == 1 && ")）,，、;；".contains(before);
    lacking && !opens(before) && !single && chinese(run, text[..run.start].chars().rev())
}

/// Is Chinese written beside the run, or within what it encloses (`**注意:**5月`)?
fn chinese(run: &Run, inner: impl Iterator<Item = char>) -> bool {
    let word = || inner.take(8).find(|c| !punctuation(*c));
    run.before.is_some_and(cjk) || run.after.is_some_and(cjk) || word().is_some_and(cjk)
}
