//! Conditions about the fields of one document: `status = revoked | void`,
//! `normative = yes`, `parties is blank`.
//!
//! Cells of tables and other documents are not asked here; a condition that needs
//! them is undecided, and what depends on it is not applied.

use super::common::{Common, Disclosure};
use super::fields::FieldValue;
use super::tables::{Filled, is_written};
use crate::config::Config;
use crate::kinds::Kind;
use crate::kinds::expression::{CompareOp, Expr, Name};
use crate::value::{Content, Date, Decimal, Period};

/// What a condition may ask.
pub struct Facts<'a> {
    /// The settings.
    pub config: &'a Config,
    /// The kind.
    pub kind: &'a Kind,
    /// The common keys.
    pub common: &'a Common,
    /// The kind's own fields.
    pub fields: &'a [FieldValue],
    /// The tables.
    pub tables: &'a [Filled],
    /// The period.
    pub period: Option<Period>,
}

/// A value of a name.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words that all mean it: the id and the printed one.
    Words(Vec<String>),
    /// A figure, in the unit it was written in.
    Number(Decimal),
    /// A date.
    Date(Date),
    /// Not written.
    Nothing,
}

impl Facts<'_> {
    /// Is the field or common key with this key written?
    pub fn is_given(&self, key: &str) -> bool {
        match key {
            "explains" => !self.common.explains.is_empty(),
            "repeals" => !self.common.repeals.is_empty(),
            "supersedes" => !self.common.supersedes.is_empty(),
            "attachments" => !self.common.attachments.is_empty(),
            "topics" => !self.common.topics.is_empty(),
            "keywords" => !self.common.keywords.is_empty(),
            "category" => !self.common.category.is_empty(),
            _ => {
                let name = Name { parts: vec![key.to_owned()], previous: false, at: 0..0 };
                self.value(&name).is_some_and(|value| value != Value::Nothing)
            }
        }
    }

    /// Is it true? `None`: undecided.
    pub fn holds(&self, expr: &Expr) -> Option<bool> {
        match expr {
            Expr::And(all) => all.iter().try_fold(true, |so_far, one| Some(so_far && self.holds(one)?)),
            Expr::Or(all) => {
                let decided: Vec<Option<bool>> = all.iter().map(|one| self.holds(one)).collect();
                if decided.contains(&Some(true)) {
                    Some(true)
                } else {
                    decided.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
                }
            }
            Expr::Given(name) => self.value(name).map(|value| value != Value::Nothing),
            Expr::Blank(name) => self.value(name).map(|value| value == Value::Nothing),
            Expr::OneOf { subject, values, negated } => {
                let subject = self.operand(subject)?;
                if subject == Value::Nothing {
                    return Some(*negated);
                }
                let mut any = false;
                for value in values {
                    any |= same(&subject, &self.right(value, &subject)?);
                }
                Some(any != *negated)
            }
            Expr::Compare { first, rest } => {
                let mut left = self.operand(first)?;
                for (op, right) in rest {
                    if left == Value::Nothing {
                        return Some(*op == CompareOp::NotEqual);
                    }
                    let right = self.right(right, &left)?;
                    if right == Value::Nothing {
                        return Some(*op == CompareOp::NotEqual);
                    }
                    if !compares(&left, *op, &right)? {
                        return Some(false);
                    }
                    left = right;
                }
                Some(true)
            }
            _ => None,
        }
    }

    fn operand(&self, expr: &Expr) -> Option<Value> {
        match expr {
            Expr::Number(number) => Some(Value::Number(*number)),
            Expr::Negate(inner) => match self.operand(inner)? {
                Value::Number(number) => Some(Value::Number(-number)),
                _ => None,
            },
            Expr::Name(name) => self.value(name),
            _ => None,
        }
    }

    /// Right of a value that is a word stands a word, even if a field has that name:
    /// in `sort = disclosure` the value is meant.
    fn right(&self, expr: &Expr, left: &Value) -> Option<Value> {
        match (expr, left) {
            (Expr::Name(name), Value::Words(_)) if name.parts.len() == 1 && !name.previous => {
                Some(Value::Words(name.parts.clone()))
            }
            (other, _) => self.operand(other),
        }
    }

    /// What a name of a field means; `None` if it is no field.
    pub fn value(&self, name: &Name) -> Option<Value> {
        if name.previous {
            return None;
        }
        let parts: Vec<&str> = name.parts.iter().map(String::as_str).collect();
        if let [key] = parts.as_slice()
            && let Some(field) = self.fields.iter().find(|field| field.key == *key)
        {
            return field_value(field);
        }
        if let [key] = parts.as_slice()
            && let Some(table) = self.tables.iter().find(|table| table.key == *key)
        {
            let written = table.rows.iter().any(is_written);
            return Some(if written { Value::Words(vec![(*key).to_owned()]) } else { Value::Nothing });
        }
        let text =
            |text: &Option<String>| text.clone().map_or(Value::Nothing, |text| Value::Words(vec![text]));
        let date = |date: Option<Date>| date.map_or(Value::Nothing, Value::Date);
        let agency = self.config.agencies.iter().find(|agency| agency.id == self.common.agency);
        let word = |word: &str| Value::Words(vec![word.to_owned()]);
        Some(match parts.as_slice() {
            ["title"] => word(&self.common.title),
            ["date"] => date(self.common.date.map(|moment| moment.date)),
            ["formed"] => date(self.common.formed),
            ["doc_number", "year"] => number(self.common.doc_number.as_deref().and_then(year_in_brackets)),
            ["formed", "year"] => number(self.common.formed.map(|date| date.year())),
            ["doc_number"] => text(&self.common.doc_number),
            ["index_number"] => text(&self.common.index_number),
            ["summary"] => text(&self.common.summary),
            ["source"] => text(&self.common.source),
            ["disclosure"] => word(match self.common.disclosure {
                Disclosure::Proactive => "proactive",
                Disclosure::OnRequest => "on_request",
                Disclosure::Withheld => "withheld",
            }),
            ["validity"] | ["validity", "state"] => {
                self.common.validity.as_ref().map_or(Value::Nothing, |validity| word(&validity.state))
            }
            ["agency"] => word(&self.common.agency),
            ["agency", "level"] => agency.map_or(Value::Nothing, |agency| word(&agency.level)),
            ["agency", "type"] => agency.map_or(Value::Nothing, |agency| word(&agency.sort)),
            ["period", "months"] => {
                self.period.map_or(Value::Nothing, |period| Value::Number(period.months().into()))
            }
            ["period", "year"] => number(self.period.map(Period::year)),
            [key]
                if self.kind.fields.iter().any(|field| field.key == *key)
                    || self.kind.tables.iter().any(|table| table.key == *key) =>
            {
                Value::Nothing
            }
            _ => return None,
        })
    }
}

/// The year of 民发〔2025〕3号, whatever brackets it was typed in.
fn year_in_brackets(number: &str) -> Option<i16> {
    let after = number.split_once(['〔', '[', '［', '(', '（', '﹝', '【'])?.1;
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|_| digits.len() == 4)
}

fn number(year: Option<i16>) -> Value {
    year.map_or(Value::Nothing, |year| Value::Number(year.into()))
}

fn field_value(field: &FieldValue) -> Option<Value> {
    let cell = field.cells.first()?;
    Some(match &cell.content {
        Content::Missing | Content::Blank => Value::Nothing,
        Content::Number(number) => Value::Number(*number),
        Content::Date(date) => Value::Date(*date),
        Content::Year(year) => Value::Number((*year).into()),
        Content::Flag(flag) => Value::Words(vec![(if *flag { "yes" } else { "no" }).to_owned()]),
        Content::Text | Content::Mark => {
            Value::Words(field.ids.iter().chain(&field.words).cloned().collect())
        }
    })
}

fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Words(left), Value::Words(right)) => left.iter().any(|word| right.contains(word)),
        (left, right) => left == right,
    }
}

fn compares(left: &Value, op: CompareOp, right: &Value) -> Option<bool> {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(right),
        (Value::Date(left), Value::Date(right)) => left.cmp(right),
        (Value::Words(_), Value::Words(_)) => {
            return match op {
                CompareOp::Equal => Some(same(left, right)),
                CompareOp::NotEqual => Some(!same(left, right)),
                _ => None,
            };
        }
        _ => return None,
    };
    Some(op.holds(order))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::expression::parse_condition;
    use crate::kinds::{KindText, Kinds};
    use crate::value::Cell;

    #[test]
    fn conditions_about_fields_are_decided() {
        let text = "kind: k\nname: K\nfields:\n  status: {name: 状态}\n  fine: {name: 罚款, type: money}\n  sort: {name: 类}\n  none: {name: 无}\n";
        let (kinds, _) = Kinds::read(&[], &[KindText { path: "kinds/k.yaml".into(), text: text.into() }]);
        let kind = kinds.get("k").unwrap();
        let (config, _) =
            crate::config::read("site.yaml", "title: t\nagencies: {a: {name: A, level: county}}\n", &kinds);
        let word = |key: &str, id: &str, word: &str| FieldValue {
            key: key.into(),
            cells: vec![Cell { text: word.into(), content: Content::Text, unit: None }],
            words: vec![word.into()],
            ids: vec![id.into()],
        };
        let fine = FieldValue {
            key: "fine".into(),
            cells: vec![Cell {
                text: "2.50".into(),
                content: Content::Number("2.50".parse().unwrap()),
                unit: None,
            }],
            words: vec!["2.50".into()],
            ids: Vec::new(),
        };
        let fields = [word("status", "revoked", "撤销"), word("sort", "disclosure", "公开指南"), fine];
        let common = Common { agency: "a".into(), title: "t".into(), ..Common::default() };
        let facts =
            Facts { config: &config, kind, common: &common, fields: &fields, tables: &[], period: None };
        for (source, wanted) in [
            ("status = changed | revoked", Some(true)),
            ("status = 撤销", Some(true)),
            ("status = valid", Some(false)),
            ("status != valid", Some(true)),
            ("sort = disclosure", Some(true)),
            ("none is blank", Some(true)),
            ("none = yes", Some(false)),
            ("none is blank and fine > 2", Some(true)),
            ("fine > 2.5", Some(false)),
            ("0 < fine <= 2.5", Some(true)),
            ("agency.level = county | township", Some(true)),
            ("status = valid or fine >= 2.5", Some(true)),
            ("previous.fine > 1", None),
            ("fine > 0 or previous.fine > 1", Some(true)),
        ] {
            assert_eq!(facts.holds(&parse_condition(source).unwrap()), wanted, "{source}");
        }
    }
}
