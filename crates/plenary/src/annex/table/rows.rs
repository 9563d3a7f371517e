//! Which rows a table has: its sessions, parted where events interrupt all of them alike, and the
//! hours of the events beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Sheet, columns::Place};
use crate::{
    annex::RowHeader,
    keywords::EventKind,
    plan::Session,
    time::{EventTime, Hours},
    view::{Occurrence, event_hours},
};

/// The rows of a table.
pub(super) struct Rows {
    pub(super) headers: Vec<RowHeader>,
    /// The parts of the sessions of the same hours.
    parts: BTreeMap<Hours, Vec<Hours>>,
}

impl Rows {
    pub(super) fn of(sheet: &Sheet<'_>, columns: &[Place<'_>]) -> Self {
        let parts = parts(columns);
        let mut headers: BTreeMap<(u8, Option<Hours>), RowHeader> = BTreeMap::new();
        let mut add = |header: RowHeader| {
            headers.insert(order(header), header);
        };
        for part in parts.values().flatten() {
            add(RowHeader::Hours(*part));
        }
        let rows = Self {
            headers: Vec::new(),
            parts,
        };
        for place in columns {
            let own = place.held.events.iter();
            for own in own.filter(|own| place.shows(own)) {
                add(rows.header_of(own, place));
            }
        }
        if sheet.view.plan().heading.side_events.is_some() {
            add(RowHeader::SideEvents);
        }
        if headers.is_empty() {
            headers.insert(order(RowHeader::AllDay), RowHeader::AllDay);
        }
        Self {
            headers: headers.into_values().collect(),
            ..rows
        }
    }

    /// The row in which an event stands.
    pub(super) fn header_of(&self, own: &Occurrence<'_>, place: &Place<'_>) -> RowHeader {
        let Some(event) = own.event() else {
            return RowHeader::AllDay;
        };
        if event.kind == EventKind::SideEvent {
            return RowHeader::SideEvents;
        }
        let Some(hours) = event_hours(event) else {
            return RowHeader::AllDay;
        };
        let sessions = place
            .held
            .all_sessions()
            .filter(|session| place.has(session));
        let own = sessions.filter(|session| event.track.is_none_or(|track| track == session.track));
        let mut around = own.filter(|session| {
            session.hours.begins_by(hours) && hours.begins_before_end_of(session.hours)
        });
        let has_end = event.time.and_then(EventTime::hours).is_some();
        match around.next().filter(|_| !is_in_no_column(event, place)) {
            Some(session) => RowHeader::Hours(self.part_of(session, hours)),
            None if has_end => RowHeader::Hours(hours),
            None => RowHeader::From(hours),
        }
    }

    /// The part of a session in which something begins.
    pub(super) fn part_of(&self, session: &Session, hours: Hours) -> Hours {
        let parts = self.parts.get(&session.hours).map(Vec::as_slice);
        let begun = |part: &&Hours| part.begins_by(hours);
        let parts = parts.unwrap_or_default();
        let last = parts.iter().rev().find(begun);
        last.or(parts.first()).copied().unwrap_or(session.hours)
    }

    /// The place of a row.
    pub(super) fn find(&self, header: RowHeader) -> Option<usize> {
        let place = |own: &RowHeader| order(*own);
        self.headers
            .binary_search_by_key(&order(header), place)
            .ok()
    }
}

/// Whether an event is beside the meetings of all tracks, where each has a column: in the cells of
/// their sessions it would be told once for every room, and look as if it were in each of them.
fn is_in_no_column(event: &crate::plan::Event, place: &Place<'_>) -> bool {
    place.track.is_some() && event.track.is_none() && !event.takes_time
}

fn order(header: RowHeader) -> (u8, Option<Hours>) {
    match header {
        RowHeader::AllDay => (0, None),
        RowHeader::Hours(hours) | RowHeader::From(hours) => (1, Some(hours)),
        RowHeader::SideEvents => (2, None),
    }
}

/// The hours of the sessions, each with its parts.
fn parts(columns: &[Place<'_>]) -> BTreeMap<Hours, Vec<Hours>> {
    let of = |place: &Place<'_>| -> Vec<Hours> {
        let own = place.held.all_sessions().filter(|own| place.has(own));
        own.map(|session| session.hours).collect()
    };
    let hours: BTreeSet<Hours> = columns.iter().flat_map(of).collect();
    let whole = hours.into_iter();
    whole.map(|hours| (hours, parted(hours, columns))).collect()
}

/// The parts of the sessions of some hours, between what interrupts all of them.
fn parted(hours: Hours, columns: &[Place<'_>]) -> Vec<Hours> {
    let with_session = |place: &&Place<'_>| {
        let mut own = place.held.all_sessions().filter(|own| place.has(own));
        own.any(|session| session.hours == hours)
    };
    let concerned: Vec<_> = columns.iter().filter(with_session).collect();
    let events = concerned.first().map(|place| place.held.events.iter());
    let events = events.into_iter().flatten().filter_map(|own| own.event());
    let bands = events.filter(|event| event.takes_time && event.track.is_none());
    let bands = bands.filter(|event| {
        concerned
            .iter()
            .all(|place| event.days.contains(&place.day))
    });
    let mut inside: Vec<_> = bands
        .filter_map(|event| event.time?.hours())
        .filter(|own| own.lies_in(hours))
        .collect();
    inside.sort_unstable();
    let mut parts = Vec::new();
    let mut rest = Some(hours);
    for band in inside {
        let Some(left) = rest.filter(|left| band.lies_in(*left)) else {
            continue;
        };
        parts.extend(left.before(band));
        parts.push(band);
        rest = Hours::between(band, left);
    }
    parts.extend(rest);
    parts
}
