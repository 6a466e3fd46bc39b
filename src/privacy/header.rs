//! What the head of a column says of its cells, and whether a cell holds it.

use super::ground::Ground;
use super::person::{NameForm, name_form};
use super::signs;
use super::sort::Sort;
use super::words::{CONTEXT, HEADERS, find};

/// The head of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// Its cells are of this sort wherever they stand.
    Sort(Sort),
    /// Telephone numbers: of persons, if the table lists persons.
    Telephone,
    /// 职务, 科室: the persons are officials.
    Office,
}

/// What the head of a column says; `None` for one that asks for nothing personal, also
/// where it asks for their count (残疾证办理人数). Telephone numbers (联系电话) are taken
/// for a person's.
pub fn header(text: &str) -> Option<Sort> {
    match head(text)? {
        Head::Sort(sort) => Some(sort),
        Head::Telephone => Some(Sort::HomePhone),
        Head::Office => None,
    }
}

pub(super) fn head(text: &str) -> Option<Head> {
    // Most cells of a table are none, and none of their characters begins a word.
    if text.len() > 200 || !text.chars().any(|c| HEADERS.begins(signs::folded(c).to_ascii_lowercase())) {
        return None;
    }
    let chars: Vec<char> = text
        .chars()
        .filter(|c| !c.is_whitespace() && !signs::invisible(*c) && !matches!(c, '*' | ':' | '：' | '"'))
        .map(|c| signs::folded(c).to_ascii_lowercase())
        .take(21)
        .collect();
    if chars.is_empty() || chars.len() > 20 || chars.iter().filter(|c| c.is_ascii_digit()).count() > 3 {
        return None;
    }
    // 姓名（户主）: what stands before the bracket.
    let bare: &[char] = chars.split(|c| *c == '(').next().unwrap_or_default();
    let ends = |word: &str| bare.ends_with(&word.chars().collect::<Vec<char>>());
    for (group, words) in HEADERS.groups() {
        let whole = matches!(group, "name" | "minor");
        let fits = |word: &Vec<char>| {
            if whole {
                bare == word || (ends("姓名") && find(bare, word).is_some())
            } else {
                find(&chars, word).is_some()
            }
        };
        if !words.iter().any(fits) {
            continue;
        }
        return Some(match group {
            "disability" => Head::Sort(Sort::DisabilityCertificate),
            "id" => Head::Sort(Sort::IdCard18),
            "bank" => Head::Sort(Sort::BankCard),
            "passbook" => Head::Sort(Sort::Passbook),
            "mobile" => Head::Sort(Sort::Mobile),
            "line" => Head::Telephone,
            "household" => Head::Sort(Sort::HouseholdBook),
            "birth" => Head::Sort(Sort::BirthDate),
            "health" => Head::Sort(Sort::Health),
            "dwelling" => Head::Sort(Sort::Address),
            "plate" => Head::Sort(Sort::Plate),
            "minor" => Head::Sort(Sort::Minor),
            "name" => Head::Sort(Sort::Name),
            "officials" => Head::Office,
            _ => return None,
        });
    }
    None
}

/// What a cell holds of the sort that the head of its column names, even if a check digit
/// is wrong; `None` if it is empty, covered well enough, or something else.
pub(super) fn holds(sort: Sort, cell: &str, ground: &Ground) -> Option<Sort> {
    let chars: Vec<char> = cell.chars().filter(|c| !signs::invisible(*c)).map(signs::folded).collect();
    let digits: Vec<u8> = chars.iter().filter_map(|c| signs::digit(*c)).map(|(value, _)| value).collect();
    let covers = chars.iter().filter(|c| signs::covers(**c) && **c != '·' && **c != '_').count();
    let letters = chars.iter().filter(|c| signs::han(**c) && signs::digit(**c).is_none()).count();
    let number = |least: usize| digits.len() >= least && !ground.allows(&digits) && letters <= 12;
    match sort {
        Sort::IdCard18 | Sort::IdCard15 | Sort::IdCardMasked | Sort::DisabilityCertificate => {
            let code = super::codes::is_credit_code(&chars)
                && chars.iter().any(|c| c.is_ascii_alphabetic() && !matches!(c, 'X' | 'x'));
            match covers {
                _ if code => None,
                0 | 1 => number(7).then_some(match (sort, digits.len()) {
                    (Sort::DisabilityCertificate, _) => Sort::DisabilityCertificate,
                    (_, 15) => Sort::IdCard15,
                    _ => Sort::IdCard18,
                }),
                _ => number(8).then_some(Sort::IdCardMasked),
            }
        }
        Sort::BankCard | Sort::Passbook => (covers < 4 && number(7)).then_some(sort),
        Sort::HouseholdBook => (covers < 3 && number(6)).then_some(sort),
        Sort::Mobile | Sort::HomePhone => {
            let hotline =
                digits.starts_with(&[4, 0, 0]) || digits.starts_with(&[8, 0, 0]) || digits.len() <= 6;
            let mobile = digits.windows(11).any(super::phone::is_mobile);
            let sort = if mobile { Sort::Mobile } else { Sort::HomePhone };
            (covers < 3 && number(7) && !hotline).then_some(sort)
        }
        Sort::BirthDate => (covers == 0
            && (4..=8).contains(&digits.len())
            && letters <= 4
            && (digits.len() >= 6 || letters >= 2 || chars.iter().any(|c| matches!(c, '-' | '.' | '/'))))
        .then_some(sort),
        Sort::Address => {
            let unit = |pair: &[char]| {
                signs::digit(pair[0]).is_some()
                    && matches!(pair[1], '组' | '号' | '室' | '栋' | '幢' | '单' | '队' | '座')
            };
            (covers < 3 && chars.windows(2).any(unit) && !ground.allows_text(cell.trim())).then_some(sort)
        }
        Sort::Plate => plate(&chars).then_some(sort),
        Sort::Health => {
            let none: Vec<char> = chars.iter().filter(|c| !c.is_whitespace()).copied().collect();
            let nothing = matches!(
                none.as_slice(),
                [] | ['/' | '-' | '\\' | '无' | '否' | '0']
                    | ['健', '康']
                    | ['良', '好']
                    | ['正', '常']
                    | ['一', '般']
                    | ['-', '-']
            );
            let other = none.iter().all(|c| c.is_ascii_digit() && *c > '7') || none.len() > 60;
            (!nothing && !other && covers < 2).then_some(sort)
        }
        Sort::Minor | Sort::Name => {
            let text: String = chars.iter().collect();
            let full = text.split(['、', ',', ' ', '/']).any(|one| name_form(one) == Some(NameForm::Full));
            (full && !ground.allows_text(cell.trim()) && !CONTEXT.within("organisation", &chars))
                .then_some(sort)
        }
    }
}

/// 鄂L12345, 鄂A·D12345.
fn plate(chars: &[char]) -> bool {
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    let bare: Vec<char> = chars.iter().filter(|c| c.is_alphanumeric()).copied().collect();
    matches!(bare.as_slice(), [province, 'A'..='Z', rest @ ..]
        if PROVINCES.contains(*province) && matches!(rest.len(), 5 | 6) && rest.iter().all(char::is_ascii_alphanumeric))
}
