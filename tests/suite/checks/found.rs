//! What a check finds, and small documents to find it in.

use gongkai::diagnostic::Diagnostic;
use gongkai::pipeline::{self, Outcome};
use gongkai::value::parse_date;

use crate::support::{SETTINGS, TestSite};

/// Everything that is found on a day.
pub fn all(site: &TestSite, day: &str) -> Vec<Diagnostic> {
    let mut options = site.options();
    options.today = parse_date(day).unwrap();
    match pipeline::load(&options).unwrap() {
        Outcome::Loaded(loaded) => loaded.diagnostics,
        Outcome::Misconfigured { diagnostics, .. } => diagnostics,
    }
}

/// What one rule finds.
pub fn of(rule: &str, site: &TestSite, day: &str) -> Vec<Diagnostic> {
    let found = all(site, day).into_iter();
    found.filter(|one| one.rule == rule).collect()
}

/// `path:line:column message` of what one rule finds.
pub fn lines(rule: &str, site: &TestSite, day: &str) -> Vec<String> {
    of(rule, site, day).iter().map(line).collect()
}

pub fn line(found: &Diagnostic) -> String {
    let path = found.path.as_deref().unwrap_or("-");
    let (line, column) = found.span.map_or((0, 0), |span| (span.line, span.column));
    format!("{path}:{line}:{column} {}", found.message.zh)
}

/// A site whose `site.yaml` has these programmes and whatever `more` says.
pub fn site(programmes: &str, more: &str) -> TestSite {
    let own = "programmes: {dibao: {name: 低保, due: month, until: 2026-01}, tekun: 特困供养}\n";
    assert!(SETTINGS.contains(own));
    let settings = SETTINGS.replace(own, &format!("programmes: {programmes}\n"));
    TestSite::new().file("site.yaml", format!("{settings}{more}"))
}

/// A fund notice for a period: what it pays to whom, one column group per programme.
pub fn notice(period: &str, date: &str, programmes: &[&str]) -> String {
    let figures: Vec<&str> = programmes.iter().map(|_| "12, 20, 12000").collect();
    let (named, figures) = (programmes.join(", "), figures.join(", "));
    format!(
        "---\n类型: 救助资金公示\n标题: 资金发放情况\n发布日期: {date}\n所属时间: {period}\n单位: 元\n版式: 分乡镇\n救助类别: [{named}]\n资金:\n  - [甲镇, {figures}]\n  - [合计, {figures}]\n---\n正文。\n"
    )
}

/// A kind with a period, a series for each agency, and whatever `more` says.
pub fn kind(sort: &str, more: &str) -> String {
    format!("kind: brief\nname: 通报\nperiod: {{name: 时间, type: {sort}}}\nseries: [agency]\n{more}")
}

/// A document of that kind; `more` are further lines of its front matter.
pub fn brief(period: &str, date: &str, more: &str) -> String {
    format!("---\n类型: 通报\n标题: 检查情况\n发布日期: {date}\n时间: {period}\n{more}---\n正文。\n")
}
