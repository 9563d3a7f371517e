//! Pipes that are closed before everything has been said.

use std::process::{Child, Stdio};

use super::place::{Place, Said};

fn closed(mut child: Child) -> Said {
    drop(child.stdout.take());
    Said::from(child.wait_with_output().expect("it ends"))
}

#[test]
fn who_has_read_enough_changes_nothing() {
    let place = Place::new();
    place.run("render --write csp12.toml").is_well();
    place.write("bad.toml", "");
    for (line, code) in [
        ("render csp12.toml", 0),
        ("check csp12.toml --format json", 0),
        ("check bad.toml --format json", 1),
        ("schema", 0),
        ("manual", 0),
        ("--help", 0),
        ("render --write csp12.toml", 0),
        ("record csp12.toml WGTU --took 2h", 0),
    ] {
        let child = place
            .command(line)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let said = closed(child.expect("it runs"));
        assert_eq!((said.code, &*said.error), (Some(code), ""), "{line}");
    }
    assert!(place.read("csp12.toml").contains("took = \"2h\""));
}

#[test]
fn the_standard_error_may_be_closed_too() {
    let place = Place::new();
    place.write("bad.toml", "");
    for line in [
        "check bad.toml",
        "render bad.toml",
        "render bad.toml --format json",
    ] {
        let said = place.shell(&format!("$P {line} 2> >(true)"));
        assert_eq!(said.code, Some(1), "{line}: {said:?}");
    }
}
