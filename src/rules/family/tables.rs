//! Filling in tables.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "ambiguous-column",
        severity: Error,
        can_allow: false,
        says: (
            "这个列名在几个上级下面都有，分不清是哪一列。写在上级的下面。",
            "Columns of this name stand below several groups. Write it below its group.",
        ),
        basis: None,
        examples: examples!("ambiguous-column"),
    },
    Rule {
        name: "ambiguous-row",
        severity: Error,
        can_allow: false,
        says: (
            "这个行名在几个上级下面都有，分不清是哪一行。写在上级的下面。",
            "Rows of this name stand below several groups. Write it below its group.",
        ),
        basis: None,
        examples: examples!("ambiguous-row"),
    },
    Rule {
        name: "blank-cell",
        severity: Error,
        can_allow: true,
        says: (
            "必须填的一格空着。空白看不出是没有发生还是漏填：没有发生写 0，不适用写 /。",
            "A cell that must be filled in is blank. A blank does not tell “none” from “forgotten”: write 0 if there was none, / if it does not apply.",
        ),
        basis: None,
        examples: examples!("blank-cell"),
    },
    Rule {
        name: "cell-count",
        severity: Error,
        can_allow: false,
        says: (
            "一行的格数和表头对不上，不知道哪个数是哪一格的。多半是千分位逗号把一个数拆成了两格，或者空白没有写 ~。",
            "The row has more or fewer cells than the table has columns, so it is not known which figure belongs where. Mostly a thousands separator made two cells of one figure, or a blank was not written as ~.",
        ),
        basis: None,
        examples: examples!("cell-count"),
    },
    Rule {
        name: "columns",
        severity: Error,
        can_allow: false,
        says: (
            "CSV 或 Excel 的第一行和表格的列名对不上，不知道哪一列是哪一列。",
            "The first line of the CSV or Excel file does not name the columns of the table, so it is not known which is which.",
        ),
        basis: None,
        examples: examples!("columns"),
    },
    Rule {
        name: "duplicate-row",
        severity: Error,
        can_allow: false,
        says: (
            "同一行写了两次，多半是复制后忘了改行名。",
            "One row is written twice; mostly it was copied and its name left as it was.",
        ),
        basis: None,
        examples: examples!("duplicate-row"),
    },
    Rule {
        name: "missing-label",
        severity: Error,
        can_allow: false,
        says: (
            "这一行没有名称，不知道是哪个乡镇或者哪一类的数。",
            "The row has no name, so it is not known whose figures these are.",
        ),
        basis: None,
        examples: examples!("missing-label"),
    },
    Rule {
        name: "missing-layout",
        severity: Error,
        can_allow: false,
        says: (
            "这个类型的表有几种版式，文件没有写用哪一种。",
            "The kind has several layouts for its table, and the document does not say which.",
        ),
        basis: None,
        examples: examples!("missing-layout"),
    },
    Rule {
        name: "missing-row",
        severity: Error,
        can_allow: true,
        says: (
            "规定的表格少了几行。法定表格每一行都要有，没有发生写 0。",
            "Rows of a prescribed table are missing. Every row of a statutory table is filled in, with 0 where there was none.",
        ),
        basis: None,
        examples: examples!("missing-row"),
    },
    Rule {
        name: "missing-table",
        severity: Error,
        can_allow: true,
        says: ("少了这个类型必须有的表格。", "A table that the kind requires is missing."),
        basis: None,
        examples: examples!("missing-table"),
    },
    Rule {
        name: "other-edition",
        severity: Error,
        can_allow: false,
        says: (
            "这张表属于另一年的格式，这一年用的不是它。核对年度，或者照当年的表填。",
            "The table belongs to the form of other years. Check the year, or use the form of that year.",
        ),
        basis: None,
        examples: examples!("other-edition"),
    },
    Rule {
        name: "row-count",
        severity: Error,
        can_allow: false,
        says: (
            "按顺序写的行数和表格的行数不一样，不知道哪一行是哪一行。可以改成“行名: [...]”。",
            "Rows written in order are more or fewer than the table has, so it is not known which is which. Rows can be written by name instead.",
        ),
        basis: None,
        examples: examples!("row-count"),
    },
    Rule {
        name: "unknown-column",
        severity: Error,
        can_allow: false,
        says: ("表里没有这一列，多半是打错了字。", "The table has no such column. Mostly it is misspelt."),
        basis: None,
        examples: examples!("unknown-column"),
    },
    Rule {
        name: "unknown-layout",
        severity: Error,
        can_allow: false,
        says: (
            "没有这个版式。版式的名称见“gongkai explain 类型”。",
            "There is no such layout. “gongkai explain KIND” names them.",
        ),
        basis: None,
        examples: examples!("unknown-layout"),
    },
    Rule {
        name: "unknown-row",
        severity: Error,
        can_allow: false,
        says: (
            "表里没有这一行：打错了字，或者是另一年的格式里的。",
            "The table has no such row: it is misspelt, or belongs to the form of another year.",
        ),
        basis: None,
        examples: examples!("unknown-row"),
    },
    Rule {
        name: "unknown-table",
        severity: Warning,
        can_allow: true,
        says: (
            "正文里“[表:…]”写的表，这个文件里没有。那一行会原样印出来，表格印在正文后面。",
            "The body places a table “[表:…]” that the document does not have. The line is printed as it is, and the tables follow the body.",
        ),
        basis: None,
        examples: examples!("unknown-table"),
    },
];
