//! The root causes of starts and ends.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{is_called_off, session, time};
use crate::{
    plan::Session,
    schedule::{Cause, HeldSession, Placed, Schedule},
    time::{Duration, Hours, Minutes},
};

/// Root causes of where a meeting stands, as they are said.
#[derive(Clone, Copy)]
pub(super) struct RootCauses<'s> {
    pub(super) schedule: &'s Schedule,
}

impl<'s> RootCauses<'s> {
    /// Returns a clause for each cause; `of` is the meeting of which is spoken.
    pub(super) fn clauses(self, all: &[Cause], of: &str) -> Vec<String> {
        let mut clauses: Vec<String> = Vec::new();
        let told = all.iter().filter(|cause| self.is_told(cause, all));
        for clause in told.flat_map(|cause| self.clause(cause, of)) {
            let clause = match clause.strip_prefix(of) {
                Some(rest) if rest.starts_with(' ') => format!("it{rest}"),
                _ => clause,
            };
            if !clauses.contains(&clause) {
                clauses.push(clause);
            }
        }
        clauses
    }

    /// True if a cause is told: a session kept in reserve that was opened and not held is not there, and
    /// one that was opened is told as such, not as held besides.
    fn is_told(self, cause: &Cause, all: &[Cause]) -> bool {
        let mut sessions = self.schedule.sessions().iter();
        match cause {
            Cause::Opened { day, hours, .. } => {
                !self.unless_held(cause).is_empty() || sessions.any(|own| {
                    (own.day, own.hours) == (*day, *hours) && own.is_usable()
                })
            }
            Cause::Held { day, sessions, .. } => !sessions.iter().all(|own| {
                let mut others = all.iter();
                others.any(|other| {
                    matches!(other, Cause::Opened { day: of, hours, .. } if (of, hours) == (day, &own.hours))
                })
            }),
            _ => true,
        }
    }

    fn clause(self, cause: &Cause, of: &str) -> Vec<String> {
        let one = match cause {
            Cause::Outcome { meeting } => self.outcome(meeting, of),
            Cause::Extended { meeting } => self.extended(meeting),
            Cause::OwnDuration { meeting } => self.own_duration(meeting),
            Cause::Held {
                day,
                track,
                sessions,
            } => return self.held(*day, track.as_deref(), sessions),
            Cause::Extra { day, session, .. } => {
                let (from, to) = ends_of(session.hours);
                let group = session.group.as_ref();
                let group = group.map_or_else(String::new, |group| format!(" for {group}"));
                let extra = session::extra(&day.format("%A %-d %B").to_string(), &from, &to);
                format!("{extra}{group}{}", self.unless_held(cause))
            }
            Cause::Opened { day, hours, .. } => {
                format!(
                    "{}{}",
                    session::opened(*day, *hours),
                    self.unless_held(cause)
                )
            }
            Cause::Order => format!("the order has changed {}", self.since()),
            Cause::Added { meeting } => format!("{meeting} was added {}", self.since()),
            Cause::Removed { meeting } => format!("{meeting} was taken out {}", self.since()),
            Cause::Duration { meeting } => self.duration(meeting),
            Cause::Keys { meeting } => self.keys(meeting),
            Cause::Sessions { day } => format!(
                "the sessions of {} have changed {}",
                day.format("%A %-d %B"),
                self.since()
            ),
            Cause::Rules => format!("{} {}", self.rules(), self.since()),
            Cause::Plan => format!("the plan has changed {}", self.since()),
        };
        vec![one]
    }

    /// Returns since when the plan was edited: `since Rev.1`.
    pub(super) fn since(self) -> String {
        let number = self.schedule.earlier().and_then(|own| own.plan.revision());
        match number.map_or(0, |own| own.number) {
            0 => "since the first issue".to_owned(),
            number => format!("since Rev.{number}"),
        }
    }

    /// Returns the meeting as it was issued, or, if nothing was, as it is.
    fn issued(self, id: &str) -> Option<&'s Placed> {
        self.schedule.earlier()?.meeting(id)
    }

    /// Returns how long a meeting was to take: as it was issued, or planned; a block that resumes
    /// another, what that left.
    fn was_to_take(self, placed: &Placed) -> Option<Minutes> {
        if let Some(issued) = self.issued(&placed.meeting.id) {
            return Some(issued.current.takes);
        }
        if placed.meeting.resumes.is_none() {
            return Some(placed.planned.takes);
        }
        let earlier = placed
            .meeting
            .resumes
            .filter(|_| placed.meeting.duration.is_none())?;
        let earlier = &self.schedule.meetings()[earlier];
        let more = earlier.record.extended.unwrap_or_default();
        let asked = self.was_to_take(earlier)?.0.saturating_add(more.0);
        Some(Minutes(asked.saturating_sub(earlier.current.takes.0)))
    }

    fn outcome(self, id: &str, of: &str) -> String {
        let Some(placed) = self.schedule.meeting(id) else {
            return format!("{id} was taken out {}", self.since());
        };
        let (record, takes) = (&placed.record, placed.current.takes);
        let was = self.was_to_take(placed);
        let instead = match was {
            Some(was) if was != takes => format!("{takes} instead of {was}"),
            _ => takes.to_string(),
        };
        if let Some((how, _)) = record.called_off() {
            let opened = if record.takes_no_time() {
                String::new()
            } else {
                format!(", after {takes}")
            };
            return format!("{id} {}{opened}", is_called_off(how));
        }
        if let Some(stopped) = self.stopped(placed) {
            let rest = self.resumed_before(id, of);
            let rest = rest.map_or_else(String::new, |block| {
                format!(", and {block} takes up the rest")
            });
            return format!("{id} {stopped}{rest}");
        }
        if record.is_over() {
            return format!("{id} took {instead}");
        }
        let since = self.since();
        format!("{id} takes {instead}, as its record has been taken back {since}")
    }

    /// Returns the block that resumes a meeting before another begins.
    fn resumed_before(self, id: &str, other: &str) -> Option<&'s str> {
        let starts = self.schedule.meeting(other)?.current.starts()?;
        let meetings = self.schedule.meetings();
        let resumed = |place: usize| meetings[place].meeting.id == *id;
        let mut blocks = meetings
            .iter()
            .filter(|own| own.meeting.resumes.is_some_and(resumed) && own.meeting.id != *other);
        let block = blocks.find(|own| own.current.starts().is_some_and(|own| own < starts));
        block.map(|block| &*block.meeting.id)
    }

    /// Returns when and how a meeting stopped with a rest to take up: `was suspended on Monday 16
    /// March at 11:00, with 1 h left`.
    pub(super) fn stopped(self, placed: &Placed) -> Option<String> {
        let how = if placed.record.suspended.is_some() {
            "suspended"
        } else {
            placed.record.adjourned.map(|_| "adjourned")?
        };
        let zone = self.schedule.plan.frame.time_zone;
        let moment = zone.earliest(placed.record.stopped()?);
        Some(format!("was {how} on {}", time::moment(moment)))
    }

    fn extended(self, id: &str) -> String {
        let placed = self.schedule.meeting(id);
        match placed.and_then(|placed| placed.record.extended) {
            Some(more) => format!("{id} is extended by {more}"),
            None => format!("{id} is no longer extended {}", self.since()),
        }
    }

    fn own_duration(self, id: &str) -> String {
        let placed = self.schedule.meeting(id);
        let takes = placed
            .map(|placed| placed.current.takes)
            .unwrap_or_default();
        let resumed = placed.and_then(|placed| placed.meeting.resumes);
        let resumed = resumed.map(|place| &self.schedule.meetings()[place].meeting.id);
        match resumed {
            Some(resumed) => {
                format!("{id}, which resumes {resumed}, has a duration of its own, {takes}")
            }
            None => format!("{id} takes {takes}"),
        }
    }

    /// Returns how the sessions of a day were held, or that none was.
    fn held(self, day: NaiveDate, track: Option<&str>, sessions: &[HeldSession]) -> Vec<String> {
        let tracks: BTreeSet<usize> = sessions.iter().map(|own| own.track).collect();
        let all = self.schedule.plan.tracks().len();
        let of = match tracks.first() {
            Some(own) if track.is_some() && tracks.len() == 1 => {
                session::in_track(self.schedule, *own)
            }
            _ => String::new(),
        };
        let own = |session: &&Session| {
            session.day == day && session.is_usable() && tracks.contains(&session.track)
        };
        let count = |sessions: &[Session]| sessions.iter().filter(own).count();
        let none = count(self.schedule.plan.frame()) > 1 && count(self.schedule.sessions()) == 0;
        if none && (tracks.len() == 1 || tracks.len() == all) {
            let on = day.format("%A %-d %B");
            return vec![format!("no session was held on {on}{of}")];
        }
        let each = sessions.iter();
        each.map(|own| session::held(self.schedule, (own.track, &of), day, own.hours))
            .collect()
    }

    /// Returns that a session is not there any more, where it was issued and is not held.
    fn unless_held(self, cause: &Cause) -> &'static str {
        let mut days = self.schedule.days.iter();
        let is_there = match cause {
            Cause::Extra {
                day,
                track,
                session,
            } => days
                .any(|own| (own.day, &own.track) == (*day, track) && own.extra.contains(session)),
            Cause::Opened { day, track, hours } => {
                days.any(|own| (own.day, &own.track) == (*day, track) && own.opened.contains(hours))
            }
            _ => true,
        };
        if is_there {
            ""
        } else {
            " in what was issued, and is not any more"
        }
    }

    fn duration(self, id: &str) -> String {
        let durations = self.issued(id).zip(self.schedule.meeting(id));
        let durations =
            durations.and_then(|(was, is)| Some((was.meeting.duration?, is.meeting.duration?)));
        let changed = match durations {
            Some((was, is)) => format!(" from {} to {}", length(was), length(is)),
            None => String::new(),
        };
        format!("the duration of {id} has changed {}{changed}", self.since())
    }

    /// Returns which keys of a meeting have changed.
    fn keys(self, id: &str) -> String {
        let start = |placed: Option<&'s Placed>| placed.map(|placed| &placed.meeting.start);
        let both = start(self.issued(id)).zip(start(self.schedule.meeting(id)));
        let changed = both.map(|(was, is)| {
            let keys = [
                ("starts", was.pinned != is.pinned),
                ("on", was.on != is.on),
                ("not-before", was.not_before != is.not_before),
                ("undivided", was.undivided != is.undivided),
                ("start-by", was.by != is.by),
                ("rolling", was.rolling != is.rolling),
            ];
            let keys = keys.iter().filter(|(_, changed)| *changed);
            let keys: Vec<_> = keys.map(|(key, _)| format!("`{key}`")).collect();
            keys
        });
        match changed.as_deref() {
            Some([one]) => format!("{one} of {id} has changed {}", self.since()),
            Some([first, rest @ ..]) => {
                format!(
                    "{first} and {} of {id} have changed {}",
                    rest.join(" and "),
                    self.since()
                )
            }
            _ => format!("the keys of {id} have changed {}", self.since()),
        }
    }

    fn rules(self) -> String {
        let is = self.schedule.plan.rules();
        let was = self.schedule.earlier().map(|own| own.plan.rules());
        let was = was.unwrap_or(is);
        if was.change_over != is.change_over {
            return format!(
                "`change-over` has changed from {} to {}",
                was.change_over, is.change_over
            );
        }
        if was.no_start_in_last != is.no_start_in_last {
            return "`no-start-in-last` has changed".to_owned();
        }
        "`rolling` has changed".to_owned()
    }
}

/// Returns a duration in the words of lengths.
fn length(duration: Duration) -> String {
    match duration {
        Duration::Time(minutes) => minutes.to_string(),
        other => other.to_string(),
    }
}

fn ends_of(hours: Hours) -> (String, String) {
    let text = hours.to_string();
    let (from, to) = text.split_once('-').unwrap_or((&text, ""));
    (from.to_owned(), to.to_owned())
}
