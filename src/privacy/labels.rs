//! What the words before a number say that it is.

use super::view::View;
use super::words::LABELS;

/// What a number is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// 身份证号, 证件号码.
    Identity,
    /// 残疾证号.
    Disability,
    /// 银行卡号, 社保卡号.
    Bank,
    /// 存折.
    Passbook,
    /// 账号: of a person or of an office.
    Account,
    /// 手机, 电话.
    Telephone,
    /// 家庭电话.
    Home,
    /// 户口簿号.
    Household,
    /// 统一社会信用代码.
    Credit,
    /// 编号, 索引号: a number of a thing.
    Serial,
    /// 金额.
    Money,
}

impl Label {
    fn of(group: &str) -> Option<Label> {
        Some(match group {
            "id" => Label::Identity,
            "disability" => Label::Disability,
            "bank" => Label::Bank,
            "passbook" => Label::Passbook,
            "account" => Label::Account,
            "mobile" => Label::Telephone,
            "home" => Label::Home,
            "household" => Label::Household,
            "credit" => Label::Credit,
            "serial" => Label::Serial,
            "money" => Label::Money,
            _ => return None,
        })
    }
}

/// So many characters, blanks not counted, a label may stand before its number.
const REACH: usize = 24;

/// A label in a view: where it begins and ends.
#[derive(Debug, Clone, Copy)]
struct Said {
    start: usize,
    end: usize,
    label: Label,
}

/// All labels of a view, by where they end.
pub(super) struct Labels(Vec<Said>);

impl Labels {
    /// Finds the labels; blanks inside them don't count.
    pub fn of(view: &View) -> Labels {
        let places: Vec<usize> =
            (0..view.chars.len()).filter(|at| !view.chars[*at].is_whitespace()).collect();
        let text: Vec<char> = places.iter().map(|at| view.chars[*at].to_ascii_lowercase()).collect();
        let mut all = Vec::new();
        for at in (0..text.len()).filter(|at| LABELS.begins(text[*at])) {
            for (group, end) in LABELS.at(&text, at) {
                all.extend(Label::of(group).map(|label| Said {
                    start: places[at],
                    end: places[end - 1] + 1,
                    label,
                }));
            }
        }
        all.sort_by_key(|said| said.end);
        Labels(all)
    }

    /// The last label before a place, in the same sentence, and how many characters are
    /// between; where two end together the longer one holds.
    pub fn before(&self, view: &View, at: usize) -> Option<(Label, usize)> {
        let until = self.0.partition_point(|said| said.end <= at);
        let last = self.0.get(until.checked_sub(1)?)?;
        let same = self.0[..until].iter().rev().take_while(|said| said.end == last.end);
        let said = same.min_by_key(|said| said.start)?;
        if at - said.end > 2 * REACH || view.sentence_before(at, at - said.start, true).start > said.start {
            return None;
        }
        let between = view.chars[said.end..at].iter().filter(|c| !c.is_whitespace()).count();
        (between <= REACH).then_some((said.label, between))
    }

    /// Is one of these said anywhere?
    pub fn any(&self, wanted: &[Label]) -> bool {
        self.0.iter().any(|said| wanted.contains(&said.label))
    }

    /// Is it said in brackets right after a number: 4222…（身份证号）?
    pub fn after(&self, view: &View, at: usize, label: Label) -> bool {
        matches!(view.get(at), '(' | ' ' | '[')
            && self.0.iter().skip(self.0.partition_point(|said| said.end <= at)).take(4).any(|said| {
                said.label == label
                    && said.start >= at
                    && said.end <= at + 9
                    && view.sentence_after(at, 9).end >= said.end
            })
    }
}
