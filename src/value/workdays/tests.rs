//! The vectors of the rules, how a count reads, and what a site's own file may say.

use super::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn read(text: &str) -> Calendar {
    Calendar::read(text).unwrap()
}

fn mistakes(text: &str) -> Vec<(usize, usize, String, String)> {
    let told = |one: Mistake| (one.span.line, one.span.column, one.message.zh, one.message.en);
    Calendar::read(text).unwrap_err().into_iter().map(told).collect()
}

#[test]
fn the_embedded_files_are_read_to_the_last_line() {
    let calendar = Calendar::read(DAYS).unwrap();
    assert_eq!(calendar.days.len(), DAYS.lines().count() - 1);
    assert_eq!(calendar.years().collect::<Vec<_>>(), (2017..=2026).collect::<Vec<_>>());
    let kinds =
        |kind| calendar.days.range(day("2019-01-01")..).filter(|(_, named)| named.kind == kind).count();
    assert_eq!((kinds(Kind::Off), kinds(Kind::Work)), (238, 52));

    let built_in = Calendar::built_in();
    let notices: Vec<&Notice> = built_in.years().flat_map(|year| built_in.notices(year)).collect();
    assert_eq!(notices.len(), NOTICES.lines().count() - 1);
    for year in built_in.years() {
        let changed = matches!(year, 2019 | 2020);
        assert_eq!(built_in.notices(year).len(), 1 + usize::from(changed), "{year}");
    }
    for notice in notices {
        assert!(notice.title.contains(&notice.year.to_string()), "{notice:?}");
        assert!(notice.number.starts_with("国办发明电〔") && notice.number.ends_with('号'), "{notice:?}");
        assert!(notice.address.starts_with("https://www.gov.cn/zhengce/"), "{notice:?}");
    }
}

#[test]
fn a_year_without_a_notice_has_no_answer() {
    let calendar = Calendar::built_in();
    for unknown in ["2016-12-30", "2027-01-04", "2027-06-01"] {
        assert_eq!(calendar.is_workday(day(unknown)), None, "{unknown}");
    }
    assert_eq!(calendar.is_workday(day("2026-12-31")), Some(true), "the year is complete after its last row");
    assert_eq!(calendar.nth_after(day("2026-12-30"), 1), Ok(day("2026-12-31")));
    let lacking = Err(NoYear { year: 2027 });
    assert_eq!(calendar.nth_after(day("2026-12-31"), 1), lacking);
    assert_eq!(calendar.after(day("2026-12-30"), 2).unwrap_err(), NoYear { year: 2027 });
    assert_eq!(calendar.next_workday_on_or_after(day("2027-01-01")), lacking);
    assert_eq!(calendar.days_between(day("2026-12-01"), day("2027-01-04")).unwrap_err().year, 2027);
    assert_eq!(calendar.nth_after(Date::MAX, 1).unwrap_err().year, 9999);
    assert!(NoYear { year: 2027 }.message().zh.contains("2027"));
    assert!(NoYear { year: 2027 }.help().en.contains("2027"));
}

#[test]
fn periods_end_where_they_were_counted_by_hand() {
    let cases = [
        (20, "2024-09-13", "2024-10-17"),
        (20, "2024-12-31", "2025-02-05"),
        (20, "2025-01-20", "2025-02-21"),
        (20, "2025-04-30", "2025-06-03"),
        (20, "2025-09-29", "2025-11-03"),
        (20, "2023-09-28", "2023-11-01"),
        (10, "2024-02-08", "2024-02-28"),
        (10, "2026-02-10", "2026-03-02"),
        (10, "2026-09-18", "2026-10-09"),
        (7, "2025-01-27", "2025-02-12"),
    ];
    for (days, start, end) in cases {
        assert_eq!(Calendar::built_in().nth_after(day(start), days), Ok(day(end)), "{start} + {days}");
    }
}

#[test]
fn the_monthly_deadlines_of_2025() {
    let table = [
        ("2025-01-31", "2025-02-17", "2025-03-03"),
        ("2025-02-28", "2025-03-14", "2025-03-28"),
        ("2025-03-31", "2025-04-15", "2025-04-28"),
        ("2025-04-30", "2025-05-19", "2025-06-03"),
        ("2025-05-31", "2025-06-16", "2025-06-30"),
        ("2025-06-30", "2025-07-14", "2025-07-28"),
        ("2025-07-31", "2025-08-14", "2025-08-28"),
        ("2025-08-31", "2025-09-12", "2025-09-26"),
        ("2025-09-30", "2025-10-21", "2025-11-04"),
        ("2025-10-31", "2025-11-14", "2025-11-28"),
        ("2025-11-30", "2025-12-12", "2025-12-26"),
        ("2025-12-31", "2026-01-15", "2026-01-29"),
    ];
    for (end_of_month, ten, twenty) in table {
        let after = |days| Calendar::built_in().nth_after(day(end_of_month), days);
        assert_eq!((after(10), after(20)), (Ok(day(ten)), Ok(day(twenty))), "{end_of_month}");
    }
}

#[test]
fn working_days_of_each_year() {
    let years = [
        (2019, 250),
        (2020, 249),
        (2021, 250),
        (2022, 249),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
    ];
    for (year, days) in years {
        let before = Date::constant(year - 1, 12, 31);
        let counted = Calendar::built_in().days_between(before, Date::constant(year, 12, 31));
        assert_eq!(counted, Ok(days), "{year}");
    }
}

#[test]
fn what_is_late_is_counted_from_the_day_after_it_was_due() {
    let between = |from, to| Calendar::built_in().days_between(day(from), day(to)).unwrap();
    assert_eq!(between("2025-02-17", "2025-02-17"), 0);
    assert_eq!(between("2025-02-17", "2025-02-18"), 1);
    assert_eq!(between("2025-02-18", "2025-02-17"), 0, "not late");
    assert_eq!(between("2025-09-30", "2025-10-08"), 0, "holidays only");
    assert_eq!(between("2025-09-30", "2025-10-11"), 3, "the Saturday was worked");
}

#[test]
fn a_last_day_of_rest_moves_to_the_day_after() {
    let moved = |from| Calendar::built_in().next_workday_on_or_after(day(from)).unwrap().to_string();
    assert_eq!(moved("2025-01-31"), "2025-02-05", "the annual report of an agency, in the Spring Festival");
    assert_eq!(moved("2024-03-31"), "2024-04-01", "a Sunday");
    assert_eq!(moved("2025-09-28"), "2025-09-28", "a Sunday that was worked");
    assert_eq!(moved("2025-09-29"), "2025-09-29");
}

#[test]
fn a_count_says_what_it_skipped_and_by_which_notice() {
    let counted = Calendar::built_in().after(day("2025-09-26"), 10).unwrap();
    assert_eq!(counted.end, day("2025-10-16"));
    let rest =
        Rest { first: day("2025-10-01"), last: day("2025-10-08"), name: "国庆节、中秋节".to_owned() };
    assert_eq!(counted.rests, [rest]);
    let make_ups: Vec<String> = counted.make_ups.iter().map(|one| one.day.to_string()).collect();
    assert_eq!(make_ups, ["2025-09-28", "2025-10-11"]);
    let told = counted.told().unwrap();
    assert_eq!(
        told.zh,
        "不计国庆节、中秋节 2025-10-01 至 2025-10-08；2025-09-28（周日）上班；2025-10-11（周六）上班；\
         依据《国务院办公厅关于2025年部分节假日安排的通知》\
         （国办发明电〔2024〕12号，https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm）"
    );
    assert!(
        told.en.starts_with(
            "国庆节、中秋节 2025-10-01 to 2025-10-08 does not count; 2025-09-28 (Sun) was worked"
        )
    );
}

#[test]
fn a_count_lists_only_what_lies_within_it() {
    let from_the_midst = Calendar::built_in().after(day("2025-10-03"), 1).unwrap();
    assert_eq!((from_the_midst.rests[0].first, from_the_midst.end), (day("2025-10-04"), day("2025-10-09")));
    let quiet = Calendar::built_in().after(day("2025-07-01"), 10).unwrap();
    assert_eq!((quiet.rests.len(), quiet.make_ups.len()), (0, 0), "plain weekends are not listed");
    let nothing = Calendar::built_in().after(day("2025-10-03"), 0).unwrap();
    assert_eq!((nothing.end, nothing.told()), (day("2025-10-03"), None));
}

#[test]
fn the_notices_are_those_of_the_years_counted() {
    let years = |start, days| {
        let counted = Calendar::built_in().after(day(start), days).unwrap();
        counted.notices.iter().map(|notice| notice.year).collect::<Vec<_>>()
    };
    assert_eq!(years("2024-12-31", 1), [2025]);
    assert_eq!(years("2021-12-20", 20), [2021, 2022]);
    // 29 December 2018 was worked for New Year's Day of 2019, by the notice of 2019.
    assert_eq!(years("2018-12-28", 1), [2018, 2019, 2019]);
    assert_eq!(years("2018-12-20", 1), [2018]);
}

#[test]
fn a_site_replaces_whole_years_and_adds_years() {
    let site = read("2026-01-01,off,元旦\n2027-01-01,休,元旦\n2027-01-03,班,元旦\n");
    let both = Calendar::built_in().over(site);
    assert_eq!(both.is_workday(day("2026-10-01")), Some(true), "2026 is the site's, as a whole");
    assert_eq!(both.is_workday(day("2025-10-01")), Some(false), "2025 is untouched");
    assert_eq!(both.is_workday(day("2027-01-03")), Some(true), "a Sunday that the site's file has as worked");
    assert_eq!(both.is_workday(day("2027-01-02")), Some(false));
    assert_eq!(both.is_workday(day("2028-01-03")), None);
    assert_eq!((both.notices(2026).len(), both.notices(2027).len(), both.notices(2025).len()), (0, 0, 1));
}

#[test]
fn december_days_of_a_new_years_holiday_change_those_days_only() {
    let site = read("2026-12-31,off,元旦\n2027-01-01,off,元旦\n");
    assert_eq!(site.years().collect::<Vec<_>>(), [2027]);
    assert_eq!(site.is_workday(day("2026-12-31")), None, "by itself it does not know 2026");
    let both = Calendar::built_in().over(site);
    assert_eq!(both.is_workday(day("2026-12-31")), Some(false));
    assert_eq!(both.is_workday(day("2026-10-01")), Some(false), "2026 is still the built-in year");
    assert_eq!(both.notices(2026).len(), 1);
    assert!(read("2026-12-31,off,元旦\n").has(2026), "a file of one year only is about that year");
}

#[test]
fn a_file_may_come_from_a_spreadsheet() {
    let plain = read("date,kind,name\n2027-01-01,off,元旦\n2027-01-03,work,元旦\n");
    let written = [
        "\u{feff}日期,类别,节日\r\n2027/1/1,休,元旦\r\n2027/1/3,班,元旦\r\n",
        "2027-01-01,off,元旦\n2027-01-03,work,元旦",
        "# 2027\n\n2027年1月1日, OFF ,\"元旦\",,\n,,\n\"2027-01-03\",上班,元旦\n",
    ];
    for text in written {
        assert_eq!(read(text), plain, "{text:?}");
    }
}

#[test]
fn every_bad_line_is_reported_at_its_place() {
    let text = "日期,类别,节日\n2027-02-30,off,春节\n2027-01-01,假,元旦\n2027-01-01,off,元旦\n\n2027-05-01,休\n\
                2027-10-01,off,国庆节,八天\n13/1/2027,调,\n2027-06-09,班,端午节\n";
    let found = mistakes(text);
    let places: Vec<(usize, usize)> = found.iter().map(|one| (one.0, one.1)).collect();
    assert_eq!(places, [(2, 1), (3, 12), (4, 1), (6, 1), (7, 20), (8, 1), (8, 11), (8, 13)]);
    let zh = |at: usize| found[at].2.as_str();
    assert_eq!(zh(0), "没有“2027-02-30”这一天");
    assert_eq!(zh(1), "“假”看不懂，这里只能是休或班");
    assert_eq!(zh(2), "2027-01-01 写了两次，第 3 行已经有了");
    assert_eq!(zh(3), "这一行不是三列");
    assert_eq!(zh(4), "第三列以后还有内容");
    assert_eq!(zh(7), "没有节日名");
    assert_eq!(found[2].3, "2027-01-01 is listed twice, line 3 has it already");
    assert!(Calendar::read(text).unwrap_err().iter().all(|one| one.help.is_some()));
}

#[test]
fn a_file_without_a_day_is_a_mistake() {
    for text in ["", "\u{feff}\r\n", "# 2027\n"] {
        assert_eq!(mistakes(text).len(), 1, "{text:?}");
        assert_eq!(mistakes(text)[0].2, "工作日历是空的");
    }
    assert_eq!(mistakes("date,kind,name\n").len(), 1);
    assert_eq!(mistakes("元旦,休,2027-01-01\n").len(), 1, "a row in another order is no heading");
}
