//! The HTML of tables: scrollable by keyboard, named, without inline styles.

use super::escape::escaped;
use pulldown_cmark::Alignment;

/// In characters. A screen reader says it all before the table.
const LONGEST_NAME: usize = 60;

/// A table while it is written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    head: bool,
    body: bool,
    cell: usize,
    /// Where its name goes, known only once the header was written.
    name_at: usize,
}

impl Table {
    pub fn start(out: &mut String, alignments: Vec<Alignment>) -> Table {
        out.push_str("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        let name_at = out.len();
        out.push_str("\">\n<table>\n");
        Table { alignments, name_at, ..Table::default() }
    }

    pub fn end(&self, out: &mut String) {
        out.push_str(if self.body { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }

    pub fn start_head(&mut self, out: &mut String) {
        self.head = true;
        out.push_str("<thead>\n<tr>");
    }

    /// Ends the header; `name` is what the table is called, shortened if it is long.
    pub fn end_head(&mut self, out: &mut String, name: &str) {
        (self.head, self.cell) = (false, 0);
        out.push_str("</tr>\n</thead>\n");
        let short: String = name.chars().take(LONGEST_NAME).collect();
        out.insert_str(self.name_at, &escaped(short.trim_end()));
    }

    pub fn start_row(&mut self, out: &mut String) {
        if !std::mem::replace(&mut self.body, true) {
            out.push_str("<tbody>\n");
        }
        self.cell = 0;
        out.push_str("<tr>");
    }

    pub fn start_cell(&mut self, out: &mut String) {
        out.push_str(if self.head { "<th scope=\"col\"" } else { "<td" });
        out.push_str(match self.alignments.get(self.cell) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            _ => ">",
        });
        self.cell += 1;
    }

    pub fn end_cell(&self, out: &mut String) {
        out.push_str(if self.head { "</th>" } else { "</td>" });
    }
}
