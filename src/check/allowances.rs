//! What documents allow, with a reason.

use std::collections::BTreeMap;

use super::personal;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::say;
use crate::site::Document;
use crate::yaml::nearest;

/// Personal information is allowed and nobody answers for it.
const UNANSWERED: &str = "allow-approver";

/// Which allowances struck something out, by document and place in its list.
#[derive(Debug, Default)]
pub struct Allowances {
    used: BTreeMap<(String, usize), usize>,
}

impl Allowances {
    /// Takes out what the documents allow.
    pub fn strike<'a>(
        &mut self,
        documents: impl Iterator<Item = &'a Document>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut allowing: BTreeMap<&str, &Document> = BTreeMap::new();
        for document in documents.filter(|document| !document.allow.is_empty()) {
            allowing.insert(&document.path, document);
            let files = document.data.iter().chain(document.files.iter().map(|file| &file.path));
            allowing.extend(files.map(|file| (file.as_str(), document)));
        }
        if allowing.is_empty() {
            return;
        }
        diagnostics.retain(|found| {
            let Some(document) = found.path.as_deref().and_then(|path| allowing.get(path)) else {
                return true;
            };
            let can = rules::can_allow(&found.rule) || is_equation(document, &found.rule);
            let at = document.allow.iter().position(|allowance| {
                let answered = allowance.approved_by.as_ref().is_some_and(|name| !name.trim().is_empty());
                allowance.rule == found.rule && (answered || !personal::needs_approver(&found.rule))
            });
            let Some(at) = at.filter(|_| can) else { return true };
            *self.used.entry((document.path.clone(), at)).or_default() += 1;
            false
        });
    }

    /// How often an allowance was used.
    pub fn uses(&self, document: &str, at: usize) -> usize {
        self.used.get(&(document.to_owned(), at)).copied().unwrap_or(0)
    }

    /// Tells allowances that name no rule or were not needed.
    pub fn idle<'a>(&self, documents: impl Iterator<Item = &'a Document>) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for document in documents {
            for (at, allowance) in document.allow.iter().enumerate() {
                let rule = &allowance.rule;
                let mut found = if !rules::can_allow(rule) && !is_equation(document, rule) {
                    let mut known: Vec<&str> = rules::allowable().collect();
                    known.extend(document.kind.all_equations().map(|equation| equation.rule.as_str()));
                    let likely = nearest(rule, known.into_iter()).map(str::to_owned);
                    let mut found = Diagnostic::warning(
                        "unknown-rule",
                        say!("没有规则“{rule}”，或者它不能容许": "there is no rule “{rule}”, or it cannot be allowed"),
                    );
                    found.help = likely.map(|likely| say!("是不是 {likely}？": "did you mean {likely}?"));
                    found
                } else if personal::needs_approver(rule) && allowance.approved_by.is_none() {
                    Diagnostic::error(
                        UNANSWERED,
                        say!("容许公布个人信息（{rule}），要写明谁签发": "allowing personal information ({rule}) takes the name of who approved it"),
                    )
                    .help(say!("写成 {{rule: {rule}, reason: ……, approved_by: 姓名}}": "write {{rule: {rule}, reason: …, approved_by: NAME}}"))
                } else if self.uses(&document.path, at) == 0 {
                    Diagnostic::warning(
                        "unused-allowance",
                        say!("容许了 {rule}，但没有这样的问题": "{rule} is allowed, but there is no such finding"),
                    )
                    .help(say!("删去这一条": "remove this entry"))
                } else {
                    continue;
                };
                found.path = Some(document.path.clone());
                found.data_path = Some(allowance.pointer.clone());
                diagnostics.push(found);
            }
        }
        diagnostics
    }
}

fn is_equation(document: &Document, rule: &str) -> bool {
    document.kind.all_equations().any(|equation| equation.rule == rule)
}
