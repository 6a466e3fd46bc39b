//! The text of a report against what its kind says of its parts.

use gongkai::diagnostic::Severity;

use super::places::{found, places};
use crate::support::TestSite;

const NONE: [&str; 0] = [];

const KIND: &str = "kind: report
name: 年度情况
period: {type: year, name: 年度, stated: true}
series: [agency]
sections:
  - {key: overview, name: 一、总体情况, aliases: [一、概述], required: true, mentions: [主动公开, [平台, 网站]]}
  - {key: figures, name: 二、公开数量, required: true, table: counts}
  - {key: problems, name: 三、问题和改进, required: true, looks_ahead: true}
tables:
  counts: {name: 公开数量, required: false, cells: {type: count}, columns: [{key: items, name: 条数}]}
";

const BODY: &str = "统计期限自2025年1月1日至2025年12月31日。

## 一、总体情况

2025年，主动公开信息58条，都在网站上。

## 二、公开数量

见下表。

## 三、问题和改进

对上述问题，2026年我局将改进。
";

fn report(body: &str) -> TestSite {
    let front = "---\ntitle: 2025年度情况\nkind: report\ndate: 2026-01-12\nyear: 2025\n---\n";
    TestSite::new()
        .file("kinds/report.yaml", KIND.replace("type: year,", "key: year, type: year,"))
        .file("content/2025.md", format!("{front}{body}"))
}

fn with(old: &str, new: &str) -> TestSite {
    assert!(BODY.contains(old), "{old}");
    report(&BODY.replace(old, new))
}

#[test]
fn a_report_as_it_should_be() {
    report(BODY).build_clean();
}

#[test]
fn a_part_is_missing_unless_its_table_brings_it() {
    let site = with("## 三、问题和改进", "## 三、下一步打算");
    let found = found(&site, "missing-section");
    assert_eq!((found[0].0.as_str(), found[0].1.severity), ("content/2025.md:17:1-11", Severity::Error));
    assert_eq!(found[0].1.help.as_ref().unwrap().zh, "把“三、下一步打算”改成“三、问题和改进”");
    let site = with("## 二、公开数量\n\n见下表。\n\n", "");
    assert_eq!(places(&site, "missing-section"), ["content/2025.md:13:1-11"], "told at what follows");
    let text = std::fs::read_to_string(site.path("content/2025.md")).unwrap();
    site.write("content/2025.md", text.replace("year: 2025\n", "year: 2025\ncounts: [58]\n"));
    assert_eq!(places(&site, "missing-section"), NONE);
}

#[test]
fn headings_in_bold_or_alone_on_a_line_are_headings_of_parts() {
    let site = with("## 二、公开数量", "二、公开数量");
    assert_eq!(places(&site, "missing-section"), NONE);
}

#[test]
fn parts_stand_once_and_in_order() {
    let doubled = report(&format!("{BODY}\n## 三、问题和改进\n\n无。\n"));
    let told = found(&doubled, "doubled-section");
    assert_eq!(told[0].0, "content/2025.md:21:1-11");
    assert_eq!(told[0].1.related[0].span.unwrap().line, 17);
    let (head, tail) = BODY.split_at(BODY.find("## 二").unwrap());
    let (second, third) = tail.split_at(tail.find("## 三").unwrap());
    let site = report(&format!("{head}{third}\n{second}"));
    assert_eq!(places(&site, "section-order"), ["content/2025.md:17:1-10"]);
}

#[test]
fn another_name_of_a_part_is_told_with_its_own() {
    let site = with("## 一、总体情况", "## 一、概述");
    let found = found(&site, "section-name");
    assert_eq!((found[0].0.as_str(), found[0].1.severity), ("content/2025.md:9:1-8", Severity::Warning));
    // The same heading, typed with other marks.
    assert_eq!(places(&with("## 一、总体情况", "## 一. 总体情况"), "section-name"), NONE);
}

#[test]
fn a_part_speaks_of_what_it_must() {
    let site = with("，都在网站上", "");
    let found = found(&site, "unmentioned");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.message.zh, "“一、总体情况”里没有说到“平台”");
    assert_eq!(places(&with("主动公开信息", "主动\n公开信息"), "unmentioned"), NONE);
    let hidden = with("主动公开信息58条", "<!-- 主动公开 -->信息58条");
    assert_eq!(places(&hidden, "unmentioned").len(), 1, "a comment says nothing");
}

#[test]
fn the_period_is_stated_and_is_the_reports() {
    assert_eq!(
        places(&with("统计期限自2025年1月1日至2025年12月31日。", "以下是年度情况。"), "unstated-period")
            .len(),
        1
    );
    let other = with("自2025年1月1日至2025年12月31日", "自2024年1月1日起至12月31日");
    let told = found(&other, "other-period-stated");
    assert_eq!(told[0].0, "content/2025.md:7:6-23");
    assert_eq!(told[0].1.sides.as_ref().unwrap().right, "2025年1月1日至2025年12月31日");
    for fine in [
        "自2025年1月1日起至2025年12月31日止",
        "从 2025 年 1 月 1 日到 12 月 31 日",
        "2025年01月01日—2025年12月31日",
    ] {
        let site = with("自2025年1月1日至2025年12月31日", fine);
        assert_eq!(places(&site, "unstated-period"), NONE, "{fine}");
        assert_eq!(places(&site, "other-period-stated"), NONE, "{fine}");
    }
}

#[test]
fn plans_are_for_the_next_year() {
    let site = with("2026年我局将", "2025年我局将");
    let told = found(&site, "plan-for-past-year");
    assert_eq!(told[0].0, "content/2025.md:19:7-11");
    assert_eq!(told[0].1.sides.as_ref().unwrap().right, "2026");
    for fine in ["针对2025年工作中的不足，我局将", "2025年，检查发现三个问题；今后将", "2025年12月前已经"]
    {
        assert_eq!(places(&with("2026年我局将", fine), "plan-for-past-year"), NONE, "{fine}");
    }
}

#[test]
fn years_of_another_report_are_told_and_those_of_laws_are_not() {
    assert_eq!(places(&with("2025年，主动", "2022年，主动"), "year-in-text"), ["content/2025.md:11:1-5"]);
    for fine in [
        "2024年，主动",
        "按照2019年修订的条例，主动",
        "自2019年以来，主动",
        "国办公开办函〔2021〕30号要求，主动",
        "2019年5月15日起施行的条例要求主动",
    ] {
        assert_eq!(places(&with("2025年，主动", fine), "year-in-text"), NONE, "{fine}");
    }
}

#[test]
fn a_monthly_text_begins_with_its_own_month() {
    let notice = |body: &str| {
        let text =
            format!("---\ntitle: 情况\nkind: monthly\ndate: 2026-06-01\nperiod: 2026-05\n---\n{body}\n");
        TestSite::new()
            .file("kinds/monthly.yaml", "kind: monthly\nname: 月度情况\nperiod: {type: month}\n")
            .file("content/a.md", text)
    };
    assert_eq!(places(&notice("2025年5月社会救助开展情况如下。"), "month-in-text"), ["content/a.md:7:1-7"]);
    for fine in [
        "2026年5月情况如下。",
        "2025年5月10日起执行新标准。",
        "2025年5月至今，情况如下。",
        "与2025年5月相比，增加3户。",
        "2026年6月发放5月的补贴。",
    ] {
        assert_eq!(places(&notice(fine), "month-in-text"), NONE, "{fine}");
    }
}

#[test]
fn another_agency_that_tells_of_its_own_work() {
    let site = with("2025年，主动", "县发改局严格按照条例，主动");
    let told = found(&site, "other-agency");
    assert_eq!((told[0].0.as_str(), told[0].1.severity), ("content/2025.md:11:1-5", Severity::Warning));
    for fine in [
        "测试局严格按照条例，主动",
        "我局严格按照条例，主动",
        "县发改局转来的信息由我局主动",
        "会同县财政局、县审计局开展检查，主动",
        "全县各部门严格按照条例，主动",
    ] {
        assert_eq!(places(&with("2025年，主动", fine), "other-agency"), NONE, "{fine}");
    }
}

#[test]
fn figures_that_are_only_about_right() {
    for vague in ["50余条", "近60条", "约58 条", "58条左右"] {
        let told = found(&with("58条", vague), "vague-figure");
        assert_eq!((told.len(), told[0].1.severity), (1, Severity::Info), "{vague}");
    }
    for fine in ["58条", "约谈2次，58条", "最近3次共58条", "附近1条"] {
        assert_eq!(places(&with("58条", fine), "vague-figure"), NONE, "{fine}");
    }
}

/// Words that no two sentences share: each character stands for a number.
fn words(from: u32, number: u32) -> String {
    let character = |at: u32| char::from_u32(0x4e00 + at * 37 % 20_000).unwrap();
    (from..from + number).map(character).collect()
}

#[test]
fn a_text_of_the_year_before_is_told_and_a_new_one_is_not() {
    let years = |before: &str, now: &str| {
        let site = with("58条", &format!("58条。{now}"));
        let text = BODY.replace("2026", "@").replace("2025", "2024").replace('@', "2025");
        let text = text.replace("58条", &format!("43条。{before}"));
        let front = "---\ntitle: 2024年度情况\nkind: report\ndate: 2025-01-12\nyear: 2024\n---\n";
        site.file("content/2024.md", format!("{front}{text}"))
    };
    let told = found(&years(&words(0, 1500), &words(0, 1500)), "copied-text");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].1.path.as_deref(), Some("content/2025.md"));
    assert_eq!(told[0].1.related[0].path, "content/2024.md");
    assert_eq!(
        places(&years(&words(0, 1500), &words(900, 1500)), "copied-text"),
        NONE,
        "two fifths in common"
    );
    assert_eq!(places(&years("无。", "无。"), "copied-text"), NONE, "short texts are alike");
}
