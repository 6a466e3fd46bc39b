//! The families of rules: one file each.

mod addresses;
mod arithmetic;
mod columns;
mod content;
mod deadlines;
mod kinds;
mod links;
mod markup;
mod metadata;
mod privacy;
mod prose;
mod reading;
mod review;
mod series;
mod settings;
mod tables;

use super::Rule;
use crate::diagnostic::Text;
use crate::say;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Files and YAML.
    Reading,
    /// Front matter.
    Content,
    /// Filling in tables.
    Tables,
    /// Figures of tables.
    Arithmetic,
    /// Text and tables.
    Prose,
    /// Series.
    Series,
    /// Deadlines.
    Deadlines,
    /// Review and classification.
    Review,
    /// Personal information.
    Privacy,
    /// Catalogue metadata.
    Metadata,
    /// Links and attachments.
    Links,
    /// Markdown.
    Markup,
    /// Columns.
    Columns,
    /// Addresses.
    Addresses,
    /// Settings.
    Settings,
    /// Kinds.
    Kinds,
}

impl Family {
    /// All, in the order of docs/rules.md.
    pub const ALL: &[Family] = &[
        Family::Reading,
        Family::Content,
        Family::Tables,
        Family::Arithmetic,
        Family::Prose,
        Family::Series,
        Family::Deadlines,
        Family::Review,
        Family::Privacy,
        Family::Metadata,
        Family::Links,
        Family::Markup,
        Family::Columns,
        Family::Addresses,
        Family::Settings,
        Family::Kinds,
    ];

    /// Its heading.
    pub fn name(self) -> Text {
        match self {
            Family::Reading => say!("文件与 YAML": "Files and YAML"),
            Family::Content => say!("文件头": "Front matter"),
            Family::Tables => say!("表格填写": "Filling in tables"),
            Family::Arithmetic => say!("表格数字": "Figures of tables"),
            Family::Prose => say!("正文与表格": "Text and tables"),
            Family::Series => say!("连续公开": "Series"),
            Family::Deadlines => say!("时限": "Deadlines"),
            Family::Review => say!("审核与公开属性": "Review and classification"),
            Family::Privacy => say!("个人信息": "Personal information"),
            Family::Metadata => say!("目录信息": "Catalogue metadata"),
            Family::Links => say!("链接与附件": "Links and attachments"),
            Family::Markup => say!("Markdown 书写": "Markdown"),
            Family::Columns => say!("栏目": "Columns"),
            Family::Addresses => say!("网址": "Addresses"),
            Family::Settings => say!("网站设置": "Settings"),
            Family::Kinds => say!("类型定义": "Kinds"),
        }
    }

    /// Is it about what is published, rather than about how the site is set up?
    pub fn is_about_content(self) -> bool {
        use Family::*;
        matches!(self, Arithmetic | Prose | Series | Deadlines | Review | Privacy | Metadata | Columns)
    }

    /// Its rules, in alphabetical order.
    pub fn rules(self) -> &'static [Rule] {
        match self {
            Family::Reading => reading::RULES,
            Family::Content => content::RULES,
            Family::Tables => tables::RULES,
            Family::Arithmetic => arithmetic::RULES,
            Family::Prose => prose::RULES,
            Family::Series => series::RULES,
            Family::Deadlines => deadlines::RULES,
            Family::Review => review::RULES,
            Family::Privacy => privacy::RULES,
            Family::Metadata => metadata::RULES,
            Family::Links => links::RULES,
            Family::Markup => markup::RULES,
            Family::Columns => columns::RULES,
            Family::Addresses => addresses::RULES,
            Family::Settings => settings::RULES,
            Family::Kinds => kinds::RULES,
        }
    }
}
