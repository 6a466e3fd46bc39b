//! Front matter.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "missing-field",
        severity: Error,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule {
        name: "missing-period",
        severity: Error,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
];
