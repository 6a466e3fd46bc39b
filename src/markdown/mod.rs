//! Markdown as Chinese offices write it, to HTML that is safe to publish.
//!
//! In comes the body of a document (without its front matter), out come
//! [`Block`]s for a template, [`Link`]s for the checks and a [`plain`] beginning
//! for summaries. Parsing is pulldown-cmark's; here lives what it does not do:
//!
//! - `source`, `survey`, `lines`, `rows`, `definitions`, `runs`, `signs`: the text
//!   is read first to find what CommonMark would take wrongly in Chinese
//!   (`**注意：**请`, `5元*3户`, `##标题`, cells beyond the header), and changed so
//!   that the last reading takes it as it was meant.
//! - `tidy`: white space where lines are joined, and typed indents.
//! - `traps`: what is not shown as it was meant, for the checks.
//! - `writer`, `notes`, `ids`, `address`, `escape`: HTML. Nothing an author wrote
//!   is interpreted as HTML, and nothing is dropped, except link definitions and
//!   what [`without_comments`] is asked to remove.
//!
//! Not here: where a link leads ([`Rules::resolve`]), findings, templates.

mod address;
mod comments;
mod definitions;
mod escape;
mod ids;
mod lines;
mod links;
mod notes;
mod plain;
mod rows;
mod runs;
mod script;
mod signs;
mod source;
mod survey;
mod tables;
#[cfg(test)]
mod tests;
mod tidy;
mod titles;
mod traps;
mod writer;

pub use comments::{comments, without_comments};
pub use links::{Link, links};
pub use plain::plain;
pub use titles::{Title, titles};
pub use traps::{TRAPS, Trap, traps};

use pulldown_cmark::Options;

/// A piece of a body, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Finished HTML: paragraphs, lists, tables …
    Html(String),
    /// A heading outside any list, quotation or note.
    Heading {
        /// 2 to 6; the page's title is level 1.
        level: u8,
        /// Unique in the document, never empty. Not percent-encoded.
        id: String,
        /// The heading's content, without the element itself.
        html: String,
        /// The same as plain text, not escaped.
        text: String,
    },
    /// The place of one of the document's tables: a paragraph `[表:payments]`.
    Table(String),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Write this address, not yet escaped for HTML. An address with a scheme
    /// that is not safe is treated as [`Target::Broken`].
    Url(String),
    /// Keep the text, make no link.
    Broken,
}

/// What rendering must know about the document and its site.
pub struct Rules<'a> {
    /// Stands before the ids of footnotes, unique per document on a page.
    pub id_prefix: &'a str,
    /// Called with a destination as written (entities and escapes resolved,
    /// percent signs untouched) and whether it is an image's. Not called for
    /// destinations with a scheme, `//host` ones and pure fragments.
    pub resolve: &'a dyn Fn(&str, bool) -> Target,
    /// Is this text the name of a section of the document's kind? A paragraph
    /// that is exactly such a text becomes a heading of level 2.
    pub title_of: &'a dyn Fn(&str) -> bool,
}

/// Renders a body. Headings at top level and places of tables are blocks of
/// their own, everything between them is joined; footnotes are the last block.
pub fn render(text: &str, rules: &Rules<'_>) -> Vec<Block> {
    let source = source::Source::new(text);
    writer::write(&source.tidied(), rules)
}

/// GFM without anything that rewrites or hides what was typed: no smart
/// punctuation, mathematics, metadata blocks, heading attributes or alerts.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
}

/// The names in a paragraph that consists of places of tables only, such as
/// `[表:payments]` or `[table：payments]`; one a line.
fn placements(paragraph: &str) -> Option<Vec<&str>> {
    let names: Option<Vec<&str>> = paragraph.trim().lines().map(placement).collect();
    names.filter(|names| !names.is_empty())
}

/// The name in a line that places a table, `[表:payments]`.
pub fn placement(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix(['[', '［', '【'])?.strip_suffix([']', '］', '】'])?;
    let (word, name) = inner.split_once([':', '：'])?;
    let (word, name) = (word.trim(), name.trim());
    let known = word == "表" || word.eq_ignore_ascii_case("table");
    (known && !name.is_empty() && !name.contains(['[', ']', ':', '：'])).then_some(name)
}
