//! Where the text of an RTF file goes.

use std::collections::BTreeMap;

use encoding_rs::{BIG5, Encoding, GBK, WINDOWS_1252};

use crate::attachment::desk::Desk;
use crate::attachment::place::Place;
use crate::attachment::reading::TraceKind;
use crate::say;

/// What the text of a group is for.
#[derive(Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The body.
    #[default]
    Body,
    /// Headers and footers.
    Margin,
    /// Comments.
    Comment,
    /// Who wrote a comment.
    Reviewer,
    Author,
    Operator,
    Manager,
    Company,
    Template,
    /// Title, subject, keywords.
    Properties,
    /// Codes of fields, and what no reader knows.
    Other,
    /// Fonts, colours, pictures.
    Nothing,
}

impl Target {
    /// The target that a control word opens.
    pub fn of(word: &[u8]) -> Option<Target> {
        Some(match word {
            b"fonttbl"
            | b"colortbl"
            | b"stylesheet"
            | b"pict"
            | b"themedata"
            | b"colorschememapping"
            | b"latentstyles"
            | b"listtable"
            | b"listoverridetable"
            | b"rsidtbl"
            | b"datastore"
            | b"xmlnstbl"
            | b"generator"
            | b"objdata"
            | b"revtim"
            | b"creatim"
            | b"printim"
            | b"blipuid"
            | b"panose" => Target::Nothing,
            b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer" | b"footerl" | b"footerr"
            | b"footerf" | b"footnote" => Target::Margin,
            b"annotation" => Target::Comment,
            b"atnauthor" | b"atnid" => Target::Reviewer,
            b"revtbl" => Target::Reviewer,
            b"author" => Target::Author,
            b"operator" => Target::Operator,
            b"manager" => Target::Manager,
            b"company" => Target::Company,
            b"template" => Target::Template,
            b"title" | b"subject" | b"keywords" | b"doccomm" | b"category" | b"userprops" | b"docvar" => {
                Target::Properties
            }
            b"fldrslt" | b"shptxt" => Target::Body,
            b"fldinst" => Target::Other,
            _ => return None,
        })
    }

    fn trace(self) -> Option<TraceKind> {
        Some(match self {
            Target::Reviewer => TraceKind::Reviewer,
            Target::Author => TraceKind::Author,
            Target::Operator => TraceKind::LastModifiedBy,
            Target::Manager => TraceKind::Manager,
            Target::Company => TraceKind::Company,
            Target::Template => TraceKind::Template,
            _ => return None,
        })
    }
}

/// What a group sets for its text.
#[derive(Clone, Copy)]
pub struct Group {
    pub target: Target,
    pub hidden: bool,
    pub deleted: bool,
    /// Characters after each `\u` that stand for it.
    pub replacements: usize,
}

impl Default for Group {
    fn default() -> Group {
        Group { target: Target::Body, hidden: false, deleted: false, replacements: 1 }
    }
}

/// Texts by target and by whether people see them.
#[derive(Default)]
pub struct Writer {
    texts: BTreeMap<(Target, bool), String>,
    /// Bytes whose encoding is not applied yet: a character can take two.
    bytes: Vec<u8>,
    /// Half of a pair of units.
    units: Vec<u16>,
    into: (Target, bool),
    encoding: Option<&'static Encoding>,
}

impl Writer {
    /// The encoding of bytes.
    pub fn code_page(&mut self, page: i64) {
        self.encoding = Some(match page {
            950 => BIG5,
            1250..=1258 | 437 | 850 => WINDOWS_1252,
            _ => GBK,
        });
    }

    fn turn(&mut self, group: Group, to_units: bool) {
        let into = (group.target, group.hidden || group.deleted);
        if into != self.into || to_units != self.bytes.is_empty() {
            self.flush();
        }
        self.into = into;
    }

    /// A byte of text.
    pub fn byte(&mut self, byte: u8, group: Group) {
        if group.target != Target::Nothing {
            self.turn(group, false);
            self.bytes.push(byte);
        }
    }

    /// A unit of UTF-16.
    pub fn unit(&mut self, unit: u16, group: Group) {
        if group.target != Target::Nothing {
            self.turn(group, true);
            self.units.push(unit);
        }
    }

    fn flush(&mut self) {
        // A document that names a Western page may still hold GBK; high bytes come in pairs there.
        let encoding = self.encoding.unwrap_or(GBK);
        let (first, failed) = encoding.decode_without_bom_handling(&self.bytes);
        let text = match failed {
            true => GBK.decode_without_bom_handling(&self.bytes).0,
            false => first,
        };
        let entry = self.texts.entry(self.into).or_default();
        entry.push_str(&text);
        entry.push_str(&String::from_utf16_lossy(&self.units));
        self.bytes.clear();
        self.units.clear();
    }

    /// A group with a target of its own ends.
    pub fn end(&mut self, desk: &mut Desk, place: &Place, target: Target) {
        self.flush();
        if let Some(kind) = target.trace() {
            for hidden in [false, true] {
                if let Some(value) = self.texts.remove(&(target, hidden)) {
                    desk.trace(&place.at(say!("文档属性": "document properties")), kind, &value);
                }
            }
        } else if let Some(text) = self.texts.get_mut(&(target, false)) {
            text.push('\n');
        }
    }

    /// Gives all texts.
    pub fn finish(mut self, desk: &mut Desk, place: &Place) {
        self.flush();
        // Hidden and deleted text stands amid the rest, and both make one number.
        for ((target, unseen), text) in std::mem::take(&mut self.texts) {
            let inside = match (target, unseen) {
                (_, true) => {
                    place.at(say!("隐藏或修订中删除的文字": "hidden text, or deleted in a tracked change"))
                }
                (Target::Body, _) => place.clone(),
                (Target::Margin, _) => place.at(say!("页眉页脚和脚注": "headers, footers and footnotes")),
                (Target::Comment, _) => place.at(say!("批注": "comments")),
                (Target::Properties, _) => place.at(say!("文档属性": "document properties")),
                _ => place.at(say!("域代码等": "field codes and the like")),
            };
            desk.text(&inside, text);
        }
    }
}
