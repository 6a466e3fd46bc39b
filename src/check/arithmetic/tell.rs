//! A failed equation in words.

use super::judge::{Broken, Operand, Operands, Spot, Value};
use super::sheets::{plain, shown};
use crate::diagnostic::{Diagnostic, Related, Sides, Text};
use crate::kinds::Equation;
use crate::kinds::expression::{CompareOp, Expr};
use crate::say;
use crate::value::{Decimal, Unit};

/// Other places that a finding names.
const RELATED: usize = 8;

/// The finding for an equation that does not hold. `subject` is the row, column or
/// thing it was asked of; `home` the place if no operand has one.
pub fn told(
    equation: &Equation,
    subject: &str,
    operands: &Operands,
    broken: Option<Broken<'_>>,
    home: &Spot,
) -> Diagnostic {
    let broken = broken.map(figure_last);
    let (said, sides) = match &broken {
        Some(broken) => comparison(operands, broken),
        None => {
            let source = &equation.holds.source;
            (say!("不符合 {source}": "{source} does not hold"), None)
        }
    };
    let message = if subject.is_empty() {
        said
    } else {
        let (zh, en) = (said.zh, said.en);
        say!("{subject}：{zh}": "{subject}: {en}")
    };
    let mut found = Diagnostic::error(&equation.rule, message).basis(equation.basis.as_deref());
    found.severity = equation.severity;
    found.sides = sides;
    found.dated = equation.names_today();
    found.help = Some(match &equation.help {
        Some(help) => say!("{help}": "{help}"),
        None => say!("核对这几处，改正写错的一处": "compare these places and correct the wrong one"),
    });
    let mut spots = in_order(operands, broken.as_ref(), home);
    let first = if spots.is_empty() { (None, home.clone()) } else { spots.remove(0) };
    (found.path, found.span, found.data_path) =
        (Some(first.1.path.clone()), first.1.span, first.1.data_path.clone());
    found.related = spots
        .into_iter()
        .filter(|(_, spot)| *spot != first.1)
        .take(RELATED)
        .filter_map(|(operand, spot)| {
            operand.map(|operand| Related {
                path: spot.path,
                span: spot.span,
                data_path: spot.data_path,
                message: operand.says.clone(),
            })
        })
        .collect();
    found
}

/// The places of the operands, those of this document first; the side that is one
/// cell before the side that is several.
fn in_order<'o>(
    operands: &'o Operands,
    broken: Option<&Broken<'_>>,
    home: &Spot,
) -> Vec<(Option<&'o Operand>, Spot)> {
    let sole = broken.and_then(|broken| {
        [broken.left.0, broken.right.0]
            .into_iter()
            .find(|side| matches!(side, Expr::Name(name) if !name.previous))
    });
    let mut all: Vec<(bool, bool, usize, &Operand, &Spot)> = Vec::new();
    for (at, (expr, operand)) in operands.0.iter().enumerate() {
        if let Some(spot) = &operand.spot {
            all.push((spot.path != home.path && spot.span.is_none(), Some(expr) != sole, at, operand, spot));
        }
    }
    all.sort_by_key(|(elsewhere, many, at, ..)| (*elsewhere, *many, *at));
    let mut spots: Vec<(Option<&Operand>, Spot)> = Vec::new();
    for (.., operand, spot) in all {
        if !spots.iter().any(|(_, known)| known == spot) {
            spots.push((Some(operand), spot.clone()));
        }
    }
    spots
}

/// A bare figure stands on the right: `10 <= x` is told as x that should be at least 10.
fn figure_last(broken: Broken<'_>) -> Broken<'_> {
    if !matches!(broken.left.0, Expr::Number(_)) {
        return broken;
    }
    let op = match broken.op {
        CompareOp::Less => CompareOp::Greater,
        CompareOp::AtMost => CompareOp::AtLeast,
        CompareOp::Greater => CompareOp::Less,
        CompareOp::AtLeast => CompareOp::AtMost,
        same => same,
    };
    Broken { left: broken.right, op, right: broken.left }
}

fn comparison(operands: &Operands, broken: &Broken<'_>) -> (Text, Option<Sides>) {
    let (left, right) = (operands.says(broken.left.0), operands.says(broken.right.0));
    match (&broken.left.1, &broken.right.1) {
        (Value::Figure(one), Value::Figure(other)) => {
            let unit = operands.unit(broken).unwrap_or_else(|| Unit::new(""));
            let worked = |expr: &Expr, text: Text, value: Decimal| {
                // A figure that is one cell has been said with the cell.
                if matches!(expr, Expr::Name(_) | Expr::Number(_) | Expr::Count(_)) {
                    return text;
                }
                let (value, zh, en) = (shown(value, &unit), text.zh, text.en);
                say!("{zh} = {value}": "{en} = {value}")
            };
            let (left, right) =
                (worked(broken.left.0, left, one.mid), worked(broken.right.0, right, other.mid));
            let difference = one.mid.saturating_sub(other.mid);
            let off = shown(difference.abs(), &unit);
            let should = relation(broken.op, false);
            let (left_zh, left_en, right_zh, right_en) = (left.zh, left.en, right.zh, right.en);
            let (should_zh, should_en) = (should.zh, should.en);
            let sides = Sides {
                left: plain(one.mid, &unit),
                right: plain(other.mid, &unit),
                difference: Some(plain(difference, &unit)),
            };
            (
                say!("{left_zh}，应{should_zh} {right_zh}，差 {off}": "{left_en} should be {should_en} {right_en}; the difference is {off}"),
                Some(sides),
            )
        }
        (Value::Date(one), Value::Date(other)) => {
            let days = other.until(*one).map_or(0, |span| span.get_days());
            let off = days.unsigned_abs();
            let should = relation(broken.op, true);
            let (left_zh, left_en, right_zh, right_en) = (left.zh, left.en, right.zh, right.en);
            let (should_zh, should_en) = (should.zh, should.en);
            let sides =
                Sides { left: one.to_string(), right: other.to_string(), difference: Some(days.to_string()) };
            (
                say!("{left_zh}，应{should_zh}{right_zh}，差 {off} 天": "{left_en} should be {should_en} {right_en}; the difference is {off} days"),
                Some(sides),
            )
        }
        _ => {
            let should = relation(broken.op, false);
            let (left_zh, left_en, right_zh, right_en) = (left.zh, left.en, right.zh, right.en);
            let (should_zh, should_en) = (should.zh, should.en);
            (say!("{left_zh}，应{should_zh} {right_zh}": "{left_en} should be {should_en} {right_en}"), None)
        }
    }
}

fn relation(op: CompareOp, is_date: bool) -> Text {
    match (op, is_date) {
        (CompareOp::Equal, _) => say!("等于": "equal to"),
        (CompareOp::NotEqual, _) => say!("不同于": "different from"),
        (CompareOp::Less, false) => say!("小于": "less than"),
        (CompareOp::AtMost, false) => say!("不大于": "at most"),
        (CompareOp::Greater, false) => say!("大于": "more than"),
        (CompareOp::AtLeast, false) => say!("不小于": "at least"),
        (CompareOp::Less, true) => say!("早于": "before"),
        (CompareOp::AtMost, true) => say!("不晚于": "not later than"),
        (CompareOp::Greater, true) => say!("晚于": "after"),
        (CompareOp::AtLeast, true) => say!("不早于": "not earlier than"),
    }
}
