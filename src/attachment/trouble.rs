//! What kept a part of a file from being read, or should not be in it.

use super::place::Place;
use crate::diagnostic::Text;
use crate::say;

/// A trouble with a file or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub place: Place,
    /// What.
    pub what: What,
}

/// What the trouble is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// No reader for this sort of file.
    Unread,
    /// Damaged: not all of it could be read.
    Broken,
    /// Locked by a password.
    Password,
    /// Programs inside.
    Macro,
    /// Larger than we read; what came before was read.
    TooLarge,
    /// Unpacks to far more than it is: made to harm, or by mistake.
    Bomb,
    /// Archives in archives beyond the depth that we follow.
    TooDeep,
    /// XML that declares entities, which no office program writes.
    Entities,
    /// Not a word was found: empty, or drawn as shapes.
    NoText,
    /// Pages that are pictures: `2、5-9`; the whole file if empty.
    Picture(String),
    /// Pages whose letters have no table that says what they are.
    NoLetters(String),
}

impl Trouble {
    /// What was found.
    pub fn message(&self) -> Text {
        match &self.what {
            What::Unread => {
                say!("这种文件读不了，里面有没有个人信息没有查": "files of this sort cannot be read, so this one was not checked for personal information")
            }
            What::Broken => {
                say!("文件损坏或不完整，没有全部读出": "the file is damaged or incomplete and was not read in full")
            }
            What::Password => {
                say!("文件有密码，读不了": "the file is locked by a password and cannot be read")
            }
            What::Macro => say!("文件里有宏（程序）": "the file contains macros (programs)"),
            What::TooLarge => {
                say!("内容太多，后面的没有读": "there is too much in it; the rest was not read")
            }
            What::Bomb => {
                say!("压缩包解开后大得不正常，没有继续读": "it unpacks to an abnormal size; reading was stopped")
            }
            What::TooDeep => {
                say!("压缩包套得太深，里面的没有读": "archives are nested too deeply; the innermost were not read")
            }
            What::Entities => {
                say!("文件里声明了 XML 实体，正常的办公软件不会这样写；实体没有展开": "the file declares XML entities, which office programs do not write; they were not expanded")
            }
            What::NoText => {
                say!("文件里一个字也没有读到": "not a word was found in the file")
            }
            What::Picture(pages) if pages.is_empty() => {
                say!("内容是图片，上面的字读不了": "the content is a picture; the words on it cannot be read")
            }
            What::Picture(pages) => {
                say!("第{pages}页是图片，上面的字读不了": "page {pages} is a picture; the words on it cannot be read")
            }
            What::NoLetters(pages) => {
                say!("第{pages}页有文字没有带字符对照表，读不出是什么字": "page {pages} has text without a table of its characters, so it cannot be told what it says")
            }
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Text {
        match &self.what {
            What::Unread => {
                say!("换成 xlsx、docx、pdf、csv、txt 等常见格式，或者人工查看后再公开": "convert it to xlsx, docx, pdf, csv or txt, or look through it by hand before it is published")
            }
            What::Broken => {
                say!("用原来的软件打开，另存一份再换上": "open it in the program that made it, save a copy and replace the file")
            }
            What::Password => {
                say!("去掉密码再换上；公开的文件不该有密码": "remove the password and replace the file; a published file should have none")
            }
            What::Macro => {
                say!("另存为不带宏的格式（xlsx、docx、pptx）": "save it in a format without macros (xlsx, docx, pptx)")
            }
            What::TooLarge => {
                say!("拆成几个较小的文件，或者人工查看": "split it into smaller files, or look through it by hand")
            }
            What::Bomb => {
                say!("确认文件来源，重新压缩或换上原文件": "find out where the file comes from; pack it again or replace it with the original")
            }
            What::TooDeep => say!("把里面的文件直接作为附件": "attach the inner files directly"),
            What::Entities => {
                say!("用办公软件打开，另存一份再换上": "open it in an office program, save a copy and replace the file")
            }
            What::NoText => {
                say!("打开看看：是空的就换上正确的文件，有内容就人工查看": "open it: replace it if it is empty, look through it by hand if it is not")
            }
            What::Picture(_) => {
                say!("人工查看图片；可能的话换成能选中文字的文件": "look at the picture; if possible use a file whose text can be selected")
            }
            What::NoLetters(_) => {
                say!("从原文件重新导出 PDF（嵌入字体并保留文字信息），或者人工查看": "export the PDF again from the original with its fonts and text, or look through it by hand")
            }
        }
    }
}
