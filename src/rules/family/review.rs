//! Review and classification.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "future-date",
        severity: Warning,
        can_allow: true,
        says: (
            "成文、审核或签发的日期还没有到，或者发布日期在一年多以后，多半是年份写错了。一年以内的发布日期是预定发布，不报。随运行的日期而变，不影响构建。",
            "The day of forming or of a signature has not come, or the date of publication is more than a year away: mostly a slip. A publication planned for the months to come is not told. It depends on the day and never stops a build.",
        ),
        basis: None,
        examples: examples!("future-date"),
    },
    Rule {
        name: "published-before-review",
        severity: Error,
        can_allow: true,
        says: (
            "发布日期早于审核或签发日期。先审查后公开；发布以后改过内容、重新审过的，要在“更正说明”里写明。",
            "The document is dated as published before it was reviewed or approved. Review comes first; if it was changed and reviewed again, say so under “notes”.",
        ),
        basis: Some("条例第十七条"),
        examples: examples!("published-before-review"),
    },
    Rule {
        name: "review-order",
        severity: Warning,
        can_allow: true,
        says: (
            "后一步的日期早于前一步。顺序应为提供、审核、签发。",
            "A later step of the review is dated before an earlier one. The order is provided, reviewed, approved.",
        ),
        basis: None,
        examples: examples!("review-order"),
    },
    Rule {
        name: "self-review",
        severity: Warning,
        can_allow: true,
        says: (
            "提供、审核、签发里有两步是同一个人。自己审自己，等于没有审。",
            "Two of the steps of the review are signed by one person. Who reviews his own text does not review it.",
        ),
        basis: Some("条例第十七条"),
        examples: examples!("self-review"),
    },
    Rule {
        name: "unreviewed",
        severity: Warning,
        can_allow: true,
        says: (
            "site.yaml 要求的提供、审核或签发没有填齐，文件暂不发布。补齐以后自然发布。",
            "A step of the review that site.yaml demands is not signed, so the document is held back. It is published once all are.",
        ),
        basis: Some("条例第十七条"),
        examples: examples!("unreviewed"),
    },
    Rule {
        name: "withheld-attachment",
        severity: Error,
        can_allow: true,
        says: (
            "一份不主动公开的文件的附件，被另一份要发布的文件写成附件或链接，会一起公开出去。",
            "An attachment of a document that is not published is an attachment of, or linked from, one that is: it would go out with it.",
        ),
        basis: Some("条例第十四条至第十七条"),
        examples: examples!("withheld-attachment"),
    },
];
