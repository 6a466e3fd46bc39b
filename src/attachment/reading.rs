//! What was read out of an attachment.

use std::fmt;

use super::place::{Place, column_letters};
use super::trouble::Trouble;
use crate::diagnostic::Text;
use crate::say;

/// All that a file says, wherever in it: what people see, and what they don't.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Texts and tables.
    pub pieces: Vec<Piece>,
    /// What could not be read, and what should not be in a file that is published.
    pub troubles: Vec<Trouble>,
    /// Who made the file, and with what.
    pub traces: Vec<Trace>,
}

/// A text or a table.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A text.
    Text(Passage),
    /// Rows of cells.
    Table(Table),
}

/// A text that stands in one place.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Where.
    pub place: Place,
    /// The text.
    pub text: String,
    /// Whether a place in it is told by its line.
    pub by_line: bool,
}

impl Passage {
    /// The place of what stands at this byte of the text.
    pub fn place_of(&self, offset: usize) -> Place {
        if !self.by_line {
            return self.place.clone();
        }
        let before = self.text.as_bytes().iter().take(offset);
        let line = before.filter(|byte| **byte == b'\n').count() + 1;
        self.place.at(say!("第{line}行": "line {line}"))
    }
}

/// Rows of cells, so that a column can be known by its heading.
#[derive(Debug, Clone)]
pub struct Table {
    /// Where the table stands; a sheet is named in its cells, not here.
    pub place: Place,
    /// How a cell is named.
    pub naming: Naming,
    /// The rows that are not empty, in the order of the file.
    pub rows: Vec<Row>,
}

/// How a cell is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// `发放表!C5`.
    Sheet {
        /// The sheet's name.
        name: String,
        /// Whether people don't see the sheet.
        hidden: bool,
    },
    /// Row and column by number.
    Numbers,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// From 1.
    pub number: u32,
    /// Whether people don't see the row.
    pub hidden: bool,
    /// The cells that are not empty, from the left.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    /// From 0.
    pub column: u32,
    /// Whether its column is hidden.
    pub hidden: bool,
    /// Its text; for a formula the value that was stored with it.
    pub text: String,
}

impl Table {
    /// The place of a cell.
    pub fn place_of(&self, row: &Row, cell: &Cell) -> Place {
        let (number, column) = (row.number, u64::from(cell.column) + 1);
        match &self.naming {
            Naming::Sheet { name, hidden } => {
                let letters = column_letters(cell.column);
                let mut words = say!("!{letters}{number}": "!{letters}{number}");
                let unseen = [
                    (*hidden, say!("（隐藏的工作表）": " (hidden sheet)")),
                    (row.hidden, say!("（隐藏的行）": " (hidden row)")),
                    (cell.hidden, say!("（隐藏的列）": " (hidden column)")),
                ];
                for (_, more) in unseen.into_iter().filter(|(holds, _)| *holds) {
                    words.zh += &more.zh;
                    words.en += &more.en;
                }
                self.place.named(name, words)
            }
            Naming::Numbers => {
                self.place.at(say!("第{number}行第{column}列": "row {number}, column {column}"))
            }
        }
    }
}

/// A trace of who made a file. Its value is no part of any message.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Where.
    pub place: Place,
    /// Of what sort.
    pub kind: TraceKind,
    /// The name, path or number itself.
    pub value: Kept,
}

/// A sort of trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TraceKind {
    /// Who made the file.
    Author,
    /// Who saved it last.
    LastModifiedBy,
    /// Who wrote a comment or a tracked change.
    Reviewer,
    /// The manager.
    Manager,
    /// The company.
    Company,
    /// The template, often with a path on somebody's disk.
    Template,
    /// How often it was saved.
    Revision,
    /// A photo says where it was taken.
    PhotoPlace,
    /// Who owns the camera.
    CameraOwner,
    /// The camera's number.
    CameraNumber,
}

impl TraceKind {
    /// The property in words.
    pub fn name(self) -> Text {
        match self {
            TraceKind::Author => say!("作者": "author"),
            TraceKind::LastModifiedBy => say!("最后修改者": "last modified by"),
            TraceKind::Reviewer => say!("批注或修订的作者": "author of comments or changes"),
            TraceKind::Manager => say!("主管": "manager"),
            TraceKind::Company => say!("单位": "company"),
            TraceKind::Template => say!("模板": "template"),
            TraceKind::Revision => say!("修订次数": "number of revisions"),
            TraceKind::PhotoPlace => say!("拍摄地点": "place where the photo was taken"),
            TraceKind::CameraOwner => say!("相机所有者": "owner of the camera"),
            TraceKind::CameraNumber => say!("相机编号": "number of the camera"),
        }
    }

    /// How to take it out.
    pub fn help(self) -> Text {
        match self {
            TraceKind::PhotoPlace | TraceKind::CameraOwner | TraceKind::CameraNumber => say!(
                "在 Windows 里右键照片，属性，详细信息，“删除属性和个人信息”，再换上新文件": "on Windows right-click the photo, Properties, Details, “Remove Properties and Personal Information”, then replace the file"
            ),
            _ => say!(
                "在 Word、Excel、PowerPoint 里用“文件，信息，检查文档”删除文档属性和个人信息；WPS 用“文件，文档加密，属性”清空；PDF 请从清理过的原文件重新导出": "use File, Info, Inspect Document in Word, Excel or PowerPoint to remove document properties and personal information; export a PDF again from the cleaned original"
            ),
        }
    }
}

/// A value that is kept for comparing and never printed, not even while debugging.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept(pub String);

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept(…)")
    }
}
