#![allow(clippy::unwrap_used)]
use super::*;

fn texts(items: &[&str]) -> Node {
    Node::List(items.iter().map(|text| Node::Scalar((*text).to_owned())).collect())
}

#[test]
fn keeps_every_scalar_as_written() {
    let source = "a: [1234.50, 012, 1e3, 12345678901234567890123, 2024-06-01, yes, 0x10, +5, .5, 1_000]";
    let node = read(source, &Shape::Any).unwrap();
    assert_eq!(
        node.get("a").unwrap(),
        &texts(&[
            "1234.50",
            "012",
            "1e3",
            "12345678901234567890123",
            "2024-06-01",
            "yes",
            "0x10",
            "+5",
            ".5",
            "1_000"
        ])
    );
}

#[test]
fn the_fast_reading_and_the_events_agree() {
    let shape = Shape::Map(
        vec![(
            "rows".into(),
            Shape::Either(Box::new(Shape::List(Box::new(Shape::Text))), Box::new(Shape::Any)),
        )],
        Box::new(Shape::Text),
    );
    let source = "title: 甲: 乙\n";
    assert!(read(source, &shape).is_err());
    let source =
        "title: 甲\ncode: 123301004701166E12\nrows:\n  - [乙, 12.50, ~, /, 0]\n  - [丙, 1, '', 3, \"4\"]\n";
    let quick = fast::read(source, &shape).unwrap();
    assert_eq!(quick, events::read(source).unwrap().node);
}

#[test]
fn tells_both_places_of_a_duplicate_key() {
    let errors = read("标题: 甲\n日期: 乙\n标题: 丙\n", &Shape::Any).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].rule, "duplicate-key");
    assert_eq!((errors[0].span.line, errors[0].first.unwrap().line), (3, 1));
}

#[test]
fn points_at_a_full_width_colon() {
    let errors = read("title：甲\ndate: 2024-01-01\n", &Shape::Any).unwrap_err();
    assert_eq!((errors[0].span.line, errors[0].span.column), (1, 6));
    assert!(errors[0].message.zh.contains("全角冒号"));
}

#[test]
fn points_at_tabs_open_quotes_and_second_colons() {
    for (source, line, column) in [
        ("a:\n\t- 1\n", 2, 1),
        ("a: \"甲\nb: 乙\n", 1, 4),
        ("标题: 甲: 乙\n", 1, 6),
        ("行: [1, , 2]\n", 1, 6),
    ] {
        let errors = read(source, &Shape::Any).unwrap_err();
        assert_eq!((errors[0].span.line, errors[0].span.column), (line, column), "{source}: {errors:?}");
    }
}

#[test]
fn gives_the_place_of_values_in_characters() {
    let places = Places::of("标题: 甲乙\n资金:\n  - [隽水镇, 120, 98000.00]\n  - {户数: 3}\n");
    assert_eq!(places.value("/标题"), Some(Span::on_line(1, 5, 2)));
    assert_eq!(places.value("/资金/0/2"), Some(Span::on_line(3, 16, 8)));
    assert_eq!(places.value("/资金/1/户数"), Some(Span::on_line(4, 10, 1)));
    assert_eq!(places.key("/资金/1/人数").map(|span| span.line), Some(4));
}

#[test]
fn an_alias_is_its_anchor_and_a_bomb_is_refused() {
    let node = read("a: &x [1, 2.0]\nb: *x\n", &Shape::Any).unwrap();
    assert_eq!(node.get("a"), node.get("b"));
    let mut bomb = String::from("a0: &a0 [x]\n");
    for n in 1..10 {
        let before = n - 1;
        bomb += &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{before}"); 9].join(", "));
    }
    assert!(read(&bomb, &Shape::Any).is_err());
}

#[test]
fn an_empty_text_is_an_empty_mapping() {
    for source in ["", "\n", "# nur\n", "~"] {
        assert_eq!(read(source, &Shape::Any).unwrap(), Node::Map(Vec::new()), "{source:?}");
    }
}

#[test]
fn hostile_depth_is_refused_and_not_followed() {
    assert!(read(&"[".repeat(100_000), &Shape::Any).is_err());
    assert!(read(&format!("{}{}", "[".repeat(3_000), "]".repeat(3_000)), &Shape::Any).is_err());
}

mod property {
    use proptest::prelude::*;

    use super::*;

    /// A scalar as it may stand in a flow list, written plainly or quoted.
    fn scalar() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("~".to_owned()),
            Just("''".to_owned()),
            "[0-9]{1,25}",
            "-?[0-9]{1,9}\\.[0-9]{1,4}",
            "0x[0-9a-f]{1,4}",
            "[0-9]e[0-9]",
            "(true|no|null|Yes)",
            "20[0-9]{2}-[01][0-9]-[0-3][0-9]",
            "[\u{4e00}-\u{4eff}a-z]{1,8}",
            "\"[\u{4e00}-\u{4eff}a-z:#, ]{0,8}\"",
            "'[\u{4e00}-\u{4eff}a-z:#, ]{0,8}'",
        ]
    }

    fn value() -> impl Strategy<Value = String> {
        scalar().prop_recursive(3, 24, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5)
                    .prop_map(|items| format!("[{}]", items.join(", "))),
                prop::collection::vec(inner, 0..4).prop_map(|items| {
                    let entries: Vec<String> =
                        items.iter().enumerate().map(|(at, item)| format!("k{at}: {item}")).collect();
                    format!("{{{}}}", entries.join(", "))
                }),
            ]
        })
    }

    proptest! {
        /// Whatever the fast reading answers is what the events see; a shape changes
        /// only whether it answers.
        #[test]
        fn both_readings_see_one_tree(values in prop::collection::vec(value(), 1..6)) {
            let text: String = values.iter().enumerate().map(|(at, value)| format!("键{at}: {value}\n")).collect();
            let slow = events::read(&text).map(|tree| tree.node).map_err(|errors| format!("{errors:?}"));
            let texts = Shape::Either(Box::new(Shape::Text), Box::new(Shape::Text));
            let shaped = Shape::Map(vec![("键0".into(), texts), ("键1".into(), Shape::Text)], Box::new(Shape::Any));
            for shape in [Shape::Any, shaped] {
                if let Some(quick) = fast::read(&text, &shape) {
                    let slow = slow.clone().map(blank).unwrap();
                    prop_assert_eq!(blank(quick), slow, "{}", text);
                }
            }
        }
    }

    /// The two readings tell a blank by different texts; all of them mean blank.
    fn blank(node: Node) -> Node {
        match node {
            Node::Scalar(text) if is_blank(&text) => Node::Scalar(String::new()),
            Node::Scalar(text) => Node::Scalar(text),
            Node::List(items) => Node::List(items.into_iter().map(blank).collect()),
            Node::Map(entries) => {
                Node::Map(entries.into_iter().map(|(key, node)| (key, blank(node))).collect())
            }
        }
    }
}
