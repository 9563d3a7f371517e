//! What the README shows of the command is what the command prints.

use std::{path::Path, process::Command};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).expect("there is a README");
    let folder = tempfile::tempdir().expect("there is room");
    let schedule = format!("{ROOT}/schedules/att-csp12-working-groups.toml");
    std::fs::copy(schedule, folder.path().join("csp12.toml")).expect("it can be copied");
    let blocks = readme.split("```console\n$ plenary ").skip(1);
    let mut shown = 0;
    for block in blocks {
        let (args, rest) = block.split_once('\n').expect("a command is a line");
        let (expected, _) = rest.split_once("```").expect("a block is closed");
        let place = if args.contains("csp12.toml") {
            folder.path()
        } else {
            Path::new(ROOT)
        };
        assert_eq!(printed(args, place), expected, "plenary {args}");
        shown += 1;
    }
    assert!(shown > 0, "the README shows no command");
}

fn printed(args: &str, place: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    let output = command.args(args.split(' ')).current_dir(place).output();
    let output = output.expect("the command runs");
    let both = [output.stdout, output.stderr].concat();
    String::from_utf8(both).expect("it prints text")
}
