//! The grammar by example.

#![allow(clippy::unwrap_used, clippy::panic)]

mod drafts;
mod errors;
mod random;

use rust_decimal::Decimal;

use super::*;

/// The canonical text, and that it means the same.
#[track_caller]
fn canonical(source: &str) -> String {
    let expr = parse(source).unwrap_or_else(|error| panic!("{source}: {error:?}"));
    let text = expr.to_string();
    assert_eq!(parse(&text), Ok(expr), "{source} → {text}");
    text
}

fn word(text: &str) -> Name {
    Name { parts: text.split('.').map(str::to_owned).collect(), previous: false, at: 0..0 }
}

fn name(text: &str) -> Expr {
    Expr::Name(word(text))
}

fn number(text: &str) -> Expr {
    Expr::Number(text.parse().unwrap())
}

fn arith(left: Expr, op: ArithOp, right: Expr) -> Expr {
    Expr::Arith { op, left: Box::new(left), right: Box::new(right) }
}

#[test]
fn products_go_before_sums_and_both_from_the_left() {
    use ArithOp::*;
    let expr = parse("a - b - c * d / e").unwrap();
    let product = arith(arith(name("c"), Multiply, name("d")), Divide, name("e"));
    assert_eq!(expr, arith(arith(name("a"), Subtract, name("b")), Subtract, product));
}

#[test]
fn and_goes_before_or() {
    let expr = parse("a = 1 or b = 2 and c is blank").unwrap();
    let Expr::Or(parts) = expr else { panic!("{expr:?}") };
    assert!(matches!(parts.as_slice(), [Expr::Compare { .. }, Expr::And(both)] if both.len() == 2));
    assert!(matches!(parse("(a = 1 or b = 2) and c is blank").unwrap(), Expr::And(_)));
}

#[test]
fn a_minus_holds_its_operand_tightest() {
    assert_eq!(
        parse("-a * b").unwrap(),
        arith(Expr::Negate(Box::new(name("a"))), ArithOp::Multiply, name("b"))
    );
    assert_eq!(parse("−1").unwrap(), Expr::Negate(Box::new(number("1"))));
    assert_eq!(canonical("a - -b"), "a − −b");
    assert_eq!(canonical("--a"), "−−a");
    assert_eq!(canonical("-(a + b)"), "−(a + b)");
}

#[test]
fn a_hyphen_is_a_minus_and_an_underscore_is_not() {
    assert_eq!(parse("a-b").unwrap(), arith(name("a"), ArithOp::Subtract, name("b")));
    assert_eq!(parse("in_force").unwrap(), name("in_force"));
}

#[test]
fn chains_compare_neighbours() {
    let chain = Expr::Compare {
        first: Box::new(number("10")),
        rest: vec![(CompareOp::AtMost, name("x")), (CompareOp::AtMost, number("20000"))],
    };
    assert_eq!(parse("10 <= x <= 20000").unwrap(), chain);
    assert_eq!(parse("10 ≤ x ≤ 20000").unwrap(), chain);
    assert_eq!(parse("10≦x≦20000").unwrap(), chain);
    assert_eq!(canonical("a = b < c = d"), "a = b < c = d");
    assert_eq!(canonical("a ≥ b > c"), "a >= b > c");
    assert!(parse("a < b > c").is_err() && parse("a != b != c").is_err() && parse("a = b != c").is_err());
}

#[test]
fn one_of_several_values() {
    let values = vec![name("x"), number("2"), Expr::Negate(Box::new(number("3")))];
    let expr = |negated| Expr::OneOf { subject: Box::new(name("a.b")), values: values.clone(), negated };
    assert_eq!(parse("a.b = x | 2 | -3").unwrap(), expr(false));
    assert_eq!(parse("a.b ≠ x|2|−3").unwrap(), expr(true));
    assert_eq!(canonical("a + 1 = 2 | 3 and b = 有效 | 撤销"), "a + 1 = 2 | 3 and b = 有效 | 撤销");
    assert!(
        parse("a = b + 1 | c").is_err() && parse("a < b | c").is_err() && parse("a = b = c | d").is_err()
    );
}

#[test]
fn sum_and_count() {
    assert_eq!(parse("sum(a)").unwrap(), Expr::Sum(vec![name("a")]));
    assert_eq!(parse("sum(a, b,c)").unwrap(), Expr::Sum(vec![name("a"), name("b"), name("c")]));
    assert_eq!(parse("count(t)").unwrap(), Expr::Count(Count { of: word("t"), filter: None }));
    let within = Expr::Within { field: word("formed"), period: word("period") };
    let count = Count { of: word("document"), filter: Some(Box::new(within)) };
    assert_eq!(parse("count(document where formed in period)").unwrap(), Expr::Count(count));
    assert_eq!(canonical("party_types.count = sum + count"), "party_types.count = sum + count");
}

#[test]
fn names() {
    let previous = Name { previous: true, ..word("carried_out.all") };
    assert_eq!(parse("previous.carried_out.all").unwrap(), Expr::Name(previous.clone()));
    assert_eq!(parse("previous.carried_out.all is given").unwrap(), Expr::Given(previous));
    assert_eq!(parse("本年新收.总计").unwrap(), name("本年新收.总计"));
    assert_eq!(
        canonical("row.and = row.previous + row.not + row.in"),
        "row.and = row.previous + row.not + row.in"
    );
    assert_eq!(
        canonical("yes = no and true = given and all = blank"),
        "yes = no and true = given and all = blank"
    );
    let expr = parse("申请.新收 + previous.结转 = count(k where d in period and s = yes) + sum(x)").unwrap();
    let names: Vec<_> = expr.names().iter().map(|name| (name.to_string(), name.at.clone())).collect();
    let expected =
        [("申请.新收", 0..5), ("previous.结转", 8..19), ("k", 28..29), ("d", 36..37), ("period", 41..47)];
    for ((text, at), (found, found_at)) in
        expected.into_iter().chain([("s", 52..53), ("yes", 56..59), ("x", 67..68)]).zip(names)
    {
        assert_eq!((text, at), (found.as_str(), found_at));
    }
}

#[test]
fn full_width_signs_and_digits() {
    assert_eq!(
        canonical("（甲＋乙）＊２　－　sum（丙，丁）／４．５＝１０"),
        "(甲 + 乙) × 2 − sum(丙, 丁) ÷ 4.5 = 10"
    );
    assert_eq!(canonical("甲！＝乙｜丙"), "甲 != 乙 | 丙");
    assert_eq!(canonical("甲＞＝乙 and 丙＜丁"), "甲 >= 乙 and 丙 < 丁");
}

#[test]
fn figures_stay_exact() {
    let Expr::Number(figure) = parse("12345678901234567890.123456789").unwrap() else { panic!() };
    assert_eq!(figure.to_string(), "12345678901234567890.123456789");
    assert_eq!(canonical("x = 1.50"), "x = 1.50");
    assert_eq!(parse("0").unwrap(), Expr::Number(Decimal::ZERO));
    assert!(
        parse("0.00000000000000000000000000001").is_err() && parse("79228162514264337593543950336").is_err()
    );
}

#[test]
fn canonical_text_has_the_brackets_it_needs() {
    for text in [
        "a − (b − c)",
        "a ÷ (b × c)",
        "(a + b) × c",
        "(a = b or c = d) and e = f",
        "(a = b and c = d) and e = f",
        "a = b and (c = d and e = f)",
        "a = b and c = d or e = f",
        "count(k where a = b or c in period) = 0",
    ] {
        assert_eq!(canonical(text), text);
    }
    assert_eq!(canonical("((a)) + ((b * c))"), "a + b × c");
    assert_eq!(canonical("(a = b)"), "a = b");
    assert_eq!(canonical("  a\n  =　b\t"), "a = b");
}

#[test]
fn sorts() {
    for (source, sort) in [
        ("a", Sort::Word),
        ("1", Sort::Number),
        ("-a", Sort::Number),
        ("count(t)", Sort::Number),
        ("a is given", Sort::Condition),
        ("d in period", Sort::Condition),
        ("a = x | y", Sort::Condition),
    ] {
        let expr = parse(source).unwrap();
        assert_eq!((expr.kind_of(), expr.check()), (sort, Ok(sort)), "{source}");
        assert_eq!(parse_condition(source).is_ok(), sort == Sort::Condition, "{source}");
        assert_eq!(parse_figure(source).is_ok(), sort != Sort::Condition, "{source}");
    }
    // put together by hand
    let misfit = arith(parse("     a = b").unwrap(), ArithOp::Add, name("c"));
    assert_eq!(misfit.check().unwrap_err().at, 5..10);
}
