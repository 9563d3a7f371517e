//! The hours of a day: in order, apart from each other, and not longer than anyone sits.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::facilities::FacilitiesReader;
use crate::{
    document::{self as raw, Slot},
    fault::{Code, Fault, Faults, Path},
    plan::{FacilitiesId, OrdinarySession, SessionKind},
    time::{ClockChange, Hours, Minutes, Moment, Zone},
};

/// The sessions of a list in a source, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct SessionList {
    pub(super) at: Path,
    pub(super) sessions: Vec<ListedSession>,
}

/// A session of a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListedSession {
    pub(super) hours: Hours,
    pub(super) if_needed: bool,
    pub(super) opened: bool,
    /// Its own facilities, without those of its day.
    pub(super) facilities: Option<FacilitiesId>,
}

impl SessionList {
    /// Returns the sessions without a day.
    pub(super) fn ordinary(&self) -> Vec<OrdinarySession> {
        let sessions = self.sessions.iter();
        let ordinary = sessions.map(|session| OrdinarySession {
            hours: session.hours,
            kind: session.kind(),
            facilities: session.facilities,
        });
        ordinary.collect()
    }
}

impl ListedSession {
    /// Returns the kind of the session: planned, or kept in reserve.
    pub(super) const fn kind(self) -> SessionKind {
        if self.if_needed {
            SessionKind::IfNeeded
        } else {
            SessionKind::Planned
        }
    }
}

/// Judges the sessions of a list; none if one of them could not be read, or if two overlap.
pub(super) fn read_list(
    asked: Vec<Slot<raw::Session>>,
    at: Path,
    reader: &mut FacilitiesReader<'_>,
    faults: &mut Faults,
) -> Option<SessionList> {
    if asked.is_empty() {
        let help = match at.steps().len() {
            1 => "write `sessions = [\"10:00-13:00\", \"15:00-18:00\"]`",
            _ => "write hours, or `closed = \"…\"` and why, instead",
        };
        let fault = Fault::new(Code::MissingKey, "no session is declared", at);
        faults.push(fault.label("empty").help(help));
        return None;
    }
    let mut listed = |(place, session): (usize, raw::Session)| ListedSession {
        hours: session.hours,
        if_needed: session.if_needed,
        opened: session.opened,
        facilities: session
            .facilities
            .and_then(|given| reader.add(*given, &at.then(place), faults)),
    };
    let read = asked.into_iter().enumerate();
    let sessions: Vec<_> = read
        .map(|(place, slot)| Some(listed((place, slot.given()?))))
        .collect::<Option<_>>()?;
    let hours: Vec<_> = sessions.iter().map(|session| session.hours).collect();
    let pairs = hours.windows(2).enumerate();
    let overlaps: Vec<_> = pairs
        .filter(|(_, pair)| pair[0].gap(pair[1], 0) < 0)
        .map(|(i, _)| overlap(&hours, &at, i, i + 1))
        .collect();
    let sound = overlaps.is_empty();
    faults.extend(overlaps);
    let long = hours
        .iter()
        .enumerate()
        .filter(|(_, hours)| hours.minutes() > LONGEST);
    faults.extend(long.map(|(place, hours)| long_session(*hours, at.then(place))));
    let reserve = sessions.iter().enumerate();
    let odd = reserve.filter(|(_, session)| session.opened && !session.if_needed);
    faults.extend(odd.map(|(place, _)| opened_without_need(&at.then(place))));
    sound.then_some(SessionList { at, sessions })
}

/// Returns the fault of a session that is opened, and was not kept in reserve.
fn opened_without_need(at: &Path) -> Fault {
    Fault::new(
        Code::ContradictoryKeys,
        "a session is opened that was not kept in reserve",
        at.then("opened"),
    )
    .label("of no use without `if-needed = true`")
    .help("add `if-needed = true`, or delete `opened`")
}

/// The most minutes that a session is believed to have: a digit that is wrong is found by it.
const LONGEST: u16 = 10 * 60;

fn long_session(hours: Hours, at: Path) -> Fault {
    let length = Minutes(u32::from(hours.minutes()));
    let message = format!("the session {hours} is {length} long");
    Fault::new(Code::LongSession, message, at)
        .label("longer than anyone sits")
        .help("mend the hours, or write two sessions with a break between them")
        .or_allow("the room is open all day")
}

/// Returns the fault of a session that opens before another has closed.
fn overlap(hours: &[Hours], at: &Path, first: usize, second: usize) -> Fault {
    let (one, other) = (hours[first], hours[second]);
    let fault = |message: String| Fault::new(Code::OverlappingSessions, message, at.then(second));
    let both = |fault: Fault, label: &str| fault.and(at.then(first)).label(label);
    if one == other {
        let twice = fault(format!("the session {one} is written twice")).label("here again");
        return both(twice, "first here").help("delete one of the two");
    }
    if other.gap(one, 0) >= 0 {
        let message = format!("the session {other} is written after {one}, and is held before it");
        let disorder = both(fault(message).label("held first"), "held second");
        let with_edit = match other.afternoon().filter(|later| one.gap(*later, 0) >= 0) {
            Some(later) => disorder.edit(
                format!("if it is held in the afternoon, write `\"{later}\"`"),
                format!("\"{later}\""),
            ),
            None => disorder,
        };
        return with_edit.help(format!("write them in order: `\"{other}\", \"{one}\"`"));
    }
    let early = fault(format!("the session {other} opens before {one} has closed"))
        .label("opens too early");
    match Hours::between(one, other) {
        Some(later) => both(early, "not closed yet")
            .edit(
                format!("let it open when the other closes: `\"{later}\"`"),
                format!("\"{later}\""),
            )
            .edit(
                format!("or, with its length kept, `\"{}\"`", other.from(one)),
                format!("\"{}\"", other.from(one)),
            ),
        None => both(early, "not closed yet").help("delete one of the two"),
    }
}

/// Returns the fault of a day's last session that goes on when the first of the next day opens.
pub(super) fn night_into_morning(night: (Hours, Path), morning: (Hours, Path)) -> Fault {
    let ((night, at), (morning, before)) = (night, morning);
    let message = format!("the session {night} ends after {morning} of the next day has opened");
    let opens = morning.opens().format("%H:%M");
    let until = format!("{}-{opens}+1", night.opens().format("%H:%M"));
    Fault::new(Code::OverlappingSessions, message, at)
        .label("ends too late")
        .and(before)
        .label("opens before that")
        .edit(
            format!("let it end at {opens} or earlier: `\"{until}\"`"),
            format!("\"{until}\""),
        )
}

/// Returns the instants at which a session opens and closes on a day. A local time that a change of the
/// clocks skips or repeats is a fault.
pub(crate) fn instants(
    hours: Hours,
    day: NaiveDate,
    zone: Zone,
    at: impl Fn() -> Path,
    faults: &mut Faults,
) -> Option<(Moment, Moment)> {
    let (opens, closes) = hours.on(day)?;
    let mut instant = |when: NaiveDateTime, verb: &str| match zone.instant(when) {
        Ok(moment) => Some(moment),
        Err(change) => {
            let session = format!("a session {verb} at");
            faults.push(clock_change(change, &session, when, at(), zone));
            None
        }
    };
    Some((instant(opens, "opens")?, instant(closes, "closes")?))
}

/// Returns the fault of a local time that is not one instant.
fn clock_change(
    change: ClockChange,
    what: &str,
    when: NaiveDateTime,
    at: Path,
    zone: Zone,
) -> Fault {
    let (how, label) = match change {
        ClockChange::Skipped => ("does not exist", "the clocks go forward in that hour"),
        ClockChange::Repeated => ("comes twice", "the clocks go back in that hour"),
    };
    let (zone, when) = (zone.name(), when.format("%H:%M on %A %-d %B %Y"));
    let message = format!("{what} {when}, a time that {how} in {zone}");
    Fault::new(Code::ClockChange, message, at)
        .label(label)
        .help("let the session open and close before that hour, or after it")
}

/// Returns a time of day in whole minutes. One with seconds, which only a program can give, is a fault.
pub(crate) fn whole_minutes(time: NaiveTime, at: &Path, faults: &mut Faults) -> Option<NaiveTime> {
    let is_whole = time.second() == 0 && time.nanosecond() == 0;
    if !is_whole {
        let message = format!("{} is {time}, which is not in whole minutes", at.in_words());
        let fault = Fault::new(Code::BadMoment, message, at.clone());
        faults.push(fault.help(format!("write `{}`", time.format("%H:%M"))));
    }
    is_whole.then_some(time)
}

/// Returns the instant of the local time that a key gives. A time that a change of the clocks skips or
/// repeats is a fault.
pub(crate) fn instant(
    when: NaiveDateTime,
    zone: Zone,
    at: &Path,
    faults: &mut Faults,
) -> Option<Moment> {
    whole_minutes(when.time(), at, faults)?;
    match zone.instant(when) {
        Ok(moment) => Some(moment),
        Err(change) => {
            let key = at.in_words();
            let mut fault = clock_change(change, &format!("{key} is"), when, at.clone(), zone);
            fault.help.clear();
            faults.push(fault.help("write a time before that hour, or after it"));
            None
        }
    }
}
