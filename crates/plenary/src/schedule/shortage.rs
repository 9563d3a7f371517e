//! Shortage of time: by how much a schedule does not fit, in which meetings, and what takes the time.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Placed, Schedule, Shortfall, current, pins, place_queue::Placing, queue_input::longest_piece,
    timeline::Timeline,
};
use crate::{
    fault::{Code, Fault, Faults, Path, Step, path_to},
    plan::{Event, List, MeetingId, News, Plan, Session, SessionKind, TrackId},
    time::Minutes,
};

/// The most meetings that one fault points at.
const MOST_LABELS: usize = 8;

/// Returns one fault for each track that does not fit.
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
    for track in plan.frame.tracks.ids() {
        let of_track: Vec<_> = shortfall
            .iter()
            .filter(|lack| plan.meetings[lack.meeting].track == track)
            .copied()
            .collect();
        let short = ShortTrack {
            plan,
            sessions: timeline.sessions,
            meetings,
            track,
            shortfall: &of_track,
        };
        if let Some(first) = of_track.first() {
            let more = meetings[first.meeting].record.extended.unwrap_or_default();
            let whole = never_whole(timeline, current, first.meeting, more);
            faults.push(whole.unwrap_or_else(|| short.fault()));
        }
    }
    faults
}

/// Returns the fault of a meeting that waits for a session into which it fits whole, if there is
/// none. Its extension does not count: nobody knew of it when the meeting was to be opened.
fn never_whole(
    timeline: &Timeline<'_>,
    current: &Placing,
    place: MeetingId,
    extended: Minutes,
) -> Option<Fault> {
    let meeting = &timeline.plan.meetings[place];
    let placement = &current[place];
    if !meeting.start.undivided || placement.taken > 0 {
        return None;
    }
    let intervals = pins::intervals(timeline, &current.pins);
    let of_track = intervals.get(meeting.track.index())?;
    let admitted = of_track
        .iter()
        .filter(|interval| timeline.admits(interval.session, meeting));
    let longest = Minutes(u32::try_from(longest_piece(admitted)).unwrap_or(0));
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
    )
    .label("is to fit into one session whole")
    .and(path_to!["meeting", place, "duration"])
    .label(format!("{asked}"));
    Some(fault)
}

/// Returns the warnings of sessions that were agreed for a group and that it cannot use.
pub(super) fn unused_sessions(schedule: &Schedule, news: &News) -> Faults {
    let mut faults = Faults::new();
    for record in news.days() {
        for (place, extra) in record.extra.iter().enumerate() {
            let Some(group) = &extra.group else { continue };
            let is_agreed = |session: &&Session| {
                let of_group = session
                    .group
                    .is_some_and(|place| schedule.plan.groups[place].id == *group);
                of_group && session.day == record.day && session.hours == extra.hours
            };
            let sittings = schedule
                .meetings
                .iter()
                .flat_map(|placed| &placed.current.sittings);
            let mut sessions = sittings.filter_map(|sitting| schedule.session(sitting.session));
            if !sessions.any(|session| is_agreed(&session)) {
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

/// The shortage of one track.
struct ShortTrack<'a> {
    plan: &'a Plan,
    sessions: &'a [Session],
    meetings: &'a [Placed],
    track: TrackId,
    shortfall: &'a [Shortfall],
}

impl ShortTrack<'_> {
    /// Returns the fault of the track: what is asked, what there is, and who takes it.
    fn fault(&self) -> Fault {
        let of_track = self
            .meetings
            .iter()
            .filter(|placed| placed.meeting.track == self.track);
        let asked: Minutes = of_track.map(|placed| placed.current.takes).sum();
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
        let first = Fault::new(Code::DoesNotFit, message, at).label(label);
        let fault = places.fold(first, |fault, (at, label)| fault.and(at).label(label));
        self.takers(self.overruns(fault))
            .and(self.hours())
            .label(format!("{} a day", Minutes(self.a_day())))
    }

    /// Returns the path at which a meeting says how long it takes, and a label of what it lacks.
    fn lack(&self, lack: Shortfall) -> (Path, String) {
        let placed = &self.meetings[lack.meeting];
        let id = &placed.meeting.id;
        let lacks = |earlier: &&MeetingId| {
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

    /// Adds the earlier meetings that took longer than planned.
    fn overruns(&self, fault: Fault) -> Fault {
        let lacks = |place: MeetingId| self.shortfall.iter().any(|lack| lack.meeting == place);
        let overruns = overruns(self.meetings);
        let relevant = overruns
            .iter()
            .filter(|overrun| overrun.track == self.track && !lacks(overrun.place));
        with_overruns(fault, relevant, self.meetings)
    }

    /// Returns the path of the hours of the track.
    fn hours(&self) -> Path {
        let track = &self.plan.frame.tracks[self.track];
        match (&track.key, track.own_hours) {
            (Some(key), true) => path_to!["tracks", key.clone(), "sessions"],
            _ => path_to!["sessions"],
        }
    }

    /// Returns the minutes that the longest day of the track holds.
    fn a_day(&self) -> u32 {
        let frame = &self.plan.frame;
        let planned = frame
            .sessions
            .iter()
            .filter(|session| session.track == self.track && session.kind == SessionKind::Planned);
        let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for session in planned {
            *days.entry(session.day).or_default() += frame.open_minutes(session);
        }
        let longest = days.into_values().max();
        // A day without sessions would have the ordinary ones.
        longest.unwrap_or_else(|| {
            let ordinary = frame.ordinary.get(self.track.index()).into_iter().flatten();
            let planned = ordinary.filter(|session| session.kind == SessionKind::Planned);
            planned
                .map(|session| u32::from(session.hours.minutes()))
                .sum()
        })
    }

    /// Adds what takes the time beside the meetings: days on which nothing is held, and events.
    fn takers(&self, fault: Fault) -> Fault {
        let frame = &self.plan.frame;
        let is_of_track = |track: Option<TrackId>| track.is_none_or(|track| track == self.track);
        let closed_days = frame
            .closed
            .iter()
            .filter(|closed| is_of_track(closed.track));
        let fault = closed_days.take(MOST_LABELS).fold(fault, |fault, closed| {
            let day = closed.day.to_string();
            let table = match closed.track.and_then(|track| frame.track_key(track)) {
                Some(key) => path_to!["tracks", key.to_owned(), "days", day],
                None => path_to!["days", day],
            };
            fault
                .and(table.then("closed"))
                .label("nothing is held on that day")
        });
        let events = self.plan.events.with_ids();
        let takers = events.filter_map(|(place, event)| {
            let minutes = self.taken_by(event);
            let key = if event.time.is_some() { "time" } else { "kind" };
            (minutes > 0).then(|| (path_to!["event", place, key], Minutes(minutes)))
        });
        takers
            .take(MOST_LABELS)
            .fold(fault, |fault, (at, minutes)| {
                fault
                    .and(at)
                    .label(format!("takes {minutes} of the sessions"))
            })
    }

    /// Returns the minutes that an event takes of the sessions of the track.
    fn taken_by(&self, event: &Event) -> u32 {
        if !event.takes_time || event.track.is_some_and(|track| track != self.track) {
            return 0;
        }
        let zone = self.plan.frame.time_zone;
        let sessions = self
            .sessions
            .iter()
            .filter(|session| session.track == self.track && session.is_usable());
        let shared = event.days.iter().flat_map(|day| {
            let times = event
                .instants(*day, zone)
                .and_then(|(starts, ends)| Some((starts, ends?)));
            sessions
                .clone()
                .filter_map(move |session| match (times, event.time) {
                    (Some((starts, ends)), _) => {
                        Some((session.opens.max(starts), session.closes.min(ends)))
                    }
                    // It takes the whole day.
                    (None, None) if session.day == *day => Some((session.opens, session.closes)),
                    (None, _) => None,
                })
        });
        let minutes = shared
            .map(|(from, to)| (to - from).num_minutes().max(0))
            .sum::<i64>();
        u32::try_from(minutes).unwrap_or(0)
    }
}

/// A meeting that is longer than planned, and by how many minutes.
struct Overrun {
    place: MeetingId,
    track: TrackId,
    over: u32,
}

/// Returns the meetings that are longer than planned, in order.
fn overruns(meetings: &[Placed]) -> Vec<Overrun> {
    let late = meetings.with_ids().filter_map(|(place, placed)| {
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

/// Adds the meetings that are longer than planned to a fault.
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

/// Adds to the faults of meetings that are not held on their day the meetings up to them that are
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
        let [_, Step::Index(number), ..] = fault.place.path.steps() else {
            continue;
        };
        let place = MeetingId::new(*number);
        let track = meetings[place].meeting.track;
        let relevant = overruns
            .iter()
            .take_while(|overrun| overrun.place <= place)
            .filter(|overrun| overrun.track == track);
        *fault = with_overruns(fault.clone(), relevant, meetings);
    }
}

/// Returns the key by which a meeting is longer than planned.
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
