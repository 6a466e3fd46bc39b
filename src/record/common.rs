//! The keys that every document has, in both languages.

use super::allow::{self, Allowance};
use super::reader::Desk;
use crate::config::Signature;
use crate::diagnostic::{Severity, Text};
use crate::say;
use crate::value::{Date, Moment, parse_date, visible};
use crate::yaml::{Findings, Item, Node, Reader, nearest};

/// The common keys of a document.
#[derive(Debug, Clone, Default)]
pub struct Common {
    /// Title.
    pub title: String,
    /// When it was published.
    pub date: Option<Moment>,
    /// When it was signed or formed.
    pub formed: Option<Date>,
    /// Id of the publishing agency.
    pub agency: String,
    /// Where it comes from, as written.
    pub source: Option<String>,
    /// Path of ids of its category.
    pub category: Vec<String>,
    /// Topics, as written.
    pub topics: Vec<String>,
    /// 发文字号, as written.
    pub doc_number: Option<String>,
    /// 索引号, as written.
    pub index_number: Option<String>,
    /// Is it in force?
    pub validity: Option<Validity>,
    /// Summary, as written.
    pub summary: Option<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Not to be published yet.
    pub draft: bool,
    /// May it be published at all?
    pub disclosure: Disclosure,
    /// Who signed for it, in the order of [`Signature::ALL`].
    pub review: [Option<Signed>; 3],
    /// Its attachments.
    pub attachments: Vec<Attachment>,
    /// Replaces the last part of the address.
    pub slug: Option<String>,
    /// Old addresses.
    pub aliases: Vec<String>,
    /// What it explains: paths or document numbers.
    pub explains: Vec<String>,
    /// What it repeals.
    pub repeals: Vec<String>,
    /// What it replaces.
    pub supersedes: Vec<String>,
    /// What was changed after publication.
    pub notes: Vec<Note>,
    /// Rules that it allows.
    pub allow: Vec<Allowance>,
    /// Are its figures invented?
    pub sample: bool,
}

/// How a document is disclosed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Disclosure {
    /// 主动公开
    #[default]
    Proactive,
    /// 依申请公开
    OnRequest,
    /// 不予公开
    Withheld,
}

/// Is it in force?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validity {
    /// Id of the state; one of [`VALIDITY`].
    pub state: String,
    /// Since when.
    pub date: Option<Date>,
}

/// States of validity: id, Chinese, English, other words.
pub const VALIDITY: &[(&str, &str, &str, &[&str])] = &[
    ("valid", "有效", "in force", &["现行有效"]),
    ("amended", "已修改", "amended", &["修改"]),
    ("repealed", "废止", "repealed", &["已废止"]),
    ("lapsed", "失效", "lapsed", &["已失效"]),
    ("not_yet", "尚未施行", "not yet in force", &["未施行"]),
];

/// Who signed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Name.
    pub name: String,
    /// Day.
    pub date: Option<Date>,
}

/// A file that belongs to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File, relative to the site's root.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Size in bytes.
    pub size: u64,
}

/// A change after publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Day.
    pub date: Option<Date>,
    /// What was changed.
    pub text: String,
}

/// The Chinese name of a common key.
pub fn common_key(key: &str) -> Option<&'static str> {
    KEYS.iter().find(|(own, _)| *own == key).map(|(_, chinese)| *chinese)
}

/// The common keys by id, with their Chinese names; a kind may sharpen them.
pub const KEYS: &[(&str, &str)] = &[
    ("title", "标题"),
    ("kind", "类型"),
    ("date", "发布日期"),
    ("formed", "成文日期"),
    ("agency", "发布机构"),
    ("source", "来源"),
    ("category", "栏目"),
    ("topics", "主题"),
    ("doc_number", "发文字号"),
    ("index_number", "索引号"),
    ("validity", "有效性"),
    ("summary", "内容概述"),
    ("keywords", "关键词"),
    ("draft", "草稿"),
    ("disclosure", "公开方式"),
    ("review", "审核"),
    ("attachments", "附件"),
    ("slug", "地址"),
    ("aliases", "旧地址"),
    ("explains", "解读"),
    ("repeals", "废止文件"),
    ("supersedes", "替代文件"),
    ("notes", "更正说明"),
    ("allow", "容许"),
    ("sample", "示例数据"),
];

/// Reads the common keys; `kind` is the reader's caller's.
pub(super) fn read(reader: &mut Reader<'_>, desk: &Desk<'_>, path: &str, findings: &mut Findings) -> Common {
    let mut keys = Keys { reader, findings };
    let title = keys.text("title");
    if title.is_none() {
        let pointer = keys.reader.pointer_of(&["title", "标题"]).unwrap_or_default();
        keys.findings
            .error("missing-title", &pointer, say!("没有标题": "there is no title"))
            .help(say!("在文件头写上“标题: …”（title）": "add “title: …” to the front matter"));
    }
    let mut common = Common {
        title: title.unwrap_or_default(),
        date: keys.take("date").and_then(|item| moment(&item, keys.findings)),
        formed: keys.take("formed").and_then(|item| day(&item, keys.findings)),
        source: keys.text("source"),
        topics: keys.texts("topics"),
        doc_number: keys.text("doc_number"),
        index_number: keys.text("index_number"),
        validity: keys.take("validity").and_then(|item| validity(&item, keys.findings)),
        summary: keys.text("summary"),
        keywords: keys.words("keywords"),
        draft: keys.flag("draft"),
        disclosure: keys
            .take("disclosure")
            .and_then(|item| disclosure(&item, keys.findings))
            .unwrap_or_default(),
        review: keys.take("review").map(|item| review(&item, keys.findings)).unwrap_or_default(),
        attachments: keys
            .take("attachments")
            .map(|item| attachments(&item, desk, path, keys.findings))
            .unwrap_or_default(),
        slug: keys.take("slug").and_then(|item| slug(&item, keys.findings)),
        aliases: keys.texts("aliases"),
        explains: keys.texts("explains"),
        repeals: keys.texts("repeals"),
        supersedes: keys.texts("supersedes"),
        notes: keys.take("notes").map(|item| notes(&item, keys.findings)).unwrap_or_default(),
        allow: keys.take("allow").map(|item| allow::read(&item, keys.findings)).unwrap_or_default(),
        sample: keys.flag("sample"),
        ..Common::default()
    };
    common.agency = agency(keys.take("agency"), desk, path, keys.findings);
    common.category = match keys.take("category") {
        Some(item) => category(&item, desk, keys.findings).unwrap_or_default(),
        None => folder_category(desk, path),
    };
    if common.date.is_none() && !keys.findings.0.iter().any(|finding| finding.rule == "bad-date") {
        let finding =
            keys.findings.error("missing-date", "", say!("没有发布日期": "there is no date of publication"));
        finding.severity = Severity::Warning;
        finding.help(say!("写上“发布日期: 2025-01-24”（date）；没有日期的网页会被检查认作未更新": "add “date: 2025-01-24”; an inspection counts a page without a date as not updated"));
    }
    common
}

struct Keys<'r, 'a> {
    reader: &'r mut Reader<'a>,
    findings: &'r mut Findings,
}

impl<'a> Keys<'_, 'a> {
    fn take(&mut self, key: &str) -> Option<Item<'a>> {
        let chinese = KEYS.iter().find(|(id, _)| *id == key).map_or(key, |(_, name)| *name);
        self.reader.take(&[key, chinese], self.findings)
    }

    fn text(&mut self, key: &str) -> Option<String> {
        let item = self.take(key)?;
        item.text(self.findings).map(|text| visible(text).into_owned())
    }

    fn texts(&mut self, key: &str) -> Vec<String> {
        let texts = self.take(key).map(|item| item.texts(self.findings)).unwrap_or_default();
        texts.iter().map(|text| visible(text).into_owned()).collect()
    }

    /// Several words in one text are told apart by the marks between them.
    fn words(&mut self, key: &str) -> Vec<String> {
        let marks = ['、', '，', ',', '；', ';'];
        let texts = self.texts(key);
        let words = texts.iter().flat_map(|text| text.split(marks)).map(str::trim);
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    fn flag(&mut self, key: &str) -> bool {
        let Some(item) = self.take(key) else { return false };
        match item.text(self.findings) {
            Some("true" | "yes" | "是" | "True" | "TRUE") => true,
            None | Some("false" | "no" | "否" | "False" | "FALSE") => false,
            Some(other) => {
                let other = other.to_owned();
                self.findings
                    .error(
                        "bad-value",
                        &item.pointer,
                        say!("“{other}”应写作“是”或“否”": "“{other}” should be yes or no"),
                    )
                    .help(say!("写“是”或“否”": "write yes or no"));
                false
            }
        }
    }
}

fn moment(item: &Item<'_>, findings: &mut Findings) -> Option<Moment> {
    Moment::parse(item.text(findings)?)
        .map_err(|reason| findings.error("bad-date", &item.pointer, reason.message).help = reason.help)
        .ok()
}

/// A day; a time of day that is written behind it says nothing about a day.
fn day(item: &Item<'_>, findings: &mut Findings) -> Option<Date> {
    let text = item.text(findings)?;
    Moment::parse(text)
        .map(|moment| moment.date)
        .or_else(|_| parse_date(text))
        .map_err(|reason| findings.error("bad-date", &item.pointer, reason.message).help = reason.help)
        .ok()
}

fn validity(item: &Item<'_>, findings: &mut Findings) -> Option<Validity> {
    let (state, date) = match item.node {
        Node::Map(_) => {
            let mut reader = Reader::new(item.node, &item.pointer, findings);
            let state = reader.take(&["state", "状态"], findings);
            let date = reader.take(&["date", "日期"], findings).and_then(|item| day(&item, findings));
            reader.finish(findings);
            (state?, date)
        }
        _ => (item.clone(), None),
    };
    let word = state.text(findings)?;
    let found =
        VALIDITY.iter().find(|(id, zh, _, others)| *id == word || *zh == word || others.contains(&word));
    if found.is_none() {
        let all: Vec<&str> = VALIDITY.iter().map(|(_, zh, ..)| *zh).collect();
        let ids: Vec<&str> = VALIDITY.iter().map(|(id, ..)| *id).collect();
        let (all, ids) = (all.join("、"), ids.join(", "));
        findings
            .error(
                "bad-value",
                &state.pointer,
                say!("有效性没有“{word}”这个状态": "“{word}” is no state of validity"),
            )
            .help(say!("可用：{all}": "possible: {ids}"));
    }
    found.map(|(id, ..)| Validity { state: (*id).to_owned(), date })
}

fn disclosure(item: &Item<'_>, findings: &mut Findings) -> Option<Disclosure> {
    let word = item.text(findings)?;
    match word {
        "proactive" | "主动公开" => Some(Disclosure::Proactive),
        "on_request" | "依申请公开" => Some(Disclosure::OnRequest),
        "withheld" | "不予公开" => Some(Disclosure::Withheld),
        _ => {
            findings
                .error(
                    "bad-value",
                    &item.pointer,
                    say!("公开方式没有“{word}”": "“{word}” is no way of disclosure"),
                )
                .help(
                    say!("可用：主动公开、依申请公开、不予公开": "possible: proactive, on_request, withheld"),
                );
            None
        }
    }
}

fn review(item: &Item<'_>, findings: &mut Findings) -> [Option<Signed>; 3] {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let signed = Signature::ALL.map(|signature| {
        let item = reader.take(&signature.names(), findings)?;
        match item.node {
            Node::Map(_) => {
                let mut reader = Reader::new(item.node, &item.pointer, findings);
                let name = reader.text(&["name", "姓名"], findings);
                let date = reader.take(&["date", "日期"], findings).and_then(|item| day(&item, findings));
                reader.finish(findings);
                name.map(|name| Signed { name, date })
            }
            _ => item.text(findings).map(|name| Signed { name: name.to_owned(), date: None }),
        }
    });
    reader.finish(findings);
    signed
}

fn attachments(item: &Item<'_>, desk: &Desk<'_>, path: &str, findings: &mut Findings) -> Vec<Attachment> {
    item.list()
        .iter()
        .filter_map(|item| {
            let (file, title) = match item.node {
                Node::Map(_) => {
                    let mut reader = Reader::new(item.node, &item.pointer, findings);
                    let file = reader.take(&["file", "文件"], findings);
                    let title = reader.text(&["title", "标题"], findings);
                    reader.finish(findings);
                    (file?, title)
                }
                _ => (item.clone(), None),
            };
            let name = file.text(findings)?;
            let Some((path, size)) = desk.file(path, name) else {
                let finding = findings.error(
                    "missing-attachment",
                    &file.pointer,
                    say!("找不到附件“{name}”": "the attachment “{name}” is not there"),
                );
                finding.help = Some(desk.file_hint(path, name));
                return None;
            };
            let title = title.unwrap_or_else(|| {
                let last = name.rsplit('/').next().unwrap_or(name);
                last.rsplit_once('.').map_or(last, |(stem, _)| stem).to_owned()
            });
            Some(Attachment { path, title, size })
        })
        .collect()
}

fn notes(item: &Item<'_>, findings: &mut Findings) -> Vec<Note> {
    item.list()
        .iter()
        .filter_map(|item| match item.node {
            Node::Map(_) => {
                let mut reader = Reader::new(item.node, &item.pointer, findings);
                let date = reader.take(&["date", "日期"], findings).and_then(|item| day(&item, findings));
                let text = reader.text(&["text", "内容"], findings);
                reader.finish(findings);
                text.map(|text| Note { date, text })
            }
            _ => item.text(findings).map(|text| Note { date: None, text: text.to_owned() }),
        })
        .collect()
}

fn agency(item: Option<Item<'_>>, desk: &Desk<'_>, path: &str, findings: &mut Findings) -> String {
    let config = desk.config;
    if let Some(item) = item {
        let Some(word) = item.text(findings) else { return String::new() };
        if let Some(agency) = config.agency(word) {
            return agency.id.clone();
        }
        let likely =
            nearest(word, config.agencies.iter().flat_map(|a| a.name.forms().chain([a.id.as_str()])));
        let finding = findings.error(
            "unknown-agency",
            &item.pointer,
            say!("site.yaml 里没有机构“{word}”": "site.yaml has no agency “{word}”"),
        );
        finding.help = Some(match likely {
            Some(likely) => say!("是不是“{likely}”？": "did you mean “{likely}”?"),
            None => {
                let Text { zh, en } = Text::list(config.agencies.iter().take(12).map(|a| a.name.short()));
                say!("可用：{zh}；或者在 site.yaml 的 agencies 里写上它": "possible: {en}; or declare it under “agencies” in site.yaml")
            }
        });
        return String::new();
    }
    let folder = path.split('/').nth(1).unwrap_or_default();
    if let Some(agency) = config.agencies.iter().find(|agency| agency.id == folder) {
        return agency.id.clone();
    }
    if let [only] = config.agencies.as_slice() {
        return only.id.clone();
    }
    findings
        .error("missing-agency", "", say!("不知道是哪个机构发布的": "it is not said which agency publishes this"))
        .help(say!("写上“发布机构: …”，或者把文件放进以机构标识命名的文件夹": "add “agency: …”, or put the file into a folder that is named by the agency's id"));
    String::new()
}

/// The last part of an address: letters, digits, `-`, `_`, `.`.
fn slug(item: &Item<'_>, findings: &mut Findings) -> Option<String> {
    let text = item.text(findings)?;
    let fits =
        text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) && !text.starts_with('.');
    if !fits {
        findings
            .error(
                "bad-address",
                &item.pointer,
                say!("“{text}”不能作地址": "“{text}” cannot be a part of an address"),
            )
            .help(say!("只用字母、汉字、数字、连字符": "use letters, digits and hyphens only"));
    }
    fits.then(|| text.to_owned())
}

/// Not said: the nearest folder that is named like a category.
fn folder_category(desk: &Desk<'_>, path: &str) -> Vec<String> {
    let folders = path.split('/').rev().skip(1).take_while(|folder| *folder != "content");
    folders.filter_map(|folder| desk.config.category(folder)).next().unwrap_or_default()
}

fn category(item: &Item<'_>, desk: &Desk<'_>, findings: &mut Findings) -> Option<Vec<String>> {
    let word = item.text(findings)?;
    let found = desk.config.category(word);
    if found.is_none() {
        let all = crate::config::flatten(&desk.config.categories);
        let folded = crate::value::fold(word);
        let several: Vec<String> = all
            .iter()
            .filter(|(_, c)| c.id == word || c.name.matches(&folded))
            .map(|(path, _)| path.join("/"))
            .collect();
        if several.is_empty() {
            let likely = nearest(word, all.iter().flat_map(|(_, c)| c.name.forms().chain([c.id.as_str()])));
            let Text { zh, en } = Text::list(all.iter().take(12).map(|(_, c)| c.name.short()));
            findings
                .error(
                    "unknown-category",
                    &item.pointer,
                    say!("site.yaml 里没有栏目“{word}”": "site.yaml has no category “{word}”"),
                )
                .help = Some(match likely {
                Some(likely) => say!("是不是“{likely}”？": "did you mean “{likely}”?"),
                None => say!("可用：{zh}": "possible: {en}"),
            });
        } else {
            let Text { zh, en } = Text::list(several.iter().map(String::as_str));
            findings
                .error(
                    "unknown-category",
                    &item.pointer,
                    say!("叫“{word}”的栏目有好几个": "several categories are called “{word}”"),
                )
                .help(say!("写全：{zh}": "write it in full: {en}"));
        }
    }
    found
}
