//! Identity numbers in full: 18 and 15 characters, and the 20 of a 残疾人证.
//!
//! Without a word for it, only a number whose province, date and check character hold is
//! found. Where the text says that it is one, a slip of the pen makes it no less one.

use super::candidate::{Candidate, End};
use super::codes;
use super::finder::Finder;
use super::labels::Label;
use super::person;
use super::phone;
use super::signs;
use super::sort::{Confidence, Sort};
use super::view::Gap;

/// How people cut 18 characters, besides into equal parts and into two.
const USUAL: &[&[usize]] = &[
    &[6, 8, 4],
    &[6, 8, 3, 1],
    &[6, 4, 4, 4],
    &[6, 4, 4, 3, 1],
    &[6, 4, 2, 2, 4],
    &[6, 4, 2, 2, 3, 1],
    &[3, 3, 4, 4, 4],
    &[3, 3, 8, 4],
    &[2, 2, 2, 8, 4],
    &[2, 4, 8, 4],
    &[2, 2, 2, 4, 2, 2, 4],
    &[4, 4, 4, 6],
    &[6, 11, 1],
    &[3, 3, 4, 2, 2, 4],
    &[4, 2, 8, 4],
    &[4, 2, 4, 4, 4],
    &[6, 6, 5, 1],
];
/// And 15.
const USUAL_15: &[&[usize]] = &[&[6, 6, 3], &[6, 2, 2, 2, 3], &[4, 4, 4, 3]];

/// Certificates first, for each holds an identity number.
pub(super) fn find(finder: &mut Finder<'_>) {
    certificates(finder);
    eighteen(finder);
    glued(finder);
    fifteen(finder);
    mistyped(finder);
}

fn eighteen(finder: &mut Finder<'_>) {
    for one in finder.candidates(18, true) {
        if !stands_free(finder, &one) {
            continue;
        }
        let label = finder.label(one.part.start);
        let said = said(finder, &one, label, Label::Identity);
        let last = finder.ground.last_birth();
        let check = codes::identity_check(&one.digits[..17]);
        let born = codes::birth_18(&one.digits).filter(|born| *born <= last && codes::province(&one.digits));
        // 4222021985031512* hides nothing: the last character follows from the others.
        let covered =
            one.ends == End::Star || (one.ends == End::X && finder.view.get(one.part.end - 1) == '×');
        let fits = born.is_some() && (check == one.digits[17] || covered);
        let cut = one.solid() || one.cut_as(USUAL);
        let confidence = match born {
            Some(born) if fits && (said || cut) => {
                if !said && phone::money_after(&finder.view, one.part.end) {
                    continue;
                }
                let things = matches!(label, Some((Label::Serial | Label::Money, _)));
                let code = codes::is_credit_code(&finder.view.chars[one.part.clone()]);
                if !said
                    && ((things && finder.ground.recent(born))
                        || (code && matches!(label, Some((Label::Credit, _)))))
                {
                    continue;
                }
                if covered || !one.solid() { Confidence::Likely } else { Confidence::Certain }
            }
            _ if said && cut && one.ends != End::Star => Confidence::Likely,
            _ => continue,
        };
        finder.add(Sort::IdCard18, one.part, confidence);
    }
}

/// Identity number, sort of disability 1–7, grade 1–4.
fn certificates(finder: &mut Finder<'_>) {
    let last = finder.ground.last_birth();
    for one in finder.candidates(20, false) {
        let label = finder.label(one.part.start);
        let fits = codes::is_identity(&one.digits[..18], last) && grades(&one.digits[18..]);
        let said = said(finder, &one, label, Label::Disability);
        let cut = one.solid() || said || one.cut_as(&[&[6, 8, 4, 2], &[6, 4, 4, 4, 2], &[18, 2]]);
        if stands_free(finder, &one) && cut && (fits || said) {
            finder.add(
                Sort::DisabilityCertificate,
                one.part,
                if fits { Confidence::Certain } else { Confidence::Likely },
            );
        }
    }
    // …123X43: the check character inside.
    for one in finder.candidates(17, false) {
        let view = &finder.view;
        let rest: Vec<char> =
            view.chars[one.part.end..].iter().take(8).filter(|c| **c != ' ' && **c != '-').copied().collect();
        let [x, kind, grade, rest @ ..] = rest.as_slice() else { continue };
        let digits: Vec<u8> = one.digits.iter().copied().chain([10]).collect();
        let tail: Vec<u8> = [kind, grade]
            .iter()
            .filter_map(|c| c.to_digit(10))
            .filter_map(|d| u8::try_from(d).ok())
            .collect();
        let more = rest.first().is_some_and(char::is_ascii_alphanumeric);
        if matches!(x, 'X' | 'x' | '×')
            && !more
            && tail.len() == 2
            && grades(&tail)
            && codes::is_identity(&digits, last)
        {
            let mut end = one.part.end;
            let mut left = 3;
            while left > 0 {
                left -= usize::from(!matches!(view.get(end), ' ' | '-'));
                end += 1;
            }
            finder.add(Sort::DisabilityCertificate, one.part.start..end, Confidence::Certain);
        }
    }
}

fn grades(digits: &[u8]) -> bool {
    matches!(digits, [1..=7, 1..=4])
}

/// A number in a longer run of digits, with a mobile number, a card or another identity
/// number before or after it, as when columns are pasted without blanks.
fn glued(finder: &mut Finder<'_>) {
    let last = finder.ground.last_birth();
    let other = |digits: &[u8]| {
        phone::is_mobile(digits)
            || codes::is_identity(digits, last)
            || (codes::issuer(digits) == codes::Issuer::Known && codes::luhn(digits))
    };
    let mut found = Vec::new();
    for group in finder.groups.iter().filter(|group| (29..=37).contains(&group.digits.len())) {
        let (head, tail) = group.digits.split_at(18);
        let cut = group.digits.len() - 18;
        if codes::is_identity(head, last) && other(tail) {
            found.push(group.start..group.start + 18);
        }
        if codes::is_identity(&group.digits[cut..], last) && other(&group.digits[..cut]) {
            found.push(group.end - 18..group.end);
        }
    }
    found.into_iter().for_each(|part| finder.add(Sort::IdCard18, part, Confidence::Certain));
}

/// Fifteen digits have no check digit: they need a word or a person beside them.
fn fifteen(finder: &mut Finder<'_>) {
    for one in finder.candidates(15, false) {
        let label = finder.label(one.part.start);
        let said =
            said(finder, &one, label, Label::Identity) || matches!(label, Some((Label::Disability, _)));
        let fits = codes::province(&one.digits) && codes::birth_15(&one.digits).is_some();
        let cut = said || one.solid() || (one.alone() && one.cut_as(USUAL_15));
        if !fits || !cut || !stands_free(finder, &one) {
            continue;
        }
        let thing = matches!(label, Some((Label::Serial | Label::Credit | Label::Money | Label::Account, _)));
        let person = person::named_before(&finder.view, one.part.start, 14).is_some();
        if said {
            finder.add(Sort::IdCard15, one.part, Confidence::Certain);
        } else if person && !thing {
            finder.add(Sort::IdCard15, one.part, Confidence::Likely);
        }
    }
}

/// A digit too many or too few right behind the word.
fn mistyped(finder: &mut Finder<'_>) {
    if !finder.has_numbers(14) || !finder.says(&[Label::Identity]) {
        return;
    }
    for length in [14, 15, 16, 17, 19, 20] {
        for one in finder.candidates(length, length == 17 || length == 19) {
            let label = finder.label(one.part.start);
            let covered = signs::covers(finder.view.get(one.part.end));
            if one.solid()
                && !covered
                && one.ends != End::Star
                && matches!(label, Some((Label::Identity, 0..=6)))
                && stands_free(finder, &one)
            {
                finder.add(Sort::IdCard18, one.part, Confidence::Likely);
            }
        }
    }
}

/// Does the text say that this is one: before it, or in brackets after it?
fn said(finder: &Finder<'_>, one: &Candidate, label: Option<(Label, usize)>, wanted: Label) -> bool {
    matches!(label, Some((found, 0..=14)) if found == wanted) || finder.called_after(one.part.end, wanted)
}

/// No letter or digit goes on before or after: a part of 11341702486344515H is none. A
/// short word may stand before: ID4222….
fn stands_free(finder: &Finder<'_>, one: &Candidate) -> bool {
    let view = &finder.view;
    let next = view.get(one.part.end);
    let letters = (0..one.part.start).rev().take_while(|at| view.get(*at).is_ascii_alphabetic()).count();
    let beyond = view.before(one.part.start - letters);
    // A solid number that goes on by a dot or dash is a decimal or a part of a serial number.
    let goes_on = one.solid() && matches!(&one.right, Some((digits, Gap::Dot)) if digits.len() <= 6);
    !next.is_ascii_alphanumeric()
        && !goes_on
        && (letters == 0 || (letters <= 12 && !beyond.is_ascii_digit() && beyond != '_'))
}
