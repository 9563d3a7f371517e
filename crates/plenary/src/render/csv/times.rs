//! When it is held, and how far it has come.

use chrono::NaiveDate;

use super::row::{CLOSED, Row, Sheet, What, printed};
use crate::{
    annex::Shown,
    plan::{CalledOff, Event},
    render::clock::{clock_of, push_clock, push_date, push_utc},
    schedule::Forecast,
    terms::{EventStatus, Show},
    time::{EventTime, Moment},
};

pub(super) fn date(_: &Sheet<'_>, row: &Row<'_>) -> String {
    day(row.day)
}

pub(super) fn start(_: &Sheet<'_>, row: &Row<'_>) -> String {
    clock(row.starts)
}

pub(super) fn end_date(_: &Sheet<'_>, row: &Row<'_>) -> String {
    day_of(row.ends)
}

pub(super) fn end(_: &Sheet<'_>, row: &Row<'_>) -> String {
    clock(row.ends)
}

pub(super) fn zone(sheet: &Sheet<'_>, _: &Row<'_>) -> String {
    sheet.schedule.plan.time_zone().to_owned()
}

pub(super) fn start_utc(_: &Sheet<'_>, row: &Row<'_>) -> String {
    utc(row.starts)
}

pub(super) fn end_utc(_: &Sheet<'_>, row: &Row<'_>) -> String {
    utc(row.ends)
}

pub(super) fn minutes(_: &Sheet<'_>, row: &Row<'_>) -> String {
    let both = row.starts.zip(row.ends);
    printed(both.map(|(starts, ends)| (ends - starts).num_minutes()))
}

pub(super) fn status(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let word = match &row.what {
        What::Closed(_) => CLOSED,
        What::Event(event) => certainty(event).name(),
        What::Sitting(_) if sheet.schedule.plan.shows() == Show::Planned => "planned",
        What::Sitting(shown) => come_to(shown, sheet.schedule.now()),
    };
    word.to_owned()
}

/// How certain an event, or its hour, is.
fn certainty(event: &Event) -> EventStatus {
    match (event.status, event.time) {
        (EventStatus::Confirmed, Some(EventTime::Tbc)) => EventStatus::Tbc,
        (status, _) => status,
    }
}

/// How far a sitting has come.
fn come_to(shown: &Shown<'_>, now: Option<Moment>) -> &'static str {
    let by_now = |at: Moment| now.is_some_and(|now| at <= now);
    if let Some(how) = shown.called_off {
        match how {
            CalledOff::Cancelled => "cancelled",
            CalledOff::Postponed => "postponed",
        }
    } else if shown.placed.record.is_settled() || by_now(shown.sitting.ends) {
        "held"
    } else if by_now(shown.sitting.starts) {
        "under-way"
    } else if shown.placed.had_no_room() {
        "not-planned"
    } else {
        "planned"
    }
}

pub(super) fn reason(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    let is_news = sheet.schedule.plan.shows() != Show::Planned;
    let shown = row.sitting().filter(|_| is_news);
    let called_off = shown.and_then(|shown| shown.placed.record.called_off());
    sheet.optional(called_off.map(|(_, text)| text))
}

/// When the sitting of this ordinal was planned to begin.
fn planned(row: &Row<'_>) -> Option<Moment> {
    let sittings = &row.sitting()?.placed.planned.sittings;
    let sitting = sittings.get(row.ordinal?.checked_sub(1)?)?;
    Some(sitting.starts)
}

/// A bound of the start of a meeting that is yet to begin.
fn forecast(
    sheet: &Sheet<'_>,
    row: &Row<'_>,
    bound: impl Fn(Forecast) -> Option<Moment>,
) -> String {
    let schedule = sheet.schedule;
    let says = schedule.plan.shows_forecast() && schedule.plan.shows() != Show::Planned;
    let shown = row.sitting().filter(|shown| says && shown.is_first);
    let to_come = shown.filter(|shown| !schedule.has_begun(shown.placed));
    let bound = to_come.and_then(|shown| bound(shown.placed.forecast?));
    let at = |at: Moment| format!("{} {}", day_of(Some(at)), clock(Some(at)));
    bound.map_or_else(String::new, at)
}

pub(super) fn planned_date(_: &Sheet<'_>, row: &Row<'_>) -> String {
    day_of(planned(row))
}

pub(super) fn planned_start(_: &Sheet<'_>, row: &Row<'_>) -> String {
    clock(planned(row))
}

pub(super) fn earliest_start(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    forecast(sheet, row, |own| Some(own.earliest))
}

pub(super) fn latest_start(sheet: &Sheet<'_>, row: &Row<'_>) -> String {
    forecast(sheet, row, |own| own.latest)
}

/// `2026-03-16`.
fn day(day: NaiveDate) -> String {
    let mut text = String::with_capacity(10);
    push_date(day, &mut text);
    text
}

fn day_of(moment: Option<Moment>) -> String {
    moment.map_or_else(String::new, |moment| day(moment.date_naive()))
}

/// The time of day, if it is known.
fn clock(moment: Option<Moment>) -> String {
    let mut text = String::with_capacity(5);
    if let Some(moment) = moment {
        push_clock(clock_of(moment), &mut text);
    }
    text
}

fn utc(moment: Option<Moment>) -> String {
    let mut text = String::with_capacity(20);
    if let Some(moment) = moment {
        push_utc(moment, &mut text);
    }
    text
}
