//! The figures of a document's tables, by the sums and equations of its kind.
//!
//! A document is judged by itself while it is read ([`of_record`]); an equation that
//! needs another document is left as [`Left`] with all that this one has to say,
//! and is judged when the site is known ([`of_site`]). So no table is kept, and none
//! is read twice.

mod between;
mod conflicts;
mod counting;
mod equations;
mod judge;
mod lines;
mod open;
mod prose;
mod range;
mod scope;
mod sheets;
mod sums;
mod tell;

pub use counting::Counting;

use std::collections::{BTreeMap, BTreeSet};

use super::{Ground, Prepared, Reread};
use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::site::Site;
use crate::value::Date;
use between::{Carried, Counted};
use equations::Pending;
use scope::FieldScope;
use sheets::{Sheets, State};

/// What a document leaves to be asked of the site.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Left {
    pending: Vec<Pending>,
    /// Cells that the next document of the series is compared with.
    carried: BTreeMap<String, Carried>,
    /// Conditions of counts that it meets.
    counted: Vec<Counted>,
    /// Dates by which it may be counted.
    dates: BTreeSet<Date>,
}

/// Sums and equations within a document.
pub fn of_record(record: &Record, ground: Ground<'_>) -> (Vec<Diagnostic>, Left) {
    if record.withdrawn {
        return (Vec::new(), Left::default());
    }
    let sheets = Sheets::of(record);
    let mut diagnostics = sums::check(&sheets, ground);
    let outcome = equations::check(&sheets, ground);
    diagnostics.extend(equations::gravest(outcome.judged));
    diagnostics.extend(prose::check(&sheets, ground));
    diagnostics.extend(conflicts::within(&sheets));
    let scope = FieldScope { record, ground };
    let (counted, dates) = ground.counting.of_record(&record.kind, &scope);
    let left = Left { pending: outcome.pending, carried: carried(&sheets), counted, dates };
    (diagnostics, left)
}

/// Equations between documents.
pub fn of_site(site: &Site, prepared: &BTreeMap<String, Prepared>, reread: Reread<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = between::check(site, prepared);
    diagnostics.extend(conflicts::across(site, reread));
    diagnostics
}

/// The cells that `previous` of some equation may lead to.
fn carried(sheets: &Sheets<'_>) -> BTreeMap<String, Carried> {
    let mut carried = BTreeMap::new();
    for (table_at, table) in sheets.record.tables.iter().enumerate() {
        let names: Vec<_> = table
            .equations
            .iter()
            .flat_map(|equation| equation.holds.expr.names())
            .filter(|name| name.previous)
            .collect();
        if names.is_empty() {
            continue;
        }
        for row in 0..table.rows.len() {
            let line = sheets.line(table_at, row);
            for column in 0..table.rows[row].cells.len() {
                let at = (table_at, row, column);
                let leaf = sheets.column(at);
                let is_named = names.iter().any(|name| {
                    line.keys.ends_with(&name.parts)
                        || leaf.keys.ends_with(&name.parts)
                        || name.parts.last().is_some_and(|last| leaf.keys.last() == Some(last))
                });
                if let (true, State::Figure(figure)) = (is_named, sheets.state(at)) {
                    carried.insert(
                        scope::cell_key(sheets, at),
                        Carried {
                            figure,
                            printed: sheets.printed(at),
                            unit: sheets.unit(at),
                            spot: sheets.spot(at),
                        },
                    );
                }
            }
        }
    }
    carried
}
