//! What does not fit: by how much, which meetings, and what takes the time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Placed, Schedule, Shortfall, current, pins, place_queue::Placing, queue_input::longest_piece,
    timeline::Timeline,
};
use crate::{
    fault::{Code, Fault, Faults, Path, Step, path_to},
    plan::{Event, News, Plan, Session, SessionKind},
    time::Minutes,
};

/// The most meetings that one fault points at.
const MOST_LABELS: usize = 8;

/// The meetings that find no session, and how much of each.
pub(super) fn shortfall(plan: &Plan, placing: &Placing) -> Vec<Shortfall> {
    let placements = placing.placements.iter().enumerate();
    let shortfall = placements.filter(|(_, placement)| placement.shortfall > 0);
    shortfall
        .filter(|(place, placement)| {
            let pinned = plan.meetings[*place].start.pinned.is_some();
            !(pinned && placement.opening.is_none())
        })
        .map(|(meeting, placement)| Shortfall {
            meeting,
            minutes: Minutes(placement.shortfall),
        })
        .collect()
}

/// One fault for all of a track that does not fit.
pub(super) fn judge(
    timeline: &Timeline<'_>,
    current: &Placing,
    meetings: &[Placed],
    shortfall: &[Shortfall],
) -> Faults {
    if shortfall.is_empty() {
        return Faults::new();
    }
    let plan = timeline.plan;
    let mut faults = Faults::new();
    for track in 0..plan.frame.tracks.len() {
        let own = shortfall
            .iter()
            .filter(|lack| plan.meetings[lack.meeting].track == track);
        let own: Vec<_> = own.copied().collect();
        let short = Short {
            plan,
            sessions: timeline.sessions,
            meetings,
            track,
            shortfall: &own,
        };
        if let Some(first) = own.first() {
            let more = meetings[first.meeting].record.extended.unwrap_or_default();
            let whole = never_whole(timeline, current, first.meeting, more);
            faults.push(whole.unwrap_or_else(|| short.fault()));
        }
    }
    faults
}

/// The fault of a meeting that waits for a session into which it fits whole, where there is none. What
/// it was extended by does not count: nobody knew of it when it was to be opened.
fn never_whole(
    timeline: &Timeline<'_>,
    current: &Placing,
    place: usize,
    extended: Minutes,
) -> Option<Fault> {
    let meeting = &timeline.plan.meetings[place];
    let placement = &current.placements[place];
    if !meeting.start.undivided || placement.taken > 0 {
        return None;
    }
    let intervals = pins::intervals(timeline, &current.pins);
    let own = intervals.get(meeting.track)?;
    let longest = longest_piece(
        own.iter()
            .filter(|own| timeline.admits(own.session, meeting)),
    );
    let longest = Minutes(u32::try_from(longest).unwrap_or(0));
    let asked = Minutes(placement.asked.saturating_sub(extended.0));
    if asked <= longest {
        return None;
    }
    let message = format!(
        "`{}` takes {asked}, and the longest session holds {longest}",
        meeting.id
    );
    let fault = Fault::new(
        Code::NeverWhole,
        message,
        path_to!["meeting", place, "undivided"],
    );
    let fault = fault
        .label("is to fit into one session whole")
        .and(path_to!["meeting", place, "duration"])
        .label(format!("{asked}"));
    Some(fault)
}

/// The warnings of sessions that were agreed for a group and that it cannot use.
pub(super) fn unused(schedule: &Schedule, news: &News) -> Faults {
    let mut faults = Faults::new();
    for record in news.days() {
        for (place, extra) in record.extra.iter().enumerate() {
            let Some(group) = &extra.group else { continue };
            let own = |session: &&Session| {
                let of_group = session
                    .group
                    .is_some_and(|own| schedule.plan.groups[own].id == *group);
                of_group && session.day == record.day && session.hours == extra.hours
            };
            let sittings = schedule
                .meetings
                .iter()
                .flat_map(|placed| &placed.current.sittings);
            let mut sessions =
                sittings.filter_map(|sitting| schedule.sessions.get(sitting.session));
            if !sessions.any(|session| own(&session)) {
                let at = current::path(record).then("extra").then(place);
                let message = format!(
                    "the session {} of {} is for {group}, which is not under way then",
                    extra.hours, record.day
                );
                faults.push(
                    Fault::new(Code::UnusedSession, message, at)
                        .label("nothing is held in it")
                        .help("let it be for all: write the hours alone; or change the order of the meetings, or delete it"),
                );
            }
        }
    }
    faults
}

/// What lacks in one track.
struct Short<'a> {
    plan: &'a Plan,
    sessions: &'a [Session],
    meetings: &'a [Placed],
    track: usize,
    shortfall: &'a [Shortfall],
}

impl Short<'_> {
    fn fault(&self) -> Fault {
        let own = self
            .meetings
            .iter()
            .filter(|placed| placed.meeting.track == self.track);
        let asked: Minutes = own.map(|placed| placed.current.takes).sum();
        let usable = self
            .sessions
            .iter()
            .filter(|session| session.track == self.track && session.is_usable());
        let there: Minutes = usable
            .map(|session| Minutes(self.plan.frame.open_minutes(session)))
            .sum();
        let short: Minutes = self.shortfall.iter().map(|lack| lack.minutes).sum();
        let track = match self.plan.frame.track_key(self.track) {
            Some(key) => format!(" of track {key}"),
            None => String::new(),
        };
        let message = if asked.0 == there.0.saturating_add(short.0) {
            format!(
                "the meetings{track} take {asked}, the sessions hold {there}: {short} too little"
            )
        } else {
            format!(
                "{short} of the meetings{track} can find no session, as their keys leave sessions unused"
            )
        };
        let mut places = self
            .shortfall
            .iter()
            .take(MOST_LABELS)
            .map(|lack| self.lack(*lack));
        let (at, label) = places.next().unwrap_or_default();
        let fault = Fault::new(Code::DoesNotFit, message, at).label(label);
        let fault = places.fold(fault, |fault, (at, label)| fault.and(at).label(label));
        let fault = self.overruns(fault);
        let fault = self.takers(fault);
        fault
            .and(self.hours())
            .label(format!("{} a day", Minutes(self.a_day())))
    }

    /// Where a meeting says how long it takes, and what it lacks.
    fn lack(&self, lack: Shortfall) -> (Path, String) {
        let placed = &self.meetings[lack.meeting];
        let id = &placed.meeting.id;
        let lacks = |earlier: &&usize| {
            let earlier = &self.meetings[**earlier];
            !earlier.record.takes_no_time() && earlier.is_short()
        };
        let waits = placed.meeting.start.after.iter().find(lacks);
        let label = if let Some(earlier) = waits {
            let earlier = &self.meetings[*earlier].meeting.id;
            format!("{id} waits for {earlier}, which finds no session")
        } else if placed.current.sittings.is_empty() {
            format!("no session is left for {id}")
        } else {
            format!("{} of {id} find no session", lack.minutes)
        };
        (path_to!["meeting", lack.meeting, longer_by(placed)], label)
    }

    /// Names the earlier meetings that took longer than planned.
    fn overruns(&self, fault: Fault) -> Fault {
        let lacks = |place: usize| self.shortfall.iter().any(|lack| lack.meeting == place);
        let overruns = overruns(self.meetings);
        let own = overruns.iter().filter(|own| own.track == self.track);
        let own = own.filter(|own| !lacks(own.place));
        with_overruns(fault, own, self.meetings)
    }

    /// Where the hours of the track are written.
    fn hours(&self) -> Path {
        let track = &self.plan.frame.tracks[self.track];
        match (&track.key, track.own_hours) {
            (Some(key), true) => path_to!["tracks", key.clone(), "sessions"],
            _ => path_to!["sessions"],
        }
    }

    /// What the longest day of the track holds.
    fn a_day(&self) -> u32 {
        let frame = &self.plan.frame;
        let own = frame
            .sessions
            .iter()
            .filter(|session| session.track == self.track && session.kind == SessionKind::Planned);
        let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        own.for_each(|session| {
            *days.entry(session.day).or_default() += frame.open_minutes(session);
        });
        let longest = days.into_values().max();
        // Where no day has sessions, what one would have.
        longest.unwrap_or_else(|| {
            let ordinary = frame.ordinary.get(self.track).into_iter().flatten();
            let planned = ordinary.filter(|(_, kind)| *kind == SessionKind::Planned);
            planned.map(|(hours, _)| u32::from(hours.minutes())).sum()
        })
    }

    /// Names what takes the time beside the meetings: days on which nothing is held, and events.
    fn takers(&self, fault: Fault) -> Fault {
        let frame = &self.plan.frame;
        let closed = frame.closed.iter();
        let closed = closed.filter(|own| own.track.is_none_or(|track| track == self.track));
        let closed = closed.take(MOST_LABELS).map(|own| {
            let table = match own.track.and_then(|track| frame.track_key(track)) {
                Some(key) => path_to!["tracks", key.to_owned(), "days", own.day.to_string()],
                None => path_to!["days", own.day.to_string()],
            };
            (
                table.then("closed"),
                "nothing is held on that day".to_owned(),
            )
        });
        let fault = closed.fold(fault, |fault, (at, label)| fault.and(at).label(label));
        let events = self.plan.events.iter().enumerate();
        let own = events.filter_map(|(place, event)| {
            let minutes = self.taken_by(event);
            let key = if event.time.is_some() { "time" } else { "kind" };
            (minutes > 0).then(|| (path_to!["event", place, key], Minutes(minutes)))
        });
        own.take(MOST_LABELS).fold(fault, |fault, (at, minutes)| {
            fault
                .and(at)
                .label(format!("takes {minutes} of the sessions"))
        })
    }

    /// The minutes that an event takes of the sessions of the track.
    fn taken_by(&self, event: &Event) -> u32 {
        if !event.takes_time || event.track.is_some_and(|track| track != self.track) {
            return 0;
        }
        let zone = self.plan.frame.time_zone;
        let sessions = self.sessions.iter();
        let own = sessions.filter(|own| own.track == self.track && own.is_usable());
        let common = event.days.iter().flat_map(|day| {
            let times = event.instants(*day, zone);
            let times = times.and_then(|(starts, ends)| Some((starts, ends?)));
            own.clone()
                .filter_map(move |own| match (times, event.time) {
                    (Some((starts, ends)), _) => {
                        Some((own.opens.max(starts), own.closes.min(ends)))
                    }
                    // It takes the whole day.
                    (None, None) => Some((own.opens, own.closes)).filter(|_| own.day == *day),
                    (None, Some(_)) => None,
                })
        });
        let common = common.map(|(from, to)| (to - from).num_minutes());
        let minutes = common.map(|minutes| minutes.max(0)).sum::<i64>();
        u32::try_from(minutes).unwrap_or(0)
    }
}

/// A meeting that is longer than planned, and by how much.
struct Overrun {
    place: usize,
    track: usize,
    over: u32,
}

/// The meetings that are longer than planned, in order.
fn overruns(meetings: &[Placed]) -> Vec<Overrun> {
    let meetings = meetings.iter().enumerate();
    let late = meetings.filter_map(|(place, placed)| {
        let over = placed.current.takes.0.checked_sub(placed.planned.takes.0)?;
        let planned = !placed.planned.sittings.is_empty();
        (over > 0 && planned).then_some(Overrun {
            place,
            track: placed.meeting.track,
            over,
        })
    });
    late.collect()
}

/// The fault with meetings named that are longer than planned.
fn with_overruns<'o>(
    fault: Fault,
    overruns: impl Iterator<Item = &'o Overrun>,
    meetings: &[Placed],
) -> Fault {
    overruns.take(MOST_LABELS).fold(fault, |fault, overrun| {
        let label = format!("{} longer than planned", Minutes(overrun.over));
        let key = longer_by(&meetings[overrun.place]);
        fault
            .and(path_to!["meeting", overrun.place, key])
            .label(label)
    })
}

/// Names what took the time of meetings that are not held on their day: those up to them that are
/// longer than planned.
pub(super) fn name_overruns(meetings: &[Placed], faults: &mut [Fault]) {
    let mut off = faults
        .iter_mut()
        .filter(|fault| fault.code == Code::OffItsDay)
        .peekable();
    if off.peek().is_none() {
        return;
    }
    let overruns = overruns(meetings);
    for fault in off.filter(|_| !overruns.is_empty()) {
        let [_, Step::Index(place), ..] = fault.place.path.steps() else {
            continue;
        };
        let (place, track) = (*place, meetings[*place].meeting.track);
        let before = overruns.iter().take_while(|own| own.place <= place);
        let own = before.filter(|own| own.track == track);
        *fault = with_overruns(fault.clone(), own, meetings);
    }
}

/// The key by which a meeting is longer than planned.
fn longer_by(placed: &Placed) -> &'static str {
    let record = &placed.record;
    if record.ended.is_some() {
        "ended"
    } else if record.took.is_some() {
        "took"
    } else if record.extended.is_some() {
        "extended"
    } else if placed.meeting.duration.is_none() {
        "resumes"
    } else {
        "duration"
    }
}
