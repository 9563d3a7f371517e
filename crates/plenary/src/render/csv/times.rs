//! Cells of times and of progress.

use chrono::NaiveDate;

use super::{CLOSED, date_of, optional, printed};
use crate::{
    keywords::{EventStatus, StartForm},
    plan::{CalledOff, Event},
    render::clock::{clock_of, push_clock, push_date, push_utc},
    schedule::{Placed, State},
    text::plain,
    time::{EventTime, Moment},
    view::{Occurrence, OccurrenceKind, View},
};

pub(super) fn date(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    day(date_of(occurrence))
}

pub(super) fn start(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    clock(occurrence.starts)
}

pub(super) fn end_date(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    day_of(occurrence.ends)
}

pub(super) fn end(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    clock(occurrence.ends)
}

pub(super) fn zone(view: &View<'_>, _: &Occurrence<'_>) -> String {
    view.plan().time_zone().to_owned()
}

pub(super) fn start_utc(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    utc(occurrence.starts)
}

pub(super) fn end_utc(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    utc(occurrence.ends)
}

pub(super) fn minutes(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let both = occurrence.starts.zip(occurrence.ends);
    printed(both.map(|(starts, ends)| (ends - starts).num_minutes()))
}

pub(super) fn status(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    let word = match occurrence.kind {
        OccurrenceKind::Event(event) => certainty(event).name(),
        OccurrenceKind::Sitting { placed, .. } => progress(view, occurrence, placed),
        _ => CLOSED,
    };
    word.to_owned()
}

/// Returns the certainty of an event, or of its hour.
fn certainty(event: &Event) -> EventStatus {
    match (event.status.unwrap_or_default(), event.time) {
        (EventStatus::Confirmed, Some(EventTime::Tbc)) => EventStatus::Tbc,
        (status, _) => status,
    }
}

/// Progress of a sitting; planned times know of none.
fn progress(view: &View<'_>, occurrence: &Occurrence<'_>, placed: &Placed) -> &'static str {
    match occurrence.called_off {
        Some(CalledOff::Cancelled) => "cancelled",
        Some(CalledOff::Postponed) => "postponed",
        None => match view.state(occurrence) {
            State::Over => "held",
            State::UnderWay => "under-way",
            _ if occurrence.start == StartForm::Condition => "estimated",
            _ if placed.had_no_room() => "not-planned",
            _ => "planned",
        },
    }
}

pub(super) fn reason<'s>(view: &View<'s>, occurrence: &Occurrence<'s>) -> String {
    if occurrence.called_off.is_none() {
        let condition = view.condition(occurrence).filter(|_| occurrence.is_first);
        return plain(&condition.unwrap_or_default());
    }
    let placed = occurrence.placed();
    let called_off = placed.and_then(|placed| placed.record.called_off());
    optional(view, called_off.map(|(_, text)| text))
}

/// Returns the planned start of the sitting of this ordinal.
fn planned(occurrence: &Occurrence<'_>) -> Option<Moment> {
    let sittings = &occurrence.placed()?.planned.sittings;
    Some(sittings.get(occurrence.ordinal.checked_sub(1)?)?.starts)
}

fn bound(moment: Option<Moment>) -> String {
    let at = |at: Moment| format!("{} {}", day_of(Some(at)), clock(Some(at)));
    moment.map_or_else(String::new, at)
}

pub(super) fn planned_date(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    day_of(planned(occurrence))
}

pub(super) fn planned_start(_: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    clock(planned(occurrence))
}

pub(super) fn earliest_start(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    bound(view.forecast(occurrence).map(|forecast| forecast.earliest))
}

pub(super) fn latest_start(view: &View<'_>, occurrence: &Occurrence<'_>) -> String {
    bound(
        view.forecast(occurrence)
            .and_then(|forecast| forecast.latest),
    )
}

/// Returns `2026-03-16`.
fn day(day: NaiveDate) -> String {
    let mut text = String::with_capacity(10);
    push_date(day, &mut text);
    text
}

fn day_of(moment: Option<Moment>) -> String {
    moment.map_or_else(String::new, |moment| day(moment.date_naive()))
}

/// Returns the time of day, if it is known.
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
