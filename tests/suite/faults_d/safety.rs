//! P: safety and privacy. D090 (the preview’s addresses) is in serve/transport.rs;
//! D093 (formulas in exported tables) waits for exports: until then a page must show what
//! was typed, and so does this test.

use super::{one, page, told};

#[test]
fn d089_raw_html_never_runs() {
    let site = one("D089");
    let built = site.build();
    assert!(built.outcome.is_some(), "{:?}", built.diagnostics);
    let page = page(&site);
    let body = &page;
    for tag in ["<script>alert", "<img src=\"x\"", "<b onclick", "<iframe", "<svg onload", "<style>body"] {
        assert!(!page.contains(tag), "{tag}");
    }
    // What was typed is shown as text, and the author is told.
    assert!(
        body.contains("&lt;script&gt;alert('甲')&lt;/script&gt;")
            || body.contains("&lt;script&gt;alert(&#39;甲&#39;)"),
        "{body}"
    );
    assert!(told(&built).iter().any(|found| found.starts_with("raw-html@a.md:9:1")), "{:?}", told(&built));
    // In every file of the site.
    for entry in walkdir::WalkDir::new(site.path("public")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_some_and(|ending| ending == "html" || ending == "xml") {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            assert!(!text.contains("<script>alert"), "{}", entry.path().display());
        }
    }
}

#[test]
fn d091_comments_are_not_published() {
    let site = one("D091");
    let built = site.build();
    assert!(built.outcome.is_some(), "{:?}", built.diagnostics);
    for entry in walkdir::WalkDir::new(site.path("public")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            for word in ["批注甲", "批注乙", "批注丙", "批注丁", "批注己"] {
                assert!(!text.contains(word), "{word} in {}", entry.path().display());
            }
        }
    }
    assert!(page(&site).contains("正文第一段。"));
}

#[test]
fn d092_secrets_are_found_and_never_repeated() {
    let site = one("D092");
    let built = site.build();
    assert!(built.outcome.is_none() && built.exit_code == 1);
    let found: Vec<String> = told(&built);
    for (line, rule, times) in [
        (9, "personal-identity", 1),
        (9, "personal-telephone", 1),
        (9, "personal-account", 1),
        (11, "personal-identity", 2),
    ] {
        let start = format!("{rule}@a.md:{line}:");
        assert_eq!(found.iter().filter(|one| one.starts_with(&start)).count(), times, "{start} {found:?}");
    }
    // The office's line and the hotline are no secrets.
    assert!(!found.iter().any(|one| one.contains(":13:")), "{found:?}");
    let said = format!("{:?}", built.diagnostics);
    for secret in ["421222190001010015", "17000000000", "6222000000000000004", "0101 0023", "１０１００３１"]
    {
        assert!(!said.contains(secret), "{secret}");
    }
}

#[test]
fn d093_what_begins_like_a_formula_is_shown_as_typed() {
    let site = one("D093");
    let built = site.build();
    assert!(built.outcome.is_some(), "{:?}", built.diagnostics);
    let page = page(&site);
    for cell in ["=1+1", "-5", "@SUM(A1)", "+补发", "+3", "-核减", "-1,234.50"] {
        assert!(page.contains(&format!(">{cell}</td>")), "{cell}: {page}");
    }
}
