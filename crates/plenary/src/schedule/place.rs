//! The way from a plan and its news to the schedule.

use std::collections::HashMap;

use super::{
    Schedule, alternatives, conflicts, current,
    demands::Records,
    displaced, interpretation, items, late,
    order::{Waits, order},
    pinned,
    placements::Placements,
    records, remedies, shortage, shortfall, slivers,
    timeline::{Timeline, Timelines},
    unplanned, warnings,
};
use crate::{
    check::instant,
    fault::{Code, Fault, Faults, Report, Severity, Warned, path_to},
    plan::{MeetingId, News, Plan},
    suggest::nearest_after,
    time::{Minutes, Moment},
};

/// Places a plan as the news leaves it, and returns the schedule with its warnings.
///
/// The warnings are about doubtful parts of the plan and of the news (P0306 to P0347). Without news, more
/// parts of the plan are judged.
///
/// # Errors
/// If news names a meeting or a group that the plan does not have (P0207, P0201), if the sessions are too
/// short (P0301, P0319), if keys cannot be kept together (P0311 to P0318), if a room is taken (P0326), if
/// news contradicts itself (P0320 to P0324, P0333), or if the planned times are shown and a meeting has none
/// (P0334). [`Report::attach`] finds their places in the source of the plan.
///
/// ```
/// use plenary::{Minutes, News, schedule::Reason};
/// let source = plenary::open("csp12.toml")?;
/// let (plan, _) = plenary::read(&source)?.value;
/// let news = News::default().took("WGETI/exchange", Minutes(270));
/// let schedule = plenary::place(plan, &news)?.value;
/// let issues = &schedule.meetings()[1].current.sittings[0];
/// assert_eq!(issues.starts.to_rfc3339(), "2026-03-16T16:30:00+01:00");
/// assert!(matches!(issues.reason, Reason::Follows { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn place(plan: Plan, news: &News) -> Result<Warned<Schedule>, Report> {
    let mut faults = Faults::new();
    let schedule = try_place(plan, news, &mut faults);
    if let Some(schedule) = &schedule {
        remedies::offer(schedule, news, &mut faults);
    }
    remedies::note_no_way_out(&mut faults);
    Report::without_source(faults).judge(schedule)
}

/// Returns the schedule, unless a fault leaves none, and adds all errors and warnings; no ways out
/// are looked for.
pub(crate) fn try_place(plan: Plan, news: &News, faults: &mut Faults) -> Option<Schedule> {
    let before = faults.len();
    let schedule = place_meetings(plan, news, faults)?;
    faults.extend(unplanned::judge(&schedule));
    faults.extend(items::judge(&schedule));
    let mut found = faults[before..].iter();
    if found.all(|fault| fault.severity != Severity::Error) {
        if news.is_empty() {
            faults.extend(warnings::of(&schedule));
            faults.extend(late::of(&schedule));
            faults.extend(alternatives::untold(&schedule));
        }
        faults.extend(slivers::of(&schedule, news));
        faults.extend(pinned::too_near(&schedule));
        faults.extend(pinned::not_last(&schedule));
    }
    faults.extend(conflicts::of(&schedule));
    faults.extend(interpretation::of(&schedule));
    faults.extend(displaced::of(&schedule));
    faults.extend(shortage::unused_sessions(&schedule, news));
    Some(schedule)
}

/// Returns the schedule, unless a fault leaves none, and adds its errors, but not all warnings.
pub(super) fn try_errors(plan: Plan, news: &News, faults: &mut Faults) -> Option<Schedule> {
    let schedule = place_meetings(plan, news, faults)?;
    faults.extend(unplanned::judge(&schedule));
    faults.extend(items::judge(&schedule));
    faults.extend(conflicts::errors(&schedule));
    Some(schedule)
}

/// Returns the schedule, unless a fault leaves none, and adds the faults of placing.
fn place_meetings(plan: Plan, news: &News, faults: &mut Faults) -> Option<Schedule> {
    let before = faults.len();
    let sound = |faults: &Faults| {
        let mut found = faults[before..].iter();
        found.all(|fault| fault.severity != Severity::Error || fault.code.leaves_a_schedule())
    };
    let waits = Waits::of_plan(&plan);
    let order = order(&plan, &waits, faults)?;
    let places = places(&plan, news);
    faults.extend(unknown_news(&plan, news, &places));
    let current = current::sessions(&plan, news, faults);
    let now = now(&plan, news, faults);
    if !sound(faults) {
        return None;
    }
    let timelines = Timelines {
        planned: Timeline::of(&plan, &plan.frame.sessions),
        current: Timeline::of(&plan, &current.sessions),
    };
    let records = Records::of(&timelines.current, news, &places, faults);
    let queue = (&*order, &waits);
    let placements = Placements::of(&timelines, (news, now), &records, queue, faults);
    if !sound(faults) {
        return None;
    }
    faults.extend(placements.used_overlaps(current.overlapping));
    let meetings = placements.meetings(&timelines, &records, faults);
    let alternatives = alternatives::of(placements.both(), &timelines);
    shortage::name_overruns(&meetings, &mut faults[before..]);
    let shortfall = shortfall::shortfall(&plan, placements.current());
    faults.extend(shortage::judge(
        &timelines.current,
        placements.current(),
        &meetings,
        &shortfall,
    ));
    Some(Schedule {
        sessions: current.sessions,
        added: current.facilities,
        meetings,
        alternatives,
        shortfall,
        now,
        days: news.days().to_vec(),
        earlier: None,
        issued: None,
        is_draft: false,
        plan,
    })
}

/// Returns the moment up to which the news goes.
fn now(plan: &Plan, news: &News, faults: &mut Faults) -> Option<Moment> {
    let local = news.now()?;
    instant(local, plan.frame.time_zone, &path_to!["as-of"], faults)
}

/// Returns the places of the meetings by their ids, if anything is recorded of a meeting.
fn places<'p>(plan: &'p Plan, news: &News) -> HashMap<&'p str, MeetingId> {
    match news.meetings().next() {
        Some(_) => plan.places(),
        None => HashMap::new(),
    }
}

/// Returns the faults of news of days, groups, tracks and meetings that the plan does not have.
fn unknown_news(plan: &Plan, news: &News, places: &HashMap<&str, MeetingId>) -> Faults {
    let mut faults = records::unknown_days(plan, news);
    for (id, record) in news.meetings() {
        match places.get(id) {
            None => faults.push(unknown_meeting(id, plan, faults.len())),
            Some(place) if record.took == Some(Minutes(0)) => {
                faults.push(took_nothing(id, *place));
            }
            Some(_) => {}
        }
    }
    faults
}

/// Returns the fault of a record that only a program can give.
fn took_nothing(id: &str, place: MeetingId) -> Fault {
    let message = format!("the meeting {id} took no time at all");
    Fault::new(
        Code::BadDuration,
        message,
        path_to!["meeting", place, "took"],
    )
    .help("record how long it took, or take the meeting out of the plan")
}

fn unknown_meeting(id: &str, plan: &Plan, before: usize) -> Fault {
    let message = format!("no meeting has the id `{id}`");
    let fault = Fault::new(Code::UnknownMeeting, message, path_to!["meeting"]);
    let ids = plan.meetings.iter().map(|meeting| &*meeting.id);
    match nearest_after(before, id, ids) {
        Some(near) => fault.help(format!("write `{near}`")),
        None => {
            fault.help("give the id of a meeting of the plan; unless it has its own, its group")
        }
    }
}
