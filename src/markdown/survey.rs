//! Walks the events of a text once and collects what to change before it is read
//! again.

use super::definitions;
use super::lines;
use super::options;
use super::rows::Shape;
use super::runs::{self, Seed};
use super::signs::Signs;
use super::source::Edit;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// The edits a text needs to be read as its author meant it.
#[derive(Default)]
pub(super) struct Repairs {
    /// Those that make paragraphs, headings and text of something else.
    pub structure: Vec<Edit>,
    /// Those within what is there; to be made when no other is needed.
    pub inline: Vec<Edit>,
}

/// Reads a text.
pub(super) fn repairs(text: &str, signs: Signs) -> Repairs {
    if !text.contains(['*', '~', '#', '|', '\u{3000}']) && !text.contains("]:") {
        return Repairs::default();
    }
    let mut survey = Survey::new(text, signs);
    let mut parser = Parser::new_ext(text, options()).into_offset_iter();
    while let Some((event, range)) = parser.next() {
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event
            && let Some(definition) = parser.reference_definitions().get(id)
        {
            survey.used.insert(definition.span.start);
        }
        survey.event(&event, range);
    }
    let Survey { mut found, seeds, used, .. } = survey;
    found.structure.extend(definitions::repairs(text, parser.reference_definitions(), &used, signs));
    found.inline.extend(runs::repairs(text, seeds, signs));
    found
}

/// Where the next text would stand.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Inside,
    /// First in its block, if it starts here (a heading's own `#` may precede it).
    First(Option<usize>),
    /// First on a line that is joined to the one before, or not.
    Joined,
    Broken,
}

struct Survey<'t> {
    text: &'t str,
    signs: Signs,
    found: Repairs,
    seeds: Vec<Seed>,
    block: usize,
    place: Place,
    /// Open lists, quotations, notes, tables; open emphasis and links.
    depth: usize,
    inline: usize,
    code: bool,
    /// Open links, whether the text of each is fixed, and how many are.
    links: Vec<bool>,
    fixed: usize,
    table: Shape,
    /// Starts of link definitions that a link uses.
    used: BTreeSet<usize>,
}

impl<'t> Survey<'t> {
    fn new(text: &'t str, signs: Signs) -> Self {
        Survey {
            text,
            signs,
            found: Repairs::default(),
            seeds: Vec::new(),
            block: 0,
            place: Place::Inside,
            depth: 0,
            inline: 0,
            code: false,
            links: Vec::new(),
            fixed: 0,
            table: Shape::default(),
            used: BTreeSet::new(),
        }
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(_) if !self.code => self.words(range),
            Event::SoftBreak => self.place = Place::Joined,
            Event::HardBreak => self.place = Place::Broken,
            _ => self.place = Place::Inside,
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {
                self.seed(range.start);
                self.seed(range.end.saturating_sub(1));
                return self.open();
            }
            Tag::Link { link_type, .. } | Tag::Image { link_type, .. } => {
                use LinkType::{Autolink, Collapsed, Email, Shortcut};
                // here the text is the label or the address: changed, it would miss its aim
                let fixed = matches!(link_type, Autolink | Collapsed | Email | Shortcut);
                self.fixed += usize::from(fixed);
                self.links.push(fixed);
                return self.open();
            }
            Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) => self.depth += 1,
            Tag::Table(columns) => {
                self.depth += 1;
                self.table = Shape::new(columns.len());
            }
            Tag::TableCell => self.table.cell(&range),
            Tag::CodeBlock(_) => self.code = true,
            _ => {}
        }
        self.block += 1;
        self.inline = 0;
        self.place = match tag {
            Tag::TableCell => Place::Inside,
            Tag::Heading { .. } => Place::First(Some(range.start)),
            _ => Place::First(None),
        };
        if matches!(tag, Tag::Heading { .. }) && self.text[range.start..].starts_with('#') {
            self.found.structure.extend(lines::closing_hashes(self.text, range));
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Link | TagEnd::Image => {
                self.fixed -= usize::from(self.links.pop() == Some(true));
                self.inline = self.inline.saturating_sub(1);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {
                self.inline = self.inline.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition => {
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::TableHead => self.table.head(range),
            TagEnd::TableRow => self.table.row(self.text, range),
            TagEnd::Table => {
                self.depth = self.depth.saturating_sub(1);
                self.found.inline.extend(self.table.repairs(self.text, self.signs));
            }
            TagEnd::CodeBlock => self.code = false,
            _ => {}
        }
    }

    fn open(&mut self) {
        self.inline += 1;
        self.place = Place::Inside;
    }

    fn seed(&mut self, at: usize) {
        if self.fixed == 0 && matches!(self.text.as_bytes().get(at), Some(b'*' | b'~')) {
            self.seeds.push(Seed { at, block: self.block });
        }
    }

    fn words(&mut self, range: Range<usize>) {
        let begins = match self.place {
            Place::Inside => false,
            Place::First(start) => start.is_none_or(|start| start == range.start),
            Place::Joined | Place::Broken => true,
        };
        if begins && !self.text[..range.start].ends_with('\\') {
            let joined = self.place == Place::Joined;
            let splits = joined && (self.depth, self.inline) == (0, 0);
            self.found.structure.extend(lines::beginning(self.text, range.start, splits));
        }
        self.place = Place::Inside;
        for (offset, _) in self.text[range.clone()].match_indices(['*', '~']) {
            self.seed(range.start + offset);
        }
    }
}
