//! Files that stay though the site did not make them.

use super::*;

#[test]
fn kept_files_are_in_every_generation() {
    for place in [Place::new(), Place::new().in_place()] {
        let place = place.keep(&["CNAME", "uploads/", "*.txt"]);
        place.build(&[("index.html", "1")]);
        place.edit("CNAME", "example.gov.cn").edit("uploads/a/b.pdf", "b").edit("deep/verify.txt", "v");
        std::os::unix::fs::symlink("../elsewhere", place.public().join("uploads/link")).unwrap();
        fs::create_dir(place.public().join("uploads/empty")).unwrap();
        assert!(!place.build(&[("index.html", "1")]).changed);
        for round in ["2", "3", "4"] {
            place.build(&[("index.html", round)]);
            let tree = tree(&place.public());
            assert_eq!(tree["CNAME"], "example.gov.cn");
            assert_eq!(tree["uploads/a/b.pdf"], "b");
            assert_eq!(tree["uploads/link"], "-> ../elsewhere");
            assert_eq!(tree["deep/verify.txt"], "v");
            assert!(tree.contains_key("uploads/empty/"));
        }
    }
}

#[test]
fn a_kept_file_is_the_latest_and_can_go() {
    let place = Place::new().keep(&["CNAME"]);
    place.build(&[("a", "1")]);
    place.edit("CNAME", "one");
    place.build(&[("a", "2")]);
    fs::remove_file(place.public().join("CNAME")).unwrap();
    place.edit("CNAME", "two");
    place.build(&[("a", "3")]);
    place.build(&[("a", "4")]);
    assert_eq!(tree(&place.public())["CNAME"], "two");
    fs::remove_file(place.public().join("CNAME")).unwrap();
    place.build(&[("a", "5")]);
    place.build(&[("a", "6")]);
    assert!(!tree(&place.public()).contains_key("CNAME"));
}

#[test]
fn a_folder_with_kept_files_only_can_be_used() {
    let place = Place::new().keep(&[".git/"]);
    place.edit(".git/HEAD", "ref");
    place.build(&[("a", "1")]);
    place.build(&[("a", "2")]);
    assert_eq!(tree(&place.public())[".git/HEAD"], "ref");
}

#[test]
fn the_site_never_replaces_a_kept_file() {
    for (kept, page) in [("a.txt", "a.txt"), ("up/x", "up"), ("a.txt", "a.txt/index.html")] {
        let place = Place::new().keep(&["up/", "*.txt"]);
        place.edit(kept, "kept");
        let error = place.try_build(&[(page, "page")]).unwrap_err();
        assert!(matches!(&error, OutputError::Kept { files, .. } if files == &[kept]), "{error}");
        assert_eq!(error.exit_code(), 2);
        assert_eq!(tree(&place.public())[kept], "kept");
    }
}

#[test]
fn a_kept_link_is_never_written_through() {
    let place = Place::new().keep(&["latest"]);
    let outside = place.temp.path().join("outside");
    fs::create_dir(&outside).unwrap();
    place.build(&[("a", "1")]);
    std::os::unix::fs::symlink(&outside, place.public().join("latest")).unwrap();
    place.build(&[("a", "2")]);
    assert!(matches!(place.try_build(&[("latest/b", "b")]), Err(OutputError::Kept { .. })));
    // Gone from the output folder, the link is still in the spare.
    fs::remove_file(place.public().join("latest")).unwrap();
    fs::create_dir_all(place.beside("spare")).unwrap();
    let _ = std::os::unix::fs::symlink(&outside, place.beside("spare").join("latest"));
    place.build(&[("latest/b", "b")]);
    assert_eq!(tree(&outside).len(), 0);
}
