//! `gongkai serve`

use super::arguments::{Global, ServeArguments};
use super::say_out::{Stream, write};
use crate::diagnostic::Text;
use crate::serve::{Serving, serve};
use crate::site::Show;

/// Serves the site until it is interrupted.
pub fn run(global: &Global, own: &ServeArguments) -> u8 {
    let mut options = match global.options() {
        Ok(options) => options,
        Err(failure) => return global.failed(&failure),
    };
    options.show = Show { drafts: own.drafts, future: own.future };
    let serving = Serving {
        options,
        lang: global.lang_given(),
        watch: own.watch,
        poll: own.poll,
        port: own.port,
        interface: own.interface,
        open: own.open,
    };
    let lang = global.lang_here();
    let quiet = global.quiet;
    let tell = move |text: &Text| {
        if !quiet {
            write(Stream::Err, &format!("{}\n", text.get(lang)));
        }
    };
    match serve(&serving, &tell) {
        Ok(()) => 0,
        Err(failure) => global.failed(&failure),
    }
}
