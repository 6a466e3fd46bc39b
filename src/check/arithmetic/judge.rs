//! An expression over operands that were looked up: does it hold, and if not, which
//! sides differ by how much.

use super::range::Range;
use crate::diagnostic::{Span, Text};
use crate::kinds::Within;
use crate::kinds::expression::{ArithOp, CompareOp, Expr, Name};
use crate::say;
use crate::value::{Date, Decimal, Unit};

/// Why an operand has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It is not given: the equation isn't applied.
    NotGiven,
    /// Another finding stands in the way: nothing can be said.
    Undecided,
}

/// A value of an operand.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A figure in the base of its unit.
    Figure(Range),
    /// Words that all mean it.
    Words(Vec<String>),
    /// A date.
    Date(Date),
}

/// Where an operand is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// File.
    pub path: String,
    /// Place in it, if it is known without reading it again.
    pub span: Option<Span>,
    /// Pointer into the front matter.
    pub data_path: Option<String>,
}

/// What a name, a sum or a count stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Operand {
    /// Its value.
    pub value: Result<Value, Lack>,
    /// For messages: 本年新收 3.
    pub says: Text,
    /// Unit in which it is printed.
    pub unit: Option<Unit>,
    /// Where it is written.
    pub spot: Option<Spot>,
}

/// The operands of an expression, by the expression that names them. What is not among
/// them is a word.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Operands(pub Vec<(Expr, Operand)>);

/// A comparison that does not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken<'e> {
    /// Left of the sign.
    pub left: (&'e Expr, Value),
    /// The sign.
    pub op: CompareOp,
    /// Right of it.
    pub right: (&'e Expr, Value),
}

/// What came of an expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict<'e> {
    /// It holds.
    Holds,
    /// It does not; the comparison that fails, where one does.
    Fails(Option<Broken<'e>>),
    /// It can't be said.
    Open(Lack),
}

impl Operands {
    fn find(&self, expr: &Expr) -> Option<&Operand> {
        self.0.iter().find(|(own, _)| own == expr).map(|(_, operand)| operand)
    }

    /// Judges a condition.
    pub fn judge<'e>(&self, expr: &'e Expr, within: Within) -> Verdict<'e> {
        match expr {
            Expr::And(all) => {
                let verdicts: Vec<Verdict<'e>> = all.iter().map(|one| self.judge(one, within)).collect();
                let worst = |is: fn(&Verdict<'_>) -> bool| verdicts.iter().position(is);
                match worst(|v| matches!(v, Verdict::Fails(_))).or(worst(|v| matches!(v, Verdict::Open(_)))) {
                    Some(at) => verdicts.into_iter().nth(at).unwrap_or(Verdict::Holds),
                    None => Verdict::Holds,
                }
            }
            Expr::Or(all) => {
                let mut first = Verdict::Holds;
                for (at, one) in all.iter().enumerate() {
                    match self.judge(one, within) {
                        Verdict::Holds => return Verdict::Holds,
                        other if at == 0 || matches!(other, Verdict::Open(_)) => first = other,
                        _ => {}
                    }
                }
                first
            }
            Expr::Given(name) => self.state(name, true),
            Expr::Blank(name) => self.state(name, false),
            Expr::OneOf { subject, values, negated } => {
                let subject = match self.value(subject, None) {
                    Ok(subject) => subject,
                    Err(lack) => return Verdict::Open(lack),
                };
                let any = values
                    .iter()
                    .filter_map(|value| self.value(value, Some(&subject)).ok())
                    .any(|value| compares(&subject, CompareOp::Equal, &value, Decimal::ZERO) == Some(true));
                if any != *negated { Verdict::Holds } else { Verdict::Fails(None) }
            }
            Expr::Compare { first, rest } => self.chain(first, rest, within),
            _ => Verdict::Open(Lack::NotGiven),
        }
    }

    fn state<'e>(&self, name: &Name, wanted: bool) -> Verdict<'e> {
        let given = match self.find(&Expr::Name(name.clone())) {
            Some(operand) => operand.value != Err(Lack::NotGiven),
            None => return Verdict::Open(Lack::NotGiven),
        };
        if given == wanted { Verdict::Holds } else { Verdict::Fails(None) }
    }

    fn chain<'e>(&self, first: &'e Expr, rest: &'e [(CompareOp, Expr)], within: Within) -> Verdict<'e> {
        let slack = if let Within::By(by) = within { by } else { Decimal::ZERO };
        let mut left = match self.value(first, None) {
            Ok(value) => (first, value),
            Err(lack) => return Verdict::Open(lack),
        };
        for (op, right) in rest {
            let value = match self.value(right, Some(&left.1)) {
                Ok(value) => value,
                Err(lack) => return Verdict::Open(lack),
            };
            match compares(&left.1, *op, &value, slack) {
                Some(true) => {}
                Some(false) => return Verdict::Fails(Some(Broken { left, op: *op, right: (right, value) })),
                None => return Verdict::Open(Lack::NotGiven),
            }
            left = (right, value);
        }
        Verdict::Holds
    }

    /// The value of an expression; right of a word a single name is a word too.
    fn value(&self, expr: &Expr, left: Option<&Value>) -> Result<Value, Lack> {
        match expr {
            Expr::Name(name)
                if name.parts.len() == 1 && !name.previous && matches!(left, Some(Value::Words(_))) =>
            {
                Ok(Value::Words(name.parts.clone()))
            }
            Expr::Name(name) => match self.find(expr) {
                Some(operand) => operand.value.clone(),
                None => Ok(Value::Words(vec![name.parts.join(".")])),
            },
            Expr::Number(_) | Expr::Negate(_) | Expr::Arith { .. } | Expr::Sum(_) | Expr::Count(_) => {
                self.figure(expr).map(Value::Figure)
            }
            _ => Err(Lack::NotGiven),
        }
    }

    fn figure(&self, expr: &Expr) -> Result<Range, Lack> {
        let too_large = Lack::Undecided;
        match expr {
            Expr::Number(number) => Ok(Range::exact(*number)),
            Expr::Negate(inner) => Ok(self.figure(inner)?.negated()),
            Expr::Arith { op, left, right } => {
                let (left, right) = (self.figure(left)?, self.figure(right)?);
                match op {
                    ArithOp::Add => left.plus(right).ok_or(too_large),
                    ArithOp::Subtract => left.plus(right.negated()).ok_or(too_large),
                    ArithOp::Multiply => left.times(right).ok_or(too_large),
                    // By nothing there is no average.
                    ArithOp::Divide => left.over(right).ok_or(Lack::NotGiven),
                }
            }
            Expr::Sum(parts) if parts.len() > 1 => {
                let mut sum = Range::exact(Decimal::ZERO);
                for part in parts {
                    sum = sum.plus(self.figure(part)?).ok_or(too_large)?;
                }
                Ok(sum)
            }
            Expr::Sum(_) | Expr::Count(_) | Expr::Name(_) => match self.find(expr) {
                Some(Operand { value: Ok(Value::Figure(range)), .. }) => Ok(*range),
                Some(Operand { value: Err(lack), .. }) => Err(*lack),
                _ => Err(Lack::NotGiven),
            },
            _ => Err(Lack::NotGiven),
        }
    }

    /// The figure of an expression, as `text` compares it.
    pub fn figure_of(&self, expr: &Expr) -> Option<Range> {
        self.figure(expr).ok()
    }

    /// An expression in words and figures: 本年新收 3 + 上年结转 1.
    pub fn says(&self, expr: &Expr) -> Text {
        let joined = |parts: &[Expr], sign: &str| {
            let texts: Vec<Text> = parts.iter().map(|part| self.says(part)).collect();
            let join = |pick: fn(&Text) -> &str| texts.iter().map(pick).collect::<Vec<_>>().join(sign);
            Text { zh: join(|text| &text.zh), en: join(|text| &text.en) }
        };
        match expr {
            Expr::Number(number) => say!("{number}": "{number}"),
            Expr::Negate(inner) => {
                let Text { zh, en } = self.says(inner);
                say!("−{zh}": "−{en}")
            }
            Expr::Arith { op, left, right } => {
                let sign = match op {
                    ArithOp::Add => "+",
                    ArithOp::Subtract => "−",
                    ArithOp::Multiply => "×",
                    ArithOp::Divide => "÷",
                };
                let binds = matches!(op, ArithOp::Multiply | ArithOp::Divide);
                let side = |expr: &Expr| {
                    let text = self.says(expr);
                    let loose = matches!(expr, Expr::Arith { op: ArithOp::Add | ArithOp::Subtract, .. });
                    if binds && loose {
                        Text { zh: format!("（{}）", text.zh), en: format!("({})", text.en) }
                    } else {
                        text
                    }
                };
                let (left, right) = (side(left), side(right));
                Text {
                    zh: format!("{} {sign} {}", left.zh, right.zh),
                    en: format!("{} {sign} {}", left.en, right.en),
                }
            }
            Expr::Sum(parts) if parts.len() > 1 => joined(parts, " + "),
            other => match (self.find(other), other) {
                (Some(operand), _) => operand.says.clone(),
                (None, Expr::Name(name)) => {
                    let name = name.parts.join(".");
                    say!("{name}": "{name}")
                }
                (None, other) => say!("{other}": "{other}"),
            },
        }
    }

    /// The unit in which a comparison is told: that of its first operand where figures
    /// are only added; `None` where they are multiplied or divided.
    pub fn unit(&self, broken: &Broken<'_>) -> Option<Unit> {
        let mut units = Vec::new();
        let plain = [broken.left.0, broken.right.0].iter().all(|side| self.adds_only(side, &mut units));
        let first = units.first()?.clone();
        (plain && units.iter().all(|unit| unit.converts_to(&first))).then_some(first)
    }

    fn adds_only(&self, expr: &Expr, units: &mut Vec<Unit>) -> bool {
        match expr {
            Expr::Arith { op, left, right } => {
                matches!(op, ArithOp::Add | ArithOp::Subtract)
                    && self.adds_only(left, units)
                    && self.adds_only(right, units)
            }
            Expr::Negate(inner) => self.adds_only(inner, units),
            Expr::Sum(parts) if parts.len() > 1 => parts.iter().all(|part| self.adds_only(part, units)),
            other => {
                units.extend(self.find(other).and_then(|operand| operand.unit.clone()));
                true
            }
        }
    }

    /// Where operands are written, in reading order.
    pub fn spots(&self) -> impl Iterator<Item = (&Operand, &Spot)> {
        self.0.iter().filter_map(|(_, operand)| operand.spot.as_ref().map(|spot| (operand, spot)))
    }
}

/// Does the comparison hold? `None`: the two can't be compared.
fn compares(left: &Value, op: CompareOp, right: &Value, slack: Decimal) -> Option<bool> {
    match (left, right) {
        (Value::Figure(left), Value::Figure(right)) => Some(match op {
            CompareOp::Equal => {
                left.low <= right.high.saturating_add(slack) && right.low <= left.high.saturating_add(slack)
            }
            CompareOp::NotEqual => left.mid != right.mid,
            CompareOp::Less => left.low < right.high.saturating_add(slack),
            CompareOp::AtMost => left.low <= right.high.saturating_add(slack),
            CompareOp::Greater => left.high.saturating_add(slack) > right.low,
            CompareOp::AtLeast => left.high.saturating_add(slack) >= right.low,
        }),
        (Value::Date(left), Value::Date(right)) => Some(op.holds(left.cmp(right))),
        (Value::Words(left), Value::Words(right)) => {
            let same = left.iter().any(|word| right.contains(word));
            match op {
                CompareOp::Equal => Some(same),
                CompareOp::NotEqual => Some(!same),
                _ => None,
            }
        }
        _ => None,
    }
}
