//! Catalogue metadata.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "missing-date",
        severity: Error,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule { name: "pattern", severity: Error, can_allow: true, says: ("", ""), basis: None, examples: None },
    Rule {
        name: "unknown-document",
        severity: Warning,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
];
