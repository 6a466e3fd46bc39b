//! Personal information: every sort in every disguise is found at its place and told
//! without telling it; what only looks like it is left alone.

pub mod generate;
mod harmless;

use std::path::Path;

use generate::{Disguise, NUMBERS, WORDS, leak};
use gongkai::privacy::{Ground, Hit, Sort, header, scan, scan_table};

/// How many of each sort and disguise.
const EACH: u64 = 24;

/// Where `secret` stands in `text`, in characters.
fn place(text: &str, secret: &str) -> std::ops::Range<usize> {
    let start = text[..text.find(secret).unwrap()].chars().count();
    start..start + secret.chars().count()
}

/// What a message would show gives nothing away: not the secret, and of its digits no
/// six in a row.
fn keeps_quiet(hit: &Hit, plain: &str) -> bool {
    let digits: Vec<char> = plain.chars().filter(char::is_ascii_digit).collect();
    let shows = |part: &[char]| hit.masked.contains(&part.iter().collect::<String>());
    !hit.masked.contains(plain) && !digits.windows(6).any(shows)
}

#[test]
fn every_sort_is_found_in_every_disguise() {
    let mut missed = Vec::new();
    let mut tried = 0;
    for sort in NUMBERS.into_iter().chain(WORDS) {
        for disguise in Disguise::ALL {
            for seed in 0..EACH {
                let Some(leak) = leak(sort, disguise, seed) else { continue };
                tried += 1;
                let hits = scan(&leak.text, &Ground::new());
                let wanted = place(&leak.text, &leak.secret);
                let found = hits.iter().any(|hit| hit.sort == sort && hit.chars == wanted);
                let quiet = hits.iter().all(|hit| keeps_quiet(hit, &leak.plain));
                if !found || !quiet {
                    missed.push(format!(
                        "{sort:?} {disguise:?} {seed}: {:?} wants {wanted:?}, has {hits:?}",
                        leak.text
                    ));
                }
            }
        }
    }
    assert!(tried > 3000, "only {tried}");
    assert!(
        missed.is_empty(),
        "{} of {tried} missed:\n{}",
        missed.len(),
        missed[..missed.len().min(20)].join("\n")
    );
}

#[test]
fn what_only_looks_like_one_is_left_alone() {
    let wrong: Vec<String> = (0..4800)
        .map(harmless::harmless)
        .filter_map(|text| {
            let hits = scan(&text, &Ground::new());
            (!hits.is_empty()).then(|| format!("{text:?}: {hits:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} false alarms:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

#[test]
fn in_a_table_every_sort_is_found_in_its_column() {
    let mut missed = Vec::new();
    for (sort, head) in [
        (Sort::IdCard18, "身份证号"),
        (Sort::IdCard15, "证件号码"),
        (Sort::DisabilityCertificate, "残疾证号"),
        (Sort::BankCard, "银行卡号"),
        (Sort::Passbook, "存折账号"),
        (Sort::Mobile, "手机"),
        (Sort::HomePhone, "联系电话"),
        (Sort::Address, "家庭住址"),
        (Sort::BirthDate, "出生日期"),
        (Sort::HouseholdBook, "户口簿号"),
    ] {
        for disguise in Disguise::ALL {
            // What runs over lines or cells is no longer in one cell.
            let spread = matches!(disguise, Disguise::Lines | Disguise::Cells);
            for seed in 0..8 {
                let Some(leak) = leak(sort, disguise, seed).filter(|_| !spread) else { continue };
                let rows = [
                    vec!["附件", "", "", ""],
                    vec!["序号", "户主", head, "金额（元）"],
                    vec!["1", "张*", leak.secret.as_str(), "830.00"],
                    vec!["合计", "", "", "830.00"],
                ];
                let hits = scan_table(&rows, &Ground::new());
                let cell = hits.iter().find(|one| (one.row, one.column) == (2, 2));
                if header(head).is_none()
                    || hits.len() != 1
                    || !cell.is_some_and(|one| keeps_quiet(&one.hit, &leak.plain))
                {
                    missed.push(format!("{sort:?} {disguise:?} {seed}: {:?} gives {hits:?}", leak.secret));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed[..missed.len().min(20)].join("\n"));
}

#[test]
fn a_number_spread_over_cells_is_found_in_the_first() {
    for seed in 0..200 {
        let Some(leak) = leak(Sort::IdCard18, Disguise::Cells, seed) else { continue };
        let cells: Vec<&str> = leak.secret.split(" | ").collect();
        let row: Vec<&str> =
            ["1", "白泉村"].into_iter().chain(cells.iter().copied()).chain(["830"]).collect();
        let hits = scan_table(&[row], &Ground::new());
        let found: Vec<_> =
            hits.iter().map(|one| (one.row, one.column, one.hit.sort, one.hit.chars.clone())).collect();
        assert_eq!(found, [(0, 2, Sort::IdCard18, 0..cells[0].chars().count())], "{}", leak.secret);
        assert!(keeps_quiet(&hits[0].hit, &leak.plain));
    }
}

#[test]
fn findings_are_in_order_and_apart_in_any_text() {
    for seed in 0..300 {
        let all: Vec<generate::Leak> = NUMBERS
            .into_iter()
            .chain(WORDS)
            .filter_map(|sort| leak(sort, Disguise::ALL[(seed % 23) as usize], seed))
            .collect();
        let text: String = all.iter().map(|leak| format!("{}\n\n", leak.text)).collect();
        let long = text.chars().count();
        let hits = scan(&text, &Ground::new());
        assert!(hits.len() >= all.len(), "{text}");
        assert!(hits.windows(2).all(|two| two[0].chars.end <= two[1].chars.start), "{hits:?}");
        assert!(hits.iter().all(|hit| hit.chars.start < hit.chars.end && hit.chars.end <= long));
    }
}

/// Pieces that wake every detector, in any order: nothing stumbles, and places hold.
#[test]
fn no_text_makes_it_stumble() {
    const PIECES: [&str; 64] = [
        "1",
        "3",
        "8",
        "12345",
        "421222",
        "19000101",
        "0015",
        "421222190001010015",
        "13812345678",
        "6222000000000000004",
        "４",
        "〇",
        "三",
        "十",
        "X",
        "x",
        "×",
        "*",
        "****",
        "·",
        ".",
        "-",
        "—",
        "/",
        "_",
        "|",
        " | ",
        ",",
        "，",
        "、",
        "。",
        "：",
        "（",
        "）",
        "\n",
        "\r\n",
        " ",
        "\u{3000}",
        "\u{200B}",
        "\u{FE0F}\u{20E3}",
        "𝟗",
        "😀",
        "张三",
        "李小红",
        "，男",
        "身份证号",
        "银行卡号",
        "账号",
        "手机",
        "家庭电话",
        "编号",
        "金额",
        "元",
        "住址",
        "村",
        "组",
        "号",
        "单元",
        "出生",
        "年",
        "月",
        "日",
        "患尿毒症",
        "岁",
    ];
    let mut dice = generate::Dice::new(7);
    for _ in 0..5_000 {
        let count = dice.below(14);
        let text: String = (0..count).map(|_| dice.pick(&PIECES)).collect();
        let long = text.chars().count();
        let hits = scan(&text, &Ground::new());
        assert!(
            hits.iter().all(|hit| hit.chars.start < hit.chars.end && hit.chars.end <= long),
            "{text:?}: {hits:?}"
        );
        assert!(hits.windows(2).all(|two| two[0].chars.end <= two[1].chars.start), "{text:?}: {hits:?}");
        let cells: Vec<&str> = text.split('|').collect();
        let inside = |one: &gongkai::privacy::CellHit| one.hit.chars.end <= cells[one.column].chars().count();
        assert!(
            scan_table(&[vec!["姓名"; cells.len()], cells.clone()], &Ground::new())
                .iter()
                .all(|one| one.row == 0 || inside(one))
        );
    }
}

/// The portal of the repository and the published samples hold figures of all sorts, the
/// numbers of offices, codes, addresses; nothing in them is a person's secret.
#[test]
fn published_documents_hold_no_secret() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    for folder in ["content", "tests/samples"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            let path = entry.path();
            let texts = ["md", "yaml", "csv", "txt"];
            if !path.extension().and_then(|end| end.to_str()).is_some_and(|end| texts.contains(&end)) {
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            assert_eq!(scan(&text, &Ground::new()), [], "{}", path.display());
            assert_eq!(scan(&entry.file_name().to_string_lossy(), &Ground::new()), []);
            files += 1;
        }
    }
    assert!(files > 150, "only {files}");
}
