//! Paths that are no ordinary files, and names that are no ordinary names.

use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt, process::Stdio, thread};

use super::place::{Place, Said, letter, plenary};

#[test]
fn a_pipe_is_read_like_a_file() {
    let place = Place::new();
    let plain = place.run("render csp12.toml");
    assert_eq!(place.shell("$P render <(cat csp12.toml)"), plain);
    assert_eq!(place.shell("cat csp12.toml | $P render /dev/stdin"), plain);
    assert_eq!(place.shell("cat csp12.toml | $P render -"), plain);
    assert_eq!(place.shell("$P render - < csp12.toml"), plain);
    let said = place.shell("$P record <(cat csp12.toml) WGTU --took 2h");
    said.is_refused("is no file that could be written: give a file");
}

#[test]
fn a_device_is_refused_and_what_has_no_end_is_not_read_to_it() {
    let place = Place::new();
    let refused = "is a device and no file: give a file, or `-` for the standard input";
    for line in [
        "render /dev/zero",
        "check /dev/zero",
        "why /dev/zero",
        "summary /dev/full",
    ] {
        place.run(line).is_refused(refused);
    }
    place.write(
        "since.toml",
        &(letter() + "\n[revision]\nnumber = 1\nsince = \"zero\"\n"),
    );
    std::os::unix::fs::symlink("/dev/zero", place.path("zero")).expect("a link");
    let said = place.run("check since.toml");
    assert!(said.error.starts_with("error[P0120]"), "{said:?}");
    // More memory than reading 16 MiB may take; all of it would be the machine's.
    let said = place.shell("ulimit -v 800000; $P check - < /dev/zero");
    assert_eq!(said.code, Some(1), "{said:?}");
    let most = plenary::Source::MOST_BYTES;
    let expected = format!("error[P0006]: the file has more than {most} bytes");
    assert!(said.error.starts_with(&expected), "{said:?}");
}

#[test]
fn a_pipe_in_a_folder_is_not_waited_for() {
    let place = Place::new();
    place.fifo("waits.toml");
    place.run("render --write .").is_well();
    place.run("check .").is_well();
}

#[test]
fn what_stands_where_a_rendered_file_has_to_is_left_there() {
    let place = Place::new();
    fs::create_dir(place.path("csp12.html")).expect("a folder");
    let folder = "`csp12.html` is a folder, and the rendered file has to stand there: move it away";
    let said = place.run("render --write csp12.toml");
    said.is_refused(&format!("{folder}; nothing has been written"));
    place.run("check csp12.toml").is_refused(folder);
    assert_eq!(place.names(), ["csp12.html", "csp12.toml"]);
    fs::remove_dir(place.path("csp12.html")).expect("it goes");
    place.fifo("csp12.html");
    let no_file = "`csp12.html` is no file, and the rendered file has to stand there: move it away";
    place.run("render --write csp12.toml").is_refused(no_file);
    place.run("check csp12.toml").is_refused(no_file);
    let said = place.run("render --write csp12.toml --out-dir csp12.toml");
    said.is_refused(
        "cannot make `csp12.toml`: File exists (os error 17); a file is where a folder has to be",
    );
}

fn run(place: &Place, words: &[&OsStr]) -> Said {
    plenary(&place.path(""), words)
}

#[test]
fn a_source_whose_name_is_no_text_is_not_lost() {
    let place = Place::new();
    let name = OsStr::from_bytes(b"csp\xff.toml");
    let path = place.path("").join(name);
    fs::rename(place.path("csp12.toml"), &path).expect("it moves");
    let words = |line: &'static str| line.split(' ').map(OsStr::new).collect::<Vec<_>>();
    let plain = Place::new().run("render csp12.toml");
    assert_eq!(run(&place, &[words("render"), vec![name]].concat()), plain);
    let recorded = run(
        &place,
        &[words("record"), vec![name], words("WGTU --took 2h")].concat(),
    );
    recorded.is_well();
    assert!(
        fs::read_to_string(&path)
            .expect("it is there")
            .contains("took = \"2h\"")
    );
    let says = "`csp\u{fffd}.toml` has no name in UTF-8 to call other files by: rename it";
    run(&place, &[words("render --write"), vec![name]].concat()).is_refused(says);
    run(
        &place,
        &[words("issue --on 2026-02-12"), vec![name]].concat(),
    )
    .is_refused(says);
    run(
        &place,
        &[words("new"), vec![OsStr::from_bytes(b"new\xff.toml")]].concat(),
    )
    .is_refused("`new\u{fffd}.toml` has no name in UTF-8");
    run(&place, &words("check .")).is_refused("`./csp\u{fffd}.toml` has no name in UTF-8");
    assert_eq!(place.names(), ["csp\u{fffd}.toml"]);
}

#[test]
fn a_folder_whose_name_is_no_text_is_a_folder() {
    let place = Place::new();
    let folder = place.path("").join(OsStr::from_bytes(b"plans\xff"));
    fs::create_dir(&folder).expect("a folder");
    fs::rename(place.path("csp12.toml"), folder.join("csp12.toml")).expect("it moves");
    let words = |line: &'static str| line.split(' ').map(OsStr::new).collect::<Vec<_>>();
    let name = folder.file_name().expect("it has a name");
    run(&place, &[words("render --write"), vec![name]].concat()).is_well();
    run(&place, &[words("check"), vec![name]].concat()).is_well();
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 3);
    let into = [
        words("render --write --out-dir"),
        vec![OsStr::from_bytes(b"out\xff"), name],
    ];
    run(&place, &into.concat()).is_well();
    assert_eq!(
        fs::read_dir(place.path("").join(OsStr::from_bytes(b"out\xff")))
            .expect("made")
            .count(),
        2
    );
}

#[test]
fn a_name_that_leaves_no_room_for_an_ending_is_named() {
    let place = Place::new();
    let stem = "n".repeat(250);
    fs::rename(
        place.path("csp12.toml"),
        place.path(&format!("{stem}.toml")),
    )
    .expect("it moves");
    place.run(&format!("render --write {stem}.toml")).is_well();
    let languages = "languages = [\"en\", \"fr\"]\n";
    place.write(&format!("{stem}.toml"), &in_two_languages(languages));
    let said = place.run(&format!("render --write {stem}.toml"));
    said.is_refused(
        "File name too long (os error 36); give it a shorter name; nothing has been written",
    );
    let longer = "n".repeat(300);
    place
        .run(&format!("new {longer}.toml"))
        .is_refused("give it a shorter name");
    place
        .run(&format!("check {longer}.toml"))
        .is_refused("give it a shorter name");
}

/// A schedule of which the French files have longer names than the English ones.
fn in_two_languages(languages: &str) -> String {
    format!(
        "{languages}conference = {{ en = \"CSP12\", fr = \"CEP12\" }}\n\
         name = {{ en = \"CSP12 meetings\", fr = \"Réunions de la CEP12\" }}\n\
         time-zone = \"Europe/Zurich\"\nfirst-day = 2026-03-16\nlast-day = 2026-03-16\n\
         sessions = [\"10:00-13:00\"]\n[groups.WGTU]\n\
         name = {{ en = \"Working Group\", fr = \"Groupe de travail\" }}\n\
         [[meeting]]\ngroup = \"WGTU\"\nduration = \"1 session\"\n"
    )
}

#[test]
fn a_folder_that_goes_meanwhile_is_said_to_have_gone() {
    let place = Place::new();
    fs::create_dir(place.path("gone")).expect("a folder");
    fs::copy(place.path("csp12.toml"), place.path("gone/a.toml")).expect("it is copied");
    place.fifo("waits.toml");
    let mut command = place.command("render --write gone/a.toml waits.toml");
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let (waits, gone) = (place.path("waits.toml"), place.path("gone"));
    let feed = thread::spawn(move || {
        // It is opened by both only when the first source has been read and made ready.
        let pipe = fs::OpenOptions::new()
            .write(true)
            .open(waits)
            .expect("it is read");
        fs::remove_dir_all(gone).expect("it goes");
        std::io::Write::write_all(&mut &pipe, letter().as_bytes()).expect("it is read");
    });
    let said = Said::from(child.wait_with_output().expect("it ends"));
    feed.join().expect("it fed");
    said.is_refused(
        "cannot write `gone/a.md`: No such file or directory (os error 2); make its folder",
    );
    said.is_refused("0 of 4 files have been written");
    assert_eq!(place.names(), ["csp12.toml", "waits.toml"]);
}
