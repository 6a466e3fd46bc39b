//! The text of a page: where bytes are shown, what they say, and which belong together.
//!
//! Programs place words, and often single digits, by coordinates. Two texts are one
//! word if the second begins where the first ends.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::content::{Operand, Operations};
use super::font::Font;
use super::text::decode_text;
use super::{dictionary, unpack, value};
use crate::attachment::desk::Desk;
use crate::attachment::place::Place;

/// Fonts that were read, so that none is read for every page anew.
#[derive(Default)]
pub struct Fonts<'a>(BTreeMap<ObjectId, Rc<Font<'a>>>);

/// Forms in forms beyond this depth are a cycle.
const DEEPEST: usize = 12;

/// Fewer codes that nobody can tell are bullets and ornaments.
const FEW: usize = 4;

/// A transformation of coordinates, as PDF writes it.
type Matrix = [f64; 6];

const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn product(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// What a page gave.
pub struct Done {
    /// Its text in lines.
    pub text: String,
    /// Texts that stand in place of others.
    pub aside: String,
    /// No text, but something to see.
    pub is_picture: bool,
    /// There is text that nobody can tell.
    pub unknown_letters: bool,
}

/// A page that is being read.
pub struct Page<'a, 'f> {
    document: &'a Document,
    fonts: &'f mut Fonts<'a>,
    text: String,
    aside: String,
    pictures: usize,
    /// Shapes that were painted: letters can be turned into shapes.
    shapes: usize,
    unknown: usize,
    /// Where the last text ended.
    end: Option<(f64, f64)>,
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State<'a> {
    matrix: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
}

impl<'a, 'f> Page<'a, 'f> {
    /// A page of this document.
    pub fn new(document: &'a Document, fonts: &'f mut Fonts<'a>) -> Page<'a, 'f> {
        let (text, aside) = (String::new(), String::new());
        Page { document, fonts, text, aside, pictures: 0, shapes: 0, unknown: 0, end: None }
    }

    /// Reads the page's own content.
    pub fn read(&mut self, desk: &mut Desk, place: &Place, id: ObjectId) {
        let Ok(page) = self.document.get_dictionary(id) else { return };
        let mut content = Vec::new();
        for part in self.document.get_page_contents(id) {
            if let Ok(Object::Stream(stream)) = self.document.get_object(part) {
                content.extend(unpack(desk, place, stream));
                content.push(b'\n');
            }
        }
        let resources = self.inherited(page, b"Resources");
        self.run(desk, place, &content, resources, SAME, 0);
    }

    /// Reads how an annotation looks.
    pub fn appearance(&mut self, desk: &mut Desk, place: &Place, form: &'a Stream) {
        self.end = None;
        self.form(desk, place, form, None, SAME, 0);
    }

    /// What was read.
    pub fn finish(self) -> Done {
        let blank = self.text.trim().is_empty();
        Done {
            is_picture: blank && self.unknown == 0 && (self.pictures > 0 || self.shapes > 200),
            unknown_letters: self.unknown >= FEW,
            text: self.text,
            aside: self.aside,
        }
    }

    /// What a page has from the tree above it.
    fn inherited(&self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        let mut own = page;
        for _ in 0..32 {
            if let Ok(object) = own.get(key) {
                return dictionary(self.document, object);
            }
            own = own.get(b"Parent").ok().and_then(|parent| dictionary(self.document, parent))?;
        }
        None
    }

    fn run(
        &mut self,
        desk: &mut Desk,
        place: &Place,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        matrix: Matrix,
        depth: usize,
    ) {
        let mut state = State {
            matrix,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
        };
        let mut kept: Vec<State<'a>> = Vec::new();
        // The matrix of the text, and of its line.
        let (mut at, mut line) = (SAME, SAME);
        for operation in Operations::new(content) {
            let operands = &operation.operands;
            let number = |index: usize| match operands.get(index) {
                Some(Operand::Number(number)) => *number,
                _ => 0.0,
            };
            let all = || [number(0), number(1), number(2), number(3), number(4), number(5)];
            let last = operands.last();
            match &*operation.operator {
                b"q" if kept.len() < 256 => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"cm" => state.matrix = product(all(), state.matrix),
                b"BT" => (at, line) = (SAME, SAME),
                b"Tf" => {
                    if let Some(Operand::Name(name)) = operands.first() {
                        state.font = self.font(desk, place, resources, name);
                    }
                    state.size = number(1);
                }
                b"Tc" => state.character_space = number(0),
                b"Tw" => state.word_space = number(0),
                b"Tz" => state.scale = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Td" | b"TD" => {
                    if operation.operator == b"TD" {
                        state.leading = -number(1);
                    }
                    line = product([1.0, 0.0, 0.0, 1.0, number(0), number(1)], line);
                    at = line;
                }
                b"Tm" => (at, line) = (all(), all()),
                b"T*" | b"'" | b"\"" => {
                    line = product([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    at = line;
                    if let Some(Operand::Text(bytes)) = last {
                        self.show(&state, &mut at, bytes);
                    }
                }
                b"Tj" => {
                    if let Some(Operand::Text(bytes)) = last {
                        self.show(&state, &mut at, bytes);
                    }
                }
                b"TJ" => {
                    for part in list(last) {
                        match part {
                            Operand::Text(bytes) => self.show(&state, &mut at, bytes),
                            Operand::Number(back) => {
                                let step = -back / 1000.0 * state.size * state.scale;
                                at = product([1.0, 0.0, 0.0, 1.0, step, 0.0], at);
                            }
                            _ => {}
                        }
                    }
                }
                b"Do" => {
                    if let (Some(Operand::Name(name)), true) = (last, depth < DEEPEST && desk.room() > 0) {
                        self.object(desk, place, resources, name, state.matrix, depth);
                    }
                }
                b"BI" => self.pictures += 1,
                b"f" | b"F" | b"f*" | b"S" | b"B" | b"b" => self.shapes += 1,
                b"BDC" | b"DP" => self.marked(list(last)),
                _ => {}
            }
        }
    }

    /// A text that stands in place of what is shown.
    fn marked(&mut self, properties: &[Operand]) {
        for pair in properties.chunks_exact(2) {
            if let [Operand::Name(key), Operand::Text(text)] = pair
                && matches!(&**key, b"ActualText" | b"Alt" | b"E")
            {
                self.aside.push_str(&decode_text(text));
                self.aside.push('\n');
            }
        }
    }

    fn font(
        &mut self,
        desk: &mut Desk,
        place: &Place,
        resources: Option<&'a Dictionary>,
        name: &[u8],
    ) -> Option<Rc<Font<'a>>> {
        let fonts = resources.and_then(|resources| resources.get(b"Font").ok());
        let object = fonts.and_then(|fonts| dictionary(self.document, fonts))?.get(name).ok()?;
        let id = object.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.0.get(&id)) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(Font::read(desk, place, self.document, dictionary(self.document, object)?));
        if let Some(id) = id {
            self.fonts.0.insert(id, Rc::clone(&font));
        }
        Some(font)
    }

    fn object(
        &mut self,
        desk: &mut Desk,
        place: &Place,
        resources: Option<&'a Dictionary>,
        name: &[u8],
        matrix: Matrix,
        depth: usize,
    ) {
        let document = self.document;
        let objects = resources.and_then(|resources| resources.get(b"XObject").ok());
        let Some(objects) = objects.and_then(|objects| dictionary(document, objects)) else { return };
        let Some(Object::Stream(stream)) = value(document, objects, name) else { return };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Form") => self.form(desk, place, stream, resources, matrix, depth),
            _ => self.pictures += 1,
        }
    }

    fn form(
        &mut self,
        desk: &mut Desk,
        place: &Place,
        form: &'a Stream,
        outer: Option<&'a Dictionary>,
        matrix: Matrix,
        depth: usize,
    ) {
        let own = form.dict.get(b"Resources").ok().and_then(|own| dictionary(self.document, own));
        let mut turn = SAME;
        if let Some(Object::Array(numbers)) = value(self.document, &form.dict, b"Matrix") {
            for (to, from) in turn.iter_mut().zip(numbers) {
                *to = from.as_float().map_or(0.0, f64::from);
            }
        }
        // Every use of a form costs a little, however short it is: forms in forms multiply.
        desk.inflate(512);
        let content = unpack(desk, place, form);
        self.run(desk, place, &content, own.or(outer), product(turn, matrix), depth + 1);
    }

    fn show(&mut self, state: &State<'a>, at: &mut Matrix, bytes: &[u8]) {
        let Some(font) = &state.font else {
            // A text in a font that is not there: what is ASCII can be told.
            self.text
                .extend(bytes.iter().filter(|byte| byte.is_ascii_graphic()).map(|byte| char::from(*byte)));
            self.unknown += bytes.iter().filter(|byte| !byte.is_ascii()).count();
            return;
        };
        let (mut text, mut advance) = (String::new(), 0.0);
        for glyph in font.glyphs(bytes) {
            match glyph.text {
                Some(own) => text.push_str(&own),
                None => self.unknown += 1,
            }
            let space = state.character_space + if glyph.is_space { state.word_space } else { 0.0 };
            advance += (glyph.width / 1000.0 * state.size + space) * state.scale;
        }
        let start = product(*at, state.matrix);
        // How long and in which direction a step of the font's size is.
        let step = (start[0] * state.size, start[1] * state.size);
        let em = step.0.hypot(step.1).max(1e-6);
        if let Some((x, y)) = self.end {
            let (x, y) = (start[4] - x, start[5] - y);
            let along = (x * step.0 + y * step.1) / em / em;
            let across = (x * step.1 - y * step.0).abs() / em / em;
            let joined = self.text.is_empty() || self.text.ends_with(char::is_whitespace);
            if across > 0.5 || along < -1.0 {
                if !self.text.ends_with('\n') && !self.text.is_empty() {
                    self.text.push('\n');
                }
            } else if along > 0.4 && !joined {
                self.text.push(if along > 1.5 { '\t' } else { ' ' });
            }
        }
        self.text.push_str(&text);
        *at = match font.vertical {
            true => product([1.0, 0.0, 0.0, 1.0, 0.0, -advance], *at),
            false => product([1.0, 0.0, 0.0, 1.0, advance, 0.0], *at),
        };
        let end = product(*at, state.matrix);
        self.end = Some((end[4], end[5]));
    }
}

fn list(operand: Option<&Operand>) -> &[Operand] {
    match operand {
        Some(Operand::List(list)) => list,
        _ => &[],
    }
}
