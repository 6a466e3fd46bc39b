//! HTTP by hand: one request, one connection; and addresses as browsers read them.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// What a server answers.
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap_or_else(|_| panic!("an answer that is not UTF-8"))
    }
}

/// Asks `origin` (`http://127.0.0.1:4000`) for an encoded path.
pub fn get(origin: &str, path: &str) -> Answer {
    let host = origin.strip_prefix("http://").expect("an origin");
    let mut stream = TcpStream::connect(host).unwrap_or_else(|error| panic!("{origin}: {error}"));
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap_or_else(|error| panic!("{origin}{path}: {error}"));
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("the end of the head");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.into(), value.into()));
    let answer = Answer {
        status: status.expect("a status"),
        headers: headers.collect(),
        body: bytes.split_off(end + 4),
    };
    let length = answer.header("Content-Length").parse().ok();
    assert!(length.is_none_or(|length: usize| length == answer.body.len()), "{path}: a body cut short");
    answer
}

/// Where a reference of a page leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a path of the same host, encoded, and the decoded fragment.
    Here(String, Option<String>),
    /// To another host, or to no page: `mailto:`.
    Away(String),
}

/// Resolves a reference on the page at an encoded path.
pub fn resolve(page: &str, reference: &str) -> Target {
    let scheme = reference.split(['/', '?', '#']).next().unwrap_or_default();
    if scheme.contains(':') || reference.starts_with("//") {
        return Target::Away(reference.to_owned());
    }
    let (rest, fragment) = match reference.split_once('#') {
        Some((rest, fragment)) => (rest, Some(decode(fragment))),
        None => (reference, None),
    };
    let path = rest.split('?').next().unwrap_or_default();
    if path.is_empty() {
        return Target::Here(page.to_owned(), fragment);
    }
    let mut parts: Vec<&str> = match path.starts_with('/') {
        true => vec![],
        false => page
            .split('/')
            .skip(1)
            .collect::<Vec<_>>()
            .split_last()
            .map_or(vec![], |(_, folder)| folder.to_vec()),
    };
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    for (at, step) in steps.iter().enumerate() {
        let last = at + 1 == steps.len();
        match *step {
            "." | ".." => {
                if *step == ".." {
                    parts.pop();
                }
                if last {
                    parts.push("");
                }
            }
            step => parts.push(step),
        }
    }
    Target::Here(encode(&format!("/{}", parts.join("/"))), fragment)
}

/// Percent-encodes what browsers encode in a path.
pub fn encode(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'!'..=b'~' if !matches!(byte, b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'?' | b'#') => {
                out.push(byte as char)
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Undoes percent-encoding.
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn references_are_resolved_as_browsers_do() {
    let here = |page, reference| match resolve(page, reference) {
        Target::Here(path, fragment) => (path, fragment),
        Target::Away(to) => panic!("{to}"),
    };
    assert_eq!(here("/a/b/", "../c/?x=1#y"), ("/a/c/".to_owned(), Some("y".to_owned())));
    assert_eq!(here("/a/b/", ".."), ("/a/".to_owned(), None));
    assert_eq!(here("/a/b/", "./"), ("/a/b/".to_owned(), None));
    assert_eq!(here("/a/b/", "#%E8%A1%A8"), ("/a/b/".to_owned(), Some("表".to_owned())));
    assert_eq!(here("/a/b.html", "政策/"), ("/a/%E6%94%BF%E7%AD%96/".to_owned(), None));
    assert_eq!(here("/", "../../x"), ("/x".to_owned(), None));
    assert!(matches!(resolve("/", "mailto:a@b.cn"), Target::Away(_)));
    assert!(matches!(resolve("/", "//x.cn/y"), Target::Away(_)));
}
