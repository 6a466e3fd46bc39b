//! `gongkai check --fix`: what has one safe answer, shown as a diff and written if the
//! author says so.

use std::io::{BufRead, IsTerminal};

use super::arguments::{CheckArguments, Format, Global};
use super::say_out::{Stream, write};
use crate::diagnostic::{Lang, Text};
use crate::fix::{Veil, diff};
use crate::output::Replaced;
use crate::pipeline::{self, Failure, Mending, Options};
use crate::say;

/// Shows the mends and writes them if that is wanted. The check itself comes after.
pub fn run(global: &Global, own: &CheckArguments) -> Result<(), Failure> {
    if global.format != Format::Human {
        return Err(Failure::Usage(
            say!("--fix 显示的是给人看的改动，不能和 --format 一起用": "--fix shows changes to people and does not go with --format"),
        ));
    }
    let options = global.options()?;
    let mending = pipeline::mend(&options)?;
    let lang = global.lang(mending.lang);
    let tell = |text: Text| write(Stream::Err, &format!("{}\n", text.get(lang)));
    let count = mending.files.len();
    if count == 0 {
        if !global.quiet {
            tell(say!("没有可以自动改的": "nothing can be mended automatically"));
        }
        return Ok(());
    }
    let veil = Veil(&mending.ground);
    for mended in &mending.files {
        write(Stream::Out, &diff(mended, &veil, lang));
    }
    if !(own.yes || is_wanted(count, lang)) {
        tell(
            say!("没有写入：{count} 个文件可以这样改，加上 --yes 就写入": "nothing was written: {count} files can be mended like this; add --yes to write them"),
        );
        return Ok(());
    }
    let written = write_all(&options, &mending, &tell)?;
    if !global.quiet {
        tell(say!("改写了 {written} 个文件": "{written} files were rewritten"));
    }
    Ok(())
}

/// Asks once, where somebody can answer.
fn is_wanted(count: usize, lang: Lang) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    let question =
        say!("把这些改动写入 {count} 个文件吗？[y/N] ": "write these changes to {count} files? [y/N] ");
    write(Stream::Err, question.get(lang));
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是" | "好" | "ｙ")
}

/// Writes file by file and tells what was left alone.
fn write_all(options: &Options, mending: &Mending, tell: &dyn Fn(Text)) -> Result<usize, Failure> {
    let mut written = 0;
    for mended in &mending.files {
        let path = Veil(&mending.ground).over(&mended.path);
        match pipeline::write_mended(options, mended)? {
            Replaced::Written => written += 1,
            Replaced::Changed => tell(
                say!("没有改写 {path}：读过以后又被别人改动了，请再运行一次": "{path} was left alone: it was changed since it was read; run again"),
            ),
            Replaced::Outside => tell(
                say!("没有改写 {path}：它是一个链接，指向网站文件夹以外": "{path} was left alone: it is a link to a file outside the site"),
            ),
        }
    }
    Ok(written)
}
