//! Remedies that make meetings shorter, by the least that is enough.

use super::{
    remedy::Remedy,
    trial::{Trials, least},
};
use crate::{
    fault::Fault,
    plan::{List, MeetingId, Plan},
    schedule::Placed,
    time::{Duration, Minutes, Moment},
};

/// The most meetings of one kind that are tried shorter.
const MOST_OF_A_KIND: usize = 4;

/// A rank of a meeting that can be shorter; the lowest is the best.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// True if planned time is given up; time that was only agreed meanwhile is given up first.
    planned: bool,
    /// The share of its time that the meeting loses, in thousandths.
    loses: u32,
}

/// Returns the changes that work and make one meeting shorter, the best first; `short` is about how
/// many minutes are needed.
pub(super) fn shorten(
    trials: &mut Trials<'_>,
    fault: &Fault,
    candidates: &[MeetingId],
    short: u32,
) -> Vec<Remedy> {
    let mut found = Vec::new();
    for place in candidates {
        let placed = &trials.schedule.meetings[*place];
        let takes = placed.current.takes.0;
        let extended = placed.record.extended;
        let cut = extended
            .and_then(|more| shorten_extension(trials, fault, (*place, more.0), short))
            .or_else(|| shorten_duration(trials, fault, *place, short));
        if let Some((remedy, cut)) = cut {
            let planned = matches!(remedy, Remedy::Duration { .. });
            let loses = if planned {
                cut * 1000 / takes.max(1)
            } else {
                0
            };
            found.push((Rank { planned, loses }, remedy));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(_, remedy)| remedy).collect()
}

fn shorten_extension(
    trials: &mut Trials<'_>,
    fault: &Fault,
    (meeting, more): (MeetingId, u32),
    short: u32,
) -> Option<(Remedy, u32)> {
    let remedy = |cut: u32| Remedy::Extended {
        meeting,
        to: (cut < more).then(|| Minutes(more - cut)),
        less: Minutes(cut),
    };
    let cut = least(more, short, |cut| trials.works(fault, &remedy(cut)))?;
    Some((remedy(cut), cut))
}

/// Returns a shorter duration that works; in whole sessions, if the old one was and they come to
/// it.
fn shorten_duration(
    trials: &mut Trials<'_>,
    fault: &Fault,
    meeting: MeetingId,
    short: u32,
) -> Option<(Remedy, u32)> {
    let schedule = trials.schedule;
    let placed = &schedule.meetings[meeting];
    let takes = asked_minutes(placed)?;
    let most = takes.checked_sub(least_minutes(placed, schedule.now)?)?;
    let remedy = |cut: u32| Remedy::Duration {
        meeting,
        to: Duration::minutes(takes - cut),
        less: Minutes(cut),
    };
    let cut = least(most, short, |cut| trials.works(fault, &remedy(cut)))?;
    let in_sessions = whole_sessions(placed, takes, takes - cut)
        .map(|to| Remedy::Duration {
            meeting,
            to,
            less: Minutes(cut),
        })
        .filter(|remedy| trials.works(fault, remedy));
    Some((in_sessions.unwrap_or_else(|| remedy(cut)), cut))
}

/// Returns the minutes that are asked of a meeting: in overtime it can have taken more.
fn asked_minutes(placed: &Placed) -> Option<u32> {
    if placed.is_planned() && placed.meeting.resumes.is_none() {
        return Some(placed.planned.takes.0);
    }
    let more = placed.record.extended.unwrap_or_default();
    placed.current.takes.0.checked_sub(more.0)
}

/// Returns the fewest minutes that a meeting must take: what it has taken already, and its
/// `at-least`; none if that is not known.
fn least_minutes(placed: &Placed, now: Option<Moment>) -> Option<u32> {
    let sittings = placed.current.sittings.iter();
    let gone = now.map_or(0, |now| {
        let minutes = sittings.map(|sitting| {
            (sitting.ends.min(now) - sitting.starts)
                .num_minutes()
                .max(0)
        });
        minutes.sum::<i64>()
    });
    let least = match (placed.meeting.at_least, placed.meeting.duration) {
        (None, _) => 1,
        (Some(Duration::Time(minutes)), _) => minutes.0,
        (
            Some(Duration::Sessions { thousandths: least }),
            Some(Duration::Sessions { thousandths }),
        ) => {
            let takes = u64::from(placed.planned.takes.0);
            let least = (takes * u64::from(least)).div_ceil(u64::from(thousandths.max(1)));
            u32::try_from(least).ok()?
        }
        _ => return None,
    };
    Some(least.max(u32::try_from(gone).ok()?).max(1))
}

/// Returns so many minutes in whole sessions, if the duration is in sessions of one length.
fn whole_sessions(placed: &Placed, takes: u32, minutes: u32) -> Option<Duration> {
    let Some(Duration::Sessions { thousandths }) = placed.meeting.duration else {
        return None;
    };
    let part = u64::from(thousandths) * u64::from(minutes);
    let takes = u64::from(takes.max(1));
    let whole = part % (takes * 1000) == 0;
    let thousandths = u32::try_from(part / takes).ok().filter(|_| whole)?;
    (thousandths > 0).then_some(Duration::Sessions { thousandths })
}

/// Returns the meetings that can be shorter and whose end others wait for, the likeliest first:
/// those that were extended, those in need themselves, those just before them, and the longest.
pub(super) fn candidates(trials: &Trials<'_>, needy: &[MeetingId]) -> Vec<MeetingId> {
    let schedule = trials.schedule;
    let awaited = awaited(&schedule.plan, needy);
    let free = |place: &MeetingId| {
        awaited[place.index()] && is_free(&schedule.meetings[*place], schedule.now)
    };
    let all: Vec<MeetingId> = schedule.meetings.ids().filter(free).collect();
    let placed = |place: MeetingId| &schedule.meetings[place];
    let extended = all
        .iter()
        .rev()
        .copied()
        .filter(|place| placed(*place).record.extended.is_some());
    let in_need = needy.iter().copied().filter(free);
    let before = all.iter().rev().copied();
    let mut longest = all.clone();
    longest.sort_by_key(|place| std::cmp::Reverse(placed(*place).current.takes));
    let mut chosen = Vec::new();
    let mut choose = |places: &mut dyn Iterator<Item = MeetingId>| {
        for place in places.take(MOST_OF_A_KIND) {
            if !chosen.contains(&place) {
                chosen.push(place);
            }
        }
    };
    choose(&mut { extended });
    choose(&mut { in_need });
    choose(&mut { before });
    choose(&mut longest.into_iter());
    chosen
}

/// Returns, for each meeting, true if it stands before one of `needy` in its queue, or if one of
/// them waits for it.
fn awaited(plan: &Plan, needy: &[MeetingId]) -> Vec<bool> {
    let mut awaited = vec![false; plan.meetings.len()];
    // The number of meetings among which the queue of each track has been looked through.
    let mut reached = vec![0; plan.frame.tracks.len()];
    let mut open = needy.to_vec();
    while let Some(place) = open.pop() {
        let meeting = &plan.meetings[place];
        if !awaited[place.index()] {
            awaited[place.index()] = true;
            open.extend(meeting.start.after.iter().chain(&meeting.resumes));
        }
        let queue = plan
            .meetings
            .iter()
            .zip(&mut awaited)
            .take(place.index())
            .skip(reached[meeting.track.index()])
            .filter(|(before, awaited)| before.track == meeting.track && !**awaited);
        for (before, awaited) in queue {
            *awaited = true;
            open.extend(before.start.after.iter().chain(&before.resumes));
        }
        let of_track = &mut reached[meeting.track.index()];
        *of_track = place.index().max(*of_track);
    }
    awaited
}

/// True if it is still open how long a meeting takes.
fn is_free(placed: &Placed, now: Option<Moment>) -> bool {
    let past = now
        .zip(placed.current.ends())
        .is_some_and(|(now, ends)| ends <= now && !placed.is_short());
    !placed.record.is_settled() && !past && placed.current.takes > Minutes(1)
}
