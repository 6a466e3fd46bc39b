//! What can be found, and how a message may speak of it.

use std::ops::Range;

use crate::diagnostic::Text;
use crate::say;

/// A sort of personal information (DOMAIN: what must not be published).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// 居民身份证号, 18 characters (GB 11643).
    IdCard18,
    /// The old form, 15 digits.
    IdCard15,
    /// An identity number of which too much is still to be seen.
    IdCardMasked,
    /// 残疾人证: identity number, sort and grade of disability.
    DisabilityCertificate,
    /// A bank card.
    BankCard,
    /// Passbook, social security card or account of a person.
    Passbook,
    /// 户口簿.
    HouseholdBook,
    /// A mobile telephone.
    Mobile,
    /// A fixed line at home.
    HomePhone,
    /// A home, down to group, door or room.
    Address,
    /// The day or month in which a person was born.
    BirthDate,
    /// Illness or disability of a person who is named.
    Health,
    /// A minor or a member of the family who is named.
    Minor,
    /// A full name in a list.
    Name,
    /// The number plate of a car in a list of persons.
    Plate,
}

impl Sort {
    /// All, in order.
    pub const ALL: [Sort; 15] = [
        Sort::IdCard18,
        Sort::IdCard15,
        Sort::IdCardMasked,
        Sort::DisabilityCertificate,
        Sort::BankCard,
        Sort::Passbook,
        Sort::HouseholdBook,
        Sort::Mobile,
        Sort::HomePhone,
        Sort::Address,
        Sort::BirthDate,
        Sort::Health,
        Sort::Minor,
        Sort::Name,
        Sort::Plate,
    ];

    /// What it is called in a message.
    pub fn name(self) -> Text {
        match self {
            Sort::IdCard18 => say!("公民身份号": "identity number"),
            Sort::IdCard15 => say!("15位身份号": "15-digit identity number"),
            Sort::IdCardMasked => say!("遮挡不够的身份号": "identity number masked too little"),
            Sort::DisabilityCertificate => say!("残疾人证号": "disability certificate number"),
            Sort::BankCard => say!("银行卡号": "bank card number"),
            Sort::Passbook => {
                say!("存折、社保卡或个人账号": "passbook, social security card or personal account")
            }
            Sort::HouseholdBook => say!("户口簿号": "household register number"),
            Sort::Mobile => say!("手机号": "mobile number"),
            Sort::HomePhone => say!("家庭电话": "private telephone number"),
            Sort::Address => say!("详细住址": "home address"),
            Sort::BirthDate => say!("出生日期": "date of birth"),
            Sort::Health => say!("个人病情或残疾情况": "a person's illness or disability"),
            Sort::Minor => say!("未成年人或家庭成员姓名": "name of a minor or family member"),
            Sort::Name => say!("完整姓名": "full name"),
            Sort::Plate => say!("车牌": "number plate"),
        }
    }

    /// A number that names one person, account or line: some of its first digits may be
    /// shown, see [`masked`].
    fn is_number(self) -> bool {
        use Sort::*;
        matches!(
            self,
            IdCard18
                | IdCard15
                | IdCardMasked
                | DisabilityCertificate
                | BankCard
                | Passbook
                | Mobile
                | HomePhone
        )
    }
}

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Form and surroundings allow another reading.
    Possible,
    /// The form fits and the surroundings speak for it.
    Likely,
    /// A check digit holds, or the text says itself what it is.
    Certain,
}

/// One piece of personal information in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub sort: Sort,
    /// Where it stands: characters (Unicode scalars) of the text as it was given.
    pub chars: Range<usize>,
    /// What a message may show.
    pub masked: String,
    /// How sure this is.
    pub confidence: Confidence,
}

/// What a message may show of a secret: of a number of ten digits or more the first two
/// (the province of an identity number, the network of a card), of everything else
/// nothing but `*`. The two digits help to find the place and say nothing about a person;
/// the last digits, which attackers value most, are never shown.
pub fn masked(sort: Sort, secret: &[char]) -> String {
    let shown = secret.iter().filter(|c| !c.is_whitespace());
    let digits = secret.iter().filter(|c| super::signs::digit(**c).is_some()).count();
    let open = if sort.is_number() && digits >= 10 { 2 } else { 0 };
    shown.enumerate().take(20).map(|(at, c)| if at < open { *c } else { '*' }).collect()
}
