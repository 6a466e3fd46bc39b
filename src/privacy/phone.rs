//! Telephone numbers of persons: mobile numbers, and fixed lines that the text says are at
//! home. The lines of offices stand on every page of a portal and are no secret; an
//! office's mobile number belongs on the allow list.

use std::ops::Range;

use super::candidate::Candidate;
use super::finder::Finder;
use super::labels::Label;
use super::person;
use super::signs;
use super::sort::{Confidence, Sort};
use super::view::{Gap, View};
use super::words::CONTEXT;

const USUAL: &[&[usize]] = &[
    &[3, 4, 4],
    &[4, 3, 4],
    &[3, 3, 5],
    &[3, 4, 2, 2],
    &[3, 2, 3, 3],
    &[3, 2, 2, 2, 2],
    &[3, 3, 3, 2],
    &[4, 4, 3],
    &[5, 3, 3],
    &[3, 5, 3],
];

/// Finds them.
pub(super) fn find(finder: &mut Finder<'_>) {
    for one in finder.candidates(11, false) {
        if is_mobile(&one.digits) && !finder.ground.allows(&one.digits) && mobile(finder, &one) {
            // Groups of digits without a word for them may be figures after all.
            let confidence = match (one.solid(), said(finder, one.part.start)) {
                (true, true) => Confidence::Certain,
                (true, false) | (false, true) => Confidence::Likely,
                (false, false) => Confidence::Possible,
            };
            finder.add(Sort::Mobile, one.part, confidence);
        }
    }
    prefixed(finder);
    at_home(finder);
}

/// `1[3-9]` and nine more digits.
pub(super) fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == 11 && matches!(digits, [1, 3..=9, ..])
}

fn said(finder: &Finder<'_>, at: usize) -> bool {
    matches!(finder.label(at), Some((Label::Telephone | Label::Home, 0..=14)))
}

fn mobile(finder: &Finder<'_>, one: &Candidate) -> bool {
    let view = &finder.view;
    let said = said(finder, one.part.start);
    if view.get(one.part.end).is_ascii_alphanumeric() || !letters_fit(view, one.part.start) {
        return false;
    }
    if is_amount(view, &one.part) && (!said || money_after(view, one.part.end)) {
        return false;
    }
    let label = finder.label(one.part.start);
    let thing = matches!(label, Some((Label::Serial | Label::Credit | Label::Money, 0..=6)));
    if one.solid() {
        return !thing && fits_left(view, one, said) && fits_right(one, said);
    }
    let named = || person::named_before(view, one.part.start, 8).is_some();
    let country = one.left.as_ref().is_some_and(|(digits, _)| is_country(digits));
    match one.joint {
        Some(Gap::Cell | Gap::Line) => (said || named()) && one.cut_as(USUAL),
        Some(Gap::Dot | Gap::Slash) => one.alone() && one.cut_as(USUAL) && (said || one.sizes.len() > 2),
        // A row of figures is longer, or stands among other figures.
        Some(_) => {
            let lonely = !digit_near(view, &one.part) && one.sizes.len() > 2;
            (one.alone() || country) && one.cut_as(USUAL) && !thing && (said || country || named() || lonely)
        }
        None => false,
    }
}

/// What is joined before a solid number: nothing that makes it a part of a decimal, a
/// coordinate or a serial number.
fn fits_left(view: &View, one: &Candidate, said: bool) -> bool {
    let signed = matches!(view.before(one.part.start), '-' | '.' | '/' | '#');
    match &one.left {
        None => {
            !signed
                || view.before(one.part.start - 1).is_whitespace()
                || signs::han(view.before(one.part.start - 1))
                || said
        }
        Some((_, Gap::Script | Gap::Blank | Gap::Line | Gap::Cell)) => true,
        Some((digits, _)) if is_country(digits) || is_mobile(digits) => true,
        Some((digits, Gap::Dot)) => {
            // 1.13812345678 opens a line of a list; 30.13812345678 does not.
            let head = one.part.start - 1 - digits.len();
            digits.len() <= 2
                && digits != &[0]
                && view.get(one.part.start - 1) == '.'
                && view.before(head) == '\n'
        }
        Some((digits, gap)) => {
            let start = one.part.start;
            // 附件1-138…; 4321234/138…, but not the day in t20250301_138….
            let numbered =
                *gap == Gap::Dash && digits.len() <= 2 && signs::han(view.before(start - 1 - digits.len()));
            let office =
                (7..=8).contains(&digits.len()) && !digits.starts_with(&[2, 0]) && view.before(start) != '_';
            let area = digits.first() == Some(&0) || !(4..=6).contains(&digits.len());
            numbered || office || (said && area)
        }
    }
}

fn fits_right(one: &Candidate, said: bool) -> bool {
    match &one.right {
        None | Some((_, Gap::Script | Gap::Blank | Gap::Line | Gap::Cell | Gap::Mixed)) => true,
        Some((digits, Gap::Dot)) => said && digits.len() > 3,
        Some((digits, _)) => said || matches!(digits.len(), 7 | 8 | 11) || digits.first() == Some(&0),
    }
}

fn is_country(digits: &[u8]) -> bool {
    matches!(digits, [8, 6] | [0, 8, 6] | [0, 0, 8, 6] | [1, 7, 9, 5, 1])
}

/// Letters before a number: none, or a word for telephone.
fn letters_fit(view: &View, at: usize) -> bool {
    let long = view.chars[..at].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
    let word: Vec<char> = view.chars[at - long..at].iter().map(char::to_ascii_lowercase).collect();
    long == 0 || CONTEXT.at(&word, 0).any(|(group, end)| group == "latin" && end == long)
}

/// A digit of another number within eight characters, on the same line.
fn digit_near(view: &View, part: &Range<usize>) -> bool {
    let before = view.sentence_before(part.start, 8, false);
    let after = view.sentence_after(part.end, 8);
    view.chars[before].iter().chain(&view.chars[after]).any(char::is_ascii_digit)
}

/// Does a unit of money or the like follow?
pub(super) fn money_after(view: &View, at: usize) -> bool {
    let at = if view.get(at) == ' ' { at + 1 } else { at };
    matches!(view.get(at), '元' | '万' | '亿' | '%' | '‰' | '千' | '吨' | '㎡')
        || view.text(at..at + 2) == "美元"
}

/// Does a unit follow, or a sign of money stand before?
pub(super) fn is_amount(view: &View, part: &Range<usize>) -> bool {
    let at = if view.get(part.end) == ' ' { part.end + 1 } else { part.end };
    let unit = matches!(
        view.get(at),
        '户' | '人'
            | '件'
            | '个'
            | '次'
            | '项'
            | '年'
            | '月'
            | '日'
            | '亩'
            | '米'
            | '度'
            | '条'
            | '株'
            | '头'
            | '份'
            | '册'
            | '辆'
            | '台'
            | '套'
            | '公'
            | '平'
            | '立'
            | '字'
            | '点'
            | '℃'
            | '°'
            | '+'
            | '='
    );
    let money = matches!(view.before(part.start), '¥' | '￥' | '$' | '€' | '=');
    money || unit || money_after(view, part.end)
}

/// 8613812345678, 013812345678: a prefix without a gap, where the text says telephone or
/// `+` stands before.
fn prefixed(finder: &mut Finder<'_>) {
    for (length, prefix) in [(13, &[8, 6][..]), (12, &[0]), (14, &[0, 8, 6]), (15, &[0, 0, 8, 6])] {
        for one in finder.candidates(length, false) {
            let plus = finder.view.before(one.part.start) == '+';
            let Some(rest) = one.digits.strip_prefix(prefix) else { continue };
            let cut = one.solid() || (plus && one.alone());
            if cut
                && is_mobile(rest)
                && (plus || said(finder, one.part.start))
                && !finder.ground.allows(&one.digits)
            {
                finder.add(Sort::Mobile, one.part, Confidence::Likely);
            }
        }
    }
}

/// Fixed lines that are called those of a home: 7 or 8 digits, perhaps with an area code.
fn at_home(finder: &mut Finder<'_>) {
    if !finder.has_numbers(7) || !finder.says(&[Label::Home]) {
        return;
    }
    for length in [7, 8, 10, 11, 12] {
        for one in finder.candidates(length, false) {
            let label = finder.label(one.part.start);
            let area = one.digits.first() == Some(&0);
            let joined = matches!(one.joint, None | Some(Gap::Blank | Gap::Dash));
            let whole =
                one.right.as_ref().is_none_or(|(_, gap)| Some(*gap) != one.joint && *gap != Gap::Dash)
                    && one.left.as_ref().is_none_or(|(_, gap)| *gap != Gap::Dash);
            if matches!(label, Some((Label::Home, 0..=10)))
                && joined
                && whole
                && (length <= 8) != area
                && !finder.ground.allows(&one.digits)
            {
                finder.add(Sort::HomePhone, one.part, Confidence::Certain);
            }
        }
    }
}
