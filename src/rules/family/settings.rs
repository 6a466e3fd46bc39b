//! Settings.

use crate::diagnostic::Severity::*;
use crate::rules::Rule;

/// In alphabetical order.
pub const RULES: &[Rule] = &[
    Rule {
        name: "missing-theme",
        severity: Error,
        can_allow: false,
        says: (
            "site.yaml 写的主题没有文件夹。建 themes/ 下同名的文件夹，或者删去 theme。",
            "The theme that site.yaml names has no folder. Make it below themes/, or remove “theme”.",
        ),
        basis: None,
        examples: examples!("missing-theme"),
    },
    Rule {
        name: "site-id",
        severity: Error,
        can_allow: false,
        says: (
            "机构、栏目或救助项目的标识不能用在网址里。标识用小写字母、汉字、数字、连字符和下划线。",
            "The id of an agency, a category or a programme cannot stand in an address. Ids have lower-case letters, digits, hyphens and underscores.",
        ),
        basis: None,
        examples: examples!("site-id"),
    },
    Rule {
        name: "site-name",
        severity: Error,
        can_allow: false,
        says: (
            "机构、栏目或救助项目没有名称，网页上印不出来。",
            "An agency, a category or a programme has no name to print.",
        ),
        basis: None,
        examples: examples!("site-name"),
    },
    Rule {
        name: "site-value",
        severity: Error,
        can_allow: false,
        says: (
            "site.yaml 缺少必填的项，或者一项的值不能用。设置有错时什么都不生成，因为每一页都靠它。",
            "site.yaml lacks a required setting, or a value cannot be used. With faulty settings nothing is built, for every page depends on them.",
        ),
        basis: None,
        examples: examples!("site-value"),
    },
    Rule {
        name: "template",
        severity: Error,
        can_allow: false,
        says: (
            "主题的模板有误，网页做不出来。只有自己改过主题才会遇到；写法见 docs/themes.md。",
            "A template of the theme is faulty, so pages cannot be made. It happens only with a theme of one's own; docs/themes.md tells how to write one.",
        ),
        basis: None,
        examples: examples!("template"),
    },
];
