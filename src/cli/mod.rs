//! The command line: arguments in, texts and an exit code out. Only this stage
//! prints; results go to stdout, progress and findings to stderr, except `check`'s.

mod arguments;
mod build;
mod check;
mod explain;
mod fix;
mod list;
mod say_out;
mod serve;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command, Format};

use crate::pipeline::Failure;
use crate::say;

/// Runs the program with the arguments of the process.
///
/// Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or configuration,
/// 3 I/O or environment.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors; a broken pipe is nobody's fault.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    if arguments.global.format == Format::Csv && !matches!(arguments.command, Command::List(_)) {
        let failure = Failure::Usage(say!("--format csv 只用于 list": "--format csv is for list only"));
        return ExitCode::from(arguments.global.failed(&failure));
    }
    if let Some(failure) = findings_only(&arguments) {
        return ExitCode::from(arguments.global.failed(&failure));
    }
    let code = match &arguments.command {
        Command::Build(own) => build::run(&arguments.global, own),
        Command::Check(own) => check::run(&arguments.global, own),
        Command::Serve(own) => serve::run(&arguments.global, own),
        Command::List(own) => list::run(&arguments.global, own),
        Command::Explain(own) => explain::run(&arguments.global, own),
    };
    ExitCode::from(code)
}

/// Two forms are for findings, which only `check` and `build` give.
fn findings_only(arguments: &Arguments) -> Option<Failure> {
    let form = match arguments.global.format {
        Format::Sarif => "sarif",
        Format::Github => "github",
        Format::Human | Format::Json | Format::Csv => return None,
    };
    match &arguments.command {
        Command::Build(_) => None,
        Command::Check(own) if !own.allowed => None,
        _ => Some(Failure::Usage(
            say!("--format {form} 只用于 check 和 build 找到的问题": "--format {form} is for the findings of check and build only"),
        )),
    }
}
