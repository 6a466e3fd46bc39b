//! What a rule finds in a site, and where.

use gongkai::diagnostic::Diagnostic;

use crate::support::TestSite;

/// What a rule finds in a site: file, line, first and last column, and the finding.
pub fn found(site: &TestSite, rule: &str) -> Vec<(String, Diagnostic)> {
    let all = site.build().diagnostics;
    let own = all.into_iter().filter(|found| found.rule == rule);
    own.map(|found| {
        let span = found.span.expect("a place");
        let path = found.path.clone().unwrap();
        (format!("{path}:{}:{}-{}", span.line, span.column, span.end_column), found)
    })
    .collect()
}

/// The places alone.
pub fn places(site: &TestSite, rule: &str) -> Vec<String> {
    found(site, rule).into_iter().map(|(place, _)| place).collect()
}

/// A document of two lines of front matter and what else it says.
pub fn document(front: &str) -> String {
    format!("---\ntitle: 关于救助工作的通知\nkind: news\n{front}\n---\n正文。\n")
}
