//! When it is held, and how far it has come.

use chrono::NaiveDate;

use super::cell::{CLOSED, date_of, optional, printed};
use crate::{
    keywords::EventStatus,
    plan::{CalledOff, Event},
    render::clock::{clock_of, push_clock, push_date, push_utc},
    schedule::{Placed, State},
    time::{EventTime, Moment},
    view::{Occurrence, OccurrenceKind, View},
};

pub(super) fn date(_: &View<'_>, own: &Occurrence<'_>) -> String {
    day(date_of(own))
}

pub(super) fn start(_: &View<'_>, own: &Occurrence<'_>) -> String {
    clock(own.starts)
}

pub(super) fn end_date(_: &View<'_>, own: &Occurrence<'_>) -> String {
    day_of(own.ends)
}

pub(super) fn end(_: &View<'_>, own: &Occurrence<'_>) -> String {
    clock(own.ends)
}

pub(super) fn zone(view: &View<'_>, _: &Occurrence<'_>) -> String {
    view.plan().time_zone().to_owned()
}

pub(super) fn start_utc(_: &View<'_>, own: &Occurrence<'_>) -> String {
    utc(own.starts)
}

pub(super) fn end_utc(_: &View<'_>, own: &Occurrence<'_>) -> String {
    utc(own.ends)
}

pub(super) fn minutes(_: &View<'_>, own: &Occurrence<'_>) -> String {
    let both = own.starts.zip(own.ends);
    printed(both.map(|(starts, ends)| (ends - starts).num_minutes()))
}

pub(super) fn status(view: &View<'_>, own: &Occurrence<'_>) -> String {
    let word = match own.kind {
        OccurrenceKind::Event(event) => certainty(event).name(),
        OccurrenceKind::Sitting { placed, .. } => progress(view, own, placed),
        _ => CLOSED,
    };
    word.to_owned()
}

/// Certainty of an event, or of its hour.
fn certainty(event: &Event) -> EventStatus {
    match (event.status, event.time) {
        (EventStatus::Confirmed, Some(EventTime::Tbc)) => EventStatus::Tbc,
        (status, _) => status,
    }
}

/// Progress of a sitting; planned times know of none.
fn progress(view: &View<'_>, own: &Occurrence<'_>, placed: &Placed) -> &'static str {
    match own.called_off {
        Some(CalledOff::Cancelled) => "cancelled",
        Some(CalledOff::Postponed) => "postponed",
        None => match view.state(own) {
            State::Over => "held",
            State::UnderWay => "under-way",
            _ if placed.had_no_room() => "not-planned",
            _ => "planned",
        },
    }
}

pub(super) fn reason(view: &View<'_>, own: &Occurrence<'_>) -> String {
    let placed = own.placed().filter(|_| own.called_off.is_some());
    let called_off = placed.and_then(|placed| placed.record.called_off());
    optional(view, called_off.map(|(_, text)| text))
}

/// The planned start of the sitting of this ordinal.
fn planned(own: &Occurrence<'_>) -> Option<Moment> {
    let sittings = &own.placed()?.planned.sittings;
    Some(sittings.get(own.ordinal.checked_sub(1)?)?.starts)
}

fn bound(moment: Option<Moment>) -> String {
    let at = |at: Moment| format!("{} {}", day_of(Some(at)), clock(Some(at)));
    moment.map_or_else(String::new, at)
}

pub(super) fn planned_date(_: &View<'_>, own: &Occurrence<'_>) -> String {
    day_of(planned(own))
}

pub(super) fn planned_start(_: &View<'_>, own: &Occurrence<'_>) -> String {
    clock(planned(own))
}

pub(super) fn earliest_start(view: &View<'_>, own: &Occurrence<'_>) -> String {
    bound(view.forecast(own).map(|forecast| forecast.earliest))
}

pub(super) fn latest_start(view: &View<'_>, own: &Occurrence<'_>) -> String {
    bound(view.forecast(own).and_then(|forecast| forecast.latest))
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
