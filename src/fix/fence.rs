//! Fences that a word processor changed: `———`, `－－－` for `---`.

use super::edit::Edit;
use super::front::Region;
use crate::say;

/// Is this line a fence as it should be?
pub fn is_exact(line: &str) -> bool {
    line == "---"
}

/// Is it one, or was it meant to be? Two long dashes are what an editor makes of three
/// or four short ones.
pub fn is_near(line: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '—' | '－' | '–' | '─' | '―' | '‐' | '‑' | '−');
    is_exact(line) || (line.chars().count() >= 2 && line.chars().all(dash) && !line.is_ascii())
}

/// The edits that make both fences of a region exact.
pub fn mends(text: &str, region: &Region) -> Vec<Edit> {
    if region.yaml.start == 0 {
        return Vec::new();
    }
    let fences = [region.yaml.start - 1, region.yaml.end];
    let lines = fences.iter().filter_map(|at| region.lines.get(*at));
    let edits = lines.filter_map(|line| {
        let written = text[line.clone()].trim_end();
        (!is_exact(written)).then(|| {
            let what = say!("“{written}”改为三个半角减号": "“{written}” becomes three plain hyphens");
            Edit::new(line.start..line.start + written.len(), "---", what)
        })
    });
    edits.collect()
}
