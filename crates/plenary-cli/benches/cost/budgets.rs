//! Budgets of each stage, and the comparison with what was measured.

use std::{env, fs, path::Path, process::ExitCode};

use crate::{
    generator, stages,
    valgrind::{instructions, measured, peak},
};

/// Numbers of meetings that are measured unless others are given.
const SIZES: [usize; 2] = [1_000, 10_000];

/// Function in which instructions are counted, unless a stage is a part of the run.
const MEASURED: &str = "cost::stages::measured*";

/// A part of compiling.
struct Stage {
    name: &'static str,
    run: &'static str,
    inside: &'static str,
    /// The most instructions, by those of the bare parse.
    most: f64,
}

const fn stage(name: &'static str, most: f64) -> Stage {
    part(name, name, MEASURED, most)
}

const fn part(name: &'static str, run: &'static str, inside: &'static str, most: f64) -> Stage {
    Stage {
        name,
        run,
        inside,
        most,
    }
}

const STAGES: [Stage; 7] = [
    stage("read", 2.85),
    part("check", "read", "plenary::check::check_with", 0.92),
    part(
        "warnings about texts",
        "read",
        "plenary::check::lint::check",
        0.34,
    ),
    stage("place", 0.7),
    stage("compile", 3.45),
    stage("annex", 1.6),
    stage("whole", 11.9),
];

/// The forms of the annex, and the most instructions for a byte that is written, by those of the
/// bare parse for a byte that is read. A page is eight times as long as its source.
const FORMS: [(&str, f64); 7] = [
    ("markdown", 0.25),
    ("html", 0.28),
    ("text", 1.15),
    ("calendar", 0.75),
    ("csv", 0.66),
    ("json", 0.28),
    ("schedule-xml", 0.9),
];

/// The most by which ten times the meetings cost more than ten times as much, as an exponent.
const GROWTH: f64 = 1.05;

/// The most bytes at the peak of a whole compile, by those of the bare parse.
const PEAK: f64 = 1.95;

/// The most instructions of the command on the letter's schedule, by those of a program that holds
/// the same library and does nothing with it: it is loaded too.
const COMMAND: f64 = 3.5;

/// Printed lines, and the number of broken budgets.
#[derive(Default)]
struct Judgement {
    broken: usize,
}

impl Judgement {
    fn line(&mut self, what: &str, cost: u64, ratio: f64, most: f64) {
        let broken = ratio > most;
        let mark = if broken { " **broken**" } else { "" };
        println!("| {what} | {cost} | {ratio:.2} | {most:.2}{mark} |");
        self.broken += usize::from(broken);
    }
}

/// Measures, prints the tables, and ends with 1 if a budget is broken.
pub(crate) fn judge(sizes: impl Iterator<Item = usize>) -> ExitCode {
    let given: Vec<_> = sizes.collect();
    let sizes = if given.is_empty() {
        SIZES.to_vec()
    } else {
        given
    };
    let mut judgement = Judgement::default();
    let wholes: Vec<_> = sizes
        .iter()
        .map(|size| (*size, of_size(*size, &mut judgement)))
        .collect();
    growth(&wholes, &mut judgement);
    command(&mut judgement);
    if judgement.broken > 0 {
        eprintln!("{} budgets are broken", judgement.broken);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The tables of one size; the instructions of the whole.
fn of_size(meetings: usize, judgement: &mut Judgement) -> u64 {
    let source = generator::source(meetings);
    let path = env::temp_dir().join(format!("plenary-cost-{meetings}.toml"));
    fs::write(&path, &source).expect("the temporary folder can be written");
    let path = path.to_string_lossy();
    let program = program();
    let parse = instructions(&program, &["run", "parse", &path], Some(MEASURED));
    println!("\n{meetings} meetings, {} bytes\n", source.len());
    println!("| stage | instructions | by the parse | at most |\n| --- | --- | --- | --- |");
    println!("| parse | {parse} | 1.00 | |");
    let mut whole = 0;
    for stage in &STAGES {
        whole = instructions(&program, &["run", stage.run, &path], Some(stage.inside));
        judgement.line(stage.name, whole, ratio(whole, parse), stage.most);
    }
    println!(
        "\n| form | instructions | a byte, by the parse | at most |\n| --- | --- | --- | --- |"
    );
    let read = ratio(parse, source.len() as u64);
    for (form, most) in FORMS {
        let (cost, written) = measured(&program, &["run", form, &path], MEASURED, stages::WRITTEN);
        let ratio = ratio(cost, written) / read;
        judgement.line(&format!("{form}, {written} bytes"), cost, ratio, most);
    }
    memory(&path, judgement);
    whole
}

fn memory(path: &str, judgement: &mut Judgement) {
    println!("\n| peak | bytes | by the parse | at most |\n| --- | --- | --- | --- |");
    let program = program();
    let [parse, whole] = ["parse", "whole"].map(|stage| peak(&program, &["run", stage, path]));
    println!("| parse | {parse} | 1.00 | |");
    judgement.line("whole", whole, ratio(whole, parse), PEAK);
}

fn growth(wholes: &[(usize, u64)], judgement: &mut Judgement) {
    let ([(small, cheap), ..], [.., (large, dear)]) = (wholes, wholes) else {
        return;
    };
    if small < large {
        println!(
            "\n| growth of the whole | instructions | exponent | at most |\n| --- | --- | --- | --- |"
        );
        let exponent = ratio(*dear, *cheap).ln() / ratio(*large as u64, *small as u64).ln();
        let what = format!("{small} to {large} meetings");
        judgement.line(&what, *dear, exponent, GROWTH);
    }
}

/// The command on one page, beside a program that does nothing.
fn command(judgement: &mut Judgement) {
    let letter =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schedules/att-csp12-working-groups.toml");
    let nothing = instructions(&program(), &["nothing"], None);
    println!("\n| command | instructions | by nothing | at most |\n| --- | --- | --- | --- |");
    println!("| a program that does nothing | {nothing} | 1.00 | |");
    let plenary = env!("CARGO_BIN_EXE_plenary");
    let page = instructions(plenary, &["render", &letter.to_string_lossy()], None);
    judgement.line("`plenary render`", page, ratio(page, nothing), COMMAND);
}

/// This program.
fn program() -> String {
    let path = env::current_exe().expect("a program knows where it stands");
    path.to_string_lossy().into_owned()
}

#[allow(clippy::cast_precision_loss, reason = "a ratio is not exact")]
fn ratio(cost: u64, by: u64) -> f64 {
    cost as f64 / by as f64
}
