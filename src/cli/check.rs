//! `gongkai check`

use super::arguments::{CheckArguments, Format, Global};
use super::say_out::{Stream, counts, write};
use crate::diagnostic::{self, Diagnostic, Lang};
use crate::pipeline::{self, Failure, Outcome};
use crate::say;

/// Checks the site and says what was found; nothing is written.
pub fn run(global: &Global, own: &CheckArguments) -> u8 {
    let (diagnostics, documents, site_lang) = match look(global) {
        Ok(found) => found,
        Err(failure) => return global.failed(&failure),
    };
    let lang = global.lang(site_lang);
    global.findings(Stream::Out, &diagnostics, documents, lang);
    if !global.quiet && global.format == Format::Human {
        let counts = counts(&diagnostics).get(lang).to_owned();
        let line = say!("检查了 {documents} 个文件：{counts}": "{documents} documents checked: {counts}");
        write(Stream::Out, &format!("{}\n", line.get(lang)));
    }
    pipeline::exit_code(&diagnostics, own.strict)
}

fn look(global: &Global) -> Result<(Vec<Diagnostic>, usize, Lang), Failure> {
    let options = global.options()?;
    match pipeline::load(&options)? {
        Outcome::Misconfigured { diagnostics, lang } => Ok((diagnostics, 0, lang)),
        Outcome::Loaded(loaded) => {
            let lang = loaded.site.config.lang;
            let found = pipeline::try_theme(&options, &loaded.site)?;
            let mut diagnostics = loaded.diagnostics;
            diagnostics.extend(found);
            diagnostic::sort(&mut diagnostics);
            Ok((diagnostics, loaded.documents, lang))
        }
    }
}
