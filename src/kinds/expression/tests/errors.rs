//! What somebody reads who writes a kind: the place, what is wrong, how to mend it.

use super::*;

/// The error of a condition, with its place in `⟦⟧`.
#[track_caller]
fn said(source: &str) -> String {
    let error = parse_condition(source).unwrap_err();
    let text = |at: Range<usize>| source.chars().skip(at.start).take(at.len()).collect::<String>();
    let (before, after) = (0..error.at.start, error.at.end..source.chars().count());
    let marked = format!("{}⟦{}⟧{}", text(before), text(error.at), text(after));
    format!("{marked} : {} : {}", error.message.en, error.help.map_or(String::new(), |help| help.en))
}

/// Each of them is what is said about it without the `⟦⟧`.
#[track_caller]
fn all_said(errors: &[&str]) {
    for expected in errors {
        let marked = expected.split(" : ").next().unwrap();
        assert_eq!(said(&marked.replace(['⟦', '⟧'], "")), *expected);
    }
}

#[test]
fn signs_of_other_languages() {
    all_said(&[
        "本年新收 ⟦==⟧ 1 : “==” is not used here : write “=”",
        "a ⟦===⟧ b : “===” is not used here : write “=”",
        "a ⟦!==⟧ b : “!==” is not used here : write “!=”",
        "a ⟦<>⟧ b : “<>” is not used here : write “!=”",
        "a ⟦=>⟧ b : “=>” is not used here : write “>=”",
        "a = 1 ⟦&&⟧ b = 2 : “&&” is not used here : write “and”",
        "a = 1 ⟦||⟧ b = 2 : “||” is not used here : write “or”",
        "a = 1 ⟦&⟧ b = 2 : “&” is not used here : write “and”",
        "a ⟦**⟧ 2 = b : “**” is not used here : write “×”",
        "a⟦^⟧2 = b : “^” is not used here : there are no powers, use “×”",
        "⟦not⟧ a = 1 : “not” is not used here : use “!=” or “is blank”, or turn the comparison round",
        "a = ⟦!⟧b : “!” is not used here : use “!=” or “is blank”, or turn the comparison round",
        "状态 in ⟦[⟧有效, 撤销] : “[” is not used here : write a = x | y for one of several values",
        "状态 in ⟦(⟧有效, 撤销) : the name of a period is due after “in” : write a = x | y for one of several values",
        "a in 有效 ⟦|⟧ 撤销 : “|” can't follow here : “|” only goes on from a = x or a != x; between conditions write “or”",
        "status = ⟦\"⟧revoked\" : quotes are not used here : write names and values as they are, as in a = x; for a name with signs in it use its key or its “short”",
        "状态 = ⟦“⟧撤销” : quotes are not used here : write names and values as they are, as in a = x; for a name with signs in it use its key or its “short”",
        "a = ⟦{⟧x} : “{” is not used here : write the name alone, as in a.b",
        "a ⟦—⟧ b = 1 : “—” is not used here : a minus is “−” or “-”",
        "行政复议⟦、⟧行政诉讼 = 1 : “、” is not used here : write a = x | y for one of several values; for a name with “、” in it use its key or its “short”",
        "新收 ⟦AND⟧ 结转 : “AND” can't follow here : write “and”",
        "a = 1 ⟦且⟧ b = 2 : “且” can't follow here : write “and”",
        "a ⟦given⟧ : “given” can't follow here : write “is given”",
        "a is ⟦not⟧ given : only “given” or “blank” can follow “is” : write “is given” or “is blank”, or “a = …” to compare",
        "⟦max⟧(a, b) = 1 : there is no function “max” : there are sum(…) and count(…); to multiply write “×”",
        "⟦previous⟧(x) = 1 : a name is missing after “previous” : write previous.x for x in the document before",
    ]);
}

#[test]
fn figures_written_otherwise() {
    all_said(&[
        "新收 <= ⟦1,000⟧ : numbers are written without commas : write “1000”",
        "新收 <= ⟦1,234,567.50⟧ : numbers are written without commas : write “1234567.50”",
        "甲 <= ⟦１，０００⟧ : numbers are written without commas : write “1000”",
        "date >= ⟦2021-01-01⟧ : a date can't be written here : compare with a date field, “today” or “period”; for a subtraction put spaces around the minus",
        "date >= ⟦2021-01⟧ : a date can't be written here : compare with a date field, “today” or “period”; for a subtraction put spaces around the minus",
        "fine < ⟦100万⟧ : a number runs into a word : write the number in full, without a unit (1000000, not 1e6), and the operator too; a name doesn't begin with a digit",
        "fine < ⟦1e6⟧ : a number runs into a word : write the number in full, without a unit (1000000, not 1e6), and the operator too; a name doesn't begin with a digit",
        "⟦2x⟧ = 3 : a number runs into a word : write the number in full, without a unit (1000000, not 1e6), and the operator too; a name doesn't begin with a digit",
        "share = 46⟦%⟧ : “%” is not used here : write 0.46 for 46%",
        "a = ⟦.⟧5 : “.” is not used here : write 0.5 for a decimal; a dotted name has no spaces in it, as in a.b",
        "a = ⟦1.⟧ : this is not a whole number or decimal : write a decimal as 2.5; for a name that begins with a number use its key or its “short”",
        "⟦1.⟧属于国家秘密 = 3 : this is not a whole number or decimal : write a decimal as 2.5; for a name that begins with a number use its key or its “short”",
        "a = ⟦007⟧ : the number begins with a 0 too many : write “7”",
        "a = ⟦00.5⟧ : the number begins with a 0 too many : write “0.5”",
        "x = ⟦123456789012345678901234567890123⟧ : the number is too long : write at most 28 digits",
    ]);
}

#[test]
fn names_that_are_none() {
    all_said(&[
        "x⟦.⟧ : a name is missing after the dot : a name doesn't begin with a digit and has no spaces around its dots, as in a.b",
        "x⟦.⟧1 = 2 : a name is missing after the dot : a name doesn't begin with a digit and has no spaces around its dots, as in a.b",
        "甲⟦.⟧ 乙 = 2 : a name is missing after the dot : a name doesn't begin with a digit and has no spaces around its dots, as in a.b",
        "a ⟦.⟧b = 2 : “.” is not used here : write 0.5 for a decimal; a dotted name has no spaces in it, as in a.b",
        "⟦previous⟧ = 1 : a name is missing after “previous” : write previous.x for x in the document before",
        "⟦previous.previous.x⟧ = 1 : only the document before can be reached : write “previous” once",
        "a = ⟦and⟧ b : a number or a name is due here, not “and” : “and” is a word of the language; write a row or column of that name with what it belongs to, as in a.and",
        "a ⟦b⟧ = 1 : “b” can't follow here : put an operator, “and” or “or” between two names; for a name with spaces or signs in it use its key or its “short”",
        "sum ⟦a⟧ = 1 : “a” can't follow here : write sum(a)",
        "（一）⟦予以公开⟧ = 1 : “予以公开” can't follow here : put an operator, “and” or “or” between two names; for a name with spaces or signs in it use its key or its “short”",
        "count(⟦1⟧) = 1 : a name is due here, not a number : write the name of a table, a kind or a period",
        "⟦\u{200B}⟧a = 1 : there is an invisible character, U+200B : delete it",
        "a⟦\u{7}⟧ = 1 : there is an invisible character, U+0007 : delete it",
    ]);
}

#[test]
fn what_is_missing_or_too_much() {
    all_said(&[
        "⟦⟧ : the expression is empty : ",
        "   ⟦⟧ : the expression is empty : ",
        "a = b + ⟦⟧ : the expression breaks off : end it with a number or a name",
        "甲 + ⟦×⟧ 乙 = 丙 : a number or a name is missing before “×” : add a number or a name",
        "a > ⟦=⟧ b : a number or a name is missing before “=” : add it; “>=”, “<=” and “!=” have no space in them",
        "⟦（⟧甲 = 乙 : the bracket is not closed : add “)”; inside YAML's {} a comma ends the expression, so put all of it into quotes",
        "甲 = sum⟦(⟧乙 : the bracket is not closed : add “)”; inside YAML's {} a comma ends the expression, so put all of it into quotes",
        "sum(⟦)⟧ = 1 : a number or a name is missing before “)” : add a number or a name",
        "sum(a, ⟦)⟧ = 1 : a number or a name is missing before “)” : add a number or a name",
        "count(a⟦,⟧ b) = 1 : “,” can't follow here : commas only stand in sum(a, b)",
        "2 ⟦(⟧b) = 1 : “(” can't follow here : to multiply write “×”",
        "a = 1 ⟦2⟧ : “2” can't follow here : an operator is missing before it",
        "a = 1 and⟦⟧ : the expression breaks off : end it with a number or a name",
        "a is⟦⟧ : only “given” or “blank” can follow “is” : write “is given” or “is blank”, or “a = …” to compare",
        "a⟦,⟧ b : “,” can't follow here : commas only stand in sum(a, b)",
        "a = b⟦)⟧ : “)” can't follow here : there is no “(” that it closes",
        "a < x ⟦|⟧ y : “|” can't follow here : “|” only goes on from a = x or a != x; between conditions write “or”",
        "a = b = x ⟦|⟧ y : “|” can't follow here : “|” only goes on from a = x or a != x; between conditions write “or”",
        "a = x | y ⟦=⟧ z : “=” can't follow here : join conditions with “and” or “or”",
        "a = x | ⟦y + 1⟧ : only words and numbers can stand beside “|” : write the comparisons one by one: a = x or a = y + 1",
        "a < b ⟦>⟧ c : a chain of comparisons goes one way, and without “!=” : join two comparisons with “and”: a < b and b > c",
        "a != b ⟦!=⟧ c : a chain of comparisons goes one way, and without “!=” : join two comparisons with “and”: a < b and b > c",
        "a = b ⟦is⟧ blank : “is” can't follow here : “is” only follows a name; join conditions with “and” or “or”",
        "⟦a + b⟧ in period : only a name can stand before “in” : compare a calculation with =, <, > and the like",
        "a ⟦where⟧ b = 1 : “where” can't follow here : “where” only stands in count(… where …)",
    ]);
}

#[test]
fn figures_and_conditions() {
    all_said(&[
        "⟦新收⟧ : “新收” on its own is not a condition : say what must be true of it: “新收 = yes”, “新收 > 0”, “新收 is given”; one of several values is a = x | y",
        "⟦新收 + 1⟧ : a condition is due here, but “新收 + 1” is a number : compare it with something, for example “新收 + 1 = 0”",
        "甲 = 1 or ⟦乙⟧ : “乙” on its own is not a condition : say what must be true of it: “乙 = yes”, “乙 > 0”, “乙 is given”; one of several values is a = x | y",
        "count(k where ⟦新收⟧) = 1 : “新收” on its own is not a condition : say what must be true of it: “新收 = yes”, “新收 > 0”, “新收 is given”; one of several values is a = x | y",
        "⟦（新收 = 1）⟧+ 2 = 3 : a number is due here, but “新收 = 1” is a condition : conditions can only be joined with “and” and “or”",
        "甲 = 1 and sum(⟦新收 = 1⟧) = 1 : a number is due here, but “新收 = 1” is a condition : conditions can only be joined with “and” and “or”",
        "⟦(a = b)⟧ = c : the condition “a = b” can't be compared : write the comparisons one by one and join them with “and” or “or”: a = b and b = c",
    ]);
}

#[test]
fn they_are_said_in_chinese_too() {
    for (source, message, help) in [
        ("本年新收 == 1", "这里不用“==”", "写“=”"),
        ("新收 <= 1,000", "数里不用分隔逗号", "写“1000”"),
        ("新收 + ", "表达式没有写完", "最后补上数或名称"),
        ("新收 + 1", "这里应是条件，“新收 + 1”却是数", "拿它作比较，例如“新收 + 1 = 0”"),
        ("not 新收 is blank", "这里不用“not”", "用“!=”“is blank”，或者把比较反过来写"),
    ] {
        let error = parse_condition(source).unwrap_err();
        assert_eq!((error.message.zh.as_str(), error.help.unwrap().zh.as_str()), (message, help));
    }
}
