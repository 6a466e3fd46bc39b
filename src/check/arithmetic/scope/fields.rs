//! Names of fields and common keys.

use super::{Found, Scope, lacking};
use crate::check::Ground;
use crate::check::arithmetic::judge::{Lack, Operand, Spot, Value};
use crate::check::arithmetic::range::Range;
use crate::diagnostic::Text;
use crate::kinds::expression::{Count, Expr, Name};
use crate::record::{FieldAnswer, FieldFacts, Record, common_key};
use crate::say;
use crate::value::{Content, Unit};

/// The fields of a document.
pub struct FieldScope<'a> {
    /// The document.
    pub record: &'a Record,
    /// What else is known.
    pub ground: Ground<'a>,
}

impl FieldScope<'_> {
    fn facts(&self) -> FieldFacts<'_> {
        FieldFacts {
            config: self.ground.config,
            kind: &self.record.kind,
            common: &self.record.common,
            fields: &self.record.fields,
            tables: &self.record.tables,
            period: self.record.period,
        }
    }

    /// What the field is called.
    fn word(&self, key: &str) -> Text {
        let field = self.record.kind.fields.iter().find(|field| field.key == key);
        let own = field.map(|field| field.name.short()).filter(|name| !name.is_empty());
        let name = own.or(common_key(key)).unwrap_or(key);
        say!("{name}": "{name}")
    }

    /// Money and other figures count in the base of their unit.
    fn figure(&self, key: &str) -> Option<(Range, Unit, String)> {
        let value = self.record.fields.iter().find(|field| field.key == key)?;
        let cell = value.cells.first()?;
        let Content::Number(number) = cell.content else { return None };
        let field = self.record.kind.fields.iter().find(|field| field.key == key)?;
        let unit = cell.unit.as_ref().or(field.units.first()).cloned().unwrap_or_else(|| Unit::new(""));
        let printed =
            if cell.unit.is_none() { format!("{}{}", cell.text, unit.text) } else { cell.text.clone() };
        Some((Range::exact(number.checked_mul(unit.factor)?), unit, printed))
    }
}

impl Scope for FieldScope<'_> {
    fn name(&self, name: &Name) -> Found {
        if name.previous {
            return lacking(say!("上期": "the period before"));
        }
        let parts: Vec<&str> = name.parts.iter().map(String::as_str).collect();
        let first = parts.first().copied().unwrap_or_default();
        if parts == ["today"] {
            let today = self.ground.today;
            return Found::Is(Operand {
                value: Ok(Value::Date(today)),
                says: say!("今天（{today}）": "today ({today})"),
                unit: None,
                spot: None,
            });
        }
        let word = self.word(first);
        let (zh, en) = (&word.zh, &word.en);
        let pointer = self.record.pointer(first);
        let spot = (!pointer.is_empty()).then(|| Spot {
            path: self.record.path.clone(),
            span: None,
            data_path: Some(pointer),
        });
        if parts.len() == 1
            && let Some((range, unit, printed)) = self.figure(first)
        {
            return Found::Is(Operand {
                value: Ok(Value::Figure(range)),
                says: say!("{zh} {printed}": "{en} {printed}"),
                unit: Some(unit),
                spot,
            });
        }
        let (value, says) = match self.facts().value(name) {
            None => return Found::Word,
            Some(FieldAnswer::Nothing) => (Err(Lack::NotGiven), word.clone()),
            Some(FieldAnswer::Number(number)) => {
                let of = if parts.len() > 1 { "中的年份" } else { "" };
                let of_en = if parts.len() > 1 { " (year)" } else { "" };
                (Ok(Value::Figure(Range::exact(number))), say!("{zh}{of} {number}": "{en}{of_en} {number}"))
            }
            Some(FieldAnswer::Date(date)) => (Ok(Value::Date(date)), say!("{zh} {date}": "{en} {date}")),
            Some(FieldAnswer::Words(words)) => {
                let said = words.last().cloned().unwrap_or_default();
                (Ok(Value::Words(words)), say!("{zh}“{said}”": "{en} “{said}”"))
            }
        };
        Found::Is(Operand { value, says, unit: None, spot })
    }

    fn sum(&self, _of: &Expr) -> Found {
        lacking(say!("各项之和": "the sum"))
    }

    fn count(&self, _count: &Count) -> Found {
        lacking(say!("个数": "count"))
    }
}
