//! Cost of compiling, in instructions and in bytes of memory, as ratios to the bare parse of the same
//! source. Valgrind counts them, so that the figures repeat on a busy machine.
//!
//! `cargo bench -p plenary-cli --bench cost` judges schedules of 1,000 and 10,000 meetings and ends
//! with 1 if a budget is broken; meetings that are given behind `--` are measured instead.

mod budgets;
mod generator;
mod stages;
mod valgrind;

use std::{env, fs, process::ExitCode};

fn main() -> ExitCode {
    let given: Vec<_> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let arguments: Vec<_> = given.iter().map(String::as_str).collect();
    match *arguments {
        ["nothing"] => ExitCode::SUCCESS,
        ["write", meetings] => {
            print!("{}", generator::source(meetings.parse().unwrap_or(100)));
            ExitCode::SUCCESS
        }
        ["run", stage, path] => {
            stages::run(stage, fs::read_to_string(path).unwrap_or_default());
            ExitCode::SUCCESS
        }
        ref sizes => budgets::judge(sizes.iter().filter_map(|typed| typed.parse().ok())),
    }
}
