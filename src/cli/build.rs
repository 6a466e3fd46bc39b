//! `gongkai build`

use super::arguments::{BuildArguments, Global};
use super::say_out::{Stream, counts, write};
use crate::diagnostic::Severity;
use crate::pipeline;
use crate::say;
use crate::site::Show;

/// Builds the site and says what was done.
pub fn run(global: &Global, own: &BuildArguments) -> u8 {
    let started = std::time::Instant::now();
    let options = global.options().map(|mut options| {
        options.base_url.clone_from(&own.base_url);
        options.output_dir.clone_from(&own.output_dir);
        options.show = Show { drafts: own.drafts, future: own.future };
        options.strict = own.strict;
        options.durable = own.durable;
        options
    });
    let built = match options.and_then(|options| pipeline::build(&options)) {
        Ok(built) => built,
        Err(failure) => return global.failed(&failure),
    };
    let lang = global.lang(built.lang);
    if let Some(failure) = &built.failure {
        if !built.diagnostics.is_empty() && !global.is_one_document() {
            global.findings(Stream::Err, &built.diagnostics, built.documents.0, lang, &built.secrets);
        }
        return global.failed(failure);
    }
    if !built.diagnostics.is_empty() || global.is_one_document() {
        global.findings(Stream::Err, &built.diagnostics, built.documents.0, lang, &built.secrets);
    }
    if global.quiet || global.is_one_document() {
        return built.exit_code;
    }
    let counts = counts(&built.diagnostics).get(lang).to_owned();
    let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
    let (read, published) = built.documents;
    let line = match &built.outcome {
        Some(done) => {
            let (files, written, removed) = (done.files, done.written, done.removed);
            say!(
                "已发布 {published} 个文件（共读 {read} 个），{files} 个网页和附件，写了 {written}，删了 {removed}；{counts}；{seconds} 秒": "published {published} of {read} documents as {files} files ({written} written, {removed} removed); {counts}; {seconds} s"
            )
        }
        None if built.diagnostics.iter().any(|found| found.severity == Severity::Error) => {
            say!("有错误，没有发布；原来的网站没有动。{counts}": "nothing was published because of errors; the site that was there is untouched. {counts}")
        }
        None => {
            say!("--strict：有警告，没有发布。{counts}": "--strict: nothing was published because of warnings. {counts}")
        }
    };
    write(Stream::Err, &format!("{}\n", line.get(lang)));
    built.exit_code
}
