//! Documents that others count: `count(kind where …)`.

use std::collections::{BTreeMap, BTreeSet};

use super::between::Counted;
use super::scope::{FieldScope, gather};
use crate::kinds::expression::{Expr, Name};
use crate::kinds::{Kind, Kinds, Within};
use crate::value::Date;

use super::judge::{Value, Verdict};
use super::scope::{Found, Scope};

/// What is counted, by the kind of the counted documents.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    filters: BTreeMap<String, BTreeMap<String, Expr>>,
}

impl Counting {
    /// The counts of all equations of all kinds.
    pub fn of(kinds: &Kinds) -> Counting {
        let mut counting = Counting::default();
        for equation in kinds.iter().flat_map(|kind| kind.all_equations()) {
            equation.holds.expr.counts(&mut |count| {
                let (Some(filter), Some(kind)) = (&count.filter, kinds.find(&count.of.parts.join(".")))
                else {
                    return;
                };
                let own = counting.filters.entry(kind.key.clone()).or_default();
                own.insert(filter.to_string(), filter.as_ref().clone());
            });
        }
        counting
    }

    /// Which of them a document meets, and all dates by which it may be counted.
    pub fn of_record(&self, kind: &Kind, scope: &FieldScope<'_>) -> (Vec<Counted>, BTreeSet<Date>) {
        let (mut counted, mut dates) = (Vec::new(), BTreeSet::new());
        for (text, filter) in self.filters.get(&kind.key).into_iter().flatten() {
            let parts: Vec<&Expr> =
                if let Expr::And(all) = filter { all.iter().collect() } else { vec![filter] };
            let (mut date, mut fits) = (None, true);
            for part in parts {
                match part {
                    Expr::Within { field, .. } => {
                        date = date_of(scope, field);
                        dates.extend(date);
                        fits &= date.is_some();
                    }
                    other => {
                        let (operands, _) = gather(other, scope);
                        fits &= operands.judge(other, Within::Exact) == Verdict::Holds;
                    }
                }
            }
            if fits {
                counted.push(Counted { filter: text.clone(), date });
            }
        }
        (counted, dates)
    }
}

fn date_of(scope: &FieldScope<'_>, field: &Name) -> Option<Date> {
    match scope.name(field) {
        Found::Is(operand) => match operand.value {
            Ok(Value::Date(date)) => Some(date),
            _ => None,
        },
        _ => None,
    }
}
