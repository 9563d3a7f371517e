//! The clocks and sessions of the reference: minutes of real time, and what clocks show then.
//!
//! The few zones of the tests are told by hand, so that nothing is asked of the tz database that
//! the library asks too.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use plenary::{DayRecord, Extra, Hours, Moment, News, Plan, SessionKind};

use crate::reference::Misfit;

/// A minute of real time, counted from the beginning of 1970 in UTC.
pub(crate) type Minute = i64;

/// The zones that are known here. Cairo changes its clocks at midnight.
pub(crate) const ZONES: [&str; 3] = ["Europe/Zurich", "Africa/Cairo", "Asia/Kathmandu"];

/// A session of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) track: usize,
    pub(crate) day: NaiveDate,
    pub(crate) opens: Minute,
    pub(crate) closes: Minute,
    pub(crate) kind: SessionKind,
    pub(crate) group: Option<usize>,
}

pub(crate) fn minute(moment: Moment) -> Minute {
    moment.timestamp().div_euclid(60)
}

/// When the clocks of Zurich and Cairo are an hour further ahead, in 2026: from 29 March 01:00 UTC
/// to 25 October 01:00, and from 23 April 22:00 to 29 October 21:00.
const ZURICH_SUMMER: std::ops::Range<Minute> = 29_579_100..29_881_500;
const CAIRO_SUMMER: std::ops::Range<Minute> = 29_616_360..29_888_460;

/// By how many minutes the clocks of a zone are ahead of UTC.
fn ahead(zone: &str, at: Minute) -> i64 {
    let hour_more = |summer: std::ops::Range<Minute>| if summer.contains(&at) { 60 } else { 0 };
    match zone {
        "Europe/Zurich" => 60 + hour_more(ZURICH_SUMMER),
        "Africa/Cairo" => 120 + hour_more(CAIRO_SUMMER),
        "Asia/Kathmandu" => 345,
        other => panic!("the clocks of {other} are not known here"),
    }
}

fn counted(shown: NaiveDateTime) -> Minute {
    shown.and_utc().timestamp().div_euclid(60)
}

/// What the clocks show.
pub(crate) fn shown(zone: &str, at: Minute) -> NaiveDateTime {
    let local = chrono::DateTime::from_timestamp((at + ahead(zone, at)) * 60, 0);
    local.expect("a time of 2026").naive_utc()
}

/// All minutes at which the clocks could show a time: these zones are some hours ahead.
fn around(local: NaiveDateTime) -> std::ops::Range<Minute> {
    counted(local) - 360..counted(local)
}

/// The first minute at which the clocks show this time, or a later one if they skip it.
pub(crate) fn first_showing(zone: &str, local: NaiveDateTime) -> Minute {
    let found = around(local).find(|at| *at + ahead(zone, *at) >= counted(local));
    found.expect("clocks get there")
}

/// The minute at which the clocks show this time; none if they skip it or show it twice.
pub(crate) fn only_showing(zone: &str, local: NaiveDateTime) -> Option<Minute> {
    let mut showing = around(local).filter(|at| *at + ahead(zone, *at) == counted(local));
    let first = showing.next()?;
    showing.next().is_none().then_some(first)
}

/// The local times of hours on a day, told by how they are printed: `22:00-01:00+1`.
pub(crate) fn local_times(hours: Hours, day: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
    let printed = hours.to_string();
    let (from, to) = printed.split_once('-').expect("a range");
    let local = |text: &str| {
        let (clock, days) = text
            .strip_suffix("+1")
            .map_or((text, 0), |clock| (clock, 1));
        let (hour, minute) = clock.split_once(':').expect("a time");
        let number = |text: &str| text.parse::<i64>().expect("a number");
        let midnight = (day + Days::new(days)).and_time(NaiveTime::MIN);
        midnight + TimeDelta::minutes(number(hour) * 60 + number(minute))
    };
    (local(from), local(to))
}

/// The sessions as they are planned.
pub(crate) fn planned_slots(plan: &Plan) -> Vec<Slot> {
    let sessions = plan.frame().iter();
    sessions.map(slot_of).collect()
}

/// A session of the library in the terms of the reference.
pub(crate) fn slot_of(session: &plenary::Session) -> Slot {
    Slot {
        track: session.track,
        day: session.day,
        opens: minute(session.opens),
        closes: minute(session.closes),
        kind: session.kind,
        group: session.group,
    }
}

/// The sessions as they are held by the news of the days.
pub(crate) fn held_slots(plan: &Plan, news: &News) -> Result<Vec<Slot>, Misfit> {
    let planned = planned_slots(plan);
    let mut held = Vec::new();
    for track in 0..plan.tracks().len() {
        let mut of_track: Vec<Slot> = Vec::new();
        let days = plan.first_day().iter_days();
        for day in days.take_while(|day| *day <= plan.last_day()) {
            let of_day = planned
                .iter()
                .filter(|slot| (slot.track, slot.day) == (track, day));
            of_track.extend(one_day(plan, news, track, day, of_day.copied().collect())?);
        }
        of_track.sort_by_key(|slot| (slot.opens, slot.closes));
        if of_track
            .windows(2)
            .any(|pair| pair[1].opens < pair[0].closes)
        {
            return Err(Misfit::Sessions);
        }
        held.extend(of_track);
    }
    Ok(held)
}

/// Whether nothing is held in a track on a day: one that is closed for all is not in a track whose
/// own days give hours for it.
fn is_closed(plan: &Plan, track: usize, day: NaiveDate) -> bool {
    let mut frame = plan.frame().iter();
    let is_open = frame.any(|session| (session.track, session.day) == (track, day));
    let mut closed = plan.closed_days().iter();
    closed.any(|closed| {
        let for_it = closed.track.map_or(!is_open, |of| of == track);
        closed.day == day && for_it
    })
}

/// The group that an extra session is for.
fn group_of(plan: &Plan, extra: &Extra) -> Option<usize> {
    let id = extra.group.as_ref()?;
    plan.groups().iter().position(|group| group.id == *id)
}

/// Whether a group, or one of its sub-working groups, meets in a track.
fn meets(plan: &Plan, group: usize, track: usize) -> bool {
    let own = |of: usize| of == group || plan.groups()[of].parent == Some(group);
    let mut meetings = plan.meetings().iter();
    meetings.any(|meeting| meeting.track == track && meeting.group.is_some_and(own))
}

fn meets_somewhere(plan: &Plan, group: usize) -> bool {
    (0..plan.tracks().len()).any(|track| meets(plan, group, track))
}

/// What is said of a day of a track alone, and what is said of all.
fn said<'n>(
    plan: &Plan,
    news: &'n News,
    track: usize,
    day: NaiveDate,
) -> [Option<&'n DayRecord>; 2] {
    let key = plan.tracks()[track].key.as_deref();
    let of = |key: Option<&str>| {
        let mut days = news.days().iter();
        days.find(|record| record.day == day && record.track.as_deref() == key)
    };
    [key.and_then(|key| of(Some(key))), of(None)]
}

/// The sessions of a day of a track by its news, from those that are planned.
fn one_day(
    plan: &Plan,
    news: &News,
    track: usize,
    day: NaiveDate,
    mut slots: Vec<Slot>,
) -> Result<Vec<Slot>, Misfit> {
    let said = said(plan, news, track, day);
    let closed = is_closed(plan, track, day);
    check_closed(plan, said, closed, day)?;
    let hears = [true, !closed && !plan.tracks()[track].own_hours];
    let spoken = said.into_iter().zip(hears);
    let spoken = spoken.filter_map(|(record, hears)| record.filter(|_| hears));
    if let Some(held) = spoken.clone().find_map(|record| record.held.as_ref()) {
        let held = held.iter().map(|hours| slot(plan, track, day, *hours));
        slots = held.collect::<Result<_, _>>()?;
    }
    for opened in spoken.flat_map(|record| &record.opened) {
        let now = slot(plan, track, day, *opened)?;
        let same = |slot: &Slot| (slot.opens, slot.closes) == (now.opens, now.closes);
        let kept = slots.iter_mut().filter(|slot| same(slot));
        kept.filter(|slot| slot.kind == SessionKind::IfNeeded)
            .for_each(|slot| slot.kind = SessionKind::Opened);
    }
    for (record, hears) in said.into_iter().zip(hears) {
        for extra in record.into_iter().flat_map(|record| &record.extra) {
            let group = group_of(plan, extra);
            let meeting = group.filter(|group| meets_somewhere(plan, *group));
            if meeting.map_or(hears, |group| meets(plan, group, track)) {
                if closed {
                    return Err(Misfit::Sessions);
                }
                let kind = SessionKind::Extra;
                let slot = slot(plan, track, day, extra.hours)?;
                slots.push(Slot {
                    kind,
                    group,
                    ..slot
                });
            }
        }
    }
    Ok(slots)
}

/// Nothing is held on a day that is closed, by the same table.
fn check_closed(
    plan: &Plan,
    [own, common]: [Option<&DayRecord>; 2],
    closed: bool,
    day: NaiveDate,
) -> Result<(), Misfit> {
    let tells = |of: Option<&DayRecord>| {
        let held = of.into_iter().flat_map(|of| &of.held).flatten();
        let mut extra = of.into_iter().flat_map(|of| &of.extra);
        let nobodys = |extra: &Extra| {
            let group = group_of(plan, extra);
            !group.is_some_and(|group| meets_somewhere(plan, group))
        };
        held.count() > 0 || extra.any(nobodys)
    };
    let mut closed_days = plan.closed_days().iter();
    let for_all = closed_days.any(|of| of.day == day && of.track.is_none());
    if closed && tells(own) || for_all && tells(common) {
        return Err(Misfit::Sessions);
    }
    Ok(())
}

/// A session that was held.
fn slot(plan: &Plan, track: usize, day: NaiveDate, hours: Hours) -> Result<Slot, Misfit> {
    let (from, to) = local_times(hours, day);
    let zone = plan.time_zone();
    let times = only_showing(zone, from).zip(only_showing(zone, to));
    let (opens, closes) = times.ok_or(Misfit::Clocks)?;
    Ok(Slot {
        track,
        day,
        opens,
        closes,
        kind: SessionKind::Planned,
        group: None,
    })
}
