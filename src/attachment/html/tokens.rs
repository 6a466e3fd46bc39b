//! HTML as tags and texts, forgiving as browsers are.

/// A part of a page.
pub enum Token {
    /// Text with its references resolved.
    Text(String),
    /// `<a b=c>`, names in lower case.
    Open {
        /// The element.
        name: String,
        /// Names and values.
        attributes: Vec<(String, String)>,
    },
    /// `</a>`
    Close(String),
    /// `<!-- … -->` and `<!…>`
    Comment(String),
}

/// The parts of a page.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            rest = after;
            return Some(Token::Text(resolve(text)));
        };
        if let Some(comment) = tag.strip_prefix("!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            rest = comment.get(end + 3..).unwrap_or_default();
            return Some(Token::Comment(comment[..end].to_owned()));
        }
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            rest = tag;
            return Some(Token::Text("<".to_owned()));
        }
        let end = end_of_tag(tag);
        rest = tag.get(end + 1..).unwrap_or_default();
        let inside = &tag[..end];
        Some(match inside.as_bytes().first() {
            Some(b'/') => Token::Close(inside[1..].trim().to_lowercase()),
            Some(b'!' | b'?') => Token::Comment(inside.to_owned()),
            _ => open(inside.trim_end_matches('/')),
        })
    })
}

/// Longer tags have lost a quote.
const LONGEST: usize = 1 << 20;

/// Where a tag ends: `>` in quotes does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().take(LONGEST) {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that never closes: the tag ends at the first sign, or the page would be lost.
    tag.find('>').unwrap_or(tag.len())
}

fn open(inside: &str) -> Token {
    let (name, mut rest) = inside.split_once(|c: char| c.is_whitespace()).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=') else {
            attributes.push((key.to_lowercase(), String::new()));
            rest = after;
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_once(|c: char| c.is_whitespace()).unwrap_or((value, "")),
        };
        attributes.push((key.to_lowercase(), resolve(value)));
        rest = after;
    }
    Token::Open { name: name.to_lowercase(), attributes }
}

/// `&#20154;`, `&#x4e2d;` and the few names that pages use.
fn resolve(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        // No name or number of a character is longer.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        match end.and_then(|end| Some((character(&rest[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => out.push('&'),
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" => ' ',
        _ => return None,
    })
}
