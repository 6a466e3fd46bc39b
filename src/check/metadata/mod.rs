//! What the catalogue says of a document: index number, document number, validity, topics.

mod numbers;
mod together;
mod validity;

pub use together::of_site;

use super::Ground;
use super::review::is_proactive;
use crate::config::STATE_COUNCIL;
use crate::diagnostic::{Diagnostic, Severity, Text};
use crate::record::{FieldFacts, Record};
use crate::say;
use crate::value::fold;
use crate::yaml::nearest;

/// An entry of the catalogue lacks what art. 12 asks for.
pub const ENTRY: &str = "catalogue-entry";
/// A topic that the site's list does not have.
pub const TOPIC: &str = "unknown-topic";
/// The summary says no more than the title.
pub const SUMMARY: &str = "summary-is-title";

const GUIDE: Option<&str> = Some("政府信息公开目录系统实施指引（试行）");

/// What a document leaves to be asked of the site.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Left {
    /// Its index number, to be unique, and where it is written.
    index_number: Option<(String, String)>,
    /// Its kind asks for a document that explains it: where its title is written.
    unexplained: Option<String>,
    /// Where its validity is written, if it is.
    validity: String,
}

/// The rules about one document.
pub fn of_record(record: &Record, ground: Ground<'_>) -> (Vec<Diagnostic>, Left) {
    let mut found = Vec::new();
    if record.withdrawn {
        return (found, Left::default());
    }
    numbers::index_number(record, ground, &mut found);
    entry(record, ground, &mut found);
    numbers::number_form(record, &mut found);
    numbers::signed(record, &mut found);
    validity::validity(record, ground, &mut found);
    topics(record, ground, &mut found);
    summary(record, &mut found);
    let common = &record.common;
    let facts = FieldFacts {
        config: ground.config,
        kind: &record.kind,
        common,
        fields: &record.fields,
        tables: &record.tables,
        period: record.period,
    };
    let explained = record.kind.explained.as_ref();
    let is_wanted = explained.is_some_and(|when| facts.holds(&when.expr) == Some(true));
    let number = common.index_number.clone();
    let left = Left {
        index_number: number.map(|number| (number, record.pointer("index_number"))),
        unexplained: is_wanted.then(|| record.pointer("title")),
        validity: record.pointer("validity"),
    };
    (found, left)
}

fn at(record: &Record, key: &str, mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.data_path = Some(record.pointer(key));
    diagnostic.at(&record.path)
}

/// Art. 12: index, name, summary and day of forming; asked where `site.yaml` keeps index numbers.
fn entry(record: &Record, ground: Ground<'_>, found: &mut Vec<Diagnostic>) {
    let Some(numbers) = &ground.config.index_numbers else { return };
    let common = &record.common;
    let is_entry = numbers.kinds.is_empty()
        || numbers
            .kinds
            .iter()
            .any(|word| ground.kinds.find(word).is_some_and(|kind| kind.key == record.kind.key));
    let in_time = numbers.since.is_none_or(|since| common.date.is_some_and(|moment| moment.date >= since));
    if !is_entry || !in_time || !is_proactive(record) {
        return;
    }
    let lacks = [
        (common.index_number.is_none(), say!("索引号": "index_number")),
        // A summary that is not written is taken from the body.
        (common.summary.is_none() && record.body.trim().is_empty(), say!("内容概述": "summary")),
        (
            common.formed.is_none() && (common.doc_number.is_some() || common.date.is_none()),
            say!("成文日期": "formed"),
        ),
    ];
    let missing: Vec<Text> = lacks.into_iter().filter_map(|(lacks, name)| lacks.then_some(name)).collect();
    if missing.is_empty() {
        return;
    }
    let zh = missing.iter().map(|name| name.zh.as_str()).collect::<Vec<_>>().join("、");
    let en = missing.iter().map(|name| name.en.as_str()).collect::<Vec<_>>().join(", ");
    let diagnostic = Diagnostic::error(ENTRY, say!("目录里缺少{zh}": "the catalogue entry lacks {en}"))
        .help(say!("在文件头写上{zh}": "add {en} to the front matter"))
        .basis(Some("条例第十二条"));
    found.push(at(record, "title", diagnostic));
}

fn topics(record: &Record, ground: Ground<'_>, found: &mut Vec<Diagnostic>) {
    let known = &ground.config.topics;
    if known.is_empty() {
        return;
    }
    let first = |topic: &str| topic.split(['\\', '/']).next().unwrap_or_default().trim().to_owned();
    for topic in &record.common.topics {
        let top = first(topic);
        if known.iter().any(|one| fold(one) == fold(&top) || fold(one) == fold(topic)) {
            continue;
        }
        let mut diagnostic =
            Diagnostic::warning(TOPIC, say!("主题分类没有“{topic}”": "there is no topic “{topic}”"));
        diagnostic.help = Some(match nearest(&top, known.iter().map(String::as_str)) {
            Some(likely) => say!("是不是“{likely}”？": "did you mean “{likely}”?"),
            None => {
                let Text { zh, en } = Text::list(known.iter().take(24).map(String::as_str));
                say!("可用：{zh}": "possible: {en}")
            }
        });
        let is_national = known.iter().map(String::as_str).eq(STATE_COUNCIL.lines());
        found.push(at(record, "topics", diagnostic.basis(is_national.then_some("国务院公文主题分类"))));
    }
}

fn summary(record: &Record, found: &mut Vec<Diagnostic>) {
    let Some(summary) = &record.common.summary else { return };
    let bare = |text: &str| fold(text).trim_end_matches(['。', '.']).to_owned();
    if bare(summary) == bare(&record.common.title) && !summary.is_empty() {
        let mut diagnostic =
            Diagnostic::warning(SUMMARY, say!("内容概述和标题一样": "the summary is the title again"));
        diagnostic.severity = Severity::Info;
        let diagnostic = diagnostic.help(say!(
            "写上说了什么和主要数字；或者删去这一行，概述就取自正文": "say what it is about, with the main figures; or remove this line and it is taken from the text"
        ));
        found.push(at(record, "summary", diagnostic));
    }
}
