//! Which shapes a kind's front matter has; lets the fast reading keep figures as written.

use crate::kinds::Kind;
use crate::yaml::Shape;

/// The shape of a document of `kind`.
pub fn of(kind: &Kind) -> Shape {
    let mut keys: Vec<(String, Shape)> = Vec::new();
    let cells = || Shape::List(Box::new(Shape::Text));
    for table in &kind.tables {
        // Rows as lists of cells, or as mappings from columns to cells; or rows by their names.
        let row = Shape::Either(Box::new(Shape::Text), Box::new(Shape::Text));
        let named = Shape::Either(
            Box::new(Shape::Either(Box::new(Shape::Text), Box::new(Shape::Text))),
            Box::new(Shape::Any),
        );
        let form = &table.form;
        let headless = form.rows.is_empty() && table.layouts.is_empty();
        let shape = if headless {
            Shape::Either(Box::new(Shape::Text), Box::new(cells()))
        } else {
            Shape::Either(Box::new(row), Box::new(named))
        };
        for name in std::iter::once(table.key.as_str()).chain(table.name.forms()) {
            keys.push((name.to_owned(), shape.clone()));
        }
    }
    for field in &kind.fields {
        for name in std::iter::once(field.key.as_str()).chain(field.name.forms()) {
            let shape = if field.many {
                Shape::Either(Box::new(Shape::Text), Box::new(Shape::Any))
            } else {
                Shape::Text
            };
            keys.push((name.to_owned(), shape));
        }
    }
    // `validity` and other common keys may be mappings; they hold no decimals.
    keys.retain(|(name, _)| !super::common::KEYS.iter().any(|(id, zh)| id == name || zh == name));
    Shape::Map(keys, Box::new(Shape::Any))
}
