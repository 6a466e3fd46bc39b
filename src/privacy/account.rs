//! Bank cards, passbooks, social security cards, accounts of persons, household registers.
//!
//! A card is known by issuer, length and check digit. An account is no secret where it is
//! an office's: offices publish where to pay and to donate.

use super::candidate::Candidate;
use super::codes::{self, Issuer};
use super::finder::Finder;
use super::labels::Label;
use super::person;
use super::sort::{Confidence, Sort};
use super::view::Gap;
use super::words::CONTEXT;

/// How people cut card numbers, besides into equal parts.
const USUAL: &[&[usize]] = &[
    &[4, 4, 4, 4, 3],
    &[6, 13],
    &[6, 10],
    &[4, 4, 4, 7],
    &[4, 4, 8],
    &[6, 4, 4, 2],
    &[6, 4, 4, 5],
    &[5, 5, 5, 4],
    &[6, 6, 7],
    &[6, 6, 4],
    &[6, 4, 6],
    &[4, 6, 6],
];

/// Finds them.
pub(super) fn find(finder: &mut Finder<'_>) {
    // The longest first: 16 of 19 digits may have a right check digit too.
    for length in [19, 18, 17, 16] {
        for one in finder.candidates(length, false) {
            card(finder, one);
        }
    }
    said(finder);
}

fn card(finder: &mut Finder<'_>, one: Candidate) {
    let view = &finder.view;
    let label = finder.label(one.part.start);
    let speaks = matches!(label, Some((Label::Bank | Label::Passbook | Label::Account, _)));
    let thing = matches!(label, Some((Label::Serial | Label::Credit | Label::Money | Label::Identity, _)));
    let letters =
        view.before(one.part.start).is_ascii_alphabetic() || view.get(one.part.end).is_ascii_alphabetic();
    if !codes::luhn(&one.digits) || finder.ground.allows(&one.digits) || letters || thing {
        return;
    }
    // 18 digits with a date of birth are an identity number with a slip, if anything.
    if one.digits.len() == 18
        && codes::birth_18(&one.digits).is_some()
        && codes::province(&one.digits)
        && !speaks
    {
        return;
    }
    let amount = super::phone::is_amount(view, &one.part);
    let goes_on = one.solid()
        && [&one.left, &one.right]
            .iter()
            .any(|side| matches!(side, Some((_, Gap::Dot | Gap::Dash | Gap::Slash))));
    let cut = match one.joint {
        _ if one.solid() => true,
        Some(Gap::Cell | Gap::Line) => speaks && one.cut_as(USUAL),
        // Two or three numbers side by side are figures more often than a card.
        _ => one.alone() && one.cut_as(USUAL) && (speaks || one.sizes.len() > 3 || one.has_leading_zero()),
    };
    let issued = match codes::issuer(&one.digits) {
        Issuer::Known => true,
        Issuer::Network => speaks || person::named_before(view, one.part.start, 14).is_some(),
        Issuer::Unknown => false,
    };
    if issued && cut && (speaks || (!amount && !goes_on)) {
        let office = matches!(label, Some((Label::Account, _))) && of_an_office(finder, one.part.start);
        if !office || codes::issuer(&one.digits) == Issuer::Known {
            let confidence = if one.solid() && speaks { Confidence::Certain } else { Confidence::Likely };
            finder.add(Sort::BankCard, one.part, confidence);
        }
    }
}

/// Numbers of any length that the text itself calls so.
fn said(finder: &mut Finder<'_>) {
    if !finder.has_numbers(8)
        || !finder.says(&[Label::Bank, Label::Passbook, Label::Account, Label::Household])
    {
        return;
    }
    let mut found = Vec::new();
    for length in 8..=22 {
        for one in finder.candidates(length, false) {
            let Some((label, away)) = finder.label(one.part.start) else { continue };
            let even = one.solid() || one.sizes.iter().all(|size| *size >= 3) || one.cut_as(USUAL);
            let joined = !matches!(one.joint, Some(Gap::Mixed | Gap::Cell));
            // Only the whole number, not its first groups.
            let whole = one.right.as_ref().is_none_or(|(_, gap)| {
                matches!(gap, Gap::Cell | Gap::Mixed | Gap::Line)
                    || one.joint.is_some_and(|joint| joint != *gap)
            });
            if away > 10 || !even || !joined || !whole || finder.ground.allows(&one.digits) {
                continue;
            }
            match label {
                Label::Bank | Label::Passbook => {
                    let card = label == Label::Bank && codes::issuer(&one.digits) == Issuer::Known;
                    let sort = if card { Sort::BankCard } else { Sort::Passbook };
                    found.push((sort, one.part));
                }
                Label::Account if one.solid() && length >= 10 && of_a_person(finder, one.part.start) => {
                    found.push((Sort::Passbook, one.part));
                }
                Label::Household => found.push((Sort::HouseholdBook, one.part)),
                _ => {}
            }
        }
    }
    found.into_iter().rev().for_each(|(sort, part)| finder.add(sort, part, Confidence::Likely));
}

fn of_an_office(finder: &Finder<'_>, at: usize) -> bool {
    let before = finder.view.sentence_before(at, 50, true);
    CONTEXT.within("organisation", &finder.view.chars[before])
}

fn of_a_person(finder: &Finder<'_>, at: usize) -> bool {
    !of_an_office(finder, at) && person::named_before(&finder.view, at, 40).is_some()
}
