//! What the events of a text say, gathered once for all rules. Places are those of the
//! text that is parsed.

use super::super::source::Source;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// Words of a block: a paragraph, a heading, a cell …
#[derive(Debug, Default)]
pub struct Block {
    /// Stretches that are text, in order; two that touch are one.
    pub words: Vec<Range<usize>>,
    /// All of it.
    pub range: Range<usize>,
    /// Is it a paragraph of lines that are joined?
    pub paragraph: bool,
}

/// A list with numbers.
#[derive(Debug)]
pub struct Numbered {
    /// The number of the first item as it is shown.
    pub first: u64,
    /// Where its items begin.
    pub items: Vec<usize>,
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// Its rows, the header first.
    pub rows: Vec<Range<usize>>,
}

/// The parts of a text.
#[derive(Debug, Default)]
pub struct Reading {
    pub blocks: Vec<Block>,
    pub headings: Vec<Range<usize>>,
    pub tables: Vec<Table>,
    pub lists: Vec<Numbered>,
    /// Code that is fenced, and code that is set in.
    pub fenced: Vec<Range<usize>>,
    pub indented: Vec<Range<usize>>,
    /// HTML, a block or a tag each.
    pub html: Vec<Range<usize>>,
    /// Emphasis with one star.
    pub emphasis: Vec<Range<usize>>,
    /// Links and pictures with their destinations; `true` for a picture.
    pub links: Vec<(Range<usize>, String, bool)>,
}

impl Reading {
    pub fn of(source: &Source) -> Reading {
        let mut reading = Reading::default();
        let (mut code, mut open_lists) = (false, Vec::<Option<usize>>::new());
        let mut block: Option<Block> = None;
        for (event, range) in source.parse() {
            match event {
                Event::Start(Tag::Emphasis) => reading.emphasis.push(range),
                Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {}
                Event::Start(Tag::Link { dest_url, .. }) => {
                    reading.links.push((range, dest_url.into_string(), false));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    reading.links.push((range, dest_url.into_string(), true));
                }
                Event::Start(Tag::Strong | Tag::Strikethrough) => {}
                Event::Start(tag) => {
                    reading.blocks.extend(block.take());
                    let paragraph = matches!(tag, Tag::Paragraph);
                    let begun = Block { words: Vec::new(), range: range.clone(), paragraph };
                    block = Some(begun);
                    match tag {
                        Tag::Heading { .. } => reading.headings.push(range),
                        Tag::HtmlBlock => reading.html.push(range),
                        Tag::Table(_) => reading.tables.push(Table::default()),
                        Tag::TableHead | Tag::TableRow => {
                            if let Some(table) = reading.tables.last_mut() {
                                table.rows.push(range);
                            }
                        }
                        Tag::CodeBlock(kind) => {
                            code = true;
                            match kind {
                                CodeBlockKind::Fenced(_) => reading.fenced.push(range),
                                CodeBlockKind::Indented => reading.indented.push(range),
                            }
                        }
                        Tag::List(first) => {
                            open_lists.push(first.map(|_| reading.lists.len()));
                            reading.lists.extend(first.map(|first| Numbered { first, items: Vec::new() }));
                        }
                        Tag::Item => {
                            if let Some(Some(list)) = open_lists.last() {
                                reading.lists[*list].items.push(range.start);
                            }
                        }
                        _ => {}
                    }
                }
                Event::End(TagEnd::List(_)) => {
                    open_lists.pop();
                }
                Event::End(TagEnd::CodeBlock) => {
                    code = false;
                    block = None;
                }
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell) => {
                    reading.blocks.extend(block.take());
                }
                Event::Text(_) if !code => {
                    // Text right in an item has no paragraph of its own.
                    let block =
                        block.get_or_insert_with(|| Block { range: range.clone(), ..Block::default() });
                    block.range.end = block.range.end.max(range.end);
                    match block.words.last_mut() {
                        Some(last) if last.end == range.start => last.end = range.end,
                        _ => block.words.push(range),
                    }
                }
                Event::InlineHtml(_) => reading.html.push(range),
                _ => {}
            }
        }
        reading.blocks.extend(block);
        reading.blocks.retain(|block| !block.words.is_empty());
        reading
    }
}
