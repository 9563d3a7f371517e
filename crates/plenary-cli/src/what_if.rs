//! News as it is typed after an option, recorded or supposed.

use plenary::{
    Hours, Minutes, Report, Schedule, Source,
    chrono::{NaiveDate, NaiveDateTime},
    edit::Change,
    schedule::{TypedMoment, Unresolved},
};

use crate::outcome::{Failure, tell};

/// A change as it was typed: with an hour or a weekday alone, the schedule says which is meant.
#[derive(Debug, Clone)]
pub(crate) enum Typed {
    Known(Change),
    /// A moment of the meeting of an id.
    At(fn(String, NaiveDateTime) -> Change, String, String),
    Held(Option<String>, String, Vec<Hours>),
    Now(String),
}

pub(crate) fn took(typed: &str) -> Result<Typed, String> {
    let (id, time) = halves(typed)?;
    Ok(Typed::Known(Change::Took(id, length(time)?)))
}

pub(crate) fn ended(typed: &str) -> Result<Typed, String> {
    let (id, at) = halves(typed)?;
    Typed::at(Change::Ended, id, at)
}

pub(crate) fn extended(typed: &str) -> Result<Typed, String> {
    let (id, time) = halves(typed)?;
    Ok(Typed::Known(Change::Extended(id, length(time)?)))
}

pub(crate) fn suspended(typed: &str) -> Result<Typed, String> {
    let (id, at) = halves(typed)?;
    Typed::at(Change::Suspended, id, at)
}

pub(crate) fn adjourned(typed: &str) -> Result<Typed, String> {
    let (id, at) = halves(typed)?;
    Typed::at(Change::Adjourned, id, at)
}

pub(crate) fn postponed(typed: &str) -> Result<Typed, String> {
    let (id, until) = halves(typed)?;
    Ok(Typed::Known(Change::Postponed(id, until.to_owned())))
}

pub(crate) fn cancelled(typed: &str) -> Result<Typed, String> {
    let (id, reason) = halves(typed)?;
    Ok(Typed::Known(Change::Cancelled(id, reason.to_owned())))
}

pub(crate) fn held(typed: &str) -> Result<Typed, String> {
    let (day, sessions) = halves(typed)?;
    let (track, day) = match day.rsplit_once(':') {
        Some((track, day)) => (Some(track.to_owned()), day),
        None => (None, &*day),
    };
    Typed::held(track, day, sessions)
}

pub(crate) fn now(typed: &str) -> Result<Typed, String> {
    Ok(match moment(typed)? {
        Some(at) => Typed::Known(Change::AsOf(at)),
        None => Typed::Now(typed.to_owned()),
    })
}

impl Typed {
    /// Returns an event in the course of a meeting, at a moment.
    pub(crate) fn at(
        change: fn(String, NaiveDateTime) -> Change,
        id: String,
        at: &str,
    ) -> Result<Self, String> {
        Ok(match moment(at)? {
            Some(at) => Self::Known(change(id, at)),
            None => Self::At(change, id, at.to_owned()),
        })
    }

    pub(crate) fn held(track: Option<String>, day: &str, sessions: &str) -> Result<Self, String> {
        let sessions = hours(sessions)?;
        Ok(match day.trim().parse() {
            Ok(day) => Self::Known(Change::Held(track, day, sessions)),
            Err(_) => Self::Held(track, day.to_owned(), sessions),
        })
    }

    /// Returns the change that is meant in a schedule, and what it is taken for.
    fn resolve(&self, schedule: &Schedule) -> Result<(Change, String), Unresolved> {
        let of_moment = |at: NaiveDateTime| at.format("%A %-d %B, %H:%M").to_string();
        Ok(match self {
            Self::Known(change) => (change.clone(), String::new()),
            Self::At(change, id, typed) => {
                let at = schedule.resolve_moment(typed, Some(id))?;
                (change(id.clone(), at), taken(typed, &of_moment(at)))
            }
            Self::Now(typed) => {
                let at = schedule.resolve_moment(typed, None)?;
                (Change::AsOf(at), taken(typed, &of_moment(at)))
            }
            Self::Held(track, typed, hours) => {
                let day = schedule.resolve_day(typed)?;
                let change = Change::Held(track.clone(), day, hours.clone());
                (change, taken(typed, &day.format("%A %-d %B").to_string()))
            }
        })
    }
}

fn taken(typed: &str, meant: &str) -> String {
    format!("{} is taken as {meant}", typed.trim())
}

/// Returns the source as if this had happened. An hour or a weekday alone is taken from the schedule
/// with what was typed before it, and said on the standard error.
pub(crate) fn suppose(
    source: Result<Source, Report>,
    typed: &[Typed],
) -> Result<Result<Source, Report>, Failure> {
    let source = match source {
        Ok(source) => source,
        Err(report) => return Ok(Err(report)),
    };
    let mut changes = Vec::with_capacity(typed.len());
    for one in typed {
        if let Typed::Known(change) = one {
            changes.push(change.clone());
            continue;
        }
        let compiled = plenary::edit::suppose(&source, &changes)
            .and_then(|source| plenary::compile_overfull(&source));
        let schedule = match compiled {
            Ok(warned) => warned.value,
            Err(report) => return Ok(Err(report)),
        };
        let (change, taken) = one
            .resolve(&schedule)
            .map_err(|why| Failure::Usage(why.to_string()))?;
        tell(&taken)?;
        changes.push(change);
    }
    Ok(plenary::edit::suppose(&source, &changes))
}

/// Splits a text at the first `=`.
fn halves(typed: &str) -> Result<(String, &str), String> {
    let halves = typed.split_once('=');
    let (id, value) = halves.ok_or("an `=` is needed between the two, as in `WGTU=2h`")?;
    Ok((id.trim().to_owned(), value.trim()))
}

pub(crate) fn length(typed: &str) -> Result<Minutes, String> {
    let read = typed.parse::<Minutes>();
    read.map_err(|why| format!("{why}: write hours and minutes, such as `4h30m`"))
}

/// Returns a moment that is typed with its day; none if only the schedule can tell the day.
fn moment(typed: &str) -> Result<Option<NaiveDateTime>, String> {
    match typed.parse() {
        Ok(TypedMoment::Full(at)) => Ok(Some(at)),
        Ok(_) => Ok(None),
        Err(why) => Err(Unresolved::to_string(&why)),
    }
}

pub(crate) fn day(typed: &str) -> Result<NaiveDate, String> {
    let read = typed.trim().parse();
    read.map_err(|_| format!("`{typed}` is not a day, such as 2026-03-16"))
}

/// Reads several hours with commas between them, or `none`.
fn hours(typed: &str) -> Result<Vec<Hours>, String> {
    if typed.trim() == "none" {
        return Ok(Vec::new());
    }
    let read = |one: &str| {
        let hours = one.trim().parse::<Hours>();
        hours.map_err(|why| format!("{why}: write hours such as `10:00-13:00,15:00-16:40`"))
    };
    typed.split(',').map(read).collect()
}
