//! Published documents come out as they were published: every figure of the samples
//! in `tests/samples/expected/` stands in its cell, as written, and no other does.
//!
//! `tests/samples/words.yaml` says where; nothing here knows a sample or a form.

mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;
use serde_yaml::Value;

use crate::html::{self, Table};
use crate::support::TestSite;
pub use wanted::{at, written};
use wanted::{compare, pieces, wanted};

/// `words.yaml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    names: BTreeMap<String, Vec<String>>,
    tables: BTreeMap<String, Vec<Place>>,
    figures: BTreeMap<String, Figure>,
    body: BTreeMap<String, BTreeMap<String, String>>,
    fields: BTreeMap<String, Vec<String>>,
    counted: BTreeMap<String, String>,
    page: Vec<String>,
    unit: Vec<String>,
    aside: Vec<String>,
}

/// Where the figures of one part of a sample stand.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    at: String,
    table: String,
    under: Option<String>,
    below: Option<String>,
    column: Option<String>,
    columns: Option<Columns>,
}

/// The columns of a part: where the sample names them, or their names.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Columns {
    At(String),
    Named(Vec<String>),
}

/// Where a figure stands that a sample has by a word of its own: 城市户.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    #[serde(default)]
    row: Vec<String>,
    /// Several words of one row: each has its column.
    #[serde(default)]
    columns: Vec<String>,
    /// As the page writes it, if it is written with its unit.
    written: Option<String>,
    /// Rows of figures; `{}` is the number of a row.
    rows: Option<String>,
    /// It is no figure, but the last head of the rows beside it.
    #[serde(default)]
    head: bool,
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

/// The samples as a site of their own.
pub fn site() -> TestSite {
    let site = TestSite::new();
    for entry in walkdir::WalkDir::new(samples()).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(samples()).unwrap().to_str().unwrap().to_owned();
        if path == "site.yaml" || (path.starts_with("content/") && entry.file_type().is_file()) {
            site.write(&path, std::fs::read(entry.path()).unwrap());
        }
    }
    site
}

/// A sample: its name, its text, and the page that was built from its document.
struct Sample {
    name: String,
    text: String,
    tree: Value,
    page: String,
    tables: BTreeMap<String, Table>,
    in_body: Vec<Table>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    serde_yaml::from_str(&std::fs::read_to_string(samples().join("words.yaml")).unwrap()).unwrap()
});

static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let site = site();
    let built = site.build();
    // What the extracts leave out is an info by the samples' settings; all else is allowed with a reason.
    let graver: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|found| found.severity != gongkai::diagnostic::Severity::Info)
        .collect();
    assert!(graver.is_empty() && built.outcome.is_some(), "{graver:#?}");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(samples().join("expected")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(file).unwrap();
        let page = site.output(&format!("{name}/index.html"));
        let (tables, in_body) = (html::tables(&page), html::tables_of_the_body(&page));
        Sample { tree: serde_yaml::from_str(&text).unwrap(), tables, in_body, page, text, name }
    };
    files.iter().map(read).collect()
});

#[test]
fn every_figure_stands_in_its_cell_and_no_other_does() {
    let mut compared = 0;
    for sample in SAMPLES.iter() {
        let name = &sample.name;
        let mut seen: BTreeMap<&String, BTreeSet<usize>> = BTreeMap::new();
        for place in &WORDS.tables[&written(&sample.tree["kind"])] {
            if stands_in_the_body(sample, place) {
                compared += wanted(sample, place).len();
                continue;
            }
            for wanted in wanted(sample, place) {
                let table = sample
                    .tables
                    .get(&place.table)
                    .unwrap_or_else(|| panic!("{name} has no {}", place.table));
                assert_eq!(compare(table, &wanted, seen.entry(&place.table).or_default()), Ok(()), "{name}");
                compared += 1;
            }
        }
        for (id, table) in &sample.tables {
            let seen = seen.get(id).cloned().unwrap_or_default();
            for (_, cell) in table.figures().filter(|(at, _)| !seen.contains(at)) {
                // Never `blank`: that is a cell whose blank the original has.
                let unwritten = matches!(cell.state.as_str(), "missing" | "none");
                assert!(unwritten && cell.text.is_empty(), "{name}: {id} has {cell:?}");
            }
        }
    }
    assert_eq!(compared, 1192, "how many cells the samples speak of");
}

/// Does a table that the author drew have all figures of this part? So it is where the
/// original used another form than that of its year.
fn stands_in_the_body(sample: &Sample, place: &Place) -> bool {
    let bare = Place { under: None, below: None, ..place.clone() };
    let wanted = wanted(sample, &bare);
    let has_all = |table: &Table| wanted.iter().all(|one| compare(table, one, &mut BTreeSet::new()).is_ok());
    !wanted.is_empty() && sample.in_body.iter().any(has_all)
}

#[test]
fn money_keeps_its_unit() {
    for sample in SAMPLES.iter() {
        let Some(unit) = WORDS.unit.iter().find_map(|key| sample.tree.get(key)) else { continue };
        let unit = written(unit);
        if unit.starts_with('(') {
            continue;
        }
        // In heads, captions and figures, or in a column of units.
        let cells = sample.tables.values().flat_map(|table| &table.cells).map(|cell| &cell.text);
        let mut printed = sample.tables.values().flat_map(|table| &table.units).chain(cells);
        let fits = |words: &String| {
            let words = words.rsplit('：').next().unwrap();
            let rate = |unit: &str| words.strip_prefix(unit).is_some_and(|rest| rest.starts_with('/'));
            pieces(&unit).iter().flat_map(|unit| unit.split('、')).any(|unit| words == unit || rate(unit))
        };
        assert!(printed.any(fits), "{}: no {unit:?}", sample.name);
    }
}

#[test]
fn the_body_says_what_the_original_says_and_no_other_figure() {
    for sample in SAMPLES.iter() {
        let body = html::visible_text(&sample.page, ".prose > :not(.stat-box)");
        for (path, phrase) in WORDS.body.get(&sample.name).into_iter().flatten() {
            let said =
                written(at(&sample.tree, path).unwrap_or_else(|| panic!("{} has no {path}", sample.name)));
            for piece in pieces(&said) {
                let words = phrase.replace("{}", piece);
                assert!(body.contains(&words), "{}: “{words}” is not in the body:\n{body}", sample.name);
            }
        }
        let known = figures(&sample.text);
        for said in figures(&body) {
            assert!(known.contains(said), "{}: the body says {said}, the sample does not", sample.name);
        }
    }
}

/// The numbers in a text.
fn figures(text: &str) -> BTreeSet<&str> {
    let all = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(|word| word.trim_matches('.'));
    all.filter(|word| !word.is_empty()).collect()
}

#[test]
fn the_page_says_who_published_what_and_when() {
    for sample in SAMPLES.iter() {
        let page = html::visible_text(&sample.page, "article");
        let title = sample.text.lines().next().unwrap().strip_prefix("# 来源题名: ").unwrap();
        let own = WORDS.page.iter().filter_map(|key| sample.tree.get(key)).map(written);
        for said in own.chain([title.to_owned()]) {
            // A document number has square brackets, notes of whoever took it down have round ones.
            for words in pieces(&said)[0].split('、') {
                assert!(page.contains(words), "{}: “{words}” is not on the page", sample.name);
            }
        }
    }
}

#[test]
fn every_field_has_its_value() {
    let mut compared = 0;
    for sample in SAMPLES.iter() {
        let pairs = html::pairs(&sample.page);
        for (path, names) in &WORDS.fields {
            let Some(value) = at(&sample.tree, path) else { continue };
            let shown: Vec<&str> =
                names.iter().filter_map(|name| pairs.get(name)).map(String::as_str).collect();
            let said = match value {
                Value::Null => Vec::new(),
                Value::Sequence(values) => values.iter().map(written).collect(),
                Value::Bool(flag) => vec![if *flag { "是" } else { "否" }.to_owned()],
                value => vec![written(value).replace('T', " ")],
            };
            assert_eq!(shown.len(), usize::from(!said.is_empty()), "{}: {path} is {shown:?}", sample.name);
            for said in said {
                let parts_are = || said.split('/').all(|part| shown[0].contains(part));
                assert!(shown[0].contains(&said) || parts_are(), "{}: {path} is {shown:?}", sample.name);
                compared += 1;
            }
        }
        for (path, table) in &WORDS.counted {
            let (Some(count), Some(table)) = (at(&sample.tree, path), sample.tables.get(table)) else {
                continue;
            };
            let rows = table.grid.len()
                - table
                    .cells
                    .iter()
                    .filter(|cell| cell.in_thead)
                    .map(|cell| cell.row + cell.rowspan)
                    .max()
                    .unwrap_or(0);
            assert_eq!(pieces(&written(count))[0], rows.to_string(), "{}: rows of {path}", sample.name);
            compared += 1;
        }
    }
    assert!(compared >= 70, "only {compared} fields are compared");
}

#[test]
fn nothing_of_a_sample_is_left_out() {
    for sample in SAMPLES.iter() {
        let places = &WORDS.tables[&written(&sample.tree["kind"])];
        let known: BTreeSet<&str> = places
            .iter()
            .flat_map(|place| {
                let columns = match &place.columns {
                    Some(Columns::At(path)) => Some(path),
                    _ => None,
                };
                std::iter::once(&place.at).chain(columns)
            })
            .chain(WORDS.body.get(&sample.name).into_iter().flat_map(BTreeMap::keys))
            .chain(WORDS.page.iter().chain(&WORDS.unit).chain(&WORDS.aside))
            .chain(WORDS.fields.keys().chain(WORDS.counted.keys()))
            .map(String::as_str)
            .collect();
        let mut open = vec![(String::new(), &sample.tree)];
        while let Some((path, value)) = open.pop() {
            let below: Vec<(String, &Value)> = match value {
                Value::Mapping(below) => below.iter().map(|(key, value)| (written(key), value)).collect(),
                Value::Sequence(below) if below.iter().all(Value::is_mapping) => {
                    below.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
                }
                _ => panic!(
                    "{}: {path} is compared with nothing; say in words.yaml where it stands",
                    sample.name
                ),
            };
            let below = below.into_iter().map(|(key, value)| (format!("{path}/{key}"), value));
            open.extend(
                below
                    .map(|(path, value)| (path.trim_start_matches('/').to_owned(), value))
                    .filter(|(path, _)| !known.contains(path.as_str())),
            );
        }
    }
}
