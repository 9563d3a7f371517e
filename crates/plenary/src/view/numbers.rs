//! Numbering of sittings: `8th meeting` of a body.
//!
//! A number belongs to a body and to one session of the frame: what a body does in one session is
//! one meeting, as the United Nations count.

use std::collections::HashMap;

use super::{Localizer, Occurrence, OccurrenceKind, View};
use crate::{
    locale::{Catalogue, Counted},
    plan::{GroupId, Meeting, MeetingId, Resumption, Session, SessionKind},
    schedule::SessionRef,
    text::plain,
};

/// Number of a sitting among the meetings of one body: `8th meeting (resumed)`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MeetingNumber {
    /// The id of the group that counts.
    pub group: String,
    /// The acronym of that group, where several meet together; else empty.
    pub body: String,
    /// The number, from 1.
    pub number: u32,
    /// Mark of the first sitting that takes up what another meeting left.
    pub resumption: Option<Resumption>,
}

/// The number of a sitting by one body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) group: GroupId,
    pub(crate) value: u32,
    pub(crate) resumption: Option<Resumption>,
}

/// Numbers sittings, which are in order of time, by each body that meets and counts. Informal and
/// cancelled ones have no number.
pub(super) fn assign(all: &mut [Occurrence<'_>], view: &View<'_>) {
    let (plan, schedule) = (view.plan(), view.schedule);
    let mut counter = Counter {
        next: plan
            .groups
            .iter()
            .map(|group| group.numbered_from)
            .collect(),
        wholes: wholes(view.sessions()),
        of_sessions: HashMap::new(),
        last: HashMap::new(),
    };
    for occurrence in all {
        let OccurrenceKind::Sitting {
            place,
            placed,
            sitting,
            ..
        } = occurrence.kind
        else {
            continue;
        };
        if occurrence.called_off.is_some() {
            continue;
        }
        let meeting = &*placed.meeting;
        let how = |place: MeetingId| Some((place, schedule.meetings[place].record.resumption()?));
        let stopped = meeting.resumes.filter(|_| occurrence.is_first);
        let resumed = stopped.and_then(how);
        occurrence.resumption = resumed.map(|(_, how)| how);
        if !meeting.details().informal {
            let number = |group| counter.number(group, sitting.session, place, resumed);
            occurrence.numbers = bodies(meeting).filter_map(number).collect();
        }
    }
}

/// Lists the groups of a meeting, first its own.
fn bodies(meeting: &Meeting) -> impl Iterator<Item = GroupId> {
    let with = meeting.details().with.iter().copied();
    meeting.group.into_iter().chain(with)
}

/// The numbers given so far.
struct Counter {
    /// The next number of each group, if it counts.
    next: Vec<Option<u32>>,
    wholes: Vec<usize>,
    /// The number of a group in a session.
    of_sessions: HashMap<(GroupId, usize), u32>,
    /// The number of a group in the last sitting of a meeting.
    last: HashMap<(GroupId, MeetingId), u32>,
}

impl Counter {
    /// Numbers a sitting for one group. `resumed` is the stopped meeting that the sitting takes up.
    fn number(
        &mut self,
        group: GroupId,
        session: SessionRef,
        meeting: MeetingId,
        resumed: Option<(MeetingId, Resumption)>,
    ) -> Option<Number> {
        let next = (*self.next.get(group.index())?)?;
        let session = (group, *self.wholes.get(session.index())?);
        let here = self.of_sessions.get(&session).copied();
        let left =
            resumed.and_then(|(place, how)| Some((self.last.get(&(group, place)).copied()?, how)));
        let value = match left {
            Some((before, Resumption::Resumed)) => before,
            // A new meeting, even in the session in which the other was adjourned.
            Some((before, Resumption::Continued)) => {
                here.filter(|number| *number != before).unwrap_or(next)
            }
            None => here.unwrap_or(next),
        };
        if value == next {
            self.next[group.index()] = Some(next.saturating_add(1));
        }
        self.of_sessions.insert(session, value);
        self.last.insert((group, meeting), value);
        Some(Number {
            group,
            value,
            resumption: left.map(|(_, how)| how),
        })
    }
}

/// Returns for each session the place of the first session that counts as one with it: an extra session
/// that touches another extends it, and a session that was held in parts is one.
fn wholes(sessions: &[Session]) -> Vec<usize> {
    let mut wholes: Vec<usize> = Vec::with_capacity(sessions.len());
    // True once a planned session is among those that are one with the last.
    let mut is_planned = false;
    for (place, session) in sessions.iter().enumerate() {
        let is_extra = session.kind == SessionKind::Extra;
        let before = place.checked_sub(1).filter(|before| {
            let before = &sessions[*before];
            is_part(before, session) || touches(before, session) && (is_extra || !is_planned)
        });
        is_planned = !is_extra || before.is_some() && is_planned;
        wholes.push(before.map_or(place, |before| wholes[before]));
    }
    wholes
}

/// True if two sessions were planned as one.
fn is_part(before: &Session, session: &Session) -> bool {
    let planned = |session: &Session| (session.track, session.day, session.hours, session.kind);
    session.kind == SessionKind::Planned && planned(before) == planned(session)
}

/// True if one session opens for the same people when the other closes.
fn touches(before: &Session, session: &Session) -> bool {
    let one_group = match (before.group, session.group) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    before.track == session.track && before.closes == session.opens && one_group
}

impl Occurrence<'_> {
    /// Returns the numbers of a sitting in one language.
    pub(crate) fn numbers_in(&self, localizer: &Localizer<'_>) -> Vec<MeetingNumber> {
        let with = self.meeting().map(|meeting| &meeting.details().with);
        let is_joint = with.is_some_and(|with| !with.is_empty());
        let numbers = self.numbers.iter().filter_map(|counted| {
            let group = localizer.plan.groups.get(counted.group.index())?;
            let body = if is_joint {
                plain(&localizer.group_acronym(group))
            } else {
                String::new()
            };
            Some(MeetingNumber {
                group: group.id.clone(),
                body,
                number: counted.value,
                resumption: counted.resumption,
            })
        });
        numbers.collect()
    }
}

/// Joins the numbers of one or more sittings of a meeting, body by body: `7th and 8th meetings of
/// the COP / 7th and 8th meetings of the CMP`; empty if there are none.
pub(crate) fn line<'n>(
    numbers: impl IntoIterator<Item = &'n MeetingNumber>,
    catalogue: &Catalogue,
) -> String {
    let mut bodies: Vec<(&MeetingNumber, Vec<Counted>)> = Vec::new();
    for counted in numbers {
        let known = bodies
            .iter_mut()
            .find(|(first, _)| first.group == counted.group);
        let number = (counted.number, counted.resumption);
        match known {
            // Two sittings of one session are one meeting.
            Some((_, numbers)) if numbers.last().is_some_and(|last| last.0 == counted.number) => {}
            Some((_, numbers)) => numbers.push(number),
            None => bodies.push((counted, vec![number])),
        }
    }
    let parts = bodies.iter().map(|(first, numbers)| {
        let numbers = catalogue.numbers(numbers);
        if first.body.is_empty() {
            return numbers;
        }
        (catalogue.meeting.numbers_of)(&numbers, &first.body)
    });
    parts.collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::wholes;
    use crate::{
        plan::{GroupId, Session, SessionKind, TrackId},
        time::{Hours, Zone},
    };

    fn session(hours: &str, kind: SessionKind, group: Option<GroupId>) -> Session {
        let day = NaiveDate::from_ymd_opt(2026, 3, 16).expect("a day");
        let hours: Hours = hours.parse().expect("hours");
        let (opens, closes) = hours.on(day).expect("two moments");
        let zone = Zone::named("Europe/Zurich").expect("a zone");
        Session {
            track: TrackId::ONLY,
            day,
            hours,
            opens: zone.earliest(opens),
            closes: zone.earliest(closes),
            kind,
            group,
            overtime: None,
            facilities: None,
        }
    }

    #[test]
    fn an_extra_session_extends_the_one_that_it_touches() {
        use SessionKind::{Extra, Planned};
        let of = |all: &[(&str, SessionKind, Option<GroupId>)]| {
            let sessions: Vec<_> = all
                .iter()
                .map(|given| session(given.0, given.1, given.2))
                .collect();
            wholes(&sessions)
        };
        let planned = |hours| (hours, Planned, None);
        let extra = |hours, group: Option<usize>| (hours, Extra, group.map(GroupId::new));
        assert_eq!(
            of(&[planned("10:00-13:00"), planned("13:00-16:00")]),
            [0, 1]
        );
        assert_eq!(
            of(&[planned("10:00-13:00"), extra("13:00-14:00", Some(1))]),
            [0, 0]
        );
        assert_eq!(
            of(&[planned("10:00-13:00"), extra("13:30-14:00", None)]),
            [0, 1]
        );
        assert_eq!(
            of(&[extra("09:00-10:00", Some(1)), planned("10:00-13:00")]),
            [0, 0]
        );
        let between = [
            planned("10:00-13:00"),
            extra("13:00-15:00", Some(1)),
            planned("15:00-18:00"),
        ];
        assert_eq!(of(&between), [0, 0, 2]);
        let before = [
            extra("09:00-10:00", None),
            planned("10:00-13:00"),
            planned("13:00-14:00"),
        ];
        assert_eq!(of(&before), [0, 0, 2]);
        let others = [
            planned("15:00-18:00"),
            extra("18:00-19:00", Some(1)),
            extra("19:00-20:00", Some(2)),
        ];
        assert_eq!(of(&others), [0, 0, 2]);
    }
}
