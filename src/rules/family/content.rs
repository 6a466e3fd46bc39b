//! Front matter.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "allow-approver",
        severity: Error,
        can_allow: false,
        says: (
            "容许公布个人信息，要写明是谁签发的：公布了就收不回来。",
            "Allowing personal information takes the name of who approved it: once published, it can’t be taken back.",
        ),
        basis: Some("条例第十七条"),
        examples: examples!("allow-approver"),
    },
    Rule {
        name: "allow-reason",
        severity: Error,
        can_allow: false,
        says: (
            "容许一条规则时没有写明是哪条规则，或者没有写理由。容许要经得起查，所以两样都要写。",
            "An allowance does not say which rule it allows, or why. It must stand up to an inspection, so both are needed.",
        ),
        basis: None,
        examples: examples!("allow-reason"),
    },
    Rule {
        name: "bad-date",
        severity: Error,
        can_allow: false,
        says: (
            "日期看不懂，或者没有这一天。写成 2026-03-02 或 2026年3月2日。",
            "The date is not understood, or there is no such day. Write it as 2026-03-02 or 2026年3月2日.",
        ),
        basis: None,
        examples: examples!("bad-date"),
    },
    Rule {
        name: "bad-period",
        severity: Error,
        can_allow: false,
        says: (
            "所属的年份、月份或季度看不懂，或者不是这个类型要的那一种。没有它，就排不进汇总表。",
            "The year, month or quarter is not understood, or is not of the sort that the kind asks for. Without it the figures have no place in the overviews.",
        ),
        basis: None,
        examples: examples!("bad-period"),
    },
    Rule {
        name: "bad-value",
        severity: Error,
        can_allow: false,
        says: (
            "写的值读不成要的那种数或词，比如数字里混进了字母 O、全角标点、千分位逗号，或者“是否”写成了别的。",
            "What is written cannot be read as the figure or word that is expected: a letter O among digits, a full-width sign, a thousands separator, or a yes or no that is neither.",
        ),
        basis: None,
        examples: examples!("bad-value"),
    },
    Rule {
        name: "forbidden-field",
        severity: Error,
        can_allow: false,
        says: (
            "写了这个类型不许公开的项，如身份证件的号码、住址。公开它会泄露个人信息；从文件里删去这一行，只是不显示还不够。",
            "The document has an entry that its kind forbids to publish, such as an identity number or a home address. It would disclose personal information: remove the line from the file; hiding it is not enough.",
        ),
        basis: Some("个人信息保护法第二十五条、第二十八条；政府信息公开条例第十五条"),
        examples: examples!("forbidden-field"),
    },
    Rule {
        name: "lone-introduction",
        severity: Warning,
        can_allow: true,
        says: (
            "这个 _index.md 不知道是哪个栏目的说明：所在的文件夹不以栏目命名，文件头也没有写栏目。它不会显示。",
            "It is not known which category this _index.md introduces: its folder is not named like one, and it names none. It is shown nowhere.",
        ),
        basis: None,
        examples: examples!("lone-introduction"),
    },
    Rule {
        name: "missing-agency",
        severity: Error,
        can_allow: false,
        says: (
            "网站有几个机构，这个文件没有写是哪个发布的，也不在以机构标识命名的文件夹里。",
            "The site has several agencies, and the document neither says which one publishes it nor lies in a folder named by an agency's id.",
        ),
        basis: None,
        examples: examples!("missing-agency"),
    },
    Rule {
        name: "missing-field",
        severity: Error,
        can_allow: true,
        says: (
            "少了这个类型必须写的一项。级别随类型的规定：法定必须有的是错误，其他的是警告。",
            "An entry that the kind requires is missing. The kind says how grave that is: an error where the law asks for it, a warning elsewhere.",
        ),
        basis: None,
        examples: examples!("missing-field"),
    },
    Rule {
        name: "missing-kind",
        severity: Error,
        can_allow: false,
        says: (
            "文件没有写类型，栏目和文件夹也没有默认的类型，不知道照哪张表来查。",
            "The document does not say its kind, and neither its category nor its folder has one, so there is no form to check it by.",
        ),
        basis: None,
        // The built-in pages are the kind of what says none, so no site can show it.
        examples: None,
    },
    Rule {
        name: "missing-period",
        severity: Error,
        can_allow: true,
        says: (
            "没有写所属时间（年度、月份等）。没有它，查不出漏了哪一期，汇总表也放不进去。",
            "The period (year, month …) is missing. Without it no gap can be found, and the figures have no place in the overviews.",
        ),
        basis: None,
        examples: examples!("missing-period"),
    },
    Rule {
        name: "missing-title",
        severity: Error,
        can_allow: false,
        says: (
            "没有标题。网页、列表和搜索都靠标题，没有就不能发布。",
            "There is no title. The page, the lists and the search all need one.",
        ),
        basis: None,
        examples: examples!("missing-title"),
    },
    Rule {
        name: "unknown-agency",
        severity: Error,
        can_allow: false,
        says: (
            "写的发布机构在 site.yaml 里没有，多半是少一个字或者简称没有登记。",
            "site.yaml has no such agency. Mostly a character is missing, or the short name was not declared.",
        ),
        basis: None,
        examples: examples!("unknown-agency"),
    },
    Rule {
        name: "unknown-category",
        severity: Error,
        can_allow: false,
        says: (
            "写的栏目在 site.yaml 里没有，或者有几个栏目都叫这个名。文件会不知道放到哪里。",
            "site.yaml has no such category, or several of that name, so the document would have no place.",
        ),
        basis: None,
        examples: examples!("unknown-category"),
    },
    Rule {
        name: "unknown-key",
        severity: Error,
        can_allow: false,
        says: (
            "这一项的名称不认识，写了也不起作用，多半是打错了字。",
            "The name of this entry is not known, so what it says would have no effect. Mostly it is misspelt.",
        ),
        basis: None,
        examples: examples!("unknown-key"),
    },
    Rule {
        name: "unknown-kind",
        severity: Error,
        can_allow: false,
        says: (
            "没有这个类型。“gongkai explain”列出全部。",
            "There is no such kind. “gongkai explain” lists them all.",
        ),
        basis: None,
        examples: examples!("unknown-kind"),
    },
    Rule {
        name: "unknown-rule",
        severity: Warning,
        can_allow: false,
        says: (
            "容许或者改级别的规则没有这个名称，或者它不能容许，所以不起作用。",
            "A rule that is allowed or regraded does not exist or cannot be, so the entry has no effect.",
        ),
        basis: None,
        examples: examples!("unknown-rule"),
    },
    Rule {
        name: "unknown-value",
        severity: Error,
        can_allow: false,
        says: (
            "这一项只能从规定的几个值里选，写的不在里面，比如乡镇名差一个字。级别随类型的规定。",
            "The entry takes one of a list of values, and this is none of them, such as a township with a wrong character. The kind may grade it.",
        ),
        basis: None,
        examples: examples!("unknown-value"),
    },
    Rule {
        name: "unused-allowance",
        severity: Warning,
        can_allow: false,
        says: (
            "容许了一条规则，但没有这样的问题。留着它，以后真有问题时就看不到了，请删去。",
            "A rule is allowed, but there is no such finding. Left there it would hide a later one: remove it.",
        ),
        basis: None,
        examples: examples!("unused-allowance"),
    },
];
