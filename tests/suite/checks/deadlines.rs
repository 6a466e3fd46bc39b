//! Deadlines: counted as the law counts, told with what was counted.

use gongkai::diagnostic::Severity;

use super::found::{all, brief, kind, line, lines, notice, of, site};
use crate::support::TestSite;

const DAY: &str = "2026-11-25";

/// One document of a kind with this deadline.
fn one(sort: &str, due: &str, period: &str, date: &str, more: &str) -> TestSite {
    TestSite::new().file("kinds/brief.yaml", kind(sort, due)).file("content/a.md", brief(period, date, more))
}

/// Is the last day in time, and the day after late? Both told by the same document.
fn ends(make: &dyn Fn(&str) -> TestSite, last: &str) {
    let next = gongkai::value::parse_date(last).unwrap().tomorrow().unwrap().to_string();
    assert_eq!(lines("past-deadline", &make(last), DAY), Vec::<String>::new(), "{last} is in time");
    let found = of("past-deadline", &make(&next), DAY);
    assert_eq!(found.len(), 1, "{next} is late");
    let sides = found[0].sides.as_ref().unwrap();
    assert_eq!((&sides.left, sides.right.as_str(), sides.difference.as_deref()), (&next, last, Some("1")));
}

#[test]
fn month_ends_of_2025_end_where_they_were_counted_by_hand() {
    let ten =
        ["02-17", "03-14", "04-15", "05-19", "06-16", "07-14", "08-14", "09-12", "10-21", "11-14", "12-12"];
    let twenty =
        ["03-03", "03-28", "04-28", "06-03", "06-30", "07-28", "08-28", "09-26", "11-04", "11-28", "12-26"];
    for (days, wanted) in [(10, ten), (20, twenty)] {
        let due = format!("due: {{by: {days} working days after period}}\n");
        for (at, last) in wanted.iter().enumerate() {
            let period = format!("2025-{:02}", at + 1);
            ends(&|date| one("month", &due, &period, date, ""), &format!("2025-{last}"));
        }
    }
    let due = |days: u8| format!("due: {{by: {days} working days after period}}\n");
    ends(&|date| one("month", &due(10), "2025-12", date, ""), "2026-01-15");
    ends(&|date| one("month", &due(20), "2025-12", date, ""), "2026-01-29");
}

#[test]
fn every_sort_of_period_ends() {
    let due = "due: {by: 10 working days after period}\n";
    for (sort, period, last) in [
        ("quarter", "2025Q1", "2025-04-15"),
        ("half", "2025H1", "2025-07-14"),
        ("year", "2025", "2026-01-15"),
        ("range", "2025-01/2025-05", "2025-06-16"),
        ("as_of", "2025-03-31", "2025-04-15"),
    ] {
        ends(&|date| one(sort, due, period, date, ""), last);
    }
    assert!(of("past-deadline", &one("batch", due, "2025年第1批", "2026-11-01", ""), DAY).is_empty());
}

#[test]
fn a_late_notice_is_told_with_what_was_counted() {
    let site = site("{dibao: 低保}", "");
    site.write("content/relief/a.md", notice("2025-09", "2025-11-14", &["低保"]));
    let found = of("past-deadline", &site, DAY);
    let why = "2025年9月结束后 20 个工作日；不计国庆节、中秋节 2025-10-01 至 2025-10-08；2025-10-11（周六）上班；依据《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号，https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm）";
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        [format!(
            "content/relief/a.md:4:7 发布日期 2025-11-14 晚于期限 2025-11-04（{why}），晚了 8 个工作日"
        )]
    );
    assert!(found[0].message.en.starts_with("the date of publication 2025-11-14 is after the deadline 2025-11-04 (20 working days after the end of 2025-09; "));
    assert!(found[0].message.en.ends_with("8 working days late"), "{}", found[0].message.en);
    assert_eq!((found[0].severity, found[0].dated), (Severity::Error, false));
    assert_eq!(found[0].basis.as_deref(), Some("条例第二十六条"));
}

#[test]
fn annual_reports_have_fixed_days() {
    let sample = include_str!("../../samples/content/ar-tongcheng-2024.md");
    let of_type = |sort: &str, date: &str| {
        let settings = crate::support::SETTINGS.replace(
            "csj: {name: 测试局, level: county, type: department}",
            &format!("tongcheng: {{name: 通城县民政局, level: county, type: {sort}}}"),
        );
        let text = sample.replacen("year: 2024", &format!("year: 2024\ndate: {date}"), 1);
        TestSite::new().file("site.yaml", settings).file("content/a.md", text)
    };
    // 2025-01-31 lies in the Spring Festival, 2026-01-31 is a Saturday: no holiday moves them.
    ends(&|date| of_type("department", date), "2025-01-31");
    ends(&|date| of_type("government", date), "2025-03-31");
    assert!(of("past-deadline", &of_type("other", "2025-06-30"), DAY).is_empty(), "of whom nothing is known");
    let found = of("past-deadline", &of_type("department", "2025-02-10"), DAY);
    assert!(
        found[0]
            .message
            .zh
            .ends_with("晚于期限 2025-01-31（2024年结束后的固定日期，不因节假日顺延），晚了 10 天"),
        "{}",
        found[0].message.zh
    );
    assert!(
        found[0]
            .message
            .en
            .ends_with("(a fixed day after the end of 2024; holidays do not move it), 10 days late")
    );
    assert_eq!(found[0].basis.as_deref(), Some("条例第四十九条第一款"));
}

#[test]
fn a_year_of_account_ends_where_its_kind_says() {
    for (starts, period, last) in
        [("10-01", "2024", "2025-02-01"), ("04-01", "2024", "2026-02-01"), ("01-01", "2024", "2025-02-01")]
    {
        let text = kind("year", "due: {by: 02-01 after period}\n")
            .replace("type: year", &format!("type: year, starts: {starts}"));
        let make = |date: &str| {
            TestSite::new().file("kinds/brief.yaml", &text).file("content/a.md", brief(period, date, ""))
        };
        ends(&make, last);
    }
}

#[test]
fn dates_of_fields_start_and_are_due() {
    let due = "due:\n  - {by: 7 working days after decided, severity: warning, basis: 第一条}\n  - {date: withdrawn, by: 3 working days after decided, when: state = 撤销}\nfields:\n  decided: {name: 决定日期, type: date}\n  withdrawn: {name: 撤回日期, type: date}\n  state: {name: 状态词, type: text}\n";
    let make = |date: &str| one("month", due, "2025-01", date, "决定日期: 2025-01-27\n");
    ends(&make, "2025-02-12");
    let found = of("past-deadline", &make("2025-02-13"), DAY);
    assert!(
        found[0].message.zh.contains("（决定日期 2025-01-27 之后 7 个工作日；"),
        "{}",
        found[0].message.zh
    );
    assert_eq!((found[0].severity, found[0].basis.as_deref()), (Severity::Warning, Some("第一条")));
    // The condition is asked of the document.
    let withdrawn = |state: &str| {
        one(
            "month",
            due,
            "2025-01",
            "2025-02-10",
            &format!("决定日期: 2025-02-05\n撤回日期: 2025-02-11\n状态词: {state}\n"),
        )
    };
    assert_eq!(
        lines("past-deadline", &withdrawn("撤销"), DAY)
            .iter()
            .map(|one| one.split('（').next().unwrap())
            .collect::<Vec<_>>(),
        ["content/a.md:7:7 撤回日期 2025-02-11 晚于期限 2025-02-08"], // a Saturday that was worked
    );
    assert!(of("past-deadline", &withdrawn("有效"), DAY).is_empty());
    // Without the date from which it runs nothing is due; one that is still to come waits for the day.
    assert!(of("past-deadline", &one("month", due, "2025-01", "2025-12-01", ""), DAY).is_empty());
    let waits = one("month", due, "2025-01", "2025-02-10", "决定日期: 2025-02-05\n状态词: 撤销\n");
    assert!(of("past-deadline", &waits, "2025-02-08").is_empty());
    let found = of("past-deadline", &waits, "2025-02-10");
    assert_eq!(line(&found[0]).split('（').next(), Some("content/a.md:6:7 没有撤回日期，期限 2025-02-08"));
    assert!(
        found[0].dated && found[0].message.en.contains("passed 1 working day ago"),
        "{}",
        found[0].message.en
    );
}

#[test]
fn days_and_months_end_with_a_working_day() {
    let fields = "fields: {decided: {name: 决定日期, type: date}}\n";
    for (by, decided, last) in [
        ("10 days", "2025-03-03", "2025-03-13"),
        ("10 days", "2025-09-24", "2025-10-09"), // 10-04 lies in the holidays
        ("3 months", "2025-01-10", "2025-04-10"),
        ("1 months", "2025-01-31", "2025-02-28"), // no 31st: the month's last day
        ("3 months", "2025-07-04", "2025-10-09"), // 10-04 again
    ] {
        let due = format!("{fields}due: {{by: {by} after decided}}\n");
        ends(&|date| one("month", &due, "2025-01", date, &format!("决定日期: {decided}\n")), last);
    }
}

#[test]
fn a_programme_gives_fewer_working_days() {
    let strict = "{dibao: {name: 低保, working_days: 15}, tekun: {name: 特困供养, working_days: 10}}";
    let make = |names: &'static [&'static str]| {
        move |date: &str| site(strict, "").file("content/relief/a.md", notice("2025-03", date, names))
    };
    ends(&make(&["低保"]), "2025-04-22");
    ends(&make(&["低保", "特困供养"]), "2025-04-15");
    let found = of("past-deadline", &make(&["低保"])("2025-04-23"), DAY);
    assert!(found[0].message.zh.contains("15 个工作日；site.yaml 规定的期限；"), "{}", found[0].message.zh);
    let more = site("{dibao: {name: 低保, working_days: 21}}", "");
    assert_eq!(
        lines("site-value", &more, DAY),
        ["site.yaml:9:21 “低保”的期限写了 21 个工作日，比法定的 20 个工作日长"]
    );
}

#[test]
fn a_local_date_is_only_earlier() {
    let due = "due: {by: 01-31 after period}\n";
    let with = |local: &str, date: &str| {
        let site = site("{dibao: 低保}", &format!("due: {{brief: {local}}}\n"));
        site.file("kinds/brief.yaml", kind("year", due)).file("content/a.md", brief("2024", date, ""))
    };
    ends(&|date| with("01-28", date), "2025-01-28");
    assert_eq!(
        lines("site-value", &with("02-20", "2025-01-20"), DAY),
        ["site.yaml:11:14 “通报”的法定期限是 01-31，02-20 并不更早"]
    );
    assert_eq!(lines("site-value", &with("下月", "2025-01-20"), DAY), ["site.yaml:11:14 期限“下月”看不懂"]);
    let days = site("{dibao: 低保}", "时限: {救助资金公示: 10个工作日}\n");
    days.write("content/relief/a.md", notice("2025-03", "2025-04-16", &["低保"]));
    assert_eq!(of("past-deadline", &days, DAY)[0].sides.as_ref().unwrap().right, "2025-04-15");
}

const UNKNOWN: &str = "没有 2027 年的放假安排，工作日数不出来；2 个期限没有检查";

/// Two notices whose deadlines lie in 2027.
fn in_2027(more: &str) -> TestSite {
    let site = site("{dibao: {name: 低保, due: month}, tekun: 特困供养}", more);
    for (path, name) in [("a", "低保"), ("b", "特困供养")] {
        site.write(&format!("content/relief/{path}.md"), notice("2026-12", "2027-02-08", &[name]));
    }
    site
}

#[test]
fn a_year_without_a_calendar_is_told_once_and_never_guessed() {
    let site = in_2027("");
    let found = of("calendar-unknown", &site, "2027-02-10");
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), [format!("-:0:0 {UNKNOWN}")]);
    assert_eq!(
        found[0].message.en,
        "the holidays of 2027 are not known, so working days can't be counted; 2 deadlines were not checked"
    );
    assert_eq!((found[0].severity, found[0].dated), (Severity::Warning, false));
    assert!(of("past-deadline", &site, "2027-02-10").is_empty());
    // What came within as many days is in time whatever the holidays.
    for path in ["a", "b"] {
        site.write(&format!("content/relief/{path}.md"), notice("2026-12", "2027-01-20", &["低保"]));
    }
    assert!(of("calendar-unknown", &site, "2027-01-20").is_empty());
    // Whether January is overdue can't be said either; that is a question of the day.
    let found = of("calendar-unknown", &site, "2027-02-25");
    assert_eq!(found.iter().map(|one| one.dated).collect::<Vec<_>>(), [true]);
    assert!(of("series-overdue", &site, "2027-02-25").is_empty());
}

#[test]
fn a_calendar_of_the_site_counts() {
    let holidays = "date,kind,name\n2027-01-01,off,元旦\n2027-02-05,休,春节\n";
    for (bytes, name) in [
        (holidays.to_owned(), "plain"),
        (format!("\u{feff}{}", holidays.replace('\n', "\r\n")), "as Excel writes it"),
    ] {
        let site = in_2027("calendar: 日历.csv\n").file("日历.csv", bytes);
        assert!(of("calendar-unknown", &site, "2027-02-10").is_empty(), "{name}");
        let found = of("past-deadline", &site, "2027-02-10");
        assert_eq!(found.len(), 2, "{name}");
        // 20 working days after 2026-12-31, New Year's Day not counted.
        assert_eq!(found[0].sides.as_ref().unwrap().right, "2027-01-29");
        assert!(
            found[0]
                .message
                .zh
                .ends_with("（2026年12月结束后 20 个工作日；不计元旦 2027-01-01），晚了 5 个工作日"),
            "{}",
            found[0].message.zh
        );
    }
    // Its years replace those of the program: without holidays in October the end of September is due earlier.
    let site = site("{dibao: 低保}", "工作日历: 日历.csv\n").file("日历.csv", "2025-01-01,off,元旦\n");
    site.write("content/relief/a.md", notice("2025-09", "2025-11-04", &["低保"]));
    assert_eq!(of("past-deadline", &site, DAY)[0].sides.as_ref().unwrap().right, "2025-10-28");
}

#[test]
fn faults_of_a_calendar_file_are_told_at_their_line() {
    let site = site("{dibao: 低保}", "calendar: 日历.csv\n").document("content/通知.md", "通知", "正文。\n");
    let found = of("missing-calendar", &site, DAY);
    assert_eq!(found.iter().map(line).collect::<Vec<_>>(), ["site.yaml:11:11 没有工作日历文件“日历.csv”"]);
    site.write("日历.csv", "date,kind,name\n2027-01-01,off,元旦\n2027-02-30,off,春节\n2027-03-01,假,无\n");
    let found = of("calendar-file", &site, DAY);
    let places: Vec<(Option<&str>, usize)> =
        found.iter().map(|one| (one.path.as_deref(), one.span.unwrap().line)).collect();
    assert_eq!(places, [(Some("日历.csv"), 3), (Some("日历.csv"), 4)]);
    assert!(found.iter().all(|one| one.help.is_some()));
    assert_eq!(site.build().exit_code, 2);
    for outside in ["../日历.csv", "/etc/hostname"] {
        let site = self::site("{dibao: 低保}", &format!("calendar: {outside}\n"));
        site.write("content/x.md", "");
        assert_eq!(of("missing-calendar", &site, DAY).len(), 1, "{outside}");
    }
}

#[test]
fn a_message_lists_few_holidays() {
    let due = "due: {by: 500 working days after period}\n";
    let site = one("month", due, "2022-01", "2025-06-30", "");
    let found = of("past-deadline", &site, DAY);
    assert_eq!(found[0].message.zh.matches("不计").count(), 6, "{}", found[0].message.zh);
}

#[test]
fn a_late_document_can_be_allowed_and_is_held_like_any_fault() {
    let due = "due: {by: 10 working days after period}\n";
    let allowed =
        one("month", due, "2025-01", "2025-06-01", "容许: [{规则: past-deadline, 理由: 系统迁移}]\n");
    assert!(
        all(&allowed, DAY).iter().all(|one| one.rule != "past-deadline" && one.rule != "unused-allowance")
    );
    let late = one("month", due, "2025-01", "2025-06-01", "");
    let built = late.build();
    assert_eq!((built.exit_code, built.outcome), (1, None));
    let settings = format!("{}publish: {{on_error: hold}}\n", crate::support::SETTINGS);
    let built =
        late.file("site.yaml", settings).file("content/b.md", brief("2025-02", "2025-03-05", "")).build();
    assert_eq!((built.exit_code, built.documents), (1, (2, 1)));
}

#[test]
fn what_is_due_and_not_answered_never_stops_a_build() {
    let due = "due: {date: answered, by: 10 days after asked}\nfields:\n  asked: {name: 交办, type: date}\n  answered: {name: 答复, type: date}\n";
    for more in ["", "publish: {on_error: hold}\n"] {
        let site = one("month", due, "2025-01", "2025-02-10", "交办: 2025-02-05\n");
        let site = site.file("site.yaml", format!("{}{more}", crate::support::SETTINGS));
        let built = site.build();
        assert_eq!((built.exit_code, built.documents), (0, (1, 1)));
        let found: Vec<_> = built.diagnostics.iter().filter(|one| one.rule == "past-deadline").collect();
        assert_eq!(found.iter().map(|one| one.severity).collect::<Vec<_>>(), [Severity::Warning]);
    }
}
