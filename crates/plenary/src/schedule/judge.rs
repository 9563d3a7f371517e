//! The check that the plan's keys of single meetings can be kept.

use chrono::NaiveDate;

use super::{
    Standing,
    pins::Pinned,
    place_queue::Placing,
    placement::Placement,
    queue_input::QueueInput,
    timeline::{Minute, Timeline},
};
use crate::{
    fault::{Code, Fault, Faults, path_to},
    plan::{List, MeetingId},
    time::{Minutes, Moment, describe, to_toml},
};

/// Returns the faults of pinned meetings: outside the sessions, at one time, and before what they
/// wait for.
pub(super) fn pins(
    timeline: &Timeline<'_>,
    input: &QueueInput<'_>,
    (planned, current): (&Placing, &Placing),
) -> Faults {
    let mut faults = Faults::new();
    let meetings = timeline.plan.meetings.with_ids();
    for (place, meeting) in meetings.filter(|(place, _)| input.demand(*place).is_held()) {
        let Some(pin) = meeting.start.pinned else {
            continue;
        };
        let (was, is) = (&planned[place], &current[place]);
        let moved = is
            .opening
            .is_none_or(|(_, at)| at > input.timeline.minute(pin));
        if is.opening.is_none() || moved && was.opening.is_none() {
            faults.push(outside(input.timeline, place, pin, was.opening.is_some()));
        }
        let start = is.opening.map(|(_, minute)| minute);
        let awaited = input.awaited(place);
        let ends = awaited.filter_map(|earlier| Some((current[earlier].ends()?, earlier)));
        let last = ends
            .max()
            .filter(|(end, _)| start.is_some_and(|start| start < *end));
        faults.extend(last.map(|(end, earlier)| too_early(input, current, place, earlier, end)));
    }
    faults.extend(overlaps(input.timeline, &current.pins));
    faults
}

fn outside(timeline: &Timeline<'_>, place: MeetingId, pin: Moment, was_inside: bool) -> Fault {
    let meeting = &timeline.plan.meetings[place];
    let message = format!(
        "`{}` is pinned to {}, when there is no session",
        meeting.id,
        describe(pin)
    );
    let fault = Fault::new(
        Code::PinOutside,
        message,
        path_to!["meeting", place, "starts"],
    );
    let fault = if was_inside {
        fault.label("the session was not held")
    } else {
        fault.label("no session is open then")
    };
    let of_track = timeline.sessions.iter().filter(|session| {
        session.track == meeting.track && session.is_usable() && session.group.is_none()
    });
    let next = of_track.clone().find(|session| session.opens >= pin);
    let nearest = next.or(of_track.clone().next_back());
    let fault = match nearest.map(|session| session.opens) {
        Some(opens) => fault.edit(
            format!(
                "let it begin with a session: `{}`",
                to_toml(opens.naive_local())
            ),
            to_toml(opens.naive_local()),
        ),
        None => fault,
    };
    fault.help("to let it follow the meeting before it, delete `starts`")
}

fn too_early(
    input: &QueueInput<'_>,
    current: &Placing,
    place: MeetingId,
    earlier: MeetingId,
    end: Minute,
) -> Fault {
    let timeline = input.timeline;
    let (id, before) = (
        &timeline.plan.meetings[place].id,
        &timeline.plan.meetings[earlier].id,
    );
    let session = current[earlier].parts.last().map_or(0, |part| part.session);
    let end = timeline.moment(session, end);
    let waits = match timeline.plan.meetings[place].resumes {
        Some(resumed) if resumed == earlier => "resumes",
        _ => "after",
    };
    let message = format!("`{id}` waits for {before}, which ends on {}", describe(end));
    let fault = Fault::new(
        Code::PinTooEarly,
        message,
        path_to!["meeting", place, "starts"],
    )
    .label("begins before that")
    .and(path_to!["meeting", place, waits])
    .label("is to begin after it")
    .and(path_to!["meeting", earlier])
    .label(format!("ends on {}", describe(end)));
    later(fault, timeline, place, timeline.minute(end))
}

/// Adds the way out of a pin that is too early: the first moment of a session from another on.
fn later(fault: Fault, timeline: &Timeline<'_>, place: MeetingId, from: Minute) -> Fault {
    let meeting = &timeline.plan.meetings[place];
    let open = timeline
        .open_to(meeting)
        .find(|session| timeline.closes(*session) > from);
    match open {
        Some(session) => {
            let at = timeline.moment(session, from.max(timeline.opens(session)));
            fault.edit(
                format!("let it begin later: `{}`", to_toml(at.naive_local())),
                to_toml(at.naive_local()),
            )
        }
        None => fault.help("no later session is left: add a day, or let the other end earlier"),
    }
}

/// Returns the faults of pinned meetings that take the same time of one session.
fn overlaps(timeline: &Timeline<'_>, pins: &[Pinned]) -> Faults {
    let mut faults = Faults::new();
    let mut furthest: Option<&Pinned> = None;
    for pinned in pins {
        let before = furthest.filter(|before| before.part.session == pinned.part.session);
        if let Some(before) = before.filter(|before| before.part.to > pinned.part.from) {
            faults.push(overlap(timeline, before, pinned));
        }
        if before.is_none_or(|before| before.part.to < pinned.part.to) {
            furthest = Some(pinned);
        }
    }
    faults.dedup_by(|one, other| one.place.path == other.place.path);
    faults
}

fn overlap(timeline: &Timeline<'_>, before: &Pinned, pinned: &Pinned) -> Fault {
    let id = |pinned: &Pinned| &timeline.plan.meetings[pinned.meeting].id;
    let end = timeline.moment(before.part.session, before.part.to);
    let message = format!(
        "`{}` and `{}` are pinned to one time",
        id(before),
        id(pinned)
    );
    let fault = Fault::new(
        Code::PinsOverlap,
        message,
        path_to!["meeting", pinned.meeting, "starts"],
    )
    .label("begins before the other has ended")
    .and(path_to!["meeting", before.meeting])
    .label(format!("ends on {}", describe(end)));
    later(fault, timeline, pinned.meeting, before.part.to)
}

/// Returns the faults of meetings that are not held on their day.
pub(super) fn keys(input: &QueueInput<'_>, current: &Placing) -> Faults {
    let timeline = input.timeline;
    let mut faults = Faults::new();
    for (place, meeting) in timeline.plan.meetings.with_ids() {
        let Some(day) = meeting.start.on else {
            continue;
        };
        let placement: &Placement = &current[place];
        let days = placement
            .parts
            .iter()
            .map(|part| timeline.sessions[part.session].day);
        let Some(other) = days.clone().find(|other| *other != day) else {
            continue;
        };
        let begins = days.clone().next() == Some(day);
        let fault = off_its_day(timeline, place, day, other, begins);
        let before = placement.cause.follows().filter(|_| !begins);
        let ends = before.and_then(|before| Some((before, current[before].parts.last()?)));
        faults.push(match ends {
            Some((before, part)) => {
                let end = describe(timeline.moment(part.session, part.to));
                let id = &timeline.plan.meetings[before].id;
                let label = format!("{id} ends on {end}");
                fault.and(path_to!["meeting", before]).label(label)
            }
            None => fault,
        });
    }
    faults
}

fn off_its_day(
    timeline: &Timeline<'_>,
    place: MeetingId,
    day: NaiveDate,
    other: NaiveDate,
    begins: bool,
) -> Fault {
    let meeting = &timeline.plan.meetings[place];
    let (id, named) = (&meeting.id, day.format("%A %-d %B"));
    let fault =
        |message: String| Fault::new(Code::OffItsDay, message, path_to!["meeting", place, "on"]);
    let first = timeline
        .sessions
        .partition_point(|session| session.track < meeting.track);
    let mut of_track = timeline.sessions[first..]
        .iter()
        .take_while(|session| session.track == meeting.track);
    if !of_track.any(|session| session.day == day && session.is_usable()) {
        return fault(format!(
            "`{id}` cannot be held on {named}: there is no session"
        ))
        .label("no session on this day");
    }
    let held_on = other.format("%A %-d %B");
    if begins {
        return fault(format!("`{id}` goes on after {named}, its day"))
            .label(format!("held on {held_on} too"));
    }
    fault(format!("`{id}` begins after {named}, its day")).label(format!("begins on {held_on}"))
}

/// Returns the fault of a meeting that ends, inside a session, at a time that the clocks show
/// twice.
pub(super) fn ambiguous_end(
    timeline: &Timeline<'_>,
    place: MeetingId,
    standing: &Standing,
) -> Option<Fault> {
    let zone = timeline.plan.frame.time_zone;
    let twice = standing.sittings.iter().find(|sitting| {
        let session = &timeline.sessions[sitting.session.index()];
        let turns = session.opens.offset() != session.closes.offset();
        let ends = sitting.ends.naive_local();
        turns && sitting.ends != session.closes && zone.instant(ends).is_err()
    })?;
    let id = &timeline.plan.meetings[place].id;
    let when = twice.ends.format("%H:%M on %A %-d %B %Y");
    let zone_name = zone.name();
    let message = format!("`{id}` ends at {when}, a time that comes twice in {zone_name}");
    let at = path_to!["meeting", place, "duration"];
    let fault = Fault::new(Code::ClockChange, message, at).label("the clocks go back in that hour");
    Some(fault.help("write a duration with which it ends before that hour, or after it"))
}

/// Returns a number of minutes as text, such as `1 h 30 min`.
pub(super) fn length(minutes: u32) -> String {
    Minutes(minutes).to_string()
}
