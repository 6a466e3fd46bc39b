//! Temporary sites: made, edited, built, looked at.

use std::path::{Path, PathBuf};

use gongkai::diagnostic::Diagnostic;
use gongkai::pipeline::{self, Built, Options};
use gongkai::value::{Date, parse_date};

/// The day that tests see unless they say otherwise.
pub fn today() -> Date {
    parse_date("2026-11-25").unwrap()
}

/// Builds; a failure is an error, whatever was found besides.
pub fn build(options: &Options) -> Result<Built, gongkai::pipeline::Failure> {
    let mut built = pipeline::build(options)?;
    match built.failure.take() {
        Some(failure) => Err(failure),
        None => Ok(built),
    }
}

/// A site in a temporary folder.
pub struct TestSite {
    folder: tempfile::TempDir,
    pub today: Date,
}

/// A `site.yaml` with what most tests need.
pub const SETTINGS: &str = "\
title: 测试局政府信息公开
base_url: https://www.example.gov.cn/zwgk/
identity: {domain: www.example.gov.cn, id_code: \"4212220001\"}
agencies: {csj: {name: 测试局, level: county, type: department}}
categories:
  policy: {name: 政策文件, type: 政策文件}
  relief: {name: 社会救助, kind: fund_notice}
  reports: {name: 政府信息公开年报, kind: annual_report}
programmes: {dibao: {name: 低保, due: month, until: 2026-01}, tekun: 特困供养}
places: {测试县: [甲镇, 乙镇]}
";

impl TestSite {
    /// An empty site with [`SETTINGS`].
    pub fn new() -> TestSite {
        let site = TestSite { folder: tempfile::tempdir().unwrap(), today: today() };
        site.file("site.yaml", SETTINGS)
    }

    /// Writes a file; the path is relative to the site.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> TestSite {
        self.write(path, text);
        self
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let full = self.path(path);
        std::fs::create_dir_all(full.parent().unwrap()).unwrap();
        std::fs::write(full, text).unwrap();
    }

    /// A document of the kind `document` with a title, a date and a body.
    pub fn document(self, path: &str, title: &str, body: &str) -> TestSite {
        let text = format!("---\ntitle: {title}\nkind: document\ndate: 2026-01-02\n---\n{body}");
        self.file(path, text)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn options(&self) -> Options {
        Options::new(self.root(), self.today)
    }

    /// Builds; the machine must not fail.
    pub fn build(&self) -> Built {
        let built = pipeline::build(&self.options()).unwrap_or_else(|failure| panic!("{failure}"));
        assert!(built.failure.is_none(), "{:?}", built.failure);
        built
    }

    /// Builds; nothing may be found, but that attachments which stand in for real ones
    /// can't be read.
    pub fn build_clean(&self) -> Built {
        let built = self.build();
        let is_stand_in = |rule: &str| matches!(rule, "unread-file" | "picture-unread");
        let found: Vec<&Diagnostic> =
            built.diagnostics.iter().filter(|found| !is_stand_in(&found.rule)).collect();
        assert_eq!(found, Vec::<&Diagnostic>::new());
        assert!(built.outcome.is_some());
        built
    }

    /// A published file.
    pub fn output(&self, path: &str) -> String {
        std::fs::read_to_string(self.path("public").join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}
