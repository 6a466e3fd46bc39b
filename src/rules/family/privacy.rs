//! Personal information.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "file-traces",
        severity: Warning,
        can_allow: true,
        says: (
            "附件的属性里留有作者、最后修改者、单位、拍摄地点等。这些信息随文件一起公开，消息里不会印出内容。",
            "The properties of an attachment still hold author, last modified by, company, place of a photo and the like, which are published with the file. Messages never print them.",
        ),
        basis: Some("个人信息保护法第五条、第六条"),
        // An office file is needed to show it.
        examples: None,
    },
    Rule {
        name: "file-with-macro",
        severity: Warning,
        can_allow: true,
        says: (
            "附件里有宏。公开的文件不该带程序。",
            "An attachment has macros. A published file should bring no programs.",
        ),
        basis: None,
        // An office file is needed to show it.
        examples: None,
    },
    Rule {
        name: "masked-too-little",
        severity: Error,
        can_allow: true,
        says: (
            "身份号遮挡得不够：看得见八位以上，或者看得见出生日期。几处不同的遮挡拼起来就能还原。",
            "An identity number is masked too little: eight digits or more, or the date of birth, are still to be seen. Different masks of one number put together give it back.",
        ),
        basis: Some("国办发〔2018〕23号（去标识化）"),
        examples: examples!("masked-too-little"),
    },
    Rule {
        name: "personal-account",
        severity: Error,
        can_allow: true,
        says: (
            "银行卡号、存折号、社保卡号或个人账号。表头写明是账号的一列，校验位不对也算。",
            "A bank card, passbook, social security card or personal account. In a column headed so a wrong check digit does not matter.",
        ),
        basis: Some("条例第十五条；个人信息保护法第二十五条、第二十八条"),
        examples: examples!("personal-account"),
    },
    Rule {
        name: "personal-address",
        severity: Error,
        can_allow: true,
        says: (
            "个人的详细住址（到组、门牌、室）或车牌。写到村（社区）为止不算。",
            "A person’s home down to group, door or room, or a number plate. Down to the village nothing is said.",
        ),
        basis: Some("条例第十五条；个人信息保护法第二十五条、第二十八条"),
        examples: examples!("personal-address"),
    },
    Rule {
        name: "personal-birth",
        severity: Error,
        can_allow: true,
        says: (
            "文中写了某个人的出生年月日。与姓名放在一起，就能认出是谁。",
            "The day on which a person was born; together with a name it tells who that is.",
        ),
        basis: Some("条例第十五条；个人信息保护法第二十五条、第二十八条"),
        examples: examples!("personal-birth"),
    },
    Rule {
        name: "personal-health",
        severity: Error,
        can_allow: true,
        says: (
            "写明了姓名的人的病情、残疾情况，或者未成年人、家庭成员的姓名。救助事由写类别（因病、因灾）就够了。",
            "The illness or disability of a person who is named, or the name of a minor or family member. Say the class of the reason, such as illness, and no more.",
        ),
        basis: Some("个人信息保护法第二十八条"),
        examples: examples!("personal-health"),
    },
    Rule {
        name: "personal-identity",
        severity: Error,
        can_allow: true,
        says: (
            "身份号（18 位、15 位）、残疾人证号或户口簿号。看得穿全角数字、空格、横线和看不见的字符。",
            "An identity number (18 or 15 digits), disability certificate or household register number; full-width digits, spaces, dashes and invisible characters do not hide it.",
        ),
        basis: Some("条例第十五条；个人信息保护法第二十五条、第二十八条；民发〔2021〕57号第二十四条"),
        examples: examples!("personal-identity"),
    },
    Rule {
        name: "personal-telephone",
        severity: Error,
        can_allow: true,
        says: (
            "个人的手机号或家庭电话。单位对外的电话写进 site.yaml 的 privacy。",
            "A person’s mobile or private telephone number. An office’s public number belongs into site.yaml under privacy.",
        ),
        basis: Some("条例第十五条；个人信息保护法第二十五条、第二十八条"),
        examples: examples!("personal-telephone"),
    },
    Rule {
        name: "picture-unread",
        severity: Info,
        can_allow: true,
        says: (
            "附件是图片，上面的字程序读不了，要人看一遍。",
            "An attachment is a picture; what is written on it can’t be read and has to be looked at.",
        ),
        basis: None,
        // A picture is needed to show it.
        examples: None,
    },
    Rule {
        name: "unmasked-names",
        severity: Error,
        can_allow: true,
        says: (
            "不该列姓名的公示里有一列完整的姓名。名单只在村（社区）公布。",
            "A notice that should list no names has a column of full names. Such lists belong on the village’s board.",
        ),
        basis: Some("社会救助法第四十五条；民办函〔2019〕52号"),
        examples: examples!("unmasked-names"),
    },
    Rule {
        name: "unread-file",
        severity: Warning,
        can_allow: true,
        says: (
            "附件或者它的一部分读不出来，里面有没有个人信息没有查。消息里写明原因和办法。",
            "An attachment or a part of it could not be read and so was not searched for personal information; the message says why and what to do.",
        ),
        basis: None,
        examples: examples!("unread-file"),
    },
];
