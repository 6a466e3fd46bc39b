//! Is a document still in force, and since when is it not?

use super::{GUIDE, at};
use crate::check::Ground;
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Record;
use crate::say;
use crate::value::Content;

/// Repealed or lapsed, and since when is not said.
pub const VALIDITY_DATE: &str = "validity-date";
/// Older than documents are in force.
pub const OUTLIVED: &str = "outlived-validity";

pub fn validity(record: &Record, ground: Ground<'_>, found: &mut Vec<Diagnostic>) {
    let Some(validity) = &record.common.validity else { return };
    let ended = matches!(validity.state.as_str(), "repealed" | "lapsed");
    if ended && validity.date.is_none() {
        let diagnostic = Diagnostic::warning(
            VALIDITY_DATE,
            say!("没有写从哪一天起不再有效": "it is not said since when it is no longer in force"),
        )
        .help(say!("写成 有效性: {{状态: 废止, 日期: 2025-06-30}}": "write validity: {{state: repealed, date: 2025-06-30}}"))
        .basis(GUIDE);
        found.push(at(record, "validity", diagnostic));
    }
    let Some((years, formed)) = ground.config.validity_years.zip(record.common.formed) else { return };
    let title = &record.common.title;
    let is_trial = ["暂行", "试行"].iter().any(|word| title.contains(word));
    let years = if is_trial { years.trial } else { years.usual };
    let Ok(end) = formed.checked_add(jiff::Span::new().years(years)) else { return };
    // A document with a later date of its own, such as an end of validity, speaks for itself.
    let own = record.fields.iter().flat_map(|field| &field.cells).filter_map(|cell| match cell.content {
        Content::Date(date) => Some(date),
        _ => None,
    });
    let renewed = validity.date.into_iter().chain(own).any(|date| date > end);
    if validity.state == "valid" && end < ground.today && !renewed {
        let mut diagnostic = Diagnostic::warning(
            OUTLIVED,
            say!("成文已满{years}年，仍标为有效": "formed more than {years} years ago and still marked as in force"),
        );
        diagnostic.severity = Severity::Info;
        let diagnostic = diagnostic
            .help(say!("核对是否已失效；经评估继续有效的，在“有效性”里写上日期": "check whether it has lapsed; if it was renewed, add the day under “validity”"))
            .dated();
        found.push(at(record, "validity", diagnostic));
    }
}
