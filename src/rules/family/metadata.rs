//! Catalogue metadata.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "catalogue-entry",
        severity: Error,
        can_allow: true,
        says: (
            "site.yaml 设了索引号（index_number），这一份却没有索引号，或者没有成文日期、内容概述。目录要有索引、名称、内容概述和生成日期。",
            "site.yaml has index numbers, but this document has none, or no day of forming or summary. A catalogue gives index, name, summary and day of forming.",
        ),
        basis: Some("条例第十二条"),
        examples: examples!("catalogue-entry"),
    },
    Rule {
        name: "document-number-form",
        severity: Warning,
        can_allow: true,
        says: (
            "发文字号差一点：年份不在六角括号里，序号带“第”或前面补了0。类型自己规定了写法的，由 pattern 检查。",
            "A document number nearly as it should be: its year is not in 〔〕, or its number has 第 or leading zeros. Where a kind gives a pattern of its own, that is applied instead.",
        ),
        basis: Some("GB/T 9704—2012"),
        examples: examples!("document-number-form"),
    },
    Rule {
        name: "document-number-year",
        severity: Warning,
        can_allow: true,
        says: (
            "发文字号里的年份不是成文日期的年份。类型自己有这条规则的，用它的。",
            "The year of the document number is not that of the day of forming. A kind that has such a rule of its own is judged by that.",
        ),
        basis: None,
        examples: examples!("document-number-year"),
    },
    Rule {
        name: "formed-after-published",
        severity: Warning,
        can_allow: true,
        says: (
            "成文日期晚于发布日期，两个里必有一个写错。类型自己有这条规则的，用它的。",
            "The day of forming is after the date of publication: one of them is wrong. A kind that has such a rule of its own is judged by that.",
        ),
        basis: None,
        examples: examples!("formed-after-published"),
    },
    Rule {
        name: "index-number-code",
        severity: Warning,
        can_allow: true,
        says: (
            "索引号的前段不是发布机构的机构代码（site.yaml 里机构的 code），像是从别的机关照搬的。",
            "The index number does not begin with the code of the publishing agency (its “code” in site.yaml): it looks copied from another one.",
        ),
        basis: Some("政府信息公开目录系统实施指引（试行）"),
        examples: examples!("index-number-code"),
    },
    Rule {
        name: "index-number-pattern",
        severity: Error,
        can_allow: true,
        says: (
            "索引号不合 site.yaml 规定的格式，多半是少写了一位。",
            "The index number is not of the form that site.yaml gives; mostly a digit is missing.",
        ),
        basis: Some("政府信息公开目录系统实施指引（试行）"),
        examples: examples!("index-number-pattern"),
    },
    Rule {
        name: "missing-date",
        severity: Warning,
        can_allow: true,
        says: (
            "没有发布日期。网页标签 PubDate 要用它，检查时没有日期的网页会被当作没有更新。",
            "There is no date of publication. The page tag PubDate needs it, and an inspection takes a page without a date as not updated.",
        ),
        basis: Some("国办发〔2017〕47号"),
        examples: examples!("missing-date"),
    },
    Rule {
        name: "outlived-validity",
        severity: Info,
        can_allow: true,
        says: (
            "成文已超过 site.yaml 写的有效年数（validity_years；暂行、试行的另算），仍标为有效。年数各地规定不同，没有写就不检查。",
            "Formed longer ago than documents are in force by site.yaml (“validity_years”, another number for provisional ones) and still marked as in force. The years differ from place to place; without the setting nothing is checked.",
        ),
        basis: None,
        examples: examples!("outlived-validity"),
    },
    Rule {
        name: "pattern",
        severity: Error,
        can_allow: true,
        says: (
            "这一项不合类型规定的写法，比如发文字号的年份没有用六角括号“〔〕”。级别随类型的规定。",
            "The entry is not written as its kind prescribes, such as a document number whose year lacks the brackets 〔〕. The kind may grade it.",
        ),
        basis: None,
        examples: examples!("pattern"),
    },
    Rule {
        name: "repealed-in-force",
        severity: Warning,
        can_allow: true,
        says: (
            "网站上另一份文件废止或替代了它，它的有效性却仍是有效，或者没有写。",
            "Another document of the site repeals or replaces this one, which is still marked as in force, or not marked.",
        ),
        basis: Some("条例第五十三条第（二）项"),
        examples: examples!("repealed-in-force"),
    },
    Rule {
        name: "same-index-number",
        severity: Error,
        can_allow: true,
        says: (
            "两份文件的索引号相同。索引号是文件的身份，不能重复，公开以后也不再改。",
            "Two documents have one index number. It identifies a document: it is unique and never changes once published.",
        ),
        basis: Some("政府信息公开目录系统实施指引（试行）"),
        examples: examples!("same-index-number"),
    },
    Rule {
        name: "summary-is-title",
        severity: Info,
        can_allow: true,
        says: (
            "内容概述照抄了标题，没有说出内容。",
            "The summary repeats the title and says nothing of the content.",
        ),
        basis: None,
        examples: examples!("summary-is-title"),
    },
    Rule {
        name: "unexplained-policy",
        severity: Info,
        can_allow: true,
        says: (
            "按类型的规定应当有解读的文件，网站上没有解读它的文件。",
            "A document that its kind wants to be explained is explained by no document of the site.",
        ),
        basis: Some("国办发〔2016〕80号"),
        examples: examples!("unexplained-policy"),
    },
    Rule {
        name: "unknown-document",
        severity: Warning,
        can_allow: true,
        says: (
            "解读、废止或者替代的文件，网站上没有。写的是路径，多半写错了；写的是发文字号，可能是网站以前的文件，只作提示。网页上只印名称。",
            "The document that is explained, repealed or replaced is not on the site. A path is mostly misspelt; a document number may be older than the site and is told as an info only. The page prints the name alone.",
        ),
        basis: None,
        examples: examples!("unknown-document"),
    },
    Rule {
        name: "unknown-topic",
        severity: Warning,
        can_allow: true,
        says: (
            "site.yaml 规定了主题分类（topics），这个主题不在里面。二级主题写在一级后面，如“综合政务\\政务公开”。",
            "site.yaml gives the list of topics, and this one is not in it. A second level stands after the first, as in 综合政务\\政务公开.",
        ),
        basis: None,
        examples: examples!("unknown-topic"),
    },
    Rule {
        name: "validity-date",
        severity: Warning,
        can_allow: true,
        says: (
            "有效性写了废止或失效，没有写从哪一天起。群众要知道那以前的事按不按它办。",
            "The document is repealed or lapsed, but not since when. Citizens must know what still falls under it.",
        ),
        basis: Some("政府信息公开目录系统实施指引（试行）"),
        examples: examples!("validity-date"),
    },
];
