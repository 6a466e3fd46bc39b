#![allow(clippy::unwrap_used)]
use super::*;

fn read(text: &str, kind: Type, units: &[&str]) -> Result<Cell, String> {
    let units: Vec<Unit> = units.iter().map(|text| Unit::new(text)).collect();
    Cell::read(text, &[kind], &units).map_err(|reason| reason.message.zh)
}

#[test]
fn figures_are_exact_and_keep_their_text() {
    for (text, number) in [
        ("1234.50", "1234.50"),
        ("75,616", "75616"),
        ("0", "0"),
        ("-3.2", "-3.2"),
        ("123456789012345678.01", "123456789012345678.01"),
    ] {
        let cell = read(text, Type::Money, &["元"]).unwrap();
        assert_eq!((cell.number().unwrap().to_string(), cell.text.as_str()), (number.to_owned(), text));
    }
    for text in ["1,23", "1.2.3", "１２", "1，234", "12a", "+5", "1e3", "0x1", "1_000", "一百", ".5", "5."]
    {
        assert!(read(text, Type::Money, &["元"]).is_err(), "{text}");
    }
    assert!(read("1.5", Type::Count, &["件"]).is_err());
    assert!(read("-1", Type::Count, &["件"]).is_err());
}

#[test]
fn a_blank_is_not_zero_and_a_mark_is_neither() {
    assert_eq!(read("~", Type::Count, &[]).unwrap().content, Content::Blank);
    assert_eq!(read("", Type::Money, &[]).unwrap().content, Content::Blank);
    assert_eq!(read("0", Type::Count, &[]).unwrap().content, Content::Number(Decimal::ZERO));
    assert_eq!(read("/", Type::Count, &[]).unwrap().content, Content::Mark);
    assert_eq!(read("——", Type::Money, &[]).unwrap().content, Content::Mark);
}

#[test]
fn a_figure_may_carry_its_own_unit() {
    let cell = read("9.37万", Type::Money, &["元", "万元"]).unwrap();
    assert_eq!(
        (cell.unit.unwrap().factor, cell.content),
        (Decimal::from(10_000), Content::Number("9.37".parse().unwrap()))
    );
    assert_eq!(read("830元/人/月", Type::Money, &["元/人·月"]).unwrap().unit.unwrap().base, "元/人·月");
    assert_eq!(read("46%", Type::Percent, &[]).unwrap().unit.unwrap().text, "%");
    assert!(read("12件", Type::Money, &["元"]).unwrap_err().contains("件"));
}

#[test]
fn changes_are_signed() {
    for (text, number) in [("增98", "98"), ("减8", "-8"), ("+4", "4"), ("-8", "-8"), ("0", "0")] {
        assert_eq!(read(text, Type::Change, &[]).unwrap().number().unwrap().to_string(), number);
    }
}

#[test]
fn dates_are_days_that_exist() {
    assert_eq!(parse_date("2025年1月24日").unwrap(), parse_date("2025-01-24").unwrap());
    for text in ["2025-02-30", "2025/1/24", "20250124", "2025-1-4", "25-01-24", "2025-01-24T", "昨天"] {
        assert!(parse_date(text).is_err(), "{text}");
    }
    assert_eq!(Moment::parse("2025-01-24T09:05:59").unwrap().to_string(), "2025-01-24 09:05");
    assert!(Moment::parse("2025-01-24 25:00").is_err());
    // What was written is shown, whatever the zone.
    for zone in ["+08:00", " +0800", "Z", "-05"] {
        assert_eq!(
            Moment::parse(&format!("2025-01-24T00:30:00{zone}")).unwrap().to_string(),
            "2025-01-24 00:30"
        );
    }
    for wrong in ["2025-01-24 +08:00", "2025-01-24 09+08:00", "2025-01-24 09:00+8", "2025-01-24 09:00 CST"] {
        assert!(Moment::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn periods_read_back_and_step_back() {
    for (text, id) in [
        ("2024-06", "2024-06"),
        ("2024年6月", "2024-06"),
        ("2024年06月份", "2024-06"),
        ("2020Q1", "2020Q1"),
        ("2020年第一季度", "2020Q1"),
        ("2020年3季度", "2020Q3"),
        ("2024年上半年", "2024H1"),
        ("2023", "2023"),
        ("2023年度", "2023"),
        ("2023-01/2023-12", "2023-01/2023-12"),
        ("2023年1-11月", "2023-01/2023-11"),
        ("截至2024年6月30日", "2024-06-30"),
        ("2024年第3批", "2024年第3批"),
    ] {
        let period = Period::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(period.id(), id);
        assert_eq!(Period::parse(&period.id()), Some(period));
    }
    for text in ["", "2024-13", "2024-6", "六月", "2024-06/2024-05", "2024Q5", "24-06", "年年年年"] {
        assert_eq!(Period::parse(text), None, "{text}");
    }
    assert_eq!(Period::Month(2024, 1).previous(), Some(Period::Month(2023, 12)));
    assert_eq!((Period::Quarter(2020, 1).months(), Period::Year(2020).months()), (3, 12));
    assert!(Period::Month(2024, 12) > Period::Year(2024));
}

#[test]
fn names_are_compared_as_people_read_them() {
    assert_eq!(fold("（一）予以 公开"), fold("(一)予以公开"));
    assert_eq!(fold("3.危及“三安全一稳定”"), fold("3、危及\"三安全一稳定\""));
    assert_eq!(
        (slug("低保 & 特困！"), slug("Ａ/../b"), slug("…")),
        ("低保-特困".into(), "ａ-b".into(), "2026".into())
    );
    assert_eq!(
        (slug("C++"), slug("c#"), slug("C"), slug(" ")),
        ("c-2b-2b".into(), "c-23".into(), "c".into(), "-".into())
    );
    assert_ne!(slug("！？"), slug("？！"));
}

#[test]
fn thousands_are_grouped() {
    assert_eq!(group_thousands("1234567.50"), "1,234,567.50");
    assert_eq!(
        (group_thousands("-1234"), group_thousands("999"), group_thousands("12a4")),
        ("-1,234".into(), "999".into(), "12a4".into())
    );
}

#[test]
fn numbers_in_names_are_ordered_as_people_count() {
    let mut names =
        ["附件10", "附件9", "附件", "附件1", "附件02", "附件2", "第9号", "第10号", "a1b2", "a1b10"];
    names.sort_by(|a, b| natural(a, b));
    assert_eq!(
        names,
        ["a1b2", "a1b10", "第9号", "第10号", "附件", "附件1", "附件02", "附件2", "附件9", "附件10"]
    );
}

#[test]
fn unseen_characters_are_taken_out_of_names() {
    assert_eq!(visible("临时\u{200B}救助\u{FEFF}公示\u{8}"), "临时救助公示");
    // The joiner of emoji is seen.
    assert_eq!(visible("👨\u{200D}👩\tA"), "👨\u{200D}👩\tA");
    assert_eq!(code_point('\u{200B}'), "U+200B");
    assert!(is_control('\u{FFFE}') && is_control('\u{7F}') && !is_control('\t') && !is_invisible('　'));
}

#[test]
fn two_places_are_rounded_as_by_hand() {
    let rounded = |text: &str| two_places(text.parse().unwrap());
    assert_eq!(
        ["2.675", "1.005", "0.125", "-0.125", "2", "0.1", "9999.995"].map(rounded),
        ["2.68", "1.01", "0.13", "-0.13", "2.00", "0.10", "10000.00"]
    );
}
