//! The root causes of starts and ends.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Explainer;
use crate::{
    plan::{MeetingId, Session, TrackId},
    schedule::{Cause, HeldSession, Placed},
    time::Minutes,
};

impl<'s> Explainer<'s> {
    /// Returns the clauses for causes, each once; `of` is the id of the meeting that they explain, which
    /// is not named again.
    pub(super) fn clauses(self, all: &[Cause], of: &str) -> Vec<String> {
        let mut clauses: Vec<String> = Vec::new();
        let relevant = all.iter().filter(|cause| self.is_told(cause, all));
        for clause in relevant.flat_map(|cause| self.clause(cause, of)) {
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        clauses
    }

    /// True if a cause gets a clause. A session of the reserve that was opened and not held gets none, and
    /// one that was opened is not told a second time as held.
    fn is_told(self, cause: &Cause, all: &[Cause]) -> bool {
        let mut sessions = self.schedule.sessions().iter();
        match cause {
            Cause::Opened { day, hours, .. } => {
                self.is_gone(cause) || sessions.any(|session| {
                    (session.day, session.hours) == (*day, *hours) && session.is_usable()
                })
            }
            Cause::Held { day, sessions, .. } => !sessions.iter().all(|session| {
                let mut others = all.iter();
                others.any(|other| {
                    matches!(other, Cause::Opened { day: of, hours, .. } if (of, hours) == (day, &session.hours))
                })
            }),
            _ => true,
        }
    }

    fn clause(self, cause: &Cause, of: &str) -> Vec<String> {
        let sentences = self.sentences();
        let clauses = &sentences.causes;
        let name = |id: &str| {
            if id == of {
                sentences.it.to_owned()
            } else {
                self.name(id)
            }
        };
        let since = |clause: String| format!("{clause} {}", self.since());
        let one = match cause {
            Cause::Outcome { meeting } => self.outcome((meeting, &name(meeting)), of),
            Cause::Extended { meeting } => self.extension((meeting, &name(meeting))),
            Cause::OwnDuration { meeting } => self.own_duration((meeting, &name(meeting))),
            Cause::Held {
                day,
                track,
                sessions,
            } => return self.sessions_held(*day, track.as_deref(), sessions),
            Cause::Extra { day, session, .. } => {
                let extra = (sentences.sessions.extra_hours)(*day, session.hours);
                let group = session.group.as_deref().map(sentences.sessions.for_group);
                let group_words = group.unwrap_or_default();
                format!("{extra}{group_words}{}", self.no_longer(cause))
            }
            Cause::Opened { day, hours, .. } => {
                self.session_opened(*day, *hours) + self.no_longer(cause)
            }
            Cause::Order => since(clauses.order.to_owned()),
            Cause::Added { meeting } => since((clauses.added)(&name(meeting))),
            Cause::Removed { meeting } => since((clauses.removed)(&name(meeting))),
            Cause::Duration { meeting } => self.duration(meeting),
            Cause::Keys { meeting } => since(self.keys(meeting)),
            Cause::Sessions { day } => since((clauses.sessions)(*day)),
            Cause::Rules => since(self.rules()),
            Cause::Plan => since(clauses.plan.to_owned()),
        };
        vec![one]
    }

    /// Returns the words for the revision after which the plan was edited: `since Rev.1`.
    fn since(self) -> String {
        let issued = self.schedule.in_circulation();
        let revision = issued.and_then(|issued| issued.plan.revision());
        (self.sentences().causes.since)(revision.map_or(0, |revision| revision.number))
    }

    /// Returns the meeting as it was issued; none if nothing was.
    fn issued_meeting(self, id: &str) -> Option<&'s Placed> {
        self.schedule.in_circulation()?.meeting(id)
    }

    /// Returns the minutes that a meeting was to take: as issued, or else as planned; for a block that
    /// resumes another, the time that this left.
    fn was_to_take(self, placed: &Placed) -> Option<Minutes> {
        if let Some(issued) = self.issued_meeting(&placed.meeting.id) {
            return Some(issued.current.takes);
        }
        if placed.meeting.resumes.is_none() {
            return Some(placed.planned.takes);
        }
        let resumed = placed
            .meeting
            .resumes
            .filter(|_| placed.meeting.duration.is_none())?;
        let earlier = &self.schedule.meetings()[resumed];
        let more = earlier.record.extended.unwrap_or_default();
        let asked = self.was_to_take(earlier)?.0.saturating_add(more.0);
        Some(Minutes(asked.saturating_sub(earlier.current.takes.0)))
    }

    fn outcome(self, (id, name): (&str, &str), of: &str) -> String {
        let sentences = self.sentences();
        let clauses = &sentences.causes;
        let Some(placed) = self.schedule.meeting(id) else {
            return format!("{} {}", (clauses.removed)(name), self.since());
        };
        let (record, takes) = (&placed.record, placed.current.takes);
        if let Some((how, _)) = record.called_off() {
            let is_called_off = (sentences.is_called_off)(name, how);
            let opened = (!record.takes_no_time()).then(|| (clauses.after)(takes));
            return is_called_off + &opened.unwrap_or_default();
        }
        if let Some(stopped) = self.stop(placed) {
            let rest = self.resumed_before(id, of).map(clauses.takes_up_rest);
            return format!("{name} {stopped}{}", rest.unwrap_or_default());
        }
        let instead = match self.was_to_take(placed) {
            Some(was) if was != takes => (sentences.instead_of)(takes, was),
            _ => takes.to_string(),
        };
        if record.is_over() {
            return (clauses.took)(name, &instead);
        }
        let takes = (clauses.takes)(name, &instead);
        format!("{takes}{} {}", clauses.taken_back, self.since())
    }

    /// Returns the block that resumes a meeting before another begins.
    fn resumed_before(self, id: &str, other: &str) -> Option<&'s str> {
        let starts = self.schedule.meeting(other)?.current.starts()?;
        let meetings = self.schedule.meetings();
        let is_it = |place: MeetingId| meetings[place].meeting.id == *id;
        let is_block = |placed: &&Placed| {
            let resumes = placed.meeting.resumes.is_some_and(is_it);
            let block_starts = placed.current.starts();
            resumes && placed.meeting.id != *other && block_starts.is_some_and(|at| at < starts)
        };
        let block = meetings.iter().find(is_block);
        block.map(|block| &*block.meeting.id)
    }

    /// Returns the clause for a meeting that stopped with a rest to take up: `was suspended on Monday 16
    /// March at 11:00`.
    pub(super) fn stop(self, placed: &Placed) -> Option<String> {
        let was_suspended = placed.record.suspended.is_some();
        if !was_suspended {
            placed.record.adjourned?;
        }
        let zone = self.schedule.plan.frame.time_zone;
        let moment = self.moment(zone.earliest(placed.record.stopped()?));
        Some((self.sentences().causes.stopped)(was_suspended, &moment))
    }

    fn extension(self, (id, name): (&str, &str)) -> String {
        let clauses = &self.sentences().causes;
        let placed = self.schedule.meeting(id);
        match placed.and_then(|placed| placed.record.extended) {
            Some(more) => (clauses.extended)(name, more),
            None => format!("{} {}", (clauses.not_extended)(name), self.since()),
        }
    }

    fn own_duration(self, (id, name): (&str, &str)) -> String {
        let clauses = &self.sentences().causes;
        let placed = self.schedule.meeting(id);
        let takes = placed
            .map(|placed| placed.current.takes)
            .unwrap_or_default();
        let resumed = placed.and_then(|placed| placed.meeting.resumes);
        match resumed.map(|place| &self.schedule.meetings()[place].meeting.id) {
            Some(resumed) => (clauses.length_of_its_own)(id, resumed, takes),
            None => (clauses.takes)(name, &takes.to_string()),
        }
    }

    /// Returns a clause for each session of a day that was held otherwise, or one that none was held.
    fn sessions_held(
        self,
        day: NaiveDate,
        track: Option<&str>,
        sessions: &[HeldSession],
    ) -> Vec<String> {
        let tracks: BTreeSet<TrackId> = sessions.iter().map(|session| session.track).collect();
        let all = self.schedule.plan.tracks().len();
        let of = match tracks.first() {
            Some(only) if track.is_some() && tracks.len() == 1 => self.in_track(*only),
            _ => String::new(),
        };
        let is_of_day = |session: &&Session| {
            session.day == day && session.is_usable() && tracks.contains(&session.track)
        };
        let count = |sessions: &[Session]| sessions.iter().filter(is_of_day).count();
        let none = count(self.schedule.plan.frame()) > 1 && count(self.schedule.sessions()) == 0;
        if none && (tracks.len() == 1 || tracks.len() == all) {
            return vec![(self.sentences().sessions.none_held)(day, &of)];
        }
        let each = sessions.iter();
        each.map(|session| self.session_held((session.track, &of), day, session.hours))
            .collect()
    }

    /// Returns the words for a session that was issued and is not held; nothing for another.
    fn no_longer(self, cause: &Cause) -> &'static str {
        if self.is_gone(cause) {
            self.sentences().causes.no_longer
        } else {
            ""
        }
    }

    /// True if a session was issued and is not held.
    fn is_gone(self, cause: &Cause) -> bool {
        let mut records = self.schedule.days.iter();
        match cause {
            Cause::Extra {
                day,
                track,
                session,
            } => !records.any(|record| {
                (record.day, &record.track) == (*day, track) && record.extra.contains(session)
            }),
            Cause::Opened { day, track, hours } => !records.any(|record| {
                (record.day, &record.track) == (*day, track) && record.opened.contains(hours)
            }),
            _ => false,
        }
    }

    fn duration(self, id: &str) -> String {
        let clauses = &self.sentences().causes;
        let both = self.issued_meeting(id).zip(self.schedule.meeting(id));
        let durations =
            both.and_then(|(was, is)| Some((was.meeting.duration?, is.meeting.duration?)));
        let changed = durations
            .map(|(was, is)| (clauses.from_to)(was, is))
            .unwrap_or_default();
        format!("{} {}{changed}", (clauses.duration)(id), self.since())
    }

    /// Returns the clause for the keys of a meeting that have changed.
    fn keys(self, id: &str) -> String {
        let start = |placed: Option<&'s Placed>| placed.map(|placed| &placed.meeting.start);
        let both = start(self.issued_meeting(id)).zip(start(self.schedule.meeting(id)));
        let changed = both.map(|(was, is)| {
            let keys = [
                ("starts", was.pinned != is.pinned),
                ("on", was.on != is.on),
                ("not-before", was.not_before != is.not_before),
                ("undivided", was.undivided != is.undivided),
                ("start-by", was.by != is.by),
                ("rolling", was.rolling != is.rolling),
            ];
            keys.into_iter()
                .filter(|(_, changed)| *changed)
                .map(|(key, _)| key)
                .collect::<Vec<_>>()
        });
        (self.sentences().causes.keys)(&changed.unwrap_or_default(), id)
    }

    fn rules(self) -> String {
        let clauses = &self.sentences().causes;
        let is = self.schedule.plan.rules();
        let issued = self.schedule.in_circulation();
        let was = issued.map_or(is, |issued| issued.plan.rules());
        if was.change_over != is.change_over {
            return (clauses.change_over)(was.change_over, is.change_over);
        }
        if was.no_start_in_last != is.no_start_in_last {
            return (clauses.rule)("no-start-in-last");
        }
        (clauses.rule)("rolling")
    }
}
