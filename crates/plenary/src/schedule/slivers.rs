//! Warnings of a few minutes of a longer meeting, alone in a session.

use std::cell::OnceCell;

use super::{Balance, Placed, Schedule, Sitting, place::try_errors};
use crate::{
    fault::{Code, Edit, Fault, Faults, Severity, path_to},
    plan::{List, MeetingId, News},
    time::{Duration, Minutes},
};

/// A number of minutes: fewer are not worth the walk of a delegation.
const SLIVER: u32 = 30;

/// Returns the warnings of sittings that hold a few minutes of a longer meeting. With news, only
/// sittings at the end of a session are named, and of those only the ones for which another body is
/// still to be opened.
pub(super) fn of(schedule: &Schedule, news: &News) -> Faults {
    let slivers = Slivers {
        schedule,
        news,
        trial: OnceCell::new(),
    };
    let mut faults = Faults::new();
    for (place, placed) in schedule.meetings.with_ids() {
        let [first, .., last] = &*placed.current.sittings else {
            continue;
        };
        if let Some(length) = sliver(schedule, first) {
            faults.extend(slivers.at_the_end(place, placed, first, length));
        }
        if !news.is_empty() {
            if faults.len() == MOST_TRIED {
                break;
            }
            continue;
        }
        if let Some(length) = sliver(schedule, last) {
            faults.push(at_the_beginning(place, placed, length));
        }
    }
    faults
}

/// Returns the meeting that a sitting follows, with its place, if it ends when the sitting begins.
fn just_before<'s>(schedule: &'s Schedule, sitting: &Sitting) -> Option<(MeetingId, &'s Placed)> {
    let place = sitting.reason.follows()?;
    let before = schedule.meetings.get(place.index())?;
    (before.current.ends() == Some(sitting.starts)).then_some((place, before))
}

/// Returns the number of meetings that begin with a sliver.
fn number(schedule: &Schedule) -> usize {
    let meetings = schedule.meetings.iter();
    let firsts = meetings.filter_map(|placed| placed.current.sittings.first());
    firsts
        .filter(|first| sliver(schedule, first).is_some())
        .count()
}

/// Returns the length of a sitting, if it is a sliver of a session.
fn sliver(schedule: &Schedule, sitting: &Sitting) -> Option<Minutes> {
    let session = schedule.session(sitting.session)?;
    let length = u32::try_from((sitting.ends - sitting.starts).num_minutes()).ok()?;
    (length < SLIVER && length < session.minutes()).then_some(Minutes(length))
}

/// The most slivers for which a schedule without them is tried, since a trial costs a placing; and
/// the most that are named by the news.
const MOST_TRIED: usize = 20;

/// The outcome of the trial in which no meeting begins so late in a session.
enum TrialOutcome {
    /// There are too many slivers to try it.
    Untried,
    Fits(Box<Schedule>),
    Overfull,
}

/// The input by which slivers are judged.
struct Slivers<'s> {
    schedule: &'s Schedule,
    news: &'s News,
    trial: OnceCell<TrialOutcome>,
}

impl Slivers<'_> {
    /// Returns the warning of a meeting that begins with a sliver at the end of a session.
    fn at_the_end(
        &self,
        place: MeetingId,
        placed: &Placed,
        first: &Sitting,
        length: Minutes,
    ) -> Option<Fault> {
        let schedule = self.schedule;
        let before = just_before(schedule, first);
        let other_body =
            before.is_some_and(|(_, other)| other.meeting.group != placed.meeting.group);
        let is_over = placed.record.is_settled() || schedule.has_begun(placed);
        if !self.news.is_empty() && (is_over || !other_body) {
            return None;
        }
        let id = &placed.meeting.id;
        let message = format!("only {length} of {id} stand at the end of a session");
        let Some((earlier, before)) = before else {
            let fault = Fault::new(Code::Sliver, message, path_to!["meeting", place]);
            let fault = self.no_late_start(fault.label("begins then"), place);
            return Some(
                fault.help("change the order of the meetings, or when this one can begin"),
            );
        };
        let fault = Fault::new(
            Code::Sliver,
            message,
            path_to!["meeting", earlier, "duration"],
        )
        .label("ends shortly before a session closes")
        .and(path_to!["meeting", place, "duration"])
        .label("begins then");
        let fault = if other_body {
            self.no_late_start(fault, place)
        } else {
            fault
        };
        let earlier = &before.meeting.id;
        Some(if self.news.is_empty() && length <= spare(schedule) {
            let minutes = before.current.takes.0 + length.0;
            lasting(fault, earlier, minutes, "more", length)
        } else if fault.help.is_empty() {
            fault.help(format!("if {earlier} takes less, {id} begins earlier"))
        } else {
            fault
        })
    }

    /// Offers the rule by which no meeting begins so late in a session, if everything fits with it.
    fn no_late_start(&self, fault: Fault, place: MeetingId) -> Fault {
        let after = match self.trial.get_or_init(|| self.try_remedy()) {
            TrialOutcome::Untried => {
                let help = format!(
                    "at the top, `no-start-in-last = \"{SLIVER}m\"` lets no meeting begin so late"
                );
                return fault.help(help);
            }
            TrialOutcome::Overfull => return fault,
            TrialOutcome::Fits(after) => after,
        };
        let sittings = after
            .meetings
            .get(place.index())
            .map(|placed| &placed.current.sittings);
        let first = sittings.and_then(|sittings| sittings.first());
        if first.is_none_or(|first| sliver(after, first).is_some()) {
            return fault;
        }
        let edit = Edit::enter(path_to!["no-start-in-last"], format!("\"{SLIVER}m\""));
        let message = format!("let no meeting begin so late: `no-start-in-last = \"{SLIVER}m\"`");
        fault.offer(message, edit)
    }

    fn try_remedy(&self) -> TrialOutcome {
        if number(self.schedule) > MOST_TRIED {
            return TrialOutcome::Untried;
        }
        let mut plan = self.schedule.plan.clone();
        if plan.rules.no_start_in_last.0 >= SLIVER {
            return TrialOutcome::Overfull;
        }
        plan.rules.no_start_in_last = Minutes(SLIVER);
        let mut faults = Faults::new();
        let schedule = try_errors(plan, self.news, &mut faults);
        let fits = faults.iter().all(|fault| fault.severity != Severity::Error);
        match schedule.filter(|_| fits) {
            Some(schedule) => TrialOutcome::Fits(Box::new(schedule)),
            None => TrialOutcome::Overfull,
        }
    }
}

fn at_the_beginning(place: MeetingId, placed: &Placed, length: Minutes) -> Fault {
    let id = &placed.meeting.id;
    let message = format!("only {length} of {id} stand at the beginning of a session");
    let fault = Fault::new(
        Code::Sliver,
        message,
        path_to!["meeting", place, "duration"],
    )
    .label("ends shortly after a session has opened");
    lasting(fault, id, placed.current.takes.0 - length.0, "less", length)
}

/// Adds the way out of a sliver: another duration at the place of the fault.
fn lasting(fault: Fault, id: &str, minutes: u32, more: &str, by: Minutes) -> Fault {
    let duration = Duration::minutes(minutes);
    let help = format!("give {id} {by} {more}: `\"{duration}\"`");
    fault.edit(help, format!("\"{duration}\""))
}

/// Returns the meeting time that no meeting takes.
fn spare(schedule: &Schedule) -> Minutes {
    let balance = Balance::of(schedule);
    Minutes(balance.sessions.0.saturating_sub(balance.asked.0))
}
