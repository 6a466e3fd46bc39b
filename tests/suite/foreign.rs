//! Another country's law is a YAML file: the Annual FOIA Report of the United States
//! (`tests/foia/`), on a site in English. The figures are invented, and add up.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use gongkai::diagnostic::{Diagnostic, Span, Text};
use gongkai::kinds::{Kind, KindText, Kinds};

use crate::html::{self, Table};
use crate::support::TestSite;

const KIND: &str = "kinds/foia_annual_report.yaml";
const REPORT: &str = "content/dhiw/foia-2024.md";

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/foia"))
}

/// The files of `tests/foia/` by path.
static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let entries = walkdir::WalkDir::new(folder()).into_iter().map(|entry| entry.unwrap());
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder()).unwrap().to_str().unwrap().to_owned();
            (path, std::fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
});

fn site() -> TestSite {
    let site = TestSite::new();
    for (path, text) in FILES.iter() {
        site.write(path, text);
    }
    site
}

static BUILT: LazyLock<TestSite> = LazyLock::new(|| {
    let site = site();
    site.build_clean();
    site
});

fn read(text: &str) -> (Kinds, Vec<Diagnostic>) {
    Kinds::read(&[], &[KindText { path: KIND.to_owned(), text: text.to_owned() }])
}

fn kind() -> std::sync::Arc<Kind> {
    read(&FILES[KIND]).0.get("foia_annual_report").unwrap().clone()
}

/// The tables of a report as they are written: rows of labels and figures.
fn written(path: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let front = FILES[path].split("---\n").nth(1).unwrap();
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    let mut open = None;
    for line in front.lines() {
        match line.strip_suffix(':') {
            Some(key) if !line.starts_with(' ') => open = Some(key),
            _ if !line.starts_with(' ') => open = None,
            _ => tables.entry(open.unwrap().to_owned()).or_default().extend([line, "\n"]),
        }
    }
    let rows = |text: String| -> Vec<Vec<Option<String>>> { serde_yaml::from_str(&text).unwrap() };
    let without_blanks =
        |text| rows(text).into_iter().map(|row| row.into_iter().flatten().collect()).collect();
    tables.into_iter().map(|(key, text)| (key, without_blanks(text))).collect()
}

/// The rows of a printed table: labels and figures.
fn printed(table: &Table) -> Vec<Vec<String>> {
    let rows = table.grid.iter().map(|places| {
        let mut places = places.clone();
        places.dedup();
        places.into_iter().map(|at| &table.cells[at]).collect::<Vec<_>>()
    });
    rows.filter(|row| row.iter().any(|cell| !cell.head))
        .map(|row| row.iter().map(|cell| cell.text.clone()).filter(|text| !text.is_empty()).collect())
        .collect()
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}')
}

#[test]
fn its_pages_are_in_english() {
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(BUILT.path("public")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|end| end != "html") {
            continue;
        }
        let page = std::fs::read_to_string(entry.path()).unwrap();
        let chinese: Vec<&str> = page.lines().filter(|line| line.contains(is_chinese)).collect();
        assert_eq!(chinese, Vec::<&str>::new(), "{}", entry.path().display());
        assert!(page.contains("<html lang=\"en\""), "{}", entry.path().display());
        pages += 1;
    }
    assert!(pages > 10);
}

#[test]
fn every_figure_stands_where_it_was_written() {
    let (mut cells, mut tables) = (0, 0);
    for path in FILES.keys().filter(|path| path.starts_with("content/")) {
        let name = path.strip_prefix("content/").unwrap().strip_suffix(".md").unwrap();
        let page = html::tables(&BUILT.output(&format!("{name}/index.html")));
        let written = written(path);
        assert_eq!(page.len(), written.len(), "{path}");
        for (key, rows) in written {
            assert_eq!(printed(&page[&format!("table-{key}")]), rows, "{path}: {key}");
            cells += rows.iter().map(Vec::len).sum::<usize>();
            tables += 1;
        }
    }
    assert!(tables > 100 && cells > 3000, "{tables} tables, {cells} cells");
    let keys: Vec<String> = kind().tables.iter().map(|table| table.key.clone()).collect();
    let filled = written("content/dhiw/foia-2023.md");
    let empty: Vec<&String> = keys.iter().filter(|key| !filled.contains_key(*key)).collect();
    assert_eq!(empty, Vec::<&String>::new(), "tables that no report fills");
}

#[test]
fn dispositions_stand_below_their_heads() {
    let page = html::tables(&BUILT.output("dhiw/foia-2024/index.html"));
    let found = |table: &str, row: &str, column: &[&str]| -> String {
        let table = &page[table];
        let mut all = table.figures().map(|(_, cell)| cell);
        let hit = all.find(|cell| table.row_path(cell) == [row] && table.column_path(cell) == column);
        hit.unwrap_or_else(|| panic!("{row} × {column:?}")).text.clone()
    };
    let other = "Number of Full Denials Based on Reasons Other than Exemptions";
    assert_eq!(found("table-dispositions", "Coast Survey Bureau", &[other, "Request Withdrawn"]), "24");
    assert_eq!(found("table-dispositions", "AGENCY OVERALL", &["TOTAL"]), "1009");
    assert_eq!(found("table-exemptions", "AGENCY OVERALL", &["Ex. 7(C)"]), "102");
    assert_eq!(
        found(
            "table-times",
            "Canal and Lock Administration",
            &["Expedited Processing", "Median Number of Days"]
        ),
        "N/A"
    );
}

/// The figures of a table, without labels; what is no figure is left out of sums.
fn figures(rows: &[Vec<String>]) -> Vec<Vec<Option<rust_decimal::Decimal>>> {
    let width = rows.last().unwrap().len() - 1;
    rows.iter().map(|row| row[row.len() - width..].iter().map(|text| text.parse().ok()).collect()).collect()
}

#[test]
fn the_invented_figures_add_up_and_carry_over() {
    let summed = "requests dispositions other_reasons exemptions appeals appeal_dispositions appeal_exemptions \
        appeal_reasons simple_days complex_days costs postings backlogs consultations compared_requests";
    let flows = ["requests", "appeals", "consultations"];
    for agency in ["dhiw", "fwc"] {
        let [before, now] = ["2023", "2024"].map(|year| written(&format!("content/{agency}/foia-{year}.md")));
        for report in [&before, &now] {
            for key in summed.split(' ') {
                let Some(rows) = report.get(key) else { continue };
                let rows = figures(rows);
                let (all, parts) = rows.split_last().unwrap();
                for (at, whole) in all.iter().enumerate() {
                    let sum = parts.iter().map(|row| row[at].unwrap()).sum();
                    assert_eq!(*whole, Some(sum), "{agency} {key}, column {at}");
                }
            }
            for key in
                ["dispositions", "appeal_dispositions", "simple_days", "complex_days", "expedited_days"]
            {
                for row in figures(&report[key]) {
                    let (whole, parts) = row.split_last().unwrap();
                    assert_eq!(*whole, Some(parts.iter().map(|part| part.unwrap()).sum()), "{agency} {key}");
                }
            }
            for (flow, disposed) in [("requests", "dispositions"), ("appeals", "appeal_dispositions")] {
                let processed = figures(&report[flow]).iter().map(|row| row[2]).collect::<Vec<_>>();
                let all =
                    figures(&report[disposed]).iter().map(|row| *row.last().unwrap()).collect::<Vec<_>>();
                assert_eq!(processed, all, "{agency} {disposed}");
            }
        }
        for key in flows {
            for (row, last) in figures(&now[key]).iter().zip(figures(&before[key])) {
                let [start, received, processed, end] = row[..] else { panic!("{key}") };
                assert_eq!(start, last[3], "{agency} {key}: opening and last closing");
                assert_eq!(
                    start.unwrap() + received.unwrap(),
                    processed.unwrap() + end.unwrap(),
                    "{agency} {key}"
                );
            }
        }
    }
}

#[test]
fn the_opening_is_last_years_closing_by_an_equation() {
    let (kinds, diagnostics) = read(&FILES[KIND]);
    assert_eq!(diagnostics, []);
    let kind = kinds.get("foia_annual_report").unwrap();
    for key in ["requests", "appeals", "consultations"] {
        let equations = &kind.table(key).unwrap().form.equations;
        let carried = equations.iter().find(|equation| equation.rule == "pending-carried").unwrap();
        assert_eq!(carried.holds.expr.to_string(), "start = previous.end");
    }
    let faulty = FILES[KIND].replacen("previous.end", "previous.ennd", 1);
    let (_, found) = read(&faulty);
    let at = faulty.find("previous.ennd").unwrap();
    assert_eq!(found[0].span.map(start), Some(start(Span::of_bytes(&faulty, at, at, 1))));
    assert_eq!(english(&found[0].message), "there is no “ennd” here");
    assert_eq!(found[0].help.as_ref().map(english), Some("did you mean end?".to_owned()));
}

fn start(span: Span) -> (usize, usize) {
    (span.line, span.column)
}

/// The English text, which must have no Chinese in it.
fn english(text: &Text) -> String {
    // src/record/fields.rs and others join lists with “、” in English too.
    assert!(!text.en.replace('、', "").contains(is_chinese), "{}", text.en);
    text.en.clone()
}

/// What is changed, into what, where in it the finding points, its rule, its message,
/// and what its help begins with.
const MISTAKES: &[[&str; 6]] = &[
    [
        "fiscal_year: 2024",
        "fiscal_year: FY 2024",
        "FY 2024",
        "bad-period",
        "fiscal_year “FY 2024” is not understood",
        "write it like 2024",
    ],
    [
        "sample: true\nstatutes:\n  - [46 U.S.C. 70103(d), Office of the Secretary, ",
        "sample: true\nstatutes:\n  - [46 U.S.C. 70103(d), Ofice of the Secretary, ",
        "Ofice of the Secretary",
        "unknown-value",
        "“Ofice of the Secretary” is no value of “Agency / Component”",
        "did you mean “Office of the Secretary”?",
    ],
    [
        "  - [Coast Survey Bureau, 69, 474, 474, 69]",
        "  - [Coast Survey Bureau, 69, 474.5, 474, 69]",
        "474.5",
        "bad-value",
        "Coast Survey Bureau × Number Received in Fiscal Year: “474.5” is not a whole number",
        "this column takes whole numbers only",
    ],
    [
        "  - [AGENCY OVERALL, 203, 981, 1009, 175]",
        "  - [GRAND TOTAL, 203, 981, 1009, 175]",
        "GRAND TOTAL",
        "unknown-value",
        "“GRAND TOTAL” is no value of “Agency / Component”",
        "",
    ],
    [
        "  - [AGENCY OVERALL, 938.77, ",
        "  - [AGENCY OVERALL, 9l8.77, ",
        "9l8.77",
        "bad-value",
        "AGENCY OVERALL × Total Amount of Fees Collected: “l8.77” in “9l8.77” is not understood",
        "is a letter written for the digit 0 or 1?",
    ],
    [
        "  - [Coast Survey Bureau, 37, 6]",
        "  - {component: CSB, Number of Backlogged Requests: 37, appeals: 6}",
        "Number of Backlogged Requests",
        "unknown-column",
        "the table has no column “Number of Backlogged Requests”",
        "did you mean “Number of Backlogged Requests as of End of Fiscal Year”?",
    ],
];

#[test]
fn mistakes_are_told_in_english_at_their_place() {
    let mut text = FILES[REPORT].clone();
    for [from, to, ..] in MISTAKES {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    let site = site();
    site.write(REPORT, &text);
    let built = site.build();
    assert_eq!((built.exit_code, built.outcome.is_none()), (1, true));
    let told: Vec<_> = built
        .diagnostics
        .iter()
        .map(|found| {
            (found.path.as_deref(), found.span.map(start), found.rule.as_str(), english(&found.message))
        })
        .collect();
    let wanted: Vec<_> = MISTAKES
        .iter()
        .map(|[_, to, at, rule, message, _]| {
            let place = text.find(to).unwrap() + to.find(at).unwrap();
            let place = start(Span::of_bytes(&text, place, place, 1));
            (Some(REPORT), Some(place), *rule, (*message).to_owned())
        })
        .collect();
    assert_eq!(told, wanted);
    for ([.., help], found) in MISTAKES.iter().zip(&built.diagnostics) {
        let told = found.help.as_ref().map(english).unwrap_or_default();
        assert!(told.starts_with(help), "{told}");
    }
}
