//! The command prints what the README and the guide show.

use std::{path::Path, process::Command};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_readme_and_the_guide_show_what_is_printed() {
    let folder = tempfile::tempdir().expect("there is room");
    let schedule = format!("{ROOT}/schedules/att-csp12-working-groups.toml");
    std::fs::copy(schedule, folder.path().join("csp12.toml")).expect("it can be copied");
    for page in ["README.md", "crates/plenary/src/guide.md"] {
        let text = std::fs::read_to_string(format!("{ROOT}/{page}")).expect("there is a page");
        let blocks: Vec<_> = text.split("```console\n$ plenary ").skip(1).collect();
        assert!(!blocks.is_empty(), "{page} shows no command");
        for block in blocks {
            let (args, rest) = block.split_once('\n').expect("a command is a line");
            let (expected, _) = rest.split_once("```").expect("a block is closed");
            let place = if args.contains("csp12.toml") {
                folder.path()
            } else {
                Path::new(ROOT)
            };
            assert_eq!(printed(args, place), expected, "{page}: plenary {args}");
        }
    }
}

fn printed(args: &str, place: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    let output = command
        .args(args.split(' '))
        .current_dir(place)
        .output()
        .expect("the command runs");
    let both = [output.stdout, output.stderr].concat();
    String::from_utf8(both).expect("it prints text")
}
