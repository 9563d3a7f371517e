//! What does not fit: by how much, which meetings, and two ways out.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Lacking, Placed, Schedule, current, line::Line, pins, roll::Placing};
use crate::{
    fault::{Code, Fault, Faults, Path, at},
    plan::{MOST_DAYS, News, Plan, Session, SessionKind},
    time::Minutes,
};

/// The most meetings that one fault points at.
const MOST_LABELS: usize = 8;

/// The meetings that find no session, and how much of each.
pub(super) fn lacking(plan: &Plan, placing: &Placing) -> Vec<Lacking> {
    let spots = placing.spots.iter().enumerate();
    let lacking = spots.filter(|(_, spot)| spot.lacking > 0);
    lacking
        .filter(|(place, spot)| {
            let pinned = plan.meetings[*place].start.pinned.is_some();
            !(pinned && spot.opening.is_none())
        })
        .map(|(meeting, spot)| Lacking {
            meeting,
            minutes: Minutes(spot.lacking),
        })
        .collect()
}

/// One fault for all of a track that does not fit.
pub(super) fn judge(
    line: &Line<'_>,
    current: &Placing,
    meetings: &[Placed],
    lacking: &[Lacking],
) -> Faults {
    if lacking.is_empty() {
        return Faults::new();
    }
    let plan = line.plan;
    let mut faults = Faults::new();
    for track in 0..plan.frame.tracks.len() {
        let own = lacking
            .iter()
            .filter(|lack| plan.meetings[lack.meeting].track == track);
        let own: Vec<_> = own.copied().collect();
        let short = Short {
            plan,
            sessions: line.sessions,
            meetings,
            track,
            lacking: &own,
        };
        if let Some(first) = own.first() {
            let whole = never_whole(line, current, first.meeting);
            faults.push(whole.unwrap_or_else(|| short.fault()));
        }
    }
    faults
}

/// The fault of a meeting that waits for a session into which it fits whole, where there is none.
fn never_whole(line: &Line<'_>, current: &Placing, place: usize) -> Option<Fault> {
    let meeting = &line.plan.meetings[place];
    let stretches = pins::stretches(line, &current.pins);
    let own = stretches.get(meeting.track)?.iter();
    let longest = own.map(|stretch| stretch.to - stretch.from).max()?;
    let longest = Minutes(u32::try_from(longest).unwrap_or(0));
    let asked = Minutes(current.spots[place].lacking);
    let fits = asked <= longest || !meeting.start.undivided || current.spots[place].taken > 0;
    if fits {
        return None;
    }
    let message = format!(
        "`{}` takes {asked}, and the longest session holds {longest}",
        meeting.id
    );
    let fault = Fault::new(
        Code::NeverWhole,
        message,
        at!["meeting", place, "undivided"],
    );
    let fault = fault
        .label("is to fit into one session whole")
        .and(at!["meeting", place, "duration"])
        .label(format!("{asked}"));
    Some(fault.edit("let it be divided: write `false`", "false"))
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
    lacking: &'a [Lacking],
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
        let short: Minutes = self.lacking.iter().map(|lack| lack.minutes).sum();
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
            .lacking
            .iter()
            .take(MOST_LABELS)
            .map(|lack| self.lack(*lack));
        let (at, label) = places.next().unwrap_or_default();
        let fault = Fault::new(Code::DoesNotFit, message, at).label(label);
        let fault = places.fold(fault, |fault, (at, label)| fault.and(at).label(label));
        let fault = self.overruns(fault);
        self.ways_out(fault, short)
    }

    /// Where a meeting says how long it takes, and what it lacks.
    fn lack(&self, lack: Lacking) -> (Path, String) {
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
        (at!["meeting", lack.meeting, longer_by(placed)], label)
    }

    /// What every meeting asks for, where they are few enough to look through.
    fn durations(&self) -> Option<String> {
        let own = self
            .meetings
            .iter()
            .filter(|placed| placed.meeting.track == self.track);
        let each = own.clone().map(|placed| {
            let asked = placed.meeting.duration;
            let asked =
                asked.map_or_else(|| placed.current.takes.typed(), |asked| asked.to_string());
            format!("{} {asked}", placed.meeting.id)
        });
        let few = (2..=12).contains(&own.count());
        few.then(|| each.collect::<Vec<_>>().join(", "))
    }

    /// Names the earlier meetings that took longer than planned.
    fn overruns(&self, fault: Fault) -> Fault {
        let lacks = |place: usize| self.lacking.iter().any(|lack| lack.meeting == place);
        let own = self
            .meetings
            .iter()
            .enumerate()
            .filter(|(place, placed)| placed.meeting.track == self.track && !lacks(*place));
        let late = own.filter_map(|(place, placed)| {
            let over = placed.current.takes.0.checked_sub(placed.planned.takes.0)?;
            (over > 0).then_some((place, longer_by(placed), over))
        });
        late.take(MOST_LABELS)
            .fold(fault, |fault, (place, key, over)| {
                let label = format!("{} longer than planned", Minutes(over));
                fault.and(at!["meeting", place, key]).label(label)
            })
    }

    /// Where the hours of the track are written.
    fn hours(&self) -> Path {
        let track = &self.plan.frame.tracks[self.track];
        match (&track.key, track.own_hours) {
            (Some(key), true) => at!["tracks", key.clone(), "sessions"],
            _ => at!["sessions"],
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
        days.into_values().max().unwrap_or(0)
    }

    fn ways_out(&self, fault: Fault, short: Minutes) -> Fault {
        let a_day = self.a_day();
        let days = short.0.div_ceil(a_day.max(1));
        let frame = &self.plan.frame;
        let working = |day: &NaiveDate| frame.weekends || !frame.time_zone.is_free(*day);
        let after = frame.last_day.iter_days().skip(1).filter(working);
        let later = after
            .take(usize::try_from(days).unwrap_or(usize::MAX))
            .last();
        let later = later.filter(|day| (*day - frame.first_day).num_days() < MOST_DAYS);
        let fault = fault
            .and(self.hours())
            .label(format!("{} a day", Minutes(a_day)));
        let fault = self.reserve(fault);
        let fault = match later {
            Some(day) => fault.help(format!(
                "add {} with `last-day = {day}` ({}), or longer `sessions`",
                if days == 1 {
                    "a day".to_owned()
                } else {
                    format!("{days} days")
                },
                day.format("%A"),
            )),
            None => fault.help("write longer `sessions`"),
        };
        let fault = fault.help(format!("or write shorter durations, {short} less in all"));
        match self.durations() {
            Some(durations) => fault.help(format!("any of them may be too long: {durations}")),
            None => fault,
        }
    }

    /// Names the sessions that are kept in reserve.
    fn reserve(&self, fault: Fault) -> Fault {
        let mut kept = self
            .sessions
            .iter()
            .filter(|session| session.track == self.track && session.kind == SessionKind::IfNeeded);
        let Some(first) = kept.next() else {
            return fault;
        };
        let more = kept.count();
        let also = if more == 0 {
            String::new()
        } else {
            format!(", and {more} more")
        };
        fault.help(format!(
            "open what is kept in reserve, with `opened = true`: {} on {}{also}",
            first.hours,
            first.day.format("%A %-d %B"),
        ))
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
