//! Remedies as a person types them: as an edit of a source, and in words.

use chrono::NaiveDate;

use super::remedy::{OfDay, Remedy, SessionChange};
use crate::{
    document::{interpretation_to_toml, quoted, room_to_toml},
    fault::{Edit, Path, Step, path_to},
    plan::{Extra, Facilities, MeetingId, OrdinarySession, Plan, SessionKind, TrackId},
    schedule::current,
    text::Address,
    time::{Hours, to_toml},
};

impl Remedy {
    /// Returns the change as an edit of a source.
    pub(super) fn edit(&self, plan: &Plan) -> Edit {
        match self {
            Self::Duration { meeting, to, .. } => {
                Edit::enter(path_to!["meeting", *meeting, "duration"], quote(to))
            }
            Self::Extended { meeting, to, .. } => {
                let at = path_to!["meeting", *meeting, "extended"];
                match to {
                    Some(to) => Edit::value(at, quote(to.to_toml())),
                    None => Edit::delete(at),
                }
            }
            Self::Divided { meeting } => {
                Edit::value(path_to!["meeting", *meeting, "undivided"], "false")
            }
            Self::Day { meeting, to } => {
                let at = path_to!["meeting", *meeting, "on"];
                match to {
                    Some(to) => Edit::value(at, to.to_string()),
                    None => Edit::delete(at),
                }
            }
            Self::Stopped {
                meeting, key, at, ..
            } => Edit::value(path_to!["meeting", *meeting, *key], to_toml(*at)),
            Self::LastDay { to, .. } => Edit::value(path_to!["last-day"], to.to_string()),
            Self::Open { track, day } => {
                let table = match track {
                    Some(track) => table(plan, *track, *day),
                    None => path_to!["days", day.to_string()],
                };
                Edit::delete(table.then("closed"))
            }
            Self::OfDay(change) => change.edit(plan),
        }
    }

    /// Returns the change in words that can be typed without the edit.
    pub(super) fn message(&self, plan: &Plan) -> String {
        let id = |meeting: MeetingId| &plan.meetings[meeting].id;
        match self {
            Self::Duration { meeting, to, less } => format!(
                "let {} take {less} less: write `duration = \"{to}\"`",
                id(*meeting)
            ),
            Self::Extended { meeting, to, less } => {
                let how = match to {
                    Some(to) => format!("write `extended = \"{}\"`", to.to_toml()),
                    None => "delete its `extended`".to_owned(),
                };
                format!("let {} take {less} less: {how}", id(*meeting))
            }
            Self::Divided { .. } => "let it be divided: write `false`".to_owned(),
            Self::Day { meeting, to } => match to {
                Some(to) => format!("hold {} on {}: write `{to}`", id(*meeting), name_of(*to)),
                None => format!("let {} be held on any day: delete its `on`", id(*meeting)),
            },
            Self::LastDay { to, days } => {
                let number = match days {
                    1 => "a day".to_owned(),
                    days => format!("{days} days"),
                };
                let weekday = to.format("%A");
                format!("add {number} with `last-day = {to}` ({weekday})")
            }
            Self::Open { day, .. } => {
                format!("hold meetings on {}: delete its `closed`", name_of(*day))
            }
            Self::OfDay(change) => change.message(plan),
            Self::Stopped { because, .. } => because.clone(),
        }
    }
}

impl OfDay {
    fn edit(&self, plan: &Plan) -> Edit {
        match self {
            Self::Extra { track, day, hours } => {
                Edit::add(table(plan, *track, *day).then("extra"), quote(hours))
            }
            Self::Agreed {
                record,
                place,
                extra,
            } => {
                let at = current::path(record).then("extra").then(*place);
                Edit::value(at, extra_value(plan, extra))
            }
            Self::Held { track, day, hours } => {
                Edit::enter(table(plan, *track, *day).then("held"), held_value(hours))
            }
            Self::Sessions {
                track, day, list, ..
            } => Edit::enter(
                table(plan, *track, *day).then("sessions"),
                sessions_value(plan, (*track, *day), list),
            ),
        }
    }

    fn message(&self, plan: &Plan) -> String {
        match self {
            Self::Sessions {
                track,
                day,
                list,
                change,
            } => {
                let (purpose, value) = (
                    change.message(*day),
                    sessions_value(plan, (*track, *day), list),
                );
                let table = heading(&table(plan, *track, *day));
                format!("{purpose}: write `sessions = {value}` under `{table}`")
            }
            Self::Extra { track, day, hours } => {
                let (table, on) = (heading(&table(plan, *track, *day)), name_of(*day));
                format!(
                    "add an extra session on {on}: write `extra = [\"{hours}\"]` under `{table}`"
                )
            }
            Self::Agreed {
                record,
                place,
                extra,
            } => {
                let value = extra_value(plan, extra);
                let before = record.extra.get(*place).map(|extra| extra.hours);
                if before == Some(extra.hours) {
                    format!(
                        "if it went on in the extra session, let that be for all: write `{value}`"
                    )
                } else {
                    format!("if the extra session ran over, write `{value}`")
                }
            }
            Self::Held { track, day, hours } => {
                let (value, table) = (held_value(hours), heading(&table(plan, *track, *day)));
                format!("if the session ran over, write `held = {value}` under `{table}`")
            }
        }
    }
}

impl SessionChange {
    /// Returns the purpose of the change, for the message of a remedy.
    fn message(self, day: NaiveDate) -> String {
        let day = name_of(day);
        match self {
            Self::Longer(hours) => {
                let closes = hours.closes().format("%H:%M");
                format!("let the last session of {day} go on until {closes}")
            }
            Self::Added(hours) => format!("add a session on {day}, {hours}"),
            Self::First => format!("hold meetings on {day}"),
            Self::Opened(hours) => format!("open what is kept in reserve on {day}, {hours}"),
        }
    }
}

fn quote(value: impl std::fmt::Display) -> String {
    format!("\"{value}\"")
}

/// Returns the name of a day: `Tuesday 12 May`.
fn name_of(day: NaiveDate) -> String {
    day.format("%A %-d %B").to_string()
}

/// Returns the path of the table in which a day of a track is written.
fn table(plan: &Plan, track: TrackId, day: NaiveDate) -> Path {
    let key = day.to_string();
    match plan.frame.track_key(track) {
        Some(track) => path_to!["tracks", track.to_owned(), "days", key],
        None => path_to!["days", key],
    }
}

/// Returns the heading of a table: `[tracks.A.days.2026-03-16]`.
fn heading(table: &Path) -> String {
    let steps = table.steps().iter().map(|step| match step {
        Step::Key(key) => quoted(key),
        Step::Index(place) => place.to_string(),
    });
    format!("[{}]", steps.collect::<Vec<_>>().join("."))
}

/// Returns the value of `sessions`, with what each session has beside what its day gives it.
fn sessions_value(
    plan: &Plan,
    (track, day): (TrackId, NaiveDate),
    list: &[OrdinarySession],
) -> String {
    let of_day = plan.frame.facilities.of_day(track, day);
    // A day of a track that has sessions of its own no longer takes anything from the day of all.
    let kept = of_day.filter(|_| plan.frame.track_key(track).is_none());
    let one = |session: &OrdinarySession| {
        let given = session.facilities.filter(|given| Some(*given) != kept);
        let facilities = given.and_then(|given| plan.frame.facilities.get(given, &[]));
        let keys = match session.kind {
            SessionKind::IfNeeded => ", if-needed = true",
            SessionKind::Opened => ", if-needed = true, opened = true",
            SessionKind::Planned | SessionKind::Extra => "",
        };
        let more = facilities.map_or_else(String::new, |known| keys_of(plan, &known.given));
        in_braces(session.hours, &format!("{keys}{more}"))
    };
    let values: Vec<_> = list.iter().map(one).collect();
    format!("[{}]", values.join(", "))
}

/// Returns a session as an element of a list: its hours, and in braces with them what more is said.
fn in_braces(hours: Hours, more: &str) -> String {
    if more.is_empty() {
        return quote(hours);
    }
    format!("{{ time = \"{hours}\"{more} }}")
}

/// Returns the keys of facilities, each behind a comma.
fn keys_of(plan: &Plan, facilities: &Facilities) -> String {
    let room = facilities.room.as_ref();
    let livestream = facilities.livestream.as_ref();
    let spoken = facilities.interpretation.as_ref();
    let keys = [
        ("room", room.map(|room| room_to_toml(room, plan))),
        (
            "livestream",
            livestream.map(|given| quote(given.address().map_or("none", Address::as_str))),
        ),
        ("interpretation", spoken.map(interpretation_to_toml)),
    ];
    let given = keys.into_iter().filter_map(|(key, value)| {
        let value = value?;
        Some(format!(", {key} = {value}"))
    });
    given.collect()
}

/// Returns the value of `held`.
fn held_value(hours: &[Hours]) -> String {
    let values: Vec<_> = hours.iter().map(quote).collect();
    format!("[{}]", values.join(", "))
}

/// Returns a value in the list of `extra`.
fn extra_value(plan: &Plan, extra: &Extra) -> String {
    let group = match &extra.group {
        Some(group) => format!(", for = \"{group}\""),
        None => String::new(),
    };
    let given = Facilities {
        room: extra.room.as_ref().map(|name| plan.named_room(name)),
        livestream: extra.livestream.clone(),
        interpretation: extra.interpretation.clone(),
    };
    in_braces(extra.hours, &format!("{group}{}", keys_of(plan, &given)))
}
