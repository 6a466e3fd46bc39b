//! L: templates. A theme stands in `themes/test/pages/` here, and a page of a document
//! calls it `doc`.

use super::{published, site};
use crate::support::TestSite;

/// A site of the catalogue with its page's template where this product looks for it.
fn themed(id: &str) -> TestSite {
    let site = site(id);
    let text = std::fs::read_to_string(site.path("themes/test/page.html")).unwrap();
    std::fs::remove_file(site.path("themes/test/page.html")).unwrap();
    let text = text
        .replace("page.", "doc.")
        .replace("{{ doc.content }}", "{% for b in doc.blocks %}{{ b.html }}{% endfor %}");
    site.file("themes/test/pages/document.html", text)
}

/// What is told of the template: its line, and whether the message has a name.
fn template(site: &TestSite, name: &str) -> usize {
    let built = site.build();
    assert!(built.outcome.is_none(), "nothing is published");
    let [found] = built.diagnostics.as_slice() else { panic!("{:?}", built.diagnostics) };
    assert_eq!(
        (found.rule.as_str(), found.path.as_deref()),
        ("template", Some("themes/test/pages/document.html"))
    );
    assert!(found.message.zh.contains(name), "{name} in {}", found.message.zh);
    found.span.unwrap().line
}

#[test]
fn d061_a_misspelt_variable_or_list() {
    let site = themed("D061");
    assert_eq!(template(&site, "titel"), 3);
    let path = "themes/test/pages/document.html";
    let text = std::fs::read_to_string(site.path(path)).unwrap();
    site.write(path, text.replace("titel", "title"));
    assert_eq!(template(&site, "atachments"), 4);
    site.write(path, text.replace("titel", "title").replace("atachments", "attachments"));
    site.build_clean();
}

#[test]
fn d062_a_typo_in_a_condition() {
    let site = themed("D062");
    assert_eq!(template(&site, "draf"), 3);
    assert!(!site.path("public").exists());
}

#[test]
fn d063_titles_are_escaped() {
    let site = themed("D063");
    site.build_clean();
    let all = published(&site);
    assert!(all.iter().any(|(_, text)| text.contains("&lt;b&gt;甲&lt;/b&gt; &amp; ")));
    for (path, text) in &all {
        assert!(!text.contains("<b>甲</b>"), "{path}");
        if path.ends_with(".xml") {
            let open = text.matches('<').count();
            assert_eq!(open, text.matches('>').count(), "{path}");
            assert!(text.split('&').skip(1).all(|rest| rest.contains(';')), "{path}");
        }
        if path.ends_with(".json") {
            serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    // Files of a theme that no page is made of are not published.
    assert!(
        all.iter()
            .all(|(path, _)| !path.ends_with(".rss") && !path.ends_with(".svg") && !path.ends_with("noext"))
    );
}

#[test]
fn d065_order_of_names_and_numbers() {
    let site = site("D065");
    site.build_clean();
    let order = |html: &str, words: &[&str]| {
        let main = &html[html.find("<main").unwrap_or(0)..];
        let main = main.replace("<wbr>", "");
        let places: Vec<usize> =
            words.iter().map(|word| main.find(word).unwrap_or_else(|| panic!("{word}"))).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{words:?} at {places:?}");
    };
    order(&site.output("minzheng/a/index.html"), &["附件1", "附件2", "附件9", "附件10", "附件11"]);
    // Agencies stand as site.yaml has them.
    order(&site.output("agencies/index.html"), &["示例县民政局", "示例县财政局"]);
    for list in [
        "agencies/minzheng/index.html",
        "categories/policy/index.html",
        "years/2024/index.html",
        "kinds/document/index.html",
    ] {
        order(&site.output(list), &["第9号", "第10号"]);
    }
}
