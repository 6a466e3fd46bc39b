//! Series.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "jump",
        severity: Warning,
        can_allow: true,
        says: (
            "这一期的数字与此前至多十二期的中位数相差八倍以上（一向起伏大的，相差一千倍以上），像是点错了小数点、弄混了元和万元、填错了行。前面不到六期的、数字都很小的，不提示；同一文件同一指标只说一次。",
            "The figure is at least eight times off the median of up to twelve periods before it (a thousand times where the figures vary much anyway), like a slip of the decimal point, of 元 and 万元, or of the row. Nothing is said with fewer than six periods before it or of small numbers; once for a measure of a document.",
        ),
        basis: None,
        examples: examples!("jump"),
    },
    Rule {
        name: "series-double",
        severity: Error,
        can_allow: true,
        says: (
            "同一类型、同一机构（同一救助项目）的一期公开了两份。更正后重发的，用“替代文件”写明替代哪一份；两份各说一部分（如一份城市、一份农村）的不算。",
            "There are two documents of one kind and agency (and programme) for one period. A corrected version names the old one under “supersedes”; two documents that divide the period between them (towns and country) are no doubles.",
        ),
        basis: Some("条例第二十六条"),
        examples: examples!("series-double"),
    },
    Rule {
        name: "series-gap",
        severity: Error,
        can_allow: true,
        says: (
            "按期公开的文件中间缺了几期，或者起始的几期没有。从哪一期起、到哪一期止，在 site.yaml 里写（救助项目的 from、until，其他类型的 series）；没写起始的，从最早一份算起。覆盖一个季度、半年、一段时间或全年的文件，算作公开了其中各月。",
            "Of documents that appear by period some are missing, between two others or at the beginning. site.yaml says with which period a series begins and ends (“from” and “until” of a programme, “series” for other kinds); without a beginning it is the first document. A document about a quarter, half, range or year covers its months.",
        ),
        basis: Some("条例第二十六条"),
        examples: examples!("series-gap"),
    },
    Rule {
        name: "series-overdue",
        severity: Error,
        can_allow: true,
        says: (
            "最后一期之后，又有几期过了期限还没有公开。结果随检查的日期而变，所以不妨碍生成网站：build 时是警告，check 时是错误。工作结束了的，在 site.yaml 写 until。",
            "After the last document, periods have passed their deadline without one. This depends on the day, so it never stops a build: a warning there, an error for check. If the work has ended, say “until” in site.yaml.",
        ),
        basis: Some("条例第二十六条、第四十九条"),
        examples: examples!("series-overdue"),
    },
    Rule {
        name: "title-period",
        severity: Warning,
        can_allow: true,
        says: (
            "标题说的年月与文件头写的时间对不上，多半是复制上一期时漏改了一处。",
            "The title speaks of another year or month than the period in the front matter: mostly one of the two was not changed in a copy of the last document.",
        ),
        basis: None,
        examples: examples!("title-period"),
    },
];
