//! Totals and wholes against what they are the sum of, cell by cell.

use std::collections::BTreeSet;

use super::lines::{self, Sum};
use super::open;
use super::range::Range;
use super::sheets::{At, Sheets, State, plain, shown};
use crate::check::Ground;
use crate::diagnostic::{Diagnostic, Text};
use crate::kinds::{Bind, CellSpec, Extent, Nature, Within};
use crate::say;
use crate::value::{Decimal, Type};

/// A total differs from the sum of what stands beside it.
pub const TOTAL: &str = "total-sum";
/// A whole differs from the sum of its parts.
pub const PARTS: &str = "parts-sum";

/// Addends that a message lists.
const LISTED: usize = 6;

/// One sum that does not come out.
struct Failure {
    whole: At,
    parts: Vec<At>,
    is_total: bool,
    extent: Extent,
    stated: Decimal,
    sum: Decimal,
    /// Along a row, or down a column?
    along: Along,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Along {
    Row(usize),
    Column(usize),
}

/// Every sum of a record's tables.
pub fn check(sheets: &Sheets<'_>, ground: Ground<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for table in 0..sheets.record.tables.len() {
        let failures = failures(sheets, table, ground);
        let suspect = suspect(&failures);
        diagnostics.extend(failures.iter().map(|failure| told(sheets, failure, suspect)));
    }
    diagnostics
}

fn failures(sheets: &Sheets<'_>, table: usize, ground: Ground<'_>) -> Vec<Failure> {
    let filled = sheets.table(table);
    let mut failures = Vec::new();
    for (block_at, block) in filled.grid.blocks.iter().enumerate() {
        let rows: Vec<usize> = filled
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.block == block_at)
            .map(|(at, _)| at)
            .collect();
        for sum in lines::sums(&block.columns) {
            for row in &rows {
                let at = |column: &usize| (table, *row, *column);
                let cells: Vec<At> = sum.parts.iter().map(at).collect();
                failures.extend(judge(sheets, at(&sum.whole), &cells, &sum, Along::Row(*row)));
            }
        }
        let sums = lines::sums(&block.rows);
        let is_open = |line: usize| !block.rows.leaves[line].each.is_empty();
        for column in 0..block.columns.leaves.len() {
            let written: Vec<(usize, &Bind)> = rows
                .iter()
                .filter(|row| is_open(filled.rows[**row].line))
                .filter(|row| {
                    matches!(sheets.state((table, **row, column)), State::Figure(_) | State::Undecided)
                })
                .map(|row| (*row, &filled.rows[*row].bind))
                .collect();
            let size = |key: &str| {
                let kind = &sheets.record.kind;
                // Which places make up a county is for the total to say, not for a list.
                let values = kind.dimension(key).map(|dimension| &dimension.values);
                let closed = matches!(values, Some(crate::kinds::Values::List(_)));
                ground.config.vocabulary.dimension(kind, key).filter(|_| closed).map(<[_]>::len)
            };
            // A row of which nobody knows what it is about may be any part, or the whole.
            if rows.iter().any(|row| filled.rows[*row].is_uncertain) {
                continue;
            }
            let (wholes, tops) = open::nested(&written, &size);
            for whole in wholes {
                let sum = Sum { whole: 0, parts: Vec::new(), extent: whole.extent, is_total: false };
                let cells: Vec<At> = whole.parts.iter().map(|row| (table, *row, column)).collect();
                failures.extend(judge(
                    sheets,
                    (table, whole.whole, column),
                    &cells,
                    &sum,
                    Along::Column(column),
                ));
            }
            for sum in &sums {
                let Some(whole) = rows.iter().find(|row| filled.rows[**row].line == sum.whole) else {
                    continue;
                };
                let mut parts: Vec<At> = Vec::new();
                for line in &sum.parts {
                    if is_open(*line) {
                        let Some(tops) = &tops else {
                            parts.clear();
                            break;
                        };
                        parts.extend(tops.iter().map(|row| (table, *row, column)));
                    } else {
                        let row = rows.iter().find(|row| filled.rows[**row].line == *line);
                        parts.extend(row.map(|row| (table, *row, column)));
                    }
                }
                failures.extend(judge(sheets, (table, *whole, column), &parts, sum, Along::Column(column)));
            }
        }
    }
    failures
}

/// Can cells of these two sorts be added?
fn adds_up(whole: &CellSpec, part: &CellSpec) -> bool {
    let is_figure = |spec: &CellSpec| {
        spec.nature != Nature::Rate && spec.types.iter().any(|t| t.is_number() && *t != Type::Percent)
    };
    let same_unit = match (whole.units.first(), part.units.first()) {
        (Some(whole), Some(part)) => whole.converts_to(part),
        (None, None) => true,
        _ => false,
    };
    // What has no measure of its own is what stands beside it, as far as the unit goes.
    let same_measure = whole.measure.is_none() || part.measure.is_none() || whole.measure == part.measure;
    is_figure(whole) && is_figure(part) && same_unit && same_measure
}

fn judge(sheets: &Sheets<'_>, whole: At, parts: &[At], sum: &Sum, along: Along) -> Option<Failure> {
    let spec = sheets.spec(whole)?;
    let State::Figure(stated) = sheets.state(whole) else { return None };
    let parts: Vec<At> = parts
        .iter()
        .copied()
        .filter(|part| sheets.spec(*part).is_some_and(|part| adds_up(spec, part)))
        .collect();
    // What is a stock or a running total at several times does not add up over time.
    let times: BTreeSet<Option<&String>> = parts.iter().map(|at| time(sheets, *at)).collect();
    if times.len() > 1 && spec.nature != Nature::Flow {
        return None;
    }
    let within = spec.within.unwrap_or_default();
    let mut range = Range::exact(Decimal::ZERO);
    let mut any = false;
    for part in &parts {
        match sheets.state(*part) {
            State::Figure(figure) => {
                any = true;
                range = range.plus(figure.range(within)?)?;
            }
            State::Undecided => return None,
            State::Blank | State::Lacking => {}
        }
    }
    if !any {
        return None;
    }
    let own = stated.range(within)?;
    let slack = if let Within::By(by) = within { by } else { Decimal::ZERO };
    let holds = match sum.extent {
        Extent::All => {
            own.low <= range.high.saturating_add(slack) && range.low <= own.high.saturating_add(slack)
        }
        Extent::Some => range.low <= own.high.saturating_add(slack),
    };
    (!holds).then_some(Failure {
        whole,
        parts,
        is_total: sum.is_total,
        extent: sum.extent,
        stated: stated.value,
        sum: range.mid,
        along,
    })
}

fn time<'a>(sheets: &Sheets<'a>, at: At) -> Option<&'a String> {
    sheets.column(at).bind.get("period").or_else(|| sheets.row(at.0, at.1).bind.get("period"))
}

/// The one cell that explains a row and a column which are both off by the same: a cell
/// of both, not a total of one and a part of nothing.
fn suspect(failures: &[Failure]) -> Option<(At, Decimal)> {
    let (mut rows, mut columns) = (Vec::new(), Vec::new());
    for failure in failures {
        match failure.along {
            Along::Row(_) => rows.push(failure),
            Along::Column(_) => columns.push(failure),
        }
    }
    let ([row], [column]) = (rows.as_slice(), columns.as_slice()) else { return None };
    let cells = |failure: &Failure| -> BTreeSet<At> {
        failure.parts.iter().copied().chain([failure.whole]).collect()
    };
    let both: Vec<At> = cells(row).intersection(&cells(column)).copied().collect();
    // How much each cell would have to change for the sum to come out.
    let change = |failure: &Failure, cell: At| {
        let off = failure.stated.saturating_sub(failure.sum);
        if cell == failure.whole { -off } else { off }
    };
    match both.as_slice() {
        [cell] if change(row, *cell) == change(column, *cell) => Some((*cell, change(row, *cell))),
        _ => None,
    }
}

fn told(sheets: &Sheets<'_>, failure: &Failure, suspect: Option<(At, Decimal)>) -> Diagnostic {
    let unit = sheets.unit(failure.whole);
    let place = sheets.words(failure.whole);
    let Text { zh: sheet, en: sheet_en } = sheets.sheet_cell(failure.whole);
    let (stated, sum) = (shown(failure.stated, &unit), shown(failure.sum, &unit));
    let difference = failure.stated.saturating_sub(failure.sum);
    let off = shown(difference.abs(), &unit);
    let adds = addends(sheets, failure);
    let (rule, message) = match (failure.is_total, failure.extent) {
        (true, Extent::All) => (
            TOTAL,
            say!("{sheet}{place}：合计写 {stated}，各项相加是 {sum}，差 {off}（{adds}）": "{sheet_en}{place}: the total says {stated}, its parts add up to {sum}; the difference is {off} ({adds})"),
        ),
        (false, Extent::All) => (
            PARTS,
            say!("{sheet}{place}：写 {stated}，其下各项相加是 {sum}，差 {off}（{adds}）": "{sheet_en}{place}: says {stated}, its parts add up to {sum}; the difference is {off} ({adds})"),
        ),
        (is_total, Extent::Some) => (
            if is_total { TOTAL } else { PARTS },
            say!("{sheet}{place}：写 {stated}，其中各项相加却有 {sum}，多出 {off}（{adds}）": "{sheet_en}{place}: says {stated}, but parts of it add up to {sum}, which is {off} more ({adds})"),
        ),
    };
    let mut found =
        sheets.place(Diagnostic::error(rule, message), failure.whole).help(help(sheets, failure, suspect));
    found = found.sides(
        &plain(failure.stated, &unit),
        &plain(failure.sum, &unit),
        Some(&plain(difference, &unit)),
    );
    if let Some((cell, _)) = suspect
        && cell != failure.whole
    {
        found.related.push(sheets.related(cell, say!("很可能是这一格": "probably this cell")));
    }
    found
}

/// `120 + 80 = 200`, without the zeros of a long list.
fn addends(sheets: &Sheets<'_>, failure: &Failure) -> String {
    let unit = sheets.unit(failure.whole);
    let figures: Vec<(At, Decimal)> = failure
        .parts
        .iter()
        .filter_map(|at| match sheets.state(*at) {
            State::Figure(figure) => Some((*at, figure.value)),
            _ => None,
        })
        .collect();
    let weighty: Vec<&(At, Decimal)> =
        figures.iter().filter(|(_, value)| figures.len() <= LISTED || !value.is_zero()).collect();
    let name = |at: &At| match failure.along {
        Along::Row(_) => sheets.column_name(*at),
        Along::Column(_) => sheets.row_name(at.0, at.1),
    };
    let mut listed: Vec<String> = weighty
        .iter()
        .take(LISTED)
        .map(|(at, value)| format!("{} {}", name(at), shown(*value, &unit)))
        .collect();
    if weighty.len() > LISTED {
        listed.push("……".to_owned());
    }
    if listed.is_empty() { "0".to_owned() } else { listed.join(" + ") }
}

fn help(sheets: &Sheets<'_>, failure: &Failure, suspect: Option<(At, Decimal)>) -> Text {
    let unit = sheets.unit(failure.whole);
    if let Some((cell, change)) = suspect
        && let State::Figure(figure) = sheets.state(cell)
    {
        let (place, should) = (sheets.words(cell), shown(figure.value.saturating_add(change), &unit));
        return say!("横向、纵向差同一个数，很可能是“{place}”写错：改成 {should} 两处都平": "the row and the column are off by the same: probably “{place}” is wrong; with {should} both come out");
    }
    let blanks: Vec<&At> = failure.parts.iter().filter(|at| sheets.state(**at) == State::Blank).collect();
    let difference = failure.stated.saturating_sub(failure.sum);
    if let [blank] = blanks.as_slice()
        && difference > Decimal::ZERO
    {
        let (name, should) = (sheets.words(**blank), shown(difference, &unit));
        return say!("“{name}”空着：要填 {should} 才对得上": "“{name}” is blank: it would have to be {should}");
    }
    say!("对照原表核对这一格和各项，改正写错的一个": "compare this cell and its parts with the original and correct the wrong one")
}
