//! Tables: what a column's head says of its cells, each cell as a text, and numbers that
//! are spread over adjacent cells.

use std::ops::Range;

use super::ground::Ground;
use super::header::{Head, head, holds};
use super::sort::{Confidence, Hit, Sort, masked};

/// Rows in which heads are looked for: titles and notes may stand above them.
const HEAD_ROWS: usize = 6;

/// A finding in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellHit {
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0; that of the first cell, if the number goes on in the next.
    pub column: usize,
    /// The finding; its place is in this cell's text.
    pub hit: Hit,
}

/// Finds personal information in a table, heads included in `rows`. A column whose head
/// asks for it is believed: its cells need no check digit. Beside names stand illness,
/// telephone numbers and names themselves; a list of officials (it has a column 职务) is
/// not searched for these. In order of rows and columns.
pub fn scan_table<S: AsRef<str>>(rows: &[Vec<S>], ground: &Ground) -> Vec<CellHit> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let heads: Vec<Option<(usize, Head)>> = (0..width).map(|column| head_of(rows, column)).collect();
    let is = |wanted: Sort| heads.iter().flatten().any(|(_, head)| *head == Head::Sort(wanted));
    let officials = heads.iter().flatten().any(|(_, head)| *head == Head::Office);
    let persons = !officials && (is(Sort::Name) || is(Sort::Minor));
    let mut found = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let own: Vec<Option<Head>> = cells.iter().map(|cell| head(cell.as_ref())).collect();
        for (column, cell) in cells.iter().enumerate() {
            let cell = cell.as_ref();
            // 身份证号 | 4222…: forms have their heads at the left.
            let above = heads[column]
                .filter(|(at, _)| *at < row)
                .and_then(|(_, head)| asked(head, persons, officials));
            let beside =
                column.checked_sub(1).and_then(|at| own[at]).and_then(|head| asked(head, false, officials));
            let sorts = [above, beside].into_iter().flatten().filter(|_| own[column].is_none());
            let believed = sorts.filter_map(|sort| holds(sort, cell, ground)).next();
            match believed {
                Some(sort) => found.extend(whole(cell, sort).map(|hit| CellHit { row, column, hit })),
                None => found.extend(super::scan(cell, ground).into_iter().map(|hit| CellHit {
                    row,
                    column,
                    hit,
                })),
            }
        }
        spread(row, cells, &heads, ground, &mut found);
    }
    found.sort_by_key(|one| (one.row, one.column, one.hit.chars.start));
    found
}

/// The head of a column: the last one in the first rows.
fn head_of<S: AsRef<str>>(rows: &[Vec<S>], column: usize) -> Option<(usize, Head)> {
    let cells = rows.iter().take(HEAD_ROWS).enumerate();
    cells.filter_map(|(row, cells)| Some((row, head(cells.get(column)?.as_ref())?))).next_back()
}

/// The sort that a head asks for here; illness, telephone and names only of persons who
/// are listed.
fn asked(head: Head, persons: bool, officials: bool) -> Option<Sort> {
    match head {
        Head::Sort(Sort::Name | Sort::Health | Sort::Minor | Sort::Plate) if !persons => None,
        Head::Sort(Sort::BirthDate) if officials => None,
        Head::Sort(sort) => Some(sort),
        Head::Telephone => persons.then_some(Sort::HomePhone),
        Head::Office => None,
    }
}

/// A whole cell as a finding, without the blanks around it.
fn whole(cell: &str, sort: Sort) -> Option<Hit> {
    let chars: Vec<char> = cell.chars().collect();
    let start = chars.iter().position(|c| !c.is_whitespace())?;
    let end = chars.iter().rposition(|c| !c.is_whitespace())? + 1;
    Some(Hit {
        sort,
        chars: start..end,
        masked: masked(sort, &chars[start..end]),
        confidence: Confidence::Certain,
    })
}

/// Numbers that begin in one cell and end in another of the same row.
fn spread<S: AsRef<str>>(
    row: usize,
    cells: &[S],
    heads: &[Option<(usize, Head)>],
    ground: &Ground,
    found: &mut Vec<CellHit>,
) {
    let digits = |cell: &S| cell.as_ref().chars().any(|c| super::signs::digit(c).is_some());
    if cells.iter().filter(|cell| digits(cell)).count() < 2 {
        return;
    }
    let mut text = String::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut long = 0;
    let mut add = |text: &mut String, part: &str| {
        text.push_str(part);
        let start = long;
        long += part.chars().count();
        start..long
    };
    let mut last = None;
    for (column, cell) in cells.iter().enumerate() {
        let head = heads[column].map(|(_, head)| head);
        if column > 0 {
            add(&mut text, " | ");
        }
        // The head stands for the word before a number.
        if head != last {
            let word = match head {
                Some(Head::Sort(Sort::BankCard | Sort::Passbook)) => "银行卡 ",
                Some(Head::Sort(Sort::Mobile)) => "手机 ",
                Some(Head::Sort(Sort::IdCard18)) => "身份证 ",
                _ => "",
            };
            add(&mut text, word);
        }
        last = head;
        places.push(add(&mut text, cell.as_ref()));
    }
    for hit in super::scan(&text, ground) {
        let Some(column) = places.iter().position(|place| place.contains(&hit.chars.start)) else { continue };
        let place = &places[column];
        let numbers = matches!(
            hit.sort,
            Sort::IdCard18 | Sort::IdCard15 | Sort::DisabilityCertificate | Sort::BankCard | Sort::Mobile
        );
        if numbers
            && hit.chars.end > place.end
            && !found.iter().any(|one| one.row == row && one.column == column)
        {
            let chars = hit.chars.start - place.start..place.len();
            found.push(CellHit { row, column, hit: Hit { chars, ..hit } });
        }
    }
}
