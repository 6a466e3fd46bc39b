//! Filling in tables.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "blank-cell",
        severity: Error,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule {
        name: "missing-row",
        severity: Error,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule {
        name: "missing-table",
        severity: Error,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
];
