//! Answers a request whose body is a schedule: with its web page, or with its faults as JSON. Here the
//! body is the standard input, and the answer is printed.
//!
//! `cargo run -p plenary-examples --example web-handler < schedules/att-csp12-working-groups.toml`

use std::{
    error::Error,
    io::{self, Read},
};

use plenary::{Report, Schedule, Source, Warned};

struct Answer {
    status: u16,
    content_type: &'static str,
    /// Value of a header: the number of warnings and notes.
    warnings: usize,
    body: String,
}

fn answer(request: &[u8]) -> Result<Answer, serde_json::Error> {
    match compile(request) {
        Ok(compiled) => Ok(Answer {
            status: 200,
            content_type: "text/html; charset=utf-8",
            warnings: compiled.warnings.faults().len(),
            body: compiled.value.annex().to_html(),
        }),
        Err(report) => Ok(Answer {
            status: 422,
            content_type: "application/json",
            warnings: 0,
            body: serde_json::to_string(&report)?,
        }),
    }
}

/// A request holds one version only, so the one before it, which `since` may name, is not asked for.
fn compile(request: &[u8]) -> Result<Warned<Schedule>, Report> {
    let source = Source::from_bytes("request", request)?;
    plenary::compile_alone(&source)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut request = Vec::new();
    io::stdin().read_to_end(&mut request)?;
    let answer = answer(&request)?;
    println!("Status: {}", answer.status);
    println!("Content-Type: {}", answer.content_type);
    println!("Schedule-Warnings: {}\n", answer.warnings);
    println!("{}", answer.body);
    Ok(())
}
