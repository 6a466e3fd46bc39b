//! Whatever is written: nothing beyond the front matter changes, nothing gets worse, and
//! a second run has nothing to do.

use std::path::Path;
use std::sync::LazyLock;

use gongkai::config::{self, Config};
use gongkai::diagnostic::{Diagnostic, Severity};
use gongkai::fix::{self, Mended};
use gongkai::kinds::{Kinds, built_in};
use gongkai::record::{self, Desk};
use gongkai::source::{self, Tree};
use proptest::prelude::*;

use crate::support::SETTINGS;

static READ_BY: LazyLock<(Kinds, Config)> = LazyLock::new(|| {
    let (kinds, _) = Kinds::read(&built_in(), &[]);
    let (config, found) = config::read("site.yaml", SETTINGS, &kinds);
    assert_eq!(found, []);
    (kinds, config)
});

fn mend(bytes: &[u8]) -> Option<Mended> {
    let (kinds, config) = &*READ_BY;
    let tree = Tree::default();
    let desk = Desk { config, kinds, tree: &tree, root: Path::new("") };
    let looked = fix::document("content/甲.md", bytes, &desk);
    looked.renumbered.map(|(_, mended)| mended).or(looked.mended)
}

/// Errors of reading, or `None` if the front matter can't be read.
fn errors(text: &[u8]) -> Option<Vec<Diagnostic>> {
    let (kinds, config) = &*READ_BY;
    let tree = Tree::default();
    let desk = Desk { config, kinds, tree: &tree, root: Path::new("") };
    let text = source::decode("content/甲.md", text).ok()?;
    let split = source::split("content/甲.md", &text).ok()?;
    let outcome = record::read("content/甲.md", &split, &desk);
    outcome.record.as_ref()?;
    Some(outcome.diagnostics.into_iter().filter(|found| found.severity == Severity::Error).collect())
}

/// Lines of a front matter as they go wrong, and as they are right.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("类型: 文件".to_owned()),
        Just("标题：甲".to_owned()),
        Just("标题: 甲：乙".to_owned()),
        Just("审核:\n  提供：张三".to_owned()),
        Just("审核:\n\t提供: 张三\n\t签发：李四".to_owned()),
        Just("内容概述: |\n  其中：１２，３\n  ---".to_owned()),
        Just("内容概述: \"一：\n  二：\"".to_owned()),
        Just("关键词: ［甲，乙]".to_owned()),
        Just("发文字号: 测民发[2025]第3号".to_owned()),
        Just("有效性: {状态：失效, 日期: 2025/1/5}".to_owned()),
        "(发布日期|成文日期)(: |：|:)[0-9０-９]{4}[-/.年－][0-9]{1,2}[-/.月－][0-9]{1,2}日?",
        "[a-z标题来源]{1,4}[:：] ?[^\r\n]{0,12}",
        "[ \t-]{0,3}[^\r\n]{0,16}",
    ]
}

fn file() -> impl Strategy<Value = String> {
    let fence = prop_oneof![4 => Just("---"), 1 => Just("———"), 1 => Just("－－－"), 1 => Just("--")];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    (fence.clone(), prop::collection::vec(line(), 0..7), fence, "[^\0]{0,60}", end).prop_map(
        |(open, lines, close, body, end)| {
            format!("{open}\n{}\n{close}\n正文\n{body}", lines.join("\n")).replace('\n', end)
        },
    )
}

/// Where the body begins, seen from the end: what follows the line of the last fence-like line is beyond all mends.
fn body(text: &str) -> &str {
    text.find("正文").map_or("", |at| &text[at..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_gets_worse(text in file()) {
        let Some(mended) = mend(text.as_bytes()) else { return Ok(()) };
        let after = String::from_utf8(mended.after.clone()).unwrap();
        // Lines stay lines, and those that no note names stay to the byte.
        let lines = |text: &str| text.split(['\n', '\r']).map(str::to_owned).collect::<Vec<_>>();
        let ends = |text: &str| text.chars().filter(|c| matches!(c, '\n' | '\r')).collect::<String>();
        prop_assert_eq!(ends(&after), ends(&text));
        let touched: Vec<usize> = mended.notes.iter().map(|(line, _)| *line).collect();
        let (was, is) = (lines(&text.replace("\r\n", "\n")), lines(&after.replace("\r\n", "\n")));
        for at in 0..was.len() {
            prop_assert!(was[at] == is[at] || touched.contains(&(at + 1)), "line {} of {:?}: {:?}", at + 1, text, is[at]);
        }
        prop_assert_eq!(body(&after), body(&text));
        // It can be read, and has no error that it had not.
        let now = errors(after.as_bytes());
        if let Some(before) = errors(text.as_bytes()) {
            let now = now.unwrap();
            prop_assert!(now.len() <= before.len());
            for found in now {
                prop_assert!(before.iter().any(|one| (&one.rule, &one.data_path) == (&found.rule, &found.data_path)), "{found:?}");
            }
        }
        prop_assert_eq!(mend(after.as_bytes()), None);
    }

    #[test]
    fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "\\PC{0,80}") {
        for bytes in [bytes, text.into_bytes()] {
            if let Some(mended) = mend(&bytes) {
                prop_assert!(std::str::from_utf8(&mended.after).is_ok());
                prop_assert_eq!(mend(&mended.after), None);
            }
        }
    }

    #[test]
    fn a_clean_file_stays(title in "[甲乙丙：，。“”（）０-９]{1,12}", body in "[^\0\r]{0,80}", crlf in any::<bool>()) {
        let mut text = format!("---\n标题: '{title}'\n类型: 文件\n发布日期: 2025-01-05\n---\n{body}");
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        prop_assert_eq!(mend(text.as_bytes()), None);
    }
}
