//! What is refused, and that the output folder is then as it was.

use super::*;

#[track_caller]
fn refused(place: &Place, code: u8, told: &str) {
    let before = traces(&place.public());
    let error = place.try_build(&[("index.html", "new")]).unwrap_err();
    assert_eq!((error.exit_code(), error.message().en.contains(told)), (code, true), "{error}");
    assert!(!error.message().zh.is_empty());
    assert_eq!(traces(&place.public()), before);
}

#[test]
fn foreign_files_are_named() {
    for place in [Place::new(), Place::new().in_place()] {
        place.build(&[("index.html", "old"), ("a/b", "b")]);
        place.edit("笔记.doc", "").edit("a/c", "");
        refused(&place, 2, "did not make (2): a/c, 笔记.doc;");
        for n in 0..12 {
            place.edit(&format!("n{n:02}"), "");
        }
        refused(&place, 2, "(14): a/c, n00, n01, n02, n03, n04, n05, n06, n07, n08 and 4 more;");
    }
}

#[test]
fn a_link_is_foreign_even_under_our_name() {
    let place = Place::new();
    place.build(&[("index.html", "old"), ("a", "a")]);
    fs::remove_file(place.public().join("a")).unwrap();
    std::os::unix::fs::symlink("/etc", place.public().join("a")).unwrap();
    refused(&place, 2, "(1): a;");
}

#[test]
fn a_folder_that_we_did_not_make_is_left_alone() {
    let foreign = [
        ("notes.txt", "mine"),
        ("manifest.json", "{}"),
        ("manifest.json", r#"{"schema_version":1,"generator":"x","files":{}}"#),
    ];
    for (path, text) in foreign {
        let place = Place::new();
        place.edit(path, text);
        refused(&place, 2, "did not make");
    }
}

#[test]
fn a_file_that_comes_during_the_build_is_seen() {
    let place = Place::new();
    place.build(&[("index.html", "old")]);
    let publication = place.begin().unwrap();
    publication.put("index.html", b"new").unwrap();
    place.edit("mine", "mine");
    assert!(matches!(publication.finish(), Err(OutputError::NotOurs { .. })));
    let kept = [("index.html", "old"), ("mine", "mine")];
    kept.iter().for_each(|(path, text)| assert_eq!(tree(&place.public())[*path], *text));
}

#[test]
fn one_build_at_a_time() {
    let place = Place::new();
    let first = place.begin().unwrap();
    assert!(matches!(place.begin(), Err(OutputError::Busy { .. })));
    drop(first);
    assert!(place.beside("lock").exists(), "a lock file that is left must not block");
    place.build(&[("a", "a")]);
}

#[test]
fn places_that_cannot_be_written() {
    let mut place = Place::new();
    place.edit("file", "");
    let file = place.public().join("file");
    for dir in [file.clone(), file.join("sub"), file.join("sub/sub")] {
        place.options.dir = dir;
        let error = place.begin().unwrap_err();
        assert!(error.exit_code() == 3 && error.to_string().contains("not a folder"), "{error}");
        assert!(error.to_string().contains("/public/file"), "{error}");
    }
    for dir in ["/", "/proc/self/public"] {
        place.options.dir = dir.into();
        let error = place.begin().unwrap_err();
        assert!(matches!(error, OutputError::Io { .. }), "{error}");
    }
}

#[test]
fn paths_that_a_site_cannot_have() {
    let place = Place::new();
    let publication = place.begin().unwrap();
    for path in
        ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a/.", "manifest.json", "a\0", ".gongkai-tmp"]
    {
        assert!(matches!(publication.put(path, b""), Err(OutputError::BadPath { .. })), "{path:?}");
    }
    drop(publication);
    assert!(!place.public().exists());
}

#[test]
fn one_path_one_content() {
    let place = Place::new();
    let publication = place.begin().unwrap();
    publication.put("a", b"1").unwrap();
    publication.put("a", b"1").unwrap();
    publication.put("b/c/d", b"1").unwrap();
    let told = |done: Result<(), OutputError>| done.unwrap_err().to_string();
    assert_eq!(told(publication.put("a", b"2")), "two different files are both to be published as a");
    assert_eq!(told(publication.put("a/b", b"")), "a can't be a file and also the folder of a/b");
    assert_eq!(told(publication.put("b", b"")), "b can't be a file and also the folder of b/c/d");
    assert_eq!(publication.finish().unwrap().files, 2);
}

#[test]
fn a_file_that_could_not_be_written_is_not_forgotten() {
    let place = Place::new();
    place.build(&[("index.html", "old")]);
    let publication = place.begin().unwrap();
    publication.put("index.html", b"new").unwrap();
    assert!(publication.put(&"长".repeat(100), b"name of 300 bytes").is_err());
    assert!(publication.put_file("b", &place.temp.path().join("absent")).is_err());
    assert!(publication.finish().is_err());
    assert_eq!(tree(&place.public())["index.html"], "old");
}
