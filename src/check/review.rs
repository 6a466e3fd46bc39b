//! Who signed for a document and when, and what is not to be published.

use std::collections::BTreeMap;

use super::Ground;
use crate::config::Signature;
use crate::diagnostic::{Diagnostic, Text};
use crate::record::{Disclosure, Record, Signed};
use crate::say;
use crate::site::{HeldWhy, Show, Site};
use crate::value::{Date, fold};
use crate::yaml::step;

/// Held back, for it lacks a signature that `site.yaml` demands.
pub const UNREVIEWED: &str = "unreviewed";
/// One name for two of the three steps.
pub const SELF_REVIEW: &str = "self-review";
/// A later step dated before an earlier one.
pub const REVIEW_ORDER: &str = "review-order";
/// Published before it was reviewed or approved.
pub const PUBLISHED_UNREVIEWED: &str = "published-before-review";
/// A day that has not come.
pub const FUTURE_DATE: &str = "future-date";
/// A document that is not published proactively gives its files away.
pub const WITHHELD_FILE: &str = "withheld-attachment";

const REVIEW: Option<&str> = Some("条例第十七条");

/// The rules about one document.
pub fn of_record(record: &Record, ground: Ground<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    unreviewed(record, ground, &mut found);
    self_review(record, &mut found);
    order(record, &mut found);
    future(record, ground.today, &mut found);
    found
}

fn signed(record: &Record) -> Vec<(Signature, &Signed)> {
    let pairs = Signature::ALL.into_iter().zip(&record.common.review);
    pairs.filter_map(|(step, signed)| Some((step, signed.as_ref()?))).collect()
}

fn name(signature: Signature) -> Text {
    let [en, zh] = signature.names();
    say!("{zh}": "{en}")
}

/// The pointer of a signature, or of what stands in its place.
fn pointer(record: &Record, signature: Signature, key: Option<[&str; 2]>) -> String {
    let review = record.pointer("review");
    let [en, zh] = signature.names();
    // The document's keys are in one language: whichever `review` is written in is likely theirs.
    let own = if review.is_ascii() { en } else { zh };
    let base = step(&review, own);
    match key {
        Some([en, zh]) => step(&base, if review.is_ascii() { en } else { zh }),
        None => base,
    }
}

fn unreviewed(record: &Record, ground: Ground<'_>, found: &mut Vec<Diagnostic>) {
    let why = HeldWhy::of(&record.common, ground.config, ground.today, Show::default());
    if why != Some(HeldWhy::Unreviewed) {
        return;
    }
    let given = signed(record);
    let lacks = |step: &&Signature| {
        !given.iter().any(|(signature, signed)| signature == *step && !signed.name.trim().is_empty())
    };
    let missing: Vec<Signature> = ground.config.review.required.iter().filter(lacks).copied().collect();
    let zh = missing.iter().map(|step| step.names()[1]).collect::<Vec<_>>().join("、");
    let en = missing.iter().map(|step| step.names()[0]).collect::<Vec<_>>().join(", ");
    let mut diagnostic = Diagnostic::warning(
        UNREVIEWED,
        say!("缺少{zh}，暂不发布": "held back: {en} is missing"),
    )
    .at(&record.path)
    .help(say!("审查后在“审核”里写上：“{zh}: 姓名”": "after the review add it under “review”: “{en}: name”"))
    .basis(REVIEW);
    diagnostic.data_path = Some(record.pointer("review"));
    found.push(diagnostic);
}

fn self_review(record: &Record, found: &mut Vec<Diagnostic>) {
    let signed = signed(record);
    for (at, (later, by)) in signed.iter().enumerate() {
        let same = signed[..at].iter().find(|(_, earlier)| fold(&earlier.name) == fold(&by.name));
        let Some((earlier, _)) = same.filter(|_| !by.name.trim().is_empty()) else { continue };
        let (Text { zh: a, en: a_en }, Text { zh: b, en: b_en }) = (name(*earlier), name(*later));
        let mut diagnostic =
            Diagnostic::warning(SELF_REVIEW, say!("{a}和{b}是同一个人": "{a_en} and {b_en} are one person"))
                .at(&record.path)
                .help(say!("由另一个人{b}": "let another person sign as {b_en}"))
                .basis(REVIEW);
        diagnostic.data_path = Some(pointer(record, *later, None));
        found.push(diagnostic);
    }
}

fn order(record: &Record, found: &mut Vec<Diagnostic>) {
    let dated: Vec<(Signature, Date)> =
        signed(record).into_iter().filter_map(|(step, signed)| Some((step, signed.date?))).collect();
    for pair in dated.windows(2) {
        let [(earlier, first), (later, second)] = pair else { continue };
        if second < first {
            let (Text { zh: a, en: a_en }, Text { zh: b, en: b_en }) = (name(*earlier), name(*later));
            let mut diagnostic = Diagnostic::warning(
                REVIEW_ORDER,
                say!("{b}（{second}）早于{a}（{first}）": "{b_en} ({second}) is before {a_en} ({first})"),
            )
            .at(&record.path)
            .sides(&second.to_string(), &first.to_string(), None)
            .help(say!("核对日期；顺序应为提供、审核、签发、发布": "check the dates; the order is provided, reviewed, approved, published"));
            diagnostic.data_path = Some(pointer(record, *later, Some(["date", "日期"])));
            found.push(diagnostic);
        }
    }
    // After a change a document is reviewed again: then the change note says why.
    let Some((last, day)) = dated.into_iter().max_by_key(|(_, day)| *day) else { return };
    let Some(published) = record.common.date.filter(|_| record.common.notes.is_empty()) else { return };
    if published.date < day {
        let (Text { zh, en }, published) = (name(last), published.date);
        let mut diagnostic = Diagnostic::error(
            PUBLISHED_UNREVIEWED,
            say!("发布日期（{published}）早于{zh}日期（{day}）": "published ({published}) before it was signed as {en} ({day})"),
        )
        .at(&record.path)
        .sides(&published.to_string(), &day.to_string(), None)
        .help(say!(
            "先审查后公开：核对两个日期；发布后改过内容的，在“更正说明”里写明": "review comes before publication: check both dates; if the text was changed afterwards, say so under “notes”"
        ))
        .basis(REVIEW);
        diagnostic.data_path = Some(record.pointer("date"));
        found.push(diagnostic);
    }
}

/// Days after which a date of publication is taken for a slip and not for a plan.
const PLANNED_DAYS: i32 = 366;

/// Days that have not come: slips. A publication may be planned, but not years ahead.
fn future(record: &Record, today: Date, found: &mut Vec<Diagnostic>) {
    let common = &record.common;
    let is_far = |date: &Date| date.since(today).is_ok_and(|span| span.get_days() > PLANNED_DAYS);
    if let Some(date) = common.date.map(|moment| moment.date).filter(is_far) {
        let mut diagnostic = Diagnostic::warning(
            FUTURE_DATE,
            say!("发布日期 {date} 要过一年多才到，到那天才发布": "the date of publication {date} is more than a year away; it is held back until then"),
        )
        .at(&record.path)
        .help(say!("核对年份": "check the year"))
        .dated();
        diagnostic.data_path = Some(record.pointer("date"));
        found.push(diagnostic);
    }
    let signatures = signed(record).into_iter().filter_map(|(step, signed)| {
        Some((name(step), signed.date?, pointer(record, step, Some(["date", "日期"]))))
    });
    let formed = common.formed.map(|day| (say!("成文": "formed"), day, record.pointer("formed")));
    for (what, day, at) in signatures.chain(formed).filter(|(_, day, _)| *day > today) {
        let Text { zh, en } = what;
        let mut diagnostic = Diagnostic::warning(
            FUTURE_DATE,
            say!("{zh}日期 {day} 还没有到": "the date of “{en}”, {day}, has not come"),
        )
        .at(&record.path)
        .help(say!("核对日期": "check the date"))
        .dated();
        diagnostic.data_path = Some(at);
        found.push(diagnostic);
    }
}

/// Files of documents that are not published proactively, published by others.
pub fn withheld_files(site: &Site) -> Vec<Diagnostic> {
    let mut secret: BTreeMap<&str, &str> = BTreeMap::new();
    for held in site.held.iter().filter(|held| held.why == HeldWhy::NotProactive) {
        let files = held.document.files.iter().filter(|file| !file.title.is_empty());
        secret.extend(files.map(|file| (file.path.as_str(), held.document.path.as_str())));
    }
    if secret.is_empty() {
        return Vec::new();
    }
    let published =
        site.documents.iter().flat_map(|document| document.files.iter().map(move |file| (document, file)));
    published
        .filter_map(|(document, file)| {
            let owner = secret.get(file.path.as_str())?;
            let name = &file.name;
            let mut diagnostic = Diagnostic::error(
                WITHHELD_FILE,
                say!("“{name}”是一份不主动公开的文件的附件，在这里会被公开": "“{name}” belongs to a document that is not published, and would be published here"),
            )
            .at(&document.path)
            .help(say!("去掉这个附件或链接；可以公开的，先改那份文件的公开方式": "remove this attachment or link; if it may be published, change the other document's “disclosure” first"))
            .basis(Some("条例第十四条至第十七条"))
            .related(owner, None, say!("不主动公开的文件": "the document that is not published"));
            diagnostic.span = file.span;
            Some(diagnostic)
        })
        .collect()
}

/// Is it in the catalogue of what is published?
pub fn is_proactive(record: &Record) -> bool {
    record.common.disclosure == Disclosure::Proactive && !record.common.draft
}
