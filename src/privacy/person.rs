//! Names of persons: in a cell of a list, and in running text.

use std::ops::Range;

use super::signs;
use super::view::View;
use super::words::{CONTEXT, SURNAMES};

/// How a name in a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameForm {
    /// In full: 张三丰.
    Full,
    /// The middle is covered: 张*丰.
    Middle,
    /// All but the family name is covered: 张**.
    Given,
    /// The family name is covered: *三丰.
    Family,
    /// 张某某.
    Mou,
}

/// Is a cell the name of a person, and how is it written? `None` for everything else:
/// 合计, a company, a number.
pub fn name_form(cell: &str) -> Option<NameForm> {
    let chars: Vec<char> =
        cell.chars().filter(|c| !c.is_whitespace() && !signs::invisible(*c)).map(signs::folded).collect();
    let covered = |c: &char| signs::covers(*c) && *c != '·' || *c == 'X' || *c == 'x';
    if chars.iter().any(covered) {
        let rest = chars.iter().all(|c| covered(c) || signs::han(*c));
        return match (rest && (2..=5).contains(&chars.len()), chars.as_slice()) {
            (true, [first, .., last]) => match (covered(first), covered(last)) {
                (false, false) => Some(NameForm::Middle),
                (false, true) => Some(NameForm::Given),
                (true, false) => Some(NameForm::Family),
                (true, true) => None,
            },
            _ => None,
        };
    }
    if chars.contains(&'某') {
        return (chars.len() <= 4 && chars.iter().all(|c| signs::han(*c))).then_some(NameForm::Mou);
    }
    if chars.contains(&'·') {
        let parts: Vec<&[char]> = chars.split(|c| *c == '·').collect();
        let full =
            parts.iter().all(|part| (1..=8).contains(&part.len()) && part.iter().all(|c| signs::han(*c)));
        return (full && parts.len() <= 5).then_some(NameForm::Full);
    }
    is_name(&chars, false).then_some(NameForm::Full)
}

/// A family name and one or two more characters; `sure` asks for a family name that
/// seldom begins another word.
pub(super) fn is_name(chars: &[char], sure: bool) -> bool {
    if !chars.first().is_some_and(|c| SURNAMES.begins(*c)) {
        return false;
    }
    let word = |group: &str| CONTEXT.at(chars, 0).any(|(name, end)| name == group && end == chars.len());
    let han = (2..=4).contains(&chars.len()) && chars.iter().all(|c| signs::han(*c) && *c != '某');
    if !han || word("not_names") || word("illness") {
        return false;
    }
    let double = chars.len() > 2 && SURNAMES.at(chars, 0).any(|(_, end)| end == 2);
    let single =
        |at: usize| SURNAMES.at(chars, at).any(|(group, end)| end == at + 1 && (group == "plain" || !sure));
    // 张李小明: two family names, as some women of Hong Kong write it.
    let both = chars.len() == 4 && !sure && single(0) && single(1);
    let single = chars.len() < 4 && single(0);
    double || single || both
}

/// Whether a name in running text is certain enough to speak of a person.
pub(super) struct Named {
    /// Where the name stands in the view.
    pub name: Range<usize>,
}

/// The last person named in the `most` characters before a place, in the same sentence:
/// after a word such as 姓名 or 村民, before a sex (张三，男), or alone between marks with
/// a family name that begins no other word.
pub(super) fn named_before(view: &View, at: usize, most: usize) -> Option<Named> {
    let part = view.sentence_before(at, most, true);
    (part.start..part.end).rev().find_map(|start| named_at(view, start, part.end))
}

/// A person named at exactly this place.
pub(super) fn named_at(view: &View, start: usize, limit: usize) -> Option<Named> {
    if !SURNAMES.begins(view.get(start)) {
        return None;
    }
    let labelled = after_word(view, start, "somebody") || after_word(view, start, "kin");
    let before = view.before(start);
    let opens = !signs::han(before) && !before.is_alphanumeric() && before != '*';
    if !labelled && !opens {
        return None;
    }
    for long in [3, 2, 4] {
        let end = start + long;
        if end > limit.min(view.chars.len())
            || !is_name(&view.chars[start..end], !labelled && !sex_after(view, end))
        {
            continue;
        }
        let next = view.get(end);
        if !signs::han(next) || sex_after(view, end) || verb_after(view, end) {
            return Some(Named { name: start..end });
        }
    }
    None
}

/// Does a word of the group, perhaps with a colon, stand right before a place?
pub(super) fn after_word(view: &View, at: usize, group: &str) -> bool {
    let mut end = at;
    while end > 0 && matches!(view.chars[end - 1], ':' | ' ' | '|' | '"' | '(' | '是' | '为') && at - end < 4
    {
        end -= 1;
    }
    CONTEXT.closes(group, &view.chars[end.saturating_sub(8)..end])
}

/// `，男` or `(女` right after a place.
pub(super) fn sex_after(view: &View, at: usize) -> bool {
    let mut at = at;
    if matches!(view.get(at), ',' | '、' | '(' | ' ' | '|') {
        at += 1;
    }
    if view.get(at) == ' ' {
        at += 1;
    }
    matches!(view.get(at), '男' | '女') && !signs::han(view.get(at + 1))
}

/// Words that follow a name: 张三患, 张三因, 张三住.
fn verb_after(view: &View, at: usize) -> bool {
    let next = (view.get(at), view.get(at + 1));
    matches!(
        next,
        ('患' | '因' | '系' | '住' | '身', _)
            | ('家', '住')
            | ('现', '住' | '年')
            | ('生', '于')
            | ('出', '生')
            | ('确', '诊')
            | ('罹', _)
            | ('电', '话')
            | ('手', '机')
            | ('联', '系')
            | ('同', '志')
            | ('每', '月' | '年')
    )
}
