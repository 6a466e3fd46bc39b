//! A document's table as texts: its heads, then its rows with their labels.

use crate::record::{Filled, Origin};

/// Where each cell is written: a pointer into the front matter; `None`: in a file.
type Places = Vec<Vec<Option<String>>>;

/// The rows with their heads, and where their cells are written; heads stand nowhere.
pub fn texts(table: &Filled) -> (Vec<Vec<String>>, Places) {
    let (mut rows, mut places) = (Vec::new(), Vec::new());
    let labels = table.rows.iter().map(|row| row.labels.len()).max().unwrap_or(0).max(1);
    for (at, block) in table.grid.blocks.iter().enumerate() {
        let corner = |at: usize| table.grid.corner.get(at).cloned().unwrap_or_default();
        let mut head: Vec<String> = (0..labels).map(corner).collect();
        head.extend(block.columns.leaves.iter().map(|leaf| leaf.name.name.clone()));
        rows.push(head);
        places.push(Vec::new());
        for row in table.rows.iter().filter(|row| row.block == at) {
            let mut texts = row.labels.clone();
            if texts.is_empty() {
                texts.push(block.rows.leaves[row.line].name.name.clone());
            }
            texts.resize(labels, String::new());
            let is_file = row.origins.iter().any(|origin| matches!(origin, Origin::File { .. }));
            let home = (!is_file).then(|| table.pointer.clone());
            let mut own = vec![home.clone(); labels];
            for (cell, origin) in row.cells.iter().zip(&row.origins) {
                texts.push(cell.text.clone());
                own.push(match origin {
                    Origin::Front(pointer) => Some(pointer.clone()),
                    Origin::File { .. } => None,
                    Origin::Unwritten => home.clone(),
                });
            }
            rows.push(texts);
            places.push(own);
        }
    }
    (rows, places)
}
