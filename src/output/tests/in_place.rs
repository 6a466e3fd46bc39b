//! Publishing file by file.

use super::*;

#[test]
fn only_what_differs_is_replaced_and_no_spare_stays() {
    let place = Place::new().in_place();
    let outcome = place.build(&[("a", "1"), ("b", "1"), ("c/d", "1")]);
    assert!(outcome.in_place && outcome.written == 3);
    let (folder, a) = (inode(place.public()), inode(place.public().join("a")));
    let outcome = place.build(&[("a", "1"), ("b", "2")]);
    assert_eq!((outcome.written, outcome.removed), (1, 1));
    assert_eq!((inode(place.public()), inode(place.public().join("a"))), (folder, a));
    assert!(!place.beside("spare").exists());
}

#[test]
fn assets_come_before_pages_and_the_home_page_last() {
    let mut order = ["index.html", "a/index.html", "404.html", "a/b/index.html", "z/z/s.css", "s.css"];
    order.sort_by_key(|path| super::super::in_place::turn(path));
    assert_eq!(order, ["z/z/s.css", "s.css", "a/b/index.html", "a/index.html", "404.html", "index.html"]);
}

/// What a kill leaves: a journal, the manifest of the old site, some files of the
/// new one, one being copied.
#[test]
fn an_interrupted_run_is_finished_by_the_next() {
    let old: &[(&str, &str)] = &[("a", "1"), ("b", "1"), ("gone/x", "1")];
    let new: &[(&str, &str)] = &[("a", "2"), ("b", "1"), ("new/y", "2")];
    for (mode, next) in [(Mode::InPlace, new), (Mode::Auto, new), (Mode::InPlace, old), (Mode::Auto, old)] {
        let mut place = Place::new().in_place();
        place.build(old);
        place.edit("a", "2").edit("new/y", "2").edit(".gongkai-tmp", "ha");
        fs::write(place.beside("journal"), r#"["a","b","gone/x","new/y"]"#).unwrap();
        place.options.mode = mode;
        drop(place.begin().unwrap());
        assert!(place.beside("journal").exists());
        place.edit("foreign", "");
        assert!(matches!(place.try_build(next), Err(OutputError::NotOurs { .. })));
        fs::remove_file(place.public().join("foreign")).unwrap();
        assert!(place.build(next).changed);
        assert!(!place.build(next).changed);
    }
}

#[test]
fn a_run_that_lacked_only_its_manifest_is_finished() {
    let place = Place::new().in_place();
    place.build(&[("a", "1")]);
    place.edit("b", "2");
    fs::write(place.beside("journal"), r#"["a","b"]"#).unwrap();
    let outcome = place.build(&[("a", "1"), ("b", "2")]);
    assert_eq!((outcome.changed, outcome.written), (true, 0));
    // It had its manifest too, and lacked only the end of its journal.
    fs::write(place.beside("journal"), r#"["a","b"]"#).unwrap();
    place.build(&[("a", "1"), ("b", "2")]);
    // Even the first run, which had no manifest before.
    fs::remove_file(place.public().join("manifest.json")).unwrap();
    fs::write(place.beside("journal"), r#"["a","b"]"#).unwrap();
    place.build(&[("a", "1"), ("b", "2")]);
}

#[test]
fn with_a_journal_no_time_and_no_size_is_believed() {
    let place = Place::new().in_place();
    place.build(&[("a", "1"), ("b", "1")]);
    place.edit("a", "2").age("a");
    fs::write(place.beside("journal"), r#"["a","b"]"#).unwrap();
    assert_eq!(place.build(&[("a", "1"), ("b", "1")]).written, 1);
}

#[test]
fn a_run_that_fails_midway_leaves_a_journal_and_the_next_one_ends_it() {
    let place = Place::new().in_place();
    place.build(&[("a", "1"), ("z", "1")]);
    let publication = place.begin().unwrap();
    publication.put("a", b"2").unwrap();
    publication.put("z", b"2").unwrap();
    // As if the disk had failed between two files.
    fs::remove_file(place.beside("spare").join("z")).unwrap();
    assert_eq!(publication.finish().unwrap_err().exit_code(), 3);
    let tree = tree(&place.public());
    assert_eq!((tree["a"].as_str(), tree["z"].as_str()), ("2", "1"));
    assert!(place.beside("journal").exists());
    place.build(&[("a", "2"), ("z", "2")]);
}

#[test]
fn a_journal_that_cannot_be_read_is_told() {
    let place = Place::new();
    fs::write(place.beside("journal"), "[").unwrap();
    let error = place.begin().unwrap_err();
    assert!(error.to_string().contains("cannot read") && error.to_string().contains("journal"), "{error}");
}
