//! `--format github`

use gongkai::diagnostic::{Lang, render_github};

use super::{err, faulty, odd, out, run};

#[test]
fn one_command_a_finding_with_all_that_could_end_it_escaped() {
    let text = render_github(&odd(), "县/", Lang::En);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines,
        [
            "::warning title=unnamed-file::all of it%0AHelp: mend",
            "::error file=县/content/甲 乙/a%3Ab%2C100%25.md,line=3,endLine=4,title=unknown-value::100%25: a,b%0D%0Asecond line%0ABasis: 条例第十五条",
            "::notice file=县/content/丙.md,line=1,endLine=1,col=1,endColumn=4,title=no-such-rule::d",
            "::notice file=县/content/丙.md,line=1,endLine=1,col=1,endColumn=4,title=no-such-rule::d",
        ]
    );
}

#[test]
fn check_prints_commands_and_counts() {
    let check = run(&faulty(), &["check", "--format", "github"]);
    assert_eq!((check.status.code(), err(&check)), (Some(1), ""));
    let lines: Vec<&str> = out(&check).lines().collect();
    let (last, commands) = lines.split_last().unwrap();
    assert!(last.starts_with("检查了 4 个文件"), "{last}");
    assert!(commands.len() >= 5);
    let is_command =
        |line: &&str| ["::error ", "::warning ", "::notice "].iter().any(|c| line.starts_with(c));
    assert!(commands.iter().all(is_command), "{commands:?}");
    let first =
        "::error file=content/100%25%2C 低保：a.md,line=6,endLine=6,col=1,endColumn=7,title=duplicate-key::";
    assert!(commands.iter().any(|line| line.starts_with(first)), "{commands:#?}");
    assert!(!out(&run(&faulty(), &["check", "--format", "github", "--quiet"])).contains("检查了"));
}

#[test]
fn a_failure_is_an_annotation_too() {
    let failed = run(&faulty(), &["check", "--root", "nowhere", "--format", "github", "--lang", "en"]);
    assert_eq!(failed.status.code(), Some(2));
    assert!(
        out(&failed).starts_with("::error title=failure::there is no site.yaml in nowhere"),
        "{}",
        out(&failed)
    );
}

#[test]
fn forms_for_findings_are_for_findings_only() {
    for form in ["sarif", "github"] {
        for command in [&["list"][..], &["explain"], &["check", "--allowed"]] {
            let arguments = [command, &["--format", form]].concat();
            assert_eq!(run(&faulty(), &arguments).status.code(), Some(2), "{arguments:?}");
        }
    }
}
