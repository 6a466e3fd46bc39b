//! G: dates, which have no time zone.

use super::{one, site, told};

#[test]
fn d038_dates_without_zeros() {
    let site = site("D038");
    let built = site.build();
    assert_eq!(told(&built), ["bad-date@a.md:4:7", "bad-date@c.md:4:7"]);
    let helps: Vec<&str> =
        built.diagnostics.iter().map(|found| found.help.as_ref().unwrap().zh.as_str()).collect();
    assert_eq!(helps, ["写成 2024-01-05", "写成 2024-10-01"]);
    // Written so, they stand in the order of days.
    for (file, bad, good) in [("a.md", "2024-1-5", "2024-01-05"), ("c.md", "2024-10-1", "2024-10-01")] {
        let path = format!("content/minzheng/{file}");
        let text = std::fs::read_to_string(site.path(&path)).unwrap();
        site.write(&path, text.replace(bad, good));
    }
    site.build_clean();
    let html = site.output("agencies/minzheng/index.html");
    let main = &html[html.find("<main").unwrap()..];
    let at = |title: &str| main.find(title).unwrap();
    assert!(at("十月一日") < at("一月十五日") && at("一月十五日") < at("一月五日"));
    assert!(main.contains("2024-01-05"));
}

#[test]
fn d039_times_just_after_midnight() {
    let site = one("D039");
    site.build_clean();
    let html = site.output("minzheng/a/index.html");
    assert!(html.contains("2024-05-06 00:30"), "the time as written");
    assert!(!html.contains("2024-05-05"), "and no day before");
}

#[test]
fn d040_a_day_that_does_not_exist() {
    let built = one("D040").build();
    assert_eq!(told(&built), ["bad-date@a.md:4:7"]);
    assert_eq!(built.diagnostics[0].data_path.as_deref(), Some("/发布日期"));
    assert!(built.diagnostics[0].message.zh.contains("2024-02-30"));
}

#[test]
fn d041_compact_dates() {
    let built = one("D041").build();
    assert_eq!(told(&built), ["bad-date@a.md:4:7", "bad-date@a.md:7:9"]);
    let helps: Vec<&str> =
        built.diagnostics.iter().map(|found| found.help.as_ref().unwrap().zh.as_str()).collect();
    assert_eq!(helps, ["写成 2024-01-05", "写成 2024-01-03"]);
}
