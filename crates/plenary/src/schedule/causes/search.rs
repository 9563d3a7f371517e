//! The search for the root causes of a meeting's start and end.

use super::{
    Cause,
    edits::{self, PlanPair},
    facts::{self, RecordSet},
    rows,
    trial::{Extent, RowOfDay, Trial},
};
use crate::{
    schedule::{Placed, Schedule, Standing},
    time::Moment,
};

/// The search for what moved one meeting.
pub(super) struct Search<'s> {
    schedule: &'s Schedule,
    id: &'s str,
    plans: PlanPair<'s>,
    /// The current records, and those at the time of the issue.
    now: RecordSet,
    base: RecordSet,
    trial: Trial<'s>,
    was: Extent,
    placed: &'s Placed,
    /// The causes that may have moved it, the first to happen first.
    candidates: Vec<Cause>,
}

/// The rank of a meeting that stopped with a rest to take up.
const STOP: u8 = 3;

/// A comparison of two extents.
type Same = fn(&Extent, &Extent) -> bool;

fn starts_alike(one: &Extent, was: &Extent) -> bool {
    one.starts == was.starts || was.starts.is_none() && one.is_short
}

fn ends_alike(one: &Extent, was: &Extent) -> bool {
    one.ends == was.ends
}

impl<'s> Search<'s> {
    pub(super) fn of(schedule: &'s Schedule, id: &str) -> Option<Self> {
        let placed = schedule.meeting(id)?;
        let earlier = schedule.in_circulation();
        let was = match earlier {
            Some(earlier) => earlier.meeting(id).map(|before| &before.current),
            None => Some(&placed.planned),
        };
        let plan = |schedule: &'s Schedule| &schedule.plan;
        let mut search = Self {
            schedule,
            id: &placed.meeting.id,
            plans: PlanPair {
                base: earlier.map_or(&schedule.plan, plan),
                now: &schedule.plan,
            },
            now: RecordSet::of(schedule),
            base: earlier.map(RecordSet::of).unwrap_or_default(),
            trial: Trial::of(&schedule.plan)?,
            was: Extent {
                starts: was.and_then(Standing::starts),
                ends: was.and_then(Standing::ends),
                is_short: false,
            },
            placed,
            candidates: Vec::new(),
        };
        search.candidates = search.candidates();
        Some(search)
    }

    pub(super) fn was(&self) -> Option<Moment> {
        self.was.starts
    }

    /// Returns the root causes of the start.
    pub(super) fn start(&self) -> Vec<Cause> {
        let starts = self.placed.current.starts();
        if starts.is_none() || starts == self.was.starts {
            return Vec::new();
        }
        self.causes(starts_alike)
    }

    /// Returns the root causes of the end: those that alone move it and not the start, if there are
    /// any; else those without which it would be the planned one; none if the causes of the start
    /// are enough.
    pub(super) fn end(&self, start: &[Cause]) -> Vec<Cause> {
        let ends = self.placed.current.ends();
        if ends.is_none() || self.was.ends.is_none() || ends == self.was.ends {
            return Vec::new();
        }
        let alone = self.alone();
        if !alone.is_empty() {
            return alone;
        }
        let (held, others): (Vec<&Cause>, Vec<&Cause>) = start
            .iter()
            .partition(|cause| matches!(cause, Cause::Held { .. }));
        let rows: Vec<RowOfDay> = held.into_iter().flat_map(rows::of).collect();
        if ends_alike(&self.extent(&others, &rows), &self.was) {
            return Vec::new();
        }
        let mut causes = self.causes(ends_alike);
        let outcome = Cause::Outcome {
            meeting: self.id.to_owned(),
        };
        // A cause that has to be undone beside those of the start may have no effect by itself.
        causes.retain_mut(|cause| *cause == outcome || self.moves_alone(cause, ends));
        causes
    }

    /// Returns the causes each of which moves the end and not the start. The length of the meeting
    /// itself is no cause: the explanation of its hours says it.
    fn alone(&self) -> Vec<Cause> {
        let current = &self.placed.current;
        let is_own =
            |cause: &Cause| matches!(cause, Cause::Outcome { meeting } if meeting == self.id);
        let moves =
            |extent: Extent| extent.starts == current.starts() && extent.ends != current.ends();
        let causes = self.candidates.iter().take(MOST_ALONE);
        let alone = causes.filter(|cause| !is_own(cause) && moves(self.extent(&[cause], &[])));
        let narrowed = alone.map(|cause| match cause {
            Cause::Held { day, track, .. } => {
                let all = rows::changed_rows(self.schedule, *day, track.as_deref());
                let moving = all.iter().copied();
                let mut rows: Vec<_> = moving
                    .filter(|row| moves(self.extent(&[], &[*row])))
                    .collect();
                if rows.is_empty() {
                    rows = all;
                }
                Cause::Held {
                    day: *day,
                    track: track.clone(),
                    sessions: rows::sessions(&rows),
                }
            }
            other => other.clone(),
        });
        narrowed.collect()
    }

    /// True if the meeting ends at another time without one cause. A cause of sessions that were
    /// not held as planned keeps only the sessions of which this is true.
    fn moves_alone(&self, cause: &mut Cause, ends: Option<Moment>) -> bool {
        let Cause::Held { day, sessions, .. } = cause else {
            return self.extent(&[cause], &[]).ends != ends;
        };
        sessions.retain(|session| {
            self.extent(&[], &[(session.track, *day, session.hours)])
                .ends
                != ends
        });
        !sessions.is_empty()
    }

    fn causes(&self, same: Same) -> Vec<Cause> {
        let all: Vec<&Cause> = self.candidates.iter().collect();
        let whole = edits::as_one(&self.candidates);
        let all = if same(&self.extent(&all, &[]), &self.was) {
            all
        } else {
            whole.iter().collect()
        };
        // A stop alone moves nothing behind the block that resumes the meeting: other causes are
        // named before it, and of several stops the last.
        let mut by_rank = all;
        by_rank.sort_by_cached_key(|cause| self.rank(cause));
        let stops = by_rank.partition_point(|cause| self.rank(cause) < STOP);
        by_rank[stops..].reverse();
        let chosen = |places: &[usize]| -> Vec<&Cause> {
            places.iter().map(|place| by_rank[*place]).collect()
        };
        let holds = |places: &[usize]| same(&self.extent(&chosen(places), &[]), &self.was);
        let places = least(by_rank.len(), holds);
        let found = chosen(&places);
        let mut causes: Vec<Cause> = found
            .iter()
            .map(|cause| self.narrow(cause, &found, same))
            .collect();
        causes.sort_by_cached_key(|cause| self.happened_at(cause));
        causes
    }

    /// Returns a cause with only those sessions that matter, if it is a day that was held otherwise
    /// than planned.
    fn narrow(&self, cause: &Cause, found: &[&Cause], same: Same) -> Cause {
        let Cause::Held { day, track, .. } = cause else {
            return cause.clone();
        };
        let rows = rows::changed_rows(self.schedule, *day, track.as_deref());
        let others: Vec<&Cause> = found
            .iter()
            .copied()
            .filter(|other| *other != cause)
            .collect();
        let holds = |rows: &[RowOfDay]| same(&self.extent(&others, rows), &self.was);
        let rows = if holds(&rows) {
            let chosen = |places: &[usize]| -> Vec<RowOfDay> {
                places.iter().map(|place| rows[*place]).collect()
            };
            chosen(&minimal(rows.len(), |places| holds(&chosen(places))))
        } else {
            rows
        };
        Cause::Held {
            day: *day,
            track: track.clone(),
            sessions: rows::sessions(&rows),
        }
    }

    /// Returns the extent of the meeting without some causes, and with some rows as planned.
    fn extent(&self, undone: &[&Cause], rows: &[RowOfDay]) -> Extent {
        let facts = facts::undo(&self.now, &self.base, undone);
        let is_of_plan = |cause: &&&Cause| !cause.is_news();
        let edits: Vec<&Cause> = undone.iter().filter(is_of_plan).copied().collect();
        if edits.is_empty() {
            return self.trial.extent(&facts, rows, self.id);
        }
        let plan = self.plans.undo(&edits);
        let trial = plan.as_ref().and_then(Trial::of);
        trial.map_or(
            // A plan that contradicts itself places the meeting at no moment that is looked for.
            Extent {
                ends: None,
                starts: Some(Moment::default()),
                is_short: false,
            },
            |trial| trial.extent(&facts, rows, self.id),
        )
    }

    /// Returns the rank of a cause: the lowest is tried first.
    fn rank(&self, cause: &Cause) -> u8 {
        match cause {
            Cause::OwnDuration { .. } => 0,
            Cause::Added { meeting } if self.is_block(meeting) => 2,
            Cause::Outcome { meeting } if self.is_stop(meeting) => STOP,
            _ => 1,
        }
    }

    fn is_block(&self, id: &str) -> bool {
        let placed = self.schedule.meeting(id);
        placed.is_some_and(|placed| placed.meeting.resumes.is_some())
    }

    /// True if a meeting stopped with a rest to take up.
    fn is_stop(&self, id: &str) -> bool {
        let happened = self.now.meetings.get(id);
        happened.is_some_and(|recorded| recorded.record.stopped().is_some())
    }

    /// Returns the causes that may have moved the meeting, the first to happen first.
    fn candidates(&self) -> Vec<Cause> {
        let mut all = Vec::new();
        if self.schedule.in_circulation().is_some() {
            all = self.plans.edits();
        }
        let new_blocks = self.schedule.meetings.iter().filter(|placed| {
            let meeting = &placed.meeting;
            let is_new = || self.plans.is_new(&meeting.id);
            meeting.resumes.is_some() && meeting.duration.is_some() && is_new()
        });
        all.extend(new_blocks.map(|placed| Cause::OwnDuration {
            meeting: placed.meeting.id.clone(),
        }));
        all.extend(facts::differences(&self.now, &self.base));
        all.sort_by_cached_key(|cause| self.happened_at(cause));
        all
    }

    /// Returns the moment at which a cause happened; edits came before all.
    fn happened_at(&self, cause: &Cause) -> Option<Moment> {
        let zone = self.schedule.plan.frame.time_zone;
        match cause {
            Cause::Outcome { meeting } => {
                let meetings = &self.schedule.meetings;
                let place = meetings
                    .iter()
                    .position(|placed| placed.meeting.id == *meeting)?;
                let placed = &meetings[place];
                // A meeting that is not held would have come after the last one before it that is.
                let before = meetings[..place]
                    .iter()
                    .rev()
                    .filter(|other| other.meeting.track == placed.meeting.track)
                    .find_map(|other| other.current.ends());
                let planned = placed.planned.starts();
                placed.current.ends().or(planned.max(before))
            }
            Cause::Extended { meeting } | Cause::OwnDuration { meeting } => {
                self.schedule.meeting(meeting)?.current.starts()
            }
            Cause::Held { day, sessions, .. } => {
                let hours = sessions.iter().filter_map(|session| session.hours.on(*day));
                let opens = hours.map(|(opens, _)| opens).min();
                let midnight = day.and_time(chrono::NaiveTime::MIN);
                Some(zone.earliest(opens.unwrap_or(midnight)))
            }
            Cause::Extra { day, session, .. } => Some(zone.earliest(session.hours.on(*day)?.0)),
            Cause::Opened { day, hours, .. } => Some(zone.earliest(hours.on(*day)?.0)),
            Cause::Order
            | Cause::Added { .. }
            | Cause::Removed { .. }
            | Cause::Duration { .. }
            | Cause::Keys { .. }
            | Cause::Sessions { .. }
            | Cause::Rules
            | Cause::Plan => None,
        }
    }
}

/// The most causes of which each is tried alone.
const MOST_ALONE: usize = 128;

/// Returns the first number up to `count` of which alone `holds` is true, if there is one, else the
/// result of [`minimal`].
fn least(count: usize, mut holds: impl FnMut(&[usize]) -> bool) -> Vec<usize> {
    let mut alone = 0..if count > MOST_ALONE { 0 } else { count };
    match alone.find(|one| holds(&[*one])) {
        Some(one) => vec![one],
        None => minimal(count, holds),
    }
}

/// Returns a set of numbers up to `count` for which `holds` is true, and false without any one of
/// them. It must be true of all numbers, and false of none.
///
/// Halves are left out before quarters and so on, the last first, so that a few of many are found in
/// about as many steps as they are, times the logarithm of how many there are.
fn minimal(count: usize, mut holds: impl FnMut(&[usize]) -> bool) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..count).collect();
    let mut size = count;
    loop {
        size = size.div_ceil(2);
        let before = kept.len();
        let mut end = before;
        while end > 0 {
            let start = end.saturating_sub(size);
            let rest = [&kept[..start], &kept[end..]].concat();
            if !rest.is_empty() && holds(&rest) {
                kept = rest;
            }
            end = start;
        }
        if size <= 1 && kept.len() == before {
            return kept;
        }
    }
}
