//! What the README shows of the command is what the command prints.

use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = std::fs::read_to_string(format!("{ROOT}/README.md")).expect("there is a README");
    let blocks = readme.split("```console\n$ plenary ").skip(1);
    let mut shown = 0;
    for block in blocks {
        let (args, rest) = block.split_once('\n').expect("a command is a line");
        let (expected, _) = rest.split_once("```").expect("a block is closed");
        assert_eq!(printed(args), expected, "plenary {args}");
        shown += 1;
    }
    assert!(shown > 0, "the README shows no command");
}

fn printed(args: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenary"));
    let output = command.args(args.split(' ')).current_dir(ROOT).output();
    let output = output.expect("the command runs");
    let both = [output.stdout, output.stderr].concat();
    String::from_utf8(both).expect("it prints text")
}
