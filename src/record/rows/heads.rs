//! Which field of a line is which label or column of the table.

use super::{Line, Unreadable};
use crate::diagnostic::{Span, Text};
use crate::record::fill::Filling;
use crate::say;
use crate::value::fold;

/// Where the labels and columns of the table stand in each line.
pub struct Heads {
    /// How many lines name the columns.
    pub depth: usize,
    /// How many labels come first.
    pub labels: usize,
    /// For each label and column in printed order, the field that holds it.
    pub order: Vec<Option<usize>>,
}

/// Lines that may name the columns: a sheet has a line for each level of its head.
const DEEPEST: usize = 4;

/// Reads the head of the file.
pub fn find(filling: &Filling<'_>, lines: &[Line]) -> Result<Heads, Unreadable> {
    let wanted = wanted(filling);
    let unreadable = |message: Text, span: Option<Span>| {
        let names = wanted.names.join(",");
        Unreadable {
            rule: "columns",
            message,
            help: Some(
                say!("第一行照表格的样子写列名：{names}": "name the columns in the first line as the table prints them: {names}"),
            ),
            span,
        }
    };
    if filling.grid.blocks.len() > 1 {
        return Err(unreadable(
            say!("这张表由几块组成，各行要写在文件头里": "this table has several blocks; write its rows in the front matter"),
            None,
        ));
    }
    if lines.is_empty() {
        return Err(unreadable(say!("文件是空的": "the file is empty"), None));
    }
    // A title, a unit or a date may stand above the head: lines with one text only.
    let titles = lines.iter().take_while(|line| line.is_title()).count().min(lines.len() - 1);
    let mut first = None;
    for depth in 1..=DEEPEST.min(lines.len() - titles) {
        match order(&wanted, &names(&lines[titles..titles + depth])) {
            Ok(order) => return Ok(Heads { depth: titles + depth, labels: wanted.labels, order }),
            Err((field, message)) => {
                first.get_or_insert((field, message));
            }
        }
    }
    let (field, message) = first.unwrap_or((None, say!("没有列名": "there are no column names")));
    let head = &lines[titles];
    let span = field.and_then(|at| head.fields.get(at)).map(|field| field.span);
    Err(unreadable(message, span.or(Some(Span::on_line(head.line, 1, 1)))))
}

/// The name of each field: the lines of the head joined; a merged cell names the fields right of it too.
fn names(lines: &[Line]) -> Vec<String> {
    let width = lines.iter().map(|line| line.fields.len()).max().unwrap_or(0);
    let mut names = vec![String::new(); width];
    for (depth, line) in lines.iter().enumerate() {
        let last = depth + 1 == lines.len();
        let mut before = "";
        for (at, name) in names.iter_mut().enumerate() {
            let text = line.text(at);
            if !text.is_empty() {
                before = text;
            }
            name.push_str(if last { text } else { before });
        }
    }
    names.iter().map(|name| fold(name).into_owned()).collect()
}

struct Wanted {
    /// As the table prints them.
    names: Vec<String>,
    labels: usize,
    /// Other ways of naming each.
    ways: Vec<Vec<String>>,
}

fn wanted(filling: &Filling<'_>) -> Wanted {
    let labels = if filling.grid.headed { filling.label_count() } else { 0 };
    let mut names: Vec<String> =
        (0..labels).map(|at| filling.grid.corner.get(at).cloned().unwrap_or_default()).collect();
    let mut ways: Vec<Vec<String>> = names.iter().map(|name| vec![fold(name).into_owned()]).collect();
    if let Some(block) = filling.grid.blocks.first() {
        for leaf in &block.columns.leaves {
            names.push(leaf.name.name.clone());
            let mut own: Vec<String> = leaf.name.forms().map(|form| fold(form).into_owned()).collect();
            own.push(fold(&leaf.words.concat()).into_owned());
            own.push(leaf.keys.join("."));
            own.extend(leaf.keys.last().cloned());
            ways.push(own);
        }
    }
    Wanted { names, labels, ways }
}

type Misfit = (Option<usize>, Text);

fn order(wanted: &Wanted, written: &[String]) -> Result<Vec<Option<usize>>, Misfit> {
    let count = written.iter().rposition(|name| !name.is_empty()).map_or(0, |at| at + 1);
    let written = &written[..count];
    // The first label is often left without a name.
    let fits =
        |at: usize, name: &String| wanted.ways[at].contains(name) || (at < wanted.labels && name.is_empty());
    if count == wanted.names.len() && written.iter().enumerate().all(|(at, name)| fits(at, name)) {
        return Ok((0..count).map(Some).collect());
    }
    let mut order: Vec<Option<usize>> = Vec::new();
    for (at, ways) in wanted.ways.iter().enumerate() {
        let hits: Vec<usize> = (0..count).filter(|field| ways.contains(&written[*field])).collect();
        let name = &wanted.names[at];
        match hits.as_slice() {
            [only] if order.contains(&Some(*only)) => {
                return Err((
                    Some(*only),
                    say!("“{name}”在表里有好几列，文件里只有一列": "the table has several columns “{name}”, the file only one"),
                ));
            }
            [only] => order.push(Some(*only)),
            [] if at == 0 && wanted.labels == 1 => order.push(Some(0)),
            // Of the long form, which has a label for each dimension, only what is used need be named.
            [] if wanted.labels > 1 => order.push(None),
            [] => {
                return Err((
                    None,
                    say!("第一行没有“{name}”这一列": "the first line has no column “{name}”"),
                ));
            }
            [first, ..] => {
                return Err((
                    Some(*first),
                    say!("“{name}”有好几列，分不清": "there are several columns “{name}”"),
                ));
            }
        }
    }
    if order[wanted.labels..].iter().all(Option::is_none) {
        return Err((None, say!("第一行没有一列数据": "the first line names no column of figures")));
    }
    if let Some(extra) = (0..count).find(|at| !order.contains(&Some(*at)) && !written[*at].is_empty()) {
        let name = &written[extra];
        return Err((Some(extra), say!("表里没有“{name}”这一列": "the table has no column “{name}”")));
    }
    Ok(order)
}
