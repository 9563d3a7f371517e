//! Free time: with all that takes time it adds up to the frame.

use chrono::TimeDelta;
use plenary::{
    Minutes, Moment, Schedule, Source,
    chrono::{NaiveTime, TimeZone},
    plan::{SessionKind, TrackId, Venue},
    schedule::{Balance, Place, Sitting},
    time::EventTime,
};
use proptest::prelude::*;

use crate::{cases::schedules, plans::cases, rolling::config};

type Interval = (Moment, Moment);

fn minutes(all: &[Interval]) -> i64 {
    let each = all.iter().map(|(from, to)| (*to - *from).num_minutes());
    each.sum()
}

/// The parts of some intervals that lie in others; those of each list are in order and apart.
fn common(one: &[Interval], other: &[Interval]) -> Vec<Interval> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
    let parts = pairs.map(|(a, b)| (a.0.max(b.0), a.1.min(b.1)));
    parts.filter(|(from, to)| from < to).collect()
}

fn joined(mut all: Vec<Interval>) -> Vec<Interval> {
    all.sort_unstable();
    let mut joined: Vec<Interval> = Vec::new();
    for interval in all {
        match joined.last_mut() {
            Some(last) if interval.0 <= last.1 => last.1 = last.1.max(interval.1),
            _ => joined.push(interval),
        }
    }
    joined
}

/// The events that take time in a track, read from the plan.
fn events(schedule: &Schedule, track: TrackId) -> Vec<Interval> {
    let plan = schedule.plan();
    let zone: chrono_tz::Tz = plan.time_zone().parse().expect("a zone");
    // A midnight that the clocks skip is the next minute that they show.
    let instant = |local: chrono::NaiveDateTime| {
        let mut later = (0..).map(|minutes| local + TimeDelta::minutes(minutes));
        let found = later.find_map(|local| zone.from_local_datetime(&local).earliest());
        found.map(|moment| moment.fixed_offset())
    };
    let taking = plan
        .events()
        .iter()
        .filter(|event| event.takes_time && event.track.is_none_or(|of| of == track));
    let all = taking.flat_map(|event| {
        let days = event.days.iter();
        days.filter_map(|day| {
            let next = day.succ_opt()?;
            let (from, to) = match event.time {
                Some(EventTime::Hours(hours)) => {
                    let ends_on = if hours.ends_next_day() || hours.closes() == NaiveTime::MIN {
                        next
                    } else {
                        *day
                    };
                    let begins_on = if hours.to_string().contains("+1-") {
                        next
                    } else {
                        *day
                    };
                    (
                        begins_on.and_time(hours.opens()),
                        ends_on.and_time(hours.closes()),
                    )
                }
                // A session that opens on that day belongs to it, however late it closes.
                None => (day.and_time(NaiveTime::MIN), next.and_time(NaiveTime::MIN)),
                Some(_) => return None,
            };
            let whole = event.time.is_none();
            let of_day = plan
                .frame()
                .iter()
                .filter(|session| whole && session.day == *day);
            let last = of_day.map(|session| session.closes).max();
            let ends = instant(to)?;
            Some((instant(from)?, last.map_or(ends, |last| last.max(ends))))
        })
    });
    joined(all.collect())
}

/// The time to change over between the sittings of a track, events and all.
fn change_overs(schedule: &Schedule, sittings: &[(usize, &Sitting)]) -> Vec<Interval> {
    let change_over = i64::from(schedule.plan().rules().change_over.0);
    let pairs = sittings
        .windows(2)
        .filter(|pair| pair[0].0 != pair[1].0 && pair[0].1.session == pair[1].1.session);
    let gaps = pairs.map(|pair| {
        let (ends, next) = (pair[0].1.ends, pair[1].1.starts);
        (ends, next.min(ends + TimeDelta::minutes(change_over)))
    });
    gaps.filter(|(from, to)| from < to).collect()
}

fn hours(sessions: &[&plenary::plan::Session]) -> Vec<Interval> {
    let hours = |session: &&plenary::plan::Session| (session.opens, session.closes);
    sessions.iter().map(hours).collect()
}

/// The sittings of a track in order of time, each with the place of its meeting.
fn sittings(schedule: &Schedule, track: TrackId) -> Vec<(usize, &Sitting)> {
    let meetings = schedule.meetings().iter().enumerate();
    let mut sittings: Vec<_> = meetings
        .filter(|(_, placed)| placed.meeting.track == track)
        .flat_map(|(place, placed)| placed.current.sittings.iter().map(move |of| (place, of)))
        .collect();
    sittings.sort_by_key(|(_, sitting)| sitting.starts);
    sittings
}

/// The minutes of all parts of a track.
fn adds_up(schedule: &Schedule) -> Result<(), TestCaseError> {
    let mut usable = 0;
    for track in (0..schedule.plan().tracks().len()).map(TrackId::new) {
        let of_track = schedule
            .sessions()
            .iter()
            .filter(|session| session.track == track);
        let (reserve, sessions): (Vec<_>, Vec<_>) =
            of_track.partition(|session| session.kind == SessionKind::IfNeeded);
        let (reserve, sessions) = (hours(&reserve), hours(&sessions));
        let frame = minutes(&reserve) + minutes(&sessions);
        let sittings = sittings(schedule, track);
        let held: Vec<_> = sittings
            .iter()
            .map(|(_, sitting)| (sitting.starts, sitting.ends))
            .collect();
        let events = common(&events(schedule, track), &sessions);
        let change_overs = change_overs(schedule, &sittings);
        let change_over = minutes(&change_overs) - minutes(&common(&change_overs, &events));
        let free = schedule.free(Place::Track(track));
        for stretch in &free {
            let session = schedule.session(stretch.session).expect("a session");
            prop_assert!(session.opens <= stretch.starts && stretch.ends <= session.closes);
            prop_assert!(session.track == track && stretch.starts < stretch.ends);
        }
        let intervals: Vec<_> = free
            .iter()
            .map(|stretch| (stretch.starts, stretch.ends))
            .collect();
        for taken in [&held, &events, &change_overs, &reserve] {
            prop_assert_eq!(common(&intervals, taken), vec![]);
        }
        let free: i64 = free
            .iter()
            .map(|stretch| i64::from(stretch.minutes().0))
            .sum();
        let open = minutes(&held) + change_over + free;
        prop_assert_eq!(open + minutes(&events) + minutes(&reserve), frame);
        usable += open;
    }
    // The balance counts the same time: all that events and the reserve leave.
    prop_assert_eq!(i64::from(Balance::of(schedule).sessions.0), usable);
    Ok(())
}

#[test]
fn free_time_and_all_else_add_up_to_the_frame() {
    for (name, schedule) in schedules() {
        adds_up(&schedule).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn free_time_of_generated_schedules_adds_up(case in cases()) {
        let Ok(plan) = case.plan() else { return Ok(()) };
        let news = case.news(&plan);
        let Ok(schedule) = plenary::place(plan, &news) else { return Ok(()) };
        adds_up(&schedule.value)?;
    }
}

/// `2026-09-07 10:00 to 10:30`, a line each.
fn lines(schedule: &Schedule, place: Place<'_>) -> Vec<String> {
    let free = schedule.free(place).into_iter();
    let line = |stretch: plenary::schedule::FreeTime| {
        let from = stretch.starts.format("%a %H:%M");
        format!("{from} to {}", stretch.ends.format("%H:%M"))
    };
    free.map(line).collect()
}

fn compiled(text: &str) -> Schedule {
    let compiled = plenary::compile(&Source::new("case.toml", text));
    compiled.unwrap_or_else(|report| panic!("{report}")).value
}

#[test]
fn change_over_lies_between_two_meetings_only() {
    let schedule = compiled(
        r#"
        conference = "C1"
        name = "C1 meetings"
        time-zone = "Europe/Zurich"
        first-day = 2026-09-07
        last-day = 2026-09-08
        sessions = ["10:00-13:00", { time = "15:00-18:00", if-needed = true }]
        change-over = "10m"
        [groups.A]
        [groups.B]
        [groups.C]
        [[meeting]]
        group = "A"
        duration = "30m"
        [[meeting]]
        group = "B"
        duration = "30m"
        [[meeting]]
        group = "C"
        duration = "30m"
        starts = "2026-09-07 12:00"
        [[event]]
        title = "Coffee"
        kind = "break"
        on = 2026-09-07
        time = "11:15-11:30"
        "#,
    );
    // A to 10:30, B from 10:40 to 11:10, and five minutes of its change-over before coffee.
    let expected = [
        "Mon 11:30 to 12:00",
        "Mon 12:30 to 13:00",
        "Tue 10:00 to 13:00",
    ];
    assert_eq!(lines(&schedule, Place::Track(TrackId::new(0))), expected);
    assert!(schedule.free(Place::Track(TrackId::new(1))).is_empty());
}

/// Two rooms of tracks, a third in which one meeting is held, and events in one room and in all.
const ROOMS: &str = r#"
    conference = "C1"
    name = "C1 meetings"
    time-zone = "Europe/Zurich"
    first-day = 2026-09-07
    last-day = 2026-09-07
    sessions = ["10:00-13:00"]
    [tracks.A]
    room = "Room XX"
    [tracks.B]
    room = "Room XI"
    sessions = ["09:00-12:00"]
    [groups.A]
    [groups.B]
    [groups.C]
    [[meeting]]
    group = "A"
    duration = "1h"
    track = "A"
    [[meeting]]
    group = "B"
    duration = "1h"
    track = "A"
    room = "Cinema"
    [[meeting]]
    group = "C"
    duration = "1h"
    track = "B"
    [[event]]
    title = "Briefing"
    kind = "side-event"
    on = 2026-09-07
    time = "12:15-12:45"
    room = "Room XX"
    [[event]]
    title = "Coffee"
    kind = "break"
    on = 2026-09-07
    time = "11:30-11:40"
"#;

#[test]
fn a_room_is_free_while_nobody_is_in_it() {
    let schedule = compiled(ROOMS);
    let track = |place: usize| schedule.plan().tracks()[place].room.as_ref();
    let room = |venue: Option<&Venue>| lines(&schedule, Place::Room(venue.expect("a room")));
    // The side event takes no time from meetings, and the room nevertheless.
    assert_eq!(
        lines(&schedule, Place::Track(TrackId::new(0))),
        ["Mon 12:10 to 13:00"]
    );
    assert_eq!(
        room(track(0)),
        [
            "Mon 11:00 to 11:30",
            "Mon 11:40 to 12:15",
            "Mon 12:45 to 13:00"
        ]
    );
    assert_eq!(room(track(1)), ["Mon 10:00 to 11:30", "Mon 11:40 to 12:00"]);
    // No track meets in the cinema: all sessions count, once.
    let cinema = schedule.plan().room_of(&schedule.meetings()[1].meeting);
    assert_eq!(room(cinema), ["Mon 09:00 to 11:00", "Mon 12:10 to 13:00"]);
    let first = schedule.free(Place::Track(TrackId::new(0)))[0];
    assert_eq!(first.minutes(), Minutes(50));
}
