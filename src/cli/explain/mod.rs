//! `gongkai explain NAME`: what a kind asks for, what a rule finds.

mod kind;
mod parts;
mod rule;

pub use rule::sarif_rules;

use std::collections::BTreeSet;
use std::fmt::Write;

use super::arguments::{ExplainArguments, Global};
use super::say_out::{self, Stream};
use crate::diagnostic::{Lang, Severity};
use crate::kinds::Kinds;
use crate::pipeline::{self, Failure};
use crate::rules::{self, Family};
use crate::say;
use crate::yaml::nearest;

/// Explains a kind or a rule, or lists them all.
pub fn run(global: &Global, own: &ExplainArguments) -> u8 {
    match explain(global, own) {
        Ok(text) => {
            say_out::write(Stream::Out, &text);
            0
        }
        Err(failure) => global.failed(&failure),
    }
}

fn explain(global: &Global, own: &ExplainArguments) -> Result<String, Failure> {
    let (kinds, site) = pipeline::all_kinds(&global.options()?)?;
    let lang = global.lang(site);
    let Some(word) = &own.name else { return Ok(list(&kinds, lang)) };
    let mut found: Vec<String> = kinds.find(word).map(|one| kind::text(one, lang)).into_iter().collect();
    found.extend(rule::text(word, &kinds, lang));
    if !found.is_empty() {
        return Ok(found.join("\n"));
    }
    let mut known: Vec<&str> = rules::all().map(|(_, rule)| rule.name).collect();
    for kind in kinds.iter() {
        known.extend(kind.name.forms().chain([kind.key.as_str()]));
        known.extend(kind.all_equations().map(|equation| equation.rule.as_str()));
    }
    Err(Failure::Usage(match nearest(word, known.into_iter()) {
        Some(likely) => {
            say!("没有叫“{word}”的类型或规则；是不是“{likely}”？": "there is no kind or rule “{word}”; did you mean “{likely}”?")
        }
        None => {
            say!("没有叫“{word}”的类型或规则；gongkai explain 列出全部": "there is no kind or rule “{word}”; gongkai explain lists them all")
        }
    }))
}

/// All kinds, then the rules by family, then the equations by kind.
fn list(kinds: &Kinds, lang: Lang) -> String {
    let mut out = format!("{}\n", say!("类型": "Kinds").get(lang));
    for kind in kinds.iter() {
        let _ = writeln!(out, "  {:<27}{}", kind.key, kind.name.name);
    }
    for family in Family::ALL.iter().filter(|family| !family.rules().is_empty()) {
        let name = family.name();
        let (zh, en) = (&name.zh, &name.en);
        let _ = writeln!(out, "\n{}", say!("规则：{zh}": "Rules: {en}").get(lang));
        for rule in family.rules() {
            line(&mut out, rule.name, rule.severity, rule.text().first_sentence(lang), lang);
        }
    }
    for kind in kinds.iter() {
        let mut seen = BTreeSet::new();
        let mut equations =
            kind.all_equations().filter(|equation| seen.insert(equation.rule.as_str())).peekable();
        if equations.peek().is_none() {
            continue;
        }
        let (name, key) = (&kind.name.name, &kind.key);
        let heading = say!("类型“{name}”的规则": "Rules of the kind “{name}” ({key})");
        let _ = writeln!(out, "\n{}", heading.get(lang));
        for equation in equations {
            line(&mut out, &equation.rule, equation.severity, &equation.holds.source, lang);
        }
    }
    out
}

fn line(out: &mut String, name: &str, severity: Severity, what: &str, lang: Lang) {
    let _ = writeln!(out, "  {name:<27}{:<8}{what}", parts::severity(severity).get(lang));
}
