//! What has happened, or would have, as it is typed behind an option.

use plenary::{
    Change, Hours, Minutes,
    chrono::{NaiveDate, NaiveDateTime},
};

pub(crate) fn took(typed: &str) -> Result<Change, String> {
    let (id, time) = halves(typed)?;
    Ok(Change::Took(id, length(time)?))
}

pub(crate) fn ended(typed: &str) -> Result<Change, String> {
    let (id, at) = halves(typed)?;
    Ok(Change::Ended(id, moment(at)?))
}

pub(crate) fn extended(typed: &str) -> Result<Change, String> {
    let (id, time) = halves(typed)?;
    Ok(Change::Extended(id, length(time)?))
}

pub(crate) fn suspended(typed: &str) -> Result<Change, String> {
    let (id, at) = halves(typed)?;
    Ok(Change::Suspended(id, moment(at)?))
}

pub(crate) fn adjourned(typed: &str) -> Result<Change, String> {
    let (id, at) = halves(typed)?;
    Ok(Change::Adjourned(id, moment(at)?))
}

pub(crate) fn postponed(typed: &str) -> Result<Change, String> {
    let (id, until) = halves(typed)?;
    Ok(Change::Postponed(id, until.to_owned()))
}

pub(crate) fn cancelled(typed: &str) -> Result<Change, String> {
    let (id, reason) = halves(typed)?;
    Ok(Change::Cancelled(id, reason.to_owned()))
}

pub(crate) fn held(typed: &str) -> Result<Change, String> {
    let (day_, sessions) = halves(typed)?;
    let (track, day_) = match day_.rsplit_once(':') {
        Some((track, day_)) => (Some(track.to_owned()), day_),
        None => (None, &*day_),
    };
    Ok(Change::Held(track, day(day_)?, hours(sessions)?))
}

pub(crate) fn now(typed: &str) -> Result<Change, String> {
    moment(typed).map(Change::AsOf)
}

/// What stands before and after the first `=`.
fn halves(typed: &str) -> Result<(String, &str), String> {
    let halves = typed.split_once('=');
    let (id, value) = halves.ok_or("an `=` is needed between the two, as in `WGTU=2h`")?;
    Ok((id.trim().to_owned(), value.trim()))
}

pub(crate) fn length(typed: &str) -> Result<Minutes, String> {
    let read = typed.parse::<Minutes>();
    read.map_err(|why| format!("{why}: write hours and minutes, such as `4h30m`"))
}

pub(crate) fn moment(typed: &str) -> Result<NaiveDateTime, String> {
    let read = NaiveDateTime::parse_from_str(typed.trim(), "%Y-%m-%d %H:%M");
    read.map_err(|_| format!("`{typed}` is not a day and an hour, such as '2026-03-16 16:30'"))
}

pub(crate) fn day(typed: &str) -> Result<NaiveDate, String> {
    let read = typed.trim().parse();
    read.map_err(|_| format!("`{typed}` is not a day, such as 2026-03-16"))
}

/// Several hours with commas between them, or `none`.
pub(crate) fn hours(typed: &str) -> Result<Vec<Hours>, String> {
    if typed.trim() == "none" {
        return Ok(Vec::new());
    }
    let read = |one: &str| {
        let hours = one.trim().parse::<Hours>();
        hours.map_err(|why| format!("{why}: write hours such as `10:00-13:00,15:00-16:40`"))
    };
    typed.split(',').map(read).collect()
}
