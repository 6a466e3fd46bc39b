//! Deadlines.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "calendar-file",
        severity: Error,
        can_allow: false,
        says: (
            "网站自己的工作日历文件有一行看不懂。每天一行：日期、休或班、节日名称，如 2027-01-01,休,元旦。",
            "A line of the site's own calendar file is not understood. Write a line for each day: date, off or work, name of the holiday, such as 2027-01-01,off,元旦.",
        ),
        basis: None,
        examples: examples!("calendar-file"),
    },
    Rule {
        name: "calendar-unknown",
        severity: Warning,
        can_allow: true,
        says: (
            "期限落在还没有放假安排的年份，工作日数不出来；不猜。放假安排一般在上一年十月底到十二月公布；公布后升级程序，或者在 site.yaml 用 calendar 写自己的工作日历文件。",
            "A deadline falls in a year whose holidays are not known, so working days can't be counted; nothing is guessed. The holidays are announced between late October and December of the year before; then upgrade the program, or name a calendar file of your own under “calendar” in site.yaml.",
        ),
        basis: None,
        examples: examples!("calendar-unknown"),
    },
    Rule {
        name: "missing-calendar",
        severity: Error,
        can_allow: false,
        says: (
            "site.yaml 的 calendar 写的工作日历文件不在网站的文件夹里。",
            "The calendar file that site.yaml names is not in the site's folder.",
        ),
        basis: None,
        examples: examples!("missing-calendar"),
    },
    Rule {
        name: "past-deadline",
        severity: Error,
        can_allow: true,
        says: (
            "公开、答复或者撤回的日期晚于期限。期限由文件的类型规定（级别和依据也随它），site.yaml 可以定得更早，不能更晚。起算的当天不算；工作日按国务院办公厅的放假安排数；年报的 1 月 31 日、3 月 31 日是固定日期，不因节假日顺延。算法见 docs/deadlines.md。",
            "A document was published, answered or withdrawn after the deadline. The kind says when it is due, by which law and how grave it is; site.yaml may set an earlier day, never a later one. The first day does not count; working days follow the yearly notices on holidays; 31 January and 31 March of annual reports are fixed days that no holiday moves. docs/deadlines.md tells how days are counted.",
        ),
        basis: Some("条例第二十六条、第四十九条"),
        examples: examples!("past-deadline"),
    },
];
