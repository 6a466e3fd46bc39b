//! Figures that are not figures: 20余条, 近30件.

use super::in_body;
use super::parts::Parts;
use crate::check::pattern::Pattern;
use crate::diagnostic::{Diagnostic, Severity};
use crate::say;

/// A count that is only about right.
pub const VAGUE: &str = "vague-figure";

static FIGURE: Pattern = Pattern::new(
    r"(?:约|近|若干|超过)\s?\d[\d,]*\s?(?:条|件|份|次|起)|\d[\d,]*\s?(?:余|多)\s?(?:条|件|份|次|起)|\d[\d,]*\s?(?:条|件|份|次|起)(?:左右|上下)",
);

pub fn check(parts: &Parts<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for part in &parts.parts {
        let words = parts.words(part);
        for hit in FIGURE.all(words) {
            let Some(hit) = hit.get(0) else { continue };
            // 最近3次, 附近2处
            if words[..hit.start()].ends_with(['最', '附', '临']) {
                continue;
            }
            let text = hit.as_str();
            let start = part.bytes.start;
            let message = say!("“{text}”不是确数": "“{text}” is not an exact figure");
            let told = in_body(parts.record, VAGUE, (start + hit.start(), start + hit.end()), message);
            found.push(
                Diagnostic { severity: Severity::Info, ..told }
                    .help(say!("写准确的数字：旁边的表和总数都是确数": "give the exact figure: tables and totals beside it are exact")),
            );
        }
    }
    found
}
