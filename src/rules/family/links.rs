//! Links and attachments.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "broken-link",
        severity: Warning,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule {
        name: "missing-attachment",
        severity: Error,
        can_allow: false,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule {
        name: "same-file-name",
        severity: Error,
        can_allow: false,
        says: ("", ""),
        basis: None,
        examples: None,
    },
    Rule {
        name: "unnamed-file",
        severity: Warning,
        can_allow: true,
        says: ("", ""),
        basis: None,
        examples: None,
    },
];
