//! The sessions: of every day, of days that differ, of tracks that differ.

use std::collections::{BTreeMap, BTreeSet};

use plenary::chrono::NaiveDate;

use super::{
    calendar::{Calendar, TrackDay},
    collect::{Contents, Sitting},
    grid::Head,
};
use crate::{dates::is_weekend, draft::Draft, hours::Hours};

/// The sessions of every column.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub(crate) days: BTreeMap<NaiveDate, Vec<Hours>>,
    /// The sessions of columns that differ from their day.
    pub(crate) columns: BTreeMap<TrackDay, Vec<Hours>>,
}

impl Frame {
    /// Returns the sessions of a track on a day.
    pub(crate) fn sessions(&self, place: TrackDay) -> &[Hours] {
        let of_column = self.columns.get(&place);
        let sessions = of_column.or_else(|| self.days.get(&place.day));
        sessions.map_or(&[], Vec::as_slice)
    }
}

/// The hours that columns need as sessions.
type NeededSessions = BTreeMap<TrackDay, BTreeSet<Hours>>;

/// Finds the sessions, and takes out and returns the sittings outside of them, which are no meetings.
pub(crate) fn frame(calendar: &Calendar, all: &mut Contents) -> (Frame, Vec<Sitting>) {
    let mut frame = Frame::default();
    let mut needed = NeededSessions::new();
    let outside = take_outside(all, &mut needed);
    add_rows_of_timed_events(all, &mut needed);
    for (table, sessions) in calendar.tables.iter().zip(&all.sessions) {
        let rows = table.table.rows.iter().map(|row| row.head);
        let places = || {
            table
                .places
                .iter()
                .copied()
                .filter(|place| !all.closed.contains_key(&place.day))
        };
        let days: BTreeSet<_> = places().map(|place| place.day).collect();
        for day in days {
            let columns: Vec<_> = places().filter(|place| place.day == day).collect();
            let of_day = day_sessions(&columns, sessions, &needed, rows.clone());
            for place in columns {
                let differing = column_sessions(place, &of_day, &needed, all);
                frame
                    .columns
                    .extend(differing.map(|sessions| (place, sessions)));
            }
            frame.days.insert(day, of_day);
        }
    }
    (frame, outside)
}

/// The most minutes of a session.
const LONGEST: u16 = 10 * 60;

/// Takes out the sittings that fit in no session, and adds the sessions of the others to `needed`.
fn take_outside(all: &mut Contents, needed: &mut NeededSessions) -> Vec<Sitting> {
    let mut outside = Vec::new();
    for sitting in std::mem::take(&mut all.sittings) {
        let known = needed.entry(sitting.place).or_default();
        let (hours, session) = (sitting.hours, sitting.session);
        let inside = session.from <= hours.from && hours.to <= session.to && hours.from < hours.to;
        if inside && session.minutes() <= LONGEST && is_free(session, known) {
            known.insert(session);
            all.sittings.push(sitting);
        } else {
            outside.push(sitting);
        }
    }
    outside
}

/// True if hours are among others or overlap none of them.
fn is_free(hours: Hours, others: &BTreeSet<Hours>) -> bool {
    others
        .iter()
        .all(|other| *other == hours || !other.overlaps(hours))
}

/// Adds the rows in which events have other hours: such an event needs the session of its row.
fn add_rows_of_timed_events(all: &Contents, needed: &mut NeededSessions) {
    for page_event in &all.events {
        let Some(when) = page_event.entry.when else {
            continue;
        };
        let Some(row) = page_event
            .row
            .filter(|row| row.from <= when.from && when.from < row.to)
        else {
            continue;
        };
        for place in &page_event.places {
            let known = needed.entry(*place).or_default();
            if is_free(row, known) {
                known.insert(row);
            }
        }
    }
}

/// Returns the sessions of a day: of the rows that are sessions, those that do not overlap, with
/// preference for rows that many columns need.
fn day_sessions(
    columns: &[TrackDay],
    sessions: &BTreeSet<Hours>,
    needed: &NeededSessions,
    rows: impl Iterator<Item = Head>,
) -> Vec<Hours> {
    let count = |hours: &Hours| {
        let needs = |place: &&TrackDay| {
            let known = needed.get(place);
            known.is_some_and(|known| known.contains(hours))
        };
        columns.iter().filter(needs).count()
    };
    let mut by_count: Vec<_> = sessions.iter().copied().collect();
    by_count.sort_by_key(|hours| (std::cmp::Reverse(count(hours)), *hours));
    let mut chosen = without_overlaps(by_count.into_iter());
    if chosen.is_empty() {
        chosen = without_overlaps(rows.filter_map(|head| match head {
            Head::Hours(hours) => Some(hours),
            _ => None,
        }));
    }
    chosen
}

/// Returns the hours that overlap none before them, in order of time.
fn without_overlaps(all: impl Iterator<Item = Hours>) -> Vec<Hours> {
    let mut chosen: Vec<Hours> = Vec::new();
    for hours in all.filter(|hours| hours.minutes() <= LONGEST) {
        if !chosen.iter().any(|other| other.overlaps(hours)) {
            chosen.push(hours);
        }
    }
    chosen.sort_unstable();
    chosen
}

/// Returns the sessions of a column, if they are not those of its day.
fn column_sessions(
    place: TrackDay,
    of_day: &[Hours],
    needed: &NeededSessions,
    all: &Contents,
) -> Option<Vec<Hours>> {
    let none = BTreeSet::new();
    let known = needed.get(&place).unwrap_or(&none);
    let rows_of_events: Vec<_> = all
        .events
        .iter()
        .filter(|event| !event.for_all && event.entry.when.is_none())
        .filter(|event| event.places.contains(&place))
        .filter_map(|event| event.row)
        .collect();
    let is_interrupted = |session: &Hours| {
        let begins_inside =
            |row: &Hours| session.from <= row.from && row.from < session.to && row != session;
        rows_of_events.iter().any(begins_inside)
    };
    let is_kept = |hours: &&Hours| {
        let overlaps = known.iter().any(|other| other.overlaps(**hours));
        known.contains(hours) || !overlaps && !is_interrupted(hours)
    };
    let kept = of_day.iter().filter(is_kept);
    let mut sessions: Vec<_> = kept.chain(known).copied().collect();
    sessions.sort_unstable();
    sessions.dedup();
    if sessions.is_empty() {
        sessions = without_overlaps(rows_of_events.into_iter());
    }
    (sessions != of_day && !sessions.is_empty()).then_some(sessions)
}

/// Adds the sessions to a draft: those of most days at the top, others at their days and tracks.
pub(crate) fn declare(frame: &Frame, calendar: &Calendar, all: &Contents, draft: &mut Draft) {
    draft.sessions = most_common(frame);
    let weekend = |day: &NaiveDate| is_weekend(*day);
    let days = calendar
        .first
        .iter_days()
        .take_while(|day| *day <= calendar.last);
    let every = days
        .filter(weekend)
        .all(|day| frame.days.contains_key(&day));
    draft.page.weekends = every && frame.days.keys().any(weekend);
    for (day, reason) in &all.closed {
        draft.days.entry(*day).or_default().closed = Some(reason.clone());
    }
    for (day, sessions) in &frame.days {
        let alone = is_weekend(*day) && !draft.page.weekends;
        if (*sessions != draft.sessions || alone) && !sessions.is_empty() {
            draft.days.entry(*day).or_default().sessions = Some(sessions.clone());
        }
    }
    for (place, sessions) in &frame.columns {
        if calendar.tracks.len() > 1 {
            if let Some(track) = draft.tracks.get_mut(place.track) {
                track.days.insert(place.day, sessions.clone());
            }
        } else {
            draft.days.entry(place.day).or_default().sessions = Some(sessions.clone());
        }
    }
}

/// Returns the sessions that most days have, of several the first; 10:00–13:00 if no day has any.
fn most_common(frame: &Frame) -> Vec<Hours> {
    let mut counts: Vec<(&Vec<Hours>, usize)> = Vec::new();
    for sessions in frame.days.values().filter(|sessions| !sessions.is_empty()) {
        match counts.iter_mut().find(|(known, _)| *known == sessions) {
            Some((_, count)) => *count += 1,
            None => counts.push((sessions, 1)),
        }
    }
    let highest = counts.iter().map(|(_, count)| *count).max();
    let most = counts.iter().find(|(_, count)| Some(*count) == highest);
    most.map_or_else(
        || vec![Hours { from: 600, to: 780 }],
        |(sessions, _)| (*sessions).clone(),
    )
}
