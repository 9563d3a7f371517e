//! The sessions: of every day, of days that differ, of tracks that differ.

use std::collections::{BTreeMap, BTreeSet};

use plenary::chrono::NaiveDate;

use super::{
    calendar::{Laid, Place},
    collect::{Collected, Sitting},
    grid::Head,
};
use crate::{dates::is_weekend, draft::Draft, hours::Hours};

/// The sessions of every column.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    pub(crate) of_days: BTreeMap<NaiveDate, Vec<Hours>>,
    /// Those of columns that differ from their day.
    pub(crate) of_columns: BTreeMap<Place, Vec<Hours>>,
}

impl Frame {
    /// The sessions of a track on a day.
    pub(crate) fn of(&self, place: Place) -> &[Hours] {
        let own = self
            .of_columns
            .get(&place)
            .or_else(|| self.of_days.get(&place.day));
        own.map_or(&[], Vec::as_slice)
    }
}

/// Finds the sessions. Sittings outside of them are given back: they are no meetings then.
pub(crate) fn frame(laid: &Laid, all: &mut Collected) -> (Frame, Vec<Sitting>) {
    let mut frame = Frame::default();
    let mut used: BTreeMap<Place, BTreeSet<Hours>> = BTreeMap::new();
    let mut outside = Vec::new();
    for sitting in std::mem::take(&mut all.sittings) {
        let own = used.entry(sitting.place).or_default();
        let (hours, session) = (sitting.hours, sitting.session);
        let inside = session.from <= hours.from && hours.to <= session.to && hours.from < hours.to;
        let apart = own
            .iter()
            .all(|other| *other == session || !other.overlaps(session));
        if inside && apart && session.minutes() <= LONGEST {
            own.insert(session);
            all.sittings.push(sitting);
        } else {
            outside.push(sitting);
        }
    }
    timed(all, &mut used);
    for (table, sessions) in laid.tables.iter().zip(&all.sessions) {
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
            let own = of_day(&columns, sessions, &used, rows.clone());
            frame.of_days.insert(day, own.clone());
            for place in columns {
                let differs = of_column(place, &own, &used, all);
                frame
                    .of_columns
                    .extend(differs.map(|sessions| (place, sessions)));
            }
        }
    }
    (frame, outside)
}

/// No session has more minutes.
const LONGEST: u16 = 10 * 60;

/// What has hours of its own inside a row needs the session of that row.
fn timed(all: &Collected, used: &mut BTreeMap<Place, BTreeSet<Hours>>) {
    for happening in &all.happenings {
        let Some(when) = happening.entry.when else {
            continue;
        };
        let Some(row) = happening
            .row
            .filter(|row| row.from <= when.from && when.from < row.to)
        else {
            continue;
        };
        for place in &happening.places {
            let own = used.entry(*place).or_default();
            if own
                .iter()
                .all(|other| *other == row || !other.overlaps(row))
            {
                own.insert(row);
            }
        }
    }
}

/// The sessions of a day: the rows that are used as such, as long as they are apart from each other,
/// those first that most columns use.
fn of_day(
    columns: &[Place],
    sessions: &BTreeSet<Hours>,
    used: &BTreeMap<Place, BTreeSet<Hours>>,
    rows: impl Iterator<Item = Head>,
) -> Vec<Hours> {
    let users = |hours: &Hours| {
        let by = |place: &&Place| used.get(place).is_some_and(|own| own.contains(hours));
        columns.iter().filter(by).count()
    };
    let mut by_use: Vec<_> = sessions.iter().copied().collect();
    by_use.sort_by_key(|hours| (std::cmp::Reverse(users(hours)), *hours));
    let mut own = apart(by_use.into_iter());
    if own.is_empty() {
        own = apart(rows.filter_map(|head| match head {
            Head::Hours(hours) => Some(hours),
            _ => None,
        }));
    }
    own
}

/// Those that overlap none before them, in order of time.
fn apart(all: impl Iterator<Item = Hours>) -> Vec<Hours> {
    let mut own: Vec<Hours> = Vec::new();
    for hours in all.filter(|hours| hours.minutes() <= LONGEST) {
        if !own.iter().any(|other| other.overlaps(hours)) {
            own.push(hours);
        }
    }
    own.sort_unstable();
    own
}

/// The sessions of a column, if they are not those of its day.
fn of_column(
    place: Place,
    of_day: &[Hours],
    used: &BTreeMap<Place, BTreeSet<Hours>>,
    all: &Collected,
) -> Option<Vec<Hours>> {
    let none = BTreeSet::new();
    let own = used.get(&place).unwrap_or(&none);
    let events = all
        .happenings
        .iter()
        .filter(|event| !event.for_all && event.entry.when.is_none());
    let events = events.filter(|event| event.places.contains(&place));
    let begins: Vec<_> = events.filter_map(|event| event.row).collect();
    let disturbs = |session: &Hours| {
        let inside = |event: &Hours| {
            session.from <= event.from && event.from < session.to && event != session
        };
        begins.iter().any(inside)
    };
    let kept = of_day.iter().filter(|hours| {
        own.contains(hours) || !own.iter().any(|other| other.overlaps(**hours)) && !disturbs(hours)
    });
    let mut sessions: Vec<_> = kept.chain(own).copied().collect();
    sessions.sort_unstable();
    sessions.dedup();
    if sessions.is_empty() {
        sessions = apart(begins.into_iter());
    }
    (sessions != of_day && !sessions.is_empty()).then_some(sessions)
}

/// Writes the sessions where they are declared.
pub(crate) fn declare(frame: &Frame, laid: &Laid, all: &Collected, draft: &mut Draft) {
    draft.sessions = most_common(frame);
    let weekend = |day: &NaiveDate| is_weekend(*day);
    let days = laid.first.iter_days().take_while(|day| *day <= laid.last);
    let every = days
        .filter(weekend)
        .all(|day| frame.of_days.contains_key(&day));
    draft.page.weekends = every && frame.of_days.keys().any(weekend);
    for (day, reason) in &all.closed {
        draft.days.entry(*day).or_default().closed = Some(reason.clone());
    }
    for (day, sessions) in &frame.of_days {
        let alone = is_weekend(*day) && !draft.page.weekends;
        if (*sessions != draft.sessions || alone) && !sessions.is_empty() {
            let own = draft.days.entry(*day).or_default();
            own.sessions = Some(sessions.clone());
        }
    }
    for (place, sessions) in &frame.of_columns {
        if laid.tracks.len() > 1 {
            if let Some(track) = draft.tracks.get_mut(place.track) {
                track.days.insert(place.day, sessions.clone());
            }
        } else {
            let own = draft.days.entry(place.day).or_default();
            own.sessions = Some(sessions.clone());
        }
    }
}

/// The sessions that most days have; of several the first.
fn most_common(frame: &Frame) -> Vec<Hours> {
    let mut counts: Vec<(&Vec<Hours>, usize)> = Vec::new();
    for sessions in frame
        .of_days
        .values()
        .filter(|sessions| !sessions.is_empty())
    {
        match counts.iter_mut().find(|(own, _)| *own == sessions) {
            Some((_, count)) => *count += 1,
            None => counts.push((sessions, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max();
    let most = counts.iter().find(|(_, count)| Some(*count) == most);
    most.map_or_else(
        || vec![Hours { from: 600, to: 780 }],
        |(sessions, _)| (*sessions).clone(),
    )
}
