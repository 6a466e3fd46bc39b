//! After a crash, a kill or a meddling hand, the next build is right.

use super::*;

const OLD: &[(&str, &str)] = &[("a", "1"), ("b/c", "1"), ("d", "1"), ("e/f/g", "1")];
const NEW: &[(&str, &str)] = &[("a", "2"), ("b/c", "1"), ("e", "2"), ("h/i", "2")];

#[test]
fn a_build_that_ends_early_changes_nothing() {
    for place in [Place::new(), Place::new().in_place()] {
        place.build(OLD);
        for count in 0..=NEW.len() {
            let before = traces(&place.public());
            let publication = place.begin().unwrap();
            NEW.iter().take(count).for_each(|(path, text)| publication.put(path, text.as_bytes()).unwrap());
            drop(publication);
            assert_eq!(traces(&place.public()), before);
        }
        place.build(NEW);
        place.build(OLD);
    }
}

#[test]
fn a_spare_in_any_state_will_do() {
    let place = Place::new();
    let spare = place.beside("spare");
    let outside = place.temp.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("precious"), "").unwrap();
    let spoil: &[&dyn Fn()] = &[
        &|| fs::remove_dir_all(&spare).unwrap(),
        &|| fs::remove_file(spare.join("manifest.json")).unwrap(),
        // A cut-off page, a link out, a folder for a file, a file for a folder.
        &|| {
            fs::remove_file(spare.join("b/c")).unwrap();
            fs::write(spare.join("b/c"), "half").unwrap();
        },
        &|| std::os::unix::fs::symlink(&outside, spare.join("h")).unwrap_or_default(),
        &|| std::os::unix::fs::symlink(&outside, spare.join("x")).unwrap(),
        &|| {
            let _ = fs::remove_file(spare.join("a"));
            fs::create_dir_all(spare.join("a/a/a")).unwrap();
            fs::write(spare.join("a/a/b"), "").unwrap();
        },
        &|| {
            fs::remove_dir_all(spare.join("b")).unwrap();
            fs::write(spare.join("b"), "").unwrap();
        },
        &|| {
            fs::remove_dir_all(&spare).unwrap();
            fs::write(&spare, "").unwrap();
        },
        &|| {
            fs::remove_dir_all(&spare).unwrap();
            std::os::unix::fs::symlink(&outside, &spare).unwrap();
        },
    ];
    for spoil in spoil {
        for (first, second) in [(OLD, NEW), (NEW, OLD)] {
            place.build(first);
            place.build(&[]);
            place.build(first);
            fs::create_dir_all(spare.join("b")).unwrap();
            fs::write(spare.join("b/c"), "").unwrap();
            fs::write(spare.join("manifest.json"), "").unwrap();
            spoil();
            place.build(second);
            place.build(first);
        }
    }
    assert_eq!(tree(&outside).len(), 1);
    assert!(fs::symlink_metadata(&spare).unwrap().is_dir());
}

#[test]
fn what_was_edited_by_hand_is_made_again() {
    for place in [Place::new(), Place::new().in_place()] {
        place.build(OLD);
        // Other size; same size; gone; a folder that is a file's. Links into the
        // spare are edited with it.
        place.edit("a", "longer");
        assert_eq!(place.build(OLD).written, 1);
        std::thread::sleep(std::time::Duration::from_millis(20));
        place.edit("a", "X");
        assert_eq!(place.build(OLD).written, 1);
        fs::remove_file(place.public().join("d")).unwrap();
        assert_eq!(place.build(OLD).written, 1);
        fs::remove_file(place.public().join("d")).unwrap();
        fs::create_dir(place.public().join("d")).unwrap();
        assert_eq!(place.build(OLD).written, 1);
        assert!(!place.build(OLD).changed);
    }
}

#[test]
fn an_old_time_does_not_hide_another_size() {
    let place = Place::new();
    place.build(OLD);
    place.edit("a", "longer").age("a");
    assert_eq!(place.build(OLD).written, 1);
}

#[test]
fn a_hand_that_was_faster_still_changes_the_manifest() {
    let place = Place::new();
    place.build(&[("a", "old")]);
    place.edit("a", "newer");
    let outcome = place.build(&[("a", "newer")]);
    assert_eq!((outcome.changed, outcome.written), (true, 0));
}

#[test]
fn a_file_that_went_and_is_not_wanted_leaves_the_manifest() {
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "1")]);
    fs::remove_file(place.public().join("b")).unwrap();
    assert!(place.build(&[("a", "1")]).changed);
}

#[test]
fn touching_a_file_changes_nothing() {
    let place = Place::new();
    place.build(OLD);
    std::thread::sleep(std::time::Duration::from_millis(20));
    place.edit("a", "1");
    assert!(!place.build(OLD).changed);
}

#[test]
fn a_manifest_that_names_files_outside_removes_none() {
    let place = Place::new();
    place.build(&[("a", "1")]);
    fs::write(place.temp.path().join("precious"), "").unwrap();
    let named = manifest::NAME;
    let text = fs::read_to_string(place.public().join(named)).unwrap();
    place.edit(named, &text.replace("\"a\"", "\"../precious\""));
    assert!(matches!(place.try_build(&[]), Err(OutputError::NotOurs { .. })));
    place.edit(named, &text.replace("{\n\"a\"", "{\n\"../precious\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":0},\n\"a\""));
    place.build(&[]);
    assert!(place.temp.path().join("precious").exists());
}

#[test]
fn an_output_folder_that_was_deleted_is_made_again() {
    let place = Place::new();
    place.build(OLD);
    fs::remove_dir_all(place.public()).unwrap();
    assert_eq!(place.build(OLD).written, 4);
}
