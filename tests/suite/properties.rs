//! What must hold for any content: records read back, facts add up, addresses are safe.

use std::collections::BTreeSet;
use std::path::Path;

use gongkai::config::{self, Config};
use gongkai::kinds::{Bind, Kinds, built_in};
use gongkai::record::{self, Desk, Record};
use gongkai::site::{Shared, document_url, encode_path, facts_of, url_of, whole};
use gongkai::source::{Split, Tree};
use gongkai::value::{Content, Decimal, Period, slug};
use proptest::prelude::*;

const PLACES: [&str; 5] = ["甲镇", "乙镇", "丙乡", "丁街道", "戊镇"];
const PROGRAMMES: [&str; 3] = ["低保", "特困供养", "临时救助"];

fn settings() -> (Kinds, Config) {
    let (kinds, _) = Kinds::read(&built_in(), &[]);
    let text = format!(
        "title: 测\nagencies: {{a: 测试局}}\nprogrammes: {{p0: 低保, p1: 特困供养, p2: 临时救助}}\nplaces: [{}]\n",
        PLACES.join(", ")
    );
    let (config, found) = config::read("site.yaml", &text, &kinds);
    assert_eq!(found, []);
    (kinds, config)
}

/// Reads a notice with these rows; nothing may be found.
fn read(programmes: &[&str], rows: &[(String, Vec<String>)], kinds: &Kinds, config: &Config) -> Record {
    let lines: String =
        rows.iter().map(|(label, cells)| format!("  - [{label}, {}]\n", cells.join(", "))).collect();
    let front = format!(
        "类型: 救助资金公示\n标题: 某\n发布日期: 2026-02-01\n所属时间: 2026-01\n单位: 元\n版式: 分乡镇\n\
         救助类别: [{}]\n资金:\n{lines}",
        programmes.join(", ")
    );
    let split = Split { front, front_line: 2, body: String::new(), body_line: 20 };
    let tree = Tree::default();
    let desk = Desk { config, kinds, tree: &tree, root: Path::new("") };
    let outcome = record::read("content/x.md", &split, &desk);
    assert_eq!(outcome.diagnostics, [], "{}", split.front);
    outcome.record.unwrap()
}

/// The rows as the canonical front matter has them: each cell as written, a blank as `~`.
fn canonical(record: &Record) -> Vec<(String, Vec<String>)> {
    let table = &record.tables[0];
    let name = |row: &record::Row| {
        let leaf = &table.grid.blocks[row.block].rows.leaves[row.line];
        row.labels.first().cloned().unwrap_or_else(|| leaf.name.name.clone())
    };
    let cell = |cell: &gongkai::value::Cell| match cell.content {
        Content::Blank => "~".to_owned(),
        _ => cell.text.clone(),
    };
    table.rows.iter().map(|row| (name(row), row.cells.iter().map(cell).collect())).collect()
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0_u32..100_000).prop_map(|figure| figure.to_string()),
        1 => Just("~".to_owned()),
        1 => Just("/".to_owned()),
        1 => Just("0".to_owned()),
    ]
}

/// Households, persons and money of one programme.
fn cells() -> impl Strategy<Value = [String; 3]> {
    let money =
        prop_oneof![(0_u32..10_000_000).prop_map(|fen| format!("{}.{:02}", fen / 100, fen % 100)), cell()];
    (cell(), cell(), money).prop_map(|(households, persons, money)| [households, persons, money])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_record_written_out_reads_back_the_same(
        figures in prop::collection::vec(prop::collection::vec(cells(), 2), 1..5),
    ) {
        let (kinds, config) = settings();
        let rows: Vec<(String, Vec<String>)> = figures
            .iter()
            .zip(PLACES)
            .map(|(row, place)| (place.to_owned(), row.concat()))
            .collect();
        let record = read(&PROGRAMMES[..2], &rows, &kinds, &config);
        let written = canonical(&record);
        prop_assert_eq!(&written, &rows);
        let again = read(&PROGRAMMES[..2], &written, &kinds, &config);
        prop_assert_eq!(canonical(&again), written);
        prop_assert_eq!(
            facts_of(&again, &Shared::default()),
            facts_of(&record, &Shared::default())
        );
    }

    #[test]
    fn the_facts_of_a_table_add_up_to_its_totals(
        figures in prop::collection::vec(prop::collection::vec(0_i64..10_000_000, 3), 1..5),
        wan in any::<bool>(),
    ) {
        let (kinds, config) = settings();
        // Money of 元 with fen, or of 万元 with four places: the same sums, exactly.
        let money = |fen: i64| if wan { format!("{}万", Decimal::new(fen, 6)) } else { Decimal::new(fen, 2).to_string() };
        let row = |cells: &[i64]| vec![cells[0].to_string(), cells[1].to_string(), money(cells[2])];
        let mut rows: Vec<(String, Vec<String>)> =
            figures.iter().zip(PLACES).map(|(cells, place)| (place.to_owned(), row(cells))).collect();
        let total: Vec<i64> = (0..3).map(|at| figures.iter().map(|cells| cells[at]).sum()).collect();
        rows.push(("合计".to_owned(), row(&total)));
        let record = read(&PROGRAMMES[..1], &rows, &kinds, &config);
        let facts = facts_of(&record, &Shared::default());
        let at: Bind = [("programme".to_owned(), "p0".to_owned())].into();
        let period = Period::Month(2026, 1);
        for (measure, wanted) in
            [("households", total[0].into()), ("persons", total[1].into()), ("amount", Decimal::new(total[2], 2))]
        {
            let (stated, _) = whole(&facts, measure, period, &at).unwrap();
            prop_assert_eq!(stated, wanted);
            let sum: Decimal = facts
                .iter()
                .filter(|fact| *fact.measure == *measure && fact.bind.contains_key("place"))
                .map(|fact| fact.value)
                .sum();
            prop_assert_eq!(sum, wanted, "the total is no part of its own sum");
        }
    }

    #[test]
    fn addresses_are_unique_stable_and_safe(names in prop::collection::btree_set("[^/\\x00]{1,12}", 1..8)) {
        let fits = |name: &&String| !matches!(name.as_str(), "." | ".." | "index");
        let names: Vec<&String> = names.iter().filter(fits).collect();
        let paths: BTreeSet<String> = names.iter().map(|name| url_of(&[name])).collect();
        let urls: Vec<String> = names.iter().map(|name| document_url(&format!("content/{name}.md"), None)).collect();
        // Two names are one address only if they are one name to a reader (NFC).
        prop_assert_eq!(urls.iter().collect::<BTreeSet<_>>().len(), paths.len());
        for url in &urls {
            let written = encode_path(url);
            prop_assert!(written.bytes().all(|byte| byte.is_ascii_graphic()), "{written}");
            prop_assert!(!written.contains(['"', '\'', '<', '>', '?', '#', '\\', '&']), "{written}");
            prop_assert_eq!(&decode(&written), url);
        }
    }

    #[test]
    fn a_part_made_of_any_title_is_safe(title in "\\PC{0,40}") {
        let part = slug(&title);
        prop_assert!(!part.is_empty() && part != "." && part != "..");
        prop_assert!(part.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')), "{part}");
        prop_assert_eq!(slug(&part), part.clone(), "made again it is the same");
    }
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap()
}
