//! Text and tables.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "announced-parts",
        severity: Warning,
        can_allow: true,
        says: (
            "报告说自己由几个部分组成、又逐一列出，个数与列出的或规定的不一样。",
            "A report says of how many parts it is and names them, and the number is not that of those named or prescribed.",
        ),
        basis: Some("条例第五十条"),
        examples: examples!("announced-parts"),
    },
    Rule {
        name: "copied-text",
        severity: Warning,
        can_allow: true,
        says: (
            "正文八成以上和上一期相同。按八个字的片段比较，数字不算。",
            "Four fifths of the text are that of the period before. Passages of eight characters are compared, figures left out.",
        ),
        basis: Some("国办公开办函〔2021〕30号"),
        examples: examples!("copied-text"),
    },
    Rule {
        name: "doubled-section",
        severity: Error,
        can_allow: true,
        says: ("同一部分的标题出现了两次。", "The heading of one part stands twice."),
        basis: None,
        examples: examples!("doubled-section"),
    },
    Rule {
        name: "missing-section",
        severity: Error,
        can_allow: true,
        says: (
            "类型规定必须有的部分，正文里没有。标题差几个字也会这样报，并说出像是哪一个。",
            "A part that the kind prescribes is not in the body. A heading that is a little different is told like this too, and named.",
        ),
        basis: None,
        examples: examples!("missing-section"),
    },
    Rule {
        name: "month-in-text",
        severity: Warning,
        can_allow: true,
        says: (
            "正文开头写的是同一个月、另一年，多半是照搬去年的文字。",
            "The text begins with the same month of another year; mostly last year’s text was copied.",
        ),
        basis: None,
        examples: examples!("month-in-text"),
    },
    Rule {
        name: "other-agency",
        severity: Warning,
        can_allow: true,
        says: (
            "文中以别的机关的口气说话，像是从它的报告照搬的。是本机关的别名的，写进 site.yaml。",
            "Another agency speaks of itself in the text, which looks copied from its report. If it is another name of this one, add it to site.yaml.",
        ),
        basis: None,
        examples: examples!("other-agency"),
    },
    Rule {
        name: "other-period-stated",
        severity: Warning,
        can_allow: true,
        says: (
            "写明的统计期限是别的年份的，多半是照搬上一年的文字。",
            "The period that is stated is that of another year; mostly the text was copied.",
        ),
        basis: None,
        examples: examples!("other-period-stated"),
    },
    Rule {
        name: "plan-for-past-year",
        severity: Warning,
        can_allow: true,
        says: (
            "改进安排写的是报告的这一年，应为下一年。",
            "What is planned is dated the year of the report, which is over; it should be the next.",
        ),
        basis: None,
        examples: examples!("plan-for-past-year"),
    },
    Rule {
        name: "section-name",
        severity: Warning,
        can_allow: true,
        says: (
            "这一部分的标题不是规定的写法，是可以认出的另一种。",
            "The heading of a part is not the prescribed one, but another that is understood.",
        ),
        basis: None,
        examples: examples!("section-name"),
    },
    Rule {
        name: "section-order",
        severity: Error,
        can_allow: true,
        says: ("各部分的先后和规定的不同。", "The parts do not stand in the order that the form has."),
        basis: None,
        examples: examples!("section-order"),
    },
    Rule {
        name: "text-figure",
        severity: Warning,
        can_allow: true,
        says: (
            "正文写的数与表格里的不一样，或者正文说没有、表格里却有。",
            "The text states another figure than the table, or says that there was none where the table has some.",
        ),
        basis: None,
        examples: examples!("text-figure"),
    },
    Rule {
        name: "text-parts",
        severity: Warning,
        can_allow: true,
        says: (
            "一句话里“其中”后面的各项加起来比总数还多。前几项正好加成总数的，后面当作另一种分法，不报。",
            "What a sentence lists after 其中 adds up to more than the figure before it. Where the first items make up the figure, the rest is taken as another way of dividing it.",
        ),
        basis: None,
        examples: examples!("text-parts"),
    },
    Rule {
        name: "unmentioned",
        severity: Warning,
        can_allow: true,
        says: (
            "这一部分没有说到规定要说的事。没有的，也要写明没有。",
            "A part does not speak of what it must. If there is nothing to say, say that.",
        ),
        basis: None,
        examples: examples!("unmentioned"),
    },
    Rule {
        name: "unstated-period",
        severity: Warning,
        can_allow: true,
        says: ("没有写明所列数据从哪天到哪天。", "It is not said from which day to which the figures are."),
        basis: None,
        examples: examples!("unstated-period"),
    },
    Rule {
        name: "vague-figure",
        severity: Info,
        can_allow: true,
        says: (
            "文中的件数、条数不是确数（约、近、余、多、左右），旁边的表和总数却是确数。",
            "A count in the text is only about right, while tables and totals beside it are exact.",
        ),
        basis: None,
        examples: examples!("vague-figure"),
    },
    Rule {
        name: "year-in-text",
        severity: Warning,
        can_allow: true,
        says: (
            "全年情况的文字里，一句话以相隔两年以上的年份开头，像是从旧报告照搬的。",
            "A clause of a yearly report begins with a year two or more away: it looks copied from an old report.",
        ),
        basis: None,
        examples: examples!("year-in-text"),
    },
];
