//! What a build does to the output folder when all goes well.

use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

const SITE: &[(&str, &str)] =
    &[("index.html", "首页"), ("年报/2024/index.html", "年报"), ("style.css", "p{}"), ("空.txt", "")];

#[test]
fn a_first_build_publishes_the_site_and_links_a_spare() {
    let place = Place::new();
    let outcome = place.build(SITE);
    let whole = Outcome { files: 4, bytes: 15, written: 4, changed: true, ..Outcome::default() };
    assert_eq!(outcome, whole);
    assert_eq!(inode(place.public().join("style.css")), inode(place.beside("spare").join("style.css")));
}

#[test]
fn an_empty_folder_and_a_missing_parent_are_fine() {
    let mut place = Place::new();
    fs::create_dir(place.public()).unwrap();
    place.build(SITE);
    assert!(place.beside("spare").join("style.css").exists());
    place.options.dir = place.temp.path().join("a/b/public");
    place.try_build(SITE).unwrap();
    assert_eq!(tree(&place.options.dir).len(), 5);
}

#[test]
fn the_manifest_is_one_line_a_file() {
    let place = Place::new();
    place.build(&[("b\".txt", "b"), ("a/x", "x")]);
    let text = fs::read_to_string(place.public().join("manifest.json")).unwrap();
    let expected = r#"{"schema_version":1,"generator":"gongkai","files":{
"a/x":{"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","size":1},
"b\".txt":{"sha256":"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d","size":1}
}}
"#;
    assert_eq!(text, expected);
    let files = manifest::read(text.as_bytes()).unwrap().unwrap();
    assert_eq!(files["a/x"], Print::of(b"x"));
}

#[test]
fn nothing_changed_nothing_touched() {
    for place in [Place::new(), Place::new().in_place()] {
        place.build(SITE);
        let before = traces(place.temp.path());
        let outcome = place.build(SITE);
        assert!(!outcome.changed && outcome.written == 0 && outcome.bytes == 15);
        assert_eq!(traces(place.temp.path()), before);
    }
}

#[test]
fn one_change_touches_one_file() {
    let place = Place::new();
    place.build(&[("a.html", "1"), ("b.html", "1"), ("x/c.html", "1")]);
    for round in ["2", "3", "4", "3"] {
        let (a, c) = (inode(place.public().join("a.html")), inode(place.public().join("x/c.html")));
        let outcome = place.build(&[("a.html", "1"), ("b.html", round), ("x/c.html", "1")]);
        assert_eq!((outcome.written, outcome.removed, outcome.in_place), (1, 0, false));
        assert_eq!(inode(place.public().join("a.html")), a);
        assert_eq!(inode(place.public().join("x/c.html")), c);
    }
}

#[test]
fn files_and_folders_go_and_change_places() {
    for place in [Place::new(), Place::new().in_place()] {
        place.build(&[("a", "file"), ("b/c/d", "deep"), ("b/c/e", "deep"), ("z", "z")]);
        let outcome = place.build(&[("a/b/c", "folder now"), ("b", "file now"), ("z", "z")]);
        assert_eq!((outcome.written, outcome.removed), (2, 3));
        place.build(&[("a", "file"), ("b/c/d", "deep"), ("z", "z")]);
        place.build(&[("z", "z")]);
        place.build(&[]);
    }
}

#[test]
fn a_reader_sees_the_old_or_the_new_page() {
    let place = Place::new();
    place.build(&[("index.html", "old"), ("a", "a")]);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::Relaxed) {
                let seen = fs::read_to_string(place.public().join("index.html")).unwrap();
                assert!(seen == "old" || seen == "new", "{seen}");
                assert!(place.public().join("manifest.json").exists());
                reads += 1;
            }
            reads
        });
        for page in ["new", "old"].iter().cycle().take(60) {
            place.build(&[("index.html", page), ("a", "a")]);
        }
        done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 0);
    });
}

#[test]
fn many_threads_put() {
    let place = Place::new();
    let site: Vec<(String, String)> =
        (0..800).map(|n| (format!("{}/{}/{n}.html", n % 7, n % 3), format!("page {n}"))).collect();
    let site: Vec<(&str, &str)> = site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    // Folders that were files, so that all threads clear the same way.
    place.build(&[("0", ""), ("1", ""), ("2", ""), ("3/0", "")]);
    let publication = place.begin().unwrap();
    std::thread::scope(|scope| {
        for part in site.chunks(100).chain(site.chunks(130)) {
            let publication = &publication;
            scope.spawn(move || part.iter().for_each(|(p, t)| publication.put(p, t.as_bytes()).unwrap()));
        }
    });
    assert_eq!(publication.finish().unwrap().written, 800);
    assert!(!place.build(&site).changed);
}

#[test]
fn a_file_is_copied_and_an_equal_one_is_not() {
    let place = Place::new();
    let source = place.temp.path().join("附件.pdf");
    fs::write(&source, vec![b'x'; 200_000]).unwrap();
    for (round, changed) in [(0, true), (1, false)] {
        let publication = place.begin().unwrap();
        publication.put_file("a/附件.pdf", &source).unwrap();
        let outcome = publication.finish().unwrap();
        assert_eq!((outcome.changed, outcome.bytes), (changed, 200_000), "{round}");
    }
    assert_eq!(fs::read(place.public().join("a/附件.pdf")).unwrap(), fs::read(&source).unwrap());
    assert_ne!(inode(place.public().join("a/附件.pdf")), inode(source), "a later edit must not show");
}

#[test]
fn a_link_to_the_folder_stays_a_link() {
    let mut place = Place::new();
    let link = place.temp.path().join("link");
    std::os::unix::fs::symlink(place.public(), &link).unwrap();
    place.options.dir = link.clone();
    assert_eq!(place.begin().unwrap_err().exit_code(), 3, "it leads nowhere yet");
    fs::create_dir(place.public()).unwrap();
    place.build(SITE);
    place.build(&SITE[1..]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(place.beside("spare").exists());
}

#[test]
fn durable_builds_and_the_mode_of_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let mut place = Place::new();
    place.options.durable = true;
    place.build(SITE);
    fs::set_permissions(place.public(), fs::Permissions::from_mode(0o750)).unwrap();
    place.build(&SITE[1..]);
    assert_eq!(fs::metadata(place.public()).unwrap().mode() & 0o777, 0o750);
    place.options.mode = Mode::InPlace;
    place.build(SITE);
}

/// A sequence of sites made of few names, so that they meet as files and folders.
#[test]
fn thirty_sites_after_each_other_are_each_exact() {
    let mut seed = 20_240_331_u64;
    let mut next = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut places = [Place::new(), Place::new().in_place(), Place::new()];
    for round in 0..30 {
        let mut site: BTreeMap<String, String> = BTreeMap::new();
        for _ in 0..next(40) {
            let path: Vec<_> =
                (0..=next(3)).map(|_| ["a", "b.html", "c", "index.html"][next(4) as usize]).collect();
            let path = path.join("/");
            let meets = |other: &String| {
                path.starts_with(&format!("{other}/")) || other.starts_with(&format!("{path}/"))
            };
            if !site.keys().any(meets) {
                site.insert(path, format!("{}", next(3)));
            }
        }
        let site: Vec<_> = site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        // The third place is exchanged and written in place by turns.
        places[2].options.mode = if round % 3 == 0 { Mode::InPlace } else { Mode::Auto };
        for place in &places {
            place.build(&site);
            assert!(!place.build(&site).changed);
        }
    }
}
