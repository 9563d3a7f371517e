//! What a cell says of one sitting or one event.

use super::Entry;
use crate::{
    time::Hours,
    view::{End, Occurrence, View},
};

/// Makes the entry of a sitting in a row of these hours, under a column that says in which track it
/// is held, or does not.
pub(super) fn of_sitting(
    view: &View<'_>,
    own: &Occurrence<'_>,
    (row, says_track): (Hours, bool),
) -> Entry {
    let Some(meeting) = own.meeting() else {
        return Entry::default();
    };
    let hours = own.hours().unwrap_or(row);
    let has_own_hours = hours != row || matches!(own.end, End::OrLater | End::Open);
    Entry {
        meeting: Some(meeting.id.clone()),
        place_in_plan: own.place,
        ordinal: own.ordinal,
        hours: has_own_hours.then_some(hours),
        starts: own.starts.filter(|_| has_own_hours),
        ends: own.ends.filter(|_| has_own_hours),
        end: own.end,
        acronym: view.localizer.acronym(meeting),
        name: view.localizer.short_name(meeting),
        resumption: own.own_resumption(),
        numbers: own.numbers_in(&view.localizer),
        called_off: own.called_off,
        continued: view.plan().marks_continued() && own.is_continued(),
        flags: view.flags(meeting),
        remark: view.remark(own),
        lines: view.cell_lines(own, says_track),
        ..Entry::default()
    }
}

/// Makes the entry of an event, with hours or without, under a column that says in which track it is
/// held, or does not.
pub(super) fn of_event(
    view: &View<'_>,
    own: &Occurrence<'_>,
    (hours, says_track): (Option<Hours>, bool),
) -> Entry {
    let Some(event) = own.event() else {
        return Entry::default();
    };
    let place = if says_track {
        view.event_place(event)
    } else {
        view.listed_event_place(event)
    };
    let lines = [place, view.event_link(event)];
    Entry {
        event: Some(event.id.clone()),
        place_in_plan: own.place,
        hours,
        end: own.end,
        name: view.localizer.read(Some(&event.title)),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        called_off: own.called_off,
        remark: view.remark(own),
        ..Entry::default()
    }
}

/// True if two sittings of successive sessions can share a cell: those of one meeting, of which
/// nothing is to be said apart.
pub(super) fn joins(one: &Entry, other: &Entry) -> bool {
    let whole = |entry: &Entry| {
        entry.hours.is_none() && entry.remark.is_empty() && entry.numbers.is_empty()
    };
    let same = one == other || one.meeting.is_some() && one.meeting == other.meeting;
    same && whole(one) && whole(other)
}
