//! The edits of a plan since it was issued, and the plan without some of them.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;

use super::Cause;
use crate::plan::{Meeting, MeetingId, Plan, Session, Taken};

/// Returns causes with all edits of the plan as one.
pub(super) fn as_one(causes: &[Cause]) -> Vec<Cause> {
    let news = causes.iter().filter(|cause| cause.is_news()).cloned();
    std::iter::once(Cause::Plan).chain(news).collect()
}

/// A plan as it was issued, and as it is now.
#[derive(Clone, Copy)]
pub(super) struct PlanPair<'p> {
    pub(super) base: &'p Plan,
    pub(super) now: &'p Plan,
}

impl PlanPair<'_> {
    /// Returns the edits that can move a meeting.
    pub(super) fn edits(self) -> Vec<Cause> {
        if !self.is_comparable() {
            return vec![Cause::Plan];
        }
        let (was, is) = (self.base.places(), self.now.places());
        let id = |meeting: &Meeting| meeting.id.clone();
        let gone = |meeting: &&Arc<Meeting>| !is.contains_key(&*meeting.id);
        let removed = self.base.meetings.iter().filter(gone);
        let mut edits: Vec<_> = removed
            .map(|meeting| Cause::Removed {
                meeting: id(meeting),
            })
            .collect();
        for meeting in &self.now.meetings {
            let Some(before) = was.get(&*meeting.id) else {
                edits.push(Cause::Added {
                    meeting: id(meeting),
                });
                continue;
            };
            let before = &self.base.meetings[*before];
            if before.duration != meeting.duration {
                edits.push(Cause::Duration {
                    meeting: id(meeting),
                });
            }
            if self.base.keys(before) != self.now.keys(meeting) {
                edits.push(Cause::Keys {
                    meeting: id(meeting),
                });
            }
        }
        let common = |plan: &Plan, other: &HashMap<&str, MeetingId>| {
            let ids = plan.meetings.iter().map(|meeting| id(meeting));
            ids.filter(|id| other.contains_key(&**id))
                .collect::<Vec<_>>()
        };
        if common(self.base, &is) != common(self.now, &was) {
            edits.push(Cause::Order);
        }
        edits.extend(self.days().into_iter().map(|day| Cause::Sessions { day }));
        if self.base.rules != self.now.rules || self.base.rollings() != self.now.rollings() {
            edits.push(Cause::Rules);
        }
        edits
    }

    /// True if a meeting was not issued. If there is no earlier version, every meeting is new.
    pub(super) fn is_new(self, id: &str) -> bool {
        std::ptr::eq(self.base, self.now)
            || !self.base.meetings.iter().any(|meeting| meeting.id == id)
    }

    /// True if tracks and groups are the same, so that parts of one plan can stand in the other.
    fn is_comparable(self) -> bool {
        let tracks = |plan: &Plan| {
            let tracks = plan.frame.tracks.iter();
            tracks.map(|track| track.key.clone()).collect::<Vec<_>>()
        };
        let groups = |plan: &Plan| {
            let groups = plan.groups.iter();
            groups
                .map(|group| (group.id.clone(), group.parent))
                .collect::<Vec<_>>()
        };
        let zone = |plan: &Plan| plan.frame.time_zone.name().to_owned();
        tracks(self.base) == tracks(self.now)
            && groups(self.base) == groups(self.now)
            && zone(self.base) == zone(self.now)
    }

    /// Returns the days whose sessions, or the events in them, have changed.
    fn days(self) -> Vec<NaiveDate> {
        let all = [self.base, self.now].into_iter();
        let mut days: Vec<_> = all
            .flat_map(|plan| {
                let of_sessions = plan.frame.sessions.iter().map(|session| session.day);
                let of_events = plan.frame.taken.iter();
                of_sessions.chain(of_events.map(|taken| taken.starts.date_naive()))
            })
            .collect();
        days.sort_unstable();
        days.dedup();
        days.retain(|day| {
            sessions(self.base, *day).ne(sessions(self.now, *day))
                || taken(self.base, *day).ne(taken(self.now, *day))
        });
        days
    }

    /// Returns the current plan without some of its edits; none if the rest of it contradicts
    /// itself.
    pub(super) fn undo(self, undone: &[&Cause]) -> Option<Plan> {
        if undone.contains(&&Cause::Plan) {
            return Some(self.base.clone());
        }
        let mut plan = self.now.clone();
        for cause in undone {
            match cause {
                Cause::Sessions { day } => self.restore_day(&mut plan, *day),
                Cause::Rules => {
                    plan.rules = self.base.rules;
                    for (group, base) in plan.groups.iter_mut().zip(&self.base.groups) {
                        group.rolling = base.rolling;
                    }
                }
                _ => {}
            }
        }
        plan.meetings = self.meetings(undone)?;
        Some(plan)
    }

    fn restore_day(self, plan: &mut Plan, day: NaiveDate) {
        let frame = &mut plan.frame;
        frame.sessions.retain(|session| session.day != day);
        frame.sessions.extend(sessions(self.base, day));
        frame
            .sessions
            .sort_by_key(|session| (session.track, session.opens, session.closes));
        frame.taken.retain(|taken| taken.starts.date_naive() != day);
        frame.taken.extend(taken(self.base, day));
        frame.taken.sort();
    }

    /// Returns the meetings without some edits, in their order.
    fn meetings(self, undone: &[&Cause]) -> Option<Vec<Arc<Meeting>>> {
        let is_undone = |cause: &Cause| undone.contains(&cause);
        let (was, is) = (self.base.places(), self.now.places());
        let order = self.order(&was, &is, undone);
        let places: HashMap<&str, MeetingId> = order
            .iter()
            .copied()
            .zip((0..).map(MeetingId::new))
            .collect();
        let one = |key: &&str| {
            let before = was.get(key).map(|place| &self.base.meetings[*place]);
            let now = is.get(key).map(|place| &self.now.meetings[*place]);
            let id = || (*key).to_owned();
            let has_base_keys = now.is_none() || is_undone(&Cause::Keys { meeting: id() });
            let (keys, plan) = match before.filter(|_| has_base_keys) {
                Some(before) => (before, self.base),
                None => (now?, self.now),
            };
            let mut meeting = Meeting::clone(keys);
            let place = |other: &MeetingId| places.get(&*plan.meetings[*other].id).copied();
            meeting.start.after = keys.start.after.iter().filter_map(place).collect();
            meeting.resumes = match keys.resumes {
                Some(earlier) => Some(place(&earlier)?),
                None => None,
            };
            let has_base_duration = now.is_none() || is_undone(&Cause::Duration { meeting: id() });
            meeting.duration = before.filter(|_| has_base_duration).or(now)?.duration;
            if is_undone(&Cause::OwnDuration { meeting: id() }) {
                meeting.duration = None;
            }
            Some(Arc::new(meeting))
        };
        order.iter().map(one).collect()
    }

    /// Returns the ids of the meetings in order: those of both plans in the order of one of them,
    /// each other one behind the meeting that stands before it in its plan.
    fn order<'s>(
        &'s self,
        was: &HashMap<&str, MeetingId>,
        is: &HashMap<&str, MeetingId>,
        undone: &[&Cause],
    ) -> Vec<&'s str> {
        let ids = |plan: &'s Plan| plan.meetings.iter().map(|meeting| &*meeting.id);
        let (first, then) = if undone.contains(&&Cause::Order) {
            (self.base, self.now)
        } else {
            (self.now, self.base)
        };
        let stays = |id: &&str| {
            let meeting = (*id).to_owned();
            match (was.contains_key(id), is.contains_key(id)) {
                (true, true) => true,
                (false, _) => !undone.contains(&&Cause::Added { meeting }),
                (true, false) => undone.contains(&&Cause::Removed { meeting }),
            }
        };
        let mut order: Vec<&str> = ids(first).filter(stays).collect();
        let mut behind = 0;
        for id in ids(then).filter(stays) {
            if let Some(place) = order.iter().position(|other| *other == id) {
                behind = place + 1;
            } else {
                order.insert(behind, id);
                behind += 1;
            }
        }
        order
    }
}

impl Plan {
    /// Returns the keys that say when a meeting can begin, with ids, which hold in another plan
    /// too.
    fn keys<'p>(&'p self, meeting: &'p Meeting) -> impl PartialEq + use<'p> {
        let start = &meeting.start;
        let id = |place: &MeetingId| &*self.meetings[*place].id;
        let after: Vec<&str> = start.after.iter().map(id).collect();
        (
            (
                meeting.track,
                meeting.group,
                after,
                meeting.resumes.as_ref().map(id),
            ),
            (start.pinned, start.on, start.not_before),
            (start.undivided, start.by, start.rolling),
        )
    }

    fn rollings(&self) -> impl PartialEq + use<> {
        let groups = self.groups.iter();
        groups.map(|group| group.rolling).collect::<Vec<_>>()
    }
}

fn sessions(plan: &Plan, day: NaiveDate) -> impl Iterator<Item = Session> {
    let sessions = plan.frame.sessions.iter().copied();
    sessions.filter(move |session| session.day == day)
}

fn taken(plan: &Plan, day: NaiveDate) -> impl Iterator<Item = Taken> {
    let taken = plan.frame.taken.iter().copied();
    taken.filter(move |period| period.starts.date_naive() == day)
}
