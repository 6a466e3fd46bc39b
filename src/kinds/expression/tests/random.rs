//! Any expression reads back from its canonical text, and no text at all is too
//! much for the parser.

use super::*;

/// The generator of Knuth's MMIX; the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    fn list<T>(&mut self, least: usize, mut one: impl FnMut(&mut Dice) -> T) -> Vec<T> {
        (0..least + self.roll(3)).map(|_| one(self)).collect()
    }

    fn name(&mut self) -> Name {
        let words = ["a", "in_force", "总计", "count", "sum", "given", "yes", "_x1", "É", "户数"];
        let mut parts = vec![self.pick(&words).to_owned()];
        while self.roll(3) == 0 {
            parts.push(self.pick(&["all", "and", "previous", "合计", "not"]).to_owned());
        }
        Name { parts, previous: self.roll(4) == 0, at: 0..0 }
    }

    fn plain_number(&mut self) -> Expr {
        Expr::Number(Decimal::new(self.roll(100_000) as i64, self.roll(4) as u32))
    }

    fn figure(&mut self, depth: usize) -> Expr {
        use ArithOp::*;
        match if depth == 0 { self.roll(2) } else { self.roll(8) } {
            0 => self.plain_number(),
            1 | 2 => Expr::Name(self.name()),
            3 => Expr::Negate(Box::new(self.figure(depth - 1))),
            4 => Expr::Sum(self.list(1, |dice| dice.figure(depth - 1))),
            5 => {
                let filter = (self.roll(2) == 0).then(|| Box::new(self.condition(depth - 1)));
                Expr::Count(Count { of: self.name(), filter })
            }
            _ => {
                let op = self.pick(&[Add, Subtract, Multiply, Divide]);
                arith(self.figure(depth - 1), op, self.figure(depth - 1))
            }
        }
    }

    fn condition(&mut self, depth: usize) -> Expr {
        match if depth == 0 { self.roll(3) } else { self.roll(8) } {
            0 => Expr::Given(self.name()),
            1 => Expr::Blank(self.name()),
            2 => Expr::Within { field: self.name(), period: self.name() },
            3 => Expr::And(self.list(2, |dice| dice.condition(depth - 1))),
            4 => Expr::Or(self.list(2, |dice| dice.condition(depth - 1))),
            5 => {
                let subject = Box::new(self.figure(depth - 1));
                let values = self.list(2, |dice| match dice.roll(3) {
                    0 => Expr::Name(dice.name()),
                    1 => dice.plain_number(),
                    _ => Expr::Negate(Box::new(dice.plain_number())),
                });
                Expr::OneOf { subject, values, negated: self.roll(2) == 0 }
            }
            6 => {
                let first = Box::new(self.figure(depth - 1));
                let op = self.pick(&[CompareOp::NotEqual, CompareOp::Equal, CompareOp::Greater]);
                Expr::Compare { first, rest: vec![(op, self.figure(depth - 1))] }
            }
            _ => {
                use CompareOp::*;
                let first = Box::new(self.figure(depth - 1));
                let ops = self.pick(&[[Less, AtMost, Equal], [Greater, AtLeast, Equal]]);
                let rest = self.list(1, |dice| (dice.pick(&ops), dice.figure(depth - 1)));
                Expr::Compare { first, rest }
            }
        }
    }
}

#[test]
fn canonical_text_reads_back() {
    let mut dice = Dice(2026);
    for round in 0..4000 {
        let depth = dice.roll(5);
        let expr = if round % 2 == 0 { dice.figure(depth) } else { dice.condition(depth) };
        let text = expr.to_string();
        if text.chars().count() > MAX_LENGTH {
            continue;
        }
        let back = parse(&text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(back, expr, "{text}");
        assert_eq!(back.to_string(), text);
        assert_eq!(back.check(), Ok(expr.kind_of()), "{text}");
        for name in back.names() {
            let there: String = text.chars().skip(name.at.start).take(name.at.len()).collect();
            assert_eq!(there, name.to_string(), "{text}");
        }
    }
}

#[test]
fn hostile_text_only_errs() {
    let pieces = [
        "a",
        "总计",
        "previous.",
        "previous",
        "sum(",
        "count(",
        "(",
        ")",
        "（",
        "-",
        "−",
        "+",
        "÷",
        "=",
        "!=",
        "<",
        "≥",
        "|",
        ",",
        "1",
        "1,000",
        "2024-01-01",
        ".5",
        "12万",
        " ",
        "　",
        " and ",
        " or ",
        " is ",
        " given",
        " in ",
        " where ",
        " not ",
        "[",
        "“",
        "%",
        "\u{200B}",
        "\0",
        "😀",
        ".",
        "..",
        "９",
        "e\u{301}",
    ];
    let mut dice = Dice(7);
    for _ in 0..40_000 {
        let source: String = (0..dice.roll(12)).map(|_| dice.pick(&pieces)).collect();
        match parse(&source) {
            Ok(_) => drop(canonical(&source)),
            Err(error) => {
                assert!(
                    error.at.start <= error.at.end && error.at.end <= source.chars().count(),
                    "{source}: {error:?}"
                );
                assert!(!error.message.zh.is_empty() && !error.message.en.is_empty());
            }
        }
    }
}

#[test]
fn depth_and_length_are_limited() {
    let deep = |open: &str, close: &str, times: usize| open.repeat(times) + "a" + &close.repeat(times);
    let sources = move |times| {
        [
            deep("(", ")", times),
            deep("-", "", times),
            deep("sum(", ")", times),
            deep("1 + ", "", times),
            deep("a / ", "", times),
            deep("(a = b and (", "))", times) + " = 1",
            deep("count(a where 1 = ", ")", times),
            deep("-(1 + sum(2 × ", "))", times),
        ]
    };
    let small_stack = std::thread::Builder::new().stack_size(1 << 20);
    let run = move || {
        for source in sources(8) {
            assert!(
                !matches!(parse(&source), Err(error) if error.message.en.contains("too many")),
                "{source}"
            );
        }
        for source in sources(64).into_iter().chain(sources(200)).chain(sources(5000)) {
            let result = parse(&source);
            let limited = |error: &ParseError| {
                error.message.en.contains("too many") || error.message.en.contains("characters")
            };
            assert!(result.is_ok() || limited(&result.unwrap_err()), "{}", &source[..20]);
        }
        assert!(parse(&format!("a = {}", vec!["b"; 900].join(" | "))).is_ok());
        assert!(parse(&format!("sum({})", vec!["b"; 900].join(", "))).is_ok());
        assert!(parse(&vec!["b = 1"; 300].join(" and ")).is_ok());
        assert_eq!(parse(&"数".repeat(MAX_LENGTH + 5)).unwrap_err().at, MAX_LENGTH..MAX_LENGTH + 5);
    };
    small_stack.spawn(run).unwrap().join().unwrap();
}
