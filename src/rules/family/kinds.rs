//! Kinds.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "duplicate-kind",
        severity: Error,
        can_allow: false,
        says: (
            "网站自己的类型里，有两个标识相同，或者和别的类型同名，文件写“类型”时分不清。",
            "Two kinds of the site have one id, or a kind shares its name with another, so that a document's “kind” could mean either.",
        ),
        basis: None,
        examples: examples!("duplicate-kind"),
    },
    Rule {
        name: "kind-expression",
        severity: Error,
        can_allow: false,
        says: (
            "类型里的等式或条件写法有误，或者里面的名称表里没有。",
            "An equation or condition of a kind is not written properly, or names something that the kind does not have.",
        ),
        basis: None,
        examples: examples!("kind-expression"),
    },
    Rule {
        name: "kind-key",
        severity: Error,
        can_allow: false,
        says: (
            "类型里的键不能用，或者同一处有两个相同的键、两项同名。",
            "A key of a kind cannot be one, or two in one place are the same, or two entries share a name.",
        ),
        basis: None,
        examples: examples!("kind-key"),
    },
    Rule {
        name: "kind-name",
        severity: Error,
        can_allow: false,
        says: (
            "类型、字段、表格、行或列没有名称，网页上印不出来。",
            "A kind, a field, a table, a row or a column has no name to print.",
        ),
        basis: None,
        examples: examples!("kind-name"),
    },
    Rule {
        name: "kind-reference",
        severity: Error,
        can_allow: false,
        says: (
            "类型里提到的表、列、维度、列表或章节没有定义。",
            "A kind names a table, a column, a dimension, a list or a section that is not declared.",
        ),
        basis: None,
        examples: examples!("kind-reference"),
    },
    Rule {
        name: "kind-table",
        severity: Error,
        can_allow: false,
        says: ("类型里的表格或版式没有列。", "A table or layout of a kind has no columns."),
        basis: None,
        examples: examples!("kind-table"),
    },
    Rule {
        name: "kind-word",
        severity: Error,
        can_allow: false,
        says: (
            "类型定义里用了这里不能用的词，或者少了必需的一项。全部的词见 docs/kinds.md。",
            "A kind has a word that cannot stand there, or lacks one that must. docs/kinds.md tells them all.",
        ),
        basis: None,
        examples: examples!("kind-word"),
    },
];
