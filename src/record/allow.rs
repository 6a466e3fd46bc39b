//! What a document may allow, with a reason.

use crate::diagnostic::Severity;
use crate::kinds::Kind;
use crate::say;
use crate::yaml::{Findings, Item, Reader, nearest};

/// Rules of this stage that a document can allow and `site.yaml` can regrade. What
/// breaks the reading itself (a bad figure, an unknown key) can't be allowed.
pub const ALLOWABLE: &[&str] = &[
    "missing-table",
    "missing-row",
    "blank-cell",
    "missing-field",
    "missing-date",
    "missing-period",
    "pattern",
];

/// One rule that a document allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// The rule.
    pub rule: String,
    /// Why.
    pub reason: String,
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
            reader.finish(findings);
            if rule.is_none() || reason.is_none() {
                findings
                    .error("allow-reason", &item.pointer, say!("容许一条规则要写明 rule 和 reason": "an allowance needs “rule” and “reason”"))
                    .help(say!("写成 {{rule: missing-row, reason: 原件如此}}": "write {{rule: missing-row, reason: as in the original}}"));
            }
            Some(Allowance { rule: rule?, reason: reason?, pointer: item.pointer.clone() })
        })
        .collect()
}

/// Takes out what is allowed; tells allowances that name no rule or were not needed.
pub(super) fn apply(allowances: &[Allowance], kind: &Kind, findings: &mut Findings) {
    let mut used = vec![false; allowances.len()];
    findings.0.retain(|finding| {
        let allowed = ALLOWABLE.contains(&finding.rule.as_str())
            && allowances.iter().enumerate().any(|(index, allowance)| {
                let hit = allowance.rule == finding.rule;
                used[index] |= hit;
                hit
            });
        !allowed
    });
    for (allowance, used) in allowances.iter().zip(used) {
        let rule = &allowance.rule;
        if ALLOWABLE.contains(&rule.as_str()) {
            if !used {
                let finding = findings.error(
                    "unused-allowance",
                    &allowance.pointer,
                    say!("容许了 {rule}，但没有这样的问题": "{rule} is allowed, but there is no such finding"),
                );
                finding.severity = Severity::Warning;
                finding.help(say!("删去这一条": "remove this entry"));
            }
            continue;
        }
        let own: Vec<&str> = equation_rules(kind).collect();
        if own.contains(&rule.as_str()) {
            continue;
        }
        let likely = nearest(rule, ALLOWABLE.iter().copied().chain(own)).map(str::to_owned);
        let finding = findings.error(
            "unknown-rule",
            &allowance.pointer,
            say!("没有规则“{rule}”，或者它不能容许": "there is no rule “{rule}”, or it cannot be allowed"),
        );
        finding.severity = Severity::Warning;
        finding.help = likely.map(|likely| say!("是不是 {likely}？": "did you mean {likely}?"));
    }
}

fn equation_rules(kind: &Kind) -> impl Iterator<Item = &str> {
    let forms = kind
        .tables
        .iter()
        .flat_map(|table| std::iter::once(&table.form).chain(table.layouts.iter().map(|(_, layout)| layout)));
    forms.flat_map(|form| &form.equations).chain(&kind.equations).map(|equation| equation.rule.as_str())
}
