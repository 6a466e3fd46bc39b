//! How answers are put: types, tags, parts, whom they are given to, and from where.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::catalogue;
use super::preview::Preview;

#[test]
fn types_tags_and_parts_are_right() {
    let site = catalogue()
        .file("static/clip.mp4", vec![7_u8; 200_000])
        .file("static/说明.pdf", "%PDF-1.4")
        .file("static/.well-known/security.txt", "contact");
    let preview = Preview::start(&site, &[]);
    for (path, media) in [
        ("/", "text/html; charset=utf-8"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/manifest.json", "application/json"),
        ("/minzheng/b/fj.txt", "text/plain; charset=utf-8"),
        ("/clip.mp4", "video/mp4"),
        ("/说明.pdf", "application/pdf"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/_preview/live.js", "text/javascript; charset=utf-8"),
    ] {
        let whole = preview.get(path);
        assert_eq!((whole.status, whole.header("content-type")), (200, media), "{path}");
        let length = whole.body.len().to_string();
        let head = preview.ask("HEAD", path, &[]);
        assert_eq!(
            (head.status, head.header("content-length"), head.body.len()),
            (200, &*length, 0),
            "{path}"
        );
        let tag = whole.header("etag").to_owned();
        assert!(tag.len() > 4, "{path}: {tag}");
        assert_eq!(preview.ask("GET", path, &[("If-None-Match", &tag)]).status, 304, "{path}");
        assert_eq!(preview.ask("GET", path, &[("If-None-Match", "\"other\"")]).status, 200, "{path}");
        let part = preview.ask("GET", path, &[("Range", "bytes=2-5")]);
        assert_eq!((part.status, &part.body[..]), (206, &whole.body[2..6]), "{path}");
        assert_eq!(part.header("content-range"), format!("bytes 2-5/{length}"));
        let tail = preview.ask("GET", path, &[("Range", "bytes=-3")]);
        assert_eq!(&tail.body[..], &whole.body[whole.body.len() - 3..], "{path}");
        let rest = preview.ask("GET", path, &[("Range", "bytes=4-")]);
        assert_eq!(&rest.body[..], &whole.body[4..], "{path}");
        let beyond = preview.ask("GET", path, &[("Range", "bytes=9999999-")]);
        assert_eq!((beyond.status, beyond.header("content-range")), (416, &*format!("bytes */{length}")));
        for odd in ["bytes=a-b", "lines=1-2", "bytes=5"] {
            assert_eq!(preview.ask("GET", path, &[("Range", odd)]).status, 200, "{path} {odd}");
        }
        let changed = [("Range", "bytes=0-1"), ("If-Range", "\"other\"")];
        assert_eq!(preview.ask("GET", path, &changed).status, 200, "{path}");
    }
    assert_eq!(preview.ask("POST", "/", &[]).status, 405);
    let bare = preview.get("/minzheng/a");
    assert_eq!((bare.status, bare.header("location")), (301, "/minzheng/a/"));
    let missing = preview.get("/nirgends/");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("404") || missing.text().contains("没有"), "the site's own page");
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let site = catalogue();
    let preview = Preview::start(&site, &[]);
    for host in ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:80", "192.168.0.9:8000"] {
        assert_eq!(preview.ask("GET", "/", &[("Host", host)]).status, 200, "{host}");
    }
    for host in ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", ""]
    {
        for path in ["/", "/_check/", "/_preview/events", "/_preview/page?at=/"] {
            let answer = super::client::ask(&preview.host, "GET", path, &[("Host", host)]).unwrap();
            assert_eq!(answer.status, 403, "{host} {path}");
        }
    }
}

#[test]
fn d090_nothing_outside_of_what_is_published_is_sent() {
    let site = catalogue()
        .file("static/a.txt", "static")
        .file("secret.txt", "geheim")
        .file("content/minzheng/lone.txt", "geheim");
    let preview = Preview::start(&site, &[]);
    assert_eq!(preview.get("/a.txt").text(), "static");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/a.txt/../../secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/./../secret.txt",
        "/assets/../../secret.txt",
        "/assets/..%2f..%2fsite.yaml",
        "/site.yaml",
        "/content/minzheng/a.md",
        "/minzheng/a.md",
        "/minzheng/lone.txt",
        "/minzheng/b/../b/../../../secret.txt",
        "/minzheng/b/..%2f..%2flone.txt",
        "/static/a.txt",
        "/a.txt%00",
        "/%",
        "/%zz",
    ] {
        let mut stream = TcpStream::connect(&preview.host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", preview.host).unwrap();
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains("geheim") && !text.contains("base_url"), "{path}: {text}");
        assert!(!text.starts_with("HTTP/1.1 200"), "{path}: {text}");
    }
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_at_once_with_streams_open() {
    let site = catalogue();
    let preview = Preview::watch(&site);
    let mut stream = TcpStream::connect(&preview.host).unwrap();
    write!(stream, "GET /_preview/events HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host).unwrap();
    let mut first = [0; 12];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    let status =
        std::process::Command::new("kill").args(["-INT", &preview.id().to_string()]).status().unwrap();
    assert!(status.success());
    let ended = super::preview::ended(preview);
    assert_eq!(ended.code(), Some(0));
}
