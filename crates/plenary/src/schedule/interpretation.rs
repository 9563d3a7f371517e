//! P0341 and P0342: interpretation for longer than one team works, or when no team is there.
//!
//! Interpreters are booked for declared sessions; work beyond them has to be agreed. Sittings that
//! are over bring no warning any more.

use chrono::NaiveTime;

use super::{Schedule, SessionRef, Sitting};
use crate::{
    document::room_to_toml,
    fault::{Code, Fault, Faults, path_to},
    plan::{Interpretation, List, MeetingId, Session, SessionKind, TrackId},
    time::{Minutes, Moment, clock},
};

/// The most minutes for which one team interprets: a session of three hours and what it runs over.
const LONGEST: i64 = 3 * 60 + 15;
/// The least minutes without a sitting after which a team has rested.
const REST: i64 = 30;
/// The hour at which the working day of interpreters ends.
const EVENING: u32 = 18;

/// Returns the warnings of a schedule in which there is interpretation: one of each kind for a track.
pub(super) fn of(schedule: &Schedule) -> Faults {
    let mut faults = Faults::new();
    if !is_asked(schedule) {
        return faults;
    }
    let mut tracks = vec![Vec::new(); schedule.plan.frame.tracks.len()];
    for piece in pieces(schedule) {
        tracks[piece.track.index()].push(piece);
    }
    for mut pieces in tracks {
        pieces.sort_by_key(|piece| (piece.starts, piece.ends, piece.meeting));
        let stretches: Vec<&[Piece]> = pieces.chunk_by(|one, next| !rests(one, next)).collect();
        let (long, short): (Vec<_>, Vec<_>) = stretches
            .into_iter()
            .partition(|stretch| minutes(stretch) > LONGEST);
        let first_long = long.first();
        faults.extend(first_long.map(|stretch| too_long(schedule, stretch, long.len())));
        let late: Vec<_> = short
            .into_iter()
            .flatten()
            .filter_map(|piece| Some((piece, off_reason(schedule, piece)?)))
            .collect();
        let first_late = late.first();
        faults.extend(first_late.map(|first| off_hours(schedule, *first, late.len())));
    }
    faults
}

/// True if there is interpretation anywhere, so that most schedules need not be searched for it.
fn is_asked(schedule: &Schedule) -> bool {
    let plan = &schedule.plan;
    let mut tracks = plan.frame.tracks.iter();
    let planned = plan.frame.facilities.all.iter();
    let mut sessions = planned.chain(&schedule.added);
    let mut meetings = plan.meetings.iter();
    plan.common.interpretation.is_some()
        || tracks.any(|track| track.interpretation.is_some())
        || meetings.any(|meeting| meeting.details().interpretation.is_some())
        || sessions.any(|known| known.given.interpretation.is_some())
}

/// A part of a sitting that is interpreted and in which no event takes the time.
#[derive(Debug, Clone, Copy)]
struct Piece {
    meeting: MeetingId,
    track: TrackId,
    session: SessionRef,
    starts: Moment,
    ends: Moment,
}

fn pieces(schedule: &Schedule) -> impl Iterator<Item = Piece> {
    let meetings = schedule.meetings.with_ids();
    let held = meetings.filter(|(_, placed)| !placed.record.takes_no_time());
    let sittings = held.flat_map(|(place, placed)| {
        let sittings = placed.current.sittings.iter();
        let is_interpreted = |sitting: &&Sitting| {
            let spoken = schedule.interpretation_of(placed, sitting);
            spoken.is_some_and(|spoken| *spoken != Interpretation::NotProvided)
        };
        sittings
            .filter(is_interpreted)
            .filter(|sitting| !schedule.has_come(sitting.ends))
            .map(move |sitting| (place, placed.meeting.track, sitting))
    });
    sittings.flat_map(|(meeting, track, sitting)| {
        let session = &schedule.sessions[sitting.session.index()];
        let open = schedule.plan.frame.open(session);
        open.filter_map(move |open| {
            let (starts, ends) = (open.from.max(sitting.starts), open.to.min(sitting.ends));
            (starts < ends).then_some(Piece {
                meeting,
                track,
                session: sitting.session,
                starts,
                ends,
            })
        })
    })
}

/// True if the interpreters rest between two pieces.
fn rests(one: &Piece, next: &Piece) -> bool {
    (next.starts - one.ends).num_minutes() >= REST
}

fn minutes(stretch: &[Piece]) -> i64 {
    let lengths = stretch
        .iter()
        .map(|piece| (piece.ends - piece.starts).num_minutes());
    lengths.sum()
}

/// Returns the piece in which a stretch becomes too long.
fn overrun_piece(stretch: &[Piece]) -> Option<&Piece> {
    let mut worked = 0;
    stretch.iter().find(|piece| {
        worked += (piece.ends - piece.starts).num_minutes();
        worked > LONGEST
    })
}

fn too_long(schedule: &Schedule, stretch: &[Piece], number: usize) -> Fault {
    let first = &stretch[0];
    let piece = overrun_piece(stretch).unwrap_or(first);
    let length = Minutes(u32::try_from(minutes(stretch)).unwrap_or(u32::MAX));
    let ends = stretch.last().map_or(first.ends, |piece| piece.ends);
    let message = format!(
        "interpretation goes on for {length}{} on {}, {}–{}{}",
        in_track(schedule, first.track),
        day(first.starts),
        clock(first.starts),
        clock(ends),
        first_of(number),
    );
    let fault = Fault::new(
        Code::LongInterpretation,
        message,
        path_to!["meeting", piece.meeting],
    )
    .label("one team interprets for three hours and a quarter at most");
    let fault = offer_without(schedule, fault, piece);
    fault
        .help("or part it by a break that takes half an hour or more")
        .or_allow("another team takes over")
}

/// A reason for which nobody interprets at the time of a piece.
#[derive(Debug, Clone, Copy)]
enum Off {
    Weekend,
    Evening,
}

/// Returns the reason for which a piece is outside the hours of interpreters, if there is one.
fn off_reason(schedule: &Schedule, piece: &Piece) -> Option<Off> {
    let frame = &schedule.plan.frame;
    let session = &schedule.sessions[piece.session.index()];
    if frame.time_zone.is_free(session.day)
        && (!frame.weekends || session.kind != SessionKind::Planned)
    {
        return Some(Off::Weekend);
    }
    let evening = session
        .day
        .and_time(NaiveTime::from_hms_opt(EVENING, 0, 0)?);
    let declared = frame.sessions.iter().filter(|planned| {
        (planned.track, planned.day) == (session.track, session.day)
            && is_ordinary(schedule, planned)
    });
    let closes = declared.map(|planned| planned.closes.naive_local()).max();
    let limit = closes.map_or(evening, |closes| closes.max(evening));
    (piece.ends.naive_local() > limit).then_some(Off::Evening)
}

/// True if a planned session has the hours of every day, for which interpreters are booked.
fn is_ordinary(schedule: &Schedule, session: &Session) -> bool {
    let frame = &schedule.plan.frame;
    let own_hours = frame
        .tracks
        .get(session.track.index())
        .is_some_and(|track| track.own_hours);
    let everyday = own_hours || frame.hours.contains(&session.hours);
    session.kind == SessionKind::Planned && everyday
}

fn off_hours(schedule: &Schedule, (piece, off): (&Piece, Off), number: usize) -> Fault {
    let id = &schedule.meetings[piece.meeting].meeting.id;
    let (starts, ends) = (clock(piece.starts), clock(piece.ends));
    let day = day(piece.starts);
    let when = match off {
        Off::Weekend => format!("on {day}, {starts}–{ends}"),
        Off::Evening => format!("until {ends} on {day}"),
    };
    let message = format!("`{id}` is interpreted {when}{}", first_of(number));
    let label = match off {
        Off::Weekend => "on a weekend",
        Off::Evening => "after 18:00, and after the hours of every day",
    };
    let fault = Fault::new(
        Code::LateInterpretation,
        message,
        path_to!["meeting", piece.meeting],
    );
    offer_without(schedule, fault.label(label), piece).or_allow("a team is booked for these hours")
}

/// Returns words that say that there is more than one; empty if there is one.
fn first_of(number: usize) -> String {
    match number {
        0 | 1 => String::new(),
        more => format!(", the first of {more} times"),
    }
}

fn day(moment: Moment) -> String {
    moment.format("%A %-d %B").to_string()
}

/// Returns words that name the track; empty if there is only one.
fn in_track(schedule: &Schedule, track: TrackId) -> String {
    match schedule.plan.frame.track_key(track) {
        Some(key) if schedule.plan.frame.tracks.len() > 1 => format!(" in track `{key}`"),
        _ => String::new(),
    }
}

/// Adds the way in which a piece is held without interpretation.
fn offer_without(schedule: &Schedule, fault: Fault, piece: &Piece) -> Fault {
    let placed = &schedule.meetings[piece.meeting];
    let id = &placed.meeting.id;
    let mut sittings = placed.current.sittings.iter();
    let alone = sittings.all(|sitting| sitting.session == piece.session);
    let is_own = placed.meeting.details().interpretation.is_some();
    let session = schedule.session(piece.session).filter(|_| !is_own);
    fault.help(match session {
        _ if alone => format!("if it is held without, write `interpretation = \"none\"` under `{id}`"),
        Some(session) => {
            let given = schedule.facilities(session);
            let room = given.and_then(|given| given.room.as_ref());
            let typed = room.map(|room| format!(", room = {}", room_to_toml(room, &schedule.plan)));
            format!(
                "if that session is held without, write so beside its hours: `{{ time = \"{}\"{}, interpretation = \"none\" }}`",
                session.hours,
                typed.unwrap_or_default()
            )
        }
        None => format!(
            "if the rest is held without, write it as a meeting of its own with `interpretation = \"none\"`, and give `{id}` less time"
        ),
    })
}
