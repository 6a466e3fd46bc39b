//! Escaping for HTML.

/// Appends text. Quotation marks stay as they are: nothing that was typed is
/// rewritten without need.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, found) in text.match_indices(['&', '<', '>']) {
        out.push_str(&text[done..at]);
        out.push_str(match found {
            "&" => "&amp;",
            "<" => "&lt;",
            _ => "&gt;",
        });
        done = at + found.len();
    }
    out.push_str(&text[done..]);
}

/// Text for an element or for an attribute in double quotation marks.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out.replace('"', "&quot;").replace('\'', "&#39;")
}
