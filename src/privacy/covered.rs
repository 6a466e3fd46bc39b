//! Identity numbers of which some signs are covered: 422202********1234. Too much is
//! still to be seen if eight digits are, or the date of birth is. A single covered sign
//! follows from the others.

use super::codes;
use super::finder::Finder;
use super::labels::Label;
use super::signs;
use super::sort::{Confidence, Sort};
use crate::value::Date;

/// Finds them.
pub(super) fn find(finder: &mut Finder<'_>) {
    let mut at = 0;
    while at < finder.view.chars.len() {
        if !is_digit(finder.view.get(at)) || is_digit(finder.view.before(at)) {
            at += 1;
            continue;
        }
        let end = span(finder, at);
        judge(finder, at, end);
        at = end.max(at + 1);
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_cover(c: char) -> bool {
    signs::covers(c) || matches!(c, 'X' | 'x')
}

/// The end of the digits and covers from a place on; blanks and dashes may part them.
fn span(finder: &Finder<'_>, start: usize) -> usize {
    let view = &finder.view;
    let mut end = start;
    let mut at = start;
    while at < view.chars.len() && at - start < 40 {
        let c = view.get(at);
        if is_digit(c) || is_cover(c) {
            end = at + 1;
        } else if !matches!(c, ' ' | '-') || at >= end + 2 {
            break;
        }
        at += 1;
    }
    end
}

fn judge(finder: &mut Finder<'_>, start: usize, end: usize) {
    let view = &finder.view;
    let signs: Vec<char> =
        view.chars[start..end].iter().filter(|c| !matches!(c, ' ' | '-')).copied().collect();
    // A final X is a check character, not a cover.
    let body = signs.strip_suffix(&['X']).or_else(|| signs.strip_suffix(&['x'])).unwrap_or(&signs);
    let hidden = body.iter().filter(|c| !is_digit(**c)).count();
    let visible = signs.len() - hidden;
    if hidden == 0 || view.before(start).is_ascii_alphanumeric() || view.get(end).is_ascii_alphanumeric() {
        return;
    }
    let values: Vec<Option<u8>> =
        signs.iter().map(|c| c.to_digit(10).and_then(|d| u8::try_from(d).ok())).collect();
    let said = matches!(finder.label(start), Some((Label::Identity | Label::Disability, 0..=14)));
    let other = matches!(finder.label(start), Some((label, _)) if !matches!(label, Label::Identity | Label::Disability | Label::Telephone));
    let plausible = values
        .first()
        .copied()
        .flatten()
        .zip(values.get(1).copied().flatten())
        .is_some_and(|(a, b)| codes::province(&[a, b]));
    let open_birth = signs.len() == 18 && birth(&values, finder.ground.last_birth());
    // 4222****1234: a short form keeps the beginning and the end only.
    let ends_shown = values.iter().take(4).all(Option::is_some) && hidden >= 3;
    // 6217****1234 is a card.
    let card = signs.starts_with(&['6', '2']) && signs.len() != 18;
    let shaped = match signs.len() {
        18 | 15 | 20 => said || (plausible && !card && (open_birth || hidden >= 3)),
        10 | 12..=14 | 16 | 17 | 19 => said && ends_shown,
        _ => said && hidden >= 3 && visible >= 8,
    };
    if shaped && (visible >= 8 || open_birth) && (said || !other) && !decoration(&signs) {
        let confidence = if said || open_birth { Confidence::Certain } else { Confidence::Likely };
        finder.add(Sort::IdCardMasked, start..end, confidence);
    }
}

/// Is the date of birth to be seen?
fn birth(values: &[Option<u8>], last: Date) -> bool {
    let digits: Option<Vec<u8>> =
        values.iter().take(14).enumerate().map(|(at, value)| if at < 6 { Some(0) } else { *value }).collect();
    digits.and_then(|digits| codes::birth_18(&digits)).is_some_and(|born| born <= last)
}

/// Emphasis of Markdown (2**3**4) and products (12×34): covers stand singly or in pairs
/// at several places.
fn decoration(signs: &[char]) -> bool {
    let mut longest = 0;
    let mut now = 0;
    for c in signs {
        now = if is_cover(*c) { now + 1 } else { 0 };
        longest = longest.max(now);
    }
    let hidden = signs.iter().filter(|c| is_cover(**c)).count();
    longest <= 2 && hidden > 2
}
