//! No Rust knows a kind: what the built-in kinds name occurs in no string of the program.

use std::collections::BTreeMap;

use gongkai::kinds::built_in;
use serde_yaml::Value;

use super::rust::{SOURCES, Source, source};

/// The words that the program shares with every kind, by where they are at home.
const SHARED: &[(&str, &str)] = &[
    (
        "KINDS.md, “All words”",
        "name short aliases basis severity valid error warning info kind period key type starts required year month
         quarter half range as_of batch series agency due by after date when fields sections table mentions measures
         dimensions tables equations forbidden withdrawn explained looks_ahead stated keep count change decimal money percent text flag unit values
         many pattern within exact rounding persons masked nature flow stock to_date rate cells blank columns rows layouts corner for
         find in equals headline measure each total parts all some allowed holds rule row column fact previous given
         and or sum yes no site true false days working layout",
    ),
    (
        "the common keys: DESIGN.md",
        "title 标题 kind 类型 date 发布日期 formed 成文日期 agency 发布机构 source 来源 category 栏目 topics 主题
         doc_number 发文字号 index_number 索引号 validity 有效性 state 状态 summary 内容概述 keywords 关键词 draft 草稿
         disclosure 公开方式 proactive 主动公开 on_request 依申请公开 withheld 不予公开 review 审核 provided_by 提供
         reviewed_by 签发 approved_by attachments 附件 file 文件 slug 地址 aliases 旧地址 explains 解读 repeals 废止文件
         supersedes 替代文件 notes 更正说明 text 内容 allow 容许 reason 理由 sample 示例数据",
    ),
    ("the states of `validity`, a common key", "valid 有效 amended repealed lapsed not_yet"),
    (
        "the keys of site.yaml: DESIGN.md and src/config",
        "title 标题 base_url 网址 language 语言 identity 标识 domain 域名 id_code 标识码 icp 备案号 police 公安备案
         sponsor 主办单位 contact 联系方式 correction 找错 theme 主题 page_size 每页条数 agencies 机构 level 层级 type
         性质 categories 栏目 栏目类型 description 说明 keywords 关键词 kind 类型 children 下级 stale 更新期限 never
         不要求 programmes 救助项目 flat 定额 due 周期 from 起始 working_days 工作日 layout 版式 places 地区 review 审核
         required 必需 inspection 检查 columns home 首页 platform 平台 index_number 格式 kinds 文件类型 topics 主题分类
         state_council 国务院 validity_years 有效期年数 usual 一般 trial 试行 code 机构代码 since publish 发布 on_error 有错时 features 功能 keep 保留 durable 落盘 output 输出 rules 规则
         name 名称 short 简称 aliases 别名",
    ),
    ("folders and addresses of a site: DESIGN.md", "content page"),
    ("pages, and parts of a table's cells: docs/themes.md", "home document list head group"),
    ("fields of a diagnostic in JSON: DESIGN.md", "left"),
    ("the parts of the platform, and by which words a column is one: 国办公开办函〔2019〕61号", "政府信息公开指南 公开指南 指南 年度报告"),
    ("states of a document: `gongkai list`", "published"),
    ("GitHub's word for an info", "notice"),
    ("elements of Office Open XML, HTML, RTF and PDF: their standards", "author 作者 chart other B"),
    ("words after which a figure in a text is no part: src/check/prose/of_which.rs", "累计"),
    ("the order of two dates, in English", "before"),
    ("the grammar of expressions and what is often meant by it", "not times"),
    ("figures as people write them: 2024年度", "年度"),
    ("the name of a period that has none", "所属时间"),
];

/// What the kinds name: each word with the kinds that have it.
#[derive(Default)]
struct Names {
    keys: BTreeMap<String, String>,
    printed: BTreeMap<String, String>,
}

impl Names {
    fn of_kinds() -> Names {
        let mut names = Names::default();
        for text in built_in() {
            let kind: Value = serde_yaml::from_str(&text.text).unwrap();
            names.walk(&kind, &text.path);
            names.keys.insert(kind["kind"].as_str().unwrap().to_owned(), text.path.clone());
        }
        names
    }

    fn print(&mut self, value: &Value, kind: &str) {
        match value {
            Value::String(name) => {
                self.printed.insert(name.clone(), kind.to_owned());
            }
            Value::Sequence(all) => all.iter().for_each(|one| self.print(one, kind)),
            _ => {}
        }
    }

    /// Keys and names wherever the language of kinds has them.
    fn walk(&mut self, value: &Value, kind: &str) {
        for one in value.as_sequence().into_iter().flatten() {
            self.walk(one, kind);
        }
        for (word, below) in value.as_mapping().into_iter().flatten() {
            match word.as_str().unwrap_or_default() {
                "key" => {
                    self.keys.insert(below.as_str().unwrap().to_owned(), kind.to_owned());
                }
                "name" | "short" | "aliases" | "forbidden" | "corner" => self.print(below, kind),
                "fields" | "measures" | "dimensions" | "tables" | "layouts" | "values" => {
                    for (key, below) in below.as_mapping().into_iter().flatten() {
                        self.keys.insert(key.as_str().unwrap().to_owned(), kind.to_owned());
                        // `rural: 农村` is a name alone.
                        self.print(below, kind);
                    }
                }
                _ => {}
            }
            self.walk(below, kind);
        }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// The literals of a source that name something of a kind.
fn knowing(source: &Source, names: &Names) -> Vec<String> {
    let shared: Vec<&str> = SHARED.iter().flat_map(|(_, words)| words.split_whitespace()).collect();
    let mut found = Vec::new();
    for (line, text) in source.texts() {
        let known = |name: &&String| !shared.contains(&name.as_str());
        let equal = names.keys.get_key_value(text).or_else(|| names.printed.get_key_value(text));
        let within = names
            .printed
            .iter()
            .filter(|(name, _)| is_chinese(text) && is_chinese(name) && name.chars().count() >= 4);
        let mut hits: Vec<(&String, &String)> = equal.into_iter().collect();
        hits.extend(within.filter(|(name, _)| text.contains(name.as_str())));
        if let Some((name, kind)) = hits.into_iter().find(|(name, _)| known(name)) {
            found.push(format!("src/{}:{line}: “{text}” has “{name}” of {kind}", source.path));
        }
    }
    found
}

#[test]
fn no_rust_knows_a_kind() {
    let names = Names::of_kinds();
    assert!(names.keys.len() > 100 && names.printed.len() > 100);
    let found: Vec<String> = SOURCES.iter().flat_map(|source| knowing(source, &names)).collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_name_of_a_kind_is_found_in_any_string() {
    let text = r##"
        // "annual_report" in a comment is none
        const A: &str = "annual_report";
        fn f() { say!("表里没有“予以公开”": "no {x}"); let _ = (r#"urban"#, "annual_reports", "date", 'x'); }
        #[cfg(test)]
        mod tests { const T: &str = "fund_notice"; }
    "##;
    let found = knowing(&source("x.rs".to_owned(), text.to_owned()), &Names::of_kinds());
    let lines: Vec<&str> = found.iter().map(|one| one.split(": ").next().unwrap()).collect();
    assert_eq!(lines, ["src/x.rs:3", "src/x.rs:4", "src/x.rs:4"], "{found:?}");
}
