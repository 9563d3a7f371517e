//! Root causes and nearest causes of generated plans: taken back, they give the planned start again,
//! and each of them is true.

use plenary::{
    Moment, News, Schedule,
    plan::{DayRecord, MeetingId, Record},
    schedule::{Cause, Deviation, Placed, Reason},
};
use proptest::prelude::*;

use super::config;
use crate::plans::{Case, cases};

/// Returns the news with what has ended as the minutes that it came to, without some causes.
fn without(schedule: &Schedule, news: &News, causes: &[Cause]) -> News {
    let mut rest = News::default();
    for (id, record) in news.meetings() {
        rest = of_meeting(rest, schedule, id, record, causes);
    }
    for record in news.days() {
        rest = of_day(rest, record, causes);
    }
    rest
}

fn of_meeting(
    news: News,
    schedule: &Schedule,
    id: &str,
    record: &Record,
    causes: &[Cause],
) -> News {
    let meeting = || id.to_owned();
    let mut news = news;
    let extended = Cause::Extended { meeting: meeting() };
    if let Some(more) = record.extended.filter(|_| !causes.contains(&extended)) {
        news = news.extended(id, more);
    }
    if causes.contains(&Cause::Outcome { meeting: meeting() }) {
        return news;
    }
    let takes = schedule.meeting(id).expect("it is there").current.takes;
    if record.took.is_some() || record.ended.is_some() {
        news = news.took(id, takes);
    }
    if let Some(at) = record.suspended {
        news = news.suspended(id, at);
    }
    if let Some(at) = record.adjourned {
        news = news.adjourned(id, at);
    }
    if let Some(text) = &record.cancelled {
        news = news.cancelled(id, text.clone());
    }
    match &record.postponed {
        Some(text) => news.postponed(id, text.clone()),
        None => news,
    }
}

fn of_day(mut news: News, record: &DayRecord, causes: &[Cause]) -> News {
    let (day, track) = (record.day, record.track.as_deref());
    let is_held = |cause: &Cause| match cause {
        Cause::Held {
            day: of,
            track: key,
            ..
        } => (*of, key.as_deref()) == (day, track),
        _ => false,
    };
    if let Some(held) = record.held.clone().filter(|_| !causes.iter().any(is_held)) {
        news = news.held(track, day, held);
    }
    for session in record.extra.clone() {
        let cause = Cause::Extra {
            day,
            track: track.map(str::to_owned),
            session: session.clone(),
        };
        if !causes.contains(&cause) {
            news = news.extra(track, day, session.hours, session.group.as_deref());
        }
    }
    for hours in record.opened.iter().copied() {
        let cause = Cause::Opened {
            day,
            track: track.map(str::to_owned),
            hours,
        };
        if !causes.contains(&cause) {
            news = news.opened(track, day, hours);
        }
    }
    news
}

/// The start of a meeting, if it stands anywhere.
#[derive(Debug, PartialEq)]
struct Start(Option<Moment>);

/// Returns when a meeting begins without some causes; nothing if that cannot be: what has stopped at
/// a moment must come to the same minutes.
fn start(
    (case, news): (&Case, &News),
    schedule: &Schedule,
    causes: &[Cause],
    id: &str,
) -> Option<Start> {
    let rest = without(schedule, news, causes);
    let mut changed = case.clone();
    for (place, ask) in changed.asks.iter_mut().enumerate() {
        let meeting = schedule.meetings()[place].meeting.id.clone();
        if causes.contains(&Cause::OwnDuration { meeting }) {
            ask.take_the_rest();
        }
    }
    let placed = plenary::place(changed.plan().ok()?, &rest).ok()?.value;
    let takes =
        |schedule: &Schedule, id: &str| schedule.meeting(id).map(|placed| placed.current.takes);
    let mut stops = rest
        .meetings()
        .filter(|(_, record)| record.stopped().is_some());
    let same = stops.all(|(id, _)| takes(&placed, id) == takes(schedule, id));
    let starts = placed.meeting(id).expect("it is there").current.starts();
    same.then_some(Start(starts))
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn taking_the_causes_back_and_no_fewer_gives_the_planned_start(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(warned) = plenary::place(plan, &news) else { return Ok(()) };
        let schedule = warned.value;
        for placed in schedule.meetings() {
            let id = &*placed.meeting.id;
            let causes = schedule.causes(id);
            let planned = placed.planned.starts();
            let held = placed.current.starts();
            if held.is_none() || held == planned {
                prop_assert_eq!(causes, []);
                continue;
            }
            prop_assert!(!causes.is_empty(), "{id} moved by nothing");
            let without = |causes: &[Cause]| start((&case, &news), &schedule, causes, id);
            if let (Some(_), Some(again)) = (planned, without(&causes)) {
                prop_assert_eq!(again, Start(planned), "{} {:?}", id, causes);
            }
            for place in 0..causes.len() {
                let mut fewer = causes.clone();
                fewer.remove(place);
                let again = without(&fewer).filter(|_| !fewer.is_empty() && planned.is_some());
                prop_assert!(again != Some(Start(planned)), "{id} {causes:?} {place}");
            }
        }
    }

    #[test]
    fn edits_since_the_issue_are_told_apart(case in cases(), (one, other) in (any::<u8>(), any::<u8>())) {
        let mut before = case.clone();
        let count = before.asks.len();
        before.asks.swap(usize::from(one) % count, usize::from(other) % count);
        if one % 3 == 0 && count > 1 {
            before.asks.pop();
        }
        let placed = |case: &Case| {
            let plan = case.plan().ok()?;
            let news = case.news(&plan);
            Some(plenary::place(plan, &news).ok()?.value)
        };
        let Some((was, is)) = placed(&before).zip(placed(&case)) else { return Ok(()) };
        let revised = is.since(was.clone());
        for placed in revised.meetings() {
            let id = &placed.meeting.id;
            let causes = revised.causes(id);
            let issued = was.meeting(id).and_then(|placed| placed.current.starts());
            let starts = placed.current.starts();
            let has_moved = starts.is_some() && starts != issued;
            prop_assert_eq!(has_moved, !causes.is_empty(), "{} {:?}", id, causes);
            prop_assert!(!causes.contains(&Cause::Plan), "{id} {causes:?}");
        }
    }

    #[test]
    fn every_nearest_cause_is_true(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(warned) = plenary::place(plan, &news) else { return Ok(()) };
        let schedule = warned.value;
        for placed in schedule.meetings() {
            let Some(first) = placed.current.sittings.first() else { continue };
            is_true(&schedule, placed, first.reason)?;
        }
    }
}

/// Checks what a reason says against where the meetings stand.
fn is_true(schedule: &Schedule, placed: &Placed, reason: Reason) -> Result<(), TestCaseError> {
    let first = &placed.current.sittings[0];
    let session = schedule.session(first.session).expect("a session");
    let (starts, was) = (first.starts, placed.planned.starts());
    let other = |place: MeetingId| &schedule.meetings()[place];
    let is_true = match reason {
        Reason::Opens => starts == session.opens && is_first(schedule, placed),
        Reason::Follows { meeting, ended }
        | Reason::After { meeting, ended }
        | Reason::Behind { meeting, ended } => comes_after(placed, other(meeting), ended),
        Reason::Pinned => placed.meeting.start.pinned == Some(starts),
        Reason::PlannedTime { .. } | Reason::AsPlanned => was == Some(starts),
        Reason::NotBefore => placed.meeting.start.not_before <= Some(starts),
        Reason::CalledOff { meeting } => {
            other(meeting).record.takes_no_time() && Some(starts) < was
        }
        Reason::SessionHeld
        | Reason::SessionLost
        | Reason::SessionAdded
        | Reason::SessionOpened => {
            let planned = placed.meeting.start.pinned.or(was);
            planned != Some(starts) && schedule.plan().frame() != schedule.sessions()
        }
        _ => true,
    };
    prop_assert!(is_true, "{} {reason:?} {placed:?}", placed.meeting.id);
    Ok(())
}

fn is_first(schedule: &Schedule, placed: &Placed) -> bool {
    let mut others = schedule.meetings().iter();
    let starts = placed.current.starts();
    !others.any(|other| {
        let begins = other.current.starts();
        other.meeting.track == placed.meeting.track && begins.is_some() && begins < starts
    })
}

/// True if a meeting begins when another has ended, and, if it has moved, that one's end has moved
/// the same way.
fn comes_after(placed: &Placed, other: &Placed, ended: Deviation) -> bool {
    let (starts, was) = (placed.current.starts(), placed.planned.starts());
    let mut sittings = other.current.sittings.iter();
    let is_after = sittings.any(|sitting| Some(sitting.ends) <= starts);
    let has_moved = match ended {
        // It may have ended in a break.
        Deviation::AsPlanned => {
            other.planned.ends() != other.current.ends() || other.record.ended.is_some()
        }
        Deviation::Late(_) => starts > was,
        Deviation::Early(_) => starts < was,
        _ => false,
    };
    let stood = was.is_none() || was == starts || other.planned.starts().is_none();
    is_after && (stood || has_moved)
}
