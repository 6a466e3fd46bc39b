//! A text whose YAML can't be read: fences, colons, tabs and brackets, as few of them as
//! make it readable.

use super::edit::{Edit, apply};
use super::front::{self, Region, Scan, Sort};
use super::judge::Judge;
use super::{colon, fence, flow, indent};
use crate::yaml::{self, Node, Shape};

/// What may be mended in a region.
struct Candidates {
    /// The lines above and below the front matter.
    fences: Vec<Edit>,
    /// Colons of keys that stand at the left border: they can be nothing else.
    sure: Vec<Edit>,
    /// Brackets, by line.
    brackets: Vec<Vec<Edit>>,
    /// Colons that are set in, by the key at the border that they stand below.
    nested: Vec<Vec<Edit>>,
    /// Lines that tabs indent: their start and text.
    tabs: Vec<(usize, String)>,
}

/// The edits that make a text readable; none if it stays unreadable, or could be read in
/// two ways.
pub fn mends(text: &str, is_whole: bool, judge: &Judge<'_>) -> Vec<Edit> {
    let regions = if is_whole {
        vec![Region::whole(text)]
    } else {
        let exact = Region::fenced(text, fence::is_exact);
        let near = Region::fenced(text, fence::is_near).filter(|near| exact.as_ref() != Some(near));
        exact.into_iter().chain(near).collect()
    };
    regions
        .iter()
        .map(|region| of_region(text, region, judge))
        .find(|edits| !edits.is_empty())
        .unwrap_or_default()
}

/// Colons that are set in, in a text that can be read.
pub fn nested(text: &str, region: &Region) -> Vec<Vec<Edit>> {
    candidates(text, region).nested
}

/// Edits that make a text readable, and what it then says.
struct Readable {
    sure: Vec<Edit>,
    optional: Vec<Vec<Edit>>,
    node: Option<Node>,
}

/// A text in which more than this could be mended is left to a person: each is tried alone.
const MOST: usize = 200;

fn of_region(text: &str, region: &Region, judge: &Judge<'_>) -> Vec<Edit> {
    let all = candidates(text, region);
    if all.brackets.len() + all.nested.len() > MOST {
        return Vec::new();
    }
    // Between two lines of dashes may stand prose: `联系人：…` is a key only if the kind knows it.
    let is_front = |text: &str| {
        let verdict = judge(text);
        let is_prose =
            !all.fences.is_empty() && verdict.found.iter().any(|found| found.rule == "unknown-key");
        verdict.is_read && !is_prose
    };
    let widths: &[usize] = if all.tabs.is_empty() { &[0] } else { &indent::WIDTHS };
    let mut found: Option<Readable> = None;
    for width in widths {
        let mut sure = [all.fences.clone(), all.sure.clone()].concat();
        sure.extend(all.tabs.iter().filter_map(|(start, line)| indent::mend(line, *start, *width)));
        let more = [Vec::new(), all.brackets.clone(), [all.brackets.clone(), all.nested.clone()].concat()];
        let read = more.into_iter().find_map(|optional| {
            let mended = apply(text, &joined(&sure, &optional))?;
            is_front(&mended).then_some((optional, mended))
        });
        let Some((optional, mended)) = read else { continue };
        let node = tree(&mended, region);
        match &found {
            None => found = Some(Readable { sure, optional, node }),
            Some(first) if first.node == node => {}
            // Another width gives another meaning: there is no one safe answer.
            Some(_) => return Vec::new(),
        }
    }
    let Some(Readable { sure, mut optional, .. }) = found else { return Vec::new() };
    // What is not needed is left as it is.
    let with_all = apply(text, &joined(&sure, &optional)).map(|mended| judge(&mended));
    for at in (0..optional.len()).rev() {
        let mut fewer = optional.clone();
        fewer.remove(at);
        let verdict = apply(text, &joined(&sure, &fewer)).map(|mended| judge(&mended));
        if let (Some(verdict), Some(with_all)) = (verdict, &with_all)
            && verdict.is_read
            && verdict.adds_nothing_to(with_all)
        {
            optional = fewer;
        }
    }
    joined(&sure, &optional)
}

fn joined(sure: &[Edit], optional: &[Vec<Edit>]) -> Vec<Edit> {
    sure.iter().chain(optional.iter().flatten()).cloned().collect()
}

/// The YAML of a region of which no line came or went.
fn tree(text: &str, region: &Region) -> Option<Node> {
    let region = Region { lines: front::lines(text), yaml: region.yaml.clone() };
    yaml::read(&region.yaml_text(text), &Shape::Any).ok()
}

fn candidates(text: &str, region: &Region) -> Candidates {
    let mut all = Candidates {
        fences: fence::mends(text, region),
        sure: Vec::new(),
        brackets: Vec::new(),
        nested: Vec::new(),
        tabs: Vec::new(),
    };
    let mut scan = Scan::default();
    let mut group: Vec<Edit> = Vec::new();
    for range in &region.lines[region.yaml.clone()] {
        let (line, start) = (&text[range.clone()], range.start);
        // What a line is shows when its colon is mended: `说明：|` opens a block text.
        let colon = colon::mend(line, start);
        let meant = colon.as_ref().and_then(|edit| {
            let own = Edit { range: edit.range.start - start..edit.range.end - start, ..edit.clone() };
            apply(line, &[own])
        });
        let mut tried = scan.clone();
        let sort = tried.line(line);
        if sort != Sort::Structure {
            scan = tried;
            if sort == Sort::Flow && line.starts_with('\t') {
                all.tabs.push((start, line.to_owned()));
            }
            continue;
        }
        scan.line(meant.as_deref().unwrap_or(line));
        let is_set_in = line.starts_with([' ', '\t', '-']);
        if !is_set_in {
            all.nested.extend(Some(std::mem::take(&mut group)).filter(|group| !group.is_empty()));
        }
        if line.trim_start_matches(' ').starts_with('\t') {
            all.tabs.push((start, line.to_owned()));
        }
        let value = match &colon {
            Some(edit) => edit.range.end - start..line.trim_end().len(),
            None => front::value(line),
        };
        all.brackets.extend(Some(flow::brackets(line, start, value)).filter(|edits| !edits.is_empty()));
        match colon {
            Some(edit) if is_set_in => group.push(edit),
            Some(edit) => all.sure.push(edit),
            None => {}
        }
    }
    all.nested.extend(Some(group).filter(|group| !group.is_empty()));
    all
}
