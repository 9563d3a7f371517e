//! Symbolic links: what is at their end is read and written, and they stay.

use std::{fs, os::unix::fs::symlink};

use super::place::Place;

fn link(place: &Place, to: &str, name: &str) {
    symlink(to, place.path(name)).expect("a link");
}

fn is_link(place: &Place, name: &str) -> bool {
    place.path(name).is_symlink()
}

#[test]
fn a_source_that_is_a_link_is_written_where_it_leads() {
    let place = Place::new();
    fs::create_dir(place.path("kept")).expect("a folder");
    fs::rename(place.path("csp12.toml"), place.path("kept/own.toml")).expect("it moves");
    link(&place, "kept/own.toml", "csp12.toml");
    place.run("record csp12.toml WGTU --took 2h").is_well();
    assert!(is_link(&place, "csp12.toml"));
    assert!(place.read("kept/own.toml").contains("took = \"2h\""));
    place.run("render --write csp12.toml").is_well();
    assert_eq!(
        place.names(),
        ["csp12.html", "csp12.md", "csp12.toml", "kept"]
    );
}

#[test]
fn a_rendered_file_that_is_a_link_is_written_where_it_leads() {
    let place = Place::new();
    fs::create_dir(place.path("public")).expect("a folder");
    place.write("public/old.md", "old");
    place.write("public/.plenary-l3fT0v.tmp", "of a run that was killed");
    link(&place, "public/old.md", "csp12.md");
    link(&place, "public/new.html", "csp12.html");
    place.run("render --write csp12.toml").is_well();
    assert!(is_link(&place, "csp12.md") && is_link(&place, "csp12.html"));
    assert!(place.read("public/old.md").starts_with("# Draft schedule"));
    assert!(place.read("public/new.html").starts_with("<!DOCTYPE html>"));
    assert_eq!(
        fs::read_dir(place.path("public"))
            .expect("a folder")
            .count(),
        2
    );
    place.run("check csp12.toml").is_well();
}

#[test]
fn a_link_into_a_folder_that_is_not_there_is_refused() {
    let place = Place::new();
    link(&place, "nowhere/csp12.md", "csp12.md");
    let said = place.run("render --write csp12.toml");
    said.is_refused(
        "cannot write `csp12.md`: No such file or directory (os error 2); make its folder",
    );
    assert_eq!(place.names(), ["csp12.md", "csp12.toml"]);
}

#[test]
fn links_that_lead_nowhere_are_named() {
    let place = Place::new();
    link(&place, "round.toml", "round.toml");
    link(&place, "gone.toml", "lost.toml");
    let said = place.run("check .");
    said.is_refused("cannot read `./round.toml`: Too many levels of symbolic links");
    said.is_refused("`./lost.toml` is a link to `gone.toml`, which is not there: mend the link");
    assert!(
        said.out
            .contains("3 schedules: 1 not rendered yet, 2 that could not be read"),
        "{said:?}"
    );
    let loops = Place::new();
    link(&loops, "csp12.md", "csp12.html");
    link(&loops, "csp12.html", "csp12.md");
    let said = loops.run("render --write csp12.toml");
    said.is_refused(
        "`csp12.md` is a link that leads back to itself: delete it; nothing has been written",
    );
}

#[test]
fn a_link_to_a_folder_is_a_folder_where_it_is_named() {
    let place = Place::new();
    fs::create_dir(place.path("kept")).expect("a folder");
    fs::rename(place.path("csp12.toml"), place.path("kept/csp12.toml")).expect("it moves");
    link(&place, "kept", "here");
    link(&place, "..", "kept/up");
    place.run("render --write here").is_well();
    assert!(place.path("kept/csp12.md").exists());
    place.run("render here/csp12.toml").is_well();
    let said = place.run("render here");
    said.is_refused("`here` is a folder: give the files in it");
}

#[test]
fn a_source_is_never_written_over() {
    let place = Place::new();
    let before = place.read("csp12.toml");
    link(&place, "csp12.toml", "csp12.md");
    let said = place.run("render --write csp12.toml");
    said.is_refused("`csp12.md` is a source itself");
    assert_eq!(place.read("csp12.toml"), before);
    assert_eq!(place.names(), ["csp12.md", "csp12.toml"]);
}
