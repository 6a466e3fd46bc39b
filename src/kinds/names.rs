//! The type check of a kind's expressions: every name must lead to one cell, field
//! or value. Evaluation is the business of the checks.

use std::collections::BTreeSet;

use super::Kinds;
use super::expression::{CompareOp, Expr, Name};
use super::model::{Condition, DueBy, Each, Equation, Form, Kind, Line, Required, Table};
use crate::diagnostic::{Diagnostic, Span, Text};
use crate::say;
use crate::yaml::{Findings, nearest};

/// What any expression may speak of, besides the kind's own things.
const COMMON: &[&str] = &["period", "agency", "today", "previous"];

/// The common fields that an expression may name; the record stage reads them.
const COMMON_FIELDS: &[&str] = &[
    "title",
    "date",
    "formed",
    "doc_number",
    "index_number",
    "validity",
    "disclosure",
    "category",
    "summary",
    "source",
    "draft",
];

/// Checks all equations, conditions and paths of a kind that has no other fault.
pub fn check(kind: &Kind, findings: &mut Findings) {
    for (index, table) in kind.tables.iter().enumerate() {
        let _ = index;
        let at = format!("/tables/{}", table.key);
        check_form(kind, table, &table.form, &at, findings);
        for (key, layout) in &table.layouts {
            check_form(kind, table, layout, &format!("{at}/layouts/{key}"), findings);
        }
    }
    let fields = Scope { kind, places: BTreeSet::new() };
    for field in &kind.fields {
        if let Required::When(condition) = &field.required {
            fields.condition(condition, &format!("/fields/{}/required", field.key), findings);
        }
    }
    for table in &kind.tables {
        if let Required::When(condition) = &table.required {
            fields.condition(condition, &format!("/tables/{}/required", table.key), findings);
        }
    }
    for (index, due) in kind.due.iter().enumerate() {
        let at = if kind.due.len() == 1 { "/due".to_owned() } else { format!("/due/{index}") };
        if let Some(when) = &due.when {
            fields.condition(when, &format!("{at}/when"), findings);
        }
        let after = match &due.by {
            DueBy::Count { after, .. } => after.as_str(),
            DueBy::DayAfter { .. } => "period",
        };
        for (word, key) in [("by", after), ("date", due.date.as_str())] {
            fields.known_key(key, &format!("{at}/{word}"), findings);
        }
    }
    if let Some(rule) = &kind.withdrawn {
        fields.condition(&rule.when, "/withdrawn/when", findings);
        for (index, key) in rule.keep.iter().enumerate() {
            fields.known_key(key, &format!("/withdrawn/keep/{index}"), findings);
        }
    }
    if let Some(condition) = &kind.explained {
        fields.condition(condition, "/explained", findings);
    }
    for (index, equation) in kind.equations.iter().enumerate() {
        let scope = Scope::kind(kind, equation.each);
        scope.equation(equation, &format!("/equations/{index}"), findings);
    }
}

/// Checks the equations and paths of a form.
pub fn check_form(kind: &Kind, table: &Table, form: &Form, at: &str, findings: &mut Findings) {
    let forms: Vec<&Form> = if form.columns.is_empty() && form.rows.is_empty() {
        table.layouts.iter().map(|(_, layout)| layout).collect()
    } else {
        vec![form]
    };
    for (index, equation) in form.equations.iter().enumerate() {
        let scope = Scope::form(kind, &forms, equation.each);
        scope.equation(equation, &format!("{at}/equations/{index}"), findings);
    }
    let whole = Scope::form(kind, &forms, Each::Once);
    for (index, prose) in form.prose.iter().enumerate() {
        whole.condition(&prose.equals, &format!("{at}/text/{index}/equals"), findings);
        if let Some(section) = &prose.section
            && !kind.sections.iter().any(|known| known.key == *section)
        {
            findings.error(
                "kind-reference",
                &format!("{at}/text/{index}/in"),
                say!("没有“{section}”这个章节": "there is no section “{section}”"),
            );
        }
    }
    for path in &form.headline {
        let parts: Vec<String> = path.split('.').map(str::to_owned).collect();
        let name = Name { parts, previous: false, at: 0..path.chars().count() };
        if whole.places_of(&name).is_empty() && kind.measure(path).is_none() {
            findings.error(
                "kind-reference",
                &format!("{at}/headline"),
                say!("没有“{path}”这个单元格或指标": "there is no cell or measure “{path}”"),
            );
        }
    }
}

/// The kinds that `count(kind where …)` names must exist.
pub fn counted_kinds(kind: &Kind, path: &str, kinds: &Kinds) -> Vec<Diagnostic> {
    let mut missing = Vec::new();
    for equation in kind.all_equations() {
        walk(&equation.holds.expr, &mut |expr| {
            let Expr::Count(count) = expr else { return };
            let (key, rule) = (&kind.key, &equation.rule);
            if count.filter.as_ref().is_some_and(|filter| has_hidden_period(filter)) {
                missing.push(
                    Diagnostic::error(
                        "kind-expression",
                        say!("类型“{key}”的规则 {rule}：“in period”只能单独写，或用 and 与别的条件相连": "rule {rule} of the kind “{key}”: “in period” stands alone or is joined to other conditions by “and”"),
                    )
                    .at(path)
                    .span(Span::on_line(1, 1, 1)),
                );
            }
            let name = count.of.parts.join(".");
            let known = if count.filter.is_some() {
                kinds.find(&name).is_some()
            } else {
                kind.table(&name).is_some() || kinds.find(&name).is_some()
            };
            if !known {
                missing.push(
                    Diagnostic::error(
                        "kind-reference",
                        say!("类型“{key}”的规则 {rule} 要数“{name}”，没有这张表或这个类型": "rule {rule} of the kind “{key}” counts “{name}”, which is neither a table nor a kind"),
                    )
                    .at(path)
                    .span(Span::on_line(1, 1, 1)),
                );
            }
        });
    }
    missing
}

/// A count looks at each document once, before the counting one is known: so the period
/// must be a condition of its own.
fn has_hidden_period(filter: &Expr) -> bool {
    let parts = if let Expr::And(all) = filter { all.as_slice() } else { std::slice::from_ref(filter) };
    let mut hidden = false;
    for part in parts.iter().filter(|part| !matches!(part, Expr::Within { .. })) {
        walk(part, &mut |expr| hidden |= matches!(expr, Expr::Within { .. }));
    }
    hidden
}

/// Where a cell, a row or a column stands: keys from the top.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// In a kind's own expressions names begin with the table.
    table: Option<String>,
    row: Vec<String>,
    column: Vec<String>,
}

impl Place {
    fn whole(&self) -> Vec<String> {
        self.table.iter().chain(&self.row).chain(&self.column).cloned().collect()
    }

    /// Does `parts` lead here: by the ends of the row's and of the column's path?
    fn is_meant(&self, parts: &[String]) -> bool {
        let parts = match (&self.table, parts.split_first()) {
            (None, _) => parts,
            (Some(table), Some((first, rest))) if table == first => rest,
            _ => return false,
        };
        (0..=parts.len()).any(|at| {
            let (row, column) = parts.split_at(at);
            self.row.ends_with(row)
                && self.column.ends_with(column)
                && column.is_empty() == self.column.is_empty()
        })
    }
}

/// What names may lead to.
struct Scope<'a> {
    kind: &'a Kind,
    /// Cells, rows, columns or measures, depending on the place.
    places: BTreeSet<Place>,
}

impl<'a> Scope<'a> {
    fn form(kind: &'a Kind, forms: &[&Form], each: Each) -> Scope<'a> {
        let mut places = BTreeSet::new();
        for form in forms {
            match each {
                Each::Row => {
                    places.extend(columns(None, form));
                    // A cell of another row is named in full.
                    places.extend(cells(None, form));
                }
                Each::Column => {
                    places.extend(rows(None, form));
                    places.extend(cells(None, form));
                }
                Each::Once => places.extend(cells(None, form)),
                Each::Fact => {}
            }
        }
        if each == Each::Fact {
            places.extend(kind.measures.iter().map(|measure| Place {
                table: None,
                row: Vec::new(),
                column: vec![measure.key.clone()],
            }));
        }
        Scope { kind, places }
    }

    fn kind(kind: &'a Kind, each: Each) -> Scope<'a> {
        let mut places = BTreeSet::new();
        for table in &kind.tables {
            let forms = std::iter::once(&table.form).chain(table.layouts.iter().map(|(_, layout)| layout));
            for form in forms {
                let key = Some(table.key.as_str());
                match each {
                    Each::Row => places.extend(columns(key, form)),
                    Each::Column => places.extend(rows(key, form)),
                    Each::Once | Each::Fact => {
                        places.extend(cells(key, form));
                        places.extend(columns(key, form));
                    }
                }
            }
        }
        Scope { kind, places }
    }

    fn known_key(&self, key: &str, at: &str, findings: &mut Findings) {
        let known = key == "period"
            || COMMON_FIELDS.contains(&key)
            || self.kind.fields.iter().any(|field| field.key == key)
            || self.kind.period.as_ref().is_some_and(|period| period.key == key);
        if !known {
            findings.error("kind-reference", at, say!("没有“{key}”这个字段": "there is no field “{key}”"));
        }
    }

    fn equation(&self, equation: &Equation, at: &str, findings: &mut Findings) {
        self.condition(&equation.holds, &format!("{at}/holds"), findings);
        if let Some(when) = &equation.when {
            self.condition(when, &format!("{at}/when"), findings);
        }
    }

    fn condition(&self, condition: &Condition, at: &str, findings: &mut Findings) {
        let mut words = BTreeSet::new();
        let mut skip: Vec<Name> = Vec::new();
        walk(&condition.expr, &mut |expr| match expr {
            // What stands right of `=` may be a word such as `yes`, unless a cell stands left of it.
            Expr::Compare { first, rest } => {
                let is_figure = match first.as_ref() {
                    Expr::Name(name) => !self.places_of(name).is_empty(),
                    _ => true,
                };
                for (op, right) in rest {
                    if let Expr::Name(name) = right
                        && name.parts.len() == 1
                        && !is_figure
                        && matches!(op, CompareOp::Equal | CompareOp::NotEqual)
                    {
                        words.insert(name.parts.clone());
                    }
                }
            }
            Expr::OneOf { values, .. } => {
                words.extend(values.iter().filter_map(|value| match value {
                    Expr::Name(name) => Some(name.parts.clone()),
                    _ => None,
                }));
            }
            Expr::Count(count) => {
                skip.push(count.of.clone());
                if let Some(filter) = &count.filter {
                    skip.extend(filter.names().into_iter().cloned());
                }
            }
            _ => {}
        });
        for name in condition.expr.names() {
            if words.contains(&name.parts) || skip.contains(name) {
                continue;
            }
            self.name(name, at, findings);
        }
    }

    fn name(&self, name: &Name, at: &str, findings: &mut Findings) {
        let first = name.parts.first().map(String::as_str).unwrap_or_default();
        let found = self.places_of(name);
        let full = name.parts.join(".");
        if found.len() > 1 {
            let ways: Vec<String> = found.iter().map(|place| place.whole().join(".")).collect();
            let Text { zh, en } = Text::list(ways.iter().map(String::as_str));
            let finding = findings
                .error("kind-expression", at, say!("“{full}”可以指好几处": "“{full}” may be any of several"))
                .help(say!("写全：{zh}": "write it in full: {en}"));
            finding.within = Some(name.at.clone());
            return;
        }
        let field =
            |key: &str| self.kind.fields.iter().any(|field| field.key == key) || COMMON_FIELDS.contains(&key);
        let known = found.len() == 1
            || COMMON.contains(&first)
            || field(first)
            || self.kind.dimension(first).is_some()
            || self.kind.table(first).is_some() && name.parts.len() == 1
            || self.kind.period.as_ref().is_some_and(|period| period.key == first);
        if !known {
            let all: Vec<String> = self.places.iter().map(|place| place.whole().join(".")).collect();
            let likely = nearest(
                &full,
                all.iter().map(String::as_str).chain(self.kind.fields.iter().map(|f| f.key.as_str())),
            );
            let finding = findings.error(
                "kind-expression",
                at,
                say!("没有“{full}”这一项": "there is no “{full}” here"),
            );
            finding.within = Some(name.at.clone());
            finding.help = likely.map(|likely| say!("是不是 {likely}？": "did you mean {likely}?"));
        }
    }

    /// The places that a name may lead to; the one that it names in full, if there is one.
    fn places_of(&self, name: &Name) -> Vec<&Place> {
        let meant: Vec<&Place> = self.places.iter().filter(|place| place.is_meant(&name.parts)).collect();
        match meant.iter().find(|place| place.whole() == name.parts) {
            Some(exact) => vec![exact],
            None => meant,
        }
    }
}

/// The paths of the printed lines of a tree.
fn lines(tree: &[Line]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for line in tree {
        collect(line, &[], &mut paths);
    }
    paths
}

fn collect(line: &Line, above: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = above.to_vec();
    path.extend(line.key.clone());
    if line.is_cell() && !path.is_empty() && line.columns.is_empty() {
        paths.push(path.clone());
    }
    for child in &line.lines {
        collect(child, &path, paths);
    }
}

fn place(table: Option<&str>, row: &[String], column: &[String]) -> Place {
    Place { table: table.map(str::to_owned), row: row.to_vec(), column: column.to_vec() }
}

/// The columns, those of blocks too.
fn columns(table: Option<&str>, form: &Form) -> Vec<Place> {
    let blocks = form.rows.iter().flat_map(|row| lines(&row.columns));
    lines(&form.columns).into_iter().chain(blocks).map(|column| place(table, &[], &column)).collect()
}

fn rows(table: Option<&str>, form: &Form) -> Vec<Place> {
    lines(&form.rows).into_iter().map(|row| place(table, &row, &[])).collect()
}

fn cells(table: Option<&str>, form: &Form) -> Vec<Place> {
    if form.rows.is_empty() {
        return columns(table, form);
    }
    let shared = lines(&form.columns);
    let mut all = Vec::new();
    for row in &form.rows {
        let (rows, columns) = if row.columns.is_empty() {
            (lines(std::slice::from_ref(row)), shared.clone())
        } else {
            (lines(&row.lines), lines(&row.columns))
        };
        for row in &rows {
            all.extend(columns.iter().map(|column| place(table, row, column)));
        }
    }
    all
}

fn walk(expr: &Expr, see: &mut dyn FnMut(&Expr)) {
    see(expr);
    match expr {
        Expr::Number(_)
        | Expr::Name(_)
        | Expr::Given(_)
        | Expr::Blank(_)
        | Expr::Within { .. }
        | Expr::Count(_) => {}
        Expr::Negate(inner) => walk(inner, see),
        Expr::Arith { left, right, .. } => {
            walk(left, see);
            walk(right, see);
        }
        Expr::Sum(all) | Expr::And(all) | Expr::Or(all) => all.iter().for_each(|one| walk(one, see)),
        Expr::Compare { first, rest } => {
            walk(first, see);
            rest.iter().for_each(|(_, one)| walk(one, see));
        }
        Expr::OneOf { subject, values, .. } => {
            walk(subject, see);
            values.iter().for_each(|one| walk(one, see));
        }
    }
}
