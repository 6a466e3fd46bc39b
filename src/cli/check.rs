//! `gongkai check`

use serde_json::{Value, json};

use super::arguments::{CheckArguments, Format, Global};
use super::say_out::{Stream, counts, write};
use crate::check::personal::Secrets;
use crate::diagnostic::{self, Diagnostic, Lang};
use crate::pipeline::{self, Allowed, Failure, Outcome};
use crate::say;

/// Checks the site and says what was found, or what is allowed; nothing is written but
/// what `--fix` mends.
pub fn run(global: &Global, own: &CheckArguments) -> u8 {
    if own.allowed {
        return list_allowed(global).unwrap_or_else(|failure| global.failed(&failure));
    }
    if own.fix
        && let Err(failure) = super::fix::run(global, own)
    {
        return global.failed(&failure);
    }
    let (diagnostics, documents, site_lang, secrets) = match look(global) {
        Ok(found) => found,
        Err(failure) => return global.failed(&failure),
    };
    let lang = global.lang(site_lang);
    global.findings(Stream::Out, &diagnostics, documents, lang, &secrets);
    if !global.quiet && matches!(global.format, Format::Human | Format::Github) {
        let counts = counts(&diagnostics).get(lang).to_owned();
        let line = say!("检查了 {documents} 个文件：{counts}": "{documents} documents checked: {counts}");
        write(Stream::Out, &format!("{}\n", line.get(lang)));
    }
    pipeline::exit_code(&diagnostics, own.strict)
}

fn look(global: &Global) -> Result<(Vec<Diagnostic>, usize, Lang, Secrets), Failure> {
    let options = global.options()?;
    match pipeline::load(&options)? {
        Outcome::Misconfigured { diagnostics, lang } => Ok((diagnostics, 0, lang, Secrets::default())),
        Outcome::Loaded(loaded) => {
            let lang = loaded.site.config.lang;
            let found = pipeline::try_theme(&options, &loaded.site)?;
            let mut diagnostics = loaded.diagnostics;
            diagnostics.extend(found);
            diagnostic::sort(&mut diagnostics);
            Ok((diagnostics, loaded.documents, lang, loaded.secrets))
        }
    }
}

/// `--allowed`: every allowance in use, and nothing else.
fn list_allowed(global: &Global) -> Result<u8, Failure> {
    match pipeline::load(&global.options()?)? {
        Outcome::Misconfigured { diagnostics, lang } => {
            global.findings(Stream::Err, &diagnostics, 0, global.lang(lang), &Secrets::default());
            Ok(2)
        }
        Outcome::Loaded(loaded) => {
            let text = match global.format {
                Format::Json => json_of(&loaded.allowed),
                _ => text_of(&loaded.allowed, global.lang(loaded.site.config.lang)),
            };
            write(Stream::Out, &text);
            Ok(0)
        }
    }
}

fn json_of(allowed: &[Allowed]) -> String {
    let list: Vec<Value> = allowed
        .iter()
        .map(|one| json!({ "path": one.path, "rule": one.rule, "reason": one.reason, "uses": one.uses }))
        .collect();
    format!("{:#}\n", json!({ "schema_version": 1, "allowed": list }))
}

fn text_of(allowed: &[Allowed], lang: Lang) -> String {
    let mut out = String::new();
    for Allowed { path, rule, reason, uses } in allowed {
        let line = say!("{path}\n  {rule}（{uses} 处）：{reason}\n": "{path}\n  {rule} ({uses} findings): {reason}\n");
        out.push_str(line.get(lang));
    }
    let count = allowed.len();
    out.push_str(say!("共容许 {count} 条\n": "{count} allowances\n").get(lang));
    out
}
