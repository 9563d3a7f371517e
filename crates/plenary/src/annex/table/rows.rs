//! Rows of a table: its sessions, parted where events interrupt all of them alike, and the hours of the
//! events beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Contents, columns::ColumnScope};
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
    pub(super) fn of(contents: &Contents<'_>, columns: &[ColumnScope<'_>]) -> Self {
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
        for scope in columns {
            let events = scope.day_contents.events.iter();
            for event in events.filter(|event| scope.shows(event)) {
                add(rows.header_of(event, scope));
            }
        }
        if contents.view.plan().heading.side_events.is_some() {
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

    /// Returns the row in which an event stands.
    pub(super) fn header_of(
        &self,
        occurrence: &Occurrence<'_>,
        scope: &ColumnScope<'_>,
    ) -> RowHeader {
        let Some(event) = occurrence.event() else {
            return RowHeader::AllDay;
        };
        if event.kind == EventKind::SideEvent {
            return RowHeader::SideEvents;
        }
        let Some(hours) = event_hours(event) else {
            return RowHeader::AllDay;
        };
        let session = scope.row_sessions().find(|session| {
            event.track.is_none_or(|track| track == session.track)
                && session.hours.begins_by(hours)
                && hours.begins_before_end_of(session.hours)
        });
        let has_end = event.time.and_then(EventTime::hours).is_some();
        match session.filter(|_| !is_in_no_column(event, scope)) {
            Some(session) => RowHeader::Hours(self.part_of(session, hours)),
            None if has_end => RowHeader::Hours(hours),
            None => RowHeader::From(hours),
        }
    }

    /// Returns the part of a session in which something begins.
    pub(super) fn part_of(&self, session: &Session, hours: Hours) -> Hours {
        let parts = self
            .parts
            .get(&session.hours)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let begun = |part: &&Hours| part.begins_by(hours);
        let last = parts.iter().rev().find(begun);
        last.or(parts.first()).copied().unwrap_or(session.hours)
    }

    /// Returns the place of a row.
    pub(super) fn find(&self, header: RowHeader) -> Option<usize> {
        let place = |header: &RowHeader| order(*header);
        self.headers
            .binary_search_by_key(&order(header), place)
            .ok()
    }
}

/// True if an event is beside the meetings of all tracks, where each track has a column. In the cells of
/// the sessions it would be repeated for every room, and look as if it were in each of them.
fn is_in_no_column(event: &crate::plan::Event, scope: &ColumnScope<'_>) -> bool {
    scope.track.is_some() && event.track.is_none() && !event.takes_time
}

fn order(header: RowHeader) -> (u8, Option<Hours>) {
    match header {
        RowHeader::AllDay => (0, None),
        RowHeader::Hours(hours) | RowHeader::From(hours) => (1, Some(hours)),
        RowHeader::SideEvents => (2, None),
    }
}

/// Returns the hours of the sessions, each with its parts.
fn parts(columns: &[ColumnScope<'_>]) -> BTreeMap<Hours, Vec<Hours>> {
    let of = |scope: &ColumnScope<'_>| -> Vec<Hours> {
        scope.row_sessions().map(|session| session.hours).collect()
    };
    let whole: BTreeSet<Hours> = columns.iter().flat_map(of).collect();
    let hours = whole.into_iter();
    hours.map(|hours| (hours, parted(hours, columns))).collect()
}

/// Returns the parts of the sessions of these hours, between the events that interrupt all of them.
fn parted(hours: Hours, columns: &[ColumnScope<'_>]) -> Vec<Hours> {
    let with_session =
        |scope: &&ColumnScope<'_>| scope.row_sessions().any(|session| session.hours == hours);
    let concerned: Vec<_> = columns.iter().filter(with_session).collect();
    let events = concerned
        .first()
        .map(|scope| scope.day_contents.events.iter())
        .into_iter()
        .flatten()
        .filter_map(|occurrence| occurrence.event());
    let bands = events
        .filter(|event| event.takes_time && event.track.is_none())
        .filter(|event| {
            concerned
                .iter()
                .all(|scope| event.days.contains(&scope.day))
        });
    let mut inside: Vec<_> = bands
        .filter_map(|event| event.time?.hours())
        .filter(|band| band.lies_in(hours))
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
