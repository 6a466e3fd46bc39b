//! From the text of `site.yaml` to a [`Config`].

use super::lists::{agencies, categories, flag, flatten, places, programmes};
use super::metadata::{index_numbers, inspection, kinds_of_numbers, topics, validity_years};
use super::schedule::{self, CalendarFile};
use super::{Config, Identity, OnError, Privacy, Publish, Review, Signature, choice};
use crate::diagnostic::{Diagnostic, Lang, Severity};
use crate::kinds::{Kinds, Vocabulary};
use crate::say;
use crate::value::{Calendar, parse_date};
use crate::yaml::{self, Findings, Item, Reader, Shape, nearest};

/// First parts of addresses that the program writes itself.
pub const RESERVED: &[&str] = &[
    "agencies",
    "categories",
    "kinds",
    "topics",
    "years",
    "reports",
    "funds",
    "search",
    "data",
    "assets",
    "page",
    "feed.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
    "manifest.json",
    "datapackage.json",
    "index.html",
    "_check",
    "_edit",
];

/// Reads `site.yaml` at `path`. Mistakes are returned beside the settings, which
/// then have defaults where something could not be read.
pub fn read(path: &str, text: &str, kinds: &Kinds) -> (Config, Vec<Diagnostic>) {
    let node = match yaml::read(text, &Shape::Any) {
        Ok(node) => node,
        Err(errors) => {
            let diagnostics = errors.into_iter().map(|error| error.into_diagnostic(path, 1)).collect();
            return (settings(&yaml::Node::Map(Vec::new()), kinds, &mut Findings::default()), diagnostics);
        }
    };
    let mut findings = Findings::default();
    let config = settings(&node, kinds, &mut findings);
    (config, findings.into_diagnostics(path, text, 1))
}

fn settings(node: &yaml::Node, kinds: &Kinds, findings: &mut Findings) -> Config {
    let mut reader = Reader::new(node, "", findings);
    let title = reader.text(&["title", "标题"], findings);
    let (base_url, base_path) = base(&mut reader, findings);
    let language = reader.take(&["language", "语言"], findings).and_then(|item| {
        let tag = item.text(findings)?.to_owned();
        if Lang::parse(&tag).is_none() {
            findings
                .error(
                    "site-value",
                    &item.pointer,
                    say!("没有“{tag}”的界面文字": "there are no words of the pages in “{tag}”"),
                )
                .help(say!("写 zh-CN 或 en": "write zh-CN or en"));
        }
        Some(tag)
    });
    let language = language.unwrap_or_else(|| "zh-CN".to_owned());
    let identity = reader.take(&["identity", "标识"], findings).map(|item| identity(&item, findings));
    let theme = reader.text(&["theme", "主题"], findings).unwrap_or_else(|| "default".to_owned());
    let page_size = reader.take(&["page_size", "每页条数"], findings).and_then(|item| {
        let text = item.text(findings)?;
        let size = text.parse().ok().filter(|size| (5..=500).contains(size));
        if size.is_none() {
            findings.error(
                "site-value",
                &item.pointer,
                say!("每页条数应在 5 到 500 之间": "page_size is between 5 and 500"),
            );
        }
        size
    });
    let agencies_read = reader.take(&["agencies", "机构"], findings).map(|item| agencies(&item, findings));
    let categories_item = reader.take(&["categories", "栏目"], findings);
    let categories_read = categories_item.as_ref().map(|item| categories(item, findings)).unwrap_or_default();
    let programmes_read =
        reader.take(&["programmes", "救助项目"], findings).map(|item| programmes(&item, findings));
    let places_read = reader.take(&["places", "地区"], findings).map(|item| places(&item, findings));
    let series =
        reader.take(&["series", "连续公开"], findings).map(|item| schedule::series(&item, kinds, findings));
    let due = reader.take(&["due", "时限"], findings).map(|item| schedule::due(&item, kinds, findings));
    let calendar_file = reader.take(&["calendar", "工作日历"], findings).and_then(|item| {
        let path = item.text(findings)?.to_owned();
        Some(CalendarFile { path, pointer: item.pointer })
    });
    schedule::working_days(programmes_read.as_deref().unwrap_or_default(), kinds, findings);
    let review = reader.take(&["review", "审核"], findings).map(|item| review(&item, findings));
    let privacy = reader.take(&["privacy", "个人信息"], findings).map(|item| privacy(&item, findings));
    let inspection = reader.take(&["inspection", "检查"], findings).map(|item| inspection(&item, findings));
    let index_item = reader.take(&["index_number", "索引号"], findings);
    let index_numbers = index_item.as_ref().map(|item| index_numbers(item, findings));
    let topics = reader.take(&["topics", "主题分类"], findings).map(|item| topics(&item, findings));
    let validity_years = reader
        .take(&["validity_years", "有效期年数"], findings)
        .and_then(|item| validity_years(&item, findings));
    let publish = reader.take(&["publish", "发布"], findings).map(|item| publish(&item, findings));
    let rules = reader.take(&["rules", "规则"], findings).map(|item| {
        item.entries()
            .unwrap_or_default()
            .iter()
            .filter_map(|entry| severity(entry, findings).map(|severity| (entry.key.to_owned(), severity)))
            .collect()
    });
    reader.finish(findings);
    for (key, given) in [("title", title.is_some()), ("agencies", agencies_read.is_some())] {
        if !given {
            findings
                .error("site-value", "", say!("site.yaml 缺少 {key}": "site.yaml has no “{key}”"))
                .help(say!("写上 {key}": "add “{key}”"));
        }
    }
    if let (Some(item), Some(numbers)) = (&index_item, &index_numbers) {
        kinds_of_numbers(item, numbers, kinds, findings);
    }
    if let Some(item) = &categories_item {
        category_kinds(item, &categories_read, kinds, findings);
    }
    let mut config = Config {
        title: title.unwrap_or_default(),
        base_url,
        base_path,
        lang: Lang::parse(&language).unwrap_or_default(),
        language,
        identity: identity.unwrap_or_default(),
        theme,
        page_size: page_size.unwrap_or(20),
        agencies: agencies_read.unwrap_or_default(),
        categories: categories_read,
        programmes: programmes_read.unwrap_or_default(),
        places: places_read.unwrap_or_default(),
        series: series.unwrap_or_default(),
        due: due.unwrap_or_default(),
        calendar_file,
        calendar: Calendar::built_in().clone(),
        review: review.unwrap_or_default(),
        privacy: privacy.unwrap_or_default(),
        inspection: inspection.unwrap_or_default(),
        index_numbers,
        topics: topics.unwrap_or_default(),
        validity_years,
        publish: publish.unwrap_or_else(|| Publish {
            on_error: OnError::Stop,
            keep: Vec::new(),
            durable: false,
            output: "public".to_owned(),
        }),
        rules: rules.unwrap_or_default(),
        vocabulary: Vocabulary::default(),
    };
    let mut vocabulary = Vocabulary::default();
    vocabulary.insert("programmes", config.programmes.iter().map(|p| choice(&p.id, &p.name)).collect());
    vocabulary.insert("places", config.places.clone());
    vocabulary.insert("agencies", config.agencies.iter().map(|a| choice(&a.id, &a.name)).collect());
    config.vocabulary = vocabulary;
    config
}

fn base(reader: &mut Reader<'_>, findings: &mut Findings) -> (String, String) {
    let default = || ("/".to_owned(), "/".to_owned());
    let Some(item) = reader.take(&["base_url", "网址"], findings) else { return default() };
    let Some(text) = item.text(findings) else { return default() };
    match parse_base(text) {
        Some(base) => base,
        None => {
            findings
                .error("site-value", &item.pointer, say!("“{text}”不是网址": "“{text}” is not a web address"))
                .help(say!("写成 https://www.example.gov.cn/zwgk/": "write it like https://www.example.gov.cn/zwgk/"));
            default()
        }
    }
}

/// A base address and its path, each with `/` at the end.
pub fn parse_base(text: &str) -> Option<(String, String)> {
    let with_slash = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    if with_slash.contains(['?', '#', ' ']) {
        return None;
    }
    let rest = match with_slash.strip_prefix("https://").or_else(|| with_slash.strip_prefix("http://")) {
        Some(rest) => rest,
        None => return with_slash.starts_with('/').then(|| (with_slash.clone(), with_slash.clone())),
    };
    let (host, path) = rest.split_once('/')?;
    (!host.is_empty()).then(|| (with_slash.clone(), format!("/{path}")))
}

fn identity(item: &Item<'_>, findings: &mut Findings) -> Identity {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let mut text = |names: &[&str], findings: &mut Findings| reader.text(names, findings).unwrap_or_default();
    let identity = Identity {
        domain: text(&["domain", "域名"], findings),
        id_code: text(&["id_code", "标识码"], findings),
        icp: text(&["icp", "备案号"], findings),
        police: text(&["police", "公安备案"], findings),
        sponsor: text(&["sponsor", "主办单位"], findings),
        contact: text(&["contact", "联系方式"], findings),
        correction: text(&["correction", "找错"], findings),
    };
    reader.finish(findings);
    identity
}

fn privacy(item: &Item<'_>, findings: &mut Findings) -> Privacy {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let mut list = |names: &[&str], findings: &mut Findings| {
        reader.take(names, findings).map(|item| item.texts(findings)).unwrap_or_default()
    };
    let numbers = list(&["numbers", "号码"], findings);
    let words = list(&["words", "词语"], findings);
    reader.finish(findings);
    Privacy { numbers, words }
}

fn review(item: &Item<'_>, findings: &mut Findings) -> Review {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let required = reader.take(&["required", "必需"], findings).map(|item| {
        let mut signatures = Vec::new();
        for item in item.list() {
            let Some(word) = item.text(findings) else { continue };
            match Signature::ALL.into_iter().find(|signature| signature.names().contains(&word)) {
                Some(signature) => signatures.push(signature),
                None => {
                    findings
                        .error("site-value", &item.pointer, say!("不认识的审核环节“{word}”": "unknown step of review “{word}”"))
                        .help(say!("可用：provided_by, reviewed_by, approved_by": "possible: provided_by, reviewed_by, approved_by"));
                }
            }
        }
        signatures
    });
    let since = reader.take(&["since", "起始"], findings).and_then(|item| {
        let text = item.text(findings)?;
        parse_date(text)
            .map_err(|reason| findings.error("bad-date", &item.pointer, reason.message).help = reason.help)
            .ok()
    });
    reader.finish(findings);
    Review { required: required.unwrap_or_default(), since }
}

fn publish(item: &Item<'_>, findings: &mut Findings) -> Publish {
    let mut reader = Reader::new(item.node, &item.pointer, findings);
    let on_error = reader.take(&["on_error", "有错时"], findings).and_then(|item| {
        let word = item.text(findings)?;
        match word {
            "stop" => Some(OnError::Stop),
            "hold" => Some(OnError::Hold),
            _ => {
                findings
                    .error(
                        "site-value",
                        &item.pointer,
                        say!("“{word}”不是这里可用的词": "“{word}” is not a word for this place"),
                    )
                    .help(say!("写 stop 或 hold": "write stop or hold"));
                None
            }
        }
    });
    // Which parts are written is for the stages that write them; the list is read and kept for them.
    let _ = reader.take(&["features", "功能"], findings);
    let keep = reader.take(&["keep", "保留"], findings).map(|item| item.texts(findings));
    let durable = flag(&mut reader, &["durable", "落盘"], findings);
    let output = reader.text(&["output", "输出"], findings);
    reader.finish(findings);
    Publish {
        on_error: on_error.unwrap_or_default(),
        keep: keep.unwrap_or_default(),
        durable,
        output: output.unwrap_or_else(|| "public".to_owned()),
    }
}

fn severity(item: &Item<'_>, findings: &mut Findings) -> Option<Severity> {
    let word = item.text(findings)?;
    let severity = Severity::parse(word);
    if severity.is_none() {
        findings
            .error("site-value", &item.pointer, say!("“{word}”不是级别": "“{word}” is not a severity"))
            .help(say!("写 error、warning 或 info": "write error, warning or info"));
    }
    severity
}

fn category_kinds(item: &Item<'_>, categories: &[super::Category], kinds: &Kinds, findings: &mut Findings) {
    for (path, category) in flatten(categories) {
        let Some(kind) = &category.kind else { continue };
        if kinds.find(kind).is_none() {
            let pointer = format!("{}/{}/kind", item.pointer, path.join("/children/"));
            let likely = nearest(kind, kinds.iter().map(|kind| kind.key.as_str())).map(str::to_owned);
            findings
                .error("unknown-kind", &pointer, say!("没有类型“{kind}”": "there is no kind “{kind}”"))
                .help = likely.map(|likely| say!("是不是“{likely}”？": "did you mean “{likely}”?"));
        }
    }
}
