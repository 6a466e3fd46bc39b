//! The complete reading: a tree with every text and every place, over the
//! events of `saphyr-parser`.

use std::collections::{HashMap, HashSet};

use saphyr_parser::{Event, Marker, Parser, ScanError, Span as EventSpan};

use super::{Node, YamlError, mistakes, step};
use crate::diagnostic::Span;
use crate::say;

/// Aliases may not blow a text up beyond this many values.
const MOST_VALUES: usize = 1_000_000;
/// Nor may it be nested deeper than `serde_yaml` goes.
const DEEPEST: usize = 100;

/// A tree and the place of every key and value by JSON Pointer.
pub struct Tree {
    pub node: Node,
    pub keys: HashMap<String, Span>,
    pub values: HashMap<String, Span>,
    /// Where scalars stand.
    texts: HashSet<Span>,
}

impl Tree {
    /// Is the value at this place a scalar?
    pub fn is_text(&self, span: &Span) -> bool {
        self.texts.contains(span)
    }
}

/// Reads the whole text; every duplicate key is told, but only the first error
/// of syntax, for after it nothing is certain.
pub fn read(text: &str) -> Result<Tree, Vec<YamlError>> {
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        tree: Tree {
            node: Node::Map(Vec::new()),
            keys: HashMap::new(),
            values: HashMap::new(),
            texts: HashSet::new(),
        },
        anchors: HashMap::new(),
        values: 0,
        errors: Vec::new(),
    };
    match reader.document() {
        Ok(()) if reader.errors.is_empty() => Ok(reader.tree),
        Ok(()) => Err(reader.errors),
        Err(Stop::Scan(error)) => {
            reader.errors.push(mistakes::explain(text, &error));
            Err(reader.errors)
        }
        Err(Stop::Refused) => Err(reader.errors),
    }
}

enum Stop {
    Scan(ScanError),
    Refused,
}

struct Reader<'a> {
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    tree: Tree,
    anchors: HashMap<usize, (Node, Span)>,
    values: usize,
    errors: Vec<YamlError>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, EventSpan), Stop> {
        match self.events.next_event() {
            Some(Ok(found)) => Ok(found),
            Some(Err(error)) => Err(Stop::Scan(error)),
            None => Ok((Event::StreamEnd, EventSpan::default())),
        }
    }

    fn document(&mut self) -> Result<(), Stop> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing | Event::DocumentEnd => {}
                _ => {
                    self.tree.node = self.value(event, span, "", 0)?;
                    break;
                }
            }
        }
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::DocumentEnd => {}
                _ => {
                    return self.refuse("yaml-syntax", place(&span), say!(
                        "这里开始了第二个 YAML 文档，只能有一个": "a second YAML document begins here; only one is allowed"
                    ));
                }
            }
        }
    }

    fn refuse<T>(
        &mut self,
        rule: &'static str,
        span: Span,
        message: crate::diagnostic::Text,
    ) -> Result<T, Stop> {
        self.errors.push(YamlError { rule, span, message, help: None, first: None });
        Err(Stop::Refused)
    }

    fn value(&mut self, event: Event<'a>, span: EventSpan, at: &str, depth: usize) -> Result<Node, Stop> {
        self.values += 1;
        if depth > DEEPEST || self.values > MOST_VALUES {
            return self.refuse("yaml-syntax", place(&span), say!(
                "嵌套太深或者引用展开后太大": "nested too deep, or too large once its aliases are followed"
            ));
        }
        let (node, anchor, end) =
            match event {
                Event::Scalar(text, _, anchor, _) => (Node::Scalar(text.into_owned()), anchor, span.end),
                Event::SequenceStart(anchor, _) => {
                    let (items, end) = self.list(at, depth)?;
                    (items, anchor, end)
                }
                Event::MappingStart(anchor, _) => {
                    let (entries, end) = self.map(at, depth)?;
                    (entries, anchor, end)
                }
                Event::Alias(id) => {
                    let Some((node, _)) = self.anchors.get(&id).cloned() else {
                        return self.refuse("yaml-syntax", place(&span), say!(
                        "引用了还没有定义的锚点": "an alias of an anchor that is not defined before it"
                    ));
                    };
                    self.values += size(&node);
                    // Places inside an alias are those of the alias itself: that is where the author wrote it.
                    self.spread(&node, at, place(&span));
                    return Ok(node);
                }
                _ => {
                    return self.refuse(
                        "yaml-syntax",
                        place(&span),
                        say!("这里缺少值": "a value is missing here"),
                    );
                }
            };
        let whole = between(&span.start, &end);
        if anchor != 0 {
            self.anchors.insert(anchor, (node.clone(), whole));
        }
        if matches!(node, Node::Scalar(_)) {
            self.tree.texts.insert(whole);
        }
        self.tree.values.insert(at.to_owned(), whole);
        Ok(node)
    }

    fn list(&mut self, at: &str, depth: usize) -> Result<(Node, Marker), Stop> {
        let mut items = Vec::new();
        let mut last = None;
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                return Ok((Node::List(items), end_of(&span, last)));
            }
            let item_at = format!("{at}/{}", items.len());
            items.push(self.value(event, span, &item_at, depth + 1)?);
            last = Some(span.end);
        }
    }

    fn map(&mut self, at: &str, depth: usize) -> Result<(Node, Marker), Stop> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        let mut last = None;
        loop {
            let (event, span) = self.next()?;
            let key = match event {
                Event::MappingEnd => return Ok((Node::Map(entries), end_of(&span, last))),
                Event::Scalar(text, ..) => text.into_owned(),
                _ => {
                    return self.refuse(
                        "yaml-syntax",
                        place(&span),
                        say!(
                            "键必须是文字": "a key must be a text"
                        ),
                    );
                }
            };
            let key_span = place(&span);
            if key == "<<" {
                return self.refuse("yaml-merge", key_span, say!(
                    "不支持合并键 <<，请把内容写全": "merge keys (<<) are not supported; write the content out"
                ));
            }
            let key_at = step(at, &key);
            let (event, span) = self.next()?;
            last = Some(span.end);
            let first = self.tree.keys.get(&key_at).copied();
            if first.is_some() {
                self.errors.push(YamlError {
                    rule: "duplicate-key",
                    span: key_span,
                    message: say!("“{key}”写了两次": "“{key}” is written twice"),
                    help: Some(say!("只留一处": "keep one of the two")),
                    first,
                });
                self.value(event, span, "\u{0}", depth + 1)?;
                continue;
            }
            self.tree.keys.insert(key_at.clone(), key_span);
            let value = self.value(event, span, &key_at, depth + 1)?;
            entries.push((key, value));
        }
    }

    fn spread(&mut self, node: &Node, at: &str, span: Span) {
        self.tree.values.insert(at.to_owned(), span);
        match node {
            Node::Scalar(_) => {}
            Node::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.spread(item, &format!("{at}/{index}"), span);
                }
            }
            Node::Map(entries) => {
                for (key, value) in entries {
                    let key_at = step(at, key);
                    self.tree.keys.insert(key_at.clone(), span);
                    self.spread(value, &key_at, span);
                }
            }
        }
    }
}

fn size(node: &Node) -> usize {
    1 + match node {
        Node::Scalar(_) => 0,
        Node::List(items) => items.iter().map(size).sum(),
        Node::Map(entries) => entries.iter().map(|(_, value)| size(value)).sum(),
    }
}

/// The end event of a block container lies at the next token; its last item's end
/// is what a reader sees as the end.
fn end_of(end: &EventSpan, last: Option<Marker>) -> Marker {
    match last {
        Some(last) if end.start.line() > last.line() => last,
        _ => end.end,
    }
}

fn place(span: &EventSpan) -> Span {
    between(&span.start, &span.end)
}

fn between(start: &Marker, end: &Marker) -> Span {
    let (line, column) = (start.line().max(1), start.col() + 1);
    let (end_line, end_column) = (end.line().max(1), end.col() + 1);
    if (end_line, end_column) < (line, column) {
        return Span::on_line(line, column, 1);
    }
    Span { line, column, end_line, end_column }
}
