//! B: line ends and blanks.

use super::{body, one, page, told};

#[test]
fn d007_hard_wrapped_chinese() {
    let site = one("D007");
    site.build_clean();
    let text = "为进一步规范社会救助资金的发放和管理，保障困难群众基本生活，现将有关事项通知如下。";
    assert!(page(&site).contains(&format!("<p>{text}</p>")), "{}", page(&site));
    assert!(
        site.output("minzheng/a/index.html").contains(&format!("content=\"{text}\"")),
        "in the summary too"
    );
}

#[test]
fn d007_lines_that_were_meant_as_items() {
    let site = body("一、受理范围\n二、办理程序\n\n1.受理\n2.审核");
    assert_eq!(told(&site.build()), ["joined-lines@a.md:9:1", "joined-lines@a.md:12:1"]);
}

#[test]
fn d008_an_indent_of_full_width_spaces() {
    let site = one("D008");
    site.build_clean();
    let page = page(&site);
    assert!(page.contains("<p>为保障困难群众基本生活"), "{page}");
    assert!(page.contains("<p>公示期为7天。</p>"), "{page}");
    let html = site.output("minzheng/a/index.html");
    assert!(!html.contains('\u{3000}'), "neither on the page nor in a summary");
    // An indent of four plain blanks would make code of the paragraph.
    assert_eq!(told(&body("第一段。\n\n    为保障生活，公示如下。").build()), ["indented-text@a.md:10:5"]);
}
