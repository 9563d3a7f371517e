//! Instructions and bytes of memory of a program, counted by valgrind.

use std::process::{Command, Stdio};

/// The instructions of a program while it is inside of functions, or in all.
pub(crate) fn instructions(program: &str, arguments: &[&str], inside: Option<&str>) -> u64 {
    number_behind(&callgrind(program, arguments, inside), COLLECTED)
}

/// Returns the instructions of a run, and the number that the program prints after a label.
pub(crate) fn measured(program: &str, run: &[&str], inside: &str, label: &str) -> (u64, u64) {
    let said = callgrind(program, run, Some(inside));
    (number_behind(&said, COLLECTED), number_behind(&said, label))
}

const COLLECTED: &str = "Collected :";

fn callgrind(program: &str, arguments: &[&str], inside: Option<&str>) -> String {
    let toggled = inside.map(|function| format!("--toggle-collect={function}"));
    let mut options = vec!["--tool=callgrind", "--callgrind-out-file=/dev/null"];
    options.extend(toggled.as_deref());
    run(&options, program, arguments)
}

/// The bytes that a program holds at its peak.
pub(crate) fn peak(program: &str, arguments: &[&str]) -> u64 {
    let options = ["--tool=dhat", "--dhat-out-file=/dev/null"];
    let said = run(&options, program, arguments);
    number_behind(&said, "At t-gmax:")
}

fn run(options: &[&str], program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new("valgrind");
    command.args(options).arg(program).args(arguments);
    let done = command
        .stdout(Stdio::null())
        .output()
        .expect("valgrind is installed");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{program} {arguments:?}: {said}");
    said
}

/// `==7== Collected : 1234`, or with commas between the digits.
fn number_behind(said: &str, label: &str) -> u64 {
    let line = said.lines().find_map(|line| line.split_once(label));
    let number = line
        .and_then(|(_, behind)| behind.split_whitespace().next())
        .unwrap_or_default()
        .replace(',', "");
    number
        .parse()
        .unwrap_or_else(|_| panic!("no `{label}` in {said}"))
}
