//! Figures of tables.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "figure-conflict",
        severity: Error,
        can_allow: true,
        says: (
            "同一个数（同一指标、时间、项目和地区）写了两处，两处不一样。包括“上期”一栏与上期公布的数不一样。",
            "One figure (the same measure, time, programme and place) is stated twice, and not alike; also a column for the period before that differs from what was published then.",
        ),
        basis: None,
        examples: examples!("figure-conflict"),
    },
    Rule {
        name: "parts-sum",
        severity: Error,
        can_allow: true,
        says: (
            "一格写的数，与它下面分列的各项之和不符；只列“其中”的，各项之和不能大于它。",
            "A cell differs from the sum of the parts that stand below it; where only some parts are listed, they may not be more than the whole.",
        ),
        basis: None,
        examples: examples!("parts-sum"),
    },
    Rule {
        name: "total-sum",
        severity: Error,
        can_allow: true,
        says: (
            "合计（总计）与各项之和不符。空着的格不算作 0；表里有一格写了却看不懂时不核对。",
            "A total differs from the sum of what stands beside it. A blank is not 0; nothing is said while a cell of the sum can't be read.",
        ),
        basis: Some("国办公开办函〔2021〕30号（表中勾稽关系）"),
        examples: examples!("total-sum"),
    },
];
