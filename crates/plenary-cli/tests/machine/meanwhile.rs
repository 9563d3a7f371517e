//! Several who do something to one file at a time.

use std::{fs, io::Write, process::Stdio, thread};

use super::place::{Place, Said, letter};

/// Runs a command on `csp12.toml`, which somebody changes once the command has read it: the version
/// before it is a pipe, that is read next.
fn edited_meanwhile(place: &Place, source: &str, line: &str) -> (Said, String) {
    place.write("csp12.toml", source);
    place.fifo("before.toml");
    let pipe = place.path("before.toml");
    let mut command = place.command(line);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let edited = source.to_owned() + "# somebody's\n";
    let (file, text) = (place.path("csp12.toml"), edited.clone());
    let feed = thread::spawn(move || {
        let pipe = fs::OpenOptions::new().write(true).open(&pipe);
        fs::write(&file, &text).expect("it is written");
        let fed = pipe.and_then(|mut pipe| pipe.write_all(letter().as_bytes()));
        fed.expect("it is read");
    });
    let said = Said::from(child.wait_with_output().expect("it ends"));
    feed.join().expect("it fed");
    (said, edited)
}

fn since_a_pipe(text: &str) -> String {
    text.to_owned() + "\n[revision]\nnumber = 1\nissued = 2026-02-12\nsince = \"before.toml\"\n"
}

#[test]
fn what_somebody_writes_meanwhile_is_not_written_over() {
    let typo = letter().replace("10:00-13:00", "10.00-13.00");
    let moved = letter().replace("3 sessions", "2 sessions");
    for (source, line) in [
        (since_a_pipe(&letter()), "record csp12.toml WGTU --took 2h"),
        (since_a_pipe(&typo), "check --fix csp12.toml"),
        // `issue` keeps the version before as a file, which a pipe cannot be: it is given with --from.
        (moved, "issue csp12.toml --on 2026-03-12 --from before.toml"),
    ] {
        let place = Place::new();
        let (said, edited) = edited_meanwhile(&place, &source, line);
        said.is_refused(
            "`csp12.toml` has been changed by somebody else meanwhile, and is left as it is now",
        );
        assert_eq!(place.read("csp12.toml"), edited, "{line}");
        assert_eq!(place.names(), ["before.toml", "csp12.toml"], "{line}");
    }
}

#[test]
fn of_several_records_at_once_none_is_lost() {
    let ids = ["WGETI/exchange", "WGETI/issues", "WGTU", "WGTR"];
    for round in 0..20 {
        let place = Place::new();
        let start = |id: &&str| {
            place
                .command(&format!("record csp12.toml {id} --cancelled"))
                .arg(format!("{id} is not held"))
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it runs")
        };
        let children: Vec<_> = ids.iter().map(start).collect();
        let ended: Vec<_> = children
            .into_iter()
            .map(|child| Said::from(child.wait_with_output().expect("it ends")))
            .collect();
        let now = place.read("csp12.toml");
        for (id, said) in ids.iter().zip(&ended) {
            let there = now.contains(&format!("cancelled = \"{id} is not held\""));
            assert_eq!(
                there,
                said.out.contains("csp12.toml: recorded"),
                "round {round}: {said:?}"
            );
            if !there {
                said.is_refused("has been changed by somebody else meanwhile");
            }
        }
        assert!(now.contains("cancelled = "), "round {round}: {ended:?}");
        assert_eq!(place.names(), ["csp12.toml"]);
    }
}

#[test]
fn several_renders_of_one_file_at_once_leave_it_whole() {
    let place = Place::new();
    let texts = [letter(), letter().replace("3 sessions", "2 sessions")];
    for text in texts.iter().cycle().take(20) {
        place.write("csp12.toml", text);
        let start = |_| {
            let mut command = place.command("render --write csp12.toml");
            command
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .expect("it runs")
        };
        let children: Vec<_> = (0..4).map(start).collect();
        for child in children {
            Said::from(child.wait_with_output().expect("it ends")).is_well();
        }
        place.run("check csp12.toml").is_well();
        assert_eq!(place.names(), ["csp12.html", "csp12.md", "csp12.toml"]);
    }
}

#[test]
fn a_lock_that_somebody_keeps_is_not_waited_for() {
    let place = Place::new();
    let said = place.shell("flock . flock csp12.toml $P record csp12.toml WGTU --took 2h");
    said.is_well();
    place
        .shell("flock . $P render --write csp12.toml")
        .is_well();
}
