//! The command `plenary`: arguments, files, exit code. Everything else is the library's.

mod args;
mod check;
mod clock;
mod diff;
#[cfg(feature = "docx")]
mod docx;
#[cfg(not(feature = "docx"))]
#[path = "docx_off.rs"]
mod docx;
mod explain;
mod files;
mod findings;
mod fix;
mod git;
mod held_back;
mod import;
mod issue;
mod manual;
mod many;
mod new;
mod outcome;
mod record;
mod render;
mod schema;
mod summary;
mod tally;
mod texts;
mod what_if;
mod why;
mod writing;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    args::{Args, Command},
    outcome::{Failure, Outcome},
};

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => return typed_wrong(&message),
    };
    match run(args.command) {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Ok(Outcome::Undone) => ExitCode::from(2),
        Err(failure) => {
            outcome::say(&failure);
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Render(args) => render::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Record(args) => record::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Issue(args) => issue::run(&args),
        Command::Summary(args) => summary::run(&args),
        Command::Texts(args) => texts::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::New(args) => new::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Manual(args) => manual::page(&args),
    }
}

/// Prints the help that was asked for, or what was typed wrong.
fn typed_wrong(message: &clap::Error) -> ExitCode {
    let printed = message.print().and_then(|()| io::stdout().flush());
    match outcome::unless_closed(printed) {
        Ok(()) if message.use_stderr() => ExitCode::from(2),
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            outcome::say(&failure);
            ExitCode::from(2)
        }
    }
}
