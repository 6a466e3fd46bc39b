//! `gongkai list`: the documents of a site, as text, JSON or CSV.

use serde_json::{Value, json};

use super::arguments::{Format, Global, ListArguments};
use super::say_out::{Stream, write};
use crate::check::personal::Secrets;
use crate::diagnostic::{Lang, Text};
use crate::pipeline::{self, Failure, Outcome};
use crate::say;
use crate::site::{HeldWhy, Site};

/// A line of the list.
struct Row {
    path: String,
    url: String,
    date: String,
    kind: String,
    agency: String,
    category: String,
    title: String,
    /// `published`, or why not.
    state: &'static str,
}

/// Lists what the filters leave.
pub fn run(global: &Global, own: &ListArguments) -> u8 {
    match list(global, own) {
        Ok(code) => code,
        Err(failure) => global.failed(&failure),
    }
}

fn list(global: &Global, own: &ListArguments) -> Result<u8, Failure> {
    let loaded = match pipeline::load(&global.options()?)? {
        Outcome::Loaded(loaded) => loaded,
        Outcome::Misconfigured { diagnostics, lang } => {
            global.findings(Stream::Err, &diagnostics, 0, global.lang(lang), &Secrets::default());
            return Ok(2);
        }
    };
    let site = &loaded.site;
    let mut rows = rows(site);
    let kind = own.kind.as_ref().map(|word| {
        site.kinds.find(word).map(|kind| kind.key.clone()).ok_or_else(|| unknown(say!("类型": "kind"), word))
    });
    let agency = own.agency.as_ref().map(|word| {
        site.config
            .agency(word)
            .map(|agency| agency.id.clone())
            .ok_or_else(|| unknown(say!("机构": "agency"), word))
    });
    let category = own.category.as_ref().map(|word| {
        site.config
            .category(word)
            .map(|path| path.join("/"))
            .ok_or_else(|| unknown(say!("栏目": "category"), word))
    });
    let (kind, agency, category) = (kind.transpose()?, agency.transpose()?, category.transpose()?);
    rows.retain(|row| {
        kind.as_ref().is_none_or(|kind| row.kind == *kind)
            && agency.as_ref().is_none_or(|agency| row.agency == *agency)
            && category
                .as_ref()
                .is_none_or(|c| row.category == *c || row.category.starts_with(&format!("{c}/")))
            && own.year.is_none_or(|year| row.date.starts_with(&year.to_string()))
            && (own.held == (row.state != "published") || own.all)
    });
    let text = match global.format {
        Format::Json => json_of(&rows),
        Format::Csv => csv_of(&rows),
        Format::Human | Format::Sarif | Format::Github => text_of(&rows, global.lang(site.config.lang)),
    };
    write(Stream::Out, &text);
    Ok(0)
}

fn unknown(what: Text, word: &str) -> Failure {
    let (zh, en) = (what.zh, what.en);
    Failure::Usage(say!("没有{zh}“{word}”": "there is no {en} “{word}”"))
}

fn rows(site: &Site) -> Vec<Row> {
    let published = site.documents.iter().map(|document| (document, "published"));
    let held = site.held.iter().map(|held| (&held.document, state(held.why)));
    published
        .chain(held)
        .map(|(document, state)| Row {
            path: document.path.clone(),
            url: document.url.clone(),
            date: document.date.map(|moment| moment.date.to_string()).unwrap_or_default(),
            kind: document.kind.key.clone(),
            agency: document.agency.clone(),
            category: document.category.join("/"),
            title: document.title.clone(),
            state,
        })
        .collect()
}

fn state(why: HeldWhy) -> &'static str {
    match why {
        HeldWhy::Draft => "draft",
        HeldWhy::NotProactive => "not-proactive",
        HeldWhy::Future => "future",
        HeldWhy::Unreviewed => "unreviewed",
        HeldWhy::Faulty => "faulty",
    }
}

fn text_of(rows: &[Row], lang: Lang) -> String {
    let mut out = String::new();
    for row in rows {
        let date = if row.date.is_empty() { "----------" } else { &row.date };
        let why = match row.state {
            "published" => None,
            "draft" => Some(say!("草稿": "draft")),
            "not-proactive" => Some(say!("不主动公开": "not proactive")),
            "future" => Some(say!("日期未到": "dated after today")),
            "unreviewed" => Some(say!("未经审核": "not reviewed")),
            _ => Some(say!("有错误": "has errors")),
        };
        let held = why.map(|why| format!("  [{}]", why.get(lang))).unwrap_or_default();
        out.push_str(&format!("{date}  {}{held}\n            {}\n", row.title, row.path));
    }
    let count = rows.len();
    out.push_str(say!("共 {count} 个\n": "{count} documents\n").get(lang));
    out
}

fn json_of(rows: &[Row]) -> String {
    let documents: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "path": row.path, "url": row.url, "date": row.date, "kind": row.kind, "agency": row.agency,
                "category": row.category, "title": row.title, "state": row.state,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "schema_version": 1, "documents": documents }))
}

fn csv_of(rows: &[Row]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let _ = writer.write_record(["path", "url", "date", "kind", "agency", "category", "title", "state"]);
    for row in rows {
        let fields = [&row.path, &row.url, &row.date, &row.kind, &row.agency, &row.category, &row.title];
        let safe = fields.iter().map(|field| harmless(field)).chain([row.state.to_owned()]);
        let _ = writer.write_record(safe);
    }
    // A BOM, so that Excel reads it as UTF-8.
    format!("\u{feff}{}", String::from_utf8_lossy(&writer.into_inner().unwrap_or_default()))
}

/// A field that a spreadsheet would run as a formula is made a text.
fn harmless(field: &str) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() }
}
