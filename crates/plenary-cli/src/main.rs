//! The command `plenary`: arguments, files, exit code. Everything else is the library's.

mod args;
mod balance;
mod check;
mod explain;
mod files;
mod findings;
mod fix;
mod new;
mod outcome;
mod record;
mod render;
mod schema;
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
        Command::Explain(args) => explain::run(&args),
        Command::New(args) => new::run(&args),
        Command::Schema(args) => schema::run(&args),
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
