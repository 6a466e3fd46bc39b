//! The columns of the portal, and what inspectors ask of the site as a whole.
//!
//! Which of it is asked, `site.yaml` says (`inspection`, and `stale` of a column). What
//! depends on the day is dated: it never stops a build.

use super::pattern::Pattern;
use crate::config::{Category, Inspection, flatten};
use crate::diagnostic::{Diagnostic, Text};
use crate::say;
use crate::site::Site;
use crate::value::Date;

/// A column without anything in it.
pub const EMPTY: &str = "empty-column";
/// A column without a new document for longer than it may be.
pub const STALE: &str = "stale-column";
/// So many of both that an inspection is failed.
pub const VETO: &str = "columns-veto";
/// A site without a new document.
pub const HOME: &str = "stale-home";
/// A part of the platform that no column is.
pub const PART: &str = "missing-part";
/// An element by which a government site is known.
pub const IDENTITY: &str = "missing-identity";
/// Such an element that can't be right.
pub const MALFORMED: &str = "malformed-identity";
/// A column without description, keywords or type.
pub const TAGS: &str = "column-tags";

const INDICATORS: Option<&str> = Some("国办秘函〔2019〕19号");
const GUIDELINES: Option<&str> = Some("国办发〔2017〕47号");

/// Days without anything new after which a home page fails.
const HOME_DAYS: u32 = 14;
/// Stale and empty columns with which a site fails.
const VETO_COLUMNS: usize = 5;

/// The rules about columns and the site's settings.
pub fn of_site(site: &Site) -> Vec<Diagnostic> {
    let mut found = stale_and_empty(site);
    if site.config.is_inspected(Inspection::Columns) {
        found.extend(tags(site));
    }
    if site.config.is_inspected(Inspection::Home) {
        found.extend(home(site));
    }
    if site.config.is_inspected(Inspection::Platform) {
        found.extend(parts(site));
    }
    if site.config.is_inspected(Inspection::Identity) {
        found.extend(identity(site));
    }
    found.extend(malformed(site));
    found
}

/// A finding about a key of `site.yaml`.
fn in_settings(rule: &str, pointer: &str, message: Text) -> Diagnostic {
    let mut diagnostic = Diagnostic::warning(rule, message).at("site.yaml");
    diagnostic.data_path = Some(pointer.to_owned());
    diagnostic
}

fn pointer(path: &[String]) -> String {
    format!("/categories/{}", path.join("/children/"))
}

/// When the newest document of a column was published.
fn newest(site: &Site, path: &[String]) -> Option<Date> {
    let documents = site.indexes.categories.get(path)?;
    documents.iter().find_map(|at| Some(site.documents[*at].date?.date))
}

fn stale_and_empty(site: &Site) -> Vec<Diagnostic> {
    let is_inspected = site.config.is_inspected(Inspection::Columns);
    let mut found = Vec::new();
    let (mut empty, mut stale) = (Vec::new(), Vec::new());
    for (path, category) in flatten(&site.config.categories) {
        let name = category.name.short();
        let has_documents = site.indexes.categories.get(&path).is_some_and(|documents| !documents.is_empty());
        let has_words = site.folders.contains_key(&path);
        if !has_documents {
            // A column above others is as empty as those are; they are told.
            if is_inspected && !has_words && category.children.is_empty() {
                empty.push(name);
                found.push(
                    in_settings(EMPTY, &pointer(&path), say!("栏目“{name}”是空的": "the column “{name}” is empty"))
                        .help(say!("发布内容，或者先从 site.yaml 里去掉这个栏目": "publish something in it, or take the column out of site.yaml for now"))
                        .basis(INDICATORS),
                );
            }
            continue;
        }
        let Some((days, last)) = category.stale.zip(newest(site, &path)) else { continue };
        let age = site.today.since(last).map_or(0, |span| span.get_days());
        if i64::from(age) > i64::from(days) {
            stale.push(name);
            found.push(
                in_settings(
                    STALE,
                    &pointer(&path),
                    say!("栏目“{name}”已{age}天没有更新（{last}以后）": "nothing new in the column “{name}” for {age} days (since {last})"),
                )
                .sides(&age.to_string(), &days.to_string(), Some(&(i64::from(age) - i64::from(days)).to_string()))
                .help(say!("期限是{days}天：发布新的内容，或者改 site.yaml 里的“更新期限”": "the limit is {days} days: publish something new, or change “stale” in site.yaml"))
                .basis(INDICATORS)
                .dated(),
            );
        }
    }
    let (empties, stales) = (empty.len(), stale.len());
    if is_inspected && (empties >= VETO_COLUMNS || stales >= VETO_COLUMNS) {
        let mut veto = Diagnostic::error(
            VETO,
            say!("空白栏目{empties}个，长期不更新的栏目{stales}个：达到单项否决的{VETO_COLUMNS}个": "{empties} empty and {stales} stale columns: {VETO_COLUMNS} of one sort fail an inspection"),
        )
        .help(say!("先补齐空白栏目，更新过期的栏目": "fill the empty columns and bring the stale ones up to date"))
        .basis(INDICATORS)
        // It stands until the columns are filled, which no single build can do.
        .dated();
        veto.path = Some("site.yaml".to_owned());
        veto.data_path = Some("/categories".to_owned());
        found.push(veto);
    }
    found
}

fn home(site: &Site) -> Option<Diagnostic> {
    let last = site.documents.iter().find_map(|document| Some(document.date?.date))?;
    let age = site.today.since(last).map_or(0, |span| span.get_days());
    let days = HOME_DAYS;
    (i64::from(age) > i64::from(days)).then(|| {
        in_settings(
            HOME,
            "/title",
            say!("首页已{age}天没有新内容（{last}以后）": "nothing new on the home page for {age} days (since {last})"),
        )
        .sides(&age.to_string(), &days.to_string(), Some(&(i64::from(age) - i64::from(days)).to_string()))
        .help(say!("检查指标要求首页{days}天内有更新": "inspections want something new within {days} days"))
        .basis(INDICATORS)
        .dated()
    })
}

fn tags(site: &Site) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (path, category) in flatten(&site.config.categories) {
        let Category { sort, description, keywords, .. } = category;
        let lacks = [
            (sort.is_empty(), "type", "栏目类型"),
            (description.is_empty(), "description", "说明"),
            (keywords.is_empty(), "keywords", "关键词"),
        ];
        let missing: Vec<(&str, &str)> =
            lacks.into_iter().filter_map(|(lacks, en, zh)| lacks.then_some((en, zh))).collect();
        if missing.is_empty() {
            continue;
        }
        let name = category.name.short();
        let zh = missing.iter().map(|(_, zh)| *zh).collect::<Vec<_>>().join("、");
        let en = missing.iter().map(|(en, _)| *en).collect::<Vec<_>>().join(", ");
        found.push(
            in_settings(TAGS, &pointer(&path), say!("栏目“{name}”缺少{zh}": "the column “{name}” has no {en}"))
                .help(say!("在 site.yaml 的这个栏目里写上{zh}；网页标签要用": "add {en} to this column in site.yaml; the page tags need it"))
                .basis(GUIDELINES),
        );
    }
    found
}

/// The four parts of the platform: by which words of a column's name or type each is known.
const PARTS: [(&str, &[&str]); 4] = [
    ("政府信息公开指南", &["指南"]),
    ("政府信息公开制度", &["制度"]),
    ("法定主动公开内容", &["主动公开"]),
    ("政府信息公开年报", &["年报", "年度报告"]),
];

fn parts(site: &Site) -> Vec<Diagnostic> {
    let all = flatten(&site.config.categories);
    let is_part = |words: &[&str]| {
        let names = |category: &Category| {
            let mut names: Vec<String> = category.name.forms().map(str::to_owned).collect();
            names.push(category.sort.clone());
            names.iter().any(|name| words.iter().any(|word| name.contains(word)))
        };
        all.iter().any(|(_, category)| names(category))
    };
    let missing = PARTS.iter().filter(|(_, words)| !is_part(words));
    missing
        .map(|(name, _)| {
            let mut diagnostic = in_settings(
                PART,
                "/categories",
                say!("平台缺少“{name}”": "the platform has no “{name}”"),
            );
            diagnostic.severity = crate::diagnostic::Severity::Error;
            diagnostic
                .help(say!("在 site.yaml 的 categories 里加上这个栏目": "add a column of this name to “categories” in site.yaml"))
                .basis(Some("国办公开办函〔2019〕61号"))
        })
        .collect()
}

fn identity(site: &Site) -> Vec<Diagnostic> {
    let own = &site.config.identity;
    let elements = [
        (&own.domain, "domain", "域名"),
        (&own.id_code, "id_code", "政府网站标识码"),
        (&own.icp, "icp", "ICP 备案号"),
        (&own.police, "police", "公安备案号"),
        (&own.sponsor, "sponsor", "主办单位"),
        (&own.contact, "contact", "联系方式"),
        (&own.correction, "correction", "“我为政府网站找错”的地址"),
    ];
    let missing = elements.into_iter().filter(|(value, ..)| value.trim().is_empty());
    missing
        .map(|(_, key, name)| {
            in_settings(IDENTITY, "/identity", say!("网站标识缺少{name}": "the site's identity has no {key}"))
                .help(
                    say!("在 site.yaml 的 identity 里写上 {key}": "add {key} under “identity” in site.yaml"),
                )
                .basis(GUIDELINES)
        })
        .collect()
}

static ID_CODE: Pattern = Pattern::new(r"^(?:\d{10}|bm\d{8})$");
static ICP: Pattern = Pattern::new(r"^\p{Han}ICP备\d{8}号(?:-\d+)?$");
static POLICE: Pattern = Pattern::new(r"^\p{Han}公网安备\s?\d{14}号$");

fn malformed(site: &Site) -> Vec<Diagnostic> {
    let own = &site.config.identity;
    let elements = [
        (
            &own.id_code,
            "id_code",
            &ID_CODE,
            say!("10位数字，或者 bm 加8位数字": "ten digits, or bm and eight digits"),
        ),
        (&own.icp, "icp", &ICP, say!("如 鄂ICP备00000000号-1": "like 鄂ICP备00000000号-1")),
        (
            &own.police,
            "police",
            &POLICE,
            say!("如 鄂公网安备 00000000000000号（14位数字）": "like 鄂公网安备 00000000000000号 (14 digits)"),
        ),
    ];
    let wrong =
        elements.into_iter().filter(|(value, _, form, _)| !value.is_empty() && !form.is_in(value.trim()));
    wrong
        .map(|(value, key, _, form)| {
            let Text { zh, en } = form;
            in_settings(
                MALFORMED,
                &format!("/identity/{key}"),
                say!("“{value}”的写法不对": "“{value}” is not of the form it should have"),
            )
            .help(say!("正确的写法：{zh}": "it should be {en}"))
            .basis(GUIDELINES)
        })
        .collect()
}
