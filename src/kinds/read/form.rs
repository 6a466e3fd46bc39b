//! Tables, layouts and their trees of rows and columns.

use super::rules;
use super::words::{self, Context};
use crate::kinds::model::{Form, Line, Required, Table};
use crate::say;
use crate::yaml::{Findings, Item, Node, Reader};

/// Which of the two trees is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    Rows,
    Columns,
}

impl Axis {
    fn word(self) -> &'static str {
        match self {
            Axis::Rows => "rows",
            Axis::Columns => "columns",
        }
    }
}

/// A table of a kind.
pub fn table(item: &Item<'_>, context: &Context<'_>, findings: &mut Findings) -> Table {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    words::check_key(item.key, &item.pointer, findings);
    let name = words::name(&mut reader, findings);
    let required = words::required(&mut reader, findings);
    let valid = words::edition(&mut reader, findings);
    let shared = read_form(&mut reader, context, findings);
    let mut layouts = Vec::new();
    if let Some(item) = reader.take(&["layouts"], findings) {
        for entry in item.entries().unwrap_or_default() {
            words::check_key(entry.key, &entry.pointer, findings);
            let layout = over(&shared, form(entry.node, &entry.pointer, context, findings));
            layouts.push((entry.key.to_owned(), layout));
        }
    }
    reader.finish(findings);
    if name.name.is_empty() {
        findings.error("kind-name", &item.pointer, say!("表格缺少 name": "the table has no name")).on_key();
    }
    let blocks = shared.rows.iter().any(|row| !row.columns.is_empty());
    if shared.columns.is_empty() && layouts.is_empty() && !blocks {
        findings
            .error("kind-table", &item.pointer, say!("表格没有列": "the table has no columns"))
            .help(say!("写上 columns，或者 layouts": "give it “columns”, or “layouts”"))
            .on_key();
    }
    Table { key: item.key.to_owned(), name, required, valid, form: shared, layouts }
}

/// A layout: of a table, or a document's own.
pub fn form(node: &Node, pointer: &str, context: &Context<'_>, findings: &mut Findings) -> Form {
    let mut reader = Reader::new(node, pointer, findings);
    let name = words::name(&mut reader, findings);
    let form = Form { name, ..read_form(&mut reader, context, findings) };
    reader.finish(findings);
    if form.columns.is_empty() {
        findings
            .error("kind-table", pointer, say!("版式没有列": "the layout has no columns"))
            .help(say!("写上 columns": "give it “columns”"));
    }
    form
}

/// A layout inherits what its table says for all.
pub fn over(shared: &Form, own: Form) -> Form {
    let mut form = own;
    let (mine, all) = (&mut form.cells, &shared.cells);
    mine.types = mine.types.take().or_else(|| all.types.clone());
    mine.units = mine.units.take().or_else(|| all.units.clone());
    mine.nature = mine.nature.or(all.nature);
    mine.within = mine.within.or(all.within);
    mine.blank_allowed = mine.blank_allowed.or(all.blank_allowed);
    for (dimension, value) in &shared.bind {
        form.bind.entry(dimension.clone()).or_insert_with(|| value.clone());
    }
    if form.headline.is_empty() {
        form.headline.clone_from(&shared.headline);
    }
    if form.corner.is_empty() {
        form.corner.clone_from(&shared.corner);
    }
    form
}

fn read_form(reader: &mut Reader<'_>, context: &Context<'_>, findings: &mut Findings) -> Form {
    let corner = reader.take(&["corner"], findings).map(|item| item.texts(findings)).unwrap_or_default();
    let cells = reader.take(&["cells"], findings).map(|item| {
        let mut reader = Reader::new(item.node, &item.pointer, findings);
        let words = words::cell_words(&mut reader, findings);
        reader.finish(findings);
        words
    });
    let bind = words::bind(reader, context, findings);
    let columns = lines(reader, Axis::Columns, context, findings);
    let rows = lines(reader, Axis::Rows, context, findings);
    let equations = reader.take(&["equations"], findings).map(|item| rules::equations(&item, findings));
    let prose = reader.take(&["text"], findings).map(|item| rules::prose(&item, findings));
    let headline = reader.take(&["headline"], findings).map(|item| item.texts(findings));
    Form {
        name: Default::default(),
        corner,
        cells: cells.unwrap_or_default(),
        bind,
        columns,
        rows,
        equations: equations.unwrap_or_default(),
        prose: prose.unwrap_or_default(),
        headline: headline.unwrap_or_default(),
    }
}

fn lines(reader: &mut Reader<'_>, axis: Axis, context: &Context<'_>, findings: &mut Findings) -> Vec<Line> {
    let Some(item) = reader.take(&[axis.word()], findings) else { return Vec::new() };
    let lines: Vec<Line> = item.list().iter().map(|item| line(item, axis, context, findings)).collect();
    for (index, line) in lines.iter().enumerate() {
        let Some(key) = &line.key else { continue };
        let twin = lines[..index].iter().any(|other| {
            other.key.as_ref() == Some(key) && other.valid.overlaps(line.valid) && other.columns.is_empty()
        });
        if twin && line.columns.is_empty() {
            let pointer = format!("{}/{index}", item.pointer);
            findings
                .error("kind-key", &pointer, say!("键“{key}”在同一组里出现两次": "the key “{key}” occurs twice in one group"))
                .help(say!("换一个 key；不同版本用 valid 分开": "give it another key; set editions apart with “valid”"));
        }
    }
    lines
}

fn line(item: &Item<'_>, axis: Axis, context: &Context<'_>, findings: &mut Findings) -> Line {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let key = reader.take(&["key"], findings).and_then(|item| words::key(&item, findings));
    let mut name = words::name(&mut reader, findings);
    let measure = reader.take(&["measure"], findings).and_then(|item| measure(&item, context, findings));
    let bind = words::bind(&mut reader, context, findings);
    let each =
        reader.take(&["each"], findings).map(|item| each(&item, context, findings)).unwrap_or_default();
    let cell_words = words::cell_words(&mut reader, findings);
    let total = words::extent(&mut reader, "total", findings);
    let parts = words::extent(&mut reader, "parts", findings);
    let valid = words::edition(&mut reader, findings);
    let required = words::required(&mut reader, findings);
    let basis = reader.text(&["basis"], findings);
    let children = lines(&mut reader, axis, context, findings);
    let (columns, corner) = match axis {
        Axis::Rows => {
            (lines(&mut reader, Axis::Columns, context, findings), reader.text(&["corner"], findings))
        }
        Axis::Columns => (Vec::new(), None),
    };
    reader.finish(findings);

    if name.name.is_empty()
        && let Some(measure) =
            measure.as_ref().and_then(|key| context.measures.iter().find(|m| m.key == *key))
    {
        name.name.clone_from(&measure.name.name);
        name.short = name.short.or_else(|| measure.name.short.clone());
        name.aliases.extend(measure.name.aliases.iter().cloned());
    }
    // Without a name the values of `for` are the name; the grid, which knows their words, puts it in.
    if name.name.is_empty() && measure.is_none() && bind.is_empty() && each.is_empty() {
        findings
            .error(
                "kind-name",
                &item.pointer,
                say!("这一行（列）缺少 name": "this row or column has no name"),
            )
            .help(say!("写上 name、measure 或 for": "give it “name”, “measure” or “for”"));
    }
    if !each.is_empty() && axis == Axis::Rows && !children.is_empty() {
        findings.error(
            "kind-word",
            &item.pointer,
            say!("each 的行下面不能再有 rows": "a row with “each” has no “rows” below it"),
        );
    }
    let is_nested = item.pointer.matches("/rows/").count() > 1;
    if is_nested && !columns.is_empty() {
        findings.error(
            "kind-word",
            &item.pointer,
            say!("只有最外层的行组可以有 columns": "only a row group at the top has “columns”"),
        );
    }
    if parts.is_some() && children.is_empty() {
        let word = axis.word();
        findings
            .error(
                "kind-word",
                &item.pointer,
                say!("写了 parts，却没有下级 {word}": "“parts” without “{word}” below it"),
            )
            .help(say!("写上各组成部分": "write what it is the sum of"));
    }
    let is_group = !children.is_empty() && parts.is_none();
    let default_key = || {
        if is_group { None } else { measure.clone().or_else(|| bind_key(&bind)) }
    };
    Line {
        key: key.or_else(default_key),
        name,
        measure,
        bind,
        words: cell_words,
        each,
        total,
        parts,
        lines: children,
        columns,
        corner,
        valid,
        required: match required {
            Required::Default => Required::Default,
            other => other,
        },
        basis,
    }
}

fn bind_key(bind: &std::collections::BTreeMap<String, String>) -> Option<String> {
    (!bind.is_empty()).then(|| bind.values().map(String::as_str).collect::<Vec<_>>().join("_"))
}

fn measure(item: &Item<'_>, context: &Context<'_>, findings: &mut Findings) -> Option<String> {
    let word = item.text(findings)?;
    if !context.measures.iter().any(|measure| measure.key == word) {
        let all: Vec<&str> = context.measures.iter().map(|measure| measure.key.as_str()).collect();
        let all = all.join(", ");
        findings
            .error(
                "kind-reference",
                &item.pointer,
                say!("没有“{word}”这个指标": "there is no measure “{word}”"),
            )
            .help(say!("在 measures 里写上它；已有：{all}": "declare it under “measures”; there are: {all}"));
    }
    Some(word.to_owned())
}

fn each(item: &Item<'_>, context: &Context<'_>, findings: &mut Findings) -> Vec<String> {
    let dimensions = item.texts(findings);
    for dimension in &dimensions {
        if dimension != "period" {
            words::known_dimension(dimension, &item.pointer, context, findings);
        }
    }
    dimensions
}
