//! The command `plenary`: arguments, files, exit code. Everything else is the library's.

mod args;
mod balance;
mod check;
mod diff;
mod explain;
mod files;
mod findings;
mod fix;
mod git;
mod manual;
mod new;
mod outcome;
mod record;
mod render;
mod revise;
mod schema;
mod summary;
mod what_if;
mod why;

use std::process::ExitCode;

use clap::Parser;

use crate::{
    args::{Args, Command},
    outcome::Outcome,
};

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Render(args) => render::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Why(args) => why::run(&args),
        Command::Record(args) => record::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Revise(args) => revise::run(&args),
        Command::Summary(args) => summary::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::New(args) => new::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => manual::completions(&args),
        Command::Manual(args) => manual::page(&args),
    };
    match done {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Ok(Outcome::Undone) => ExitCode::from(2),
        Err(failure) => {
            outcome::say(&failure);
            ExitCode::from(2)
        }
    }
}
