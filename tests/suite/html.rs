//! A rendered table as its readers get it: the grid behind rowspan and colspan, and
//! for each figure the heads above and before it. It knows HTML and the marks that the
//! theme gives to cells (`data-state`, `.vh`, `aria-hidden`), and no form.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use scraper::{ElementRef, Html, Selector};

/// A rendered table.
#[derive(Debug)]
pub struct Table {
    /// How many captions it has, and the words of the first.
    pub captions: Vec<String>,
    /// Units that are printed in captions, heads and cells.
    pub units: Vec<String>,
    /// Every cell once, in the order of the document.
    pub cells: Vec<Cell>,
    /// Which cell covers a place: `grid[row][column]`.
    pub grid: Vec<Vec<usize>>,
}

/// A cell and the place of its top left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub head: bool,
    pub text: String,
    pub state: String,
    pub scope: String,
    pub row: usize,
    pub column: usize,
    pub rowspan: usize,
    pub colspan: usize,
    /// Number of its `thead` or `tbody`, and whether that is the `thead`.
    pub group: usize,
    pub in_thead: bool,
}

impl Cell {
    fn covers_row(&self, row: usize) -> bool {
        (self.row..self.row + self.rowspan).contains(&row)
    }

    fn covers_column(&self, column: usize) -> bool {
        (self.column..self.column + self.colspan).contains(&column)
    }
}

fn select(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// The tables of figures, by id.
pub fn tables(html: &str) -> BTreeMap<String, Table> {
    let document = Html::parse_document(html);
    let mut tables = BTreeMap::new();
    for element in document.select(&select("table:has([data-state])")) {
        let id = element.attr("id").expect("a table has an id");
        assert!(tables.insert(id.to_owned(), read(element)).is_none(), "two tables have the id {id}");
    }
    tables
}

/// The tables that the author drew in the body. The first cell of a row is its head.
pub fn tables_of_the_body(html: &str) -> Vec<Table> {
    let document = Html::parse_document(html);
    let drawn = select(".prose table:not(:has([data-state]))");
    let with_heads = |mut table: Table| {
        for cell in table.cells.iter_mut().filter(|cell| !cell.in_thead && cell.column == 0) {
            (cell.head, cell.scope) = (true, "row".to_owned());
        }
        table
    };
    document.select(&drawn).map(read).map(with_heads).collect()
}

/// The fields that a document shows by name, without the units behind their values.
pub fn pairs(html: &str) -> BTreeMap<String, String> {
    let document = Html::parse_document(html);
    let words = |element: ElementRef<'_>, css: &str, without: &[&str]| {
        element.select(&select(css)).next().map(|part| shown(part, without)).unwrap_or_default()
    };
    document
        .select(&select("dl.meta > div, dl.record > div"))
        .map(|pair| (words(pair, "dt", &[]), words(pair, "dd", &["small"])))
        .collect()
}

/// What a reader sees of an element; block ends become line ends,
/// cells begin with a tab.
pub fn visible_text(html: &str, css: &str) -> String {
    let document = Html::parse_document(html);
    document
        .select(&select(css))
        .map(|element| shown(element, &[".vh", "[aria-hidden]"]))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The text of an element without the parts that `without` selects.
fn shown(element: ElementRef<'_>, without: &[&str]) -> String {
    let hidden: Vec<Selector> = without.iter().map(|css| select(css)).collect();
    let mut text = String::new();
    let mut open = vec![*element];
    while let Some(node) = open.pop() {
        if let Some(words) = node.value().as_text() {
            text.push_str(words);
        } else if ElementRef::wrap(node).is_none_or(|below| !hidden.iter().any(|one| one.matches(&below))) {
            if node.value().as_element().is_some_and(|element| matches!(element.name(), "td" | "th")) {
                text.push('\t');
            }
            open.extend(node.children().rev());
        }
    }
    text.trim().to_owned()
}

fn read(table: ElementRef<'_>) -> Table {
    let mut read = Table { captions: Vec::new(), units: Vec::new(), cells: Vec::new(), grid: Vec::new() };
    let sign = [".vh", "[aria-hidden]", ".unit"];
    read.captions = table.select(&select("caption")).map(|caption| shown(caption, &sign)).collect();
    read.units = table.select(&select(".unit, td small")).map(|unit| shown(unit, &[])).collect();
    for (group, part) in table.child_elements().filter(|part| part.value().name() != "caption").enumerate() {
        let name = part.value().name();
        assert!(matches!(name, "thead" | "tbody"), "<{name}> in a table");
        let first = read.grid.len();
        let lines: Vec<ElementRef<'_>> = part.child_elements().collect();
        // Spans end with their row group.
        let mut places: Vec<Vec<Option<usize>>> = vec![Vec::new(); lines.len()];
        for (line, tr) in lines.iter().enumerate() {
            let mut column = 0;
            for element in tr.child_elements() {
                while places[line].get(column).copied().flatten().is_some() {
                    column += 1;
                }
                let cell = cell(element, first + line, column, group, name == "thead");
                assert!(line + cell.rowspan <= lines.len(), "“{}” spans more rows than there are", cell.text);
                for row in &mut places[line..line + cell.rowspan] {
                    row.resize(row.len().max(column + cell.colspan), None);
                    for place in &mut row[column..column + cell.colspan] {
                        assert!(place.is_none(), "“{}” covers another cell", cell.text);
                        *place = Some(read.cells.len());
                    }
                }
                column += cell.colspan;
                read.cells.push(cell);
            }
        }
        for (line, row) in places.into_iter().enumerate() {
            let row: Option<Vec<usize>> = row.into_iter().collect();
            read.grid.push(row.unwrap_or_else(|| panic!("row {} has a hole", first + line)));
        }
    }
    let widths: Vec<usize> = read.grid.iter().map(Vec::len).collect();
    assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "rows of different widths: {widths:?}");
    read
}

fn cell(element: ElementRef<'_>, row: usize, column: usize, group: usize, in_thead: bool) -> Cell {
    let attribute = |name: &str| element.attr(name).unwrap_or_default().to_owned();
    let span = |name: &str| match element.attr(name) {
        Some(number) => {
            number.parse::<usize>().ok().filter(|span| *span > 1).expect("a span is a number above 1")
        }
        None => 1,
    };
    let head = match element.value().name() {
        "th" => true,
        "td" => false,
        other => panic!("<{other}> in a row"),
    };
    Cell {
        head,
        text: shown(element, &[".vh", "[aria-hidden]", ".unit", "small"]),
        state: attribute("data-state"),
        scope: attribute("scope"),
        row,
        column,
        rowspan: span("rowspan"),
        colspan: span("colspan"),
        group,
        in_thead,
    }
}

impl Table {
    /// The figures, in the order of the document.
    pub fn figures(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.head)
    }

    /// The heads of a figure's row: what spans the whole width above it in its group,
    /// then those before it, from the left.
    pub fn row_path(&self, figure: &Cell) -> Vec<&str> {
        let width = self.grid[figure.row].len();
        let heads = self.cells.iter().filter(|cell| cell.head && cell.group == figure.group);
        let bands = heads.clone().filter(|cell| cell.colspan == width && cell.row < figure.row);
        let before = heads.filter(|cell| {
            cell.scope.starts_with("row") && cell.covers_row(figure.row) && cell.column < figure.column
        });
        bands.chain(before).map(|cell| cell.text.as_str()).collect()
    }

    /// The heads of a figure's column, from above: those of the table's head and of its
    /// own group.
    pub fn column_path(&self, figure: &Cell) -> Vec<&str> {
        let heads = self
            .cells
            .iter()
            .filter(|cell| cell.head && cell.scope.starts_with("col") && cell.row < figure.row);
        heads
            .filter(|cell| (cell.in_thead || cell.group == figure.group) && cell.covers_column(figure.column))
            .map(|cell| cell.text.as_str())
            .collect()
    }

    /// The table drawn as text, a line per row: cells where they begin, `·` where a span
    /// goes on, `[rows×columns]` after a cell that spans more than its place.
    pub fn drawing(&self) -> String {
        let mut drawing = String::new();
        for (row, places) in self.grid.iter().enumerate() {
            let mut words = Vec::new();
            for (column, at) in places.iter().enumerate() {
                let cell = &self.cells[*at];
                if (cell.row, cell.column) != (row, column) {
                    words.push("·".to_owned());
                    continue;
                }
                let mut word = if cell.head { cell.text.clone() } else { "○".to_owned() };
                if cell.rowspan * cell.colspan > 1 {
                    let _ = write!(word, "[{}×{}]", cell.rowspan, cell.colspan);
                }
                words.push(word);
            }
            drawing.push_str(&words.join(" | "));
            drawing.push('\n');
        }
        drawing
    }
}
