//! Documents that appear once per period: gaps, doubles, periods that the title
//! contradicts, and figures far from those of the periods before.
//!
//! Which documents form a series follows from the kind's `series`; for which periods
//! one is due, from `site.yaml` and from the documents that are there.

mod doubles;
mod gaps;
mod gather;
mod jumps;
mod months;
mod title;

pub use gaps::GAP;

use super::deadlines::Uncounted;
use crate::diagnostic::{Diagnostic, Text};
use crate::record::Record;
use crate::site::Site;
use gather::Series;

/// The rules about one document.
pub fn of_record(record: &Record) -> Vec<Diagnostic> {
    title::contradicted(record).into_iter().collect()
}

/// What falls due until the site's day and is not published, in words.
pub fn due(site: &Site) -> Vec<Text> {
    gaps::due(site, &Series::of(site))
}

/// The rules about the site; deadlines that can't be counted are noted in `uncounted`.
pub fn of_site(site: &Site, uncounted: &mut Uncounted) -> Vec<Diagnostic> {
    let all = Series::of(site);
    let mut diagnostics = doubles::found(site, &all);
    diagnostics.extend(gaps::found(site, &all, uncounted));
    diagnostics.extend(jumps::found(site));
    diagnostics
}
