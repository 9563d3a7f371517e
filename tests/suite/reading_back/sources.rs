//! The schedules whose forms are read back, and the same without what has happened.

use std::path::{Path, PathBuf};

use plenary::{Schedule, Source};
use toml::{Table, Value};

use crate::cases::{root, source, with_last};

/// Every source of the repository that compiles, with its path.
pub(super) fn all() -> Vec<(String, Source)> {
    let named = ["schedules", "tests"]
        .iter()
        .flat_map(|folder| below(&root().join(folder)))
        .filter_map(|path| Some((path.clone(), readable(&path)?)))
        .map(|(path, source)| {
            let name = path.strip_prefix(root()).unwrap_or(&path);
            (name.display().to_string(), source)
        });
    let all: Vec<_> = named
        .filter(|(_, source)| compiled(source).is_some())
        .collect();
    assert!(all.len() > 150, "only {} sources", all.len());
    all
}

/// Returns every `.toml` of a folder and of those in it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("there is a folder");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("the folder can be read").path()) {
        if path.is_dir() {
            found.extend(below(&path));
        } else if path.extension().is_some_and(|end| end == "toml") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A source that is UTF-8: some of the faults are not.
fn readable(path: &PathBuf) -> Option<Source> {
    std::fs::read_to_string(path).ok()?;
    Some(source(path))
}

pub(super) fn compiled(source: &Source) -> Option<Schedule> {
    plenary::compile(source).ok().map(|warned| warned.value)
}

/// Keys of a meeting that tell what happened to it.
const OF_MEETINGS: [&str; 7] = [
    "took",
    "ended",
    "extended",
    "suspended",
    "adjourned",
    "cancelled",
    "postponed",
];

/// Keys of a day that tell how it went.
const OF_DAYS: [&str; 3] = ["held", "extra", "opened"];

/// A source written anew, as it stands and without its news; none if it has none, or is written in a
/// way that another writer does not keep.
pub(super) fn with_and_without_news(path: &str, source: &Source) -> Option<[Source; 2]> {
    let mut table: Table = source.text().parse().ok()?;
    // Permits name their faults by places, which move.
    table.remove("allow");
    // A schedule as held has to have news.
    table.remove("status");
    let with = table.to_string();
    strip(&mut table);
    let without = table.to_string();
    let again = |text: String| with_last(Source::new(source.name(), text), &root().join(path));
    (with != without).then(|| [with, without].map(again))
}

fn strip(table: &mut Table) {
    table.remove("as-of");
    strip_days(table);
    let tracks = table.get_mut("tracks").and_then(Value::as_table_mut);
    for (_, track) in tracks.into_iter().flatten() {
        track.as_table_mut().map(strip_days);
    }
    let Some(meetings) = table.get_mut("meeting").and_then(Value::as_array_mut) else {
        return;
    };
    let taken_up: Vec<_> = meetings.iter().filter_map(id_of_resuming).collect();
    meetings.retain(|meeting| meeting.get("resumes").is_none());
    for meeting in meetings.iter_mut().filter_map(Value::as_table_mut) {
        meeting.retain(|key, _| !OF_MEETINGS.contains(&key));
        if let Some(after) = meeting.get_mut("after").and_then(Value::as_array_mut) {
            after.retain(|id| !taken_up.iter().any(|taken| Some(&**taken) == id.as_str()));
        }
    }
}

/// The id of a meeting that takes up another.
fn id_of_resuming(meeting: &Value) -> Option<String> {
    let resumes = meeting.get("resumes")?.as_str()?;
    let id = meeting.get("id").and_then(Value::as_str);
    Some(id.map_or_else(|| format!("{resumes}-resumed"), str::to_owned))
}

fn strip_days(table: &mut Table) {
    let days = table.get_mut("days").and_then(Value::as_table_mut);
    for (_, day) in days.into_iter().flatten() {
        if let Some(day) = day.as_table_mut() {
            day.retain(|key, _| !OF_DAYS.contains(&key));
            if let Some(sessions) = day.get_mut("sessions").and_then(Value::as_array_mut) {
                strip_opened(sessions);
            }
        }
    }
    if let Some(sessions) = table.get_mut("sessions").and_then(Value::as_array_mut) {
        strip_opened(sessions);
    }
}

/// A session kept in reserve that was opened is kept again.
fn strip_opened(sessions: &mut [Value]) {
    for session in sessions.iter_mut().filter_map(Value::as_table_mut) {
        session.remove("opened");
    }
}
