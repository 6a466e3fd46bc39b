//! Index numbers, document numbers, and the day of forming beside them.

use super::{GUIDE, at};
use crate::check::Ground;
use crate::check::pattern::Pattern;
use crate::diagnostic::Diagnostic;
use crate::kinds::Kind;
use crate::record::Record;
use crate::say;

/// An index number unlike those of the site.
pub const INDEX_PATTERN: &str = "index-number-pattern";
/// An index number that begins with the code of another agency.
pub const INDEX_CODE: &str = "index-number-code";
/// A document number nearly as it should be.
pub const NUMBER_FORM: &str = "document-number-form";
/// The year of a document number is not the year it was signed in.
pub const NUMBER_YEAR: &str = "document-number-year";
/// Signed after it was published.
pub const FORMED_LATE: &str = "formed-after-published";

pub fn index_number(record: &Record, ground: Ground<'_>, found: &mut Vec<Diagnostic>) {
    let Some(number) = &record.common.index_number else { return };
    let pattern = ground.config.index_numbers.as_ref().and_then(|numbers| numbers.pattern.as_ref());
    if let Some(pattern) = pattern.filter(|pattern| !pattern.is_match(number)) {
        let wanted = pattern.as_str().trim_start_matches("^(?:").trim_end_matches(")$");
        let diagnostic = Diagnostic::error(
            INDEX_PATTERN,
            say!("索引号“{number}”不合本网站的格式": "the index number “{number}” is not of this site's form"),
        )
        .help(say!("site.yaml 规定的格式是 {wanted}": "the form in site.yaml is {wanted}"))
        .basis(GUIDE);
        found.push(at(record, "index_number", diagnostic));
        return;
    }
    let agency = ground.config.agencies.iter().find(|agency| agency.id == record.common.agency);
    let Some(agency) = agency.filter(|agency| !agency.code.is_empty()) else { return };
    let front = number.split('/').next().unwrap_or_default();
    let bare = |code: &str| code.chars().filter(|c| *c != '-').collect::<String>().to_uppercase();
    if number.contains('/') && bare(front) != bare(&agency.code) {
        let (code, name) = (&agency.code, agency.name.short());
        let diagnostic = Diagnostic::warning(
            INDEX_CODE,
            say!("索引号的前段“{front}”不是{name}的机构代码": "the index number begins with “{front}”, which is not the code of {name}"),
        )
        .sides(front, code, None)
        .help(say!("前段应为 {code}": "it should begin with {code}"))
        .basis(GUIDE);
        found.push(at(record, "index_number", diagnostic));
    }
}

/// A number in any brackets, with what may stand around its figures.
static NUMBER: Pattern = Pattern::new(
    r"^(\p{Han}+)\s*([\[［(（【〔﹝{])\s*((?:19|20)\d\d)\s*年?\s*([\]］)）】〕﹞}])\s*(第?)\s*(\d+)\s*(号?)$",
);

pub fn number_form(record: &Record, found: &mut Vec<Diagnostic>) {
    let Some(number) = &record.common.doc_number else { return };
    let sharpened = |field: &crate::kinds::Field| field.key == "doc_number" && field.pattern.is_some();
    if record.kind.fields.iter().any(sharpened) {
        return;
    }
    let Some(parts) = NUMBER.first(number.trim()) else { return };
    let (code, year) = (&parts[1], &parts[3]);
    let figures = parts[6].trim_start_matches('0');
    let wanted = format!("{code}〔{year}〕{figures}号");
    if wanted == *number || figures.is_empty() {
        return;
    }
    let diagnostic = Diagnostic::warning(
        NUMBER_FORM,
        say!("发文字号“{number}”的写法不合规范": "the document number “{number}” is not written as it should be"),
    )
    .sides(number, &wanted, None)
    .help(say!("写成 {wanted}：年份用六角括号，序号不加“第”，不编虚位": "write {wanted}: the year in 〔〕, the number without 第 and without leading zeros"))
    .basis(Some("GB/T 9704—2012"));
    found.push(at(record, "doc_number", diagnostic));
}

/// Does an equation of the kind speak of both already?
fn states(kind: &Kind, words: [&str; 2]) -> bool {
    let is_word = |source: &str, word: &str| {
        source.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).any(|one| one == word)
    };
    kind.all_equations().any(|equation| words.iter().all(|word| is_word(&equation.holds.source, word)))
}

pub fn signed(record: &Record, found: &mut Vec<Diagnostic>) {
    let common = &record.common;
    let Some(formed) = common.formed else { return };
    if let Some(date) = common.date.map(|moment| moment.date)
        && formed > date
        && !states(&record.kind, ["formed", "date"])
    {
        let diagnostic = Diagnostic::warning(
            FORMED_LATE,
            say!("成文日期（{formed}）晚于发布日期（{date}）": "formed ({formed}) after it was published ({date})"),
        )
        .sides(&formed.to_string(), &date.to_string(), None)
        .help(say!("核对两个日期": "check both dates"));
        found.push(at(record, "formed", diagnostic));
    }
    let Some(number) = &common.doc_number else { return };
    let year = NUMBER.first(number.trim()).and_then(|parts| parts[3].parse::<i16>().ok());
    let own = formed.year();
    let Some(year) = year.filter(|year| *year != own) else { return };
    if states(&record.kind, ["doc_number.year", "formed.year"]) {
        return;
    }
    let diagnostic = Diagnostic::warning(
        NUMBER_YEAR,
        say!("发文字号的年份（{year}）和成文日期（{formed}）不在同一年": "the document number is of {year}, the document was formed on {formed}"),
    )
    .sides(&year.to_string(), &own.to_string(), None)
    .help(say!("核对发文字号和成文日期": "check the document number and the day of forming"));
    found.push(at(record, "doc_number", diagnostic));
}
