//! Warnings of deadlines that are counted from a meeting, and fall on days on which nobody meets.

use chrono::NaiveDate;

use super::{DatedDeadline, WorkingDays};
use crate::{
    fault::{Code, Edit, Fault, Faults, path_to},
    plan::{ClosedDay, Due},
    schedule::Schedule,
};

/// The most days that a warning names.
const MOST_NAMED: usize = 3;

/// Returns the warnings of a schedule without news: one for each deadline.
pub(in crate::schedule) fn off_days(schedule: &Schedule) -> Faults {
    let deadlines = schedule.plan.deadlines();
    let counts = |due: Due| !matches!(due, Due::On(_));
    if !deadlines
        .iter()
        .any(|deadline| counts(deadline.due) && !deadline.working_days)
    {
        return Faults::new();
    }
    let working = WorkingDays::of(&schedule.plan.frame, &schedule.sessions);
    let mut off = vec![Vec::new(); deadlines.len()];
    for dated in schedule.deadlines() {
        let deadline = &deadlines[dated.deadline];
        let day = dated.current.filter(|day| !working.hold(*day));
        if counts(deadline.due) && !deadline.working_days && day.is_some() {
            off[dated.deadline.index()].push(dated);
        }
    }
    let some = off.iter().filter(|dated| !dated.is_empty());
    some.filter_map(|dated| warning(schedule, dated, &working))
        .collect()
}

/// Returns the warning of a deadline with the days on which nobody meets.
fn warning(schedule: &Schedule, all: &[DatedDeadline], working: &WorkingDays) -> Option<Fault> {
    let first = all.first()?;
    let (day, meeting) = (first.current?, first.meeting?);
    let deadline = &schedule.plan.deadlines()[first.deadline];
    let (repeats, number) = match deadline.due {
        Due::BeforeEach { days } => (true, days),
        Due::Before { days, .. } => (false, days),
        Due::On(_) => return None,
    };
    let message = if repeats {
        let days = match all.len() {
            1 => "a day".to_owned(),
            several => format!("{several} days"),
        };
        let list = list(schedule, all);
        format!("a deadline before each meeting is on {days} when nobody meets: {list}")
    } else {
        format!(
            "a deadline is on {}, when nobody meets",
            in_words(schedule, day)
        )
    };
    let at = path_to!["deadline", first.deadline.index()];
    let placed = &schedule.meetings[meeting];
    let starts = placed.current.starts()?.date_naive();
    let begins = format!(
        "`{}` begins on {starts}, a {}",
        placed.meeting.id,
        starts.format("%A")
    );
    let fault = Fault::new(Code::DeadlineOffDays, message, at.then("before")).label(begins);
    let closed = all
        .iter()
        .find_map(|dated| closed(schedule, dated.current?));
    let labelled = match closed.filter(|closed| closed.track.is_none()) {
        Some(closed) => fault
            .and(path_to!["days", closed.day.to_string(), "closed"])
            .label("nobody meets on this day"),
        None => fault,
    };
    let counted = working.before(starts, number)?;
    let more = if all.len() > 1 { ", and so on" } else { "" };
    let help = format!(
        "to count only days on which people meet or work, add `working-days = true` under it: {counted}, a {}{more}",
        counted.format("%A"),
    );
    let offered = labelled.offer(help, Edit::enter(at.then("working-days"), "true"));
    Some(offered.or_allow("mails are read on that day"))
}

/// Returns the days of deadlines in words; of many the first.
fn list(schedule: &Schedule, all: &[DatedDeadline]) -> String {
    let days = all.iter().filter_map(|dated| dated.current);
    let named: Vec<_> = days
        .take(MOST_NAMED)
        .map(|day| in_words(schedule, day))
        .collect();
    let more = match all.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    format!("{}{more}", named.join("; "))
}

/// Returns a day, its weekday, and the reason why it is closed.
fn in_words(schedule: &Schedule, day: NaiveDate) -> String {
    let weekday = day.format("%A");
    match closed(schedule, day) {
        Some(closed) => format!("{day}, a {weekday} ({})", closed.reason),
        None => format!("{day}, a {weekday}"),
    }
}

/// Returns the closed day of a date, if it is one.
fn closed(schedule: &Schedule, day: NaiveDate) -> Option<&ClosedDay> {
    let mut closed = schedule.plan.frame.closed.iter();
    closed.find(|closed| closed.day == day)
}
