//! docs/rules.md, made from the register and the built-in kinds.

use std::collections::BTreeSet;
use std::fmt::Write;

use gongkai::diagnostic::Severity;
use gongkai::kinds::{Kinds, built_in};
use gongkai::rules::{self, Family, Rule, SITE};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");

/// With `GONGKAI_WRITE_DOCS` set the page is written instead.
pub fn is_up_to_date() {
    let page = page();
    if std::env::var_os("GONGKAI_WRITE_DOCS").is_some() {
        std::fs::write(PATH, &page).unwrap();
    }
    let written = std::fs::read_to_string(PATH).unwrap_or_default();
    let differs = written.lines().zip(page.lines()).position(|(a, b)| a != b);
    assert!(
        written == page,
        "docs/rules.md is out of date from line {:?} on; GONGKAI_WRITE_DOCS=1 cargo test --test suite the_page_about_rules writes it",
        differs.map(|at| at + 1)
    );
}

const HEAD: &str = "\
# Rules · 规则

Every rule by name: what it finds, how grave it is unless `site.yaml` or a kind says otherwise, and an example. `gongkai explain NAME` tells one at the terminal.
This page is made from `src/rules/`; do not edit it by hand.

每条规则查什么、多严重，都有例子。在命令行里用 `gongkai explain 规则名` 看。本页由程序生成，不要手改。

- **Severity · 级别**: `error` (错误) stops a build, `warning` (警告) does not unless `--strict`, `info` (提示) never does. What depends on the day of the run never stops a build.
- **✎** can be regraded and allowed · 可以改级别，可以容许: in `site.yaml` `rules: {missing-date: error}` (规则), in a document
  `allow: [{rule: missing-row, reason: …}]` (`容许: [{规则: missing-row, 理由: …}]`). `gongkai check --allowed` lists what is allowed. The others are about what cannot be read or used.

An example without a `site.yaml` of its own is in a site with this one · 例子没有写 `site.yaml` 的，用这一个:
";

fn page() -> String {
    let mut out = format!("{HEAD}\n```yaml\n{SITE}```\n");
    for family in Family::ALL.iter().filter(|family| !family.rules().is_empty()) {
        let name = family.name();
        let _ = write!(out, "\n## {} · {}\n", name.zh, name.en);
        for rule in family.rules() {
            one(&mut out, rule);
        }
    }
    equations(&mut out);
    out
}

fn one(out: &mut String, rule: &Rule) {
    let mark = if rule.can_allow { " ✎" } else { "" };
    let _ = write!(
        out,
        "\n### {}\n\n`{}`{mark} · {}\n\n{}\n",
        rule.name, rule.severity, rule.says.0, rule.says.1
    );
    if let Some(basis) = rule.basis {
        let _ = write!(out, "\nBasis · 依据: {basis}\n");
    }
    let Some(examples) = rule.examples else { return };
    let (failing, passing) = (rules::files(examples.failing), rules::files(examples.passing));
    let (both, failing): (Vec<_>, Vec<_>) = failing.into_iter().partition(|file| passing.contains(file));
    let mended: Vec<_> = passing.into_iter().filter(|file| !both.contains(file)).collect();
    out.push_str("\n<details><summary>Example · 例子</summary>\n");
    for (word, files) in [("With · 例子里还有", both), ("Found · 有问题", failing), ("Mended · 改好", mended)]
    {
        for (path, text) in files {
            let end = if text.ends_with('\n') { "" } else { "\n" };
            let _ = write!(out, "\n{word}, `{path}`:\n\n````text\n{text}{end}````\n");
        }
    }
    out.push_str("\n</details>\n");
}

fn equations(out: &mut String) {
    out.push_str(
        "\n## Rules of the built-in kinds · 自带类型的规则\n\n\
         Equations that a kind states; all can be regraded and allowed. docs/kinds.md tells how they are written. 类型里写的关系，都可以改级别和容许。\n",
    );
    let (kinds, _) = Kinds::read(&built_in(), &[]);
    for kind in kinds.iter() {
        let mut seen = BTreeSet::new();
        let lines: Vec<String> = kind
            .all_equations()
            .map(|equation| {
                let grade = match equation.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "info",
                };
                let holds = code(&equation.holds.source);
                let when = equation.when.as_ref().map(|when| code(&when.source)).unwrap_or_default();
                let basis = equation.basis.as_deref().unwrap_or_default();
                format!("| {} | {grade} | {holds} | {when} | {basis} |\n", equation.rule)
            })
            .filter(|line| seen.insert(line.clone()))
            .collect();
        if lines.is_empty() {
            continue;
        }
        let _ = write!(out, "\n### {} · {}\n", kind.name.name, kind.key);
        if let Some(basis) = &kind.basis {
            let _ = write!(out, "\nBasis · 依据: {basis}\n");
        }
        out.push_str("\n| rule | severity | holds · 必须成立 | when · 只在 | basis · 依据 |\n| --- | --- | --- | --- | --- |\n");
        out.extend(lines);
    }
}

/// Code in a cell of a table, where `|` would end it.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}
