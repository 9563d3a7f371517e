//! The ways out of what does not fit: changes of the plan or of the news, each tried before it is
//! offered.

mod apply;
mod remedy;
mod sessions;
mod shorten;
mod stopped;
mod trial;
mod typed;

use chrono::NaiveDate;

use self::{
    remedy::Remedy,
    sessions::Wanted,
    shorten::{candidates, shorten},
    trial::Trials,
};
use super::{Placed, Schedule};
use crate::{
    fault::{Code, Fault, Severity, Step},
    plan::{MeetingId, News, TrackId},
    time::Minutes,
};

/// The most ways out that are offered for one fault.
const MOST_WAYS: usize = 4;

/// The help of a fault for which no ways out are looked for: each costs a placing.
pub(crate) const UNTRIED: &str =
    "mend the other errors first: too much would have to be tried for a way out of this one";

/// Adds the ways out that work to each fault of a schedule that does not fit.
pub(crate) fn offer(schedule: &Schedule, news: &News, faults: &mut [Fault]) {
    if !faults.iter().any(|fault| fault.code.leaves_a_schedule()) {
        return;
    }
    let mut trials = Trials::of(schedule, news, faults);
    for fault in faults
        .iter_mut()
        .filter(|fault| fault.code.leaves_a_schedule())
    {
        let [Step::Key(_), Step::Index(number), ..] = fault.place.path.steps() else {
            continue;
        };
        let place = MeetingId::new(*number);
        if trials.are_over() {
            *fault = fault.clone().help(UNTRIED);
            continue;
        }
        let remedies = match fault.code {
            Code::DoesNotFit => does_not_fit(&mut trials, fault, place),
            Code::OffItsDay => off_its_day(&mut trials, fault, place),
            Code::NeverWhole => never_whole(&mut trials, fault, place),
            _ => stopped::ways(&mut trials, fault, place),
        };
        let plan = &schedule.plan;
        for remedy in remedies.into_iter().take(MOST_WAYS) {
            let with = fault.clone().offer(remedy.message(plan), remedy.edit(plan));
            *fault = with;
        }
        if fault.help.is_empty() && trials.are_over() {
            *fault = fault.clone().help(UNTRIED);
        }
    }
}

/// Adds to each fault without a way out that none is known.
pub(crate) fn note_no_way_out(faults: &mut [Fault]) {
    let is_error = |fault: &&Fault| fault.severity == Severity::Error;
    let mut errors = faults.iter().filter(is_error);
    let tried = errors.all(|fault| fault.code.leaves_a_schedule());
    let helpless = faults
        .iter_mut()
        .filter(|fault| fault.code.leaves_a_schedule() && fault.help.is_empty());
    for fault in helpless {
        let help = match (tried, fault.code) {
            (false, _) => "mend the other errors first: what is a way out is up to them",
            (_, Code::DoesNotFit) => {
                "no change of one duration, session or day is enough: several are needed"
            }
            (_, Code::OffItsDay) => {
                "no change of one duration, session or day is enough: delete `on`, and see what else does not fit"
            }
            (_, Code::NeverWhole) => {
                "no change of one duration or session is enough: write `false`, and see what else does not fit"
            }
            _ => "mend the moment: at none that is near can it have stopped",
        };
        *fault = fault.clone().help(help);
    }
}

/// True if the plan itself does not fit, whatever has happened.
fn plan_is_short(schedule: &Schedule, track: TrackId) -> bool {
    let mut of_track = schedule
        .meetings
        .iter()
        .filter(|placed| placed.meeting.track == track);
    of_track.any(|placed| {
        let sittings = placed.planned.sittings.iter();
        let held = sittings.map(|sitting| (sitting.ends - sitting.starts).num_minutes());
        let short = held.sum::<i64>() < i64::from(placed.planned.takes.0);
        placed.had_no_room() || short && placed.meeting.resumes.is_none()
    })
}

fn does_not_fit(trials: &mut Trials<'_>, fault: &Fault, place: MeetingId) -> Vec<Remedy> {
    let schedule = trials.schedule;
    let track = schedule.meetings[place].meeting.track;
    let of_track =
        |lack: &&super::Shortfall| schedule.meetings[lack.meeting].meeting.track == track;
    let shortfall: Vec<_> = schedule.shortfall.iter().filter(of_track).collect();
    let needy: Vec<_> = shortfall.iter().map(|lack| lack.meeting).collect();
    let short: Minutes = shortfall.iter().map(|lack| lack.minutes).sum();
    let by_news = !trials.news.is_empty() && !plan_is_short(schedule, track);
    let on = schedule.meetings[place].meeting.start.on;
    let mut days = trials.days(track);
    days.sort_by_key(|day| Some(*day) != on);
    let wanted = Wanted {
        track,
        days,
        short: short.0,
        by_news,
    };
    let mut ways: Vec<_> = trials.reserve(fault, track).into_iter().collect();
    let last_day = trials.later_last_day(fault, &wanted);
    let shorter_candidates = candidates(trials, &needy);
    let shorter = shorten(trials, fault, &shorter_candidates, short.0)
        .into_iter()
        .take(2);
    if by_news {
        ways.extend(shorter);
        ways.extend(trials.more_time(fault, &wanted));
        ways.extend(last_day);
    } else {
        ways.extend(last_day);
        ways.extend(shorter);
        ways.extend(trials.more_time(fault, &wanted));
    }
    if ways.len() < 2 {
        ways.extend(trials.opened_day(fault, track));
    }
    if ways.len() < 2 {
        ways.extend(give_up_keys(trials, fault, &needy));
    }
    ways
}

/// Returns the changes that work and give up keys of meetings that leave sessions unused.
fn give_up_keys(trials: &mut Trials<'_>, fault: &Fault, needy: &[MeetingId]) -> Vec<Remedy> {
    let mut ways = Vec::new();
    for meeting in needy.iter().copied().take(MOST_WAYS) {
        let start = &trials.schedule.plan.meetings[meeting].start;
        let divided = start.undivided.then_some(Remedy::Divided { meeting });
        let any_day = start.on.map(|_| Remedy::Day { meeting, to: None });
        for remedy in divided.into_iter().chain(any_day) {
            if trials.works(fault, &remedy) {
                ways.push(remedy);
            }
        }
    }
    ways
}

fn off_its_day(trials: &mut Trials<'_>, fault: &Fault, place: MeetingId) -> Vec<Remedy> {
    let schedule = trials.schedule;
    let placed = &schedule.meetings[place];
    let (track, Some(on)) = (placed.meeting.track, placed.meeting.start.on) else {
        return Vec::new();
    };
    let held = |day: NaiveDate| {
        let mut sessions = schedule.sessions.iter();
        sessions.any(|session| (session.track, session.day) == (track, day) && session.is_usable())
    };
    let mut ways = Vec::new();
    if held(on) {
        let short = minutes_after(placed, on, schedule);
        let shorter = candidates(trials, &[place]);
        ways.extend(shorten(trials, fault, &shorter, short).into_iter().take(2));
        let by_news = !trials.news.is_empty() && is_planned_on(placed, on, schedule);
        let mut days = trials.days(track);
        days.retain(|day| *day <= on);
        let wanted = Wanted {
            track,
            days,
            short,
            by_news,
        };
        ways.extend(trials.more_time(fault, &wanted));
        ways.extend(other_day(trials, fault, (place, on)));
    } else {
        ways.extend(other_day(trials, fault, (place, on)));
        ways.extend(trials.opened_day(fault, track));
        ways.extend(trials.first_sessions(fault, track, on));
    }
    if ways.len() < 2 {
        let any_day = Remedy::Day {
            meeting: place,
            to: None,
        };
        ways.extend(Some(any_day).filter(|remedy| trials.works(fault, remedy)));
    }
    ways
}

/// True if all planned sittings of a meeting are on a day.
fn is_planned_on(placed: &Placed, on: NaiveDate, schedule: &Schedule) -> bool {
    let sessions = &schedule.plan.frame.sessions;
    let mut sittings = placed.planned.sittings.iter();
    sittings.all(|sitting| sessions[sitting.session.index()].day == on)
}

/// Returns about how many minutes earlier a meeting must be: those that are held after its day.
fn minutes_after(placed: &Placed, on: NaiveDate, schedule: &Schedule) -> u32 {
    let sittings = placed.current.sittings.iter();
    let after = sittings.filter(|sitting| schedule.sessions[sitting.session.index()].day > on);
    let minutes = after.map(|sitting| (sitting.ends - sitting.starts).num_minutes());
    u32::try_from(minutes.sum::<i64>()).unwrap_or(0)
}

/// Returns the change to the day on which a meeting is held now, or else to the nearest on which it
/// can be.
fn other_day(
    trials: &mut Trials<'_>,
    fault: &Fault,
    (meeting, on): (MeetingId, NaiveDate),
) -> Option<Remedy> {
    let schedule = trials.schedule;
    let placed = &schedule.meetings[meeting];
    let first = placed.current.sittings.first();
    let now = first.map(|sitting| schedule.sessions[sitting.session.index()].day);
    let mut others = trials.days(placed.meeting.track);
    others.sort_by_key(|day| ((*day - on).num_days().abs(), *day));
    let days = now.into_iter().chain(others).filter(|day| *day != on);
    let days: Vec<_> = days.take(2 * MOST_WAYS).collect();
    let mut remedies = days.into_iter().map(|day| Remedy::Day {
        meeting,
        to: Some(day),
    });
    remedies.find(|remedy| trials.works(fault, remedy))
}

fn never_whole(trials: &mut Trials<'_>, fault: &Fault, place: MeetingId) -> Vec<Remedy> {
    let schedule = trials.schedule;
    let placed = &schedule.meetings[place];
    let track = placed.meeting.track;
    let divided = Remedy::Divided { meeting: place };
    let mut ways: Vec<_> = Some(divided)
        .filter(|remedy| trials.works(fault, remedy))
        .into_iter()
        .collect();
    let takes = placed.current.takes.0;
    if !placed.record.is_settled() {
        ways.extend(shorten(trials, fault, &[place], 1).into_iter().next());
    }
    let by_news = !trials.news.is_empty() && !plan_is_short(schedule, track);
    let wanted = Wanted {
        track,
        days: trials.days(track),
        short: takes,
        by_news,
    };
    ways.extend(trials.more_time(fault, &wanted));
    ways
}
