//! The sessions that were added, beside those that the same track already had.

use super::{facilities::AddedFacilities, free::pieces_left};
use crate::{
    fault::{Code, Fault, Faults, Path, path_to},
    plan::{Session, SessionKind},
    time::Hours,
};

/// A session, with the path at which it is written if it is news.
pub(super) type DeclaredSession = (Session, Option<Path>);

/// Returns the sessions for all of one track in order; an added session that adjoins another
/// prolongs it, and has its room, its livestream and its interpretation. One that has others stays a
/// session beside it. Adds the faults of sessions that overlap.
pub(super) fn join(
    mut of_track: Vec<DeclaredSession>,
    added: &mut AddedFacilities<'_>,
    faults: &mut Faults,
) -> Vec<DeclaredSession> {
    of_track.sort_by_key(|(session, _)| (session.opens, session.closes));
    let pairs = of_track.windows(2);
    faults.extend(pairs.filter_map(|pair| overlap(&pair[0], &pair[1])));
    let mut joined: Vec<DeclaredSession> = Vec::with_capacity(of_track.len());
    for (mut session, written) in of_track {
        if let Some((before, _)) = joined.last_mut()
            && adjoins(before, &session)
        {
            if is_extra(&session) {
                session.facilities = added.or(session.facilities, before.facilities);
                if session.facilities == before.facilities {
                    extend(before, &session);
                    continue;
                }
            } else if is_extra(before) {
                before.facilities = added.or(before.facilities, session.facilities);
                if session.facilities == before.facilities {
                    (session.opens, session.day) = (before.opens, before.day);
                    joined.pop();
                }
            }
        }
        joined.push((session, written));
    }
    for (session, _) in joined.iter_mut().filter(|(session, _)| is_extra(session)) {
        let of_day = added.of_day(session.track, session.day);
        session.facilities = added.or(session.facilities, of_day);
    }
    joined
}

/// Returns sessions for groups with the facilities of those for all that they adjoin, or of their day,
/// where they have none of their own.
pub(super) fn beside(
    of_track: &[DeclaredSession],
    mut for_groups: Vec<DeclaredSession>,
    added: &mut AddedFacilities<'_>,
) -> Vec<DeclaredSession> {
    for (session, _) in &mut for_groups {
        let mut others = of_track.iter().map(|(other, _)| other);
        let beside = others.find(|other| adjoins(other, session) || adjoins(session, other));
        let of_day = || added.of_day(session.track, session.day);
        let others = beside.map_or_else(of_day, |other| other.facilities);
        session.facilities = added.or(session.facilities, others);
    }
    for_groups
}

fn is_extra(session: &Session) -> bool {
    session.kind == SessionKind::Extra
}

fn adjoins(before: &Session, after: &Session) -> bool {
    before.closes == after.opens && before.is_usable() && after.is_usable()
}

/// Prolongs a session by an added one that opens at its close.
fn extend(session: &mut Session, extra: &Session) {
    session.closes = extra.closes;
    if is_extra(session) {
        session.hours = hours_of(session);
    }
}

/// Returns the sessions of a track in order, those for groups with the time that the others leave
/// of them. A session for a group that overlaps another comes with the fault that it is if
/// something is held in it.
pub(super) fn with_sessions_for_groups(
    of_track: Vec<DeclaredSession>,
    for_groups: Vec<DeclaredSession>,
    faults: &mut Faults,
) -> Vec<(Session, Option<Fault>)> {
    let mut all: Vec<_> = of_track
        .into_iter()
        .map(|session| (session, None))
        .collect();
    for declared in for_groups {
        let others = all.iter().map(|(other, _)| other);
        let reserve = others.clone().filter(|(other, _)| !other.is_usable());
        faults.extend(reserve.filter_map(|other| overlap(other, &declared)));
        let usable = others.filter(|(other, _)| other.is_usable());
        let overlap = usable.clone().find_map(|other| overlap(other, &declared));
        let taken = usable.map(|(other, _)| (other.opens, other.closes));
        let left = pieces_left((declared.0.opens, declared.0.closes), taken);
        for (opens, closes) in left {
            let session = Session {
                opens,
                closes,
                ..declared.0
            };
            all.push(((session, declared.1.clone()), overlap.clone()));
        }
    }
    all.sort_by_key(|((session, _), _)| (session.opens, session.closes));
    let sessions = all.into_iter();
    sessions
        .map(|((session, _), fault)| (session, fault))
        .collect()
}

/// Returns the fault of two sessions of which the second opens before the first has closed.
fn overlap((one, place): &DeclaredSession, (other, again): &DeclaredSession) -> Option<Fault> {
    if other.opens >= one.closes || one.opens >= other.closes {
        return None;
    }
    let general = || path_to!["sessions"];
    let message = format!(
        "on {} the session {} opens before {} has closed",
        other.day,
        hours_of(other),
        hours_of(one)
    );
    let (at, before) = match again {
        Some(path) => (path.clone(), place.clone().unwrap_or_else(general)),
        None => (place.clone().unwrap_or_else(general), general()),
    };
    Some(
        Fault::new(Code::OverlappingSessions, message, at)
            .label("at one time with another")
            .and(before)
            .label("the other")
            .help("mend the hours; to say when a planned session was really held, write `held`"),
    )
}

/// Returns the hours between the opening and the close of a session.
fn hours_of(session: &Session) -> Hours {
    let (opens, closes) = (session.opens.naive_local(), session.closes.naive_local());
    Hours::since(session.day, opens, closes)
}
