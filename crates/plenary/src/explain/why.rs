//! Why a meeting begins when it does.

use std::fmt::Write;

use super::{
    called_off,
    cause::RootCauses,
    left_day,
    reason::StartReason,
    time::{after, between, day_and_clock, moment},
};
use crate::{
    schedule::{Cause, Causes, Deviation, Placed, Schedule, Sitting},
    time::{Minutes, Moment},
};

/// Says why a meeting begins when it does, in plain sentences; none if there is no such meeting.
///
/// ```
/// use plenary::{Minutes, News};
/// let source = plenary::open("../../schedules/att-csp12-working-groups.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// let schedule = plenary::place(plan, &news)?.value;
/// let why = plenary::why(&schedule, "WGTU").ok_or("no such meeting")?;
/// assert!(why.starts_with(
///     "WGTU starts on Wednesday 18 March at 11:30 instead of 15:00 (1 h 30 min of meeting time \
///      earlier), because WGETI/exchange took 4 h 30 min instead of 6 h."
/// ));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn why(schedule: &Schedule, meeting: &str) -> Option<String> {
    let causes = schedule.moved_from(meeting)?;
    let placed = schedule.meeting(meeting)?;
    let why = Explanation {
        schedule,
        placed,
        causes: &causes,
    };
    let mut text = why.start() + ".\n";
    if let Some(on) = left_day(schedule, placed) {
        _ = writeln!(
            text,
            "It is to be held on {on}, and is not held on that day alone."
        );
    }
    if let Some(held) = why.held() {
        _ = writeln!(text, "{held}");
    }
    if let Some(forecast) = why.forecast() {
        _ = writeln!(text, "{forecast}");
    }
    Some(text)
}

/// The explanation of one meeting.
struct Explanation<'s> {
    schedule: &'s Schedule,
    placed: &'s Placed,
    causes: &'s Causes,
}

impl Explanation<'_> {
    fn roots(&self) -> RootCauses<'_> {
        RootCauses {
            schedule: self.schedule,
        }
    }

    fn start(&self) -> String {
        let placed = self.placed;
        let id = &placed.meeting.id;
        if let Some(called_off) = called_off(placed) {
            return called_off;
        }
        let Some(starts) = placed.current.starts() else {
            return format!("{id} finds no session");
        };
        let verb = if self.schedule.has_begun(placed) {
            "started"
        } else {
            "starts"
        };
        let starts_on = format!("{id} {verb} on {}", moment(starts));
        let because = StartReason {
            schedule: self.schedule,
            placed,
            starts,
        };
        let causes = self
            .roots()
            .clauses(&self.causes.start, &self.placed.meeting.id);
        match self.causes.was {
            Some(was) if was != starts && !causes.is_empty() => {
                let moved = self.by(was, starts);
                let all: Vec<_> = causes.into_iter().chain(because.key()).collect();
                format!(
                    "{starts_on} instead of {} ({moved}), because {}",
                    after(starts, was),
                    all.join("; ")
                )
            }
            Some(was) if was != starts => format!("{starts_on}: {}", because.nearest()),
            Some(_) => {
                let planned = placed.planned.starts() == Some(starts);
                let word = if planned { "planned" } else { "issued" };
                format!("{starts_on}, as {word}: {}", because.nearest())
            }
            None => format!("{starts_on}{}", self.not_planned(&because)),
        }
    }

    /// Returns why a meeting begins that had no place in what was planned or issued.
    fn not_planned(&self, because: &StartReason<'_>) -> String {
        let nearest = because.nearest();
        let resumed = self.placed.meeting.resumes;
        let resumed = resumed.and_then(|place| {
            let other = &self.schedule.meetings()[place];
            let stopped = self.roots().stopped(other)?;
            Some((other, stopped))
        });
        if let Some((other, stopped)) = resumed {
            let verb = if other.record.suspended.is_some() {
                "resumes"
            } else {
                "continues"
            };
            let id = &other.meeting.id;
            return format!(": it {verb} {id}, which {stopped}; {nearest}");
        }
        let causes = self
            .roots()
            .clauses(&self.causes.start, &self.placed.meeting.id);
        let has_causes = !causes.is_empty();
        let causes = causes.into_iter().chain([nearest]);
        let causes = causes.collect::<Vec<_>>().join("; ");
        if self.schedule.earlier().is_some() {
            return format!(": {causes}");
        }
        let unplanned = "; it was not planned, as there was no room for it";
        if has_causes {
            format!("{unplanned}; now there is, because {causes}")
        } else {
            format!("{unplanned}: {causes}")
        }
    }

    /// Returns how far the start has moved.
    fn by(&self, was: Moment, starts: Moment) -> String {
        let track = self.placed.meeting.track;
        match self.schedule.meeting_time(track, was, starts) {
            Deviation::Early(minutes) => format!("{minutes} of meeting time earlier"),
            Deviation::Late(minutes) => format!("{minutes} of meeting time later"),
            Deviation::AsPlanned => {
                let word = if starts < was { "earlier" } else { "later" };
                format!("{} {word}", between(was, starts))
            }
        }
    }

    /// Returns where the meeting is held, session by session, and what moved only its end.
    fn held(&self) -> Option<String> {
        let placed = self.placed;
        let sittings = &placed.current.sittings;
        if sittings.is_empty() {
            return None;
        }
        let one = |sitting: &Sitting| {
            format!(
                "{} to {}",
                day_and_clock(sitting.starts),
                after(sitting.starts, sitting.ends)
            )
        };
        let all: Vec<_> = sittings.iter().map(one).collect();
        let verb = if placed.is_called_off() {
            "It was opened"
        } else if self.is_over() {
            "It was held"
        } else {
            "It is held"
        };
        let held = format!("{verb} {} ({})", all.join(", "), self.length());
        let ends = self.ends();
        let own = Cause::Outcome {
            meeting: placed.meeting.id.clone(),
        };
        Some(if ends.is_empty() {
            format!("{held}.")
        } else if placed.record.is_over() && self.causes.end.contains(&own) {
            // How long it took is its own.
            format!("{held}; it ended then, as {}.", ends.join("; "))
        } else {
            format!("{held}, as {}.", ends.join("; "))
        })
    }

    /// True if the meeting has ended, as far as it is known.
    fn is_over(&self) -> bool {
        let ends = self.placed.current.ends();
        let now = self.schedule.now();
        self.placed.record.is_over() || ends.zip(now).is_some_and(|(ends, now)| ends <= now)
    }

    fn length(&self) -> String {
        let placed = self.placed;
        let takes = placed.current.takes;
        let issued = self.schedule.earlier();
        let issued = issued.and_then(|earlier| earlier.meeting(&placed.meeting.id));
        let was = issued.map_or(placed.planned.takes, |issued| issued.current.takes);
        if was == takes || was == Minutes(0) {
            return takes.to_string();
        }
        let is_open = placed.record.stopped().is_some();
        let between = if is_open { "of" } else { "instead of" };
        format!("{takes} {between} {was}")
    }

    /// Returns what moved only the end; how long the meeting itself took is said already.
    fn ends(&self) -> Vec<String> {
        let placed = self.placed;
        let id = &placed.meeting.id;
        let is_own = |cause: &Cause| match cause {
            Cause::Outcome { meeting } => meeting == id,
            _ => false,
        };
        let others = self.causes.end.iter().filter(|cause| !is_own(cause));
        let others: Vec<Cause> = others.cloned().collect();
        let stopped = self
            .roots()
            .stopped(placed)
            .map(|stopped| format!("it {stopped}"));
        let own = stopped.filter(|_| !placed.record.is_over());
        let mut clauses: Vec<_> = own.into_iter().collect();
        let told = self.roots().clauses(&self.causes.start, id);
        let others = self.roots().clauses(&others, id).into_iter();
        clauses.extend(others.filter(|clause| !told.contains(clause)));
        clauses
    }

    /// Returns between when the meeting begins, as far as that is known.
    fn forecast(&self) -> Option<String> {
        let placed = self.placed;
        let forecast = placed.forecast?;
        if self.schedule.has_begun(placed) {
            return None;
        }
        let earliest = forecast.earliest;
        Some(match forecast.latest {
            Some(latest) if latest == earliest => {
                "It begins then, whatever the others take.".to_owned()
            }
            Some(latest) => format!(
                "It begins from {}, at the latest {}.",
                moment(earliest),
                after(earliest, latest)
            ),
            None => format!(
                "It begins from {}; the latest start is not known, as not all fits if every meeting takes its longest.",
                moment(earliest)
            ),
        })
    }
}
