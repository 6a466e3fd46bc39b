//! Columns.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "column-tags",
        severity: Warning,
        can_allow: true,
        says: (
            "栏目缺少栏目类型、说明或关键词，网页标签 ColumnType、ColumnDescription、ColumnKeywords 就不准。site.yaml 的 inspection 里写了 columns 才检查。",
            "A column has no type, description or keywords, which the page tags ColumnType, ColumnDescription and ColumnKeywords need. Checked where “inspection” in site.yaml has “columns”.",
        ),
        basis: Some("国办发〔2017〕47号"),
        examples: examples!("column-tags"),
    },
    Rule {
        name: "columns-veto",
        severity: Error,
        can_allow: true,
        says: (
            "空白栏目或者长期不更新的栏目达到5个：检查时单项否决。补齐以前每次检查都会报，但不影响构建。",
            "Five empty columns, or five stale ones: an inspection is failed. It is told until they are filled, but never stops a build.",
        ),
        basis: Some("国办秘函〔2019〕19号"),
        examples: examples!("columns-veto"),
    },
    Rule {
        name: "empty-column",
        severity: Warning,
        can_allow: true,
        says: (
            "栏目里什么也没有。空白栏目达到5个，检查时单项否决。site.yaml 的 inspection 里写了 columns 才检查。",
            "A column has nothing in it. Five of them fail an inspection. Checked where “inspection” in site.yaml has “columns”.",
        ),
        basis: Some("国办秘函〔2019〕19号"),
        examples: examples!("empty-column"),
    },
    Rule {
        name: "malformed-identity",
        severity: Warning,
        can_allow: true,
        says: (
            "标识码、ICP 备案号或公安备案号的位数或写法不对。",
            "The id code, ICP record or police record has the wrong number of digits or form.",
        ),
        basis: Some("国办发〔2017〕47号"),
        examples: examples!("malformed-identity"),
    },
    Rule {
        name: "missing-identity",
        severity: Warning,
        can_allow: true,
        says: (
            "网站标识缺一项：域名、标识码、ICP 备案号、公安备案号、主办单位、联系方式、找错入口。site.yaml 的 inspection 里写了 identity 才检查。",
            "An element by which a government site is known is missing: domain, id code, ICP and police records, sponsor, contact, entrance for corrections. Checked where “inspection” in site.yaml has “identity”.",
        ),
        basis: Some("国办发〔2017〕47号"),
        examples: examples!("missing-identity"),
    },
    Rule {
        name: "missing-part",
        severity: Error,
        can_allow: true,
        says: (
            "平台缺少指南、制度、法定主动公开内容、年报四部分里的一个。site.yaml 的 inspection 里写了 platform 才检查。",
            "The platform lacks one of its four parts: guide, rules, statutory content, annual reports. Checked where “inspection” in site.yaml has “platform”.",
        ),
        basis: Some("国办公开办函〔2019〕61号"),
        examples: examples!("missing-part"),
    },
    Rule {
        name: "stale-column",
        severity: Warning,
        can_allow: true,
        says: (
            "栏目超过自己的更新期限（stale，天数）没有新内容。随运行的日期而变，不影响构建。",
            "Nothing new in a column for longer than its “stale” days. It depends on the day and never stops a build.",
        ),
        basis: Some("国办秘函〔2019〕19号"),
        examples: examples!("stale-column"),
    },
    Rule {
        name: "stale-home",
        severity: Warning,
        can_allow: true,
        says: (
            "整个网站14天没有新内容，首页也就没有更新。site.yaml 的 inspection 里写了 home 才检查；随运行的日期而变，不影响构建。",
            "Nothing new on the whole site, and so on its home page, for 14 days. Checked where “inspection” in site.yaml has “home”; it depends on the day and never stops a build.",
        ),
        basis: Some("国办秘函〔2019〕19号"),
        examples: examples!("stale-home"),
    },
];
