//! A text whose YAML can't be read: fences, colons, tabs and brackets, as few of them as
//! make it readable.

use super::edit::{Edit, apply};
use super::front::{self, Region, Scan, Sort};
use super::judge::Judge;
use super::{colon, fence, flow, indent};
use crate::yaml::{self, Node, Shape};

/// What may be mended in a region.
struct Candidates {
    /// Fences, and colons of keys that stand at the left border: they can be nothing else.
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

fn of_region(text: &str, region: &Region, judge: &Judge<'_>) -> Vec<Edit> {
    let all = candidates(text, region);
    let widths: &[usize] = if all.tabs.is_empty() { &[0] } else { &indent::WIDTHS };
    let mut found: Option<(Vec<Edit>, Vec<Vec<Edit>>, Option<Node>)> = None;
    for width in widths {
        let mut sure = all.sure.clone();
        sure.extend(all.tabs.iter().filter_map(|(start, line)| indent::mend(line, *start, *width)));
        let more = [Vec::new(), all.brackets.clone(), [all.brackets.clone(), all.nested.clone()].concat()];
        let read = more.into_iter().find_map(|optional| {
            let mended = apply(text, &joined(&sure, &optional))?;
            judge(&mended).is_read.then_some((optional, mended))
        });
        let Some((optional, mended)) = read else { continue };
        let node = tree(&mended, region);
        match &found {
            None => found = Some((sure, optional, node)),
            Some((_, _, first)) if *first == node => {}
            // Another width gives another meaning: there is no one safe answer.
            Some(_) => return Vec::new(),
        }
    }
    let Some((sure, mut optional, _)) = found else { return Vec::new() };
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
        sure: fence::mends(text, region),
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
