//! The command that makes a change, as it is typed.

use plenary::{Hours, Minutes, edit::Change};

use crate::files;

/// Returns the command that makes a change in a source, whose name is quoted already.
pub(super) fn of(change: &Change, source: &str) -> String {
    let (target, option, value) = parts(change);
    let of = files::quoted(&target);
    let on_track = track(change).map_or_else(String::new, |track| {
        format!(" --track {}", files::quoted(track))
    });
    let group = match change {
        Change::Extra(_, _, _, Some(group)) => format!(" --for {}", files::quoted(group)),
        _ => String::new(),
    };
    let item = match change {
        Change::Done(_, item, _) | Change::TakeBackDone(_, item) => {
            format!(" --item {}", files::quoted(item))
        }
        _ => String::new(),
    };
    let typed = files::quoted(&value);
    format!("plenary record {source} {of}{item} --{option} {typed}{group}{on_track}")
}

fn track(change: &Change) -> Option<&str> {
    match change {
        Change::Held(track, ..)
        | Change::Extra(track, ..)
        | Change::TakeBackHeld(track, ..)
        | Change::TakeBackExtra(track, ..) => track.as_deref(),
        _ => None,
    }
}

/// Returns the target, the option and its value.
fn parts(change: &Change) -> (String, &'static str, String) {
    let moment = |at: &plenary::chrono::NaiveDateTime| at.format("%Y-%m-%d %H:%M").to_string();
    match change {
        Change::Took(id, time) => (id.clone(), "took", length(*time)),
        Change::Extended(id, time) => {
            let value = format!("{} in all", length(*time));
            (id.clone(), "extended", value)
        }
        Change::Ended(id, at) => (id.clone(), "ended", moment(at)),
        Change::Suspended(id, at) => (id.clone(), "suspended", moment(at)),
        Change::Adjourned(id, at) => (id.clone(), "adjourned", moment(at)),
        Change::Cancelled(id, text) => (id.clone(), "cancelled", text.clone()),
        Change::Postponed(id, text) => (id.clone(), "postponed", text.clone()),
        Change::TakeBack(id, key) => (id.clone(), key.name(), "none".to_owned()),
        Change::Done(id, _, at) => (id.clone(), "done", moment(at)),
        Change::TakeBackDone(id, _) => (id.clone(), "done", "none".to_owned()),
        Change::Held(_, day, hours) => (day.to_string(), "held", list(hours)),
        Change::TakeBackHeld(_, day) => (day.to_string(), "held", "as-planned".to_owned()),
        Change::Extra(_, day, hours, _) => (day.to_string(), "extra", hours.to_string()),
        Change::TakeBackExtra(_, day, hours) => (day.to_string(), "extra", format!("none {hours}")),
        _ => (String::new(), "at", String::new()),
    }
}

fn list(hours: &[Hours]) -> String {
    if hours.is_empty() {
        return "none".to_owned();
    }
    let hours: Vec<_> = hours.iter().map(ToString::to_string).collect();
    hours.join(",")
}

/// Returns a time as it is typed: `4h30m`.
fn length(time: Minutes) -> String {
    match (time.0 / 60, time.0 % 60) {
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h{minutes}m"),
    }
}
