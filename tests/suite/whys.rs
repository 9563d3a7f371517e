//! Answers of `why` about a meeting: what moved its start, each once, and nothing that did not.

mod plan;
mod revisions;
mod sessions;

use plenary::{Language, Schedule, Source};

/// Compiles a schedule of two days; `frame` and `rest` stand before and behind the groups.
fn placed(frame: &str, rest: &str) -> Schedule {
    compile(&Source::new("case.toml", text(frame, rest)))
}

fn text(frame: &str, rest: &str) -> String {
    format!(
        r#"
        conference = "C1"
        name = "C1 meetings"
        time-zone = "Europe/Zurich"
        first-day = 2026-09-07
        last-day = 2026-09-08
        {frame}
        [groups.A]
        [groups.B]
        [groups.C]
        {rest}
        "#
    )
}

fn compile(source: &Source) -> Schedule {
    let compiled = plenary::compile(source);
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

fn why(frame: &str, rest: &str, id: &str) -> String {
    placed(frame, rest)
        .why(id, Language::English)
        .expect("there is such a meeting")
}

/// Returns the first line of what is told, without what stands before the reason.
fn reason(frame: &str, rest: &str, id: &str) -> String {
    let said = why(frame, rest, id);
    let first = said.lines().next().unwrap_or_default();
    let reason = ["because ", "as planned: "]
        .iter()
        .find_map(|before| Some(first.split_once(before)?.1.to_owned()));
    reason.unwrap_or_else(|| panic!("no reason: {said}"))
}

/// Returns the line of a meeting among those of all.
fn line(frame: &str, rest: &str, id: &str) -> String {
    let overview = placed(frame, rest).overview(Language::English);
    let mut lines = overview.lines();
    let found = lines.find(|line| line.contains(&format!("{id}: ")));
    found.expect("there is such a line").to_owned()
}

/// Returns a meeting of a group, with other lines under it.
fn meeting(group: &str, lines: &str) -> String {
    format!("[[meeting]]\ngroup = \"{group}\"\n{lines}\n")
}

const TWO: &str = "sessions = [\"09:00-12:00\", \"14:00-17:00\"]";
