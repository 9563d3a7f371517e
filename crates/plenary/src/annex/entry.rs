//! Entries of sittings and events in the cells of a table.

use super::Entry;
use crate::{
    text::Inline,
    time::Hours,
    view::{End, Occurrence, Reserve, View},
};

/// Makes the entry of a sitting in a row of these hours. `says_track` is true if the column of the entry
/// says the track.
pub(super) fn of_sitting(
    view: &View<'_>,
    occurrence: &Occurrence<'_>,
    (row, says_track): (Hours, bool),
) -> Entry {
    let Some(meeting) = occurrence.meeting() else {
        return Entry::default();
    };
    let hours = occurrence.hours().unwrap_or(row);
    let condition = view.condition_instead(occurrence);
    let is_whole = hours == row && !matches!(occurrence.end, End::OrLater | End::Open);
    let has_own_hours = condition.is_empty() && !is_whole;
    Entry {
        meeting: Some(meeting.id.clone()),
        activity: occurrence.activity,
        ordinal: occurrence.ordinal,
        listed_items: occurrence.listed_items(),
        hours: has_own_hours.then_some(hours),
        starts: occurrence.starts.filter(|_| has_own_hours),
        ends: occurrence.ends.filter(|_| has_own_hours),
        end: occurrence.end,
        condition,
        acronym: view.localizer.acronym(meeting),
        name: view.localizer.short_name(meeting),
        resumption: occurrence.unnumbered_resumption(),
        numbers: occurrence.numbers_in(&view.localizer),
        called_off: occurrence.called_off,
        continued: view.plan().marks_continued() && occurrence.is_continued(),
        flags: view.flags(meeting),
        remark: view.remark(occurrence),
        lines: view.cell_lines(occurrence, says_track),
        has_new_facilities: occurrence.has_new_facilities,
        ..Entry::default()
    }
}

/// Makes the entry of an event, with hours or without. `says_track` is true if the column of the entry
/// says the track.
pub(super) fn of_event(
    view: &View<'_>,
    occurrence: &Occurrence<'_>,
    (hours, says_track): (Option<Hours>, bool),
) -> Entry {
    let Some(event) = occurrence.event() else {
        return Entry::default();
    };
    let place = if says_track {
        view.event_place(occurrence)
    } else {
        view.listed_event_place(occurrence)
    };
    let lines = [place, view.event_link(event)];
    let is_moved = event.room.is_none() && view.moved_room(occurrence).is_some();
    Entry {
        // Changes of its place are marked on that day alone.
        ordinal: if is_moved { occurrence.ordinal } else { 0 },
        event: Some(event.id.clone()),
        activity: occurrence.activity,
        hours,
        end: occurrence.end,
        name: view.localizer.read(Some(&event.title)),
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        called_off: occurrence.called_off,
        remark: view.remark(occurrence),
        ..Entry::default()
    }
}

/// Makes the entry of a session kept in reserve. `says_track` is true if the column of the entry says the
/// track.
pub(super) fn of_reserve(view: &View<'_>, reserve: &Reserve<'_>, says_track: bool) -> Entry {
    let emphasis = view.catalogue.signs.emphasis;
    let place = if says_track {
        view.reserve_room(reserve)
    } else {
        view.reserve_place(reserve)
    };
    Entry {
        name: vec![emphasis(vec![Inline::text(view.catalogue.times.if_needed)])],
        lines: Vec::from_iter(Some(place).filter(|place| !place.is_empty())),
        ..Entry::default()
    }
}

/// True if two sittings of successive sessions can share a cell: they are of one meeting, in one room
/// and list the same items, and neither has hours, a remark or numbers of its own.
pub(super) fn joins(one: &Entry, other: &Entry) -> bool {
    let whole = |entry: &Entry| {
        let says_more = !entry.remark.is_empty() || !entry.changes.is_empty();
        let has_time = entry.hours.is_some() || !entry.condition.is_empty();
        !has_time && !says_more && entry.numbers.is_empty()
    };
    let is_one = one.meeting.is_some() && one.meeting == other.meeting;
    let same_items = one.listed_items == other.listed_items;
    let same = one == other || is_one && same_items && !other.has_new_facilities;
    same && whole(one) && whole(other)
}
