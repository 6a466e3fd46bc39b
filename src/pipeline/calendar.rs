//! A site's own calendar of working days: the years it has replace the built-in ones.

use std::path::{Component, Path};

use super::Failure;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Span};
use crate::say;
use crate::source;
use crate::value::Calendar;
use crate::yaml::Places;

/// Reads the file that `site.yaml`, whose text is `settings`, names.
pub fn read(root: &Path, settings: &str, config: &mut Config) -> Result<Vec<Diagnostic>, Failure> {
    let Some(file) = &config.calendar_file else { return Ok(Vec::new()) };
    let path = file.path.replace('\\', "/");
    let within =
        Path::new(&path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !within || !root.join(&path).is_file() {
        let place = Places::of(settings).value(&file.pointer).unwrap_or(Span::on_line(1, 1, 1));
        let found = Diagnostic::error(
            "missing-calendar",
            say!("没有工作日历文件“{path}”": "there is no calendar file “{path}”"),
        );
        let help = say!("写网站文件夹里的文件，如 calendar.csv": "name a file in the site's folder, such as calendar.csv");
        return Ok(vec![found.at("site.yaml").span(place).help(help)]);
    }
    let text = match source::decode(&path, &source::read_bytes(&root.join(&path))?) {
        Ok(text) => text,
        Err(found) => return Ok(vec![found]),
    };
    match Calendar::read(&text) {
        Ok(own) => {
            config.calendar = config.calendar.over(own);
            Ok(Vec::new())
        }
        Err(mistakes) => {
            let told = mistakes.into_iter().map(|mistake| {
                let found = Diagnostic::error("calendar-file", mistake.message).at(&path).span(mistake.span);
                Diagnostic { help: mistake.help, ..found }
            });
            Ok(told.collect())
        }
    }
}
