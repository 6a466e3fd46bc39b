//! A form laid out for one document: its edition chosen, one line for each value
//! that the document lists, every word inherited. What content fills and pages
//! print is a grid; nothing after it looks at a form again.

use std::collections::BTreeMap;

use super::model::{CellWords, Choice, Condition, Extent, Form, Kind, Line, Name, Nature, Required, Within};
use super::vocabulary::Vocabulary;
use crate::value::{Cell, Type, Unit};

/// Dimension values by dimension.
pub type Bind = BTreeMap<String, String>;

/// A laid out form.
#[derive(Debug, Clone)]
pub struct Grid {
    /// One block, or several stacked ones.
    pub blocks: Vec<Block>,
    /// Top left, one text per column of row heads.
    pub corner: Vec<String>,
    /// Have the rows heads at all?
    pub headed: bool,
}

/// Rows under one head.
#[derive(Debug, Clone)]
pub struct Block {
    /// The full-width row above it.
    pub caption: Option<String>,
    /// The block's own top left.
    pub corner: Option<String>,
    /// The columns.
    pub columns: Axis,
    /// The rows.
    pub rows: Axis,
}

/// One tree of rows or columns: the printed lines in order and the tree over them.
#[derive(Debug, Clone, Default)]
pub struct Axis {
    /// The printed lines, in order.
    pub leaves: Vec<Leaf>,
    /// The tree.
    pub heads: Vec<Head>,
}

/// A node of the printed tree.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its words and key.
    pub name: Name,
    /// Its key, if it has one.
    pub key: Option<String>,
    /// The line that it is itself.
    pub leaf: Option<usize>,
    /// What stands below.
    pub below: Vec<Head>,
    /// What stands below are parts of the line: printed beside it, not under it.
    pub parts: bool,
    /// It is the sum of what stands beside it.
    pub total: Option<Extent>,
    /// The line is the sum of what stands below.
    pub whole: Option<Extent>,
}

/// A printed line with cells.
#[derive(Debug, Clone, Default)]
pub struct Leaf {
    /// Keys from the top.
    pub keys: Vec<String>,
    /// Printed words from the top.
    pub words: Vec<String>,
    /// Its own words.
    pub name: Name,
    /// Dimension values of its cells.
    pub bind: Bind,
    /// What is said of its cells.
    pub given: Given,
    /// The sum of what stands beside it.
    pub total: Option<Extent>,
    /// A part that names no dimension and no measure of its own: printed and checked, but no fact.
    pub no_fact: bool,
    /// One line for each value of these dimensions.
    pub each: Vec<String>,
    /// Need not be written.
    pub optional: bool,
}

/// What is said of cells on the way down a tree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given {
    /// Outer: said here or above; inner: a measure, or none any more.
    pub measure: Option<Option<String>>,
    /// The rest.
    pub words: CellWords,
}

/// What holds for one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellSpec {
    /// What it measures.
    pub measure: Option<String>,
    /// Tried in order.
    pub types: Vec<Type>,
    /// First is the default.
    pub units: Vec<Unit>,
    /// How it adds up.
    pub nature: Nature,
    /// How exactly, if that is said.
    pub within: Option<Within>,
    /// May it be blank?
    pub blank_allowed: bool,
}

impl CellSpec {
    /// The unit that a cell's figure is in: its own, or the first of the column's.
    pub fn unit_of(&self, cell: &Cell) -> Unit {
        cell.unit.as_ref().or(self.units.first()).cloned().unwrap_or_else(|| Unit::new(""))
    }
}

impl Given {
    fn say(&mut self, measure: Option<(&str, &CellWords)>, words: &CellWords) {
        if let Some((key, said)) = measure {
            self.measure = Some(Some(key.to_owned()));
            self.words.types.clone_from(&said.types);
            self.words.units.clone_from(&said.units);
            self.words.nature = said.nature;
            self.words.within = said.within.or(self.words.within);
            self.words.blank_allowed = said.blank_allowed.or(self.words.blank_allowed);
        } else if words.types.is_some() {
            // A type of its own replaces an inherited measure, and what was said for it.
            if self.measure.take().flatten().is_some() {
                self.words.units = None;
                self.words.nature = None;
            }
            self.measure = Some(None);
        }
        let own = &mut self.words;
        own.types = words.types.clone().or(own.types.take());
        own.units = words.units.clone().or(own.units.take());
        own.nature = words.nature.or(own.nature);
        own.within = words.within.or(own.within);
        own.blank_allowed = words.blank_allowed.or(own.blank_allowed);
    }

    fn line(&mut self, kind: &Kind, line: &Line) {
        let measure =
            line.measure.as_ref().and_then(|key| kind.measure(key)).map(|m| (m.key.as_str(), &m.words));
        self.say(measure, &line.words);
    }

    /// What holds where this row and `column` meet, over what `cells` says for all:
    /// the column's word wins over the row's.
    pub fn meet(&self, column: &Given, cells: &CellWords, unit: Option<&Unit>) -> CellSpec {
        let mut all = Given::default();
        all.say(None, cells);
        all.measure = None;
        for given in [self, column] {
            if let Some(measure) = &given.measure {
                all.measure = Some(measure.clone());
            }
            let (own, words) = (&mut all.words, &given.words);
            own.types = words.types.clone().or(own.types.take());
            own.units = words.units.clone().or(own.units.take());
            own.nature = words.nature.or(own.nature);
            own.within = words.within.or(own.within);
            own.blank_allowed = words.blank_allowed.or(own.blank_allowed);
        }
        let types = all.words.types.unwrap_or_else(|| vec![Type::Text]);
        let default_nature = if types.iter().any(|t| matches!(t, Type::Percent | Type::Text)) {
            Nature::Rate
        } else {
            Nature::Flow
        };
        let mut units = all.words.units.unwrap_or_default();
        if units.is_empty()
            && types.contains(&Type::Money)
            && let Some(unit) = unit
        {
            units.push(unit.clone());
        }
        // The document's unit is the default where it converts.
        if let Some(unit) = unit
            && units.iter().any(|own| own.converts_to(unit))
        {
            units.retain(|own| own.text != unit.text);
            units.insert(0, unit.clone());
        }
        CellSpec {
            measure: all.measure.flatten(),
            types,
            units,
            nature: all.words.nature.unwrap_or(default_nature),
            within: all.words.within,
            blank_allowed: all.words.blank_allowed.unwrap_or(false),
        }
    }
}

/// What a grid is laid out for.
pub struct Ground<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// The lists of the site.
    pub vocabulary: &'a Vocabulary,
    /// The year whose edition holds.
    pub year: Option<i16>,
    /// The values that the document lists, for `each` in columns.
    pub listed: &'a BTreeMap<String, Vec<Choice>>,
    /// Does a `required` condition hold? What is undecided is not asked for.
    pub asks: &'a dyn Fn(&Condition) -> bool,
}

impl Grid {
    /// Lays `form` out.
    pub fn lay_out(form: &Form, ground: &Ground<'_>) -> Grid {
        let mut blocks = Vec::new();
        let mut plain: Vec<&Line> = Vec::new();
        for row in form.rows.iter().filter(|row| row.valid.holds(ground.year)) {
            if row.columns.is_empty() {
                plain.push(row);
            } else {
                blocks.push(ground.block(row, form));
            }
        }
        if !plain.is_empty() || form.rows.is_empty() {
            let columns = ground.axis(form.columns.iter());
            let rows = if form.rows.is_empty() {
                Axis { leaves: vec![Leaf::default()], heads: Vec::new() }
            } else {
                ground.axis(plain.into_iter())
            };
            blocks.insert(0, Block { caption: None, corner: None, columns, rows });
        }
        let corner = if form.corner.is_empty() { ground.each_names(&blocks) } else { form.corner.clone() };
        Grid { blocks, corner, headed: !form.rows.is_empty() }
    }

    /// Every row line with its block.
    pub fn rows(&self) -> impl Iterator<Item = (usize, usize, &Leaf)> {
        self.blocks.iter().enumerate().flat_map(|(block, content)| {
            content.rows.leaves.iter().enumerate().map(move |(index, leaf)| (block, index, leaf))
        })
    }
}

impl Ground<'_> {
    fn block(&self, row: &Line, form: &Form) -> Block {
        let mut block = Block {
            caption: Some(row.name.name.clone()),
            corner: row.corner.clone().or_else(|| form.corner.first().cloned()),
            columns: self.axis(row.columns.iter()),
            rows: Axis::default(),
        };
        let mut start = Walk::default();
        start.enter(self, row);
        for child in &row.lines {
            self.grow(child, &start, &mut block.rows.leaves, &mut block.rows.heads);
        }
        block
    }

    fn axis<'l>(&self, lines: impl Iterator<Item = &'l Line>) -> Axis {
        let mut axis = Axis::default();
        for line in lines {
            self.grow(line, &Walk::default(), &mut axis.leaves, &mut axis.heads);
        }
        axis
    }

    /// The corner of rows that are written out: the names of their dimensions.
    fn each_names(&self, blocks: &[Block]) -> Vec<String> {
        let each = blocks.iter().flat_map(|block| &block.rows.leaves).find(|leaf| !leaf.each.is_empty());
        let names = each.map(|leaf| {
            leaf.each
                .iter()
                .map(|key| match (self.kind.dimension(key), &self.kind.period) {
                    (Some(dimension), _) => dimension.name.name.clone(),
                    (None, Some(period)) if key == "period" => period.name.name.clone(),
                    (None, _) => key.clone(),
                })
                .collect()
        });
        names.unwrap_or_default()
    }

    fn grow(&self, line: &Line, above: &Walk, leaves: &mut Vec<Leaf>, heads: &mut Vec<Head>) {
        if !line.valid.holds(self.year) {
            return;
        }
        // In columns `each` is spread over what the document lists; in rows the lines are the document's own.
        if let [dimension] = line.each.as_slice()
            && let Some(choices) = self.listed.get(dimension)
            && !line.lines.is_empty()
        {
            for choice in choices {
                let mut one = line.clone();
                one.each.clear();
                one.key = Some(choice.key.clone());
                one.name = choice.name.clone();
                one.bind.insert(dimension.clone(), choice.key.clone());
                self.grow(&one, above, leaves, heads);
            }
            return;
        }
        let mut walk = above.clone();
        walk.enter(self, line);
        let leaf = line.is_cell().then(|| {
            leaves.push(walk.leaf(line));
            leaves.len() - 1
        });
        let mut below = Vec::new();
        walk.within_parts = line.parts.is_some();
        for child in &line.lines {
            self.grow(child, &walk, leaves, &mut below);
        }
        heads.push(Head {
            name: walk.name(),
            key: line.key.clone(),
            leaf,
            below,
            parts: line.parts.is_some(),
            total: line.total,
            whole: line.parts,
        });
    }
}

/// What is inherited on the way down.
#[derive(Clone, Default)]
struct Walk {
    keys: Vec<String>,
    names: Vec<Name>,
    bind: Bind,
    given: Given,
    total: Option<Extent>,
    within_parts: bool,
    part_without_fact: bool,
    optional: bool,
}

impl Walk {
    fn enter(&mut self, ground: &Ground<'_>, line: &Line) {
        self.keys.extend(line.key.clone());
        let mut name = line.name.clone();
        if name.name.is_empty() {
            let words: Vec<String> = line
                .bind
                .iter()
                .map(|(dimension, value)| ground.vocabulary.word(ground.kind, dimension, value))
                .collect();
            name.name = words.concat();
            let aliases = line.bind.iter().filter_map(|(dimension, value)| {
                let choices = ground.vocabulary.dimension(ground.kind, dimension)?;
                choices.iter().find(|choice| choice.key == *value)
            });
            name.aliases.extend(aliases.flat_map(|choice| choice.name.aliases.iter().cloned()));
        }
        self.names.push(name);
        self.bind.extend(line.bind.iter().map(|(dimension, value)| (dimension.clone(), value.clone())));
        self.given.line(ground.kind, line);
        self.total = line.total.or(self.total);
        // Below such a part a line that names its own measure or dimension is a fact again.
        let names_none = line.bind.is_empty() && line.measure.is_none();
        self.part_without_fact = names_none && (self.within_parts || self.part_without_fact);
        self.optional |= match &line.required {
            Required::No => true,
            Required::When(condition) => !(ground.asks)(condition),
            Required::Default | Required::Yes => false,
        };
    }

    fn name(&self) -> Name {
        self.names.last().cloned().unwrap_or_default()
    }

    fn leaf(&self, line: &Line) -> Leaf {
        Leaf {
            keys: self.keys.clone(),
            words: self.names.iter().map(|name| name.name.clone()).filter(|name| !name.is_empty()).collect(),
            name: self.name(),
            bind: self.bind.clone(),
            given: self.given.clone(),
            total: self.total,
            no_fact: self.part_without_fact,
            each: line.each.clone(),
            optional: self.optional,
        }
    }
}
