//! Planted secrets: every sort in every disguise, in everything that can carry one, is
//! found where it is, and none of them is in anything that the program writes.

mod carriers;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use gongkai::check::personal::is_personal;
use gongkai::diagnostic::{Diagnostic, Severity};
use gongkai::pipeline::{self, Outcome};
use gongkai::privacy::Sort;

use crate::privacy::generate::{Disguise, Leak, NUMBERS, WORDS, leak};
use crate::support::{SETTINGS, TestSite};
use carriers::{CARRIERS, Carrier, Planted};

/// Carriers that each leak is put into, of all of them, in turn.
const EACH: usize = 14;

struct Plant {
    sort: Sort,
    disguise: Disguise,
    carrier: &'static Carrier,
    leak: Leak,
    planted: Planted,
}

fn rule(sort: Sort) -> &'static str {
    match sort {
        Sort::IdCard18 | Sort::IdCard15 | Sort::DisabilityCertificate | Sort::HouseholdBook => {
            "personal-identity"
        }
        Sort::BankCard | Sort::Passbook => "personal-account",
        Sort::Mobile | Sort::HomePhone => "personal-telephone",
        Sort::Address | Sort::Plate => "personal-address",
        Sort::BirthDate => "personal-birth",
        Sort::Health | Sort::Minor => "personal-health",
        Sort::IdCardMasked => "masked-too-little",
        Sort::Name => "unmasked-names",
    }
}

/// All leaks, each in a document or a file of its own.
#[allow(clippy::needless_range_loop, reason = "a round is also a part of the seed")]
fn plant(site: &TestSite) -> Vec<Plant> {
    let mut all = Vec::new();
    let mut turn = 0;
    for sort in NUMBERS.into_iter().chain(WORDS) {
        for disguise in Disguise::ALL {
            // As it is, a secret goes into every carrier that can take it; disguised, into some in turn.
            let rounds = if disguise == Disguise::Plain { CARRIERS.len() } else { EACH };
            for round in 0..rounds {
                let at = all.len();
                let Some(leak) = leak(sort, disguise, at as u64 * 31 + round as u64) else { break };
                if disguise == Disguise::Plain {
                    let carrier = &CARRIERS[round];
                    if let Some(planted) = (carrier.plant)(site, at, &leak) {
                        all.push(Plant { sort, disguise, carrier, leak, planted });
                    }
                    continue;
                }
                // The next carrier that can take it.
                let taken = (0..CARRIERS.len()).find_map(|more| {
                    let carrier = &CARRIERS[(turn + more) % CARRIERS.len()];
                    let planted = (carrier.plant)(site, at, &leak)?;
                    turn += more + 1;
                    Some((carrier, planted))
                });
                let (carrier, planted) = taken.unwrap();
                all.push(Plant { sort, disguise, carrier, leak, planted });
            }
        }
    }
    all
}

fn settings() -> String {
    // With `hold` the faulty documents are left out and the rest is published.
    format!("{SETTINGS}publish: {{on_error: hold}}\n")
}

#[test]
fn two_thousand_leaks_are_found_where_they_are_and_nothing_repeats_them() {
    let site = TestSite::new().file("site.yaml", settings()).document(
        "content/clean.md",
        "没有问题的文件",
        "正文。\n",
    );
    let plants = plant(&site);
    assert!(plants.len() >= 2000, "{}", plants.len());
    let used: BTreeSet<&str> = plants.iter().map(|plant| plant.carrier.name).collect();
    assert_eq!(used.len(), CARRIERS.len(), "every carrier has its turn");

    let Outcome::Loaded(loaded) = pipeline::load(&site.options()).unwrap() else { panic!() };
    let mut missed = Vec::new();
    for (at, plant) in plants.iter().enumerate() {
        let Plant { sort, disguise, carrier, leak, planted } = plant;
        let hit = loaded.diagnostics.iter().any(|found| is_it(found, *sort, planted));
        if !hit {
            let own = loaded.diagnostics.iter().filter(|found| found.path.as_deref() == Some(&planted.path));
            let near: Vec<String> = own
                .map(|found| {
                    format!("{} {:?} {}", found.rule, found.span.map(|span| span.line), found.message.zh)
                })
                .collect();
            missed.push(format!("{at} {sort:?} {disguise:?} in {}: {:?}\n{near:?}", carrier.name, leak.text));
        }
    }
    assert!(
        missed.is_empty(),
        "{} of {} missed:\n{}",
        missed.len(),
        plants.len(),
        missed[..missed.len().min(40)].join("\n")
    );

    // Whatever the program writes: reports of every form, pages, kept findings.
    let mut written = Vec::new();
    for arguments in [
        &["check"][..],
        &["check", "--lang", "en", "--format", "json"],
        &["check", "--format", "sarif"],
        &["check", "--format", "github"],
        &["check", "--allowed"],
        &["check", "--fix"],
        &["build"],
        &["list", "--format", "json"],
    ] {
        if arguments == ["build"] {
            // What is copied as it is, and what introduces a column, stops a build even with `hold`.
            assert_eq!(code(&site, arguments), 1);
            assert!(!site.path("public").exists());
            std::fs::remove_dir_all(site.path("static")).unwrap();
            for plant in plants.iter().filter(|plant| plant.carrier.name == "introduction") {
                std::fs::remove_file(site.path(&plant.planted.path)).unwrap();
            }
        }
        let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .current_dir(site.root())
            .args(["--today", "2026-11-25"])
            .args(arguments)
            .output()
            .unwrap();
        written.push((arguments.join(" "), output.stdout));
        written.push((format!("{}: stderr", arguments.join(" ")), output.stderr));
    }
    for folder in ["public", ".gongkai"] {
        let mut any = false;
        for entry in walkdir::WalkDir::new(site.path(folder)) {
            let entry = entry.unwrap();
            let name = entry.path().strip_prefix(site.root()).unwrap().to_string_lossy().into_owned();
            written.push((format!("name of {name}"), name.clone().into_bytes()));
            if entry.file_type().is_file() {
                any = true;
                written.push((name, std::fs::read(entry.path()).unwrap()));
            }
        }
        assert!(any, "{folder} is empty");
    }
    let mut told = Vec::new();
    for (name, bytes) in &written {
        let text = String::from_utf8_lossy(bytes);
        for plant in &plants {
            for secret in [&plant.leak.secret, &plant.leak.plain] {
                // A name of three characters may be anybody's.
                if secret.chars().count() >= 5 && text.contains(secret.as_str()) {
                    told.push(format!(
                        "{name}: {:?} {:?} in {}: {secret}",
                        plant.sort, plant.disguise, plant.carrier.name
                    ));
                }
            }
        }
    }
    assert!(told.is_empty(), "{} told:\n{}", told.len(), told[..told.len().min(10)].join("\n"));
    assert!(Path::new(&site.path("public/clean/index.html")).exists(), "the rest is published");
}

fn code(site: &TestSite, arguments: &[&str]) -> i32 {
    let program =
        Command::new(env!("CARGO_BIN_EXE_gongkai")).current_dir(site.root()).args(arguments).output();
    program.unwrap().status.code().unwrap()
}

fn is_it(found: &Diagnostic, sort: Sort, planted: &Planted) -> bool {
    let place = match planted.line {
        Some(line) => found.span.is_some_and(|span| span.line <= line && line <= span.end_line),
        None => planted.words.is_empty() || found.message.zh.contains(&planted.words),
    };
    found.rule == rule(sort) && found.path.as_deref() == Some(&planted.path) && place
}

#[test]
fn a_leak_stops_a_build_and_is_allowed_only_by_name() {
    let text = |more: &str| {
        format!(
            "---\ntitle: 值班安排\nkind: document\ndate: 2026-01-02\nformed: 2026-01-02\n{more}---\n\n值班手机13912345678。\n"
        )
    };
    let site = TestSite::new().file("content/a.md", text(""));
    let built = site.build();
    assert!(built.outcome.is_none());
    assert_eq!(built.exit_code, 1);
    assert_eq!(built.diagnostics[0].span.unwrap().line, 8);
    site.write("content/a.md", text("allow: [{rule: personal-telephone, reason: 本人同意}]\n"));
    let rules: Vec<String> = site.build().diagnostics.into_iter().map(|found| found.rule).collect();
    assert_eq!(rules, ["allow-approver", "personal-telephone"]);
    site.write(
        "content/a.md",
        text("allow: [{rule: personal-telephone, reason: 本人同意, approved_by: 王某某}]\n"),
    );
    site.build_clean();
    // The office's own number needs no allowance.
    site.write("content/a.md", text(""));
    site.write("site.yaml", format!("{SETTINGS}privacy: {{numbers: [\"139 1234 5678\"]}}\n"));
    site.build_clean();
}

#[test]
fn what_nobody_names_is_a_warning_and_what_did_not_change_is_not_read_again() {
    let site = TestSite::new()
        .document("content/a.md", "甲", "正文。\n")
        .file("content/名单.txt", "身份证号11010519491231002X\n");
    let built = site.build();
    assert!(built.outcome.is_some());
    let found: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|found| is_personal(&found.rule))
        .map(|found| found.severity)
        .collect();
    assert_eq!(found, [Severity::Warning]);
    // Same size and time, other bytes: the kept finding is told, so the file was not read.
    let path = site.path("content/名单.txt");
    let when = std::fs::metadata(&path).unwrap().modified().unwrap();
    std::fs::write(
        &path,
        "身份证号码一律不得公开，请勿上传名\n".as_bytes().iter().copied().take(31).collect::<Vec<u8>>(),
    )
    .unwrap();
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_len(31).unwrap();
    file.set_modified(when).unwrap();
    assert!(site.build().diagnostics.iter().any(|found| found.rule == "personal-identity"));
    // Changed: read again.
    std::fs::write(&path, "没有名单\n").unwrap();
    assert!(!site.build().diagnostics.iter().any(|found| found.rule == "personal-identity"));
}
