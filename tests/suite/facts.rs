//! The facts of published notices add up to the totals that were printed, whatever the
//! layout: `tests/samples/totals.yaml` says which, in measures and dimensions.

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::kinds::Bind;
use gongkai::pipeline::{self, Outcome};
use gongkai::site::{Fact, Shared, Site, facts_of, whole};
use gongkai::value::Period;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_yaml::Value;

use crate::samples;

/// A printed total.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Total {
    /// The measure.
    of: String,
    #[serde(default)]
    at: Bind,
    #[serde(default)]
    over: Vec<String>,
    is: String,
    period: Option<String>,
    #[serde(default = "one")]
    times: i64,
    #[serde(default)]
    off: i64,
}

fn one() -> i64 {
    1
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

/// The facts of a document that agree on `at` and have the dimensions `over` besides.
fn parts<'f>(facts: &'f [Fact], measure: &str, period: Period, at: &Bind, over: &[String]) -> Vec<&'f Fact> {
    let has = |fact: &&Fact| {
        *fact.measure == *measure
            && fact.period == period
            && fact.bind.len() == at.len() + over.len()
            && at.iter().all(|(dimension, value)| fact.bind.get(dimension) == Some(value))
            && over.iter().all(|dimension| fact.bind.contains_key(dimension))
    };
    facts.iter().filter(has).collect()
}

/// The place of a sample's document in the site.
fn document(site: &Site, name: &str) -> usize {
    let path = format!("content/{name}.md");
    site.documents.iter().position(|document| document.path == path).unwrap_or_else(|| panic!("no {path}"))
}

#[test]
fn the_facts_of_a_notice_add_up_to_what_it_printed() {
    let folder = folder();
    let totals: BTreeMap<String, Vec<Total>> =
        serde_yaml::from_str(&std::fs::read_to_string(folder.join("totals.yaml")).unwrap()).unwrap();
    let samples = samples::site();
    let Outcome::Loaded(loaded) = pipeline::load(&samples.options()).unwrap() else { panic!("no site") };
    let site = &loaded.site;
    let mut sums = 0;
    for (name, totals) in &totals {
        let at = document(site, name);
        let record = pipeline::record_of(site, samples.root(), at).unwrap();
        let facts = facts_of(&record, &Shared::default());
        assert_eq!(site.facts.of(at), facts, "{name}: the site has the facts of the record");
        let text = std::fs::read_to_string(folder.join(format!("expected/{name}.yaml"))).unwrap();
        let sample: Value = serde_yaml::from_str(&text).unwrap();
        let money = if sample["unit"].as_str().unwrap().starts_with("万元") { 10_000 } else { 1 };
        for total in totals {
            let (measure, bind) = (&total.of, &total.at);
            let own = total.period.as_deref().map(|period| Period::parse(period).unwrap());
            let period = own.or(record.period).unwrap();
            let said = format!("{name}: {measure} of {bind:?}, {}", total.is);
            let printed =
                samples::at(&sample, &total.is).map(|total| samples::written(total).replace(',', ""));
            let printed: Decimal = printed.unwrap_or_else(|| panic!("{said}")).parse().unwrap();
            let (value, unit) = whole(&facts, measure, period, bind).unwrap_or_else(|| panic!("{said}"));
            let printed = printed * Decimal::from(if unit == "元" { money } else { total.times });
            assert_eq!(value, printed, "{said}: as a whole");
            if total.over.is_empty() {
                continue;
            }
            let parts = parts(&facts, measure, period, bind, &total.over);
            assert!(!parts.is_empty(), "{said}: no parts over {:?}", total.over);
            let sum: Decimal = parts.iter().map(|fact| fact.value).sum();
            let off = (sum - printed).abs();
            assert!(
                off <= Decimal::from(total.off),
                "{said}: {sum} over {:?}, printed {printed}",
                total.over
            );
            sums += 1;
        }
    }
    assert!(sums >= 65, "only {sums} sums");
}

#[test]
fn who_joined_and_left_makes_up_for_the_period_before() {
    let samples = samples::site();
    let Outcome::Loaded(loaded) = pipeline::load(&samples.options()).unwrap() else { panic!("no site") };
    let mut compared = 0;
    for (at, joined) in loaded.site.facts.iter().filter(|(_, fact)| *fact.measure == *"joined") {
        let facts = loaded.site.facts.of(at);
        let figure = |measure: &str, period| whole(facts, measure, period, &joined.bind).unwrap().0;
        let before = figure("persons", joined.period.previous().unwrap());
        let (now, left) = (figure("persons", joined.period), figure("left", joined.period));
        assert_eq!(now, before + joined.value - left, "{:?}", joined.bind);
        compared += 1;
    }
    assert_eq!(compared, 2, "城市低保 and 农村低保 of 福建");
}
