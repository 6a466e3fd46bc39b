//! Deadlines.

use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[];
