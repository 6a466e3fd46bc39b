//! What a document may allow, with a reason.

use crate::say;
use crate::yaml::{Findings, Item, Reader};

/// One rule that a document allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub approved_by: Option<String>,
    /// Where it is written.
    pub pointer: String,
}

/// Reads `allow`.
pub(super) fn read(item: &Item<'_>, findings: &mut Findings) -> Vec<Allowance> {
    item.list()
        .iter()
        .filter_map(|item| {
            let mut reader = Reader::new(item.node, &item.pointer, findings);
            let rule = reader.text(&["rule", "规则"], findings);
            let reason = reader.text(&["reason", "理由"], findings);
            let approved_by = reader.text(&["approved_by", "签发"], findings);
            reader.finish(findings);
            if rule.is_none() || reason.is_none() {
                findings
                    .error("allow-reason", &item.pointer, say!("容许一条规则要写明 rule 和 reason": "an allowance needs “rule” and “reason”"))
                    .help(say!("写成 {{rule: missing-row, reason: 原件如此}}": "write {{rule: missing-row, reason: as in the original}}"));
            }
            Some(Allowance { rule: rule?, reason: reason?, approved_by, pointer: item.pointer.clone() })
        })
        .collect()
}
