//! Documents that appear once per period: gaps, doubles, titles, jumps.

use gongkai::diagnostic::Severity;

use super::found::{all, brief, kind, line, lines, notice, of, site};
use crate::support::TestSite;

const DUE: &str = "due: {by: 10 working days after period, basis: 测试}\n";
const MONTHLY: &str = "{dibao: {name: 低保, due: month}, tekun: {name: 特困供养, due: month}}";
/// Nothing is overdue on this day: the deadline of 2026-05 is later.
const JUNE: &str = "2026-06-10";

fn monthly(months: &[(&str, &str)]) -> TestSite {
    let site = site(MONTHLY, "");
    for (month, date) in months {
        site.write(&format!("content/relief/{month}.md"), notice(month, date, &["低保"]));
    }
    site
}

#[test]
fn missing_months_are_told_once_at_the_document_before_them() {
    let site = monthly(&[("2026-01", "2026-02-05"), ("2026-04", "2026-05-08"), ("2026-05", "2026-06-05")]);
    let found = of("series-gap", &site, JUNE);
    assert_eq!(found.len(), 1);
    assert_eq!(line(&found[0]), "content/relief/2026-01.md:5:7 低保：2026年2月、3月没有公开");
    assert_eq!(found[0].message.en, "低保: nothing was published for 2026-02 and 2026-03");
    assert_eq!((found[0].severity, found[0].dated), (Severity::Error, false));
    assert_eq!(found[0].related[0].path, "content/relief/2026-04.md");
    assert_eq!(found[0].related[0].span.unwrap().line, 5);
    assert!(of("series-overdue", &site, JUNE).is_empty());
    // More than two are the first and the last.
    let site = monthly(&[("2025-10", "2025-11-05"), ("2026-05", "2026-06-05")]);
    assert_eq!(
        lines("series-gap", &site, JUNE),
        ["content/relief/2025-10.md:5:7 低保：2025年11月至2026年4月（共6期）没有公开"]
    );
}

#[test]
fn a_gap_stops_a_build_and_holds_no_document() {
    let months = [("2026-01", "2026-02-05"), ("2026-03", "2026-04-08")];
    let built = monthly(&months).build();
    assert_eq!((built.exit_code, built.outcome), (1, None));
    let site = site(MONTHLY, "publish: {on_error: hold}\n");
    for (month, date) in months {
        site.write(&format!("content/relief/{month}.md"), notice(month, date, &["低保"]));
    }
    let built = site.build();
    assert_eq!((built.exit_code, built.documents), (1, (2, 2)));
    assert!(built.outcome.is_some());
    assert!(built.diagnostics.iter().any(|found| found.rule == "series-gap"));
}

#[test]
fn an_allowed_gap_is_not_told() {
    let site = monthly(&[("2026-03", "2026-04-08")]);
    let text = notice("2026-01", "2026-02-05", &["低保"]);
    let allow = "容许: [{规则: series-gap, 理由: 二月与三月合并发放}]\n单位:";
    site.write("content/relief/2026-01.md", text.replacen("单位:", allow, 1));
    let found = all(&site, "2026-04-10");
    assert!(found.iter().all(|one| one.rule != "series-gap" && one.rule != "unused-allowance"), "{found:?}");
}

#[test]
fn a_document_about_more_months_covers_them() {
    for (period, covers) in
        [("2026Q1", true), ("2026-01/2026-04", true), ("2026", true), ("2026年第1批", false)]
    {
        let site = monthly(&[("2026-01", "2026-02-05"), ("2026-04", "2026-05-08")]);
        site.write("content/relief/more.md", notice(period, "2026-05-09", &["低保"]));
        assert_eq!(of("series-gap", &site, "2026-05-10").is_empty(), covers, "{period}");
    }
    // Three months together cover a quarter, two do not.
    for (last, missing) in [("2026-03", 0), ("2026-04", 1)] {
        let site = site("{dibao: {name: 低保, due: quarter}}", "");
        for month in ["2025Q4", "2026-01", "2026-02", last, "2026Q2"] {
            let path = format!("content/relief/{month}.md");
            site.write(&path, notice(month, "2026-07-05", &["低保"]));
        }
        assert_eq!(of("series-gap", &site, "2026-07-06").len(), missing, "{last}");
    }
}

#[test]
fn programmes_of_one_missing_notice_are_one_finding() {
    let site = site(MONTHLY, "");
    let both = ["低保", "特困供养"];
    site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &both));
    site.write("content/relief/b.md", notice("2026-03", "2026-04-08", &["低保"]));
    site.write("content/relief/c.md", notice("2026-04", "2026-05-08", &both));
    assert_eq!(
        lines("series-gap", &site, "2026-05-10"),
        [
            "content/relief/a.md:5:7 低保：2026年2月没有公开",
            "content/relief/a.md:5:7 特困供养：2026年2月、3月没有公开"
        ]
    );
    site.write("content/relief/b.md", notice("2026-03", "2026-04-08", &both));
    assert_eq!(
        lines("series-gap", &site, "2026-05-10"),
        ["content/relief/a.md:5:7 低保、特困供养：2026年2月没有公开"]
    );
}

#[test]
fn without_a_rhythm_there_are_no_gaps() {
    let site = site("{dibao: 低保}", "");
    site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &["低保"]));
    site.write("content/relief/b.md", notice("2026-04", "2026-05-08", &["低保"]));
    assert!(
        lines("series-gap", &site, "2026-11-25").is_empty()
            && lines("series-overdue", &site, "2026-11-25").is_empty()
    );
}

#[test]
fn what_is_due_by_now_is_told_from_the_day_after_the_deadline() {
    let site = monthly(&[("2026-01", "2026-02-05")]);
    // 20 working days after February, of which the holidays ended in it: 2026-03-27.
    assert!(of("series-overdue", &site, "2026-03-27").is_empty());
    let found = of("series-overdue", &site, "2026-03-28");
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        ["content/relief/2026-01.md:5:7 低保：2026年2月没有公开，期限已过"]
    );
    assert_eq!((found[0].severity, found[0].dated), (Severity::Error, true));
    assert_eq!(found[0].message.en, "低保: nothing was published for 2026-02, and it was due by now");
    // A programme that gives fewer working days is due earlier: 2026-03-13.
    let strict = self::site("{dibao: {name: 低保, due: month, working_days: 10}}", "");
    strict.write("content/relief/a.md", notice("2026-01", "2026-02-05", &["低保"]));
    assert!(of("series-overdue", &strict, "2026-03-13").is_empty());
    assert_eq!(of("series-overdue", &strict, "2026-03-14").len(), 1);
}

#[test]
fn a_finding_of_the_day_is_a_warning_of_a_build_and_holds_nothing() {
    for more in ["", "publish: {on_error: hold}\n"] {
        let site = site(MONTHLY, more);
        site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &["低保"]));
        let found = of("series-overdue", &site, "2026-11-25");
        assert_eq!(found.iter().map(|one| one.severity).collect::<Vec<_>>(), [Severity::Error]);
        let built = site.build();
        assert_eq!((built.exit_code, built.documents), (0, (1, 1)), "{more}");
        assert!(built.outcome.is_some());
        let found: Vec<_> = built.diagnostics.iter().filter(|one| one.rule == "series-overdue").collect();
        assert_eq!(found.iter().map(|one| one.severity).collect::<Vec<_>>(), [Severity::Warning]);
    }
}

#[test]
fn from_and_until_begin_and_end_a_series() {
    let site = site("{dibao: {name: 低保, due: month, from: 2025-11, until: 2026-04}}", "");
    site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &["低保"]));
    let told = |rule: &str, day: &str| lines(rule, &site, day);
    assert_eq!(told("series-gap", "2026-02-10"), ["site.yaml:9:14 低保：2025年11月、12月没有公开"]);
    assert_eq!(
        told("series-overdue", "2026-11-25"),
        ["content/relief/a.md:5:7 低保：2026年2月至4月（共3期）没有公开，期限已过"]
    );
    site.write("content/relief/b.md", notice("2025-11/2026-04", "2026-05-05", &["低保"]));
    assert!(told("series-gap", "2026-11-25").is_empty() && told("series-overdue", "2026-11-25").is_empty());
}

#[test]
fn a_programme_that_should_have_begun_is_told_in_the_settings() {
    let chinese = "{dibao: 低保, tekun: {名称: 特困供养, 周期: month, 起始: 2026-01}}";
    let site = site(chinese, "").document("content/通知.md", "通知", "正文。\n");
    assert!(of("series-overdue", &site, "2026-02-10").is_empty());
    assert_eq!(
        lines("series-overdue", &site, "2026-04-10"),
        ["site.yaml:9:25 特困供养：2026年1月、2月没有公开，期限已过"]
    );
}

#[test]
fn settings_that_end_before_they_begin_are_told() {
    let site = site("{dibao: {name: 低保, due: month, from: 2026-04, until: 2026-03}}", "");
    assert_eq!(lines("site-value", &site, JUNE), ["site.yaml:9:21 截止 2026-03 早于起始 2026-04"]);
    let site = self::site(MONTHLY, "series: {brief: {from: 去年}, document: {from: 2020}}\n")
        .file("kinds/brief.yaml", kind("year", ""));
    assert_eq!(
        lines("site-value", &site, JUNE),
        ["site.yaml:11:24 “去年”不是时间", "site.yaml:11:29 “文件”不按期公开"]
    );
}

#[test]
fn a_held_document_is_named() {
    let site = monthly(&[("2026-01", "2026-02-05"), ("2026-03", "2026-04-08")]);
    let draft = notice("2026-02", "2026-03-05", &["低保"]).replacen("单位:", "草稿: 是\n单位:", 1);
    site.write("content/relief/2026-02.md", draft);
    let found = of("series-gap", &site, "2026-04-10");
    assert_eq!(found.len(), 1);
    let related: Vec<&str> = found[0].related.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(related, ["content/relief/2026-03.md", "content/relief/2026-02.md"]);
    // One that is published later: until then the day is the question.
    site.write("content/relief/2026-02.md", notice("2026-02", "2026-05-05", &["低保"]));
    assert!(of("series-gap", &site, "2026-04-10").is_empty());
    assert!(of("series-overdue", &site, "2026-04-10")[0].dated);
}

#[test]
fn a_faulty_document_that_is_held_leaves_no_gap() {
    let site = site(MONTHLY, "publish: {on_error: hold}\n");
    for (month, date) in [("2026-01", "2026-02-05"), ("2026-02", "昨天"), ("2026-03", "2026-04-08")] {
        site.write(&format!("content/relief/{month}.md"), notice(month, date, &["低保"]));
    }
    assert!(of("series-gap", &site, "2026-04-10").is_empty());
    assert_eq!(of("bad-date", &site, "2026-04-10").len(), 1);
}

#[test]
fn yearly_documents_of_each_agency_are_a_series() {
    let site = TestSite::new()
        .file(
            "kinds/brief.yaml",
            kind("year", "due: {by: 01-31 after period, when: agency.type = department}\n"),
        )
        .file("content/2021.md", brief("2021", "2022-01-20", ""))
        .file("content/2023.md", brief("2023", "2024-01-20", ""));
    assert_eq!(lines("series-gap", &site, "2024-02-01"), ["content/2021.md:5:5 通报：2022年没有公开"]);
    assert!(of("series-overdue", &site, "2025-01-31").is_empty());
    assert_eq!(
        lines("series-overdue", &site, "2026-02-01"),
        ["content/2023.md:5:5 通报：2024年、2025年没有公开，期限已过"]
    );
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    let two =
        settings.replace("type: department}", "type: department}, zfb: {name: 办公室, type: department}");
    site.write("site.yaml", format!("{two}series: {{通报: {{from: 2022, until: 2024}}}}\n"));
    site.write("content/2021.md", brief("2021", "2022-01-20", "发布机构: 测试局\n"));
    site.write("content/2023.md", brief("2023", "2024-01-20", "发布机构: 测试局\n"));
    assert_eq!(
        lines("series-overdue", &site, "2026-02-01"),
        [
            "content/2023.md:5:5 测试局 通报：2024年没有公开，期限已过",
            "site.yaml:11:10 办公室 通报：2022年至2024年（共3期）没有公开，期限已过"
        ]
    );
    assert_eq!(lines("series-gap", &site, "2026-02-01"), ["content/2021.md:5:5 测试局 通报：2022年没有公开"]);
}

#[test]
fn two_documents_for_one_period_are_told_at_the_later() {
    let site = site(MONTHLY, "");
    let both = ["低保", "特困供养"];
    site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &both));
    site.write("content/relief/b.md", notice("2026-01", "2026-02-06", &both));
    let found = of("series-double", &site, "2026-02-10");
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        ["content/relief/b.md:5:7 低保、特困供养：2026年1月已经公开过一次"]
    );
    assert_eq!(found[0].message.en, "低保, 特困供养: 2026-01 has been published already");
    assert_eq!((found[0].severity, found[0].dated), (Severity::Error, false));
    let related = &found[0].related[0];
    assert_eq!((related.path.as_str(), related.span.unwrap().line), ("content/relief/a.md", 5));
    // A corrected version says what it replaces; other programmes and other agencies are no doubles.
    let corrected = notice("2026-01", "2026-02-06", &both).replacen("单位:", "替代文件: a.md\n单位:", 1);
    site.write("content/relief/b.md", corrected);
    assert!(of("series-double", &site, "2026-02-10").is_empty());
    site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &["低保"]));
    site.write("content/relief/b.md", notice("2026-01", "2026-02-06", &["特困供养"]));
    assert!(of("series-double", &site, "2026-02-10").is_empty());
}

#[test]
fn documents_that_divide_a_period_are_no_doubles() {
    let of_area = |rows: &str| {
        format!(
            "---\n类型: 救助资金公示\n标题: 资金发放情况\n发布日期: 2026-02-05\n所属时间: 2026-01\n单位: 元\n版式: 清单\n资金:\n{rows}---\n正文。\n"
        )
    };
    let row = |area: &str| format!("  - {{救助类别: 低保, {area}户数: 12, 人数: 20, 金额: 12000}}\n");
    for (first, second, doubles) in
        [("区域: 城市, ", "区域: 农村, ", 0), ("区域: 城市, ", "区域: 城市, ", 1), ("", "区域: 农村, ", 1)]
    {
        let site = site(MONTHLY, "");
        site.write("content/relief/a.md", of_area(&row(first)));
        site.write("content/relief/b.md", of_area(&row(second)));
        assert_eq!(of("series-double", &site, "2026-02-10").len(), doubles, "{first} {second}");
    }
}

#[test]
fn a_double_is_held_and_the_first_stays() {
    let site = site(MONTHLY, "publish: {on_error: hold}\n");
    site.write("content/relief/a.md", notice("2026-01", "2026-02-05", &["低保"]));
    site.write("content/relief/b.md", notice("2026-01", "2026-02-06", &["低保"]));
    let built = site.build();
    assert_eq!((built.exit_code, built.documents), (1, (2, 1)));
    assert!(site.path("public/relief/a/index.html").is_file() && !site.path("public/relief/b").exists());
}

#[test]
fn a_title_of_another_time_is_told() {
    let cases = [
        ("month", "2025-04", "2025年3月资金发放情况", Some("2025年3月")),
        ("month", "2025-04", "2025年4月份资金发放情况", None),
        ("month", "2025-04", "２０２５年３月资金", Some("2025年3月")),
        ("month", "2025-04", "二〇二五年三月资金", Some("2025年3月")),
        ("month", "2025-12", "二〇二五年十二月资金", None),
        ("month", "2025-04", "3月资金", Some("3月")),
        ("month", "2025-04", "4月资金", None),
        ("month", "2025-04", "2025年资金", None),
        ("month", "2025-04", "2024年资金", Some("2024年")),
        ("month", "2025-04", "2025年1—6月资金", None),
        ("month", "2025-04", "2025年5—6月资金", Some("2025年5—6月")),
        ("month", "2025-04", "2025年第二季度资金", None),
        ("month", "2025-04", "资金（2025年5月8日发布）", None),
        ("month", "2025-04", "资金发放情况", None),
        ("month", "2025-04", "2024年4月资金与2025年4月资金", None),
        ("quarter", "2025Q1", "2025年一季度资金", None),
        ("quarter", "2025Q1", "2025年第二季度资金", Some("2025年第二季度")),
        ("quarter", "2025Q1", "2025年1月至3月资金", None),
        ("quarter", "2025Q1", "2025年3月资金", Some("2025年3月")),
        ("half", "2025H2", "2025年下半年资金", None),
        ("half", "2025H2", "2025年上半年资金", Some("2025年上半年")),
        ("range", "2024-11/2025-01", "2024年11月至2025年1月资金", None),
        ("as_of", "2025-06-30", "截至2025年6月30日的对象", None),
        ("as_of", "2025-06-30", "截至2025年6月底的对象", None),
        ("batch", "2025年第3批", "2025年6月第3批", None),
        ("batch", "2025年第3批", "2024年第3批", Some("2024年")),
        ("year", "2024", "2024年度报告", None),
        ("year", "2024", "报告（2023年度）", Some("2023年度")),
        ("year", "2024", "Annual report 2023", Some("2023")),
        ("year", "2024", "Annual report 2024, second edition of 2025", None),
    ];
    for (sort, period, title, wanted) in cases {
        let text = brief(period, "2026-02-05", "").replacen("检查情况", title, 1);
        let site = TestSite::new().file("kinds/brief.yaml", kind(sort, "")).file("content/a.md", text);
        let found = of("title-period", &site, "2026-02-10");
        let said = found.first().map(|one| one.sides.as_ref().unwrap().left.as_str());
        assert_eq!(said, wanted, "{title}, {period}");
        if let Some(one) = found.first() {
            assert_eq!((one.severity, one.span.unwrap().line), (Severity::Warning, 3));
            assert_eq!(
                (one.sides.as_ref().unwrap().right.as_str(), one.related[0].span.unwrap().line),
                (period, 5)
            );
        }
    }
    let text = brief("2025-04", "2026-02-05", "").replacen("检查情况", "2025年3月检查情况", 1);
    let site = TestSite::new().file("kinds/brief.yaml", kind("month", "")).file("content/a.md", text);
    let found = of("title-period", &site, "2026-02-10");
    assert_eq!(found[0].message.zh, "标题说的是“2025年3月”，“时间”写的是2025年4月");
    assert_eq!(found[0].message.en, "the title speaks of “2025年3月”, but “时间” is 2025-04");
}

/// Notices of months in a row with these amounts; `households` follows them.
fn amounts(amounts: &[&str]) -> TestSite {
    let site = site("{dibao: 低保}", "");
    for (at, amount) in amounts.iter().enumerate() {
        let (year, month) = (2024 + at / 12, at % 12 + 1);
        let text = notice(&format!("{year}-{month:02}"), "2026-02-05", &["低保"]);
        site.write(&format!("content/relief/{at:02}.md"), text.replace("12000", amount));
    }
    site
}

#[test]
fn a_figure_far_from_those_before_is_told_once_for_its_measure() {
    let mut figures = vec!["120000", "121000", "118500", "125000", "119000", "122500"];
    figures.push("12.2");
    let found = of("jump", &amounts(&figures), "2026-02-10");
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        [
            "content/relief/06.md:5:7 低保 金额：12.2元，此前 6 期的中位数是 121,000元，相差约 9918 倍；另有 1 处“金额”也是这样"
        ]
    );
    let sides = found[0].sides.as_ref().unwrap();
    assert_eq!(
        (sides.left.as_str(), sides.right.as_str(), sides.difference.as_deref()),
        ("12.2", "121000", Some("-120987.8"))
    );
    assert_eq!((found[0].severity, found[0].dated), (Severity::Warning, false));
    assert!(found[0].message.en.contains("12.2 元, but the median of the 6 periods before is 121,000 元"));
    assert!(found[0].help.as_ref().unwrap().zh.contains("万元"));
    // The slip does not hide the next one, and is none for the months after it.
    figures.extend(["121500", "1230000"]);
    assert_eq!(of("jump", &amounts(&figures), "2026-02-10").len(), 2);
}

#[test]
fn figures_that_only_vary_are_no_jumps() {
    let cases: [(&str, Vec<&str>); 6] = [
        ("five before it are too few", vec!["120000", "121000", "118500", "125000", "119000", "12"]),
        ("less than eight times", vec!["120000", "121000", "118500", "125000", "119000", "122500", "900000"]),
        ("small numbers", vec!["3", "2", "3", "2", "3", "2", "40"]),
        ("they always varied", vec!["900", "9000", "300", "5000", "700", "20000", "60"]),
        ("nothing was paid", vec!["120000", "121000", "118500", "125000", "119000", "122500", "0"]),
        ("blank", vec!["120000", "121000", "118500", "125000", "119000", "122500", "~"]),
    ];
    for (why, figures) in cases {
        assert!(of("jump", &amounts(&figures), "2026-02-10").is_empty(), "{why}");
    }
    // A new level is told when it is reached, and then no more.
    let level = ["1000", "1000", "1000", "1000", "1000", "1000", "20000", "20000", "20000"];
    assert_eq!(lines("jump", &amounts(&level), "2026-02-10").len(), 1);
}

#[test]
fn the_rule_of_a_kind_without_deadline_is_silent_about_the_day() {
    let site = TestSite::new()
        .file("kinds/brief.yaml", kind("month", ""))
        .file("content/a.md", brief("2024-01", "2024-02-05", ""));
    assert!(of("series-overdue", &site, "2026-11-25").is_empty());
    let site = site.file("kinds/brief.yaml", kind("month", DUE));
    assert_eq!(of("series-overdue", &site, "2026-11-25").len(), 1);
}
