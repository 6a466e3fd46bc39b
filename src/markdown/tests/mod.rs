//! What documents must look like. Each test is named for the defect it guards
//! against; the letters are those of the catalogue of faulty inputs.

mod blocks;
mod headings;
mod limits;
mod lines;
mod links;
mod markers;
mod properties;
mod safety;
mod summary;
mod traps;

use super::{Block, Rules, Target, render};

/// The blocks of a text on a site where every path leads somewhere, except those
/// that hold `缺`. The kind has one section, `总体情况`.
fn blocks(text: &str) -> Vec<Block> {
    let resolve = |path: &str, _: bool| match path.contains('缺') {
        true => Target::Broken,
        false => Target::Url(path.to_owned()),
    };
    let title_of = |text: &str| text == "总体情况";
    render(text, &Rules { id_prefix: "d1-", resolve: &resolve, title_of: &title_of })
}

/// The same as one string, headings and tables' places written out.
fn html(text: &str) -> String {
    let mut out = String::new();
    for block in blocks(text) {
        match block {
            Block::Html(html) => out.push_str(&html),
            Block::Heading { level, id, html, .. } => {
                out.push_str(&format!("<h{level} id=\"{id}\">{html}</h{level}>\n"));
            }
            Block::Table(name) => {
                let name = name.replace('<', "&lt;").replace('>', "&gt;");
                out.push_str(&format!("<table-place>{name}</table-place>\n"));
            }
        }
    }
    out
}

/// The content of a text that is one paragraph.
fn line(text: &str) -> String {
    let html = html(text);
    let inner = html.trim_end().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    inner.map_or_else(|| format!("not one paragraph: {html}"), str::to_owned)
}

/// Asserts for each pair that the first text, as a paragraph, gives the second.
fn lines(pairs: &[(&str, &str)]) {
    for (text, expected) in pairs {
        assert_eq!(line(text), *expected, "for {text:?}");
    }
}

/// Pseudo-random numbers, the same at every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
