//! Which rule finds what, and how a finding is said.

use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::privacy::{Hit, Sort};
use crate::rules::{self, Family};
use crate::say;

/// Identity numbers and certificates.
pub const IDENTITY: &str = "personal-identity";
/// Cards and accounts.
pub const ACCOUNT: &str = "personal-account";
/// Telephones of persons.
pub const TELEPHONE: &str = "personal-telephone";
/// Homes.
pub const ADDRESS: &str = "personal-address";
/// Days of birth.
pub const BIRTH: &str = "personal-birth";
/// Illness, disability, minors, with a name.
pub const HEALTH: &str = "personal-health";
/// An identity number of which too much is to be seen.
pub const MASKED: &str = "masked-too-little";
/// Full names in a list that should mask them.
pub const NAMES: &str = "unmasked-names";

/// The rule for a sort.
pub fn rule(sort: Sort) -> &'static str {
    match sort {
        Sort::IdCard18 | Sort::IdCard15 | Sort::DisabilityCertificate | Sort::HouseholdBook => IDENTITY,
        Sort::BankCard | Sort::Passbook => ACCOUNT,
        Sort::Mobile | Sort::HomePhone => TELEPHONE,
        Sort::Address | Sort::Plate => ADDRESS,
        Sort::BirthDate => BIRTH,
        Sort::Health | Sort::Minor => HEALTH,
        Sort::IdCardMasked => MASKED,
        Sort::Name => NAMES,
    }
}

/// Is it a rule about personal information?
pub fn is_personal(rule: &str) -> bool {
    Family::Privacy.rules().iter().any(|one| one.name == rule)
}

/// Allowing it takes somebody who answers for it: what names a person once published
/// can't be taken back.
pub fn needs_approver(rule: &str) -> bool {
    [IDENTITY, ACCOUNT, TELEPHONE, ADDRESS, BIRTH, HEALTH, MASKED, NAMES].contains(&rule)
}

/// The finding for a hit, without its place.
pub fn diagnostic(hit: &Hit) -> Diagnostic {
    let name = rule(hit.sort);
    let (what, masked) = (hit.sort.name(), &hit.masked);
    let (zh, en) = (what.zh, what.en);
    let mut found =
        of_rule(name, say!("这里有{zh}（{masked}）": "personal information here: {en} ({masked})"));
    found.help = Some(help(name));
    found
}

/// A finding of a rule, as grave as the register says and with its law.
pub fn of_rule(name: &str, message: Text) -> Diagnostic {
    let known = rules::find(name);
    let mut found = Diagnostic::error(name, message);
    found.severity = known.map_or(Severity::Error, |rule| rule.severity);
    found.basis(known.and_then(|rule| rule.basis))
}

/// How to mend what a rule finds.
pub fn help(rule: &str) -> Text {
    match rule {
        NAMES => say!(
            "名单只在村（社区）公示栏公布；网上公布总数，或者写成“张某某”": "lists of names belong on the village's board; publish totals, or write 张某某"
        ),
        MASKED => say!(
            "不要公布身份号；要区分同名的人，用村名加序号": "publish no identity number; tell people of one name apart by village and serial number"
        ),
        TELEPHONE => say!(
            "删去；是单位对外的电话就写进 site.yaml 的 privacy: {{numbers: [...]}}": "remove it; if it is an office's public number, put it into site.yaml under privacy: {{numbers: [...]}}"
        ),
        ADDRESS => say!(
            "写到村（社区）为止；是单位地址就写进 site.yaml 的 privacy: {{words: [...]}}": "write no more than the village; if it is an office's address, put it into site.yaml under privacy: {{words: [...]}}"
        ),
        _ => say!("删去，公布合计或人数就够了": "remove it; totals and numbers of persons are enough"),
    }
}
